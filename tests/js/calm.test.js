const test = require("node:test");
const assert = require("node:assert/strict");
const { calm, turns } = require("../../assets/calm.js");

function hands() {
  const timers = { now: 0, due: [], performance: { now: () => timers.now }, setTimeout: (f, ms) => timers.due.push([timers.now + ms, f]) };
  timers.pass = (ms) => {
    timers.now += ms;
    for (const entry of timers.due.splice(0)) entry[0] <= timers.now ? entry[1]() : timers.due.push(entry);
  };
  return timers;
}

test("the first call runs at once, the last of a burst runs later, none in between", () => {
  const timers = hands();
  const heard = [];
  const show = calm((value) => heard.push(value), 100, timers);
  show(1);
  assert.deepEqual(heard, [1]);
  for (const value of [2, 3, 4]) {
    timers.pass(20);
    show(value);
  }
  assert.deepEqual(heard, [1]);
  timers.pass(40);
  assert.deepEqual(heard, [1, 4]);
});

test("calls far apart all run at once", () => {
  const timers = hands();
  const heard = [];
  const show = calm((value) => heard.push(value), 100, timers);
  for (const value of [1, 2, 3]) {
    show(value);
    timers.pass(101);
  }
  assert.deepEqual(heard, [1, 2, 3]);
});

test("on a slow machine readers hear less often", () => {
  const timers = hands();
  const heard = [];
  const slow = (act, tell) => {
    act();
    tell?.(20);
  };
  const show = turns(["a", "b"].map((name) => (value) => heard.push(name + value)), 100, timers, slow);
  show(0);
  for (let value = 1; value <= 60; value++) {
    timers.pass(10);
    show(value);
  }
  assert.ok(heard.length - 2 >= 2 && heard.length - 2 <= 4, `${heard}`); // 600 ms, one of them in 200
});

test("whoever has not heard the latest call hears it at a flush, once", () => {
  const timers = hands();
  const heard = [];
  const show = turns(["a", "b", "c"].map((name) => (value) => heard.push(name + value)), 90, timers, (act) => act());
  show(1);
  timers.pass(10);
  show(2);
  heard.length = 0;
  show.flush();
  assert.deepEqual(heard.splice(0), ["b2", "c2"]);
  timers.pass(500);
  show.flush();
  assert.deepEqual(heard, []);
});

test("several readers hear a single call at once, a stream one after another, each once a round", () => {
  const timers = hands();
  const heard = [];
  const show = turns(["a", "b", "c"].map((name) => (value) => heard.push(name + value)), 90, timers, (act) => act());
  show(1);
  assert.deepEqual(heard.splice(0), ["a1", "b1", "c1"]);
  timers.pass(16);
  show(2);
  assert.deepEqual(heard, ["a2"]);
  timers.pass(16);
  show(3);
  timers.pass(30);
  assert.deepEqual(heard, ["a2", "b3"]);
  timers.pass(30);
  timers.pass(30);
  timers.pass(500);
  assert.deepEqual(heard.splice(0), ["a2", "b3", "c3", "a3"]);
  show(4);
  assert.deepEqual(heard, ["a4", "b4", "c4"]);
});
