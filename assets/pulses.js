/**
 * Pulses: a ring for a moment at every town that just changed hands, and a caption at the one that matters most.
 * The rings are a fixed pool moved by the compositor, so a busy day costs no more than a quiet one. Readers who want no movement
 * get the same rings and captions as cuts.
 */
(function (ground) {
  "use strict";

  const RINGS = 8;
  const RING_MS = 900;
  const CAPTION_MS = 2200;
  /** A caption is not replaced before it could be read. */
  const LEAST_MS = 900;
  const GROW = [{ transform: "scale(0.4)", opacity: 1 }, { transform: "scale(2.4)", opacity: 0 }];
  const STILL = [{ opacity: 1 }, { opacity: 1 }];

  class Pulses {
    constructor(host) {
      const { h } = ground;
      this.rings = Array.from({ length: RINGS }, () => h("i", { class: "ring", "aria-hidden": true }));
      this.caption = h("p", { class: "caption", hidden: true, "aria-hidden": true });
      this.layer = h("div", { class: "pulses" }, this.rings, this.caption);
      host.append(this.layer);
      this.next = 0;
      this.written = -Infinity;
    }

    /** @param {{x: number, y: number, rank: number, text: string, force: string}[]} changes in pixels, best ranks first */
    show(changes) {
      const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
      for (const { x, y } of changes.slice(0, RINGS)) {
        const ring = this.rings[this.next++ % RINGS];
        ring.style.translate = `${x}px ${y}px`;
        ring.animate(still ? STILL : GROW, { duration: RING_MS, easing: "ease-out" });
      }
      const now = performance.now();
      if (!changes.length || now - this.written < LEAST_MS) return;
      this.written = now;
      const { x, y, text, force } = changes[0];
      this.caption.hidden = false;
      this.caption.className = `caption force-${force}`;
      this.caption.textContent = text;
      this.caption.style.translate = `clamp(2px, ${x}px - 50%, 100cqi - 100% - 2px) max(2px, ${y}px - 100% - 14px)`; // inside the map
      clearTimeout(this.ending);
      this.ending = setTimeout(() => (this.caption.hidden = true), CAPTION_MS);
    }

    clear() {
      for (const ring of this.rings) for (const animation of ring.getAnimations()) animation.cancel();
      this.caption.hidden = true;
    }
  }

  ground.Pulses = Pulses;
  if (typeof module !== "undefined") module.exports = { Pulses };
})(typeof window === "undefined" ? {} : (window.ground = window.ground || {}));
