/**
 * Page: joins clock, control, selection and the views; the only file that knows them all.
 *
 *   slider, play, keys, cards --set--> clock --day--> control.seek -> stage, cards, legend, date
 *   legend, countries, language --set--> selection ----------------> the same, and the chart
 *   clock at rest, selection ------------------------> address, Dash stores (chart)
 */
(function (ground) {
  "use strict";

  /** The page opens on the day ISIS took Palmyra, near its largest extent, unless the address says otherwise. */
  const OPENING = "2015-05-21";

  class Page {
    constructor(bundle) {
      const find = (id) => document.getElementById(id);
      this.bundle = bundle;
      this.words = new ground.Words(bundle.copy, bundle.first);
      this.clock = new ground.Clock(bundle.days);
      this.control = new ground.Control(bundle.log, bundle.places.id.length);
      this.selection = new ground.Selection();
      this.url = new ground.Url({
        words: this.words, forces: bundle.forces.id, places: bundle.places.id, countries: ground.countries(bundle), last: this.clock.last, chapters: bundle.chapters.map(({ id }) => id),
      });
      const { state, refused } = this.url.read(location.search);
      Object.assign(this.selection.value, { ...state, day: undefined, chapter: undefined });
      this.words.language = this.selection.value.language;
      this.clock.day = state.day ?? Math.max(0, this.words.day(OPENING) || 0);
      this.control.seek(this.clock.day);
      const shared = { bundle, control: this.control, selection: this.selection, words: this.words, clock: this.clock };
      this.stage = new ground.Stage(find("stage"), shared);
      this.cards = new ground.Cards(find("cards"), { ...shared, stage: this.stage });
      this.filters = new ground.Filters(
        { countries: find("countries"), forces: find("forces"), summary: find("showing"), reset: find("reset") }, { ...shared, stage: this.stage });
      this.timeline = new ground.Timeline(
        { track: find("track"), play: find("play"), previous: find("previous"), next: find("next"), speed: find("speed") }, { ...shared, cards: this.cards });
      this.date = find("date");
      this.tip = find("tip");
      this.status = find("status");
      this.stage.onhover = (place, event) => this.hover(place, event);
      this.clock.on("day", (day) => this.show(day)).on("rest", () => this.rest());
      this.selection.on((value, keys) => this.choose(keys));
      this.present = new ground.Present(this); // before the keys of the page, which it must hear first
      this.handout = new ground.Handout(this);
      find("language").addEventListener("click", () => this.selection.set({ language: this.words.language === "en" ? "ar" : "en" }));
      ground.keys(this);
      this.translate();
      this.frameForCountries();
      this.show(this.clock.day, true);
      if (refused.length) this.refuse(refused);
      if (state.chapter) this.present.open(state);
      this.rest();
      requestAnimationFrame(() => setTimeout(ground.drawn));
    }

    step(days) {
      this.clock.pause();
      this.clock.set(this.clock.day + days);
    }

    /** Draw a day. */
    show(day, everything = false) {
      const changed = this.control.seek(day);
      if (everything) this.stage.repaint();
      else if (changed.length) this.stage.paint(changed);
      const date = this.words.date(day);
      this.date.textContent = date;
      this.cards.show(day);
      if (everything || changed.length) this.filters.tally();
      this.timeline.show(day, date);
    }

    /** The clock has come to rest: tell the address, the screen reader, and Dash. */
    rest() {
      this.stage.repaint();
      this.say();
      const { countries, forces, place, language } = this.selection.value;
      const state = { day: this.clock.day, countries, forces, place, language, chapter: this.present.chapter };
      if (location.protocol !== "file:") history.replaceState(history.state, "", this.url.write(state, location.search));
      window.dash_clientside?.set_props("view", {
        data: { day: this.words.iso(this.clock.day), countries: [...countries].map((i) => ground.countries(this.bundle)[i]), forces: [...forces].map((i) => this.bundle.forces.id[i]), language },
      });
    }

    /** What changed on this very day, for those who listen. */
    say() {
      const { events, places, forces } = this.bundle;
      const today = this.cards.latest(this.clock.day).filter((event) => events.day[event] === this.clock.day);
      const told = today.map((event) => `${this.words.name(places, events.place[event])}: ${this.words.say(`kind_${events.kind[event]}`)} ${this.words.name(forces, events.force[event], "short_")}`);
      this.status.textContent = [this.words.date(this.clock.day), ...told].join(". ");
    }

    /** The reader chose something. */
    choose(keys) {
      if (keys.includes("language")) {
        this.words.language = this.selection.value.language;
        this.translate();
        this.filters.build();
        this.timeline.playing();
        this.stage.arrange();
      }
      if (keys.includes("countries")) this.frameForCountries();
      this.filters.mark();
      this.timeline.draw();
      this.show(this.clock.day, true);
      this.rest();
    }

    /** A choice that lies in one frame only shows that frame large. */
    frameForCountries() {
      const codes = [...this.selection.value.countries].map((i) => ground.countries(this.bundle)[i]);
      if (!codes.length) return;
      const frame = this.bundle.frames.findIndex((base) => codes.every((code) => base.countries.includes(code)));
      if (frame >= 0 && frame !== this.stage.main) this.stage.swap(frame);
    }

    /** Write every fixed text in the language of the page. */
    translate() {
      const { words } = this;
      Object.assign(document.documentElement, { lang: words.language, dir: words.direction });
      document.title = words.say("title");
      for (const element of document.querySelectorAll("[data-copy]")) element.textContent = words.say(element.dataset.copy);
      for (const element of document.querySelectorAll("[data-copy-label]")) {
        const label = words.say(element.dataset.copyLabel);
        element.setAttribute("aria-label", label);
        if (element.matches("button")) element.title = label;
      }
    }

    /** Name the place under the pointer. */
    hover(place, event) {
      this.tip.hidden = place < 0;
      if (place < 0) return;
      const { words, bundle, control } = this;
      const force = control.force(place);
      const holder = force < 0 ? words.say("unknown") : words.name(bundle.forces, force, "short_");
      const by = control.by(place);
      const battle = by < 0 ? "" : words.say(control.state(place) === 1 ? "contested_by" : "besieged_by", { force: words.name(bundle.forces, by, "short_") });
      const since = force < 0 ? "" : words.say("since", { date: words.date(control.since(place)) });
      this.tip.replaceChildren(ground.h("strong", {}, words.name(bundle.places, place)), ground.h("span", {}, holder), ...[battle, since].filter(Boolean).map((line) => ground.h("span", {}, line)));
      const box = this.stage.host.getBoundingClientRect();
      const x = Math.min(event.clientX - box.left + 14, box.width - this.tip.offsetWidth - 6);
      const y = Math.min(event.clientY - box.top + 14, box.height - this.tip.offsetHeight - 6);
      this.tip.style.transform = `translate(${Math.max(6, x)}px, ${Math.max(6, y)}px)`;
    }

    /** Say which parts of the address could not be used. */
    refuse(refused) {
      const { h } = ground;
      const notice = document.getElementById("notice");
      const parts = refused.map(([key, value]) => this.words.say("refused", { key, value }));
      notice.replaceChildren(h("span", {}, parts.join(" ")), h("button", { type: "button", onclick: () => (notice.hidden = true), "aria-label": this.words.say("close") }, "×"));
      notice.hidden = false;
    }
  }

  ground.Page = Page;
  /** Dash calls this once its layout stands. */
  ground.start = () => {
    ground.page ??= new Page(ground.bundle);
    return ground.page;
  };
})(window.ground = window.ground || {});
