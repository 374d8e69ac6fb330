"""The timeline and the keyboard on the map: drag anywhere, zoom time, pace, pulses, travel."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.picture import SPOT, shown, take

pytestmark = pytest.mark.browser
DAY = "() => ground.page.clock.day"


def test_a_drag_may_start_anywhere_on_the_chart(visit: Visit, address: str) -> None:
    page = visit.open(address)
    box = page.locator("#track").bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] * 0.25, box["y"] + 50)
    page.mouse.down()
    quarter = page.evaluate(DAY)
    page.mouse.move(box["x"] + box["width"] * 0.75, box["y"] + 20, steps=4)
    page.mouse.up()
    last = page.evaluate("ground.page.clock.last")
    assert abs(quarter - last / 4) < last * 0.02
    assert abs(page.evaluate(DAY) - last * 0.75) < last * 0.02


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_mouse_takes_the_playhead_as_it_would_a_native_thumb(visit: Visit, address: str, language: str) -> None:
    """Taken by its edge it does not jump, and it goes no further than the record; keys go on from there at once; other buttons take nothing."""
    page = visit.open(f"{address}?date=2016-06-01&lang={language}")
    day = page.evaluate(DAY)
    box, strip = page.locator("#slider").bounding_box(), page.locator(".strip").bounding_box()
    assert box
    assert strip
    y = box["y"] + 20
    x = strip["x"] + strip["width"] * page.evaluate("ground.page.timeline.at(ground.page.clock.day)")
    page.mouse.move(x + 8, y)
    page.mouse.down(button="right")
    page.mouse.up(button="right")
    page.keyboard.press("Escape")
    page.mouse.down()
    assert page.evaluate(DAY) == day
    page.mouse.move(x + 108, y - 300)  # a hand that leaves the strip still holds it
    turn = 1 if language == "en" else -1
    moved = round(turn * 100 * page.evaluate("ground.page.clock.last") / strip["width"])
    assert abs(page.evaluate(DAY) - day - moved) <= 1
    page.mouse.move(-20 if language == "ar" else 1500, y)
    assert page.evaluate(DAY) == page.evaluate("ground.page.clock.last")
    page.mouse.move(x + 108, y)
    here = page.evaluate(DAY)
    expect(page.locator("#slider")).to_have_css("outline-style", "none")
    page.keyboard.press("ArrowUp")
    assert page.evaluate(DAY) == here + 1
    expect(page.locator("#slider")).to_have_css("outline-style", "solid")
    page.mouse.up()
    page.mouse.move(x, y)
    assert page.evaluate(DAY) == here + 1
    expect(page.locator("#slider")).to_be_focused()
    page.mouse.click(x, y)
    expect(page.locator("#slider")).to_have_css("outline-style", "none")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    expect(page.locator("#slider")).to_be_focused()
    expect(page.locator("#slider")).to_have_css("outline-style", "solid")


def test_a_drag_by_mouse_lays_out_nothing(visit: Visit, address: str) -> None:
    """What is seen of a step is painted by the workshop. To lay out and paint a part of the page, if only a thumb, takes longer than the step."""
    page = visit.open(address)
    page.evaluate(
        "Object.assign(ground.page, { readouts: Object.assign(() => {}, { flush() {} }), news: { show() {}, rest() {} } }); ground.page.stage.pulse = () => {}"
    )
    box = page.locator("#slider").bounding_box()
    assert box
    page.mouse.move(box["x"] + 300, box["y"] + 20)
    page.mouse.down()
    page.wait_for_timeout(300)
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable")

    def layouts() -> float:
        return next(m["value"] for m in session.send("Performance.getMetrics")["metrics"] if m["name"] == "LayoutCount")

    before, day = layouts(), page.evaluate(DAY)
    for i in range(1, 21):
        page.mouse.move(box["x"] + 300 + 5 * i, box["y"] + 20)
    assert page.evaluate(DAY) > day + 100
    assert layouts() - before < 5
    page.mouse.up()


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_wheel_zooms_time_around_the_pointer(visit: Visit, address: str, language: str) -> None:
    page = visit.open(f"{address}?lang={language}")
    box = page.locator(".strip").bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] * 0.5, box["y"] + 20)
    middle = page.evaluate("ground.page.clock.last") / 2
    for _ in range(6):
        page.mouse.wheel(0, -300)
    page.wait_for_function("Number(document.querySelector('#slider').max) - Number(document.querySelector('#slider').min) < 300")
    low, high = page.evaluate("[Number(document.querySelector('#slider').min), Number(document.querySelector('#slider').max)]")
    assert abs((low + high) / 2 - middle) < 30
    assert page.locator(".years .month").count() >= 2
    page.keyboard.press("End")  # the window follows the clock
    page.wait_for_function("Number(document.querySelector('#slider').max) === ground.page.clock.last")
    page.locator(".whole").click()
    assert page.evaluate("Number(document.querySelector('#slider').min)") == 0


def test_playback_starts_paused_and_can_be_paced_by_events(visit: Visit, address: str) -> None:
    page = visit.open(f"{address}?date=2014-06-01")
    assert not page.evaluate("ground.page.clock.playing")
    page.get_by_label("Pace of playback").select_option("pace_events")
    busy, quiet = page.evaluate("(() => { const p = ground.page.clock.pace; return [Math.min(...p), Math.max(...p)]; })()")
    assert busy < 0.7
    assert quiet > 1.5
    page.get_by_label("Pace of playback").select_option("pace_days")
    assert page.evaluate("ground.page.clock.pace") is None


@pytest.mark.parametrize("visit", [{}, {"reduced_motion": "reduce"}], indirect=True, ids=["motion", "still"])
def test_a_town_that_changes_hands_pulses_with_a_caption(visit: Visit, address: str) -> None:
    page = visit.open(f"{address}?date=2016-03-26")
    page.keyboard.press("ArrowRight")
    expect(page.locator(".frame:not(.inset) .caption")).to_have_text("Palmyra: Syrian government")
    rings = page.workers[0].evaluate("[...workshop.jobs.values()].flatMap(({ painter }) => painter?.rings.list ?? []).map(({ isStill }) => isStill)")
    assert rings
    is_still = page.evaluate("matchMedia('(prefers-reduced-motion: reduce)').matches")
    assert set(rings) == {is_still}


def test_a_ring_is_seen_around_the_town_and_leaves_no_trace(visit: Visit, address: str) -> None:
    page = visit.open(f"{address}?date=2016-03-27")
    page.add_style_tag(content=".overlay, .pulses { visibility: hidden }")
    x, y = page.evaluate(SPOT, "palmyra")
    page.wait_for_timeout(1200)
    before = take(page, x, y, 30).rows
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowRight")
    rings = "[...workshop.jobs.values()].reduce((sum, { painter }) => sum + (painter?.rings.list.length ?? 0), 0)"
    frames = []
    while not frames or page.workers[0].evaluate(rings):
        frames.append(take(page, x, y, 30).rows)
        assert len(frames) < 100
    assert any(frame != before for frame in frames[:3])
    page.wait_for_timeout(400)
    shown(page)
    assert take(page, x, y, 30).rows == before


def test_arrows_on_the_map_travel_from_town_to_town(visit: Visit, address: str) -> None:
    page = visit.open(f"{address}?date=2015-01-01")
    before = page.evaluate(DAY)
    page.locator(".frame:not(.inset)").focus()
    page.keyboard.press("ArrowUp")
    said = page.locator("#status")
    expect(said).to_contain_text("since")
    first = said.text_content()
    expect(page.locator("#tip")).to_be_visible()
    page.keyboard.press("ArrowLeft")
    expect(said).not_to_have_text(first or "")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("place="))
    assert page.evaluate(DAY) == before, "the arrows moved the map's reader, not time"
    page.keyboard.press("Escape")
    expect(page.locator("#tip")).to_be_hidden()


@pytest.mark.parametrize("width", [1440, 390])
def test_a_caption_says_who_fights_for_a_town_and_stays_on_the_map(visit: Visit, address: str, width: int) -> None:
    visit.page.set_viewport_size({"width": width, "height": 844})
    page = visit.open(f"{address}?date=2014-06-12")
    page.evaluate("ground.page.step(2)")
    caption = page.locator(".frame:not(.inset) .caption")
    expect(caption).to_have_text("Tal Afar: Iraqi government, contested by ISIS")
    on, map_ = caption.bounding_box(), page.locator("#stage").bounding_box()
    assert on and map_
    assert map_["x"] <= on["x"]
    assert on["x"] + on["width"] <= map_["x"] + map_["width"]
    assert caption.evaluate("e => e.scrollWidth <= e.clientWidth")
