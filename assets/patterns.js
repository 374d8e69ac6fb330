/**
 * Patterns: a line pattern over the ground of each force, for projectors and eyes that tell no colours apart. The same kinds and
 * directions as on the hand-out; ISIS stays plain. The layer follows the map and is redrawn when a town changes hands.
 */
(function (ground) {
  "use strict";

  const GAP_PX = 11;
  const REDRAW_MS = 150;
  const KEY = "patterns";
  /** Tiles of a pattern in the legend, across and down. */
  const CHIP = [3, 1.7];

  class Patterns {
    constructor({ bundle, stage, area, selection, clock }) {
      Object.assign(this, { bundle, stage, area, selection, seen: "" });
      const wanted = matchMedia("(monochrome)").matches || matchMedia("(prefers-contrast: more)").matches ? "on" : "off";
      this.wanted = (ground.memory.get(KEY) ?? wanted) === "on";
      this.cells = ground.s("g");
      this.svg = ground.s("svg", { class: "patterns", "aria-hidden": true }, this.cells);
      this.refill = ground.calm(() => this.isOn && this.fill(), REDRAW_MS);
      clock.on("day", () => this.isOn && this.refill());
      selection.on(() => this.isOn && this.refill());
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
      this.svg.remove();
      if (this.isOn) {
        this.fill();
        this.follow();
      }
    }

    /** One path per force over all the ground that it holds and that is not muted. */
    fill() {
      const { bundle, stage, area, selection } = this;
      const { cells } = area.ground(selection.value.drawing);
      const held = new Map();
      for (const place of stage.frames[stage.main].painter.cells) {
        const { force, muted } = stage.look(place);
        if (force >= 0 && !muted) held.set(force, (held.get(force) || "") + cells[place]);
      }
      this.frame = stage.main;
      stage.frames[stage.main].element.querySelector(".overlay").before(this.svg); // over the colours, under the names
      this.seen = "";
      this.made = [...held.keys()].map((force) => ground.forcePattern(bundle.forces, force, { id: `over-${force}`, gap: GAP_PX, ink: "var(--pattern)" }));
      this.cells.replaceChildren(ground.s("defs", {}, ...this.made), ...[...held].map(([force, d]) => ground.s("path", { d, fill: `url(#over-${force})` })));
    }

    /** Move with the map; the lines stay as wide as they are. */
    follow() {
      if (!this.isOn) return;
      const { stage } = this;
      if (this.frame !== stage.main) this.fill();
      const { k, x, y, width, height } = stage.frames[stage.main].view;
      const key = [k, x, y, width, height].join();
      if (key !== this.seen) {
        this.seen = key;
        this.svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
        this.cells.setAttribute("transform", `translate(${x} ${y}) scale(${k})`);
        for (const pattern of this.made) pattern.setAttribute("patternTransform", `scale(${1 / k}) rotate(${pattern.dataset.turn})`);
      }
      requestAnimationFrame(() => this.follow());
    }

    /** The mark of a force in the legend. */
    chip(force) {
      return ground.swatch(this.bundle, force, "chip", CHIP);
    }
  }

  ground.Patterns = Patterns;
})(window.ground = window.ground || {});
