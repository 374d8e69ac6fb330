"""What looks like a mistake is mended or justified, and the finders find the mistakes they are made for."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard import Dataset, load_dataset
from dashboard.cli import main
from dashboard.review import Finding, open_findings, review

HEAD = {
    "places.csv": "place_id,name_en,name_ar,aliases,kind,country,admin1,lat,lon,geo_precision_km,geo_source,rank\n",
    "events.csv": "event_id,date,earliest,latest,place_id,kind,force,against,note_en,note_ar\n",
    "reports.csv": "report_id,event_id,source_id,said_earliest,said_latest,said_force,locator,remark_en,remark_ar\n",
}
#: place -> the days on which it was taken from the government, in a row of towns 10 km apart
ROW = {"east": "2014-01-10", "centre": "2014-01-12", "west": "2014-01-14", "north": "2014-01-16"}


def record_of(folder: Path, taken: dict[str, str], note: str = "ملاحظة عربية.", names: dict[str, str] | None = None) -> Dataset:
    """Return a small record: places in a row, all the government's in 2013 and ISIS's from the day given ("" for never)."""
    places, events, reports = [], [], []
    for i, (place, day) in enumerate(taken.items()):
        name = (names or {}).get(place, place.title())
        places.append(f"{place},{name},مكان {chr(0x0628 + i)},,town,SY,Homs,34.5{i},38.{1 + i}01,2,hand:test,3")
        for n, (when, kind, force) in enumerate([("2013-04-01", "baseline", "syria-gov"), (day, "capture", "isis")], 1):
            if when:
                against = "syria-gov" if kind == "capture" else ""
                events.append(f"{place}-0{n},{when},{when},{when},{place},{kind},{force},{against},A note.,{note}")
                reports.append(f"{place}-0{n}-r1,{place}-0{n},text-a,{when},{when},{force},¶1,,")
    events.append("last-01,2016-12-01,2016-12-01,2016-12-01,last,baseline,iraq,,A note.,ملاحظة.")
    reports.append("last-01-r1,last-01,text-a,2016-12-01,2016-12-01,iraq,¶1,,")
    places.append("last,Last,آخر,,town,IQ,Anbar,33.123,42.123,2,hand:test,3")
    for file, rows in zip(HEAD, (places, events, reports), strict=True):
        (folder / file).write_text(HEAD[file] + "\n".join(rows) + "\n", encoding="utf-8")
    (folder / "estimates.csv").unlink(missing_ok=True)
    return load_dataset(folder)


def kinds(findings: list[Finding]) -> set[tuple[str, str]]:
    return {(f.kind, f.id) for f in findings}


def test_every_finding_in_the_record_is_mended_or_justified(record: Dataset) -> None:
    found = open_findings(record)
    assert not found, "mend the record, or say in data/justified.csv why each is right:\n" + "\n".join(map(str, found))


def test_a_quiet_record_has_no_findings(folder: Path) -> None:
    assert review(record_of(folder, ROW)) == []


def test_an_island_and_a_forgotten_event_are_found(folder: Path) -> None:
    found = kinds(review(record_of(folder, {**ROW, "centre": ""})))
    assert found == {("island", "centre"), ("single", "centre")}


def test_a_year_written_wrongly_is_found(folder: Path) -> None:
    assert kinds(review(record_of(folder, {**ROW, "centre": "2015-01-02"}))) == {("backwards", "centre-02")}


def test_a_note_half_in_latin_letters_is_found(folder: Path) -> None:
    found = review(record_of(folder, ROW, note="سيطر التنظيم على the town today."))
    assert {f.kind for f in found} == {"latin"}


def test_one_place_under_two_spellings_is_found(folder: Path) -> None:
    found = kinds(review(record_of(folder, ROW, names={"east": "Tall ‘Afar", "centre": "al-Tall Afar"})))
    assert found == {("twins", "centre+east")}


def test_a_justified_finding_is_closed_and_an_unused_one_reported(folder: Path) -> None:
    dataset = record_of(folder, {**ROW, "centre": ""})
    text = "kind,id,reason\nisland,centre,A garrison.\nsingle,centre,A garrison.\ntwins,a+b,No such pair.\n"
    (folder / "justified.csv").write_text(text, encoding="utf-8")
    assert kinds(open_findings(dataset)) == {("unused-justification", "a+b")}


def test_the_command_prints_findings_and_does_not_fail(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    record_of(folder, {**ROW, "centre": ""})
    assert main(["check", str(folder), "--review"]) == 0
    assert "island centre: syria-gov for" in capsys.readouterr().out
    (folder / "justified.csv").write_text("kind,id,reason\nislands,centre,No.\n", encoding="utf-8")
    assert main(["check", str(folder), "--review"]) == 2
    assert "did you mean island?" in capsys.readouterr().out
