"""The golden file shared with the script tests: the change log, and a fingerprint of Python's control on every day."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from dashboard import Dataset
from dashboard.payload import STATES, bundle

PATH = Path(__file__).parent / "js" / "golden.json"


def fingerprints(dataset: Dataset) -> list[int]:
    """Return, for every day, FNV-1a over holder, state and opponent of every place, computed from ``control_at``."""
    forces = {f: i for i, f in enumerate(dataset.forces.index)} | {"": -1}
    places = list(dataset.places.index)
    out = []
    for day in dataset.days:
        now = dataset.control_at(day)
        rows = {
            p: (forces[f], STATES.index(s), forces[b]) for p, f, s, b in zip(now.index, now["force"], now["state"], now["contested_by"], strict=True)
        }
        value = 0x811C9DC5
        for place in places:
            for number in rows.get(place, (-1, 0, -1)):
                value = ((value ^ (number + 2)) * 0x01000193) & 0xFFFFFFFF
        out.append(value)
    return out


def areas(dataset: Dataset) -> dict[str, Any]:
    """Return what the browser needs to add up areas, and Python's sums for every 50th day: choice -> force -> line, low, high."""
    made = bundle(dataset)
    keys = ("days", "reach", "drawings", "holdings", "log", "frames", "cells", "ridges")
    parts = {key: made[key] for key in keys} | {
        "forces": {"id": made["forces"]["id"]},
        "frames": [{"countries": f["countries"]} for f in made["frames"]],
    }
    parts["places"] = {key: made["places"][key] for key in ("id", "country", "km2")}
    parts |= {"cells": [], "ridges": {}}
    sums = {}
    for drawing, country in (("reach", None), ("reach", "SY"), ("whole", "IQ"), ("points", None)):
        daily = dataset.area_by_force(country=country, drawing=drawing).iloc[::50]
        forces = [c for c in daily if "." not in c]
        sums[f"{drawing}/{country or ''}"] = {
            f: {n: daily[f + s].tolist() for n, s in (("line", ""), ("low", ".low"), ("high", ".high"))} for f in forces
        }
    contested = [dataset.territory_at(day)["contested_km2"].to_dict() for day in dataset.days[::100]]
    return {"bundle": parts, "sums": sums, "contested": contested}


def golden(dataset: Dataset) -> dict[str, Any]:
    """Return what the golden file holds."""
    return {"log": bundle(dataset)["log"], "places": len(dataset.places), "days": fingerprints(dataset), "areas": areas(dataset)}


def text(dataset: Dataset) -> str:
    """Return the golden file's text."""
    return json.dumps(golden(dataset), separators=(",", ":")) + "\n"


if __name__ == "__main__":
    from dashboard import load_dataset

    PATH.write_text(text(load_dataset()), encoding="utf-8")
