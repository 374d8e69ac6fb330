/**
 * Datesign: the date, large on the map. It changes with every step, so it is painted with the map: to change a text of the page costs the
 * browser more than all else. Who cannot see it reads the text inside the canvas.
 */
(function datesign(ground) {
  "use strict";
  (ground.parts ??= []).push(datesign);

  const WEIGHT = 700;
  /** Room around the text, and height of the plate, in the height of its letters; how much of the map the plate covers. */
  const [PAD, HEIGHT, COVER] = [0.33, 1.55, 0.82];
  const ROUND_PX = 6;
  const MONTHS = Array.from({ length: 12 }, (_, i) => String(i + 1).padStart(2, "0"));

  class DateSign {
    constructor(canvas, { bundle, words, stage }) {
      Object.assign(this, { words, stage, day: 0, sheet: new ground.Sheet(canvas, bundle, "date", () => this.fit()) });
      this.text = canvas.appendChild(document.createTextNode(""));
      this.fit();
    }

    /** Make room for the longest date of the language, in the size that the page gives it. */
    fit() {
      const { words, stage, sheet: { canvas } } = this;
      const { fontSize, fontFamily: family } = getComputedStyle(canvas);
      const size = parseFloat(fontSize);
      const longest = Math.max(...MONTHS.map((month) => ground.measure(words.date(words.day(`2016-${month}-28`)), size, WEIGHT)));
      Object.assign(canvas.style, { width: `${Math.ceil(longest + 2 * PAD * size)}px`, height: `${Math.ceil(HEIGHT * size)}px` });
      const { width, height } = ground.boxOf(canvas);
      this.sheet.say({ width, height, ratio: window.devicePixelRatio, text: this.write(), size, family, direction: words.direction, isDark: stage.palette.isDark });
    }

    show(day) {
      this.day = day;
      this.sheet.say({ text: this.write() });
    }

    write() {
      return (this.text.data = this.words.date(this.day));
    }
  }

  /** As the workshop paints it. */
  (ground.plates ??= {}).date = (pen, { width, height, text, size, family, direction }, ink) => {
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
  };

  ground.DateSign = DateSign;
})(typeof window === "undefined" ? {} : (window.ground = window.ground || {}));
