"""Dates and times as JSON strings: ISO 8601, as exactly as they are known."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Final

from newsdoc.model import PartialDate, When

__all__ = ["DAY", "INSTANT", "MONTH", "YEAR", "read_instant", "read_moment"]

YEAR: Final = "[0-9]{4}"
MONTH: Final = f"{YEAR}-(?:0[1-9]|1[0-2])"
DAY: Final = f"{MONTH}-(?:0[1-9]|[12][0-9]|3[01])"
INSTANT: Final = (
    f"{DAY}T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]"
    r"(?:\.[0-9]{1,6})?(?:Z|[+-](?:0[0-9]|1[0-4]):[0-5][0-9])?"
)

_YEAR = re.compile(YEAR)
_MONTH = re.compile(MONTH)
_DAY = re.compile(DAY)
_INSTANT = re.compile(INSTANT)


def read_instant(text: str) -> datetime | None:
    """The date with time that *text* spells, or None.

    >>> read_instant("2016-01-04T16:34:00+01:00").hour
    16
    """
    try:
        return datetime.fromisoformat(text) if _INSTANT.fullmatch(text) else None
    except ValueError:
        return None  # of the right form, but such as February 30


def read_moment(text: str) -> When | None:
    """The point in time that *text* spells, or None.

    >>> read_moment("2016-11")
    PartialDate(year=2016, month=11)
    """
    try:
        if _YEAR.fullmatch(text):
            return PartialDate(int(text))
        if _MONTH.fullmatch(text):
            return PartialDate(int(text[:4]), int(text[5:]))
        if _DAY.fullmatch(text):
            return date.fromisoformat(text)
    except ValueError:
        return None
    return read_instant(text)
