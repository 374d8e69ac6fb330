"""The wiring diagram. Everything a reader does is clientside, so that the exported static site does the same.

page loads ------------> start                    (assets/page.js: clock, stage, lists)
clock at rest, filters -> view -> chart           (assets/chart.js)
click on the chart ----> clock                    (assets/clock.js)
"""

from __future__ import annotations

from dash import ClientsideFunction, Dash, Input, Output, State

from . import ids


def register(app: Dash) -> None:
    """Wire the page."""
    app.clientside_callback(ClientsideFunction("ground", "start"), Output(ids.STAGE, "title"), Input(ids.STAGE, "id"))
    app.clientside_callback(
        ClientsideFunction("ground", "chart"),
        Output(ids.CHART, "figure"),
        Input(ids.VIEW, "data"),
        State(ids.CHART, "figure"),
        prevent_initial_call=True,
    )
    app.clientside_callback(
        ClientsideFunction("ground", "pick"), Output(ids.CHART, "clickData"), Input(ids.CHART, "clickData"), prevent_initial_call=True
    )
