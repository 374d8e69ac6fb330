/**
 * Calm: calls that come faster than anybody can read. The first runs at once; of those that follow too soon only the last runs, later.
 * Turns: the same for several readers of one value. A single call they hear at once; a stream of calls one after another, so that
 * no frame carries them all.
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

  /** @param {((...args: any[]) => void)[]} acts  @param {number} ms time in which each of them hears the latest call once */
  ground.turns = function (acts, ms, timers = globalThis) {
    let latest = [];
    let called = -Infinity;
    const owed = new Set();
    const next = ground.calm(() => {
      const [act] = owed;
      owed.delete(act);
      act(...latest);
      if (owed.size) next();
    }, ms / acts.length, timers);
    return (...args) => {
      const isAlone = timers.performance.now() - called > ms && !owed.size;
      called = timers.performance.now();
      latest = args;
      if (isAlone) return acts.forEach((act) => act(...args));
      for (const act of acts) owed.add(act);
      next();
    };
  };
  if (typeof module !== "undefined") module.exports = { calm: ground.calm, turns: ground.turns };
})(typeof window === "undefined" ? {} : (window.ground = window.ground || {}));
