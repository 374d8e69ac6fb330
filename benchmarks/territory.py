"""Cells and series at size: 5,000 places in under 10 s and 1 GB, 2,200 days of 300 places in under 0.5 s.

``python benchmarks/territory.py`` prints what it took and exits 1 if a limit is broken.
"""

from __future__ import annotations

import resource
import sys
import time
from pathlib import Path

import numpy as np
import pandas as pd

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from dashboard.control import spells_from
from dashboard.dataset import GEO_DIR
from dashboard.territory import Cells, area_by_force, make_cells

LIMITS = {"cells of 5,000 places, s": 10.0, "memory at most, MB": 1024.0, "2,200 days of 300 places, s": 0.5}
_BOXES = {"SY": (33.0, 36.5, 36.5, 41.0), "IQ": (30.5, 36.5, 42.0, 46.5), "LY": (24.0, 32.0, 10.0, 24.5)}


def made_up_places(n: int) -> pd.DataFrame:
    """Return `n` places strewn over the three countries, the same every time."""
    rng = np.random.default_rng(2014)
    country = rng.choice(list(_BOXES), n)
    south, north, west, east = (np.array([_BOXES[c][i] for c in country]) for i in range(4))
    columns = {"country": country, "lat": rng.uniform(south, north), "lon": rng.uniform(west, east)}
    return pd.DataFrame(columns, index=[f"place-{i:05d}" for i in range(n)])


def made_up_events(places: pd.DataFrame, days: pd.DatetimeIndex, each: int = 6) -> pd.DataFrame:
    """Return a baseline and some captures a place, alternating between two forces."""
    rng = np.random.default_rng(2015)
    rows = []
    for place in places.index:
        dates = days[np.sort(rng.choice(len(days) - 10, each, replace=False))]
        for k, date in enumerate(dates):
            kind, force = ("capture" if k else "baseline"), ("isis" if k % 2 else "iraq")
            rows.append((f"{place}-{k:02d}", date, date, date + pd.Timedelta(days=int(rng.integers(0, 9))), place, kind, force, ""))
    return pd.DataFrame(rows, columns=["event_id", "date", "earliest", "latest", "place_id", "kind", "force", "against"])


def measure() -> dict[str, float]:
    """Return seconds and megabytes by name of :data:`LIMITS`."""
    took = {}
    started = time.perf_counter()
    make_cells(made_up_places(5000), GEO_DIR)
    took["cells of 5,000 places, s"] = time.perf_counter() - started
    places = made_up_places(300)
    cells: Cells = make_cells(places, GEO_DIR)
    days = pd.date_range("2013-04-01", periods=2200, unit="s")
    events = made_up_events(places, days)
    spells = spells_from(events)
    started = time.perf_counter()
    series = area_by_force(cells, spells, events.set_index("event_id"), days)
    took["2,200 days of 300 places, s"] = time.perf_counter() - started
    if len(series) != len(days):
        raise RuntimeError("the series is short of days")
    took["memory at most, MB"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return took


if __name__ == "__main__":
    results = measure()
    for name, limit in LIMITS.items():
        print(f"{name:30} {results[name]:8.2f}  (limit {limit:g})")
    sys.exit(any(results[name] > limit for name, limit in LIMITS.items()))
