// JavaScript control equals Python control for every place on every day (golden.json is written by `python -m tests.golden`).
const test = require("node:test");
const assert = require("node:assert/strict");
const fs = require("node:fs");
const path = require("node:path");
const { Control } = require("../../assets/control.js");

const golden = JSON.parse(fs.readFileSync(path.join(__dirname, "golden.json"), "utf8"));

/** FNV-1a over holder, state and opponent of every place: what tests/golden.py computes from Python's control. */
function fingerprint(control, places) {
  let hash = 0x811c9dc5;
  for (let place = 0; place < places; place++) {
    for (const value of [control.force(place), control.state(place), control.by(place)]) {
      hash = Math.imul(hash ^ (value + 2), 0x01000193) >>> 0;
    }
  }
  return hash;
}

test("every place on every day, forward", () => {
  const control = new Control(golden.log, golden.places);
  golden.days.forEach((expected, day) => {
    control.seek(day);
    assert.equal(fingerprint(control, golden.places), expected, `day ${day}`);
  });
});

test("every place on every day, backward", () => {
  const control = new Control(golden.log, golden.places);
  control.seek(golden.days.length);
  for (let day = golden.days.length - 1; day >= 0; day--) {
    control.seek(day);
    assert.equal(fingerprint(control, golden.places), golden.days[day], `day ${day}`);
  }
});

test("random jumps", () => {
  const control = new Control(golden.log, golden.places);
  let seed = 7;
  for (let i = 0; i < 3000; i++) {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    const day = seed % golden.days.length;
    control.seek(day);
    assert.equal(fingerprint(control, golden.places), golden.days[day], `jump ${i} to day ${day}`);
  }
});

test("seek names exactly the places that changed", () => {
  const control = new Control(golden.log, golden.places);
  let before = null;
  for (let day = 0; day < golden.days.length; day += 13) {
    const changed = new Set(control.seek(day));
    const after = Array.from({ length: golden.places }, (_, p) => control.row[p]);
    if (before) after.forEach((row, place) => assert.equal(changed.has(place), row !== before[place]));
    before = after;
  }
});

test("before the first event a place is unknown", () => {
  const control = new Control({ day: [5], place: [0], force: [1], state: [0], by: [-1], event: [0] }, 2);
  control.seek(4);
  assert.equal(control.force(0), -1);
  assert.equal(control.since(0), -1);
  control.seek(5);
  assert.equal(control.force(0), 1);
  assert.equal(control.since(0), 5);
  assert.equal(control.force(1), -1);
});

test("since is the first day of the holder's unbroken stay", () => {
  const log = { day: [1, 3, 6, 9], place: [0, 0, 0, 0], force: [2, 2, 2, 1], state: [0, 1, 0, 0], by: [-1, 1, -1, -1], event: [0, 1, 2, 3] };
  const control = new Control(log, 1);
  control.seek(8);
  assert.equal(control.since(0), 1);
  control.seek(9);
  assert.equal(control.since(0), 9);
});
