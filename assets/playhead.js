/**
 * Playhead: what is seen of the slider's thumb, painted over the strip. It moves with every step, and the browser paints a small canvas
 * sooner than it moves an element.
 */
(function (ground) {
  "use strict";

  const KNOB_Y = 11;
  /** Discs of the knob from the outside: radius in pixels, colour. */
  const KNOB = [[10, "accent"], [9.25, "panel"], [6.25, "accent"]];
  /** The line under it: width in pixels, colour. */
  const LINE = [[4, "panel"], [2.4, "accent"]];

  class Playhead {
    constructor(stage) {
      Object.assign(this, { stage, share: 0, canvas: ground.h("canvas", { class: "playhead", "aria-hidden": true }) });
      this.pen = this.canvas.getContext("2d");
      matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.draw()); // after the stage has heard it
    }

    /** Fit into its box, `inset` pixels wider on both sides than the days are. */
    fit(inset) {
      const { clientWidth: width, clientHeight: height } = this.canvas;
      this.box = { width, height, inset, ratio: ground.sharpen(this.canvas, { width, height }) };
      this.draw();
    }

    /** Stand at a share of the width, from the left. */
    stand(share) {
      this.share = share;
      const { width, inset, ratio } = this.box || {};
      if (width && Math.round((inset + share * (width - 2 * inset)) * ratio) / ratio !== this.x) this.draw();
    }

    draw() {
      if (!this.box) return; // before the first layout
      const { pen, box: { width, height, inset, ratio }, stage: { palette: { ink } } } = this;
      if (ratio !== window.devicePixelRatio) return this.fit(inset); // another screen
      const x = (this.x = Math.round((inset + this.share * (width - 2 * inset)) * ratio) / ratio);
      pen.clearRect(0, 0, width, height);
      for (const [wide, colour] of LINE) {
        pen.fillStyle = ink[colour];
        pen.fillRect(x - wide / 2, KNOB_Y, wide, height - KNOB_Y);
      }
      for (const [radius, colour] of KNOB) {
        pen.fillStyle = ink[colour];
        pen.beginPath();
        pen.arc(x, KNOB_Y, radius, 0, 2 * Math.PI);
        pen.fill();
      }
    }
  }

  ground.Playhead = Playhead;
})(window.ground = window.ground || {});
