const test = require("node:test");
const assert = require("node:assert/strict");
const fs = require("node:fs");
const path = require("node:path");
const { Lookup, plain } = require("../../assets/lookup.js");

/** Rows of data/places.csv; names and aliases hold no quoted newline. */
const rows = fs.readFileSync(path.join(__dirname, "../../data/places.csv"), "utf8").trim().split("\n").slice(1).map((line) => line.match(/("([^"]|"")*"|[^,]*)(,|$)/g).map((cell) => cell.replace(/,$/, "").replace(/^"|"$/g, "")));
const lookup = new Lookup(rows.map(([id, en, ar, aliases, , , , , , , , rank]) => ({ id, names: [en, ar, ...aliases.split("|")], weight: Number(rank) })));
const first = (query) => lookup.find(query)[0]?.entry.id ?? "nothing";

for (const [query, id] of [
  ["tal afar", "tal-afar"], ["Tall `Afar", "tal-afar"], ["تلعفر", "tal-afar"], ["تل عفر", "tal-afar"], ["Tel Afar", "tal-afar"], ["telafer", "tal-afar"],
  ["Raqqa", "raqqa"], ["ar-Raqqah", "raqqa"], ["الرقة", "raqqa"], ["الرقه", "raqqa"], ["rakka", "raqqa"], ["raqa", "raqqa"],
  ["kobane", "kobani"], ["Kobanî", "kobani"], ["عين العرب", "kobani"],
  ["Fallujah", "fallujah"], ["faluja", "fallujah"], ["الفلوجه", "fallujah"],
  ["tadmur", "palmyra"], ["تدمر", "palmyra"], ["palmira", "palmyra"], ["PALMYRA ", "palmyra"],
  ["sirt", "sirte"], ["سرت", "sirte"], ["ramady", "ramadi"],
]) test(`"${query}" finds ${id}`, () => assert.equal(first(query), id));

test("a town of two halves is found by its name", () => {
  for (const query of ["Deir Ezzor", "deir ez zor", "Dayr az-Zawr", "دير الزور"]) assert.match(first(query), /^deir-ez-zor/, query);
  for (const query of ["mosul", "الموصل", "mossul"]) assert.match(first(query), /^mosul/, query);
});

test("every place is found by each of its names, whole", () => {
  for (const entry of lookup.entries) for (const name of entry.names.filter(Boolean)) {
    const best = lookup.find(name, 5).map((found) => found.entry.id);
    assert.ok(best.includes(entry.id), `${name}: ${best}`);
  }
});

test("nothing is found for nothing, marks alone, or gibberish", () => {
  for (const query of ["", "  ", "'", "ً", "xqzzv"]) assert.deepEqual(lookup.find(query), [], query);
});

test("marks, hamza and the article do not matter", () => {
  assert.equal(plain("أبو كَمال"), plain("ابو كمال"));
  assert.equal(plain("al-Qa'im"), plain("Qaim"));
});
