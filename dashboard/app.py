"""The Dash application: the layout, the bundle under a name that changes with its content, and nothing else.

Invariant: the page asks no other host for anything, and after loading asks this one for nothing more than its chart library.
"""

from __future__ import annotations

import gzip
from pathlib import Path
from typing import Any

import flask
from dash import Dash

from .callbacks import register
from .dataset import Dataset
from .layout import make_layout
from .payload import Payload, make_payload
from .site import offer_download

_HERE = Path(__file__).resolve().parent
ASSETS_DIR = next(d for d in (_HERE.parent / "assets", _HERE / "assets") if d.is_dir() or d.parent == _HERE)

_INDEX = """<!DOCTYPE html>
<html lang="en" dir="ltr">
<head>
{%metas%}
<title>{%title%}</title>
<link rel="icon" href="data:,">
{%css%}
</head>
<body>
{%app_entry%}
<footer>{%config%}{%scripts%}{%renderer%}</footer>
</body>
</html>"""


def create_app(dataset: Dataset) -> Dash:
    """Return the application for `dataset`.

    Parameters
    ----------
    dataset : Dataset

    Returns
    -------
    Dash
        Serve it with ``app.run()`` or any WSGI server (``app.server``).
    """
    payload = make_payload(dataset)
    app = Dash(
        "dashboard",
        title="Shifting Ground",
        update_title=None,  # type: ignore[arg-type]  # Dash's own way of saying "leave the title alone"
        assets_folder=str(ASSETS_DIR),
        assets_ignore=r"^\.|\.min\.js$",
        external_scripts=[f"bundle/{payload.name}"],
        index_string=_INDEX,
        meta_tags=[{"name": "viewport", "content": "width=device-width, initial-scale=1"}],
        serve_locally=True,
        use_async=False,
        compress=False,
        enable_mcp=False,
        suppress_callback_exceptions=False,
    )
    app.layout = make_layout(dataset)
    register(app)
    _serve_bundle(app, payload)
    offer_download(app)
    return app


def _serve_bundle(app: Dash, payload: Payload) -> None:
    """Answer the bundle's address: compressed once, cacheable for ever because the name is a hash of the content."""
    plain = payload.text.encode()
    packed = gzip.compress(plain, 9, mtime=0)

    @app.server.get(f"/bundle/{payload.name}")  # type: ignore[untyped-decorator]
    def bundle() -> Any:
        accepts = "gzip" in flask.request.headers.get("Accept-Encoding", "")
        answer = flask.Response(packed if accepts else plain, mimetype="text/javascript")
        if accepts:
            answer.headers["Content-Encoding"] = "gzip"
        answer.headers["Vary"] = "Accept-Encoding"
        answer.headers["Cache-Control"] = "public, max-age=31536000, immutable"
        return answer
