/**
 * Painter: one frame's cells and front lines on a canvas.
 * `paint` repaints the cells that changed and their neighbours; `full` repaints everything. At rest both give the same picture.
 */
(function (ground) {
  "use strict";

  /** Above this share of dirty cells a full repaint is cheaper. */
  const FULL_ABOVE = 1 / 3;

  class Painter {
    /**
     * @param {HTMLCanvasElement} canvas
     * @param {object} bundle
     * @param {number} frame index of the frame
     * @param {(place: number) => {force: number, by: number, muted: boolean}} look how a cell is to look now
     */
    constructor(canvas, bundle, frame, look) {
      this.canvas = canvas;
      this.context = canvas.getContext("2d", { alpha: false });
      this.look = look;
      const base = bundle.frames[frame];
      this.sea = new Path2D(`M0 0h${base.width}v${base.height}H0z`);
      this.land = new Path2D(base.land);
      this.frame = frame;
      this.home = bundle.places.frame;
      this.load(bundle);
    }

    /** Take the cells and ridges of a drawing. */
    load({ cells, ridges }) {
      const { frame } = this;
      this.cells = [];
      cells.forEach((path, place) => {
        if (this.home[place] === frame && path) this.cells.push(place);
      });
      this.path = new Map(this.cells.map((place) => [place, new Path2D(cells[place])]));
      this.bounds = new Map(this.cells.map((place) => [place, bounds(cells[place])]));
      this.neighbours = new Map(this.cells.map((place) => [place, []]));
      this.ridges = new Map(this.cells.map((place) => [place, []]));
      const { a, b, path } = ridges;
      ridges.frame.forEach((where, i) => {
        if (where !== frame) return;
        const ridge = { a: a[i], b: b[i], path: new Path2D(path[i]) };
        for (const [here, there] of [[a[i], b[i]], [b[i], a[i]]]) {
          this.neighbours.get(here)?.push(there);
          this.ridges.get(here)?.push(ridge);
        }
      });
    }

    /** Place the frame: `k` CSS pixels a unit, moved by x, y pixels, on a canvas of width x height CSS pixels. */
    place({ k, x, y, width, height, ratio }) {
      const { canvas } = this;
      const [w, h] = [Math.max(1, Math.round(width * ratio)), Math.max(1, Math.round(height * ratio))];
      if (canvas.width !== w || canvas.height !== h) Object.assign(canvas, { width: w, height: h });
      this.view = { k: k * ratio, x: x * ratio, y: y * ratio, ratio };
    }

    /** Repaint everything. */
    full(palette) {
      const { context, view } = this;
      this.palette = palette;
      context.setTransform(1, 0, 0, 1, 0, 0);
      context.fillStyle = palette.sea;
      context.fillRect(0, 0, this.canvas.width, this.canvas.height);
      context.setTransform(view.k, 0, 0, view.k, view.x, view.y);
      context.fillStyle = palette.land;
      context.fill(this.land);
      const visible = this.cells.filter((place) => this.isVisible(place));
      const grounds = new Map(); // cells of one look are filled as one: quicker, and without seams
      for (const place of visible) {
        const style = this.style(place);
        if (!grounds.has(style)) grounds.set(style, new Path2D());
        grounds.get(style).addPath(this.path.get(place));
      }
      for (const [style, path] of grounds) this.fill(style, path);
      this.fronts(visible);
    }

    /** Whether any of a cell can lie in the window. */
    isVisible(place) {
      const { canvas, view } = this;
      const [x0, y0, x1, y1] = this.bounds.get(place);
      return x1 * view.k + view.x > 0 && y1 * view.k + view.y > 0 && x0 * view.k + view.x < canvas.width && y0 * view.k + view.y < canvas.height;
    }

    /** Repaint what changed. */
    paint(changed, palette) {
      const dirty = new Set();
      for (const place of changed) {
        if (!this.path.has(place) || !this.isVisible(place)) continue;
        dirty.add(place);
        for (const neighbour of this.neighbours.get(place)) dirty.add(neighbour);
      }
      if (!dirty.size) return;
      if (dirty.size > this.cells.length * FULL_ABOVE) {
        this.full(palette);
        return;
      }
      const { context, view } = this;
      context.setTransform(view.k, 0, 0, view.k, view.x, view.y);
      for (const place of dirty) this.fill(this.style(place), this.path.get(place));
      this.fronts(dirty);
    }

    /** The colour or pattern of a cell. */
    style(place) {
      const { context, palette, view } = this;
      const { force, by, muted } = this.look(place);
      return muted ? (force < 0 ? palette.land : palette.muted) : palette.fill(context, force, by, view.ratio);
    }

    /** Fill ground; a stroke in its own colour hides the seam to its neighbours. */
    fill(style, path) {
      const { context, view } = this;
      if (typeof style !== "string") style.setTransform(new DOMMatrix().scale(1 / view.k));
      context.fillStyle = style;
      context.fill(path);
      context.strokeStyle = style;
      context.lineWidth = (0.7 * view.ratio) / view.k;
      context.stroke(path);
    }

    /** Stroke the ridges of some cells across which the holders differ; faint where one side is unknown. */
    fronts(places) {
      const { context, palette, view } = this;
      const seen = new Set();
      const [sure, faint] = [new Path2D(), new Path2D()];
      for (const place of places) {
        for (const ridge of this.ridges.get(place)) {
          if (seen.has(ridge)) continue;
          seen.add(ridge);
          const [one, other] = [this.look(ridge.a), this.look(ridge.b)];
          if (one.force === other.force || (one.muted && other.muted)) continue;
          (one.force < 0 || other.force < 0 ? faint : sure).addPath(ridge.path);
        }
      }
      context.lineCap = "round";
      context.strokeStyle = palette.front;
      context.lineWidth = (1.1 * view.ratio) / view.k;
      for (const [path, alpha] of [[faint, 0.25], [sure, 0.75]]) {
        context.globalAlpha = alpha;
        context.stroke(path);
      }
      context.globalAlpha = 1;
    }

    /** Whether a point (units of the frame) lies in the cell of a place. */
    covers(place, x, y) {
      this.context.setTransform(1, 0, 0, 1, 0, 0);
      const path = this.path.get(place);
      return path !== undefined && this.context.isPointInPath(path, x, y);
    }
  }

  /** West, north, east and south of a path of absolute M and relative l steps. */
  function bounds(path) {
    const box = [Infinity, Infinity, -Infinity, -Infinity];
    for (const ring of path.split("M").slice(1)) {
      let [x, y] = [0, 0];
      const numbers = ring.match(/-?\d+/g);
      for (let i = 0; i + 1 < numbers.length; i += 2) {
        x += Number(numbers[i]);
        y += Number(numbers[i + 1]);
        box[0] = Math.min(box[0], x);
        box[1] = Math.min(box[1], y);
        box[2] = Math.max(box[2], x);
        box[3] = Math.max(box[3], y);
      }
    }
    return box;
  }

  ground.Painter = Painter;
  if (typeof module !== "undefined") module.exports = { Painter };
})(typeof window === "undefined" ? {} : (window.ground = window.ground || {}));
