/**
 * Easel: the sheet of a map. The page says what there is to see, the painter in the workshop does the rest.
 */
(function (ground) {
  "use strict";

  class Easel {
    /**
     * @param {HTMLCanvasElement} canvas
     * @param {object} bundle
     * @param {number} frame index of the frame
     * @param {(place: number) => {force: number, by: number, opponent: number, state: number, muted: boolean}} look how a place is to look now
     * @param {() => void} onnew the canvas is another one, and nothing is painted on it yet
     */
    constructor(canvas, bundle, frame, look, onnew) {
      const again = () => {
        this.next.drawn = this.drawn;
        onnew();
      };
      Object.assign(this, { frame, look, next: {}, isPatterned: false, sheet: new ground.Sheet(canvas, bundle, "map", again, frame) });
      Object.assign(this, { points: bundle.places, home: bundle.places.frame });
      this.places = this.home.flatMap((where, place) => (where === frame ? [place] : []));
      this.take(bundle.cells);
    }

    take(cells) {
      this.paths = cells;
      this.cells = this.places.filter((place) => cells[place]);
    }

    /** Take the cells and ridges of a drawing. */
    load({ cells, ridges }) {
      this.take(cells);
      this.drawn = this.next.drawn = { cells, ridges };
    }

    /** The map lies elsewhere from the next painting on. */
    place(sight) {
      this.next.sight = sight;
    }

    /** Paint everything; while the map moves, without what only a still eye sees. */
    full({ isDark }, isMoving = false) {
      const { next, isPatterned } = this;
      this.next = {};
      this.sheet.say({ ...next, isDark, isPatterned, isFull: true, isMoving, standings: isMoving ? [] : this.standings(this.places) });
    }

    /** Paint what changed. */
    paint(changed) {
      const mine = changed.filter((place) => this.home[place] === this.frame);
      if (mine.length) this.sheet.say({ standings: this.standings(mine) });
    }

    /** Ring some places for a moment. */
    pulse(places, isStill) {
      const { x, y } = this.points;
      this.sheet.say({ pulse: places.map((place) => [x[place], y[place]]), isStill });
    }

    /** Time stands still: paint as a whole what was painted in pieces. */
    rest() {
      this.sheet.say({ isRest: true });
    }

    standings(places) {
      const numbers = new Int32Array(6 * places.length);
      places.forEach((place, i) => {
        const { force, by, opponent, state, muted } = this.look(place);
        numbers.set([place, force, by, opponent, state, Number(muted)], 6 * i);
      });
      return numbers;
    }

    /** Box of a place's cell in units of the frame, or nothing where it has none. */
    box(place) {
      return this.paths[place] ? ground.bounds(this.paths[place]) : undefined;
    }

    /** Whether a point (units of the frame) lies in the cell of a place. */
    covers(place, x, y) {
      this.probe ??= new OffscreenCanvas(1, 1).getContext("2d");
      return Boolean(this.paths[place]) && this.probe.isPointInPath(new Path2D(this.paths[place]), x, y);
    }
  }

  ground.Easel = Easel;
})(window.ground = window.ground || {});
