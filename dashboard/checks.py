"""Cross-checks: what no single line can show to be wrong.

Invariant: a record that passes has one holder at most for every place and day, and every event has a source.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import pandas as pd

from .control import EventLike, agrees, replay
from .reader import Table
from .schema import ADMIN1, BOUNDS, HOLDER_KINDS, did_you_mean

#: Two places of one name nearer than this are one place under two spellings.
SAME_PLACE_KM = 1.0
_KM_PER_DEGREE = 111.2  # mean length of a degree of latitude on WGS 84


def check_tables(tables: dict[str, Table]) -> None:
    """Add to each table the problems that show only across lines and files."""
    for table in tables.values():
        _check_ids(table)
        _check_foreign_keys(table, tables)
    _check_places(tables["places.csv"])
    _check_events(tables["events.csv"])
    _check_reports(tables["reports.csv"], tables["events.csv"])
    _check_estimates(tables["estimates.csv"])
    _check_orphans(tables)
    _check_chains(tables["events.csv"])


def _check_ids(table: Table) -> None:
    key = table.model.KEY
    first: dict[str, int] = {}
    for line, row in table.rows:
        value = getattr(row, key)
        if value in first:
            table.say(line, key, value, f"the id stands twice, first on line {first[value]}", "give one of them another id, or remove one")
        first.setdefault(value, line)


def _check_foreign_keys(table: Table, tables: dict[str, Table]) -> None:
    for column, target in table.model.FOREIGN.items():
        other = tables[target]
        known = {getattr(row, other.model.KEY) for _, row in other.rows}
        optional = table.model.model_fields[column].annotation is str and not table.model.model_fields[column].metadata
        for line, row in table.rows:
            value = getattr(row, column)
            if value not in known and not (optional and value == ""):
                table.say(line, column, value, f"not in {target}", f"{did_you_mean(value, known)}add it to {target}, or correct it")


def _check_places(table: Table) -> None:
    for line, place in table.rows:
        say = _sayer(table, line)
        if place.admin1 not in ADMIN1[place.country]:
            allowed = ADMIN1[place.country]
            say("admin1", place.admin1, f"no province of {place.country}", f"{did_you_mean(place.admin1, allowed)}one of {', '.join(allowed)}")
        _check_coordinates(say, place)
    _check_twins(table)


def _check_coordinates(say: Callable[..., None], place: Any) -> None:
    pair = f"{place.lat}, {place.lon}"
    south, west, north, east = BOUNDS[place.country]

    def inside(lat: float, lon: float) -> bool:
        return south <= lat <= north and west <= lon <= east

    if (place.lat, place.lon) == (0, 0):
        say("lat", pair, "0, 0 is in the Atlantic", "look the place up, or run: python -m dashboard geocode")
    elif not inside(place.lat, place.lon):
        if inside(place.lon, place.lat):
            say("lat", pair, "lat and lon are swapped", f"write lat {place.lon}, lon {place.lat}")
        else:
            say("lat", pair, f"outside {place.country}", "check country, lat and lon")
    elif place.geo_precision_km < 5 and all(round(v, 1) == v for v in (place.lat, place.lon)):
        say("lat", pair, "one decimal is 11 km, coarser than geo_precision_km", "give more decimals, or a larger precision", warning=True)


def _check_twins(table: Table) -> None:
    spots: dict[tuple[float, float], tuple[int, str]] = {}
    for line, place in table.rows:
        spot = (place.lat, place.lon)
        if spot in spots:
            other_line, other_id = spots[spot]
            rule = f"on the same spot as {other_id} on line {other_line}"
            table.say(line, "lat", f"{place.lat}, {place.lon}", rule, "give each its own coordinates, or keep one")
        spots.setdefault(spot, (line, place.place_id))
    by_name: dict[tuple[str, str], list[tuple[int, Any]]] = defaultdict(list)
    for line, place in table.rows:
        for name in {place.name_en, place.name_ar}:
            for other_line, other in by_name[place.country, name]:
                if distance_km(place, other) < SAME_PLACE_KM:
                    table.say(line, "place_id", place.place_id, f"the same place as {other.place_id} on line {other_line}", "keep one")
            by_name[place.country, name].append((line, place))


def distance_km(a: Any, b: Any) -> float:
    """Return a quick flat distance between two places in km, good to 1 % within a country."""
    dy = (a.lat - b.lat) * _KM_PER_DEGREE
    dx = (a.lon - b.lon) * _KM_PER_DEGREE * math.cos(math.radians((a.lat + b.lat) / 2))
    return math.hypot(dx, dy)


def _check_events(table: Table) -> None:
    same_day: dict[tuple[str, object], tuple[int, Any]] = {}
    seen: dict[tuple[object, ...], int] = {}
    for line, event in table.rows:
        say = _sayer(table, line)
        if event.earliest > event.latest:
            say("earliest", event.earliest, f"later than latest {event.latest}", "swap them")
        elif not event.earliest <= event.date <= event.latest:
            say("date", event.date, f"outside earliest {event.earliest} to latest {event.latest}", "widen them, or correct date")
        if event.event_id[:-3] != event.place_id:
            say("event_id", event.event_id, "does not begin with its place_id", f"write {event.place_id}{event.event_id[-3:]}")
        if event.against == event.force:
            say("against", event.against, "a force against itself", "name the other force, or leave it blank")
        content = (event.date, event.place_id, event.kind, event.force)
        if content in seen:
            say("event_id", event.event_id, f"the same event as on line {seen[content]}", "remove one")
        elif event.kind in HOLDER_KINDS:
            if (event.place_id, event.date) in same_day:
                other_line, other = same_day[event.place_id, event.date]
                say(
                    "date",
                    event.date,
                    f"two holders on one day: {other.force} on line {other_line}",
                    "give the later change the next day, or keep one",
                )
            same_day[event.place_id, event.date] = (line, event)
        seen[content] = line


def _check_reports(table: Table, events: Table) -> None:
    by_id = {event.event_id: event for _, event in events.rows}
    for line, report in table.rows:
        say = _sayer(table, line)
        if report.said_earliest > report.said_latest:
            say("said_earliest", report.said_earliest, f"later than said_latest {report.said_latest}", "swap them")
        if not report.report_id.startswith(report.event_id + "-r"):
            say("report_id", report.report_id, "does not begin with its event_id", f"write {report.event_id}-r1, -r2 ...")
        if bool(report.remark_en) != bool(report.remark_ar):
            missing = "remark_ar" if report.remark_en else "remark_en"
            say(missing, "", "a remark in one language only", "write it in the other too")
        event = by_id.get(report.event_id)
        if event and not _agrees(report, event) and not report.remark_en:
            said = f"{report.said_earliest} to {report.said_latest} {report.said_force}".strip()
            say("remark_en", said, "disagrees with its event and does not say why the record decided otherwise", "add remark_en and remark_ar")


def _check_estimates(table: Table) -> None:
    for line, estimate in table.rows:
        say = _sayer(table, line)
        if estimate.low is not None and estimate.low > estimate.value:
            say("low", estimate.low, f"above value {estimate.value:g}", "correct one of them")
        if estimate.high is not None and estimate.high < estimate.value:
            say("high", estimate.high, f"below value {estimate.value:g}", "correct one of them")
        if estimate.unit == "percent" and max(estimate.value, estimate.high or 0) > 100:
            say("value", estimate.value, "more than 100 percent", "correct it, or the unit")
        wanted = {"area": {"km2"}, "people": {"people"}, "share-of-land": {"percent"}, "left-of-peak": {"percent"}}.get(estimate.measure)
        if wanted and estimate.unit not in wanted:
            say("unit", estimate.unit, f"{estimate.measure} is not counted in this", f"write {' or '.join(sorted(wanted))}")


def _agrees(report: Any, event: Any) -> bool:
    return agrees((report.said_earliest, report.said_latest), report.said_force, (event.earliest, event.latest), event.force)


def _check_orphans(tables: dict[str, Table]) -> None:
    reported = {report.event_id for _, report in tables["reports.csv"].rows}
    visited = {event.place_id for _, event in tables["events.csv"].rows}
    for line, event in tables["events.csv"].rows:
        if event.event_id not in reported:
            tables["events.csv"].say(
                line, "event_id", event.event_id, "no report says so", "add a report from a source to reports.csv, or remove the event"
            )
    for line, place in tables["places.csv"].rows:
        if place.place_id not in visited:
            tables["places.csv"].say(line, "place_id", place.place_id, "no event at this place", "add one, or remove the place", warning=True)


def _check_chains(table: Table) -> None:
    """Replay the events and note each one that cannot follow from what stood before."""
    lines = {event.event_id: line for line, event in table.rows}
    ordered = sorted((event for _, event in table.rows), key=lambda e: (e.date, e.place_id, e.event_id))
    for _, _, _, clash in replay(_like(ordered)):
        if clash:
            table.say(lines[clash.event_id], clash.field, clash.value, f"{clash.event_id}: {clash.rule}", clash.remedy)


def _like(events: Iterable[Any]) -> Sequence[EventLike]:
    return [EventLike(e.event_id, pd.Timestamp(e.date), e.place_id, e.kind, e.force, e.against) for e in events]


def _sayer(table: Table, line: int) -> Callable[..., None]:
    def say(column: str, value: object, rule: str, remedy: str, *, warning: bool = False) -> None:
        table.say(line, column, value, rule, remedy, warning=warning)

    return say
