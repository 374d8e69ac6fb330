/**
 * Numbers: what one force holds now: ground with its band, share of its peak, places, contested ground.
 * ISIS, unless the reader's choice leaves it out.
 */
(function (ground) {
  "use strict";

  class Numbers {
    constructor(host, { bundle, selection, sieve, words, area, control }) {
      Object.assign(this, { host, bundle, selection, sieve, words, area, control });
      const { h } = ground;
      this.lines = Object.fromEntries(["title", "km2", "band", "peak", "places", "contested"].map((key) => [key, h(key === "title" ? "h2" : "p", { class: key })]));
      host.replaceChildren(...Object.values(this.lines));
    }

    /** The force that the numbers are about. */
    get force() {
      return this.sieve.subject;
    }

    show(day) {
      const { words, force, control, sieve } = this;
      const { line, low, high, contested } = this.area.series(this.selection.value)[force];
      const peak = line.indexOf(Math.max(...line.subarray(0, this.bundle.days)));
      const name = words.name(this.bundle.forces, force, "short_");
      const places = this.bundle.places.id.filter((_, place) => control.force(place) === force && sieve.sees(place, control.row[place])).length;
      const [from, to] = [words.km2(low[day]), words.km2(high[day])];
      const share = line[peak] ? (100 * line[day]) / line[peak] : 0;
      this.write("title", words.say("numbers_title", { force: name }));
      this.write("km2", words.say("numbers_km2", { km2: words.km2(line[day]) }));
      this.write("band", from === to ? "" : words.say("numbers_band", { low: from, high: to }));
      this.write("peak", words.say("numbers_peak", { share: share > 0 && share < 1 ? words.say("less_than", { n: words.number(1) }) : words.number(share), date: words.date(peak) }));
      this.write("places", words.say("numbers_places", { n: words.number(places) }));
      this.write("contested", contested[day] ? words.say("numbers_contested", { km2: words.km2(contested[day]) }) : "");
    }

    write(key, text) {
      const line = this.lines[key];
      ground.write(line, text);
      line.hidden = !text;
    }
  }

  ground.Numbers = Numbers;
  if (typeof module !== "undefined") module.exports = { Numbers };
})(typeof window === "undefined" ? {} : (window.ground = window.ground || {}));
