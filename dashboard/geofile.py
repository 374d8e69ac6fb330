"""The ground for geographic information systems: GeoJSON (RFC 7946) and GeoPackage.

Invariant: a shape carries its square kilometres, force, dates, the version of the record and its licence, so that a file torn
from its context still says what it is.
"""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

import geopandas as gpd
import pandas as pd
import shapely

from .control import as_day
from .dataset import Dataset, write_whole
from .territory import Cells, territory_on

LICENCE = "CC-BY-4.0"
_DECIMALS = 5  # degrees; about a metre


def ground_on(dataset: Dataset, cells: Cells, day: str | pd.Timestamp) -> gpd.GeoDataFrame:
    """Return one shape a force: the ground it holds on `day`."""
    on = as_day(day)
    frame = territory_on(cells, dataset.control_at(on)).reset_index()
    return _labelled(frame.assign(date=f"{on:%Y-%m-%d}"), dataset, cells)


def ground_of_all_changes(dataset: Dataset, cells: Cells) -> gpd.GeoDataFrame:
    """Return one shape a place and spell: who held the ground from ``start`` up to and without ``end`` (blank while the record lasts)."""
    spells = dataset.spells[["place_id", "force", "state", "contested_by", "start", "end", "event_id"]]
    frame = cells.frame.join(dataset.places[["name_en", "name_ar"]]).rename(columns={"name_en": "place_en", "name_ar": "place_ar"})
    frame = gpd.GeoDataFrame(spells.merge(frame, left_on="place_id", right_index=True), crs=cells.frame.crs)
    for column in ("start", "end"):
        frame[column] = frame[column].dt.strftime("%Y-%m-%d").where(frame[column].notna(), None)
    return _labelled(frame, dataset, cells)


def _labelled(frame: gpd.GeoDataFrame, dataset: Dataset, cells: Cells) -> gpd.GeoDataFrame:
    """Return the shapes that have ground, with names, reach, version and licence."""
    frame = frame[~frame.geometry.is_empty].reset_index(drop=True)
    names = dataset.forces.rename(columns={"name_en": "force_en", "name_ar": "force_ar"})[["force_en", "force_ar"]]
    frame = frame.join(names, on="force")
    frame[["km2", *({"contested_km2"} & set(frame))]] = frame[["km2", *({"contested_km2"} & set(frame))]].round(1)
    return frame.assign(reach_km=cells.reach_km, record=dataset.version, licence=LICENCE)


def write(frame: gpd.GeoDataFrame, path: Path, dataset: Dataset) -> None:
    """Write shapes to a ``.geojson`` or ``.gpkg`` file, whole or not at all.

    Raises
    ------
    ValueError
        If the file's name ends otherwise.
    """
    suffix = path.suffix.lower()
    if suffix in {".geojson", ".json"}:
        write_whole(path, geojson(frame, dataset).encode())
    elif suffix == ".gpkg":
        with tempfile.TemporaryDirectory() as folder:
            made = Path(folder) / "territory.gpkg"
            about = {"DESCRIPTION": f"Shifting Ground, record {dataset.version}, {LICENCE}"}
            frame.to_file(made, layer="territory", driver="GPKG", engine="pyogrio", layer_metadata=about)
            write_whole(path, made.read_bytes())
    else:
        raise ValueError(f"cannot write {path.name}: give a file name that ends in .geojson or .gpkg")


def geojson(frame: gpd.GeoDataFrame, dataset: Dataset) -> str:
    """Return shapes as RFC 7946: degrees of WGS 84, longitude first, outer rings anticlockwise, no member ``crs``."""
    shapes = shapely.orient_polygons(shapely.set_precision(frame.geometry.to_numpy(), 10**-_DECIMALS))
    properties = frame.drop(columns="geometry")
    rows = properties.astype(object).where(properties.notna(), None).to_dict("records")
    features = [
        {"type": "Feature", "properties": row, "geometry": {"type": shape.geom_type, "coordinates": _rounded(shape)}}
        for row, shape in zip(rows, shapes, strict=True)
        if not shape.is_empty
    ]
    about = {"title": "Shifting Ground: territory", "record": dataset.version, "licence": LICENCE}
    west, south, east, north = (round(float(v), _DECIMALS) for v in shapely.total_bounds(shapes)) if len(shapes) else (0.0,) * 4
    head = {"type": "FeatureCollection", **about, **({"bbox": [west, south, east, north]} if features else {})}
    return json.dumps({**head, "features": features}, ensure_ascii=False, separators=(",", ":")) + "\n"


def _rounded(shape: shapely.Geometry) -> list:
    def ring(line: shapely.Geometry) -> list[list[float]]:
        return [[round(x, _DECIMALS), round(y, _DECIMALS)] for x, y in shapely.get_coordinates(line)]

    polygons = [[ring(p.exterior), *(ring(r) for r in p.interiors)] for p in getattr(shape, "geoms", [shape])]
    return polygons if shape.geom_type == "MultiPolygon" else polygons[0]
