"""Going back and forward, passing on a link, citing a view."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from dashboard import Dataset
from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser


def test_back_and_forward_walk_through_what_was_chosen(visit: Visit, address: str) -> None:
    page = visit.open(f"{address}?date=2016-05-01")
    page.locator(".countries [data-country=LY]").click()
    page.locator("[data-view=table]").click()
    page.locator(".twin th button").first.click()
    expect(page.locator("#why")).to_be_visible()
    page.go_back()
    expect(page.locator("#why")).to_be_hidden()
    expect(page.locator("#board")).to_be_visible()
    page.go_back()
    expect(page.locator("#board")).to_be_hidden()
    expect(page.locator(".countries [data-country=LY]")).to_have_attribute("aria-pressed", "false")
    page.go_back()
    expect(page.locator(".countries [data-country=LY]")).to_have_attribute("aria-pressed", "true")
    page.go_forward()
    expect(page.locator(".countries [data-country=LY]")).to_have_attribute("aria-pressed", "false")
    expect(page.locator("#date")).to_have_text("1 May 2016")


def test_scrubbing_leaves_no_steps_in_the_history(visit: Visit, address: str) -> None:
    page = visit.open(f"{address}?date=2016-05-01")
    steps = page.evaluate("history.length")
    for _ in range(3):
        page.keyboard.press("ArrowRight")
        page.wait_for_timeout(350)
    assert page.evaluate("history.length") == steps
    assert "date=2016-05-04" in page.url


def test_copy_the_link_and_the_citations(visit: Visit, address: str, record: Dataset) -> None:
    page = visit.open(f"{address}?date=2016-05-01&place=palmyra")
    opener = page.get_by_role("button", name="Share and cite")
    opener.click()
    dialog = page.get_by_role("dialog", name="Share and cite")
    expect(dialog).to_contain_text("place=palmyra")
    expect(dialog).to_contain_text(re.compile(r"Retrieved .* from http://.*date=2016-05-01"))
    assert (dialog.locator("pre").text_content() or "").count(record.version) == 2
    dialog.get_by_role("button", name="Copy").first.click()
    expect(dialog.get_by_role("status").first).to_contain_text(re.compile("Copied|not allowed"))
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(opener).to_be_focused()
    expect(page.locator("#why")).to_be_visible()
