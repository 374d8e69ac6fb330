"""Moving pictures, still ones and the printed sheet, taken of the exported page by a headless browser.

Invariant: a picture file is there whole or not at all. The browser (Playwright, an optional extra) and ffmpeg are looked
for when they are needed; without ffmpeg the pictures themselves are kept, without a browser nothing is written.
"""

from __future__ import annotations

import base64
import re
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import Any

import pandas as pd
from dash import Dash

from .dataset import write_whole
from .site import ExportError, export_file

#: The pace of the page at speed 1; at 30 pictures a second every day is one picture.
DAYS_PER_SECOND = 30
FORMATS: dict[str, list[str]] = {
    ".mp4": ["-c:v", "libx264", "-pix_fmt", "yuv420p", "-movflags", "+faststart"],
    ".webm": ["-c:v", "libvpx-vp9", "-b:v", "0", "-crf", "32"],
    ".gif": ["-filter_complex", "split[a][b];[a]palettegen[p];[b][p]paletteuse"],
}
_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
_FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
_PICTURE = "frame-%05d.png"
PICTURES = ("png", "svg")
#: A picture is drawn at this size and then enlarged, so that its type is as legible on a slide of any size.
_DRAWN = (1280, 720)
_LEAST_SCALE = 0.5
_SNAPSHOT = """async ([kind, options]) => {
  const blob = await ground.snapshot(ground.page, kind, options);
  const bytes = new Uint8Array(await blob.arrayBuffer());
  let text = "";
  for (let i = 0; i < bytes.length; i += 32768) text += String.fromCharCode(...bytes.subarray(i, i + 32768));
  return btoa(text);
}"""


@dataclass(frozen=True)
class Shot:
    """What the pictures show.

    Attributes
    ----------
    size : tuple of int
        Width and height in pixels, even because video codecs want it so.
    language : str
        ``en`` or ``ar``.
    countries : str
        Codes with commas, as in the address; empty for all.
    dark : bool
        Whether the page wears its dark colours.
    """

    size: tuple[int, int] = (1920, 1080)
    language: str = "en"
    countries: str = ""
    dark: bool = False


def parse_size(text: str) -> tuple[int, int]:
    """Return width and height of ``1920x1080``.

    >>> parse_size("1280x720")
    (1280, 720)
    """
    match = re.fullmatch(r"(\d{2,5})[x×](\d{2,5})", text.strip().lower())
    if not match:
        raise ExportError(f"no size {text!r}: write width x height, such as 1920x1080")
    width, height = int(match[1]), int(match[2])
    if not (320 <= width <= 7680 and 240 <= height <= 4320) or width % 2 or height % 2:
        raise ExportError(f"no size {text!r}: even numbers from 320x240 to 7680x4320")
    return width, height


def _apart(work: Callable[..., Any]) -> Callable[..., Any]:
    """Run `work` in a thread of its own: Playwright refuses one that already runs an event loop, as a notebook's does."""

    @wraps(work)
    def run(*arguments: Any) -> Any:
        with ThreadPoolExecutor(1) as pool:
            return pool.submit(work, *arguments).result()

    return run


@_apart
def make_picture(app: Dash, path: Path, day: pd.Timestamp, shot: Shot) -> None:
    """Write a picture of one day, ``.png`` or ``.svg``, as the page's own "Picture" makes it."""
    kind = path.suffix.lower().removeprefix(".")
    if kind not in PICTURES:
        raise ExportError(f"{path}: a picture is a .png or a .svg")
    width, height = shot.size
    scale = max(_LEAST_SCALE, min(width / _DRAWN[0], height / _DRAWN[1]))
    options = {"width": width / scale, "height": height / scale, "scale": scale, "dark": shot.dark}
    with _studio(app, shot) as page:
        page.evaluate("(day) => ground.page.clock.set(day)", _number(page, day))
        content = base64.b64decode(page.evaluate(_SNAPSHOT, [kind, options]))
    _write(path, content)


@_apart
def make_handout(app: Dash, path: Path, language: str, paper: str) -> None:
    """Write the hand-out as a PDF on ``A4`` or ``Letter``."""
    if path.suffix.lower() != ".pdf":
        raise ExportError(f"{path}: a hand-out is a .pdf")
    with _studio(app, Shot(language=language)) as page:
        page.evaluate("(paper) => { ground.page.handout.paper = paper; ground.page.handout.open(); }", paper)
        content = page.pdf(prefer_css_page_size=True)
    _write(path, content)


@_apart
def make_video(
    app: Dash, path: Path, days: tuple[pd.Timestamp, pd.Timestamp], shot: Shot, fps: int, told: Callable[[int, int], None] = lambda *_: None
) -> Path:
    """Write a film of the days and return its path; without ffmpeg, a folder of numbered pictures and the folder's path.

    `told` is called after each picture with the count of those made and of all.
    """
    if path.suffix.lower() not in FORMATS:
        raise ExportError(f"{path}: a video is one of {', '.join(FORMATS)}")
    if not 1 <= fps <= 60:
        raise ExportError(f"no rate {fps}: 1 to 60 pictures a second")
    first, last = days
    if last < first:
        raise ExportError(f"{last:%Y-%m-%d} is before {first:%Y-%m-%d}: give the earlier day first")
    ffmpeg = shutil.which("ffmpeg")
    target = path if ffmpeg else path.with_name(f"{path.stem}-frames")
    if not ffmpeg and target.exists():
        raise ExportError(f"{target} exists; ffmpeg was not found, so the pictures would go there: move it away, or install ffmpeg")
    count = max(1, round(((last - first).days + 1) * fps / DAYS_PER_SECOND))
    shown = [first + pd.Timedelta(days=round(i * (last - first).days / max(1, count - 1))) for i in range(count)]
    path.parent.mkdir(parents=True, exist_ok=True)
    scratch = Path(tempfile.mkdtemp(dir=path.parent, prefix=f".{path.stem}."))
    try:
        frames = scratch / "frames"
        frames.mkdir()
        with _studio(app, shot) as page:
            for number, picture in enumerate(_take(page, shown)):
                (frames / (_PICTURE % number)).write_bytes(picture)
                told(number + 1, count)
        if ffmpeg:
            _encode(ffmpeg, frames, scratch / f"film{path.suffix.lower()}", fps).replace(path)
        else:
            frames.replace(target)
    except OSError as error:
        raise ExportError(f"{path}: {error.strerror or error}; nothing was written") from None
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
    return target


def _write(path: Path, content: bytes) -> None:
    """Write a file whole or not at all."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, content)
    except OSError as error:
        raise ExportError(f"{path}: {error.strerror or error}; nothing was written") from None


def _encode(ffmpeg: str, frames: Path, film: Path, fps: int) -> Path:
    command = [ffmpeg, "-loglevel", "error", "-framerate", str(fps), "-i", str(frames / _PICTURE), *FORMATS[film.suffix], str(film)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - our own words and the path that was asked for
    if done.returncode:
        raise ExportError(f"ffmpeg could not make the film: {done.stderr.strip().splitlines()[-1:] or done.returncode}")
    return film


@contextmanager
def _studio(app: Dash, shot: Shot) -> Iterator[Any]:
    """Open the exported page in a browser and give it."""
    try:
        from playwright.sync_api import Error, sync_playwright
    except ImportError:
        raise ExportError('pictures need a headless browser: run  pip install "shifting-ground[film]"  and have Chromium installed') from None
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as playwright:
        page_file = Path(scratch) / "page.html"
        export_file(app, page_file)
        try:
            browser = playwright.chromium.launch(executable_path=next(filter(None, map(shutil.which, _BROWSERS)), None), args=_FLAGS)
        except Error as error:
            raise ExportError(f"no browser to take pictures with: install Chromium ({str(error).splitlines()[0]})") from None
        width, height = shot.size
        page = browser.new_page(viewport={"width": width, "height": height}, reduced_motion="reduce", color_scheme="dark" if shot.dark else "light")
        query = f"?lang={shot.language}" + (f"&country={shot.countries}" if shot.countries else "")
        page.goto(page_file.as_uri() + query)
        page.wait_for_function("window.ground && ground.page")
        yield page
        browser.close()


def _take(page: Any, days: list[pd.Timestamp]) -> Iterator[bytes]:
    """Dress the page for a picture and take one of each day."""
    numbers = [_number(page, day) for day in days]
    page.evaluate("([a, b]) => { window.draw = ground.film(a, b); }", [numbers[0], numbers[-1]])
    page.wait_for_timeout(300)  # the map fits itself to its new box
    for number in numbers:
        page.evaluate("(day) => draw(day)", number)
        yield page.screenshot()


def _number(page: Any, day: pd.Timestamp) -> int:
    number = page.evaluate(
        "(day) => { const n = ground.page.words.day(day); return n >= 0 && n <= ground.page.clock.last ? n : null; }", f"{day:%Y-%m-%d}"
    )
    if number is None:
        raise ExportError(f"{day:%Y-%m-%d} is outside the record")
    return int(number)
