/**
 * Picturemap: one frame of the map as vectors, for a picture that leaves the page. The same land, cells, front lines, towns and
 * names as on the stage; nothing depends on the page's styles, and widths of lines stand in units, because not every program
 * knows lines that do not scale.
 */
(function (ground) {
  "use strict";

  const HATCH_PX = 7;

  /** Stripes of one colour on another; `scale` is how many units one of its pixels has. */
  ground.hatch = (id, one, other, scale) => {
    const { s } = ground;
    const stripes = [-HATCH_PX, 0, HATCH_PX].map((shift) => `M${shift - 1} ${HATCH_PX + 1}L${shift + HATCH_PX + 1} -1`).join("");
    return s("pattern", { id, width: HATCH_PX, height: HATCH_PX, patternUnits: "userSpaceOnUse", patternTransform: `scale(${scale})` },
      s("rect", { width: HATCH_PX, height: HATCH_PX, fill: one }), s("path", { d: stripes, stroke: other, "stroke-width": HATCH_PX * 0.36, fill: "none" }));
  };

  /** Cells by what fills them: fill -> {d, hatch: [force, by] or null}. */
  function fills(places, cells, look, palette, prefix) {
    const found = new Map();
    for (const place of places) {
      const { force, by, muted } = look(place);
      const hatched = !muted && by >= 0;
      const fill = hatched ? `url(#${prefix}-${force < 0 ? "none" : force}-${by})` : muted ? (force < 0 ? palette.land : palette.muted) : palette.colour(force);
      const one = found.get(fill) ?? found.set(fill, { d: "", hatch: hatched ? [force, by] : null }).get(fill);
      one.d += cells[place];
    }
    return found;
  }

  /** Front lines: those between two forces, and those towards ground that nobody is known to hold. */
  function fronts({ ridges, frame, shown, look }) {
    const lines = { sure: "", open: "" };
    ridges.path.forEach((path, i) => {
      if (ridges.frame[i] !== frame || !(shown.has(ridges.a[i]) || shown.has(ridges.b[i]))) return;
      const [one, other] = [look(ridges.a[i]), look(ridges.b[i])];
      if (one.force === other.force || (one.muted && other.muted)) return;
      lines[one.force < 0 || other.force < 0 ? "open" : "sure"] += path;
    });
    return lines;
  }

  /** Waters and borders, as the backdrop paints them. */
  const base = (frame, palette, units) => ground.LINES.map(([name, width, opacity, colour]) => ground.s("path", {
    d: ground.linePaths(frame, name), fill: name === "lakes" ? palette.lake : "none", stroke: palette[colour], "stroke-opacity": opacity, "stroke-width": (width * units).toFixed(2), "stroke-linejoin": "round",
  }));

  /** The marks of the towns in a view. */
  function towns({ list, places }, look, view, palette) {
    const least = ground.leastRank(view);
    return list.flatMap((place) => {
      const [x, y] = [places.x[place] * view.k + view.x, places.y[place] * view.k + view.y];
      if (places.rank[place] > least || x < -9 || y < -9 || x > view.width + 9 || y > view.height + 9) return [];
      const { r, fill, edge, width, opacity, dash } = ground.townMark(look(place), places.rank[place], view.quiet, palette);
      return [ground.s("circle", { class: "town", cx: x.toFixed(1), cy: y.toFixed(1), r, fill, stroke: edge, "stroke-width": width, "stroke-opacity": opacity < 1 && opacity, "stroke-dasharray": dash.length > 0 && dash.join(" ") })];
    });
  }

  /**
   * The map of a frame in a box.
   * @param {{bundle, words, stage, palette, cells, ridges}} facts what to draw
   * @param {number} index of the frame
   * @param {object} view as the painter wants it, with `quiet` for the inset
   * @param {{id: string, blocked: object[], relief: ?string[]}} options
   */
  ground.pictureMap = ({ bundle, words, stage, cells, ridges, palette }, index, view, { id, blocked, relief }) => {
    const { s } = ground;
    const frame = stage.frames[index];
    const look = (place) => stage.look(place);
    const { k, x, y, width, height } = view;
    const units = 1 / k;
    const visible = frame.easel.cells.filter((place) => ground.reaches(frame.easel.box(place), view));
    const filled = [...fills(visible, cells, look, palette, id)];
    const lines = fronts({ ridges, frame: index, shown: new Set(visible), look });
    const front = (d, opacity) => (d ? s("path", { d, fill: "none", stroke: palette.front, "stroke-opacity": opacity, "stroke-width": (ground.FRONT * units).toFixed(2), "stroke-linecap": "round" }) : null);
    const host = s("g", { class: "overlay" });
    const overlay = new ground.Overlay(host, bundle, index, words);
    overlay.place(view);
    overlay.label(blocked);
    for (const name of ["viewBox", "style"]) host.removeAttribute(name);
    const land = s("g", { class: "territory", transform: `translate(${x} ${y}) scale(${k})` },
      s("path", { d: frame.base.land, fill: palette.land }),
      ...filled.map(([fill, { d }]) => s("path", { d, fill, stroke: fill, "stroke-width": (ground.SEAM * units).toFixed(2), "stroke-linejoin": "round" })),
      front(lines.sure, ground.SURE), front(lines.open, ground.FAINT),
      relief ? s("image", { href: relief[index], width: frame.base.width, height: frame.base.height, preserveAspectRatio: "none" }) : null,
      ...base(frame.base, palette, units));
    return s("g", { "clip-path": `url(#${id}-window)` },
      s("defs", {}, s("clipPath", { id: `${id}-window` }, s("rect", { width, height })),
        ...filled.flatMap(([, { hatch }]) => (hatch ? [ground.hatch(`${id}-${hatch[0] < 0 ? "none" : hatch[0]}-${hatch[1]}`, palette.colour(hatch[0]), palette.colour(hatch[1]), units.toFixed(4))] : []))),
      s("rect", { width, height, fill: palette.sea }), land, s("g", { class: "towns" }, ...towns(new ground.Towns(bundle, index), look, view, palette)), host);
  };
})(window.ground = window.ground || {});
