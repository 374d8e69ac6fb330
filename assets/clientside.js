/**
 * Clientside: what Dash may call. Each function parses, calls one noun of `ground`, and returns.
 */
window.dash_clientside = window.dash_clientside || {};
window.dash_clientside.ground = {
  stand: () => {
    window.ground.joinCharts(window.ground.page);
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
