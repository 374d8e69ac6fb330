/**
 * Page: joins clock, control, selection and the views; the only file that knows them all.
 *
 *   slider, play, keys, cards --set--> clock --day--> control.seek -> stage, cards, legend, date
 *   legend, countries, language --set--> selection ----------------> the same, and the chart
 *   clock at rest, selection ------------------------> address, charts (charts.js)
 */
(function (ground) {
  "use strict";

  /** The page opens on the day after ISIS took Palmyra, near its largest extent, unless the address says otherwise. */
  const OPENING = "2015-05-21";
  /** Nobody reads cards and counts faster than this, so while time runs each of them is written no more often. */
  const READ_MS = 500;
  /** Texts and charts come after the map, but no later than this. */
  const LATEST_MS = 10_000;
  /** Towns that changed pulse when time moved by no more than this; after a far jump everything would. */
  const PULSE_DAYS = 31;

  class Page {
    constructor(bundle) {
      const find = (id) => document.getElementById(id);
      this.bundle = bundle;
      ground.joinTexts(bundle);
      this.words = new ground.Words(bundle.copy, bundle.first);
      this.clock = new ground.Clock(bundle.days);
      this.control = new ground.Control(bundle.log, bundle.places.id.length);
      this.selection = new ground.Selection();
      this.sieve = new ground.Sieve(bundle, this.control, this.selection);
      this.url = new ground.Url({
        words: this.words, forces: bundle.forces.id, blocs: bundle.forces.bloc, holders: [...new Set(bundle.log.force)], places: bundle.places.id,
        countries: ground.countries(bundle), last: this.clock.last, drawings: ground.DRAWINGS, views: ground.VIEWS, maps: ground.MAPS, chapters: bundle.chapters.map(({ id }) => id),
      });
      const { state, refused } = this.url.read(location.search);
      Object.assign(this.selection.value, { ...state, day: undefined, chapter: undefined });
      this.words.language = this.selection.value.language;
      this.settings = new ground.Settings(this.words, () => this.rewrite()); // before anything is written
      this.opening = Math.max(0, this.words.day(OPENING) || 0);
      this.clock.day = state.day ?? this.opening;
      this.trail = new ground.Trail(this.url, (past) => this.restore(past));
      this.control.seek(this.clock.day);
      const shared = { bundle, control: this.control, selection: this.selection, sieve: this.sieve, words: this.words, clock: this.clock };
      this.stage = new ground.Stage(find("stage"), shared);
      this.area = shared.area = new ground.Area(bundle, this.sieve);
      this.cards = new ground.Cards(find("cards"), shared);
      this.filters = new ground.Filters(
        { countries: find("countries"), forces: find("forces"), summary: find("showing"), reset: find("reset"), more: find("more") }, shared);
      this.timeline = new ground.Timeline(
        { track: find("track"), play: find("play"), previous: find("previous"), next: find("next"), speed: find("speed") }, { ...shared, cards: this.cards, stage: this.stage });
      this.readouts = ground.turns([
        (day) => this.timeline.show(day),
        (day) => this.cards.show(day),
        (day) => this.filters.show(day),
        (day) => {
          this.numbers.show(day);
          this.drawing.show(day, this.numbers.force);
        },
        (day) => this.explore.why.show(day),
      ], READ_MS);
      this.date = new ground.DateSign(find("date"), { bundle, words: this.words, stage: this.stage });
      this.numbers = new ground.Numbers(find("numbers"), shared);
      this.drawing = new ground.Drawing({ host: find("drawing"), credit: find("credit") }, shared);
      this.published = new ground.Published(find("published"), shared);
      if (this.selection.value.drawing !== "reach") this.stage.draw(this.area.ground(this.selection.value.drawing));
      this.tip = find("tip");
      this.status = find("status");
      const { slider } = this.timeline;
      this.news = new ground.News({ status: this.status, slider, isOnSlider: () => document.activeElement === slider }, { ...shared, cards: this.cards });
      this.stage.onfit = () => this.date.fit();
      this.stage.onhover = (place, event, isSpoken) => this.hover(place, event, isSpoken);
      this.clock.on("day", (day) => this.show(day)).on("rest", () => this.rest());
      this.selection.on((value, keys) => this.choose(keys));
      this.present = new ground.Present(this); // before the keys of the page, which it must hear first
      this.handout = new ground.Handout(this);
      find("language").addEventListener("click", () => this.selection.set({ language: this.words.language === "en" ? "ar" : "en" }));
      find("zoom_in").addEventListener("click", () => this.stage.zoom.by(1.6));
      find("zoom_out").addEventListener("click", () => this.stage.zoom.by(1 / 1.6));
      find("zoom_fit").addEventListener("click", () => this.stage.zoom.fit());
      ground.keys(this);
      this.nameMonths();
      this.explore = new ground.Explore(this);
      this.translate();
      this.frameForCountries();
      this.show(this.clock.day, true);
      this.explore.choose([]);
      if (refused.length) ground.warn(this.words, refused.map(([key, value]) => this.words.say("refused", { key, value })).join(" "));
      if (state.chapter) {
        this.stage.arrange(); // a chapter frames the map, before the first layout has told its size
        this.present.open(state);
      }
      this.rest();
      requestAnimationFrame(() => setTimeout(() => this.complete()));
    }

    /** Once the map is seen, fetch the texts and open the charts; they do not wait for ever for a map that cannot be painted. */
    async complete() {
      await ground.paintedWithin(LATEST_MS);
      if (!ground.texts) {
        await ground.fetchTexts(this.bundle).catch(() => this.missTexts());
        ground.joinTexts(this.bundle);
        this.sieve.know(this.bundle);
        this.cards.index();
        if (this.handout.isOpen) this.handout.draw();
        if (this.selection.value.drawing !== "reach") this.stage.draw(this.area.ground(this.selection.value.drawing));
        this.explore.choose(["language", "place"]);
        this.show(this.clock.day, true);
        if (this.selection.value.disputed) this.choose([]); // only now does the page know what sources disagree about
      }
      await ground.openCharts().catch(() => ground.warn(this.words, this.words.say("charts_failed")));
    }

    missTexts() {
      this.cards.waitingFor = "texts_failed";
      ground.warn(this.words, this.words.say("texts_failed"));
    }

    step(days) {
      this.clock.pause();
      this.clock.set(this.clock.day + days);
    }

    /** Draw a day. */
    show(day, everything = false) {
      const jump = Math.abs(day - this.control.day);
      const changed = this.control.seek(day);
      if (changed.length && !everything && jump <= PULSE_DAYS) this.stage.pulse(changed);
      if (everything) this.stage.repaint();
      else if (changed.length) this.stage.paint(changed);
      this.date.show(day);
      this.timeline.follow(day);
      this.explore.follow(day);
      this.news.show();
      this.readouts(day);
    }

    /** Go where an address says, as "back" and "forward" do; what it does not name is as at the start. */
    restore({ day = this.opening, chapter, ...state }) {
      if (!chapter) this.present.leave();
      this.clock.set(day);
      this.selection.set({ ...new ground.Selection().value, ...state });
      if (chapter) this.present.open({ chapter, day, ...state });
    }

    /** The clock has come to rest, or the reader chose something on purpose: tell the address, the screen reader, and Dash. */
    rest(deliberate = false) {
      this.stage.rest();
      this.readouts.flush();
      this.news.rest();
      this.explore.rest();
      this.trail.write({ ...this.selection.value, day: this.clock.day, chapter: this.present.chapter }, deliberate);
      ground.tellDash(this);
    }

    /** The reader chose something. */
    choose(keys) {
      if (keys.includes("language")) {
        this.words.language = this.selection.value.language;
        this.retell();
      }
      if (keys.includes("countries")) {
        this.frameForCountries();
        this.nameMonths();
        this.explore.localiseCharts();
      }
      if (keys.includes("drawing")) this.stage.draw(this.area.ground(this.selection.value.drawing));
      this.filters.mark();
      this.drawing.mark();
      this.published.build();
      this.timeline.draw();
      this.explore.choose(keys);
      this.show(this.clock.day, true);
      this.rest(true);
    }

    /** Write everything anew: another language, or another way of writing it. */
    retell() {
      this.translate();
      this.cards.forget();
      this.filters.build();
      this.timeline.translate();
      this.drawing.mark();
      this.published.build();
      this.stage.arrange();
    }

    /** The reader changed a setting. */
    rewrite() {
      this.retell();
      this.explore.choose(["language"]);
      this.timeline.draw();
      this.show(this.clock.day, true);
      this.rest();
    }

    /** Months are named as in the country that is shown, if the reader left it so. */
    nameMonths() {
      const codes = ground.chosenCountries(this.bundle, this.selection.value);
      this.words.libya = codes.length > 0 && codes.every((code) => code === "LY");
      this.date.fit(); // other months, other widths
      this.cards.forget();
    }

    /** A choice that lies in one frame only shows that frame large. */
    frameForCountries() {
      const codes = ground.chosenCountries(this.bundle, this.selection.value);
      const frame = this.bundle.frames.findIndex((base) => ground.liesIn(base, codes));
      if (frame >= 0 && frame !== this.stage.main) this.stage.swap(frame);
    }

    /** Write every fixed text in the language of the page. */
    translate() {
      const { words } = this;
      Object.assign(document.documentElement, { lang: words.language, dir: words.direction });
      document.documentElement.dataset.digits = words.hasOwnDigits ? "arab" : "latn"; // for numbers that style sheets write
      document.title = words.say("title");
      this.write(document);
      this.explore.translate();
    }

    /** Write the fixed texts of a part of the page. */
    write(part) {
      const { words } = this;
      for (const element of part.querySelectorAll("[data-copy]")) element.textContent = words.say(element.dataset.copy);
      for (const element of part.querySelectorAll("[data-copy-label]")) {
        const label = words.say(element.dataset.copyLabel);
        element.setAttribute("aria-label", label);
        if (element.matches("button")) element.title = label;
      }
    }

    /** Name the place under the pointer. */
    hover(place, event, isSpoken) {
      this.tip.hidden = place < 0;
      if (place < 0) return;
      const { words, bundle, control } = this;
      const force = control.force(place);
      const { holder, battle } = ground.holder(words, bundle.forces, control, place);
      const since = force < 0 ? "" : words.say("since", { date: words.date(control.since(place)) });
      if (isSpoken) this.status.textContent = [words.name(bundle.places, place), holder, battle, since].filter(Boolean).join(words.say("comma"));
      this.tip.replaceChildren(ground.h("strong", {}, words.name(bundle.places, place)), ground.h("span", {}, holder), ...[battle, since].filter(Boolean).map((line) => ground.h("span", {}, line)));
      const box = this.stage.host.getBoundingClientRect();
      const x = Math.min(event.clientX - box.left + 14, box.width - this.tip.offsetWidth - 6);
      const y = Math.min(event.clientY - box.top + 14, box.height - this.tip.offsetHeight - 6);
      this.tip.style.transform = `translate(${Math.max(6, x)}px, ${Math.max(6, y)}px)`;
    }
  }

  document.addEventListener("DOMContentLoaded", () => {
    if (!ground.bundle) return; // it did not load; what is written there stays
    document.querySelector(".waiting").remove();
    document.querySelector(".page").hidden = false;
    ground.page = new Page(ground.bundle);
  });
})(window.ground = window.ground || {});
