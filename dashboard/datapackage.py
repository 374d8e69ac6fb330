"""``data/datapackage.json``: the schema of the record for other tools, made from the one definition in ``schema.py``.

Invariant: the file equals what :func:`descriptor` returns; ``check --fix`` writes it and a test compares.
"""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Annotated, Any, get_args

from pydantic import TypeAdapter, ValidationError
from pydantic.fields import FieldInfo

from .dataset import write_whole
from .schema import TABLES, Problem, Row

FILE = "datapackage.json"

_TYPES = {dt.date: "date", float: "number", int: "integer", str: "string"}


def descriptor() -> dict[str, Any]:
    """Return the Frictionless descriptor of the record."""
    return {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "shifting-ground",
        "title": "Shifting Ground: territorial control in Syria, Iraq and Libya, 2013-2019",
        "description": "Places, dated events, reports of them and their sources, from which control on any day is computed.",
        "licenses": [{"name": "CC-BY-4.0", "path": "https://creativecommons.org/licenses/by/4.0/", "title": "Creative Commons Attribution 4.0"}],
        "contributors": [{"title": "The Shifting Ground contributors", "roles": ["author"]}],
        "resources": [_resource(model) for model in TABLES],
    }


def descriptor_text() -> str:
    """Return the descriptor as it stands in the file."""
    return json.dumps(descriptor(), ensure_ascii=False, indent=2) + "\n"


def stale_descriptor(folder: Path) -> list[Problem]:
    """Return a warning if `folder` has a descriptor that is not this one; a folder without one is fine."""
    path = folder / FILE
    if not path.is_file() or path.read_text(encoding="utf-8") == descriptor_text():
        return []
    return [Problem(str(path), 0, "file", FILE, "not true to the schema", "run: python -m dashboard check --fix", "warning")]


def write_descriptor(folder: Path) -> list[Path]:
    """Bring the descriptor of `folder` up to date if it has one; return what was written."""
    if not stale_descriptor(folder):
        return []
    write_whole(folder / FILE, descriptor_text().encode())
    return [folder / FILE]


def _resource(model: type[Row]) -> dict[str, Any]:
    schema: dict[str, Any] = {"fields": [_field(name, info) for name, info in model.model_fields.items()], "primaryKey": [model.KEY]}
    if model.FOREIGN:
        keys = {other.FILE: other.KEY for other in TABLES}
        schema["foreignKeys"] = [
            {"fields": [column], "reference": {"resource": target.removesuffix(".csv"), "fields": [keys[target]]}}
            for column, target in model.FOREIGN.items()
        ]
    return {
        "name": model.FILE.removesuffix(".csv"),
        "path": model.FILE,
        "description": (model.__doc__ or "").strip(),
        "type": "table",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": {**schema, "missingValues": [""]},
    }


def _field(name: str, info: FieldInfo) -> dict[str, Any]:
    kind = info.annotation
    vocabulary = [v for v in get_args(kind) if isinstance(v, str)]
    base = str if vocabulary else float if kind == float | None else kind
    constraints: dict[str, Any] = {"enum": vocabulary} if vocabulary else {}
    if not _may_be_blank(info):
        constraints["required"] = True
    return {
        "name": name,
        "type": _TYPES[base],  # type: ignore[index]
        "description": info.description,
        **({"constraints": constraints} if constraints else {}),
    }


def _may_be_blank(info: FieldInfo) -> bool:
    kind: Any = info.annotation
    for rule in info.metadata:
        kind = Annotated[kind, rule]
    try:
        TypeAdapter(kind).validate_python("")
    except ValidationError:
        return False
    return True
