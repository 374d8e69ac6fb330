/**
 * Palette: the colour of a standing, from the forces of the record and the theme of the page.
 * A cell outside the reader's choice is muted; contested ground is hatched in both colours.
 */
(function (ground) {
  "use strict";

  const HATCH_PX = 7;

  class Palette {
    /** @param {{colour: string[], colour_dark: string[]}} forces  @param {boolean} dark */
    constructor(forces, dark) {
      this.colours = dark ? forces.colour_dark : forces.colour;
      this.land = dark ? "#23282e" : "#efece4";
      this.sea = dark ? "#12171c" : "#d5e1ea";
      this.muted = dark ? "#343a41" : "#dedad0";
      this.front = dark ? "#e9e5dd" : "#2b2724";
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
    const tile = document.createElement("canvas");
    tile.width = tile.height = size;
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
  if (typeof module !== "undefined") module.exports = { Palette };
})(typeof window === "undefined" ? {} : (window.ground = window.ground || {}));
