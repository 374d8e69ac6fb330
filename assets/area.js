/**
 * Area: square kilometres by force and day, added up from who held which place and how large its ground is in a drawing.
 * The same sums as `area_by_force` in Python: the line, what was held for certain (low) and at most (high), and what was contested.
 * While events are sifted, a place counts only as long as it is in view (see sieve.js).
 */
(function (ground) {
  "use strict";

  const DRAWINGS = ["points", "reach", "whole"];
  const KEPT = 12; // series of recent choices

  class Area {
    constructor(bundle, sieve) {
      Object.assign(this, { bundle, sieve });
      this.codes = ground.countries(bundle);
      this.cache = new Map();
    }

    /** The ground of a drawing: reach and km2, cells and ridges (those of "reach" until the others have come). */
    ground(drawing) {
      const { reach, places, cells, ridges, drawings, shapes } = this.bundle;
      return { reach, km2: places.km2, cells, ridges, ...drawings[drawing], ...shapes?.[drawing] };
    }

    /** Series of every force for a choice: chosen countries (indices; none means all) and drawing, from events as sifted now or from all. */
    series({ countries, drawing }, sifted = this.sieve.isSifting) {
      const key = `${drawing}/${[...countries].sort().join()}/${sifted ? this.sieve.key : ""}`;
      if (!this.cache.has(key)) {
        if (this.cache.size >= KEPT) this.cache.delete(this.cache.keys().next().value);
        const codes = new Set([...countries].map((i) => this.codes[i]));
        const counts = (place) => !codes.size || codes.has(this.bundle.places.country[place]);
        this.cache.set(key, sums(this.bundle, this.ground(drawing).km2, counts, sifted ? (line) => this.sieve.rests(line) : undefined));
      }
      return this.cache.get(key);
    }

    /** The series of some countries by their codes. */
    within(codes, drawing, sifted) {
      return this.series({ countries: new Set(codes.map((code) => this.codes.indexOf(code))), drawing }, sifted);
    }
  }

  /** For each force {line, low, high, contested}: one number a day; `rests` says which lines of the log count, all of them without it. */
  function sums(bundle, km2, counts, rests) {
    const { days, holdings, log } = bundle;
    const series = bundle.forces.id.map(() => ({
      line: new Float64Array(days + 1), low: new Float64Array(days + 1), high: new Float64Array(days + 1), contested: new Float64Array(days + 1),
    }));
    const add = (list, from, to, value) => {
      if (to <= from) return;
      list[from] += value;
      list[to] -= value;
    };
    const spells = rests && ground.spells(log, bundle.places.id.length, days);
    holdings.place.forEach((place, i) => {
      if (!counts(place)) return;
      const one = series[holdings.force[i]];
      const [start, end] = [holdings.from[i], holdings.to[i]];
      // a stay counts whole, or in the stretches that rest on events that pass; a cut inside a stay is as certain as the day it fell on
      const parts = rests ? spells[place].filter((spell) => rests(spell.line)).map((spell) => [Math.max(start, spell.start), Math.min(end, spell.end)]) : [[start, end]];
      for (const [from, to] of parts) {
        if (to <= from) continue;
        add(one.line, from, to, km2[place]);
        add(one.low, Math.max(from, holdings.certain_from[i]), Math.min(to, holdings.certain_to[i]), km2[place]);
        add(one.high, from === start ? holdings.possible_from[i] : from, to === end ? holdings.possible_to[i] : to, km2[place]);
      }
    });
    const until = new Map(); // place -> first day of its next standing, walking back
    for (let k = log.day.length - 1; k >= 0; k--) {
      const place = log.place[k];
      if (log.state[k] === 1 && counts(place) && (!rests || rests(k))) add(series[log.force[k]].contested, log.day[k], until.get(place) ?? days, km2[place]);
      until.set(place, log.day[k]);
    }
    for (const one of series) {
      for (const list of Object.values(one)) {
        for (let day = 1; day < days; day++) list[day] += list[day - 1];
        for (let day = 0; day < days; day++) if (list[day] < 1e-6) list[day] = 0;
      }
    }
    return series;
  }

  Object.assign(ground, { Area, DRAWINGS });
  if (typeof module !== "undefined") module.exports = { Area, DRAWINGS, sums };
})(typeof window === "undefined" ? { ...require("./spells.js") } : (window.ground = window.ground || {}));
