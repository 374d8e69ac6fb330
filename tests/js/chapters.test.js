"use strict";
const test = require("node:test");
const assert = require("node:assert/strict");
const { Clock } = require("../../assets/clock.js");

global.window = { ground: { countries: () => ["SY", "IQ", "LY"] } };
const { Tour } = require("../../assets/chapters.js");

/** A tour over three chapters with frames that run when asked; `still` is a reader who wants no movement. */
function tour({ still = false } = {}) {
  const frames = [];
  const timers = {
    requestAnimationFrame: (f) => frames.push(f),
    cancelAnimationFrame: () => (frames.length = 0),
    matchMedia: () => ({ matches: still }),
    setTimeout: () => 0,
    clearTimeout: () => {},
  };
  const clock = new Clock(1000, timers);
  const days = [];
  clock.on("day", (day) => days.push(day));
  const chosen = [];
  const selection = { value: {}, set: (value) => chosen.push(value) };
  const chapter = (id, start, day, countries = []) => ({ id, start, day, countries, forces: [1], places: [], drawing: "reach" });
  const bundle = { chapters: [chapter("one", 0, 100), chapter("two", 90, 300, ["IQ"]), chapter("three", 310, 900)] };
  bundle.chapters[2].box = { frame: 1, view: [1, 2, 3, 4] };
  const moves = [];
  const stage = { main: 0, swap: (frame) => moves.push(`swap ${frame}`) && (stage.main = frame), zoom: { show: (view) => moves.push(`show ${view}`), fit: () => moves.push("fit") } };
  let now = 0;
  const run = (count) => {
    for (let i = 0; i < count && frames.length; i++) frames.shift()((now += 90));
  };
  return { tour: new Tour({ bundle, clock, selection, stage }, timers), clock, days, chosen, moves, run };
}

test("a step plays the days before the chapter and ends on its date", () => {
  const { tour: t, clock, days, run } = tour();
  t.go(1, true);
  assert.equal(clock.day, 90);
  run(10);
  assert.ok(t.running && clock.day > 90 && clock.day < 300);
  run(1000);
  assert.equal(clock.day, 300);
  assert.ok(!t.running);
  assert.deepEqual(days, [...days].sort((a, b) => a - b), "time never runs backwards");
});

test("a second press shows the end, a third goes on", () => {
  const { tour: t, clock, run } = tour();
  t.next();
  run(3);
  t.next();
  assert.equal(clock.day, 100);
  t.next();
  assert.equal(t.chapter.id, "two");
});

test("back is a cut, and both ends hold", () => {
  const { tour: t, clock } = tour();
  t.go(2, false);
  assert.equal(clock.day, 900);
  t.next();
  assert.equal(t.index, 2);
  t.previous();
  assert.equal(clock.day, 300);
  t.previous();
  t.previous();
  t.previous();
  assert.equal(clock.day, 100);
});

test("readers who want no movement get a cut", () => {
  const { tour: t, clock } = tour({ still: true });
  t.next();
  assert.deepEqual([clock.day, t.running], [100, false]);
});

test("a chapter sets countries and forces at once, and an unknown id is not found", () => {
  const { tour: t, chosen } = tour();
  t.go(1, false);
  assert.deepEqual([...chosen[0].countries], [1]);
  assert.deepEqual([...chosen[0].forces], [1]);
  assert.equal(t.find("nowhere"), -1);
});

test("a chapter with a box shows it large in its own frame; one without shows the whole map", () => {
  const { tour: t, moves } = tour({ still: true });
  t.go(2, false);
  t.go(0, false);
  assert.deepEqual(moves, ["swap 1", "show 1,2,3,4", "swap 0", "fit"]);
});
