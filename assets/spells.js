/**
 * Spells: the unbroken stretches of standing of each place, half-open [start, end), as the change log of the bundle has them.
 */
(function (ground) {
  "use strict";

  /**
   * Spells by place, each in order of time.
   * @param {{day: number[], place: number[], force: number[], state: number[], by: number[], event: number[]}} log in order of time
   * @param {number} places how many places there are  @param {number} days how many days; an open spell ends there
   */
  function spells(log, places, days) {
    const rows = Array.from({ length: places }, () => []);
    log.place.forEach((place, k) => {
      const before = rows[place].at(-1);
      if (before) before.end = log.day[k];
      rows[place].push({ start: log.day[k], end: days, force: log.force[k], state: log.state[k], by: log.by[k], event: log.event[k], line: k });
    });
    return rows;
  }

  /** The same spells by holder alone: battles and sieges do not end a holder's stay. */
  function stays(row) {
    const joined = [];
    for (const spell of row) {
      const before = joined.at(-1);
      if (before && before.force === spell.force) before.end = spell.end;
      else joined.push({ ...spell });
    }
    return joined;
  }

  /** The spell that covers a day, or undefined. */
  const spellOn = (row, day) => row.find((spell) => spell.start <= day && day < spell.end);

  Object.assign(ground, { spells, stays, spellOn });
  if (typeof module !== "undefined") module.exports = { ...ground };
})(typeof window === "undefined" ? {} : (window.ground = window.ground || {}));
