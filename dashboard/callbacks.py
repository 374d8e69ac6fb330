"""The wiring diagram. Everything a reader does is clientside, so that the exported static site does the same.

charts stand ----------> page                     (assets/charts.js: words, published figures)
clock at rest, filters -> view -> charts          (assets/chart.js, areachart.js)
click on a chart ------> clock                    (assets/clock.js)
click on a mark -------> published figure         (assets/published.js)
"""

from __future__ import annotations

from dash import ClientsideFunction, Dash, Input, Output, State

from . import ids


def register(app: Dash) -> None:
    """Wire the charts to the page."""
    app.clientside_callback(ClientsideFunction("ground", "stand"), Output(ids.CHARTS, "title"), Input(ids.CHARTS, "id"))
    for graph, draw in ((ids.CHART, "chart"), (ids.AREA, "areaChart")):
        app.clientside_callback(
            ClientsideFunction("ground", draw), Output(graph, "figure"), Input(ids.VIEW, "data"), State(graph, "figure"), prevent_initial_call=True
        )
        app.clientside_callback(
            ClientsideFunction("ground", "pick"), Output(graph, "clickData"), Input(graph, "clickData"), prevent_initial_call=True
        )
