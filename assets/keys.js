/**
 * Keys: the keyboard for the whole page. Keys typed into a field stay with the field; the slider keeps its arrows.
 */
(function (ground) {
  "use strict";

  /** key -> action; K as in video players, square brackets for those without arrow keys */
  const ACTIONS = {
    " ": (page) => page.clock.toggle(),
    k: (page) => page.clock.toggle(),
    ArrowRight: (page) => page.step(page.words.timeDirection === "rtl" ? -1 : 1),
    ArrowLeft: (page) => page.step(page.words.timeDirection === "rtl" ? 1 : -1),
    n: (page) => page.timeline.jump(1),
    p: (page) => page.timeline.jump(-1),
    PageDown: (page) => page.timeline.jump(1),
    PageUp: (page) => page.timeline.jump(-1),
    "+": (page) => page.explore.zoom.by(1.6),
    "=": (page) => page.explore.zoom.by(1.6), // the same key without shift
    "-": (page) => page.explore.zoom.by(1 / 1.6),
    0: (page) => page.explore.zoom.fit(),
    Home: (page) => page.clock.set(0),
    End: (page) => page.clock.set(page.clock.last),
    m: (page) => page.selection.set({ view: "map" }),
    s: (page) => page.selection.set({ view: "strips" }),
    t: (page) => page.selection.set({ view: "table" }),
    c: (page) => page.selection.set({ view: "compare" }),
    l: (page) => page.selection.set({ language: page.words.language === "en" ? "ar" : "en" }),
    "?": (page) => ground.help(page),
    "/": () => document.querySelector("#search-input").focus(),
  };

  ground.keys = function (page) {
    window.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      const target = event.target;
      if (target.closest("dialog") || page.handout.isOpen) return; // a sheet is read by the browser's own keys
      if (target.matches("input:not([type=range]), select, textarea, [contenteditable]")) return;
      if (event.key === " " && target.matches("button, summary, a, [role=button]")) return;
      if (target.matches(".frame") && /^(Arrow|Enter$|Escape$| $)/.test(event.key)) return; // the map travels
      if (target.matches(".handle") && /^(Arrow|Home$|End$)/.test(event.key)) return; // the handle of two maps moves
      const action = ACTIONS[event.key.length === 1 ? event.key.toLowerCase() : event.key];
      if (!action) return;
      event.preventDefault();
      action(page);
    }, { capture: true });
  };
  if (typeof module !== "undefined") module.exports = { ACTIONS };
})(typeof window === "undefined" ? {} : (window.ground = window.ground || {}));
