/**
 * Zoom: where the reader has moved one frame to. Wheel, pinch and drag come from d3-zoom; buttons and keys call `by` and `fit`.
 * One finger belongs to the page, two to the map. Where the reader put the map it stays, through resize, swap and language.
 */
(function (ground) {
  "use strict";

  const MOST = 16;
  const GLIDE_MS = 220;

  /** The first view of a frame in a box: CSS pixels a unit, shift in pixels. */
  ground.fitted = ({ view: [vx, vy, vw, vh] }, width, height) => {
    const k = Math.min(width / vw, height / vh);
    return { k, x: (width - vw * k) / 2 - vx * k, y: (height - vh * k) / 2 - vy * k, scale: 1 };
  };

  class Zoom {
    /**
     * @param {HTMLElement} element takes the gestures
     * @param {{view: number[], width: number, height: number}} base first view and size of the frame, in its units
     * @param {() => boolean} isActive whether gestures mean the map (an inset stays still)
     * @param {() => void} moved called after every move
     */
    constructor(element, base, isActive, moved) {
      this.base = base;
      this.host = d3zoom.select(element);
      this.now = d3zoom.zoomIdentity;
      this.aim = null;
      this.gesture = d3zoom.zoom()
        .scaleExtent([1, MOST])
        .filter((event) => isActive() && !event.button && (!event.touches || event.touches.length > 1))
        .on("zoom", (event) => {
          this.now = event.transform;
          if (event.sourceEvent) this.aim = null;
          if (!this.quiet) moved();
        });
      element.addEventListener("mousedown", (event) => event.preventDefault()); // a press does not take the keyboard away from time
      this.host.call(this.gesture);
    }

    /** Fit the frame into a box of CSS pixels; a reader who has zoomed keeps the middle and the scale. */
    size(width, height) {
      const { base, gesture, host, now } = this;
      const before = this.fitted;
      const { k, x, y } = ground.fitted(base, width, height);
      this.fitted = { k, x, y, width, height };
      gesture
        .extent([[0, 0], [width, height]])
        .translateExtent([[Math.min(0, x), Math.min(0, y)], [Math.max(width, x + base.width * k), Math.max(height, y + base.height * k)]]);
      if (this.aim) this.jump(this.framing());
      else if (!before || now.k === 1) this.jump(d3zoom.zoomIdentity);
      else {
        const middle = [(before.width / 2 - now.x) / now.k, (before.height / 2 - now.y) / now.k];
        const [ux, uy] = [(middle[0] - before.x) / before.k, (middle[1] - before.y) / before.k];
        this.jump(d3zoom.zoomIdentity.translate(width / 2, height / 2).scale(now.k).translate(-(ux * k + x), -(uy * k + y)));
      }
    }

    jump(transform) {
      this.quiet = true;
      this.host.call(this.gesture.transform, transform);
      this.quiet = false;
    }

    /** CSS pixels a unit, and the shift in pixels; `scale` is 1 when nothing is zoomed. */
    get view() {
      const { fitted, now } = this;
      return { k: fitted.k * now.k, x: fitted.x * now.k + now.x, y: fitted.y * now.k + now.y, scale: now.k };
    }

    /** The host as a transition, or itself for readers who want no movement. */
    glide() {
      return matchMedia("(prefers-reduced-motion: reduce)").matches ? this.host : this.host.transition().duration(GLIDE_MS);
    }

    /** Bring a window [x, y, w, h] of units into view, and keep it there when the box changes, until somebody moves the map. */
    show(view) {
      this.aim = view;
      if (this.fitted) this.glide().call(this.gesture.transform, this.framing());
    }

    /** The move that shows the window aimed at as large as it fits. */
    framing() {
      if (this.aim === this.base.view) return d3zoom.zoomIdentity;
      const [ux, uy, w, h] = this.aim;
      const { k, x, y, width, height } = this.fitted;
      const scale = Math.max(1, Math.min(MOST, width / (w * k), height / (h * k)));
      const moved = d3zoom.zoomIdentity.translate(width / 2, height / 2).scale(scale).translate(-((ux + w / 2) * k + x), -((uy + h / 2) * k + y));
      return this.gesture.constrain()(moved, [[0, 0], [width, height]], this.gesture.translateExtent());
    }

    /** Zoom by a factor around the middle. */
    by(factor) {
      this.aim = null;
      this.glide().call(this.gesture.scaleBy, factor);
    }

    /** Back to the whole frame. */
    fit() {
      this.show(this.base.view);
    }

    /** The whole frame, at once: as if nobody had ever moved it. */
    reset() {
      this.aim = null;
      this.jump(d3zoom.zoomIdentity);
    }

    /** Bring a point (units) into view if it lies outside. */
    reveal(ux, uy) {
      const { k, x, y } = this.view;
      const { width, height } = this.fitted;
      const [px, py] = [ux * k + x, uy * k + y];
      if (px > 30 && py > 30 && px < width - 30 && py < height - 30) return;
      this.aim = null;
      this.glide().call(this.gesture.translateTo, ux * this.fitted.k + this.fitted.x, uy * this.fitted.k + this.fitted.y);
    }
  }

  ground.Zoom = Zoom;
  if (typeof module !== "undefined") module.exports = { Zoom };
})(typeof window === "undefined" ? {} : (window.ground = window.ground || {}));
