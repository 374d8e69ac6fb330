const test = require("node:test");
const assert = require("node:assert/strict");
const { spells, stays, spellOn } = require("../../assets/spells.js");

const log = { day: [0, 0, 3, 5, 9], place: [0, 1, 0, 0, 0], force: [2, 1, 2, 7, 2], state: [0, 0, 1, 0, 0], by: [-1, -1, 7, -1, -1], event: [10, 11, 12, 13, 14] };

test("spells are half-open, follow one another, and the last stays open to the end", () => {
  const [first, second, never] = spells(log, 3, 20);
  assert.deepEqual(first.map(({ start, end, force }) => [start, end, force]), [[0, 3, 2], [3, 5, 2], [5, 9, 7], [9, 20, 2]]);
  assert.deepEqual(second.map(({ start, end }) => [start, end]), [[0, 20]]);
  assert.deepEqual(never, []);
});

test("on the day a town changes hands it is already the new holder's", () => {
  const [row] = spells(log, 3, 20);
  assert.equal(spellOn(row, 4).force, 2);
  assert.equal(spellOn(row, 5).force, 7);
  assert.equal(spellOn(row, 20), undefined);
});

test("a battle does not end a stay, and joining changes no spell", () => {
  const [row] = spells(log, 3, 20);
  assert.deepEqual(stays(row).map(({ start, end, force }) => [start, end, force]), [[0, 5, 2], [5, 9, 7], [9, 20, 2]]);
  assert.equal(row.length, 4);
});
