/**
 * Speaker: notes, what comes next, a timer and the same clock, in a second window of the same browser. The window is empty when
 * it opens and belongs to this page, which writes into it: no server, no messages, and it works from a file.
 */
(function (ground) {
  "use strict";

  const TICK_MS = 500;

  class Speaker {
    /** @param {object} present whose chapters and keys it shows and hears */
    constructor(present) {
      Object.assign(this, { present, words: present.words });
      window.addEventListener("pagehide", () => this.close());
    }

    get isOpen() {
      return Boolean(this.window && !this.window.closed);
    }

    /** Open the window, or bring it to the front. Returns whether the browser allowed it. */
    open() {
      if (this.isOpen) {
        this.window.focus();
        return true;
      }
      this.window = window.open("", "", "popup,width=900,height=640");
      if (!this.window) return false;
      this.began = Date.now();
      this.dress();
      this.build();
      this.window.addEventListener("keydown", (event) => this.present.key(event));
      this.timer = setInterval(() => (this.isOpen ? this.tick() : clearInterval(this.timer)), TICK_MS);
      this.tell();
      return true;
    }

    close() {
      clearInterval(this.timer);
      this.window?.close();
    }

    /** The styles of this page. */
    dress() {
      const { document: other } = this.window;
      for (const style of document.querySelectorAll("link[rel=stylesheet], style")) {
        const copy = other.importNode(style, true);
        if (copy.href) copy.href = style.href;
        other.head.append(copy);
      }
      other.body.className = "speaker";
    }

    build() {
      const { h } = ground;
      const button = (key, action) => h("button", { type: "button", "data-key": key, onclick: action });
      this.parts = { count: h("p", { class: "count" }), date: h("p", { class: "day" }), timer: h("p", { class: "timer", role: "timer" }), title: h("h1"), notes: h("p", { class: "notes" }), text: h("p", { class: "text" }), question: h("p", { class: "ask" }), next: h("p", { class: "then" }) };
      const { count, date, timer, title, notes, text, question, next } = this.parts;
      this.buttons = [
        button("previous_chapter", () => this.present.previous()), button("next_chapter", () => this.present.next()),
        button("black_out", () => this.present.black()), button("ask_class", () => this.present.ask()), button("restart_timer", () => (this.began = Date.now())),
      ];
      this.window.document.body.replaceChildren(h("header", {}, count, date, timer), h("main", {}, title, notes, text, question, next), h("nav", {}, ...this.buttons));
    }

    /** Write the chapter. */
    tell() {
      if (!this.isOpen) return;
      const { words, parts, present } = this;
      const { tour } = present;
      const { language } = words;
      const root = this.window.document.documentElement;
      Object.assign(root, { lang: language, dir: words.direction });
      this.window.document.title = words.say("speaker_title");
      for (const button of this.buttons) button.textContent = words.say(button.dataset.key);
      const { chapter } = tour;
      if (chapter) {
        const { question } = chapter;
        const after = tour.list[tour.index + 1];
        parts.count.textContent = words.say("chapter_count", { n: words.number(tour.index + 1), of: words.number(tour.list.length) });
        parts.title.textContent = words.digits(chapter[language].title);
        parts.notes.textContent = words.digits(chapter[language].notes);
        parts.text.textContent = words.digits(chapter[language].text);
        parts.question.textContent = question ? words.say("speaker_question", { question: words.digits(question[language].text), answer: words.digits(question[language].choices[question.answer]) }) : "";
        parts.next.textContent = after ? words.say("speaker_next", { title: words.digits(after[language].title) }) : words.say("speaker_last");
      }
      this.tick();
    }

    /** The clocks: of the record, and of the lesson. */
    tick() {
      if (!this.isOpen) return;
      const seconds = Math.floor((Date.now() - this.began) / 1000);
      this.parts.timer.textContent = this.words.digits(`${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`);
      this.parts.date.textContent = this.words.date(this.present.page.clock.day);
    }
  }

  ground.Speaker = Speaker;
})(window.ground = window.ground || {});
