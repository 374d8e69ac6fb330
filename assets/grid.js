/**
 * Grid: which of many boxes reach into a window, without asking all of them. The plane is cut into squares; each knows its boxes.
 */
(function grid(ground) {
  "use strict";
  (ground.parts ??= []).push(grid);

  const MANY = 8; // of so many boxes one found: to look through all is quicker than to sort
  const SQUARES = 64; // along the longer side of what the boxes cover

  class Grid {
    /** @param {number[][]} boxes left, top, right, bottom of each, in one unit; a point is a box without width */
    constructor(boxes) {
      this.boxes = Float64Array.from(boxes.flat());
      this.asked = new Uint32Array(boxes.length); // box -> when it was asked for last
      this.turn = 0;
      const edge = (pick, side) => boxes.reduce((found, box) => pick(found, box[side]), pick === Math.min ? Infinity : -Infinity);
      [this.left, this.top] = [edge(Math.min, 0), edge(Math.min, 1)];
      const span = Math.max(edge(Math.max, 2) - this.left, edge(Math.max, 3) - this.top);
      this.size = Math.max(1, span / SQUARES);
      this.squares = new Map();
      boxes.forEach((box, i) => this.each(box, (key) => this.squares.get(key)?.push(i) ?? this.squares.set(key, [i])));
    }

    /** Visit the squares that a box touches. */
    each([left, top, right, bottom], visit) {
      const [x0, y0, x1, y1] = [left - this.left, top - this.top, right - this.left, bottom - this.top].map((v) => Math.max(0, Math.min(SQUARES, Math.floor(v / this.size))));
      for (let y = y0; y <= y1; y++) for (let x = x0; x <= x1; x++) visit(y * (SQUARES + 1) + x);
    }

    /** The boxes that reach into some windows, by their index, in order. */
    within(...windows) {
      const { boxes, asked } = this;
      const turn = ++this.turn;
      let found = [];
      for (const window of windows) {
        const [left, top, right, bottom] = window;
        this.each(window, (key) => {
          for (const i of this.squares.get(key) || []) {
            if (asked[i] === turn || boxes[4 * i] >= right || boxes[4 * i + 2] <= left || boxes[4 * i + 1] >= bottom || boxes[4 * i + 3] <= top) continue;
            asked[i] = turn;
            found.push(i);
          }
        });
      }
      if (found.length < asked.length / MANY) return found.sort((a, b) => a - b);
      found = [];
      for (let i = 0; i < asked.length; i++) if (asked[i] === turn) found.push(i);
      return found;
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

  Object.assign(ground, { Grid, bounds });
  if (typeof module !== "undefined") module.exports = { Grid };
})(typeof window === "undefined" ? {} : (window.ground = window.ground || {}));
