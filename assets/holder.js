/**
 * Holder: who holds a place, and who fights for it, in words.
 */
(function (ground) {
  "use strict";

  /** @returns {{holder: string, battle: string}} `battle` is empty where there is none */
  ground.holder = function (words, forces, control, place) {
    const [force, by] = [control.force(place), control.by(place)];
    return {
      holder: force < 0 ? words.say("unknown") : words.name(forces, force, "short_"),
      battle: by < 0 ? "" : words.say(control.state(place) === 1 ? "contested_by" : "besieged_by", { force: words.name(forces, by, "short_") }),
    };
  };
})(window.ground = window.ground || {});
