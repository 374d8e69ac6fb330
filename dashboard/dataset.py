"""The record as one typed, checked, read-only object, and the questions a notebook asks of it.

Invariant: a :class:`Dataset` exists only if every check passed; nothing in it changes after loading.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd

from . import control, provinces, territory
from .checks import check_tables
from .reader import Table, canonical_text, read_table
from .schema import TABLES, DataError, Problem, Row, did_you_mean

#: Where the record lives: beside the package in a checkout, inside it in a wheel.
_HERE = Path(__file__).resolve().parent
DATA_DIR = next(d for d in (_HERE.parent / "data", _HERE / "data") if d.is_dir() or d.parent == _HERE)
#: Outlines, rivers and relief are the package's own, whatever record is loaded.
GEO_DIR = DATA_DIR / "geo"

_DAY_COLUMNS = frozenset({"date", "earliest", "latest", "said_earliest", "said_latest"})


@dataclass(frozen=True, eq=False)
class Dataset:
    """Places, events, reports, sources and forces that passed every check.

    Frames are handed out as copies (pandas copies on write, so this is free until you change one).

    Attributes
    ----------
    places, events, reports, sources, forces, estimates : DataFrame
        Indexed by their id. ``date``, ``earliest``, ``latest``, ``said_*`` are datetime64 days. ``events`` is in order of
        time; ``reports`` has a bool column ``agrees``.
    spells : DataFrame
        See :func:`dashboard.control.spells_from`.
    version : str
        First 12 hexadecimal digits of the SHA-256 of the tables' canonical text: the same rows, the same version.
    """

    _frames: dict[str, pd.DataFrame]
    version: str
    directory: Path

    @cached_property
    def _cells(self) -> dict[float, territory.Cells]:
        return {}

    @property
    def places(self) -> pd.DataFrame:
        """Places by ``place_id``."""
        return self._frames["places"].copy()

    @property
    def events(self) -> pd.DataFrame:
        """Events by ``event_id``, in order of time."""
        return self._frames["events"].copy()

    @property
    def reports(self) -> pd.DataFrame:
        """Reports by ``report_id``, with ``agrees``."""
        return self._frames["reports"].copy()

    @property
    def sources(self) -> pd.DataFrame:
        """Sources by ``source_id``."""
        return self._frames["sources"].copy()

    @property
    def forces(self) -> pd.DataFrame:
        """Forces by ``force_id``, in legend order."""
        return self._frames["forces"].copy()

    @property
    def estimates(self) -> pd.DataFrame:
        """Published figures by ``estimate_id``, in order of time; empty if the folder has none."""
        return self._frames["estimates"].copy()

    @property
    def spells(self) -> pd.DataFrame:
        """Spells of control."""
        return self._spells.copy()

    @cached_property
    def _spells(self) -> pd.DataFrame:
        return control.spells_from(self.events.reset_index())

    @cached_property
    def days(self) -> pd.DatetimeIndex:
        """Every day of the record: from the first event to the end of the month of the last."""
        dates = self._frames["events"]["date"]
        return pd.date_range(dates.min(), dates.max() + pd.offsets.MonthEnd(0), freq="D", unit="s")

    def control_at(self, day: str | pd.Timestamp) -> pd.DataFrame:
        """Return who holds each place on `day`; see :func:`dashboard.control.control_at`."""
        return control.control_at(self._spells, day)

    def changes_between(self, start: str | pd.Timestamp, end: str | pd.Timestamp) -> pd.DataFrame:
        """Return gains and losses between two days; see :func:`dashboard.control.changes_between`."""
        return control.changes_between(self._spells, self.events.reset_index(), start, end)

    def cells(self, reach_km: float = territory.DEFAULT_REACH_KM) -> territory.Cells:
        """Return every place's ground for a reach; see :func:`dashboard.territory.make_cells`."""
        if reach_km not in self._cells:
            self._cells[reach_km] = territory.make_cells(self._frames["places"], GEO_DIR, reach_km)
        return self._cells[reach_km]

    def territory_at(self, day: str | pd.Timestamp, reach_km: float | None = None, drawing: str = "reach") -> gpd.GeoDataFrame:
        """Return the ground of each force on `day`; see :func:`dashboard.territory.territory_on`.

        `drawing` is ``points``, ``reach`` or ``whole``; a `reach_km` of your own goes before it.
        """
        return territory.territory_on(self.cells(territory.reach_of(drawing, reach_km)), self.control_at(day))

    def force_at(self, *, lat: float, lon: float, day: str | pd.Timestamp, reach_km: float | None = None, drawing: str = "reach") -> str | None:
        """Return the force drawn at a point on `day`; None outside every cell, and where the holder is not known."""
        place = territory.place_at(self.cells(territory.reach_of(drawing, reach_km)), lat=lat, lon=lon)
        now = self.control_at(day)
        return str(now.loc[place, "force"]) if place in now.index else None

    def area_by_force(self, freq: str = "D", country: str | None = None, reach_km: float | None = None, drawing: str = "reach") -> pd.DataFrame:
        """Return km2 by day and force with ``.low`` and ``.high``; see :func:`dashboard.territory.area_by_force`.

        `freq` is a pandas frequency; the value of a period is that of its first day.
        """
        cells = self.cells(territory.reach_of(drawing, reach_km))
        daily = territory.area_by_force(cells, self._spells, self._frames["events"], self.days, country=country)
        return daily if freq == "D" else daily.resample(freq).first()

    def area_by_province(self, day: str | pd.Timestamp, drawing: str = "reach", reach_km: float | None = None) -> pd.DataFrame:
        """Return what each force holds of each province on `day`; see :func:`dashboard.provinces.area_by_province`."""
        return provinces.area_by_province(self.cells(territory.reach_of(drawing, reach_km)), self.control_at(day), GEO_DIR)

    def why(self, place: str, day: str | pd.Timestamp) -> Why:
        """Return why the map shows `place` as it does on `day`.

        Parameters
        ----------
        place : str
            A ``place_id``.
        day : str or Timestamp
            Calendar day.

        Returns
        -------
        Why
            The holder, the event by which it holds, the latest event, and the reports for and against.

        Raises
        ------
        KeyError
            If there is no such place; the message proposes the nearest id.
        """
        if place not in self._frames["places"].index:
            raise KeyError(f"no place {place!r}; {did_you_mean(place, self._frames['places'].index)}".rstrip("; "))
        on = control.as_day(day)
        events = self.events
        past = events[(events["place_id"] == place) & (events["date"] <= on)]
        now = self.control_at(on)
        standing = now.loc[place] if place in now.index else None
        reports = self.reports
        spells = self._spells
        current = spells[(spells["place_id"] == place) & (spells["start"] <= on) & (spells["end"].isna() | (spells["end"] > on))]
        holder_event = str(current["holder_event_id"].iloc[0]) if len(current) else ""
        return Why(
            place_id=place,
            day=on,
            force=standing["force"] if standing is not None else None,
            state=standing["state"] if standing is not None else "unknown",
            contested_by=standing["contested_by"] if standing is not None else "",
            since=standing["since"] if standing is not None else None,
            event=events.loc[holder_event] if holder_event else None,
            history=past,
            reports=reports[reports["event_id"] == holder_event],
        )


@dataclass(frozen=True, eq=False)
class Why:
    """The answer to "why does the map show this place so on this day?"."""

    place_id: str
    day: pd.Timestamp
    force: str | None
    state: str
    contested_by: str
    since: pd.Timestamp | None
    event: pd.Series | None
    history: pd.DataFrame
    reports: pd.DataFrame

    @property
    def agreeing(self) -> pd.DataFrame:
        """Reports that say what the record says."""
        return self.reports[self.reports["agrees"]]

    @property
    def disagreeing(self) -> pd.DataFrame:
        """Reports that say otherwise, each with a remark."""
        return self.reports[~self.reports["agrees"]]

    def __str__(self) -> str:
        if self.event is None:
            return f"{self.place_id} on {self.day:%Y-%m-%d}: unknown, the record has no event here yet"
        battle = f" ({self.state} by {self.contested_by})" if self.contested_by else ""
        lines = [
            f"{self.place_id} on {self.day:%Y-%m-%d}: {self.force}{battle}, since {self.since:%Y-%m-%d}",
            f"  {self.event.name}: {self.event['note_en']}",
        ]
        for mark, group in (("+", self.agreeing), ("-", self.disagreeing)):
            for _, report in group.iterrows():
                said = f"{report['said_earliest']:%Y-%m-%d}..{report['said_latest']:%Y-%m-%d}"
                lines.append(f"  {mark} {report['source_id']} {report['locator']} says {said} {report['said_force']}".rstrip())
                if report["remark_en"]:
                    lines.append(f"      {report['remark_en']}")
        return "\n".join(lines)


def load_dataset(directory: str | Path | None = None) -> Dataset:
    """Read, check and return the record.

    Parameters
    ----------
    directory : str or Path, optional
        Folder with the tables. Default: the record that comes with the package.

    Returns
    -------
    Dataset

    Raises
    ------
    DataError
        If anything is wrong; its text lists every problem with file, line, field, value, rule and remedy.

    Examples
    --------
    >>> ds = load_dataset()
    >>> ds.control_at("2014-06-10").loc["mosul-west", "force"]
    'isis'
    """
    folder = Path(directory) if directory is not None else DATA_DIR
    tables = read_folder(folder)
    errors = [p for p in problems_of(tables) if p.severity == "error"]
    if errors:
        raise DataError(errors)
    frames = {name.removesuffix(".csv"): _frame(table) for name, table in tables.items()}
    frames["reports"]["agrees"] = _agreement(frames["reports"], frames["events"])
    text = "".join(canonical_text(t.model, [row for _, row in t.rows]) for t in tables.values() if t.rows)
    return Dataset(frames, hashlib.sha256(text.encode()).hexdigest()[:12], folder)


def read_folder(folder: Path) -> dict[str, Table]:
    """Read and cross-check the tables of `folder`; problems are noted in the tables."""
    tables = {model.FILE: read_if_there(folder / model.FILE, model) for model in TABLES}
    if not folder.is_dir():
        missing = Problem(str(folder), 0, "folder", folder.name, "no such folder", "give the folder that holds places.csv and events.csv")
        for table in tables.values():
            table.problems.clear()
        tables["places.csv"].problems.append(missing)
    elif all(any(p.field == "file" for p in t.problems) is False for t in tables.values()):
        check_tables(tables)
    return tables


def read_if_there(path: Path, model: type[Row]) -> Table:
    """Read a table; one that may be left out and is not there has no rows and no problems."""
    left_out = model.OPTIONAL and not path.exists() and not path.is_symlink()
    return Table(model, path) if left_out else read_table(path, model)


def problems_of(tables: dict[str, Table]) -> list[Problem]:
    """Return every problem of every table, by file and line; warn where a file is not in canonical form."""
    problems: list[Problem] = []
    for table in tables.values():
        found = list(table.problems)
        if not any(p.severity == "error" for p in found) and table.rows:
            raw = table.path.read_bytes()
            if raw != canonical_text(table.model, [row for _, row in table.rows]).encode():
                remedy = "run: python -m dashboard check --fix"
                found.append(Problem(table.name, 0, "file", table.path.name, "not in canonical form", remedy, "warning"))
        problems += sorted(found, key=lambda p: (p.line, p.field))
    return problems


def fix_folder(tables: dict[str, Table]) -> list[Path]:
    """Rewrite in canonical form each table that has no errors and no columns of its own; return what was rewritten."""
    written = []
    for table in tables.values():
        if table.extra_columns or not table.rows or any(p.severity == "error" for p in table.problems):
            continue
        text = canonical_text(table.model, [row for _, row in table.rows])
        if table.path.read_bytes() != text.encode():
            write_whole(table.path, text.encode())
            written.append(table.path)
    return written


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that a reader sees the old one or the new one, never half of it."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(path.stat().st_mode & 0o777 if path.exists() else 0o644)
        temporary.replace(path)
    except BaseException:
        temporary.unlink()
        raise


def _frame(table: Table) -> pd.DataFrame:
    model = table.model
    columns = list(model.model_fields)
    rows = sorted((row for _, row in table.rows), key=lambda r: tuple(getattr(r, c) for c in model.SORT))
    frame = pd.DataFrame([row.model_dump() for row in rows], columns=columns)
    for column in _DAY_COLUMNS & set(columns):
        frame[column] = pd.to_datetime(frame[column]).astype("datetime64[s]")
    for column, field in model.model_fields.items():
        if field.annotation == float | None:
            frame[column] = frame[column].astype(float)
    return frame.set_index(model.KEY)


def _agreement(reports: pd.DataFrame, events: pd.DataFrame) -> list[bool]:
    resolved = events.loc[reports["event_id"]]
    said: Iterable[tuple[Any, ...]] = zip(
        reports["said_earliest"], reports["said_latest"], reports["said_force"],
        resolved["earliest"], resolved["latest"], resolved["force"], strict=True,
    )  # fmt: skip
    return [control.agrees((a, b), who, (c, d), force) for a, b, who, c, d, force in said]
