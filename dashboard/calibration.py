"""The reach, fitted on half of the published areas and held against the other half; ``docs/territory.md`` is made here.

Invariant: nothing is tuned by hand. The published figures stand in ``estimates.csv``, and ``calibration.csv`` names those that count; the
fit is the one reach at which record and figures agree on average, and every miss is printed beside the hits.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

import numpy as np
import pandas as pd

from .dataset import GEO_DIR, Dataset
from .territory import DRAWINGS, area_by_force, disc_km2, make_cells

FILE = "calibration.csv"
#: km; no town of this war was drawn with less or more.
_SEARCH_KM = (3.0, 100.0)


@dataclass(frozen=True)
class Published:
    """A published area: who counted what, where and when."""

    estimate_id: str
    day: pd.Timestamp
    value: float
    low: float | None
    high: float | None
    unit: str
    use: str
    force: str
    countries: tuple[str, ...]
    publisher_en: str
    publisher_ar: str
    what_en: str
    what_ar: str
    title: str
    url: str


def published(folder: Path) -> list[Published]:
    """Return the published areas that the model is held against, in order of time; none if the folder names none.

    ``calibration.csv`` says which rows of ``estimates.csv`` are fitted or compared, and how the page words them; value, day and
    source are those of the estimate.
    """
    if not all((folder / name).is_file() for name in (FILE, "estimates.csv", "sources.csv")):
        return []
    chosen, estimates, sources = (pd.read_csv(folder / name, dtype=str, keep_default_na=False) for name in (FILE, "estimates.csv", "sources.csv"))
    table = chosen.merge(estimates, on="estimate_id").merge(sources, on="source_id").sort_values(["date", "estimate_id"])

    def number(text: str) -> float | None:
        return float(text) if text else None

    return [
        Published(
            r["estimate_id"], pd.Timestamp(date.fromisoformat(r["date"])), float(r["value"]), number(r["low"]), number(r["high"]), r["unit"], r["use"],
            r["force"], tuple(r["scope"].split("+")), r["publisher_en"], r["publisher_ar"], r["what_en"], r["what_ar"], r["title"], r["url"],
        )
        for r in table.to_dict("records")
    ]  # fmt: skip


class Calibration:
    """A record, the figures published at the time, and what the model says in their place."""

    def __init__(self, dataset: Dataset) -> None:
        self.dataset = dataset
        self.figures = published(dataset.directory)
        self._km2: dict[float, pd.DataFrame] = {}
        self._holding = {f.day: dataset.control_at(f.day) for f in self.figures}

    @property
    def fitted(self) -> list[Published]:
        """The figures of one series and one definition, in order of time."""
        return [f for f in self.figures if f.use == "fit"]

    @property
    def first_half(self) -> list[Published]:
        """Every other figure, the first included: the half that decides."""
        return self.fitted[0::2]

    @property
    def other_half(self) -> list[Published]:
        """The half held back."""
        return self.fitted[1::2]

    def ground(self, reach_km: float) -> pd.DataFrame:
        """Return ``country`` and ``km2`` of every place for a reach."""
        if reach_km not in self._km2:
            self._km2[reach_km] = pd.DataFrame(make_cells(self.dataset.places, GEO_DIR, reach_km).frame[["country", "km2"]])
        return self._km2[reach_km]

    def held(self, figure: Published, reach_km: float) -> pd.DataFrame:
        """Return the places the figure's force holds on its day in its countries, with ``state`` and ``km2``."""
        now = self._holding[figure.day].join(self.ground(reach_km))
        return now[(now["force"] == figure.force) & now["country"].isin(figure.countries)]

    def ours(self, figure: Published, reach_km: float) -> float:
        """Return the model's km2 in place of a figure."""
        return float(self.held(figure, reach_km)["km2"].sum())

    def ratio(self, figure: Published, reach_km: float) -> float:
        """Return ours over theirs."""
        return self.ours(figure, reach_km) / figure.value

    def error(self, figures: list[Published], reach_km: float) -> float:
        """Return the mean absolute error, as a share of the figures."""
        return float(np.mean([abs(self.ratio(f, reach_km) - 1) for f in figures]))

    def fit(self, figures: list[Published]) -> float:
        """Return the reach (km, to 0.1) at which the geometric mean of ours over theirs is 1.

        Area grows with reach, so halving the interval finds it.
        """
        low, high = _SEARCH_KM
        while high - low > 0.05:
            middle = (low + high) / 2
            if sum(math.log(max(self.ratio(f, middle), 1e-9)) for f in figures) < 0:
                low = middle
            else:
                high = middle
        return round((low + high) / 2, 1)

    @cached_property
    def reach(self) -> float:
        """The reach to draw with: the fit on the first half, to the whole kilometre."""
        return float(round(self.fit(self.first_half)))

    def daily(self, reach_km: float, countries: tuple[str, ...] = ("IQ", "SY"), force: str = "isis") -> pd.DataFrame:
        """Return ``km2``, ``low`` and ``high`` of a force by day."""
        cells = make_cells(self.dataset.places, GEO_DIR, reach_km)
        names = {force: "km2", f"{force}.low": "low", f"{force}.high": "high"}
        total = pd.DataFrame(0.0, index=self.dataset.days.rename("day"), columns=list(names))
        for country in countries:
            part = area_by_force(cells, self.dataset.spells, self.dataset.events, self.dataset.days, country=country)
            total += part.reindex(columns=total.columns, fill_value=0.0)
        return total.rename(columns=names)

    def fullness(self, figure: Published, reach_km: float) -> float:
        """Return how much of their full discs the force's places keep: 1 where no neighbour and no border cuts them."""
        held = self.held(figure, reach_km)
        return float(held["km2"].sum() / (len(held) * disc_km2(reach_km)))


def drawing_km2(calibration: Calibration, figure: Published) -> dict[str, float]:
    """Return what each drawing says in place of a figure."""
    return {name: calibration.ours(figure, reach) for name, reach in DRAWINGS.items()}
