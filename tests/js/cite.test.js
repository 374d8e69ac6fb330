const test = require("node:test");
const assert = require("node:assert/strict");
const fs = require("node:fs");
const path = require("node:path");
const { Words } = require("../../assets/words.js");
const { citations } = require("../../assets/cite.js");

const copy = Object.fromEntries(["en", "ar"].map((l) => [l, JSON.parse(fs.readFileSync(path.join(__dirname, `../../dashboard/copy/${l}.json`), "utf8"))]));
const view = { record: "0123456789ab", day: 0, url: "https://example.org/?date=2013-04-01", now: new Date(2026, 10, 20) };

test("citations carry the record's version, the day shown, the address and the day of reading", () => {
  for (const language of ["en", "ar"]) {
    const words = new Words(copy, "2013-04-01");
    words.language = language;
    const { apa, bibtex } = citations(words, view);
    for (const part of ["0123456789ab", words.date(0), view.url, "2026"]) {
      assert.ok(apa.includes(part), part);
      assert.ok(bibtex.includes(part), part);
    }
    assert.match(bibtex, /^@misc\{shifting-ground-0123456789ab,\n/);
    assert.match(bibtex, /urldate = \{2026-11-20\}/);
    assert.equal(bibtex.split("{").length, bibtex.split("}").length);
  }
});
