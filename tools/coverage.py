"""Write the coverage table of ``docs/record.md`` from the record: ``python -m tools.coverage``; with ``--check`` only say whether it is true.

A place counts as dated in a half-year if a report fixes a change or a battle there within a month. All other places of the
province carry the holder of an earlier event through that half-year.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pandas as pd

from dashboard import Dataset, load_dataset

DOC = Path(__file__).resolve().parent.parent / "docs" / "record.md"
BEGIN, END = "<!-- coverage: written by python -m tools.coverage -->", "<!-- end of coverage -->"
#: A report whose days are wider than this speaks of a season, not of a date.
DATED_DAYS = 31
COUNTRIES = {"SY": "Syria", "IQ": "Iraq", "LY": "Libya"}


def dated_places(dataset: Dataset) -> pd.DataFrame:
    """Return one row per province and one column per half-year: how many places have a dated report then."""
    events, reports = dataset.events, dataset.reports
    told = reports.join(events[["place_id", "kind"]], on="event_id")
    width = (told["said_latest"] - told["said_earliest"]).dt.days
    told = told[(width < DATED_DAYS) & (told["kind"] != "baseline") & told["agrees"]]
    told = told.join(dataset.places[["country", "admin1"]], on="place_id")
    told["half"] = told["said_earliest"].map(half_year)
    counts = told.groupby(["country", "admin1", "half"])["place_id"].nunique().unstack(fill_value=0)
    provinces = dataset.places.groupby(["country", "admin1"]).size().index
    return counts.reindex(index=provinces, columns=half_years(dataset), fill_value=0)


def half_year(day: pd.Timestamp) -> str:
    """Return a half-year's short name, such as ``14b`` for July to December 2014."""
    return f"{day:%y}{'a' if day.month <= 6 else 'b'}"


def half_years(dataset: Dataset) -> list[str]:
    """Return every half-year of the record in order."""
    return list(dict.fromkeys(map(half_year, dataset.days)))


def summary(dataset: Dataset) -> list[str]:
    """Return the figures above the table."""
    events, reports = dataset.events, dataset.reports
    per_event = reports.groupby("event_id")["source_id"].nunique()
    width = (events["latest"] - events["earliest"]).dt.days
    changes = events[events["kind"] != "baseline"]
    wide = (width[changes.index] >= DATED_DAYS).sum()
    unknown = len(dataset.places) - len(dataset.control_at(dataset.days[0]))
    disputed = reports.loc[~reports["agrees"], "event_id"].nunique()
    return [
        f"{len(dataset.places):,} places, {len(events):,} events ({len(changes):,} changes and battles, {len(events) - len(changes):,} baselines), "
        f"{len(reports):,} reports from {reports['source_id'].nunique():,} sources.",
        "",
        f"- {(per_event >= 2).mean():.0%} of the events have two sources or more; {disputed:,} events carry a report that disagrees.",
        f"- {(width[changes.index] == 0).mean():.0%} of the changes and battles are known to the day; {wide / len(changes):.0%} only to a month or worse.",
        f"- {unknown:,} places have no known holder on the first day, {dataset.days[0]:%-d %B %Y}, and stay blank until their first event.",
        f"- {(events.groupby('place_id').size() == 1).sum():,} places have a single event: most never changed hands and stand for the edge of a front.",
    ]


def table(dataset: Dataset) -> list[str]:
    """Return the table as lines of Markdown."""
    counts = dated_places(dataset)
    places = dataset.places.groupby(["country", "admin1"]).size()
    lines = [f"| province | places | {' | '.join(counts.columns)} |", "|---|--:|" + "--:|" * len(counts.columns)]
    for code, country in COUNTRIES.items():
        rows = [(f"**{country}**", places[code].sum(), counts.loc[code].sum())]
        rows += [(province, places[code, province], counts.loc[(code, province)]) for province in sorted(places[code].index)]
        lines += [f"| {name} | {total} | {' | '.join(f'{n}/{total - n}' for n in row)} |" for name, total, row in rows]
    return lines


def written(text: str, dataset: Dataset) -> str:
    """Return the document with its generated part made anew."""
    body = "\n".join([BEGIN, "", *summary(dataset), "", *table(dataset), "", END])
    return re.sub(f"{re.escape(BEGIN)}.*{re.escape(END)}", lambda _: body, text, flags=re.DOTALL)


def main() -> int:
    """Write the document, or with ``--check`` say whether it is true to the record."""
    text = DOC.read_text(encoding="utf-8")
    made = written(text, load_dataset())
    if "--check" in sys.argv[1:]:
        print("docs/record.md is true to the record" if made == text else "docs/record.md is out of date: run python -m tools.coverage")
        return int(made != text)
    DOC.write_text(made, encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
