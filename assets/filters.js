/**
 * Filters: the legend that counts and chooses. Countries as buttons, forces as rows with what each holds now.
 */
(function (ground) {
  "use strict";

  class Filters {
    constructor({ countries, forces, summary, reset, more }, { bundle, selection, sieve, words, control, area }) {
      this.narrow = new ground.Narrow(more, { bundle, selection, words });
      Object.assign(this, { hosts: { countries, forces, summary, reset }, bundle, selection, sieve, words, control, area });
      this.codes = ground.countries(bundle);
      const holders = new Set(bundle.log.force);
      this.forces = bundle.forces.id.flatMap((_, force) => (holders.has(force) ? [force] : []));
      reset.addEventListener("click", () => selection.reset());
      this.build();
    }

    /** Make the rows in the language of the page. */
    build() {
      const { h } = ground;
      const { words, bundle, selection, codes } = this;
      this.hosts.countries.replaceChildren(...codes.map((code, i) =>
        h("button", { type: "button", "data-country": code, onclick: () => selection.toggle("countries", i, codes.map((_, j) => j)) }, words.say(`country_${code}`))));
      this.count = new Map();
      this.km2 = new Map();
      this.hosts.forces.replaceChildren(...this.forces.map((force) => {
        const count = h("span", { class: "count" });
        this.count.set(force, count);
        const [value, band] = [h("span", {}), h("small", {})];
        this.km2.set(force, { value, band });
        const button = h("button", { type: "button", class: `force-${bundle.forces.id[force]}`, "data-force": bundle.forces.id[force],
          title: words.name(bundle.forces, force), onclick: () => this.only(force) },
          h("i", { "aria-hidden": true }), h("span", { class: "force-name" }, words.name(bundle.forces, force, "short_")), h("span", { class: "km2" }, value, band), count);
        return h("li", {}, button);
      }));
      this.narrow.build();
      this.mark();
    }

    /** A first click on a force shows it alone; further clicks add and remove. */
    only(force) {
      if (this.selection.value.forces.size === 0) this.selection.set({ forces: new Set([force]) });
      else this.selection.toggle("forces", force, this.forces);
    }

    /** Show what is chosen, in the buttons and in words. */
    mark() {
      const { selection, bundle } = this;
      [...this.hosts.countries.children].forEach((button, i) => button.setAttribute("aria-pressed", selection.has("countries", i)));
      for (const item of this.hosts.forces.children) {
        const button = item.firstChild;
        button.setAttribute("aria-pressed", selection.has("forces", bundle.forces.id.indexOf(button.dataset.force)));
      }
      this.narrow.mark();
      const { text, isNarrowed } = ground.showing(this);
      this.hosts.summary.textContent = text;
      this.hosts.reset.hidden = !isNarrowed;
    }

    /** What each force holds on a day. */
    show(day) {
      this.measure(day);
      this.tally();
    }

    /** How much ground each force holds on a day, in the chosen countries and the chosen drawing, with its band. */
    measure(day) {
      const series = this.area.series(this.selection.value);
      for (const [force, { value, band }] of this.km2) {
        const { line, low, high } = series[force];
        ground.write(value, this.words.km2(line[day]));
        const [from, to] = [this.words.km2(low[day]), this.words.km2(high[day])];
        ground.write(band, from === to ? "" : `${from}–${to}`);
      }
    }

    /** How many places each force holds now, in the chosen countries. The legend is the switch of forces, so it counts those left out too. */
    tally() {
      const held = new Map();
      this.bundle.places.id.forEach((_, place) => {
        const line = this.control.row[place];
        if (line < 0 || !this.sieve.within(place) || !this.sieve.rests(line)) return;
        const force = this.control.force(place);
        held.set(force, (held.get(force) || 0) + 1);
      });
      for (const [force, cell] of this.count) {
        const n = held.get(force) || 0;
        ground.write(cell, this.words.number(n));
        cell.parentElement.parentElement.classList.toggle("none", n === 0);
      }
    }
  }

  ground.Filters = Filters;
  if (typeof module !== "undefined") module.exports = { Filters };
})(typeof window === "undefined" ? {} : (window.ground = window.ground || {}));
