"""What Dash draws of the page: the charts, at the foot of the side panel.

The rest of the page is ``templates/page.html``, so that it need not wait for Dash. Texts are keys of the copy, as there.

Invariant: the layout is complete and static. Callbacks give the charts figures and replace nothing else.
"""

from __future__ import annotations

from typing import Any

from dash import dcc, html

from . import figures, ids
from .dataset import Dataset


def make_layout(dataset: Dataset) -> Any:
    """Return the charts, each under its title, and the place between them for the published figures."""
    return html.Div(
        id=ids.CHARTS,
        children=[
            *_chart(ids.AREA, "area_title", figures.area_held(dataset)),
            html.Div(id=ids.PUBLISHED_PLACE),
            *_chart(ids.CHART, "chart_title", figures.places_held(dataset)),
            dcc.Store(id=ids.VIEW),
        ],
    )


def _chart(component_id: str, title: str, figure: Any) -> list[Any]:
    graph = dcc.Graph(id=component_id, figure=figure, config={"displayModeBar": False, "responsive": True})
    said: dict[str, Any] = {"data-copy": title}
    named: dict[str, Any] = {"data-copy-label": title}
    return [html.H2(**said), html.Div(graph, className="chart", role="group", **named)]
