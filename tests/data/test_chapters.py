"""The guided tour: what is in it, and what is said of a chapter that cannot be used."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from dashboard import DataError, Dataset, load_dataset
from dashboard.chapters import Chapter, load_chapters
from dashboard.cli import main
from dashboard.payload import bundle
from tests.conftest import ROOT

FILES = sorted((ROOT / "data" / "chapters").glob("*.toml"))
TEXT = " ".join(["word"] * 45)
ARABIC = " ".join(["كلمة"] * 45)
GOOD = f"""date = "2014-08-01"
from = "2014-06-01"
countries = ["IQ"]
highlights = ["bigtown"]
events = ["bigtown-02"]

[en]
title = "Title"
text = "{TEXT}"
notes = "Notes"

[ar]
title = "عنوان"
text = "{ARABIC}"
notes = "ملاحظات"

[question]
event = "bigtown-02"
answer = 1
en = {{ text = "Who?", choices = ["ISIS", "Nobody"] }}
ar = {{ text = "من؟", choices = ["التنظيم", "لا أحد"] }}
"""


@pytest.fixture(scope="session")
def chapters(record: Dataset) -> dict[str, Chapter]:
    return {c.id: c for c in load_chapters(record)}


def test_the_tour_has_twelve_to_sixteen_stops_in_order_of_files(chapters: dict[str, Chapter]) -> None:
    assert 12 <= len(chapters) <= 16
    assert [f.stem[3:] for f in FILES] == list(chapters)


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_years_said_are_years_of_the_events_named(path: Path, record: Dataset, chapters: dict[str, Chapter]) -> None:
    chapter = chapters[path.stem[3:]]
    events = record.events.loc[list(chapter.events)]
    years = {f"{d:%Y}" for column in ("date", "earliest", "latest") for d in events[column]}
    for said in chapter.said.values():
        assert set(re.findall(r"\b20\d\d\b", said["text"])) <= years
    assert chapter.question
    assert set(chapter.highlights) & set(events["place_id"])


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_the_box_holds_the_places_pointed_at(path: Path, record: Dataset, chapters: dict[str, Chapter]) -> None:
    chapter = chapters[path.stem[3:]]
    assert chapter.box
    west, south, east, north = chapter.box
    at = record.places.loc[list(chapter.highlights), ["lon", "lat", "country"]]
    libya = west < 30
    shown = at[(at["country"] == "LY") == libya]
    assert len(shown) > 0
    assert (shown["lon"].between(west, east) & shown["lat"].between(south, north)).all()


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_numbers_said_stand_in_the_notes_of_the_events_named(path: Path, record: Dataset, chapters: dict[str, Chapter]) -> None:
    chapter = chapters[path.stem[3:]]
    notes = " ".join(record.events.loc[list(chapter.events), "note_en"])
    for number in re.findall(r"\b\d{1,3}(?:,\d{3})+\b|\b\d+ per cent", chapter.said["en"]["text"]):
        assert number.removesuffix(" per cent") in notes


@pytest.fixture
def tour(folder: Path, tiny: Dataset) -> Path:
    """A record with one good chapter."""
    place, event = next((e["place_id"], i) for i, e in tiny.events.iterrows() if e["kind"] == "capture")
    day = tiny.events.loc[event, "date"]
    text = (
        GOOD.replace("bigtown-02", event).replace("bigtown", place).replace("2014-08-01", f"{day:%Y-%m-%d}").replace("2014-06-01", f"{day:%Y-%m-%d}")
    )
    (folder / "chapters").mkdir()
    (folder / "chapters" / "01-one.toml").write_text(text, encoding="utf-8")
    return folder


def problems(folder: Path) -> list[str]:
    with pytest.raises(DataError) as caught:
        load_chapters(load_dataset(folder))
    return [str(p) for p in caught.value.problems]


def test_a_good_chapter_reaches_the_page(tour: Path) -> None:
    dataset = load_dataset(tour)
    (chapter,) = bundle(dataset)["chapters"]
    assert chapter["id"] == "one"
    assert dataset.events.index[chapter["question"]["event"]] == load_chapters(dataset)[0].events[0]
    assert (chapter["question"]["answer"], chapter["drawing"], chapter["box"]) == (0, "reach", None)


def test_a_box_reaches_the_page_in_units_of_its_frame(tour: Path) -> None:
    path = tour / "chapters" / "01-one.toml"
    path.write_text(path.read_text(encoding="utf-8").replace("countries =", "box = [38, 33, 45.5, 37]\ncountries =", 1), encoding="utf-8")
    page = bundle(load_dataset(tour))
    (chapter,) = page["chapters"]
    frame = page["frames"][chapter["box"]["frame"]]
    x, y, w, h = chapter["box"]["view"]
    assert frame["id"] == "levant"
    assert 0 < x < x + w < frame["width"]
    assert 0 < y < y + h < frame["height"]


@pytest.mark.parametrize(
    ("old", "new", "field", "message"),
    [
        (r'highlights = \["', 'highlights = ["x', "highlights", "no place of the record"),
        (r'events = \["', 'events = ["x', "events", "no event of the record"),
        (r'countries = \["IQ', 'countries = ["FR', "countries", "no country of the record"),
        (r"countries = .*", 'forces = ["isiss"]', "forces", "did you mean"),
        (r'date = ".*"', 'date = "2031-01-01"', "date", "year outside"),
        (r'date = ".*"', 'date = "2027-01-01"', "date", "outside the record"),
        (r'date = ".*"', 'date = "01/02/2015"', "date", "day and month cannot be told apart"),
        (r'date = ".*"\n', "", "date", "missing"),
        (r'from = ".*"', 'from = "2014-02-30"', "from", "not a calendar day"),
        (r"(?s)\[ar\].*?(?=\[question)", "", "ar", "missing translation"),
        (r'text = "word word', 'text = "', "en.text", "words"),
        (r'text = "word [^"]*"', 'text = "few words"', "en.text", "2 words"),
        (r'title = "Title"', 'title = ""', "en.title", "a text is missing"),
        (r'title = "Title"', 'title = "عنوان"', "en.title", "not English"),
        (r'title = "عنوان"', 'title = "Title"', "ar.title", "not Arabic"),
        (r'title = "Title"', "title = 7", "en.title", "a text is missing"),
        (r"answer = 1", "answer = 3", "question.answer", "a number from 1 to 2"),
        (r"answer = 1", 'answer = "1"', "question.answer", "not the number of a choice"),
        (r'"ISIS", "Nobody"', '"ISIS"', "question.en", "not a list of choices"),
        (r'"ISIS", "Nobody"', '"ISIS", "ISIS"', "question.en", "different texts"),
        (r'"ISIS", "Nobody"', '"ISIS", "Nobody", "Both"', "question.ar", "2 choices, but 3 in English"),
        (r"ar = \{.*", "", "question.ar", "missing translation"),
        (r"events = \[.*", "events = []", "events", "no event stands behind"),
        (r"events = \[.*", 'events = "bigtown-02"', "events", "not a list of ids"),
        (r"from =", "form =", "form", "did you mean from"),
        (r"countries =", 'drawing = "nice"\ncountries =', "drawing", "one of points, reach, whole"),
        (r"countries =", "box = [40.0, 30.0, 50.0]\ncountries =", "box", "write box = [west, south, east, north]"),
        (r"countries =", 'box = "Mosul"\ncountries =', "box", "not a box"),
        (r"countries =", "box = [40, 30, true, 50]\ncountries =", "box", "not a box"),
        (r"countries =", "box = [50, 30, 40, 40]\ncountries =", "box", "west is less than east"),
        (r"countries =", "box = [nan, 30, 40, 40]\ncountries =", "box", "degrees from -180 to 180 east"),
        (r"countries =", "box = [40, -90, 50, 90]\ncountries =", "box", "from -85 to 85 north"),
        (r"countries =", "box = [1, 1, 2, 2]\ncountries =", "box", "no place of the record lies in it"),
        (r"date = ", "date 2014", "file", "not TOML"),
    ],
)
def test_a_chapter_that_cannot_be_used_is_named(tour: Path, old: str, new: str, field: str, message: str) -> None:
    path = tour / "chapters" / "01-one.toml"
    before = path.read_text(encoding="utf-8")
    after = re.sub(old, new, before, count=1)
    if field == "en.text" and message == "words":
        after = before.replace(TEXT, " ".join(["word"] * 99))
    path.write_text(after, encoding="utf-8")
    found = problems(tour)
    assert any(re.search(rf"^chapters/01-one\.toml(:\d+)? {re.escape(field)} .*{re.escape(message)}", p) for p in found), found


def test_every_problem_is_listed_at_once_with_its_line(tour: Path) -> None:
    path = tour / "chapters" / "01-one.toml"
    path.write_text(path.read_text(encoding="utf-8").replace('"IQ"', '"FR"').replace("answer = 1", "answer = 9"), encoding="utf-8")
    shutil.copy(path, tour / "chapters" / "01-two.toml")
    (tour / "chapters" / "x.toml").write_bytes(b"\xff\xfe")
    found = problems(tour)
    assert any(p.startswith("chapters/01-one.toml:3 countries 'FR'") for p in found)
    assert any(p.startswith("chapters/01-one.toml:19 question.answer") for p in found)
    assert any("01 stands twice, first in 01-one.toml" in p for p in found)
    assert any("not UTF-8" in p for p in found)


def test_check_counts_chapters_and_names_their_problems(tour: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["check", str(tour)])
    assert ", 1 chapters" in capsys.readouterr().out
    path = tour / "chapters" / "01-one.toml"
    path.write_text(path.read_text(encoding="utf-8").replace('"IQ"', '"FR"'), encoding="utf-8")
    assert main(["check", str(tour)]) == 2
    assert "chapters/01-one.toml:3 countries 'FR'" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('highlights = ["', 'highlights = ["x', "no place of the record"),
        ('date = "20', 'date = "19', "year outside"),
        ("[ar]", "[fr]", "missing translation"),
    ],
)
def test_nothing_is_exported_with_a_chapter_that_cannot_be_used(
    tour: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], old: str, new: str, message: str
) -> None:
    path = tour / "chapters" / "01-one.toml"
    path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    assert main(["export", str(tmp_path / "lesson"), "--single-file", str(tmp_path / "one.html"), "--data", str(tour)]) == 2
    said = capsys.readouterr().err
    assert message in said
    assert "Traceback" not in said
    assert not (tmp_path / "lesson").exists()
    assert not (tmp_path / "one.html").exists()


def test_a_byte_order_mark_and_windows_line_ends_do_no_harm(tour: Path) -> None:
    path = tour / "chapters" / "01-one.toml"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert [c.id for c in load_chapters(load_dataset(tour))] == ["one"]
