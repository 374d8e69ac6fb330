/**
 * Explore: joins the ways of asking (why, search, views of all places) to the page, so that page.js need not know each of them.
 */
(function (ground) {
  "use strict";

  /** Views of the board; the map is the page itself. */
  ground.VIEWS = ["map", "strips", "table", "compare", "about"];

  class Explore {
    constructor(page) {
      const find = (id) => document.getElementById(id);
      const { bundle, words, clock, control, selection, sieve, area, stage, cards } = page;
      const shared = { bundle, words, clock, control, selection, sieve, area, stage, cards };
      this.page = page;
      this.why = new ground.Why(find("why"), shared);
      const asking = { ...shared, spells: this.why.spells, ask: (place) => this.ask(place), tell: (text) => (page.status.textContent = text) };
      this.search = new ground.Search(find("search"), asking);
      this.board = new ground.Board({ host: find("board"), nav: find("views") }, { selection, words, views: { strips: new ground.Strips(asking), table: new ground.Table(asking), compare: new ground.Compare(asking), about: new ground.About(asking) } });
      this.hint = new ground.Hint(find("hint"), words);
      const tool = (sign, key, onclick) => ground.h("button", { type: "button", "data-tool": key, "data-copy-label": key, onclick }, ground.h("span", { "aria-hidden": true }, sign));
      find("tools").replaceChildren(tool("❞", "share", () => ground.cite(page)), tool("▣", "picture", () => ground.offerPicture(page)), tool("⚙", "settings", () => page.settings.open()), tool("?", "help", () => ground.help(page)));
      // on a phone the map fills what header and timeline leave, and sheets stand on the timeline
      for (const part of ["header", "timeline"]) {
        const element = document.querySelector(`.${part}`);
        new ResizeObserver(() => document.documentElement.style.setProperty(`--${part}`, `${element.offsetHeight}px`)).observe(element);
      }
      window.addEventListener("keydown", (event) => event.key === "Escape" && !event.defaultPrevented && this.escape(event));
    }

    /** A day to draw, in the open view, at once. */
    follow(day) {
      this.board.view?.show?.(day);
    }

    /** Write the texts that only scripts can. */
    translate() {
      const { words } = this.page;
      document.querySelector("#track").dir = words.timeDirection;
      this.localiseCharts();
      this.search.translate();
      this.hint.translate();
      this.board.translate();
    }

    /** Months on the charts as on the page: Plotly itself speaks only English, and its own Arabic locale calls May March. */
    localiseCharts() {
      const { words } = this.page;
      const months = Array.from({ length: 12 }, (_, i) => words.month(i + 1));
      const locales = { [words.language]: { format: { months, shortMonths: words.language === "ar" ? months : months.map((month) => month.slice(0, 3)), date: "%Y-%m-%d" } } };
      for (const id of ["area", "chart"]) ground.tellChart(this.page, id, { config: { displayModeBar: false, responsive: true, locale: words.language, locales } });
    }

    /** What zooms: the maps of the open view, or the map itself. */
    get zoom() {
      return this.board.view?.zoom ?? this.page.stage.zoom;
    }

    /** The clock stands still. */
    rest() {
      this.board.view?.rest?.();
    }

    /** Ask "why?" of a place; asking again goes back to the answer. */
    ask(place) {
      if (place === this.why.place) this.why.title.focus();
      else this.page.selection.set({ place });
    }

    /** The reader chose something. */
    choose(keys) {
      if (keys.includes("language") && this.why.place >= 0) this.why.build();
      const { place } = this.page.selection.value;
      if (place >= 0) this.reveal(place);
      this.why.choose(keys.length === 0);
      if (keys.length !== 1 || keys[0] !== "place") this.board.choose();
      this.board.view?.mark?.(place);
    }

    /** Bring a place into view: its frame large, and the map moved if it lies outside. */
    reveal(place) {
      const { stage, bundle: { places } } = this.page;
      if (places.frame[place] !== stage.main) stage.swap(places.frame[place]);
      if (stage.zoom.fitted) stage.zoom.reveal(places.x[place], places.y[place]); // before the first fit everything is in view
    }

    /** Close what lies on top. */
    escape(event) {
      if (document.querySelector("dialog[open]")) return;
      const { selection } = this.page;
      if (this.why.place < 0 && selection.value.view === "map") return;
      event.preventDefault();
      selection.set(this.why.place >= 0 ? { place: -1 } : { view: "map" });
    }
  }

  ground.Explore = Explore;
})(window.ground = window.ground || {});
