/**
 * Settings: how the page writes, not what it shows. Names of months, digits, and the direction of time; kept in this browser.
 */
(function (ground) {
  "use strict";

  /** setting -> what it may be; the first is where a reader starts */
  const CHOICES = { months: ["auto", "levant", "maghreb"], digits: ["latn", "arab"], time: ["auto", "ltr", "rtl"] };

  class Settings {
    /** @param {() => void} changed called after a choice */
    constructor(words, changed) {
      Object.assign(this, { words, changed });
      for (const [key, values] of Object.entries(CHOICES)) {
        const kept = ground.memory.get(key);
        words.settings[key] = values.includes(kept) ? kept : values[0];
      }
    }

    /** Open the window with the choices. */
    open() {
      const { h } = ground;
      const { words } = this;
      const fields = Object.entries(CHOICES).map(([key, values]) => {
        const choice = h("select", {}, ...values.map((value) => h("option", { value, selected: words.settings[key] === value }, words.plain(`${key}_${value}`))));
        choice.addEventListener("change", () => {
          ground.memory.set(key, choice.value);
          words.settings[key] = choice.value;
          this.changed();
        });
        return h("label", { class: "setting" }, h("span", {}, words.say(`setting_${key}`)), choice);
      });
      ground.dialog(words, words.say("settings"), ...fields, h("p", { class: "legend-note" }, words.say("settings_kept")));
    }
  }

  ground.Settings = Settings;
})(window.ground = window.ground || {});
