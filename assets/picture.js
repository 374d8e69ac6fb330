/**
 * Picture: the current view as one SVG that stands alone: title, date, map as the reader has it, legend, scale bar, filters, sources,
 * version of the record. The page and the command line make it by this one function; text stays text, and nothing outside is asked.
 */
(function (ground) {
  "use strict";

  const PAD = 16;
  const SIZES = { title: 21, tagline: 12.5, date: 27, legend: 13, origin: 10.5 };
  const LINE = 1.4;
  const SWATCH = { width: 20, height: 13 };
  /** The inset's share of the width, and its least and most in pixels. */
  const INSET = [0.24, 150, 290];
  /** Lengths of a scale bar in km; the longest that fits into this many pixels is drawn. */
  const LENGTHS = [1, 2, 5, 10, 20, 50, 100, 200, 500];
  const WIDEST_PX = 170;

  const rules = (ink) => `
text { font-family: ${getComputedStyle(document.body).fontFamily}; fill: ${ink.ink}; }
.title, .date { font-weight: 700; }
.tagline, .origin { fill: ${ink["ink-soft"]}; }
.overlay text { paint-order: stroke; stroke: ${ink.halo}; stroke-width: 3px; stroke-linejoin: round; }
.label.rank-1 { font-weight: 700; }
.label.rank-2 { font-weight: 600; }
.name.country { letter-spacing: 0.22em; font-weight: 650; fill: ${ink["ink-soft"]}; }
.name.neighbour { letter-spacing: 0.16em; fill: ${ink["ink-soft"]}; }
.name.sea, .name.river { font-style: italic; fill: ${ink["sea-ink"]}; }
.name.ar { letter-spacing: 0; font-style: normal; }
`;

  /** A text broken into lines that fit a width. */
  function fold(text, width, size, weight = 400, measure = ground.measure) {
    const lines = [];
    for (const word of text.split(" ")) {
      const longer = lines.length ? `${lines.at(-1)} ${word}` : word;
      if (lines.length && measure(longer, size, weight) <= width) lines[lines.length - 1] = longer;
      else lines.push(word);
    }
    return lines;
  }

  /** The page's view in a box of another shape: all that the reader sees is there, and no edge of the base map if it can be helped. */
  function viewIn(frame, width, height) {
    const { k, x, y, width: w, height: h, scale } = frame.view;
    const { base } = frame;
    const [vx, vy, vw, vh] = scale === 1 ? base.view : [-x / k, -y / k, w / k, h / k];
    const fit = Math.min(width / vw, height / vh);
    const within = (shift, box, whole) => (whole < box ? (box - whole) / 2 : Math.min(0, Math.max(box - whole, shift)));
    return {
      k: fit, width, height, scale,
      x: within(width / 2 - (vx + vw / 2) * fit, width, base.width * fit), y: within(height / 2 - (vy + vh / 2) * fit, height, base.height * fit),
    };
  }

  class Picture {
    /** @param {object} page @param {{width: number, height?: number, dark: boolean, relief?: string[]}} options in pixels of the drawing; a picture of the relief of each frame, as an address */
    constructor(page, { width, height, dark, relief }) {
      const { bundle, words, stage, selection, area } = page;
      Object.assign(this, { page, bundle, words, stage, selection, width, height, relief, palette: new ground.Palette(bundle.forces, dark) });
      this.ink = this.palette.ink;
      this.facts = { bundle, words, stage, palette: this.palette, ...area.ground(selection.value.drawing) };
    }

    /** Where a distance from the start of the line lies. */
    at(x) {
      return this.words.direction === "rtl" ? this.width - x : x;
    }

    text(name, x, y, text, end = false) {
      return ground.s("text", { class: name, x: this.at(x).toFixed(1), y: y.toFixed(1), "font-size": SIZES[name], "text-anchor": end ? "end" : "start", direction: this.words.direction }, text);
    }

    head() {
      const { words, page, width } = this;
      const date = words.date(page.clock.day);
      const room = width - 3 * PAD - ground.measure(date, SIZES.date, 700);
      const titles = fold(words.say("title"), room, SIZES.title, 700);
      const taglines = fold(words.say("tagline"), room, SIZES.tagline);
      let y = 8;
      const rows = [["title", titles], ["tagline", taglines]].flatMap(([name, lines]) => lines.map((line) => this.text(name, PAD, (y += SIZES[name] * 1.25), line)));
      return { height: y + 10, marks: [...rows, this.text("date", width - PAD, 8 + SIZES.date * 1.15, date, true)] };
    }

    /** Whether any ground of a place is in the picture. */
    isShown(place, index) {
      const { easel, view } = this.stage.frames[index];
      const box = easel.box(place);
      return box !== undefined && (index !== this.stage.main ? this.hasInset : ground.reaches(box, view));
    }

    /** What the colours mean: forces that are shown, and the other marks that the map has now. */
    entries() {
      const { bundle, stage, words, palette, ink } = this;
      const looks = bundle.places.frame.flatMap((frame, place) => (this.isShown(place, frame) ? [stage.look(place)] : [])).filter(({ muted }) => !muted);
      const forces = [...new Set(looks.map(({ force }) => force))].filter((force) => force >= 0).sort((a, b) => a - b);
      const entries = forces.map((force) => [words.name(bundle.forces, force, "short_"), { fill: palette.colour(force) }]);
      if (looks.some(({ state }) => state === 1)) entries.push([words.say("legend_contested"), { fill: "url(#mixed)" }]);
      if (looks.some(({ state }) => state === 2)) entries.push([words.say("legend_besieged"), { fill: palette.land, stroke: ink.ink, "stroke-dasharray": "3 2" }]);
      return [...entries, [words.say("legend_unclaimed"), { fill: palette.land }]];
    }

    legend(top) {
      const { s } = ground;
      const { width, ink } = this;
      const marks = [];
      let [x, y] = [PAD, top + 20];
      for (const [name, look] of this.entries()) {
        const w = SWATCH.width + 6 + ground.measure(name, SIZES.legend, 400);
        if (x > PAD && x + w > width - PAD) [x, y] = [PAD, y + SIZES.legend * 1.6];
        const left = this.words.direction === "rtl" ? this.at(x) - SWATCH.width : x;
        marks.push(s("rect", { x: left.toFixed(1), y: (y - 11).toFixed(1), ...SWATCH, rx: 2, stroke: ink["border-ink"], "stroke-width": 0.8, ...look }), this.text("legend", x + SWATCH.width + 6, y, name));
        x += w + 18;
      }
      return { height: y + 9 - top, marks };
    }

    /** What was chosen, how far colour reaches, what it is computed from, and who made it. */
    origin(top) {
      const { words, bundle, page, width } = this;
      const { text, isNarrowed } = ground.showing(page);
      const parts = [isNarrowed ? text : "", page.drawing.credit.textContent,
        words.say("picture_origin", { sources: words.number(bundle.cited), record: bundle.record })];
      const lines = fold(parts.filter(Boolean).join(" "), width - 2 * PAD, SIZES.origin);
      return { height: lines.length * SIZES.origin * LINE + 10, marks: lines.map((line, i) => this.text("origin", PAD, top + 4 + (i + 1) * SIZES.origin * LINE - 4, line)) };
    }

    scale(view, frame, height) {
      const { s } = ground;
      const px = view.k / frame.base.km;
      const km = LENGTHS.findLast((length) => length * px <= WIDEST_PX) || LENGTHS[0];
      const [w, right, y] = [km * px, this.width - PAD, height - 12];
      const name = this.words.say("film_km", { km: this.words.number(km) });
      return s("g", { class: "overlay scale" }, s("path", { d: `M${(right - w).toFixed(1)} ${y - 6}v6h${w.toFixed(1)}v-6`, fill: "none", stroke: this.ink.ink, "stroke-width": 2 }),
        s("text", { x: (right - w / 2).toFixed(1), y: y - 9, "font-size": 12, "text-anchor": "middle", direction: this.words.direction }, name));
    }

    /** Whether the reader's countries leave anything to show in the other frame. */
    get hasInset() {
      return !ground.liesIn(this.stage.frames[this.stage.main].base, ground.chosenCountries(this.bundle, this.selection.value));
    }

    inset(height) {
      const { s } = ground;
      if (!this.hasInset) return null;
      const index = this.stage.frames.findIndex((frame) => frame.index !== this.stage.main);
      const frame = this.stage.frames[index];
      const [, , vw, vh] = frame.base.view;
      const w = Math.min(Math.max(INSET[1], Math.min(INSET[2], this.width * INSET[0])), (height * 0.45 * vw) / vh);
      const h = (w * vh) / vw;
      const view = { ...ground.fitted(frame.base, w, h), width: w, height: h, quiet: true };
      const [x, y] = [PAD * 0.75, height - h - PAD * 0.75];
      const map = ground.pictureMap(this.facts, index, view, { id: "inset", blocked: [], relief: this.relief });
      return { box: { x, y, w, h }, mark: s("g", { transform: `translate(${x.toFixed(1)} ${y.toFixed(1)})` }, map, s("rect", { width: w, height: h, rx: 4, fill: "none", stroke: this.ink["border-ink"] })) };
    }

    map(height) {
      const { s } = ground;
      const frame = this.stage.frames[this.stage.main];
      const view = viewIn(frame, this.width, height);
      const inset = this.inset(height);
      const blocked = [...(inset ? [inset.box] : []), { x: this.width - PAD - WIDEST_PX, y: height - 40, w: WIDEST_PX + PAD, h: 40 }];
      return s("g", { class: "map" }, ground.pictureMap(this.facts, this.stage.main, view, { id: "main", blocked, relief: this.relief }), inset?.mark, this.scale(view, frame, height));
    }

    /** The whole picture; `scale` makes the same drawing larger. */
    draw(scale) {
      const { s } = ground;
      const { width, ink, words, page } = this;
      const head = this.head();
      const stage = this.stage.frames[this.stage.main].view;
      const below = this.legend(0).height + this.origin(0).height;
      const map = Math.max(120, this.height ? this.height - head.height - below : (width * stage.height) / stage.width);
      const height = this.height || Math.ceil(head.height + map + below);
      const legend = this.legend(head.height + map);
      const origin = this.origin(head.height + map + legend.height);
      const title = `${words.say("title")}: ${words.date(page.clock.day)}`;
      return s("svg", { width: Math.round(width * scale), height: Math.round(height * scale), viewBox: `0 0 ${width} ${height}`, lang: words.language, role: "img" },
        s("title", {}, title), s("style", {}, rules(ink)), s("defs", {}, ground.hatch("mixed", ink["swatch-one"], ink["swatch-two"], 1)),
        s("rect", { width, height, fill: ink.panel }), s("g", {}, ...head.marks), s("g", { transform: `translate(0 ${head.height.toFixed(1)})` }, this.map(map)),
        s("g", {}, ...legend.marks), s("g", {}, ...origin.marks));
    }
  }

  /** The current view as an SVG element. */
  ground.picture = (page, { scale = 1, dark = false, relief = null, ...size }) => new Picture(page, { dark, relief, ...size }).draw(scale);
  if (typeof module !== "undefined") module.exports = { fold };
})(typeof window === "undefined" ? {} : (window.ground = window.ground || {}));
