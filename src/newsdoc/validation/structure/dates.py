"""Dates and times: which forms XML Schema takes, and in words why it does not take others.

Law: a date that is written in one of the ways that people and programs use elsewhere is told what is wrong with it; and
where it can be put right without guessing, the right form is shown, and that is one which is taken.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from typing import Final

__all__ = ["is_approximate", "is_date", "is_datetime", "is_truncated", "why_not_date"]

_ZONE: Final = r"(?:Z|[+-](?:(?:0\d|1[0-3]):[0-5]\d|14:00))?"
_YEAR: Final = r"-?(?:[1-9]\d{4,}|\d{4})"
_MONTH: Final = r"(?:0[1-9]|1[0-2])"
_DAY: Final = r"(?:0[1-9]|[12]\d|3[01])"
_TIME: Final = r"T(?:(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?|24:00:00(?:\.0+)?)"
_DATETIME: Final = re.compile(rf"({_YEAR})-({_MONTH})-({_DAY}){_TIME}{_ZONE}", re.ASCII)
_DATE: Final = re.compile(rf"({_YEAR})-({_MONTH})-({_DAY}){_ZONE}", re.ASCII)
_YEAR_MONTH: Final = re.compile(rf"({_YEAR})(?:-{_MONTH})?{_ZONE}", re.ASCII)
_RECURRING: Final = re.compile(rf"--({_MONTH})(?:-({_DAY}))?{_ZONE}|---{_DAY}{_ZONE}", re.ASCII)
_LAST_YEAR: Final = 2**63 - 1
"""XML Schema lets each processor say how far it goes; this is as far as libxml2 goes, before the common era too."""


def _is_year(digits: str) -> bool:
    """Whether there is such a year; there is no year 0."""
    return len(digits) <= len(str(_LAST_YEAR)) and 0 < int(digits) <= _LAST_YEAR


def _on_calendar(found: re.Match[str] | None) -> bool:
    if found is None:
        return False
    year, month, day = found[1].lstrip("-"), int(found[2]), int(found[3])
    return _is_year(year) and day <= monthrange(int(year) % 400 + 400, month)[1]  # the calendar repeats itself


def is_datetime(value: str) -> bool:
    """Whether it is a date with time."""
    return _on_calendar(_DATETIME.fullmatch(value))


def is_date(value: str) -> bool:
    """Whether it is a date, with or without time."""
    return _on_calendar(_DATETIME.fullmatch(value) or _DATE.fullmatch(value))


def is_truncated(value: str) -> bool:
    """Whether it is a date, with or without time, a month or a year."""
    found = _YEAR_MONTH.fullmatch(value)
    if found is not None:
        return _is_year(found[1].lstrip("-"))
    return is_date(value)


def is_approximate(value: str) -> bool:
    """Whether it is a date, with or without time, or a part of one that comes again, such as a day of each May."""
    found = _RECURRING.fullmatch(value)
    if found is None:
        return is_truncated(value)
    leap_year = 2000
    return found[2] is None or int(found[2]) <= monthrange(leap_year, int(found[1]))[1]


def _row(wrong: str, reason: str, right: str | None = None) -> tuple[re.Pattern[str], str, str | None]:
    return re.compile(wrong, re.ASCII), reason, right


# How dates are written elsewhere: the pattern, what is wrong with it, and what is to be put in its stead, if that can
# be known. Each row looks at what those before it have put right. In the reasons, {1} and {2} are groups of it.
_HABITS: Final = (
    _row(r"^(\d{4})[/.]?(\d\d)[/.]?(\d\d)(?=[Tt ]|$)", "year, month and day are joined by hyphens", r"\1-\2-\3"),
    _row(r"^\d\d?([/.-])\d\d?\1\d{4}", "a date begins with the year and ends with the day"),
    _row(r"^\d\d-\d\d-\d\d(?=[Tt ]|$)", "a year has four digits"),
    _row(r"^(\d{4})-(\d)(?=-|$)", "a month has two digits", r"\1-0\2"),
    _row(r"^(\d{4}-\d\d)-(\d)(?=[Tt ]|$)", "a day has two digits", r"\1-0\2"),
    _row(r"^(\d{4}-\d\d-\d\d)(?:[t_ ]+(?=\d)|(?=\d\d:))", 'date and time are joined by a capital "T"', r"\1T"),
    _row(r"(T\d.*?) *(UTC|GMT|utc|gmt)$", 'the time zone {2} is written "Z"', r"\1Z"),
    _row(r"(T\d.*?) *[AaPp][Mm]$", "hours are counted from 00 to 23, without am and pm"),
    _row(r"(T\d.*?) *((?![AaPp][Mm])[A-Za-z]{2,5})$", 'a time zone is an offset such as +02:00, not "{2}"'),
    _row(r"(T\d.*?) +(?=[Zz+-])", "no space stands before the time zone", r"\1"),
    _row(r"T(\d)(?=:)", "an hour has two digits", r"T0\1"),
    _row(r"T(\d\d)(\d\d)(?=\d\d|[Zz+-]|$)", "hours, minutes and seconds are joined by colons", r"T\1:\2"),
    _row(r"(T\d\d:\d\d)(?=\d\d)", "", r"\1:"),  # of the same reason
    _row(r"T(\d\d)(?=[Zz+-]|$)", "the minutes and the seconds are missing", r"T\1:00:00"),
    _row(r"T(\d\d:\d\d)(?=[Zz+-]|$)", "the seconds are missing", r"T\1:00"),
    _row(r"(T\d\d:\d\d:\d\d),(?=\d)", "a fraction of a second follows a point, not a comma", r"\1."),
    _row(r"(T\d\d:\d\d:\d\d)[.,](?!\d)", "the fraction of the second is missing", r"\1"),
    _row(r"(T\d.*)z$", 'the time zone "z" is written as a capital "Z"', r"\1Z"),
    _row(r"(T\d.*[+-])(\d)(?=:|$)", "the hours of a time zone have two digits", r"\g<1>0\2"),
    _row(r"(T\d.*)([+-]\d\d)$", 'the time zone "{2}" lacks its minutes', r"\1\2:00"),
    _row(r"(T\d.*)([+-]\d\d)(\d\d)$", 'the time zone "{2}{3}" lacks its colon', r"\1\2:\3"),
)
# What there is not, and what is missing. No more than one of these is told.
_IMPOSSIBLE: Final = (
    _row(r"^[A-Za-z]", "a date begins with the year"),
    _row(r"^\d\d:\d\d(?::|$)", "the date is missing"),
    _row(r"^-?(0000)(?!\d)", "there is no year {1}"),
    _row(r"^-?\d{4,}-(00|1[3-9]|[2-9]\d)", "there is no month {1}"),
    _row(r"^-?(\d{4,}-\d\d-(?:00|3[2-9]|[4-9]\d))", "there is no day {1}"),
    _row(r"T(2[5-9]|[3-9]\d)", "there is no hour {1}"),
    _row(r"T24:(?!00:00(?:\.0+)?(?:[Z+-]|$))", "the only time that begins with 24 is 24:00:00"),
    _row(r"T\d\d:([6-9]\d)", "there is no minute {1}"),
    _row(r"T\d\d:\d\d:([6-9]\d)", "there is no second {1}"),
    _row(
        r"T\d.*([+-](?:14:(?!00)|1[5-9]|[2-9]\d|\d\d:[6-9])[\d:]*)$",
        "there is no time zone {1}; they run from -14:00 to +14:00",
    ),
    _row(r"^\d{4}-\d\d$", "the day is missing"),
    _row(r"^\d{4}$", "the month and the day are missing"),
    _row(r"^\d{4}-\d\d-\d\dT$", "the time is missing"),
)
_LONGEST: Final = 60
_BLANK: Final = " \t\r\n"


def why_not_date(is_right: Callable[[str], bool]) -> Callable[[str], str]:
    """Says what is wrong with a date of the kind that *is_right* takes.

    >>> why_not_date(is_datetime)("2024-05-03 11:30 UTC")
    'date and time are joined by a capital "T", the time zone UTC is written "Z", and the seconds are missing: \
write "2024-05-03T11:30:00Z"'
    >>> why_not_date(is_date)("2024-02-30")
    'there is no day 2024-02-30'
    """

    def explain(value: str) -> str:
        value = value.strip(_BLANK)
        if len(value) > _LONGEST:
            return ""
        reasons: list[str] = []
        for wrong, reason, right in _HABITS:
            found = wrong.search(value)
            if found is not None:
                reasons += [reason.format(found[0], *found.groups())] if reason else []
                if right is not None:
                    value = value[: found.start()] + found.expand(right) + value[found.end() :]
        if is_right(value):
            return f'{_in_a_row(reasons)}: write "{value}"'
        return _in_a_row([*reasons, *_impossible(value)])

    return explain


def _impossible(value: str) -> list[str]:
    for wrong, reason, _ in _IMPOSSIBLE:
        found = wrong.search(value)
        if found is not None:
            return [reason.format(found[0], *found.groups())]
    day = value.partition("T")[0]
    if _DATE.fullmatch(day) and not is_date(day):
        return [f"there is no day {day}"]
    return ["the time is missing"] if is_date(value) else []


def _in_a_row(reasons: list[str]) -> str:
    return f"{', '.join(reasons[:-1])}, and {reasons[-1]}" if len(reasons) > 1 else "".join(reasons)
