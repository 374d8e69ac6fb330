/**
 * Chart: places held by force over time, as data for Plotly. Python draws the figure; this only follows the reader's filters,
 * language and clock.
 */
(function (ground) {
  "use strict";

  const STEP_DAYS = 7;

  /** Counts of places held, force -> one number a week, for the chosen countries and kinds of event. */
  function counts(bundle, isChosen) {
    const weeks = Math.floor((bundle.days - 1) / STEP_DAYS) + 1;
    const series = bundle.forces.id.map(() => new Array(weeks).fill(0));
    const holder = new Int32Array(bundle.places.id.length).fill(-1);
    const now = new Array(bundle.forces.id.length).fill(0);
    const { day, place, force } = bundle.log;
    let k = 0;
    for (let week = 0; week < weeks; week++) {
      for (; k < day.length && day[k] <= week * STEP_DAYS; k++) {
        if (holder[place[k]] >= 0) now[holder[place[k]]]--;
        holder[place[k]] = isChosen(place[k], k) ? force[k] : -1;
        if (holder[place[k]] >= 0) now[holder[place[k]]]++;
      }
      now.forEach((n, f) => (series[f][week] = n));
    }
    return series;
  }

  /** The figure of the chart for a view; `figure` is the one Python drew. */
  function chart(view, figure) {
    const { bundle, words, selection } = ground.page;
    const chosen = new Set(view.countries);
    const series = counts(bundle, (place, k) => (!chosen.size || chosen.has(bundle.places.country[place])) && selection.passes(bundle.log.event[k]));
    const forces = new Set(view.forces);
    const style = getComputedStyle(document.documentElement);
    const ink = style.getPropertyValue("--ink-soft").trim();
    const data = figure.data.map((trace) => {
      const force = bundle.forces.id.indexOf(trace.meta);
      return { ...trace, y: series[force], name: words.name(bundle.forces, force, "short_"), visible: !forces.size || forces.has(trace.meta) };
    });
    const layout = {
      ...figure.layout,
      font: { ...figure.layout.font, color: ink },
      yaxis: { ...figure.layout.yaxis, side: words.direction === "rtl" ? "right" : "left" },
      shapes: [{ ...figure.layout.shapes[0], x0: view.day, x1: view.day, line: { ...figure.layout.shapes[0].line, color: ink } }],
    };
    return { data, layout };
  }

  ground.chart = chart;
  ground.counts = counts;
  if (typeof module !== "undefined") module.exports = { counts };
})(typeof window === "undefined" ? {} : (window.ground = window.ground || {}));
