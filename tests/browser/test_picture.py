"""A picture of the view for slides and print: what is in it, and that page and command line draw the same."""

from __future__ import annotations

import re
from base64 import b64encode
from pathlib import Path
from xml.etree import ElementTree

import pandas as pd
import pytest
from playwright.sync_api import Page, expect

from dashboard import Dataset
from dashboard.app import create_app
from dashboard.film import Shot, make_picture
from tests.browser.conftest import Visit

SVG = "{http://www.w3.org/2000/svg}"
SNAPSHOT = "async (options) => (await ground.snapshot(ground.page, 'svg', options)).text()"


def saved(page: Page, kind: str, to: Path) -> Path:
    """Take a picture as a reader does and return the file."""
    with page.expect_download() as download:
        page.locator("dialog").get_by_role("button", name=kind).click()
    path = to / download.value.suggested_filename
    download.value.save_as(path)
    return path


def texts(root: ElementTree.Element) -> list[str]:
    return ["".join(e.itertext()) for e in root.iter(f"{SVG}text")]


def open_picture(visit: Visit, url: str) -> Page:
    page = visit.open(url)
    page.locator("[data-tool=picture]").click()
    page.wait_for_function("document.querySelector('.preview')?.naturalWidth > 0")
    return page


@pytest.mark.parametrize("visit", [{"size": "desktop"}, {"size": "phone"}], indirect=True, ids=["desktop", "phone"])
def test_a_teacher_saves_the_map_for_a_slide_and_for_print(visit: Visit, address: str, tmp_path: Path, record: Dataset) -> None:
    page = open_picture(visit, f"{address}?date=2015-05-21&country=SY,IQ&force=isis&drawing=whole")
    picture = saved(page, "PNG", tmp_path)
    assert picture.name == "shifting-ground-2015-05-21-en.png"
    assert picture.read_bytes().startswith(b"\x89PNG")
    expect(page.get_by_role("dialog").get_by_role("status")).to_contain_text(picture.name)
    root = ElementTree.fromstring(saved(page, "SVG", tmp_path).read_text(encoding="utf-8"))
    said = " ".join(texts(root))
    for part in (
        "Shifting Ground",
        "21 May 2015",
        "Palmyra",
        "ISIS",
        "Showing Syria, Iraq: ISIS.",
        "fills each country",
        record.version,
        "CC\u00a0BY\u00a04.0",
    ):
        assert part in said
    assert re.search(r"\d+ km", said), "a scale bar"
    assert "ليبيا" not in said, "an inset with nothing to show is left out"
    assert not list(root.iter(f"{SVG}image"))
    colours = {e.get("fill") for e in root.iter(f"{SVG}path")}
    assert record.forces.loc["isis", "colour"] in colours
    assert record.forces.loc["turkey", "colour"] not in colours


def test_the_picture_follows_the_zoom_and_the_language(visit: Visit, address: str, tmp_path: Path) -> None:
    page = visit.open(f"{address}?date=2017-10-17&lang=ar")
    page.evaluate("ground.page.stage.zoom.show(ground.bundle.chapters.find(({ id }) => id === 'raqqa-2017').box.view)")
    page.wait_for_function("ground.page.stage.zoom.view.scale > 4")
    page.locator("[data-tool=picture]").click()
    root = ElementTree.fromstring(saved(page, "SVG", tmp_path).read_text(encoding="utf-8"))
    said = texts(root)
    assert {"الرقة", "Raqqa", "17 تشرين الأول 2017"} <= set(said)
    assert "Baghdad" not in said
    assert root.get("lang") == "ar"
    assert all(e.get("direction") == "rtl" for e in root.iter(f"{SVG}text") if e.get("class") in {"title", "date", "legend", "origin"})


def test_light_or_dark_is_the_readers_choice(visit: Visit, address: str, tmp_path: Path) -> None:
    page = open_picture(visit, address)
    light = saved(page, "SVG", tmp_path).read_text(encoding="utf-8")
    page.get_by_label("Dark").check()
    dark = saved(page, "SVG", tmp_path).read_text(encoding="utf-8")
    assert "#fffdf8" in light
    assert "#fffdf8" not in dark
    assert "#1e242a" in dark


def test_the_file_opens_on_its_own(visit: Visit, address: str, tmp_path: Path) -> None:
    page = open_picture(visit, address)
    path = saved(page, "SVG", tmp_path)
    alone = page.context.new_page()
    asked: list[str] = []
    alone.on("request", lambda r: asked.append(r.url))
    alone.set_content(f"<img alt='' src='data:image/svg+xml;base64,{b64encode(path.read_bytes()).decode()}'>")
    alone.wait_for_function("document.images[0].complete && document.images[0].naturalWidth >= 1100")
    assert [url for url in asked if not url.startswith(("data:", "about:"))] == []


def test_page_and_command_line_draw_the_same(visit: Visit, address: str, tmp_path: Path, record: Dataset) -> None:
    page = visit.open(f"{address}?date=2016-06-01")
    make_picture(create_app(record), tmp_path / "a.svg", pd.Timestamp("2016-06-01"), Shot((1280, 720)))
    drawn = page.evaluate(SNAPSHOT, {"width": 1280, "height": 720, "scale": 1, "dark": False})
    assert drawn == (tmp_path / "a.svg").read_text(encoding="utf-8")
