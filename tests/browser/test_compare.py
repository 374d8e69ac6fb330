"""Comparing two days: numbers that add up, a sentence that names its sources, and the list of what changed hands."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from dashboard import Dataset
from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser


def test_compare_two_days(visit: Visit, address: str, record: Dataset) -> None:
    page = visit.open(f"{address}?date=2014-07-01&view=compare&compare=2014-06-01&country=IQ")
    a, b = (record.control_at(day).join(record.places["country"]).query("country == 'IQ'")["force"] for day in ("2014-06-01", "2014-07-01"))
    before, after = set(a.index[a == "isis"]), set(b.index[b == "isis"])
    row = page.locator(".compare tr[data-force=isis] td")
    numbers = [int(re.sub(r"\D", "", (cell.text_content() or "").split(" ")[0]) or 0) for cell in row.all()]
    assert numbers == [len(before), len(before & after), len(after - before), len(before - after), len(after)]
    sentence = page.locator(".sentence").first
    expect(sentence).to_contain_text(f"ISIS gained {len(after - before)} places")
    expect(sentence).to_contain_text("Most cited for these changes: ")
    expect(page.locator(".changes")).to_contain_text("Mosul (west): from Iraqi government to ISIS")
    page.locator(".changes button", has_text="Mosul (west)").click()
    expect(page.locator("#why h2")).to_have_text("Mosul (west)")


def test_choosing_another_day_changes_the_address_and_arabic_counts_as_arabic_does(visit: Visit, address: str) -> None:
    page = visit.open(f"{address}?date=2014-07-01&view=compare&lang=ar")
    page.locator(".board-tools input").first.fill("2014-06-09")
    expect(page).to_have_url(re.compile("compare=2014-06-09"))
    expect(page.locator(".sentence").first).to_contain_text(re.compile("المكاسب .*(أماكن|مكان)"))
