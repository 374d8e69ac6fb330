/**
 * Trail: the address follows the page, and the page follows "back" and "forward". What the reader chooses on purpose is a step of
 * the history; where the clock comes to rest only rewrites the step.
 */
(function (ground) {
  "use strict";

  class Trail {
    /** @param {(state: object) => void} restore brings the page to a state that an address held */
    constructor(url, restore) {
      Object.assign(this, { url, restoring: false });
      window.addEventListener("popstate", () => {
        this.restoring = true;
        restore(url.read(location.search).state);
        this.restoring = false;
      });
    }

    /** Write a state into the address; a page opened from a file has none that could be kept. */
    write(state, deliberate) {
      if (location.protocol === "file:" || this.restoring) return;
      const address = this.url.write(state, location.search);
      if (address === location.search) return;
      if (deliberate) history.pushState(null, "", address);
      else history.replaceState(history.state, "", address);
    }
  }

  ground.Trail = Trail;
})(window.ground = window.ground || {});
