"""The command line: ``python -m dashboard``.

Invariant: a shell over the library. Results go to standard output, everything else to standard error; bad input ends with
exit code 2 and a message that names what to do, never with a traceback.
"""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pandas as pd

from . import __version__
from .chapters import known_of_tables, read_chapters
from .datapackage import stale_descriptor, write_descriptor
from .dataset import DATA_DIR, Dataset, fix_folder, load_dataset, problems_of, read_folder
from .makers import export, fit, geocode, territory
from .review import Finding, Justified, justifications, open_findings
from .schema import DataError, Problem
from .territory import DRAWINGS
from .usage import BAD_INPUT, UsageError, day_of, known


def main(argv: list[str] | None = None) -> int:
    """Run one command and return its exit code: 0 done, 2 bad input."""
    arguments = make_parser().parse_args(argv)
    try:
        return arguments.run(arguments)
    except (DataError, UsageError) as error:
        print(error, file=sys.stderr)
    except OSError as error:
        print(f"{error.filename}: {error.strerror}" if error.filename else error, file=sys.stderr)
    return BAD_INPUT


def make_parser() -> argparse.ArgumentParser:
    """Return the parser; its help is the reference in ``docs/cli.md``."""
    parser = argparse.ArgumentParser(prog="python -m dashboard", description="Who held which town in Syria, Iraq and Libya, 2013-2019.")
    parser.add_argument("--version", action="version", version=__version__)
    parser.set_defaults(run=serve, host="127.0.0.1", port=8050, data=DATA_DIR, debug=False)
    commands = parser.add_subparsers(metavar="COMMAND")

    def command(name: str, run: Any, text: str) -> argparse.ArgumentParser:
        sub = commands.add_parser(name, help=text, description=text)
        sub.set_defaults(run=run)
        return sub

    def table_options(sub: argparse.ArgumentParser) -> None:
        sub.add_argument("--format", choices=("table", "csv", "json"), default="table", help="how to print (default: table)")
        sub.add_argument("--country", metavar="CC", help="only this country: SY, IQ or LY")
        sub.add_argument("--force", metavar="FORCE", help="only this force, such as isis")
        sub.add_argument("--data", type=Path, default=DATA_DIR, metavar="DIR", help="folder of the record (default: the one that comes with it)")

    sub = command("serve", serve, "start the dashboard (the default)")
    sub.add_argument("--host", default="127.0.0.1", help="address to listen on (default: 127.0.0.1, this machine only)")
    sub.add_argument("--port", type=int, default=8050, help="port; 0 takes a free one (default: 8050)")
    sub.add_argument("--data", type=Path, default=DATA_DIR, metavar="DIR", help="folder of the record")
    sub.add_argument("--debug", action="store_true", help="reload when code or data change")

    sub = command("check", check, "check the record, or another folder, and print every problem")
    sub.add_argument("folder", nargs="?", type=Path, default=DATA_DIR, metavar="DIR", help="folder with the tables")
    sub.add_argument("--fix", action="store_true", help="rewrite the tables in canonical form (order, quotes, line ends)")
    sub.add_argument("--strict", action="store_true", help="treat warnings as errors")
    sub.add_argument(
        "--review", action="store_true", help="also print what breaks no rule and yet looks like a mistake, unless justified.csv says why"
    )
    sub.add_argument("--format", choices=("text", "json"), default="text", help="how to print (default: text)")

    sub = command("control", control, "who held each place on a day")
    sub.add_argument("--on", required=True, metavar="DAY", help="day, YYYY-MM-DD")
    table_options(sub)

    sub = command("changes", changes, "what changed hands between two days")
    sub.add_argument("start", metavar="A", help="earlier day, YYYY-MM-DD")
    sub.add_argument("end", metavar="B", help="later day, YYYY-MM-DD")
    table_options(sub)

    sub = command("why", why, "why the map shows a place as it does on a day")
    sub.add_argument("place", help="place id, such as palmyra")
    sub.add_argument("--on", required=True, metavar="DAY", help="day, YYYY-MM-DD")
    sub.add_argument("--data", type=Path, default=DATA_DIR, metavar="DIR", help="folder of the record")

    sub = command("area", area, "square kilometres by force, with the band that uncertain dates leave")
    sub.add_argument("--on", metavar="DAY", help="one day, YYYY-MM-DD")
    sub.add_argument("--from", dest="start", metavar="A", help="first day of a series")
    sub.add_argument("--to", dest="end", metavar="B", help="last day of a series")
    sub.add_argument("--admin1", action="store_true", help="by province, with its share of the province; needs --on")
    sub.add_argument("--drawing", choices=tuple(DRAWINGS), default="reach", help="how far a place's ground goes (default: reach)")
    table_options(sub)

    sub = command("territory", territory, "write the ground as GeoJSON or GeoPackage: of one day, or every stretch of control")
    sub.add_argument("file", type=Path, metavar="FILE", help="file to write, .geojson or .gpkg")
    sub.add_argument("--on", metavar="DAY", help="one day, YYYY-MM-DD: one shape a force (default: all changes, one shape a place and spell)")
    sub.add_argument("--drawing", choices=tuple(DRAWINGS), default="reach", help="how far a place's ground goes (default: reach)")
    sub.add_argument("--reach", type=float, metavar="KM", help="a reach of your own in km, instead of a drawing")
    sub.add_argument("--data", type=Path, default=DATA_DIR, metavar="DIR", help="folder of the record")

    sub = command("fit", fit, "fit the reach against published areas and write docs/territory.md")
    sub.add_argument("--check", action="store_true", help="write nothing; exit 2 if the page is not true to the record")
    sub.add_argument("--docs", type=Path, default=Path("docs"), metavar="DIR", help="folder of the page (default: docs)")
    sub.add_argument("--data", type=Path, default=DATA_DIR, metavar="DIR", help="folder of the record")

    sub = command("export", export, "the whole app as files that open by double click, with no server and no network")
    sub.add_argument(
        "folder", nargs="?", type=Path, metavar="DIR", help="folder to write; an earlier export there is replaced, anything else is refused"
    )
    sub.add_argument("--single-file", type=Path, metavar="FILE.html", help="write one HTML file")
    sub.add_argument(
        "--video", type=Path, metavar="FILE", help="write a film (.mp4, .webm or .gif); needs Chromium, and ffmpeg or you get the pictures"
    )
    sub.add_argument("--png", type=Path, metavar="FILE.png", help="write a picture of the day --on")
    sub.add_argument("--svg", type=Path, metavar="FILE.svg", help="write the same picture as vectors, to edit or print")
    sub.add_argument("--handout", type=Path, metavar="FILE.pdf", help="write the hand-out for pupils")
    sub.add_argument("--paper", choices=("A4", "Letter"), default="A4", help="paper of the hand-out (default: A4)")
    sub.add_argument("--from", dest="start", default="2014-01-01", metavar="DAY", help="first day of the film (default: 2014-01-01)")
    sub.add_argument("--to", dest="end", default="2019-03-31", metavar="DAY", help="last day of the film (default: 2019-03-31)")
    sub.add_argument("--on", "--date", dest="on", default="2015-05-21", metavar="DAY", help="day of the picture (default: 2015-05-21)")
    sub.add_argument("--dark", action="store_true", help="film or picture in the dark colours")
    sub.add_argument("--size", default="1920x1080", metavar="WxH", help="pixels (default: 1920x1080)")
    sub.add_argument("--lang", choices=("en", "ar"), default="en", help="language of film, picture and hand-out (default: en)")
    sub.add_argument("--fps", type=int, default=30, metavar="N", help="pictures a second; the film shows 30 days a second (default: 30)")
    sub.add_argument("--country", default="", metavar="CC", help="film or picture of this country only")
    sub.add_argument("--data", type=Path, default=DATA_DIR, metavar="DIR", help="folder of the record")

    sub = command("geocode", geocode, "fill blank coordinates of a places file, offline first; never touches pinned ones")
    sub.add_argument("file", nargs="?", type=Path, default=DATA_DIR / "places.csv", metavar="FILE", help="a places.csv")
    sub.add_argument("--online", action="store_true", help="ask Nominatim for names the offline gazetteer does not know (1 request a second)")
    sub.add_argument("--cache", type=Path, default=Path(".geocode-cache.json"), metavar="FILE", help="where Nominatim's answers are kept")
    sub.add_argument("--compare", action="store_true", help="measure every coordinate against the gazetteer and list outliers; changes nothing")
    return parser


def serve(arguments: argparse.Namespace) -> int:
    """Start the web server and print its address."""
    from werkzeug.serving import make_server

    from .app import create_app

    if not 0 <= arguments.port <= 65535:
        raise UsageError(f"no port {arguments.port}: give --port a number from 0 (any free one) to 65535")
    app = create_app(load_dataset(arguments.data))
    if arguments.debug:
        app.run(host=arguments.host, port=arguments.port, debug=True, extra_files=[str(f) for f in Path(arguments.data).glob("*.csv")])
        return 0
    try:
        server = make_server(arguments.host, arguments.port, app.server, threaded=True)
    except (OSError, SystemExit) as error:
        raise UsageError(f"cannot listen on {arguments.host}:{arguments.port} ({error}); try another --port, or --port 0 for a free one") from None
    print(f"Shifting Ground is at http://{arguments.host}:{server.server_port}/  (stop it with Ctrl+C)", flush=True)
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        print("stopped", file=sys.stderr)
    return 0


def check(arguments: argparse.Namespace) -> int:
    """Print every problem of a folder; exit 2 if there is an error (with --strict: or a warning)."""
    tables = read_folder(arguments.folder)
    if arguments.fix:
        for path in [*fix_folder({**tables, Justified.FILE: justifications(arguments.folder)}), *write_descriptor(arguments.folder)]:
            print(f"rewrote {path}", file=sys.stderr)
        tables = read_folder(arguments.folder)
    known = known_of_tables(tables)
    chapters, of_chapters = read_chapters(arguments.folder / "chapters", known) if known else ([], [])
    justified = {Justified.FILE: justifications(arguments.folder)}
    problems = [*problems_of({**tables, **justified}), *of_chapters, *stale_descriptor(arguments.folder)]
    errors = [p for p in problems if p.severity == "error" or arguments.strict]
    unusable = any(p.severity == "error" for p in problems)
    findings = open_findings(load_dataset(arguments.folder)) if arguments.review and not unusable else []
    if arguments.format == "json":
        print(json.dumps([*map(asdict, problems), *map(asdict, findings)], ensure_ascii=False, indent=1))
    else:
        _print_problems(problems)
        counts = ", ".join(f"{len(t.rows)} {name.removesuffix('.csv')}" for name, t in tables.items())
        counts += f", {len(chapters)} chapters" if chapters else ""
        print(f"{counts}: {len(errors)} error(s), {len(problems) - len(errors)} warning(s)")
        if arguments.review:
            _print_findings(findings, "not reviewed: mend the errors first" if unusable else "")
    return BAD_INPUT if errors else 0


def _print_findings(findings: list[Finding], reason: str) -> None:
    for finding in findings:
        print(finding)
    print(reason or f"{len(findings)} open finding(s): mend the record, or say in {Justified.FILE} why each is right")


def _print_problems(problems: list[Problem]) -> None:
    for problem in problems[: DataError.SHOWN]:
        print(problem)
    if len(problems) > DataError.SHOWN:
        print(f"... and {len(problems) - DataError.SHOWN} more")


def control(arguments: argparse.Namespace) -> int:
    """Print who held each place on a day."""
    dataset = load_dataset(arguments.data)
    table = dataset.control_at(day_of(arguments.on)).join(dataset.places[["name_en", "country"]])
    table = _only(table, dataset, arguments, ["force"])
    _print_table(table[["name_en", "country", "force", "state", "contested_by", "since", "event_id"]], arguments.format)
    return 0


def changes(arguments: argparse.Namespace) -> int:
    """Print gains and losses between two days."""
    dataset = load_dataset(arguments.data)
    start, end = day_of(arguments.start), day_of(arguments.end)
    if end < start:
        raise UsageError(f"{arguments.end} is before {arguments.start}: give the earlier day first")
    table = dataset.changes_between(start, end).join(dataset.places[["name_en", "country"]])
    table["event_ids"] = table["event_ids"].map(" ".join)
    table = _only(table, dataset, arguments, ["lost_by", "gained_by"])
    _print_table(table[["name_en", "country", "lost_by", "gained_by", "date", "event_ids"]], arguments.format)
    return 0


def why(arguments: argparse.Namespace) -> int:
    """Print why a place is shown so."""
    try:
        print(load_dataset(arguments.data).why(arguments.place, day_of(arguments.on)))
    except KeyError as error:
        raise UsageError(error.args[0]) from None
    return 0


def area(arguments: argparse.Namespace) -> int:
    """Print km2 by force on a day or over a stretch of days."""
    dataset = load_dataset(arguments.data)
    if arguments.country:
        known(arguments.country, dataset.places["country"].unique(), "country")
    if arguments.admin1:
        _print_table(_by_province(dataset, arguments), arguments.format)
        return 0
    first, last = (day_of(d) if d else None for d in (arguments.start or arguments.on, arguments.end or arguments.on))
    table = dataset.area_by_force(country=arguments.country, drawing=arguments.drawing).loc[first:last].round(0).astype(int)
    if arguments.force:
        known(arguments.force, dataset.forces.index, "force")
        table = table[[c for c in table if c.split(".")[0] == arguments.force]]
    _print_table(table, arguments.format)
    return 0


def _by_province(dataset: Dataset, arguments: argparse.Namespace) -> pd.DataFrame:
    """Return km2 and shares by province on a day."""
    if not arguments.on:
        raise UsageError("--admin1 needs one day: add --on YYYY-MM-DD")
    table = dataset.area_by_province(day_of(arguments.on), drawing=arguments.drawing).reset_index()
    table = _only(table, dataset, arguments, ["force"]).round({"km2": 0, "share": 3, "share_of_claimed": 3})
    return table.astype({"km2": int}).set_index("country")


def _only(table: pd.DataFrame, dataset: Dataset, arguments: argparse.Namespace, columns: list[str]) -> pd.DataFrame:
    """Return the rows of the asked country and force."""
    if arguments.country:
        known(arguments.country, dataset.places["country"].unique(), "country")
        table = table[table["country"] == arguments.country]
    if arguments.force:
        known(arguments.force, dataset.forces.index, "force")
        table = table[(table[columns] == arguments.force).any(axis=1)]
    return table


def _print_table(table: pd.DataFrame, form: str) -> None:
    """Print a table; days as YYYY-MM-DD in every form."""
    shown = table.reset_index()
    for column in shown.select_dtypes("datetime"):
        shown[column] = shown[column].dt.strftime("%Y-%m-%d")
    if form == "csv":
        print(shown.to_csv(index=False, lineterminator="\n"), end="")
    elif form == "json":
        print(json.dumps(shown.astype(object).where(shown.notna(), None).to_dict("records"), ensure_ascii=False, indent=1, default=str))
    elif shown.empty:
        print("(none)")
    else:
        print(shown.to_string(index=False))
