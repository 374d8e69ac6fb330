/**
 * Table: the map's twin for those who read rather than look. One row a place: who holds it, in what state, since when.
 */
(function (ground) {
  "use strict";

  class Table {
    constructor({ bundle, words, control, clock, selection, sieve, ask }) {
      Object.assign(this, { bundle, words, control, clock, selection, sieve, ask });
    }

    build() {
      const { h } = ground;
      const { words, bundle } = this;
      this.caption = h("caption");
      this.body = h("tbody");
      const heads = ["place", "region", "holder", "battle", "since"].map((column) => h("th", { scope: "col" }, words.say(`table_${column}`)));
      this.places = bundle.places.id.map((_, place) => place)
        .sort((a, b) => words.name(bundle.places, a).localeCompare(words.name(bundle.places, b), words.language));
      this.rest();
      return h("div", { class: "board-view scrolls", tabindex: 0, role: "region", "aria-label": words.say("view_table") }, ground.showingLine(this), h("table", { class: "twin" }, this.caption, h("thead", {}, h("tr", {}, ...heads)), this.body));
    }

    /** A table is read at rest, so it is written at rest. */
    rest() {
      const { words, control, sieve } = this;
      this.caption.textContent = words.say("table_caption", { date: words.date(this.clock.day) });
      const shown = this.places.filter((place) => sieve.sees(place, control.row[place]));
      this.body.replaceChildren(...shown.map((place) => this.row(place)));
    }

    row(place) {
      const { h } = ground;
      const { words, bundle, control } = this;
      const { places, forces } = bundle;
      const force = control.force(place);
      const { holder, battle } = ground.holder(words, forces, control, place);
      return h("tr", { "data-place": places.id[place] },
        h("th", { scope: "row" }, h("button", { type: "button", onclick: () => this.ask(place) }, words.name(places, place))),
        h("td", {}, [words.say(`admin1_${places.admin1[place]}`), words.say(`country_${places.country[place]}`)].join(words.say("comma"))),
        h("td", {}, h("i", { class: force < 0 ? "" : `force-${forces.id[force]}`, "aria-hidden": true }), holder),
        h("td", {}, battle),
        h("td", {}, force < 0 ? "" : words.date(control.since(place))));
    }
  }

  ground.Table = Table;
})(window.ground = window.ground || {});
