/**
 * Explore: joins the ways of asking (why, search, views of all places) to the page, so that page.js need not know each of them.
 */
(function (ground) {
  "use strict";

  class Explore {
    constructor(page) {
      const find = (id) => document.getElementById(id);
      const { bundle, words, clock, control, selection, stage, cards } = page;
      const shared = { bundle, words, clock, control, selection, stage, cards };
      this.page = page;
      this.why = new ground.Why(find("why"), shared);
      // on a phone the timeline lies fixed at the bottom, as high as its contents; sheets stand on it
      const timeline = document.querySelector(".timeline");
      new ResizeObserver(() => document.documentElement.style.setProperty("--timeline", `${timeline.offsetHeight}px`)).observe(timeline);
      window.addEventListener("keydown", (event) => event.key === "Escape" && !event.defaultPrevented && this.escape(event));
    }

    /** A day to draw. */
    show(day) {
      this.why.show(day);
    }

    /** The reader chose something. */
    choose(keys) {
      if (keys.includes("language") && this.why.place >= 0) this.why.build();
      const { place } = this.page.selection.value;
      if (place >= 0) this.reveal(this.page.bundle.places.frame[place]);
      this.why.choose(keys.length === 0);
    }

    /** Show a frame large. */
    reveal(frame) {
      if (frame !== this.page.stage.main) this.page.stage.swap(frame);
    }

    /** Close what lies on top. */
    escape(event) {
      if (document.querySelector("dialog[open]")) return;
      if (this.why.place < 0) return;
      event.preventDefault();
      this.page.selection.set({ place: -1 });
    }
  }

  ground.Explore = Explore;
})(window.ground = window.ground || {});
