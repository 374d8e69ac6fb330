/**
 * Search: a combobox over places, forces and countries. Arrows move, Enter chooses, Escape closes; a place opens its "why?".
 */
(function (ground) {
  "use strict";

  class Search {
    constructor(host, { bundle, selection, words, control, ask }) {
      const { h } = ground;
      Object.assign(this, { host, bundle, selection, words, control, ask, at: -1, found: [] });
      this.input = h("input", {
        id: "search-input", type: "search", role: "combobox", autocomplete: "off", spellcheck: "false", enterkeyhint: "search", "aria-expanded": "false",
        "aria-autocomplete": "list", "aria-controls": "search-list", dir: "auto", "data-copy-label": "search",
      });
      this.list = h("ul", { id: "search-list", role: "listbox", hidden: true, "data-copy-label": "search" });
      this.said = h("span", { class: "spoken", role: "status" });
      host.replaceChildren(this.input, this.list, this.said);
      this.input.addEventListener("input", () => this.seek());
      this.input.addEventListener("focus", () => this.input.value && this.seek());
      this.input.addEventListener("keydown", (event) => this.key(event));
      host.addEventListener("focusout", (event) => host.contains(event.relatedTarget) || this.close());
    }

    /** What can be found. Forces and countries come before places of the same name. */
    entries() {
      const { places, forces } = this.bundle;
      const both = (key) => Object.values(this.words.copy).map((texts) => texts[key]);
      return [
        ...places.id.map((_, i) => ({ kind: "place", i, names: [places.en[i], places.ar[i], ...places.aliases[i].split("|")], weight: places.rank[i] })),
        ...[...new Set(this.bundle.log.force)].map((i) => ({ kind: "force", i, names: [forces.en[i], forces.ar[i], forces.short_en[i], forces.short_ar[i], forces.id[i]], weight: 0 })),
        ...ground.countries(this.bundle).map((code, i) => ({ kind: "country", i, code, names: both(`country_${code}`), weight: 0 })),
      ];
    }

    seek() {
      const { words } = this;
      const query = this.input.value.trim();
      this.lookup ??= new ground.Lookup(this.entries()); // made when somebody searches, not while the first view waits
      this.found = this.lookup.find(query);
      this.list.replaceChildren(...(this.found.length ? this.found.map((hit, n) => this.option(hit, n)) : [ground.h("li", { class: "none", role: "option", "aria-disabled": "true" }, words.say("search_none", { query }))]));
      this.said.textContent = words.say("search_found", { n: words.number(this.found.length) });
      this.list.hidden = !query;
      this.input.setAttribute("aria-expanded", Boolean(query));
      this.move(this.found.length && query ? 0 : -1);
    }

    option({ entry, name }, n) {
      const { h } = ground;
      const { bundle, words, control } = this;
      const { places, forces } = bundle;
      const force = entry.kind === "place" ? control.force(entry.i) : entry.kind === "force" ? entry.i : -1;
      const title = { place: () => words.name(places, entry.i), force: () => words.name(forces, entry.i), country: () => words.say(`country_${entry.code}`) }[entry.kind]();
      const about = entry.kind === "place" ? [words.say(`admin1_${places.admin1[entry.i]}`), words.say(`country_${places.country[entry.i]}`)].join(words.say("comma")) : words.say(`search_${entry.kind}`);
      const as = name === title ? null : h("bdi", { class: "as" }, name);
      return h("li", { id: `search-${n}`, role: "option", "aria-selected": "false", onpointerdown: (event) => { event.preventDefault(); this.choose(n); } },
        h("i", { class: force < 0 ? "" : `force-${forces.id[force]}`, "aria-hidden": true }), h("strong", {}, title), " ", as, h("small", {}, about));
    }

    /** Put the cursor of the list on entry `n`; it wraps. */
    move(n) {
      const most = this.found.length;
      this.at = most ? (n + most) % most : -1;
      [...this.list.children].forEach((option, i) => this.found.length && option.setAttribute("aria-selected", i === this.at));
      if (this.at < 0) return this.input.removeAttribute("aria-activedescendant");
      this.input.setAttribute("aria-activedescendant", `search-${this.at}`);
      this.list.children[this.at].scrollIntoView({ block: "nearest" });
    }

    key(event) {
      const open = !this.list.hidden;
      const action = {
        ArrowDown: () => (open ? this.move(this.at + 1) : this.seek()),
        ArrowUp: () => open && this.move(this.at - 1),
        Enter: () => open && this.at >= 0 && this.choose(this.at),
        Escape: () => {
          if (!open && !this.input.value) return this.input.blur();
          this.input.value = "";
          this.close();
        },
      }[event.key];
      if (!action) return;
      event.preventDefault();
      event.stopPropagation();
      action();
    }

    choose(n) {
      const { entry } = this.found[n];
      this.input.value = "";
      this.close();
      if (entry.kind === "place") this.ask(entry.i);
      else this.selection.set(entry.kind === "force" ? { forces: new Set([entry.i]) } : { countries: new Set([entry.i]) });
    }

    close() {
      this.list.hidden = true;
      this.input.setAttribute("aria-expanded", "false");
      this.input.removeAttribute("aria-activedescendant");
    }

    /** The texts that attributes alone cannot carry. */
    translate() {
      this.input.placeholder = this.words.say("search_short");
      this.close();
    }
  }

  ground.Search = Search;
})(window.ground = window.ground || {});
