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

  /** A chart's layout in the ink and direction of the page, with the line of the clock on a day. */
  function followPage(layout, day, words) {
    const ink = getComputedStyle(document.documentElement).getPropertyValue("--ink-soft").trim();
    const [clock] = layout.shapes;
    return {
      ...layout,
      font: { ...layout.font, color: ink },
      yaxis: { ...layout.yaxis, side: words.direction === "rtl" ? "right" : "left" },
      shapes: [{ ...clock, x0: day, x1: day, line: { ...clock.line, color: ink } }],
    };
  }

  /** The figure of the chart for a view; `figure` is the one Python drew. */
  function chart(view, figure) {
    const { bundle, words, sieve } = ground.page;
    const series = counts(bundle, (place, line) => sieve.within(place) && sieve.rests(line));
    const forces = new Set(view.forces);
    const data = figure.data.map((trace) => {
      const force = bundle.forces.id.indexOf(trace.meta);
      return { ...trace, y: series[force], name: words.name(bundle.forces, force, "short_"), visible: !forces.size || forces.has(trace.meta) };
    });
    return { data, layout: followPage(figure.layout, view.day, words) };
  }

  ground.chart = chart;
  ground.counts = counts;
  ground.followPage = followPage;
  if (typeof module !== "undefined") module.exports = { counts };
})(typeof window === "undefined" ? {} : (window.ground = window.ground || {}));
