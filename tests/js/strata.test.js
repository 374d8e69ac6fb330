const test = require("node:test");
const assert = require("node:assert/strict");
const { strata } = require("../../assets/strata.js");

test("stacks one line on the other, a point a week, up to the full height", () => {
  const one = new Float64Array(15).fill(30);
  const two = new Float64Array(15).fill(10, 0, 7);
  assert.deepEqual(strata([one, two], 15), ["M0 250L7 250L14 250L14 1000L7 1000L0 1000z", "M0 0L7 250L14 250L14 250L7 250L0 250z"]);
});

test("draws nothing for nobody, and a flat line for nothing", () => {
  assert.deepEqual(strata([], 15), []);
  assert.deepEqual(strata([[0]], 1), ["M0 1000L0 1000z"]);
});

test("draws what uncertain dates leave open around the edge of the lowest line", () => {
  assert.deepEqual(strata([[20], [20]], 1, { low: [10], high: [30] }).at(-1), "M0 250L0 750z");
});
