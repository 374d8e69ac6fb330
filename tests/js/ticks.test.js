const test = require("node:test");
const assert = require("node:assert/strict");
const fs = require("node:fs");
const path = require("node:path");
const { dateTicks, countTicks, thousandTicks } = require("../../assets/ticks.js");
const { named } = require("../../assets/chart.js");
const { Words } = require("../../assets/words.js");

const copy = Object.fromEntries(["en", "ar"].map((l) => [l, JSON.parse(fs.readFileSync(path.join(__dirname, `../../dashboard/copy/${l}.json`), "utf8"))]));

function arabic(settings = {}) {
  const words = new Words(copy, "2013-04-01");
  words.language = "ar";
  Object.assign(words.settings, settings);
  return words;
}
const bare = (text) => text.replace(/[\u2067\u2069]/g, "");

test("the charts write dates as the page does: Levantine or Maghrebi months, either digits", () => {
  const days = ["2015-05-18", "2016-12-05"];
  assert.equal(dateTicks(new Words(copy, "2013-04-01"), days)["2015-05-18"], "18 May 2015");
  assert.equal(bare(dateTicks(arabic(), days)["2015-05-18"]), "18 أيار 2015");
  const ticks = dateTicks(arabic({ months: "maghreb", digits: "arab" }), days);
  assert.equal(bare(ticks["2016-12-05"]), "٥ ديسمبر ٢٠١٦");
  assert.deepEqual([ticks["2015"], ticks["2016"]], ["٢٠١٥", "٢٠١٦"]);
});

test("the charts write numbers as the page does", () => {
  assert.equal(countTicks(arabic({ digits: "arab" }), 700)["200"], "٢٠٠");
  assert.equal(bare(thousandTicks(arabic({ digits: "arab" }))["0.5k"]), "٠٫٥ ألف");
  assert.equal(bare(thousandTicks(arabic())["80k"]), "80 ألف");
  assert.equal(thousandTicks(new Words(copy, "2013-04-01"))["80k"], "80k");
});

test("the hover box names the largest forces of a week and none that hold nothing", () => {
  const series = Array.from({ length: 10 }, (_, force) => [force + 1, force < 2 ? 5 : 0]);
  const told = named(series);
  assert.equal(told.filter(([week]) => week !== "none").length, 8);
  assert.deepEqual(told.map(([, week]) => week !== "none"), [true, true, ...Array(8).fill(false)]);
});
