/**
 * Calm: calls that come faster than anybody can read. The first runs at once; of those that follow too soon only the last runs, later.
 * The map is never calmed: it shows every step in its own frame.
 */
(function (ground) {
  "use strict";

  /** @param {(...args: any[]) => void} act  @param {number} ms least time between two runs */
  ground.calm = function (act, ms, timers = globalThis) {
    let last = -Infinity;
    let waiting = null;
    const run = () => {
      const args = waiting;
      waiting = null;
      last = timers.performance.now();
      act(...args);
    };
    return (...args) => {
      const isWaiting = waiting !== null;
      waiting = args;
      const left = last + ms - timers.performance.now();
      if (isWaiting) return;
      if (left <= 0) run();
      else timers.setTimeout(run, left);
    };
  };
  if (typeof module !== "undefined") module.exports = { calm: ground.calm };
})(typeof window === "undefined" ? {} : (window.ground = window.ground || {}));
