/**
 * Timeline: a slider lies over a stacked area of the ground held, ticks of events, months and years; so a drag may start anywhere. It is the
 * native one for keys, fingers and those who listen; a mouse is followed here.
 * The wheel zooms time: the slider then spans a window of days, which follows the clock.
 */
(function (ground) {
  "use strict";

  const BIN_DAYS = 7;
  const HEIGHT = 1000;
  /** The areas take this share of the height, the ticks of events the thousandths below. */
  const AREAS = 0.76;
  const TICKS = 215;
  const SPEEDS = [0.25, 0.5, 1, 2, 4, 8];
  const LEAST_WINDOW = 45;
  /** A mouse this near to the mark of a chapter is told its title. */
  const CHAPTER_PX = 5;
  /** Months are named when a day is wider than this many pixels, and marked when wider than a quarter of it. */
  const MONTH_PX = { en: 1.3, ar: 2.6 };

  class Timeline {
    constructor({ track, play, previous, next, speed }, { bundle, clock, cards, words, selection, area, stage }) {
      const { h, s } = ground;
      Object.assign(this, { track, play, bundle, clock, cards, words, selection, area });
      this.from = 0;
      this.to = clock.last;
      this.held = null; // how far right of a mouse that drags the playhead is, pixels
      this.areas = s("g", { class: "areas", transform: `scale(1 ${AREAS})` });
      this.ticks = s("path", { class: "ticks" });
      this.strip = s("svg", { class: "strip", "aria-hidden": true, preserveAspectRatio: "none" }, this.areas, this.ticks);
      this.slider = h("input", { id: "slider", type: "range", min: 0, max: clock.last, step: 1, value: clock.day, "data-copy-label": "slider" });
      this.years = h("div", { class: "years", "aria-hidden": true });
      this.chapters = h("div", { class: "chapters", "aria-hidden": true });
      this.under = h("div", { class: "under", "aria-hidden": true, hidden: true });
      this.whole = h("button", { type: "button", class: "whole", hidden: true, "data-copy": "whole_period", onclick: () => this.zoom(0, clock.last) });
      this.playhead = new ground.Playhead(bundle, stage);
      track.replaceChildren(this.strip, this.years, this.chapters, this.playhead.sheet.canvas, this.slider, this.under, this.whole);
      track.addEventListener("pointermove", (event) => this.point(event));
      track.addEventListener("pointerleave", () => (this.under.hidden = true));
      this.slider.addEventListener("input", () => this.go(Number(this.slider.value)));
      this.slider.addEventListener("keydown", () => {
        this.slider.classList.remove("grabbed");
        this.show(clock.day); // its keys step from there
      });
      this.slider.addEventListener("blur", () => this.slider.classList.remove("grabbed"));
      this.slider.addEventListener("pointerdown", (event) => this.grab(event));
      this.slider.addEventListener("pointermove", (event) => this.drag(event));
      this.slider.addEventListener("lostpointercapture", () => (this.held = null));
      track.addEventListener("wheel", (event) => this.wheel(event), { passive: false });
      play.addEventListener("click", () => clock.toggle());
      previous.addEventListener("click", () => this.jump(-1));
      next.addEventListener("click", () => this.jump(1));
      const choice = h("select", { "data-copy-label": "speed" }, ...SPEEDS.map((times) => h("option", { value: times, selected: times === 1 })));
      this.speeds = choice.options;
      choice.addEventListener("change", () => (clock.speed = Number(choice.value)));
      const pace = h("select", { class: "pace", "data-copy-label": "pace" }, ...["pace_days", "pace_events"].map((key) => h("option", { value: key, "data-copy": key })));
      pace.addEventListener("change", () => this.choosePace(pace.value === "pace_events"));
      speed.replaceChildren(choice, pace);
      clock.on("play", () => this.playing());
      new ResizeObserver(() => this.fit()).observe(track);
      this.draw();
      this.translate();
    }

    /** Play by events that pass the filters, or by days. */
    choosePace(byEvents) {
      this.isByEvents = byEvents;
      const { day } = this.bundle.events;
      this.clock.pace = byEvents ? ground.paceByEvents(this.clock.last + 1, day.filter((_, i) => this.cards.passes(i))) : null;
    }

    /** Step to the previous or next event; at the end, stay. */
    jump(direction) {
      this.clock.pause();
      const day = this.cards.neighbour(this.clock.day, direction);
      if (day !== null) this.clock.set(day);
    }

    /** The reader moved the slider. */
    go(day) {
      this.clock.pause();
      this.clock.set(day);
    }

    /**
     * A mouse takes hold of time. Browsers can drag a slider too, but make a frame of the page for every step of a thumb that is not even seen;
     * that takes longer than the step. Fingers and pens have what the browser gives them, because it knows when they mean to scroll.
     */
    grab(event) {
      if (event.pointerType !== "mouse" || event.button) return;
      event.preventDefault(); // the browser does not drag
      this.slider.classList.add("grabbed");
      this.slider.focus({ preventScroll: true });
      this.slider.setPointerCapture(event.pointerId);
      const { left, width } = this.strip.getBoundingClientRect();
      const away = left + this.at(this.clock.day) * width - event.clientX;
      this.held = Math.abs(away) <= this.inset ? away : 0; // by the thumb: it does not jump
      this.drag(event);
    }

    drag(event) {
      if (this.held !== null) this.go(this.dayAt(event.clientX + this.held));
    }

    /** Put the slider on the day; what it says is for news.js. */
    show(day) {
      if (Number(this.slider.value) !== day) this.slider.value = day;
    }

    /** Follow the clock: a window that the day has left moves after it. */
    follow(day) {
      if (day < this.from || day > this.to) {
        const span = this.to - this.from;
        const from = Math.max(0, Math.min(this.clock.last - span, Math.round(day - span / 4)));
        this.zoom(from, from + span);
      }
      this.stand(day);
    }

    /** Move the playhead to a day. */
    stand(day) {
      this.playhead.stand(this.at(day));
    }

    /** Where a day stands, as a share of the strip from the left. */
    at(day) {
      return this.turned((day - this.from) / Math.max(1, this.to - this.from));
    }

    /** The day at an x of the window. */
    dayAt(x) {
      return Math.round(this.from + this.share(x) * (this.to - this.from));
    }

    /** A share of the time as a share of the width from the left, and back. */
    turned(share) {
      return this.words.timeDirection === "rtl" ? 1 - share : share;
    }

    /** Write the speeds in the digits of the reader. */
    translate() {
      for (const option of this.speeds) option.textContent = this.words.say("times", { n: this.words.digits(option.value) });
      this.playing();
      this.mark();
    }

    playing() {
      this.play.classList.toggle("playing", this.clock.playing);
      const label = this.words.say(this.clock.playing ? "pause" : "play");
      this.play.setAttribute("aria-label", label);
      this.play.title = label;
    }

    /** How far along the strip an x of the window is: 0 at the first day shown, 1 at the last. */
    share(x) {
      const { left, width } = this.strip.getBoundingClientRect();
      return this.turned(Math.max(0, Math.min(1, (x - left) / width)));
    }

    /** Tell the day under a mouse, and the chapter that begins near it. */
    point(event) {
      const isHidden = event.buttons > 0 || event.pointerType !== "mouse" || event.target !== this.slider; // who drags reads the date on the map
      if (this.under.hidden !== isHidden) this.under.hidden = isHidden;
      if (isHidden) return;
      const { bundle, words, from, to, under } = this;
      const day = this.dayAt(event.clientX);
      const far = (chapter) => (Math.abs(chapter.day - day) * this.track.clientWidth) / Math.max(1, to - from);
      const near = bundle.chapters.filter((chapter) => far(chapter) < CHAPTER_PX).sort((a, b) => far(a) - far(b))[0];
      under.textContent = [words.date(day), near && words.digits(near[words.language].title)].filter(Boolean).join(words.say("comma"));
      const room = this.track.clientWidth - under.offsetWidth;
      under.style.translate = `${Math.max(0, Math.min(room, event.clientX - this.track.getBoundingClientRect().left - under.offsetWidth / 2))}px`;
    }

    /** Up and down zoom around the day under the pointer; sideways moves the window. */
    wheel(event) {
      event.preventDefault();
      const box = this.strip.getBoundingClientRect();
      const at = this.share(event.clientX);
      const span = this.to - this.from;
      const pixels = (event.shiftKey ? event.deltaY : event.deltaX) * (event.deltaMode ? 30 : 1);
      const wider = event.shiftKey ? 1 : 1.0018 ** (event.deltaY * (event.deltaMode ? 30 : 1));
      const next = Math.max(Math.min(LEAST_WINDOW, this.clock.last), Math.min(this.clock.last, span * wider));
      const turn = this.words.timeDirection === "rtl" ? -1 : 1;
      const from = this.from + at * (span - next) + (turn * pixels * span) / box.width;
      const start = Math.round(Math.max(0, Math.min(this.clock.last - next, from)));
      this.zoom(start, Math.min(this.clock.last, Math.round(start + next)));
    }

    /** Let the slider span a window of days. */
    zoom(from, to) {
      Object.assign(this, { from, to });
      Object.assign(this.slider, { min: from, max: to });
      this.slider.value = this.clock.day;
      this.stand(this.clock.day);
      this.whole.hidden = to - from >= this.clock.last;
      this.mark();
    }

    /** Areas and ticks for the reader's filters. Ticks: square root of events a week, so that busy weeks do not hide quiet ones. */
    draw() {
      const { s } = ground;
      const { bundle, selection } = this;
      this.choosePace(this.isByEvents);
      const order = bundle.forces.id.map((_, force) => force).filter((force) => selection.has("forces", force));
      const series = this.area.series(selection.value);
      const paths = ground.strata(order.map((force) => series[force].line), bundle.days, series[order[0]]);
      const kinds = [...order.map((force) => `force-${bundle.forces.id[force]}`), "band"];
      this.areas.replaceChildren(...paths.map((d, i) => s("path", { class: kinds[i], d })));
      const bins = new Array(Math.ceil(bundle.days / BIN_DAYS)).fill(0);
      bundle.events.day.forEach((day, i) => {
        if (this.cards.passes(i)) bins[Math.floor(day / BIN_DAYS)]++;
      });
      const top = Math.max(1, Math.sqrt(Math.max(...bins)));
      const bar = (n, i) => (n ? `M${i * BIN_DAYS} ${HEIGHT}v${Math.round((-TICKS * Math.sqrt(n)) / top)}h${BIN_DAYS - 2}V${HEIGHT}z` : "");
      this.ticks.setAttribute("d", bins.map(bar).join(""));
      this.mark();
    }

    /** How much wider the track is than the strip, on each side: half a thumb. */
    get inset() {
      return this.strip.getBoundingClientRect().left - this.track.getBoundingClientRect().left;
    }

    /** Hear how wide the track is. */
    fit() {
      this.width = this.track.clientWidth;
      this.playhead.fit(this.inset);
      this.mark();
    }

    /** Write years, and months where there is room, for the window. */
    mark() {
      const { h } = ground;
      const { words, from, to } = this;
      const span = Math.max(1, to - from);
      if (!this.width) return; // before the first layout
      this.stand(this.clock.day);
      this.strip.setAttribute("viewBox", `${from} 0 ${span} ${HEIGHT}`);
      const pixels = this.width / span;
      const marks = [];
      const [year, month] = words.iso(from).split("-").map(Number);
      for (let i = 0; ; i++) {
        const [y, m] = [year + Math.floor((month - 1 + i) / 12), ((month - 1 + i) % 12) + 1];
        const day = words.day(`${y}-${String(m).padStart(2, "0")}-01`);
        if (day > to) break;
        const style = `--at:${(Math.max(0, day - from) / span).toFixed(4)}`;
        if (m === 1 || !i) marks.push(h("span", { class: "year", style }, words.digits(String(y))));
        else if (pixels > MONTH_PX[words.language]) marks.push(h("span", { class: "month", style }, words.month(m).slice(0, words.language === "en" ? 3 : undefined)));
        else if (pixels > MONTH_PX.en / 4) marks.push(h("i", { style }));
      }
      const isCrowded = marks[1]?.className === "year" && (words.day(`${year + 1}-01-01`) - from) * pixels < 40;
      this.years.replaceChildren(...marks.slice(isCrowded ? 1 : 0));
      const begun = this.bundle.chapters.filter(({ day }) => day >= from && day <= to);
      this.chapters.replaceChildren(...begun.map(({ id, day }) => h("i", { "data-chapter": id, style: `--at:${((day - from) / span).toFixed(4)}` })));
    }
  }

  ground.Timeline = Timeline;
  if (typeof module !== "undefined") module.exports = { Timeline };
})(typeof window === "undefined" ? {} : (window.ground = window.ground || {}));
