/**
 * Strata: the ground each force holds over time, stacked, as SVG paths in days and thousandths of the height.
 * It adds up the km² of the cells of the places held; Python's own curves on the charts say how sure that is.
 */
(function (ground) {
  "use strict";

  const STEP_DAYS = 7;
  const HIGH = 1000;

  /**
   * @param {{day: number[], place: number[], force: number[]}} log
   * @param {number} days how many days there are
   * @param {number[]} order forces from the bottom up
   * @param {number[]} km2 by place
   * @param {(place: number) => boolean} isChosen
   * @returns {{paths: string[], most: number}} one path a force of the order, and the km² at the top of the picture
   */
  ground.strata = function (log, days, order, km2, isChosen) {
    const weeks = Math.floor((days - 1) / STEP_DAYS) + 1;
    const level = new Map(order.map((force, i) => [force, i]));
    const holder = new Int32Array(km2.length).fill(-1);
    const now = new Float64Array(order.length);
    const tops = order.map(() => new Float64Array(weeks));
    let k = 0;
    for (let week = 0; week < weeks; week++) {
      for (; k < log.day.length && log.day[k] <= week * STEP_DAYS; k++) {
        const place = log.place[k];
        if (!isChosen(place)) continue;
        const next = level.get(log.force[k]) ?? -1;
        if (holder[place] >= 0) now[holder[place]] -= km2[place];
        if (next >= 0) now[next] += km2[place];
        holder[place] = next;
      }
      let sum = 0;
      for (let i = 0; i < order.length; i++) tops[i][week] = sum += now[i];
    }
    const most = Math.max(1, ...(tops.at(-1) ?? [1]));
    const y = (value) => Math.round(HIGH - (value / most) * HIGH);
    const paths = order.map((_, i) => {
      let path = `M0 ${y(tops[i][0])}`;
      for (let week = 0; week < weeks; week++) path += `L${week * STEP_DAYS} ${y(tops[i][week])}`;
      for (let week = weeks - 1; week >= 0; week--) path += `L${week * STEP_DAYS} ${i ? y(tops[i - 1][week]) : HIGH}`;
      return `${path}z`;
    });
    return { paths, most };
  };
  if (typeof module !== "undefined") module.exports = { strata: ground.strata };
})(typeof window === "undefined" ? {} : (window.ground = window.ground || {}));
