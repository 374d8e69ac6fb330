/**
 * Copyline: a line of text to take away, with a button that copies it and says whether that worked.
 */
(function (ground) {
  "use strict";

  const SAID_MS = 2500;

  /** Put a text on the clipboard; the older way serves where a page opened from a file may not use the newer one. */
  async function copy(text) {
    if (navigator.clipboard?.writeText) {
      try {
        return await navigator.clipboard.writeText(text);
      } catch {
        // refused: the older way may still be allowed
      }
    }
    const field = ground.h("textarea", { class: "spoken", "aria-hidden": true });
    field.value = text;
    document.body.append(field);
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    if (!done) throw new Error("not allowed");
  }

  /** A button that copies what `text()` returns. */
  function copyButton(words, text, key = "copy_line") {
    const said = ground.h("span", { role: "status", class: "copied" });
    const button = ground.h("button", { type: "button", class: "copy" }, words.say(key));
    button.addEventListener("click", async () => {
      const focused = document.activeElement;
      try {
        await copy(text());
        said.textContent = words.say("copied");
      } catch {
        said.textContent = words.say("copy_failed");
      }
      focused?.focus();
      setTimeout(() => (said.textContent = ""), SAID_MS);
    });
    return ground.h("span", { class: "copying" }, button, said);
  }

  /** A line of code, or a paragraph, with its button. Code reads left to right in every language. */
  ground.copyLine = (words, text) => ground.h("div", { class: "copyline" }, ground.h("code", { dir: "ltr", tabindex: 0 }, text), copyButton(words, () => text));
  ground.copyButton = copyButton;
})(window.ground = window.ground || {});
