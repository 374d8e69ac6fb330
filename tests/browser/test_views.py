"""Seeing all places at once: strips of spells, and the table that is the map's twin."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from dashboard import Dataset
from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("language", ["en", "ar"])
def test_click_a_strip_to_go_to_its_place_and_day(visit: Visit, address: str, language: str) -> None:
    page = visit.open(f"{address}?lang={language}&country=IQ")
    page.locator("[data-view=strips]").click()
    grid = page.locator(".strips")
    box = grid.bounding_box()
    assert box
    x = box["x"] + box["width"] * (0.5 if language == "en" else 0.4)
    page.mouse.click(x, box["y"] + 5 * 17 + 8)
    expect(page.locator("#why")).to_be_visible()
    line = page.locator(".strips-line").bounding_box()
    assert line
    assert abs(line["x"] + 1 - x) <= 2, "the line of the clock stands where the reader clicked"
    assert page.evaluate("ground.page.explore.board.view.rows[5] === ground.page.selection.value.place")


def test_walk_the_strips_by_keyboard(visit: Visit, address: str) -> None:
    page = visit.open(f"{address}?view=strips&date=2015-06-01")
    grid = page.locator(".strips")
    grid.focus()
    for _ in range(3):
        page.keyboard.press("ArrowDown")
    name = page.evaluate("ground.bundle.places.en[ground.page.explore.board.view.rows[3]]")
    expect(page.locator(".board .said")).to_contain_text(f"{name}: ")
    page.keyboard.press("Enter")
    expect(page.locator("#why h2")).to_have_text(name)
    page.keyboard.press("Escape")
    expect(grid).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#board")).to_be_hidden()
    assert "view=" not in page.url


def test_strips_sorted_by_loss_end_with_the_last_pocket(visit: Visit, address: str, record: Dataset) -> None:
    page = visit.open(f"{address}?view=strips")
    page.locator(".board-tools select").select_option("lost")
    ever = record.spells.loc[record.spells["force"] == "isis", "place_id"].nunique()
    last = page.evaluate("n => ground.bundle.places.id[ground.page.explore.board.view.rows[n]]", ever - 1)
    spells = record.spells[(record.spells["force"] == "isis")]
    ends = spells.assign(end=spells["end"].fillna(record.days[-1])).groupby("place_id")["end"].max()
    assert ends[last] == ends.max()


def test_the_table_says_what_the_map_shows(visit: Visit, address: str, record: Dataset) -> None:
    page = visit.open(f"{address}?view=table&date=2016-05-01")
    expect(page.locator(".twin caption")).to_have_text("Who held each place on 1 May 2016")
    shown = page.evaluate("Object.fromEntries([...document.querySelectorAll('.twin tbody tr')].map(r => [r.dataset.place, r.cells[2].textContent]))")
    names = record.forces["short_en"]
    held = record.control_at("2016-05-01")["force"].map(names).to_dict()
    assert {place: name for place, name in shown.items() if name != "Not known yet"} == held
    page.keyboard.press("ArrowRight")
    expect(page.locator(".twin caption")).to_have_text("Who held each place on 2 May 2016")
    page.get_by_role("row", name="Palmyra Homs").get_by_role("button").click()
    expect(page.locator("#why h2")).to_have_text("Palmyra")


def test_scrubbing_with_strips_open_draws_nothing_anew(visit: Visit, address: str) -> None:
    page = visit.open(f"{address}?view=strips")
    drawn = page.evaluate(
        """() => { const view = ground.page.explore.board.view; let drawn = 0; const draw = view.draw.bind(view);
        view.draw = () => { drawn++; draw(); }; for (let day = 0; day < 2000; day += 10) ground.page.clock.set(day); return drawn; }"""
    )
    assert drawn == 0
