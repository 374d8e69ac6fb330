/**
 * News: what a screen reader is told. The slider's value is the day and what changed on it; the live region says the same for those
 * who listen elsewhere, and while time runs it sums up. Never both at once, never faster than one can listen, and the last state always arrives.
 */
(function (ground) {
  "use strict";

  /** Between two values of the slider while it is dragged or stepped: a date can be heard in this time. */
  const STEP_MS = 500;
  /** Between two sentences while time runs: about fifteen words at a usual rate of speech. */
  const RUN_MS = 5000;

  class News {
    /** @param {{status: HTMLElement, slider: HTMLElement, isOnSlider: () => boolean}} voice  @param {object} timers real ones, or those of a test */
    constructor(voice, { bundle, words, clock, cards }, timers = globalThis) {
      Object.assign(this, { voice, bundle, words, clock, cards });
      /** The day that was told last; what changed since then is news. */
      this.told = clock.day;
      const now = () => this.tell();
      this.stepped = ground.calm(now, STEP_MS, timers);
      this.ran = ground.calm(now, RUN_MS, timers);
    }

    /** A new day: it is told soon, and seldom while time runs by itself. Only the slider's value follows a hand that still moves. */
    show() {
      if (this.clock.playing) this.ran();
      else this.stepped();
    }

    /** Time stands still: whoever listens hears where. */
    rest() {
      this.tell(true);
    }

    tell(isResting = false) {
      const { clock, voice } = this;
      const { day } = clock;
      const said = this.of(day);
      write(said, voice.slider.getAttribute("aria-valuetext"), (text) => voice.slider.setAttribute("aria-valuetext", text));
      if (!isResting && !clock.playing) return;
      const heard = voice.isOnSlider() ? "" : clock.playing ? this.since(this.told, day) : said;
      write(heard, voice.status.textContent, (text) => (voice.status.textContent = text));
      this.told = day;
    }

    /** The day, and what changed on it. */
    of(day) {
      const { words } = this;
      return [words.date(day), this.summary(this.between(day - 1, day))].filter(Boolean).join(". ");
    }

    /** The day, and what changed since another one. */
    since(from, day) {
      const { words } = this;
      const events = this.between(from, day);
      if (from >= day || events.length < 2) return this.of(day);
      return [words.date(day), words.say("news_since", { changes: words.count("changes", events.length), date: words.date(from) }), this.change(this.weightiest(events))].join(". ");
    }

    /** Events after one day up to another that pass the filters. */
    between(from, to) {
      const { cards } = this;
      const found = [];
      for (let i = cards.upTo(from); i < cards.upTo(to); i++) if (cards.passes(i)) found.push(i);
      return found;
    }

    /** "Palmyra: taken by ISIS and 2 more changes": the change at the place that most readers know, and how many more. */
    summary(events) {
      if (!events.length) return "";
      const first = this.change(this.weightiest(events));
      return events.length === 1 ? first : this.words.say("news_more", { first, more: this.words.count("more", events.length - 1) });
    }

    weightiest(events) {
      const { events: { place }, places: { rank } } = this.bundle;
      return events.reduce((best, event) => (rank[place[event]] < rank[place[best]] ? event : best));
    }

    /** "Palmyra: taken by ISIS". */
    change(event) {
      const { words, bundle: { events, places, forces } } = this;
      return `${words.name(places, events.place[event])}: ${words.say(`kind_${events.kind[event]}`)} ${words.name(forces, events.force[event], "short_")}`;
    }
  }

  /** An announcement costs the listener time, so the same one is not made twice. */
  function write(text, before, set) {
    if (text !== before) set(text);
  }

  ground.News = News;
  if (typeof module !== "undefined") module.exports = { News };
})(typeof window === "undefined" ? { ...require("./calm.js") } : (window.ground = window.ground || {}));
