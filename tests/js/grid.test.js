"use strict";
const test = require("node:test");
const assert = require("node:assert/strict");
const { Grid } = require("../../assets/grid.js");

test("a grid finds what looking at every box finds", () => {
  let seed = 11;
  const random = (n) => (seed = (seed * 16807) % 2147483647) % n;
  const boxes = Array.from({ length: 400 }, () => [random(5000) - 900, random(3000)]).map(([x, y]) => [x, y, x + random(300), y + random(300)]);
  const grid = new Grid(boxes);
  const window = () => [random(6000) - 1500, random(4000) - 500].flatMap((v, i, [x, y]) => (i ? [x, y, x + random(800), y + random(800)] : []));
  for (let round = 0; round < 200; round++) {
    const windows = Array.from({ length: 1 + random(6) }, window); // few boxes and many, which are put in order another way
    const reaches = (box) => windows.some(([left, top, right, bottom]) => box[0] < right && box[2] > left && box[1] < bottom && box[3] > top);
    assert.deepEqual(grid.within(...windows), boxes.flatMap((box, i) => (reaches(box) ? [i] : [])));
  }
});

test("points and an empty grid", () => {
  assert.deepEqual(new Grid([[5, 5, 5, 5], [9, 9, 9, 9]]).within([4, 4, 6, 6]), [0]);
  assert.deepEqual(new Grid([]).within([0, 0, 10, 10]), []);
});
