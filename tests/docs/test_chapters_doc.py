"""The chapter that the documentation shows can be put into the folder as it stands."""

from __future__ import annotations

import re
from pathlib import Path

from dashboard import Dataset
from dashboard.chapters import known_of, read_chapters
from tests.conftest import ROOT


def test_the_example_is_a_chapter(record: Dataset, tmp_path: Path) -> None:
    example = re.search(r"```toml\n# data/chapters/(\S+\.toml).*?\n(.*?)```", (ROOT / "docs" / "chapters.md").read_text(encoding="utf-8"), re.DOTALL)
    assert example
    (tmp_path / example[1]).write_text(example[2], encoding="utf-8")
    chapters, problems = read_chapters(tmp_path, known_of(record))
    assert [str(p) for p in problems] == []
    assert chapters[0].question
    assert chapters[0].box
