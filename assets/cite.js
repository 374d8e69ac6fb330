/**
 * Cite: the view as something to pass on. A link that opens the same view, and citations that carry the version of the record.
 */
(function (ground) {
  "use strict";

  const pad = (n) => String(n).padStart(2, "0");

  /** Citations of a view as texts: APA and BibTeX; `shown` says in words what filters leave. */
  function citations(words, { record, day, shown, url, now }) {
    const today = `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`;
    const values = { record, url, date: [words.date(day), shown].filter(Boolean).join(". ").replace(/\.$/, ""), year: words.digits(String(now.getFullYear())), today: words.date(words.day(today)) };
    const entry = { title: `{${words.say("cite_title")}}`, author: `{${words.say("cite_author")}}`, year: now.getFullYear(), note: words.say("cite_note", values), url, urldate: today };
    const fields = Object.entries(entry).map(([key, value]) => `  ${key} = {${value}}`);
    return { apa: words.say("cite_apa", values), bibtex: `@misc{shifting-ground-${record},\n${fields.join(",\n")}\n}` };
  }

  /** Open the window from which a reader takes link and citations. */
  ground.cite = ({ words, bundle, clock, selection }) => {
    const { h } = ground;
    const { text, isNarrowed } = ground.showing({ words, bundle, selection });
    const { apa, bibtex } = citations(words, { record: bundle.record, day: clock.day, shown: isNarrowed ? text : "", url: location.href, now: new Date() });
    const part = (key, text, tag, dir) => [h("h3", {}, words.say(key)), h(tag, { class: "take", dir, tabindex: 0 }, text), ground.copyButton(words, () => text)];
    ground.dialog(words, words.say("share"), ...part("share_link", location.href, "p", "ltr"), ...part("cite_apa_name", apa, "p", "auto"), ...part("cite_bibtex_name", bibtex, "pre", "ltr"));
  };

  if (typeof module !== "undefined") module.exports = { citations };
})(typeof window === "undefined" ? {} : (window.ground = window.ground || {}));
