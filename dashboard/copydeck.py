"""Every visible string, by language and key.

Invariant: both languages have the same keys, and the page shows no text that does not stand here or in the record.
"""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path

LANGUAGES = ("en", "ar")
_FOLDER = Path(__file__).parent / "copy"


@lru_cache
def load_copy(language: str) -> dict[str, str]:
    """Return the texts of a language by key.

    >>> load_copy("en")["title"]
    'Shifting Ground'
    """
    return json.loads((_FOLDER / f"{language}.json").read_text(encoding="utf-8"))
