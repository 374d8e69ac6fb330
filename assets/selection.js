/**
 * Selection: what the reader chose. Country, force, kind of event, agreement, place, drawing, language and view; the day is the clock's.
 * An empty set means "all". Listeners hear which keys changed.
 */
(function (ground) {
  "use strict";

  const KINDS = ["capture", "handover", "withdrawal", "entered", "repelled", "besieged", "siege_lifted", "milestone", "baseline"];

  class Selection {
    constructor() {
      this.value = { countries: new Set(), forces: new Set(), place: -1, language: "en", drawing: "reach", view: "map", compare: -1, kinds: new Set(), disputed: false };
      this.listeners = [];
    }

    /** Learn what kind each event is and which of them sources disagree about. */
    know({ events, reports }) {
      this.kind = events.kind.map((kind) => KINDS.indexOf(kind));
      this.differs = new Set(reports.event.filter((_, i) => !reports.agrees[i]));
    }

    /** Whether an event passes the filters of kind and agreement; -1, no event, passes only when there are none. */
    passes(event) {
      return this.has("kinds", this.kind[event]) && (!this.value.disputed || this.differs.has(event));
    }

    on(listener) {
      this.listeners.push(listener);
      return this;
    }

    /** Set some keys at once. */
    set(changes) {
      const keys = Object.keys(changes).filter((key) => !same(this.value[key], changes[key]));
      if (!keys.length) return;
      Object.assign(this.value, changes);
      for (const listener of this.listeners) listener(this.value, keys);
    }

    /** Add or remove one entry of a set; choosing every entry is the same as choosing none. */
    toggle(key, entry, all) {
      const next = new Set(this.value[key].size ? this.value[key] : all);
      if (!next.delete(entry)) next.add(entry);
      this.set({ [key]: next.size === all.length || next.size === 0 ? new Set() : next });
    }

    has(key, entry) {
      return this.value[key].size === 0 || this.value[key].has(entry);
    }
  }

  function same(a, b) {
    if (!(a instanceof Set)) return a === b;
    return a.size === b.size && [...a].every((entry) => b.has(entry));
  }

  Object.assign(ground, { Selection, KINDS });
  if (typeof module !== "undefined") module.exports = { Selection, KINDS };
})(typeof window === "undefined" ? {} : (window.ground = window.ground || {}));
