"""``docs/territory.md`` and its plot: what the fit found, what it missed, and how three drawings argue.

Invariant: every number in the page is computed here; ``python -m dashboard fit --check`` says whether the page is true.
"""

from __future__ import annotations

from pathlib import Path
from xml.sax.saxutils import escape

import pandas as pd

from .calibration import Calibration, Published, drawing_km2
from .control import control_at
from .dataset import GEO_DIR
from .provinces import area_by_province
from .territory import DRAWINGS, outlines, projection

PAGE, PLOT = "territory.md", "territory.svg"
_TEMPLATE = Path(__file__).parent / "calibration_report.md"
#: Shares that texts of the record state, to be met without being fitted: day, least and most.
_DEIR, _LOST, _SYRIA = ("2017-11-09", 0.25, 0.35), ("2017-11-20", 0.93, 0.97), ("2018-05-21", 0.0, 0.03)


def report(calibration: Calibration) -> dict[str, str]:
    """Return the files of the report: name -> text."""
    reach = calibration.reach
    fit, held = calibration.first_half, calibration.other_half
    text = _TEMPLATE.read_text(encoding="utf-8")
    values = {
        "reach": f"{reach:g}",
        "fit_first": f"{calibration.fit(fit):.1f}",
        "fit_other": f"{calibration.fit(held):.1f}",
        "fit_all": f"{calibration.fit(calibration.fitted):.1f}",
        "error_fit": f"{calibration.error(fit, reach):.1%}",
        "error_held": f"{calibration.error(held, reach):.1%}",
        "worst": f"{max(abs(calibration.ratio(f, reach) - 1) for f in calibration.fitted):.1%}",
        "table_fit": _fit_table(calibration),
        "table_why": _why_table(calibration),
        "table_others": _others_table(calibration),
        "table_shares": _share_table(calibration),
        "table_sources": _sources(calibration.figures),
        "contested_most": f"{max(_contested(calibration, f) for f in calibration.fitted):.1%}",
    }
    values |= _growth(calibration)
    for name, value in values.items():
        text = text.replace(f"{{{{{name}}}}}", value)
    return {PAGE: text, PLOT: plot(calibration)}


def stale(calibration: Calibration, folder: Path) -> list[Path]:
    """Return the files of the report in `folder` that are missing or not true."""
    made = report(calibration)
    return [folder / n for n, text in made.items() if not (folder / n).is_file() or (folder / n).read_text(encoding="utf-8") != text]


def _km2(value: float) -> str:
    """Round to 100 km2: the model is no better than that."""
    return f"{round(value, -2):,.0f}"


def _rows(head: str, rows: list[list[str]]) -> str:
    names = [h.strip() for h in head.split("|")]
    lines = [f"| {' | '.join(names)} |", "|" + " --- |" * len(names), *(f"| {' | '.join(row)} |" for row in rows)]
    return "\n".join(lines)


def _fit_table(c: Calibration) -> str:
    band = c.daily(c.reach)
    rows = []
    for f in c.fitted:
        day = band.loc[f.day]
        role = "fit" if f in c.first_half else "held back"
        rows.append(
            [
                f"{f.day:%Y-%m-%d}",
                role,
                _km2(f.value),
                _km2(c.ours(f, c.reach)),
                f"{_km2(day['low'])}–{_km2(day['high'])}",
                f"{c.ratio(f, c.reach) - 1:+.1%}",
            ]
        )
    return _rows("day | half | published km² | ours km² | band km² | difference", rows)


def _contested(c: Calibration, figure: Published) -> float:
    held = c.held(figure, c.reach)
    return float(held.loc[held["state"] == "contested", "km2"].sum() / held["km2"].sum())


def _why_table(c: Calibration) -> str:
    rows = []
    for f in c.fitted:
        ratios = [f"{c.ratio(f, reach):.2f}" for reach in (12.0, c.reach, 25.0, DRAWINGS["whole"])]
        rows.append([f"{f.day:%Y-%m-%d}", str(len(c.held(f, c.reach))), f"{c.fullness(f, c.reach):.0%}", f"{_contested(c, f):.1%}", *ratios])
    return _rows(f"day | places held | of full discs | contested | 12 km | {c.reach:g} km | 25 km | whole cells", rows)


def _growth(c: Calibration) -> dict[str, str]:
    """Return how much the places lost, kept and gained between the first and the last figure grow from 12 to 25 km."""
    small, large = c.ground(12.0)["km2"], c.ground(25.0)["km2"]
    first, last = (c.held(f, c.reach).index for f in (c.fitted[0], c.fitted[-1]))
    values = {}
    for name, places in (("lost", first.difference(last)), ("kept", first.intersection(last)), ("new", last.difference(first))):
        values[f"n_{name}"] = str(len(places))
        values[f"grow_{name}"] = f"{large[places].sum() / small[places].sum():.1f}"
    for name, reach in (("small", 12.0), ("fit", c.reach), ("large", 25.0)):
        values[f"rise_{name}"] = f"{c.ratio(c.fitted[-1], reach) / c.ratio(c.fitted[0], reach) - 1:.0%}"
    return values


def _others_table(c: Calibration) -> str:
    rows = []
    for f in c.figures:
        if f.use == "fit":
            continue
        said = drawing_km2(c, f)
        rows.append([f"{f.day:%Y-%m-%d}", f.publisher_en, " + ".join(f.countries), _km2(f.value), *(_km2(said[d]) for d in DRAWINGS), f.what_en])
    return _rows("day | who | where | published | points | reach | whole cells | what was counted", rows)


def _share_table(c: Calibration) -> str:
    dataset, rows = c.dataset, []

    def mark(value: float, least: float, most: float) -> str:
        return "met" if least <= value <= most else "missed"

    for name, reach in (("reach", c.reach), ("whole cells", DRAWINGS["whole"])):
        cells = dataset.cells(reach)
        day, least, most = _DEIR
        now = control_at(dataset.spells, day)
        deir = area_by_province(cells, now, GEO_DIR).xs(("SY", "Deir ez-Zor", "isis"))
        for of, column in (("the whole province", "share"), ("its claimed ground", "share_of_claimed")):
            if name == "reach" or of == "the whole province":
                value = deir[column]
                rows.append([day, f"ISIS of Deir ez-Zor province, of {of}", name, "about 30 % (25–35)", f"{value:.1%}", mark(value, least, most)])
        day, least, most = _LOST
        series = c.daily(reach)["km2"]
        lost = 1 - series[day] / series.max()
        rows.append(
            [day, f"ISIS ground lost since its peak ({series.idxmax():%Y-%m-%d})", name, "about 95 % (93–97)", f"{lost:.1%}", mark(lost, least, most)]
        )
        day, least, most = _SYRIA
        ground = control_at(dataset.spells, day).join(cells.frame)
        mine = ground.loc[(ground["country"] == "SY") & ground["force"].isin(["isis", "khalid"]), "km2"].sum()
        syria = outlines(GEO_DIR).to_crs(projection("SY")).area["SY"] / 1e6
        rows.append([day, "ISIS and the Khalid army, of Syria", name, "under 3 %", f"{mine / syria:.1%}", mark(mine / syria, least, most)])
    return _rows("day | share | drawing | published | ours | ", sorted(rows))


def _sources(figures: list[Published]) -> str:
    return _rows("day | who | source", [[f"{f.day:%Y-%m-%d}", f.publisher_en, f"[{f.title}]({f.url})"] for f in figures])


_W, _H, _LEFT, _BOTTOM, _TOP = 820, 380, 62, 34, 16


def plot(c: Calibration) -> str:
    """Return the curve of the model with its band, and the published figures as marks, as SVG."""
    weekly = c.daily(c.reach).iloc[::14]
    start, end = weekly.index[0], weekly.index[-1]
    top = 110_000.0

    def x(day: pd.Timestamp) -> float:
        return round(_LEFT + (_W - _LEFT - 12) * ((day - start) / (end - start)), 1)

    def y(km2: float) -> float:
        return round(_H - _BOTTOM - (_H - _BOTTOM - _TOP) * km2 / top, 1)

    def line(column: str, *, back: bool = False) -> str:
        points = [f"{x(d)},{y(v)}" for d, v in weekly[column].round(-2).items()]
        return " ".join(reversed(points) if back else points)

    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_W} {_H}" font-family="sans-serif" font-size="12" fill="#333">',
        f"<title>Ground of ISIS in Iraq and Syria at a reach of {c.reach:g} km, and published figures</title>",
        f'<rect width="{_W}" height="{_H}" fill="#fff"/><text x="{_LEFT - 6}" y="12" text-anchor="end">km²</text>',
    ]
    parts += [
        f'<path d="M{_LEFT} {y(v)}H{_W - 12}" stroke="#ddd"/><text x="{_LEFT - 6}" y="{y(v) + 4}" text-anchor="end">{v:,}</text>'
        for v in range(0, round(top) + 1, 20_000)
    ]
    for year in range(start.year + 1, end.year + 1):
        at = x(pd.Timestamp(f"{year}-01-01"))
        parts.append(f'<path d="M{at} {_H - _BOTTOM}v5" stroke="#333"/><text x="{at}" y="{_H - _BOTTOM + 18}" text-anchor="middle">{year}</text>')
    parts.append(f'<polygon points="{line("low")} {line("high", back=True)}" fill="#4e4a48" fill-opacity="0.25"/>')
    parts.append(f'<polyline points="{line("km2")}" fill="none" stroke="#4e4a48" stroke-width="2"/>')
    for f in c.figures:
        if set(f.countries) != {"IQ", "SY"}:
            continue
        fill = "#b5452c" if f in c.first_half else "#fff" if f in c.fitted else "#bbb"
        parts.append(
            f'<circle cx="{x(f.day)}" cy="{y(f.value)}" r="5" fill="{fill}" stroke="#b5452c" stroke-width="2">'
            f"<title>{escape(f.publisher_en)}, {f.day:%Y-%m-%d}: {f.value:,.0f} km²</title></circle>"
        )
    key = f"Line: this record, {c.reach:g} km. Grey band: uncertain dates. Filled: decided the fit. Hollow: held back. Grey: other definitions."
    parts.append(f'<text x="{_LEFT}" y="{_H - 4}">{escape(key)}</text></svg>')
    return "\n".join(parts) + "\n"
