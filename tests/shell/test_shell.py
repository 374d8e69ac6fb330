"""Payload, copy, layout, figures, command line: what the page and the terminal are given."""

from __future__ import annotations

import gzip
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
import shapely

from dashboard import Dataset, ids
from dashboard.app import create_app
from dashboard.chapters import load_chapters
from dashboard.cli import main
from dashboard.copydeck import LANGUAGES, load_copy
from dashboard.figures import places_held
from dashboard.layout import make_layout
from dashboard.payload import FRAMES, KEYS, Projector, bundle, make_payload
from tests.conftest import ROOT, TINY

SCRIPTS = "\n".join(p.read_text(encoding="utf-8") for p in (ROOT / "assets").glob("*.js") if not p.name.endswith(".min.js"))


@pytest.fixture(scope="module")
def tiny_bundle(tiny: Dataset) -> dict[str, Any]:
    return bundle(tiny)


def test_the_bundle_is_what_its_contract_says(tiny_bundle: dict[str, Any]) -> None:
    assert set(KEYS) - {"texts"} == set(tiny_bundle)


def test_columns_of_a_table_are_as_long_as_each_other(tiny_bundle: dict[str, Any]) -> None:
    for key in ("forces", "places", "log", "events", "reports", "sources", "ridges"):
        assert len({len(column) for column in tiny_bundle[key].values()}) == 1, key


def test_the_log_is_in_order_of_time(tiny_bundle: dict[str, Any]) -> None:
    assert tiny_bundle["log"]["day"] == sorted(tiny_bundle["log"]["day"])
    assert tiny_bundle["events"]["day"] == sorted(tiny_bundle["events"]["day"])


def test_the_same_record_gives_the_same_bytes(tiny: Dataset) -> None:
    assert make_payload(tiny) == make_payload(tiny)


def test_text_cannot_leave_the_script(folder: Path) -> None:
    from dashboard import load_dataset

    path = folder / "events.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("ISIS took the city.", "</script><script>alert(1)</script>"), encoding="utf-8")
    assert all("</script" not in script.text for script in make_payload(load_dataset(folder)))


def test_places_lie_inside_their_own_cells(record: Dataset) -> None:
    cells = record.cells().frame
    points = shapely.points(record.places["lon"], record.places["lat"])
    away_km = shapely.distance(cells.geometry.to_numpy(), points) * 111.2  # a place on a border or a coast may stand off the outline
    assert cells.index[away_km > record.places["geo_precision_km"]].tolist() == []


@pytest.mark.parametrize("frame", FRAMES)
def test_the_projection_keeps_north_up_and_inside(frame: str) -> None:
    west, south, east, north = FRAMES[frame]["window"]
    projector = Projector(frame)
    assert projector.point(lat=north, lon=west) == (0, 0)
    assert projector.point(lat=south, lon=east) == (projector.width, projector.height)


def test_both_languages_have_the_same_keys() -> None:
    assert list(load_copy("en")) == list(load_copy("ar"))
    for key in load_copy("en"):
        if re.fullmatch(r"count_.*_(zero|one|two)", key):  # Arabic has words for these, English figures
            continue
        slots = [set(re.findall(r"{(\w+)}", load_copy(language)[key])) for language in LANGUAGES]
        assert slots[0] == slots[1], key


def test_every_text_is_used() -> None:
    layout = "".join((ROOT / "dashboard" / name).read_text(encoding="utf-8") for name in ("app.py", "layout.py", "templates/page.html"))
    families = tuple(
        f"{word}_"
        for word in [
            "month",
            "kind",
            "country",
            "frame",
            "place",
            "admin1",
            "search",
            "count",
            "view",
            "sort",
            "table",
            "bloc",
            "kinds",
            "compare",
            "months",
            "digits",
            "time",
            "setting",
            "maghreb",
            "about",
            "key",
            "hint",
            "legend",
            "drawing",
            "maps",
            "lesson",
            "picture",
        ]
    )
    unused = [k for k in load_copy("en") if not k.startswith(families) and f'"{k}"' not in layout + SCRIPTS]
    assert unused == []


def test_arabic_is_arabic() -> None:
    for key, text in load_copy("ar").items():
        letters = [
            c
            for c in re.sub(
                r"{\w+}|Natural Earth|APA|BibTeX|Page Down|Page Up|Home|End|Esc|Enter|Backspace|F5|MIT|CC\u00a0BY|PNG|SVG|GSHHG|data|و?[A-Z]\b",
                "",
                text,
            )
            if c.isalpha()
        ]
        assert key == "other_language" or all("\u0600" <= c <= "\u06ff" for c in letters), key


def test_arabic_of_our_own_is_written_one_way(record: Dataset) -> None:
    chapters = {f"{c.id}.{key}": text for c in load_chapters(record) for key, text in c.said["ar"].items()}
    tables = [*record.forces["name_ar"].items(), *record.forces["short_ar"].items(), *record.estimates["note_ar"].items()]
    for key, text in [*load_copy("ar").items(), *chapters.items(), *tables]:
        assert "\u0627\u064b" not in text, f"{key}: the two strokes stand before the alif"
        assert not re.search(r"[\u0620-\u064a][,;?]", text), f"{key}: a mark of the other script"
        assert not re.search("تحرير(?! الشام)|سقط|سقوط|الإرهابي", text), f"{key}: a town changes hands, it neither falls nor is freed"


def test_every_id_that_scripts_look_for_is_there_once(tiny: Dataset) -> None:
    sought = set(re.findall(r"(?:find|getElementById)\(\"([\w-]+)\"\)", SCRIPTS))
    tree = json.dumps(make_layout(tiny).to_plotly_json(), default=lambda c: c.to_plotly_json() if hasattr(c, "to_plotly_json") else str(c))
    drawn = re.findall(r'"id": "(\w+)"', tree)
    written = re.findall(r' id="([\w-]+)"', create_app(tiny).server.test_client().get("/").text)
    assert sorted(drawn) == sorted(value for name, value in vars(ids).items() if name.isupper())
    assert sought <= {*drawn, *written}
    assert len({*drawn, *written}) == len([*drawn, *written])


def test_the_page_stands_before_dash(tiny: Dataset) -> None:
    index = create_app(tiny).server.test_client().get("/").text
    body, scripts = index.split('<template id="dash">')
    waiting, ours = scripts.split("</template>")
    assert re.findall(r'src="bundle/(\w+)-', ours) == ["bundle", "page"]
    assert "react-dom" in waiting
    assert "DashRenderer" in waiting
    assert "<script src" not in body
    for language in LANGUAGES:
        assert load_copy(language)["waiting"] in body


def test_the_figure_counts_places(tiny: Dataset) -> None:
    figure = places_held(tiny)
    held = tiny.control_at(figure.data[0].x[20])["force"].value_counts()
    assert {t.meta: t.y[20] for t in figure.data if t.y[20]} == held.to_dict()
    colours = tiny.forces["colour"]
    assert all(t.fillcolor == colours[t.meta] for t in figure.data)


def test_the_bundle_is_served_packed_and_for_ever(tiny: Dataset) -> None:
    client = create_app(tiny).server.test_client()
    for script in make_payload(tiny):
        packed = client.get(f"/bundle/{script.name}", headers={"Accept-Encoding": "gzip"})
        assert (packed.status_code, packed.headers["Content-Encoding"]) == (200, "gzip")
        assert gzip.decompress(packed.data).decode() == script.text
        assert "immutable" in packed.headers["Cache-Control"]
        assert "Accept-Encoding" in packed.headers["Vary"]
        assert client.get(f"/bundle/{script.name}").text == script.text
    index = client.get("/").text
    assert make_payload(tiny)[0].name in index
    assert make_payload(tiny)[1].name not in index, "the texts come after the first paint"
    assert not re.findall(r"(?:src|href)=\"(?:https?:)?//", index)


def run(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    code = main(list(words))
    out, err = capsys.readouterr()
    return code, out, err


def test_control_on_a_day(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "control", "--on", "2015-06-01", "--data", str(TINY), "--format", "json")
    rows = {r["place_id"]: r for r in json.loads(out)}
    assert (code, rows["palmyra"]["force"], rows["palmyra"]["since"]) == (0, "isis", "2015-05-21")


def test_changes_as_csv(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "changes", "2015-01-01", "2016-12-31", "--data", str(TINY), "--format", "csv", "--country", "LY")
    assert (code, out) == (0, "place_id,name_en,country,lost_by,gained_by,date,event_ids\nsirte,Sirte,LY,,isis,2015-05-10,sirte-01\n")


def test_area_on_a_day(capsys: pytest.CaptureFixture[str], tiny: Dataset) -> None:
    code, out, _ = run(capsys, "area", "--on", "2015-06-01", "--force", "isis", "--data", str(TINY), "--format", "json")
    row = json.loads(out)[0]
    assert code == 0
    assert row["isis"] == round(tiny.territory_at("2015-06-01").loc["isis", "km2"])
    assert set(row) == {"day", "isis", "isis.low", "isis.high"}


def test_why_on_the_command_line(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "why", "palmyra", "--on", "2015-06-01", "--data", str(TINY))
    assert code == 0
    assert "+ text-a ¶2 says 2015-05-01..2015-05-31 isis" in out
    assert "- text-b ¶1 says 2015-05-22..2015-05-22 isis" in out


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["control", "--on", "2015-02-30"], "YYYY-MM-DD"),
        (["control", "--on", "2015-01-01", "--country", "sy"], "did you mean SY?"),
        (["control", "--on", "2015-01-01", "--force", "daesh"], "one of"),
        (["changes", "2016-01-01", "2015-01-01"], "earlier day first"),
        (["why", "atlantis", "--on", "2015-01-01"], "no place 'atlantis'"),
        (["area", "--on", "soon"], "YYYY-MM-DD"),
        (["serve", "--port", "99999999"], "--port"),
        (["geocode", "/nowhere/places.csv"], "No such file"),
    ],
)
def test_bad_words_end_with_2_and_a_remedy(capsys: pytest.CaptureFixture[str], words: list[str], message: str) -> None:
    code, _, err = run(capsys, *words, *(["--data", str(TINY)] if words[0] != "geocode" else []))
    assert code == 2
    assert message in err


def test_check_prints_json_too(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    text = (folder / "events.csv").read_text(encoding="utf-8").replace("palmyra-03,2015-05-21", "palmyra-03,2015-13-21")
    (folder / "events.csv").write_text(text, encoding="utf-8")
    code, out, _ = run(capsys, "check", str(folder), "--format", "json")
    assert code == 2
    assert {"line": 8, "field": "date"}.items() <= json.loads(out)[0].items()


def test_check_fix_writes_the_canonical_form_and_nothing_else(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    original = (folder / "events.csv").read_bytes()
    lines = original.decode().splitlines()
    (folder / "events.csv").write_bytes("\r\n".join([lines[0], *reversed(lines[1:])]).encode())
    assert run(capsys, "check", str(folder), "--strict")[0] == 2
    assert run(capsys, "check", str(folder), "--fix")[0] == 0
    assert (folder / "events.csv").read_bytes() == original
    assert sorted(p.name for p in folder.iterdir()) == sorted(p.name for p in TINY.iterdir())


def test_check_fix_leaves_a_file_with_foreign_columns_alone(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    raw = b"".join(line + b",mine\n" for line in (folder / "sources.csv").read_bytes().splitlines())
    (folder / "sources.csv").write_bytes(raw)
    run(capsys, "check", str(folder), "--fix")
    assert (folder / "sources.csv").read_bytes() == raw


def test_held_counts_never_exceed_places(record: Dataset) -> None:
    from dashboard.control import held_by_force

    held = held_by_force(record.spells, record.days).sum(axis=1)
    assert held.max() <= len(record.places)
    assert held.is_monotonic_increasing, "a place that was known became unknown"
    assert isinstance(held.index[0], pd.Timestamp)


def test_it_runs_without_the_development_tools() -> None:
    done = subprocess.run([sys.executable, "-m", "dashboard", "--help"], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0
    for command in ("serve", "check", "control", "changes", "why", "area", "geocode"):
        assert command in done.stdout
