"""The same app as static files: a folder for any web server or a double click, and one HTML file for a stick.

Invariant: an exported page asks nothing of any server, and an export is there whole or not at all: it is written under
a temporary name and then renamed, and never over something that this module did not write.
"""

from __future__ import annotations

import base64
import json
import re
import shutil
import tempfile
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import flask
from dash import Dash

from .dataset import write_whole

#: Names the files of an export folder, one a line; a folder without it is not ours.
MARKER = "shifting-ground-export.txt"
#: Marks a single file as ours.
SIGNATURE = '<meta name="generator" content="Shifting Ground export">'
INDEX = "index.html"
DOWNLOAD = "shifting-ground.html"
_ANSWERS = ("_dash-layout", "_dash-dependencies")
_GRAPH = "_dash-component-suites/dash/dcc/async-graph.js"
_CHARTS = "assets/plotly-basic.min.js"
_SCRIPT = re.compile(r'<script src="([^"]+)"></script>')
_STYLE = re.compile(r'<link rel="stylesheet" href="([^"]+)">')
#: The first script of the bundle names the second, which the page would fetch later.
_TEXTS = re.compile(r'"texts":"(texts-[0-9a-f]+\.js)"')
_STANDIN = Path(__file__).with_name("standin.js")


class ExportError(ValueError):
    """The export cannot be written where it was asked for."""


@dataclass(frozen=True)
class Site:
    """The app as it stands: its page, and the texts that the page asks for, by address."""

    index: str
    scripts: dict[str, str]
    styles: dict[str, str]
    charts: str

    @staticmethod
    def of(app: Dash) -> Site:
        """Ask an app for everything that a browser would."""
        client = app.server.test_client()

        @lru_cache
        def ask(path: str) -> str:
            with client.get("/" + path.lstrip("/")) as answer:
                if answer.status_code != 200:
                    raise ExportError(f"the app does not answer /{path} ({answer.status})")
                return answer.get_data(as_text=True)

        index = ask("")
        answers = {name: json.loads(ask(name)) for name in _ANSWERS}
        data = json.dumps(answers, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
        standin = f'<script type="application/json" id="dash-answers">{data}</script>{_inline(_STANDIN.read_text(encoding="utf-8"))}'
        bundle, suite = (next(src for src in _SCRIPT.findall(index) if part in src) for part in ("bundle/bundle-", "/dcc/"))
        (texts,) = _TEXTS.findall(ask(bundle))
        # a file cannot fetch: what the page and the chart component would ask for later comes before them
        for first, later in ((f"bundle/{texts}", bundle), (_GRAPH, suite)):
            index = index.replace(_tag(later), f"{_tag(first)}\n{_tag(later)}", 1)
        index = index.replace("<title>", f"{SIGNATURE}\n<title>", 1).replace("<footer>", f"<footer>{standin}", 1)
        scripts, styles = ({address: ask(address) for address in pattern.findall(index)} for pattern in (_SCRIPT, _STYLE))
        return Site(index, scripts, styles, ask(_CHARTS))

    def files(self) -> dict[str, str]:
        """Return the folder: path -> text."""
        page = _SCRIPT.sub(lambda found: _tag(_file_name(found[1])), self.index)
        return {INDEX: page, **{_file_name(address): text for address, text in {**self.styles, **self.scripts}.items()}, _CHARTS: self.charts}

    def single(self) -> str:
        """Return one HTML file with everything in it."""

        def script(found: re.Match[str]) -> str:
            text = self.scripts[found[1]]
            # this suite wants to know its own address and stops without one; the others are content to stand in the page
            return _as_address(text) if "/dcc/dash_core_components." in found[1] else _inline(text)

        page = _SCRIPT.sub(script, _STYLE.sub(lambda found: f"<style>{self.styles[found[1]]}</style>", self.index))
        return page.replace("<footer>", f'<footer><script type="text/plain" data-plotly>{_safe(self.charts)}</script>\n', 1)


def export_folder(app: Dash, folder: Path) -> list[Path]:
    """Write the app as a folder of static files and return their paths.

    Raises
    ------
    ExportError
        If `folder` exists and is not an export of ours, holds files of somebody else, or cannot be written whole.
    """
    _refuse_folder(folder)
    files = Site.of(app).files()
    files[MARKER] = "\n".join([*sorted(files), MARKER]) + "\n"
    scratch: Path | None = None
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        scratch = Path(tempfile.mkdtemp(dir=folder.parent, prefix=f".{folder.name}."))
        fresh = scratch / "new"
        for name, text in files.items():
            path = fresh / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="")
        if folder.exists():
            folder.replace(scratch / "old")
        fresh.replace(folder)
    except OSError as error:
        if scratch and (scratch / "old").exists() and not folder.exists():
            (scratch / "old").replace(folder)
        raise _not_written(folder, error) from None
    finally:
        if scratch:
            shutil.rmtree(scratch, ignore_errors=True)
    return [folder / name for name in files]


def export_file(app: Dash, path: Path) -> int:
    """Write the app as one HTML file and return its size in bytes; errors as :func:`export_folder`."""
    if path.is_dir():
        raise ExportError(f"{path} is a folder; give a file name such as {path / DOWNLOAD}")
    try:
        if path.exists() and SIGNATURE.encode() not in path.read_bytes()[:2000]:
            raise ExportError(f"{path} exists and is not an export of this app; give another name, or move it away")
        content = Site.of(app).single().encode()
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, content)
    except OSError as error:
        raise _not_written(path, error) from None
    return len(content)


def offer_download(app: Dash) -> None:
    """Serve the single file, made when it is first asked for."""

    @lru_cache(1)
    def content() -> bytes:
        return Site.of(app).single().encode()

    @app.server.get(f"/{DOWNLOAD}")  # type: ignore[untyped-decorator]
    def download() -> Any:
        answer = flask.Response(content(), mimetype="text/html")
        answer.headers["Content-Disposition"] = f'attachment; filename="{DOWNLOAD}"'
        return answer


def _refuse_folder(folder: Path) -> None:
    if not folder.exists():
        return
    if not folder.is_dir():
        raise ExportError(f"{folder} is a file; give a folder, or use --single-file")
    found = {str(p.relative_to(folder).as_posix()) for p in folder.rglob("*") if not p.is_dir()}
    marker = folder / MARKER
    if found and not marker.is_file():
        raise ExportError(f"{folder} exists and is not an export of this app (no {MARKER} in it); give another name, or an empty folder")
    ours = set(marker.read_text(encoding="utf-8").splitlines()) if found else set()
    if others := sorted(found - ours):
        raise ExportError(f"{folder} holds files that the export did not write, such as {others[0]}; move them away first")


def _not_written(path: Path, error: OSError) -> ExportError:
    return ExportError(f"{path}: {error.strerror or error}; nothing was written")


def _file_name(address: str) -> str:
    """Return an address as a path inside the folder; some hosts hide names that begin with an underscore."""
    return address.split("?")[0].lstrip("/").removeprefix("_").replace("@", "-")


def _tag(address: str) -> str:
    return f'<script src="{address}"></script>'


def _inline(script: str) -> str:
    return f"<script>{_safe(script)}</script>"


def _as_address(script: str) -> str:
    return f'<script src="data:text/javascript;charset=utf-8;base64,{base64.b64encode(script.encode()).decode()}"></script>'


def _safe(script: str) -> str:
    """Return a script that cannot end its element: in JavaScript strings and patterns these escapes mean the same."""
    return re.sub(r"<(/script|!--)", r"<\\\1", script, flags=re.IGNORECASE)
