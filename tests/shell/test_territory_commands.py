"""The commands that deal with ground: area, territory, fit."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import geopandas as gpd
import pytest

from dashboard.cli import main
from dashboard.dataset import DATA_DIR
from tests.conftest import ROOT, TINY

DATA = ["--data", str(TINY)]


def test_area_by_province(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["area", "--admin1", "--on", "2015-06-01", "--force", "isis", "--country", "SY", "--format", "json", *DATA]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert {"country", "admin1", "force", "km2", "share", "share_of_claimed"} == set(rows[0])
    assert {r["country"] for r in rows} == {"SY"}
    assert max(rows, key=lambda r: r["km2"])["admin1"] == "Homs"


def test_each_drawing_has_its_area(capsys: pytest.CaptureFixture[str]) -> None:
    km2 = []
    for drawing in ("points", "reach", "whole"):
        assert main(["area", "--on", "2015-06-01", "--drawing", drawing, "--format", "json", *DATA]) == 0
        km2.append(json.loads(capsys.readouterr().out)[0]["isis"])
    assert km2 == sorted(km2)
    assert km2[0] < km2[1] < km2[2]


def test_territory_writes_what_was_asked(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert main(["territory", str(tmp_path / "a.gpkg"), "--on", "2015-06-01", "--reach", "30", *DATA]) == 0
    assert main(["territory", str(tmp_path / "b.geojson"), *DATA]) == 0
    assert "wrote" in capsys.readouterr().err
    assert set(gpd.read_file(tmp_path / "a.gpkg")["reach_km"]) == {30.0}
    assert "start" in gpd.read_file(tmp_path / "b.geojson")


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["area", "--admin1"], "add --on"),
        (["area", "--admin1", "--on", "2015-02-30"], "YYYY-MM-DD"),
        (["territory", "x.shp"], "ends in .geojson or .gpkg"),
        (["territory", "x.gpkg", "--on", "soon"], "YYYY-MM-DD"),
        (["territory", "x.gpkg", "--reach", "0"], "give a number above 0"),
        (["territory", "x.gpkg", "--reach", "nan"], "give a number above 0"),
        (["territory", "no/such/folder/x.geojson"], "No such file"),
        (["fit"], "nothing to fit"),
    ],
)
def test_bad_words_end_with_2_and_a_remedy(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path, words: list[str], message: str
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main([*words, *DATA]) == 2
    assert message in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_fit_says_when_its_page_is_old(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert main(["fit", "--check", "--docs", str(ROOT / "docs"), "--data", str(DATA_DIR)]) == 0
    shutil.copy(ROOT / "docs" / "territory.svg", tmp_path)
    (tmp_path / "territory.md").write_text("a reach of 7 km\n", encoding="utf-8")
    assert main(["fit", "--check", "--docs", str(tmp_path)]) == 2
    assert "territory.md is not true to the record (run: python -m dashboard fit)" in capsys.readouterr().err
