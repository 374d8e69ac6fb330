/**
 * Help: the window behind "?", which lists the keys.
 */
(function (ground) {
  "use strict";

  const KEYS = ["space", "arrows", "n", "home", "slash", "escape", "m", "l", "help"];

  ground.help = ({ words }) => {
    const { h } = ground;
    ground.dialog(words, words.say("help"), h("p", {}, words.say("help_map")),
      h("table", { class: "twin keys" }, h("tbody", {}, ...KEYS.map((key) =>
        h("tr", {}, h("th", { scope: "row" }, h("kbd", {}, words.say(`key_${key}`))), h("td", {}, words.say(`key_${key}_does`)))))));
  };
})(window.ground = window.ground || {});
