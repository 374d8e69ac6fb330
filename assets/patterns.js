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

  /** What a pattern draws in a square of `gap`; as strokes() in printmap.js. */
  const DRAW = {
    dots: (pen, gap) => {
      pen.beginPath();
      pen.arc(gap / 2, gap / 2, gap / 4.2, 0, 2 * Math.PI);
      pen.fill();
    },
    lines: (pen, gap, wide) => pen.fillRect(0, (gap - wide) / 2, gap, wide),
    grid: (pen, gap, wide) => {
      pen.fillRect(0, (gap - wide) / 2, gap, wide);
      for (const y of [0, (gap + wide) / 2]) pen.fillRect((gap - wide) / 2, y, wide, (gap - wide) / 2);
    },
    cross: (pen, gap, wide) => {
      pen.fillRect(gap / 4, (gap - wide) / 2, gap / 2, wide);
      for (const y of [gap / 4, (gap + wide) / 2]) pen.fillRect((gap - wide) / 2, y, wide, gap / 4 - wide / 2);
    },
  };

  /** A pattern for a canvas, or null for a force that stays plain. */
  function pattern(forces, force, ratio) {
    const look = ground.patternOf(forces, force);
    if (!DRAW[look.kind]) return null;
    const gap = Math.round(GAP_PX * ratio);
    const pen = new OffscreenCanvas(gap, gap).getContext("2d");
    pen.fillStyle = INK;
    DRAW[look.kind](pen, gap, gap / 5.5);
    return { fill: pen.createPattern(pen.canvas, "repeat"), turn: look.turn };
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
