"""Cells: the ground nearer to a place than to any other, inside the country, within reach."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from pyproj import Geod

from dashboard import Dataset
from dashboard.dataset import GEO_DIR
from dashboard.territory import DEFAULT_REACH_KM, MAX_REACH_KM, area_by_force, disc_km2, make_cells, outlines, place_at, territory_on


def places(points: list[tuple[float, float]], country: str = "SY") -> pd.DataFrame:
    frame = pd.DataFrame(points, columns=["lat", "lon"], index=[f"p{i}" for i in range(len(points))])
    return frame.assign(country=country)


inside_syria = st.tuples(st.floats(34.3, 36.2).map(lambda v: round(v, 3)), st.floats(37.0, 40.4).map(lambda v: round(v, 3)))


@given(st.lists(inside_syria, unique=True, min_size=1, max_size=25), st.sampled_from([5.0, 25.0, 80.0]))
@settings(max_examples=40, deadline=None)
def test_cells_do_not_overlap_and_fill_country_and_reach(points: list[tuple[float, float]], reach: float) -> None:
    cells = make_cells(places(points), GEO_DIR, reach).frame
    union = shapely.union_all(cells.geometry.to_numpy())
    metric = cells.to_crs(6933)
    total, joined = metric.area.sum(), shapely.area(shapely.union_all(metric.geometry.to_numpy()))
    assert total == pytest.approx(joined, rel=1e-4)
    assert (cells["km2"] <= disc_km2(reach) * 1.001).all()
    for lat, lon in points:
        assert union.covers(shapely.Point(lon, lat))


def test_areas_agree_with_geodesic_areas(record: Dataset) -> None:
    cells = record.cells(25).frame
    geod = Geod(ellps="WGS84")
    sample = cells[~cells.geometry.is_empty].iloc[:: max(1, len(cells) // 60)]
    geodesic = np.array([abs(geod.geometry_area_perimeter(shapely.orient_polygons(g))[0]) / 1e6 for g in sample.geometry])
    assert np.abs(sample["km2"].to_numpy() / geodesic - 1).max() < 0.005


def test_without_limit_the_cells_are_the_country(record: Dataset) -> None:
    cells = record.cells(MAX_REACH_KM).frame
    for country, land in outlines(GEO_DIR).geometry.items():
        ours = cells.loc[cells["country"] == country, "km2"].sum()
        area = abs(Geod(ellps="WGS84").geometry_area_perimeter(shapely.orient_polygons(land))[0]) / 1e6
        assert ours == pytest.approx(area, rel=0.002)


def test_two_places_200_m_apart_do_no_harm() -> None:
    cells = make_cells(places([(35.0, 39.0), (35.0018, 39.0), (35.4, 39.4)]), GEO_DIR).frame
    assert (cells["km2"] > 500).all()


def test_two_places_on_one_spot_are_refused() -> None:
    with pytest.raises(ValueError, match="p0 and p1 stand on the same spot"):
        make_cells(places([(35.0, 39.0), (35.0, 39.0)]), GEO_DIR)


def test_a_place_on_the_border_keeps_its_countrys_half() -> None:
    cell = make_cells(places([(36.89, 38.36)]), GEO_DIR).frame.iloc[0]
    assert 0.3 < cell["km2"] / disc_km2(DEFAULT_REACH_KM) < 0.7


@pytest.mark.parametrize("reach", [0, -5, float("nan"), float("inf"), 99_999, "25", None])
def test_a_reach_that_makes_no_sense_is_refused(reach: object) -> None:
    with pytest.raises(ValueError, match="give a number above 0"):
        make_cells(places([(35.0, 39.0)]), GEO_DIR, reach)  # type: ignore[arg-type]


def test_no_places_no_cells() -> None:
    cells = make_cells(places([]), GEO_DIR)
    assert cells.frame.empty
    assert cells.ridges == []


def test_ridges_lie_as_far_from_both_places() -> None:
    points = places([(35.0, 39.0), (35.1, 39.2), (34.9, 39.3), (35.3, 39.05)])
    geod = Geod(ellps="WGS84")
    cells = make_cells(points, GEO_DIR)
    assert cells.ridges
    for a, b, line in cells.ridges:
        middle = line.interpolate(0.5, normalized=True)
        far = [geod.inv(middle.x, middle.y, points.loc[p, "lon"], points.loc[p, "lat"])[2] for p in (a, b)]
        assert far[0] == pytest.approx(far[1], rel=0.01)


def test_areas_by_force_add_up_to_the_cells_of_the_day(tiny: Dataset) -> None:
    daily = tiny.area_by_force()
    km2 = tiny.cells().frame["km2"]
    for day in ("2014-06-09", "2014-06-10", "2015-05-21", "2016-12-31"):
        if pd.Timestamp(day) not in daily.index:
            continue
        now = tiny.control_at(day)["force"]
        for force in now.unique():
            assert daily.loc[day, force] == pytest.approx(km2[now.index[now == force]].sum())
        assert tiny.territory_at(day)["km2"].sum() == pytest.approx(km2[now.index].sum())


def test_the_band_holds_the_line(record: Dataset) -> None:
    daily = record.area_by_force()
    for force in (c for c in daily if "." not in c):
        assert (daily[f"{force}.low"] <= daily[force] + 1e-6).all()
        assert (daily[force] <= daily[f"{force}.high"] + 1e-6).all()


def test_uncertain_days_widen_the_band(tiny: Dataset) -> None:
    daily = tiny.area_by_force()
    assert daily.loc["2014-06-08", "isis.low"] < daily.loc["2014-06-08", "isis.high"]
    assert daily.loc["2014-06-08", "isis"] == 0
    assert daily.loc["2014-07-01", "isis.low"] == daily.loc["2014-07-01", "isis.high"]


def test_force_at_a_point(tiny: Dataset) -> None:
    assert tiny.force_at(lat=34.56, lon=38.27, day="2015-06-01") == "isis"
    assert tiny.force_at(lat=33.0, lon=38.27, day="2015-06-01") is None
    assert tiny.force_at(lat=31.21, lon=16.59, day="2014-01-01") is None
    assert place_at(tiny.cells(), lat=34.56, lon=38.27) == "palmyra"


def test_a_country_with_one_place_gets_one_disc_of_ground() -> None:
    cells = make_cells(places([(27.0, 14.4)], "LY"), GEO_DIR)
    assert cells.frame["km2"].iloc[0] == pytest.approx(disc_km2(DEFAULT_REACH_KM), rel=0.01)
    assert cells.ridges == []


def test_a_place_outside_its_country_has_no_ground_and_spoils_none() -> None:
    cells = make_cells(places([(35.0, 39.0), (45.0, 60.0)]), GEO_DIR).frame
    assert cells.loc["p1", "km2"] == 0
    assert cells.loc["p1"].geometry.is_empty
    assert cells.loc["p0", "km2"] == pytest.approx(disc_km2(DEFAULT_REACH_KM), rel=0.01)


def test_no_events_no_territory(tiny: Dataset) -> None:
    empty = territory_on(tiny.cells(), tiny.control_at("1999-01-01"))
    assert empty.empty
    assert list(empty.columns) == ["km2", "contested_km2", "places", "geometry"]
    assert tiny.force_at(lat=34.56, lon=38.27, day="1999-01-01") is None
    daily = area_by_force(tiny.cells(), tiny.spells.iloc[:0], tiny.events, tiny.days)
    assert len(daily) == len(tiny.days)
    assert list(daily.columns) == []


def test_contested_ground_is_counted_separately(tiny: Dataset) -> None:
    contested = tiny.spells[tiny.spells["state"] == "contested"].iloc[0]
    now = tiny.territory_at(contested["start"])
    assert now.loc[contested["force"], "contested_km2"] == pytest.approx(tiny.cells().frame.loc[contested["place_id"], "km2"])
    assert (now["contested_km2"] <= now["km2"]).all()
