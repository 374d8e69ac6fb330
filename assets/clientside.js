/**
 * Clientside: what Dash may call, and what it is told. Each function parses, calls one noun of `ground`, and returns.
 */
window.dash_clientside = window.dash_clientside || {};
window.dash_clientside.ground = {
  start: () => {
    window.ground.start();
    return window.dash_clientside.no_update;
  },
  chart: (view, figure) => (view ? window.ground.chart(view, figure) : window.dash_clientside.no_update),
  areaChart: (view, figure) => (view ? window.ground.areaChart(view, figure) : window.dash_clientside.no_update),
  pick: (click) => {
    if (!click) return null;
    const { clock, words, published } = window.ground.page;
    const mark = click.points.find((point) => point.customdata !== undefined);
    if (mark) published.choose(Number(mark.customdata));
    else clock.set(words.day(String(click.points[0].x).slice(0, 10)));
    return null;
  },
};

/** What the page shows now, for the charts. */
window.ground.tellDash = ({ bundle, clock, words, sieve, selection: { value: { countries, forces, language, drawing } } }) => {
  const codes = ground.countries(bundle);
  window.dash_clientside.set_props?.("view", {
    data: { day: words.iso(clock.day), countries: [...countries].map((i) => codes[i]), forces: [...forces].map((i) => bundle.forces.id[i]), language, drawing, sifted: sieve.key },
  });
};
