"""Ground on the page: numbers, three drawings, and the published figures they are held against."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from dashboard import Dataset
from dashboard.calibration import published
from dashboard.dataset import DATA_DIR
from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser


def rounded(value: float) -> str:
    """Say km2 as the page does: three digits."""
    unit = 10 ** max(0, len(str(int(max(1, value)))) - 3)
    return f"{round(value / unit) * unit:,}"


def km2_of(page: Page, drawing: str) -> str:
    return page.locator(f".segments label:has(input[value={drawing}]) small").inner_text()


def test_the_numbers_are_the_librarys(visit: Visit, address: str, record: Dataset) -> None:
    page = visit.open(f"{address}?date=2016-07-04&country=SY,IQ")
    parts = [record.area_by_force(country=c).loc["2016-07-04"] for c in ("SY", "IQ")]
    now, low, high = (sum(p.get(column, 0.0) for p in parts) for column in ("isis", "isis.low", "isis.high"))
    expect(page.locator("#numbers .km2")).to_have_text(f"{rounded(now)} km²")
    expect(page.locator("#numbers .band")).to_contain_text(f"between {rounded(low)} and {rounded(high)}")
    expect(page.locator("#numbers .peak")).to_contain_text("% of its peak")
    expect(page.locator("[data-force=isis] .km2")).to_contain_text(rounded(now))


def test_three_drawings_of_the_same_facts(visit: Visit, address: str, record: Dataset) -> None:
    page = visit.open(f"{address}?date=2015-05-21")
    for drawing, words in (("points", "only towns"), ("whole", "nearest place"), ("reach", "garrison")):
        page.locator(f".segments label:has(input[value={drawing}])").click()
        expect(page.locator("#drawing .says")).to_contain_text(re.compile(words))
        now = record.area_by_force(drawing=drawing).loc["2015-05-21", "isis"]
        expect(page.locator("#numbers .km2")).to_have_text(f"{rounded(now)} km²")
        assert km2_of(page, drawing) == f"{rounded(now)} km²"
        assert ("drawing=" in page.url) == (drawing != "reach")
    held = int((record.control_at("2015-05-21")["force"] == "isis").sum())
    expect(page.locator("#numbers .places")).to_have_text(f"{held} places held")


def test_the_drawing_changes_the_map_and_can_be_shared(visit: Visit, address: str) -> None:
    page = visit.open(f"{address}?date=2015-05-21&drawing=whole")
    assert page.locator("input[value=whole]").is_checked()
    expect(page.locator("#credit")).to_contain_text("nearest place")
    covered = """() => {
      const i = ground.bundle.places.id.indexOf("rutba");
      const { x, y } = ground.bundle.places;
      return ground.page.stage.frames[0].easel.covers(i, x[i] + 350, y[i]); // 35 km east, in the desert
    }"""
    assert page.evaluate(covered)
    page.locator(".segments label:has(input[value=points])").click()
    assert not page.evaluate(covered)
    expect(page.locator("#credit")).to_contain_text("4 km")


def test_the_switch_works_by_keyboard_alone(visit: Visit, address: str) -> None:
    page = visit.open(address)
    page.locator("input[value=reach]").focus()
    page.keyboard.press("ArrowRight")
    assert page.locator("input[value=whole]").is_checked()
    expect(page).to_have_url(re.compile("drawing=whole"))


def test_a_published_figure_says_what_it_counted_and_how_far_we_are(visit: Visit, address: str) -> None:
    page = visit.open(address)
    figures = published(DATA_DIR)
    index = next(i for i, f in enumerate(figures) if f.estimate_id == "ihs-2017-06")
    page.get_by_label("Published figures").select_option(str(index))
    expect(page.locator("#date")).to_have_text("26 June 2017")
    answer = page.locator("#published .answer")
    expect(answer).to_contain_text("IHS Conflict Monitor published 36,200 km²")
    expect(answer.locator(".ours")).to_contain_text(re.compile(r"37,300 km².*3 % more"))
    link = answer.locator("a")
    assert link.get_attribute("href") == figures[index].url
    assert link.get_attribute("rel") == "noopener noreferrer"


def test_published_figures_are_marks_on_the_chart(visit: Visit, address: str) -> None:
    page = visit.open(f"{address}?date=2016-07-04")
    marks = page.locator("#area .scatterlayer .points path")
    comparable = [f for f in published(DATA_DIR) if set(f.countries) == {"IQ", "SY"}]
    expect(marks).to_have_count(len(comparable))
    page.locator("#area").scroll_into_view_if_needed()
    marks.nth(1).hover(force=True)
    page.mouse.down()
    page.mouse.up()
    expect(page.locator("#published .answer")).to_contain_text("78,000 km²")


def test_unclaimed_contested_and_besieged_have_their_swatches(visit: Visit, address: str) -> None:
    page = visit.open(address)
    expect(page.locator(".key li")).to_have_count(3)
    for name in ("unclaimed", "contested", "besieged"):
        expect(page.locator(f".key .swatch.{name}")).to_be_visible()


def test_it_reads_in_arabic(visit: Visit, address: str) -> None:
    page = visit.open(f"{address}?lang=ar&drawing=points")
    expect(page.locator("#numbers .km2")).to_contain_text("كم²")
    expect(page.locator("#drawing .says")).to_contain_text("المدن")
    page.locator("#language").click()
    expect(page.locator("#drawing .says")).to_contain_text("towns")
    expect(page.locator(".segments small").first).to_contain_text("km²")
