"use strict";
const test = require("node:test");
const assert = require("node:assert/strict");

/** A painter that writes down what it is asked. */
class Painter {
  constructor(canvas, stock, frame, look) {
    this.rings = { list: [], add: (points) => this.rings.list.push(...points) };
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

  paint(changed) {
    if (changed.size) this.isWhole = false;
    this.asked.push(["paint", [...changed].map((place) => [place, this.look(place).force])]);
    this.onpaint?.();
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
/** What waits: messages of the workshop to itself, callbacks of the next frame, timers. The tests say when. */
const [messages, frames, timers] = [[], [], []];
global.MessageChannel = class {
  port1 = {};
  port2 = { postMessage: (data) => messages.push(() => this.port1.onmessage({ data })) };
};
global.requestAnimationFrame = (act) => frames.push(act);
const developed = [];
global.OffscreenCanvas = class {
  getContext() {
    return { drawImage: (canvas) => developed.push(canvas), clearRect: () => {} };
  }
};
const real = global.setTimeout;
global.setTimeout = (act, ms) => (ms === 8 ? timers.push(act) : real(act, ms)); // rings wait so long in a frame
const work = () => {
  while (messages.length) messages.shift()();
};
const frame = () => {
  for (const act of frames.splice(0)) act();
  work();
};
const wait = () => {
  for (const act of timers.splice(0)) act();
  work();
};
const { Workshop } = require("../../assets/workshop.js");
delete global.window;

const standing = (place, force) => [place, force, -1, -1, 0, 0];
const of = (...standings) => Int32Array.from(standings.flat());

/** A workshop with one map that was painted once. */
function opened() {
  for (const list of [messages, frames, timers]) list.length = 0;
  const told = [];
  const workshop = new Workshop((seen) => told.push(...seen));
  const canvas = {};
  workshop.hear([{ stock: { forces: {}, frames: [{}] } }]);
  workshop.hear([{ id: 0, canvas, kind: "map", frame: 0 }]);
  workshop.hear([{ id: 0, serial: 1, sight: { k: 1 }, isDark: false, isFull: true, isMoving: false, standings: of(standing(0, 1), standing(1, 1)) }]);
  work();
  frame();
  const { asked } = canvas.painter;
  asked.length = told.length = 0;
  return { workshop, asked, told };
}

test("of days that come faster than they can be painted only the last is, with all that changed", () => {
  const { workshop, asked, told } = opened();
  workshop.hear([{ id: 0, serial: 2, standings: of(standing(0, 2)) }]);
  workshop.hear([{ id: 0, serial: 3, standings: of(standing(1, 3), standing(0, 4)) }]);
  work();
  assert.deepEqual(asked, [["paint", [[0, 4], [1, 3]]]]);
  assert.deepEqual(told, [{ id: 0, serial: 3 }]);
});

test("a whole painting is not forgotten for a part, nor the place of the map", () => {
  const { workshop, asked } = opened();
  workshop.hear([{ id: 0, serial: 2, sight: { k: 2 }, isFull: true, isMoving: true, standings: [] }]);
  workshop.hear([{ id: 0, serial: 3, standings: of(standing(0, 2)) }]);
  work();
  assert.deepEqual(asked, [["place", { k: 2 }], ["full", true]]);
});

test("at rest only what was painted in pieces is painted again", () => {
  const { workshop, asked } = opened();
  workshop.hear([{ id: 0, serial: 2, isRest: true }]);
  work();
  assert.deepEqual(asked, []);
  frame();
  workshop.hear([{ id: 0, serial: 3, standings: of(standing(0, 2)) }]);
  workshop.hear([{ id: 0, serial: 4, isRest: true }]);
  work();
  assert.deepEqual(asked.map(([what]) => what), ["paint", "full"]);
});

test("a map at rest that was never seen is not painted", () => {
  const workshop = new Workshop(() => {});
  const canvas = {};
  workshop.hear([{ stock: { forces: {}, frames: [{}] } }]);
  workshop.hear([{ id: 0, canvas, kind: "map", frame: 0 }]);
  workshop.hear([{ id: 0, serial: 1, isRest: true }]);
  work();
  assert.deepEqual(canvas.painter.asked, []);
});

test("the relief may come late", async () => {
  const { workshop, asked } = opened();
  bringRelief("relief");
  await new Promise(setImmediate);
  work();
  assert.deepEqual(asked.map(([what]) => what), ["full"]);
});

test("what is painted becomes pixels at once, after the page was told; days that came meanwhile are painted together", () => {
  const { workshop, asked, told } = opened();
  const { painter } = workshop.jobs.get(0);
  developed.length = 0;
  painter.onpaint = () => {
    painter.onpaint = null;
    for (const serial of [3, 4]) workshop.hear([{ id: 0, serial, standings: of(standing(serial - 3, serial)) }]);
  };
  workshop.hear([{ id: 0, serial: 2, standings: of(standing(0, 2)) }]);
  work();
  assert.deepEqual(asked, [["paint", [[0, 2]]], ["paint", [[0, 3], [1, 4]]]]);
  assert.equal(told.at(-1).serial, 4);
  assert.deepEqual(developed, [painter.canvas, painter.canvas]);
});

test("rings are painted frame by frame, and at rest the map as a whole once they are gone", () => {
  const { workshop, asked, told } = opened();
  workshop.hear([{ id: 0, serial: 2, pulse: [[5, 5]], isStill: false, standings: of(standing(0, 2)) }]);
  work();
  frame();
  wait();
  workshop.hear([{ id: 0, serial: 3, isRest: true }]);
  work();
  const { painter } = workshop.jobs.get(0);
  painter.onpaint = () => (painter.rings.list = []);
  frame();
  wait();
  assert.deepEqual(asked, [["paint", [[0, 2]]], ["paint", []], ["paint", []], ["paint", []], ["full", false]]);
  assert.deepEqual(told.map(({ serial }) => serial), [2, 3], "a frame that nobody asked for is not answered");
});

test("rings are painted with a step that comes in time, and hold up none", () => {
  const { workshop, asked } = opened();
  workshop.hear([{ id: 0, serial: 2, pulse: [[5, 5]], isStill: false, standings: of(standing(0, 2)) }]);
  work();
  frame();
  workshop.hear([{ id: 0, serial: 3, standings: of(standing(0, 3)) }]);
  work();
  wait();
  assert.deepEqual(asked, [["paint", [[0, 2]]], ["paint", [[0, 3]]]]);
  frame();
  wait();
  workshop.hear([{ id: 0, serial: 4, standings: of(standing(0, 4)) }]);
  work();
  assert.deepEqual(asked.slice(2), [["paint", []], ["paint", [[0, 4]]]], "a step that comes late is painted in the same frame");
});

test("while the map moves, rest waits", () => {
  const { workshop, asked } = opened();
  workshop.hear([{ id: 0, serial: 2, isRest: true }]);
  work();
  frame();
  workshop.hear([{ id: 0, serial: 3, sight: { k: 2 }, isFull: true, isMoving: true, standings: [] }]);
  work();
  assert.deepEqual(asked, [["place", { k: 2 }], ["full", true]]);
});
