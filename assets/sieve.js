/**
 * Sieve: what of the record the reader's filters let through. One rule for every view.
 *
 * An event passes by its kind and by whether its sources disagree. A place is in view on a day when its country is chosen, when a
 * chosen force holds, contests or besieges it, and when an event that explains it passes: the one by which its holder came, or the
 * one behind the battle or siege that goes on there.
 */
(function (ground) {
  "use strict";

  class Sieve {
    constructor(bundle, control, selection) {
      Object.assign(this, { log: bundle.log, came: control.came, selection });
      const codes = ground.countries(bundle);
      this.country = bundle.places.country.map((code) => codes.indexOf(code));
      this.isis = Math.max(0, bundle.forces.id.indexOf("isis"));
      this.know(bundle);
    }

    /** Learn of what kind each event is, where and by whom, and which of them sources disagree about. */
    know({ events, reports }) {
      this.events = events;
      this.kind = events.kind.map((kind) => ground.KINDS.indexOf(kind));
      this.differs = new Set(reports.event.filter((_, i) => !reports.agrees[i]));
    }

    /** Whether some events are filtered out by kind or agreement. */
    get isSifting() {
      const { kinds, disputed } = this.selection.value;
      return kinds.size > 0 || disputed;
    }

    /** A name for how events are sifted now. */
    get key() {
      const { kinds, disputed } = this.selection.value;
      return this.isSifting ? `${[...kinds].sort().join()}/${disputed ? this.differs.size : ""}` : "";
    }

    /** The force that an answer about one force is about: ISIS, unless the reader's choice leaves it out. */
    get subject() {
      const { forces } = this.selection.value;
      return !forces.size || forces.has(this.isis) ? this.isis : Math.min(...forces);
    }

    /** Whether an event passes by kind and agreement. */
    passes(event) {
      return this.selection.has("kinds", this.kind[event]) && (!this.selection.value.disputed || this.differs.has(event));
    }

    /** Whether an event is told: it passes, in a chosen country, by or against a chosen force. What was so at the start is told only if asked for. */
    tells(event) {
      const { selection, events: { place, force, against, kind } } = this;
      if (kind[event] === "baseline" && !selection.value.kinds.size) return false;
      return this.passes(event) && this.within(place[event]) && this.isChosen(force[event], against[event]);
    }

    /** Whether a place lies in a chosen country. */
    within(place) {
      return this.selection.has("countries", this.country[place]);
    }

    /** Whether either of two forces (-1 for none) is chosen. */
    isChosen(force, other) {
      return this.selection.has("forces", force) || (other >= 0 && this.selection.has("forces", other));
    }

    /** Whether a standing (a line of the log, -1 while unknown) rests on an event that passes. */
    rests(line) {
      if (!this.isSifting) return true;
      if (line < 0) return false;
      return this.passes(this.log.event[this.came[line]]) || (this.log.state[line] > 0 && this.passes(this.log.event[line]));
    }

    /** Whether a standing is that of a chosen force: as its holder, or as the one who contests or besieges. */
    concerns(line) {
      return line < 0 ? this.isChosen(-1, -1) : this.isChosen(this.log.force[line], this.log.by[line]);
    }

    /** Whether a place with this standing is in view. */
    sees(place, line) {
      return this.within(place) && this.concerns(line) && this.rests(line);
    }
  }

  ground.Sieve = Sieve;
  if (typeof module !== "undefined") module.exports = { Sieve };
})(typeof window === "undefined" ? { ...require("./selection.js"), countries: (bundle) => bundle.frames.flatMap((frame) => frame.countries) } : (window.ground = window.ground || {}));
