/**
 * Cards: what just happened. The latest events up to the day of the clock, newest first, each with its sources.
 * Bounded, so that a long record does not slow scrubbing.
 */
(function (ground) {
  "use strict";

  const MOST = 6;
  /** A card is "now" for this many days after its event. */
  const FRESH_DAYS = 14;

  class Cards {
    constructor(host, { bundle, selection, sieve, words, clock }) {
      Object.assign(this, { host, bundle, selection, sieve, words, clock, waitingFor: "texts_coming" });
      this.index();
    }

    /** Which reports belong to which event; again when the texts have come. */
    index() {
      this.reports = this.bundle.events.id.map(() => []);
      this.bundle.reports.event.forEach((event, i) => this.reports[event].push(i));
      this.forget();
    }

    /** Write every card anew next time: another language, or more to tell. */
    forget() {
      this.made = new Map();
      this.shown = null;
    }

    /** Whether an event passes the reader's filters. */
    passes(event) {
      return this.sieve.tells(event);
    }

    /** The latest events up to a day that pass, newest first. */
    latest(day) {
      const found = [];
      for (let i = this.upTo(day) - 1; i >= 0 && found.length < MOST; i--) if (this.passes(i)) found.push(i);
      return found;
    }

    /** How many events lie on or before a day. */
    upTo(day) {
      const days = this.bundle.events.day;
      let [low, high] = [0, days.length];
      while (low < high) {
        const middle = (low + high) >> 1;
        if (days[middle] <= day) low = middle + 1;
        else high = middle;
      }
      return low;
    }

    /** The day of the next (1) or previous (-1) event that passes, or null. */
    neighbour(day, direction) {
      const days = this.bundle.events.day;
      if (direction > 0) {
        for (let i = this.upTo(day); i < days.length; i++) if (this.passes(i)) return days[i];
      } else {
        for (let i = this.upTo(day - 1) - 1; i >= 0; i--) if (this.passes(i)) return days[i];
      }
      return null;
    }

    /** Show the events of a day. */
    show(day) {
      const events = this.latest(day);
      const key = events.join() || ground.showing(this).isNarrowed; // an empty feed says whether filters emptied it
      if (key !== this.shown) {
        this.shown = key;
        this.made = new Map(events.map((event) => [event, this.made.get(event) ?? this.card(event)]));
        this.host.replaceChildren(...(events.length ? this.made.values() : [this.nothing()]));
      }
      for (const [event, card] of this.made) card.classList.toggle("fresh", day - this.bundle.events.day[event] <= FRESH_DAYS);
    }

    nothing() {
      return ground.h("li", { class: "nothing" }, this.words.say(ground.showing(this).isNarrowed ? "no_events_shown" : "no_events_yet"));
    }

    card(event) {
      const { h } = ground;
      const { bundle, words, clock } = this;
      const { events, places } = bundle;
      const place = events.place[event];
      return h("li", { class: "card", "data-event": events.id[event] },
        h("button", { class: "when", type: "button", onclick: () => clock.set(events.day[event]), title: words.say("go_to_day") },
          words.span(events.earliest[event], events.latest[event])),
        h("h3", {},
          h("button", { class: "place", type: "button", onclick: () => this.ask(event), title: words.say("why_open", { place: words.name(places, place) }) }, words.name(places, place)), " ", h("small", {}, words.say(`country_${places.country[place]}`))),
        this.change(event),
        h("p", { class: "note" }, words.name(events, event)),
        this.sources(event, true));
    }

    /** Go to the event: its day, its place, and the answer to "why?". */
    ask(event) {
      this.clock.set(this.bundle.events.day[event]);
      this.selection.set({ place: this.bundle.events.place[event] });
    }

    /** Who, from whom, and what kind of event. */
    change(event) {
      const { h } = ground;
      const { bundle, words } = this;
      const { events, forces } = bundle;
      const chip = (force) => h("span", { class: `chip force-${forces.id[force]}` }, h("i", { "aria-hidden": true }), words.name(forces, force, "short_"));
      const against = events.against[event];
      const towards = h("span", { class: "from", "aria-hidden": true }, words.direction === "rtl" ? "→" : "←");
      return h("p", { class: "change" },
        h("strong", {}, words.say(`kind_${events.kind[event]}`)), " ",
        chip(events.force[event]),
        against < 0 ? null : [" ", towards, h("span", { class: "spoken" }, ` ${words.say("against")} `), chip(against)]);
    }

    /** How many sources, whether they agree, and each of them: at once, or `later`, when they are opened; cards come and go too fast for more. */
    sources(event, later = false) {
      const { h } = ground;
      if (!ground.texts) return h("p", { class: "sources" }, this.words.say(this.waitingFor));
      const { bundle, words } = this;
      const { reports } = bundle;
      const mine = this.reports[event];
      const against = mine.filter((i) => !reports.agrees[i]).length;
      const summary = words.say(mine.length === 1 ? "sources_one" : against ? "sources_disagree" : "sources_agree", { reports: words.count("reports", mine.length), against: words.number(against) });
      const list = h("ul");
      const write = () => {
        if (!list.children.length) list.append(...mine.map((i) => this.report(i)));
      };
      if (!later) write();
      return h("details", { class: against ? "sources disagree" : "sources", ontoggle: write }, h("summary", {}, summary), list);
    }

    report(i) {
      const { h } = ground;
      const { bundle, words } = this;
      const { reports, sources, forces } = bundle;
      const source = reports.source[i];
      const title = sources.title[source];
      const name = sources.url[source] ? h("a", { href: sources.url[source], target: "_blank", rel: "noopener noreferrer" }, title, h("span", { class: "spoken" }, ` ${words.say("new_tab")}`)) : h("cite", {}, title);
      const said = [words.span(reports.earliest[i], reports.latest[i]), reports.force[i] < 0 ? "" : words.name(forces, reports.force[i], "short_")];
      const remark = words.name(reports, i);
      return h("li", { class: reports.agrees[i] ? "agrees" : "differs" },
        h("span", { class: "mark", "aria-hidden": true }, reports.agrees[i] ? "=" : "≠"),
        h("span", { class: "spoken" }, words.say(reports.agrees[i] ? "report_agrees" : "report_differs")),
        " ", h("bdi", {}, name), " ", h("span", { class: "locator" }, h("bdi", {}, reports.locator[i])),
        h("br"), words.say("report_says", { said: said.filter(Boolean).join(words.say("comma")) }),
        remark ? h("span", { class: "remark" }, remark) : null);
    }
  }

  ground.Cards = Cards;
  if (typeof module !== "undefined") module.exports = { Cards };
})(typeof window === "undefined" ? {} : (window.ground = window.ground || {}));
