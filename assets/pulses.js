/**
 * Pulses: a ring for a moment at every town that just changed hands, and a caption at the one that matters most.
 * The rings are a fixed pool moved by the compositor, so a busy day costs no more than a quiet one. Readers who want no movement
 * get the same rings and captions as cuts.
 */
(function (ground) {
  "use strict";

  const RINGS = 6;
  const RING_MS = 750;
  const CAPTION_MS = 2200;
  /** A caption is not replaced before it could be read. */
  const LEAST_MS = 900;
  /** Weight of the caption's letters, as in map.css; what surrounds them and how far it stands above its place, in their height; how near to the map's edge it may come, pixels. */
  const [WEIGHT, AROUND, ABOVE, EDGE] = [600, 2.7, 3.1, 2];
  const GROW = [{ transform: "scale(0.4)", opacity: 1 }, { transform: "scale(2.4)", opacity: 0 }];
  const STILL = [{ opacity: 1 }, { opacity: 1 }];

  class Pulses {
    constructor(host) {
      const { h } = ground;
      this.rings = Array.from({ length: RINGS }, () => h("i", { class: "ring", "aria-hidden": true }));
      this.still = matchMedia("(prefers-reduced-motion: reduce)");
      this.moves = new Map(); // ring -> its animation
      this.caption = h("p", { class: "caption", hidden: true, "aria-hidden": true });
      this.layer = h("div", { class: "pulses" }, this.rings, this.caption);
      host.append(this.layer);
      this.next = 0;
      this.written = -Infinity;
    }

    /** @param {number} width of the map  @param {{x: number, y: number, text: string, force: string}[]} changes in pixels, the best known first */
    show(width, changes) {
      for (const { x, y } of changes.slice(0, RINGS)) {
        const ring = this.rings[this.next++ % RINGS];
        ring.style.translate = `${x}px ${y}px`;
        this.run(ring);
      }
      const now = performance.now();
      if (!changes.length || now - this.written < LEAST_MS) return;
      this.written = now;
      const { x, y, text, force } = changes[0];
      this.caption.hidden = false;
      this.caption.className = `caption force-${force}`;
      this.caption.textContent = text;
      const size = parseFloat(getComputedStyle(this.caption).fontSize);
      const wide = ground.measure(text, size, WEIGHT) + AROUND * size;
      this.caption.style.translate = `${Math.max(EDGE, Math.min(x - wide / 2, width - wide - EDGE))}px ${Math.max(EDGE, y - ABOVE * size)}px`;
      clearTimeout(this.ending);
      this.ending = setTimeout(() => (this.caption.hidden = true), CAPTION_MS);
    }

    /** Let a ring run from the start. */
    run(ring) {
      const frames = this.still.matches ? STILL : GROW;
      if (!this.moves.has(ring)) this.moves.set(ring, ring.animate(frames, { duration: RING_MS, easing: "ease-out" }));
      const move = this.moves.get(ring);
      if (this.shape !== frames) for (const { effect } of this.moves.values()) effect.setKeyframes(frames);
      this.shape = frames;
      move.currentTime = 0;
      move.play();
    }

    clear() {
      for (const move of this.moves.values()) move.cancel();
      this.caption.hidden = true;
    }
  }

  ground.Pulses = Pulses;
  if (typeof module !== "undefined") module.exports = { Pulses };
})(typeof window === "undefined" ? {} : (window.ground = window.ground || {}));
