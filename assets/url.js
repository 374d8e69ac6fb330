/**
 * Url: the address is the state. One table says how each key is written, read and refused.
 * Unknown keys are left alone; a value that cannot be read falls back and is reported.
 */
(function (ground) {
  "use strict";

  const join = (set, names) => [...set].map((i) => names[i]).sort().join(",");

  /** key -> {write(state), read(text) -> state part or throws the name of what is wrong} */
  function schema({ words, forces, blocs, holders, places, countries, last, drawings = [], views = [], maps = [], chapters = [] }) {
    const members = (bloc) => holders.filter((force) => blocs[force] === bloc);
    /** The groups whose forces are exactly the chosen ones, or none. */
    const groups = (chosen) => {
      const whole = [...new Set(holders.map((force) => blocs[force]))].filter((bloc) => members(bloc).every((force) => chosen.has(force)));
      return whole.flatMap(members).length === chosen.size ? whole.sort() : [];
    };
    const list = (text, names) =>
      new Set(text.split(",").map((name) => {
        if (!names.includes(name)) throw new Error(name);
        return names.indexOf(name);
      }));
    /** A part of the state that is one of a list; the usual one is not written. */
    const oneOf = (part, names, usual) => ({
      write: (state) => (state[part] === usual ? "" : state[part]),
      read: (text) => {
        if (!names.includes(text)) throw new Error(text);
        return { [part]: text };
      },
    });
    /** A part of the state that is a day of the record. */
    const dayOf = (part) => ({
      write: (state) => (state[part] < 0 ? "" : words.iso(state[part])),
      read: (text) => {
        const day = words.day(text);
        if (!(day >= 0 && day <= last)) throw new Error(text);
        return { [part]: day };
      },
    });
    return {
      date: dayOf("day"),
      country: {
        write: (state) => join(state.countries, countries),
        read: (text) => ({ countries: list(text, countries) }),
      },
      force: {
        write: (state) => (groups(state.forces).length ? "" : join(state.forces, forces)),
        read: (text) => ({ forces: list(text, forces) }),
      },
      bloc: {
        write: (state) => groups(state.forces).join(","),
        read: (text) => ({ forces: new Set([...list(text, blocs)].flatMap((i) => members(blocs[i]))) }),
      },
      kind: {
        write: (state) => join(state.kinds, ground.KINDS),
        read: (text) => ({ kinds: list(text, ground.KINDS) }),
      },
      only: {
        write: (state) => (state.disputed ? "disputed" : ""),
        read: (text) => {
          if (text !== "disputed") throw new Error(text);
          return { disputed: true };
        },
      },
      place: {
        write: (state) => (state.place < 0 ? "" : places[state.place]),
        read: (text) => {
          if (!places.includes(text)) throw new Error(text);
          return { place: places.indexOf(text) };
        },
      },
      drawing: oneOf("drawing", drawings, "reach"),
      compare: dayOf("compare"),
      maps: oneOf("maps", maps, "swipe"),
      view: oneOf("view", views, "map"),
      chapter: oneOf("chapter", chapters),
      lang: oneOf("language", Object.keys(words.copy), "en"),
    };
  }

  class Url {
    constructor(context) {
      this.schema = schema(context);
    }

    /** Read a query string: the parts that could be read, and [key, value] of those that could not. */
    read(search) {
      const query = new URLSearchParams(search);
      const state = {};
      const refused = [];
      for (const [key, rule] of Object.entries(this.schema)) {
        const text = query.get(key);
        if (text === null || text === "") continue;
        try {
          Object.assign(state, rule.read(text));
        } catch (error) {
          refused.push([key, error.message]);
        }
      }
      return { state, refused };
    }

    /** Write a state as a query string; other keys of `search` stay. */
    write(state, search = "") {
      const query = new URLSearchParams(search);
      for (const [key, rule] of Object.entries(this.schema)) {
        const text = rule.write(state);
        if (text) query.set(key, text);
        else query.delete(key);
      }
      return `?${query.toString().replaceAll("%2C", ",")}`;
    }
  }

  ground.Url = Url;
  if (typeof module !== "undefined") module.exports = { Url };
})(typeof window === "undefined" ? { ...require("./selection.js") } : (window.ground = window.ground || {}));
