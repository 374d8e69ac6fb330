const test = require("node:test");
const assert = require("node:assert/strict");
const { spells } = require("../../assets/spells.js");
const { differences, cited } = require("../../assets/compare.js");

const log = { day: [0, 0, 2, 5, 6, 9], place: [0, 1, 2, 0, 0, 1], force: [1, 1, 2, 2, 2, 3], state: [0, 0, 0, 0, 1, 0], by: [-1, -1, -1, -1, 3, -1], event: [0, 1, 2, 3, 4, 5] };
const rows = spells(log, 4, 20);

test("held, gained and lost add up to before and after", () => {
  const { forces } = differences(rows, [0, 1, 2, 3], [1, 10]);
  for (const { before, after, held, gained, lost } of forces.values()) {
    assert.equal(before.length, held.length + lost.length);
    assert.equal(after.length, held.length + gained.length);
  }
  assert.deepEqual(forces.get(1).lost, [0, 1]);
  assert.deepEqual(forces.get(2).gained, [0, 2]);
});

test("a change names the event by which the new holder came", () => {
  const { changes } = differences(rows, [0, 1, 2], [1, 10]);
  assert.deepEqual(changes.map(({ place, from, to, event }) => [place, from, to, event]), [[2, -1, 2, 2], [0, 1, 2, 3], [1, 1, 3, 5]]);
});

test("a day compared with itself changes nothing", () => {
  assert.deepEqual(differences(rows, [0, 1, 2], [7, 7]).changes, []);
});

test("sources are named by how often they are cited", () => {
  const bundle = { reports: { event: [1, 1, 2, 1], source: [0, 1, 1, 1] }, sources: { publisher: ["B", "A"], title: ["", ""] } };
  assert.deepEqual(cited(bundle, new Set([1])), ["A", "B"]);
});
