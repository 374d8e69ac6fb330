/**
 * Stage: the map. Two frames (the Levant and Libya) on one clock, one large and one as inset; each an easel under an SVG of names.
 * The stage draws what control and selection say and never decides anything.
 */
(function (ground) {
  "use strict";

  const PULSE_MS = 300; // pulses come no faster than this
  const SETTLE_MS = 140; // the map lies still when it has not moved for this long

  class Stage {
    constructor(host, { bundle, control, selection, sieve, words }) {
      Object.assign(this, { host, bundle, control, selection, sieve, words });
      this.stirred = new Set();
      this.pulseSoon = ground.calm(() => this.showPulses(), PULSE_MS);
      this.frames = bundle.frames.map((frame, i) => this.build(frame, i));
      this.main = 0;
      this.watch();
      matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.theme());
      this.dress();
    }

    /** Hear of a size, of the first one too; where the browser can tell, also of a screen of another density. */
    watch() {
      const observer = new ResizeObserver(() => this.arrange());
      if ("devicePixelContentBoxSize" in ResizeObserverEntry.prototype) observer.observe(this.host, { box: "device-pixel-content-box" });
      else observer.observe(this.host);
    }

    build(base, index) {
      const { h, s } = ground;
      const cells = h("canvas", { class: "cells" });
      const svg = s("svg", { class: "overlay", "aria-hidden": true });
      const swap = h("button", { type: "button", class: "swap" });
      const element = h("div", { class: "frame", "data-frame": base.id }, cells, svg, swap);
      this.host.append(element);
      const frame = { base, index, element, swap };
      frame.easel = new ground.Easel(cells, this.bundle, index, (place) => this.look(place), () => this.arrange());
      frame.pulses = new ground.Pulses(element, frame.easel);
      frame.overlay = new ground.Overlay(svg, this.bundle, index, this.words);
      frame.zoom = new ground.Zoom(element, base, () => frame.index === this.main, () => this.moved(frame));
      element.addEventListener("click", (event) => this.press(frame, event));
      element.addEventListener("keydown", (event) => this.key(frame, event));
      element.addEventListener("blur", () => this.stand(frame, -1));
      element.addEventListener("pointermove", (event) => this.hover(frame, event));
      element.addEventListener("pointerleave", () => this.hover(frame, null));
      return frame;
    }

    /** How a place is to look now: `by` is who contests it, `opponent` who contests or besieges it. */
    look(place) {
      const { control } = this;
      const force = control.force(place);
      const opponent = control.by(place);
      const state = control.state(place);
      return { force, by: state === 1 ? opponent : -1, opponent, state, muted: !this.sees(place) };
    }

    /** Whether the reader's filters let a place through now. */
    sees(place) {
      return this.sieve.sees(place, this.control.row[place]);
    }

    theme() {
      this.dress();
      this.arrange();
    }

    /** Take the colours of the theme. */
    dress() {
      const forced = document.documentElement.dataset.theme;
      const dark = forced ? forced === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
      this.palette = new ground.Palette(this.bundle.forces, dark);
      ground.tint(this.bundle.forces, this.palette);
    }

    /** Draw the same facts with the cells of another drawing. */
    draw(ground) {
      for (const frame of this.frames) frame.easel.load(ground);
      this.repaint();
    }

    get zoom() {
      return this.frames[this.main].zoom;
    }

    /** Show one frame large. */
    swap(index) {
      this.main = index;
      this.arrange();
    }

    /** Fit both frames into their boxes and repaint. */
    arrange() {
      this.onfit?.(); // what names keep clear of has its size first
      for (const frame of this.frames) {
        frame.element.classList.toggle("inset", frame.index !== this.main);
        const inset = frame.index !== this.main;
        const name = this.words.say(`frame_${frame.base.id}`);
        frame.swap.hidden = !inset;
        frame.swap.setAttribute("aria-label", this.words.say("inset_swap", { frame: name }));
        for (const [key, value] of [["tabindex", "0"], ["role", "application"], ["aria-label", this.words.say("map_keys", { frame: name })]]) {
          if (inset) frame.element.removeAttribute(key);
          else frame.element.setAttribute(key, value);
        }
        this.stand(frame, -1);
      }
      for (const frame of this.frames) this.fit(frame); // once all of them have their place
      this.repaint();
      ground.hurry(); // to measure names takes as long as to paint
      if (this.isNamed) this.label();
      else setTimeout(() => this.label()); // at first the workshop needs the page for a moment before it can paint
    }

    /** Write the names. */
    label() {
      this.isNamed = true;
      for (const { overlay, blocked, view } of this.frames) if (view) overlay.label(blocked);
    }

    /** Fit a frame into its box, and learn what its names keep clear of. */
    fit(frame) {
      const box = ground.boxOf(frame.easel.sheet.canvas);
      const { width, height } = box;
      if (!width || !height) return;
      const isMain = frame.index === this.main;
      if (isMain) frame.zoom.size(width, height);
      const covers = isMain ? this.host.parentElement.querySelectorAll(".frame.inset, .date, .credit, .zoom") : [];
      frame.blocked = [...covers].map((element) => element.getBoundingClientRect())
        .map((r) => ({ x: r.x - box.x, y: r.y - box.y, w: r.width, h: r.height }));
      frame.size = { width, height, ratio: window.devicePixelRatio, quiet: !isMain };
      this.sight(frame);
      frame.overlay.place(frame.view);
    }

    /** The reader moved the map: draw in the next frame; write names again once it lies still. */
    moved(frame) {
      frame.pulses.clear();
      frame.drawing ??= requestAnimationFrame(() => {
        frame.drawing = undefined;
        this.sight(frame);
        frame.easel.full(this.palette, true);
        const { view } = frame;
        frame.easel.sheet.painted().then(() => frame.settling && frame.overlay.follow(view)); // names move with the map, not before it
      });
      clearTimeout(frame.settling);
      frame.settling = setTimeout(() => {
        frame.settling = undefined;
        frame.easel.full(this.palette);
        frame.easel.sheet.painted().then(() => {
          if (frame.settling) return; // it moves again
          frame.overlay.place(frame.view);
          frame.overlay.label(frame.blocked);
        });
      }, SETTLE_MS);
    }

    /** Take the view from fit and zoom, for the canvases. */
    sight(frame) {
      const { width, height, quiet } = frame.size;
      frame.view = { ...(quiet ? ground.fitted(frame.base, width, height) : frame.zoom.view), ...frame.size };
      frame.easel.place(frame.view);
    }

    /** Repaint everything. */
    repaint() {
      for (const { easel, view } of this.frames) if (view) easel.full(this.palette);
    }

    /** Time stands still: what was painted piece by piece is painted as a whole. If no observer told of a screen of another density, this finds out. */
    rest() {
      const { view } = this.frames[this.main];
      if (view && view.ratio !== window.devicePixelRatio) return this.arrange();
      for (const { easel } of this.frames) easel.rest();
    }

    /** Towns changed hands: show it, but no more often than eyes can follow. */
    pulse(changed) {
      for (const place of changed) this.stirred.add(place);
      this.pulseSoon();
    }

    /** Pulse where towns changed hands, and caption the most important of them. */
    showPulses() {
      const changed = [...this.stirred];
      this.stirred.clear();
      const frame = this.frames[this.main];
      if (!frame.view) return; // before the first layout
      const { bundle: { places, forces }, words } = this;
      const mine = changed.filter((place) => places.frame[place] === this.main && frame.overlay.isShown(place) && !this.look(place).muted);
      mine.sort((p, q) => places.rank[p] - places.rank[q]);
      frame.pulses.show(frame.size.width, mine.map((place) => {
        const [x, y] = frame.overlay.at(places.x[place], places.y[place]);
        const force = this.control.force(place);
        const { holder, battle } = ground.holder(words, forces, this.control, place);
        const text = words.say("caption", { place: words.name(places, place), holder: [holder, battle].filter(Boolean).join(words.say("comma")) });
        return { place, x, y, text, force: forces.id[force] };
      }));
    }

    /** Repaint what changed. */
    paint(changed) {
      for (const frame of this.frames) {
        if (frame.view) frame.easel.paint(changed);
      }
    }

    /** The place meant by a pointer, or -1. */
    pick(frame, event) {
      const box = frame.element.getBoundingClientRect();
      return ground.pick(this.bundle.places, frame, event.clientX - box.left, event.clientY - box.top);
    }

    /** On the large map arrows travel from town to town and Enter chooses the town. */
    key(frame, event) {
      const isEnter = event.key === "Enter" || event.key === " ";
      if (frame.index !== this.main) return;
      if (event.key.startsWith("Arrow")) this.go(frame, event.key);
      else if (isEnter && frame.standing >= 0) this.selection.set({ place: frame.standing });
      else if (event.key === "Escape") this.stand(frame, -1);
      else return;
      event.preventDefault();
    }

    /** Travel one town in the direction of an arrow; the first step starts from the middle of the window. */
    go(frame, key) {
      const { places } = this.bundle;
      const { k, x, y, width, height } = frame.view;
      const from = frame.standing >= 0 ? [places.x[frame.standing], places.y[frame.standing]] : [(width / 2 - x) / k, (height / 2 - y) / k];
      const next = ground.travel(places, frame.overlay.places.filter((place) => frame.overlay.isShown(place)), from, key);
      if (next < 0) return;
      frame.zoom.reveal(places.x[next], places.y[next]);
      this.stand(frame, next);
    }

    /** Stand at a town, or nowhere. */
    stand(frame, place) {
      if (frame.standing === place) return;
      frame.standing = place;
      frame.overlay.ring("cursor", place);
      if (!frame.view) return;
      const [x, y] = place < 0 ? [0, 0] : frame.overlay.at(this.bundle.places.x[place], this.bundle.places.y[place]);
      const box = frame.element.getBoundingClientRect();
      this.onhover?.(place, { clientX: box.left + x, clientY: box.top + y }, true);
    }

    press(frame, event) {
      if (frame.index !== this.main) this.swap(frame.index);
      else this.selection.set({ place: this.pick(frame, event) });
    }

    hover(frame, event) {
      if (!frame.view || frame.index !== this.main) return;
      this.onhover?.(event ? this.pick(frame, event) : -1, event);
    }
  }

  ground.Stage = Stage;
  if (typeof module !== "undefined") module.exports = { Stage };
})(typeof window === "undefined" ? {} : (window.ground = window.ground || {}));
