/**
 * Sheet: a canvas of the page that is painted in the workshop (workshop.js). The workshop is a worker; where a browser lets none start, it is
 * in the page, slower but with the same pictures.
 *
 * What the workshop is told, all of one moment in one message:
 *   stock          once, before anything else: the facts that all maps share
 *   id, canvas, kind, frame   a canvas to paint: "map" (of the frame with this index), "date" or "playhead"
 *   id, serial, ...   what there is to see, by a sheet that has spoken so often; what is left out stays as it was:
 *     of a map (easel.js)
 *       drawn        {cells, ridges} of another drawing
 *       sight        where the map lies: {k, x, y, width, height, ratio, scale, quiet}
 *       standings    six numbers a place: index, force, by, opponent, state, muted
 *       isDark, isPatterned   theme; whether patterns lie over the ground
 *       isFull, isMoving, isRest   paint everything; coarsely, as the map moves; everything that was painted in pieces
 *       pulse, isStill   points to ring for a moment: [x, y] in units; without movement
 *     of a date (datesign.js)      width, height, ratio, isDark, text, size, family, direction
 *     of a playhead (playhead.js)  width, height, ratio, isDark, inset, share
 */
(function (ground) {
  "use strict";

  /** The way to the workshop; one for the whole page. */
  class Way {
    constructor({ frames, places: { frame, x, y, rank }, forces, cells, ridges }) {
      this.outbox = [];
      this.stock = { frames, places: { frame, x, y, rank }, forces, cells, ridges };
      const code = ["const ground = {};", ...ground.parts.map((part) => `(${part})(ground);`), "const workshop = new ground.Workshop((seen) => postMessage(seen));",
        "onmessage = ({ data }) => workshop.hear(data);", "postMessage([]);"].join("\n");
      try {
        this.worker = new Worker(URL.createObjectURL(new Blob([code], { type: "text/javascript" })));
      } catch {
        this.stay();
        return;
      }
      this.worker.onmessage = ({ data }) => this.hear(data);
      this.worker.onerror = () => this.isOpen || this.stay();
      this.post = (messages) => this.worker.postMessage(messages, messages.flatMap(({ canvas }) => canvas || []));
      this.tell({ stock: this.stock });
    }

    /** No worker could start: paint in the page. */
    stay() {
      const workshop = new ground.Workshop((seen) => this.hear(seen));
      Object.assign(this, { worker: null, outbox: [], post: (messages) => workshop.hear(messages) });
      this.tell({ stock: this.stock });
      for (const sheet of sheets) sheet.renew();
    }

    tell(message) {
      if (!this.outbox.length) queueMicrotask(() => this.send());
      this.outbox.push(message);
    }

    send() {
      if (this.outbox.length) this.post(this.outbox.splice(0));
    }

    hear(seen) {
      this.isOpen = true;
      for (const { id, serial } of seen) sheets[id].hear(serial);
    }
  }

  const sheets = [];
  let way = null;

  /** Open the workshop, the sooner the better: it gets ready while the page does. */
  const open = (bundle) => (way ??= new Way(bundle));
  if (ground.bundle) queueMicrotask(() => open(ground.bundle)); // once all parts are known

  class Sheet {
    /**
     * @param {HTMLCanvasElement} canvas
     * @param {object} bundle
     * @param {"map" | "date" | "playhead"} kind
     * @param {() => void} onnew the canvas is another one, and nothing is painted on it yet
     * @param {number} frame index of the frame, of a map
     */
    constructor(canvas, bundle, kind, onnew, frame) {
      open(bundle);
      Object.assign(this, { canvas, kind, frame, onnew, id: sheets.push(this) - 1, said: 0, seen: 0, waiting: [] });
      this.open();
    }

    open() {
      way.tell({ id: this.id, kind: this.kind, frame: this.frame, canvas: way.worker ? this.canvas.transferControlToOffscreen() : this.canvas });
    }

    /** Begin again on a fresh canvas: one that was given to a worker does not come back. */
    renew() {
      const old = this.canvas;
      this.canvas = old.cloneNode();
      this.canvas.append(...old.childNodes);
      old.replaceWith(this.canvas);
      this.open();
      this.onnew();
    }

    say(task) {
      way.tell({ id: this.id, serial: ++this.said, ...task });
    }

    hear(serial) {
      this.seen = serial;
      while (this.waiting[0]?.said <= serial) this.waiting.shift().done();
    }

    /** Resolves once the canvas shows all that was said until now; what is to be painted as a whole at rest waits for rings to pass, and is not waited for. */
    painted() {
      const { said } = this;
      return said <= this.seen ? Promise.resolve() : new Promise((done) => this.waiting.push({ said, done }));
    }
  }

  /** The box of an element in CSS pixels, from and to whole pixels of the screen, as a browser shows it: a canvas of another size would be blurred. */
  ground.boxOf = (element) => {
    const { left, top, right, bottom } = element.getBoundingClientRect();
    const ratio = window.devicePixelRatio;
    const [x, y, x1, y1] = [left, top, right, bottom].map((edge) => Math.round(edge * ratio) / ratio);
    return { x, y, width: x1 - x, height: y1 - y };
  };

  Object.assign(ground, { Sheet, sheets });
  /** Let the workshop begin at once, because the page is busy for a while. */
  ground.hurry = () => way.send();
  /** Resolves once all canvases show all that was said until now. */
  ground.painted = () => Promise.all(sheets.map((sheet) => sheet.painted()));
  /** The same, for those who wait no longer than some milliseconds: a canvas may never be painted. */
  ground.paintedWithin = (ms) => Promise.race([ground.painted(), new Promise((done) => setTimeout(done, ms))]);
})(window.ground = window.ground || {});
