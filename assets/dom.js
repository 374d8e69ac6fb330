/**
 * Dom: make elements without strings of HTML. Text is always text.
 */
(function (ground) {
  "use strict";

  const SVG = "http://www.w3.org/2000/svg";

  function fill(element, attributes, children) {
    for (const [key, value] of Object.entries(attributes || {})) {
      if (value === null || value === undefined || value === false) continue;
      if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
      else element.setAttribute(key, value === true ? "" : value);
    }
    element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== ""));
    return element;
  }

  /** Write a text in place of another: the node stays, which costs a browser less than a new one. */
  ground.write = (element, text) => {
    const node = element.firstChild ?? element.appendChild(document.createTextNode(""));
    if (node.data !== text) node.data = text;
  };

  /** Run a script, from its address or its text; resolves once it has run, rejects if it does not load. */
  ground.run = (src, text) => new Promise((resolve, reject) => {
    const script = ground.h("script", { src, onload: resolve, onerror: () => reject(new Error(`${src} did not load`)) }, text);
    script.async = false; // several load side by side and run one after another
    document.head.append(script);
    if (!src) resolve(); // it ran at once
  });

  /** An HTML element. */
  ground.h = (tag, attributes, ...children) => fill(document.createElement(tag), attributes, children);
  /** An SVG element. */
  ground.s = (tag, attributes, ...children) => fill(document.createElementNS(SVG, tag), attributes, children);
})(typeof window === "undefined" ? {} : (window.ground = window.ground || {}));
