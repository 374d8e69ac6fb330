"""docs/record.md is true to the record, and its gaps name what the record has or lacks."""

from __future__ import annotations

import re

import pytest

from dashboard import Dataset
from tools.coverage import DOC, dated_places, half_years, written


def test_the_coverage_table_is_true_to_the_record(record: Dataset) -> None:
    text = DOC.read_text(encoding="utf-8")
    assert written(text, record) == text, "docs/record.md is out of date: run python -m tools.coverage"


def test_the_table_counts_places_with_a_dated_report(tiny: Dataset) -> None:
    counts = dated_places(tiny)
    assert half_years(tiny)[:3] == ["13a", "13b", "14a"]
    assert counts.loc[("SY", "Homs"), "15a"] == 1
    assert counts.loc[("IQ", "Nineveh"), "14a"] == 1
    assert counts.loc[("LY", "Sirte")].sum() == 0, "a baseline is no dated change"


@pytest.mark.parametrize("place", ["baiji", "ramadi", "shirqat-east", "mahin", "huwwarin", "al-qaim", "tal-afar"])
def test_places_named_in_the_text_are_in_the_record(record: Dataset, place: str) -> None:
    assert place in record.places.index


@pytest.mark.parametrize("name", ["Haqlaniyah", "Jobar", "Qaboun", "Barzeh", "Morek", "Suran"])
def test_places_said_to_be_missing_are_missing(record: Dataset, name: str) -> None:
    assert re.search(name, DOC.read_text(encoding="utf-8"))
    assert not (record.places["name_en"] == name).any(), "no longer missing: mend docs/record.md"
