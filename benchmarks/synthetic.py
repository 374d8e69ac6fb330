"""Records of any size: square cells in a grid over the real frame, and changes spread over the real days."""

from __future__ import annotations

import json
import math
import random
from typing import Any


def synthetic(real: dict[str, Any], cells: int, events: int) -> str:
    """Return the first script of the bundle with `cells` places and `events` changes, everything else as in `real`."""
    picker = random.Random(7)
    side = math.ceil(math.sqrt(cells))
    x0, y0, width, height = real["frames"][0]["view"]
    w, h = int(width / side), int(height / side)
    at = [(int(x0 + (i % side) * w), int(y0 + (i // side) * h)) for i in range(cells)]
    names = [f"town {i}" for i in range(cells)]
    ridges: dict[str, list[Any]] = {"a": [], "b": [], "frame": [], "path": []}
    for i, (x, y) in enumerate(at):
        for j, path in ((i + 1, f"M{x + w} {y}l0 {h}"), (i + side, f"M{x} {y + h}l{w} 0")):
            if j < cells and (j != i + 1 or j % side):
                for key, value in (("a", i), ("b", j), ("frame", 0), ("path", path)):
                    ridges[key].append(value)
    days, forces = real["days"], len(real["forces"]["id"])
    rows = sorted(
        [(0, p, picker.randrange(forces)) for p in range(cells)]
        + [(picker.randrange(1, days), picker.randrange(cells), picker.randrange(forces)) for _ in range(events)]
    )
    n = len(rows)
    day, place, force = ([row[i] for row in rows] for i in range(3))
    keep = {k: real[k] for k in ("version", "cited", "record", "first", "days", "reach", "forces", "states", "frames", "copy")}
    return "(window.ground=window.ground||{}).texts={events:{en:[],ar:[]},reports:{event:[]},sources:{}};window.ground.bundle=" + json.dumps({
        **keep,
        "places": {"id": [f"t{i}" for i in range(cells)], "en": names, "ar": names, "aliases": [""] * cells, "kind": ["town"] * cells, "country": ["SY"] * cells, "admin1": [""] * cells,
                   "rank": [1 + min(4, i % 23) for i in range(cells)], "frame": [0] * cells, "x": [x + w // 2 for x, _ in at], "y": [y + h // 2 for _, y in at], "km2": [100] * cells},
        "cells": [f"M{x} {y}l{w} 0 0 {h} {-w} 0z" for x, y in at], "ridges": ridges, "drawings": {}, "estimates": [], "chapters": [], "texts": "",
        "holdings": {k: [] for k in ("place", "force", "from", "to", "certain_from", "certain_to", "possible_from", "possible_to")},
        "log": {"day": day, "place": place, "force": force, "state": [0] * n, "by": [-1] * n, "event": list(range(n))},
        "events": {"id": [f"e{i}" for i in range(n)], "day": day, "earliest": day, "latest": day, "place": place, "kind": ["capture"] * n, "force": force, "against": [-1] * n},
    }, ensure_ascii=False, separators=(",", ":")) + ";"  # fmt: skip
