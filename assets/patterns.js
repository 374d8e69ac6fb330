/**
 * Patterns: a line pattern over the ground of each force, for projectors and eyes that tell no colours apart. The same kinds and
 * directions as on the hand-out; ISIS stays plain. They lie under front lines, waters and the marks of towns.
 */
(function patterns(ground) {
  "use strict";
  (ground.parts ??= []).push(patterns);

  const GAP_PX = 11;
  const INK = "rgba(20, 18, 16, 0.5)";
  const KEY = "patterns";
  /** Tiles of a pattern in the legend, across and down. */
  const CHIP = [3, 1.7];
  /** Blocs that share a pattern are told apart by its direction. */
  const TURN = { isis: 0, state: 45, opposition: 135, kurdish: 0, local: 90, outside: 20 };

  /** What a pattern draws in a square of `gap`: a path, and how wide to stroke it; 0 is to fill it. "" draws nothing. */
  ground.patternPath = (kind, gap) => {
    const [middle, r] = [gap / 2, gap / 4.2];
    const d = {
      dots: `M${middle - r} ${middle}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`,
      lines: `M0 ${middle}H${gap}`,
      grid: `M0 ${middle}H${gap}M${middle} 0V${gap}`,
      cross: `M${gap / 4} ${middle}H${gap * 0.75}M${middle} ${gap / 4}V${gap * 0.75}`,
    }[kind] || "";
    return { d, width: kind === "dots" ? 0 : gap / 5.5 };
  };

  /** The kind of a force's pattern ("solid" is none) and its direction, degrees. */
  ground.patternOf = (forces, force) => ({ kind: ground.isPlain(forces, force) ? "solid" : forces.pattern[force], turn: TURN[forces.bloc[force]] || 0 });

  /** Whether ISIS's own ground is meant, which stays plain. */
  ground.isPlain = (forces, force) => forces.bloc[force] === "isis" && forces.pattern[force] === "solid";

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

  /** The patterns of all forces for canvases, each made once. */
  class PatternBook {
    constructor(forces) {
      Object.assign(this, { forces, made: new Map() });
    }

    /** The pattern of a force on a screen of so many pixels a CSS pixel: {fill, turn}, or null. */
    of(force, ratio) {
      const key = `${force}/${ratio}`;
      if (!this.made.has(key)) this.made.set(key, pattern(this.forces, force, ratio));
      return this.made.get(key);
    }
  }

  class Patterns {
    constructor({ bundle, stage }) {
      Object.assign(this, { bundle, stage });
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
      for (const { easel } of this.stage.frames) easel.isPatterned = this.isOn;
      this.stage.repaint();
    }

    /** The mark of a force in the legend. */
    chip(force) {
      return ground.swatch(this.bundle, force, "chip", CHIP);
    }
  }

  Object.assign(ground, { Patterns, PatternBook });
})(window.ground = window.ground || {});
