/**
 * Patterns: a line pattern over the ground of each force, for projectors and eyes that tell no colours apart. The same kinds and
 * directions as on the hand-out; ISIS stays plain. They lie under front lines, waters and the marks of towns.
 */
(function (ground) {
  "use strict";

  const GAP_PX = 11;
  const INK = "rgba(20, 18, 16, 0.5)";
  const KEY = "patterns";
  /** Tiles of a pattern in the legend, across and down. */
  const CHIP = [3, 1.7];

  /** A pattern for a canvas, or null for a force that stays plain. */
  function pattern(forces, force, ratio) {
    const { kind, turn } = ground.patternOf(forces, force);
    const gap = Math.round(GAP_PX * ratio);
    const { d, width } = ground.patternPath(kind, gap);
    if (!d) return null;
    const pen = new OffscreenCanvas(gap, gap).getContext("2d");
    Object.assign(pen, { fillStyle: INK, strokeStyle: INK, lineWidth: width });
    if (width) pen.stroke(new Path2D(d));
    else pen.fill(new Path2D(d));
    return { fill: pen.createPattern(pen.canvas, "repeat"), turn };
  }

  class Patterns {
    constructor({ bundle, stage }) {
      Object.assign(this, { bundle, stage, made: new Map() });
      const wanted = matchMedia("(monochrome)").matches || matchMedia("(prefers-contrast: more)").matches ? "on" : "off";
      this.wanted = (ground.memory.get(KEY) ?? wanted) === "on";
    }

    /** Switch for this and later lessons. */
    toggle() {
      this.wanted = !this.wanted;
      ground.memory.set(KEY, this.wanted ? "on" : "off");
      this.show(true);
    }

    /** Show the patterns if they are wanted; not outside a presentation. */
    show(presenting) {
      this.isOn = presenting && this.wanted;
      document.body.classList.toggle("patterned", this.isOn);
      for (const { painter } of this.stage.frames) painter.patterns = this.isOn ? this : null;
      this.stage.repaint();
    }

    /** The pattern of a force on a screen of so many pixels a CSS pixel: {fill, turn}, or null. */
    of(force, ratio) {
      const key = `${force}/${ratio}`;
      if (!this.made.has(key)) this.made.set(key, pattern(this.bundle.forces, force, ratio));
      return this.made.get(key);
    }

    /** The mark of a force in the legend. */
    chip(force) {
      return ground.swatch(this.bundle, force, "chip", CHIP);
    }
  }

  ground.Patterns = Patterns;
})(window.ground = window.ground || {});
