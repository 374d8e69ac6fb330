"""The exported app, opened from file:// with every network request refused: explore and present as from a server."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from dashboard import Dataset
from dashboard.app import create_app
from dashboard.site import INDEX, export_file, export_folder
from tests.browser.picture import shown


@pytest.fixture(scope="session")
def exported(record: Dataset, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("stick with a space")
    app = create_app(record)
    export_folder(app, folder / "lesson")
    export_file(app, folder / "one.html")
    return {"folder": folder / "lesson" / INDEX, "single": folder / "one.html"}


@pytest.fixture(params=["folder", "single"])
def page(request: pytest.FixtureRequest, browser: Browser, exported: dict[str, Path]) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1440, "height": 900}, offline=True, reduced_motion="reduce")
    context.set_default_timeout(8_000)
    wrong: list[str] = []
    allowed = ("file:", "data:", "blob:", "about:")
    page = context.new_page()
    page.on("request", lambda r: wrong.append(r.url[:200]) if not r.url.startswith(allowed) else None)
    page.on("console", lambda m: wrong.append(m.text) if m.type in {"error", "warning"} else None)
    page.on("pageerror", lambda e: wrong.append(str(e)))
    page.goto(exported[request.param].as_uri())
    page.wait_for_function("document.querySelector('#cards .card') && document.querySelector('#chart .main-svg')")
    yield page
    context.close()
    assert wrong == []


def test_scrub_filter_and_language(page: Page, record: Dataset) -> None:
    expect(page.locator("#date")).to_have_text("21 May 2015")
    page.locator("#slider").focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator("#date")).to_have_text("22 May 2015")
    page.locator("[data-country=LY]").click()
    assert page.evaluate("ground.page.selection.value.countries.size") == 2
    page.get_by_role("button", name="Show everything").click()
    page.get_by_role("button", name="العربية").click()
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    expect(page.locator("#date")).to_have_text("22 أيار 2015")
    expect(page.locator(".download")).to_be_hidden()


def test_every_day_is_as_in_python(page: Page, record: Dataset) -> None:
    for day in ("2014-06-10", "2016-03-27", "2019-03-23"):
        held = record.control_at(day)["force"].value_counts().to_dict()
        shown = page.evaluate(
            """day => {
              const { clock, words, control } = ground.page; clock.set(words.day(day));
              const count = {};
              ground.bundle.places.id.forEach((_, p) => { const f = control.force(p); if (f >= 0) count[ground.bundle.forces.id[f]] = (count[ground.bundle.forces.id[f]] || 0) + 1; });
              return count;
            }""",
            day,
        )
        assert shown == held


def test_swipe_between_two_days(page: Page) -> None:
    page.keyboard.press("c")
    expect(page.locator(".swipe .date.earlier")).to_have_text("21 May 2014")
    page.locator(".handle").focus()
    page.keyboard.press("ArrowLeft")
    expect(page.locator(".handle")).to_have_attribute("aria-valuetext", "21 May 2014 on 49 % of the map, 21 May 2015 on 51 %")
    shown(page)
    painted = page.evaluate(
        """() => ground.page.explore.board.view.swipe.sides.map(({ frames: [{ easel: { sheet: { canvas } }, view: { width, height } }] }) => {
          const pen = Object.assign(document.createElement("canvas"), { width, height }).getContext("2d", { willReadFrequently: true });
          pen.drawImage(canvas, 0, 0);
          return new Set(new Uint32Array(pen.getImageData(0, 0, width, height).data.buffer)).size;
        })"""
    )
    assert min(painted) > 10, "both maps are painted"
    page.get_by_role("radio", name="Side by side").check()
    expect(page.locator(".sentence").first).to_contain_text("Between 21 May 2014 and 21 May 2015, ISIS gained")


def test_a_lesson(page: Page) -> None:
    page.keyboard.press("f")
    count = page.evaluate("ground.bundle.chapters.length")
    for _ in range(count):
        page.keyboard.press("PageDown")
    expect(page.locator(".present .count")).to_have_text(f"{count} / {count}")
    with page.expect_popup() as opened:
        page.keyboard.press("s")
    expect(opened.value.locator(".notes")).not_to_be_empty()
    assert opened.value.evaluate("getComputedStyle(document.body).display") == "flex", "the second window wears the styles of the page"
    page.keyboard.press("q")
    expect(page.locator(".quiz")).to_be_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    expect(page.locator(".header")).to_be_visible()


def test_a_reader_asks_searches_filters_and_compares(page: Page) -> None:
    page.locator("#search input").fill("palmira")
    page.keyboard.press("Enter")
    expect(page.locator("#why")).to_contain_text("Palmyra")
    expect(page.locator("#why")).to_contain_text("Every event, and who says so")
    page.keyboard.press("Escape")
    page.locator("[data-country=IQ]").click()
    page.wait_for_function("ground.page.selection.value.countries.size === 2")
    page.get_by_role("button", name="Show everything").click()
    for key, sign in (("s", ".strips"), ("t", "table"), ("c", ".compare")):
        page.keyboard.press(key)
        expect(page.locator(f"#board {sign}").first).to_be_visible()
    page.keyboard.press("m")
    expect(page.locator("#board")).to_be_hidden()
    page.locator("#chart .main-svg").first.wait_for()


def test_a_picture_a_plan_and_a_sheet_from_the_stick(page: Page, tmp_path: Path) -> None:
    page.locator("[data-tool=picture]").click()
    page.wait_for_function("document.querySelector('.preview')?.naturalWidth > 0")
    for kind, start in (("PNG", b"\x89PNG"), ("SVG", b"<svg")):
        with page.expect_download() as download:
            page.locator("dialog").get_by_role("button", name=kind).click()
        download.value.save_as(tmp_path / kind)
        assert (tmp_path / kind).read_bytes().startswith(start)
    page.keyboard.press("Escape")
    page.locator("#start_handout").click()
    expect(page.locator(".multiples figure")).to_have_count(6)
    expect(page.locator(".sheet.lesson-text")).to_contain_text("Sources that disagree")
    page.locator(".handout").get_by_role("button", name="Close").click()


def test_a_question_the_pen_and_the_black_screen(page: Page) -> None:
    page.keyboard.press("f")
    page.keyboard.press("q")
    expect(page.locator(".quiz")).to_be_visible()
    page.keyboard.press("1")
    expect(page.locator(".quiz .right")).to_be_visible()
    page.keyboard.press("PageDown")
    expect(page.locator(".quiz")).to_be_hidden()
    page.keyboard.press("d")
    page.mouse.move(300, 200)
    page.mouse.down()
    page.mouse.move(420, 260, steps=4)
    page.mouse.up()
    expect(page.locator(".pen path")).to_have_count(1)
    page.keyboard.press("e")
    expect(page.locator(".pen path")).to_have_count(0)
    page.keyboard.press("g")
    expect(page.locator("body.patterned")).to_have_count(1)
    page.keyboard.press("b")
    expect(page.locator(".curtain")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".header")).to_be_visible()
