/**
 * Tour: the chapters of the record, one at a time. A step forward plays the days up to the chapter's date; a step back cuts.
 * The tour sets clock and selection and draws nothing.
 */
(function (ground) {
  "use strict";

  /** Days are played at this pace, but a chapter is never over before one can look nor longer than a class will wait. */
  const MS_PER_DAY = 25;
  const [SHORTEST_MS, LONGEST_MS] = [2500, 9000];
  /** A frame longer than this (hidden tab, slow machine) does not make time jump. */
  const LONGEST_FRAME_MS = 100;

  class Tour {
    /** @param {{bundle: object, clock: object, selection: object, stage: object}} page */
    constructor({ bundle, clock, selection, stage }, timers = globalThis) {
      Object.assign(this, { list: bundle.chapters, countries: ground.countries(bundle), clock, selection, stage, timers });
      this.index = -1;
      this.running = false;
      this.listeners = [];
    }

    on(listener) {
      this.listeners.push(listener);
      return this;
    }

    get chapter() {
      return this.list[this.index];
    }

    find(id) {
      return this.list.findIndex((chapter) => chapter.id === id);
    }

    /** Go to a chapter, clamped to the tour; `plays` shows the days before it first. */
    go(index, plays) {
      const next = Math.max(0, Math.min(this.list.length - 1, index));
      if (next === this.index && !plays) return this.finish();
      this.index = next;
      this.stop();
      this.apply(this.chapter);
      if (plays) this.run(this.chapter.start, this.chapter.day);
      else this.clock.set(this.chapter.day);
      for (const listener of this.listeners) listener(this.chapter);
    }

    /** One step on: a step while the days still play shows their end. */
    next() {
      if (this.running) this.finish();
      else if (this.index < this.list.length - 1) this.go(this.index + 1, true);
    }

    previous() {
      this.go(this.index - 1, false);
    }

    /** Set everything but the clock. */
    apply(chapter) {
      const { selection, stage, countries } = this;
      const codes = chapter.countries.map((code) => countries.indexOf(code));
      selection.set({ countries: new Set(codes), forces: new Set(chapter.forces), kinds: new Set(), disputed: false, place: -1, drawing: chapter.drawing });
      stage.zoom?.fit();
      if (!codes.length && stage.main !== 0) stage.swap(0);
    }

    /** Play the days from one to another, or cut for readers who want no movement. */
    run(from, to) {
      this.stop();
      this.clock.pause();
      if (from >= to || this.timers.matchMedia?.("(prefers-reduced-motion: reduce)").matches) return this.clock.set(to);
      const whole = Math.max(SHORTEST_MS, Math.min(LONGEST_MS, (to - from) * MS_PER_DAY));
      this.clock.set(from);
      Object.assign(this, { running: true, target: to });
      let [elapsed, before] = [0, null];
      const frame = (now) => {
        if (before !== null) elapsed += Math.min(now - before, LONGEST_FRAME_MS);
        before = now;
        if (elapsed >= whole) return this.finish();
        this.clock.set(from + ((to - from) * elapsed) / whole);
        this.ticket = this.timers.requestAnimationFrame(frame);
      };
      this.ticket = this.timers.requestAnimationFrame(frame);
    }

    stop() {
      this.timers.cancelAnimationFrame(this.ticket);
      this.running = false;
    }

    /** Show the end of what is playing. */
    finish() {
      if (!this.running) return;
      this.stop();
      this.clock.set(this.target);
    }
  }

  ground.Tour = Tour;
  if (typeof module !== "undefined") module.exports = { Tour };
})(typeof window === "undefined" ? {} : (window.ground = window.ground || {}));
