/**
 * Relief: the grey picture of a frame's relief as black and white alpha, to be laid over the cells.
 * The picture is a data URI, so that a canvas can read it even in a page opened from a file.
 */
(function (ground) {
  "use strict";

  const FLAT = 128;
  const STRENGTH = 1.25;
  /** Never so strong that a force's colour cannot be told. */
  const MOST = 70;

  /** Darker than flat becomes black, lighter becomes white, each as transparent as it is near to flat. */
  function alpha(image, frame) {
    const sheet = document.createElement("canvas");
    sheet.width = image.width;
    sheet.height = image.height;
    const pen = sheet.getContext("2d", { willReadFrequently: true });
    pen.drawImage(image, 0, 0);
    const pixels = pen.getImageData(0, 0, sheet.width, sheet.height);
    const { data } = pixels;
    for (let i = 0; i < data.length; i += 4) {
      const light = data[i] - FLAT;
      data[i] = data[i + 1] = data[i + 2] = light > 0 ? 255 : 20;
      data[i + 3] = Math.min(MOST, Math.abs(light) * STRENGTH);
    }
    pen.putImageData(pixels, 0, 0);
    pen.globalCompositeOperation = "destination-in"; // no relief on the sea; cut once here, not in every frame of a zoom
    pen.scale(sheet.width / frame.width, sheet.height / frame.height);
    pen.fill(new Path2D(frame.land));
    return sheet;
  }

  const sheets = new Map();

  /** The relief of a frame of the bundle as a canvas of its size in pixels; read once, however many maps show it. */
  ground.relief = (frame) => {
    if (!sheets.has(frame)) {
      sheets.set(frame, new Promise((resolve, reject) => {
        const image = new Image();
        image.onload = () => resolve(alpha(image, frame));
        image.onerror = () => reject(new Error("the relief could not be read"));
        image.src = frame.relief;
      }));
    }
    return sheets.get(frame);
  };
})(window.ground = window.ground || {});
