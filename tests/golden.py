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


def golden(dataset: Dataset) -> dict[str, Any]:
    """Return what the golden file holds."""
    return {"log": bundle(dataset)["log"], "places": len(dataset.places), "days": fingerprints(dataset)}


def text(dataset: Dataset) -> str:
    """Return the golden file's text."""
    return json.dumps(golden(dataset), separators=(",", ":")) + "\n"


if __name__ == "__main__":
    from dashboard import load_dataset

    PATH.write_text(text(load_dataset()), encoding="utf-8")
