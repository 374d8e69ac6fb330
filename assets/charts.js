/**
 * Charts: the part of the page that Dash draws. Its scripts wait in the page until the map is seen; when its layout stands, page and charts
 * are told of each other.
 */
(function (ground) {
  "use strict";

  const here = document.currentScript.src;

  /** In a single-file export the chart library waits in the page as text. */
  const kept = document.querySelector("script[data-plotly]");

  /** Let Dash in: run the chart library and the scripts that wait, in their order. Rejects if one does not load. */
  ground.openCharts = async () => {
    const running = [kept ? ground.run(null, kept.textContent) : ground.run(new URL("../assets/plotly-basic.min.js", here).href)];
    for (const waiting of document.getElementById("dash").content.querySelectorAll("script")) {
      const src = waiting.getAttribute("src");
      if (!src) await Promise.all(running); // what stands in the page runs at once
      running.push(ground.run(src, waiting.textContent));
    }
    await Promise.all(running);
  };

  /** The charts stand: give them the words of the page, the published figures and what there is to see. */
  ground.joinCharts = (page) => {
    page.hasCharts = true;
    document.getElementById("published_place").append(page.published.host);
    page.write(document.getElementById("charts"));
    page.explore.localiseCharts();
    ground.tellDash(page);
  };

  /** What the page shows now, for the charts. */
  ground.tellDash = (page) => {
    const { bundle, clock, words, sieve, selection: { value: { countries, forces, language, drawing } } } = page;
    const codes = ground.countries(bundle);
    ground.tellChart(page, "view", {
      data: { day: words.iso(clock.day), countries: [...countries].map((i) => codes[i]), forces: [...forces].map((i) => bundle.forces.id[i]), language, drawing, sifted: sieve.key },
    });
  };

  /** Give one of Dash's components other props. Until the charts stand nobody hears; then `joinCharts` tells all. */
  ground.tellChart = ({ hasCharts }, id, props) => hasCharts && window.dash_clientside.set_props(id, props);
})(window.ground = window.ground || {});
