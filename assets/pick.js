/**
 * Pick: which place a pointer means. The town near it; else the place whose cell lies under it.
 */
(function (ground) {
  "use strict";

  const NEAR_PX = 22; // a pointer this near to a town means the town

  /** @param {object} places table of the bundle  @param {{view, overlay, easel}} frame  @param {number} px  @param {number} py  @returns {number} -1 for none */
  ground.pick = function (places, { view, overlay, easel }, px, py) {
    const [ux, uy] = [(px - view.x) / view.k, (py - view.y) / view.k];
    let best = -1;
    let least = Infinity;
    let near = -1;
    let nearest = (NEAR_PX / view.k) ** 2;
    for (const place of overlay.places) {
      const far = (places.x[place] - ux) ** 2 + (places.y[place] - uy) ** 2;
      if (far < least) [best, least] = [place, far];
      if (far < nearest && overlay.isShown(place)) [near, nearest] = [place, far];
    }
    return near >= 0 || best < 0 || !easel.covers(best, ux, uy) ? near : best;
  };
})(window.ground = window.ground || {});
