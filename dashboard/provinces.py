"""Provinces (admin1): how much of each a force holds on a day.

Invariant: a share always says of what. ``share`` is of the whole province, ``share_of_claimed`` of the ground in it that the
record colours at all.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import geopandas as gpd
import pandas as pd
import shapely

from .territory import Cells, projection


@lru_cache
def provinces(geo_dir: Path) -> gpd.GeoDataFrame:
    """Return the provinces: ``country``, ``admin1``, ``geometry`` (EPSG:4326) and ``km2`` (equal-area)."""
    frame = gpd.read_file(geo_dir / "provinces.geojson")[["country", "admin1", "geometry"]]
    frame["km2"] = 0.0
    for country, group in frame.groupby("country"):
        frame.loc[group.index, "km2"] = group.to_crs(projection(str(country))).area / 1e6
    return frame


def pieces(cells: Cells, geo_dir: Path) -> pd.DataFrame:
    """Return the cells cut along the provinces: ``place_id``, ``country``, ``admin1`` and ``km2``; the part beyond every province is left out."""
    found = []
    for country, lands in provinces(geo_dir).groupby("country"):
        crs = projection(str(country))
        cut = lands.to_crs(crs)
        ground = cells.frame[(cells.frame["country"] == country) & ~cells.frame.geometry.is_empty].to_crs(crs)
        place, province = cut.sindex.query(ground.geometry, predicate="intersects")
        km2 = shapely.area(shapely.intersection(ground.geometry.values[place], cut.geometry.values[province])) / 1e6
        names = {"place_id": ground.index[place], "country": country, "admin1": cut["admin1"].to_numpy()[province], "km2": km2}
        found.append(pd.DataFrame(names))
    return pd.concat(found, ignore_index=True)


def area_by_province(cells: Cells, control: pd.DataFrame, geo_dir: Path) -> pd.DataFrame:
    """Return what each force holds of each province.

    Parameters
    ----------
    cells : Cells
    control : DataFrame
        From :func:`dashboard.control.control_at`.
    geo_dir : Path
        Folder with ``provinces.geojson``.

    Returns
    -------
    DataFrame
        Indexed by ``country``, ``admin1`` and ``force`` (sorted): ``km2``, ``share`` (of the whole province) and
        ``share_of_claimed`` (of the ground in it that the record colours), both 0 to 1.
    """
    keys = ["country", "admin1"]
    parts = pieces(cells, geo_dir)
    joined = parts.merge(control[["force"]], left_on="place_id", right_index=True)
    held = joined.groupby([*keys, "force"])[["km2"]].sum()
    held = held[held["km2"] > 0.005]  # slivers along a border hold nothing
    whole = provinces(geo_dir).set_index(keys)["km2"]
    held["share"] = held["km2"] / whole.reindex(held.index.droplevel("force")).to_numpy()
    held["share_of_claimed"] = held["km2"] / held.groupby(keys)["km2"].transform("sum")
    return held.sort_index()
