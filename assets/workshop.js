/**
 * Workshop: where maps and date are painted, apart from the page, so that neither waits for the other. It hears from the sheets of the page
 * (sheet.js), and paints when it has heard all that has come: of days that pass faster than it can paint, the last.
 *
 * The files that work here say so by joining `ground.parts`; they know no document.
 */
(function workshop(ground) {
  "use strict";
  (ground.parts ??= []).push(workshop);

  /** Rings wait so long in a frame for a step to be painted with, milliseconds. */
  const STEP_MS = 8;
  /** Size of the canvas that proofs are taken on: not so small that a browser would keep it elsewhere than maps. */
  const PROOF = [300, 150];

  class Workshop {
    /** @param {(seen: {id: number, serial: number}[]) => void} tell what the page hears: canvases that show all that was said until then */
    constructor(tell) {
      Object.assign(this, { tell, jobs: new Map(), owed: new Set(), proof: new OffscreenCanvas(...PROOF).getContext("2d") });
      const { port1, port2 } = new MessageChannel(); // its messages come after those of the page that wait already
      port1.onmessage = () => this.work();
      this.soon = () => port2.postMessage(0);
    }

    /** @param {object[]} messages see sheet.js */
    hear(messages) {
      for (const message of messages) this.take(message);
    }

    take({ stock, id, canvas, kind, frame, serial, ...task }) {
      if (stock) this.stock = { ...stock, book: new ground.PatternBook(stock.forces), palettes: [false, true].map((isDark) => new ground.Palette(stock.forces, isDark)) };
      else if (canvas) this.jobs.set(id, kind === "map" ? new MapJob(canvas, this.stock, frame, (job) => this.owe(job)) : new PlateJob(canvas, this.stock, ground.plates[kind]));
      else {
        const job = this.jobs.get(id);
        job.take(task);
        Object.assign(job, { id, serial });
        this.owe(job);
      }
    }

    owe(job) {
      if (!this.owed.size) this.soon();
      this.owed.add(job);
    }

    work() {
      const jobs = [...this.owed];
      this.owed.clear();
      for (const job of jobs) job.work();
      const news = jobs.filter(({ serial, told }) => serial !== told);
      for (const job of news) job.told = job.serial;
      if (news.length) this.tell(news.map(({ id, serial }) => ({ id, serial })));
      this.develop(jobs);
    }

    /**
     * What is drawn is only noted, and becomes pixels when the next frame begins, just as the next day is heard, which then waits; and what was
     * painted twice, twice. To take a pixel of it makes it so at once. Nobody looks at that pixel: it is cleared before it is drawn, so that it need
     * not be fetched from a graphics card.
     */
    develop(jobs) {
      for (const { painter } of jobs) if (painter) this.proof.drawImage(painter.canvas, 0, 0, 1, 1, 0, 0, 1, 1);
      this.proof.clearRect(0, 0, ...PROOF);
    }
  }

  /** A small canvas, painted by one of `ground.plates`, which is told what it painted last. */
  class PlateJob {
    constructor(canvas, { palettes }, plate) {
      Object.assign(this, { canvas, pen: canvas.getContext("2d"), plate, palettes, now: {} });
    }

    take(change) {
      Object.assign(this.now, change);
    }

    work() {
      const { canvas, pen, now, before } = this;
      ground.size(canvas, now);
      pen.setTransform(now.ratio, 0, 0, now.ratio, 0, 0);
      this.plate(pen, now, this.palettes[Number(now.isDark)].ink, before);
      this.before = { ...now };
    }
  }

  class MapJob {
    constructor(canvas, stock, frame, owe) {
      const looks = [];
      const painter = new ground.Painter(canvas, stock, frame, (place) => looks[place]);
      Object.assign(this, { stock, looks, painter, owe, changed: new Set(), task: {} });
      ground.relief(stock.frames[frame]).then((relief) => {
        painter.backdrop.relief = relief;
        if (!painter.view) return; // the first painting will have it
        this.take({ isFull: true });
        owe(this);
      });
    }

    /** Remember what is to be done; to paint everything is not forgotten for a part. */
    take({ standings = [], pulse, isStill, ...task }) {
      if (pulse) this.painter.rings.add(pulse, isStill, performance.now());
      for (let i = 0; i < standings.length; i += 6) {
        const [place, force, by, opponent, state, muted] = standings.subarray(i, i + 6);
        this.looks[place] = { force, by, opponent, state, muted: muted === 1 };
        this.changed.add(place);
      }
      Object.assign(this.task, task);
    }

    work() {
      const { painter, changed, stock, task: { drawn, sight, isDark, isPatterned, isFull, isMoving, isRest } } = this;
      const { rings } = painter;
      Object.assign(this, { changed: new Set(), task: {}, isResting: isRest || (this.isResting && !changed.size) });
      if (drawn) painter.load(drawn);
      if (sight) painter.place(sight);
      if (isPatterned !== undefined) painter.patterns = isPatterned ? stock.book : null;
      if (isDark !== undefined) this.palette = stock.palettes[Number(isDark)];
      if (!painter.view) return; // nobody has said yet where the map lies
      if (isFull) painter.full(this.palette, isMoving);
      else if (changed.size || rings.list.length) painter.paint(changed, this.palette);
      if (rings.list.length) this.ringOn();
      else if (this.isResting && !painter.isWhole && !painter.isMoving) painter.full(this.palette);
    }

    /** Rings are painted in every frame: with a step that comes in time, or by themselves. */
    ringOn() {
      const turn = (this.turn = {});
      requestAnimationFrame(() => setTimeout(() => this.turn === turn && this.owe(this), STEP_MS));
    }
  }

  /** Give a canvas of some CSS pixels a pixel for every pixel of the screen. */
  ground.size = (canvas, { width, height, ratio }) => {
    const [w, h] = [Math.max(1, Math.round(width * ratio)), Math.max(1, Math.round(height * ratio))];
    if (canvas.width !== w || canvas.height !== h) Object.assign(canvas, { width: w, height: h });
  };
  ground.Workshop = Workshop;
  if (typeof module !== "undefined") module.exports = { Workshop };
})(typeof window === "undefined" ? {} : (window.ground = window.ground || {}));
