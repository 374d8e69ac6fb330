"""Plotly figures of the record.

Invariant: a figure is a pure function of the dataset; colours come from ``forces.csv``.
"""

from __future__ import annotations

import plotly.graph_objects as go

from .calibration import published
from .control import held_by_force
from .dataset import Dataset


def places_held(dataset: Dataset, language: str = "en") -> go.Figure:
    """Return places held by force over time, one point a week, stacked in legend order.

    Parameters
    ----------
    dataset : Dataset
    language : str
        ``en`` or ``ar``: language of the names of forces.

    Returns
    -------
    Figure
        One trace a force that ever held a place, ``meta`` its id; shape 0 is the line of the clock.
    """
    weekly = held_by_force(dataset.spells, dataset.days).iloc[::7]
    forces = dataset.forces
    figure = go.Figure()
    for force in forces.index.intersection(weekly.columns, sort=False):
        row = forces.loc[force]
        figure.add_scatter(
            x=weekly.index.strftime("%Y-%m-%d").tolist(), y=weekly[force].tolist(), name=row[f"short_{language}"], meta=force,
            mode="lines", stackgroup="held", line={"width": 0.5, "color": row["colour"], "shape": "hv"}, fillcolor=row["colour"],
            hovertemplate="%{y} · %{fullData.name}<extra></extra>",
        )  # fmt: skip
    return _timed(figure, dataset)


def area_held(dataset: Dataset, force: str = "isis", countries: tuple[str, ...] = ("IQ", "SY"), language: str = "en") -> go.Figure:
    """Return a force's ground over time with its band, one point a week, and the areas published at the time as marks.

    Parameters
    ----------
    dataset : Dataset
    force : str
    countries : tuple of str
        Counted together; a published area is shown if it counts these and no others.
    language : str
        ``en`` or ``ar``.

    Returns
    -------
    Figure
        Traces with ``meta`` low, high, line and published; shape 0 is the line of the clock.
    """
    names = {"low": f"{force}.low", "high": f"{force}.high", "line": force}
    parts = [dataset.area_by_force(country=c).reindex(columns=list(names.values()), fill_value=0.0) for c in countries]
    weekly = (sum(parts[1:], start=parts[0]) / 1000).round(1).iloc[::7]
    days = weekly.index.strftime("%Y-%m-%d").tolist()
    row = dataset.forces.loc[force]
    figure = go.Figure()
    for meta, column in names.items():
        figure.add_scatter(
            x=days, y=weekly[column].tolist(), name=row[f"short_{language}"], meta=meta, mode="lines", hoverinfo="skip" if meta != "line" else None,
            line={"width": 1.8 if meta == "line" else 0, "color": row["colour"]}, fill="tonexty" if meta == "high" else None,
            fillcolor=_faint(row["colour"]), hovertemplate="%{y:.1f} · %{fullData.name}<extra></extra>" if meta == "line" else None,
        )  # fmt: skip
    marks = [(i, f) for i, f in enumerate(published(dataset.directory)) if f.force == force and set(f.countries) == set(countries)]
    figure.add_scatter(
        x=[f"{f.day:%Y-%m-%d}" for _, f in marks], y=[f.value / 1000 for _, f in marks], customdata=[i for i, _ in marks],
        text=[f.publisher_en for _, f in marks], meta="published", mode="markers",
        marker={"symbol": "diamond", "size": 9, "color": "rgba(255,255,255,0.85)", "line": {"width": 2, "color": "#b5452c"}},
        hovertemplate="%{y:.1f} · %{text}<extra></extra>",
    )  # fmt: skip
    return _timed(figure, dataset).update_yaxes(ticksuffix="k")


def _faint(colour: str) -> str:
    """Return a colour for the band around a line of `colour`."""
    red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return f"rgba({red},{green},{blue},0.28)"


def _timed(figure: go.Figure, dataset: Dataset) -> go.Figure:
    """Return a small chart over the days of the record, with the line of the clock."""
    figure.add_shape(type="line", x0=dataset.days[0], x1=dataset.days[0], yref="paper", y0=0, y1=1, line={"width": 1.5, "color": "#333"})
    figure.update_layout(
        template="none", height=190, margin={"l": 30, "r": 30, "t": 6, "b": 22}, showlegend=False, hovermode="x unified", dragmode=False,
        paper_bgcolor="rgba(0,0,0,0)", plot_bgcolor="rgba(0,0,0,0)", font={"size": 11, "family": "inherit"},
        xaxis={"range": [dataset.days[0].strftime("%Y-%m-%d"), dataset.days[-1].strftime("%Y-%m-%d")], "tickformat": "%Y", "tick0": "2014-01-01", "dtick": "M24", "tickangle": 0, "fixedrange": True, "gridcolor": "rgba(128,128,128,0.2)"},
        yaxis={"fixedrange": True, "rangemode": "tozero", "gridcolor": "rgba(128,128,128,0.2)", "nticks": 5},
    )  # fmt: skip
    return figure
