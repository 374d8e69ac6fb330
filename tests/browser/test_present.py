"""A lesson from a clicker: keys, captions, black-out, address, swipe, both languages, a small projector in grey."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from dashboard import Dataset
from dashboard.chapters import load_chapters
from dashboard.copydeck import load_copy
from tests.browser.conftest import Visit
from tests.browser.picture import shown

STILL = {"size": "projector", "reduced_motion": "reduce"}
still = pytest.mark.parametrize("visit", [STILL], indirect=True)


def open_present(visit: Visit, url: str) -> Page:
    visit.page.goto(url)
    visit.page.wait_for_function("window.ground && ground.page && ground.page.present.on")
    return visit.page


def day(page: Page) -> int:
    return page.evaluate("ground.page.clock.day")


@still
def test_a_clicker_steps_through_every_chapter_and_never_back_in_time(visit: Visit, address: str, record: Dataset) -> None:
    page = visit.open(address)
    chapters = load_chapters(record)
    page.locator("#slider").focus()
    page.keyboard.press("F5")
    expect(page.locator(".present h2")).to_have_text(chapters[0].said["en"]["title"])
    for number, chapter in enumerate(chapters, 1):
        expect(page.locator(".present .count")).to_have_text(f"{number} / {len(chapters)}")
        expect(page.locator(".present .caption")).to_have_text(chapter.said["en"]["text"])
        assert page.evaluate("ground.page.words.iso(ground.page.clock.day)") == str(chapter.date)
        page.keyboard.press("PageDown")
    page.keyboard.press("PageUp")
    expect(page.locator(".present h2")).to_have_text(chapters[-2].said["en"]["title"])
    page.keyboard.press("Home")
    expect(page.locator(".present .count")).to_have_text(f"1 / {len(chapters)}")
    page.keyboard.press("End")
    expect(page.locator(".present .count")).to_have_text(f"{len(chapters)} / {len(chapters)}")


@still
@pytest.mark.parametrize("key", ["PageDown", "ArrowRight", "ArrowDown", " ", "Enter"])
def test_every_next_key_goes_on_even_in_arabic(visit: Visit, address: str, key: str) -> None:
    page = open_present(visit, f"{address}?chapter=kobani&lang=ar")
    before = day(page)
    page.keyboard.press(key)
    assert page.evaluate("ground.page.present.chapter") == "may-2015"
    assert day(page) > before


def test_a_step_plays_the_days_between(visit: Visit, address: str) -> None:
    page = open_present(visit, f"{address}?chapter=kobani")
    page.evaluate("window.days = []; ground.page.clock.on('day', (d) => days.push(d))")
    page.keyboard.press("PageDown")
    page.wait_for_function("!ground.page.present.tour.running")
    days = page.evaluate("days")
    assert len(days) > 5
    assert days[1:] == sorted(days[1:])
    assert page.evaluate("ground.page.words.iso(ground.page.clock.day)") == "2015-05-21"


@still
def test_black_out_and_leaving_give_back_what_was_there(visit: Visit, address: str) -> None:
    page = visit.open(f"{address}?date=2016-01-01&country=IQ")
    page.keyboard.press("f")
    expect(page.locator(".present")).to_be_visible()
    for part in (".feed", ".side", ".timeline", ".header"):
        expect(page.locator(part)).to_be_hidden()
    for key in (".", "b"):
        page.keyboard.press(key)
        expect(page.locator(".curtain")).to_be_visible()
        page.keyboard.press(key)
        expect(page.locator(".curtain")).to_be_hidden()
    page.keyboard.press("PageDown")
    page.keyboard.press("Escape")
    expect(page.locator(".present")).to_be_hidden()
    expect(page.locator("#date")).to_have_text("1 January 2016")
    page.wait_for_function("location.search.includes('country=IQ') && !location.search.includes('chapter')")


@still
def test_the_chapter_is_in_the_address(visit: Visit, address: str) -> None:
    page = open_present(visit, f"{address}?chapter=sirte")
    assert page.evaluate("ground.page.stage.frames[ground.page.stage.main].base.id") == "libya"
    page.keyboard.press("PageDown")
    page.wait_for_function("location.search.includes('chapter=ramadi-and-fallujah')")
    page.reload()
    page.wait_for_function("window.ground && ground.page && ground.page.present.chapter === 'ramadi-and-fallujah'")


def test_an_unknown_chapter_is_refused_in_words(visit: Visit, address: str) -> None:
    page = visit.open(f"{address}?chapter=atlantis")
    expect(page.get_by_role("alert")).to_contain_text("atlantis")
    expect(page.locator(".present")).to_be_hidden()


@pytest.mark.parametrize("visit", [{**STILL, "has_touch": True}], indirect=True)
@pytest.mark.parametrize(("language", "dx"), [("en", -200), ("ar", 200)])
def test_a_swipe_turns_the_page(visit: Visit, address: str, language: str, dx: int) -> None:
    page = open_present(visit, f"{address}?chapter=kobani&lang={language}")
    client = page.context.new_cdp_session(page)
    client.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": 500, "y": 650}]})
    client.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [{"x": 500 + dx, "y": 655}]})
    client.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    page.wait_for_function("ground.page.present.chapter === 'may-2015'")
    page.wait_for_timeout(500)
    assert page.evaluate("ground.page.present.chapter") == "may-2015", "the browser went back"


@still
@pytest.mark.parametrize("language", ["en", "ar"])
def test_every_caption_fits_a_small_projector(visit: Visit, address: str, language: str) -> None:
    page = open_present(visit, f"{address}?chapter=the-first-towns&lang={language}")
    for _ in range(page.evaluate("ground.bundle.chapters.length")):
        box = page.locator(".present").bounding_box()
        assert box
        assert box["y"] + box["height"] <= 769
        assert box["y"] >= 768 * 0.55, "the map keeps more than half of the height"
        assert page.evaluate("document.documentElement.scrollHeight <= innerHeight + 1")
        page.keyboard.press("PageDown")


@still
def test_in_grey_the_holder_is_said_in_words(visit: Visit, address: str) -> None:
    page = open_present(visit, f"{address}?chapter=palmyra-twice")
    expect(page.locator(".highlights .who")).to_have_text("Palmyra")
    expect(page.locator(".highlights .holder")).to_have_text("Syrian government")


@still
def test_a_question_by_number_key_cites_its_event(visit: Visit, address: str) -> None:
    page = open_present(visit, f"{address}?chapter=palmyra-twice")
    page.keyboard.press("q")
    expect(page.locator(".quiz h2")).to_have_text("Who will hold Palmyra at the end of March 2016?")
    expect(page.locator("#date")).to_have_text("26 March 2016")
    page.keyboard.press("9")
    page.keyboard.press("1")
    expect(page.locator(".quiz .right")).to_contain_text("The Syrian government")
    expect(page.locator(".quiz .wrong")).to_contain_text("ISIS")
    expect(page.locator(".quiz .cite")).to_contain_text("palmyra-06")
    page.keyboard.press("PageDown")
    expect(page.locator(".present .caption")).to_be_visible()
    expect(page.locator("#date")).to_have_text("2 March 2017")


@still
@pytest.mark.parametrize("language", ["en", "ar"])
def test_questions_made_from_the_record_have_one_right_answer(visit: Visit, address: str, record: Dataset, language: str) -> None:
    page = open_present(visit, f"{address}?chapter=mosul-june-2014&lang={language}")
    page.keyboard.press("q")
    page.keyboard.press("Escape")
    for _ in range(5):
        page.keyboard.press("q")
        asked = page.evaluate(
            """() => { const { now } = ground.page.present.quiz; const { events, forces, places } = ground.bundle;
              return { day: ground.page.words.iso(events.day[now.event]), place: places.id[events.place[now.event]], forces: now.forces.map((f) => forces.id[f]), answer: now.answer }; }"""
        )
        assert record.control_at(asked["day"]).loc[asked["place"], "force"] == asked["forces"][asked["answer"]]
        assert 2 <= len(asked["forces"]) == len(set(asked["forces"])) <= 4
        page.keyboard.press("PageDown")
        page.keyboard.press("PageDown")


@still
def test_the_speaker_view_shows_notes_and_drives_the_same_clock(visit: Visit, address: str, record: Dataset) -> None:
    page = open_present(visit, f"{address}?chapter=sinjar")
    chapters = {c.id: c for c in load_chapters(record)}
    with page.expect_popup() as opened:
        page.keyboard.press("s")
    other = opened.value
    expect(other.locator(".notes")).to_have_text(chapters["sinjar"].said["en"]["notes"])
    expect(other.locator(".then")).to_contain_text("Kobani")
    other.keyboard.press("PageDown")
    expect(other.locator("h1")).to_have_text("Kobani")
    expect(page.locator(".present h2")).to_have_text("Kobani")
    expect(other.locator(".day")).to_have_text("26 January 2015")
    expect(other.locator(".timer")).not_to_have_text("0:00", timeout=4000)
    other.get_by_role("button", name="Black screen").click()
    expect(page.locator(".curtain")).to_be_visible()
    page.keyboard.press("Escape")
    page.wait_for_function("!ground.page.present.speaker.isOpen")


@still
def test_a_blocked_second_window_is_said_in_words(visit: Visit, address: str) -> None:
    page = open_present(visit, f"{address}?chapter=sinjar")
    page.evaluate("window.open = () => null")
    page.keyboard.press("s")
    expect(page.locator(".present .count")).to_contain_text("blocked the second window")


@still
def test_the_pen_draws_undoes_and_clears(visit: Visit, address: str) -> None:
    page = open_present(visit, f"{address}?chapter=sinjar")

    def stroke() -> None:
        page.mouse.move(200, 200)
        page.mouse.down()
        page.mouse.move(300, 260, steps=4)
        page.mouse.up()

    stroke()
    assert page.locator(".pen path").count() == 0, "the pen lies on the desk"
    page.keyboard.press("d")
    stroke()
    stroke()
    assert page.locator(".pen path").count() == 2
    page.keyboard.press("u")
    assert page.locator(".pen path").count() == 1
    page.keyboard.press("e")
    assert page.locator(".pen path").count() == 0
    stroke()
    page.keyboard.press("PageDown")
    assert page.locator(".pen path").count() == 0


@pytest.mark.parametrize("visit", [STILL, {"size": "phone", "reduced_motion": "reduce"}], indirect=True, ids=["projector", "phone"])
@pytest.mark.parametrize("language", ["en", "ar"])
def test_each_chapter_brings_its_places_into_view(visit: Visit, address: str, language: str) -> None:
    """Rings lie on the map, and the plates with names and holders neither leave it nor cover one another."""
    page = open_present(visit, f"{address}?chapter=the-first-towns&lang={language}")
    for _ in range(page.evaluate("ground.bundle.chapters.length")):
        page.wait_for_function(
            """() => {
              const { bundle, stage, present } = ground.page;
              const { width, height } = stage.host.getBoundingClientRect();
              const mine = present.tour.chapter.places.filter((place) => bundle.places.frame[place] === stage.main);
              const rings = [...document.querySelectorAll(".highlights .ring")];
              const on = rings.every((ring) => ring.cx.baseVal.value > 0 && ring.cx.baseVal.value < width && ring.cy.baseVal.value > 0 && ring.cy.baseVal.value < height);
              const plates = present.highlights.plates;
              const inside = plates.every(({ x, y, w, h }) => x >= 0 && y >= 0 && x + w <= width && y + h <= height);
              const apart = plates.every((a, i) => plates.every((b, j) => i <= j || a.x >= b.x + b.w || b.x >= a.x + a.w || a.y >= b.y + b.h || b.y >= a.y + a.h));
              return mine.length > 0 && rings.length === mine.length && on && inside && apart;
            }"""
        )
        page.keyboard.press("PageDown")


@still
def test_the_map_comes_close_and_is_whole_again_afterwards(visit: Visit, address: str) -> None:
    page = open_present(visit, f"{address}?chapter=hajin-and-baghuz")
    page.wait_for_function("ground.page.stage.zoom.view.scale > 8")
    expect(page.locator(".frame.inset")).to_be_hidden()
    page.keyboard.press("Home")
    page.wait_for_function("ground.page.stage.zoom.view.scale < 3")
    expect(page.locator(".frame.inset")).to_be_visible()
    page.goto(f"{address}?chapter=sirte")
    page.wait_for_function("window.ground && ground.page && ground.page.present.on")
    page.keyboard.press("Escape")
    page.wait_for_function("ground.page.stage.zoom.view.scale === 1 && ground.page.stage.main === 0")


@still
def test_patterns_tell_forces_apart_on_a_grey_projector(visit: Visit, address: str) -> None:
    page = open_present(visit, f"{address}?chapter=manbij-and-euphrates-shield")
    look = """force => { const { stage } = ground.page, { easel, view: k } = stage.frames[0], { width, height } = k;
      const pen = Object.assign(document.createElement("canvas"), { width, height }).getContext("2d", { willReadFrequently: true });
      pen.drawImage(easel.sheet.canvas, 0, 0);
      const number = ground.bundle.forces.id.indexOf(force);
      return easel.cells.filter(p => stage.look(p).force === number && !stage.look(p).muted).map(p => [ground.bundle.places.x[p] * k.k + k.x, ground.bundle.places.y[p] * k.k + k.y])
        .filter(([x, y]) => x > 12 && y > 12 && x < width - 12 && y < height - 12).map(([x, y]) => pen.getImageData(x - 8, y - 8, 16, 16).data.join()).join("/"); }"""
    forces = ("isis", "sdf", "syria-gov", "rebels")
    shown(page)
    bare = [page.evaluate(look, force) for force in forces]
    assert all(bare)
    page.keyboard.press("g")
    expect(page.locator("body.patterned")).to_have_count(1)
    expect(page.locator(".present .key .swatch")).to_have_count(page.locator(".present .key li").count())
    shown(page)
    with_patterns = [page.evaluate(look, force) for force in forces]
    assert [a != b for a, b in zip(bare, with_patterns, strict=True)][1:] == [True, True, True]
    kinds = page.evaluate("() => ground.bundle.forces.id.map((id, i) => [id, JSON.stringify(ground.patternOf(ground.bundle.forces, i))])")
    met = [dict(kinds)[force] for force in ("isis", "sdf", "sna", "syria-gov", "rebels")]
    assert len(set(met)) == len(met), "no two of them look alike without colour"
    page.keyboard.press("Escape")
    expect(page.locator("body.patterned")).to_have_count(0)
    page.keyboard.press("f")
    expect(page.locator("body.patterned")).to_have_count(1)


@pytest.mark.parametrize("visit", [{"reduced_motion": "reduce"}], indirect=True, ids=["still"])
def test_a_lesson_with_patterns_opens_from_its_address(visit: Visit, address: str) -> None:
    """A chapter frames the map before the first layout has told its size, and a day near it pulses."""
    visit.page.context.add_init_script("try { localStorage.setItem('shifting-ground.patterns', 'on') } catch {}")
    page = visit.open(f"{address}?chapter=kobani")
    expect(page.locator("body.patterned")).to_have_count(1)
    day = page.evaluate("ground.page.words.iso(ground.page.clock.day - 9)")
    page = visit.open(f"{address}?chapter=kobani&date={day}")
    assert page.evaluate("ground.page.words.iso(ground.page.clock.day)") == day


@still
@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_whole_lesson_plan_is_at_hand(visit: Visit, address: str, language: str) -> None:
    page = open_present(visit, f"{address}?chapter=sinjar&lang={language}")
    copy = load_copy(language)
    page.locator("[data-copy-label=lesson_open]").click()
    plan = page.locator("dialog .lesson-text")
    for key, text in copy.items():
        if key.startswith("lesson_") and key != "lesson_open" and "{" not in text:
            expect(plan).to_contain_text(text)
    page.keyboard.press("PageDown")
    page.keyboard.press("Escape")
    expect(plan).to_have_count(0)
    assert page.evaluate("ground.page.present.chapter") == "sinjar", "the keys belonged to the window"
    page.goto(f"{address}?view=about&lang={language}")
    page.get_by_role("button", name=copy["lesson_open"], exact=True).click()
    expect(plan).to_contain_text(copy["lesson_prompts"])


@still
def test_a_prediction_pause_from_the_keyboard_alone(visit: Visit, address: str) -> None:
    page = visit.page
    page.goto(address)
    page.wait_for_function("window.ground && ground.page")
    page.keyboard.press("F5")
    for _ in range(3):
        page.keyboard.press("PageDown")
    page.keyboard.press("q")
    expect(page.locator(".quiz")).to_be_visible()
    before = day(page)
    page.keyboard.press("2")
    expect(page.locator(".quiz .right")).to_be_visible()
    expect(page.locator(".quiz .cite")).not_to_contain_text("Number keys")
    page.keyboard.press(" ")
    expect(page.locator(".quiz")).to_be_hidden()
    page.wait_for_function(f"ground.page.clock.day > {before}")
    page.keyboard.press("Escape")
    expect(page.locator(".present")).to_be_hidden()
