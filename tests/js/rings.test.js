"use strict";
const test = require("node:test");
const assert = require("node:assert/strict");
const { boxesMeet } = require("../../assets/boxes.js");
global.window = { ground: { boxesMeet, size: (canvas, { width, height }) => Object.assign(canvas, { width, height }) } };
const { Rings, ringLook } = require("../../assets/rings.js");
delete global.window;

const VIEW = { k: 0.1, x: 5, y: 7, ratio: 2 };

/** A canvas that remembers what was drawn on it. */
global.OffscreenCanvas = class {
  constructor(width, height) {
    Object.assign(this, { width, height, done: [] });
  }

  getContext() {
    const note = (what) => (...args) => this.done.push([what, ...args]);
    this.pen ??= { canvas: this, drawImage: note("draw"), beginPath: () => {}, arc: () => {}, stroke: () => {} };
    return this.pen;
  }
};

test("a ring grows and fades; one that stands still does neither", () => {
  const looks = [0, 0.3, 0.6, 0.99].map((share) => ringLook(share, false));
  for (let i = 1; i < looks.length; i++) {
    assert.ok(looks[i].r > looks[i - 1].r);
    assert.ok(looks[i].opacity < looks[i - 1].opacity);
  }
  assert.deepEqual(ringLook(0, true), ringLook(0.99, true));
});

test("what lies under a ring is kept once, put back before each frame, and kept anew where the map was painted", () => {
  const canvas = new OffscreenCanvas(400, 400);
  const pen = canvas.getContext();
  const copies = [];
  const copy = (...args) => copies.push(args);
  const rings = new Rings();
  rings.add([[1000, 2000]], false, 0);
  rings.lift(pen, 0);
  rings.draw(pen, VIEW, "black", [], copy);
  const [{ under, left, top }] = rings.list;
  assert.deepEqual(copies, [[under, [left, top], false]], "all of what lies there");
  assert.deepEqual([left + under.width / 2, top + under.height / 2], [105, 207]);
  for (const share of [0, 0.5, 1]) assert.ok(ringLook(share, false).r * VIEW.ratio < under.width / 2, "its box holds it for as long as it lasts");
  rings.lift(pen, 100);
  assert.deepEqual(canvas.done.at(-1), ["draw", under, left, top]);
  rings.draw(pen, VIEW, "black", [[0, 0, left, top]], copy);
  assert.equal(copies.length, 1);
  rings.draw(pen, VIEW, "black", [[0, 0, left + 1, top + 1]], copy);
  assert.deepEqual(copies.slice(1), [[under, [left, top], true]], "what changed");
  rings.draw(pen, { ...VIEW, x: VIEW.x + 30 }, "black", [], copy);
  assert.deepEqual(copies.at(-1), [under, [left + 30, top], false], "a map that lies elsewhere");
});

test("a ring goes when its time is over, the eldest sooner if there are too many, and leaves what lay under it", () => {
  const canvas = new OffscreenCanvas(400, 400);
  const pen = canvas.getContext();
  const rings = new Rings();
  rings.add([[1, 1], [2, 2]], false, 0);
  rings.draw(pen, VIEW, "black", [], () => {});
  rings.add([[3, 3]], false, 500);
  rings.lift(pen, 800);
  assert.deepEqual(rings.list.map(({ x }) => x), [3]);
  assert.equal(canvas.done.filter(([what]) => what === "draw").length, 2);
  rings.add(Array.from({ length: 9 }, (_, i) => [10 + i, 0]), false, 810);
  rings.lift(pen, 811);
  assert.deepEqual(rings.list.map(({ x }) => x), [13, 14, 15, 16, 17, 18]);
});
