"use strict";
const test = require("node:test");
const assert = require("node:assert/strict");

/** A painter that writes down what it is asked. */
class Painter {
  constructor(canvas, stock, frame, look) {
    this.rings = { list: [], windows: () => this.rings.list, pass: () => {}, add: (points) => this.rings.list.push(...points) };
    Object.assign(this, { canvas, look, backdrop: {}, asked: [] });
    canvas.painter = this;
  }

  place(sight) {
    this.view = sight;
    this.asked.push(["place", sight]);
  }

  full(palette, isMoving = false) {
    Object.assign(this, { isWhole: !isMoving, isMoving });
    this.asked.push(["full", isMoving]);
  }

  paint(changed, palette, boxes) {
    this.isWhole = false;
    this.asked.push(["paint", [...changed].map((place) => [place, this.look(place).force]), ...(boxes.length ? [boxes.length] : [])]);
  }
}

let bringRelief;
global.window = {
  ground: {
    Painter,
    PatternBook: class {},
    Palette: class {},
    relief: () => new Promise((resolve) => (bringRelief = resolve)),
  },
};
global.MessageChannel = class { port1 = {}; port2 = {}; }; // the tests say when it is time to work
const { Workshop } = require("../../assets/workshop.js");
delete global.window;

const standing = (place, force) => [place, force, -1, -1, 0, 0];
const of = (...standings) => Int32Array.from(standings.flat());

/** A workshop with one map that was painted once. */
function opened() {
  const told = [];
  const workshop = new Workshop((message) => told.push(message));
  workshop.soon = () => {};
  const canvas = {};
  workshop.hear({ stock: { forces: {}, frames: [{}] } });
  workshop.hear({ id: 0, canvas, kind: "map", frame: 0 });
  workshop.hear({ id: 0, serial: 1, sight: { k: 1 }, isDark: false, isFull: true, isMoving: false, standings: of(standing(0, 1), standing(1, 1)) });
  workshop.work();
  const { asked } = canvas.painter;
  asked.length = told.length = 0;
  return { workshop, asked, told };
}

test("of days that come faster than they can be painted only the last is, with all that changed", () => {
  const { workshop, asked, told } = opened();
  workshop.hear({ id: 0, serial: 2, standings: of(standing(0, 2)) });
  workshop.hear({ id: 0, serial: 3, standings: of(standing(1, 3), standing(0, 4)) });
  workshop.work();
  assert.deepEqual(asked, [["paint", [[0, 4], [1, 3]]]]);
  assert.deepEqual(told, [{ id: 0, serial: 3 }]);
});

test("a whole painting is not forgotten for a part, nor the place of the map", () => {
  const { workshop, asked } = opened();
  workshop.hear({ id: 0, serial: 2, sight: { k: 2 }, isFull: true, isMoving: true, standings: [] });
  workshop.hear({ id: 0, serial: 3, standings: of(standing(0, 2)) });
  workshop.work();
  assert.deepEqual(asked, [["place", { k: 2 }], ["full", true]]);
});

test("at rest only what was painted in pieces is painted again", () => {
  const { workshop, asked } = opened();
  workshop.hear({ id: 0, serial: 2, isRest: true });
  workshop.work();
  assert.deepEqual(asked, []);
  workshop.hear({ id: 0, serial: 3, standings: of(standing(0, 2)) });
  workshop.hear({ id: 0, serial: 4, isRest: true });
  workshop.work();
  assert.deepEqual(asked.map(([what]) => what), ["paint", "full"]);
});

test("a map at rest that was never seen is not painted", () => {
  const workshop = new Workshop(() => {});
  workshop.soon = () => {};
  const canvas = {};
  workshop.hear({ stock: { forces: {}, frames: [{}] } });
  workshop.hear({ id: 0, canvas, kind: "map", frame: 0 });
  workshop.hear({ id: 0, serial: 1, isRest: true });
  workshop.work();
  assert.deepEqual(canvas.painter.asked, []);
});

test("the relief may come late", async () => {
  const { workshop, asked } = opened();
  bringRelief("relief");
  await new Promise(setImmediate);
  workshop.work();
  assert.deepEqual(asked.map(([what]) => what), ["full"]);
});

test("rings are painted frame by frame, and at rest the map as a whole once they are gone", () => {
  const { workshop, asked, told } = opened();
  const frames = [];
  global.requestAnimationFrame = (act) => frames.push(act);
  workshop.hear({ id: 0, serial: 2, pulse: [[5, 5]], isStill: false, standings: of(standing(0, 2)) });
  workshop.work();
  workshop.hear({ id: 0, serial: 3, isRest: true });
  workshop.work();
  const { rings } = workshop.jobs.get(0).painter;
  rings.pass = () => (rings.list = []);
  frames.shift()();
  workshop.work();
  delete global.requestAnimationFrame;
  assert.deepEqual(asked, [["paint", [[0, 2]], 1], ["paint", [], 1], ["paint", [], 1], ["full", false]]);
  assert.deepEqual(told.map(({ serial }) => serial), [2, 3], "a frame that nobody asked for is not answered");
});

test("while the map moves, rest waits", () => {
  const { workshop, asked } = opened();
  workshop.hear({ id: 0, serial: 2, isRest: true });
  workshop.work();
  workshop.hear({ id: 0, serial: 3, sight: { k: 2 }, isFull: true, isMoving: true, standings: [] });
  workshop.work();
  assert.deepEqual(asked, [["place", { k: 2 }], ["full", true]]);
});
