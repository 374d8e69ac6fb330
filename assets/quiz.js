/**
 * Quiz: the clock stops before an event and the class says what comes next. Questions are written in a chapter, or made from the
 * record: who holds the place afterwards, among forces that were active near it. Every answer names its event.
 */
(function (ground) {
  "use strict";

  const CHOICES = 4;
  /** Towns below this rank would be a guess and not a prediction. */
  const LOWEST_RANK = 2;
  /** A force that holds one of this many nearest places is active near by. */
  const NEAREST = 40;
  const CHANGES = new Set(["capture", "handover", "withdrawal"]);

  /** Who holds each place at the end of a day; -1 for not known. */
  function holders(bundle, day) {
    const held = new Array(bundle.places.id.length).fill(-1);
    const { log } = bundle;
    for (let i = 0; i < log.day.length && log.day[i] <= day; i++) held[log.place[i]] = log.force[i];
    return held;
  }

  /** Forces active around a place, the nearest first. */
  function nearby({ places }, place, held) {
    const far = (p) => (places.x[p] - places.x[place]) ** 2 + (places.y[p] - places.y[place]) ** 2;
    const same = places.id.flatMap((_, p) => (p !== place && places.country[p] === places.country[place] && held[p] >= 0 ? [p] : []));
    same.sort((p, q) => far(p) - far(q) || p - q);
    return [...new Set([...same.slice(0, NEAREST), ...same].map((p) => held[p]))];
  }

  /** The forces to choose from (in the order of the legend, which gives nothing away) and the right one. */
  function choicesFor(bundle, event) {
    const { events } = bundle;
    const place = events.place[event];
    const before = holders(bundle, events.day[event] - 1);
    const right = holders(bundle, events.day[event])[place];
    const wrong = [before[place], events.against[event], ...nearby(bundle, place, before)].filter((force) => force >= 0 && force !== right);
    const forces = [right, ...new Set(wrong)].slice(0, CHOICES).sort((a, b) => a - b);
    return { forces, answer: forces.indexOf(right) };
  }

  /** The next event after a day by which a town known to the class changes hands; -1 for none. */
  function nextChange(bundle, day, passes) {
    const { events, places } = bundle;
    return events.day.findIndex((when, event) => when > day && CHANGES.has(events.kind[event]) && places.rank[events.place[event]] <= LOWEST_RANK &&
      passes(event) && choicesFor(bundle, event).forces.length > 1);
  }

  class Quiz {
    /** @param {object} page @param {HTMLElement} host @param {object} tour plays on after the answer */
    constructor({ bundle, clock, words, cards }, host, tour) {
      Object.assign(this, { bundle, clock, words, cards, host, tour, asked: new Set(), now: null });
    }

    get active() {
      return this.now !== null;
    }

    /** Ask the chapter's own question once, then one question after another from the record. */
    ask() {
      this.tour.finish();
      const { chapter } = this.tour;
      const own = chapter?.question && !this.asked.has(chapter.id);
      if (own) this.asked.add(chapter.id);
      const event = own ? chapter.question.event : nextChange(this.bundle, this.clock.day, (e) => this.cards.passes(e));
      if (event < 0) return;
      const day = this.bundle.events.day[event];
      const made = own ? { ...chapter.question, until: Math.max(day, chapter.day) } : { ...choicesFor(this.bundle, event), event, until: day };
      this.now = { ...made, chosen: null, answered: false };
      this.clock.pause();
      this.clock.set(day - 1);
      this.tell();
    }

    /** The class has chosen; a choice that does not exist is not heard. */
    choose(choice) {
      if (!this.active || this.now.answered || !(choice >= 0 && choice < this.choices().length)) return;
      this.now.chosen = choice;
      this.step();
    }

    /** Show the answer; once it is shown, play on. */
    step() {
      if (!this.now.answered) {
        this.now.answered = true;
        this.tell();
        return;
      }
      const { until } = this.now;
      this.close();
      this.tour.run(this.clock.day, until);
    }

    close() {
      if (!this.active) return;
      this.now = null;
      this.host.hidden = true;
    }

    question() {
      const { now, words, bundle } = this;
      const { place, day } = bundle.events;
      return now[words.language] ? words.digits(now[words.language].text) : words.say("quiz_predict", { place: words.name(bundle.places, place[now.event]), date: words.date(day[now.event]) });
    }

    choices() {
      const { now, words, bundle } = this;
      return now[words.language]?.choices.map((choice) => words.digits(choice)) || now.forces.map((force) => words.name(bundle.forces, force, "short_"));
    }

    tell() {
      if (!this.active) return;
      const { h } = ground;
      const { now, words } = this;
      const items = this.choices().map((choice, i) => {
        const verdict = now.answered && (i === now.answer ? "right" : i === now.chosen ? "wrong" : "");
        return h("li", {}, h("button", { type: "button", class: verdict || null, disabled: now.answered, onclick: () => this.choose(i) },
          h("kbd", {}, words.number(i + 1)), " ", choice, verdict ? h("strong", {}, verdict === "right" ? ` ✓ ${words.say("quiz_right")}` : ` ✗ ${words.say("quiz_wrong")}`) : null));
      });
      this.host.replaceChildren(h("h2", {}, this.question()), h("ol", { class: "choices" }, ...items), h("p", { class: "cite" }, now.answered ? this.cite(now.event) : words.say("quiz_hint")));
      this.host.hidden = false;
    }

    /** The event behind the answer: place, date, what happened, and how many reports say so. */
    cite(event) {
      const { bundle, words } = this;
      const { events, places, reports } = bundle;
      const count = reports.event.filter((of) => of === event).length;
      return words.say("quiz_cite", {
        place: words.name(places, events.place[event]), date: words.span(events.earliest[event], events.latest[event]),
        note: words.name(events, event), id: events.id[event], n: words.number(count),
      });
    }
  }

  ground.Quiz = Quiz;
  ground.holders = holders;
  ground.choicesFor = choicesFor;
  ground.nextChange = nextChange;
  if (typeof module !== "undefined") module.exports = { Quiz, choicesFor, nextChange, holders };
})(typeof window === "undefined" ? {} : (window.ground = window.ground || {}));
