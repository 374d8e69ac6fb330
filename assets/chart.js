/**
 * Chart: places held by force over time, as data for Plotly. Python draws the figure; this only follows the reader's filters,
 * language and clock.
 */
(function (ground) {
  "use strict";

  const STEP_DAYS = 7;
  const MOST_NAMED = 8;

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

  /** Which forces the hover box names in each week, as Plotly wants it: the largest; all of them would be higher than the chart. */
  function named(series) {
    const least = series[0].map((_, week) => Math.max(1, series.map((counts) => counts[week]).sort((a, b) => b - a)[MOST_NAMED - 1] ?? 1));
    return series.map((counts) => counts.map((n, week) => (n >= least[week] ? "x+y+name" : "none")));
  }

  /** Room for the numbers beside the y axis, px; Arabic writes "thousand" out. */
  const MARGIN = { en: 30, ar: 48 };

  /** A chart's layout in the ink, words and direction of the page, with the line of the clock on a day. `ticks` are those of the y axis. */
  function followPage(layout, day, words, days, ticks) {
    const style = getComputedStyle(document.documentElement);
    const [ink, paper, line] = ["--ink-soft", "--panel", "--line"].map((name) => style.getPropertyValue(name).trim());
    const [clock] = layout.shapes;
    const isBackwards = words.timeDirection === "rtl";
    const range = [...layout.xaxis.range].sort();
    const margin = MARGIN[words.language];
    return {
      ...layout,
      font: { ...layout.font, color: ink },
      hoverlabel: { bgcolor: paper, bordercolor: line, font: { size: 10, color: ink }, namelength: -1 },
      margin: { ...layout.margin, l: isBackwards ? 10 : margin, r: isBackwards ? margin : 10 },
      xaxis: { ...layout.xaxis, range: isBackwards ? range.reverse() : range, hoverformat: "%Y-%m-%d", labelalias: ground.dateTicks(words, days) },
      yaxis: { ...layout.yaxis, side: isBackwards ? "right" : "left", labelalias: ticks },
      shapes: [{ ...clock, x0: day, x1: day, line: { ...clock.line, color: ink } }],
    };
  }

  /** The figure of the chart for a view; `figure` is the one Python drew. */
  function chart(view, figure) {
    const { bundle, words, sieve } = ground.page;
    const series = counts(bundle, (place, line) => sieve.within(place) && sieve.rests(line));
    const forces = new Set(view.forces);
    const told = named(series);
    const data = figure.data.map((trace) => {
      const force = bundle.forces.id.indexOf(trace.meta);
      return { ...trace, y: series[force], name: words.name(bundle.forces, force, "short_"), hoverinfo: told[force], hovertemplate: null, visible: !forces.size || forces.has(trace.meta) };
    });
    return { data, layout: followPage(figure.layout, view.day, words, data[0].x, ground.countTicks(words, bundle.places.id.length)) };
  }

  ground.chart = chart;
  ground.counts = counts;
  ground.followPage = followPage;
  if (typeof module !== "undefined") module.exports = { counts, named };
})(typeof window === "undefined" ? {} : (window.ground = window.ground || {}));
