/**
 * Lookup: finds names as people type them. Diacritics, forms of hamza, the article, hyphens and doubled letters do not matter,
 * so "Tall `Afar", "tal afar" and "تل عفر" are one name.
 */
(function (ground) {
  "use strict";

  /** Letters that transliterations or keyboards exchange freely. */
  const SAME = [[/[أإآٱ]/g, "ا"], [/[ىئ]/g, "ي"], [/ؤ/g, "و"], [/ة/g, "ه"], [/گ/g, "ك"], [/[ڤ]/g, "ف"], [/ء/g, ""]];
  /** Sounds that are written in several ways in Latin letters. */
  const SOUNDS = [[/ou|oo/g, "u"], [/ee|ei|ai|ay/g, "i"], [/aw|au/g, "o"], [/kh/g, "h"], [/gh/g, "g"], [/dh|th/g, "d"], [/q/g, "k"], [/e/g, "a"], [/o/g, "u"], [/w/g, "u"], [/y/g, "i"], [/ph/g, "f"], [/j/g, "g"]];
  /** The article, assimilated or not, at the start of a word. */
  const ARTICLE = /(^| )(?:al|el|ad|ar|as|ash|at|az|an|ed|er|es|esh|et|ez|en)[- ](?=\p{L}{3})/gu;

  /** The written form of a name: lower case, without marks, article and punctuation. */
  function plain(text) {
    let out = text.normalize("NFKD").replace(/[\u064B-\u065F\u0670\u0640]/g, "").normalize("NFC").normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
    for (const [from, to] of SAME) out = out.replace(from, to);
    out = out.replace(/[`'ʿʾ’‘"“”()]/g, "").replace(ARTICLE, "$1").replace(/(^| )ال(?=\p{L}{2})/gu, "$1");
    return out.replace(/[^\p{L}\p{N}]+/gu, " ").trim();
  }

  /** How a name sounds: spaces gone, doubled letters single, exchangeable spellings the same. */
  function sound(text) {
    let out = plain(text).replace(/ /g, "");
    for (const [from, to] of SOUNDS) out = out.replace(from, to);
    return out.replace(/(.)\1+/gu, "$1");
  }

  /** Edit distance, given up beyond `most`. */
  function distance(a, b, most) {
    if (Math.abs(a.length - b.length) > most) return most + 1;
    let row = Array.from({ length: b.length + 1 }, (_, j) => j);
    for (let i = 1; i <= a.length; i++) {
      const next = [i];
      for (let j = 1; j <= b.length; j++) next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
      if (Math.min(...next) > most) return most + 1;
      row = next;
    }
    return row[b.length];
  }

  const LONGEST = 80; // no name is longer; a pasted page is not a query

  class Lookup {
    /** @param {{names: string[], weight: number}[]} entries what can be found; a smaller weight comes first */
    constructor(entries) {
      this.entries = entries.map((entry) => ({ ...entry, keys: [...new Set(entry.names.filter(Boolean))].map((name) => ({ name, plain: plain(name), sound: sound(name) })) }));
    }

    /** The entries that a query means, best first; each with the name it was found by. */
    find(query, most = 8) {
      if (query.length > LONGEST) return [];
      const wanted = { plain: plain(query), sound: sound(query) };
      if (!wanted.plain) return [];
      const found = [];
      for (const entry of this.entries) {
        const [score, name] = entry.keys.map((key) => [rate(wanted, key), key.name]).reduce((best, next) => (next[0] < best[0] ? next : best), [Infinity, ""]);
        if (score < Infinity) found.push({ entry, score: score + entry.weight / 10, name });
      }
      return found.sort((a, b) => a.score - b.score || a.entry.names[0].localeCompare(b.entry.names[0])).slice(0, most);
    }
  }

  /** How well a key answers a query: 0 exact, 1 beginning, 2 beginning of a word, 3 sound, 4 inside, 5-6 misspelt; Infinity not. */
  function rate(query, key) {
    if (key.plain === query.plain) return 0;
    if (key.plain.startsWith(query.plain)) return 1;
    if (key.sound === query.sound) return 1.5;
    if (` ${key.plain}`.includes(` ${query.plain}`)) return 2;
    if (query.sound.length > 1 && key.sound.startsWith(query.sound)) return 3;
    if (query.sound.length > 2 && key.sound.includes(query.sound)) return 4;
    const slips = query.sound.length > 6 ? 2 : query.sound.length > 3 ? 1 : 0;
    const far = slips ? distance(query.sound, key.sound, slips) : 1;
    return far <= slips ? 4.5 + far : Infinity;
  }

  Object.assign(ground, { Lookup, plain, sound });
  if (typeof module !== "undefined") module.exports = { Lookup, plain, sound };
})(typeof window === "undefined" ? {} : (window.ground = window.ground || {}));
