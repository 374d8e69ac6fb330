/**
 * Swipe: the map on two days at once, as two stages of the same facts. One over the other with a handle between them, or side by
 * side; moved, zoomed and swapped together. The earlier day stands where time begins.
 */
(function (ground) {
  "use strict";

  const MAPS = ["swipe", "side"];
  const WIDE = 14; // room between a pointer and its tip, px

  /** The map of one of the two days; what a reader does to it happens to its twin. */
  class Side extends ground.Stage {
    /** Which places are in view is decided on the later day: what it shows is what the earlier day is compared for. */
    sees(place) {
      const { sieve, control, later } = this;
      return sieve.within(place) && sieve.concerns(control.row[place]) && sieve.rests(later.row[place]);
    }

    arrange() {
      super.arrange();
      this.name(this.date);
    }

    /** The date belongs to the map's name. */
    name(date) {
      this.date = date;
      const { base, element } = this.frames[this.main];
      element.setAttribute("aria-label", [date, this.words.say("map_keys", { frame: this.words.say(`frame_${base.id}`) })].filter(Boolean).join(". "));
    }

    moved(frame) {
      super.moved(frame);
      this.twin.follow(frame.index, frame.zoom.now);
    }

    follow(index, transform) {
      const frame = this.frames[index];
      frame.zoom.jump(transform);
      super.moved(frame);
    }

    swap(index) {
      super.swap(index);
      for (const other of [this.twin, this.home]) if (other.main !== index) other.swap(index);
    }

    stand(frame, place) {
      super.stand(frame, place);
      this.twin?.frames[frame.index].overlay.ring("cursor", place);
    }
  }

  class Swipe {
    /** @param {{stage: object, tell: Function}} shared the page's own map, and how to speak to a screen reader */
    constructor(shared) {
      const { h } = ground;
      const { bundle, selection, sieve, words, area, stage, tell } = shared;
      Object.assign(this, { bundle, selection, words, area, stage, tell, cells: bundle.cells, place: -1 });
      this.controls = [0, 1].map(() => new ground.Control(bundle.log, bundle.places.id.length));
      this.hosts = ["earlier", "later"].map((which) => h("div", { class: `stage ${which}` }));
      this.dates = ["earlier", "later"].map((which) => h("p", { class: `date ${which}` }));
      this.handle = h("input", { type: "range", class: "handle", min: 0, max: 100, value: 50 });
      this.handle.addEventListener("input", () => this.divide());
      this.tip = h("div", { class: "tip", hidden: true });
      this.element = h("div", { class: "swipe", role: "group" }, this.handle, ...this.hosts, h("div", { class: "side earlier" }, this.dates[0]), h("div", { class: "side later" }, this.dates[1]),
        h("div", { class: "divider", "aria-hidden": true }), this.tip);
      // the view scrolls under the wheel; with Ctrl, as from a pinch on a touch pad, the wheel zooms
      this.element.addEventListener("wheel", (event) => event.ctrlKey || event.metaKey || event.stopPropagation(), { capture: true });
      this.sides = this.hosts.map((host, i) => new Side(host, { bundle, control: this.controls[i], selection, sieve, words }));
      this.sides.forEach((side, i) => Object.assign(side, { twin: this.sides[1 - i], home: stage, later: this.controls[1], onhover: (place, event, isSpoken) => this.hover(i, place, event, isSpoken) }));
    }

    /** Any of the two: both are zoomed alike. */
    get zoom() {
      return this.sides[0].zoom;
    }

    /** Follow the selection: drawing, filters, language, large frame, way of showing. */
    choose() {
      const { words, bundle, sides, stage, selection } = this;
      const { value } = selection;
      this.element.dir = words.timeDirection;
      this.element.dataset.maps = value.maps;
      this.element.setAttribute("aria-label", words.say("compare_maps"));
      this.handle.setAttribute("aria-label", words.say("compare_handle"));
      this.handle.title = words.say("compare_handle");
      for (const date of this.dates) date.dir = words.direction;
      const codes = ground.countries(bundle);
      const inset = bundle.frames[1 - stage.main];
      this.element.classList.toggle("alone", !inset?.countries.some((code) => selection.has("countries", codes.indexOf(code))));
      const drawn = this.area.ground(value.drawing); // its shapes may come only with the texts
      for (const side of sides) {
        if (this.cells !== drawn.cells) side.draw(drawn);
        if (side.main !== stage.main) side.swap(stage.main);
        side.arrange();
      }
      this.cells = drawn.cells;
    }

    /** Ring the place that "why?" is about, and bring it into view. */
    mark(place) {
      const { places } = this.bundle;
      for (const side of this.sides) for (const { overlay } of side.frames) overlay.ring("chosen", place);
      if (place !== this.place && place >= 0) {
        if (places.frame[place] !== this.sides[0].main) this.sides[0].swap(places.frame[place]);
        if (this.zoom.fitted) this.zoom.reveal(places.x[place], places.y[place]); // before the first fit everything is in view
      }
      this.place = place;
    }

    /** Draw two days, the earlier first. */
    show(days) {
      const changed = [...new Set(this.controls.flatMap((control, i) => control.seek(days[i])))];
      this.sides.forEach((side, i) => {
        if (changed.length) side.paint(changed);
        const date = this.words.date(days[i]);
        if (this.dates[i].textContent === date && side.date === date) return;
        this.dates[i].textContent = date;
        side.name(date);
      });
      this.divide();
    }

    /** Divide the map where the handle stands, and say so. */
    divide() {
      const share = Number(this.handle.value);
      this.element.style.setProperty("--at", `${share}%`);
      const [a, b] = this.dates.map((date) => date.textContent);
      this.handle.setAttribute("aria-valuetext", this.words.say("compare_divided", { a, b, share: this.words.number(share), rest: this.words.number(100 - share) }));
    }

    /** Name the place under the pointer, with its holder on both days. */
    hover(at, place, event, isSpoken) {
      const { h } = ground;
      const { words, bundle, tip } = this;
      tip.hidden = place < 0;
      if (place < 0) return;
      const name = words.name(bundle.places, place);
      const lines = this.controls.map((control, i) => {
        const { holder, battle } = ground.holder(words, bundle.forces, control, place);
        return words.say("compare_on", { date: this.dates[i].textContent, holder: [holder, battle].filter(Boolean).join(words.say("comma")) });
      });
      if (isSpoken) this.tell([name, ...lines].join(words.say("semicolon")));
      tip.dir = words.direction;
      tip.replaceChildren(h("strong", {}, name), ...lines.map((line) => h("span", {}, line)));
      const box = this.element.getBoundingClientRect();
      const x = Math.min(event.clientX - box.left + WIDE, box.width - tip.offsetWidth - WIDE / 2);
      const y = Math.min(event.clientY - box.top + WIDE, box.height - tip.offsetHeight - WIDE / 2);
      tip.style.transform = `translate(${Math.max(WIDE / 2, x)}px, ${Math.max(WIDE / 2, y)}px)`;
    }
  }

  Object.assign(ground, { Swipe, MAPS });
})(window.ground = window.ground || {});
