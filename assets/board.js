/**
 * Board: other ways of seeing the same day, laid over the map while clock, filters and "why?" stay at hand. One view at a time.
 */
(function (ground) {
  "use strict";

  class Board {
    /** @param {Record<string, {build: Function, show: Function, rest: Function, mark: Function, zoom: object}>} views by name; "map" is the absence of a view */
    constructor({ host, nav }, { selection, words, views }) {
      Object.assign(this, { host, nav, selection, words, views, name: "map" });
    }

    /** Names of the views, in the order of their buttons. */
    get names() {
      return ["map", ...Object.keys(this.views)];
    }

    get view() {
      return this.views[this.name];
    }

    /** Write the buttons, and the open view, in the language of the page. */
    translate() {
      const focused = this.nav.contains(document.activeElement);
      this.nav.replaceChildren(...this.names.map((name) =>
        ground.h("button", { type: "button", "data-view": name, onclick: () => this.selection.set({ view: name }) }, this.words.say(`view_${name}`))));
      this.mark();
      if (focused) this.button(this.name).focus();
    }

    button(name) {
      return this.nav.querySelector(`[data-view=${name}]`);
    }

    mark() {
      for (const button of this.nav.children) button.setAttribute("aria-pressed", button.dataset.view === this.name);
    }

    /** Follow the selection: open, close, or redraw what is open. */
    choose() {
      const inside = this.host.contains(document.activeElement);
      this.name = this.selection.value.view;
      this.host.hidden = !this.view;
      this.host.dataset.view = this.name;
      this.mark();
      if (this.view) {
        const built = this.view.build();
        if (built.parentNode !== this.host) this.host.replaceChildren(built); // a view that stays keeps focus and scrolling
        this.view.placed?.();
      } else {
        this.host.replaceChildren();
        if (inside) this.button("map").focus();
      }
    }
  }

  ground.Board = Board;
})(window.ground = window.ground || {});
