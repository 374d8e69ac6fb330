"""The tiny record: 4 places and 9 events with every hard case once (two countries and more, a text that disagrees, a place named NA,
a battle before a capture, a siege, a first event that comes late)."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from dashboard import Dataset, load_dataset

TINY = Path(__file__).parent / "fixtures" / "tiny"
ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def tiny() -> Dataset:
    return load_dataset(TINY)


@pytest.fixture(scope="session")
def record() -> Dataset:
    """The real record."""
    return load_dataset()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the tiny record that a test may spoil."""
    return Path(shutil.copytree(TINY, tmp_path / "record"))
