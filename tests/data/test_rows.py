"""One named test per row of the record: a row that is wrong is named by its id."""

from __future__ import annotations

import re

import pandas as pd
import pytest

from dashboard import Dataset, load_dataset
from dashboard.schema import HOLDER_KINDS

RECORD = load_dataset()
REPORTS = RECORD.reports.groupby("event_id")
ALL_REPORTS = RECORD.reports.to_dict("index")
#: Names that armed groups gave themselves stay as they are.
NAMES = re.compile(
    r"(?i)\w+ martyrs'? brigade|martyrs'? brigade|abu salim martyrs|(syrian )?(national )?(front for )?liberation( front)?|tahrir al-sham|(هيئة|جبهة) تحرير (الشام|سوريا)|الوطنية للتحرير|تحرير الشام|لواء شهداء اليرموك"
)
LOADED = ("liberat", "terrorist", "regime ", "regime's", "martyr")
LOADED_AR = ("تحرير", "حرّر", "الإرهابي", "إرهابيي", "النظام السوري")


def loaded_words(text: str, words: tuple[str, ...]) -> list[str]:
    rest = NAMES.sub("", text).lower()
    return [w for w in words if w in rest]


@pytest.mark.parametrize("place_id", RECORD.places.index)
def test_place(place_id: str) -> None:
    place = RECORD.places.loc[place_id]
    spells = RECORD.spells[RECORD.spells["place_id"] == place_id]
    assert len(spells), "no spell: nobody ever held it"
    assert 1 <= place["rank"] <= 5
    assert len(place["name_en"]) <= 34, "too long for a label"
    assert place["name_en"] == place["name_en"].strip()


@pytest.mark.parametrize("event_id", RECORD.events.index)
def test_event(event_id: str) -> None:
    event = RECORD.events.loc[event_id]
    reports = REPORTS.get_group(event_id)
    assert loaded_words(event["note_en"], LOADED) == [], event["note_en"]
    assert loaded_words(event["note_ar"], LOADED_AR) == [], event["note_ar"]
    assert event["note_en"].rstrip().endswith((".", "”", "»", '"', ")")), event["note_en"]
    assert reports["agrees"].any() or event["kind"] == "milestone", "every report disagrees with what the record says"
    if event["kind"] in HOLDER_KINDS:
        assert RECORD.control_at(event["date"]).loc[event["place_id"], "force"] == event["force"]


@pytest.mark.parametrize("report_id", RECORD.reports.index)
def test_report(report_id: str) -> None:
    report = ALL_REPORTS[report_id]
    assert report["agrees"] or report["remark_en"], "disagrees and does not say why the record decided otherwise"
    assert loaded_words(report["remark_en"], ("terrorist", "martyr")) == [], report["remark_en"]
    assert report["said_latest"] >= report["said_earliest"]


@pytest.mark.parametrize("source_id", RECORD.sources.index)
def test_source(source_id: str) -> None:
    source = RECORD.sources.loc[source_id]
    assert source["url"] or source["type"] == "text", "a source without an address"
    used = (RECORD.reports["source_id"] == source_id).any() or (RECORD.estimates["source_id"] == source_id).any()
    assert used, "nothing in the record comes from it"


@pytest.mark.parametrize("estimate_id", RECORD.estimates.index)
def test_estimate(estimate_id: str) -> None:
    estimate = RECORD.estimates.loc[estimate_id]
    assert loaded_words(estimate["note_en"] + estimate["what"], LOADED) == []
    assert loaded_words(estimate["note_ar"], LOADED_AR) == []
    assert RECORD.days[0] <= estimate["date"] <= RECORD.days[-1]
    assert estimate["measure"] != "area" or estimate["value"] <= 300_000, "more than Syria and half of Iraq"


@pytest.mark.parametrize("force_id", RECORD.forces.index)
def test_force(force_id: str) -> None:
    force = RECORD.forces.loc[force_id]
    assert (RECORD.forces["colour"] == force["colour"]).sum() == 1, "two forces of one colour"
    assert (RECORD.forces["short_en"] == force["short_en"]).sum() == 1


def test_no_two_reports_say_the_same_of_the_same(record: Dataset) -> None:
    columns = ["event_id", "source_id", "said_earliest", "said_latest", "said_force", "locator"]
    assert record.reports[record.reports.duplicated(columns)].index.tolist() == []


def test_the_record_covers_its_years(record: Dataset) -> None:
    assert record.days[0] == pd.Timestamp("2013-04-01")
    assert record.days[-1] == pd.Timestamp("2019-03-31")
    assert set(record.places["country"]) == {"SY", "IQ", "LY"}


def test_tables_are_canonical_and_the_descriptor_is_true() -> None:
    from dashboard.datapackage import stale_descriptor
    from dashboard.dataset import DATA_DIR, problems_of, read_folder

    assert [*problems_of(read_folder(DATA_DIR)), *stale_descriptor(DATA_DIR)] == []
