/**
 * Overlay: the SVG over one frame's canvas. Rivers, borders, bilingual labels, and the towns in the colours of their holders.
 * Labels are chosen by rank; one that would collide with a better one is left out.
 */
(function (ground) {
  "use strict";

  /** Radius of a town's mark in pixels, and size of its name, by rank 1 to 5. */
  const RADIUS = [0, 4.6, 4, 3.3, 2.7, 2.2];
  const SIZE = [0, 14, 13, 12, 11, 10.5];
  const REGION_SIZE = { country: 17, neighbour: 11.5, sea: 11.5, river: 10.5 };
  /** Free pixels a label wants around it, by rank: small places only where there is room. */
  const AIR = [0, 1, 3, 12, 14, 16];
  const WIDE = 0.56; // mean width of a letter in em, for the first guess at a label's box

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
        s("path", { class: "river", d: this.base.rivers }),
        s("path", { class: "border", d: this.base.borders }),
        ...Object.values(this.base.outline).map((d) => s("path", { class: "outline", d })));
      this.names = s("g", { class: "names" });
      this.marks = s("g", { class: "marks" });
      this.labels = s("g", { class: "labels" });
      this.mark = new Map();
      for (const place of this.places) {
        const mark = s("circle", { class: "town", r: RADIUS[bundle.places.rank[place]] });
        this.mark.set(place, mark);
        this.marks.append(mark);
      }
      this.svg.replaceChildren(this.ground, this.names, this.marks, this.labels);
    }

    /** Place the frame as the painter does, and choose labels. */
    place({ k, x, y, width, height, quiet }) {
      this.svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
      this.ground.setAttribute("transform", `translate(${x} ${y}) scale(${k})`);
      this.at = (ux, uy) => [ux * k + x, uy * k + y];
      const { places } = this.bundle;
      for (const place of this.places) {
        const [px, py] = this.at(places.x[place], places.y[place]);
        const mark = this.mark.get(place);
        mark.setAttribute("cx", px.toFixed(1));
        mark.setAttribute("cy", py.toFixed(1));
      }
      this.label({ width, height, quiet });
    }

    /** Write the names that fit: countries first, then towns by rank. */
    label({ width, height, quiet }) {
      const taken = [];
      const fits = (box, air) =>
        box.x > 2 && box.y > 2 && box.x + box.w < width - 2 && box.y + box.h < height - 2 &&
        taken.every((o) => box.x - air > o.x + o.w || o.x - air > box.x + box.w || box.y - air > o.y + o.h || o.y - air > box.y + box.h);
      this.names.replaceChildren(...this.base.labels.flatMap((label) => this.regionName(label, fits, taken, quiet)));
      const { rank } = this.bundle.places;
      const most = quiet ? 1 : width < 620 ? 2 : 3;
      const best = this.places.filter((place) => rank[place] <= most).sort((p, q) => rank[p] - rank[q] || p - q);
      this.labels.replaceChildren(...best.flatMap((place) => this.townName(place, fits, taken)));
    }

    regionName(label, fits, taken, quiet) {
      if (quiet && label.kind !== "country") return [];
      const size = quiet ? 12 : REGION_SIZE[label.kind];
      const [x, y] = this.at(label.x, label.y);
      const wide = label.kind === "country" || label.kind === "neighbour" ? WIDE * 1.6 : WIDE;
      const w = label.en.length * wide * size;
      const box = { x: x - w / 2, y: y - size, w, h: size * 2.3 };
      if (!fits(box, 0)) return [];
      taken.push(box);
      return this.lines(label, x, y, size, `name ${label.kind}`, "middle");
    }

    townName(place, fits, taken) {
      const { places } = this.bundle;
      const rank = places.rank[place];
      const [px, py] = this.at(places.x[place], places.y[place]);
      const size = SIZE[rank];
      const w = Math.max(places.en[place].length * WIDE, places.ar[place].length * 0.5) * size;
      const h = size * 2.25;
      const gap = RADIUS[rank] + 3;
      const spots = [["start", px + gap, py - h / 2], ["end", px - gap - w, py - h / 2], ["middle", px - w / 2, py + gap], ["middle", px - w / 2, py - gap - h]];
      const spot = spots.find(([, x, y]) => fits({ x, y, w, h }, AIR[rank]));
      if (!spot) return [];
      const [anchor, x, y] = spot;
      taken.push({ x, y, w, h });
      const at = { start: x, end: x + w, middle: x + w / 2 }[anchor];
      return this.lines({ en: places.en[place], ar: places.ar[place] }, at, y + size * 0.92, size, `label rank-${rank}`, anchor);
    }

    /** English above Arabic, or Arabic above English, as the page reads. */
    lines(row, x, y, size, name, anchor) {
      const { s } = ground;
      const order = this.words.language === "ar" ? ["ar", "en"] : ["en", "ar"];
      return order.map((language, i) => {
        const turned = language === "ar" && anchor !== "middle" ? { start: "end", end: "start" }[anchor] : anchor;
        return s("text", {
          class: `${name} ${language}`, x: x.toFixed(1), y: (y + i * size * 1.12).toFixed(1), "font-size": i ? size * 0.94 : size,
          "text-anchor": turned, direction: language === "ar" ? "rtl" : "ltr", lang: language,
        }, row[language]);
      });
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
