/**
 * Printmap: the map of one day as a small SVG for paper. Every force has a pattern as well as a colour, so that a black-and-white
 * copy still tells them apart; an outline map has neither.
 */
(function (ground) {
  "use strict";

  /** Units of a frame between two lines of a pattern: about a millimetre on a map of eight centimetres. */
  const GAP = 190;
  const TOWN = 55;
  const INK = "#222";
  /** Tiles of a pattern in a swatch, across and down: as large on paper as handout.css makes it, its pattern is that of the maps. */
  const SWATCH = [9, 5];

  /** The pattern of a force on a light tint of its colour; `prefix` keeps the ids of several maps on one page apart. */
  function pattern(forces, force, prefix) {
    const { s } = ground;
    const { kind, turn } = ground.patternOf(forces, force);
    const { d, width } = ground.patternPath(kind, GAP);
    return s("pattern", { id: `${prefix}-${force}`, width: GAP, height: GAP, patternUnits: "userSpaceOnUse", patternTransform: `rotate(${turn})` },
      s("rect", { width: GAP, height: GAP, fill: "#fff" }),
      s("rect", { width: GAP, height: GAP, fill: forces.colour[force], "fill-opacity": ground.isPlain(forces, force) ? 1 : 0.35 }),
      s("path", width ? { d, stroke: INK, "stroke-width": width, fill: "none" } : { d, fill: INK }));
  }

  /** One path per force with all the ground it holds; state and opponent do not fit a small map and are left out. */
  function held(bundle, frame, holders) {
    const ground_ = new Map();
    holders.forEach((force, place) => {
      if (force < 0 || bundle.places.frame[place] !== frame || !bundle.cells[place]) return;
      ground_.set(force, (ground_.get(force) || "") + bundle.cells[place]);
    });
    return [...ground_].sort(([a], [b]) => a - b);
  }

  /** The map of a frame; `holders` is the force of each place, or null for an outline map. Returns the SVG and its forces. */
  ground.printmap = (bundle, frame, holders, { prefix, label, towns = [] }) => {
    const { s } = ground;
    const base = bundle.frames[frame];
    const areas = holders ? held(bundle, frame, holders) : [];
    const { places } = bundle;
    const svg = s("svg", { class: "printmap", viewBox: base.view.join(" "), role: "img", "aria-label": label },
      s("defs", {}, ...areas.map(([force]) => pattern(bundle.forces, force, prefix))),
      ...areas.map(([force, d]) => s("path", { d, fill: `url(#${prefix}-${force})` })),
      s("path", { class: "river", d: base.rivers }),
      ...Object.values(base.outline).map((d) => s("path", { class: "outline", d })),
      ...towns.filter((place) => places.frame[place] === frame).map((place) => s("circle", { class: "dot", cx: places.x[place], cy: places.y[place], r: TOWN })));
    return { svg, forces: areas.map(([force]) => force) };
  };

  /** A swatch for the key of the maps. */
  ground.swatch = (bundle, force, prefix, tiles = SWATCH) => {
    const { s } = ground;
    const [width, height] = tiles.map((count) => count * GAP);
    return s("svg", { class: "swatch", viewBox: `0 0 ${width} ${height}`, "aria-hidden": true }, s("defs", {}, pattern(bundle.forces, force, prefix)),
      s("rect", { width, height, fill: `url(#${prefix}-${force})` }));
  };
})(window.ground = window.ground || {});
