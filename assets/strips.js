/**
 * Strips: all places as rows of spells over time, like a barcode of the war. Only the rows in sight are drawn; the line of the
 * clock lies over them, so that scrubbing draws nothing anew.
 */
(function (ground) {
  "use strict";

  const ROW = 17;
  const GAP = 2; // between two rows
  const NAMES = 128; // room for names, px
  const EDGE = 10; // room beyond the last day, so that the line shows there

  /** Places in the order of a sort; those that a force never held come last when the sort is about that force. */
  function ordered(places, spells, { sort, force, name, region }) {
    const held = (place) => ground.stays(spells[place]).filter((stay) => stay.force === force);
    const keys = {
      region: (place) => [0, region(place), name(place)],
      taken: (place) => [held(place).length ? 0 : 1, held(place)[0]?.start ?? 0, name(place)],
      lost: (place) => [held(place).length ? 0 : 1, held(place).at(-1)?.end ?? 0, name(place)],
    };
    const compare = (a, b) => (typeof a === "number" ? a - b : a.localeCompare(b));
    return places.map((place) => [keys[sort](place), place])
      .sort(([a], [b]) => a.reduce((decided, value, i) => decided || compare(value, b[i]), 0)).map(([, place]) => place);
  }

  class Strips {
    constructor({ bundle, words, clock, selection, sieve, stage, spells, ask }) {
      Object.assign(this, { bundle, words, clock, selection, sieve, stage, spells, ask, sort: "region", at: 0 });
    }

    /** The force that "taken" and "lost" are about. */
    get force() {
      return this.sieve.subject;
    }

    build() {
      const { h } = ground;
      const { words, bundle } = this;
      const force = words.name(bundle.forces, this.force, "short_");
      const choice = h("select", {}, ...["region", "taken", "lost"].map((sort) => h("option", { value: sort, selected: sort === this.sort }, words.say(`sort_${sort}`, { force }))));
      choice.addEventListener("change", () => {
        this.sort = choice.value;
        this.arrange();
      });
      this.count = h("span", { class: "count" });
      this.said = h("p", { class: "said", role: "status" }, words.say("strips_help"));
      this.canvas = h("canvas", { "aria-hidden": true });
      this.line = h("div", { class: "strips-line", "aria-hidden": true });
      this.space = h("div", { class: "strips-space" });
      this.grid = h("div", { class: "strips", tabindex: 0, role: "application", "aria-label": words.say("strips_label") }, h("div", { class: "strips-window" }, this.canvas, this.line), this.space);
      this.grid.addEventListener("scroll", () => this.draw());
      this.grid.addEventListener("keydown", (event) => this.key(event));
      this.grid.addEventListener("click", (event) => this.press(event));
      this.grid.addEventListener("pointermove", (event) => this.point(event));
      return h("div", { class: "board-view" }, h("div", { class: "board-tools" }, h("label", {}, words.say("sort_by"), " ", choice), this.count), ground.showingLine(this), this.said, this.grid);
    }

    /** Once in the page: measure, order, draw. */
    placed() {
      this.watch?.disconnect();
      this.watch = new ResizeObserver(() => this.draw());
      this.watch.observe(this.grid);
      this.arrange();
    }

    arrange() {
      const { bundle, words, selection, sieve } = this;
      const { places } = bundle;
      const chosen = places.id.map((_, place) => place).filter((place) => this.spells[place].some(({ line }) => sieve.sees(place, line)) || sieve.sees(place, -1));
      this.rows = ordered(chosen, this.spells, {
        sort: this.sort, force: this.force, name: (place) => words.name(places, place),
        region: (place) => `${sieve.country[place]} ${words.say(`admin1_${places.admin1[place]}`)}`,
      });
      this.at = Math.max(0, this.rows.indexOf(selection.value.place));
      this.count.textContent = words.say("strips_count", { n: words.number(this.rows.length) });
      this.space.style.height = `${this.rows.length * ROW}px`;
      if (this.at) this.see();
      this.draw();
    }

    /** Where a day lies, in px from the left; time runs as the page reads. */
    x(day) {
      const along = NAMES + (day / this.bundle.days) * (this.width - NAMES - EDGE);
      return this.words.timeDirection === "rtl" ? this.width - along : along;
    }

    draw() {
      const { clientWidth, clientHeight } = this.grid;
      if (!clientWidth) return;
      this.width = clientWidth;
      const ratio = window.devicePixelRatio || 1;
      Object.assign(this.canvas, { width: clientWidth * ratio, height: clientHeight * ratio });
      Object.assign(this.canvas.style, { width: `${clientWidth}px`, height: `${clientHeight}px` });
      const style = getComputedStyle(this.grid);
      const pen = this.canvas.getContext("2d");
      pen.scale(ratio, ratio);
      pen.font = `12px ${style.fontFamily}`;
      pen.textBaseline = "middle";
      const ink = style.getPropertyValue("--ink").trim();
      const first = Math.floor(this.grid.scrollTop / ROW);
      for (let i = first; i < this.rows.length && i * ROW < this.grid.scrollTop + clientHeight; i++) this.row(pen, this.rows[i], i * ROW - this.grid.scrollTop, i === this.at, ink);
      this.show(this.clock.day);
    }

    row(pen, place, y, current, ink) {
      const { stage: { palette }, sieve } = this;
      const bar = (from, to, top, height, colour) => {
        const [a, b] = [this.x(from), this.x(to)];
        pen.fillStyle = colour;
        pen.fillRect(Math.min(a, b), top, Math.max(1, Math.abs(b - a)), height);
      };
      for (const { start, end, force, state, by, line } of this.spells[place]) {
        const isSeen = sieve.sees(place, line);
        bar(start, end, y + GAP / 2, ROW - GAP, isSeen ? palette.colour(force) : palette.muted);
        if (isSeen && state && by >= 0) bar(start, end, y + ROW * 0.6, ROW * 0.4 - GAP / 2, palette.colour(by));
      }
      const rtl = this.words.timeDirection === "rtl"; // names stand where time begins
      pen.fillStyle = ink;
      pen.textAlign = rtl ? "right" : "left";
      pen.direction = this.words.direction;
      pen.fillText(this.words.name(this.bundle.places, place), rtl ? this.width - 6 : 6, y + ROW / 2, NAMES - 12);
      if (!current) return;
      pen.strokeStyle = ink;
      pen.lineWidth = 2;
      pen.strokeRect(1, y + 1, this.width - 2, ROW - 2);
    }

    /** Move the line of the clock. */
    show(day) {
      if (this.width) this.line.style.transform = `translateX(${this.x(day)}px)`;
    }

    /** The row and day under a pointer. */
    under(event) {
      const box = this.canvas.getBoundingClientRect();
      const x = this.words.timeDirection === "rtl" ? box.right - event.clientX : event.clientX - box.left;
      const day = Math.round(((x - NAMES) / (this.width - NAMES - EDGE)) * this.bundle.days);
      return { row: Math.floor((event.clientY - box.top + this.grid.scrollTop) / ROW), day };
    }

    press(event) {
      const { row, day } = this.under(event);
      if (!(row in this.rows)) return;
      this.at = row;
      if (day >= 0) this.clock.set(day);
      this.ask(this.rows[row]);
      this.draw();
    }

    point(event) {
      const { row, day } = this.under(event);
      if (row in this.rows) this.tell(row, day < 0 ? this.clock.day : day);
    }

    /** Say who held the place of a row on a day, from when to when. */
    tell(row, day) {
      const { words, bundle } = this;
      const stay = ground.spellOn(ground.stays(this.spells[this.rows[row]]), Math.min(day, bundle.days - 1));
      const force = stay ? words.name(bundle.forces, stay.force, "short_") : words.say("unknown");
      const when = stay ? words.say("date_between", { earliest: words.date(stay.start), latest: words.date(Math.min(stay.end, bundle.days - 1)) }) : words.date(day);
      this.said.textContent = words.say("strips_row", { place: words.name(bundle.places, this.rows[row]), force, when });
    }

    key(event) {
      const move = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (event.key === "Enter" && this.rows.length) this.ask(this.rows[this.at]);
      else if (move) {
        event.preventDefault();
        this.at = Math.max(0, Math.min(this.rows.length - 1, this.at + move));
        this.see();
        this.draw();
        this.tell(this.at, this.clock.day);
      }
    }

    /** Scroll so that the current row is in sight. */
    see() {
      const { scrollTop, clientHeight } = this.grid;
      const top = this.at * ROW;
      if (top < scrollTop) this.grid.scrollTop = top;
      else if (top + ROW > scrollTop + clientHeight) this.grid.scrollTop = top + ROW - clientHeight;
    }
  }

  ground.Strips = Strips;
  ground.ordered = ordered;
  if (typeof module !== "undefined") module.exports = { ordered };
})(typeof window === "undefined" ? require("./spells.js") : (window.ground = window.ground || {}));
