"""Asking the map "why?": open a place, read its history and sources, go to a day, take the answer away, close."""

from __future__ import annotations

import re
import shlex

import pytest
from playwright.sync_api import Page, expect

from dashboard import Dataset
from dashboard.cli import main
from tests.browser.conftest import Visit
from tests.browser.picture import SPOT

pytestmark = pytest.mark.browser


def press_on_map(page: Page, place: str) -> None:
    """Click the town's mark on the map."""
    x, y = page.evaluate(SPOT, place)
    page.mouse.click(x, y)


def test_click_a_town_and_read_who_held_it(visit: Visit, address: str, record: Dataset) -> None:
    page = visit.open(f"{address}?date=2016-05-01")
    press_on_map(page, "palmyra")
    why = page.get_by_role("region", name="Why does the map show this?")
    expect(why.get_by_role("heading", name="Palmyra")).to_be_focused()
    expect(why.locator(".now")).to_contain_text("Held by Syrian government forces and allies since 27 March 2016")
    events = record.events.loc[record.events["place_id"] == "palmyra"]
    shown = [item.get_attribute("data-event") for item in why.locator("h3:has-text('Every event') + ol > li").all()]
    assert sorted(events.index) == sorted(filter(None, shown))
    assert why.locator("h3:has-text('Every event') + ol .sources li").count() == record.reports["event_id"].isin(events.index).sum()
    expect(why.locator(".because li[data-event]")).to_have_attribute("data-event", record.why("palmyra", "2016-05-01").event.name)
    expect(page).to_have_url(re.compile("place=palmyra"))


def test_links_to_sources_open_safely_in_a_new_tab(visit: Visit, address: str) -> None:
    page = visit.open(f"{address}?place=palmyra&date=2016-05-01")
    links = page.locator("#why .sources a").all()
    assert links
    for link in links:
        assert link.get_attribute("target") == "_blank"
        assert "noopener" in (link.get_attribute("rel") or "")
        assert (link.get_attribute("href") or "").startswith("http")


def test_escape_closes_and_gives_focus_back(visit: Visit, address: str) -> None:
    page = visit.open(f"{address}?date=2016-03-27&country=SY")
    opener = page.locator(".card .place").first
    opener.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#why")).to_be_visible()
    expect(page.locator(".overlay .chosen")).to_have_count(1)
    page.keyboard.press("Escape")
    expect(page.locator("#why")).to_be_hidden()
    expect(page.locator(".overlay .chosen")).to_have_count(0)
    expect(page.locator(".card .place").first).to_be_focused()
    assert "place=" not in page.url


def test_go_to_the_day_of_an_event(visit: Visit, address: str) -> None:
    page = visit.open(f"{address}?place=palmyra&date=2014-01-01")
    page.locator("#why .when", has_text="27 March 2016").last.click()
    expect(page.locator("#date")).to_have_text("27 March 2016")
    expect(page.locator("#why .now")).to_contain_text("since 27 March 2016")


def test_the_strip_sets_the_clock_and_mirrors_in_arabic(visit: Visit, address: str) -> None:
    page = visit.open(f"{address}?place=palmyra")
    box = page.locator("#why .barcode").bounding_box()
    assert box
    page.mouse.click(box["x"] + box["width"] * 0.25, box["y"] + 8)
    day = page.evaluate("ground.page.clock.day / ground.page.clock.last")
    assert abs(day - 0.25) < 0.01
    page.get_by_role("button", name="العربية").click()
    box = page.locator("#why .barcode").bounding_box()
    assert box
    page.mouse.click(box["x"] + box["width"] * 0.25, box["y"] + 8)
    assert abs(page.evaluate("ground.page.clock.day / ground.page.clock.last") - 0.75) < 0.01


def test_the_deciding_event_is_the_one_python_names(visit: Visit, address: str, record: Dataset) -> None:
    page = visit.open(address)
    for place, day in [("mosul-west", "2014-06-10"), ("kobani", "2014-11-01"), ("deir-ez-zor-west", "2016-01-01"), ("sirte", "2016-08-01")]:
        page.evaluate(
            "([p, d]) => { ground.page.clock.set(ground.page.words.day(d)); ground.page.selection.set({place: ground.bundle.places.id.indexOf(p)}); }",
            [place, day],
        )
        event = record.why(place, day).event
        assert event is not None
        expect(page.locator("#why .because li[data-event]").first).to_have_attribute("data-event", str(event.name))


def test_the_line_to_copy_gives_the_same_answer(visit: Visit, address: str, record: Dataset, capsys: pytest.CaptureFixture[str]) -> None:
    page = visit.open(f"{address}?place=palmyra&date=2016-05-01")
    line = page.locator("#why .copyline code").first.text_content() or ""
    assert line.startswith("python -m dashboard ")
    assert main(shlex.split(line)[3:]) == 0
    assert record.why("palmyra", "2016-05-01").event.name in capsys.readouterr().out


@pytest.mark.parametrize("visit", [{"size": "phone", "has_touch": True}], indirect=True, ids=["phone"])
def test_on_a_phone_it_is_a_sheet_above_the_timeline(visit: Visit, address: str) -> None:
    page = visit.open(f"{address}?place=sirte&date=2016-08-01&lang=ar")
    sheet, timeline = page.locator("#why").bounding_box(), page.locator(".timeline").bounding_box()
    assert sheet
    assert timeline
    assert sheet["width"] == 390
    assert sheet["y"] + sheet["height"] <= timeline["y"] + 4
    expect(page.locator("#why h2")).to_have_text("سرت")
    page.locator("#why .close").tap()
    expect(page.locator("#why")).to_be_hidden()
