/**
 * Memory: small things this browser remembers for the reader. Where storage is refused, it remembers until the page closes.
 */
(function (ground) {
  "use strict";

  const PREFIX = "shifting-ground.";
  const short = new Map();

  ground.memory = {
    get(key) {
      try {
        return window.localStorage.getItem(PREFIX + key) ?? short.get(key) ?? null;
      } catch {
        return short.get(key) ?? null; // storage is switched off
      }
    },
    set(key, value) {
      short.set(key, value);
      try {
        window.localStorage.setItem(PREFIX + key, value);
      } catch {
        // switched off or full: what `short` holds must do
      }
    },
  };
})(window.ground = window.ground || {});
