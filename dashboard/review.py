"""Findings: rows that break no rule and yet look like mistakes, each to be mended or justified.

Invariant: a finding is never an error. What is known to be right stands in ``justified.csv`` with its reason; the rest is open.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Annotated, Literal

import numpy as np
import pandas as pd
from pydantic import Field

from .dataset import Dataset, read_if_there
from .names import fold
from .reader import Table
from .schema import HOLDER_KINDS, DataError, Row, Text, one_of

FindingKind = Literal["island", "single", "backwards", "latin", "twins", "unused-justification"]

#: km and days: a place that differs from all its neighbours within a day's march for a year is a siege, or a forgotten event.
ISLAND_KM, ISLAND_DAYS = 40.0, 365
#: Fewer neighbours than this say nothing about an island.
ISLAND_NEIGHBOURS = 2
#: The nearest places that a campaign passes; had all of them changed this long before, the date may be a year off.
NEAREST, BACKWARDS_KM, BACKWARDS_DAYS = 3, 40.0, 120
#: Share of Latin letters above which an Arabic text was probably left half translated.
LATIN_SHARE = 0.3
#: Two places of one folded name nearer than this may be one place under two spellings.
TWINS_KM = 15.0
_KM_PER_DEGREE = 111.2  # mean length of a degree of latitude on WGS 84


@dataclass(frozen=True, order=True)
class Finding:
    """One thing worth a second look: what kind, which row, and what is odd about it."""

    kind: str
    id: str
    what: str

    def __str__(self) -> str:
        return f"{self.kind} {self.id}: {self.what}"


class Justified(Row):
    """A finding that somebody looked at and found right."""

    FILE, KEY, SORT, OPTIONAL = "justified.csv", "id", ("kind", "id"), True
    kind: Annotated[FindingKind, one_of(FindingKind)] = Field(description="Kind of finding")
    id: Text = Field(description="Id of the row, or two ids joined by +")
    reason: Text = Field(description="Why it is right")


def review(dataset: Dataset) -> list[Finding]:
    """Return every finding, justified or not, sorted.

    Parameters
    ----------
    dataset : Dataset

    Returns
    -------
    list of Finding
        ``island``: held by a force while all neighbours within 40 km were another's for a year, and no siege says why.
        ``single``: one event only, while its three nearest neighbours all changed hands. ``backwards``: a capture whose
        three nearest places of the same old holder had all gone to the same new one over 120 days earlier. ``latin``: Arabic
        text with many Latin letters. ``twins``: two places of one name near each other.
    """
    grid = _Grid.of(dataset)
    return sorted([*_islands(grid), *_singles(grid, dataset), *_backwards(grid, dataset), *_latin(dataset), *_twins(grid, dataset)])


def open_findings(dataset: Dataset) -> list[Finding]:
    """Return the findings that ``justified.csv`` of the record's folder does not answer, and its answers to no finding.

    Raises
    ------
    DataError
        If ``justified.csv`` is there and cannot be read.
    """
    table = justifications(dataset.directory)
    if errors := [p for p in table.problems if p.severity == "error"]:
        raise DataError(errors)
    answered = {(row.kind, row.id) for _, row in table.rows}
    found = review(dataset)
    stale = answered - {(f.kind, f.id) for f in found}
    return [f for f in found if (f.kind, f.id) not in answered] + [
        Finding("unused-justification", name, f"no such {kind} any more: remove it from {Justified.FILE}") for kind, name in sorted(stale)
    ]


def justifications(folder: Path) -> Table:
    """Return the table of justified findings of a folder; without rows if there is none."""
    return read_if_there(folder / Justified.FILE, Justified)


@dataclass(frozen=True, eq=False)
class _Grid:
    """Who held what on each day, and how far places are from each other."""

    ids: list[str]
    days: pd.DatetimeIndex
    forces: list[str]
    holder: np.ndarray  # (day, place) index into forces, -1 unknown
    beset: np.ndarray  # (day, place) contested or besieged
    km: np.ndarray  # (place, place)

    @classmethod
    def of(cls, dataset: Dataset) -> _Grid:
        places, days = dataset.places, dataset.days
        ids, forces = list(places.index), list(dataset.forces.index)
        holder = np.full((len(days), len(ids)), -1, dtype=np.int16)
        beset = np.zeros(holder.shape, dtype=bool)
        column = {name: i for i, name in enumerate(ids)}
        for spell in dataset.spells.itertuples():
            first = (spell.start - days[0]).days
            last = len(days) if pd.isna(spell.end) else (spell.end - days[0]).days
            holder[first:last, column[spell.place_id]] = forces.index(spell.force)
            beset[first:last, column[spell.place_id]] = spell.state != "held"
        lat, lon = (places[c].to_numpy(float) for c in ("lat", "lon"))
        dy = (lat[:, None] - lat) * _KM_PER_DEGREE
        dx = (lon[:, None] - lon) * _KM_PER_DEGREE * np.cos(np.radians((lat[:, None] + lat) / 2))
        km = np.hypot(dy, dx)
        np.fill_diagonal(km, np.inf)
        return cls(ids, days, forces, holder, beset, km)


def _islands(grid: _Grid) -> Iterator[Finding]:
    for i, name in enumerate(grid.ids):
        near = np.flatnonzero(grid.km[i] <= ISLAND_KM)
        if len(near) < ISLAND_NEIGHBOURS:
            continue
        mine, theirs = grid.holder[:, [i]], grid.holder[:, near]
        alone = (mine[:, 0] >= 0) & (theirs == theirs[:, [0]]).all(axis=1) & (theirs[:, 0] >= 0) & (theirs[:, 0] != mine[:, 0])
        first, length = _longest_run(alone & ~grid.beset[:, i])
        if length >= ISLAND_DAYS:
            held, around = (grid.forces[f] for f in (grid.holder[first, i], grid.holder[first, near[0]]))
            yield Finding("island", name, f"{held} for {length} days from {grid.days[first]:%Y-%m-%d}, all {len(near)} neighbours {around}")


def _longest_run(mask: np.ndarray) -> tuple[int, int]:
    """Return (start, length) of the longest stretch of True."""
    edges = np.flatnonzero(np.diff(np.concatenate(([False], mask, [False])).astype(np.int8)))
    starts, ends = edges[::2], edges[1::2]
    if not len(starts):
        return 0, 0
    best = int((ends - starts).argmax())
    return int(starts[best]), int(ends[best] - starts[best])


def _singles(grid: _Grid, dataset: Dataset) -> Iterator[Finding]:
    events = dataset.events
    counts = events["place_id"].value_counts()
    holders = events.loc[events["kind"].isin(HOLDER_KINDS), "place_id"].value_counts().reindex(grid.ids, fill_value=0).to_numpy()
    for i in (grid.ids.index(p) for p in counts[counts == 1].index):
        near = [j for j in grid.km[i].argsort()[:NEAREST] if grid.km[i][j] <= ISLAND_KM]
        if len(near) == NEAREST and (holders[near] > 1).all():
            force = grid.forces[grid.holder[-1, i]]
            yield Finding("single", grid.ids[i], f"{force} throughout, while {', '.join(grid.ids[j] for j in near)} changed hands")


def _backwards(grid: _Grid, dataset: Dataset) -> Iterator[Finding]:
    events = dataset.events
    captures = events[(events["kind"] == "capture") & (events["against"] != "")]
    for event in captures.itertuples():
        i, day = grid.ids.index(event.place_id), (event.date - grid.days[0]).days
        winner, loser = grid.forces.index(event.force), grid.forces.index(event.against)
        late = grid.holder[max(day - BACKWARDS_DAYS, 0) : day]
        early = grid.holder[: max(day - BACKWARDS_DAYS, 0)]
        near = [j for j in grid.km[i].argsort() if grid.km[i][j] <= BACKWARDS_KM and (early[:, j] == loser).any()][:NEAREST]
        if len(near) == NEAREST and (late[:, near] == winner).all() and not grid.beset[max(day - BACKWARDS_DAYS, 0) : day, i].any():
            names = ", ".join(grid.ids[j] for j in near)
            yield Finding(
                "backwards", str(event.Index), f"{event.date:%Y-%m-%d}, while {names} were {event.force}'s over {BACKWARDS_DAYS} days before"
            )


def _latin(dataset: Dataset) -> Iterator[Finding]:
    texts = [(dataset.places, "name_ar"), (dataset.events, "note_ar"), (dataset.reports, "remark_ar"), (dataset.estimates, "note_ar")]
    for frame, column in texts:
        for name, text in frame[column].items():
            letters = [c for c in text if c.isalpha()]
            if sum(c.isascii() for c in letters) > LATIN_SHARE * len(letters):
                yield Finding("latin", str(name), f"{column}: {text[:60]}")


def _twins(grid: _Grid, dataset: Dataset) -> Iterator[Finding]:
    places = dataset.places
    folded = [{fold(n) for n in (p.name_en, p.name_ar, *p.aliases.split("|"))} - {""} for p in places.itertuples()]
    for i, j in combinations(range(len(grid.ids)), 2):
        if grid.km[i, j] <= TWINS_KM and (shared := folded[i] & folded[j]):
            yield Finding("twins", f"{grid.ids[i]}+{grid.ids[j]}", f"{grid.km[i, j]:.1f} km apart, both called {', '.join(sorted(shared))}")
