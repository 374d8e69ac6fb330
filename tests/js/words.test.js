const test = require("node:test");
const assert = require("node:assert/strict");
const fs = require("node:fs");
const path = require("node:path");
const { Words } = require("../../assets/words.js");
const { Selection } = require("../../assets/selection.js");
const { Url } = require("../../assets/url.js");
const { counts } = require("../../assets/chart.js");

const copy = Object.fromEntries(["en", "ar"].map((l) => [l, JSON.parse(fs.readFileSync(path.join(__dirname, `../../dashboard/copy/${l}.json`), "utf8"))]));
const words = () => new Words(copy, "2013-04-01");
const url = (w = words()) => new Url({ words: w, forces: ["isis", "iraq", "krg", "khalid"], blocs: ["isis", "state", "kurdish", "isis"], holders: [0, 1, 2, 3], places: ["mosul", "sirte"], countries: ["SY", "IQ", "LY"], last: 2190, views: ["map", "table"] });

test("dates are said in both languages", () => {
  const w = words();
  assert.equal(w.date(w.day("2017-10-17")), "17 October 2017");
  w.language = "ar";
  assert.equal(w.date(w.day("2017-10-17")), "17 تشرين الأول 2017");
  assert.equal(w.direction, "rtl");
});

test("days and dates are inverse, leap days and summer time included", () => {
  const w = words();
  for (let day = 0; day < 2191; day++) assert.equal(w.day(w.iso(day)), day);
});

test("what is no date is no day", () => {
  for (const text of ["2015-02-29", "2015-13-01", "yesterday", "", "2015-1-1"]) assert.ok(Number.isNaN(words().day(text)), text);
});

test("an uncertain date is said as a span", () => {
  assert.equal(words().span(0, 1), "between 1 April 2013 and 2 April 2013");
  assert.equal(words().span(3, 3), "4 April 2013");
});

test("a text that is not in the copy is an error, not a blank", () => {
  assert.throws(() => words().say("nonsense"), /no text for nonsense in en/);
});

test("counted nouns take the form Arabic wants", () => {
  const w = words();
  w.language = "ar";
  const forms = { 0: "بلا روايات", 1: "رواية واحدة", 2: "روايتان", 3: "3 روايات", 10: "10 روايات", 11: "11 رواية", 99: "99 رواية", 100: "100 رواية", 103: "103 روايات" };
  for (const [n, said] of Object.entries(forms)) assert.equal(w.count("reports", Number(n)), said);
  w.language = "en";
  assert.deepEqual([0, 1, 2, 1200].map((n) => w.count("reports", n)), ["no report", "1 report", "2 reports", "1,200 reports"]);
});

test("months and digits are written as the reader set them", () => {
  const w = words();
  w.language = "ar";
  const day = w.day("2016-12-05");
  w.libya = true;
  assert.equal(w.date(day), "5 ديسمبر 2016");
  w.settings.months = "levant";
  assert.equal(w.date(day), "5 كانون الأول 2016");
  Object.assign(w.settings, { months: "maghreb", digits: "arab" });
  assert.equal(w.date(day), "٥ ديسمبر ٢٠١٦");
  assert.equal(w.number(12345), "١٢٬٣٤٥");
  w.language = "en";
  assert.equal(w.number(12345), "12,345");
  assert.equal(w.date(day), "5 December 2016");
});

test("time runs as the page reads, or as the reader wants", () => {
  const w = words();
  assert.equal(w.timeDirection, "ltr");
  w.language = "ar";
  assert.equal(w.timeDirection, "rtl");
  w.settings.time = "ltr";
  assert.equal(w.timeDirection, "ltr");
});

test("numbers have thousands separated", () => {
  assert.equal(words().number(1234567), "1,234,567");
  assert.equal(words().number(12), "12");
});

test("an address read and written is the same state", () => {
  const state = { day: 500, countries: new Set([2]), forces: new Set([0, 1]), kinds: new Set([1, 0]), disputed: true, place: 1, compare: -1, view: "table", language: "ar" };
  const query = url().write(state, "?utm=x");
  assert.equal(query, "?utm=x&date=2014-08-14&country=LY&force=iraq,isis&kind=capture,handover&only=disputed&place=sirte&view=table&lang=ar");
  const read = url().read(query);
  assert.deepEqual(read.refused, []);
  assert.deepEqual({ compare: -1, ...read.state }, state);
});

test("a whole group of forces is written as a group", () => {
  const state = { ...new Selection().value, day: 0, forces: new Set([0, 3, 2]) };
  assert.equal(url().write(state), "?date=2013-04-01&bloc=isis,kurdish");
  assert.deepEqual(url().read("?bloc=isis,kurdish").state.forces, state.forces);
  assert.deepEqual(url().read("?bloc=martians&only=agreed&kind=battle").refused, [["bloc", "martians"], ["kind", "battle"], ["only", "agreed"]]);
});

test("what cannot be read falls back and is named", () => {
  const { state, refused } = url().read("?date=2015-02-30&force=isis,martians&lang=xx&place=../etc&country=javascript:alert(1)");
  assert.deepEqual(state, {});
  assert.deepEqual(refused.map(([key]) => key).sort(), ["country", "date", "force", "lang", "place"]);
});

test("a day outside the record is refused", () => {
  assert.deepEqual(url().read("?date=2012-01-01").refused, [["date", "2012-01-01"]]);
});

test("toggling from all keeps the others; choosing all is choosing none", () => {
  const selection = new Selection();
  const heard = [];
  selection.on((_, keys) => heard.push(...keys));
  selection.toggle("countries", 0, [0, 1, 2]);
  assert.deepEqual(selection.value.countries, new Set([1, 2]));
  selection.toggle("countries", 0, [0, 1, 2]);
  assert.deepEqual(selection.value.countries, new Set());
  assert.ok(selection.has("countries", 1));
  assert.deepEqual(heard, ["countries", "countries"]);
});

test("the chart's counts follow the country filter", () => {
  const bundle = {
    days: 15, forces: { id: ["a", "b"] }, places: { id: ["p", "q"] },
    log: { day: [0, 0, 8], place: [0, 1, 0], force: [0, 0, 1] },
  };
  assert.deepEqual(counts(bundle, () => true), [[2, 2, 1], [0, 0, 1]]);
  assert.deepEqual(counts(bundle, (place) => place === 1), [[1, 1, 1], [0, 0, 0]]);
  assert.deepEqual(counts(bundle, (_, k) => k < 2), [[2, 2, 1], [0, 0, 0]], "a change that does not pass ends what passed before it");
});

test("Arabic-Indic digits reach texts and notes, with their marks, and leave alone what is handed in", () => {
  const w = words();
  w.language = "ar";
  w.settings.digits = "arab";
  assert.equal(w.digits("نحو 2,602 و3.5 في 2014، 12."), "نحو ٢٬٦٠٢ و٣٫٥ في ٢٠١٤، ١٢.");
  assert.equal(w.say("cite_note", { record: "a1b2", date: w.date(0) }).includes("a1b2"), true);
  assert.match(w.say("hint_1"), /٢٠١٣/);
  assert.match(w.say("numbers_km2", { km2: w.km2(89600) }), /^٨٩٬٦٠٠ كم²$/);
  assert.equal(w.name({ ar: ["انسحب اللواء 166"] }, 0), "انسحب اللواء ١٦٦");
  assert.equal(w.plain("digits_latn"), "1 2 3");
  w.language = "en";
  assert.equal(w.digits("3.5"), "3.5");
});
