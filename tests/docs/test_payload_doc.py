"""The payload's page is what the code says, and the code says every key there is."""

from __future__ import annotations

import json
import re

from dashboard import Dataset
from dashboard.payload import KEYS, bundle, document, make_payload
from tests.conftest import ROOT

FIX = 'python -c "from dashboard.payload import document; print(document(), end=str())" > docs/payload.md'


def test_the_page_is_in_step() -> None:
    assert (ROOT / "docs" / "payload.md").read_text(encoding="utf-8") == document(), f"run: {FIX}"


def test_every_key_is_documented(record: Dataset) -> None:
    assert set(bundle(record)) == set(KEYS) - {"texts"}


def test_two_scripts_hold_everything_once(record: Dataset) -> None:
    first, second = (json.loads(re.sub(r"^[^=]+=window\.ground\|\|\{\}\)\.\w+=|;\n$", "", script.text)) for script in make_payload(record))
    whole = bundle(record)
    assert first.pop("texts") == make_payload(record)[1].name
    first["events"] |= second.pop("events")
    assert json.loads(json.dumps(whole)) == {**first, **second}
