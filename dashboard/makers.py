"""The commands that write files: territory, fit, export, geocode.

Invariant: nothing is half-written; a file appears whole under its name or not at all.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from .dataset import load_dataset, write_whole
from .reader import read_table
from .schema import DataError, Place
from .territory import reach_of
from .usage import BAD_INPUT, UsageError, day_of, known


def territory(arguments: argparse.Namespace) -> int:
    """Write the ground on a day, or every stretch of control, for a geographic information system."""
    from .geofile import ground_of_all_changes, ground_on, write

    dataset = load_dataset(arguments.data)
    try:
        cells = dataset.cells(reach_of(arguments.drawing, arguments.reach))
        frame = ground_on(dataset, cells, day_of(arguments.on)) if arguments.on else ground_of_all_changes(dataset, cells)
        write(frame, arguments.file, dataset)
    except ValueError as error:
        raise UsageError(str(error)) from None
    print(f"wrote {len(frame)} shapes to {arguments.file}", file=sys.stderr)
    return 0


def fit(arguments: argparse.Namespace) -> int:
    """Fit the reach and write the page about it, or say whether it is true."""
    from .calibration import FILE, Calibration
    from .calibration_report import report, stale

    calibration = Calibration(load_dataset(arguments.data))
    if len(calibration.fitted) < 2:
        raise UsageError(f"nothing to fit: {arguments.data} has no {FILE} with two figures marked fit")
    if arguments.check:
        for path in (old := stale(calibration, arguments.docs)):
            print(f"{path} is not true to the record (run: python -m dashboard fit)", file=sys.stderr)
        return BAD_INPUT if old else 0
    for name, text in report(calibration).items():
        write_whole(arguments.docs / name, text.encode())
        print(f"wrote {arguments.docs / name}", file=sys.stderr)
    held = calibration.error(calibration.other_half, calibration.reach)
    print(f"reach {calibration.reach:g} km; mean absolute error on the half held back {held:.1%}")
    return 0


def export(arguments: argparse.Namespace) -> int:
    """Write the app as static files."""
    from .app import create_app
    from .site import INDEX, ExportError, export_file, export_folder

    filmed = (arguments.video, arguments.png, arguments.svg, arguments.handout)
    if not any((arguments.folder, arguments.single_file, *filmed)):
        raise UsageError(
            "nothing to write: give a folder, --single-file FILE.html, --video FILE.mp4, --png FILE.png, --svg FILE.svg or --handout FILE.pdf"
        )
    dataset = load_dataset(arguments.data)
    if arguments.country:
        known(arguments.country, dataset.places["country"].unique(), "country")
    app = create_app(dataset)
    try:
        if arguments.folder:
            files = export_folder(app, arguments.folder)
            print(f"{arguments.folder / INDEX}: open it by double click ({len(files)} files)")
        if arguments.single_file:
            size = export_file(app, arguments.single_file)
            print(f"{arguments.single_file}: one file, {size / 1e6:.1f} MB")
        if any(filmed):
            return _film(app, arguments)
    except ExportError as error:
        raise UsageError(str(error)) from None
    return 0


def _film(app: Any, arguments: argparse.Namespace) -> int:
    """Write film, picture and hand-out; exit 2 if the pictures could not be made into a film."""
    from . import film

    shot = film.Shot(film.parse_size(arguments.size), arguments.lang, arguments.country, arguments.dark)
    pictures = {".png": arguments.png, ".svg": arguments.svg}
    for ending, path in pictures.items():
        if path and path.suffix.lower() != ending:
            raise UsageError(f"{path}: --{ending[1:]} writes a {ending}")
    for path in filter(None, pictures.values()):
        film.make_picture(app, path, day_of(arguments.on), shot)
        print(path)
    if arguments.handout:
        film.make_handout(app, arguments.handout, arguments.lang, arguments.paper)
        print(arguments.handout)
    if not arguments.video:
        return 0
    days = (day_of(arguments.start), day_of(arguments.end))
    made = film.make_video(app, arguments.video, days, shot, arguments.fps, lambda done, count: _progress(done, count, "pictures"))
    print(made)
    if made != arguments.video:
        print(f"ffmpeg was not found: install it and run again, or join the pictures in {made} with another program", file=sys.stderr)
        return BAD_INPUT
    return 0


def geocode(arguments: argparse.Namespace) -> int:
    """Fill blank coordinates, or compare the given ones with the gazetteer; exit 2 if a row stays open."""
    from . import geocode as lookup

    gazetteer = lookup.GeoNames()
    try:
        if arguments.compare:
            return _compare(arguments.file, gazetteer)
        online = [lookup.OpenStreetMap(arguments.cache)] if arguments.online else []
        findings = lookup.fill_file(arguments.file, lookup.Geocoder([gazetteer, *online]), _progress)
    except (LookupError, ValueError) as error:
        raise UsageError(str(error)) from None
    open_rows = 0
    for finding in findings:
        if finding.outcome == "kept":
            continue
        print(f"{finding.place_id}: {finding.outcome}", *finding.candidates, sep="\n    ")
        open_rows += finding.outcome != "filled"
    if arguments.online:
        print(lookup.ATTRIBUTION)
    filled = sum(f.outcome == "filled" for f in findings)
    print(f"{len(findings)} places: {filled} filled, {open_rows} left open, the rest had coordinates and were not touched")
    return BAD_INPUT if open_rows else 0


def _compare(path: Path, gazetteer: Any) -> int:
    """Print the coordinates that differ from the gazetteer."""
    from . import geocode as lookup

    table = read_table(path, Place)
    if any(p.severity == "error" for p in table.problems):
        raise DataError(table.problems)
    found = list(lookup.outliers([place for _, place in table.rows], gazetteer))
    for outlier in sorted(found, key=lambda o: -o.km):
        mark = "its own entry" if outlier.certain else "same name"
        print(f"{outlier.place_id}: {outlier.km:.1f} km from {outlier.candidate} ({mark})")
    wrong = sum(o.certain for o in found)
    print(f"{len(table.rows)} places compared: {wrong} off their own entry, {len(found) - wrong} far from a namesake")
    return BAD_INPUT if wrong else 0


def _progress(done: int, total: int, what: str) -> None:
    if sys.stderr.isatty():
        print(f"\r{done}/{total} {what:40.40}", end="" if done < total else "\n", file=sys.stderr, flush=True)
