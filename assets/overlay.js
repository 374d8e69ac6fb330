/**
 * Overlay: the SVG over one frame's canvas. Rivers, borders, bilingual labels, and the towns in the colours of their holders.
 * Labels are chosen by rank; one that would collide with a better one is left out.
 */
(function (ground) {
  "use strict";

  /** Radius of a town's mark in pixels, size and weight of its name, by rank 1 to 5. */
  const RADIUS = [0, 4.2, 3.6, 3, 2.6, 2.4];
  const SIZE = [0, 14, 12.5, 11.5, 11, 11];
  const WEIGHT = [0, 700, 600, 400, 400, 400];
  const REGION_SIZE = { country: 17, neighbour: 11.5, sea: 11.5, river: 10.5 };
  /** Space between the letters of a region's English name, em; as in map.css. */
  const SPREAD = { country: 0.22, neighbour: 0.16 };
  /** Free pixels a label wants around it, by rank: small places only where there is room. Less when zoomed in. */
  const AIR = [0, 1, 3, 12, 14, 16];
  /** Towns of rank 3 and better appear at first (2 on a narrow map); one more rank from each of these zooms on. */
  const APPEAR = [1.7, 3.2, 5];
  const NARROW_PX = 620;
  /** Names that follow a gesture are written anew before they look swollen or shrunken. */
  const MOST_GROWN = 1.4;

  const widths = new Map();
  let pen = null;

  /** Width of a text in pixels; measured once. */
  function measure(text, size, weight) {
    const key = `${weight}${text}`;
    if (!widths.has(key)) {
      pen ??= document.createElement("canvas").getContext("2d");
      pen.font = `${weight} 100px ${getComputedStyle(document.body).fontFamily}`;
      widths.set(key, pen.measureText(text).width / 100);
    }
    return widths.get(key) * size + 2;
  }

  class Overlay {
    constructor(svg, bundle, frame, words) {
      const { s } = ground;
      this.svg = svg;
      this.bundle = bundle;
      this.words = words;
      this.base = bundle.frames[frame];
      this.places = bundle.places.frame.flatMap((where, place) => (where === frame ? [place] : []));
      this.places.sort((p, q) => bundle.places.rank[q] - bundle.places.rank[p] || p - q);
      this.ground = s("g", { class: "ground" },
        s("path", { class: "lake", d: this.base.lakes }),
        s("path", { class: "stream", d: this.base.streams }),
        s("path", { class: "river", d: this.base.rivers }),
        s("path", { class: "border", d: this.base.borders }),
        ...Object.values(this.base.outline).map((d) => s("path", { class: "outline", d })));
      this.names = s("g", { class: "names" });
      this.marks = s("g", { class: "marks" });
      this.labels = s("g", { class: "labels" });
      this.written = [];
      this.standing = -1;
      this.mark = new Map();
      for (const place of this.places) {
        const mark = s("circle", { class: "town", r: RADIUS[bundle.places.rank[place]], "data-rank": bundle.places.rank[place] });
        this.mark.set(place, mark);
        this.marks.append(mark);
      }
      this.cursor = s("circle", { class: "cursor", r: 9, visibility: "hidden" });
      this.svg.replaceChildren(this.ground, this.names, this.marks, this.labels, this.cursor);
    }

    /** Ring the town where the keyboard stands; -1 for none. */
    stand(place) {
      this.standing = place;
      this.cursor.setAttribute("visibility", place < 0 ? "hidden" : "visible");
      if (place >= 0 && this.view) this.moveCursor();
    }

    moveCursor() {
      const { places } = this.bundle;
      const [x, y] = this.at(places.x[this.standing], places.y[this.standing]);
      this.cursor.setAttribute("cx", x.toFixed(1));
      this.cursor.setAttribute("cy", y.toFixed(1));
    }

    /** Place the frame as the painter does; names move along until they are chosen again. */
    place(view) {
      const { k, x, y, width, height } = (this.view = view);
      this.svg.style.transform = "";
      this.svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
      this.ground.setAttribute("transform", `translate(${x} ${y}) scale(${k})`);
      this.most = view.quiet ? 2 : Math.min(5, (width < NARROW_PX ? 2 : 3) + APPEAR.filter((scale) => view.scale >= scale).length);
      this.svg.dataset.most = this.most;
      const { places } = this.bundle;
      for (const place of this.places) {
        if (!this.isShown(place)) continue;
        const [px, py] = this.at(places.x[place], places.y[place]);
        const mark = this.mark.get(place);
        mark.setAttribute("cx", px.toFixed(1));
        mark.setAttribute("cy", py.toFixed(1));
      }
      for (const name of this.written) this.moveName(name);
      if (this.standing >= 0) this.moveCursor();
    }

    /** Follow a moving map as one picture, which costs the compositor nothing to write; grown or shrunk too far, all is placed anew. */
    follow(view) {
      const grown = view.k / this.view.k;
      if (grown > MOST_GROWN || grown < 1 / MOST_GROWN) this.place(view);
      else this.svg.style.transform = `translate(${view.x - this.view.x * grown}px, ${view.y - this.view.y * grown}px) scale(${grown})`;
    }

    /** Pixels of a point in units. */
    at(ux, uy) {
      const { k, x, y } = this.view;
      return [ux * k + x, uy * k + y];
    }

    /** Whether the mark of a town appears at this zoom. */
    isShown(place) {
      return this.bundle.places.rank[place] <= this.most;
    }

    /** Write the names that fit: countries first, then towns by rank. `blocked` are boxes that lie over the map. */
    label(blocked) {
      const { view: { width, height, quiet }, bundle: { places } } = this;
      const taken = [...blocked];
      const fits = (box, air) =>
        box.x > 2 && box.y > 2 && box.x + box.w < width - 2 && box.y + box.h < height - 2 &&
        taken.every((o) => box.x - air > o.x + o.w || o.x - air > box.x + box.w || box.y - air > o.y + o.h || o.y - air > box.y + box.h);
      const towns = this.places.filter((place) => this.isShown(place) && (!quiet || places.rank[place] === 1)).sort((p, q) => places.rank[p] - places.rank[q] || p - q);
      const names = this.base.labels.flatMap((label) => this.regionName(label, fits, taken, quiet));
      const labels = towns.flatMap((place) => this.townName(place, fits, taken));
      this.written = [...names, ...labels];
      this.names.replaceChildren(...names.map((name) => name.element));
      this.labels.replaceChildren(...labels.map((name) => name.element));
    }

    moveName({ element, ux, uy }) {
      const [x, y] = this.at(ux, uy);
      element.setAttribute("transform", `translate(${x.toFixed(1)} ${y.toFixed(1)})`);
    }

    regionName(label, fits, taken, quiet) {
      if (quiet && label.kind !== "country") return [];
      const size = quiet ? 12 : REGION_SIZE[label.kind];
      const [x, y] = this.at(label.x, label.y);
      const spread = SPREAD[label.kind] || 0;
      const w = Math.max(measure(label.en, size, 650) + label.en.length * spread * size, measure(label.ar, size, 650));
      const box = { x: x - w / 2, y: y - size, w, h: size * 2.3 };
      if (!fits(box, 1)) return [];
      taken.push(box);
      return [this.write(label, 0, 0, size, `name ${label.kind}`, "middle")];
    }

    townName(place, fits, taken) {
      const { places } = this.bundle;
      const rank = places.rank[place];
      const [px, py] = this.at(places.x[place], places.y[place]);
      if (px < 0 || py < 0 || px > this.view.width || py > this.view.height) return [];
      const size = SIZE[rank];
      const w = Math.max(measure(places.en[place], size, WEIGHT[rank]), measure(places.ar[place], size * 0.94, WEIGHT[rank]));
      const h = size * 2.25;
      const gap = RADIUS[rank] + 3;
      const air = Math.max(2, AIR[rank] / this.view.scale);
      const spots = [["start", gap, -h / 2], ["end", -gap - w, -h / 2], ["middle", -w / 2, gap], ["middle", -w / 2, -gap - h]];
      const spot = spots.find(([, x, y]) => fits({ x: px + x, y: py + y, w, h }, air));
      if (!spot) return [];
      const [anchor, x, y] = spot;
      taken.push({ x: px + x, y: py + y, w, h }, { x: px - gap, y: py - gap, w: 2 * gap, h: 2 * gap });
      const at = { start: x, end: x + w, middle: x + w / 2 }[anchor];
      const row = { en: places.en[place], ar: places.ar[place], x: places.x[place], y: places.y[place] };
      return [this.write(row, at, y + size * 0.92, size, `label rank-${rank}`, anchor)];
    }

    /** A name at an offset from its point: English above Arabic, or Arabic above English, as the page reads. */
    write(row, x, y, size, name, anchor) {
      const { s } = ground;
      const order = this.words.language === "ar" ? ["ar", "en"] : ["en", "ar"];
      const lines = order.map((language, i) => {
        const turned = language === "ar" && anchor !== "middle" ? { start: "end", end: "start" }[anchor] : anchor;
        return s("text", {
          class: `${name} ${language}`, x: x.toFixed(1), y: (y + i * size * 1.12).toFixed(1), "font-size": language === "ar" ? size * 0.94 : size,
          "text-anchor": turned, direction: language === "ar" ? "rtl" : "ltr", lang: language,
        }, row[language]);
      });
      const written = { element: s("g", {}, ...lines), ux: row.x, uy: row.y };
      this.moveName(written);
      return written;
    }

    /** Colour the marks of some towns. */
    colour(changed, look, palette) {
      for (const place of changed) {
        const mark = this.mark.get(place);
        if (!mark) continue;
        const { force, opponent, state, muted } = look(place);
        mark.setAttribute("fill", muted ? palette.muted : palette.colour(force));
        mark.setAttribute("class", `town ${["held", "contested", "besieged"][state]}${muted ? " muted" : ""}${force < 0 ? " unknown" : ""}`);
        mark.style.stroke = state && !muted ? palette.colour(opponent) : "";
      }
    }
  }

  ground.Overlay = Overlay;
  if (typeof module !== "undefined") module.exports = { Overlay };
})(typeof window === "undefined" ? {} : (window.ground = window.ground || {}));
