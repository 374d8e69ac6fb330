"""The same cells and days drawn by the map libraries that a user would pick instead of Plotly; served as `benchmarks.peers` serves the others.

Ways: `maplibre` (feature state, only what changed), `leaflet` (restyle, only what changed), `leaflet_timeline` (its timeline plugin),
`deckgl` (GeoJSON layer with an update trigger). The libraries come from npm into a folder that is not kept; without npm a way says so.
"""

from __future__ import annotations

import json
import subprocess
import tarfile
from functools import lru_cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import flask
import numpy as np

from dashboard import Dataset

#: way -> npm packages at the version measured, each with the one file that the page loads
LIBRARIES = {
    "maplibre": {"maplibre-gl@5.24.1": "dist/maplibre-gl.js"},
    "leaflet": {"leaflet@1.9.4": "dist/leaflet.js"},
    "leaflet_timeline": {"leaflet@1.9.4": "dist/leaflet.js", "leaflet.timeline@1.6.0": "dist/leaflet.timeline.js"},
    "deckgl": {"deck.gl@9.4.0": "dist.min.js"},
}

PAGE = """<!doctype html><meta charset=utf-8><style>body{margin:0}#m{width:860px;height:760px;position:relative}</style><div id=m></div>
%(scripts)s<script src="/data.js"></script><script>
const {geojson, held, colours} = data, colour = v => v < 0 ? '#efece4' : colours[v], box = [[35.2, 28.9], [48.9, 37.6]];
let now = 800;
const changed = day => { const out = []; for (let i = 0; i < held[day].length; i++) if (held[day][i] !== held[now][i]) out.push(i); now = day; return out; };
%(code)s
</script>"""

CODE = {
    "maplibre": """const map = new maplibregl.Map({container: 'm', bounds: box, attributionControl: false, fadeDuration: 0, style: {version: 8, sources: {cells: {type: 'geojson', data: geojson}},
  layers: [{id: 'cells', type: 'fill', source: 'cells', paint: {'fill-color': ['coalesce', ['feature-state', 'c'], '#efece4']}}]}});
const put = i => map.setFeatureState({source: 'cells', id: i}, {c: colour(held[now][i])});
map.on('load', () => { geojson.features.forEach((_, i) => put(i)); map.once('idle', () => { window.step = day => new Promise(done => { const ps = changed(day); if (!ps.length) return done(); map.once('render', done); ps.forEach(put); }); }); });""",
    "leaflet": """const map = L.map('m', {attributionControl: false, zoomControl: false, preferCanvas: true}).fitBounds(box.map(([x, y]) => [y, x]));
const style = i => ({stroke: false, fillOpacity: 1, fillColor: colour(held[now][i])}), layers = [];
L.geoJSON(geojson, {style: f => style(f.id), onEachFeature: (f, layer) => (layers[f.id] = layer)}).addTo(map);
window.step = day => { for (const i of changed(day)) layers[i].setStyle(style(i)); return new Promise(requestAnimationFrame); };""",
    "leaflet_timeline": """const map = L.map('m', {attributionControl: false, zoomControl: false}).fitBounds(box.map(([x, y]) => [y, x]));
const spells = []; geojson.features.forEach((f, i) => { let from = 0; for (let d = 1; d <= held.length; d++) if (d === held.length || held[d][i] !== held[from][i]) {
  if (held[from][i] >= 0) spells.push({...f, id: spells.length, properties: {start: from, end: d - 0.5, c: held[from][i]}}); from = d; } });
const line = L.timeline({type: 'FeatureCollection', features: spells}, {style: f => ({stroke: false, fillOpacity: 1, fillColor: colour(f.properties.c)})}).addTo(map);
window.step = day => { line.setTime(day); };""",
    "deckgl": """const layer = () => new deck.GeoJsonLayer({id: 'cells', data: geojson, stroked: false, getFillColor: f => { const c = colour(held[now][f.id]); return [1, 3, 5].map(k => parseInt(c.slice(k, k + 2), 16)); }, updateTriggers: {getFillColor: now}});
let drawn = () => {};
const d = new deck.Deck({parent: document.getElementById('m'), width: 860, height: 760, initialViewState: {longitude: 42, latitude: 33.4, zoom: 5.2}, layers: [layer()], onAfterRender: () => drawn()});
setTimeout(() => { window.step = day => new Promise(done => { if (!changed(day).length) return done(); drawn = () => { drawn = () => {}; done(); }; d.setProps({layers: [layer()]}); }); }, 2000);""",
}


@lru_cache
def library(package: str, file: str) -> str:
    """Return one file of an npm package."""
    folder = Path(mkdtemp(prefix="peers-"))
    done = subprocess.run(["npm", "pack", "--silent", package], cwd=folder, capture_output=True, text=True, check=True, timeout=300)
    with tarfile.open(folder / done.stdout.split()[-1]) as pack:
        found = pack.extractfile(f"package/{file}")
        assert found, (package, file)
        return found.read().decode()


def web_app(dataset: Dataset, geojson: dict[str, Any], held: np.ndarray, way: str) -> flask.Flask:
    """Return the server of one way; see `benchmarks.peers`."""
    server = flask.Flask("web")
    features = [{**f, "id": i} for i, f in enumerate(geojson["features"])]
    values = {"geojson": {**geojson, "features": features}, "held": held.tolist(), "colours": list(dataset.forces["colour"])}
    parts = {**{f"lib{i}": library(*item) for i, item in enumerate(LIBRARIES[way].items())}, "data": "const data = " + json.dumps(values)}
    scripts = "".join(f'<script src="/{name}.js"></script>' for name in parts if name != "data")
    server.add_url_rule("/", "index", lambda: PAGE % {"scripts": scripts, "code": CODE[way]})
    server.add_url_rule("/<name>.js", "part", lambda name: flask.Response(parts[name], mimetype="text/javascript"))
    return server
