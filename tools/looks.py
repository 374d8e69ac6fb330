"""Take the pictures of ``docs/looks.md``: ``python -m tools.looks``; needs Chromium and Playwright.

The page as people meet it (both languages, light and dark, phone to wall), and the map as eyes without some or all colours see it.
"""

from __future__ import annotations

import base64
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "docs" / "looks"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
READY = "window.ground && ground.page && ground.texts && document.querySelector('#chart .main-svg') !== null"
QUALITY = 55
#: All pictures together; the repository is cloned over slow lines too.
MOST_BYTES = 1_500_000


@dataclass(frozen=True)
class Look:
    """One picture: what is open, in which language and theme, on which screen, and how much smaller it is kept."""

    name: str
    query: str
    size: tuple[int, int] = (1440, 900)
    scheme: str = "light"
    scale: float = 0.6
    action: str = "0"


LOOKS = [
    Look("map-en", "date=2015-05-31", scale=1),
    Look("map-ar-dark", "lang=ar&date=2015-05-31", scheme="dark"),
    Look("why-ar", "lang=ar&date=2016-05-01&place=palmyra"),
    Look("strips-en-dark", "date=2015-05-31&view=strips", scheme="dark"),
    Look("compare-en", "date=2017-07-15&view=compare"),
    Look("libya-en", "date=2016-05-01&country=LY"),
    Look("wall-en-dark", "date=2017-10-17", (1920, 1080), "dark", 0.5),
    Look("projector-ar", "lang=ar&date=2014-06-15", (1024, 768), scale=0.7),
    Look("present-ar", "lang=ar", (1024, 768), scale=0.7, action="ground.page.present.enter({ chapter: 5, plays: false })"),
    Look("handout-en", "", (1024, 768), scale=0.7, action="ground.page.handout.open()"),
    Look("phone-en", "date=2015-05-31", (360, 640), scale=1),
    Look("phone-ar-dark", "lang=ar&date=2015-05-31", (390, 844), "dark", 0.9),
    Look("phone-why-en", "date=2016-05-01&place=palmyra", (390, 844), scale=0.9),
    Look("phone-table-ar", "lang=ar&date=2015-05-31&view=table&country=LY", (390, 844), scale=0.9),
]
SIGHTS = ("none", "protanopia", "deuteranopia", "tritanopia", "achromatopsia")
DAYS = ("2015-05-31", "2017-07-15")


@contextmanager
def served() -> Iterator[str]:
    """Serve the record on a free port; yields the address."""
    process = subprocess.Popen(
        [sys.executable, "-m", "dashboard", "serve", "--port", "0"], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    assert process.stdout  # noqa: S101
    found = re.search(r"http://\S+", process.stdout.readline())
    try:
        if not found:
            raise SystemExit("the dashboard did not start")
        yield found[0]
    finally:
        process.terminate()
        process.wait(timeout=10)


@contextmanager
def opened(browser: Any, url: str, size: tuple[int, int], scheme: str) -> Iterator[Any]:
    """Open a page in a fresh context, without the hint of a first visit and without movement."""
    context = browser.new_context(viewport={"width": size[0], "height": size[1]}, color_scheme=scheme, reduced_motion="reduce")
    context.add_init_script("try { localStorage.setItem('shifting-ground.hint', 'seen') } catch {}")
    page = context.new_page()
    page.goto(url)
    page.wait_for_function(READY)
    page.wait_for_timeout(1_500)  # captions and charts come to rest
    yield page
    context.close()


def take(page: Any, name: str, clip: dict[str, float]) -> int:
    """Write one picture as WebP; return its size in bytes."""
    session = page.context.new_cdp_session(page)
    taken = session.send("Page.captureScreenshot", {"format": "webp", "quality": QUALITY, "clip": clip})
    data = base64.b64decode(taken["data"])
    (FOLDER / f"{name}.webp").write_bytes(data)
    print(f"{name}: {len(data) // 1024} KB")
    return len(data)


def screens(browser: Any, address: str) -> int:
    """Take the page as people meet it."""
    total = 0
    for look in LOOKS:
        with opened(browser, f"{address}?{look.query}", look.size, look.scheme) as page:
            page.evaluate(look.action)
            page.wait_for_timeout(700)
            page.evaluate("document.activeElement.blur()")
            total += take(page, look.name, {"x": 0, "y": 0, "width": look.size[0], "height": look.size[1], "scale": look.scale})
    return total


def sights(browser: Any, address: str) -> int:
    """Take the map of two days as five kinds of eyes see it, on light ground and on dark."""
    total = 0
    for scheme in ("light", "dark"):
        with opened(browser, address, (1200, 780), scheme) as page:
            session = page.context.new_cdp_session(page)
            box = page.locator(".map").bounding_box()
            for day in DAYS:
                page.evaluate(f"ground.page.clock.set(ground.page.words.day('{day}'))")
                page.wait_for_timeout(3_000)  # the caption of the change goes
                for sight in SIGHTS:
                    session.send("Emulation.setEmulatedVisionDeficiency", {"type": sight})
                    total += take(page, f"eyes-{day[:4]}-{scheme}-{sight}", {**box, "height": 470, "scale": 0.7})
    return total


def main() -> None:
    """Take every picture and say how large they are together."""
    FOLDER.mkdir(exist_ok=True)
    with served() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=next(filter(None, map(shutil.which, BROWSERS)), None), args=FLAGS)
        total = screens(browser, address) + sights(browser, address)
        browser.close()
    print(f"together {total // 1024} KB")
    if total > MOST_BYTES:
        raise SystemExit(f"more than {MOST_BYTES // 1024} KB: lower QUALITY or the scales")


if __name__ == "__main__":
    main()
