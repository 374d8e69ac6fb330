"""Every territorial fact of the five Arabic texts is in the record, as a report of the text that says it.

One line a fact: text, place (any of several ids where a text speaks of a town that the record splits), and a day or month that the
text gives or implies ("" where it gives none).
"""

from __future__ import annotations

import pytest

from dashboard import Dataset

FACTS = [
    # 5 December 2016
    ("text-2016-12-05", "sirte", "2016-12-05"),
    ("text-2016-12-05", "sirte", "2015"),
    ("text-2016-12-05", "kobani", "2015-01"),
    ("text-2016-12-05", "tal-abyad", "2015-06"),
    ("text-2016-12-05", "palmyra", "2015-05"),
    ("text-2016-12-05", "palmyra", "2016-03"),
    ("text-2016-12-05", "manbij", "2014"),
    ("text-2016-12-05", "jarablus", "2016-08-24"),
    ("text-2016-12-05", "dabiq", "2016-10"),
    ("text-2016-12-05", "dabiq", "2014-08"),
    ("text-2016-12-05", "raqqa", "2016-11-05"),
    ("text-2016-12-05", "al-bab", "2016-12"),
    ("text-2016-12-05", "tikrit", "2015-03-31"),
    ("text-2016-12-05", "tikrit", "2014-06"),
    ("text-2016-12-05", "sinjar", "2015-11-13"),
    ("text-2016-12-05", "sinjar", "2014-08"),
    ("text-2016-12-05", "ramadi", "2016-02-09"),
    ("text-2016-12-05", "ramadi", "2015-05"),
    ("text-2016-12-05", "fallujah", "2014-01"),
    ("text-2016-12-05", "fallujah", "2016-06-26"),
    ("text-2016-12-05", "qayyarah-airbase", "2016-07-09"),
    ("text-2016-12-05", "qayyarah", "2016-08-25"),
    ("text-2016-12-05", "shirqat", "2016-09-22"),
    ("text-2016-12-05", "qaraqosh", "2016-10"),
    ("text-2016-12-05", "mosul-east mosul-west", "2016-10-17"),
    # 9 November 2017
    ("text-2017-11-09", "deir-ez-zor-east", "2014"),
    ("text-2017-11-09", "deir-ez-zor-west", "2017-09"),
    ("text-2017-11-09", "deir-ez-zor-airport", "2017-09"),
    ("text-2017-11-09", "deir-ez-zor-east", "2017-11"),
    ("text-2017-11-09", "abu-kamal", "2017-11-09"),
    ("text-2017-11-09", "hajar-al-aswad", "2017-11"),
    ("text-2017-11-09", "yarmouk-camp", "2017-11"),
    ("text-2017-11-09", "al-shajarah jamla tasil sahem-al-jawlan", "2017-11"),
    ("text-2017-11-09", "raqqa", "2017-10-17"),
    ("text-2017-11-09", "mosul-east mosul-west", "2016-10-17"),
    ("text-2017-11-09", "mosul-west", "2017-07-10"),
    ("text-2017-11-09", "tal-afar", "2017"),
    ("text-2017-11-09", "hawija", "2017"),
    ("text-2017-11-09", "al-qaim", "2017-11-03"),
    ("text-2017-11-09", "rawa", "2017-11"),
    # 21 May 2018
    ("text-2018-05-21", "yarmouk-camp", "2018-05-21"),
    ("text-2018-05-21", "raqqa", "2014-01-14"),
    ("text-2018-05-21", "kobani", "2015-01-26"),
    ("text-2018-05-21", "manbij", "2016-08"),
    ("text-2018-05-21", "jarablus", "2016-08"),
    ("text-2018-05-21", "dabiq", "2016-10"),
    ("text-2018-05-21", "al-bab", "2017-02"),
    ("text-2018-05-21", "palmyra", "2017-03-02"),
    ("text-2018-05-21", "palmyra", "2015-05"),
    ("text-2018-05-21", "palmyra", "2016-12"),
    ("text-2018-05-21", "raqqa", "2017-10-17"),
    ("text-2018-05-21", "mayadin", "2017-10-14"),
    ("text-2018-05-21", "deir-ez-zor-east", "2017-11-02"),
    ("text-2018-05-21", "abu-kamal", "2017-11-19"),
    ("text-2018-05-21", "hajin", "2018-05"),
    # end of 2017
    ("text-2017-12", "tal-afar", ""),
    ("text-2017-12", "hawija", ""),
    ("text-2017-12", "al-qaim husaybah husaybah-crossing al-qaim-crossing", ""),
    ("text-2017-12", "kuweires kuweires-air-base", "2015"),
    ("text-2017-12", "jirah-air-base jirah", "2017"),
    ("text-2017-12", "maskana", "2017"),
    ("text-2017-12", "deir-hafir", "2017"),
    ("text-2017-12", "tadif", "2017"),
    ("text-2017-12", "raqqa", "2017"),
    ("text-2017-12", "mosul-west mosul-east", "2017-07"),
    ("text-2017-12", "rawa", "2017"),
    # 20 November 2017
    ("text-2017-11-20", "abu-kamal", "2017-11-19"),
    ("text-2017-11-20", "abu-kamal", "2017-11-08"),
    ("text-2017-11-20", "al-qaim", "2017-11-03"),
    ("text-2017-11-20", "anah", "2017-11"),
    ("text-2017-11-20", "rumana", "2017-11"),
    ("text-2017-11-20", "rawa", "2017-11-17"),
    ("text-2017-11-20", "deir-ez-zor-east", "2017-11-03"),
    ("text-2017-11-20", "al-asharah", "2017-11"),
    ("text-2017-11-20", "abu-hamam", "2017-11"),
    ("text-2017-11-20", "hajin", "2017-11"),
    ("text-2017-11-20", "al-jalaa", "2017-11"),
    ("text-2017-11-20", "al-susah", "2017-11"),
]


@pytest.mark.parametrize(("source", "places", "when"), FACTS, ids=[f"{s} {p.split()[0]} {w}" for s, p, w in FACTS])
def test_fact(record: Dataset, source: str, places: str, when: str) -> None:
    assert set(places.split()) & set(record.places.index), f"no such place: {places}"
    reports = record.reports[record.reports["source_id"] == source]
    there = reports[reports["event_id"].str[:-3].isin(places.split())]
    assert len(there), "the text's word on this place is missing"
    if when:
        full = {4: ("-01-01", "-12-31"), 7: ("-01", "-28"), 10: ("", "")}[len(when)]
        first, last = when + full[0], when + full[1]
        hit = there[(there["said_earliest"] <= last) & (there["said_latest"] >= first)]
        assert len(hit), there[["event_id", "said_earliest", "said_latest"]].to_string()


#: The figures inside the texts: text, scope, measure, value.
FIGURES = [
    ("text-2017-11-20", "IQ+SY", "lost-since-peak", 95),
    ("text-2018-05-21", "SY", "share-of-land", 3),
    ("text-2017-11-09", "SY:Deir ez-Zor", "share-of-land", 30),
    ("text-2017-11-20", "SY:Deir ez-Zor", "share-of-land", 25),
    ("text-2017-12", "IQ+SY", "left-of-peak", 5),
]


@pytest.mark.parametrize(("source", "scope", "measure", "value"), FIGURES)
def test_figure(record: Dataset, source: str, scope: str, measure: str, value: float) -> None:
    figures = record.estimates[["source_id", "scope", "measure", "value"]].itertuples(index=False, name=None)
    assert (source, scope, measure, float(value)) in set(figures)


@pytest.mark.parametrize("source", sorted({s for s, _, _ in FACTS}))
def test_each_report_of_a_text_names_its_paragraph(record: Dataset, source: str) -> None:
    locators = record.reports.loc[record.reports["source_id"] == source, "locator"]
    assert locators.str.match(r"¶\d+").all(), locators[~locators.str.match(r"¶\d+")].to_string()
