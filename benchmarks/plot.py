"""A small plot of how the cost of a step, a drag and a far jump grows with cells and with events."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

W, H, LEFT, TOP, BOTTOM = 420, 260, 46, 30, 36
#: column -> what it is called, its colour
LINES = {
    "step_ms": ("work of a step", "#1f5d7c"),
    "drag_p95_ms": ("drag until painted, p95", "#b8552b"),
    "jump_ms": ("work of a far jump", "#6a7f3f"),
}


def plot(rows: list[dict[str, Any]]) -> str:
    """Return an SVG with two panels: by cells at the fewest events, by events at the cells of the record."""
    fewest = min(row["events"] for row in rows)
    cells = [row for row in rows if row["events"] == fewest]
    events = [row for row in rows if row["cells"] == 718]
    panels = panel(cells, "cells", f"cells, with {fewest:,} events", 0) + panel(events, "events", "events, with 718 cells", W)
    key = "".join(f'<text x="{LEFT + 190 * i}" y="{H + 18}" fill="{colour}">{name}</text>' for i, (name, colour) in enumerate(LINES.values()))
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {2 * W} {H + 28}" font-family="sans-serif" font-size="12" fill="#333">{panels}{key}</svg>\n'


def panel(rows: list[dict[str, Any]], along: str, title: str, left: int) -> str:
    """Return one panel; linear, from zero."""
    most_x, most_y = max(row[along] for row in rows), max(row[key] for row in rows for key in LINES)
    x: Callable[[float], float] = lambda v: left + LEFT + v / most_x * (W - LEFT - 20)  # noqa: E731
    y: Callable[[float], float] = lambda v: TOP + (1 - v / most_y) * (H - TOP - BOTTOM)  # noqa: E731
    parts = [f'<text x="{left + LEFT}" y="18" font-weight="bold">ms, by {title}</text>']
    for share in (0, 0.5, 1):
        parts.append(f'<path d="M{x(0):.0f} {y(share * most_y):.1f}H{x(most_x):.0f}" stroke="#ccc"/>')
        parts.append(f'<text x="{left + LEFT - 4}" y="{y(share * most_y) + 4:.1f}" text-anchor="end">{share * most_y:.1f}</text>')
    parts += [f'<text x="{x(row[along]):.0f}" y="{H - 18}" text-anchor="middle">{row[along]:,}</text>' for row in rows]
    for key, (_, colour) in LINES.items():
        points = [(x(row[along]), y(row[key])) for row in sorted(rows, key=lambda row: row[along])]
        parts.append(f'<path d="M{"L".join(f"{px:.1f} {py:.1f}" for px, py in points)}" fill="none" stroke="{colour}" stroke-width="2"/>')
        parts += [f'<circle cx="{px:.1f}" cy="{py:.1f}" r="3" fill="{colour}"/>' for px, py in points]
    return "".join(parts)
