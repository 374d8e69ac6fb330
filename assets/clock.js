/**
 * Clock: the one value in days that every control sets and every view reads.
 * `set` tells the listeners in the same call; `rest` listeners hear it once it has stood still.
 */
(function (ground) {
  "use strict";

  /** Days per second at speed 1: the whole record in about 73 seconds. */
  const DAYS_PER_SECOND = 30;
  /** A frame longer than this (tab hidden, slow machine) does not make time jump. */
  const LONGEST_FRAME_MS = 100;
  /** The value has come to rest when it has not changed for this long. */
  const REST_MS = 250;

  class Clock {
    /** @param {number} days how many days there are */
    constructor(days, timers = globalThis) {
      this.last = days - 1;
      this.day = 0;
      this.speed = 1;
      this.pace = null; // day -> factor, or null for the same pace every day
      this.playing = false;
      this.timers = timers;
      this.listeners = { day: [], rest: [], play: [] };
    }

    /** Listen to "day" (every change), "rest" (change, then stillness) or "play" (started or stopped). */
    on(what, listener) {
      this.listeners[what].push(listener);
      return this;
    }

    tell(what, value) {
      for (const listener of this.listeners[what]) listener(value, this);
    }

    /** Set the day, clamped to the record. */
    set(day) {
      const next = Math.max(0, Math.min(this.last, Math.round(day)));
      if (!Number.isFinite(next) || next === this.day) return;
      this.day = next;
      this.tell("day", next);
      this.restLater();
    }

    restLater() {
      this.timers.clearTimeout(this.pending);
      this.pending = this.timers.setTimeout(() => (this.playing ? this.restLater() : this.tell("rest", this.day)), REST_MS);
    }

    play() {
      if (this.playing) return;
      if (this.day >= this.last) this.set(0);
      this.playing = true;
      this.tell("play", true);
      let exact = this.day;
      let before = null;
      const frame = (now) => {
        if (!this.playing) return;
        if (before !== null) {
          if (Math.round(exact) !== this.day) exact = this.day; // somebody else moved the clock
          exact += (Math.min(now - before, LONGEST_FRAME_MS) / 1000) * DAYS_PER_SECOND * this.speed * (this.pace ? this.pace[this.day] : 1);
          this.set(exact);
        }
        before = now;
        if (this.day >= this.last) this.pause();
        else this.timers.requestAnimationFrame(frame);
      };
      this.timers.requestAnimationFrame(frame);
    }

    pause() {
      if (!this.playing) return;
      this.playing = false;
      this.tell("play", false);
      this.restLater();
    }

    toggle() {
      if (this.playing) this.pause();
      else this.play();
    }
  }

  ground.Clock = Clock;
  if (typeof module !== "undefined") module.exports = { Clock };
})(typeof window === "undefined" ? {} : (window.ground = window.ground || {}));
