"use strict";
const test = require("node:test");
const assert = require("node:assert/strict");
const { leastRank, townMark } = require("../../assets/towns.js");

const palette = { panel: "panel", muted: "muted", colour: (force) => `colour ${force}` };
const standing = { force: 2, opponent: -1, state: 0, muted: false };

test("smaller towns appear as the reader comes nearer, fewer of them on a narrow map, only the great ones in an inset", () => {
  assert.deepEqual([1, 1.7, 3.2, 5, 16].map((scale) => leastRank({ width: 900, scale })), [3, 4, 5, 5, 5]);
  assert.deepEqual([1, 1.7, 3.2, 5].map((scale) => leastRank({ width: 390, scale })), [2, 3, 4, 5]);
  assert.equal(leastRank({ width: 900, scale: 1, quiet: true }), 2);
});

test("a mark has the colour of the holder, and its edge that of who contests or besieges", () => {
  const plain = townMark(standing, 1, false, palette);
  assert.deepEqual([plain.fill, plain.edge, plain.dash], ["colour 2", "panel", []]);
  const contested = townMark({ ...standing, state: 1, opponent: 5 }, 1, false, palette);
  assert.deepEqual([contested.fill, contested.edge, contested.dash], ["colour 2", "colour 5", []]);
  assert.ok(contested.width > plain.width);
  const besieged = townMark({ ...standing, state: 2, opponent: 5 }, 1, false, palette);
  assert.deepEqual([besieged.edge, besieged.dash.length], ["colour 5", 2]); // told from contested without colour
});

test("what is left out is pale, and nobody's town is empty", () => {
  const muted = townMark({ ...standing, state: 1, opponent: 5, muted: true }, 1, false, palette);
  assert.deepEqual([muted.fill, muted.edge], ["muted", "panel"]);
  assert.ok(muted.opacity < 1);
  assert.equal(townMark({ ...standing, force: -1 }, 1, false, palette).fill, "panel");
});

test("greater towns have greater marks; those of an inset are all small", () => {
  const radii = [1, 2, 3, 4, 5].map((rank) => townMark(standing, rank, false, palette).r);
  assert.deepEqual(radii, [...radii].sort((a, b) => b - a));
  assert.ok([1, 3, 5].every((rank) => townMark(standing, rank, true, palette).r < radii[4]));
});
