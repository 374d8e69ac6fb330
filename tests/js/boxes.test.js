"use strict";
const test = require("node:test");
const assert = require("node:assert/strict");
const { joinBoxes } = require("../../assets/boxes.js");

const joined = (...boxes) => joinBoxes(boxes);

test("windows far apart stay apart", () => {
  assert.deepEqual(joined([0, 0, 10, 10], [50, 50, 60, 60]), [[0, 0, 10, 10], [50, 50, 60, 60]]);
});

test("a window within another is not painted twice", () => {
  assert.deepEqual(joined([0, 0, 10, 10], [2, 2, 8, 8]), [[0, 0, 10, 10]]);
  assert.deepEqual(joined([2, 2, 8, 8], [0, 0, 10, 10]), [[0, 0, 10, 10]]);
});

test("windows that overlap for the most part become one, also through a third", () => {
  assert.deepEqual(joined([0, 0, 10, 10], [2, 0, 12, 10]), [[0, 0, 12, 10]]);
  assert.deepEqual(joined([0, 0, 10, 10], [20, 0, 30, 10], [9, 0, 21, 10]), [[0, 0, 30, 10]]);
});

test("two that touch at a corner are cheaper apart", () => {
  assert.equal(joined([0, 0, 10, 10], [9, 9, 19, 19]).length, 2);
});

test("whatever is joined, every pixel asked for is painted", () => {
  let seed = 7;
  const random = (n) => (seed = (seed * 16807) % 2147483647) % n;
  for (let round = 0; round < 50; round++) {
    const boxes = Array.from({ length: 12 }, () => [random(80), random(80)]).map(([x, y]) => [x, y, x + 1 + random(20), y + 1 + random(20)]);
    const found = joined(...boxes);
    for (const [left, top, right, bottom] of boxes) {
      for (const [x, y] of [[left, top], [right - 1, bottom - 1], [left, bottom - 1], [right - 1, top]]) {
        assert.ok(found.some((box) => x >= box[0] && x < box[2] && y >= box[1] && y < box[3]));
      }
    }
  }
});
