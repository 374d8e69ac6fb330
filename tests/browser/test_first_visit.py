"""Coming for the first time, and reading what this is."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Route, expect

from dashboard import Dataset
from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser


def test_three_quiet_steps_that_stay_away_once_dismissed(visit: Visit, address: str) -> None:
    page = visit.open(address)
    hint = page.get_by_role("note", name="First steps")
    expect(hint).to_contain_text("1 of 3")
    assert page.evaluate("document.activeElement === document.body"), "a hint takes no focus by itself"
    hint.get_by_role("button", name="Next").click()
    page.keyboard.press("Enter")
    expect(hint).to_contain_text("3 of 3")
    hint.get_by_role("button", name="Got it").click()
    expect(hint).to_be_hidden()
    visit.open(address)
    expect(page.locator("#hint")).to_be_hidden()


def test_it_works_where_storage_is_refused(visit: Visit, address: str) -> None:
    visit.page.add_init_script("Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('refused', 'SecurityError'); } })")
    page = visit.open(f"{address}?lang=ar")
    page.locator("#hint .close").click()
    expect(page.locator("#hint")).to_be_hidden()
    page.get_by_role("button", name="English").click()
    expect(page.locator("#hint")).to_be_hidden()


def test_about_tells_what_this_is_and_lists_every_source(visit: Visit, address: str, record: Dataset) -> None:
    page = visit.open(address)
    page.locator("[data-view=about]").click()
    about = page.get_by_role("region", name="About").last
    for heading in ("What this is not", "Method", "Limits", "A note on content", "Borders and names", "To correct a fact", "Licence"):
        expect(about.get_by_role("heading", name=heading, exact=True)).to_be_visible()
    expect(about).to_contain_text(record.version)
    assert about.locator(".source-list li").count() == len(record.sources)
    about.locator("summary").click()
    about.get_by_role("searchbox").fill("reuters")
    assert 0 < about.locator(".source-list li:visible").count() < len(record.sources)


@pytest.mark.parametrize("part", ["**/dash-renderer/**", "**/plotly-basic*"])
def test_the_map_comes_before_the_charts_and_does_not_need_them(visit: Visit, address: str, part: str) -> None:
    page = visit.page
    page.route(part, lambda route: route.abort())
    page.goto(f"{address}?lang=ar&date=2014-06-15")
    expect(page.locator("#notice")).to_contain_text("تعذّر تحميل الرسوم البيانية")
    asked = [re.split("[-@]", url.split("/")[-1])[0] for url in visit.requests if url.endswith(".js")]
    assert asked.index("bundle") < asked.index("page") < asked.index("texts") < asked.index("react")
    before = page.evaluate("ground.page.clock.day")
    page.keyboard.press("ArrowLeft")  # time runs as one reads
    assert page.evaluate("ground.page.clock.day") > before
    expect(page.locator("#cards .card").first).to_contain_text("روايات")
    page.locator("#notice button").click()
    expect(page.locator("#notice")).to_be_hidden()
    page.locator("#published select").select_option(index=3)
    expect(page.locator("#published .answer")).not_to_be_empty()
    visit.wrong.clear()  # that the script did not load


def test_whatever_fails_is_told_beside_what_failed_before(visit: Visit, address: str) -> None:
    page = visit.page
    for part in ("**/bundle/texts-*", "**/dash-renderer/**"):
        page.route(part, lambda route: route.abort())
    page.goto(f"{address}?date=soon")
    for text in ("soon", "The notes and sources could not be loaded", "The charts could not be loaded"):
        expect(page.locator("#notice")).to_contain_text(text)
    expect(page.locator("#cards .sources").first).to_contain_text("could not be loaded")
    visit.wrong.clear()  # that the scripts did not load


def test_charts_that_come_late_disturb_nobody(visit: Visit, address: str) -> None:
    page = visit.page
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/dash-renderer/**", hold)
    page.goto(address)
    page.locator("#play").click()
    page.locator("#search input").fill("mosul")
    page.wait_for_function("ground.texts")
    while not held:
        page.wait_for_timeout(50)
    held[0].continue_()
    page.wait_for_function("document.querySelector('#chart .main-svg')")
    expect(page.locator("#charts h2").first).to_have_text("Ground over time, km²")
    expect(page.locator("#play")).to_have_attribute("aria-label", "Pause")
    page.keyboard.press("Enter")
    expect(page.locator("#why")).to_contain_text("Mosul")


def test_a_page_without_its_data_says_that_it_did_not_come(visit: Visit, address: str) -> None:
    visit.page.route("**/bundle/bundle-*", lambda route: route.abort())
    visit.page.goto(address)
    expect(visit.page.get_by_text("load it again")).to_be_visible()
    visit.wrong.clear()  # that the script did not load


def test_a_map_that_cannot_be_painted_does_not_take_the_rest_with_it(visit: Visit, address: str) -> None:
    visit.page.add_init_script("Object.defineProperty(window, 'Worker', { value: class { postMessage() {} } })")  # starts, and never answers
    page = visit.open(address, patience=20_000)
    expect(page.locator("#cards .sources").first).to_contain_text("report")


@pytest.mark.parametrize("visit", [{"java_script_enabled": False}], indirect=True)
def test_without_scripts_the_page_says_so_in_both_languages(visit: Visit, address: str) -> None:
    visit.page.goto(address)
    lines = [visit.page.get_by_text(text) for text in ("allow JavaScript", "جافاسكربت")]
    assert not any(line.is_visible() for line in lines), "not while scripts may still be on their way"
    for line in lines:
        expect(line).to_be_visible()
