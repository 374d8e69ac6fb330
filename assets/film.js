/**
 * Film: the page dressed for a picture. Map, date, title, legend, scale, progress and where it comes from; no controls.
 * `ground.film()` returns a function that draws one day, for the program that takes the pictures.
 */
(function (ground) {
  "use strict";

  /** Lengths of a scale bar in km; the longest that fits into this many pixels is drawn. */
  const LENGTHS = [50, 100, 200, 500];
  const WIDEST_PX = 220;

  function scale(frame, words) {
    const px = frame.view.k / frame.base.km;
    const km = LENGTHS.findLast((length) => length * px <= WIDEST_PX) || LENGTHS[0];
    return ground.h("span", { class: "scale", style: `inline-size:${(km * px).toFixed(1)}px` }, words.say("film_km", { km: words.number(km) }));
  }

  ground.film = (first, last) => {
    const { h } = ground;
    const { page } = ground;
    const { words, present, stage, bundle } = page;
    const bar = h("i");
    const place = h("p", { class: "scale-line" });
    document.body.classList.add("presenting", "filming");
    document.body.classList.toggle("alone", ground.liesIn(stage.frames[stage.main].base, ground.chosenCountries(bundle, page.selection.value)));
    present.host.hidden = false;
    present.host.replaceChildren(...[h("h2", {}, words.say("title"), " ", h("small", {}, words.say("tagline"))), present.legend,
      last > first ? h("div", { class: "bar" }, bar) : null, h("p", { class: "origin" }, words.say("picture_origin", { sources: words.number(bundle.cited), record: bundle.record }))].filter(Boolean));
    stage.host.parentElement.append(place);
    return (day) => {
      page.clock.set(day);
      stage.repaint(); // as if it were the only one
      present.colours();
      place.replaceChildren(scale(stage.frames[stage.main], words));
      bar.style.inlineSize = `${(100 * (day - first)) / Math.max(1, last - first)}%`;
      return ground.painted().then(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve(day)))));
    };
  };
})(window.ground = window.ground || {});
