/**
 * Selection: what the reader chose. Country, force, kind of event, agreement, place, drawing, language and view; the day is the clock's.
 * An empty set means "all". Listeners hear which keys changed.
 */
(function (ground) {
  "use strict";

  const KINDS = ["capture", "handover", "withdrawal", "entered", "repelled", "besieged", "siege_lifted", "milestone", "baseline"];

  class Selection {
    constructor() {
      this.value = { countries: new Set(), forces: new Set(), place: -1, language: "en", drawing: "reach", view: "map", compare: -1, maps: "swipe", kinds: new Set(), disputed: false };
      this.listeners = [];
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

    /** Filter nothing any more. */
    reset() {
      this.set({ countries: new Set(), forces: new Set(), kinds: new Set(), disputed: false });
    }

    has(key, entry) {
      return this.value[key].size === 0 || this.value[key].has(entry);
    }
  }

  function same(a, b) {
    if (!(a instanceof Set)) return a === b;
    return a.size === b.size && [...a].every((entry) => b.has(entry));
  }

  /** The countries of a bundle, in the order of its frames. */
  ground.countries = (bundle) => bundle.frames.flatMap((frame) => frame.countries);
  /** The codes of the countries that a reader chose. */
  ground.chosenCountries = (bundle, { countries }) => [...countries].map((i) => ground.countries(bundle)[i]);
  /** Whether some countries are chosen and all of them lie in one frame. */
  ground.liesIn = (base, codes) => codes.length > 0 && codes.every((code) => base.countries.includes(code));
  Object.assign(ground, { Selection, KINDS });
  if (typeof module !== "undefined") module.exports = { Selection, KINDS };
})(typeof window === "undefined" ? {} : (window.ground = window.ground || {}));
