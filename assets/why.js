/**
 * Why: the panel that answers "why does the map show this here?". Who holds a place now and since when, the strip of its spells,
 * every event with what each source says, and a line that gives the same answer outside the page.
 */
(function (ground) {
  "use strict";

  const HEIGHT = 22; // of the strip, in its own units; its width is the days of the record

  class Why {
    constructor(host, { bundle, control, selection, words, clock, stage, cards }) {
      Object.assign(this, { host, bundle, control, selection, words, clock, stage, cards });
      this.spells = ground.spells(bundle.log, bundle.places.id.length, bundle.days);
      this.place = -1;
      this.opener = null;
    }

    /** Follow the selection: open on a place, close on none. A page that opens on a place does so quietly: focus stays where it is. */
    choose(quietly) {
      const { place } = this.selection.value;
      if (place === this.place) return;
      if (this.place < 0) this.opener = document.activeElement;
      this.mark(false);
      this.place = place;
      if (place < 0) return this.close();
      this.build();
      this.host.hidden = false;
      this.host.scrollTop = 0;
      this.mark(true);
      if (!quietly) this.title.focus({ preventScroll: true });
    }

    close() {
      const inside = this.host.contains(document.activeElement);
      this.host.hidden = true;
      const back = this.opener?.isConnected && this.opener !== document.body ? this.opener : document.querySelector("#slider");
      if (inside) back.focus({ preventScroll: true });
    }

    /** Ring the place on the map; a new ring flashes once. */
    mark(on) {
      for (const frame of this.stage.frames) frame.overlay.ring("chosen", on ? this.place : -1);
    }

    /** Write the panel for the chosen place in the language of the page. */
    build() {
      const { h } = ground;
      const { bundle, words, place } = this;
      const { places } = bundle;
      const other = words.language === "en" ? "ar" : "en";
      const where = [words.say(`place_${places.kind[place]}`), words.say(`admin1_${places.admin1[place]}`), words.say(`country_${places.country[place]}`)];
      this.title = h("h2", { id: "why-title", tabindex: -1 }, words.name(places, place));
      this.now = h("p", { class: "now" });
      this.because = h("div", { class: "because" });
      this.code = h("div", { class: "again" });
      const events = bundle.events.day.map((_, event) => event).filter((event) => bundle.events.place[event] === place);
      this.items = new Map(events.map((event) => [event, this.item(event)]));
      this.host.replaceChildren(
        h("div", { class: "why-head" }, this.title,
          h("button", { type: "button", class: "close", onclick: () => this.selection.set({ place: -1 }), "aria-label": words.say("close"), title: words.say("close") }, "×")),
        h("p", { class: "where" }, h("span", { lang: other, dir: "auto" }, places[other][place]), " · ", where.join(words.say("comma"))),
        this.now,
        h("h3", {}, words.say("why_history")),
        this.strip(),
        this.because,
        h("h3", {}, words.say("why_events")),
        h("ol", { class: "why-events" }, ...this.items.values()),
        h("h3", {}, words.say("why_repeat")),
        this.code);
      this.current = undefined;
      this.show(this.clock.day);
    }

    /** The strip of spells, with the line of the clock; a click sets the clock. */
    strip() {
      const { s } = ground;
      const { bundle, words, place } = this;
      const row = this.spells[place];
      const said = ground.stays(row).map(({ force, start, end }) => words.say(end >= bundle.days ? "why_spell_open" : "why_spell", {
        force: words.name(bundle.forces, force, "short_"), start: words.date(start), end: words.date(end),
      }));
      const bars = row.flatMap(({ start, end, force, state, by }) => [
        s("rect", { class: `force-${bundle.forces.id[force]}`, x: start, y: 0, width: end - start, height: HEIGHT }),
        state && by >= 0 ? s("rect", { class: `battle force-${bundle.forces.id[by]}`, x: start, y: HEIGHT * 0.66, width: end - start, height: HEIGHT * 0.34 }) : null,
      ]);
      this.line = s("g", { class: "clock-line" }, s("line", { class: "halo", y2: HEIGHT }), s("line", { y2: HEIGHT }));
      const svg = s("svg", {
        class: words.timeDirection === "rtl" ? "barcode mirrored" : "barcode", viewBox: `0 0 ${bundle.days} ${HEIGHT}`, preserveAspectRatio: "none", role: "img",
        "aria-label": words.say("why_strip", { spells: said.join(words.say("semicolon")) }),
      }, ...bars, this.line);
      svg.addEventListener("click", (event) => {
        const box = svg.getBoundingClientRect();
        const along = (event.clientX - box.left) / box.width;
        this.clock.set((words.timeDirection === "rtl" ? 1 - along : along) * this.clock.last);
      });
      return svg;
    }

    /** One event, told as its card tells it. */
    item(event) {
      const { h } = ground;
      const { events } = this.bundle;
      const { words, cards, clock } = this;
      return h("li", { "data-event": events.id[event] },
        h("button", { class: "when", type: "button", title: words.say("go_to_day"), onclick: () => clock.set(events.day[event]) },
          words.span(events.earliest[event], events.latest[event])),
        cards.change(event),
        h("p", { class: "note" }, words.name(events, event)),
        cards.sources(event));
    }

    /** Follow the clock: who holds it now, the line through the strip, and what decides: the event by which the holder holds, and the battle if there is one. */
    show(day) {
      if (this.place < 0) return;
      const { h } = ground;
      const { words, bundle, control, place } = this;
      this.line.setAttribute("transform", `translate(${day} 0)`);
      const spell = ground.spellOn(this.spells[place], day);
      const force = control.force(place);
      const by = control.by(place);
      const name = (i) => words.name(bundle.forces, i);
      const lines = force < 0 ? [words.say("why_unknown")] : [words.say("why_held", { force: name(force), date: words.date(control.since(place)) })];
      if (by >= 0) lines.push(words.say(control.state(place) === 1 ? "why_contested" : "why_besieged", { force: name(by) }));
      this.now.replaceChildren(h("span", { class: "day" }, words.say("why_on", { date: words.date(day) })), h("br"),
        h("i", { class: force < 0 ? "" : `force-${bundle.forces.id[force]}`, "aria-hidden": true }), lines.join(" "));
      const stay = ground.spellOn(ground.stays(this.spells[place]), day);
      const because = spell ? [...new Set([stay.event, spell.state ? spell.event : stay.event])] : [];
      if (because.join() !== this.current) {
        this.current = because.join();
        for (const [event, item] of this.items) item.toggleAttribute("data-current", because.includes(event));
        this.because.replaceChildren(...(because.length ? [h("h3", {}, words.say("why_because")), h("ul", { class: "why-events" }, ...because.map((event) => this.item(event)))] : []));
      }
      const id = bundle.places.id[place];
      const iso = words.iso(day);
      if (this.clock.playing && this.code.children.length) return;
      this.code.replaceChildren(ground.copyLine(words, `python -m dashboard why ${id} --on ${iso}`), ground.copyLine(words, `load_dataset().why("${id}", "${iso}")`));
    }
  }

  ground.Why = Why;
})(window.ground = window.ground || {});
