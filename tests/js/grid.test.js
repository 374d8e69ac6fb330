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
    const windows = [[x, y, x + random(800), y + random(800)], [-5000, -5000, -4000, -4000]];
    const expected = boxes.flatMap((box, i) => (windows.some((w) => box[0] < w[2] && box[2] > w[0] && box[1] < w[3] && box[3] > w[1]) ? [i] : []));
    assert.deepEqual(grid.within(windows), expected);
  }
});

test("points and an empty grid", () => {
  assert.deepEqual(new Grid([[5, 5, 5, 5], [9, 9, 9, 9]]).within([[4, 4, 6, 6]]), [0]);
  assert.deepEqual(new Grid([]).within([[0, 0, 10, 10]]), []);
});
