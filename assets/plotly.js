/**
 * Plotly: the chart library, fetched after the map stands. Dash waits for `window.Plotly`; until the partial bundle (only the
 * traces this page draws) has loaded, that is a promise for it.
 */
(function (ground) {
  "use strict";

  const here = document.currentScript.src;

  /** Resolves once the map has been drawn; page.js calls `drawn`. */
  const map = new Promise((resolve) => (ground.drawn = resolve));

  /** In a single-file export the library waits in the page as text. */
  const kept = document.querySelector("script[data-plotly]");

  window.Plotly = map.then(() => new Promise((resolve, reject) => {
    const script = document.createElement("script");
    if (kept) {
      script.textContent = kept.textContent;
      document.head.append(script);
      resolve(window.Plotly);
      return;
    }
    script.src = new URL("../assets/plotly-basic.min.js", here).href;
    script.onload = () => resolve(window.Plotly);
    script.onerror = () => reject(new Error("the chart library did not load"));
    document.head.append(script);
  }));
})(window.ground = window.ground || {});
