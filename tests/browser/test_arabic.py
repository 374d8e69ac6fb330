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


#: Visible texts with Western digits, but for names of sources, identifiers, addresses and code, which are as they are.
WESTERN = r"""() => {
  const found = [];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const { data, parentElement: e } = walk.currentNode;
    const text = data.replace(/[a-z]+(-[a-z]+)*-\d+\b/g, "").replaceAll(ground.bundle.record, "");
    if (/[0-9]/.test(text) && e.checkVisibility() && !e.closest("script, style, code, .take, bdi, [lang=en], .sentence")) found.push(data);
  }
  for (const key of ["aria-label", "aria-valuetext", "title"])
    for (const e of document.querySelectorAll(`[${key}]`)) if (/[0-9]/.test(e.getAttribute(key))) found.push(`${key}: ${e.getAttribute(key)}`);
  return [...new Set(found)];
}"""


def test_a_reader_who_wants_arabic_digits_meets_no_others(visit: Visit, address: str) -> None:
    visit.page.add_init_script("localStorage.setItem('shifting-ground.digits', 'arab')")
    page = visit.open(f"{address}?lang=ar&date=2015-05-31")
    page.wait_for_function("document.querySelector('#chart .ytick text')?.textContent.includes('٠')")
    page.wait_for_function("document.querySelector('#area .ytick text')?.textContent.includes('٠')")
    assert page.locator(".years .year").all_text_contents()[1:3] == ["٢٠١٤", "٢٠١٥"]
    assert page.locator(".speed option").all_text_contents()[0] == "٠٫٢٥×"
    for query in ("place=palmyra", "view=strips", "view=table&country=LY", "view=compare", "view=about"):
        page.evaluate("query => ground.page.restore(ground.page.url.read(query).state)", f"?lang=ar&{query}")
        page.evaluate("document.querySelectorAll('details').forEach(e => (e.open = !e.closest('.about')))")
        assert page.evaluate(WESTERN) == [], query
    page.evaluate("ground.page.selection.set({ view: 'map', place: -1 }); ground.page.published.choose(1)")
    assert page.evaluate(WESTERN) == []
    page.evaluate("ground.page.present.enter({ chapter: 5, plays: false })")
    assert page.evaluate(WESTERN) == []
    page.evaluate("ground.page.present.ask()")
    page.evaluate("window.dispatchEvent(new KeyboardEvent('keydown', { key: '٢', bubbles: true }))")  # as an Arabic keyboard types it
    page.wait_for_function("ground.page.present.quiz.now.chosen === 1")
    assert page.evaluate(WESTERN) == []
    page.evaluate("ground.page.present.leave(); ground.page.handout.open()")
    assert page.evaluate(WESTERN) == []
    assert page.locator(".sheet ol").first.evaluate("e => getComputedStyle(e).listStyleType") == "arabic-indic"


def test_hover_the_charts_and_read_dates_as_on_the_page(visit: Visit, address: str) -> None:
    page = visit.open(f"{address}?lang=ar&date=2016-05-05&country=LY")
    page.wait_for_function("document.querySelector('#chart .js-plotly-plot')?.layout.yaxis.side === 'right'")
    page.locator("#chart .nsewdrag").hover(position={"x": 90, "y": 80})
    months = "|".join(page.evaluate("Array.from({ length: 12 }, (_, i) => ground.page.words.say(`maghreb_${i + 1}`))"))
    expect(page.locator("#chart .hoverlayer")).to_contain_text(re.compile(rf"\d+ ({months}) 201\d"))


@pytest.mark.parametrize(("language", "time"), [("ar", "auto"), ("ar", "ltr"), ("en", "rtl")])
def test_time_runs_one_way_everywhere(visit: Visit, address: str, language: str, time: str) -> None:
    visit.page.add_init_script(f"localStorage.setItem('shifting-ground.time', '{time}')")
    page = visit.open(f"{address}?lang={language}&date=2013-06-01&place=palmyra")
    right = time != "ltr"  # time begins at the right
    early = page.locator(".years .year").evaluate_all("found => found.map(e => e.getBoundingClientRect().x)")
    assert (early[1] > early[-1]) == right
    page.wait_for_function(
        f"['#chart', '#area'].every(id => document.querySelector(`${{id}} .js-plotly-plot`)?.layout.yaxis.side === '{'right' if right else 'left'}')"
    )
    for chart in ("#chart", "#area"):
        years = page.locator(f"{chart} .xtick text").evaluate_all("found => found.map(e => [e.textContent, e.getBoundingClientRect().x]).sort()")
        assert (years[0][1] > years[-1][1]) == right, chart
    strip = page.locator(".barcode .clock-line").bounding_box()
    whole = page.locator(".barcode").bounding_box()
    assert strip
    assert whole
    assert (strip["x"] > whole["x"] + whole["width"] / 2) == right
    track = page.locator(".strip").bounding_box()
    assert track
    page.mouse.click(track["x"] + track["width"] * 0.9, track["y"] + 20)  # near the right end
    assert (page.evaluate("ground.page.clock.day") < 400) == right
    before = page.evaluate("ground.page.clock.day")
    page.keyboard.press("ArrowLeft")
    assert page.evaluate("ground.page.clock.day") - before == (1 if right else -1)
    page.mouse.move(track["x"] + track["width"] * 0.9, track["y"] + 20)
    page.mouse.wheel(0, -1500)
    page.wait_for_function("Number(document.querySelector('#slider').max) - Number(document.querySelector('#slider').min) < 700")
    middle = page.evaluate("(Number(document.querySelector('#slider').min) + Number(document.querySelector('#slider').max)) / 2")
    assert (middle < 1000) == right, "the wheel zooms around the day under the pointer"
    page.locator("[data-view=strips]").click()
    page.evaluate("ground.page.clock.set(10)")
    grid = page.locator(".strips").bounding_box()
    line = page.locator(".strips-line").bounding_box()
    assert grid
    assert line
    assert (line["x"] > grid["x"] + grid["width"] / 2) == right
