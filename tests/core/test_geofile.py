"""GeoJSON and GeoPackage: standard, self-describing, whole or not at all."""

from __future__ import annotations

import json
from pathlib import Path

import geopandas as gpd
import pytest
import shapely

from dashboard import Dataset
from dashboard.geofile import LICENCE, geojson, ground_of_all_changes, ground_on, write


def rings(geometry: dict) -> list[list[list[float]]]:
    polygons = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    return [ring for polygon in polygons for ring in polygon]


def test_geojson_keeps_rfc_7946(tiny: Dataset) -> None:
    made = json.loads(geojson(ground_on(tiny, tiny.cells(), "2015-06-01"), tiny))
    assert made["type"] == "FeatureCollection"
    assert "crs" not in made
    assert made["record"] == tiny.version
    assert made["licence"] == LICENCE
    west, south, east, north = made["bbox"]
    assert west < east
    assert south < north
    for feature in made["features"]:
        assert feature["geometry"]["type"] in {"Polygon", "MultiPolygon"}
        outer = rings(feature["geometry"])[0]
        assert outer[0] == outer[-1]
        assert shapely.LinearRing(outer).is_ccw
        assert all(west <= lon <= east and south <= lat <= north for lon, lat in outer)
        assert feature["properties"]["date"] == "2015-06-01"
        assert feature["properties"]["force_en"]
        assert feature["properties"]["record"] == tiny.version


def test_a_days_shapes_say_what_the_library_says(tiny: Dataset) -> None:
    frame = ground_on(tiny, tiny.cells(), "2015-06-01").set_index("force")
    assert frame["km2"].to_dict() == pytest.approx(tiny.territory_at("2015-06-01")["km2"].to_dict(), abs=0.1)


@pytest.mark.parametrize("name", ["ground.gpkg", "ground.geojson"])
def test_all_changes_come_back_as_they_went(tiny: Dataset, tmp_path: Path, name: str) -> None:
    frame = ground_of_all_changes(tiny, tiny.cells())
    write(frame, tmp_path / name, tiny)
    back = gpd.read_file(tmp_path / name)
    assert len(back) == len(frame) == len(tiny.spells)
    assert back.crs.to_epsg() == 4326
    assert set(back["record"]) == {tiny.version}
    assert set(back["licence"]) == {LICENCE}
    day = "2015-06-01"
    now = back[(back["start"].astype(str) <= day) & (back["end"].isna() | (back["end"].astype(str) > day))]
    assert dict(zip(now["place_id"], now["force"], strict=True)) == tiny.control_at(day)["force"].to_dict()


def test_a_day_before_the_record_is_an_empty_collection(tiny: Dataset, tmp_path: Path) -> None:
    frame = ground_on(tiny, tiny.cells(), "1999-01-01")
    assert json.loads(geojson(frame, tiny))["features"] == []
    write(frame, tmp_path / "none.gpkg", tiny)
    assert gpd.read_file(tmp_path / "none.gpkg").empty


def test_another_ending_is_refused_and_nothing_is_written(tiny: Dataset, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"ends in \.geojson or \.gpkg"):
        write(ground_on(tiny, tiny.cells(), "2015-06-01"), tmp_path / "ground.shp", tiny)
    assert list(tmp_path.iterdir()) == []
