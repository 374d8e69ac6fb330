/**
 * Hint: three quiet sentences for a first visit, beside the map and never over the reader's way. Dismissed once, gone for good.
 */
(function (ground) {
  "use strict";

  const STEPS = 3;

  class Hint {
    constructor(host, words) {
      Object.assign(this, { host, words, step: ground.memory.get("hint") === "seen" ? 0 : 1 });
    }

    /** Write the sentence of the step, in the language of the page. */
    translate() {
      const { h } = ground;
      const { words, step } = this;
      this.host.hidden = !step;
      if (!step) return this.host.replaceChildren();
      const last = step === STEPS;
      this.next = h("button", { type: "button", class: "next", onclick: () => this.go(last ? 0 : step + 1) }, words.say(last ? "hint_done" : "hint_next"));
      this.host.replaceChildren(
        h("p", {}, h("small", {}, words.say("hint_step", { n: words.number(step), all: words.number(STEPS) })), " ", words.say(`hint_${step}`)),
        this.next, h("button", { type: "button", class: "close", onclick: () => this.go(0), "aria-label": words.say("close"), title: words.say("close") }, "×"));
    }

    go(step) {
      this.step = step;
      if (!step) ground.memory.set("hint", "seen");
      this.translate();
      if (step) this.next.focus();
    }
  }

  ground.Hint = Hint;
})(window.ground = window.ground || {});
