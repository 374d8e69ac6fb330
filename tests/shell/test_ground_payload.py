"""What the page is given to count ground with, and the figure Python draws of it."""

from __future__ import annotations

import re
from typing import Any

import numpy as np
import pytest
import shapely

from dashboard import Dataset
from dashboard.calibration import published
from dashboard.dataset import DATA_DIR
from dashboard.figures import area_held
from dashboard.payload import Projector, bundle
from dashboard.territory import DRAWINGS


@pytest.fixture(scope="module")
def made(record: Dataset) -> dict[str, Any]:
    return bundle(record)


def test_every_drawing_has_ground_for_every_place(made: dict[str, Any]) -> None:
    count = len(made["places"]["id"])
    assert set(made["drawings"]) | {"reach"} == set(DRAWINGS)
    for name, drawn in made["drawings"].items():
        assert drawn["reach"] == DRAWINGS[name]
        shapes = made["shapes"][name]
        assert len(drawn["km2"]) == len(shapes["cells"]) == count
        assert len({len(column) for column in shapes["ridges"].values()}) == 1
    points, whole = made["drawings"]["points"]["km2"], made["drawings"]["whole"]["km2"]
    for small, middle, large in zip(points, made["places"]["km2"], whole, strict=True):
        assert small <= middle + 0.1 <= large + 0.2


def test_holdings_are_stretches_within_the_record(made: dict[str, Any]) -> None:
    held = made["holdings"]
    assert len({len(column) for column in held.values()}) == 1
    for i in range(len(held["place"])):
        assert 0 <= held["from"][i] < held["to"][i] <= made["days"]
        assert 0 <= held["possible_from"][i] <= held["possible_to"][i]
        assert held["to"][i] <= held["possible_to"][i] <= made["days"]


def test_estimates_name_their_source_and_what_they_counted(made: dict[str, Any]) -> None:
    assert [e["value"] for e in made["estimates"]] == [f.value for f in published(DATA_DIR)]
    for estimate in made["estimates"]:
        assert 0 <= estimate["day"] < made["days"]
        assert estimate["what_en"]
        assert estimate["what_ar"]
        assert estimate["source"]["url"].startswith("http")


def test_a_record_without_published_figures_has_no_estimates(tiny: Dataset) -> None:
    assert bundle(tiny)["estimates"] == []


def test_the_chart_of_ground_has_line_band_and_marks(record: Dataset) -> None:
    figure = area_held(record)
    traces = {trace.meta: trace for trace in figure.data}
    assert list(traces) == ["low", "high", "line", "published"]
    assert all(a <= b <= c for a, b, c in zip(traces["low"].y, traces["line"].y, traces["high"].y, strict=True))
    assert 90.8 in traces["published"].y
    assert len(figure.layout.shapes) == 1


def test_the_chart_of_another_force_shows_no_figure_of_isis(record: Dataset) -> None:
    figure = area_held(record, "sdf", ("SY",), "ar")
    assert figure.data[-1].x == ()
    assert figure.data[2].name == record.forces.loc["sdf", "short_ar"]


def test_no_sliver_shows_between_neighbours(made: dict[str, Any], record: Dataset) -> None:
    projector = Projector("levant")
    mine = [i for i, frame in enumerate(made["places"]["frame"]) if frame == 0]
    ground = shapely.union_all(projector.units(record.cells().frame.geometry.to_numpy()[mine]))
    drawn = shapely.union_all(shapely.make_valid([area(made["cells"][i]) for i in mine]))
    inside = shapely.buffer(ground, -10)  # the outer edge may move by what simplifying leaves
    assert inside.difference(drawn).area < 5e-5 * ground.area  # simplified one by one, cells left fifteen times as much


def area(path: str) -> shapely.Geometry:
    """Return the polygons of an SVG path of absolute starts and relative steps."""
    rings = [np.array(re.findall(r"-?\d+", ring), int).reshape(-1, 2).cumsum(axis=0) for ring in path.split("M")[1:]]
    return shapely.make_valid(shapely.MultiPolygon([(ring, []) for ring in rings]))
