/**
 * Boxes: windows of a canvas as [left, top, right, bottom] in whole pixels.
 */
(function boxes(ground) {
  "use strict";
  (ground.parts ??= []).push(boxes);

  /** Two boxes become one if that makes no more than this much of both to repaint. */
  const MERGED = 1.2;

  const area = ([left, top, right, bottom]) => (right - left) * (bottom - top);
  const meet = (a, b) => a[0] < b[2] && a[2] > b[0] && a[1] < b[3] && a[3] > b[1];
  const overlap = (a, b) => Math.max(0, Math.min(a[2], b[2]) - Math.max(a[0], b[0])) * Math.max(0, Math.min(a[3], b[3]) - Math.max(a[1], b[1]));

  /** Add a box to others; two that overlap for the most part become one. */
  function add(boxes, box) {
    for (let i = 0; i < boxes.length; i++) {
      const other = boxes[i];
      const both = [Math.min(box[0], other[0]), Math.min(box[1], other[1]), Math.max(box[2], other[2]), Math.max(box[3], other[3])];
      if (area(both) > MERGED * Math.max(area(box) + area(other) - overlap(box, other), 1)) continue;
      boxes.splice(i, 1);
      return add(boxes, both);
    }
    boxes.push(box);
  }

  /** As few boxes as is worth it, in which all the given ones lie. */
  function join(all) {
    const boxes = [];
    for (const box of all) add(boxes, box);
    return boxes;
  }

  Object.assign(ground, { boxArea: area, boxesMeet: meet, joinBoxes: join });
  if (typeof module !== "undefined") module.exports = { boxesMeet: meet, joinBoxes: join };
})(typeof window === "undefined" ? {} : (window.ground = window.ground || {}));
