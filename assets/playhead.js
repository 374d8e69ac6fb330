/**
 * Playhead: what is seen of the slider's thumb, painted over the strip. It moves with every step, so it is painted with the map: to move an
 * element costs the browser more than all else.
 */
(function playhead(ground) {
  "use strict";
  (ground.parts ??= []).push(playhead);

  const KNOB_Y = 11;
  /** Discs of the knob from the outside: radius in pixels, colour. */
  const KNOB = [[10, "accent"], [9.25, "panel"], [6.25, "accent"]];
  /** The line under it: width in pixels, colour. */
  const LINE = [[4, "panel"], [2.4, "accent"]];

  class Playhead {
    constructor(bundle, stage) {
      const again = () => this.box && this.fit(this.box.inset);
      Object.assign(this, { stage, share: 0, sheet: new ground.Sheet(ground.h("canvas", { class: "playhead", "aria-hidden": true }), bundle, "playhead", again) });
      matchMedia("(prefers-color-scheme: dark)").addEventListener("change", again); // after the stage has heard it
    }

    /** Fit into its box, `inset` pixels wider on both sides than the days are. */
    fit(inset) {
      const { width, height } = ground.boxOf(this.sheet.canvas);
      this.box = { width, height, inset, ratio: window.devicePixelRatio };
      this.sheet.say({ ...this.box, share: this.share, isDark: this.stage.palette.isDark });
    }

    /** Stand at a share of the width, from the left. */
    stand(share) {
      const before = this.share;
      this.share = share;
      if (!this.box) return; // before the first layout
      if (this.box.ratio !== window.devicePixelRatio) this.fit(this.box.inset); // another screen
      else if (at({ ...this.box, share }) !== at({ ...this.box, share: before })) this.sheet.say({ share });
    }
  }

  const at = ({ width, inset, ratio, share }) => Math.round((inset + share * (width - 2 * inset)) * ratio) / ratio;

  /** As the workshop paints it: only where it was and where it is, because a browser shows all anew that lies between the canvases that changed. */
  (ground.plates ??= {}).playhead = (pen, now, ink, before = now) => {
    const { height } = now;
    const x = at(now);
    pen.clearRect(at(before) - KNOB[0][0] - 1, 0, 2 * KNOB[0][0] + 2, height);
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
  };

  ground.Playhead = Playhead;
})(typeof window === "undefined" ? {} : (window.ground = window.ground || {}));
