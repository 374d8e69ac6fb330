/**
 * Areachart: ground over time as data for Plotly. Python draws the figure for ISIS in Iraq and Syria; this follows the reader's
 * filters, drawing, language and clock. Without a choice of countries it keeps to Iraq and Syria, as the published figures do; those
 * count all ground, so they stand beside the lines only while no events are filtered out.
 */
(function (ground) {
  "use strict";

  const STEP_DAYS = 7;
  const THOUSAND = 1000;

  /** The countries and forces (indices) that the chart counts for a choice. */
  function scope(bundle, { countries, forces }) {
    const codes = ground.countries(bundle);
    return {
      codes: countries.size ? [...countries].map((i) => codes[i]) : ["SY", "IQ"].filter((code) => codes.includes(code)),
      forces: forces.size ? [...forces] : [Math.max(0, bundle.forces.id.indexOf("isis"))],
    };
  }

  function weekly(list, days) {
    const out = [];
    for (let day = 0; day < days; day += STEP_DAYS) out.push(Math.round(list[day] / 100) / 10);
    return out;
  }

  /** Colour of the band around a line of a colour `#rrggbb`. */
  const faint = (colour) => `rgba(${[1, 3, 5].map((i) => parseInt(colour.slice(i, i + 2), 16)).join()},0.28)`;

  /** Published areas (their indices) that count just these countries and one of these forces. */
  function comparable(bundle, { codes, forces }) {
    const wanted = [...codes].sort().join();
    return bundle.estimates.flatMap((e, i) => (e.unit === "km2" && forces.includes(e.force) && [...e.countries].sort().join() === wanted ? [i] : []));
  }

  function areaChart(view, figure) {
    const { bundle, words, area, selection, sieve, stage } = ground.page;
    const chosen = scope(bundle, selection.value);
    const series = area.within(chosen.codes, view.drawing);
    const marks = figure.data.at(-1);
    const template = Object.fromEntries([...figure.data.slice(0, 3), marks].map((trace) => [trace.meta, trace]));
    const km2 = (thousands) => words.say("numbers_km2", { km2: words.km2(thousands * THOUSAND) });
    const data = chosen.forces.flatMap((force) => {
      const colour = stage.palette.colour(force);
      const name = words.name(bundle.forces, force, "short_");
      return ["low", "high", "line"].map((meta) => {
        const y = weekly(series[force][meta], bundle.days);
        const said = meta === "line" ? { text: y.map(km2), hovertemplate: `${words.isolate("%{text} · %{fullData.name}")}<extra></extra>` } : {};
        return { ...template[meta], x: template.line.x, y, name, fillcolor: faint(colour), line: { ...template[meta].line, color: colour }, ...said };
      });
    });
    const shown = sieve.isSifting ? [] : comparable(bundle, chosen);
    const estimates = shown.map((i) => bundle.estimates[i]);
    data.push({
      ...marks, x: estimates.map((e) => words.iso(e.day)), y: estimates.map((e) => e.value / THOUSAND), customdata: shown,
      text: estimates.map((e) => [km2(e.value / THOUSAND), e.source[`publisher_${words.language}`]].map((line) => words.isolate(line)).join("<br>")), hovertemplate: "%{text}<extra></extra>",
      marker: { ...marks.marker, size: shown.map((i) => (i === ground.page.published.chosen ? 14 : 9)) },
    });
    const days = [...template.line.x, ...estimates.map((e) => words.iso(e.day))];
    return { data, layout: ground.followPage(figure.layout, view.day, words, days, ground.thousandTicks(words)) };
  }

  Object.assign(ground, { areaChart, areaScope: scope });
  if (typeof module !== "undefined") module.exports = { scope, weekly, comparable };
})(typeof window === "undefined" ? {} : (window.ground = window.ground || {}));
