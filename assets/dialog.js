/**
 * Dialog: a window over the page for what is read and then closed. The browser keeps focus inside, closes on Escape and gives focus back.
 */
(function (ground) {
  "use strict";

  /** Open a dialog with a title; it is gone when closed. */
  ground.dialog = (words, title, ...children) => {
    const { h } = ground;
    const element = h("dialog", { "aria-labelledby": "dialog-title" },
      h("div", { class: "dialog-head" }, h("h2", { id: "dialog-title" }, title),
        h("button", { type: "button", class: "close", "aria-label": words.say("close"), title: words.say("close"), onclick: () => element.close() }, "×")),
      ...children);
    element.addEventListener("close", () => element.remove());
    element.addEventListener("click", (event) => event.target === element && element.close());
    document.body.append(element);
    element.showModal();
    return element;
  };
})(window.ground = window.ground || {});
