const test = require("node:test");
const assert = require("node:assert/strict");
const { travel } = require("../../assets/travel.js");

//        0 middle, 1 east, 2 far east but straight, 3 north, 4 south-west
const places = { x: [0, 10, 30, 1, -8], y: [0, 4, 0, -10, 8] };
const all = [0, 1, 2, 3, 4];

test("goes to the nearest town that lies ahead", () => {
  assert.equal(travel(places, all, [0, 0], "ArrowRight"), 1);
  assert.equal(travel(places, all, [0, 0], "ArrowUp"), 3);
  assert.equal(travel(places, all, [0, 0], "ArrowLeft"), 4);
});

test("stays where nothing lies ahead, and leaves out what may not be reached", () => {
  assert.equal(travel(places, all, [30, 0], "ArrowRight"), -1);
  assert.equal(travel(places, [0, 2], [0, 0], "ArrowRight"), 2);
});
