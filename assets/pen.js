/**
 * Pen: draw on the map while presenting. Lines are kept in shares of the map's box, so that they stay in place when it is resized.
 */
(function (ground) {
  "use strict";

  class Pen {
    constructor(host) {
      this.svg = ground.s("svg", { class: "pen", "aria-hidden": true, viewBox: "0 0 1 1", preserveAspectRatio: "none" });
      host.append(this.svg);
      this.svg.addEventListener("pointerdown", (event) => this.begin(event));
      this.svg.addEventListener("pointermove", (event) => this.line && this.draw(event));
      for (const end of ["pointerup", "pointercancel"]) this.svg.addEventListener(end, () => (this.line = null));
    }

    get isDown() {
      return this.svg.classList.contains("down");
    }

    /** Take the pen, or put it down. */
    toggle(down = !this.isDown) {
      this.svg.classList.toggle("down", down);
      this.line = null;
    }

    begin(event) {
      event.preventDefault();
      this.svg.setPointerCapture(event.pointerId);
      this.line = ground.s("path", { d: `M${this.at(event)}` });
      this.svg.append(this.line);
      this.draw(event);
    }

    draw(event) {
      this.line.setAttribute("d", `${this.line.getAttribute("d")}L${this.at(event)}`);
    }

    at({ clientX, clientY }) {
      const { x, y, width, height } = this.svg.getBoundingClientRect();
      return `${((clientX - x) / width).toFixed(4)} ${((clientY - y) / height).toFixed(4)}`;
    }

    /** Take back the last line. */
    undo() {
      this.svg.lastChild?.remove();
    }

    clear() {
      this.svg.replaceChildren();
    }
  }

  ground.Pen = Pen;
})(window.ground = window.ground || {});
