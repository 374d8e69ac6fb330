/**
 * Texts: the second half of the bundle (notes, reports, sources, the shapes of the other drawings), fetched after the map stands, so that the first view is light.
 * In an exported page it stands in the page already.
 */
(function (ground) {
  "use strict";

  const table = (...columns) => Object.fromEntries(columns.map((column) => [column, []]));
  const EMPTY = {
    events: table("en", "ar"),
    reports: table("event", "source", "earliest", "latest", "force", "locator", "en", "ar", "agrees"),
    sources: table("id", "title", "publisher", "language", "published", "url", "type"),
    shapes: {},
  };

  /** Put the texts into the bundle if they have come; otherwise leave empty tables in their place. */
  ground.joinTexts = (bundle) => {
    const { events, ...tables } = ground.texts || EMPTY;
    Object.assign(bundle.events, events);
    Object.assign(bundle, tables);
  };

  /** Resolves when the texts have come. */
  ground.fetchTexts = (bundle) => ground.run(`bundle/${bundle.texts}`);
})(window.ground = window.ground || {});
