"""What every command shares: the exit code for bad input, the error that leads to it, and the words it accepts."""

from __future__ import annotations

from typing import Any

import pandas as pd

from .control import as_day
from .schema import did_you_mean

BAD_INPUT = 2


class UsageError(ValueError):
    """The words on the command line cannot be used."""


def day_of(text: str) -> pd.Timestamp:
    """Return the day written as YYYY-MM-DD, or raise UsageError."""
    try:
        return as_day(text)
    except ValueError as error:
        raise UsageError(str(error)) from None


def known(value: str, allowed: Any, what: str) -> None:
    """Raise UsageError with the allowed words if `value` is not one of them."""
    if value not in set(allowed):
        raise UsageError(f"no {what} {value!r}: {did_you_mean(value, allowed)}one of {', '.join(sorted(allowed))}")
