/**
 * Relief: the grey picture of a frame's relief as black and white alpha, to be laid over the cells.
 * The picture is a data URI, so that it can be read even in a page opened from a file, and without asking anybody.
 */
(function relief(ground) {
  "use strict";
  (ground.parts ??= []).push(relief);

  const FLAT = 128;
  const STRENGTH = 1.25;
  /** Never so strong that a force's colour cannot be told. */
  const MOST = 70;

  /** Darker than flat becomes black, lighter becomes white, each as transparent as it is near to flat. */
  function alpha(image, frame) {
    const sheet = new OffscreenCanvas(image.width, image.height);
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
      const [, type, data] = frame.relief.match(/^data:(.+?);base64,(.+)$/);
      const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
      sheets.set(frame, createImageBitmap(new Blob([bytes], { type })).then((image) => alpha(image, frame)));
    }
    return sheets.get(frame);
  };
})(window.ground = window.ground || {});
