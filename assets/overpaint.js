/**
 * Overpaint: what a painter does when so many places change at once that windows, each from the ground up, would not be ready for the frame.
 * Cells get their new look over the old one, all of one look in one stroke. Surfaces are right at once; edges, of cells and of marks, keep a trace
 * of what was until the map is painted as a whole at rest. Costs a quarter of the windows (docs/engine.md).
 */
(function overpaint(ground) {
  "use strict";
  (ground.parts ??= []).push(overpaint);

  /**
   * @param {Painter} painter whose backdrop is kept
   * @param {CanvasRenderingContext2D} pen of its canvas, or of one that begins at a point of it, `start`
   * @param {Map<number, number[]>} boxes place that changed -> box of the painter's canvas in which it lies
   */
  ground.overpaint = (painter, pen, boxes, start = [0, 0]) => {
    const { palette, backdrop, known, path, ridges, towns } = painter;
    const view = painter.viewFrom(start);
    const width = (pixels) => (pixels * view.ratio) / view.k;
    const cells = [...boxes.keys()].filter((place) => path.has(place));
    pen.save();
    pen.setTransform(view.k, 0, 0, view.k, view.x, view.y);
    for (const alike of painter.byLook(cells)) {
      painter.fill(pen, view, alike);
      const gone = alike.flatMap((place) => ridges.get(place)).filter(({ a, b }) => !ground.isFront(known[a], known[b]));
      if (!gone.length) continue;
      pen.strokeStyle = known[alike[0]].style;
      pen.lineWidth = width(ground.FRONT);
      pen.stroke(ground.joinPaths(gone.map((ridge) => ridge.path)));
    }
    painter.fronts(pen, view, cells);
    if (cells.length) backdrop.glaze(pen, ground.joinPaths(cells.map((place) => path.get(place))), width(ground.SEAM));
    pen.restore();
    const [x, y] = start;
    towns.draw(pen, view, palette, [...boxes.values()].map(([left, top, right, bottom]) => [left - x, top - y, right - x, bottom - y]), known);
  };
})(typeof window === "undefined" ? {} : (window.ground = window.ground || {}));
