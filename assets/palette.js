/**
 * Palette: the colour of a standing, from the forces of the record and the theme of the page.
 * A cell outside the reader's choice is muted; contested ground is hatched in both colours.
 */
(function palette(ground) {
  "use strict";
  (ground.parts ??= []).push(palette);

  const HATCH_PX = 7;
  /** Colours of the page by theme, for what style sheets do not reach; as in tokens.css, which a test compares. */
  const INKS = {
    light: { panel: "#fffdf8", ink: "#26231f", "ink-soft": "#5d574f", line: "#dcd6c9", accent: "#1f5c7a", "sea-ink": "#4b7592", "border-ink": "#4a443d", "swatch-one": "#4e4a48", "swatch-two": "#c9b58a", pulse: "#b3361b", halo: "rgba(250, 248, 242, 0.92)" },
    dark: { panel: "#1e242a", ink: "#ece8e0", "ink-soft": "#b3aca1", line: "#38404a", accent: "#7fb8d6", "sea-ink": "#7fa6c0", "border-ink": "#d8d2c6", "swatch-one": "#c9c7c4", "swatch-two": "#7a6a44", pulse: "#ff9d6b", halo: "rgba(18, 22, 27, 0.9)" },
  };

  class Palette {
    /** @param {{colour: string[], colour_dark: string[]}} forces  @param {boolean} dark */
    constructor(forces, dark) {
      this.isDark = dark;
      this.ink = INKS[dark ? "dark" : "light"];
      this.colours = dark ? forces.colour_dark : forces.colour;
      this.land = dark ? "#23282e" : "#efece4";
      this.sea = dark ? "#12171c" : "#d5e1ea";
      this.muted = dark ? "#343a41" : "#dedad0";
      this.front = dark ? "#e9e5dd" : "#2b2724";
      this.lake = dark ? "#2b465b" : "#bacdd8";
      this.river = dark ? "#4a86b3" : "#5f93b8";
      this.border = this.ink["border-ink"];
      this.panel = this.ink.panel;
      this.hatches = new Map();
    }

    /** Colour of a force, or of ground whose holder is unknown. */
    colour(force) {
      return force < 0 ? this.land : this.colours[force];
    }

    /** Fill of a cell: a colour, or a hatch of both forces where they contest it. */
    fill(context, force, by, ratio) {
      if (by < 0) return this.colour(force);
      const key = `${force}/${by}/${ratio}`;
      if (!this.hatches.has(key)) this.hatches.set(key, hatch(context, this.colour(force), this.colour(by), Math.round(HATCH_PX * ratio)));
      return this.hatches.get(key);
    }
  }

  const sheet = typeof CSSStyleSheet === "undefined" ? null : new CSSStyleSheet();

  /** Give the page's chips and legend the colours of the forces: `.force-isis` sets `--force`. */
  ground.tint = (forces, palette) => {
    sheet.replaceSync(forces.id.map((id, i) => `.force-${id}{--force:${palette.colour(i)}}`).join(""));
    if (!document.adoptedStyleSheets.includes(sheet)) document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  };

  /** A pattern of diagonal stripes, `size` device pixels apart. */
  function hatch(context, one, other, size) {
    const tile = new OffscreenCanvas(size, size);
    const pen = tile.getContext("2d");
    pen.fillStyle = one;
    pen.fillRect(0, 0, size, size);
    pen.strokeStyle = other;
    pen.lineWidth = size * 0.36;
    pen.beginPath();
    for (const shift of [-size, 0, size]) {
      pen.moveTo(shift - 1, size + 1);
      pen.lineTo(shift + size + 1, -1);
    }
    pen.stroke();
    return context.createPattern(tile, "repeat");
  }

  ground.Palette = Palette;
  if (typeof module !== "undefined") module.exports = { Palette, INKS };
})(typeof window === "undefined" ? {} : (window.ground = window.ground || {}));
