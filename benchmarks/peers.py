"""The same cells and days drawn the ways a user would pick instead; `python -m benchmarks.peers WAY` serves one on a free port.

Ways: `callback` (a Dash callback rebuilds the figure), `patch` (a Dash callback patches z), `frames` (Plotly Express animation frames, one a week),
`restyle` (Plotly.restyle), `choroplethmap` (the same on Plotly's MapLibre map), those of `benchmarks.webpeers`, `canvas` and `svg` (bare, hand-written, without labels, towns or basemap: the limit).
Each page has `step(day)`, which draws the day, or a promise that resolves once it is drawn.
"""

from __future__ import annotations

import json
import sys
from typing import Any

import flask
import numpy as np
import plotly.express as px
import plotly.graph_objects as go
import shapely
from dash import Dash, Input, Output, Patch, dcc, html
from werkzeug.serving import make_server

from benchmarks.webpeers import LIBRARIES, web_app
from dashboard import Dataset, load_dataset
from dashboard.payload import bundle

BARE_WAYS = ("canvas", "svg")
PLOTLY = ("callback", "patch", "frames", "restyle", "choroplethmap")
WAYS = (*PLOTLY, *LIBRARIES, *BARE_WAYS)
#: ways that draw with WebGL, in software where there is no GPU
WEBGL = {"choroplethmap", "maplibre", "deckgl"}
#: plotly asks a CDN for outlines of the world even for shapes of one's own; this keeps it offline
STUB = "window.PlotlyGeoAssets = {topojson: {world_110m: {type: 'Topology', arcs: [], objects: {}}}};"

BARE = """<!doctype html><meta charset=utf-8><body style="margin:0"><script src="/bundle.js"></script><script src="/control.js"></script><script>
const b = ground.bundle, f = b.frames[0], c = new ground.Control(b.log, b.places.id.length), mine = b.cells.map((d, i) => b.places.frame[i] ? '' : d);
const colour = p => { const v = c.force(p); return v < 0 ? '#efece4' : b.forces.colour[v]; };
const [x, y, w, h] = f.view, k = Math.min(860 / w, 760 / h);
%s
window.step = day => paint(c.seek(day));
</script>"""
CANVAS = """const cv = document.createElement('canvas'); cv.width = 860; cv.height = 760; document.body.append(cv);
const g = cv.getContext('2d', {alpha: false}), path = mine.map(d => new Path2D(d)); g.setTransform(k, 0, 0, k, -x * k, -y * k);
const paint = ps => { for (const p of ps) { g.fillStyle = colour(p); g.fill(path[p]); } };"""
SVG = """document.body.innerHTML = `<svg width=860 height=760 viewBox="${[x, y, 860 / k, 760 / k]}">${mine.map(d => `<path d="${d}"/>`).join('')}</svg>`;
const path = document.querySelectorAll('path'); const paint = ps => { for (const p of ps) path[p].setAttribute('fill', colour(p)); };"""


def holders(dataset: Dataset) -> np.ndarray:
    """Return day x place: index of the holder, -1 while unknown."""
    log = bundle(dataset)["log"]
    held = np.full((len(dataset.days), len(dataset.places)), -1)
    for day, place, force in zip(log["day"], log["place"], log["force"], strict=True):
        held[day:, place] = force
    return held


def shapes(dataset: Dataset) -> dict[str, Any]:
    """Return the cells as GeoJSON, wound as d3 wants them."""
    cells = dataset.cells(18).frame
    turned = shapely.orient_polygons(cells.geometry.values, exterior_cw=True)
    features = [{"type": "Feature", "id": str(i), "properties": {}, "geometry": shapely.geometry.mapping(g)} for i, g in enumerate(turned)]
    return {"type": "FeatureCollection", "features": features}


def choropleth(dataset: Dataset, geojson: Any, z: np.ndarray) -> go.Figure:
    colours = list(dataset.forces["colour"])
    scale = [[i / (len(colours) - 1), c] for i, c in enumerate(colours)]
    figure = go.Figure(
        go.Choropleth(geojson=geojson, locations=[str(i) for i in range(len(z))], z=z, zmin=0, zmax=len(colours) - 1, colorscale=scale)
    )
    return framed(figure)


def framed(figure: go.Figure) -> go.Figure:
    figure.update_geos(visible=False, fitbounds=False, lonaxis_range=[35.2, 48.9], lataxis_range=[28.9, 37.6], projection_type="mercator")
    return figure.update_layout(width=860, height=760, margin={"l": 0, "r": 0, "t": 0, "b": 0})


def dash_app(dataset: Dataset, way: str) -> flask.Flask:
    held, geojson = holders(dataset), shapes(dataset)
    app = Dash(
        "peer",
        serve_locally=True,
        assets_folder="none",  # the page's own scripts are no part of a peer
        index_string="<!doctype html><html><head>{%metas%}{%css%}<script>"
        + STUB
        + "</script></head><body>{%app_entry%}{%config%}{%scripts%}{%renderer%}</body></html>",
    )
    if way == "frames":
        weeks = range(0, len(held), 7)
        rows = {
            "week": np.repeat(list(weeks), held.shape[1]),
            "place": [str(i) for _ in weeks for i in range(held.shape[1])],
            "force": held[::7].ravel(),
        }
        colours = list(dataset.forces["colour"])
        figure = framed(
            px.choropleth(rows, geojson=geojson, locations="place", color="force", animation_frame="week", range_color=[0, len(colours) - 1])
        )
    elif way == "choroplethmap":
        flat = choropleth(dataset, geojson, held[800]).data[0]
        kept = {key: flat[key] for key in ("geojson", "locations", "z", "zmin", "zmax", "colorscale")}
        ground = {"id": "ground", "type": "background", "paint": {"background-color": "#efece4"}}
        dot = {"type": "geojson", "data": {"type": "Point", "coordinates": [0, 0]}}  # Plotly drops a style without sources
        empty = {"version": 8, "sources": {"dot": dot}, "layers": [ground]}
        figure = go.Figure(
            go.Choroplethmap(**kept), {"map": {"style": empty, "center": {"lon": 42, "lat": 33.4}, "zoom": 5.2}, "width": 860, "height": 760}
        )
    else:
        figure = choropleth(dataset, geojson, held[800])
    restyle = f"const held = {json.dumps(held.tolist())}; window.step = day => Plotly.restyle(gd(), {{z: [held[day]]}})"
    script = {
        "frames": "window.step = day => Plotly.animate(gd(), [String(day - day % 7)], {mode: 'immediate', frame: {duration: 0, redraw: true}, transition: {duration: 0}})",
        "restyle": restyle,
        "choroplethmap": restyle,
    }.get(
        way,
        "window.step = day => new Promise(done => { const g = gd(), drawn = () => { g.removeAllListeners('plotly_afterplot'); done(); }; g.on('plotly_afterplot', drawn); dash_clientside.set_props('day', {data: day}); })",
    )
    app.layout = html.Div([dcc.Graph(id="map", figure=figure), dcc.Store(id="day")])
    app.index_string = app.index_string.replace(
        "</body>", f"<script>const gd = () => document.querySelector('.js-plotly-plot'); {script};</script></body>"
    )
    if way in {"callback", "patch"}:

        @app.callback(Output("map", "figure"), Input("day", "data"), prevent_initial_call=True)
        def draw(day: int) -> Any:
            if way == "callback":
                return choropleth(dataset, geojson, held[day])
            patch = Patch()
            patch["data"][0]["z"] = held[day].tolist()
            return patch

    return app.server


def bare_app(dataset: Dataset, way: str) -> flask.Flask:
    from tests.conftest import ROOT

    server = flask.Flask("bare")
    script = "var ground = {bundle: " + json.dumps(bundle(dataset)) + "}"
    server.add_url_rule("/", "index", lambda: BARE % {"canvas": CANVAS, "svg": SVG}[way])
    server.add_url_rule("/bundle.js", "bundle", lambda: flask.Response(script, mimetype="text/javascript"))
    server.add_url_rule("/control.js", "control", lambda: flask.send_file(ROOT / "assets" / "control.js"))
    return server


def main() -> None:
    way = sys.argv[1]
    dataset = load_dataset()
    if way in LIBRARIES:
        app = web_app(dataset, shapes(dataset), holders(dataset), way)
    else:
        app = bare_app(dataset, way) if way in BARE_WAYS else dash_app(dataset, way)
    server = make_server("127.0.0.1", 0, app, threaded=True)
    print(f"http://127.0.0.1:{server.port}/", flush=True)
    server.serve_forever()


if __name__ == "__main__":
    main()
