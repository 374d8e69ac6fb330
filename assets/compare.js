/**
 * Compare: two days side by side. What each force held, kept, gained and lost, in places and in the area of their cells, and a
 * sentence that says so and names its sources.
 */
(function (ground) {
  "use strict";

  const NAMED = 4; // sources named in the sentence
  const YEAR = 365;

  /**
   * Differences between two days.
   * @returns {{forces: Map, changes: {place, from, to, event, day}[]}} by force: lists of places `before`, `after`, `held`, `gained`, `lost`
   */
  function differences(spells, places, [a, b]) {
    const forces = new Map();
    const of = (force) => forces.get(force) ?? forces.set(force, { before: [], after: [], held: [], gained: [], lost: [] }).get(force);
    const changes = [];
    for (const place of places) {
      const stays = ground.stays(spells[place]);
      const [from, to] = [a, b].map((day) => ground.spellOn(stays, day));
      if (from) of(from.force).before.push(place);
      if (to) of(to.force).after.push(place);
      if (from && to && from.force === to.force) of(from.force).held.push(place);
      else if (from || to) {
        if (from) of(from.force).lost.push(place);
        if (to) of(to.force).gained.push(place);
        changes.push({ place, from: from?.force ?? -1, to: to?.force ?? -1, event: to?.event ?? -1, day: to?.start ?? b });
      }
    }
    return { forces, changes: changes.sort((p, q) => p.day - q.day || p.place - q.place) };
  }

  /** Publishers of the sources of some events, most cited first. */
  function cited(bundle, events) {
    const counts = new Map();
    bundle.reports.event.forEach((event, i) => {
      if (!events.has(event)) return;
      const { publisher, title } = bundle.sources;
      const name = publisher[bundle.reports.source[i]] || title[bundle.reports.source[i]];
      counts.set(name, (counts.get(name) || 0) + 1);
    });
    return [...counts].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0])).map(([name]) => name);
  }

  class Compare {
    constructor({ bundle, words, clock, selection, stage, spells, ask }) {
      Object.assign(this, { bundle, words, clock, selection, stage, spells, ask });
    }

    /** The other day: chosen, or a year before the clock. */
    get other() {
      return this.selection.value.compare >= 0 ? this.selection.value.compare : Math.max(0, this.clock.day - YEAR);
    }

    build() {
      const { h } = ground;
      const { words, clock } = this;
      const field = (set) => {
        const input = h("input", { type: "date", min: words.iso(0), max: words.iso(clock.last) });
        input.addEventListener("change", () => Number.isNaN(words.day(input.value)) || set(words.day(input.value)));
        return input;
      };
      this.first = field((day) => this.selection.set({ compare: Math.max(0, Math.min(clock.last, day)) }));
      this.second = field((day) => clock.set(day));
      this.result = h("div", { class: "compare" });
      this.rest();
      return h("div", { class: "board-view scrolls", tabindex: 0, role: "region", "aria-label": words.say("view_compare") },
        h("div", { class: "board-tools" }, h("label", {}, words.say("compare_first"), " ", this.first), h("label", {}, words.say("compare_second"), " ", this.second)),
        this.result);
    }

    rest() {
      const { h } = ground;
      const { words, bundle, selection, clock, stage } = this;
      [this.first.value, this.second.value] = [words.iso(this.other), words.iso(clock.day)];
      const days = [this.other, clock.day].sort((a, b) => a - b);
      const places = bundle.places.id.map((_, place) => place).filter((place) => selection.has("countries", stage.country[place]));
      const { forces, changes } = differences(this.spells, places, days);
      const shown = [...forces].filter(([force]) => selection.has("forces", force)).sort(([a], [b]) => a - b);
      const mine = changes.filter(({ from, to, event }) => (selection.has("forces", from) || selection.has("forces", to)) && selection.passes(event));
      this.result.replaceChildren(
        ...this.sentences(shown, mine, days).map((text) => h("p", { class: "sentence" }, text, " ", ground.copyButton(words, () => text))),
        this.table(shown, days),
        h("h3", {}, words.say("compare_changes")),
        mine.length ? h("ol", { class: "changes" }, ...mine.map((change) => this.change(change))) : h("p", {}, words.say("compare_nothing")));
    }

    /** The area of some places in the drawing that is shown. */
    km2(places) {
      const { km2 } = this.bundle.drawings[this.selection.value.drawing] ?? this.bundle.places;
      return places.reduce((sum, place) => sum + km2[place], 0);
    }

    /** One sentence on the force that the reader chose, or on ISIS. */
    sentences(shown, changes, [a, b]) {
      const { words, bundle, selection } = this;
      const wanted = selection.value.forces.size ? [...selection.value.forces][0] : bundle.forces.id.indexOf("isis");
      const found = shown.find(([force]) => force === wanted);
      if (!found) return [];
      const [force, { before, after, gained, lost }] = found;
      const events = new Set(changes.filter(({ from, to }) => from === force || to === force).map(({ event }) => event));
      if (!events.size) return [];
      return [words.say("compare_sentence", {
        a: words.date(a), b: words.date(b), force: words.name(bundle.forces, force, "short_"), gained: words.count("places", gained.length), lost: words.count("places", lost.length),
        before: words.count("places", before.length), after: words.count("places", after.length), km2before: words.number(this.km2(before)), km2after: words.number(this.km2(after)),
        sources: cited(bundle, events).slice(0, NAMED).join(words.say("comma")),
      })];
    }

    table(shown, [a, b]) {
      const { h } = ground;
      const { words, bundle } = this;
      const dates = { a: words.date(a), b: words.date(b) };
      const heads = [["force"], ["before", { date: dates.a }], ["held"], ["gained"], ["lost"], ["after", { date: dates.b }]];
      const cell = (places) => places.length ? h("td", {}, words.number(places.length), " ", h("small", {}, words.say("compare_km2", { km2: words.number(this.km2(places)) }))) : h("td", {}, "–");
      return h("table", { class: "twin" }, h("caption", {}, words.say("compare_caption", dates)),
        h("thead", {}, h("tr", {}, ...heads.map(([key, values]) => h("th", { scope: "col" }, words.say(`compare_${key}`, values))))),
        h("tbody", {}, ...shown.map(([force, { before, held, gained, lost, after }]) => h("tr", { "data-force": bundle.forces.id[force] },
          h("th", { scope: "row" }, h("i", { class: `force-${bundle.forces.id[force]}`, "aria-hidden": true }), words.name(bundle.forces, force, "short_")),
          ...[before, held, gained, lost, after].map(cell)))));
    }

    change({ place, from, to, day }) {
      const { h } = ground;
      const { words, bundle } = this;
      const name = (force) => (force < 0 ? words.say("unknown") : words.name(bundle.forces, force, "short_"));
      return h("li", {}, h("button", { type: "button", class: "when", onclick: () => this.ask(place) },
        words.say("compare_from_to", { place: words.name(bundle.places, place), from: name(from), to: name(to) })), " ", h("small", {}, words.date(day)));
    }
  }

  Object.assign(ground, { Compare, differences, cited });
  if (typeof module !== "undefined") module.exports = { differences, cited };
})(typeof window === "undefined" ? { ...require("./spells.js") } : (window.ground = window.ground || {}));
