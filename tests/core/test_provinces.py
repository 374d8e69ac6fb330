"""Provinces: the record's names, no ground counted twice, shares that say of what."""

from __future__ import annotations

import pytest
import shapely

from dashboard import Dataset
from dashboard.dataset import GEO_DIR
from dashboard.provinces import pieces, provinces
from dashboard.schema import ADMIN1
from dashboard.territory import MAX_REACH_KM, outlines, projection


def test_provinces_bear_the_names_of_the_record() -> None:
    ours = provinces(GEO_DIR)
    assert {c: tuple(sorted(g["admin1"])) for c, g in ours.groupby("country")} == {c: tuple(sorted(n)) for c, n in ADMIN1.items()}


@pytest.mark.parametrize("country", ["SY", "IQ", "LY"])
def test_provinces_fill_their_country_once(country: str) -> None:
    ours = provinces(GEO_DIR)
    lands = ours[ours["country"] == country]
    whole = outlines(GEO_DIR).to_crs(projection(country)).area[country] / 1e6
    joined = shapely.area(shapely.union_all(lands.to_crs(projection(country)).geometry.to_numpy())) / 1e6
    assert lands["km2"].sum() == pytest.approx(whole, rel=0.005)
    assert joined == pytest.approx(lands["km2"].sum(), rel=0.001)


def test_most_places_lie_in_the_province_the_record_names(record: Dataset) -> None:
    places = record.places
    for country, lands in provinces(GEO_DIR).groupby("country"):
        mine = places[places["country"] == country]
        points = shapely.points(mine["lon"], mine["lat"])
        shape = dict(zip(lands["admin1"], lands.geometry, strict=True))
        near = [shape[name].distance(point) < 0.12 for name, point in zip(mine["admin1"], points, strict=True)]
        assert sum(near) / len(near) > 0.96, [p for p, ok in zip(mine.index, near, strict=True) if not ok]


def test_pieces_of_cells_add_up_to_the_cells(record: Dataset) -> None:
    cells = record.cells()
    assert pieces(cells, GEO_DIR)["km2"].sum() == pytest.approx(cells.frame["km2"].sum(), rel=0.002)


def test_shares_of_a_province(record: Dataset) -> None:
    table = record.area_by_province("2017-11-09")
    assert table["share"].between(0, 1.0001).all()
    claimed = table.groupby(["country", "admin1"])["share_of_claimed"].sum()
    assert claimed.to_numpy() == pytest.approx(1)
    deir = table.xs(("SY", "Deir ez-Zor", "isis"))
    assert deir["share"] < deir["share_of_claimed"]
    whole = record.area_by_province("2017-11-09", reach_km=MAX_REACH_KM)
    assert whole.xs(("SY", "Deir ez-Zor", "isis"))["share"] == pytest.approx(0.3, abs=0.05)


def test_before_the_first_event_nobody_holds_anything(record: Dataset) -> None:
    assert record.area_by_province("1999-01-01").empty
