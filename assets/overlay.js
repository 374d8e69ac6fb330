/**
 * Overlay: the SVG over one frame's canvas: bilingual names, and rings around the town that is asked about and the one where the keyboard stands.
 * Names are chosen by rank; one that would collide with a better one is left out. No day changes any of it.
 */
(function (ground) {
  "use strict";

  /** Size and weight of a town's name by rank 1 to 5. */
  const SIZE = [0, 14, 12.5, 11.5, 11, 11];
  const WEIGHT = [0, 700, 600, 400, 400, 400];
  const REGION_SIZE = { country: 17, neighbour: 11.5, sea: 11.5, river: 10.5 };
  /** Space between the letters of a region's English name, em; as in map.css. */
  const SPREAD = { country: 0.22, neighbour: 0.16 };
  /** Free pixels a label wants around it, by rank: small places only where there is room. Less when zoomed in. */
  const AIR = [0, 1, 3, 12, 14, 16];
  /** Radius of a ring in pixels. */
  const RINGS = { cursor: 9, chosen: 8 };
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
      this.names = s("g", { class: "names" });
      this.labels = s("g", { class: "labels" });
      this.rings = new Map();
      this.written = [];
      this.svg.replaceChildren(this.names, this.labels);
    }

    /** Ring a town, or none (-1): `cursor` where the keyboard stands, `chosen` what is asked about. */
    ring(kind, place) {
      if (this.rings.get(kind)?.place === place) return; // a new ring flashes, one that stays does not
      this.rings.get(kind)?.element.remove();
      this.rings.delete(kind);
      if (!this.places.includes(place)) return;
      const { x, y } = this.bundle.places;
      const ring = { place, element: ground.s("circle", { class: kind, r: RINGS[kind] }), ux: x[place], uy: y[place] };
      this.rings.set(kind, ring);
      this.svg.append(ring.element);
      if (this.view) this.move(ring);
    }

    /** Place the frame as the painter does; names move along until they are chosen again. */
    place(view) {
      this.view = { ...view, least: ground.leastRank(view) };
      this.svg.style.transform = "";
      this.svg.setAttribute("viewBox", `0 0 ${view.width} ${view.height}`);
      for (const one of [...this.written, ...this.rings.values()]) this.move(one);
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

    /** Whether a town appears at this zoom. */
    isShown(place) {
      return this.bundle.places.rank[place] <= this.view.least;
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

    move({ element, ux, uy }) {
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
      const gap = ground.TOWN_RADIUS[rank] + 3;
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
      this.move(written);
      return written;
    }
  }

  ground.Overlay = Overlay;
  ground.measure = measure;
  if (typeof module !== "undefined") module.exports = { Overlay };
})(typeof window === "undefined" ? {} : (window.ground = window.ground || {}));
