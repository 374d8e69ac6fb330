/**
 * Showing: the reader's filters in words, the same wherever something filtered is shown, copied or printed.
 */
(function (ground) {
  "use strict";

  /** What the filters leave, in words; `isNarrowed` is false while they leave everything. */
  function showing({ words, bundle, selection }) {
    const { countries, forces, kinds, disputed } = selection.value;
    const codes = ground.countries(bundle);
    const list = (chosen, name) => [...chosen].sort((a, b) => a - b).map(name).join(words.say("comma"));
    const where = list(countries, (i) => words.say(`country_${codes[i]}`)) || words.say("all_countries");
    const who = list(forces, (i) => words.name(bundle.forces, i, "short_")) || words.say("all_forces");
    const parts = [
      words.say("showing", { where, who }),
      kinds.size ? words.say("showing_kinds", { kinds: list(kinds, (i) => words.say(`kinds_${ground.KINDS[i]}`)) }) : "",
      disputed ? words.say("showing_disputed") : "",
      kinds.size || disputed ? words.say("showing_rule") : "",
    ];
    return { text: parts.filter(Boolean).join(" "), isNarrowed: countries.size + forces.size + kinds.size > 0 || disputed };
  }

  /** The same as a line over a view, with the way back to everything; nothing while everything is shown. */
  function showingLine({ words, bundle, selection }) {
    const { h } = ground;
    const { text, isNarrowed } = showing({ words, bundle, selection });
    if (!isNarrowed) return null;
    return h("p", { class: "showing" }, text, " ", h("button", { type: "button", class: "reset", onclick: () => { selection.reset(); document.querySelector("#views [aria-pressed=true]").focus(); } }, words.say("reset")));
  }

  Object.assign(ground, { showing, showingLine });
})(window.ground = window.ground || {});
