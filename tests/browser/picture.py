"""Read colours from the picture itself: screenshots, decoded with the standard library."""

from __future__ import annotations

import struct
import time
import zlib
from dataclasses import dataclass

from playwright.sync_api import Page

#: JavaScript: where a place's mark stands in the window, [x, y]
SPOT = """place => {
  const i = ground.bundle.places.id.indexOf(place), frame = ground.page.stage.frames[ground.bundle.places.frame[i]];
  const box = frame.element.getBoundingClientRect(), [x, y] = frame.overlay.at(ground.bundle.places.x[i], ground.bundle.places.y[i]);
  return [box.x + x, box.y + y];
}"""


def bare(page: Page, stages: str = "[ground.page.stage]") -> None:
    """Paint maps without what lies over their cells from now on, so that their colours can be read."""
    page.workers[0].evaluate(
        """() => {
          ground.Backdrop.prototype.paintOver = ground.Towns.prototype.draw = ground.Rings.prototype.draw = () => {};
          for (const { painter } of workshop.jobs.values()) if (painter) painter.backdrop.key = "";
        }"""
    )
    page.evaluate(f"for (const stage of {stages}) stage.repaint()")
    shown(page)


#: JavaScript: size and checksum of a canvas
_SUM = """(canvas, width, height) => {
  const pen = new OffscreenCanvas(Math.max(1, width), Math.max(1, height)).getContext("2d", { willReadFrequently: true });
  if (width && height) pen.drawImage(canvas, 0, 0);
  return new Uint32Array(pen.getImageData(0, 0, pen.canvas.width, pen.canvas.height).data.buffer).reduce((sum, pixel) => (sum * 31 + pixel) % 2 ** 40, 0);
}"""


def shown(page: Page, within: float = 8) -> None:
    """Wait until the maps of the page show what the worker has painted of all that it was told."""
    painted = f"() => [...workshop.jobs.values()].filter(job => job.painter?.view).map(({{ id, painter: {{ canvas }} }}) => [id, canvas.width, canvas.height, ({_SUM})(canvas, canvas.width, canvas.height)])"
    on_page = f"maps => maps.every(([id, width, height, sum]) => !ground.sheets[id].canvas.clientWidth || ({_SUM})(ground.sheets[id].canvas, width, height) === sum)"
    until = time.monotonic() + within
    while page.workers:
        page.evaluate("ground.painted()")
        mine = page.workers[0].evaluate(painted)
        if page.evaluate(on_page, mine):
            return
        assert time.monotonic() < until, "the maps on the screen are not those that were painted"
        page.wait_for_timeout(30)


@dataclass
class Picture:
    """A decoded screenshot, one CSS pixel a pixel."""

    left: int
    top: int
    rows: list[bytes]
    channels: int

    def at(self, x: float, y: float) -> tuple[int, int, int]:
        """Return red, green, blue at a point of the window."""
        row, i = self.rows[round(y) - self.top], (round(x) - self.left) * self.channels
        return row[i], row[i + 1], row[i + 2]


def take(page: Page, x: float, y: float, margin: int = 12) -> Picture:
    """Take a screenshot of the surroundings of a point of the window and decode it (8-bit RGB or RGBA PNG)."""
    left, top = round(x) - margin, round(y) - margin
    return shoot(page, left, top, 2 * margin, 2 * margin)


def shoot(page: Page, left: int, top: int, width: int, height: int) -> Picture:
    """Take a screenshot of a part of the window, one CSS pixel a pixel, and decode it."""
    png = page.screenshot(animations="disabled", scale="css", clip={"x": left, "y": top, "width": width, "height": height})
    width, height, _, colour = struct.unpack(">IIBB", png[16:26])
    channels = {2: 3, 6: 4}[colour]
    packed, at = b"", 8
    while at < len(png):
        size, kind = struct.unpack(">I4s", png[at : at + 8])
        if kind == b"IDAT":
            packed += png[at + 8 : at + 8 + size]
        at += 12 + size
    raw, stride = zlib.decompress(packed), width * channels
    rows: list[bytes] = []
    before = bytes(stride)
    for y in range(height):
        start = y * (stride + 1)
        before = _unfilter(raw[start], raw[start + 1 : start + 1 + stride], before, channels)
        rows.append(before)
    return Picture(left, top, rows, channels)


def _unfilter(kind: int, line: bytes, above: bytes, step: int) -> bytes:
    """Undo a PNG scanline filter (PNG specification, section 9.2)."""
    out = bytearray(line)
    for i in range(len(out)):
        a, b, c = (out[i - step] if i >= step else 0), above[i], (above[i - step] if i >= step else 0)
        if kind == 1:
            add = a
        elif kind == 2:
            add = b
        elif kind == 3:
            add = (a + b) // 2
        elif kind == 4:
            p = a + b - c
            add = min((abs(p - a), 0, a), (abs(p - b), 1, b), (abs(p - c), 2, c))[2]
        else:
            return bytes(out)
        out[i] = (out[i] + add) & 255
    return bytes(out)


def rgb(colour: str) -> tuple[int, int, int]:
    """Return the parts of ``#rrggbb``.

    >>> rgb("#4e4a48")
    (78, 74, 72)
    """
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def nearest(seen: tuple[int, int, int], palette: dict[str, str]) -> str:
    """Return the name of the palette's colour nearest to what was seen."""
    return min(palette, key=lambda name: sum((a - b) ** 2 for a, b in zip(seen, rgb(palette[name]), strict=True)))
