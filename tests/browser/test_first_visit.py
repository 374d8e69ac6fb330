"""Coming for the first time, and reading what this is."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

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
