/**
 * Drawing: the switch between three pictures of the same facts, with the one sentence each of them claims.
 */
(function (ground) {
  "use strict";

  class Drawing {
    constructor({ host, credit }, { bundle, selection, words, area }) {
      Object.assign(this, { credit, selection, words, area, bundle });
      const { h } = ground;
      this.labels = new Map();
      const choices = ground.DRAWINGS.map((drawing) => {
        const label = h("span", {});
        const radio = h("input", { type: "radio", name: "drawing", value: drawing, onchange: () => selection.set({ drawing }) });
        this.labels.set(drawing, { label, radio });
        return h("label", {}, radio, label);
      });
      this.group = h("div", { class: "segments", role: "radiogroup" }, choices);
      this.says = h("p", { class: "says" });
      host.replaceChildren(this.group, this.says);
      this.mark();
    }

    /** Show which drawing is chosen and what it claims, in the language of the page. */
    mark() {
      const { words, area } = this;
      const { drawing } = this.selection.value;
      const reach = words.number(area.ground(drawing).reach);
      this.group.setAttribute("aria-label", words.say("drawing_title"));
      for (const [name, { label, radio }] of this.labels) {
        label.textContent = words.say(`drawing_${name}`);
        radio.checked = name === drawing;
      }
      this.says.textContent = words.say(`drawing_says_${drawing}`, { reach });
      this.credit.textContent = words.say(drawing === "whole" ? "map_credit_whole" : "map_credit", { reach });
    }

    /** The ground that this picture gives a force, beside that of the others. */
    show(day, force) {
      for (const [name, { label }] of this.labels) {
        const { line } = this.area.series({ ...this.selection.value, drawing: name })[force];
        const text = this.words.say("numbers_km2", { km2: this.words.km2(line[day]) });
        let small = label.querySelector("small");
        if (!small) label.append((small = ground.h("small", {})));
        ground.write(small, text);
      }
    }
  }

  ground.Drawing = Drawing;
  if (typeof module !== "undefined") module.exports = { Drawing };
})(typeof window === "undefined" ? {} : (window.ground = window.ground || {}));
