/**
 * Highlights: rings around the places of a chapter, each with its name and its holder in words, so that a grey projector tells
 * the same story. They follow the map wherever it is moved.
 */
(function (ground) {
  "use strict";

  /** Radius of a ring in pixels; small where rings would cover each other. */
  const RADIUS = 13;
  const CROWDED = 6;
  /** Size of the names in pixels, and on a map narrower than this. */
  const [SIZE, SMALL, NARROW_PX] = [17, 13, 620];
  const BOLD = 700;
  const LINE = 1.15;

  /** Whether two boxes come nearer to each other than `air` pixels. */
  const meet = (a, b, air) => a.x - air < b.x + b.w && b.x - air < a.x + a.w && a.y - air < b.y + b.h && b.y - air < a.y + a.h;

  class Highlights {
    constructor({ bundle, control, words, stage }) {
      Object.assign(this, { bundle, control, words, stage, places: [], plates: [], seen: "", cleared: null });
      this.svg = ground.s("svg", { class: "highlights", "aria-hidden": true });
      stage.host.append(this.svg);
    }

    /** Mark these places; none clears. */
    mark(places) {
      Object.assign(this, { places, plates: [], seen: "", cleared: null });
      if (!places.length) this.svg.replaceChildren();
      this.follow();
    }

    /** Draw again whenever the map has moved or a holder has changed. */
    follow() {
      if (!this.places.length) return this.clear();
      this.draw();
      this.clear();
      this.ticket ??= requestAnimationFrame(() => {
        this.ticket = undefined;
        this.follow();
      });
    }

    /** A name of the map that lies under a plate would be half a name. */
    clear() {
      const { overlay } = this.stage.frames[this.stage.main];
      if (overlay.written === this.cleared) return;
      this.cleared = overlay.written;
      const box = this.svg.getBoundingClientRect();
      for (const { element } of overlay.written) {
        const { x, y, width: w, height: h } = element.getBoundingClientRect();
        const label = { x: x - box.x, y: y - box.y, w, h };
        element.setAttribute("visibility", this.plates.some((plate) => meet(plate, label, 0)) ? "hidden" : "visible");
      }
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
      this.cleared = null;
      this.plates = [];
      this.size = width < NARROW_PX ? SMALL : SIZE;
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
      const { size } = this;
      const lines = this.lines(place);
      const w = Math.max(...lines.map((line) => ground.measure(line, size, BOLD)));
      const h = lines.length * LINE * size;
      const spots = [];
      for (const far of [24, 60, 100]) {
        for (const up of [-h / 2, far, -h - far, 2 * far, -h - 2 * far]) spots.push([px + far, py + up], [px - w - far, py + up]);
        spots.push([px - w / 2, py - h - far], [px - w / 2, py + far]);
      }
      const inside = ([x, y]) => ({ x: Math.max(9, Math.min(width - w - 9, x)), y: Math.max(5, Math.min(height - h - 31, y)), w, h });
      const plates = spots.map(inside);
      const plate = plates.find((spot) => !taken.some((other) => meet(spot, other, 6))) || plates[0];
      taken.push(plate);
      this.plates.push(plate);
      const { x, y } = plate;
      const force = this.control.force(place);
      return [
        s("path", { class: "lead", d: `M${px} ${py}L${x + w / 2} ${y + h / 2}` }),
        s("circle", { class: "ring", cx: px, cy: py, r }),
        s("rect", { class: `plate${force < 0 ? "" : ` force-${this.bundle.forces.id[force]}`}`, x: x - 6, y: y - 2, width: w + 12, height: h + 6, rx: 4 }),
        ...lines.map((line, i) => s("text", { class: i ? "holder" : "who", x: x + w / 2, y: y + size * (0.9 + i * LINE), "font-size": size, "text-anchor": "middle", direction: this.words.direction }, line)),
      ];
    }
  }

  ground.Highlights = Highlights;
})(window.ground = window.ground || {});
