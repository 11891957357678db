"""Values as NewsML-G2 spells them, and as bent files spell them: dates, numbers, codes.

Each reader returns the value, or None where there is none to be had; what it had to bend or give up it says through
*remark*, so that nothing is mended in silence.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Final, TypeAlias

from newsdoc.errors import ModelError
from newsdoc.model import PartialDate, When

__all__ = ["WHITE", "Remark", "accepted", "blank", "read_moment", "read_number"]

Remark: TypeAlias = Callable[[str, str], None]
"""Takes a finding's code and message; the caller knows the place."""

WHITE: Final = " \t\r\n"
"""The white space of XML."""

_MOMENT = re.compile(
    r"""
    (?P<year>\d{4}) (?:-(?P<month>\d\d) (?:-(?P<day>\d\d)
    (?: [Tt ] (?P<hour>\d\d):(?P<minute>\d\d) (?: :(?P<second>\d\d) (?:\.(?P<fraction>\d+))? )?
    )? )? )?
    \s* (?P<zone> [Zz] | [+-]\d\d:?\d\d )?
    """,
    re.VERBOSE | re.ASCII,
)
_EXACT = re.compile(r"[\d-]+T\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)?", re.ASCII)
_HOURS_A_DAY: Final = 24


def blank(text: str | None) -> bool:
    r"""Whether there is nothing in *text* but the white space of XML; NBSP and the Unicode spaces are words.

    >>> blank(" \n"), blank(None), blank("\N{NO-BREAK SPACE}")
    (True, True, False)
    """
    return not text or not text.strip(WHITE)


def read_moment(text: str, remark: Remark) -> When | None:
    """A date, with time and zone as far as they are given (XML Schema dateTime, date, gYearMonth, gYear).

    White space around it, ``+0100`` for ``+01:00``, a blank for the ``T`` and missing seconds are bent and remarked.

    >>> read_moment("2017-10-11T10:41:00+0100", lambda code, message: print(code)).isoformat()
    NEWSML-DATE-BENT
    '2017-10-11T10:41:00+01:00'
    """
    spelled = text.strip()
    if not spelled:
        remark("NEWSML-DATE-EMPTY", "expected a date, got nothing")
        return None
    if spelled != text:
        remark("NEWSML-WHITE-SPACE", f"white space around {spelled!r} is left out")
    found = _MOMENT.fullmatch(spelled)
    value = _moment(found) if found else None
    if value is None:
        remark("NEWSML-DATE-UNREADABLE", f"expected a date such as 2018-11-21T16:25:32-05:00, got {spelled!r}")
    elif isinstance(value, datetime) and not _EXACT.fullmatch(spelled):
        remark("NEWSML-DATE-BENT", f"{spelled!r} is read as {value.isoformat()}")
    return value


def _moment(found: re.Match[str]) -> When | None:
    year, month, day = int(found["year"]), int(found["month"] or 0), int(found["day"] or 0)
    try:
        if not day:
            return PartialDate(year, month or None)
        if found["hour"] is None:
            return date(year, month, day)
        hour = int(found["hour"])
        value = datetime(
            year,
            month,
            day,
            hour % _HOURS_A_DAY,
            int(found["minute"]),
            int(found["second"] or 0),
            int((found["fraction"] or "0")[:6].ljust(6, "0")),
            tzinfo=_zone(found["zone"]),
        )
    except (ValueError, OverflowError):
        return None
    if hour < _HOURS_A_DAY:
        return value
    # XML Schema, dateTime: 24:00:00 is the end of the day.
    at_midnight = hour == _HOURS_A_DAY and (value.minute, value.second, value.microsecond) == (0, 0, 0)
    try:
        return value + timedelta(days=1) if at_midnight else None
    except OverflowError:
        return None


def _zone(text: str | None) -> timezone | None:
    if not text:
        return None
    if text in "Zz":
        return UTC
    offset = timedelta(hours=int(text[1:3]), minutes=int(text[-2:]))
    return timezone(-offset if text.startswith("-") else offset)


def read_number(text: str, low: int, high: int, remark: Remark) -> int | None:
    """A whole number from *low* to *high*.

    >>> read_number(" 3 ", 1, 9, print)
    3
    """
    spelled = text.strip()
    if not spelled:
        return None
    if spelled.isascii() and spelled.lstrip("+").isdigit() and len(spelled) < 20:  # noqa: PLR2004 - far beyond 2**63
        number = int(spelled)
        if low <= number <= high:
            return number
    remark("NEWSML-NUMBER", f"expected a whole number from {low} to {high}, got {spelled[:40]!r}")
    return None


def accepted(text: str | None, clean: Callable[[str], str], remark: Remark) -> str:
    """*text* as the model's check *clean* passes it; ``""`` with a remark where the check refuses it.

    >>> from newsdoc.model.values import clean_qcode
    >>> accepted("no code", clean_qcode, lambda code, message: print(code, message))
    NEWSML-VALUE expected a code such as 'medtop:04000000', got 'no code'
    ''
    """
    if not text:
        return ""
    try:
        return clean(text)
    except ModelError as error:
        remark("NEWSML-VALUE", error.message)
        return ""
