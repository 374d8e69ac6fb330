const test = require("node:test");
const assert = require("node:assert/strict");
const { paceByEvents } = require("../../assets/pace.js");
const { Clock } = require("../../assets/clock.js");

const EVENTS = [...Array(100).fill(50), 150];

test("slow where much happens, quick where nothing does", () => {
  const factor = paceByEvents(200, EVENTS);
  assert.ok(factor[50] < factor[150] && factor[150] < factor[100]);
  assert.ok(factor[100] / factor[50] > 5);
});

test("the whole record takes as long as by days", () => {
  for (const events of [EVENTS, [], [0], Array.from({ length: 200 }, (_, i) => i)]) {
    const factor = paceByEvents(200, events);
    assert.ok(Math.abs(factor.reduce((sum, f) => sum + 1 / f, 0) - 200) < 1e-6);
  }
});

test("the clock keeps the pace", () => {
  const frames = [];
  const timers = { requestAnimationFrame: (f) => frames.push(f), setTimeout: () => 0, clearTimeout: () => 0 };
  const clock = new Clock(1000, timers);
  clock.pace = new Float64Array(1000).fill(2);
  clock.play();
  for (let i = 0; i <= 60; i++) for (const f of frames.splice(0)) f((i * 1000) / 60);
  assert.equal(clock.day, 60);
});
