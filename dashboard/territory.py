"""Places to ground: each place's cell, the front lines between cells, and area by force and day.

Invariant: a cell is the ground nearer to its place than to any other place of the country, inside the country and within
`reach` km of the place. Cells never overlap; ground outside every cell is claimed by nobody.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from pyproj import CRS, Transformer

#: km; how far from a place its holder's control is drawn. The whole kilometre nearest to the fit on half of the published areas of
#: Iraq and Syria (``docs/territory.md``, made by ``python -m dashboard fit``); the other half, held back, confirms it.
DEFAULT_REACH_KM = 18.0
#: km; the discs of the drawing "points": a town and its outskirts, nothing more.
POINT_KM = 4.0
#: km; farther than any two points of one country, so the same as no limit.
MAX_REACH_KM = 3000.0
#: Three pictures of the same facts, by the reach each is drawn with: towns only, the fitted reach, all ground of the country.
DRAWINGS = {"points": POINT_KM, "reach": DEFAULT_REACH_KM, "whole": MAX_REACH_KM}

_WGS84 = CRS.from_epsg(4326)
#: Centres of the equal-area projections (degrees), near each country's middle: distances are true to 0.3 % within it.
_CENTRES = {"SY": (35.0, 38.5), "IQ": (33.0, 43.5), "LY": (27.0, 17.5)}


@dataclass(frozen=True, eq=False)
class Cells:
    """The ground of every place for one reach.

    Attributes
    ----------
    frame : GeoDataFrame
        Indexed by ``place_id``: ``country``, ``km2`` (equal-area) and ``geometry`` (EPSG:4326, may be empty).
    ridges : list of (str, str, LineString)
        The line between two neighbouring cells, EPSG:4326: a front line on days when their holders differ.
    reach_km : float
        The reach they were made with.
    """

    frame: gpd.GeoDataFrame
    ridges: list[tuple[str, str, shapely.Geometry]]
    reach_km: float


def reach_of(drawing: str = "reach", reach_km: float | None = None) -> float:
    """Return the reach of a drawing in km; a `reach_km` of your own goes before it.

    >>> reach_of("points")
    4.0
    """
    if drawing not in DRAWINGS:
        raise ValueError(f"no drawing {drawing!r}: one of {', '.join(DRAWINGS)}")
    return DRAWINGS[drawing] if reach_km is None else reach_km


def projection(country: str) -> CRS:
    """Return the equal-area projection in which a country's cells are made, metres."""
    lat, lon = _CENTRES[country]
    return CRS.from_proj4(f"+proj=laea +lat_0={lat} +lon_0={lon} +datum=WGS84 +units=m")


@lru_cache
def outlines(geo_dir: Path) -> gpd.GeoDataFrame:
    """Return the countries' outlines, indexed by ISO code, EPSG:4326."""
    return gpd.read_file(geo_dir / "outlines.geojson").set_index("country")


def make_cells(places: pd.DataFrame, geo_dir: Path, reach_km: float = DEFAULT_REACH_KM) -> Cells:
    """Return the cells of `places`.

    Parameters
    ----------
    places : DataFrame
        Indexed by ``place_id``: ``country``, ``lat`` and ``lon`` (degrees).
    geo_dir : Path
        Folder with ``outlines.geojson``.
    reach_km : float
        Above 0 and at most 3,000 km.

    Raises
    ------
    ValueError
        If the reach is out of range or two places stand on the same spot.
    """
    if not (isinstance(reach_km, int | float) and 0 < reach_km <= MAX_REACH_KM):
        raise ValueError(f"reach {reach_km!r} km: give a number above 0 and up to {MAX_REACH_KM:g}")
    frames, ridges = [], []
    shapes = outlines(geo_dir)
    for country, group in places.groupby("country", sort=True):
        crs = projection(str(country))
        land = gpd.GeoSeries([shapes.loc[country, "geometry"]], crs=_WGS84).to_crs(crs).iloc[0]
        there = Transformer.from_crs(_WGS84, crs, always_xy=True)
        xy = np.column_stack(there.transform(group["lon"].to_numpy(float), group["lat"].to_numpy(float)))
        cells, lines = _country_cells(xy, list(group.index), land, reach_km * 1000)
        frame = gpd.GeoDataFrame({"country": country, "km2": shapely.area(cells) / 1e6}, geometry=list(cells), index=group.index, crs=crs)
        frames.append(frame.to_crs(_WGS84))
        back = gpd.GeoSeries([line for _, _, line in lines], crs=crs).to_crs(_WGS84)
        ridges += [(a, b, line) for (a, b, _), line in zip(lines, back, strict=True)]
    if not frames:
        empty = gpd.GeoDataFrame({"country": [], "km2": []}, geometry=[], crs=_WGS84)
        return Cells(empty.rename_axis("place_id"), [], reach_km)
    return Cells(pd.concat(frames).reindex(places.index).rename_axis("place_id"), ridges, reach_km)


def _country_cells(
    xy: np.ndarray, ids: Sequence[str], land: shapely.Geometry, reach: float
) -> tuple[np.ndarray, list[tuple[str, str, shapely.Geometry]]]:
    """Return cells (n,) and ridges of one country in its projection, metres."""
    points = shapely.points(xy)
    unique, counts = np.unique(xy, axis=0, return_counts=True)
    if (counts > 1).any():
        twins = [i for i, p in zip(ids, xy, strict=True) if (p == unique[counts.argmax()]).all()]
        raise ValueError(f"{' and '.join(twins)} stand on the same spot: give each its own coordinates")
    if len(ids) == 1:
        raw = np.array([shapely.box(*land.buffer(reach).bounds)])
    else:
        frame = shapely.box(*shapely.union(land, shapely.multipoints(points)).bounds).buffer(50_000)
        raw = np.array(shapely.voronoi_polygons(shapely.multipoints(points), extend_to=frame, ordered=True).geoms)
    discs = shapely.buffer(points, reach, quad_segs=24)
    shapely.prepare(land)
    cells = shapely.intersection(raw, discs)
    outside = ~shapely.contains_properly(land, cells)
    cells[outside] = shapely.intersection(cells[outside], land)
    cells = np.array([_only_area(c) for c in cells])
    ridges = [(ids[i], ids[j], line) for i, j, line in _ridges(raw, discs, land)]
    return cells, ridges


def _ridges(raw: np.ndarray, discs: np.ndarray, land: shapely.Geometry) -> list[tuple[int, int, shapely.Geometry]]:
    """Return the edges that two Voronoi cells share, within reach and land; every point of one is as far from both places."""
    owners: dict[tuple[tuple[float, float], tuple[float, float]], int] = {}
    shared: list[tuple[int, int, shapely.Geometry]] = []
    for i, cell in enumerate(raw):
        ring = [tuple(p) for p in shapely.get_coordinates(cell)]
        for a, b in itertools.pairwise(ring):
            key = (a, b) if a < b else (b, a)
            if key in owners:
                shared.append((owners[key], i, shapely.LineString([a, b])))
            else:
                owners[key] = i
    lines = shapely.intersection(np.array([s[2] for s in shared], dtype=object), discs[[s[0] for s in shared]]) if shared else []
    out = []
    for (i, j, _), line in zip(shared, lines, strict=True):
        if not line.is_empty:
            clipped = line if shapely.contains_properly(land, line) else shapely.intersection(line, land)
            if shapely.length(clipped) > 0:
                out.append((i, j, clipped))
    return out


def _only_area(geometry: shapely.Geometry) -> shapely.Geometry:
    """Return the polygons of a geometry; an intersection may leave points and lines beside them."""
    if geometry.geom_type in {"Polygon", "MultiPolygon"}:
        return geometry
    return shapely.multipolygons([g for g in getattr(geometry, "geoms", []) if g.geom_type == "Polygon"])


def territory_on(cells: Cells, control: pd.DataFrame) -> gpd.GeoDataFrame:
    """Return one row per force: the ground it holds, its km2, and how much of that is contested.

    Parameters
    ----------
    cells : Cells
    control : DataFrame
        From :func:`dashboard.control.control_at`.

    Returns
    -------
    GeoDataFrame
        Indexed by ``force`` (sorted): ``km2``, ``contested_km2``, ``places``, ``geometry`` (EPSG:4326).
    """
    joined = cells.frame.join(control[["force", "state"]], how="inner")
    joined["contested_km2"] = joined["km2"].where(joined["state"] == "contested", 0.0)
    joined["places"] = 1
    if joined.empty:
        columns: dict[str, list[float]] = {"km2": [], "contested_km2": [], "places": []}
        return gpd.GeoDataFrame(columns, geometry=[], crs=_WGS84).rename_axis("force")
    return joined.dissolve("force", aggfunc={"km2": "sum", "contested_km2": "sum", "places": "sum"})


def place_at(cells: Cells, *, lat: float, lon: float) -> str | None:
    """Return the place whose cell covers a point, or None outside every cell."""
    point = shapely.Point(lon, lat)
    hits = cells.frame.index[cells.frame.geometry.intersects(point)]
    return str(hits[0]) if len(hits) else None


def area_by_force(cells: Cells, spells: pd.DataFrame, events: pd.DataFrame, days: pd.DatetimeIndex, *, country: str | None = None) -> pd.DataFrame:
    """Return km2 by day and force, with the band that uncertain dates leave.

    Parameters
    ----------
    cells : Cells
    spells, events : DataFrame
        Spells, and events indexed by ``event_id`` with ``earliest`` and ``latest``.
    days : DatetimeIndex
        Consecutive days.
    country : str, optional
        ISO code; all countries by default.

    Returns
    -------
    DataFrame
        Indexed by day; for each force three columns: ``<force>``, ``<force>.low`` (ground it held for certain) and
        ``<force>.high`` (ground it may have held). Unit km2.
    """
    ground = cells.frame if country is None else cells.frame[cells.frame["country"] == country]
    km2 = ground["km2"]
    holding = holdings(spells, events)
    holding = holding[holding["place_id"].isin(km2.index)]
    first, n = days[0], len(days)
    columns: dict[str, np.ndarray] = {}
    for force, group in holding.groupby("force", sort=True):
        area = group["place_id"].map(km2).to_numpy(float)
        columns[str(force)] = _running(group["start"], group["end"], area, first, n)
        columns[f"{force}.low"] = _running(group["certain_from"], group["certain_to"], area, first, n)
        columns[f"{force}.high"] = _running(group["possible_from"], group["possible_to"], area, first, n)
    return pd.DataFrame(columns, index=days.rename("day"))


def holdings(spells: pd.DataFrame, events: pd.DataFrame) -> pd.DataFrame:
    """Return one row per place and unbroken holder, with the days for certain and the days at most.

    ``possible`` runs from the earliest day the holder may have come to the latest day it may have left; ``certain`` the other
    way round (and may be empty). Two stretches of one force at one place whose possible days meet are cut where they meet.
    """
    held = spells.groupby(["place_id", "holder_event_id", "force"], sort=False).agg(start=("start", "min"), end=("end", "last")).reset_index()
    held = held.sort_values(["place_id", "start"], ignore_index=True)
    held["end"] = held.groupby("place_id")["start"].shift(-1)
    following = held.groupby("place_id")["holder_event_id"].shift(-1)
    earliest, latest = events["earliest"], events["latest"]
    came = held["holder_event_id"]
    held["possible_from"], held["certain_from"] = came.map(earliest), came.map(latest)
    held["certain_to"], held["possible_to"] = following.map(earliest), following.map(latest) + pd.Timedelta(days=1)
    same = held.groupby(["place_id", "force"], sort=False)
    before = same["possible_to"].shift(1)
    held["possible_from"] = held["possible_from"].where(before.isna() | (before <= held["possible_from"]), before)
    held["certain_to"] = held["certain_to"].where(held["certain_to"].isna() | (held["certain_to"] > held["certain_from"]), held["certain_from"])
    return held


def _running(start: pd.Series, end: pd.Series, area: np.ndarray, first: pd.Timestamp, n: int) -> np.ndarray:
    """Return the sum of `area` open on each of `n` days from `first`: +area at start, -area at end."""
    change = np.zeros(n + 1)
    begin = np.clip((start - first).dt.days.to_numpy(), 0, n)
    finish = np.where(end.isna(), n, np.clip((end - first).dt.days.fillna(0).to_numpy(), 0, n)).astype(int)
    keep = finish > begin
    np.add.at(change, begin[keep].astype(int), area[keep])
    np.add.at(change, finish[keep], -area[keep])
    return np.round(np.cumsum(change)[:n], 6) + 0.0


def disc_km2(reach_km: float) -> float:
    """Return the area of a full disc of `reach_km`, the most one place can claim.

    >>> round(disc_km2(25))
    1963
    """
    return math.pi * reach_km**2
