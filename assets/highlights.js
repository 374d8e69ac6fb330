/**
 * Highlights: rings around the places of a chapter, each with its name and its holder in words, so that a grey projector tells
 * the same story. They follow the map wherever it is moved.
 */
(function (ground) {
  "use strict";

  /** Radius of a ring in pixels; small where rings would cover each other. */
  const RADIUS = 13;
  const CROWDED = 6;
  const SIZE = 17;
  const WIDE = 0.56; // mean width of a letter in em
  const LINE = 1.15;

  class Highlights {
    constructor({ bundle, control, words, stage }) {
      Object.assign(this, { bundle, control, words, stage, places: [], seen: "" });
      this.svg = ground.s("svg", { class: "highlights", "aria-hidden": true });
      stage.host.append(this.svg);
    }

    /** Mark these places; none clears. */
    mark(places) {
      this.places = places;
      this.seen = "";
      if (places.length) this.follow();
      else this.svg.replaceChildren();
    }

    /** Draw again whenever the map has moved or a holder has changed. */
    follow() {
      if (!this.places.length) return;
      this.draw();
      this.ticket ??= requestAnimationFrame(() => {
        this.ticket = undefined;
        this.follow();
      });
    }

    draw() {
      const { stage, control, words } = this;
      const frame = stage.frames[stage.main];
      if (!frame.view) return;
      const { k, x, y, width, height } = frame.view;
      const key = [stage.main, k, x, y, width, height, words.language, ...this.places.map((p) => `${control.force(p)}/${control.state(p)}/${control.by(p)}`)].join();
      if (key === this.seen) return;
      this.seen = key;
      this.svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
      const { places } = this.bundle;
      const mine = this.places.filter((place) => places.frame[place] === stage.main).map((place) => [place, places.x[place] * k + x, places.y[place] * k + y]);
      const taken = [...this.covers(), ...mine.map(([, px, py]) => ({ x: px - RADIUS, y: py - RADIUS, w: 2 * RADIUS, h: 2 * RADIUS }))];
      this.svg.replaceChildren(...mine.flatMap(([place, px, py]) => {
        const crowded = mine.some(([other, ox, oy]) => other !== place && Math.hypot(ox - px, oy - py) < 2 * RADIUS);
        return this.callout(place, px, py, { width, height, r: crowded ? CROWDED : RADIUS }, taken);
      }));
    }

    /** What lies over the map: the date and the inset. */
    covers() {
      const box = this.stage.host.getBoundingClientRect();
      return [...this.stage.host.parentElement.querySelectorAll(".date, .frame.inset")].map((element) => {
        const { x, y, width: w, height: h } = element.getBoundingClientRect();
        return { x: x - box.x, y: y - box.y, w, h };
      });
    }

    /** "Palmyra" and, below, who holds it. */
    lines(place) {
      const { words, bundle, control } = this;
      const { holder, battle } = ground.holder(words, bundle.forces, control, place);
      return [words.name(bundle.places, place), battle ? `${holder} (${battle})` : holder];
    }

    callout(place, px, py, { width, height, r }, taken) {
      const { s } = ground;
      const lines = this.lines(place);
      const w = Math.max(...lines.map((line) => line.length)) * WIDE * SIZE;
      const h = lines.length * LINE * SIZE;
      const spots = [];
      for (const far of [24, 60, 100]) {
        for (const up of [-h / 2, far, -h - far, 2 * far, -h - 2 * far]) spots.push([px + far, py + up], [px - w - far, py + up]);
        spots.push([px - w / 2, py - h - far], [px - w / 2, py + far]);
      }
      const free = ([x, y]) => x > 8 && x + w < width - 8 && y > 4 && y + h < height - 30 && taken.every((o) => x - 8 > o.x + o.w || x + w + 8 < o.x || y - 4 > o.y + o.h || y + h + 6 < o.y);
      const inside = ([sx, sy]) => [Math.max(8, Math.min(width - 8 - w, sx)), Math.max(4, sy)];
      const [x, y] = spots.find(free) || inside(spots[0]);
      taken.push({ x, y, w, h });
      const force = this.control.force(place);
      return [
        s("path", { class: "lead", d: `M${px} ${py}L${x + w / 2} ${y + h / 2}` }),
        s("circle", { class: "ring", cx: px, cy: py, r }),
        s("rect", { class: `plate${force < 0 ? "" : ` force-${this.bundle.forces.id[force]}`}`, x: x - 6, y: y - 2, width: w + 12, height: h + 6, rx: 4 }),
        ...lines.map((line, i) => s("text", { class: i ? "holder" : "who", x: x + w / 2, y: y + SIZE * (0.9 + i * LINE), "font-size": SIZE, "text-anchor": "middle", direction: this.words.direction }, line)),
      ];
    }
  }

  ground.Highlights = Highlights;
})(window.ground = window.ground || {});
