"""The Dash application: the layout, the bundle under a name that changes with its content, and nothing else.

Invariant: the page asks no other host for anything, and after loading asks this one for nothing more than its chart library.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import flask
from dash import Dash

from .callbacks import register
from .dataset import Dataset
from .layout import make_layout
from .packed import pack
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
    payload, texts = make_payload(dataset)
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
    for script in (payload, texts):
        _serve(app, script)
    pack(app.server)
    offer_download(app)
    return app


def _serve(app: Dash, script: Payload) -> None:
    """Answer a script's address; cacheable for ever because the name is a hash of the content."""

    def answer() -> Any:
        response = flask.Response(script.text, mimetype="text/javascript")
        response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
        return response

    app.server.add_url_rule(f"/bundle/{script.name}", script.stem, answer)
