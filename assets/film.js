/**
 * Film: the page dressed for a picture. Map, date, title, legend, scale, progress and where it comes from; no controls.
 * `ground.film()` returns a function that draws one day, for the program that takes the pictures.
 */
(function (ground) {
  "use strict";

  /** Lengths of a scale bar in km; the longest that fits into this many pixels is drawn. */
  const LENGTHS = [50, 100, 200, 500];
  const WIDEST_PX = 220;
  /** How much of the first view's height may be lost. */
  const CROP = 1.12;

  function scale(frame, words) {
    const px = frame.view.k / frame.base.km;
    const km = LENGTHS.findLast((length) => length * px <= WIDEST_PX) || LENGTHS[0];
    return ground.h("span", { class: "scale", style: `inline-size:${(km * px).toFixed(1)}px` }, words.say("film_km", { km }));
  }

  /** On a wide screen, rather lose a little north and south than show where the base map ends. */
  function cover({ zoom, frames, main, host }) {
    const { base } = frames[main];
    const [, y, , h] = base.view;
    const high = Math.max((base.width * host.clientHeight) / host.clientWidth, h / CROP);
    if (high < h) zoom.show([0, y + (h - high) / 2, base.width, high]);
  }

  ground.film = (first, last) => {
    const { h } = ground;
    const { page } = ground;
    const { words, present, stage, bundle } = page;
    const bar = h("i");
    const place = h("p", { class: "scale-line" });
    document.body.classList.add("presenting", "filming");
    const codes = [...page.selection.value.countries].map((i) => ground.countries(bundle)[i]);
    document.body.classList.toggle("alone", codes.length > 0 && codes.every((code) => stage.frames[stage.main].base.countries.includes(code)));
    present.host.hidden = false;
    present.host.replaceChildren(...[h("h2", {}, words.say("title"), " ", h("small", {}, words.say("tagline"))), present.legend,
      last > first ? h("div", { class: "bar" }, bar) : null, h("p", { class: "origin" }, words.say("picture_origin", { sources: words.number(new Set(bundle.reports.source).size), record: bundle.record }))].filter(Boolean));
    stage.host.parentElement.append(place);
    cover(stage);
    return (day) => {
      page.clock.set(day);
      present.colours();
      place.replaceChildren(scale(stage.frames[stage.main], words));
      bar.style.inlineSize = `${(100 * (day - first)) / Math.max(1, last - first)}%`;
      return new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve(day))));
    };
  };
})(window.ground = window.ground || {});
