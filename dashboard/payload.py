"""The record and its ground as one compact bundle that the browser gets once.

Invariant: the browser computes nothing that Python has not decided; it only walks the change log. The contract is
:data:`KEYS`, and ``docs/payload.md`` is generated from it.
"""

from __future__ import annotations

import base64
import csv
import hashlib
import json
import math
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import geopandas as gpd
import numpy as np
import shapely

from .calibration import published
from .chapters import chapters_for_page, load_chapters
from .copydeck import LANGUAGES, load_copy
from .dataset import GEO_DIR, Dataset
from .territory import DEFAULT_REACH_KM, DRAWINGS, Cells, holdings

#: Raise when a key changes its meaning or goes.
VERSION = 1
#: Units in a degree of longitude; one unit is about 0.1 km, a tenth of a pixel at common sizes.
UNITS_PER_DEGREE = 930
#: Frames: countries, west, south, east, north of the window and of the first view (degrees). The window holds the first view on any screen.
FRAMES: dict[str, dict[str, Any]] = {
    "levant": {"countries": ["SY", "IQ"], "window": (27.5, 25.5, 56.5, 41.0), "view": (35.2, 28.9, 48.9, 37.6)},
    "libya": {"countries": ["LY"], "window": (-1.5, 16.0, 36.0, 37.0), "view": (9.0, 19.2, 25.4, 33.6)},
}
#: Coordinates are rounded to a unit; corners nearer than this many units to a straight line are dropped.
_SIMPLIFY = 4.0
#: Cells are simplified together, so that neighbours keep one edge and no sliver shows between them: Visvalingam's areas, as a length in units.
_SIMPLIFY_CELLS = 8.0
STATES = ("held", "contested", "besieged")

#: key -> what it holds; the browser may rely on every one of them.
KEYS: dict[str, str] = {
    "version": "int, version of this contract",
    "cited": "int, how many sources the reports cite",
    "record": "str, version of the record (first 12 digits of its SHA-256)",
    "first": "str, first day of the record, ISO 8601; day numbers count from it",
    "days": "int, number of days",
    "reach": "number, reach of the cells in km",
    "forces": "object of lists, one entry a force: id, en, ar, short_en, short_ar, bloc, colour, colour_dark, pattern, note",
    "places": "object of lists, one entry a place: id, en, ar, aliases, kind, country, admin1, rank, frame (index), x, y (units), km2",
    "cells": "list of str, one SVG path a place in units of its frame; empty where the cell is empty",
    "drawings": "object: points, whole -> {reach, km2}, the same facts drawn with another reach; reach itself is reach and places.km2",
    "shapes": "object: points, whole -> {cells, ridges} of that drawing",
    "holdings": "object of lists, one entry a place and unbroken holder: place, force, and day numbers from, to, certain_from, certain_to, possible_from, possible_to (half-open)",
    "estimates": "list of published areas in order of time: {day, value, low, high, unit, use, force (index), countries, what_en, what_ar, source {publisher_en, publisher_ar, title, url}}",
    "ridges": "object of lists: a, b (place indices), frame (index), path (SVG); a front line where the holders of a and b differ",
    "log": "object of lists, one entry a change of standing in order of time: day, place, force, state (index into states), by (force index or -1), event",
    "states": "list of str, names of the states",
    "events": "object of lists in order of time: id, day, earliest, latest (day numbers), place, kind, force, against (index or -1), en, ar",
    "reports": "object of lists: event, source (indices), earliest, latest (day numbers), force (index or -1), locator, en, ar, agrees (0/1)",
    "sources": "object of lists: id, title, publisher, language, published, url, type",
    "frames": "list of frames: id, countries, width, height (units), view [x, y, w, h], land, borders, rivers, streams, lakes, outline (SVG paths), relief (data URI), labels, km (a unit, in the middle of the view)",
    "chapters": "list of chapters: id, day, start (day numbers), countries (codes), forces, places, events (indices), drawing, box (frame: index, view: [x, y, w, h] in its units; or null), handout (bool), en and ar (title, text, notes), question (event, answer, en, ar; or null)",
    "copy": "object: language -> key -> text",
    "texts": "str, name of the second script",
}


#: What the first view can do without; the second script brings it.
TEXTS = {"events": ("en", "ar"), "reports": None, "sources": None, "shapes": None}


@dataclass(frozen=True)
class Payload:
    """One text that the browser gets once, with the name under which it may be cached for ever."""

    stem: str
    text: str
    suffix: str = ".js"

    @cached_property
    def name(self) -> str:
        """``<stem>-<hash><suffix>``: the same content, the same name."""
        return f"{self.stem}-{hashlib.sha256(self.text.encode()).hexdigest()[:16]}{self.suffix}"


def make_payload(dataset: Dataset, reach_km: float = DEFAULT_REACH_KM) -> tuple[Payload, Payload]:
    """Return the bundle of `dataset` as two classic scripts: ``ground.bundle``, which draws the map, and ``ground.texts``."""
    whole = bundle(dataset, reach_km)
    texts = {key: {column: whole[key].pop(column) for column in columns} if columns else whole.pop(key) for key, columns in TEXTS.items()}
    second = _script("texts", texts)
    return _script("bundle", {**whole, "texts": second.name}), second


def _script(name: str, value: dict[str, Any]) -> Payload:
    body = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    # "</" would end an inline script, and these two separators end a JavaScript line
    body = body.replace("</", "<\\/").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return Payload(name, f"(window.ground=window.ground||{{}}).{name}={body};\n")


def document() -> str:
    """Return ``docs/payload.md``."""
    late = {key: " (" + ", ".join(columns) + " only)" if columns else "" for key, columns in TEXTS.items()}
    rows = "".join(f"| `{key}` | {meaning} |\n" for key, meaning in KEYS.items())
    return (
        f"# The payload, version {VERSION}\n\n"
        "What the browser gets once: two classic scripts, so that they also load from a file. The first sets `ground.bundle` and draws the map;\n"
        "the second sets `ground.texts` and is fetched after the first paint. Both are named by the hash of their content. Generated from\n"
        "`dashboard/payload.py`; a test compares.\n\n"
        f"In the second script: {', '.join(f'`{key}`{note}' for key, note in late.items())}. `texts` in the first names the second.\n\n"
        f"| key | what it holds |\n|---|---|\n{rows}"
    )


def bundle(dataset: Dataset, reach_km: float = DEFAULT_REACH_KM) -> dict[str, Any]:
    """Return the bundle as plain lists and dicts; see :data:`KEYS`."""
    places, forces, events = dataset.places, dataset.forces, dataset.events
    cells = dataset.cells(reach_km)
    first = dataset.days[0]
    place_no = {p: i for i, p in enumerate(places.index)}
    force_no = {f: i for i, f in enumerate(forces.index)} | {"": -1}
    event_no = {e: i for i, e in enumerate(events.index)}
    source_no = {s: i for i, s in enumerate(dataset.sources.index)}

    def days(column: Any) -> list[int]:
        return [int(d) for d in (column - first).dt.days]

    def ground(drawing: str) -> dict[str, Any]:
        drawn = _ground(places, dataset.cells(DRAWINGS[drawing]))
        return {"reach": DRAWINGS[drawing], "km2": drawn["places"]["km2"], "cells": drawn["cells"], "ridges": drawn["ridges"]}

    others = {drawing: ground(drawing) for drawing in DRAWINGS if drawing != "reach"}
    spells = dataset.spells.sort_values(["start", "place_id"], kind="stable")
    reports = dataset.reports
    return {
        "version": VERSION,
        "cited": int(reports["source_id"].nunique()),
        "record": dataset.version,
        "first": f"{first:%Y-%m-%d}",
        "days": len(dataset.days),
        "reach": reach_km,
        "forces": {"id": list(forces.index), **_columns(forces, {
            "en": "name_en", "ar": "name_ar", "short_en": "short_en", "short_ar": "short_ar", "bloc": "bloc", "colour": "colour",
            "colour_dark": "colour_dark", "pattern": "pattern", "note": "note"})},
        **_ground(places, cells),
        "drawings": {drawing: {key: made[key] for key in ("reach", "km2")} for drawing, made in others.items()},
        "shapes": {drawing: {key: made[key] for key in ("cells", "ridges")} for drawing, made in others.items()},
        "holdings": _holdings(dataset, place_no, force_no),
        "estimates": _estimates(dataset, force_no),
        "states": list(STATES),
        "log": {
            "day": days(spells["start"]),
            "place": [place_no[p] for p in spells["place_id"]],
            "force": [force_no[f] for f in spells["force"]],
            "state": [STATES.index(s) for s in spells["state"]],
            "by": [force_no[f] for f in spells["contested_by"]],
            "event": [event_no[e] for e in spells["event_id"]],
        },
        "events": {
            "id": list(events.index), "day": days(events["date"]), "earliest": days(events["earliest"]), "latest": days(events["latest"]),
            "place": [place_no[p] for p in events["place_id"]], "kind": list(events["kind"]),
            "force": [force_no[f] for f in events["force"]], "against": [force_no[f] for f in events["against"]],
            "en": list(events["note_en"]), "ar": list(events["note_ar"]),
        },
        "reports": {
            "event": [event_no[e] for e in reports["event_id"]], "source": [source_no[s] for s in reports["source_id"]],
            "earliest": days(reports["said_earliest"]), "latest": days(reports["said_latest"]),
            "force": [force_no[f] for f in reports["said_force"]], "locator": list(reports["locator"]),
            "en": list(reports["remark_en"]), "ar": list(reports["remark_ar"]), "agrees": [int(a) for a in reports["agrees"]],
        },
        "sources": {"id": list(dataset.sources.index), **_columns(dataset.sources, {
            c: c for c in ("title", "publisher", "language", "published", "url", "type")})},
        "frames": [_frame(name) for name in FRAMES],
        "chapters": chapters_for_page(
            load_chapters(dataset),
            lambda kind, name: {"events": event_no, "forces": force_no, "places": place_no}[kind][name],
            lambda date: (date - first.date()).days,
            _window,
        ),
        "copy": {language: load_copy(language) for language in LANGUAGES},
    }  # fmt: skip


def _window(box: tuple[float, float, float, float]) -> dict[str, Any]:
    """Return a box (degrees) as the frame that it lies in, or nearest to, and its place there in units."""
    west, south, east, north = box
    middles = [(f["window"][0] + f["window"][2]) / 2 for f in FRAMES.values()]
    frame = min(range(len(middles)), key=lambda i: abs(middles[i] - (west + east) / 2))
    projector = Projector(list(FRAMES)[frame])
    (x0, y0), (x1, y1) = projector.point(lat=north, lon=west), projector.point(lat=south, lon=east)
    return {"frame": frame, "view": [x0, y0, x1 - x0, y1 - y0]}


def _columns(frame: Any, names: dict[str, str]) -> dict[str, list[Any]]:
    return {key: frame[column].tolist() for key, column in names.items()}


def _holdings(dataset: Dataset, place_no: dict[str, int], force_no: dict[str, int]) -> dict[str, list[int]]:
    """Return who held each place from when to when, for certain and at most; what the browser adds up to areas."""
    held = holdings(dataset.spells, dataset.events)
    last = len(dataset.days)

    def days(column: str) -> list[int]:
        return [int(d) for d in (held[column] - dataset.days[0]).dt.days.fillna(last).clip(0, last)]

    names = {"from": "start", "to": "end", **{c: c for c in ("certain_from", "certain_to", "possible_from", "possible_to")}}
    return {
        "place": [place_no[p] for p in held["place_id"]],
        "force": [force_no[f] for f in held["force"]],
        **{name: days(column) for name, column in names.items()},
    }


def _estimates(dataset: Dataset, force_no: dict[str, int]) -> list[dict[str, Any]]:
    """Return the published areas that the record can be held against."""
    return [
        {
            "day": (f.day - dataset.days[0]).days, "value": f.value, "low": f.low, "high": f.high, "unit": f.unit, "use": f.use, "force": force_no[f.force],
            "countries": list(f.countries), "what_en": f.what_en, "what_ar": f.what_ar, "source": {"publisher_en": f.publisher_en, "publisher_ar": f.publisher_ar, "title": f.title, "url": f.url},
        }
        for f in published(dataset.directory)
        if f.force in force_no and f.day in dataset.days
    ]  # fmt: skip


def _ground(places: Any, cells: Cells) -> dict[str, Any]:
    """Return places, cells and ridges in frame units."""
    frame_of = {c: i for i, f in enumerate(FRAMES.values()) for c in f["countries"]}
    projectors = [Projector(name) for name in FRAMES]
    frames = [frame_of[c] for c in places["country"]]
    xy = [projectors[f].point(lat=lat, lon=lon) for f, lat, lon in zip(frames, places["lat"], places["lon"], strict=True)]
    index = {p: i for i, p in enumerate(places.index)}
    ridges: dict[str, list[Any]] = {"a": [], "b": [], "frame": [], "path": []}
    for a, b, line in cells.ridges:
        frame = frames[index[a]]
        path = projectors[frame].path(line)
        if path:
            for key, value in (("a", index[a]), ("b", index[b]), ("frame", frame), ("path", path)):
                ridges[key].append(value)
    return {
        "places": {
            "id": list(places.index),
            **_columns(places, {"en": "name_en", "ar": "name_ar", **{c: c for c in ("aliases", "kind", "country", "admin1", "rank")}}),
            "frame": frames,
            "x": [x for x, _ in xy],
            "y": [y for _, y in xy],
            "km2": [round(float(a), 1) for a in cells.frame["km2"]],
        },
        "cells": _cell_paths(projectors, np.array(frames), cells.frame.geometry.to_numpy()),
        "ridges": ridges,
    }


def _cell_paths(projectors: list[Projector], frames: np.ndarray, cells: np.ndarray) -> list[str]:
    """Return one path a cell."""
    paths = np.full(len(cells), "", dtype=object)
    for frame, projector in enumerate(projectors):
        mine = np.flatnonzero(frames == frame)
        drawn = shapely.coverage_simplify(projector.units(cells[mine]), _SIMPLIFY_CELLS)
        paths[mine] = [write_path(cell) for cell in drawn]
    return list(paths)


class Projector:
    """Mercator, from degrees to the integer units of one frame; y grows downwards."""

    def __init__(self, frame: str) -> None:
        west, south, east, north = FRAMES[frame]["window"]
        self._west, self._top = west, self._mercator(north)
        self.width = round((east - west) * UNITS_PER_DEGREE)
        self.height = round((self._top - self._mercator(south)) * UNITS_PER_DEGREE)

    @staticmethod
    def _mercator(lat: Any) -> Any:
        return np.degrees(np.log(np.tan(math.pi / 4 + np.radians(lat) / 2)))

    def point(self, *, lat: float, lon: float) -> tuple[int, int]:
        """Return x, y in units."""
        return round((lon - self._west) * UNITS_PER_DEGREE), round(float(self._top - self._mercator(lat)) * UNITS_PER_DEGREE)

    def units(self, geometry: Any) -> Any:
        """Return a geometry, or an array of them, in units instead of degrees."""
        return shapely.transform(geometry, self._units)

    def _units(self, lonlat: np.ndarray) -> np.ndarray:
        return np.column_stack(((lonlat[:, 0] - self._west) * UNITS_PER_DEGREE, (self._top - self._mercator(lonlat[:, 1])) * UNITS_PER_DEGREE))

    def path(self, geometry: shapely.Geometry, simplify: float = _SIMPLIFY) -> str:
        """Return a geometry (degrees) as a compact SVG path: absolute start, relative integer steps."""
        return write_path(shapely.simplify(self.units(geometry), simplify))


def write_path(geometry: shapely.Geometry) -> str:
    """Return a geometry in units as an SVG path."""
    parts = []
    for part in getattr(geometry, "geoms", [geometry]):
        closed = part.geom_type == "Polygon"
        rings = [part.exterior, *part.interiors] if closed and not part.is_empty else [part]
        parts += [_steps(shapely.get_coordinates(ring), closed=closed) for ring in rings]
    return "".join(parts)


def _steps(coordinates: np.ndarray, *, closed: bool) -> str:
    """Return one ring or line as ``Mx yl dx dy ...``; nothing if it shrinks to a point."""
    points = np.rint(coordinates).astype(int)
    points = points[np.r_[True, (np.diff(points, axis=0) != 0).any(axis=1)]] if len(points) else points
    if closed and len(points) > 1 and (points[0] == points[-1]).all():
        points = points[:-1]
    if len(points) < (3 if closed else 2):
        return ""
    steps = "".join(f"{v}" if v < 0 else f" {v}" for v in np.diff(points, axis=0).ravel())
    return f"M{points[0][0]} {points[0][1]}l{steps.lstrip()}{'z' if closed else ''}"


def _frame(name: str) -> dict[str, Any]:
    """Return a frame's basemap, labels and relief."""
    projector = Projector(name)
    base = gpd.read_file(GEO_DIR / f"basemap-{name}.geojson")
    lands = gpd.read_file(GEO_DIR / "outlines.geojson").set_index("country").geometry

    def layer(kind: str, simplify: float) -> str:
        return "".join(projector.path(g, simplify) for g in base.loc[base["layer"] == kind, "geometry"])

    _, south, _, north = FRAMES[name]["view"]
    view = _window(FRAMES[name]["view"])["view"]
    with (GEO_DIR / "labels.csv").open(encoding="utf-8", newline="") as file:
        labels = [row for row in csv.DictReader(file) if row["frame"] == name]
    placed = [(label, projector.point(lat=float(label["lat"]), lon=float(label["lon"]))) for label in labels]
    relief = base64.b64encode((GEO_DIR / f"relief-{name}.webp").read_bytes()).decode()
    return {
        "id": name,
        "countries": FRAMES[name]["countries"],
        "km": round(111.32 * math.cos(math.radians((north + south) / 2)) / UNITS_PER_DEGREE, 5),
        "width": projector.width,
        "height": projector.height,
        "view": view,
        "land": layer("land", 6),
        "borders": layer("borders", 6),
        "rivers": layer("river", 6),
        "streams": layer("stream", 8),
        "lakes": layer("lake", 6),
        "outline": {c: projector.path(lands[c], 4) for c in FRAMES[name]["countries"]},
        "relief": f"data:image/webp;base64,{relief}",
        "labels": [{"kind": lb["kind"], "en": lb["name_en"], "ar": lb["name_ar"], "x": x, "y": y} for lb, (x, y) in placed],
    }
