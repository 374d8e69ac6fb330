/**
 * Timeline: the native slider over the whole record with its buttons, the year marks and a strip that shows where events are dense.
 */
(function (ground) {
  "use strict";

  const BIN_DAYS = 7;
  const HEIGHT = 26;
  const SPEEDS = [0.25, 0.5, 1, 2, 4, 8];

  class Timeline {
    constructor({ track, play, previous, next, speed }, { bundle, clock, cards, words }) {
      const { h, s } = ground;
      Object.assign(this, { play, bundle, clock, cards, words });
      this.strip = s("svg", { class: "strip", "aria-hidden": true });
      this.slider = h("input", { id: "slider", type: "range", min: 0, max: clock.last, step: 1, value: clock.day, "data-copy-label": "slider" });
      this.years = h("div", { class: "years", "aria-hidden": true });
      track.replaceChildren(this.strip, this.slider, this.years);
      this.slider.addEventListener("input", () => {
        clock.pause();
        clock.set(Number(this.slider.value));
      });
      play.addEventListener("click", () => clock.toggle());
      previous.addEventListener("click", () => this.jump(-1));
      next.addEventListener("click", () => this.jump(1));
      const choice = h("select", { "data-copy-label": "speed" }, ...SPEEDS.map((times) => h("option", { value: times, selected: times === 1 }, `${times}×`)));
      choice.addEventListener("change", () => (clock.speed = Number(choice.value)));
      const pace = h("select", { class: "pace", "data-copy-label": "pace" }, ...["pace_days", "pace_events"].map((key) => h("option", { value: key, "data-copy": key })));
      pace.addEventListener("change", () => this.choosePace(pace.value === "pace_events"));
      speed.replaceChildren(choice, pace);
      clock.on("play", () => this.playing());
      this.draw();
      this.playing();
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

    /** Show the day on the slider, and say it. */
    show(day, spoken) {
      if (Number(this.slider.value) !== day) this.slider.value = day;
      this.slider.setAttribute("aria-valuetext", spoken);
    }

    playing() {
      this.play.classList.toggle("playing", this.clock.playing);
      const label = this.words.say(this.clock.playing ? "pause" : "play");
      this.play.setAttribute("aria-label", label);
      this.play.title = label;
    }

    /** Bars of events a week (square root, so that busy weeks do not hide quiet ones), and the years. */
    draw() {
      const { s, h } = ground;
      this.choosePace(this.isByEvents);
      const days = this.clock.last + 1;
      const bins = new Array(Math.ceil(days / BIN_DAYS)).fill(0);
      this.bundle.events.day.forEach((day, i) => {
        if (this.cards.passes(i)) bins[Math.floor(day / BIN_DAYS)]++;
      });
      const top = Math.max(1, Math.sqrt(Math.max(...bins)));
      const bars = bins.map((n, i) => (n ? `M${i * BIN_DAYS} ${HEIGHT}v${(-HEIGHT * Math.sqrt(n)) / top}h${BIN_DAYS - 1.5}V${HEIGHT}z` : "")).join("");
      this.strip.setAttribute("viewBox", `0 0 ${days} ${HEIGHT}`);
      this.strip.setAttribute("preserveAspectRatio", "none");
      this.strip.replaceChildren(s("path", { d: bars }));
      const first = Number(this.words.iso(0).slice(0, 4));
      const last = Number(this.words.iso(this.clock.last).slice(0, 4));
      const marks = [];
      for (let year = first; year <= last; year++) {
        const day = Math.max(0, this.words.day(`${year}-01-01`));
        marks.push(h("span", { style: `--at:${(day / this.clock.last).toFixed(4)}` }, String(year)));
      }
      this.years.replaceChildren(...marks);
    }
  }

  ground.Timeline = Timeline;
  if (typeof module !== "undefined") module.exports = { Timeline };
})(typeof window === "undefined" ? {} : (window.ground = window.ground || {}));
