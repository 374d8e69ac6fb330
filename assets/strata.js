/**
 * Strata: the ground each force holds over time, stacked, as SVG paths in days and thousandths of the height.
 */
(function (ground) {
  "use strict";

  const STEP_DAYS = 7;
  const HIGH = 1000;

  /**
   * @param {ArrayLike<number>[]} lines km² a day, one line a force, from the bottom up
   * @param {number} days how many days to draw
   * @param {{low: ArrayLike<number>, high: ArrayLike<number>}} [band] what uncertain dates leave open of the lowest line
   * @returns {string[]} one path a line, and one for the band
   */
  ground.strata = function (lines, days, band) {
    const steps = Array.from({ length: Math.floor((days - 1) / STEP_DAYS) + 1 }, (_, i) => i * STEP_DAYS);
    const tops = [];
    lines.forEach((line, i) => tops.push(steps.map((day, at) => line[day] + (i ? tops[i - 1][at] : 0))));
    const most = Math.max(1, ...(tops.at(-1) ?? []));
    const points = (values) => values.map((value, at) => `${steps[at]} ${Math.round(HIGH - (value / most) * HIGH)}`);
    const floor = points(steps.map(() => 0));
    const areas = tops.map((top, i) => `M${points(top).join("L")}L${(i ? points(tops[i - 1]) : floor).reverse().join("L")}z`);
    if (!band) return areas;
    const edge = (line) => points(steps.map((day) => line[day]));
    return [...areas, `M${edge(band.high).join("L")}L${edge(band.low).reverse().join("L")}z`];
  };
  if (typeof module !== "undefined") module.exports = { strata: ground.strata };
})(typeof window === "undefined" ? {} : (window.ground = window.ground || {}));
