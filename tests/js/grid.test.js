"use strict";
const test = require("node:test");
const assert = require("node:assert/strict");
const { Grid } = require("../../assets/grid.js");

test("a grid finds what looking at every box finds", () => {
  let seed = 11;
  const random = (n) => (seed = (seed * 16807) % 2147483647) % n;
  const boxes = Array.from({ length: 400 }, () => [random(5000) - 900, random(3000)]).map(([x, y]) => [x, y, x + random(300), y + random(300)]);
  const grid = new Grid(boxes);
  for (let round = 0; round < 200; round++) {
    const [x, y] = [random(6000) - 1500, random(4000) - 500];
    const [left, top, right, bottom] = [x, y, x + random(800), y + random(800)];
    const expected = boxes.flatMap((box, i) => (box[0] < right && box[2] > left && box[1] < bottom && box[3] > top ? [i] : []));
    assert.deepEqual(grid.within([left, top, right, bottom]), expected);
  }
});

test("points and an empty grid", () => {
  assert.deepEqual(new Grid([[5, 5, 5, 5], [9, 9, 9, 9]]).within([4, 4, 6, 6]), [0]);
  assert.deepEqual(new Grid([]).within([0, 0, 10, 10]), []);
});
