"""Take it to class: what is written, what is refused, and that nothing is ever half-written."""

from __future__ import annotations

import errno
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from dash import Dash

from dashboard import Dataset, load_dataset, site
from dashboard.app import create_app
from dashboard.cli import main
from dashboard.site import INDEX, MARKER, ExportError, Site, export_file, export_folder
from tests.conftest import TINY


class Elements(HTMLParser):
    """What a browser finds in a page: how many scripts, and the addresses of scripts and styles."""

    def __init__(self) -> None:
        super().__init__()
        self.scripts, self.addresses = 0, list[str]()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.scripts += tag == "script"
        if tag in {"script", "link"}:
            self.addresses += [value for name, value in attrs if name in {"src", "href"} and value]


@pytest.fixture(scope="module")
def app(tiny: Dataset) -> Dash:
    return create_app(tiny)


def everything(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def test_every_address_in_the_index_is_a_file_beside_it(app: Dash, tmp_path: Path) -> None:
    files = export_folder(app, tmp_path / "lesson")
    index = (tmp_path / "lesson" / INDEX).read_text(encoding="utf-8")
    named = re.findall(r'(?:src|href)="((?!data:)[^"]+)"', index.split('id="dash-answers"')[0] + index.split("</script>", 1)[1])
    scripts = [n for n in named if n.endswith((".js", ".css"))]
    assert sum(n.startswith("bundle/") for n in scripts) == 4  # map, texts, code, style
    assert all((tmp_path / "lesson" / n).is_file() for n in scripts)
    assert {str(f.relative_to(tmp_path / "lesson")) for f in files} == set(everything(tmp_path / "lesson"))


def test_an_earlier_export_is_replaced_and_leaves_nothing_behind(app: Dash, tmp_path: Path) -> None:
    export_folder(app, tmp_path / "lesson")
    (tmp_path / "lesson" / INDEX).write_text("old", encoding="utf-8")
    export_folder(app, tmp_path / "lesson")
    assert "dash-answers" in (tmp_path / "lesson" / INDEX).read_text(encoding="utf-8")
    assert [p.name for p in tmp_path.iterdir()] == ["lesson"]


def test_an_empty_folder_is_taken(app: Dash, tmp_path: Path) -> None:
    export_folder(app, tmp_path)
    assert (tmp_path / MARKER).is_file()


def test_a_folder_of_somebody_else_is_refused_untouched(app: Dash, tmp_path: Path) -> None:
    (tmp_path / "thesis.docx").write_bytes(b"years of work")
    with pytest.raises(ExportError, match="is not an export of this app"):
        export_folder(app, tmp_path)
    assert everything(tmp_path) == {"thesis.docx": b"years of work"}


def test_own_files_inside_an_export_are_not_thrown_away(app: Dash, tmp_path: Path) -> None:
    export_folder(app, tmp_path / "lesson")
    (tmp_path / "lesson" / "notes.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(ExportError, match=r"such as notes\.txt; move them away"):
        export_folder(app, tmp_path / "lesson")
    assert (tmp_path / "lesson" / "notes.txt").read_text(encoding="utf-8") == "mine"


def test_files_are_not_folders_and_the_other_way_round(app: Dash, tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("mine", encoding="utf-8")
    with pytest.raises(ExportError, match="is a file; give a folder"):
        export_folder(app, tmp_path / "a.html")
    with pytest.raises(ExportError, match="is a folder; give a file name"):
        export_file(app, tmp_path)
    with pytest.raises(ExportError, match="is not an export of this app"):
        export_file(app, tmp_path / "a.html")
    assert (tmp_path / "a.html").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("before", [False, True])
def test_a_full_disk_leaves_the_old_export_or_none(app: Dash, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, before: bool) -> None:
    target = tmp_path / "lesson"
    if before:
        export_folder(app, target)
    was = everything(tmp_path)
    written: list[Path] = []
    write = Path.write_text

    def full(path: Path, *args: object, **options: object) -> int:
        written.append(path)
        if len(written) > 5:
            raise OSError(errno.ENOSPC, "No space left on device", str(path))
        return write(path, *args, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(Path, "write_text", full)
    with pytest.raises(ExportError, match="No space left on device; nothing was written"):
        export_folder(app, target)
    assert everything(tmp_path) == was
    assert [p.name for p in tmp_path.iterdir()] == (["lesson"] if before else [])


def test_a_full_disk_leaves_the_old_single_file(app: Dash, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "one.html"
    export_file(app, path)
    was = path.read_bytes()

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("dashboard.dataset.os.fsync", full)
    with pytest.raises(ExportError, match="No space left on device; nothing was written"):
        export_file(app, path)
    assert everything(tmp_path) == {"one.html": was}


def test_a_folder_that_cannot_be_made(app: Dash, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(ExportError, match="nothing was written"):
        export_folder(app, tmp_path / "file" / "lesson")


def test_the_single_file_is_whole_small_and_names_no_file(record: Dataset) -> None:
    site = Site.of(create_app(record))
    page = site.single()
    assert len(page.encode()) < 8_000_000
    elements = Elements()
    elements.feed(page)
    assert [a for a in elements.addresses if not a.startswith("data:")] == []
    assert elements.scripts == len(site.scripts) + 5  # answers, stand-in, Dash's configuration, charts, Dash's start


def test_texts_cannot_leave_their_script(folder: Path) -> None:
    path = folder / "events.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("ISIS took the city.", "</script><!--<script>alert(1)"), encoding="utf-8")
    page = Site.of(create_app(load_dataset(folder))).single()
    assert "</script><!--" not in page
    assert "<!--<script" not in page


def test_the_page_offers_the_single_file(app: Dash) -> None:
    answer = app.server.test_client().get(f"/{site.DOWNLOAD}")
    assert (answer.status_code, answer.mimetype) == (200, "text/html")
    assert "attachment" in answer.headers["Content-Disposition"]
    assert site.SIGNATURE in answer.get_data(as_text=True)


def test_the_command_says_what_it_wrote_and_what_it_refuses(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = ["--data", str(TINY)]
    assert main(["export", str(tmp_path / "lesson"), "--single-file", str(tmp_path / "one.html"), *data]) == 0
    assert "open it by double click" in capsys.readouterr().out
    assert main(["export", *data]) == 2
    assert "nothing to write" in capsys.readouterr().err
    assert main(["export", str(tmp_path), *data]) == 2
    assert "is not an export of this app" in capsys.readouterr().err
