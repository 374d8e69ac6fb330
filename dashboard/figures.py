"""Plotly figures of the record.

Invariant: a figure is a pure function of the dataset; colours come from ``forces.csv``.
"""

from __future__ import annotations

import plotly.graph_objects as go

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
    figure.add_shape(type="line", x0=weekly.index[0], x1=weekly.index[0], yref="paper", y0=0, y1=1, line={"width": 1.5, "color": "#333"})
    figure.update_layout(
        template="none", height=190, margin={"l": 30, "r": 30, "t": 6, "b": 22}, showlegend=False, hovermode="x unified", dragmode=False,
        paper_bgcolor="rgba(0,0,0,0)", plot_bgcolor="rgba(0,0,0,0)", font={"size": 11, "family": "inherit"},
        xaxis={"range": [dataset.days[0].strftime("%Y-%m-%d"), dataset.days[-1].strftime("%Y-%m-%d")], "tickformat": "%Y", "dtick": "M12", "fixedrange": True},
        yaxis={"fixedrange": True, "rangemode": "tozero", "gridcolor": "rgba(128,128,128,0.2)", "nticks": 5},
    )  # fmt: skip
    return figure
