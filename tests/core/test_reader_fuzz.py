"""Whatever the files hold, reading ends with a dataset or with problems that name file, rule and remedy; never with another error."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard import DataError, load_dataset
from tests.conftest import TINY

FILES = ("places.csv", "events.csv", "reports.csv", "sources.csv", "forces.csv", "estimates.csv")
SNIPPETS = [b'"', b",", b"\n", b"\r", b"\0", b"\xff", b";", "٢".encode(), "\u202e".encode(), b"isis", b"2015-02-30", b"-1", b"<<<<<<< ", b"=1"]


@given(st.sampled_from(FILES), st.lists(st.tuples(st.integers(0, 5000), st.integers(0, 40), st.sampled_from(SNIPPETS)), min_size=1, max_size=6))
@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_mutated_files_load_or_are_refused_in_full(file: str, edits: list[tuple[int, int, bytes]]) -> None:
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(shutil.copytree(TINY, Path(temporary) / "record"))
        raw = (folder / file).read_bytes()
        for at, cut, put in edits:
            at %= len(raw) + 1
            raw = raw[:at] + put + raw[at + cut :]
        (folder / file).write_bytes(raw)
        try:
            dataset = load_dataset(folder)
        except DataError as error:
            assert error.problems
            for problem in error.problems:
                assert Path(problem.file).name in FILES
                assert problem.rule
                assert problem.remedy
        else:
            assert set(dataset.events["place_id"]) <= set(dataset.places.index)
