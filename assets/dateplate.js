/**
 * Dateplate: the date as the workshop paints it, large on a plate.
 */
(function dateplate(ground) {
  "use strict";
  (ground.parts ??= []).push(dateplate);

  const WEIGHT = 700;
  /** Room around the text, in its own height; how much of the map the plate covers. */
  const [PAD, COVER] = [0.33, 0.82];
  const ROUND_PX = 6;

  class DatePlate {
    /** @param {OffscreenCanvas | HTMLCanvasElement} canvas */
    constructor(canvas) {
      Object.assign(this, { canvas, pen: canvas.getContext("2d") });
    }

    /** @param {object} sign text, family and size of its letters, direction; width, height of the canvas and pixels of the screen a CSS pixel  @param {object} ink of a palette */
    draw({ text, family, size, direction, width, height, ratio }, ink) {
      const { canvas, pen } = this;
      const [w, h] = [Math.max(1, Math.round(width * ratio)), Math.max(1, Math.round(height * ratio))];
      if (canvas.width !== w || canvas.height !== h) Object.assign(canvas, { width: w, height: h });
      pen.setTransform(ratio, 0, 0, ratio, 0, 0);
      Object.assign(pen, { font: `${WEIGHT} ${size}px ${family}`, direction, textAlign: "center", textBaseline: "middle" });
      const plate = Math.min(width, pen.measureText(text).width + 2 * PAD * size);
      const left = direction === "rtl" ? 0 : width - plate;
      pen.clearRect(0, 0, width, height);
      pen.globalAlpha = COVER;
      pen.fillStyle = ink.panel;
      pen.beginPath();
      pen.roundRect(left, 0, plate, height, ROUND_PX);
      pen.fill();
      pen.globalAlpha = 1;
      pen.fillStyle = ink.ink;
      pen.fillText(text, left + plate / 2, height / 2);
    }
  }

  Object.assign(ground, { DatePlate, PLATE: { weight: WEIGHT, pad: PAD } });
})(typeof window === "undefined" ? {} : (window.ground = window.ground || {}));
