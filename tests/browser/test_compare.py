"""Comparing two days: numbers that add up, a sentence that names its sources, and the list of what changed hands."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from dashboard import Dataset
from tests.browser.conftest import Visit
from tests.browser.picture import bare as without

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


#: Share of the quiet towns that are painted, on one of the two maps, in the colour of who held them that day. A town on a front line says nothing.
PAINTED = """([at, held]) => {
  const side = ground.page.explore.board.view.swipe.sides[at];
  const { bundle } = ground;
  const { view, easel } = side.frames[side.main];
  const [width, height] = [view.width, view.height].map((v) => Math.round(v * view.ratio));
  const pen = Object.assign(document.createElement("canvas"), { width, height }).getContext("2d", { willReadFrequently: true });
  pen.drawImage(easel.sheet.canvas, 0, 0);
  let [right, all] = [0, 0];
  for (const place of easel.cells) {
    const force = held[bundle.places.id[place]];
    const [x, y] = [bundle.places.x[place] * view.k + view.x, bundle.places.y[place] * view.k + view.y].map((v) => Math.round(v * view.ratio));
    if (!force || x < 1 || y < 1 || x >= width || y >= height) continue;
    const hex = "#" + [...pen.getImageData(x, y, 1, 1).data].slice(0, 3).map((v) => v.toString(16).padStart(2, "0")).join("");
    if (!side.palette.colours.some((colour) => colour.toLowerCase() === hex)) continue;
    all++;
    if (side.palette.colour(bundle.forces.id.indexOf(force)).toLowerCase() === hex) right++;
  }
  return all > 20 ? right / all : 0;
}"""


def held_quietly(record: Dataset, day: str, *countries: str) -> dict[str, str]:
    """Return who held each place that nobody fought over."""
    now = record.control_at(day).join(record.places["country"])
    return now.loc[(now["state"] == "held") & now["country"].isin(countries), "force"].to_dict()


def bare(page: Page) -> None:
    """Leave out what lies over the cells of the two maps from now on, so that their colours can be read."""
    page.wait_for_function("(side => side?.frames[side.main].view)(ground.page.explore.board.view?.swipe?.sides[1])")
    without(page, "ground.page.explore.board.view.swipe.sides")


def expect_painted(page: Page, at: int, held: dict[str, str]) -> None:
    """Wait until one of the two maps shows who held what."""
    page.wait_for_function(f"(given) => ({PAINTED})(given) > 0.98", arg=[at, held])


@pytest.mark.parametrize("language", ["en", "ar"])
def test_swipe_between_two_days(visit: Visit, address: str, record: Dataset, language: str) -> None:
    page = visit.open(f"{address}?date=2015-05-21&view=compare&compare=2014-06-01&lang={language}")
    bare(page)
    for at, day in enumerate(("2014-06-01", "2015-05-21")):
        expect_painted(page, at, held_quietly(record, day, "SY", "IQ"))
    earlier, later = page.locator(".swipe .date.earlier"), page.locator(".swipe .date.later")
    expect(earlier).to_have_text({"en": "1 June 2014", "ar": "1 حزيران 2014"}[language])
    boxes = [date.bounding_box() for date in (earlier, later)]
    assert boxes[0]
    assert boxes[1]
    assert (boxes[0]["x"] < boxes[1]["x"]) == (language == "en"), "time runs as the page reads"
    handle = page.locator(".handle")
    expect(handle).to_have_role("slider")
    expect(handle).to_have_accessible_name({"en": "Divide the map between the two days", "ar": "الفاصل بين خريطتي اليومين"}[language])
    assert "50" in (handle.get_attribute("aria-valuetext") or "")
    box = page.locator(".swipe").bounding_box()
    assert box
    middle, quarter = box["y"] + box["height"] / 2, 0.25 if language == "en" else 0.75
    page.mouse.move(box["x"] + box["width"] / 2, middle)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * quarter, middle, steps=5)
    page.mouse.up()
    said = handle.get_attribute("aria-valuetext") or ""
    assert re.search(r"2[456]\D.*7[456]\D", said), said
    line = page.locator(".divider").bounding_box()
    assert line
    assert abs(line["x"] + line["width"] / 2 - box["x"] - box["width"] * quarter) <= box["width"] * 0.02
    for point, which in ((0.12, "earlier"), (0.6, "later")):
        x = box["x"] + box["width"] * (point if language == "en" else 1 - point)
        under = page.evaluate("([x, y]) => document.elementFromPoint(x, y).closest('.stage').className", [x, box["y"] + box["height"] * 0.4])
        assert under == f"stage {which}"


def test_swipe_by_keyboard_and_time_stands_still(visit: Visit, address: str) -> None:
    page = visit.open(f"{address}?date=2015-05-21&view=compare")
    day = page.evaluate("ground.page.clock.day")
    handle = page.locator(".handle")
    handle.focus()
    page.keyboard.press("ArrowRight")
    expect(handle).to_have_value("51")
    expect(handle).to_have_attribute("aria-valuetext", "21 May 2014 on 51 % of the map, 21 May 2015 on 49 %")
    page.keyboard.press("Home")
    expect(handle).to_have_value("0")
    page.keyboard.press("End")
    expect(handle).to_have_value("100")
    assert page.evaluate("ground.page.clock.day") == day
    page.keyboard.press("PageDown")
    assert page.evaluate("ground.page.clock.day") > day, "a clicker still means the next event"


@pytest.mark.parametrize("visit", [{"size": "phone", "has_touch": True}], indirect=True, ids=["phone"])
def test_swipe_with_a_finger(visit: Visit, address: str) -> None:
    page = visit.open(f"{address}?date=2015-05-21&view=compare")
    page.locator(".swipe").scroll_into_view_if_needed()
    box = page.locator(".swipe").bounding_box()
    assert box
    finger = page.context.new_cdp_session(page)
    y = box["y"] + box["height"] * 0.3
    for kind, share in (("touchStart", 0.5), ("touchMove", 0.6), ("touchMove", 0.75), ("touchEnd", None)):
        points = [] if share is None else [{"x": box["x"] + box["width"] * share, "y": y}]
        finger.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
    page.wait_for_function("Math.abs(document.querySelector('.handle').value - 75) <= 2")


def test_both_maps_move_zoom_and_swap_together(visit: Visit, address: str) -> None:
    page = visit.open(f"{address}?date=2016-05-01&view=compare&maps=side")
    alike = """() => { const [a, b] = ground.page.explore.board.view.swipe.sides.map((s) => { const { k, x, y, scale } = s.frames[s.main].view; return [s.main, k, x, y, scale].join(); });
      return a === b && a; }"""
    page.wait_for_function(alike)
    before = page.evaluate(alike)
    page.locator("#board").get_by_role("button", name="Zoom in").click()
    page.wait_for_function("before => { const now = (" + alike + ")(); return now && now !== before; }", arg=before)
    box = page.locator(".stage.later").bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.wheel(0, 60)
    page.wait_for_function("document.querySelector('.board-view').scrollTop > 0")  # the view scrolls under the wheel
    page.mouse.wheel(0, -60)
    page.wait_for_function("document.querySelector('.board-view').scrollTop === 0")
    page.keyboard.down("Control")
    page.mouse.wheel(0, -400)
    page.keyboard.up("Control")
    page.wait_for_function("(" + alike + ")() && ground.page.explore.board.view.zoom.view.scale > 2")
    page.locator("#board").get_by_role("button", name="Show the whole map").click()
    page.wait_for_function("(" + alike + ")() && ground.page.explore.board.view.zoom.view.scale === 1")
    page.locator(".stage.earlier .swap:visible").click()
    page.wait_for_function("(" + alike + ")() && ground.page.explore.board.view.swipe.sides[0].main === 1")


def test_side_by_side_follows_dates_and_filters(visit: Visit, address: str, record: Dataset) -> None:
    page = visit.open(f"{address}?date=2016-05-01&view=compare&country=LY")
    page.get_by_role("radio", name="Side by side").check()
    expect(page).to_have_url(re.compile("maps=side"))
    expect(page.get_by_role("radio", name="Side by side")).to_be_focused()
    expect(page.locator(".handle")).to_be_hidden()
    expect(page.locator(".swipe .frame.inset").first).to_be_hidden()
    bare(page)
    expect_painted(page, 0, held_quietly(record, "2015-05-02", "LY"))
    page.locator(".board-tools input").first.fill("2013-06-01")
    expect(page.locator(".swipe .date.earlier")).to_have_text("1 June 2013")
    expect_painted(page, 0, held_quietly(record, "2013-06-01", "LY"))
    page.locator("#slider").fill(str(page.evaluate("ground.page.words.day('2017-01-10')")))
    expect(page.locator(".swipe .date.later")).to_have_text("10 January 2017")
    expect_painted(page, 1, held_quietly(record, "2017-01-10", "LY"))
    page.locator("#slider").fill("0")
    expect(page.locator(".swipe .date.earlier")).to_have_text("1 April 2013")
    expect(page.locator(".swipe .date.later")).to_have_text("1 June 2013")


def test_ask_why_on_a_compared_map(visit: Visit, address: str) -> None:
    page = visit.open(f"{address}?date=2015-05-21&view=compare&compare=2014-06-01")
    page.wait_for_function("ground.page.explore.board.view.swipe.sides[0].frames[0].view")
    at = page.evaluate(
        "(p => { const s = ground.page.explore.board.view.swipe.sides[0].frames[0]; const b = s.element.getBoundingClientRect();"
        " const [x, y] = s.overlay.at(ground.bundle.places.x[p], ground.bundle.places.y[p]); return [b.x + x, b.y + y]; })(ground.bundle.places.id.indexOf('raqqa'))"
    )
    page.mouse.move(*at)
    expect(page.locator(".swipe .tip")).to_contain_text("Raqqa")
    expect(page.locator(".swipe .tip")).to_contain_text("1 June 2014: ISIS")
    page.mouse.click(*at)
    expect(page.locator("#why h2")).to_have_text("Raqqa")
    expect(page.locator(".swipe .chosen")).to_have_count(2)
    page.keyboard.press("Escape")
    expect(page.locator(".swipe .chosen")).to_have_count(0)
    expect(page.locator(".swipe")).to_be_visible()


def test_an_address_with_another_drawing_draws_both_maps_so(visit: Visit, address: str) -> None:
    page = visit.open(f"{address}?date=2015-05-21&view=compare&drawing=whole")
    page.wait_for_function("ground.texts")
    page.wait_for_function("ground.page.explore.board.view.swipe.cells === ground.bundle.shapes.whole.cells")
    covered = page.evaluate(
        "(s => { const f = s.frames[0]; const p = ground.bundle.places.id.indexOf('rutba'); const [left, , right] = f.easel.box(p); return right - left; })"
        "(ground.page.explore.board.view.swipe.sides[0])"
    )
    assert covered > page.evaluate("36 / ground.bundle.frames[0].km"), "a whole cell is wider than twice the reach"
