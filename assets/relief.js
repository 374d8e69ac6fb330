/**
 * Relief: the grey picture of a frame's relief as black and white alpha, drawn over the cells.
 * The picture is a data URI, so that the canvas can read it even from a file.
 */
(function (ground) {
  "use strict";

  const FLAT = 128;
  const STRENGTH = 1.25;
  /** Never so strong that a force's colour cannot be told. */
  const MOST = 70;

  class Relief {
    constructor(canvas, frame) {
      this.canvas = canvas;
      this.frame = frame;
      this.ready = new Promise((resolve, reject) => {
        const image = new Image();
        image.onload = () => resolve(this.alpha(image));
        image.onerror = () => reject(new Error("the relief could not be read"));
        image.src = frame.relief;
      }).then((sheet) => {
        this.sheet = sheet;
        if (this.view) this.draw();
      });
    }

    /** Darker than flat becomes black, lighter becomes white, each as transparent as it is near to flat. */
    alpha(image) {
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
      pen.scale(sheet.width / this.frame.width, sheet.height / this.frame.height);
      pen.fill(new Path2D(this.frame.land));
      return sheet;
    }

    place(view) {
      this.view = view;
      if (this.sheet) this.draw();
    }

    draw() {
      const { canvas, frame, sheet } = this;
      const { k, x, y, width, height, ratio } = this.view;
      Object.assign(canvas, { width: Math.max(1, Math.round(width * ratio)), height: Math.max(1, Math.round(height * ratio)) });
      const pen = canvas.getContext("2d");
      pen.setTransform(k * ratio, 0, 0, k * ratio, x * ratio, y * ratio);
      pen.drawImage(sheet, 0, 0, frame.width, frame.height);
    }
  }

  ground.Relief = Relief;
  if (typeof module !== "undefined") module.exports = { Relief };
})(typeof window === "undefined" ? {} : (window.ground = window.ground || {}));
