/**
 * Charts: the part of the page that Dash draws. Its scripts wait in the page until the map is seen; when its layout stands, page and charts
 * are told of each other.
 */
(function (ground) {
  "use strict";

  /** Let Dash in: run the scripts that wait, in their order. Rejects if one does not load. */
  ground.openCharts = async () => {
    const loading = [];
    for (const waiting of document.getElementById("dash").content.querySelectorAll("script")) {
      const address = waiting.getAttribute("src");
      const script = ground.h("script", { src: address }, waiting.textContent);
      script.async = false; // they load side by side and run one after another
      if (address) loading.push(new Promise((resolve, reject) => Object.assign(script, { onload: resolve, onerror: reject })));
      else await Promise.all(loading); // this one runs at once
      document.head.append(script);
    }
  };

  /** The charts stand: give them the words of the page, the published figures and what there is to see. */
  ground.joinCharts = (page) => {
    document.getElementById("published").append(page.published.host);
    page.translate();
    ground.tellDash(page);
  };

  /** What the page shows now, for the charts, if they stand. */
  ground.tellDash = (page) => {
    const { bundle, clock, words, sieve, selection: { value: { countries, forces, language, drawing } } } = page;
    const codes = ground.countries(bundle);
    ground.tellChart(page, "view", {
      data: { day: words.iso(clock.day), countries: [...countries].map((i) => codes[i]), forces: [...forces].map((i) => bundle.forces.id[i]), language, drawing, sifted: sieve.key },
    });
  };

  /** Give one of Dash's components other props; one that does not stand yet will ask for them. */
  ground.tellChart = ({ published }, id, props) => published.host.isConnected && window.dash_clientside.set_props(id, props);
})(window.ground = window.ground || {});
