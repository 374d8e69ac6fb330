/**
 * Pulses: a ring for a moment at every town that just changed hands (rings.js), and a caption at the one that matters most.
 * Readers who want no movement get the same rings and captions as cuts.
 */
(function (ground) {
  "use strict";

  const CAPTION_MS = 2200;
  /** A caption is not replaced before it could be read. */
  const LEAST_MS = 900;
  /** Weight of the caption's letters, as in map.css; what surrounds them and how far it stands above its place, in their height; of a line; how near to the map's edge it may come, pixels. */
  const [WEIGHT, AROUND, ABOVE, LINE, EDGE] = [600, 2.7, 3.1, 1.5, 2];

  class Pulses {
    constructor(host, easel) {
      const { h } = ground;
      this.easel = easel;
      this.still = matchMedia("(prefers-reduced-motion: reduce)");
      this.caption = h("p", { class: "caption", hidden: true, "aria-hidden": true });
      host.append(h("div", { class: "pulses" }, this.caption));
      this.written = -Infinity;
    }

    /** @param {number} width of the map  @param {{place: number, x: number, y: number, text: string, force: string}[]} changes in pixels, the best known first */
    show(width, changes) {
      if (!changes.length) return;
      this.easel.pulse(changes.slice(0, ground.MOST_RINGS).map(({ place }) => place), this.still.matches);
      const now = performance.now();
      if (now - this.written < LEAST_MS) return;
      this.written = now;
      const { x, y, text, force } = changes[0];
      this.caption.hidden = false;
      this.caption.className = `caption force-${force}`;
      this.caption.textContent = text;
      const size = parseFloat(getComputedStyle(this.caption).fontSize);
      const wide = ground.measure(text, size, WEIGHT) + AROUND * size;
      const lines = Math.ceil(wide / (width - 2 * EDGE)); // a long one breaks on a narrow map
      this.caption.style.translate = `${Math.max(EDGE, Math.min(x - wide / 2, width - wide - EDGE))}px ${Math.max(EDGE, y - (ABOVE + LINE * (lines - 1)) * size)}px`;
      clearTimeout(this.ending);
      this.ending = setTimeout(() => this.clear(), CAPTION_MS);
    }

    /** Take the caption away: its time is over, or the map moves. */
    clear() {
      this.caption.hidden = true;
    }
  }

  ground.Pulses = Pulses;
})(window.ground = window.ground || {});
