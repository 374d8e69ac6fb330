/**
 * Datesign: the date, large on the map. It changes with every step, so it is painted: to change a text of the page costs the browser
 * more than the whole map. Who cannot see it reads the text inside the canvas.
 */
(function (ground) {
  "use strict";

  const WEIGHT = 700;
  /** Room around the text, in its own height; height of the plate; how much of the map the plate covers. */
  const [PAD, HEIGHT, COVER] = [0.33, 1.55, 0.82];
  const ROUND_PX = 6;
  const MONTHS = Array.from({ length: 12 }, (_, i) => String(i + 1).padStart(2, "0"));

  class DateSign {
    constructor(canvas, { words, stage }) {
      Object.assign(this, { canvas, words, stage, pen: canvas.getContext("2d"), day: 0 });
      this.text = canvas.appendChild(document.createTextNode(""));
      this.fit();
    }

    /** Make room for the longest date of the language, in the size that the page gives it. */
    fit() {
      const { canvas, words } = this;
      const { fontSize, fontFamily } = getComputedStyle(canvas);
      this.size = parseFloat(fontSize);
      const longest = Math.max(...MONTHS.map((month) => ground.measure(words.date(words.day(`2016-${month}-28`)), this.size, WEIGHT)));
      this.box = { width: Math.ceil(longest + 2 * PAD * this.size), height: Math.ceil(HEIGHT * this.size) };
      Object.assign(canvas.style, { width: `${this.box.width}px`, height: `${this.box.height}px` });
      ground.sharpen(canvas, this.box);
      Object.assign(this.pen, { font: `${WEIGHT} ${this.size}px ${fontFamily}`, direction: words.direction, textAlign: "center", textBaseline: "middle" });
      this.draw();
    }

    show(day) {
      this.day = day;
      this.draw();
    }

    draw() {
      const { pen, words, stage: { palette: { ink } }, box, size } = this;
      const text = words.date(this.day);
      this.text.data = text;
      const { width, height } = box;
      const plate = ground.measure(text, size, WEIGHT) + 2 * PAD * size;
      const left = words.direction === "rtl" ? 0 : width - plate;
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

  ground.DateSign = DateSign;
})(window.ground = window.ground || {});
