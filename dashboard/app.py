"""The Dash application: the page, the charts, and the bundle under a name that changes with its content.

Invariant: the page asks no other host for anything; once it is complete (map, then texts, then Dash and the chart library) it asks this
one for nothing more.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import flask
from dash import Dash

from .callbacks import register
from .copydeck import LANGUAGES, load_copy
from .dataset import Dataset
from .layout import make_layout
from .packed import pack
from .payload import Payload, make_payload
from .site import offer_download

_HERE = Path(__file__).resolve().parent
ASSETS_DIR = next(d for d in (_HERE.parent / "assets", _HERE / "assets") if d.is_dir() or d.parent == _HERE)

#: Scripts of Dash that this page has no use for: a polyfill for browsers that could not show the map anyway, and tables.
#: What of the polyfill is still called for stands in ``assets/vendor/regenerator-runtime.js``.
_UNUSED = re.compile(r'<script src="[^"]*/(?:deps/polyfill@|dash_table/)[^"]*"[^>]*></script>\n?')
_ENTRY = '<div id="react-entry-point"></div>'  # Dash's own says "Loading..." in English


class _Page(Dash):
    """Dash inside a page that stands without it: what it needs waits in ``templates/page.html``."""

    page_scripts: tuple[str, ...] = ()

    def interpolate_index(self, **parts: Any) -> Any:  # type: ignore[override]  # Dash calls it by name
        parts |= {"scripts": _UNUSED.sub("", parts["scripts"]), "app_entry": _ENTRY}
        waiting = [{"lang": language, "text": load_copy(language)["waiting"]} for language in LANGUAGES]
        return flask.render_template("page.html", dash=parts, scripts=self.page_scripts, waiting=waiting)


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
    code, style = _joined(".js"), _joined(".css")
    app = _Page(
        "dashboard",
        title="Shifting Ground",
        update_title=None,  # type: ignore[arg-type]  # Dash's own way of saying "leave the title alone"
        assets_folder=str(ASSETS_DIR),
        assets_ignore=".*",  # they come joined: one request instead of eighty
        external_stylesheets=[f"bundle/{style.name}"],
        meta_tags=[{"name": "viewport", "content": "width=device-width, initial-scale=1"}],
        serve_locally=True,
        use_async=False,
        compress=False,
        enable_mcp=False,
        suppress_callback_exceptions=False,
    )
    app.page_scripts = (f"bundle/{payload.name}", f"bundle/{code.name}")
    app.layout = make_layout(dataset)
    register(app)
    for text in (payload, texts, code, style):
        _serve(app, text)
    pack(app.server)
    offer_download(app)
    return app


def _joined(suffix: str) -> Payload:
    """Return all scripts or styles of the page as one text; the chart library, which comes later, is not among them."""
    paths = sorted(p for p in ASSETS_DIR.rglob(f"*{suffix}") if not p.name.endswith(".min.js"))
    return Payload("page", "\n".join(f"/* {p.name} */\n{p.read_text(encoding='utf-8')}" for p in paths), suffix)


def _serve(app: Dash, text: Payload) -> None:
    """Answer a text's address; cacheable for ever because the name is a hash of the content."""

    def answer() -> Any:
        response = flask.Response(text.text, mimetype={".js": "text/javascript", ".css": "text/css"}[text.suffix])
        response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
        return response

    app.server.add_url_rule(f"/bundle/{text.name}", text.name, answer)
