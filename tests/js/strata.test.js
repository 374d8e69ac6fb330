const test = require("node:test");
const assert = require("node:assert/strict");
const { strata } = require("../../assets/strata.js");

const log = { day: [0, 0, 7], place: [0, 1, 1], force: [0, 1, 0] };

test("stacks the km² of what each force holds", () => {
  const { paths, most } = strata(log, 15, [0, 1], [30, 10], () => true);
  assert.equal(most, 40);
  assert.equal(paths[0], "M0 250L0 250L7 0L14 0L14 1000L7 1000L0 1000z");
  assert.equal(paths[1], "M0 0L0 0L7 0L14 0L14 0L7 0L0 250z");
});

test("leaves out what is not chosen", () => {
  assert.equal(strata(log, 15, [0, 1], [30, 10], (place) => place === 0).most, 30);
});
