/**
 * About: what the map is and is not, how it was made, where it ends, and every source it rests on.
 */
(function (ground) {
  "use strict";

  const PARTS = ["what", "not", "method", "limits", "content", "borders"];

  class About {
    constructor({ bundle, words }) {
      Object.assign(this, { bundle, words });
    }

    build() {
      const { h } = ground;
      const { bundle, words } = this;
      const values = { places: words.number(bundle.places.id.length), events: words.number(bundle.events.id.length), reach: words.number(bundle.reach), record: bundle.record };
      const part = (key) => [h("h2", {}, words.say(`about_${key}`)), h("p", {}, words.say(`about_${key}_text`, values))];
      const order = bundle.sources.id.map((_, i) => i).sort((a, b) => this.published(a).localeCompare(this.published(b)) || bundle.sources.title[a].localeCompare(bundle.sources.title[b]));
      const list = h("ol", { class: "source-list" }, ...order.map((i) => this.source(i)));
      const filter = h("input", { type: "search" });
      filter.addEventListener("input", () => {
        const wanted = ground.plain(filter.value);
        for (const item of list.children) item.hidden = !ground.plain(item.textContent).includes(wanted);
      });
      return h("div", { class: "board-view scrolls about", tabindex: 0, role: "region", "aria-label": words.say("view_about") },
        ...PARTS.flatMap(part), h("h2", {}, words.say("lesson_plan")), h("button", { type: "button", class: "copy", onclick: () => ground.openLesson({ words, bundle }) }, words.say("lesson_open")),
        ...part("correct"), ground.copyLine(words, "python -m dashboard check"), ...part("licence"),
        h("details", {}, h("summary", {}, words.say("about_sources", { n: words.number(order.length) })),
          h("label", { class: "board-tools" }, words.say("about_source_filter"), " ", filter), list));
    }

    published(i) {
      return this.bundle.sources.published[i] || "";
    }

    source(i) {
      const { h } = ground;
      const { sources } = this.bundle;
      const title = h("bdi", { lang: sources.language[i] }, sources.title[i]);
      const link = sources.url[i] ? h("a", { href: sources.url[i], target: "_blank", rel: "noopener noreferrer" }, title, h("span", { class: "spoken" }, ` ${this.words.say("new_tab")}`)) : title;
      const more = [sources.publisher[i], this.published(i)].filter(Boolean).join(this.words.say("comma"));
      return h("li", {}, link, " ", h("small", {}, h("bdi", {}, more)));
    }
  }

  ground.About = About;
})(window.ground = window.ground || {});
