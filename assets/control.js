/**
 * Control: who holds each place on a day, by walking the change log of the bundle.
 * The log is what Python decided; nothing is judged here. Day numbers count from the first day of the record.
 */
(function (ground) {
  "use strict";

  class Control {
    /**
     * @param {{day: number[], place: number[], force: number[], state: number[], by: number[], event: number[]}} log in order of time
     * @param {number} places how many places there are
     */
    constructor(log, places) {
      this.log = log;
      this.length = log.day.length;
      this.row = new Int32Array(places).fill(-1); // place -> its line of the log, -1 while unknown
      this.before = new Int32Array(this.length); // line -> the line it replaced
      this.came = new Int32Array(this.length); // line -> the line by which its holder came
      const last = new Int32Array(places).fill(-1);
      for (let k = 0; k < this.length; k++) {
        const before = (this.before[k] = last[log.place[k]]);
        this.came[k] = before >= 0 && log.force[before] === log.force[k] ? this.came[before] : k;
        last[log.place[k]] = k;
      }
      this.pointer = 0;
      this.day = -1;
    }

    /** Walk to a day, either way; return the places whose standing differs from before. */
    seek(day) {
      const { log, row, before } = this;
      const touched = new Map();
      const move = (place, line) => {
        if (!touched.has(place)) touched.set(place, row[place]);
        row[place] = line;
      };
      while (this.pointer < this.length && log.day[this.pointer] <= day) {
        move(log.place[this.pointer], this.pointer);
        this.pointer++;
      }
      while (this.pointer > 0 && log.day[this.pointer - 1] > day) {
        this.pointer--;
        move(log.place[this.pointer], before[this.pointer]);
      }
      this.day = day;
      const changed = [];
      for (const [place, line] of touched) if (row[place] !== line) changed.push(place);
      return changed;
    }

    /** Holder of a place (index of a force), -1 while unknown. */
    force(place) {
      const k = this.row[place];
      return k < 0 ? -1 : this.log.force[k];
    }

    /** 0 held, 1 contested, 2 besieged. */
    state(place) {
      const k = this.row[place];
      return k < 0 ? 0 : this.log.state[k];
    }

    /** Who contests or besieges a place (index of a force), or -1. */
    by(place) {
      const k = this.row[place];
      return k < 0 ? -1 : this.log.by[k];
    }

    /** The event a place's standing comes from, or -1. */
    event(place) {
      const k = this.row[place];
      return k < 0 ? -1 : this.log.event[k];
    }

    /** First day of the holder's unbroken stay, or -1. */
    since(place) {
      const k = this.row[place];
      return k < 0 ? -1 : this.log.day[this.came[k]];
    }
  }

  ground.Control = Control;
  if (typeof module !== "undefined") module.exports = { Control };
})(typeof window === "undefined" ? {} : (window.ground = window.ground || {}));
