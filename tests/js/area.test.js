"use strict";
const test = require("node:test");
const assert = require("node:assert");
const fs = require("node:fs");
const path = require("node:path");
const { sums } = require("../../assets/area.js");
const { weekly } = require("../../assets/areachart.js");
const { Url } = require("../../assets/url.js");
const { Selection } = require("../../assets/selection.js");
const { Words } = require("../../assets/words.js");

const { areas } = JSON.parse(fs.readFileSync(path.join(__dirname, "golden.json"), "utf8"));
const { bundle } = areas;
const km2 = (drawing) => (bundle.drawings[drawing] || bundle.places).km2;

for (const [choice, forces] of Object.entries(areas.sums)) {
  test(`the browser adds up to Python's areas: ${choice}`, () => {
    const [drawing, country] = choice.split("/");
    const series = sums(bundle, km2(drawing), (place) => !country || bundle.places.country[place] === country);
    for (const [force, { line, low, high }] of Object.entries(forces)) {
      const ours = series[bundle.forces.id.indexOf(force)];
      for (const [name, theirs] of Object.entries({ line, low, high })) {
        // the bundle's areas are rounded to 0.1 km2 a place
        theirs.forEach((value, i) => assert.ok(Math.abs(ours[name][i * 50] - value) < 0.05 * bundle.places.id.length, `${force} ${name} day ${i * 50}`));
      }
    }
  });
}

test("contested ground is counted as Python counts it", () => {
  const series = sums(bundle, bundle.places.km2, () => true);
  areas.contested.forEach((forces, i) => {
    for (const [force, value] of Object.entries(forces)) {
      assert.ok(Math.abs(series[bundle.forces.id.indexOf(force)].contested[i * 100] - value) < 5, `${force} day ${i * 100}`);
    }
  });
});

test("the line lies within its band on every day", () => {
  for (const { line, low, high } of sums(bundle, bundle.places.km2, () => true)) {
    for (let day = 0; day < bundle.days; day++) assert.ok(low[day] <= line[day] + 1e-3 && line[day] <= high[day] + 1e-3);
  }
});

test("the chart takes one day a week, in thousands", () => {
  assert.deepStrictEqual(weekly(Float64Array.from({ length: 15 }, (_, i) => i * 1000), 15), [0, 7, 14]);
});

test("the address names the drawing, and refuses one that does not exist", () => {
  const words = new Words({ en: {}, ar: {} }, "2013-04-01");
  const url = new Url({ words, forces: [], places: [], blocs: [], holders: [], countries: [], last: 10, drawings: ["points", "reach", "whole"] });
  assert.deepStrictEqual(url.read("?drawing=whole"), { state: { drawing: "whole" }, refused: [] });
  assert.deepStrictEqual(url.read("?drawing=heatmap").refused, [["drawing", "heatmap"]]);
  const state = { ...new Selection().value, day: 0 };
  assert.match(url.write({ ...state, drawing: "points" }), /drawing=points/);
  assert.doesNotMatch(url.write({ ...state, drawing: "reach" }), /drawing/);
});

test("square kilometres are given to three digits", () => {
  const words = new Words({ en: { thousands: "," } }, "2013-04-01");
  assert.deepStrictEqual([0, 0.4, 7, 345.6, 88246, 163549].map((v) => words.km2(v)), ["0", "0", "7", "346", "88,200", "164,000"]);
});
