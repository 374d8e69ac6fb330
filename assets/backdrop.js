/**
 * Backdrop: what of a map no day changes. Sea and land lie under the cells; relief, waters and borders lie over them. Each is painted
 * once for a view, on a sheet of its own, and the painter takes from it whatever window it repaints.
 */
(function backdrop(ground) {
  "use strict";
  (ground.parts ??= []).push(backdrop);

  /** Lines over the cells, from below: paths of the frame, width in pixels, opacity, colour of the palette; lakes are filled too. */
  const LINES = [["lakes", 0.5, 1, "river"], ["streams", 0.7, 0.55, "river"], ["rivers", 1.7, 0.95, "river"], ["borders", 0.7, 0.5, "border"], ["outline", 1.3, 0.85, "border"]];

  class Backdrop {
    /** @param {object} base frame of the bundle */
    constructor(base) {
      this.base = base;
      this.land = new Path2D(base.land);
      this.path = Object.fromEntries(LINES.map(([name]) => [name, new Path2D(ground.linePaths(base, name))]));
      this.relief = null; // a canvas, once it has come
    }

    /** Get ready to be laid on a canvas. While the map moves, and before the relief has come, nothing is kept: it would not last. */
    fit({ width, height }, view, palette, isMoving) {
      const key = [width, height, view.k, view.x, view.y].join();
      Object.assign(this, { view, palette, isMoving, isKept: !isMoving && this.relief !== null });
      if (!this.isKept || (key === this.key && palette === this.laid)) return;
      const sheet = (alpha, paint) => {
        const canvas = new OffscreenCanvas(width, height);
        paint.call(this, canvas.getContext("2d", { alpha }));
        return canvas.transferToImageBitmap(); // quicker to paint with than a canvas
      };
      for (const old of [this.under, this.over]) old?.close();
      Object.assign(this, { key, laid: palette, under: sheet(false, this.paintUnder), over: sheet(true, this.paintOver) });
    }

    /** Lay what is under the cells, or over them, on a canvas that begins at a point of the whole. */
    lay(pen, which, [left, top]) {
      pen.setTransform(1, 0, 0, 1, 0, 0);
      if (this.isKept) pen.drawImage(this[which], -left, -top);
      else if (which === "under") this.paintUnder(pen, [left, top]);
      else this.paintOver(pen, [left, top]);
    }

    /** Lay what is over the cells on those of a path only, and on their edges, with a pen that draws in units; it must be kept. */
    glaze(pen, path, width) {
      const { k, x, y } = this.view;
      const over = pen.createPattern(this.over, "no-repeat");
      over.setTransform(new DOMMatrix([1 / k, 0, 0, 1 / k, -x / k, -y / k]));
      Object.assign(pen, { fillStyle: over, strokeStyle: over, lineWidth: width });
      pen.fill(path);
      pen.stroke(path);
    }

    paintUnder(pen, [left, top] = [0, 0]) {
      const { view, palette } = this;
      pen.fillStyle = palette.sea;
      pen.fillRect(0, 0, pen.canvas.width, pen.canvas.height);
      pen.setTransform(view.k, 0, 0, view.k, view.x - left, view.y - top);
      pen.fillStyle = palette.land;
      pen.fill(this.land);
    }

    paintOver(pen, [left, top] = [0, 0]) {
      const { view, palette, isMoving } = this;
      pen.setTransform(view.k, 0, 0, view.k, view.x - left, view.y - top);
      pen.imageSmoothingEnabled = !isMoving;
      if (this.relief) pen.drawImage(this.relief, 0, 0, this.base.width, this.base.height);
      pen.lineJoin = "round";
      pen.fillStyle = palette.lake;
      pen.fill(this.path.lakes);
      for (const [name, width, opacity, colour] of LINES) {
        pen.globalAlpha = opacity;
        pen.strokeStyle = palette[colour];
        pen.lineWidth = (width * view.ratio) / view.k;
        pen.stroke(this.path[name]);
      }
      pen.globalAlpha = 1;
    }
  }

  /** A kind of line of a frame as one path. */
  ground.linePaths = (base, name) => (name === "outline" ? Object.values(base.outline).join("") : base[name]);
  Object.assign(ground, { Backdrop, LINES });
})(window.ground = window.ground || {});
