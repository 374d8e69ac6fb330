"""The house: modules import only from lines above them, the core knows no Dash, nothing reaches for another host."""

from __future__ import annotations

import ast
import re

import pytest

from tests.conftest import ROOT

#: Import order; each imports only from names before it. DESIGN had dataset before control: the Dataset answers questions of
#: control and territory, so it stands after the pure functions it calls.
ORDER = [
    "names", "schema", "reader", "control", "checks", "territory", "provinces", "dataset", "review", "calibration",
    "calibration_report", "geofile", "datapackage", "chapters", "copydeck", "payload",
    "figures", "ids", "layout", "callbacks", "packed", "site", "app", "film", "geocode", "cli", "__main__",
]  # fmt: skip
CORE = ORDER[: ORDER.index("figures")]
SOURCES = {p.stem: p for p in (ROOT / "dashboard").glob("*.py") if p.stem != "__init__"}
BANNED = {"pickle", "diskcache", "flask_caching", "joblib", "requests", "urllib.request", "httpx"}


def imported(name: str) -> tuple[set[str], set[str]]:
    """Return (modules of the house, other modules) that a module imports, at any depth."""
    ours, others = set(), set()
    for node in ast.walk(ast.parse(SOURCES[name].read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.level:
            ours |= {node.module} if node.module else {a.name for a in node.names if a.name in SOURCES}
        elif isinstance(node, ast.ImportFrom):
            others.add(node.module or "")
        elif isinstance(node, ast.Import):
            others |= {a.name for a in node.names}
    return ours, others


def test_every_module_has_its_place() -> None:
    assert sorted(ORDER) == sorted(SOURCES)


@pytest.mark.parametrize("name", ORDER)
def test_imports_go_one_way(name: str) -> None:
    ours, others = imported(name)
    assert ours <= set(ORDER[: ORDER.index(name)]), "imports from below"
    assert not others & BANNED
    if name in CORE:
        assert not {m for m in others if m.split(".")[0] in {"dash", "flask", "plotly", "geopy"}}


@pytest.mark.parametrize("name", ORDER)
def test_only_the_command_line_prints(name: str) -> None:
    calls = [n for n in ast.walk(ast.parse(SOURCES[name].read_text(encoding="utf-8"))) if isinstance(n, ast.Call)]
    printed = [c for c in calls if isinstance(c.func, ast.Name) and c.func.id == "print"]
    assert name == "cli" or not printed


@pytest.mark.parametrize("name", ORDER)
def test_modules_stay_small(name: str) -> None:
    assert len(SOURCES[name].read_text(encoding="utf-8").splitlines()) <= 400


@pytest.mark.parametrize("path", sorted((ROOT / "assets").glob("*.js")), ids=lambda p: p.name)
def test_scripts_are_small_classic_and_local(path: object) -> None:
    text = path.read_text(encoding="utf-8")  # type: ignore[attr-defined]
    if path.name.endswith(".min.js"):  # type: ignore[attr-defined]
        return
    assert not re.search(r"^\s*(import|export)\s", text, re.MULTILINE), "modules do not load from file://"
    assert not re.search(r"innerHTML|insertAdjacentHTML|document\.write|eval\(", text), "text must stay text"
    hosts = set(re.findall(r"https?://[^\s\"'`)]+", text))
    assert hosts <= {"http://www.w3.org/2000/svg"}
    assert len(text.splitlines()) <= 260


def test_no_stylesheet_asks_another_host() -> None:
    for path in (ROOT / "assets").glob("*.css"):
        assert not re.search(r"url\(\s*['\"]?(https?:)?//|@import", path.read_text(encoding="utf-8")), path


def test_the_charts_bundle_is_in_step_with_plotly() -> None:
    from plotly.offline import get_plotlyjs_version

    head = (ROOT / "assets" / "plotly-basic.min.js").read_text(encoding="utf-8")[:200]
    assert f"v{get_plotlyjs_version()}" in head


def test_everything_public_is_named() -> None:
    import dashboard

    assert sorted(dashboard.__all__) == ["DataError", "Dataset", "Problem", "Why", "load_dataset"]
