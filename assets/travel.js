/**
 * Travel: from town to town by arrow keys. The next town in a direction is the nearest one that lies more ahead than aside.
 */
(function (ground) {
  "use strict";

  const AHEAD = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  const ASIDE = 2; // a step aside counts as much as this many steps ahead

  /**
   * @param {{x: number[], y: number[]}} places
   * @param {number[]} choice places that may be reached
   * @param {[number, number]} from where the reader is, units
   * @param {string} key an arrow key
   * @returns {number} a place, or -1 if none lies that way
   */
  ground.travel = function (places, choice, [fx, fy], key) {
    const [ax, ay] = AHEAD[key];
    let best = -1;
    let least = Infinity;
    for (const place of choice) {
      const [dx, dy] = [places.x[place] - fx, places.y[place] - fy];
      const ahead = dx * ax + dy * ay;
      const aside = Math.abs(dx * ay) + Math.abs(dy * ax);
      if (ahead <= 0 || aside > ahead) continue;
      const far = ahead + ASIDE * aside;
      if (far < least) [best, least] = [place, far];
    }
    return best;
  };
  if (typeof module !== "undefined") module.exports = { travel: ground.travel };
})(typeof window === "undefined" ? {} : (window.ground = window.ground || {}));
