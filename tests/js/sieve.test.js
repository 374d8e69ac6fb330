"use strict";
const test = require("node:test");
const assert = require("node:assert/strict");
const { Selection, KINDS } = require("../../assets/selection.js");
const { Control } = require("../../assets/control.js");
const { Sieve } = require("../../assets/sieve.js");
const { sums } = require("../../assets/area.js");

/*
 * p: held by b at the start (0), taken by a on day 2 (event 1, disputed), entered by b on day 4 (event 2), attack repelled on day 6 (event 3)
 * q: held by b at the start (event 4)
 */
const bundle = {
  days: 10, forces: { id: ["isis", "iraq", "sdf"] }, places: { id: ["p", "q"], country: ["SY", "IQ"] }, frames: [{ countries: ["SY", "IQ"] }],
  log: { day: [0, 0, 2, 4, 6], place: [0, 1, 0, 0, 0], force: [1, 1, 0, 0, 0], state: [0, 0, 0, 1, 0], by: [-1, -1, -1, 1, -1], event: [0, 4, 1, 2, 3] },
  events: { kind: ["baseline", "capture", "entered", "repelled", "baseline"], place: [0, 0, 0, 0, 1], force: [1, 0, 1, 0, 1], against: [-1, 1, 0, 1, -1] },
  reports: { event: [0, 1, 1, 2, 3, 4], agrees: [1, 1, 0, 1, 1, 1] },
  holdings: { place: [0, 0, 1], force: [1, 0, 1], from: [0, 2, 0], to: [2, 10, 10], certain_from: [0, 3, 0], certain_to: [1, 10, 10], possible_from: [0, 1, 0], possible_to: [4, 10, 10] },
};

function made(choice = {}) {
  const selection = new Selection();
  const control = new Control(bundle.log, 2);
  const sieve = new Sieve(bundle, control, selection);
  selection.set(choice);
  const seen = (day) => {
    control.seek(day);
    return [0, 1].filter((place) => sieve.sees(place, control.row[place]));
  };
  return { sieve, seen };
}
const kinds = (...names) => ({ kinds: new Set(names.map((name) => KINDS.indexOf(name))) });

test("a place stays in view as long as its holder came by an event that passes, whatever battles follow", () => {
  const { seen } = made(kinds("capture"));
  assert.deepEqual([0, 1, 2, 4, 9].map(seen), [[], [], [0], [0], [0]]);
});

test("a battle brings a place into view while it lasts, and an attack that was repelled leaves nothing on the map", () => {
  assert.deepEqual([2, 4, 5, 6].map(made(kinds("entered")).seen), [[], [0], [0], []]);
  assert.deepEqual([4, 6, 9].map(made(kinds("repelled")).seen), [[], [], []]);
});

test("only what sources disagree about: places whose holder or battle rests on such an event", () => {
  assert.deepEqual([1, 2, 9].map(made({ disputed: true }).seen), [[], [0], [0]]);
});

test("countries and forces narrow places; who attacks a place counts as well as who holds it", () => {
  assert.deepEqual(made({ countries: new Set([1]) }).seen(9), [1]);
  const { seen } = made({ forces: new Set([1]) });
  assert.deepEqual([1, 3, 4, 6].map(seen), [[0, 1], [1], [0, 1], [1]]);
});

test("filters add up", () => {
  assert.deepEqual(made({ ...kinds("baseline"), countries: new Set([0]) }).seen(1), [0]);
  assert.deepEqual(made({ ...kinds("capture"), disputed: true, forces: new Set([2]) }).seen(9), []);
});

test("events are told by place, force or opponent, kind and agreement; the state at the start only if asked for", () => {
  const told = (choice) => [0, 1, 2, 3, 4].filter((event) => made(choice).sieve.tells(event));
  assert.deepEqual(told({}), [1, 2, 3]);
  assert.deepEqual(told(kinds("baseline")), [0, 4]);
  assert.deepEqual(told({ disputed: true }), [1]);
  assert.deepEqual(told({ forces: new Set([2]) }), []);
});

test("while nothing is known of a place only countries speak for it", () => {
  assert.equal(made({}).sieve.sees(0, -1), true);
  for (const choice of [{ forces: new Set([0]) }, { disputed: true }, kinds("capture")]) assert.equal(made(choice).sieve.sees(0, -1), false);
});

test("answers about one force are about ISIS unless the choice leaves it out", () => {
  assert.deepEqual([[], [0, 2], [2, 1]].map((forces) => made({ forces: new Set(forces) }).sieve.subject), [0, 0, 1]);
});

test("ground counts while it rests on events that pass, with the band that its dates leave open", () => {
  const area = (choice) => sums(bundle, [5, 7], () => true, (line) => made(choice).sieve.rests(line));
  const isis = area(kinds("capture"))[0];
  assert.deepEqual([...isis.line].slice(0, 10), [0, 0, 5, 5, 5, 5, 5, 5, 5, 5]);
  assert.deepEqual([...isis.low].slice(0, 5), [0, 0, 0, 5, 5]);
  assert.deepEqual([...isis.high].slice(0, 5), [0, 5, 5, 5, 5]);
  const battle = area(kinds("entered"))[0];
  assert.deepEqual([...battle.line].slice(2, 8), [0, 0, 5, 5, 0, 0]);
  assert.deepEqual([...battle.contested].slice(2, 8), [0, 0, 5, 5, 0, 0]);
  const everything = sums(bundle, [5, 7], () => true);
  assert.deepEqual(sums(bundle, [5, 7], () => true, () => true), everything, "letting everything through is not sifting");
});
