/**
 * Rings: what the workshop paints around towns that just changed hands, for a moment, over everything but names. A ring grows and fades;
 * for readers who want no movement it stands still and goes. What lies under a ring is kept, so that the map need not be painted again in each
 * of its frames.
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
      Object.assign(this, { list: [], spare: [] }); // to make a canvas takes longer than to paint a window
    }

    /** @param {number[][]} points in units of the frame  @param {boolean} isStill  @param {number} now in ms */
    add(points, isStill, now) {
      this.list.push(...points.map(([x, y]) => ({ x, y, isStill, start: now })));
      this.end(MOST);
    }

    /** The time of all but the latest is over. */
    end(most = 0) {
      for (const ring of this.list.slice(0, Math.max(0, this.list.length - most))) ring.start = -Infinity;
    }

    /** Take all off the canvas of a pen, and forget those whose time is over. */
    lift(pen, now) {
      for (const { under, left, top } of this.list) if (under) pen.drawImage(under, left, top);
      this.now = now;
      const isOver = ({ start }) => now - start >= RING_MS;
      this.spare.push(...this.list.filter(isOver).flatMap(({ under }) => under ?? []));
      this.list = this.list.filter((ring) => !isOver(ring));
    }

    /**
     * Draw all in a view, over windows of the canvas that were painted since they were lifted. `keep` paints on another canvas what lies there
     * from a point on: all of it, or what changed in those windows.
     */
    draw(pen, view, colour, windows, keep) {
      const { k, x, y, ratio } = view;
      const reach = Math.ceil((LAST + WIDTH) * ratio);
      for (const ring of this.list) {
        const [left, top] = [Math.round(ring.x * k + x) - reach, Math.round(ring.y * k + y) - reach];
        const isThere = Boolean(ring.under) && ring.left === left && ring.top === top;
        Object.assign(ring, { left, top, under: ring.under ?? this.spare.pop() ?? new OffscreenCanvas(1, 1) });
        ground.size(ring.under, { width: 2 * reach, height: 2 * reach, ratio: 1 });
        const isChanged = isThere && windows.some((box) => meets(box, ring));
        if (!isThere || isChanged) keep(ring.under, [left, top], isChanged);
      }
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

  const meets = (box, { under, left, top }) => ground.boxesMeet(box, [left, top, left + under.width, top + under.height]);

  Object.assign(ground, { Rings, MOST_RINGS: MOST });
  if (typeof module !== "undefined") module.exports = { Rings, ringLook: ground.ringLook };
})(typeof window === "undefined" ? {} : (window.ground = window.ground || {}));
