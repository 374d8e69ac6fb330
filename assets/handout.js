/**
 * Handout: a sheet for every pupil, made in the page and printed by the browser. Maps at chosen dates, timeline, questions, an
 * outline map to fill in; for the teacher the plan of the lesson, the answers and the sources.
 */
(function (ground) {
  "use strict";

  const MOST_AT_FIRST = 6;
  const MARGIN = "14mm";
  /** How high each of three rows of maps, and the outline map, may be to leave room for what stands on the same page. */
  const HEIGHTS = { A4: ["55mm", "96mm"], Letter: ["48mm", "78mm"] };

  /** The chapters that say so themselves; if none does, some spread over the tour, without the last, which has no map of its own. */
  function atFirst(list) {
    const marked = list.flatMap(({ handout }, i) => (handout ? [i] : []));
    const step = Math.max(1, (list.length - 2) / (MOST_AT_FIRST - 1));
    const spread = list.length < 3 ? list.keys() : Array.from({ length: MOST_AT_FIRST }, (_, i) => Math.round(i * step)).filter((i) => i < list.length);
    return new Set(marked.length ? marked : spread);
  }

  class Handout {
    constructor(page) {
      Object.assign(this, { page, bundle: page.bundle, words: page.words, host: document.getElementById("handout"), paper: "A4" });
      this.chosen = atFirst(page.present.tour.list);
      this.style = ground.h("style");
      document.head.append(this.style);
      document.getElementById("start_handout").addEventListener("click", () => this.open());
      this.host.addEventListener("keydown", (event) => event.key === "Escape" && this.close());
      page.selection.on((_, keys) => this.isOpen && keys.includes("language") && this.draw());
    }

    get isOpen() {
      return !this.host.hidden;
    }

    open() {
      this.host.hidden = false;
      document.body.classList.add("handing-out");
      this.draw();
      this.host.querySelector("button").focus();
    }

    close() {
      if (!this.isOpen) return;
      document.getElementById("start_handout").focus();
      this.host.hidden = true;
      this.host.replaceChildren();
      document.body.classList.remove("handing-out");
      this.style.textContent = "";
    }

    get chapters() {
      return this.page.present.tour.list.filter((_, i) => this.chosen.has(i));
    }

    draw() {
      const { h } = ground;
      const { words } = this;
      this.style.textContent = `@page { size: ${this.paper}; margin: ${MARGIN} } .handout { --map: ${HEIGHTS[this.paper][0]}; --outline: ${HEIGHTS[this.paper][1]} }`;
      const { chapters } = this;
      const controls = () => [...this.host.querySelectorAll(".tools :is(button, select, input)")];
      const at = controls().indexOf(document.activeElement); // the controls are made anew; the keyboard stays where it was
      this.host.replaceChildren(this.tools(),
        h("article", { class: "sheet" },
          h("header", {}, h("h1", {}, words.say("title")), h("p", { class: "name" }, words.say("handout_name"))),
          h("p", {}, words.say("handout_how")), this.maps(chapters), this.timeline(chapters)),
        h("article", { class: "sheet" }, h("h2", {}, words.say("handout_questions")), this.questions(chapters), this.outline()),
        h("article", { class: "sheet lesson-text" }, h("h2", {}, words.say("lesson_open")), ...ground.lesson(this.page, "h2")),
        h("article", { class: "sheet" }, h("h2", {}, words.say("handout_key")), this.answers(chapters), h("h2", {}, words.say("handout_sources")), this.sources(chapters)));
      if (at >= 0) controls()[at].focus();
    }

    tools() {
      const { h } = ground;
      const { words } = this;
      const papers = ["A4", "Letter"].map((paper) => h("option", { value: paper, selected: paper === this.paper }, paper));
      const select = h("select", { onchange: () => { this.paper = select.value; this.draw(); } }, ...papers);
      const toggle = (i) => () => { if (!this.chosen.delete(i)) this.chosen.add(i); this.draw(); };
      return h("form", { class: "tools", onsubmit: (event) => event.preventDefault() },
        h("button", { type: "button", class: "first", onclick: () => window.print() }, words.say("handout_print")),
        h("label", {}, words.say("handout_paper"), " ", select),
        h("button", { type: "button", onclick: () => this.page.selection.set({ language: words.language === "en" ? "ar" : "en" }) }, words.say("other_language")),
        h("button", { type: "button", onclick: () => this.close() }, words.say("close")),
        h("fieldset", {}, h("legend", {}, words.say("handout_which")), ...this.page.present.tour.list.map((chapter, i) =>
          h("label", {}, h("input", { type: "checkbox", checked: this.chosen.has(i), onchange: toggle(i) }), " ", words.digits(chapter[words.language].title)))));
    }

    frameOf(chapter) {
      if (chapter.box) return chapter.box.frame;
      const frame = this.bundle.frames.findIndex((base) => ground.liesIn(base, chapter.countries));
      return Math.max(0, frame);
    }

    maps(chapters) {
      const { h } = ground;
      const { bundle, words } = this;
      const seen = new Set();
      const figures = chapters.map((chapter, i) => {
        const date = words.date(chapter.day);
        const { svg, forces } = ground.printmap(bundle, this.frameOf(chapter), ground.holders(bundle, chapter.day), { prefix: `map${i}`, label: `${words.say("map")}: ${date}`, towns: chapter.places });
        forces.forEach((force) => seen.add(force));
        return h("figure", {}, svg, h("figcaption", {}, h("strong", {}, `${words.number(i + 1)}. ${date}`), h("br"), words.digits(chapter[words.language].title)));
      });
      const key = [...seen].sort((a, b) => a - b).map((force) => h("li", {}, ground.swatch(bundle, force, "key"), words.name(bundle.forces, force, "short_")));
      return h("div", {}, h("ul", { class: "key" }, ...key), h("div", { class: "multiples" }, ...figures));
    }

    timeline(chapters) {
      const { h } = ground;
      const { words, bundle } = this;
      const last = bundle.days - 1;
      const years = [];
      for (let year = Number(words.iso(0).slice(0, 4)); words.day(`${year}-01-01`) <= last; year++) {
        years.push(h("span", { class: "year", style: `--at:${Math.max(0, words.day(`${year}-01-01`)) / last}` }, words.digits(String(year))));
      }
      return h("div", { class: "line", dir: words.timeDirection }, ...years, ...chapters.map((chapter, i) => h("b", { style: `--at:${chapter.day / last}` }, words.number(i + 1))));
    }

    questions(chapters) {
      const { h } = ground;
      const asked = chapters.filter((chapter) => chapter.question);
      return h("ol", { class: "questions" }, ...asked.map(({ question }) => {
        const { text, choices } = question[this.words.language];
        return h("li", {}, this.words.digits(text), h("ul", {}, ...choices.map((choice) => h("li", {}, "☐ ", this.words.digits(choice)))));
      }), h("li", {}, this.words.say("handout_think"), h("p", { class: "rule" }), h("p", { class: "rule" })));
    }

    /** A map to fill in, with the bigger towns as dots. */
    outline() {
      const { h } = ground;
      const { bundle, words } = this;
      const towns = bundle.places.rank.flatMap((rank, place) => (rank <= 2 ? [place] : []));
      const { svg } = ground.printmap(bundle, 0, null, { prefix: "blank", label: words.say("handout_blank"), towns });
      return h("section", { class: "blank" }, h("h2", {}, words.say("handout_blank")), h("p", {}, words.say("handout_task")), svg);
    }

    answers(chapters) {
      const { h } = ground;
      const { quiz } = this.page.present;
      return h("ol", {}, ...chapters.filter((chapter) => chapter.question).map(({ question }) =>
        h("li", {}, h("strong", {}, this.words.digits(question[this.words.language].choices[question.answer])), " – ", quiz.cite(question.event))));
    }

    /** Every source behind the events of the chosen chapters. */
    sources(chapters) {
      const { h } = ground;
      const { reports, sources } = this.bundle;
      const events = new Set(chapters.flatMap((chapter) => chapter.events));
      const used = [...new Set(reports.source.filter((_, i) => events.has(reports.event[i])))].sort((a, b) => a - b);
      return h("ul", { class: "sources-list" }, ...used.map((i) => h("li", {}, h("bdi", {}, [sources.title[i], sources.publisher[i], sources.published[i]].filter(Boolean).join(". ")))));
    }
  }

  ground.Handout = Handout;
})(window.ground = window.ground || {});
