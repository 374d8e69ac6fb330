"""Reading in Arabic: names of months by country, digits by choice, the direction of time by choice, the chart's dates."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser


def test_libya_has_its_own_months(visit: Visit, address: str) -> None:
    page = visit.open(f"{address}?lang=ar&date=2016-12-05")
    expect(page.locator("#date")).to_have_text("5 كانون الأول 2016")
    page.locator("[data-country=SY]").click()
    page.locator("[data-country=IQ]").click()
    expect(page.locator("#date")).to_have_text("5 ديسمبر 2016")
    expect(page.locator(".card .when").first).to_contain_text("2016")


def test_settings_change_how_the_page_writes_and_are_remembered(visit: Visit, address: str) -> None:
    page = visit.open(f"{address}?lang=ar&date=2016-12-05&country=LY")
    page.get_by_role("button", name="الإعدادات").click()
    page.get_by_label("الأرقام").select_option("arab")
    page.get_by_label("أسماء الأشهر").select_option("levant")
    page.get_by_label("اتجاه الزمن").select_option("ltr")
    page.keyboard.press("Escape")
    expect(page.locator("#date")).to_have_text("٥ كانون الأول ٢٠١٦")
    expect(page.locator("#track")).to_have_attribute("dir", "ltr")
    page.locator("body").press("ArrowRight")
    expect(page.locator("#date")).to_have_text("٦ كانون الأول ٢٠١٦")
    expect(page).to_have_url(re.compile("date=2016-12-06"))
    page.reload()
    expect(page.locator("#date")).to_have_text("٦ كانون الأول ٢٠١٦")
    page.get_by_role("button", name="English").click()
    expect(page.locator("#date")).to_have_text("6 December 2016")


def test_the_chart_names_months_as_the_page_does(visit: Visit, address: str) -> None:
    page = visit.open(f"{address}?lang=ar")
    page.wait_for_function("document.querySelector('#chart .js-plotly-plot')?._context?.locale === 'ar'")
    months = page.evaluate("document.querySelector('#chart .js-plotly-plot')._context.locales.ar.format.months")
    assert (months[2], months[4]) == ("آذار", "أيار")


def test_counts_of_reports_take_the_form_arabic_wants(visit: Visit, address: str) -> None:
    page = visit.open(f"{address}?lang=ar&place=mosul-west")
    said = page.locator("#why .sources summary").all_text_contents()
    assert said
    assert not any(text.startswith(("1 ", "2 ")) for text in said)
