"""What a person does with the page: open, scrub, play, step, filter, share, read in Arabic, on a phone."""

from __future__ import annotations

import math
import random
import re

import pandas as pd
import pytest
from playwright.sync_api import Page, expect

from dashboard import Dataset
from tests.browser.conftest import Visit
from tests.browser.picture import SPOT, bare, nearest, rgb, take

pytestmark = pytest.mark.browser


def set_day(page: Page, day: str) -> None:
    """Move the slider as a script of the reader's would: value and input event."""
    page.evaluate(
        "day => { const s = document.querySelector('#slider'); s.value = ground.page.words.day(day); s.dispatchEvent(new Event('input')); }", day
    )


def colours_around(page: Page, place: str, palette: dict[str, str]) -> tuple[tuple[int, int, int], list[str]]:
    """Return the pixel in the middle of a town's mark, and the nearest palette colours of the ground on a ring around it."""
    x, y = page.evaluate(SPOT, place)
    page.add_style_tag(content=".overlay, .date { visibility: hidden }")
    middle = take(page, x, y).at(x, y)
    bare(page)  # the ground below the marks
    below = take(page, x, y)
    ring = [below.at(x + r * math.cos(a), y + r * math.sin(a)) for r in (3, 5) for a in [k * math.pi / 8 for k in range(16)]]
    return middle, [nearest(pixel, palette) for pixel in ring]


@pytest.mark.parametrize(
    ("place", "country", "day", "force"),
    [
        ("mosul-west", "IQ", "2014-06-01", "iraq"),
        ("mosul-west", "IQ", "2014-06-20", "isis"),
        ("mosul-west", "IQ", "2016-06-01", "isis"),
        ("mosul-west", "IQ", "2018-01-01", "iraq"),
        ("palmyra", "SY", "2015-01-01", "syria-gov"),
        ("palmyra", "SY", "2015-06-01", "isis"),
        ("palmyra", "SY", "2016-06-01", "syria-gov"),
        ("palmyra", "SY", "2017-01-15", "isis"),
        ("palmyra", "SY", "2017-06-01", "syria-gov"),
        ("sirte", "LY", "2015-12-01", "isis"),
        ("sirte", "LY", "2017-01-15", "gna"),
    ],
)
def test_the_picture_shows_who_held_the_town(visit: Visit, address: str, record: Dataset, place: str, country: str, day: str, force: str) -> None:
    page = visit.open(f"{address}?country={country}")
    set_day(page, day)
    page.wait_for_timeout(400)  # let the repaint at rest happen, so that the picture is the final one
    assert record.control_at(day).loc[place, "force"] == force
    ever = record.spells.loc[record.spells["place_id"] == place, "force"].unique()
    palette = record.forces.loc[ever, "colour"].to_dict() | {"nobody": "#efece4"}
    middle, ring = colours_around(page, place, palette)
    assert max(abs(a - b) for a, b in zip(middle, rgb(palette[force]), strict=True)) <= 6
    assert ring.count(force) > len(ring) / 2, ring


def test_it_opens_on_real_data(visit: Visit, address: str, record: Dataset) -> None:
    page = visit.open(address)
    expect(page.get_by_role("heading", name="Shifting Ground")).to_be_visible()
    expect(page.locator("#date")).to_have_text("21 May 2015")
    assert page.locator(".card").count() >= 3
    shown = {
        r.get_attribute("data-force"): int((r.locator(".count").text_content() or "0").replace(",", "")) for r in page.locator("#forces button").all()
    }
    held = record.control_at("2015-05-21")["force"].value_counts()
    assert {f: n for f, n in shown.items() if n} == held.to_dict()


def test_scrubbing_moves_everything_and_asks_the_server_for_nothing(visit: Visit, address: str) -> None:
    page = visit.open(address)
    page.wait_for_timeout(500)
    visit.requests.clear()
    box = page.locator("#slider").bounding_box()
    assert box
    seen = set()
    page.mouse.move(box["x"] + box["width"] * 0.2, box["y"] + box["height"] / 2)
    page.mouse.down()
    for step in range(30):
        page.mouse.move(box["x"] + box["width"] * (0.2 + step / 50), box["y"] + box["height"] / 2)
        seen.add(page.locator("#date").text_content())
    page.mouse.up()
    page.wait_for_timeout(600)
    assert len(seen) > 20
    assert visit.requests == []
    assert re.search(r"date=201\d-\d\d-\d\d", page.url)


def test_play_and_pause(visit: Visit, address: str) -> None:
    page = visit.open(address)
    page.get_by_role("button", name="Play").click()
    page.wait_for_function("document.querySelector('#date').textContent !== '21 May 2015'")
    page.get_by_role("button", name="Pause").click()
    stopped = page.locator("#date").text_content()
    page.wait_for_timeout(300)
    expect(page.locator("#date")).to_have_text(stopped or "")
    expect(page.get_by_role("button", name="Play")).to_be_visible()


def test_step_to_the_next_and_previous_event(visit: Visit, address: str, record: Dataset) -> None:
    page = visit.open(f"{address}?date=2014-06-01")
    events = record.events
    dates = sorted(set(events.loc[events["kind"] != "baseline", "date"]))
    following = [d for d in dates if d > pd.Timestamp("2014-06-01")]
    day = "() => ground.page.words.iso(ground.page.clock.day)"
    for expected in following[:3]:
        page.get_by_role("button", name="Next event").click()
        assert page.evaluate(day) == f"{expected:%Y-%m-%d}"
    page.get_by_role("button", name="Previous event").click()
    assert page.evaluate(day) == f"{following[1]:%Y-%m-%d}"


def test_a_card_tells_what_happened_and_who_says_so(visit: Visit, address: str) -> None:
    page = visit.open(f"{address}?date=2016-03-27&country=SY")
    card = page.locator(".card", has=page.get_by_role("heading", name=re.compile("^Palmyra Syria"))).first
    expect(card.locator(".change")).to_contain_text("Syrian government")
    card.locator("summary").click()
    reports = card.locator(".sources li")
    expect(reports.nth(1)).to_be_visible()
    for link in card.locator(".sources a").all():
        assert link.get_attribute("rel") == "noopener noreferrer"
        assert (link.get_attribute("href") or "").startswith("http")


def test_filter_by_country_and_force(visit: Visit, address: str, record: Dataset) -> None:
    page = visit.open(f"{address}?date=2016-01-01")
    for name in ("Syria", "Iraq"):
        page.get_by_role("group", name="Countries").get_by_role("button", name=name).click()
    expect(page.locator("#showing")).to_contain_text("Libya")
    expect(page.locator(".frame:not(.inset)")).to_have_attribute("data-frame", "libya")
    now = record.control_at("2016-01-01").join(record.places["country"])
    libya = now[now["country"] == "LY"]["force"].value_counts()
    expect(page.locator("[data-force=isis] .count")).to_have_text(str(libya["isis"]))
    page.locator("[data-force=isis]").click()
    expect(page.locator("#showing")).to_contain_text("ISIS")
    expect(page).to_have_url(re.compile("country=LY&force=isis"))
    for card in page.locator(".card").all():
        expect(card).to_contain_text("ISIS")
    page.get_by_role("button", name="Show everything").click()
    expect(page.locator("#showing")).to_contain_text("all countries")


def test_a_shared_address_opens_the_same_view(visit: Visit, address: str) -> None:
    page = visit.open(f"{address}?date=2017-07-10&country=IQ&force=isis,iraq&lang=ar")
    expect(page.locator("#date")).to_have_text("10 تموز 2017")
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    expect(page.locator("[data-country=IQ]")).to_have_attribute("aria-pressed", "true")
    expect(page.locator("[data-country=SY]")).to_have_attribute("aria-pressed", "false")
    expect(page.locator("#notice")).to_be_hidden()


def test_a_bad_address_falls_back_and_says_so(visit: Visit, address: str) -> None:
    page = visit.open(f"{address}?date=2015-02-30&force=martians&country=<script>alert(1)</script>")
    notice = page.get_by_role("alert")
    expect(notice).to_contain_text("2015-02-30")
    expect(notice).to_contain_text("martians")
    expect(page.locator("#date")).to_have_text("21 May 2015")
    notice.get_by_role("button", name="Close").click()
    expect(notice).to_be_hidden()


def test_the_keyboard_moves_time_and_never_backwards_by_a_clicker(visit: Visit, address: str) -> None:
    page = visit.open(f"{address}?date=2014-06-09")
    day = "() => ground.page.clock.day"
    page.locator("#slider").focus()
    start = page.evaluate(day)
    page.keyboard.press("ArrowRight")
    assert page.evaluate(day) == start + 1
    page.keyboard.press("PageDown")
    assert page.evaluate(day) > start + 1
    page.keyboard.press("PageUp")
    page.keyboard.press("PageUp")
    assert page.evaluate(day) <= start + 1
    page.keyboard.press("Home")
    assert page.evaluate(day) == 0
    page.keyboard.press("End")
    assert page.evaluate(day) == page.evaluate("() => ground.page.clock.last")


def test_the_slider_speaks_the_date(visit: Visit, address: str) -> None:
    page = visit.open(f"{address}?date=2017-10-17")
    slider = page.get_by_role("slider", name="Day")
    expect(slider).to_have_attribute("aria-valuetext", re.compile("^17 October 2017[.] .* more changes$"))
    page.locator("#language").click()
    expect(page.get_by_role("slider", name="اليوم")).to_have_attribute("aria-valuetext", re.compile("^17 تشرين الأول 2017"))


def test_the_live_region_says_what_changed(visit: Visit, address: str) -> None:
    page = visit.open(f"{address}?date=2016-03-26&country=SY")
    page.keyboard.press("ArrowRight")
    expect(page.locator("#status")).to_contain_text("Palmyra: Taken by Syrian government")


def test_switching_the_language_keeps_the_state(visit: Visit, address: str) -> None:
    page = visit.open(f"{address}?date=2014-08-10&force=krg")
    page.get_by_role("button", name="العربية").click()
    expect(page.locator("html")).to_have_attribute("lang", "ar")
    expect(page.locator("#date")).to_have_text("10 آب 2014")
    expect(page).to_have_url(re.compile("date=2014-08-10&force=krg&lang=ar"))
    english = page.evaluate(
        """() => [...document.querySelectorAll('.page *')].filter(e => !e.closest('svg, [lang=en], .sources') && e.children.length === 0)
                 .map(e => e.textContent.trim()).filter(t => /[A-Za-z]{4,}/.test(t))"""
    )
    assert [t for t in english if t not in {"English"} and "Natural Earth" not in t] == []


def test_hovering_names_the_place_its_holder_and_since_when(visit: Visit, address: str) -> None:
    page = visit.open(f"{address}?date=2015-01-01")
    box = page.evaluate(SPOT, "raqqa")
    page.mouse.move(*box)
    tip = page.locator("#tip")
    expect(tip).to_contain_text("Raqqa")
    expect(tip).to_contain_text("ISIS")
    expect(tip).to_contain_text("since")


def test_the_inset_swaps_the_frames(visit: Visit, address: str) -> None:
    page = visit.open(address)
    page.get_by_role("button", name="Show Libya large").click()
    expect(page.locator(".frame:not(.inset)")).to_have_attribute("data-frame", "libya")
    page.get_by_role("button", name="Show Syria and Iraq large").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".frame:not(.inset)")).to_have_attribute("data-frame", "levant")


def test_a_click_on_the_chart_sets_the_clock(visit: Visit, address: str) -> None:
    page = visit.open(address)
    page.locator("#chart .nsewdrag").click(position={"x": 30, "y": 60})
    page.wait_for_function("ground.page.words.iso(ground.page.clock.day) < '2015-01-01'")


def test_the_chart_follows_the_filters(visit: Visit, address: str, record: Dataset) -> None:
    page = visit.open(f"{address}?country=LY")
    count = "() => document.querySelector('#chart .js-plotly-plot').data.find(t => t.meta === 'isis').y"
    page.wait_for_function(f"Math.max(...({count})()) < 60")
    weekly = page.evaluate(count)
    places = record.places
    libya = set(places.index[places["country"] == "LY"])
    for week in range(0, len(weekly), 25):
        now = record.control_at(record.days[week * 7])
        assert weekly[week] == sum(1 for p, f in now["force"].items() if p in libya and f == "isis")


def test_control_in_the_browser_is_control_in_python(visit: Visit, address: str, record: Dataset) -> None:
    page = visit.open(address)
    picker = random.Random(5)
    for n in [picker.randrange(len(record.days)) for _ in range(40)]:
        shown = page.evaluate(
            "n => { ground.page.clock.set(n); const c = ground.page.control, b = ground.bundle;"
            " return Object.fromEntries(b.places.id.map((id, p) => [id, c.force(p)]).filter(([, f]) => f >= 0).map(([id, f]) => [id, b.forces.id[f]])); }",
            n,
        )
        assert record.control_at(record.days[n])["force"].to_dict() == shown


@pytest.mark.parametrize(
    "visit", [{"size": "phone", "has_touch": True}, {"size": "projector"}, {"size": "desktop"}], indirect=True, ids=lambda v: v["size"]
)
@pytest.mark.parametrize("language", ["en", "ar"])
def test_nothing_is_cut_off_at_three_sizes_in_two_languages(visit: Visit, address: str, language: str) -> None:
    page = visit.open(f"{address}?lang={language}")
    width = page.viewport_size["width"] if page.viewport_size else 0
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    for locator in ("#stage", "#slider", "#play", "#date"):
        box = page.locator(locator).bounding_box()
        assert box, locator
        assert box["x"] >= 0, locator
        assert box["x"] + box["width"] <= width + 1, locator


@pytest.mark.parametrize("visit", [{"color_scheme": "dark"}], indirect=True, ids=["dark"])
def test_the_dark_theme_has_its_own_colours(visit: Visit, address: str, record: Dataset) -> None:
    page = visit.open(f"{address}?date=2015-06-01")
    middle, _ = colours_around(page, "raqqa", record.forces["colour_dark"].to_dict())
    assert nearest(middle, record.forces["colour_dark"].to_dict()) == "isis"
