/**
 * Words: texts, dates and names in the language of the page.
 * Day numbers become dates by arithmetic on UTC midnights, so no time zone can shift them.
 */
(function (ground) {
  "use strict";

  const DAY_MS = 86400000;

  class Words {
    /** @param {Record<string, Record<string, string>>} copy language -> key -> text  @param {string} first ISO date of day 0 */
    constructor(copy, first) {
      this.copy = copy;
      this.zero = Date.parse(first + "T00:00:00Z");
      this.language = "en";
      /** How Arabic is written (see settings.js); `libya` says that only Libya is chosen. */
      this.settings = { months: "auto", digits: "latn", time: "auto" };
      this.libya = false;
    }

    /** A text with `{name}` places filled in. Values are taken as they come: an address keeps its digits. */
    say(key, values = {}) {
      const text = this.copy[this.language][key];
      if (text === undefined) throw new Error(`no text for ${key} in ${this.language}`);
      return text.replace(/\{(\w+)\}|[^{]+/g, (part, name) => (name ? values[name] ?? "" : this.digits(part)));
    }

    /** A text with the digits it is written with, for the choice between digits. */
    plain(key) {
      return this.copy[this.language][key];
    }

    /** Where time runs: as the page reads, unless the reader wants otherwise. */
    get timeDirection() {
      return this.settings.time === "auto" ? this.direction : this.settings.time;
    }

    /** Name of a month, 1 to 12; Libya has other names than the Levant. */
    month(number) {
      const { months } = this.settings;
      return this.say(`${months === "maghreb" || (months === "auto" && this.libya) ? "maghreb" : "month"}_${number}`);
    }

    /** Whether numbers are written with other digits than 0 to 9. */
    get hasOwnDigits() {
      return this.language === "ar" && this.settings.digits === "arab";
    }

    /** Digits as the reader wants them, with the marks that belong between them. */
    digits(text) {
      if (!this.hasOwnDigits || !text) return text; // notes come after the map: until then there is none
      return text.replace(/(\d)([.,])(?=\d)/g, (_, digit, mark) => digit + { ".": "٫", ",": "٬" }[mark]).replace(/\d/g, (digit) => "٠١٢٣٤٥٦٧٨٩"[digit]);
    }

    get direction() {
      return this.language === "ar" ? "rtl" : "ltr";
    }

    /** A text that keeps its direction where the line around it runs from left to right, as on the charts. */
    isolate(text) {
      return this.direction === "rtl" ? `\u2067${text}\u2069` : text;
    }

    /** The name or note of row `i` of a table with columns `en` and `ar`. */
    name(table, i, column = "") {
      return this.digits(table[column + this.language][i]);
    }

    iso(day) {
      return new Date(this.zero + day * DAY_MS).toISOString().slice(0, 10);
    }

    /** Day number of an ISO date, or NaN. */
    day(iso) {
      const time = /^\d{4}-\d{2}-\d{2}$/.test(iso) ? Date.parse(iso + "T00:00:00Z") : NaN;
      const day = Math.round((time - this.zero) / DAY_MS);
      return Number.isFinite(day) && this.iso(day) === iso ? day : NaN;
    }

    /** "17 October 2017". */
    date(day) {
      const [year, month, date] = this.iso(day).split("-").map(Number);
      return this.digits(this.say("date", { day: date, month: this.month(month), year }));
    }

    /** A date as certain as it is: one day, or "between ... and ...". */
    span(earliest, latest) {
      if (earliest === latest) return this.date(earliest);
      return this.say("date_between", { earliest: this.date(earliest), latest: this.date(latest) });
    }

    /** Square kilometres as exactly as they are known: three digits. */
    km2(value) {
      const unit = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, value))) - 2);
      return this.number(Math.round(value / unit) * unit);
    }

    /** A count with its noun in the form the language wants: "11 رواية", "3 روايات", "روايتان". */
    count(noun, n) {
      const form = new Intl.PluralRules(this.language).select(n);
      return this.say(`count_${noun}_${n === 0 ? "zero" : form}`, { n: this.number(n) });
    }

    number(value) {
      return this.digits(Math.round(value).toString().replace(/\B(?=(\d{3})+$)/g, this.say("thousands")));
    }
  }

  ground.Words = Words;
  if (typeof module !== "undefined") module.exports = { Words };
})(typeof window === "undefined" ? {} : (window.ground = window.ground || {}));
