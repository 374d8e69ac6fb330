/**
 * Narrow: the further filters. A group of forces is a shorthand for its forces; kind of event and agreement sift events, and with
 * them the places that such events explain (see sieve.js).
 */
(function (ground) {
  "use strict";

  class Narrow {
    constructor(host, { bundle, selection, words }) {
      Object.assign(this, { host, bundle, selection, words });
      this.forces = [...new Set(bundle.log.force)].sort((a, b) => a - b);
      this.blocs = [...new Set(this.forces.map((force) => bundle.forces.bloc[force]))];
    }

    /** The forces of a group that ever held a place. */
    members(bloc) {
      return this.forces.filter((force) => this.bundle.forces.bloc[force] === bloc);
    }

    /** Write the buttons in the language of the page. */
    build() {
      const { h } = ground;
      const { words, selection } = this;
      const button = (key, name, onclick) => h("button", { type: "button", "data-choice": name, onclick }, words.say(`${key}_${name}`));
      const all = ground.KINDS.map((_, i) => i);
      this.buttons = [
        ...this.blocs.map((bloc) => [button("bloc", bloc, () => this.toggle(bloc)), () => this.chosen(bloc)]),
        ...ground.KINDS.map((kind, i) => [button("kinds", kind, () => this.only(i, all)), () => selection.value.kinds.size > 0 && selection.has("kinds", i)]),
      ];
      this.disputed = h("input", { type: "checkbox", id: "disputed" });
      this.disputed.addEventListener("change", () => selection.set({ disputed: this.disputed.checked }));
      const group = (key, from, to) => h("div", { role: "group", "aria-label": words.say(key), class: "choices" }, h("h3", {}, words.say(key)), ...this.buttons.slice(from, to).map(([element]) => element));
      this.host.replaceChildren(group("blocs", 0, this.blocs.length), group("kinds", this.blocs.length), h("label", { class: "disputed" }, this.disputed, " ", words.say("disputed")));
      this.mark();
    }

    chosen(bloc) {
      const { forces } = this.selection.value;
      return forces.size > 0 && this.members(bloc).every((force) => forces.has(force));
    }

    /** Add a whole group, or take it away. */
    toggle(bloc) {
      const next = new Set(this.selection.value.forces);
      const on = this.chosen(bloc);
      for (const force of this.members(bloc)) on ? next.delete(force) : next.add(force);
      this.selection.set({ forces: next.size === this.forces.length ? new Set() : next });
    }

    /** A first click on a kind shows it alone; further clicks add and remove. */
    only(kind, all) {
      if (this.selection.value.kinds.size === 0) this.selection.set({ kinds: new Set([kind]) });
      else this.selection.toggle("kinds", kind, all);
    }

    mark() {
      for (const [element, isOn] of this.buttons) element.setAttribute("aria-pressed", isOn());
      this.disputed.checked = this.selection.value.disputed;
    }
  }

  ground.Narrow = Narrow;
})(window.ground = window.ground || {});
