"use strict";
const test = require("node:test");
const assert = require("node:assert/strict");
const { Quiz, choicesFor, nextChange, holders } = require("../../assets/quiz.js");

/** Five places in a row: 0 changes from force 1 to 0 on day 10, 1 and 2 are held by 2 and 3, 3 by 4 far away, 4 abroad by 5. */
const bundle = {
  places: { id: ["a", "b", "c", "d", "e"], country: ["SY", "SY", "SY", "SY", "LY"], rank: [1, 3, 2, 3, 1], x: [0, 1, 2, 300, 1], y: [0, 0, 0, 0, 0], en: ["A", "B", "C", "D", "E"] },
  forces: { short_en: ["f0", "f1", "f2", "f3", "f4", "f5"] },
  log: { day: [0, 0, 0, 0, 0, 10, 12], place: [0, 1, 2, 3, 4, 0, 1], force: [1, 2, 3, 4, 5, 0, 0] },
  events: { id: ["a-01", "a-02", "b-02"], day: [0, 10, 12], kind: ["baseline", "capture", "capture"], place: [0, 0, 1], force: [1, 0, 0], against: [-1, 1, 2], earliest: [0, 10, 12], latest: [0, 10, 12], en: ["", "Note", ""] },
  reports: { event: [1, 1] },
};

test("the right force and three that were active near by, in the order of the legend", () => {
  assert.deepEqual(choicesFor(bundle, 1), { forces: [0, 1, 2, 3], answer: 0 });
});

test("forces of another country are never a choice", () => {
  for (const event of [1, 2]) assert.ok(!choicesFor(bundle, event).forces.includes(5));
});

test("holders on a day are those of the change log, half open", () => {
  assert.equal(holders(bundle, 9)[0], 1);
  assert.equal(holders(bundle, 10)[0], 0);
});

test("the next change is of a known town, later, and passes the filters", () => {
  assert.equal(nextChange(bundle, 0, () => true), 1);
  assert.equal(nextChange(bundle, 10, () => true), -1, "b is too small to ask for");
  assert.equal(nextChange(bundle, 0, () => false), -1);
});

/** A quiz on a stage of straw. */
function quiz(chapter) {
  const host = { replaceChildren() {}, hidden: true };
  const said = [];
  const words = { language: "en", say: (key, values) => { said.push([key, values]); return key; }, name: (table, i, column = "") => table[`${column}en`][i], date: String, span: String, number: Number, digits: String };
  const clock = { day: 0, pause() {}, set(day) { this.day = day; } };
  const tour = { chapter, finish() {}, ran: [], run(...days) { this.ran.push(days); } };
  const q = new Quiz({ bundle, clock, words, cards: { passes: () => true } }, host, tour);
  q.tell = () => {};
  return { q, clock, tour, said };
}

test("the clock stops the day before, a choice shows the answer, the next step plays on", () => {
  const { q, clock, tour, said } = quiz(undefined);
  q.ask();
  assert.equal(clock.day, 9);
  assert.deepEqual(q.choices(), ["f0", "f1", "f2", "f3"]);
  for (const bad of [-1, 4, 5]) q.choose(bad);
  assert.equal(q.now.chosen, null);
  q.choose(1);
  assert.deepEqual([q.now.chosen, q.now.answered, q.now.answer], [1, true, 0]);
  q.choose(0);
  assert.equal(q.now.chosen, 1, "one answer only");
  q.cite(q.now.event);
  assert.deepEqual(said.at(-1)[1], { place: "A", date: "10", note: "Note", id: "a-02", n: 2 });
  q.step();
  assert.deepEqual([q.active, tour.ran], [false, [[9, 10]]]);
});

test("a show of hands needs no choice", () => {
  const { q } = quiz(undefined);
  q.ask();
  q.step();
  assert.deepEqual([q.now.chosen, q.now.answered], [null, true]);
});

test("a chapter's own question comes first and once", () => {
  const own = { id: "c", day: 20, question: { event: 1, answer: 1, en: { text: "Own?", choices: ["x", "y"] } } };
  const { q, tour } = quiz(own);
  q.ask();
  assert.deepEqual([q.question(), q.choices()], ["Own?", ["x", "y"]]);
  q.step();
  q.step();
  assert.deepEqual(tour.ran, [[9, 20]]);
  q.ask();
  assert.notEqual(q.now?.en?.text, "Own?");
});
