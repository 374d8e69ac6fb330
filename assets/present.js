/**
 * Present: the map for a class. Nothing but map, date, caption, legend and progress; a clicker's keys step through the chapters.
 * Its keys are caught before those of the page, so that "next" (PageDown on a clicker) can never reach the slider.
 */
(function (ground) {
  "use strict";

  const SWIPE_PX = 60;

  /** key -> action while presenting; arrows mean next and previous in both languages, because clickers send them */
  const KEYS = {
    PageDown: (p) => p.next(), ArrowRight: (p) => p.next(), ArrowDown: (p) => p.next(), " ": (p) => p.next(), Enter: (p) => p.next(), n: (p) => p.next(),
    PageUp: (p) => p.previous(), ArrowLeft: (p) => p.previous(), ArrowUp: (p) => p.previous(), Backspace: (p) => p.previous(), p: (p) => p.previous(),
    Home: (p) => p.go(0), End: (p) => p.go(p.tour.list.length - 1),
    ".": (p) => p.black(), b: (p) => p.black(),
    f: (p) => p.fullScreen(), F5: () => {}, // a clicker's start button must not load the page anew
    q: (p) => p.ask(), s: (p) => p.openSpeaker(),
    g: (p) => p.switchPatterns(), w: (p) => p.switchDrawing(), m: () => {}, t: () => {}, c: () => {}, // other views wait
    d: (p) => p.takePen(), u: (p) => p.pen.undo(), e: (p) => p.pen.clear(),
    Escape: (p) => (p.quiz.active ? p.endQuiz() : p.leave()),
  };
  for (let digit = 1; digit <= 6; digit++) KEYS[digit] = KEYS["٠١٢٣٤٥٦"[digit]] = (p) => p.quiz.choose(digit - 1);

  class Present {
    constructor(page) {
      const { h } = ground;
      Object.assign(this, { page, words: page.words, tour: new ground.Tour(page), host: document.getElementById("present"), button: document.getElementById("start_present") });
      this.patterns = new ground.Patterns(page);
      this.highlights = new ground.Highlights(page);
      this.wasAlone = false;
      this.heading = h("h1", { class: "spoken", "data-copy": "title" }); // the one of the page is hidden with its header
      this.title = h("h2");
      this.text = h("p", { class: "caption" });
      this.legend = h("ul", { class: "key" });
      this.count = h("p", { class: "count" });
      this.bar = h("i");
      this.tools = h("div", { class: "tools" },
        this.tool("previous_chapter", "‹", () => this.previous()), this.tool("next_chapter", "›", () => this.next()),
        this.tool("ask_class", "?", () => this.ask()), this.tool("lesson_open", "☰", () => ground.openLesson(this.page)), this.tool("speaker", "⧉", () => this.openSpeaker()),
        this.tool("drawing_title", "◎", () => this.switchDrawing()), this.tool("patterns", "▨", () => this.switchPatterns()), this.tool("pen", "✎", () => this.takePen()), this.tool("pen_clear", "⌫", () => this.pen.clear()), this.tool("black_out", "◼", () => this.black()), this.tool("leave_present", "×", () => this.leave()));
      this.curtain = h("div", { class: "curtain", hidden: true, onclick: () => this.black() });
      this.said = h("div", { class: "words", "aria-live": "polite" }, this.title, this.text);
      const questions = h("div", { class: "quiz", "aria-live": "polite", hidden: true });
      this.quiz = new ground.Quiz(page, questions, this.tour);
      this.host.replaceChildren(this.heading, this.said, questions, this.legend,
        h("div", { class: "progress" }, this.count, h("div", { class: "bar", "aria-hidden": true }, this.bar), this.tools), this.curtain);
      this.pen = new ground.Pen(page.stage.host);
      this.speaker = new ground.Speaker(this);
      this.button.addEventListener("click", () => this.enter({ full: true }));
      window.addEventListener("keydown", (event) => this.key(event), { capture: true });
      for (const kind of ["touchstart", "touchend"]) window.addEventListener(kind, (event) => this.touch(event), { capture: true, passive: true });
      document.addEventListener("fullscreenchange", () => !document.fullscreenElement && this.leave());
      this.tour.on(() => this.tell());
      page.clock.on("day", () => this.on && this.colours());
      page.selection.on((_, keys) => this.on && keys.includes("language") && this.tell());
    }

    tool(key, sign, action) {
      const press = (event) => {
        if (event.detail) event.currentTarget.blur(); // after a click with the mouse the clicker's space means "next" again
        action();
      };
      return ground.h("button", { type: "button", "data-copy-label": key, onclick: press }, ground.h("span", { "aria-hidden": true }, sign));
    }

    /** Begin, at a chapter of the address if there is one. */
    enter({ chapter = Math.max(0, this.tour.index), plays = true, full = false } = {}) {
      if (this.on) return;
      const { countries, forces, kinds, disputed, place, drawing, view } = this.page.selection.value;
      this.before = { day: this.page.clock.day, choice: { countries, forces, kinds, disputed, place, drawing, view }, frame: this.page.stage.main };
      this.page.selection.set({ view: "map" });
      this.on = true;
      document.body.classList.add("presenting");
      this.host.hidden = false;
      if (full) this.fullScreen(true);
      this.patterns.show(true);
      if (this.tour.list.length) this.tour.go(chapter, plays);
      else this.tell();
      this.host.focus({ preventScroll: true });
    }

    /** Begin, or go on, as the address says: its day and filters go before those of the chapter. */
    open({ chapter, day, countries, forces, kinds, disputed, drawing }) {
      if (this.on) this.tour.go(this.tour.find(chapter), false);
      else this.enter({ chapter: this.tour.find(chapter), plays: false });
      const said = Object.entries({ countries, forces, kinds, disputed, drawing }).filter(([, value]) => value !== undefined);
      this.page.selection.set(Object.fromEntries(said));
      if (day !== undefined) this.page.clock.set(day);
    }

    /** End, and give the reader back what was chosen before. */
    leave() {
      if (!this.on) return;
      this.on = false;
      this.endQuiz();
      this.pen.toggle(false);
      this.pen.clear();
      this.speaker.close();
      this.tour.stop();
      this.highlights.mark([]);
      this.patterns.show(false);
      this.host.classList.remove("drawing");
      document.body.classList.remove("presenting");
      this.makeRoom();
      this.host.hidden = this.curtain.hidden = true;
      if (document.fullscreenElement) document.exitFullscreen();
      this.page.selection.set(this.before.choice);
      const { stage } = this.page;
      for (const { zoom } of stage.frames) zoom.reset();
      stage.swap(this.before.frame);
      this.page.clock.set(this.before.day);
      this.page.rest();
      this.button.focus({ preventScroll: true });
    }

    /** Points, reach, whole cells in turn: how maps argue. */
    switchDrawing() {
      const { selection } = this.page;
      selection.set({ drawing: ground.DRAWINGS[(ground.DRAWINGS.indexOf(selection.value.drawing) + 1) % ground.DRAWINGS.length] });
    }

    /** Id of the chapter shown, for the address. */
    get chapter() {
      return this.on && this.tour.chapter ? this.tour.chapter.id : "";
    }

    next() {
      this.curtain.hidden = true;
      if (this.quiz.active) {
        this.quiz.step();
        if (!this.quiz.active) this.endQuiz();
      } else if (this.tour.list.length) this.tour.next();
      else this.page.timeline.jump(1);
    }

    previous() {
      this.curtain.hidden = true;
      this.endQuiz();
      if (this.tour.list.length) this.tour.previous();
      else this.page.timeline.jump(-1);
    }

    go(index) {
      this.curtain.hidden = true;
      this.endQuiz();
      if (this.tour.list.length) this.tour.go(index, false);
    }

    /** Stop the clock and ask what comes next. */
    ask() {
      this.quiz.ask();
      this.said.hidden = this.quiz.active;
    }

    openSpeaker() {
      if (!this.speaker.open()) this.count.textContent = this.words.say("speaker_refused");
    }

    /** For a projector, or eyes, that tell no colours apart. */
    switchPatterns() {
      this.patterns.toggle();
      this.shown = "";
      this.colours();
    }

    takePen() {
      this.pen.toggle();
      this.host.classList.toggle("drawing", this.pen.isDown);
    }

    endQuiz() {
      this.quiz.close();
      this.said.hidden = false;
    }

    black() {
      this.curtain.hidden = !this.curtain.hidden;
    }

    fullScreen(full = !document.fullscreenElement) {
      const change = full ? document.documentElement.requestFullscreen?.() : document.exitFullscreen();
      change?.catch(() => {}); // a browser may refuse; the lesson goes on in the window
    }

    key(event) {
      if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]") || this.page.handout.isOpen) return;
      if (!this.on) {
        const typing = event.target.matches?.("input:not([type=range]), select, textarea");
        if (typing || (event.key !== "F5" && event.key.toLowerCase() !== "f")) return;
        event.preventDefault();
        event.stopImmediatePropagation();
        this.enter({ full: true });
        return;
      }
      if ([" ", "Enter"].includes(event.key) && event.target.matches?.("button, a, summary")) return;
      const action = KEYS[event.key.length === 1 ? event.key.toLowerCase() : event.key];
      if (!action) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      action(this);
    }

    /** A swipe towards the start of the line turns to the next chapter, as a page is turned. */
    touch(event) {
      if (!this.on || this.pen.isDown || document.querySelector("dialog[open]")) return;
      const { clientX: x, clientY: y } = event.changedTouches[0];
      if (event.type === "touchstart") {
        this.touched = event.touches.length === 1 ? { x, y } : null;
        return;
      }
      if (!this.touched) return;
      const [dx, dy] = [x - this.touched.x, y - this.touched.y];
      if (Math.abs(dx) < SWIPE_PX || Math.abs(dx) < 2 * Math.abs(dy)) return;
      if (dx < 0 === (this.words.direction === "ltr")) this.next();
      else this.previous();
    }

    /** Write the chapter. */
    tell() {
      const { tour, words } = this;
      const said = tour.chapter?.[words.language] || { title: words.say("title"), text: words.say("tagline") };
      this.title.textContent = words.digits(said.title);
      this.text.textContent = words.digits(said.text);
      this.count.textContent = tour.chapter ? words.say("chapter_count", { n: words.number(tour.index + 1), of: words.number(tour.list.length) }) : "";
      this.bar.style.inlineSize = `${(100 * (tour.index + 1)) / Math.max(1, tour.list.length)}%`;
      this.makeRoom();
      this.highlights.mark(tour.chapter?.places || []);
      this.quiz.tell();
      this.pen.clear();
      this.speaker.tell();
      this.shown = "";
      this.colours();
      this.page.rest();
    }

    /** A chapter that tells of one frame only needs no inset of the other. */
    makeRoom() {
      const { stage } = this.page;
      const codes = this.on ? this.tour.chapter?.countries || [] : [];
      const alone = ground.liesIn(stage.frames[stage.main].base, codes);
      if (document.body.classList.toggle("alone", alone) !== this.wasAlone) stage.arrange();
      this.wasAlone = alone;
    }

    /** The forces that hold something on the map now. */
    colours() {
      const { bundle, control, sieve } = this.page;
      const held = new Set();
      bundle.places.id.forEach((_, place) => sieve.sees(place, control.row[place]) && held.add(control.force(place)));
      const forces = [...held].filter((force) => force >= 0).sort((a, b) => a - b);
      const key = `${forces.join()}/${this.words.language}`;
      if (key === this.shown) return;
      this.shown = key;
      this.legend.replaceChildren(...forces.map((force) =>
        ground.h("li", { class: `chip force-${bundle.forces.id[force]}` }, this.patterns.isOn ? this.patterns.chip(force) : ground.h("i", { "aria-hidden": true }), this.words.name(bundle.forces, force, "short_"))));
    }
  }

  ground.Present = Present;
})(window.ground = window.ground || {});
