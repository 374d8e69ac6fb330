"use strict";
const test = require("node:test");
const assert = require("node:assert/strict");
const { readFileSync } = require("node:fs");
const { join } = require("node:path");
const { fold } = require("../../assets/picture.js");
const { INKS } = require("../../assets/palette.js");

test("what is painted wears the colours of the page, light and dark", () => {
  const css = readFileSync(join(__dirname, "../../assets/tokens.css"), "utf8");
  const [light, dark] = css.split("@media (prefers-color-scheme: dark)");
  for (const [theme, rules] of [["light", light], ["dark", dark]]) {
    for (const [name, value] of Object.entries(INKS[theme])) assert.ok(rules.includes(`--${name}: ${value};`), `${theme} ${name}`);
  }
});

test("a text is broken between words, never within one", () => {
  const measure = (text) => text.length;
  assert.deepEqual(fold("one two three four", 9, 1, 400, measure), ["one two", "three", "four"]);
  assert.deepEqual(fold("unbreakable", 3, 1, 400, measure), ["unbreakable"]);
  assert.deepEqual(fold("CC\u00a0BY 4.0", 5, 1, 400, measure), ["CC\u00a0BY", "4.0"]);
});
