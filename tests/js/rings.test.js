"use strict";
const test = require("node:test");
const assert = require("node:assert/strict");
const { Rings, ringLook } = require("../../assets/rings.js");

const VIEW = { k: 0.1, x: 5, y: 7, ratio: 2 };

test("a ring grows and fades; one that stands still does neither", () => {
  const looks = [0, 0.3, 0.6, 0.99].map((share) => ringLook(share, false));
  for (let i = 1; i < looks.length; i++) {
    assert.ok(looks[i].r > looks[i - 1].r);
    assert.ok(looks[i].opacity < looks[i - 1].opacity);
  }
  assert.deepEqual(ringLook(0, true), ringLook(0.99, true));
});

test("its box holds it for as long as it lasts, on any screen", () => {
  const rings = new Rings();
  rings.add([[1000, 2000]], false, 0);
  const [[left, top, right, bottom]] = rings.windows(VIEW);
  assert.deepEqual([(left + right) / 2, (top + bottom) / 2], [105, 207]);
  for (const share of [0, 0.5, 1]) assert.ok(ringLook(share, false).r * VIEW.ratio < (right - left) / 2);
});

test("a ring goes when its time is over, the eldest sooner if there are too many", () => {
  const rings = new Rings();
  rings.add([[1, 1], [2, 2]], false, 0);
  rings.add([[3, 3]], false, 500);
  rings.pass(800);
  assert.deepEqual(rings.list.map(({ x }) => x), [3]);
  rings.add(Array.from({ length: 9 }, (_, i) => [10 + i, 0]), false, 810);
  assert.deepEqual(rings.list.map(({ x }) => x), [13, 14, 15, 16, 17, 18]);
});
