/**
 * Compare: two days. Their maps; what each force held, kept, gained and lost, in places and in the area of their cells; and a
 * sentence that says so and names its sources. While events are sifted, the places compared are those in view on the later day.
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
    constructor(shared) {
      const { bundle, words, clock, selection, sieve, area, spells, ask } = shared;
      Object.assign(this, { shared, bundle, words, clock, selection, sieve, area, spells, ask });
    }

    /** The other day: chosen, or a year before the clock. */
    get other() {
      return this.selection.value.compare >= 0 ? this.selection.value.compare : Math.max(0, this.clock.day - YEAR);
    }

    /** The two days in order of time. */
    get days() {
      return [this.other, this.clock.day].sort((a, b) => a - b);
    }

    get zoom() {
      return this.swipe.zoom;
    }

    /** Make the view once, then write it anew, so that focus, zoom and scrolling stay where they are. */
    build() {
      this.root ??= this.make();
      const { words, selection, area } = this;
      const { drawing, maps } = selection.value;
      this.root.setAttribute("aria-label", words.say("view_compare"));
      for (const [element, key] of this.texts) element.textContent = words.say(key);
      for (const [element, key] of this.labels) element.setAttribute("aria-label", words.say(key));
      for (const radio of this.radios) radio.checked = radio.value === maps;
      this.credit.textContent = words.say(drawing === "whole" ? "map_credit_whole" : "map_credit", { reach: words.number(area.ground(drawing).reach) });
      this.swipe.choose();
      this.rest();
      return this.root;
    }

    make() {
      const { h } = ground;
      const { words, clock, selection } = this;
      [this.texts, this.labels] = [[], []];
      const text = (key) => {
        const element = h("span");
        this.texts.push([element, key]);
        return element;
      };
      const labelled = (element, key) => {
        this.labels.push([element, key]);
        return element;
      };
      const field = (set) => {
        const input = h("input", { type: "date", min: words.iso(0), max: words.iso(clock.last) });
        input.addEventListener("change", () => Number.isNaN(words.day(input.value)) || set(words.day(input.value)));
        return input;
      };
      this.first = field((day) => selection.set({ compare: Math.max(0, Math.min(clock.last, day)) }));
      this.second = field((day) => clock.set(day));
      this.radios = ground.MAPS.map((maps) => h("input", { type: "radio", name: "maps", value: maps, onchange: () => selection.set({ maps }) }));
      const zoom = [["zoom_in", "+", () => this.zoom.by(1.6)], ["zoom_out", "−", () => this.zoom.by(1 / 1.6)], ["zoom_fit", "⤢", () => this.zoom.fit()]];
      this.swipe = new ground.Swipe(this.shared);
      this.credit = h("p", { class: "says" });
      this.result = h("div", { class: "compare" });
      return h("div", { class: "board-view scrolls", tabindex: 0, role: "region" },
        h("div", { class: "board-tools" }, h("label", {}, text("compare_first"), " ", this.first), h("label", {}, text("compare_second"), " ", this.second),
          labelled(h("div", { class: "segments", role: "radiogroup" }, ...this.radios.map((radio) => h("label", {}, radio, text(`maps_${radio.value}`)))), "compare_maps"),
          labelled(h("div", { class: "zooms", role: "group" }, ...zoom.map(([key, sign, onclick]) => labelled(h("button", { type: "button", onclick }, h("span", { "aria-hidden": true }, sign)), key))), "zoom")),
        this.swipe.element, this.credit, this.result);
    }

    /** The maps follow the clock at once. */
    show() {
      this.swipe.show(this.days);
    }

    mark(place) {
      this.swipe.mark(place);
    }

    /** Numbers and words are read at rest, so they are written at rest. */
    rest() {
      const { h } = ground;
      const { words, bundle, selection, sieve, clock, days } = this;
      [this.first.value, this.second.value] = [words.iso(this.other), words.iso(clock.day)];
      this.show();
      const places = bundle.places.id.map((_, place) => place).filter((place) => sieve.within(place) && sieve.rests(ground.spellOn(this.spells[place], days[1])?.line ?? -1));
      const { forces, changes } = differences(this.spells, places, days);
      const shown = [...forces].filter(([force]) => selection.has("forces", force)).sort(([a], [b]) => a - b);
      const mine = changes.filter(({ from, to }) => selection.has("forces", from) || selection.has("forces", to));
      const narrowed = ground.showingLine(this);
      if (narrowed && sieve.isSifting) narrowed.firstChild.after(` ${words.say("compare_rule", { date: words.date(days[1]) })}`);
      const scope = narrowed ? ` ${ground.showing(this).text}` : "";
      this.result.replaceChildren(
        ...(narrowed ? [narrowed] : []),
        ...this.sentences(shown, mine, days).map((text) => h("p", { class: "sentence" }, text, " ", ground.copyButton(words, () => text + scope))),
        this.table(shown, days),
        h("h3", {}, words.say("compare_changes")),
        mine.length ? h("ol", { class: "changes" }, ...mine.map((change) => this.change(change))) : h("p", {}, words.say("compare_nothing")));
    }

    /** The area of some places in the drawing that is shown. */
    km2(places) {
      const { km2 } = this.area.ground(this.selection.value.drawing);
      return this.words.km2(places.reduce((sum, place) => sum + km2[place], 0));
    }

    /** One sentence on the force that the reader chose, or on ISIS. */
    sentences(shown, changes, [a, b]) {
      const { words, bundle, sieve } = this;
      const found = shown.find(([force]) => force === sieve.subject);
      if (!found) return [];
      const [force, { before, after, gained, lost }] = found;
      const events = new Set(changes.filter(({ from, to }) => from === force || to === force).map(({ event }) => event));
      if (!events.size) return [];
      return [words.say("compare_sentence", {
        a: words.date(a), b: words.date(b), force: words.name(bundle.forces, force, "short_"), gained: words.count("places", gained.length), lost: words.count("places", lost.length),
        before: words.count("places", before.length), after: words.count("places", after.length), km2before: this.km2(before), km2after: this.km2(after),
        sources: cited(bundle, events).slice(0, NAMED).join(words.say("comma")),
      })];
    }

    table(shown, [a, b]) {
      const { h } = ground;
      const { words, bundle } = this;
      const dates = { a: words.date(a), b: words.date(b) };
      const heads = [["force"], ["before", { date: dates.a }], ["held"], ["gained"], ["lost"], ["after", { date: dates.b }]];
      const cell = (places) => places.length ? h("td", {}, words.number(places.length), " ", h("small", {}, words.say("compare_km2", { km2: this.km2(places) }))) : h("td", {}, "–");
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
