/**
 * Url: the address is the state. One table says how each key is written, read and refused.
 * Unknown keys are left alone; a value that cannot be read falls back and is reported.
 */
(function (ground) {
  "use strict";

  const join = (set, names) => [...set].map((i) => names[i]).sort().join(",");

  /** key -> {write(state), read(text) -> state part or throws the name of what is wrong} */
  function schema({ words, forces, places, countries, last, drawings = [], views = [], chapters = [] }) {
    const list = (text, names) =>
      new Set(text.split(",").map((name) => {
        if (!names.includes(name)) throw new Error(name);
        return names.indexOf(name);
      }));
    return {
      date: {
        write: (state) => words.iso(state.day),
        read: (text) => {
          const day = words.day(text);
          if (!(day >= 0 && day <= last)) throw new Error(text);
          return { day };
        },
      },
      country: {
        write: (state) => join(state.countries, countries),
        read: (text) => ({ countries: list(text, countries) }),
      },
      force: {
        write: (state) => join(state.forces, forces),
        read: (text) => ({ forces: list(text, forces) }),
      },
      place: {
        write: (state) => (state.place < 0 ? "" : places[state.place]),
        read: (text) => {
          if (!places.includes(text)) throw new Error(text);
          return { place: places.indexOf(text) };
        },
      },
      drawing: {
        write: (state) => (state.drawing === "reach" ? "" : state.drawing || ""),
        read: (text) => {
          if (!drawings.includes(text)) throw new Error(text);
          return { drawing: text };
        },
      },
      view: {
        write: (state) => (state.view === "map" ? "" : state.view || ""),
        read: (text) => {
          if (!views.includes(text)) throw new Error(text);
          return { view: text };
        },
      },
      chapter: {
        write: (state) => state.chapter,
        read: (text) => {
          if (!chapters.includes(text)) throw new Error(text);
          return { chapter: text };
        },
      },
      lang: {
        write: (state) => (state.language === "en" ? "" : state.language),
        read: (text) => {
          if (!(text in words.copy)) throw new Error(text);
          return { language: text };
        },
      },
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
})(typeof window === "undefined" ? {} : (window.ground = window.ground || {}));
