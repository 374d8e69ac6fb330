/**
 * Towns: the marks of the places on a map, in the colours of their holders. They are painted with the cells and not kept as elements:
 * to change one mark of a page costs the browser as much as to paint hundreds.
 */
(function towns(ground) {
  "use strict";
  (ground.parts ??= []).push(towns);

  /** Radius of a mark in pixels by rank 1 to 5, and of every mark of an inset, which is no place to point at. */
  const RADIUS = [0, 4.2, 3.6, 3, 2.6, 2.4];
  const QUIET = 2;
  /** Width of a mark's edge: plain, in battle, in an inset. */
  const [EDGE, BATTLE, THIN] = [1.1, 2.4, 0.5];
  /** No mark reaches further than this from its place, pixels. */
  const REACH = 6;
  /** Towns of rank 3 and better appear at first (2 on a narrow map or an inset); one more rank from each of these zooms on. */
  const APPEAR = [1.7, 3.2, 5];
  const NARROW_PX = 620;

  /** The least rank whose towns appear in a view. */
  ground.leastRank = ({ quiet, width, scale }) => (quiet ? 2 : Math.min(5, (width < NARROW_PX ? 2 : 3) + APPEAR.filter((zoom) => scale >= zoom).length));

  /** The mark of a town: radius, fill, edge {colour, width, opacity, dash}; the edge says who contests or besieges it. */
  ground.townMark = ({ force, opponent, state, muted }, rank, quiet, palette) => {
    const battle = state > 0;
    return {
      r: quiet ? QUIET : RADIUS[rank],
      fill: force < 0 ? palette.panel : muted ? palette.muted : palette.colour(force),
      edge: battle && !muted ? palette.colour(opponent) : palette.panel,
      width: quiet ? THIN : battle ? BATTLE : EDGE,
      opacity: muted ? 0.3 : force < 0 ? 0.5 : 1,
      dash: state === 2 ? [3, 2] : [],
    };
  };

  class Towns {
    /** @param {object} bundle  @param {number} frame index of the frame */
    constructor({ places }, frame) {
      this.places = places;
      this.list = places.frame.flatMap((where, place) => (where === frame ? [place] : []));
      this.list.sort((p, q) => places.rank[q] - places.rank[p] || p - q); // the greater ones on top
      this.grid = new ground.Grid(this.list.map((place) => [places.x[place], places.y[place], places.x[place], places.y[place]]));
    }

    /** Where a place's mark can be in a view: left, top, right and bottom in pixels of the canvas. */
    box(place, { k, x, y, ratio }) {
      const [px, py] = [this.places.x[place] * k + x, this.places.y[place] * k + y];
      return [px - REACH * ratio, py - REACH * ratio, px + REACH * ratio, py + REACH * ratio];
    }

    /** Paint the marks that reach into some boxes of the canvas; `known` has the standing of each place. */
    draw(pen, view, palette, boxes, known) {
      const { places: { x, y, rank }, list } = this;
      const reach = Math.ceil(REACH * view.ratio);
      for (const i of this.grid.within(...boxes.map((box) => ground.unitsOf(box, view, reach)))) {
        const place = list[i];
        if (rank[place] > view.least) continue;
        const one = known[place];
        one.stamp ??= this.stamp(place, one, view, palette);
        pen.drawImage(one.stamp, Math.round(x[place] * view.k + view.x) - reach, Math.round(y[place] * view.k + view.y) - reach);
      }
    }

    /** The picture of a mark: the same for every town of one rank and one standing, so it is painted once. */
    stamp(place, standing, { ratio, quiet }, palette) {
      const rank = this.places.rank[place];
      const key = [standing.force, standing.state && standing.opponent, standing.state, standing.muted, rank, quiet, ratio].join();
      if (this.palette !== palette) Object.assign(this, { palette, stamps: new Map() });
      if (!this.stamps.has(key)) this.stamps.set(key, stamp(ground.townMark(standing, rank, quiet, palette), ratio));
      return this.stamps.get(key);
    }
  }

  function stamp({ r, fill, edge, width, opacity, dash }, ratio) {
    const reach = Math.ceil(REACH * ratio);
    const canvas = new OffscreenCanvas(2 * reach, 2 * reach);
    const pen = canvas.getContext("2d");
    pen.arc(reach, reach, r * ratio, 0, 2 * Math.PI);
    pen.fillStyle = fill;
    pen.fill();
    pen.globalAlpha = opacity;
    pen.strokeStyle = edge;
    pen.lineWidth = width * ratio;
    pen.setLineDash(dash.map((length) => length * ratio));
    pen.stroke();
    return canvas.transferToImageBitmap(); // quicker to paint with than a canvas
  }

  Object.assign(ground, { Towns, TOWN_RADIUS: RADIUS });
  if (typeof module !== "undefined") module.exports = { leastRank: ground.leastRank, townMark: ground.townMark, Towns };
})(typeof window === "undefined" ? {} : (window.ground = window.ground || {}));
