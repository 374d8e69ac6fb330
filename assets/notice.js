/**
 * Notice: what went wrong, over the page, until the reader has read it.
 */
(function (ground) {
  "use strict";

  /** Say it, beside what else went wrong and is not read yet. */
  ground.warn = (words, text) => {
    const { h } = ground;
    const notice = document.getElementById("notice");
    const unread = notice.hidden ? [] : notice.querySelectorAll("span");
    notice.replaceChildren(...unread, h("span", {}, text), h("button", { type: "button", onclick: () => (notice.hidden = true), "aria-label": words.say("close") }, "×"));
    notice.hidden = false;
  };
})(window.ground = window.ground || {});
