"""The guided tour: one small file per chapter in ``chapters/``, in both languages, checked like the record.

Invariant: a :class:`Chapter` names only places, events, forces and days that the record has, and says everything in both
languages. A folder without ``chapters/`` has no tour, and that is no error.
"""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeGuard

from pydantic_core import PydanticCustomError

from .dataset import Dataset
from .reader import Table
from .schema import DataError, Problem, did_you_mean, parse_day

LANGUAGES = ("en", "ar")
#: How the map is drawn; ``reach`` unless the chapter says otherwise.
DRAWINGS = ("points", "reach", "whole")
#: What a class reads in half a minute from the back row.
WORDS = (40, 80)
CHOICES = (2, 6)
_SIDES = ("west", "south", "east", "north")
_FILE_NAME = re.compile(r"(\d{2})-([a-z0-9]+(?:-[a-z0-9]+)*)\.toml", re.ASCII)
_KEYS = ("date", "from", "countries", "forces", "drawing", "box", "handout", "highlights", "events", *LANGUAGES, "question")
_SAID_KEYS = ("title", "text", "notes")
#: West, south, east, north, in degrees.
Box = tuple[float, float, float, float]
_REQUIRED = ("date", "from", "events", *LANGUAGES)


@dataclass(frozen=True)
class Chapter:
    """One stop of the tour.

    Attributes
    ----------
    id : str
        The file's name without number and ending; it stands in the address.
    date, start : date
        The day shown, and the day from which the page plays up to it.
    countries, forces : tuple of str
        What the map is narrowed to; empty for all.
    drawing : str
        One of :data:`DRAWINGS`.
    box : tuple of float or None
        West, south, east and north of what the map shows, in degrees; None for the whole map.
    handout : bool
        Whether the hand-out starts with it; the reader may choose others.
    highlights, events : tuple of str
        Ids of places to point at, and of the events behind the text.
    said : dict
        language -> ``title``, ``text``, ``notes``.
    question : dict or None
        ``event`` (id), ``answer`` (number of the right choice, from 1), and language -> ``text`` and ``choices``.
    """

    id: str
    date: dt.date
    start: dt.date
    countries: tuple[str, ...]
    forces: tuple[str, ...]
    drawing: str
    box: Box | None
    handout: bool
    highlights: tuple[str, ...]
    events: tuple[str, ...]
    said: dict[str, dict[str, str]]
    question: dict[str, Any] | None


@dataclass(frozen=True)
class Known:
    """What a chapter may name, and the points (longitude, latitude) that a box can show."""

    ids: Mapping[str, Collection[str]]
    first: dt.date
    last: dt.date
    points: Collection[tuple[float, float]]


def known_of(dataset: Dataset) -> Known:
    """Return what chapters of `dataset` may name."""
    ids = {"countries": set(dataset.places["country"]), "forces": dataset.forces.index, "highlights": dataset.places.index}
    points = list(zip(dataset.places["lon"], dataset.places["lat"], strict=True))
    return Known({**ids, "events": dataset.events.index}, dataset.days[0].date(), dataset.days[-1].date(), points)


def known_of_tables(tables: dict[str, Table]) -> Known | None:
    """Return the same from tables that may still have errors; None where a table is empty."""
    if not all(tables[name].rows for name in ("places.csv", "events.csv", "forces.csv")):
        return None
    places, events, forces = ([row for _, row in tables[f"{name}.csv"].rows] for name in ("places", "events", "forces"))
    last = max(e.date for e in events)
    month_end = (last.replace(day=28) + dt.timedelta(4)).replace(day=1) - dt.timedelta(1)
    ids = {"countries": {p.country for p in places}, "forces": {f.force_id for f in forces}, "highlights": {p.place_id for p in places}}
    points = [(p.lon, p.lat) for p in places]
    return Known({**ids, "events": {e.event_id for e in events}}, min(e.date for e in events), month_end, points)


def load_chapters(dataset: Dataset) -> list[Chapter]:
    """Return the tour of a record, in order of file names.

    Raises
    ------
    DataError
        If anything is wrong with any chapter; every problem is listed.

    Examples
    --------
    >>> from dashboard import load_dataset
    >>> [c.id for c in load_chapters(load_dataset())][:2]
    ['the-first-towns', 'raqqa-becomes-a-seat']
    """
    chapters, problems = read_chapters(dataset.directory / "chapters", known_of(dataset))
    if problems:
        raise DataError(problems)
    return chapters


def read_chapters(folder: Path, known: Known) -> tuple[list[Chapter], list[Problem]]:
    """Return the chapters of a folder that can be used, and every problem of the others."""
    chapters: list[Chapter] = []
    problems: list[Problem] = []
    seen: dict[str, str] = {}
    for path in sorted(folder.glob("*.toml")) if folder.is_dir() else []:
        reading = _Reading(path, known)
        chapter = reading.chapter()
        for part in (path.name[:2], path.stem[3:]):
            if part in seen:
                reading.say("file", path.name, f"{part} stands twice, first in {seen[part]}", "give this chapter another number and name")
            seen.setdefault(part, path.name)
        problems += sorted(reading.problems)
        if chapter and not reading.problems:
            chapters.append(chapter)
    return chapters, problems


class _Reading:
    """One file being read; notes every problem it meets."""

    def __init__(self, path: Path, known: Known) -> None:
        self.path, self.known = path, known
        self.problems: list[Problem] = []
        self.text = ""

    def say(self, field: str, value: object, rule: str, remedy: str) -> None:
        shown = value if isinstance(value, str) else repr(value)
        name = f"{self.path.parent.name}/{self.path.name}"
        self.problems.append(Problem(name, self._line(field), field, shown, rule, remedy))

    def _line(self, field: str) -> int:
        """Return the line of a field such as ``date`` or ``en.text``, 0 if it is not there."""
        section, _, key = field.rpartition(".")
        here = ""
        for number, line in enumerate(self.text.splitlines(), 1):
            if m := re.match(r"\s*\[([\w.]+)\]", line):
                here = m[1]
                if here == field:
                    return number
            elif here == section and re.match(rf"\s*{re.escape(key)}\s*=", line):
                return number
        return 0

    def chapter(self) -> Chapter | None:
        raw = self._parse()
        if raw is None:
            return None
        name = _FILE_NAME.fullmatch(self.path.name)
        if not name:
            self.say("file", self.path.name, "not a chapter's name", "two digits, a hyphen and a slug, such as 03-mosul.toml")
        self._keys(raw, _KEYS, "")
        for key in _REQUIRED:
            if key not in raw:
                kind = "a missing translation" if key in LANGUAGES else "missing"
                self.say(key, "", kind, f"add {f'[{key}] with title, text and notes' if key in LANGUAGES else key}")
        date, start = (self._day(raw, key) for key in ("date", "from"))
        if date and start and start > date:
            self.say("from", str(start), f"later than date {date}", "swap them")
        lists = {key: self._ids(raw, key) for key in ("countries", "forces", "highlights", "events")}
        if raw.get("events") == []:
            self.say("events", raw["events"], "no event stands behind the text", "name the events it tells of, as in events.csv")
        drawing = raw.get("drawing", "reach")
        if drawing not in DRAWINGS:
            self.say("drawing", drawing, "no way of drawing the map", f"one of {', '.join(DRAWINGS)}")
        box = self._box(raw["box"]) if "box" in raw else None
        handout = raw.get("handout", False)
        if type(handout) is not bool:
            self.say("handout", handout, "neither true nor false", "write handout = true, without quotes, or leave it out")
        said = {language: self._said(raw, language) for language in LANGUAGES if language in raw}
        question = self._question(raw, lists["events"]) if "question" in raw else None
        if self.problems or not (name and date and start):
            return None
        return Chapter(
            name[2], date, start, lists["countries"], lists["forces"], drawing, box, handout, lists["highlights"], lists["events"], said, question
        )

    def _parse(self) -> dict[str, Any] | None:
        try:
            self.text = self.path.read_bytes().decode("utf-8-sig")
            return tomllib.loads(self.text)
        except UnicodeDecodeError as error:
            self.say("file", self.path.name, f"not UTF-8 at byte {error.start}", "save it again as UTF-8")
        except tomllib.TOMLDecodeError as error:
            self.say("file", self.path.name, f"not TOML: {error}", "mend that line; texts stand in double quotes")
        except OSError as error:
            self.say("file", self.path.name, f"cannot be read: {error.strerror}", "check the file and its permissions")
        return None

    def _keys(self, table: Mapping[str, Any], allowed: Collection[str], prefix: str) -> None:
        for key in table:
            if key not in allowed:
                self.say(prefix + key, table[key], "no such field", f"{did_you_mean(key, allowed)}one of {', '.join(allowed)}")

    def _day(self, raw: Mapping[str, Any], key: str) -> dt.date | None:
        value = raw.get(key)
        if value is None:
            return None
        try:
            day = value if type(value) is dt.date else parse_day(str(value))
        except PydanticCustomError as error:
            context = error.context or {}
            self.say(key, value, context["rule"], context["remedy"])
            return None
        if not self.known.first <= day <= self.known.last:
            self.say(key, str(day), "outside the record", f"a day from {self.known.first} to {self.known.last}")
            return None
        return day

    def _ids(self, raw: Mapping[str, Any], key: str) -> tuple[str, ...]:
        values = raw.get(key, [])
        if not _is_list_of_text(values):
            self.say(key, values, "not a list of ids", f'write {key} = ["...", "..."]')
            return ()
        for value in values:
            if value not in self.known.ids[key]:
                what = {"countries": "country", "forces": "force", "highlights": "place", "events": "event"}[key]
                self.say(key, value, f"no {what} of the record", f"{did_you_mean(value, self.known.ids[key])}correct it, or take it out")
            elif values.count(value) > 1:
                self.say(key, value, "stands twice", "keep one")
        return tuple(values)

    def _box(self, value: Any) -> Box | None:
        """Return a box on the map that holds a place of the record."""
        if not isinstance(value, list) or len(value) != len(_SIDES) or not all(type(v) in (int, float) for v in value):
            self.say("box", value, "not a box", "write box = [west, south, east, north], in degrees")
            return None
        west, south, east, north = (float(v) for v in value)
        if not (max(abs(west), abs(east)) <= 180 and max(abs(south), abs(north)) <= 85):
            self.say("box", value, "not on the map", "degrees from -180 to 180 east, and from -85 to 85 north")
        elif not (west < east and south < north):
            self.say("box", value, "has no inside", "west is less than east, and south less than north")
        elif not any(west < lon < east and south < lat < north for lon, lat in self.known.points):
            self.say("box", value, "no place of the record lies in it", "degrees east come first, such as [38.0, 35.3, 40.0, 36.6] around Raqqa")
        return west, south, east, north

    def _said(self, raw: Mapping[str, Any], language: str) -> dict[str, str]:
        table = raw[language]
        if not isinstance(table, dict):
            self.say(language, table, "not a section", f"write [{language}] and below it title, text and notes")
            return {}
        self._keys(table, _SAID_KEYS, f"{language}.")
        for key in _SAID_KEYS:
            self._text(table.get(key), f"{language}.{key}", language)
        words = len(str(table.get("text", "")).split())
        if isinstance(table.get("text"), str) and table["text"].strip() and not WORDS[0] <= words <= WORDS[1]:
            self.say(f"{language}.text", table["text"], f"{words} words", f"{WORDS[0]} to {WORDS[1]} words can be read out in half a minute")
        return table

    def _text(self, value: Any, field: str, language: str) -> None:
        arabic = bool(re.search(r"[\u0600-\u06ff]", value)) if isinstance(value, str) else False
        if not isinstance(value, str) or not value.strip():
            self.say(field, "" if value is None else value, "a text is missing", "write it in both languages")
        elif arabic != (language == "ar"):
            self.say(field, value, f"not {'Arabic' if language == 'ar' else 'English'}", "the two languages may be swapped")

    def _question(self, raw: Mapping[str, Any], events: Collection[str]) -> dict[str, Any] | None:
        table = raw["question"]
        if not isinstance(table, dict):
            self.say("question", table, "not a section", "write [question] and below it event, answer, en and ar")
            return None
        self._keys(table, ("event", "answer", *LANGUAGES), "question.")
        if table.get("event") not in events:
            self.say("question.event", table.get("event", ""), "not among the events of this chapter", "name the event that answers the question")
        counts = {language: self._choices(table, language) for language in LANGUAGES}
        if None not in counts.values() and len(set(counts.values())) > 1:
            self.say("question.ar", counts["ar"], f"{counts['ar']} choices, but {counts['en']} in English", "give both languages the same choices")
        answer, most = table.get("answer"), counts["en"] or CHOICES[1]
        if type(answer) is not int or not 1 <= answer <= most:
            self.say("question.answer", "" if answer is None else answer, "not the number of a choice", f"a number from 1 to {most}")
        return table

    def _choices(self, table: Mapping[str, Any], language: str) -> int | None:
        said = table.get(language)
        field = f"question.{language}"
        if not isinstance(said, dict):
            self.say(field, "" if said is None else said, "a missing translation", f'write {language} = {{ text = "...", choices = ["...", "..."] }}')
            return None
        self._keys(said, ("text", "choices"), f"{field}.")
        self._text(said.get("text"), field, language)
        choices: Any = said.get("choices")
        if not _is_list_of_text(choices) or not CHOICES[0] <= len(choices) <= CHOICES[1] or len(set(choices)) < len(choices):
            self.say(field, choices, "not a list of choices", f"{CHOICES[0]} to {CHOICES[1]} different texts")
            return None
        return len(choices)


def _is_list_of_text(value: Any) -> TypeGuard[list[str]]:
    return isinstance(value, list) and all(isinstance(v, str) and v.strip() for v in value)


def chapters_for_page(
    chapters: list[Chapter], number: Callable[[str, str], int], day: Callable[[dt.date], int], window: Callable[[Box], dict[str, Any]]
) -> list[dict[str, Any]]:
    """Return the tour as the browser wants it: ids as `number` (kind, id) gives them, days as `day` does, boxes as `window` does."""
    out = []
    for c in chapters:
        question = c.question and {
            "event": number("events", c.question["event"]), "answer": c.question["answer"] - 1,
            **{language: c.question[language] for language in LANGUAGES},
        }  # fmt: skip
        out.append({
            "id": c.id, "day": day(c.date), "start": day(c.start), "countries": list(c.countries), "drawing": c.drawing,
            "box": c.box and window(c.box), "handout": c.handout, "forces": [number("forces", f) for f in c.forces], "places": [number("places", p) for p in c.highlights],
            "events": [number("events", e) for e in c.events], **{language: c.said[language] for language in LANGUAGES},
            "question": question,
        })  # fmt: skip
    return out
