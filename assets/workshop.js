/**
 * Workshop: where maps and date are painted, apart from the page, so that neither waits for the other. It hears from the sheets of the page
 * (sheet.js), and paints when it has heard all that has come: of days that pass faster than it can paint, the last.
 *
 * The files that work here say so by joining `ground.parts`; they know no document.
 */
(function workshop(ground) {
  "use strict";
  (ground.parts ??= []).push(workshop);

  class Workshop {
    /** @param {(message: object) => void} tell what the page hears: `{id, serial}` once a canvas shows all that was said until then */
    constructor(tell) {
      Object.assign(this, { tell, jobs: new Map(), owed: new Set() });
      const { port1, port2 } = new MessageChannel(); // its messages come after those of the page that wait already
      port1.onmessage = () => this.work();
      this.soon = () => port2.postMessage(0);
    }

    /** @param {object} message see sheet.js */
    hear({ stock, id, canvas, frame, serial, ...task }) {
      if (stock) this.stock = { ...stock, book: new ground.PatternBook(stock.forces), palettes: [false, true].map((isDark) => new ground.Palette(stock.forces, isDark)) };
      else if (canvas) this.jobs.set(id, frame === undefined ? new DateJob(canvas, this.stock) : new MapJob(canvas, this.stock, frame, (job) => this.owe(job)));
      else {
        const job = this.jobs.get(id);
        job.take(task);
        Object.assign(job, { id, serial });
        this.owe(job);
      }
    }

    owe(job) {
      this.owed.add(job);
      if (this.owed.size === 1) this.soon();
    }

    work() {
      const jobs = [...this.owed];
      this.owed.clear();
      for (const job of jobs) job.work();
      for (const { id, serial } of jobs) this.tell({ id, serial });
    }
  }

  class DateJob {
    constructor(canvas, { palettes }) {
      Object.assign(this, { plate: new ground.DatePlate(canvas), palettes, sign: {} });
    }

    take(sign) {
      Object.assign(this.sign, sign);
    }

    work() {
      this.plate.draw(this.sign, this.palettes[Number(this.sign.isDark)].ink);
    }
  }

  class MapJob {
    constructor(canvas, stock, frame, owe) {
      const looks = [];
      const painter = new ground.Painter(canvas, stock, frame, (place) => looks[place]);
      Object.assign(this, { stock, looks, painter, changed: new Set(), task: {} });
      ground.relief(stock.frames[frame]).then((relief) => {
        painter.backdrop.relief = relief;
        if (!painter.view) return; // the first painting will have it
        this.take({ isFull: true });
        owe(this);
      });
    }

    /** Remember what is to be done; to paint everything is not forgotten for a part. */
    take({ standings = [], ...task }) {
      for (let i = 0; i < standings.length; i += 6) {
        const [place, force, by, opponent, state, muted] = standings.subarray(i, i + 6);
        this.looks[place] = { force, by, opponent, state, muted: muted === 1 };
        this.changed.add(place);
      }
      const { isFull, isMoving } = this.task;
      Object.assign(this.task, task);
      if (isFull && !task.isFull) Object.assign(this.task, { isFull, isMoving });
    }

    work() {
      const { painter, changed, stock, task: { drawn, sight, isDark, isPatterned, isFull, isMoving, isRest } } = this;
      Object.assign(this, { changed: new Set(), task: {} });
      if (drawn) painter.load(drawn);
      if (sight) painter.place(sight);
      if (isPatterned !== undefined) painter.patterns = isPatterned ? stock.book : null;
      if (isDark !== undefined) this.palette = stock.palettes[Number(isDark)];
      if (isFull) painter.full(this.palette, isMoving);
      else if (changed.size) painter.paint(changed, this.palette);
      if (isRest && painter.isWhole === false) painter.full(this.palette);
    }
  }

  ground.Workshop = Workshop;
  if (typeof module !== "undefined") module.exports = { Workshop };
})(typeof window === "undefined" ? {} : (window.ground = window.ground || {}));
