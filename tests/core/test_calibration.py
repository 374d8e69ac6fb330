"""The reach is fitted, not guessed, and the page about it is true."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dashboard import Dataset
from dashboard.calibration import FILE, Calibration, published
from dashboard.calibration_report import report, stale
from dashboard.dataset import DATA_DIR
from dashboard.territory import DEFAULT_REACH_KM, DRAWINGS, reach_of
from tests.conftest import ROOT


@pytest.fixture(scope="module")
def calibration(record: Dataset) -> Calibration:
    return Calibration(record)


def test_the_map_is_drawn_with_the_fitted_reach(calibration: Calibration) -> None:
    assert calibration.reach == DEFAULT_REACH_KM, "run: python -m dashboard fit, and set DEFAULT_REACH_KM to the reach it prints"


def test_the_half_held_back_has_no_say_in_the_reach(record: Dataset) -> None:
    other = Calibration(record)
    decided = other.fit(other.first_half)
    assert not set(other.first_half) & set(other.other_half)
    assert len(other.first_half) == len(other.other_half) == 3
    other.figures = [f for f in other.figures if f not in other.other_half]
    assert other.fit([f for f in other.figures if f.use == "fit"]) == decided


def test_the_errors_meet_their_targets(calibration: Calibration) -> None:
    reach = calibration.reach
    assert calibration.error(calibration.other_half, reach) <= 0.08
    for figure in calibration.fitted:
        assert abs(calibration.ratio(figure, reach) - 1) <= 0.15, figure.estimate_id


def test_the_page_is_true(calibration: Calibration) -> None:
    assert stale(calibration, ROOT / "docs") == [], "run: python -m dashboard fit"


def test_the_page_has_no_holes(calibration: Calibration) -> None:
    for text in report(calibration).values():
        assert "{{" not in text
        assert not re.search(r"\b(nan|None|inf)\b", text)


def test_every_figure_names_who_counted_what_and_where_it_stands() -> None:
    figures = published(DATA_DIR)
    assert len({f.estimate_id for f in figures}) == len(figures)
    for figure in figures:
        assert figure.value > 0
        assert figure.url.startswith("http")
        assert re.search("[\u0600-\u06ff]", figure.what_ar)
        assert re.search("[\u0600-\u06ff]", figure.publisher_ar)
        assert set(figure.countries) <= {"IQ", "SY", "LY"}
        assert figure.use in {"fit", "compare"}


def test_a_record_without_figures_has_none(tiny: Dataset, tmp_path: Path) -> None:
    assert published(tmp_path) == []
    assert not (tiny.directory / FILE).exists()
    assert Calibration(tiny).fitted == []


def test_a_drawing_is_a_reach() -> None:
    assert reach_of("whole") == DRAWINGS["whole"] > reach_of("reach") > reach_of("points")
    assert reach_of("points", 7.5) == 7.5
    with pytest.raises(ValueError, match="no drawing 'tiles': one of points, reach, whole"):
        reach_of("tiles")


def test_the_drawings_hold_each_other(record: Dataset) -> None:
    km2 = [record.area_by_force(drawing=d)["isis"] for d in ("points", "reach", "whole")]
    assert (km2[0] <= km2[1] + 1e-6).all()
    assert (km2[1] <= km2[2] + 1e-6).all()
    assert record.territory_at("2015-05-21", drawing="whole")["km2"].sum() > record.territory_at("2015-05-21")["km2"].sum()
    desert = {"lat": 33.6, "lon": 39.6, "day": "2015-05-21"}
    assert record.force_at(**desert) is None
    assert record.force_at(**desert, drawing="whole") is not None
