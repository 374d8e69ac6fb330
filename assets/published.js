/**
 * Published: the areas that others published at the time, each with what it counted and how far this picture is from it.
 */
(function (ground) {
  "use strict";

  /** The countries that a figure counts. */

  class Published {
    constructor(host, { bundle, selection, sieve, words, area, clock }) {
      Object.assign(this, { bundle, selection, sieve, words, area, clock, host, chosen: -1 });
      const { h } = ground;
      this.caption = h("p", { class: "says" });
      this.select = h("select", { onchange: () => this.choose(Number(this.select.value)) });
      this.answer = h("div", { class: "answer", "aria-live": "polite" });
      host.replaceChildren(this.caption, this.select, this.answer);
      this.build();
    }

    /** Write the list in the language of the page. */
    build() {
      const { h } = ground;
      const { words, bundle, sieve } = this;
      const { codes, forces } = ground.areaScope(bundle, this.selection.value);
      const list = (names) => names.join(words.say("comma"));
      this.caption.textContent = words.say("area_caption", {
        who: list(forces.map((force) => words.name(bundle.forces, force, "short_"))), where: list(codes.map((code) => words.say(`country_${code}`))),
      });
      if (sieve.isSifting) this.caption.append(" ", words.say("published_sifted"));
      const options = bundle.estimates.flatMap((e, i) => (this.fits(e) ? [h("option", { value: i }, words.say("published_option", {
        date: words.date(e.day), km2: words.number(e.value), publisher: e.source[`publisher_${words.language}`],
      }))] : []));
      this.select.setAttribute("aria-label", words.say("published_title"));
      this.select.replaceChildren(h("option", { value: -1 }, words.say("published_none")), ...options);
      this.select.hidden = !options.length;
      if (this.chosen >= 0 && !this.fits(bundle.estimates[this.chosen])) this.chosen = -1;
      this.select.value = this.chosen;
      this.tell();
    }

    /** Whether a figure counts ground in chosen countries and of a chosen force. None counts only the ground that some events explain. */
    fits(e) {
      const { bundle, selection, sieve } = this;
      const all = ground.countries(bundle);
      return e.unit === "km2" && !sieve.isSifting && e.countries.every((code) => selection.has("countries", all.indexOf(code))) && selection.has("forces", e.force);
    }

    /** Choose a figure; the clock goes to its day. */
    choose(index) {
      this.chosen = index;
      this.select.value = index;
      this.tell();
      if (index >= 0) this.clock.set(this.bundle.estimates[index].day);
    }

    /** Say what the chosen figure counted, and what this picture has in its place. */
    tell() {
      const { h } = ground;
      const { words, bundle, area } = this;
      const e = bundle.estimates[this.chosen];
      if (!e) {
        this.answer.replaceChildren();
        return;
      }
      const codes = e.countries;
      const { line, low, high } = area.within(codes, this.selection.value.drawing, false)[e.force];
      const more = Math.round((line[e.day] / e.value - 1) * 100);
      const difference = words.say(more > 0 ? "published_more" : more < 0 ? "published_less" : "published_same", { share: words.number(Math.abs(more)) });
      const where = codes.map((code) => words.say(`country_${code}`)).join(words.say("comma"));
      const ours = { km2: words.km2(line[e.day]), low: words.km2(low[e.day]), high: words.km2(high[e.day]), difference };
      this.answer.replaceChildren(
        h("p", {}, words.say("published_says", { publisher: e.source[`publisher_${words.language}`], value: words.number(e.value), where })),
        h("p", {}, words.digits(e[`what_${words.language}`])),
        h("p", { class: "ours" }, words.say("published_ours", ours)),
        h("p", {}, words.say("published_source"), " ", h("a", { href: e.source.url, target: "_blank", lang: "en", rel: "noopener noreferrer" }, e.source.title)),
      );
    }
  }

  ground.Published = Published;
  if (typeof module !== "undefined") module.exports = { Published };
})(typeof window === "undefined" ? {} : (window.ground = window.ground || {}));
