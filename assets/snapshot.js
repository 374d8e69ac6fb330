/**
 * Snapshot: a picture as a file. SVG as it is drawn; PNG painted from the same SVG, with the relief, which is no line drawing.
 * `ground.snapshot` also serves the program that takes pictures from the command line.
 */
(function (ground) {
  "use strict";

  /** On paper and on slides the picture is at least this wide, even if it was taken on a phone. */
  const [LEAST_PX, MOST_PX] = [1100, 1600];
  const SHARP = 2; // pixels of a PNG for one of the drawing
  const KINDS = { png: "image/png", svg: "image/svg+xml" };

  const asText = (svg) => new XMLSerializer().serializeToString(svg);
  const asAddress = (text) => `data:${KINDS.svg};charset=utf-8,${encodeURIComponent(text)}`;

  /** The data address of a blob. */
  const asPicture = (blob) => new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result);
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(blob);
  });

  /** Paint an SVG and return it as a canvas. A data address keeps the canvas readable, even in a page opened from a file. */
  async function painted(svg) {
    const image = new Image();
    image.src = asAddress(asText(svg));
    await image.decode();
    const canvas = ground.h("canvas", { width: svg.getAttribute("width"), height: svg.getAttribute("height") });
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    return canvas;
  }

  /** The current view as a file. */
  ground.snapshot = async (page, kind, options) => {
    if (kind === "svg") return new Blob([asText(ground.picture(page, options))], { type: KINDS.svg });
    const relief = await Promise.all(page.bundle.frames.map(async (frame) => asPicture(await (await ground.relief(frame)).convertToBlob())));
    const canvas = await painted(ground.picture(page, { ...options, relief }));
    return new Promise((resolve, reject) => canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("too large to paint"))), KINDS.png));
  };

  function save(blob, name) {
    const link = ground.h("a", { href: URL.createObjectURL(blob), download: name });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000); // a slow disk may still be reading it
  }

  /** Open the window from which a reader takes a picture of the view. */
  ground.offerPicture = (page) => {
    const { h } = ground;
    const { bundle, words, clock, stage } = page;
    const width = Math.max(LEAST_PX, Math.min(MOST_PX, stage.host.clientWidth));
    const options = { width, dark: stage.palette.isDark };
    const preview = h("img", { class: "preview", alt: "" });
    const said = h("p", { role: "status" });
    const show = () => {
      preview.src = asAddress(asText(ground.picture(page, options)));
      preview.alt = words.say("picture_alt", { date: words.date(clock.day) });
    };
    const take = async (kind) => {
      const name = `shifting-ground-${words.iso(clock.day)}-${words.language}.${kind}`;
      try {
        save(await ground.snapshot(page, kind, { ...options, scale: kind === "png" ? SHARP : 1 }), name);
        said.textContent = words.say("picture_saved", { name });
      } catch {
        said.textContent = words.say("picture_failed");
      }
    };
    const theme = (name) => h("label", {}, h("input", { type: "radio", name: "picture-theme", checked: options.dark === (name === "dark"), onchange: () => { options.dark = name === "dark"; show(); } }), " ", words.say(`picture_${name}`));
    const button = (kind) => h("button", { type: "button", onclick: () => take(kind) }, words.say(`picture_${kind}`));
    ground.dialog(words, words.say("picture"), h("p", {}, words.say("picture_note")), preview,
      h("div", { class: "picture-tools" }, h("span", { role: "radiogroup", "aria-label": words.say("picture_theme") }, theme("light"), theme("dark")), button("png"), button("svg")), said);
    show();
  };
})(window.ground = window.ground || {});
