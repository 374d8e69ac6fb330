"""The corpus of bad input: what each file must get. One spoiled file of the tiny record at a time, one named test each.

The cases follow the groups of the reliability study: accept, encoding, shape, force and place, date, logic, coordinates, text, file.
"""

from __future__ import annotations

import gzip
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from dashboard import DataError, load_dataset
from dashboard.dataset import problems_of, read_folder
from tests.conftest import ROOT, TINY

Spoil = Callable[[Path], None]


def replace(file: str, old: str, new: str, count: int = 1) -> Spoil:
    """Replace text in a file; the text must be there."""

    def spoil(folder: Path) -> None:
        text = (folder / file).read_text(encoding="utf-8")
        assert old in text
        (folder / file).write_text(text.replace(old, new, count), encoding="utf-8", newline="")

    return spoil


def raw(file: str, change: Callable[[bytes], bytes]) -> Spoil:
    return lambda folder: (folder / file).write_bytes(change((folder / file).read_bytes()))  # type: ignore[return-value]


def put(file: str, make: Callable[[Path], object]) -> Spoil:
    """Put something else in the place of a file."""

    def spoil(folder: Path) -> None:
        (folder / file).unlink()
        make(folder / file)

    return spoil


def reordered(text: bytes) -> bytes:
    lines = [line.split(",") for line in text.decode().splitlines()]
    return "\n".join(",".join(reversed(cells)) for cells in lines).encode() if all(len(c) == len(lines[0]) for c in lines) else text


PALMYRA_ROW = "palmyra,Palmyra,تدمر,Tadmor|Tadmur"
FALL = "2015-05-21,2015-05-20,2015-05-21,palmyra,capture,isis,syria-gov"

ACCEPTED: dict[str, Spoil] = {
    "good": lambda folder: None,
    "byte order mark": raw("events.csv", lambda b: b"\xef\xbb\xbf" + b),
    "CRLF": raw("events.csv", lambda b: b.replace(b"\n", b"\r\n")),
    "CR": raw("places.csv", lambda b: b.replace(b"\n", b"\r")),
    "no final newline": raw("events.csv", lambda b: b.rstrip(b"\n")),
    "blank lines": raw("events.csv", lambda b: b.replace(b"\n", b"\n\n")),
    "newline in quotes": replace("events.csv", "ISIS took the city.", '"ISIS took\nthe city."'),
    "columns reordered": raw("sources.csv", reordered),
    "a place named NA": lambda folder: None,
    "no estimates": lambda folder: (folder / "estimates.csv").unlink(),
}

#: name -> (spoil, file, line (0: the file as a whole), field, words of the rule, words of the remedy)
REFUSED: dict[str, tuple[Spoil, str, int, str, str, str]] = {
    # encoding
    "cp1256": (raw("events.csv", lambda b: b.decode().encode("cp1256", "replace")), "events.csv", 2, "file", "not UTF-8", "CSV UTF-8"),
    "latin-1": (raw("sources.csv", lambda b: b.replace(b"First", b"Pr\xe9mier")), "sources.csv", 2, "file", "not UTF-8", "CSV UTF-8"),
    "UTF-16": (raw("events.csv", lambda b: b.decode().encode("utf-16")), "events.csv", 1, "file", "UTF-16", "CSV UTF-8"),
    "NUL": (raw("events.csv", lambda b: b.replace(b"ISIS took the city", b"ISIS\0took")), "events.csv", 8, "file", "NUL", "CSV UTF-8"),
    "truncated UTF-8": (raw("places.csv", lambda b: b[: b.index("تدمر".encode()) + 3]), "places.csv", 4, "file", "not UTF-8", "CSV UTF-8"),
    # shape
    "empty": (raw("events.csv", lambda b: b""), "events.csv", 0, "file", "empty", "header line"),
    "only blanks": (raw("events.csv", lambda b: b" \n\n"), "events.csv", 0, "file", "empty", "header line"),
    "header only": (raw("events.csv", lambda b: b.split(b"\n")[0] + b"\n"), "events.csv", 0, "file", "no rows", "at least one row"),
    "no header": (raw("events.csv", lambda b: b.split(b"\n", 1)[1]), "events.csv", 1, "header", "no header line", "event_id,date"),
    "missing column": (raw("events.csv", lambda b: b.replace(b"note_ar", b"zzz")), "events.csv", 1, "note_ar", "missing", "add the column note_ar"),
    "misspelt column": (replace("events.csv", ",force,", ",forces,"), "events.csv", 1, "force", "missing", "rename forces to force"),
    "duplicate column": (replace("events.csv", "earliest,latest", "latest,latest"), "events.csv", 1, "latest", "twice", "rename"),
    "semicolons": (raw("events.csv", lambda b: b.replace(b",", b";")), "events.csv", 1, "header", "semicolons", "commas"),
    "tabs": (raw("events.csv", lambda b: b.replace(b",", b"\t")), "events.csv", 1, "header", "tabs", "commas"),
    "short row": (replace("events.csv", "isis,syria-gov,ISIS took the city.,سيطر التنظيم على المدينة.", "isis"), "events.csv", 8, "line", "7 fields, 10 expected", "missing commas"),
    "long row": (replace("events.csv", "ISIS took the city.", "ISIS took the city.,,"), "events.csv", 8, "line", "12 fields, 10 expected", "double quotes"),
    "unquoted comma": (replace("events.csv", "ISIS took the city.", "ISIS took, the city."), "events.csv", 8, "line", "11 fields", "double quotes"),
    "open quote": (replace("events.csv", "ISIS took the city.", '"ISIS took the city.'), "events.csv", 8, "file", "not closed", "close the quote"),
    # force and place
    "unknown force": (replace("events.csv", "capture,isis,syria-gov", "capture,martians,syria-gov"), "events.csv", 8, "force", "not in forces.csv", "add it"),
    "wrong case": (replace("events.csv", "capture,isis,syria-gov", "capture,ISIS,syria-gov"), "events.csv", 8, "force", "not a slug", "lower-case"),
    "misspelt force": (replace("events.csv", "capture,isis,syria-gov", "capture,isiss,syria-gov"), "events.csv", 8, "force", "not in forces.csv", "did you mean isis?"),
    "unknown place": (replace("events.csv", "2015-05-21,palmyra,capture", "2015-05-21,palmira,capture"), "events.csv", 8, "place_id", "not in places.csv", "did you mean palmyra?"),
    "Arabic place name": (replace("events.csv", "2015-05-21,palmyra,capture", "2015-05-21,تدمر,capture"), "events.csv", 8, "place_id", "not a slug", "lower-case"),
    "unknown source": (replace("reports.csv", "palmyra-03,text-b", "palmyra-03,text-z"), "reports.csv", 9, "source_id", "not in sources.csv", "add it"),
    # dates
    "empty date": (replace("events.csv", f"palmyra-03,{FALL}", f"palmyra-03,{FALL[10:]}"), "events.csv", 8, "date", "required", "YYYY-MM-DD"),
    "29 February 2015": (replace("events.csv", "palmyra-03,2015-05-21", "palmyra-03,2015-02-29"), "events.csv", 8, "date", "not a calendar day", "YYYY-MM-DD"),
    "month 13": (replace("events.csv", "palmyra-03,2015-05-21", "palmyra-03,2015-13-01"), "events.csv", 8, "date", "not a calendar day", "YYYY-MM-DD"),
    "day first": (replace("events.csv", "palmyra-03,2015-05-21", "palmyra-03,21/05/2015"), "events.csv", 8, "date", "YYYY-MM-DD", "2015-05-21"),
    "ambiguous": (replace("events.csv", "palmyra-03,2015-05-21", "palmyra-03,03/04/2015"), "events.csv", 8, "date", "cannot be told apart", "2015-04-03 or 2015-03-04"),
    "Arabic-Indic digits": (replace("events.csv", "palmyra-03,2015-05-21", "palmyra-03,٢٠١٥-٠٥-٢١"), "events.csv", 8, "date", "digits", "2015-05-21"),
    "spreadsheet serial": (replace("events.csv", "palmyra-03,2015-05-21", "palmyra-03,42145"), "events.csv", 8, "date", "day number", "2015-05-21"),
    "year 1014": (replace("events.csv", "palmyra-03,2015-05-21", "palmyra-03,1015-05-21"), "events.csv", 8, "date", "year outside", "check the year"),
    "year 2114": (replace("events.csv", "palmyra-03,2015-05-21", "palmyra-03,2115-05-21"), "events.csv", 8, "date", "year outside", "check the year"),
    "with time zone": (replace("events.csv", "palmyra-03,2015-05-21", "palmyra-03,2015-05-21T00:00Z"), "events.csv", 8, "date", "no time", "2015-05-21"),
    "month only": (replace("events.csv", "palmyra-03,2015-05-21", "palmyra-03,2015-05"), "events.csv", 8, "date", "a month", "earliest and latest"),
    "NaN date": (replace("events.csv", "palmyra-03,2015-05-21", "palmyra-03,NaN"), "events.csv", 8, "date", "required", "YYYY-MM-DD"),
    "words": (replace("events.csv", "palmyra-03,2015-05-21", "palmyra-03,last May"), "events.csv", 8, "date", "not a calendar day", "YYYY-MM-DD"),
    "reversed range": (replace("events.csv", "2015-05-21,2015-05-20,2015-05-21", "2015-05-21,2015-05-21,2015-05-20"), "events.csv", 8, "earliest", "later than latest", "swap"),
    "outside its range": (replace("events.csv", "2015-05-21,2015-05-20,2015-05-21", "2015-05-25,2015-05-20,2015-05-21"), "events.csv", 8, "date", "outside earliest", "widen"),
    "reversed report": (replace("reports.csv", "2015-05-01,2015-05-31", "2015-05-31,2015-05-01"), "reports.csv", 8, "said_earliest", "later than said_latest", "swap"),
    # logic
    "duplicate event id": (replace("events.csv", "palmyra-04,", "palmyra-03,"), "events.csv", 9, "event_id", "first on line 8", "another id"),
    "duplicate row": (replace("events.csv", f"palmyra-04,{'2016-03-27,' * 3}palmyra,capture,syria-gov,isis", f"palmyra-04,{FALL}"), "events.csv", 9, "event_id", "same event as on line 8", "remove one"),
    "two holders on one day": (replace("events.csv", f"palmyra-04,{'2016-03-27,' * 3}", "palmyra-04,2015-05-21,2015-05-21,2015-05-21,"), "events.csv", 9, "date", "two holders on one day", "keep one"),
    "duplicate place": (replace("places.csv", "na,NA,نا,,village,SY,Raqqa,35.951,39.012", "na,Palmyra,نا,,village,SY,Homs,34.562,38.268"), "places.csv", 4, "place_id", "the same place as na", "keep one"),
    "capture by the holder": (replace("events.csv", "capture,isis,syria-gov", "capture,syria-gov,isis"), "events.csv", 8, "force", "already holds the place", "check force"),
    "lost by who did not hold it": (replace("events.csv", "capture,syria-gov,isis", "capture,syria-gov,rebels"), "events.csv", 9, "against", "isis does", "write isis"),
    "a battle before any holder": (replace("events.csv", "sirte,baseline,isis", "sirte,entered,isis"), "events.csv", 6, "kind", "no holder yet", "baseline"),
    "a second baseline": (replace("events.csv", "palmyra,capture,syria-gov,isis", "palmyra,baseline,syria-gov,"), "events.csv", 9, "kind", "after other events", "use capture"),
    "repelled out of nothing": (replace("events.csv", "palmyra,entered,isis,syria-gov", "palmyra,repelled,syria-gov,isis"), "events.csv", 7, "kind", "nothing to end", "entered or besieged"),
    "no report": (replace("reports.csv", "palmyra-04-r1,palmyra-04", "palmyra-03-r3,palmyra-03"), "events.csv", 9, "event_id", "no report", "reports.csv"),
    "disagrees without a remark": (replace("reports.csv", "The text gives the day of the announcement.,يورد النص يوم الإعلان.", ","), "reports.csv", 9, "remark_en", "disagrees", "remark_ar"),
    "remark in one language": (replace("reports.csv", "يورد النص يوم الإعلان.", ""), "reports.csv", 9, "remark_ar", "one language", "other"),
    # coordinates
    "swapped": (replace("places.csv", "34.561,38.267", "38.267,34.561"), "places.csv", 4, "lat", "swapped", "34.561"),
    "latitude 95": (replace("places.csv", "34.561,38.267", "95,38.267"), "places.csv", 4, "lat", "outside -90 to 90", "swapped"),
    "longitude 390": (replace("places.csv", "34.561,38.267", "34.561,390"), "places.csv", 4, "lon", "outside -180 to 180", "swapped"),
    "NaN coordinate": (replace("places.csv", "34.561,38.267", "NaN,38.267"), "places.csv", 4, "lat", "not a plain number", "36.34"),
    "infinite": (replace("places.csv", "34.561,38.267", "inf,38.267"), "places.csv", 4, "lat", "not a plain number", "36.34"),
    "blank coordinate": (replace("places.csv", "34.561,38.267", ",38.267"), "places.csv", 4, "lat", "required", "geocode"),
    "decimal comma": (replace("places.csv", "34.561,38.267", '"34,561",38.267'), "places.csv", 4, "lat", "decimal comma", "34.561"),
    "degrees and minutes": (replace("places.csv", "34.561,38.267", "34°33'N,38.267"), "places.csv", 4, "lat", "degrees and minutes", "decimal degrees"),
    "null island": (replace("places.csv", "34.561,38.267", "0,0"), "places.csv", 4, "lat", "Atlantic", "geocode"),
    "wrong country": (replace("places.csv", "city,SY,Homs,34.561", "city,LY,Sirte,34.561"), "places.csv", 4, "lat", "outside LY", "check country"),
    "unknown country": (replace("places.csv", "city,SY,Homs,34.561", "city,XX,Homs,34.561"), "places.csv", 4, "country", "not in the vocabulary", "SY, IQ, LY"),
    "unknown province": (replace("places.csv", "city,SY,Homs,34.561", "city,SY,Hims,34.561"), "places.csv", 4, "admin1", "no province of SY", "did you mean Homs?"),
    "Arabic digits in a coordinate": (replace("places.csv", "34.561,38.267", "٣٤٫٥٦١,38.267"), "places.csv", 4, "lat", "digits", "34.561"),
    "two places on one spot": (replace("places.csv", "35.951,39.012", "34.561,38.267"), "places.csv", 4, "lat", "same spot as na", "its own coordinates"),
    # text
    "bidi override": (replace("events.csv", "ISIS took the city.", "ISIS \u202etook the city."), "events.csv", 8, "note_en", "U+202E", "delete"),
    "right-to-left mark in a force": (replace("events.csv", "capture,isis,syria-gov", "capture,isis\u200f,syria-gov"), "events.csv", 8, "force", "U+200F", "delete"),
    "zero width in an id": (replace("events.csv", "palmyra-03,2015", "palmyra\u200b-03,2015"), "events.csv", 8, "event_id", "U+200B", "delete"),
    "no-break space": (replace("places.csv", "sirte,Sirte", "sirte,Sir\u00a0te"), "places.csv", 5, "name_en", "U+00A0", "ordinary space"),
    "homoglyph": (replace("places.csv", "palmyra,Palmyra", "palmyra,P\u0430lmyra"), "places.csv", 4, "name_en", "U+0430", "retype"),
    "10,000 characters": (replace("events.csv", "ISIS took the city.", "x" * 10_000), "events.csv", 8, "note_en", "longer than 2,000", "shorten"),
    "control character": (replace("events.csv", "ISIS took the city.", "ISIS\x07took"), "events.csv", 8, "note_en", "U+0007", "delete"),
    "script address": (replace("sources.csv", "https://example.org/b", "javascript:alert(1)"), "sources.csv", 3, "url", "not a web address", "http"),
    "English where Arabic belongs": (replace("events.csv", "سيطر التنظيم على المدينة.", "ISIS took it."), "events.csv", 8, "note_ar", "not Arabic", "Arabic letters"),
    # published figures
    "thousands mark": (replace("estimates.csv", "90000,,", '"90,000",,'), "estimates.csv", 2, "value", "not a plain number", "no thousands mark"),
    "less-than sign": (replace("estimates.csv", ",3,,3,", ",<3,,3,"), "estimates.csv", 3, "value", "not a plain number", "no <"),
    "blank figure": (replace("estimates.csv", "90000,,", ",,"), "estimates.csv", 2, "value", "required", "fill it in"),
    "ends the wrong way round": (replace("estimates.csv", "90000,,", "90000,95000,"), "estimates.csv", 2, "low", "above value", "correct"),
    "103 percent": (replace("estimates.csv", ",3,,3,", ",103,,103,"), "estimates.csv", 3, "value", "more than 100", "unit"),
    "area in percent": (replace("estimates.csv", ",km2,", ",percent,"), "estimates.csv", 2, "unit", "not counted in this", "km2"),
    "unknown scope": (replace("estimates.csv", "IQ+SY", "IQ+EG"), "estimates.csv", 2, "scope", "no such scope", "IQ+SY"),
    "unknown province of a scope": (replace("estimates.csv", "SY:Homs", "SY:Hims"), "estimates.csv", 3, "scope", "no such province", "did you mean Homs?"),
    "figure of an unknown source": (replace("estimates.csv", "text-b", "text-z"), "estimates.csv", 2, "source_id", "not in sources.csv", "add it"),
    # file
    "spreadsheet": (raw("events.csv", lambda b: b"PK\x03\x04" + b), "events.csv", 1, "file", "spreadsheet", "CSV UTF-8"),
    "zip bomb": (raw("events.csv", lambda b: b"PK\x03\x04" + b"\0" * 1_000_000), "events.csv", 1, "file", "zip archive", "CSV UTF-8"),
    "gzip": (raw("events.csv", gzip.compress), "events.csv", 1, "file", "gzip", "unpack"),
    "web page": (raw("events.csv", lambda b: b"<!DOCTYPE html><html>404</html>"), "events.csv", 1, "file", "web page", "raw file"),
    "merge conflict": (raw("events.csv", lambda b: b.replace(b"palmyra-03", b"<<<<<<< ours\npalmyra-03")), "events.csv", 8, "file", "merge conflict", "choose one side"),
    "100 MB": (put("events.csv", lambda p: subprocess.run(["truncate", "-s", "100M", str(p)], check=True)), "events.csv", 0, "file", "larger than 50 MiB", "split"),
    "missing": (put("events.csv", lambda p: None), "events.csv", 0, "file", "missing", "put events.csv"),
    "folder": (put("events.csv", lambda p: p.mkdir()), "events.csv", 0, "file", "a folder", "CSV file"),
    "link": (put("events.csv", lambda p: p.symlink_to(TINY / "events.csv")), "events.csv", 0, "file", "a link", "copy the file"),
    "pipe": (put("events.csv", os.mkfifo), "events.csv", 0, "file", "not a regular file", "CSV file"),
}  # fmt: skip

#: name -> (spoil, file, field, words): loads, with a warning
WARNED: dict[str, tuple[Spoil, str, str, str]] = {
    "trailing blank": (replace("events.csv", "capture,isis,syria-gov", "capture,isis ,syria-gov"), "events.csv", "force", "blanks around"),
    "extra column": (raw("sources.csv", lambda b: b"".join(line + b",x\n" for line in b.splitlines())), "sources.csv", "x", "does not know"),
    "orphan place": (replace("places.csv", "sirte,Sirte", "idle,Idle,خامل,,town,LY,Sirte,31.1,16.25,2,hand:test,3\nsirte,Sirte"), "places.csv", "place_id", "no event at this place"),
    "one decimal": (replace("places.csv", "34.561,38.267", "34.6,38.3"), "places.csv", "lat", "one decimal"),
    "script in a note": (replace("events.csv", "ISIS took the city.", "<script>alert(1)</script>"), "events.csv", "note_en", "looks like markup"),
    "script in a name": (replace("places.csv", "palmyra,Palmyra", "palmyra,<img src=x onerror=alert(1)>"), "places.csv", "name_en", "looks like markup"),
    "javascript: in a note": (replace("events.csv", "ISIS took the city.", "see javascript:alert(1)"), "events.csv", "note_en", "looks like markup"),
    "formula": (replace("events.csv", "ISIS took the city.", "=cmd|' /C calc'!A0"), "events.csv", "note_en", "formula"),
    "at sign formula": (replace("events.csv", "ISIS took the city.", "@SUM(A1)"), "events.csv", "note_en", "formula"),
}  # fmt: skip


@pytest.mark.parametrize("name", ACCEPTED)
def test_accepted(folder: Path, name: str) -> None:
    ACCEPTED[name](folder)
    expected, loaded = load_dataset(TINY), load_dataset(folder)
    assert expected.events.drop(columns=["note_en"]).equals(loaded.events.drop(columns=["note_en"]))
    assert loaded.places.loc["na", "name_en"] == "NA"


@pytest.mark.parametrize("name", REFUSED)
def test_refused(folder: Path, name: str) -> None:
    spoil, file, line, field, rule, remedy = REFUSED[name]
    spoil(folder)
    with pytest.raises(DataError) as caught:
        load_dataset(folder)
    matching = [p for p in caught.value.problems if Path(p.file).name == file and p.field == field and rule in p.rule]
    assert matching, f"expected {file} {field} '{rule}', got:\n{caught.value}"
    assert matching[0].line == line
    assert remedy in matching[0].remedy
    assert str(matching[0]).startswith(f"{folder / file}{f':{line}' if line else ''} {field} ")


@pytest.mark.parametrize("name", WARNED)
def test_warned(folder: Path, name: str) -> None:
    spoil, file, field, rule = WARNED[name]
    spoil(folder)
    load_dataset(folder)
    problems = problems_of(read_folder(folder))
    assert [p for p in problems if Path(p.file).name == file and p.field == field and rule in p.rule and p.severity == "warning"], problems


def test_unreadable(folder: Path) -> None:
    if os.geteuid() == 0:
        pytest.skip("root may read everything; run as another user to test this")
    (folder / "events.csv").chmod(0)
    with pytest.raises(DataError, match="not readable"):
        load_dataset(folder)


def test_endless_device_is_refused_at_once(folder: Path) -> None:
    put("events.csv", lambda p: p.symlink_to("/dev/zero"))(folder)
    started = time.monotonic()
    with pytest.raises(DataError, match="a link"):
        load_dataset(folder)
    assert time.monotonic() - started < 5


def test_a_million_rows_are_refused(folder: Path) -> None:
    header, row = (folder / "sources.csv").read_text(encoding="utf-8").splitlines()[:2]
    lines = (f"s-{i},T,,ar,,,x,text" for i in range(250_000))
    (folder / "sources.csv").write_text("\n".join([header, row, *lines]), encoding="utf-8")
    with pytest.raises(DataError, match="200,000 rows"):
        load_dataset(folder)


def test_all_problems_at_once(folder: Path) -> None:
    replace("sources.csv", "First text", "F\u0456rst text")(folder)
    for name in ("month 13", "swapped", "unknown source"):
        REFUSED[name][0](folder)
    with pytest.raises(DataError) as caught:
        load_dataset(folder)
    text = str(caught.value)
    assert all(words in text for words in ("not a calendar day", "swapped", "not in sources.csv", "U+0456"))


def test_no_more_than_200_are_shown_but_all_are_counted(folder: Path) -> None:
    header = (folder / "sources.csv").read_text(encoding="utf-8").splitlines()[0]
    (folder / "sources.csv").write_text("\n".join([header, *["BAD,T,,ar,,,x,text"] * 500]), encoding="utf-8")
    with pytest.raises(DataError) as caught:
        load_dataset(folder)
    lines = str(caught.value).splitlines()
    assert len(lines) == 202
    assert int(lines[-1].split()[0]) >= 500


def test_absent_folder(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="no such folder"):
        load_dataset(tmp_path / "nowhere")


@pytest.mark.parametrize("name", ["month 13", "missing", "UTF-16", "capture by the holder"])
def test_the_command_ends_with_2_and_no_traceback(folder: Path, name: str) -> None:
    REFUSED[name][0](folder)
    for command in (["check", str(folder)], ["control", "--on", "2015-01-01", "--data", str(folder)], ["serve", "--data", str(folder)]):
        done = subprocess.run([sys.executable, "-m", "dashboard", *command], cwd=ROOT, capture_output=True, text=True, timeout=60)
        assert done.returncode == 2, done
        assert "Traceback" not in done.stdout + done.stderr
        assert REFUSED[name][4] in done.stdout + done.stderr
