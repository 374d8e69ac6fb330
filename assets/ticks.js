/**
 * Ticks: what the charts write beside their axes and in their hover boxes, in the words, months and digits of the page. Plotly finds its
 * own text in these tables and shows ours; its locales know neither two names for a month nor other digits.
 */
(function (ground) {
  "use strict";

  /** No force ever held as many thousand km²: Libya in whole cells has 1,760. */
  const MOST_THOUSANDS = 1_800;

  const table = (values, write) => Object.fromEntries(values.map((value) => [String(value), write(value)]));
  const upTo = (most) => Array.from({ length: most + 1 }, (_, n) => n);

  /** Days (ISO dates, as the hover box has them) and years (as the axis has them). */
  function dateTicks(words, days) {
    const years = [...new Set(days.map((iso) => iso.slice(0, 4)))];
    return { ...table(days, (iso) => words.isolate(words.date(words.day(iso)))), ...table(years, (year) => words.digits(year)) };
  }

  /** Whole numbers from 0. */
  function countTicks(words, most) {
    return table(upTo(most), (n) => words.number(n));
  }

  /** "20k", and "0.2k" for small forces. */
  function thousandTicks(words) {
    const k = words.say("thousand");
    const fine = upTo(99).map((n) => String(n / 10));
    return Object.fromEntries([...fine, ...upTo(MOST_THOUSANDS).map(String)].map((n) => [`${n}k`, words.isolate(words.digits(n) + k)]));
  }

  Object.assign(ground, { dateTicks, countTicks, thousandTicks });
  if (typeof module !== "undefined") module.exports = { dateTicks, countTicks, thousandTicks };
})(typeof window === "undefined" ? {} : (window.ground = window.ground || {}));
