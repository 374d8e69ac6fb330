"""Read the CSV tables of a folder, line by line, and say everything that is wrong with them.

Invariant: a file is read whole or not at all; every problem names file, line, field, value, rule and remedy.
"""

from __future__ import annotations

import csv
import io
import os
import re
import stat
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from .schema import Problem, Row, did_you_mean

#: A record of 60,000 events is 20 MB; anything beyond this is a mistake, and reading it would only waste memory.
MAX_BYTES = 50 * 2**20
MAX_ROWS = 200_000
#: Longer than any note should be; a cell of 10,000 characters is a paste that went wrong.
MAX_CELL = 2_000

_MAGIC = {
    b"PK\x03\x04": ("a spreadsheet or zip archive, not CSV", "in the spreadsheet choose: save as, CSV UTF-8"),
    b"\x1f\x8b": ("a gzip archive, not CSV", "unpack it first"),
    b"\xff\xfe": ("UTF-16 text", "save as CSV UTF-8"),
    b"\xfe\xff": ("UTF-16 text", "save as CSV UTF-8"),
}
_BIDI = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_INVISIBLE = frozenset("\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad\u061c")
_MARKUP = re.compile(r"<\s*/?\s*[a-zA-Z][^>]*>|javascript:|data:text/html", re.IGNORECASE)
_FORMULA = re.compile(r"^([=@]|[+\-](?!\d))")


@dataclass
class Table:
    """The good rows of one file with their lines, and what was wrong with the others."""

    model: type[Row]
    path: Path
    rows: list[tuple[int, Any]] = field(default_factory=list)  # Any: rows of `model`
    problems: list[Problem] = field(default_factory=list)
    extra_columns: list[str] = field(default_factory=list)
    text: str = ""

    @property
    def name(self) -> str:
        """The path as the reader of a message would type it."""
        return str(self.path)

    def say(self, line: int, column: str, value: object, rule: str, remedy: str, *, warning: bool = False) -> None:
        """Note a problem of this file."""
        self.problems.append(Problem(self.name, line, column, str(value), rule, remedy, "warning" if warning else "error"))


class _RefusedError(Exception):
    """The file as a whole is refused; carries (line, value, rule, remedy)."""


def read_table(path: Path, model: type[Row]) -> Table:
    """Read one CSV file into rows of `model`.

    Parameters
    ----------
    path : Path
        A regular file, UTF-8, comma separated, with a header line; order of columns does not matter.
    model : type of Row
        The table's definition.

    Returns
    -------
    Table
        Valid rows with their line numbers (1 is the header) and all problems found.
    """
    table = Table(model, path)
    try:
        table.text = _decode(_read_bytes(path))
        _refuse_conflicts(table.text)
        _read_rows(table)
    except _RefusedError as refusal:
        line, value, rule, remedy = refusal.args
        table.rows.clear()
        table.say(line, "file", value, rule, remedy)
    return table


def _read_bytes(path: Path) -> bytes:
    """Return the bytes of a regular file of sensible size that looks like text."""
    try:
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0))
    except FileNotFoundError:
        raise _RefusedError(0, path.name, "missing", f"put {path.name} into {path.parent}") from None
    except PermissionError:
        raise _RefusedError(0, path.name, "not readable", "give yourself permission to read it") from None
    except OSError:
        rule = "a link, not a file" if path.is_symlink() else "cannot be opened"
        raise _RefusedError(0, path.name, rule, "copy the file itself here") from None
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        rule = "a folder, not a file" if path.is_dir() else "not a regular file"
        raise _RefusedError(0, path.name, rule, "put a CSV file there")
    with os.fdopen(handle, "rb") as file:
        size = os.fstat(file.fileno()).st_size
        if size > MAX_BYTES:
            raise _RefusedError(0, f"{size:,} bytes", f"larger than {MAX_BYTES // 2**20} MiB", "split it, or drop what is not a table")
        raw = file.read(MAX_BYTES + 1)
    for magic, (rule, remedy) in _MAGIC.items():
        if raw.startswith(magic):
            raise _RefusedError(1, path.name, rule, remedy)
    if not raw.removeprefix(b"\xef\xbb\xbf").strip():
        raise _RefusedError(0, path.name, "empty", "it needs a header line with the column names")
    if re.match(rb"\s*<(!doctype|html|\?xml|head|body)", raw[:200], re.IGNORECASE):
        raise _RefusedError(1, path.name, "a web page, not CSV", "download the raw file")
    if b"\0" in raw:
        line = raw[: raw.index(b"\0")].count(b"\n") + 1
        raise _RefusedError(line, "U+0000", "a NUL byte", "save as CSV UTF-8")
    return raw


def _decode(raw: bytes) -> str:
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise _RefusedError(line, f"byte 0x{raw[error.start]:02x}", "not UTF-8", "save as CSV UTF-8") from None


def _refuse_conflicts(text: str) -> None:
    if m := re.search(r"^(<{7} |={7}$|>{7} )", text, re.MULTILINE):
        line = text[: m.start()].count("\n") + 1
        raise _RefusedError(line, m[0], "an unresolved merge conflict", "choose one side and remove the marks")


def _records(text: str) -> Iterator[tuple[int, list[str]]]:
    """Yield (line on which the record starts, its fields), skipping blank lines."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    while True:
        line = reader.line_num + 1
        try:
            record = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            rule = "a quote is not closed" if "end of data" in str(error) else "quotes are not in order"
            raise _RefusedError(line, str(error), rule, 'close the quote, and double a " that stands inside a field') from None
        if any(cell.strip() for cell in record) or len(record) > 1:
            yield line, record


def _read_rows(table: Table) -> None:
    records = _records(table.text)
    _line, header = next(records)
    columns = _columns(table, header)
    if columns is None:
        return
    count = 0
    for line, record in records:
        count += 1
        if count > MAX_ROWS:
            raise _RefusedError(line, f"more than {MAX_ROWS:,} rows", "too many rows", "split the record")
        if len(record) != len(columns):
            remedy = "a comma inside a text needs double quotes around the field" if len(record) > len(columns) else "add the missing commas"
            table.say(line, "line", ",".join(record), f"{len(record)} fields, {len(columns)} expected", remedy)
            continue
        cells = {c: _clean(table, line, c, v) for c, v in zip(columns, record, strict=True) if c in table.model.model_fields}
        if None in cells.values():
            continue
        try:
            table.rows.append((line, table.model.model_validate(cells)))
        except ValidationError as error:
            for fault in error.errors():
                remedy = fault.get("ctx", {}).get("remedy", "check the value")
                table.say(line, str(fault["loc"][0]), fault["input"], fault["msg"], remedy)
    if not count:
        table.say(0, "file", table.path.name, "a header but no rows", "add at least one row")


def _columns(table: Table, header: list[str]) -> list[str] | None:
    """Return the header's column names, or None (with problems noted) when they cannot be used."""
    names = [h.strip() for h in header]
    wanted = list(table.model.model_fields)
    before = len(table.problems)
    if len(names) == 1 and (";" in names[0] or "\t" in names[0]):
        mark = "semicolons" if ";" in names[0] else "tabs"
        table.say(1, "header", names[0], f"fields are parted by {mark}", "save with commas: CSV UTF-8 (comma delimited)")
        return None
    if not set(names) & set(wanted):
        table.say(1, "header", ",".join(names), "no header line", f"the first line must be {','.join(wanted)}")
        return None
    unknown = [n for n in names if n not in wanted]
    for name in sorted({n for n in names if names.count(n) > 1}):
        table.say(1, name, name, "the column stands twice", "remove or rename one")
    for name in wanted:
        if name not in names:
            near = did_you_mean(name, unknown)
            table.say(1, name, "", "the column is missing", f"rename {near[13:-2]} to {name}" if near else f"add the column {name}")
    for name in unknown:
        table.extra_columns.append(name)
        table.say(1, name, name, "a column the record does not know", "it is ignored; remove it if it is not yours", warning=True)
    return None if any(p.severity == "error" for p in table.problems[before:]) else names


def _clean(table: Table, line: int, column: str, value: str) -> str | None:
    """Return the cell without outer blanks, or None when it holds characters that must not pass."""
    text = value.strip(" \t")
    if text != value:
        table.say(line, column, value, "blanks around the value", "they are dropped; remove them", warning=True)
    if len(text) > MAX_CELL:
        table.say(line, column, text, f"longer than {MAX_CELL:,} characters", "shorten it")
        return None
    bad = next((c for c in text if _is_forbidden(c)), None)
    if bad is not None:
        name = unicodedata.name(bad, "control character")
        remedy = "replace it by an ordinary space" if bad == "\u00a0" else "delete it; it is invisible, retype the word"
        table.say(line, column, text, f"holds U+{ord(bad):04X} {name}", remedy)
        return None
    if mixed := _mixed_scripts(text):
        table.say(line, column, text, f"holds U+{ord(mixed):04X} {unicodedata.name(mixed)} among Latin letters", "retype the word")
        return None
    if column != "url" and _MARKUP.search(text):
        table.say(line, column, text, "looks like markup", "it will be shown as plain text; remove it", warning=True)
    if _FORMULA.match(text) and len(text) > 1:
        table.say(line, column, text, "would run as a formula in a spreadsheet", "exports put ' before it; rephrase it", warning=True)
    return text


def _is_forbidden(char: str) -> bool:
    if char in _BIDI or char in _INVISIBLE or char == "\u00a0":
        return True
    return unicodedata.category(char) == "Cc" and char not in "\n\r\t"


def _mixed_scripts(text: str) -> str | None:
    """Return the first Cyrillic or Greek letter inside a word that also has Latin letters."""
    if text.isascii():
        return None
    for word in re.findall(r"[^\W\d_]+", text):
        scripts = {c: unicodedata.name(c, "").split(" ")[0] for c in word}
        if "LATIN" in scripts.values():
            for char, script in scripts.items():
                if script in {"CYRILLIC", "GREEK"}:
                    return char
    return None


def canonical_text(model: type[Row], rows: list[Row]) -> str:
    """Return the table as canonical CSV: columns in schema order, rows sorted, LF, no needless quotes or zeros."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(model.model_fields)
    for row in sorted(rows, key=lambda r: tuple(getattr(r, c) for c in model.SORT)):
        writer.writerow([_cell(getattr(row, c)) for c in model.model_fields])
    return out.getvalue()


def _cell(value: object) -> str:
    if value is None:
        return ""
    return f"{value:.4f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)
