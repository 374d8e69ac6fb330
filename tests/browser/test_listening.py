"""Listening to the page: what the slider's value and the live region say, and how often."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser

RECORD = """() => {
  const [status, slider] = [document.querySelector('#status'), document.querySelector('#slider')];
  window.heard = []; window.values = [];
  new MutationObserver(() => heard.push(status.textContent)).observe(status, { childList: true });
  new MutationObserver(() => values.push(slider.getAttribute('aria-valuetext'))).observe(slider, { attributes: true, attributeFilter: ['aria-valuetext'] });
}"""


def stop_the_clock(page: Page) -> None:
    """From here on time passes only when the test says so."""
    page.clock.pause_at((page.evaluate("Date.now()") + 1_000) / 1_000)
    page.evaluate(RECORD)


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "Palmyra: Taken by Syrian government, and 3 more changes"), ("ar", "تدمر: انتقلت السيطرة إلى الحكومة السورية، و3 تغييرات أخرى")],
)
def test_step_with_the_arrow_keys_and_hear_what_changed(visit: Visit, address: str, language: str, said: str) -> None:
    page = visit.open(f"{address}?lang={language}&date=2016-03-26")
    page.locator("#slider").focus()
    page.keyboard.press("ArrowRight" if language == "en" else "ArrowLeft")
    expect(page.locator("#slider")).to_have_attribute("aria-valuetext", re.compile(rf"\. {re.escape(said)}$"))
    expect(page.locator("#status")).to_have_text("")  # what the slider says is not said twice


def test_listen_while_time_plays_and_hear_the_end(visit: Visit, address: str) -> None:
    visit.page.clock.install()
    page = visit.open(f"{address}?date=2014-06-01")
    stop_the_clock(page)
    page.locator("#play").click()
    page.clock.run_for(11_000)
    heard, values = page.evaluate("[heard, values]")
    assert 2 <= len(heard) <= 4, "a sentence every five seconds"
    assert "changes since" in heard[-1]
    assert len(values) <= 4
    page.locator("#play").click()
    page.clock.run_for(400)
    expect(page.locator("#status")).to_contain_text(page.locator("#date").text_content() or "no date")
    expect(page.locator("#slider")).to_have_attribute("aria-valuetext", page.locator("#status").text_content() or "")


def test_drag_and_hear_only_where_it_ends(visit: Visit, address: str) -> None:
    visit.page.clock.install()
    page = visit.open(f"{address}?date=2014-06-01")
    stop_the_clock(page)
    page.evaluate("document.activeElement.blur()")
    for day in range(500, 560, 2):  # as a finger on the chart does, without focus
        page.evaluate(f"ground.page.clock.set({day})")
        page.clock.run_for(40)
    assert page.evaluate("heard") == []
    assert page.evaluate("values.length") <= 4
    page.clock.run_for(400)
    assert page.evaluate("heard") == [page.locator("#slider").get_attribute("aria-valuetext")]


def test_every_region_that_speaks_is_polite_and_says_something_else(visit: Visit, address: str) -> None:
    page = visit.open(f"{address}?view=strips&date=2016-03-27")
    page.locator(".strips").focus()
    page.keyboard.press("ArrowDown")
    said = page.locator("[aria-live], [role=status]").evaluate_all(
        "found => found.map(e => [e.getAttribute('aria-live') || 'polite', e.textContent.trim()])"
    )
    assert {manner for manner, _ in said} == {"polite"}
    texts = [text for _, text in said if text]
    assert len(texts) == len(set(texts))
