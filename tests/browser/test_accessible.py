"""axe-core over every view, in both languages, light and dark, at three sizes; and what axe cannot see."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser

AXE = Path(__file__).parent / "vendor" / "axe.min.js"
LOOKS = [
    {"size": size, "color_scheme": scheme, **({"has_touch": True} if size == "phone" else {})}
    for size in ("desktop", "projector", "phone")
    for scheme in ("light", "dark")
]
STATES = {
    "map": "date=2016-05-01",
    "why": "date=2016-05-01&place=palmyra",
    "strips": "view=strips",
    "table": "view=table&country=LY",
    "compare": "view=compare&only=disputed",
    "compare side by side": "view=compare&maps=side",
    "about": "view=about",
}


#: What a reader with little sight may set (WCAG 1.4.12).
SPACING = "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }"
#: Controls whose text is cut, and anything else than the page's own scrolling regions that makes the page wider than the screen.
CUT = """() => {
  const found = [];
  const wide = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth > wide) found.push(`the page is ${document.documentElement.scrollWidth} wide`);
  for (const e of document.querySelectorAll("h1, h2, h3, p, button, a, label, li, summary, caption")) {
    if (!e.checkVisibility({ visibilityProperty: true }) || e.closest(".spoken, .skip")) continue;
    const name = `${e.tagName} ${e.id || e.className || e.textContent.slice(0, 30)}`;
    const { overflowX, textOverflow } = getComputedStyle(e);
    if (e.scrollWidth > e.clientWidth + 2 && e.clientWidth && (overflowX !== "visible" || e.matches("button, a"))) found.push(`cut: ${name}`);
    if (textOverflow === "ellipsis") found.push(`may be cut: ${name}`);
    const { left, right } = e.getBoundingClientRect();
    if ((left < -1 || right > wide + 1) && !e.closest(".scrolls, .views")) found.push(`outside: ${name}`);
  }
  return [...new Set(found)];
}"""


def walk(page: Page, language: str) -> Iterator[str]:
    """Go through every view and window of an open page; yields the name of each while it stands."""
    for state, query in STATES.items():
        page.evaluate("query => ground.page.restore(ground.page.url.read(query).state)", f"?lang={language}&{query}")
        yield state
    page.evaluate("ground.page.restore({ language: ground.page.words.language })")
    page.evaluate("document.querySelector('.more').open = true; document.querySelector('.card details').open = true; ground.page.published.choose(1)")
    page.locator("#search-input").fill("tal")
    yield "search and filters"
    page.evaluate(
        "document.querySelector('#search-input').value = ''; ground.page.explore.search.close(); document.querySelector('.more').open = false"
    )
    for tool in ("help", "settings", "share"):
        page.locator(f"[data-tool={tool}]").click()
        yield tool
        page.keyboard.press("Escape")
    page.evaluate("ground.page.present.enter({ chapter: 5, plays: false })")
    yield "present"
    page.evaluate("ground.page.present.ask()")
    yield "question"
    page.evaluate("ground.page.present.leave(); ground.page.handout.open()")
    yield "handout"
    page.evaluate("ground.page.handout.close()")


def violations(page: Page) -> list[str]:
    """Return what axe finds, one line each."""
    found: list[dict[str, Any]] = page.evaluate(
        "axe.run(document, {resultTypes: ['violations'], runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']}).then(r => r.violations)"
    )
    return [f"{v['id']}: {n['target']} {n['failureSummary'][:160]}" for v in found for n in v["nodes"]]


@pytest.mark.parametrize("visit", LOOKS, indirect=True, ids=lambda look: f"{look['size']}-{look['color_scheme']}")
@pytest.mark.parametrize("language", ["en", "ar"])
def test_axe_finds_nothing(visit: Visit, address: str, language: str) -> None:
    wrong = []
    page = visit.open(f"{address}?lang={language}&{STATES['map']}")
    page.add_script_tag(content=AXE.read_text(encoding="utf-8"))
    for state in walk(page, language):
        wrong += [f"{state}: {line}" for line in violations(page)]
    assert wrong == []


def test_help_lists_the_keys_and_gives_focus_back(visit: Visit, address: str) -> None:
    page = visit.open(address)
    page.locator("#slider").focus()
    page.keyboard.press("?")
    dialog = page.get_by_role("dialog", name="Help and keys")
    expect(dialog).to_contain_text("play and pause")
    day = page.evaluate("ground.page.clock.day")
    page.keyboard.press("ArrowRight")
    assert page.evaluate("ground.page.clock.day") == day, "keys stay in the window"
    page.keyboard.press("Escape")
    expect(page.locator("#slider")).to_be_focused()


@pytest.mark.parametrize("visit", [{"size": size} for size in ("small phone", "projector", "wall")], indirect=True, ids=lambda v: v["size"])
@pytest.mark.parametrize("language", ["en", "ar"])
def test_no_view_is_wider_than_the_screen_nor_cut_with_letters_set_apart(visit: Visit, address: str, language: str) -> None:
    page = visit.open(f"{address}?lang={language}")
    wrong = [f"{state}: {line}" for state in walk(page, language) for line in page.evaluate(CUT)]
    page.add_style_tag(content=SPACING)
    wrong += [f"{state}, spaced: {line}" for state in walk(page, language) for line in page.evaluate(CUT)]
    assert wrong == []


@pytest.mark.parametrize("visit", [{"size": "small phone", "has_touch": True}], indirect=True, ids=["small-phone"])
def test_hold_a_small_phone_and_see_map_and_timeline_at_once(visit: Visit, address: str) -> None:
    page = visit.open(address)
    page.wait_for_function("getComputedStyle(document.documentElement).getPropertyValue('--header') !== ''")
    screen, stage, timeline = (page.locator(name).bounding_box() for name in ("html", "#stage", ".timeline"))
    assert screen
    assert stage
    assert timeline
    assert stage["y"] + stage["height"] <= timeline["y"] + 1
    assert stage["height"] >= 240
    page.evaluate("ground.page.explore.ask(ground.bundle.places.id.indexOf('palmyra'))")
    sheet = page.locator("#why").bounding_box()
    assert sheet
    assert sheet["y"] - stage["y"] >= 60, "some of the map stays in sight above the answer"


@pytest.mark.parametrize("visit", [{"reduced_motion": "reduce"}], indirect=True, ids=["reduced"])
def test_nothing_flashes_where_motion_is_not_wanted(visit: Visit, address: str) -> None:
    page = visit.open(f"{address}?place=palmyra")
    assert page.locator(".overlay .chosen").evaluate("e => getComputedStyle(e).animationName") == "none"


def test_at_twice_the_size_everything_is_still_reachable(visit: Visit, address: str) -> None:
    visit.page.set_viewport_size({"width": 720, "height": 450})  # 1440 x 900 at 200 %
    page = visit.open(f"{address}?place=palmyra")
    assert page.evaluate("document.documentElement.scrollWidth") <= 720
    page.locator("#why .close").click()
    page.locator("[data-view=table]").click()
    expect(page.locator(".twin")).to_be_visible()


def test_forced_colours_keep_the_legend_readable(visit: Visit, address: str) -> None:
    visit.page.emulate_media(forced_colors="active")
    page = visit.open(address)
    swatch = page.locator("[data-force=isis] i").evaluate("e => getComputedStyle(e).backgroundColor")
    assert swatch == "rgb(78, 74, 72)"


def test_on_paper_there_is_nothing_to_press(visit: Visit, address: str) -> None:
    page = visit.open(f"{address}?place=palmyra")
    page.emulate_media(media="print")
    assert page.locator("button:visible").evaluate_all("found => found.filter(e => !e.matches('.when, .place, [data-force]')).length") == 0
    expect(page.locator("#date")).to_be_visible()
    expect(page.locator("#why h2")).to_be_visible()


def test_targets_are_wide_enough(visit: Visit, address: str) -> None:
    page = visit.open(f"{address}?place=palmyra")
    small = page.locator("button:visible, select:visible, input:visible, summary:visible").evaluate_all(
        "found => found.filter(e => { const b = e.getBoundingClientRect(); return b.height < 23.5 || b.width < 23.5; }).map(e => e.className || e.id || e.tagName)"
    )
    assert [name for name in small if name != "slider"] == []
