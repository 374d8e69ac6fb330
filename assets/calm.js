/**
 * Calm: calls that come faster than anybody can read. The first runs at once; of those that follow too soon only the last runs, later.
 * Turns: the same for several readers of one value, right after a frame, when there is most time until the next. A single call they
 * hear together, a stream of calls one after another, so that no frame carries them all.
 * The map is never calmed: it shows every step in its own frame.
 */
(function (ground) {
  "use strict";

  /** Readers of a value take no more of the time than one part of so many, however slow the machine. */
  const PART = 20;
  /** They wait no longer than this for the workshop, milliseconds. */
  const LATEST_MS = 50;

  /** @param {(...args: any[]) => void} act  @param {number | (() => number)} ms least time between two runs */
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
      if (isWaiting) return;
      const left = last + (typeof ms === "function" ? ms() : ms) - timers.performance.now();
      if (left <= 0) run();
      else timers.setTimeout(run, left);
    };
  };

  /**
   * Run something once the next frame has been handed over and the workshop has painted it, so that they need not share a slow machine, and lay
   * out at once what it wrote, so that the frame after has less to do; tells how long both took.
   */
  ground.afterFrame = (act, tell) => requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = async () => {
      port1.close();
      await ground.paintedWithin(LATEST_MS);
      const start = performance.now();
      act();
      document.body.getBoundingClientRect();
      tell?.(performance.now() - start);
    };
    port2.postMessage(0);
  });

  /**
   * @param {((...args: any[]) => void)[]} acts
   * @param {number} ms time in which each of them hears the latest call once
   * @param {object} timers real ones, or those of a test
   * @param {(act: () => void, tell?: (ms: number) => void) => void} when runs an act at a good moment
   */
  ground.turns = function (acts, ms, timers = globalThis, when = ground.afterFrame) {
    let latest = [];
    let called = -Infinity;
    const owed = new Set();
    let took = 0;
    const next = ground.calm(() => {
      const [act] = owed;
      if (!act) return; // flushed
      owed.delete(act);
      when(() => act(...latest), (time) => (took = time));
      if (owed.size) next();
    }, () => Math.max(ms / acts.length, PART * took), timers);
    const hear = (...args) => {
      const isAlone = timers.performance.now() - called > ms && !owed.size;
      called = timers.performance.now();
      latest = args;
      if (isAlone) return when(() => acts.forEach((act) => act(...latest)));
      for (const act of acts) owed.add(act);
      next();
    };
    /** Whoever has not heard the latest call hears it now. */
    hear.flush = () => {
      const late = [...owed];
      owed.clear();
      if (late.length) when(() => late.forEach((act) => act(...latest)));
    };
    return hear;
  };
  if (typeof module !== "undefined") module.exports = { calm: ground.calm, turns: ground.turns };
})(typeof window === "undefined" ? {} : (window.ground = window.ground || {}));
