"""What the README says of the record is counted from the record."""

from __future__ import annotations

from dashboard import Dataset
from tests.conftest import ROOT


def test_the_readmes_numbers_are_the_records(record: Dataset) -> None:
    text = " ".join((ROOT / "README.md").read_text(encoding="utf-8").split())
    sources = record.reports.groupby("event_id")["source_id"].nunique()
    disputed = record.reports.loc[~record.reports["agrees"], "event_id"].nunique()
    for said in (
        f"{len(record.places):,} places",
        f"{len(record.events):,} events",
        f"{len(record.reports):,} reports",
        f"{record.reports['source_id'].nunique():,} sources",
        f"{100 * (sources >= 2).mean():.0f} % of the events have two or more sources",
        f"{disputed:,} carry a report that disagrees",
        f"{len(record.estimates):,} published figures",
    ):
        assert said in text, f"README: write {said!r}"


def test_every_command_is_in_the_readme_or_its_help() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    for command in ("control", "changes", "why", "check", "geocode"):
        assert f"-m dashboard {command}" in text
