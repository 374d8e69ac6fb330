/**
 * Datesign: the date, large on the map. It changes with every step, so it is painted with the map (dateplate.js): to change a text of the
 * page costs the browser more than all else. Who cannot see it reads the text inside the canvas.
 */
(function (ground) {
  "use strict";

  /** Height of the plate, in that of its letters. */
  const HEIGHT = 1.55;
  const MONTHS = Array.from({ length: 12 }, (_, i) => String(i + 1).padStart(2, "0"));

  class DateSign {
    constructor(canvas, { bundle, words, stage }) {
      Object.assign(this, { words, stage, day: 0, sheet: new ground.Sheet(canvas, bundle, () => this.fit()) });
      this.text = canvas.appendChild(document.createTextNode(""));
      this.fit();
    }

    /** Make room for the longest date of the language, in the size that the page gives it. */
    fit() {
      const { words, stage, sheet: { canvas } } = this;
      const { weight, pad } = ground.PLATE;
      const { fontSize, fontFamily } = getComputedStyle(canvas);
      const size = parseFloat(fontSize);
      const longest = Math.max(...MONTHS.map((month) => ground.measure(words.date(words.day(`2016-${month}-28`)), size, weight)));
      const box = { width: Math.ceil(longest + 2 * pad * size), height: Math.ceil(HEIGHT * size) };
      Object.assign(canvas.style, { width: `${box.width}px`, height: `${box.height}px` });
      const text = this.write();
      this.sheet.say({ text, family: fontFamily, size, direction: words.direction, ...box, ratio: window.devicePixelRatio, isDark: stage.palette.isDark });
    }

    show(day) {
      this.day = day;
      this.sheet.say({ text: this.write() });
    }

    write() {
      return (this.text.data = this.words.date(this.day));
    }
  }

  ground.DateSign = DateSign;
})(window.ground = window.ground || {});
