const test = require("node:test");
const assert = require("node:assert/strict");
const { Clock } = require("../../assets/clock.js");

/** Timers that a test moves by hand. */
function hands() {
  const timers = {
    now: 0, frames: [], timeouts: new Map(), id: 0,
    requestAnimationFrame: (f) => timers.frames.push(f),
    setTimeout: (f, ms) => (timers.timeouts.set(++timers.id, [timers.now + ms, f]), timers.id),
    clearTimeout: (id) => timers.timeouts.delete(id),
    frame(ms) {
      timers.now += ms;
      for (const f of timers.frames.splice(0)) f(timers.now);
      for (const [id, [due, f]] of [...timers.timeouts]) if (due <= timers.now && timers.timeouts.delete(id)) f();
    },
  };
  return timers;
}

test("set clamps, rounds and tells once", () => {
  const heard = [];
  const clock = new Clock(100, hands()).on("day", (day) => heard.push(day));
  for (const day of [5.4, 5, -3, 1000, NaN]) clock.set(day);
  assert.deepEqual(heard, [5, 0, 99]);
});

test("rest is told once, after stillness", () => {
  const timers = hands();
  const heard = [];
  const clock = new Clock(100, timers).on("rest", (day) => heard.push(day));
  clock.set(1);
  timers.frame(200);
  clock.set(2);
  timers.frame(200);
  assert.deepEqual(heard, []);
  timers.frame(100);
  assert.deepEqual(heard, [2]);
});

test("plays 30 days a second times the speed, and stops at the end", () => {
  const timers = hands();
  const clock = new Clock(40, timers);
  clock.play();
  for (let i = 0; i < 61; i++) timers.frame(1000 / 60);
  assert.equal(clock.day, 30);
  for (let i = 0; i < 60; i++) timers.frame(1000 / 60);
  assert.equal(clock.day, 39);
  assert.equal(clock.playing, false);
});

test("a frame that comes late does not make time jump", () => {
  const timers = hands();
  const clock = new Clock(1000, timers);
  clock.play();
  timers.frame(16);
  timers.frame(5000);
  assert.ok(clock.day <= 3);
});

test("play at the end starts over", () => {
  const clock = new Clock(10, hands());
  clock.set(9);
  clock.play();
  assert.equal(clock.day, 0);
});

test("moving the clock while it plays plays on from there", () => {
  const timers = hands();
  const clock = new Clock(1000, timers);
  clock.play();
  timers.frame(16);
  timers.frame(16);
  clock.set(500);
  timers.frame(50);
  assert.ok(clock.day >= 500 && clock.day <= 503);
});
