"""The tables of the record, defined once: columns, types, vocabularies and how a problem is reported.

Invariant: whatever the reader, the checks, ``datapackage.json`` and the docs know of a column, they know from here.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from dataclasses import dataclass, field
from typing import Annotated, Any, ClassVar, Literal, get_args

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError

#: Dates outside these years are slips of the pen (1014, 2114), not history.
YEARS = (2000, 2030)

PlaceKind = Literal["city", "town", "village", "district", "camp", "base", "airport", "dam", "crossing", "oil_field", "refinery", "area"]
Country = Literal["SY", "IQ", "LY"]
EventKind = Literal["baseline", "capture", "handover", "withdrawal", "entered", "repelled", "besieged", "siege_lifted", "milestone"]
SourceType = Literal["text", "news", "encyclopaedia", "monitor", "official", "research", "dataset"]
Language = Literal["ar", "en", "fr", "de", "es", "it", "tr", "ku", "ru", "zh", "id", "vi", "nl", "pl", "pt", "fa", "he", "sv", "da", "ja"]
Bloc = Literal["isis", "state", "kurdish", "opposition", "local", "outside"]
#: What a published figure measures: ground held, its share of the scope, what was lost since the peak or is left of it, people.
Measure = Literal["area", "share-of-land", "lost-since-peak", "left-of-peak", "people"]
Unit = Literal["km2", "percent", "people"]
Pattern = Literal["solid", "dots", "lines", "cross", "grid"]

#: Kinds of event after which `force` holds the place.
HOLDER_KINDS = frozenset({"baseline", "capture", "handover", "withdrawal"})

#: Provinces by country, spelled as this record spells them (ISO 3166-2 subdivisions, common English forms).
ADMIN1: dict[str, tuple[str, ...]] = {
    "SY": (
        "Aleppo", "Damascus", "Daraa", "Deir ez-Zor", "Hama", "Hasakah", "Homs", "Idlib", "Latakia", "Quneitra", "Raqqa",
        "Rif Dimashq", "Suwayda", "Tartus",
    ),
    "IQ": (
        "Anbar", "Babil", "Baghdad", "Basra", "Dhi Qar", "Diyala", "Duhok", "Erbil", "Karbala", "Kirkuk", "Maysan",
        "Muthanna", "Najaf", "Nineveh", "Qadisiyah", "Salah al-Din", "Sulaymaniyah", "Wasit",
    ),
    "LY": (
        "Benghazi", "Butnan", "Derna", "Ghat", "Jabal al Akhdar", "Jabal al Gharbi", "Jafara", "Jufra", "Kufra", "Marj",
        "Misrata", "Murqub", "Murzuq", "Nalut", "Nuqat al Khams", "Sabha", "Sirte", "Tripoli", "Wadi al Hayaa",
        "Wadi al Shatii", "Wahat", "Zawiya",
    ),
}  # fmt: skip
#: Bounding boxes (south, west, north, east) in degrees, Natural Earth outlines rounded outwards; the outline itself is checked later.
BOUNDS = {"SY": (32.3, 35.6, 37.4, 42.4), "IQ": (29.0, 38.7, 37.5, 48.7), "LY": (19.4, 9.2, 33.3, 25.3)}


@dataclass(frozen=True, order=True)
class Problem:
    """One thing wrong with one field of one line, and what to do about it."""

    file: str
    line: int
    field: str
    value: str
    rule: str
    remedy: str
    severity: Literal["error", "warning"] = "error"

    def __str__(self) -> str:
        value = self.value if len(self.value) <= 60 else self.value[:57] + "..."
        where = f"{self.file}:{self.line}" if self.line else self.file
        prefix = "" if self.severity == "error" else "warning: "
        return f"{where} {self.field} {value!r}: {prefix}{self.rule} ({self.remedy})"


@dataclass
class DataError(ValueError):
    """The record cannot be used; ``problems`` holds every reason at once."""

    problems: list[Problem] = field(default_factory=list)
    SHOWN: ClassVar[int] = 200

    def __str__(self) -> str:
        lines = [str(p) for p in self.problems[: self.SHOWN]]
        if len(self.problems) > self.SHOWN:
            lines.append(f"... and {len(self.problems) - self.SHOWN} more")
        return "\n".join([*lines, f"{len(self.problems)} problem(s)"])


def reject(rule: str, remedy: str) -> PydanticCustomError:
    """Return the error a column type raises: what the rule is, and how to mend the value."""
    return PydanticCustomError("record", "{rule}", {"rule": rule, "remedy": remedy})


def western_digits(text: str) -> str:
    """Return `text` with every decimal digit of any script as 0-9.

    >>> western_digits("٢٠١٤-٠٦-١٠")
    '2014-06-10'
    """
    return "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in text)


def _dash_date(match: re.Match[str]) -> str:
    day, month, year = match.groups()
    return f"{int(year):04d}-{int(month):02d}-{int(day):02d}"


def parse_day(text: str) -> dt.date:
    """Return the calendar day written as ``YYYY-MM-DD``, or raise with the likeliest remedy."""
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text, re.ASCII):
        try:
            day = dt.date.fromisoformat(text)
        except ValueError:
            raise reject("not a calendar day", "check month and day, expected YYYY-MM-DD") from None
        if not YEARS[0] <= day.year <= YEARS[1]:
            raise reject(f"year outside {YEARS[0]}-{YEARS[1]}", "a slip of the pen? check the year")
        return day
    if text.strip() == "" or text.lower() in {"nan", "nat", "none", "null", "n/a"}:
        raise reject("a date is required", "give a day as YYYY-MM-DD; if unsure, widen earliest and latest")
    if text != western_digits(text):
        raise reject("digits are not 0-9", f"write {western_digits(text)}")
    if m := re.fullmatch(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})", text):
        a, b = int(m[1]), int(m[2])
        if a <= 12 and b <= 12 and a != b:
            raise reject("day and month cannot be told apart", f"write {_dash_date(m)} or {m[3]}-{a:02d}-{b:02d}")
        raise reject("not in the form YYYY-MM-DD", f"write {_dash_date(m)}" if a > 12 else f"write {m[3]}-{a:02d}-{b:02d}")
    if re.fullmatch(r"\d{4}-\d{2}", text):
        raise reject("a month is not a day", f"put the best day into date and {text}-01 and the month's end into earliest and latest")
    if re.fullmatch(r"\d{5}", text):
        day = dt.date(1899, 12, 30) + dt.timedelta(int(text))
        raise reject("a spreadsheet's day number", f"write {day.isoformat()}")
    if re.match(r"\d{4}-\d{2}-\d{2}[T ]", text):
        raise reject("a calendar day has no time and no time zone", f"write {text[:10]}")
    raise reject("not a calendar day", "expected YYYY-MM-DD")


def _number(low: float, high: float, what: str, other: tuple[float, float] | None = None) -> Any:
    """Return a validator for a plain decimal number between `low` and `high`."""

    def check(value: Any) -> float:
        text = str(value)
        if not text.strip():
            raise reject(f"{what} is required", "look it up, or run: python -m dashboard geocode")
        if re.search(r"\d\s*[°'’″\"NSEW]", text):
            raise reject(f"{what} in degrees and minutes", "write decimal degrees with a point, such as 36.34")
        if text != western_digits(text):
            raise reject("digits are not 0-9", f"write {western_digits(text).replace('٫', '.')}")
        if re.fullmatch(r"-?\d+,\d+", text):
            raise reject("a decimal comma", f"write {text.replace(',', '.')}")
        if not re.fullmatch(r"-?\d+(\.\d+)?", text):
            raise reject(f"{what} is not a plain number", "write digits and a point, such as 36.34")
        number = float(text)
        if not low <= number <= high:
            raise reject(f"{what} outside {low:g} to {high:g}", "are lat and lon swapped?" if other else f"give {what} within the range")
        return number

    return BeforeValidator(check)


def _figure(value: Any) -> float | None:
    """Return a plain number of square kilometres, per cent or people; None for a blank."""
    text = str(value)
    if not text.strip() or value is None:
        return None
    if not re.fullmatch(r"\d+(\.\d+)?", text, re.ASCII):
        raise reject("not a plain number", "write digits and a point: 90800, 6.8; no thousands mark, no %, no <")
    return float(text)


def _scope(value: Any) -> str:
    text = str(value)
    countries, _, province = text.partition(":")
    if text != "all" and not set(countries.split("+")) <= set(ADMIN1):
        raise reject("no such scope", "all, countries joined by + (IQ+SY), or one country and a province (SY:Deir ez-Zor)")
    if province and province not in ADMIN1.get(countries, ()):
        allowed = ADMIN1.get(countries, ())
        raise reject("no such province", f"{did_you_mean(province, allowed)}one of {', '.join(allowed)}" if allowed else "name one country")
    return text


def _pattern(regex: str, rule: str, remedy: str) -> Any:
    compiled = re.compile(regex, re.ASCII)

    def check(value: Any) -> str:
        if not compiled.fullmatch(str(value)):
            raise reject(rule, remedy)
        return str(value)

    return BeforeValidator(check)


def _required(value: Any) -> str:
    if not str(value).strip():
        raise reject("a value is required", "fill it in")
    return str(value)


def _arabic(value: Any) -> str:
    text = _required(value)
    letters = [c for c in text if c.isalpha()]
    if sum("\u0600" <= c <= "\u06ff" for c in letters) * 2 <= len(letters):
        raise reject("not Arabic text", "write it in Arabic letters")
    return text


def _url(value: Any) -> str:
    text = str(value)
    if text and not re.fullmatch(r"https?://[^\s<>\"']+", text):
        raise reject("not a web address", "give an http or https address, or leave it blank")
    return text


def one_of(kind: Any) -> Any:
    """Return a validator for a word of a vocabulary (a ``Literal``)."""
    allowed = get_args(kind)

    def check(value: Any) -> str:
        text = str(value)
        if text not in allowed:
            raise reject("not in the vocabulary", f"{did_you_mean(text, allowed)}one of {', '.join(allowed)}")
        return text

    return BeforeValidator(check)


def did_you_mean(text: str, allowed: Any) -> str:
    """Return ``"did you mean X? "`` for the nearest allowed word, or an empty string.

    >>> did_you_mean("ISIS", ["isis", "iraq"])
    'did you mean isis? '
    """
    import difflib

    lower = {str(a).lower(): str(a) for a in allowed}
    near = difflib.get_close_matches(text.lower(), lower, n=1, cutoff=0.6)
    return f"did you mean {lower[near[0]]}? " if near else ""


_SLUG = r"[a-z0-9]+(-[a-z0-9]+)*"
Slug = Annotated[
    str, _pattern(_SLUG, "not a slug", "lower-case letters a-z, digits and single hyphens"), Field(json_schema_extra={"pattern": f"^{_SLUG}$"})
]
EventId = Annotated[str, _pattern(rf"{_SLUG}-\d\d", "not an event id", "place id, hyphen, two digits: mosul-east-01")]
ReportId = Annotated[str, _pattern(rf"{_SLUG}-\d\d-r\d+", "not a report id", "event id, -r and a number: mosul-east-01-r1")]
Text = Annotated[str, BeforeValidator(_required)]
ArabicText = Annotated[str, BeforeValidator(_arabic)]
Day = Annotated[dt.date, BeforeValidator(lambda v: parse_day(str(v)))]
Latitude = Annotated[float, _number(-90, 90, "latitude", (-180, 180))]
Longitude = Annotated[float, _number(-180, 180, "longitude", (-90, 90))]
Kilometres = Annotated[float, _number(0.1, 100, "a distance in km")]
Figure = Annotated[float, BeforeValidator(_figure), BeforeValidator(_required)]  # the last one runs first
Bound = Annotated[float | None, BeforeValidator(_figure)]
Scope = Annotated[str, BeforeValidator(_scope)]
Rank = Annotated[int, _number(1, 5, "rank")]
GeoSource = Annotated[
    str,
    _pattern(r"geonames:\d+|(osm|wikipedia|hand):.+", "no origin of the coordinates", "geonames:ID, osm:ID, wikipedia:PAGE or hand:HOW"),
]
Published = Annotated[str, _pattern(r"(\d{4}(-\d{2}(-\d{2})?)?)?", "not a date of publication", "YYYY, YYYY-MM, YYYY-MM-DD or blank")]
Colour = Annotated[str, _pattern(r"#[0-9a-f]{6}", "not a colour", "six hexadecimal digits, such as #4e4a48")]


class Row(BaseModel):
    """A line of a table; ``line`` remembers where it stood."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    FILE: ClassVar[str]
    KEY: ClassVar[str]
    SORT: ClassVar[tuple[str, ...]]
    #: column -> table it points to
    FOREIGN: ClassVar[dict[str, str]] = {}
    #: a table a folder may leave out
    OPTIONAL: ClassVar[bool] = False


class Place(Row):
    """A geocoded town, district, base, dam, crossing or field."""

    FILE, KEY, SORT = "places.csv", "place_id", ("place_id",)
    place_id: Slug = Field(description="Slug, stable for ever: deir-ez-zor-east")
    name_en: Text = Field(description="Name in English, the commonest press spelling")
    name_ar: ArabicText = Field(description="Name in Arabic as people there write it")
    aliases: str = Field(description="Other spellings, Latin and Arabic, parted by |")
    kind: Annotated[PlaceKind, one_of(PlaceKind)] = Field(description="What kind of place it is")
    country: Annotated[Country, one_of(Country)] = Field(description="ISO 3166-1 alpha-2 code")
    admin1: Text = Field(description="Province (governorate, district)")
    lat: Latitude = Field(description="Latitude, degrees north, WGS 84")
    lon: Longitude = Field(description="Longitude, degrees east, WGS 84")
    geo_precision_km: Kilometres = Field(description="How far off the pin may be, km")
    geo_source: GeoSource = Field(description="Where the coordinates come from: geonames:ID, osm:ID, wikipedia:PAGE, hand:HOW")
    rank: Rank = Field(description="1 capital to 5 hamlet; decides which labels show first")


class Event(Row):
    """One change, or battle milestone, at one place, as the record resolves it."""

    FILE, KEY, SORT = "events.csv", "event_id", ("date", "place_id", "event_id")
    FOREIGN = {"place_id": "places.csv", "force": "forces.csv", "against": "forces.csv"}
    event_id: EventId = Field(description="Place id, hyphen, two digits in order of time; stable for ever")
    date: Day = Field(description="The day the map changes")
    earliest: Day = Field(description="First day the sources leave open")
    latest: Day = Field(description="Last day the sources leave open")
    place_id: Slug = Field(description="Where")
    kind: Annotated[EventKind, one_of(EventKind)] = Field(description="What happened")
    force: Slug = Field(description="The force that holds, takes, enters, besieges, repels or relieves")
    against: str = Field(description="The other force: the holder before, the attacker repelled, the besieger; may be blank")
    note_en: Text = Field(description="One or two plain sentences, English")
    note_ar: ArabicText = Field(description="The same in Arabic")


class Report(Row):
    """What one source says about one event."""

    FILE, KEY, SORT = "reports.csv", "report_id", ("event_id", "report_id")
    FOREIGN = {"event_id": "events.csv", "source_id": "sources.csv", "said_force": "forces.csv"}
    report_id: ReportId = Field(description="Event id, -r and a number")
    event_id: EventId = Field(description="Which event")
    source_id: Slug = Field(description="Which source")
    said_earliest: Day = Field(description="First day the source allows")
    said_latest: Day = Field(description="Last day the source allows")
    said_force: str = Field(description="The force the source names; blank if it names none")
    locator: Text = Field(description="Where in the source: paragraph (¶3), section, headline")
    remark_en: str = Field(description="How a relative date was resolved; why the record decided otherwise")
    remark_ar: str = Field(description="The same in Arabic")


class Source(Row):
    """A text or dataset that reports come from."""

    FILE, KEY, SORT = "sources.csv", "source_id", ("source_id",)
    source_id: Slug = Field(description="Slug, stable for ever")
    title: Text = Field(description="Title")
    publisher: str = Field(description="Who published it")
    language: Annotated[Language, one_of(Language)] = Field(description="ISO 639-1 code")
    published: Published = Field(description="Day, month or year of publication, or of the copy read")
    url: Annotated[str, BeforeValidator(_url)] = Field(description="Address; blank for a text handed over")
    licence: Text = Field(description="Terms of the source itself")
    type: Annotated[SourceType, one_of(SourceType)] = Field(description="What kind of source")


class Force(Row):
    """Who holds or acts."""

    FILE, KEY, SORT = "forces.csv", "force_id", ("order",)
    force_id: Slug = Field(description="Slug, stable for ever")
    order: Annotated[int, BeforeValidator(lambda v: int(v) if str(v).isdecimal() else v)] = Field(description="Order in legends and stacks")
    name_en: Text = Field(description="Full name, English")
    name_ar: ArabicText = Field(description="Full name, Arabic")
    short_en: Text = Field(description="Short name for legends, English")
    short_ar: ArabicText = Field(description="Short name for legends, Arabic")
    bloc: Annotated[Bloc, one_of(Bloc)] = Field(description="Group in filters")
    colour: Colour = Field(description="Fill on a light ground")
    colour_dark: Colour = Field(description="Fill on a dark ground")
    pattern: Annotated[Pattern, one_of(Pattern)] = Field(description="Pattern that goes with the colour, so that colour is never alone")
    backers: str = Field(description="Who supported it, as the sources say")
    note: Text = Field(description="What the name covers and when")


class Estimate(Row):
    """A published figure of the area, share or people that ISIS held or lost."""

    FILE, KEY, SORT, OPTIONAL = "estimates.csv", "estimate_id", ("date", "estimate_id"), True
    FOREIGN = {"source_id": "sources.csv"}
    estimate_id: Slug = Field(description="Slug, stable for ever: who says it, scope and month")
    date: Day = Field(description="The day the figure speaks of; the middle where it speaks of a month or a season, as the note says")
    value: Figure = Field(description="The figure as published; the middle of a range; the limit itself for 'under' and 'over'")
    low: Bound = Field(description="Lower end of the range published, or blank")
    high: Bound = Field(description="Upper end of the range published, or blank")
    unit: Annotated[Unit, one_of(Unit)] = Field(description="Unit of value, low and high")
    what: Text = Field(description="What was counted: control, presence, populated area, with or without empty desert")
    scope: Scope = Field(description="all, countries joined by + (IQ+SY), or country and province (SY:Deir ez-Zor)")
    measure: Annotated[Measure, one_of(Measure)] = Field(description="What kind of figure; only area in km2 compares with the map directly")
    source_id: Slug = Field(description="Which source")
    note_en: Text = Field(description="Who counted, how, and how to read it, English")
    note_ar: ArabicText = Field(description="The same in Arabic")


TABLES: tuple[type[Row], ...] = (Force, Source, Place, Event, Report, Estimate)
