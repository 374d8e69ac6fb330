"""Pictures for slides: bad words are refused before a browser starts, and a film is there whole or not at all."""

from __future__ import annotations

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
from dashboard.site import ExportError
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
