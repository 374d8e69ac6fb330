"""The stage in pixels: every cell shows its holder, whatever the reader has done to the window; zoom stays; names never collide."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
import shapely
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit
from tests.browser.picture import bare, rgb, shoot, shown

pytestmark = pytest.mark.browser

#: A cell smaller than this on the screen shows its neighbours' edges too.
LEAST_PX = 3
STATE = """() => {
  const { bundle, page } = ground, frame = page.stage.frames[page.stage.main];
  const box = frame.element.getBoundingClientRect();
  return {
    box: [box.x, box.y, box.width, box.height], view: [frame.view.k, frame.view.x, frame.view.y],
    covers: frame.blocked.map(b => [b.x, b.y, b.w, b.h]),
    cells: frame.easel.cells.map(p => [bundle.cells[p], page.control.force(p), page.control.state(p) === 1 ? page.control.by(p) : -1]),
    colours: page.stage.palette.colours, land: page.stage.palette.land,
  };
}"""
ALONE = ".overlay, .date, .zoom, .credit, .pulses, .hint, .tip { visibility: hidden }"


def rings(path: str) -> Any:
    """Return the polygon of a path of absolute M and relative l steps."""
    shapes = []
    for ring in path.split("M")[1:]:
        numbers = [int(n) for n in re.findall(r"-?\d+", ring)]
        points, x, y = [], 0, 0
        for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
            x, y = x + dx, y + dy
            points.append((x, y))
        shapes.append(shapely.make_valid(shapely.Polygon(points)))
    return max(shapes, key=lambda s: s.area)


CENTRES: dict[str, tuple[float, float, float]] = {}


def centre(path: str) -> tuple[float, float, float]:
    """Return x, y and radius of the largest circle inside a cell, in units."""
    if path not in CENTRES:
        line = shapely.maximum_inscribed_circle(rings(path), tolerance=5)
        CENTRES[path] = (*line.coords[0], line.length)
    return CENTRES[path]


def wrong_cells(page: Page) -> tuple[int, list[Any]]:
    """Return how many cells could be checked, and those whose middle has another colour than its holder's."""
    page.wait_for_timeout(450)  # the repaint at rest
    shown(page)
    style = page.add_style_tag(content=ALONE)
    state = page.evaluate(STATE)
    left, top, width, height = (round(v) for v in state["box"])
    picture = shoot(page, left, top, width, height)
    style.evaluate("e => e.remove()")
    k, x0, y0 = state["view"]
    checked, wrong = 0, []
    for path, force, by in state["cells"]:
        x, y, radius = centre(path)
        px, py = x * k + x0, y * k + y0
        covered = any(cx - 4 < px < cx + cw + 4 and cy - 4 < py < cy + ch + 4 for cx, cy, cw, ch in state["covers"])
        if radius * k < LEAST_PX or covered or not (2 < px < width - 3 and 2 < py < height - 3):
            continue
        checked += 1
        seen = picture.at(left + px, top + py)
        allowed = [rgb(state["land"] if f < 0 else state["colours"][f]) for f in ({force, by} - {-1} or {-1})]
        mixed = by >= 0  # a hatch: any mixture of both
        near = min(max(abs(a - b) for a, b in zip(seen, c, strict=True)) for c in allowed)
        if mixed:
            low, high = (tuple(f(c) for c in zip(*allowed, strict=True)) for f in (min, max))
            near = max(max(lo - s, s - hi, 0) for lo, s, hi in zip(low, seen, high, strict=True))
        if near > 3:
            wrong.append((path[:12], force, by, seen))
    return checked, wrong


def resize(page: Page) -> None:
    page.set_viewport_size({"width": 1100, "height": 700})


def denser(page: Page) -> None:
    session = page.context.new_cdp_session(page)
    session.send("Emulation.setDeviceMetricsOverride", {"width": 1440, "height": 900, "deviceScaleFactor": 2, "mobile": False})
    page.evaluate("ground.page.clock.set(1000)")
    page.wait_for_function("ground.page.stage.frames[0].view.ratio === 2")


def hide(page: Page) -> None:
    other = page.context.new_page()
    other.goto("about:blank")
    page.evaluate("ground.page.clock.set(900)")
    other.close()
    page.bring_to_front()


ACTS: dict[str, Callable[[Page], Any]] = {
    "nothing": lambda page: None,
    "zoom": lambda page: page.locator("#zoom_in").click(),
    "keys": lambda page: [page.keyboard.press(key) for key in "++-"],
    "resize": resize,
    "density": denser,
    "dark": lambda page: page.emulate_media(color_scheme="dark"),
    "language": lambda page: page.locator("#language").click(),
    "swap": lambda page: page.get_by_role("button", name="Show Libya large").click(),
    "hidden": hide,
    "scrub": lambda page: page.evaluate("() => { for (let d = 300; d < 1500; d += 7) ground.page.clock.set(d); ground.page.clock.set(1100); }"),
}


@pytest.mark.parametrize("act", ACTS)
def test_every_cell_shows_its_holder(visit: Visit, address: str, act: str) -> None:
    page = visit.open(f"{address}?date=2015-06-01")
    bare(page)
    ACTS[act](page)
    checked, wrong = wrong_cells(page)
    assert checked > (25 if act in {"swap", "zoom", "keys"} else 250)
    assert wrong == []


@pytest.mark.parametrize(("step", "is_many"), [(3, False), (90, True)])
def test_painting_what_changed_is_painting_everything(visit: Visit, address: str, step: int, is_many: bool) -> None:
    """Step by step and all at once may differ in the blend of single pixels at an edge, never in a surface; at rest they are the same."""
    page = visit.open(address)
    page.workers[0].evaluate(
        "() => { const { overpaint } = ground; window = { over: 0 }; ground.overpaint = (...args) => { window.over++; overpaint(...args); }; }"
    )
    stray, rest = page.evaluate(
        """async (step) => {
          const { page } = ground, { stage } = page, { view, easel } = stage.frames[0], frame = () => new Promise(requestAnimationFrame);
          const copy = Object.assign(document.createElement('canvas'), { width: view.width, height: view.height }).getContext('2d', { willReadFrequently: true });
          const pixels = async () => {
            await ground.painted();
            for (let i = 0; i < 20; i++) await frame(); // until the screen has it
            copy.drawImage(easel.sheet.canvas, 0, 0);
            return new Uint8Array(copy.getImageData(0, 0, view.width, view.height).data.buffer);
          };
          const differ = (a, b, by) => { let n = 0; for (let i = 0; i < a.length; i++) if (Math.abs(a[i] - b[i]) > by) n++; return n / a.length; };
          for (let day = 300; day < 1300; day += step) {
            page.clock.set(day);
            await easel.sheet.painted(); // no day is skipped
          }
          stage.rest = stage.showPulses = () => {}; // not yet, and no more rings: while one is there, the map is not painted as a whole
          let stepped, before;
          do {
            before = stepped;
            await new Promise(done => setTimeout(done, 400));
            stepped = await pixels();
          } while (!before || differ(before, stepped, 0)); // until the last ring has passed
          delete stage.rest;
          stage.rest();
          const rested = await pixels();
          stage.repaint();
          const full = await pixels();
          return [differ(stepped, full, 40), differ(rested, full, 0)];
        }""",
        step,
    )
    assert (page.workers[0].evaluate("window.over") > 5) == is_many, "much that changed was painted over, little from the ground up"
    assert stray < 0.004
    assert rest == 0


VIEW = "() => { const { k, x, y } = ground.page.stage.frames[ground.page.stage.main].view; return [k, x, y]; }"
#: the point of the map in the middle of the window, and the scale against the whole frame
MIDDLE = """() => { const f = ground.page.stage.frames[0], v = f.view;
  return [Math.round((v.width / 2 - v.x) / v.k), Math.round((v.height / 2 - v.y) / v.k), Math.round(v.scale * 100)]; }"""


def close(one: list[float], other: list[float], by: float) -> bool:
    return all(abs(a - b) <= by for a, b in zip(one, other, strict=True))


def test_the_wheel_zooms_at_the_pointer_and_a_drag_pans(visit: Visit, address: str) -> None:
    page = visit.open(address)
    before = page.evaluate(VIEW)
    page.mouse.move(700, 300)
    page.mouse.wheel(0, -400)
    page.wait_for_timeout(300)
    zoomed = page.evaluate(VIEW)
    assert zoomed[0] > before[0] * 1.3
    page.mouse.down()
    page.mouse.move(760, 350, steps=5)
    page.mouse.up()
    page.wait_for_timeout(300)
    panned = page.evaluate(VIEW)
    assert close([panned[1] - zoomed[1], panned[2] - zoomed[2]], [60, 50], 1)
    assert page.evaluate("ground.page.selection.value.place") == -1, "a drag is no click"


def test_the_reader_stays_where_the_map_was_put(visit: Visit, address: str) -> None:
    page = visit.open(address)
    page.emulate_media(reduced_motion="reduce")
    page.locator("#zoom_in").click()
    page.locator("#zoom_in").click()
    page.wait_for_timeout(100)
    put = page.evaluate(MIDDLE)
    page.locator("#language").click()
    page.evaluate("ground.page.clock.set(1500)")
    page.wait_for_timeout(400)
    assert close(page.evaluate(MIDDLE), put, 2)
    page.set_viewport_size({"width": 1200, "height": 800})
    page.wait_for_timeout(200)
    assert close(page.evaluate(MIDDLE), put, 12)
    page.locator(".frame.inset").click()
    page.locator(".frame.inset").click()
    assert close(page.evaluate(MIDDLE), put, 14)
    page.keyboard.press("0")
    page.wait_for_function(f"({MIDDLE})()[2] === 100")


def test_the_inset_does_not_zoom(visit: Visit, address: str) -> None:
    page = visit.open(address)
    page.locator(".frame.inset").hover()
    page.mouse.wheel(0, -400)
    page.wait_for_timeout(200)
    assert page.evaluate("ground.page.stage.frames[1].zoom.now.k") == 1


@pytest.mark.parametrize("visit", [{"size": "phone", "has_touch": True, "is_mobile": True}], indirect=True, ids=["phone"])
def test_one_finger_scrolls_the_page_and_two_move_the_map(visit: Visit, address: str) -> None:
    page = visit.open(address)
    touch = page.context.new_cdp_session(page)

    def fingers(kind: str, *points: tuple[int, int]) -> None:
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x, "y": y, "id": i} for i, (x, y) in enumerate(points)]})

    before = page.evaluate(VIEW)
    fingers("touchStart", (150, 400))
    for step in range(1, 9):
        fingers("touchMove", (150, 400 - 25 * step))
        page.wait_for_timeout(20)
    fingers("touchEnd")
    page.wait_for_function("scrollY > 50")
    assert page.evaluate(VIEW) == before
    page.wait_for_timeout(1500)  # the fling runs out
    page.evaluate("scrollTo(0, 0)")
    page.wait_for_function("scrollY === 0")
    fingers("touchStart", (150, 300), (250, 300))
    for step in range(1, 9):
        fingers("touchMove", (150 - 8 * step, 300), (250 + 8 * step, 300))
        page.wait_for_timeout(20)
    fingers("touchEnd")
    page.wait_for_function(f"ground.page.stage.frames[0].view.k > {before[0] * 1.5}")
    assert page.evaluate("scrollY") == 0


BOXES = """() => [...document.querySelectorAll('.frame:not(.inset) .names > g, .frame:not(.inset) .labels > g')].map(g => {
  const b = g.getBoundingClientRect(); return [b.x, b.y, b.right, b.bottom, g.textContent]; })"""


@pytest.mark.parametrize("visit", [{"size": "phone"}, {"size": "projector"}, {"size": "desktop"}], indirect=True, ids=lambda v: v["size"])
@pytest.mark.parametrize("language", ["en", "ar"])
def test_names_never_collide(visit: Visit, address: str, language: str) -> None:
    page = visit.open(f"{address}?lang={language}")
    page.emulate_media(reduced_motion="reduce")
    counts = []
    for _ in range(4):
        page.wait_for_timeout(300)
        boxes = page.evaluate(BOXES)
        counts.append(len(boxes))
        for i, (ax, ay, ar, ab, a) in enumerate(boxes):
            for bx, by, br, bb, b in boxes[:i]:
                assert ar - 2 <= bx or br - 2 <= ax or ab - 2 <= by or bb - 2 <= ay, f"{a} over {b}"
        page.locator("#zoom_in").click()
    assert min(counts) > 5


def test_small_towns_appear_as_the_reader_comes_nearer(visit: Visit, address: str) -> None:
    page = visit.open(address)
    page.emulate_media(reduced_motion="reduce")
    shown = "(f => f.overlay.places.filter(p => f.overlay.isShown(p)).length)(ground.page.stage.frames[0])"
    few = page.evaluate(shown)
    for _ in range(4):
        page.locator("#zoom_in").click()
    page.wait_for_timeout(100)
    assert page.evaluate(shown) > few * 1.5
    expect(page.locator(".frame:not(.inset) .labels g").first).to_be_attached()


def test_a_step_writes_nothing_into_the_page_but_the_date_and_what_is_spoken(visit: Visit, address: str) -> None:
    """What a step writes, the browser must style, lay out and paint before the map is seen: that is left to the moment after the frame."""
    page = visit.open(address)
    written = page.evaluate(
        """() => {
          const seen = new Set(), name = node => (node.nodeType === 1 ? node : node.parentElement);
          const watch = new MutationObserver(() => {});
          watch.observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
          for (let day = 800; day < 1000; day++) {
            ground.page.clock.set(day);
            for (const { target } of watch.takeRecords()) if (!name(target).closest('.pulses')) seen.add(name(target).id || name(target).className);
          }
          return [...seen];
        }"""
    )
    assert set(written) == {"date", "slider"}


def test_no_script_is_loaded_that_the_page_has_no_use_for(visit: Visit, address: str) -> None:
    visit.open(address)
    assert [url for url in visit.requests if "polyfill" in url or "dash_table" in url] == []


def test_names_keep_clear_of_the_inset_and_the_date_from_the_start(visit: Visit, address: str) -> None:
    page = visit.open(address)
    blocked = page.evaluate("ground.page.stage.frames[0].blocked")
    map_box = page.locator(".frame:not(.inset)").bounding_box()
    assert map_box
    for over in (".frame.inset", "#date", ".zoom", ".credit"):
        box = page.locator(over).first.bounding_box()
        assert box, over
        assert any(abs(b["x"] + map_box["x"] - box["x"]) < 2 and abs(b["w"] - box["width"]) < 2 for b in blocked), over


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (1024, 768), (1001, 777)])
def test_every_canvas_has_the_pixels_that_it_covers(visit: Visit, address: str, width: int, height: int) -> None:
    """One more or less, and a browser stretches the picture and blurs it."""
    visit.page.set_viewport_size({"width": width, "height": height})
    page = visit.open(address)
    shown(page)
    covered = page.evaluate(
        """() => ground.sheets.map(({ id, canvas }) => {
          const { left, top, right, bottom } = canvas.getBoundingClientRect();
          return [id, Math.round(right) - Math.round(left), Math.round(bottom) - Math.round(top)];
        })"""
    )
    assert len(covered) == 4
    sizes = page.workers[0].evaluate(
        "[...workshop.jobs.values()].map(({ id, canvas, painter }) => [id, (canvas ?? painter.canvas).width, (canvas ?? painter.canvas).height])"
    )
    assert sorted(sizes) == covered
