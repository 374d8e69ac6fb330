"""Finding a place, a force or a country by typing, in either language, with the keyboard alone."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser


def test_type_a_variant_and_press_enter(visit: Visit, address: str) -> None:
    page = visit.open(address)
    for query, name in [("Tall `Afar", "Tal Afar"), ("تلعفر", "Tal Afar"), ("sirt", "Sirte"), ("الرقه", "Raqqa")]:
        page.keyboard.press("/")
        box = page.get_by_role("combobox", name="Search for a place, force or country")
        expect(box).to_be_focused()
        box.fill(query)
        expect(page.locator("#search-list").get_by_role("option", selected=True)).to_contain_text(name)
        page.keyboard.press("Enter")
        expect(page.locator("#why h2")).to_have_text(name)
        expect(page.locator("#why h2")).to_be_focused()
        expect(page.locator(".frame:not(.inset) .chosen")).to_have_count(1)


def test_arrows_move_through_the_list_and_escape_closes_it(visit: Visit, address: str) -> None:
    page = visit.open(address)
    box = page.locator("#search-input")
    day = page.evaluate("ground.page.clock.day")
    box.fill("mosul")
    expect(box).to_have_attribute("aria-expanded", "true")
    expect(box).to_have_attribute("aria-activedescendant", "search-0")
    page.keyboard.press("ArrowDown")
    expect(box).to_have_attribute("aria-activedescendant", "search-1")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    last = page.locator("#search-list").get_by_role("option").count() - 1
    expect(box).to_have_attribute("aria-activedescendant", f"search-{last}")
    page.keyboard.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(box).to_have_value("")
    assert page.evaluate("ground.page.clock.day") == day, "arrows in the field must not move time"


def test_a_force_and_a_country_are_shown_alone(visit: Visit, address: str) -> None:
    page = visit.open(f"{address}?lang=ar")
    box = page.locator("#search-input")
    box.fill("البشمركة")
    page.keyboard.press("Enter")
    expect(page.locator("[data-force=krg]")).to_have_attribute("aria-pressed", "true")
    expect(page.locator("[data-force=isis]")).to_have_attribute("aria-pressed", "false")
    box.fill("libya")
    page.locator("#search-list").get_by_role("option").first.click()
    expect(page.locator(".frame:not(.inset)")).to_have_attribute("data-frame", "libya")


def test_what_is_not_there_is_said(visit: Visit, address: str) -> None:
    page = visit.open(address)
    page.locator("#search-input").fill("xqzzv <b>")
    expect(page.get_by_role("listbox")).to_contain_text("Nothing found for “xqzzv <b>”")
    page.keyboard.press("Enter")
    expect(page.locator("#why")).to_be_hidden()
