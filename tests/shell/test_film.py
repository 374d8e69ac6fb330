"""Pictures for slides: bad words are refused before a browser starts, and a film is there whole or not at all."""

from __future__ import annotations

import errno
import os
import re
import stat
import struct
import sys
from pathlib import Path
from xml.etree import ElementTree

import pandas as pd
import pytest
from dash import Dash

from dashboard import Dataset, film, load_dataset
from dashboard.app import create_app
from dashboard.cli import main
from dashboard.film import Shot, make_handout, make_picture, make_video, parse_size
from dashboard.site import ExportError, Site
from tests.conftest import TINY

SMALL = Shot((640, 480))


@pytest.fixture(scope="module")
def app(tiny: Dataset) -> Dash:
    return create_app(tiny)


@pytest.fixture
def days(tiny: Dataset) -> tuple[pd.Timestamp, pd.Timestamp]:
    return tiny.days[0], tiny.days[2]


@pytest.fixture
def no_ffmpeg(monkeypatch: pytest.MonkeyPatch) -> None:
    which = film.shutil.which
    monkeypatch.setattr(film.shutil, "which", lambda name: None if name == "ffmpeg" else which(name))


def png_size(content: bytes) -> tuple[int, int]:
    return struct.unpack(">II", content[16:24])  # type: ignore[return-value]


@pytest.mark.parametrize("text", ["", "big", "1920", "1920x", "10x10", "1921x1080", "99999x99999", "-1x5"])
def test_a_size_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(ExportError, match="no size"):
        parse_size(text)


def test_what_cannot_be_filmed_is_refused(app: Dash, tmp_path: Path, days: tuple[pd.Timestamp, pd.Timestamp]) -> None:
    with pytest.raises(ExportError, match=r"one of \.mp4"):
        make_video(app, tmp_path / "a.avi", days, SMALL, 30)
    with pytest.raises(ExportError, match="no rate 0"):
        make_video(app, tmp_path / "a.mp4", days, SMALL, 0)
    with pytest.raises(ExportError, match="earlier day first"):
        make_video(app, tmp_path / "a.mp4", days[::-1], SMALL, 30)
    with pytest.raises(ExportError, match=r"is a \.png or a \.svg"):
        make_picture(app, tmp_path / "a.jpg", days[0], SMALL)
    with pytest.raises(ExportError, match=r"is a \.pdf"):
        make_handout(app, tmp_path / "a.doc", "en", "A4")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.browser
def test_the_handout_is_a_pdf_on_the_paper_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "sheet.pdf"
    assert main(["export", "--handout", str(path), "--paper", "Letter", "--lang", "ar"]) == 0
    assert path.read_bytes().startswith(b"%PDF")
    assert b"/MediaBox [0 0 612" in path.read_bytes()
    assert [p.name for p in tmp_path.iterdir()] == ["sheet.pdf"]


def test_no_playwright_is_said_in_words(app: Dash, tmp_path: Path, days: tuple[pd.Timestamp, pd.Timestamp], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "playwright.sync_api", None)
    with pytest.raises(ExportError, match=r"shifting-ground\[film\]"):
        make_picture(app, tmp_path / "a.png", days[0], SMALL)
    assert list(tmp_path.iterdir()) == []


def test_no_browser_is_said_in_words(app: Dash, tmp_path: Path, days: tuple[pd.Timestamp, pd.Timestamp], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(film.shutil, "which", lambda _: str(tmp_path / "nothing"))
    with pytest.raises(ExportError, match="no browser to take pictures with: install Chromium"):
        make_picture(app, tmp_path / "a.png", days[0], SMALL)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.browser
def test_a_picture_has_the_size_asked_for(app: Dash, tmp_path: Path, days: tuple[pd.Timestamp, pd.Timestamp]) -> None:
    make_picture(app, tmp_path / "a.png", days[0], SMALL)
    assert png_size((tmp_path / "a.png").read_bytes()) == (640, 480)
    with pytest.raises(ExportError, match="outside the record"):
        make_picture(app, tmp_path / "b.png", pd.Timestamp("1999-01-01"), SMALL)
    assert [p.name for p in tmp_path.iterdir()] == ["a.png"]


@pytest.mark.browser
def test_a_picture_of_vectors_stands_alone(tmp_path: Path) -> None:
    path = tmp_path / "map.svg"
    words = ["--date", "2014-08-01", "--lang", "ar", "--size", "1600x900", "--data", str(TINY)]
    assert main(["export", "--svg", str(path), *words]) == 0
    text = path.read_text(encoding="utf-8")
    root = ElementTree.fromstring(text)
    assert (root.get("width"), root.get("height"), root.get("lang")) == ("1600", "900", "ar")
    said = ["".join(e.itertext()) for e in root.iter("{http://www.w3.org/2000/svg}text")]
    assert {"أرض متحوّلة", "1 آب 2014", "Mosul (east)", "الموصل (الجانب الأيسر)"} <= set(said)
    assert load_dataset(TINY).version in " ".join(said)
    assert not list(root.iter("{http://www.w3.org/2000/svg}image"))
    assert set(re.findall(r"url\((.)", text)) == {"#"}
    assert re.findall(r"https?://[^\"]+", text) == ["http://www.w3.org/2000/svg"]
    assert "sans-serif" in text
    assert [p.name for p in tmp_path.iterdir()] == ["map.svg"]


def test_a_picture_has_the_ending_of_its_kind(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", "--svg", str(tmp_path / "map.png"), "--data", str(TINY)]) == 2
    assert "--svg writes a .svg" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.browser
@pytest.mark.usefixtures("no_ffmpeg")
def test_without_ffmpeg_the_pictures_are_kept(tmp_path: Path, capsys: pytest.CaptureFixture[str], days: tuple[pd.Timestamp, pd.Timestamp]) -> None:
    words = [
        "export",
        "--video",
        str(tmp_path / "t.mp4"),
        "--from",
        f"{days[0]:%Y-%m-%d}",
        "--to",
        f"{days[1]:%Y-%m-%d}",
        "--size",
        "640x480",
        "--data",
        str(TINY),
    ]
    assert main(words) == 2
    assert "ffmpeg was not found" in capsys.readouterr().err
    assert sorted(p.name for p in (tmp_path / "t-frames").iterdir()) == [f"frame-0000{i}.png" for i in range(3)]
    assert main(words) == 2
    assert "move it away, or install ffmpeg" in capsys.readouterr().err
    assert [p.name for p in tmp_path.iterdir()] == ["t-frames"]


BAD_WORDS = [
    (["--size", "big"], "write width x height"),
    (["--size", "641x480"], "even numbers"),
    (["--fps", "0"], "no rate 0: 1 to 60"),
    (["--fps", "61"], "no rate 61: 1 to 60"),
    (["--from", "yesterday"], "'yesterday'"),
    (["--to", "2014-02-30"], "2014-02-30"),
    (["--from", "2014-09-01", "--to", "2014-08-01"], "earlier day first"),
    (["--country", "FR"], "no country 'FR'"),
]


@pytest.mark.parametrize(("words", "message"), BAD_WORDS)
def test_bad_words_end_in_one_clear_line(tmp_path: Path, capsys: pytest.CaptureFixture[str], words: list[str], message: str) -> None:
    assert main(["export", "--video", str(tmp_path / "t.mp4"), "--data", str(TINY), *words]) == 2
    said = capsys.readouterr().err
    assert message in said
    assert len(said.strip().splitlines()) == 1
    assert list(tmp_path.iterdir()) == []


def test_a_rate_that_is_no_number_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(["export", "--video", "t.mp4", "--fps", "fast"])
    assert left.value.code == 2
    assert "invalid int value: 'fast'" in capsys.readouterr().err


@pytest.mark.parametrize("option", ["--video=t.mp4", "--png=t.png", "--svg=t.svg", "--handout=t.pdf"])
def test_no_browser_ends_in_one_clear_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], option: str) -> None:
    monkeypatch.setattr(film.shutil, "which", lambda _: str(tmp_path / "nothing"))
    monkeypatch.chdir(tmp_path)
    assert main(["export", option, "--data", str(TINY)]) == 2
    said = capsys.readouterr().err.strip()
    assert "install Chromium" in said
    assert len(said.splitlines()) == 1
    assert list(tmp_path.iterdir()) == []


def full_disk(*_: object, **__: object) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


@pytest.mark.browser
@pytest.mark.parametrize("name", ["t.mp4", "t.png", "t.svg", "t.pdf"])
def test_a_full_disk_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    path = tmp_path / "slides" / name
    path.parent.mkdir()
    path.write_bytes(b"the one before")
    tools = tmp_path / "tools"
    tools.mkdir()
    monkeypatch.setattr(film.tempfile, "tempdir", str(tools))
    monkeypatch.setattr("dashboard.dataset.os.fsync" if name != "t.mp4" else "pathlib.Path.write_bytes", full_disk)
    single = Site.of(create_app(load_dataset(TINY))).single()
    monkeypatch.setattr(film, "export_file", lambda _, page: page.write_text(single, encoding="utf-8"))  # the disk is full where we write, not there
    option = {".mp4": "--video", ".pdf": "--handout"}.get(path.suffix, f"--{path.suffix[1:]}")
    assert (
        main(
            [
                "export",
                option,
                str(path),
                "--from",
                "2014-08-01",
                "--to",
                "2014-08-02",
                "--on",
                "2014-08-01",
                "--size",
                "640x480",
                "--data",
                str(TINY),
            ]
        )
        == 2
    )
    said = capsys.readouterr().err.strip()
    assert f"{path}: No space left on device; nothing was written" in said
    assert len(said.splitlines()) == 1
    assert path.read_bytes() == b"the one before"
    assert [p.name for p in path.parent.iterdir()] == [name]
    assert list(tools.iterdir()) == []


@pytest.mark.browser
@pytest.mark.parametrize("works", [True, False])
def test_with_ffmpeg_the_film_is_whole_or_not_there(
    app: Dash, tmp_path: Path, days: tuple[pd.Timestamp, pd.Timestamp], monkeypatch: pytest.MonkeyPatch, works: bool
) -> None:
    tools = tmp_path / "tools"
    tools.mkdir()
    script = tools / "ffmpeg"
    last = 'for last; do :; done; printf film > "$last"'
    script.write_text(f"#!/bin/sh\n{last}\n{'' if works else 'echo no such codec >&2; exit 1'}\n", encoding="utf-8")
    script.chmod(script.stat().st_mode | stat.S_IEXEC)
    monkeypatch.setenv("PATH", f"{tools}{os.pathsep}{os.environ['PATH']}")
    out = tmp_path / "out"
    if works:
        assert make_video(app, out / "t.webm", days, SMALL, 30) == out / "t.webm"
        assert (out / "t.webm").read_text() == "film"
    else:
        with pytest.raises(ExportError, match="no such codec"):
            make_video(app, out / "t.webm", days, SMALL, 30)
    assert [p.name for p in out.iterdir()] == (["t.webm"] if works else [])
