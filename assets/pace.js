/**
 * Pace: how fast playback goes on each day, as a factor. By days it is 1; by events it is slow where much happens and quick where
 * nothing does, and the whole record takes as long as by days.
 */
(function (ground) {
  "use strict";

  /** A day's pace follows the events this many days around it, so that it changes gently. */
  const AROUND = 10;
  const SLOWEST = 0.3;
  const QUICKEST = 6;

  /**
   * @param {number} days how many days there are
   * @param {number[]} eventDays the day of every event
   * @returns {Float64Array} day -> factor
   */
  ground.paceByEvents = function (days, eventDays) {
    if (!eventDays.length) return new Float64Array(days).fill(1);
    const sum = new Float64Array(days + 1);
    for (const day of eventDays) sum[day + 1]++;
    for (let i = 0; i < days; i++) sum[i + 1] += sum[i];
    const mean = eventDays.length / days;
    const factor = new Float64Array(days);
    for (let i = 0; i < days; i++) {
      const [from, to] = [Math.max(0, i - AROUND), Math.min(days, i + AROUND + 1)];
      const busy = (sum[to] - sum[from]) / (to - from);
      factor[i] = Math.max(SLOWEST, Math.min(QUICKEST, mean / (busy + mean / QUICKEST)));
    }
    const time = factor.reduce((total, f) => total + 1 / f, 0) / days;
    return factor.map((f) => f * time);
  };
  if (typeof module !== "undefined") module.exports = { paceByEvents: ground.paceByEvents };
})(typeof window === "undefined" ? {} : (window.ground = window.ground || {}));
