/**
 * Rings: what the workshop paints around towns that just changed hands, for a moment, over everything but names. A ring grows and fades;
 * for readers who want no movement it stands still and goes.
 */
(function rings(ground) {
  "use strict";
  (ground.parts ??= []).push(rings);

  const RING_MS = 750;
  const [FIRST, LAST, WIDTH] = [4.5, 26, 2.5]; // radius at the start and at the end, width of the line, pixels
  const STILL = 11; // radius of a ring that does not move
  /** No more than this many at once. */
  const MOST = 6;

  /** How a ring looks after some of its time, 0 to 1: fast at first, then slower. */
  ground.ringLook = (share, isStill) => {
    const eased = 1 - (1 - share) ** 2;
    return isStill ? { r: STILL, opacity: 1 } : { r: FIRST + (LAST - FIRST) * eased, opacity: 1 - eased };
  };

  class Rings {
    constructor() {
      this.list = [];
    }

    /** @param {number[][]} points in units of the frame  @param {boolean} isStill  @param {number} now in ms */
    add(points, isStill, now) {
      this.list = [...this.list, ...points.map(([x, y]) => ({ x, y, isStill, start: now }))].slice(-MOST);
    }

    /** Boxes of all rings in a view, in pixels of its canvas. */
    windows({ k, x, y, ratio }) {
      const reach = (LAST + WIDTH) * ratio;
      return this.list.map((ring) => [ring.x * k + x, ring.y * k + y]).map(([px, py]) => [px - reach, py - reach, px + reach, py + reach]);
    }

    /** Forget the rings whose time is over; they must be painted over. */
    pass(now) {
      this.now = now;
      this.list = this.list.filter(({ start }) => now - start < RING_MS);
    }

    draw(pen, { k, x, y, ratio }, colour) {
      pen.strokeStyle = colour;
      pen.lineWidth = WIDTH * ratio;
      for (const ring of this.list) {
        const { r, opacity } = ground.ringLook((this.now - ring.start) / RING_MS, ring.isStill);
        pen.globalAlpha = opacity;
        pen.beginPath();
        pen.arc(ring.x * k + x, ring.y * k + y, r * ratio, 0, 2 * Math.PI);
        pen.stroke();
      }
      pen.globalAlpha = 1;
    }
  }

  Object.assign(ground, { Rings, MOST_RINGS: MOST });
  if (typeof module !== "undefined") module.exports = { Rings, ringLook: ground.ringLook };
})(typeof window === "undefined" ? {} : (window.ground = window.ground || {}));
