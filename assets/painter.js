/**
 * Painter: one frame of the map on a canvas, all but its names: ground, cells, front lines, relief and waters, towns.
 * `paint` repaints the windows around what changed, `full` everything. A window is repainted from the ground up, so both give the
 * same picture; only where very much changes at once, it is painted over (overpaint.js).
 */
(function painter(ground) {
  "use strict";
  (ground.parts ??= []).push(painter);

  /** One full repaint is cheaper than windows above this share of the canvas, or than to paint over more than this share of the cells. */
  const [WINDOWS_BELOW, OVER_BELOW] = [1 / 3, 1 / 5];
  /** More windows than this are not ready for the frame. */
  const MANY = 24;
  /** A window is wider than the cell that changed by this much: half a front line and what smooths an edge, pixels. */
  const MARGIN = 3;
  /** Widths in pixels: of a stroke that closes seams, of a front line. Above one pixel a browser strokes them twelve times more slowly. */
  const [SEAM, FRONT] = [0.7, 1];
  /** Opacity of a front line, by whether both sides are known. */
  const SURE = 0.8;
  const FAINT = 0.25;

  class Painter {
    /**
     * @param {OffscreenCanvas | HTMLCanvasElement} canvas
     * @param {object} bundle
     * @param {number} frame index of the frame
     * @param {(place: number) => {force: number, by: number, opponent: number, state: number, muted: boolean}} look how a place is to look now
     */
    constructor(canvas, bundle, frame, look) {
      this.canvas = canvas;
      this.context = canvas.getContext("2d", { alpha: false });
      this.look = look;
      this.backdrop = new ground.Backdrop(bundle.frames[frame]);
      this.towns = new ground.Towns(bundle, frame);
      this.rings = new ground.Rings();
      this.turn = 0;
      this.known = []; // place -> how it was painted last
      this.patterns = null; // laid over the ground of each force, where colours alone do not tell (see patterns.js)
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
      this.bounds = new Map(this.cells.map((place) => [place, ground.bounds(cells[place])]));
      this.grid = new ground.Grid(this.cells.map((place) => this.bounds.get(place)));
      this.ridges = new Map(this.cells.map((place) => [place, []]));
      const { a, b, path } = ridges;
      ridges.frame.forEach((where, i) => {
        if (where !== frame) return;
        const ridge = { a: a[i], b: b[i], path: new Path2D(path[i]), turn: 0 };
        for (const place of [a[i], b[i]]) this.ridges.get(place)?.push(ridge);
      });
    }

    /** Place the frame: `k` CSS pixels a unit, moved by x, y pixels, on a canvas of width x height CSS pixels. */
    place(sight) {
      const { k, x, y, ratio } = sight;
      ground.size(this.canvas, sight);
      this.view = { ...sight, k: k * ratio, x: x * ratio, y: y * ratio, least: ground.leastRank(sight) };
    }

    /** Repaint everything; while the map moves, without what only a still eye sees. */
    full(palette, isMoving = false) {
      Object.assign(this, { palette, isMoving, isWhole: !isMoving });
      if (isMoving) this.rings.end();
      this.rings.lift(this.context, performance.now());
      this.learn(this.towns.list);
      this.repaint([[0, 0, this.canvas.width, this.canvas.height]]);
    }

    /** Repaint what changed: some places, and the rings. */
    paint(changed, palette) {
      const { canvas: { width, height }, cells, backdrop } = this;
      this.palette = palette;
      this.learn(changed);
      const boxes = this.boxes(changed);
      const isMany = boxes.size > MANY;
      const windows = isMany ? [...boxes.values()] : ground.joinBoxes(boxes.values());
      const isWorthIt = isMany ? backdrop.isKept && boxes.size < cells.length * OVER_BELOW : windows.reduce((sum, box) => sum + ground.boxArea(box), 0) < width * height * WINDOWS_BELOW;
      if (!isWorthIt) return this.full(palette, this.isMoving);
      this.rings.lift(this.context, performance.now());
      if (windows.length) this.isWhole = false;
      this.repaint(windows, isMany && boxes);
    }

    /** Boxes of whole pixels around the cells and marks of some places, by place, as far as they lie on the canvas. */
    boxes(changed) {
      const { canvas: { width, height }, view, home, frame } = this;
      const boxes = new Map();
      for (const place of changed) {
        if (home[place] !== frame) continue;
        let [left, top, right, bottom] = this.towns.box(place, view);
        if (this.bounds.has(place)) {
          const [x0, y0, x1, y1] = this.bounds.get(place);
          const margin = MARGIN * view.ratio;
          [left, top] = [Math.min(left, x0 * view.k + view.x - margin), Math.min(top, y0 * view.k + view.y - margin)];
          [right, bottom] = [Math.max(right, x1 * view.k + view.x + margin), Math.max(bottom, y1 * view.k + view.y + margin)];
        }
        const box = [Math.max(0, Math.floor(left)), Math.max(0, Math.floor(top)), Math.min(width, Math.ceil(right)), Math.min(height, Math.ceil(bottom))];
        if (box[0] < box[2] && box[1] < box[3]) boxes.set(place, box);
      }
      return boxes;
    }

    /** Ask how some places are to look, once for all that is painted of them. */
    learn(places) {
      const { context, palette, view, known } = this;
      for (const place of places) {
        const standing = this.look(place);
        const { force, by, muted } = standing;
        const isOpen = muted && force < 0;
        known[place] = {
          ...standing,
          name: isOpen ? "land" : muted ? "muted" : `${force}/${by}`,
          style: isOpen ? palette.land : muted ? palette.muted : palette.fill(context, force, by, view.ratio),
        };
      }
    }

    /** Repaint some windows of the canvas: one after another, because what is clipped to many at once takes a browser longer than all of them. Or paint over the places in them, by place. */
    repaint(windows, over) {
      const { context, view, palette, backdrop, rings } = this;
      backdrop.fit(this.canvas, view, palette, this.isMoving);
      if (over) ground.overpaint(this, context, over);
      else for (const box of windows) this.paintWithin(context, box);
      rings.draw(context, view, palette.ink.pulse, windows, (canvas, start, isChanged) => this.keep(canvas, start, isChanged && over));
    }

    /** Paint on another canvas, which begins at a point of this one, what this one shows without rings; to take it from this one would hold up the frame. */
    keep(canvas, start, over) {
      const pen = canvas.getContext("2d", { alpha: false });
      const [left, top] = start;
      const here = [left, top, left + canvas.width, top + canvas.height];
      if (over) ground.overpaint(this, pen, new Map([...over].filter(([, box]) => ground.boxesMeet(box, here))), start);
      else this.paintIn(pen, [0, 0, canvas.width, canvas.height], start);
    }

    /** Paint a window and nothing around it. */
    paintWithin(pen, box) {
      const [left, top, right, bottom] = box;
      pen.save();
      pen.beginPath();
      pen.rect(left, top, right - left, bottom - top);
      pen.clip();
      this.paintIn(pen, box);
      pen.restore();
    }

    /** Paint a window from the ground up, with a pen whose canvas begins at a point of this one. */
    paintIn(pen, box, start = [0, 0]) {
      const { palette, backdrop, known } = this;
      const view = this.viewFrom(start);
      backdrop.lay(pen, "under", start);
      pen.setTransform(view.k, 0, 0, view.k, view.x, view.y);
      const cells = this.cellsIn(view, box);
      for (const alike of this.byLook(cells)) this.fill(pen, view, alike);
      this.fronts(pen, view, cells);
      backdrop.lay(pen, "over", start);
      pen.setTransform(1, 0, 0, 1, 0, 0);
      this.towns.draw(pen, view, palette, [box], known);
    }

    /** The view of a canvas that begins at a point of this one. */
    viewFrom([left, top]) {
      return { ...this.view, x: this.view.x - left, y: this.view.y - top };
    }

    /** Places by look, which are filled as one: quicker, and without seams. In one order, whatever lies in a window. */
    byLook(places) {
      const looks = new Map();
      for (const place of places) {
        const { name } = this.known[place];
        if (looks.has(name)) looks.get(name).push(place);
        else looks.set(name, [place]);
      }
      return [...looks.keys()].sort().map((name) => looks.get(name));
    }

    /** The places whose cells reach into a window of a view. */
    cellsIn(view, box) {
      return this.grid.within(ground.unitsOf(box, view, MARGIN * view.ratio)).map((i) => this.cells[i]);
    }

    /** Fill ground of one look; a stroke in its own colour hides what rounding leaves open between neighbours. */
    fill(pen, view, places) {
      const { style, force, muted } = this.known[places[0]];
      const path = joinPaths(places.map((place) => this.path.get(place)));
      if (typeof style !== "string") style.setTransform(new DOMMatrix().scale(1 / view.k));
      pen.fillStyle = style;
      pen.fill(path);
      if (!this.isMoving) {
        pen.strokeStyle = style;
        pen.lineWidth = (SEAM * view.ratio) / view.k;
        pen.stroke(path);
      }
      const pattern = force >= 0 && !muted && this.patterns?.of(force, view.ratio);
      if (!pattern) return;
      pattern.fill.setTransform(new DOMMatrix().scale(1 / view.k).rotate(pattern.turn));
      pen.fillStyle = pattern.fill;
      pen.fill(path);
    }

    /** Stroke the ridges of some cells across which the holders differ; faint where one side is unknown. */
    fronts(pen, view, places) {
      const { palette, known } = this;
      const turn = ++this.turn;
      const [sure, faint] = [[], []];
      for (const place of places) {
        for (const ridge of this.ridges.get(place)) {
          if (ridge.turn === turn) continue; // seen from its other side
          ridge.turn = turn;
          const [one, other] = [known[ridge.a], known[ridge.b]];
          if (!isFront(one, other)) continue;
          (one.force < 0 || other.force < 0 ? faint : sure).push(ridge.path);
        }
      }
      pen.lineCap = "round";
      pen.strokeStyle = palette.front;
      pen.lineWidth = (FRONT * view.ratio) / view.k;
      for (const [ridges, alpha] of [[faint, FAINT], [sure, SURE]]) {
        if (!ridges.length) continue;
        pen.globalAlpha = alpha;
        pen.stroke(joinPaths(ridges));
      }
      pen.globalAlpha = 1;
    }
  }

  /** A box of canvas pixels, `margin` pixels wider, in the units of the frame. */
  ground.unitsOf = ([left, top, right, bottom], { k, x, y }, margin) => [(left - margin - x) / k, (top - margin - y) / k, (right + margin - x) / k, (bottom + margin - y) / k];

  /** Whether a front runs between two places. */
  const isFront = (one, other) => one.force !== other.force && !(one.muted && other.muted);

  /** Several paths as one. */
  function joinPaths(paths) {
    if (paths.length === 1) return paths[0];
    const all = new Path2D();
    for (const path of paths) all.addPath(path);
    return all;
  }

  /** Whether a box in the units of a frame reaches into the window of a view. */
  const reaches = (box, view) => ground.boxesMeet(box, ground.unitsOf([0, 0, view.width, view.height], view, 0));

  Object.assign(ground, { Painter, SEAM, FRONT, SURE, FAINT, isFront, joinPaths, reaches });
})(typeof window === "undefined" ? {} : (window.ground = window.ground || {}));
