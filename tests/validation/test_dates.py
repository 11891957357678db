"""Dates that are written as elsewhere are told what is wrong with them, and the right form where it can be known."""

from __future__ import annotations

import random

import pytest

from newsdoc.validation import validate
from newsdoc.validation.rules.examples import document
from newsdoc.validation.structure.datatypes import DATATYPES
from validation.values import bent

KINDS = ("datetime", "datetime-or-empty", "date", "truncated", "approximate")
JOINED = "hours, minutes and seconds are joined by colons"

# What is written, what is said of it, and the right form, if it is shown.
CASES = {
    "2024-05-03 09:30:00Z": ('date and time are joined by a capital "T"', "2024-05-03T09:30:00Z"),
    "2024-05-0309:30:00Z": ('date and time are joined by a capital "T"', "2024-05-03T09:30:00Z"),
    "2024-05-03T11": ("the minutes and the seconds are missing", "2024-05-03T11:00:00"),
    "2024-05-03T11:30": ("the seconds are missing", "2024-05-03T11:30:00"),
    "2024-05-03T09:00:00+01": ('the time zone "+01" lacks its minutes', "2024-05-03T09:00:00+01:00"),
    "2024-05-03T09:00:00.5-05": ('the time zone "-05" lacks its minutes', "2024-05-03T09:00:00.5-05:00"),
    "2024-05-03T09:00:00+0100": ('the time zone "+0100" lacks its colon', "2024-05-03T09:00:00+01:00"),
    "2024-05-03T09:00:00+1:00": ("the hours of a time zone have two digits", "2024-05-03T09:00:00+01:00"),
    "2024-05-03T09:00:00 +01:00": ("no space stands before the time zone", "2024-05-03T09:00:00+01:00"),
    "2024-05-03T09:00:00 UTC": ('the time zone UTC is written "Z"', "2024-05-03T09:00:00Z"),
    "2024-05-03T09:00:00z": ('the time zone "z" is written as a capital "Z"', "2024-05-03T09:00:00Z"),
    "2024-05-03T09:00:00 CET": ('a time zone is an offset such as +02:00, not "CET"', ""),
    "2024-05-03T09:30:00 PM": ("hours are counted from 00 to 23, without am and pm", ""),
    "2024-05-03T09:00:00,5Z": ("a fraction of a second follows a point, not a comma", "2024-05-03T09:00:00.5Z"),
    "2024-05-03T09:00:00.Z": ("the fraction of the second is missing", "2024-05-03T09:00:00Z"),
    "2024-5-3T09:00:00Z": ("a month has two digits, and a day has two digits", "2024-05-03T09:00:00Z"),
    "2024-05-03T9:00:00Z": ("an hour has two digits", "2024-05-03T09:00:00Z"),
    "24-05-03T09:00:00Z": ("a year has four digits", ""),
    "20240503T090000Z": (f"year, month and day are joined by hyphens, and {JOINED}", "2024-05-03T09:00:00Z"),
    "2024-05-03T0900Z": (f"{JOINED}, and the seconds are missing", "2024-05-03T09:00:00Z"),
    "2024/05/03T09:00:00Z": ("year, month and day are joined by hyphens", "2024-05-03T09:00:00Z"),
    "03/05/2024": ("a date begins with the year and ends with the day", ""),
    "Fri, 03 May 2024 09:00:00 GMT": ("a date begins with the year", ""),
    "09:30:00": ("the date is missing", ""),
    "2024-05-03T": ("the time is missing", ""),
    "0000-05-03T09:00:00Z": ("there is no year 0000", ""),
    "2024-13-03T09:00:00Z": ("there is no month 13", ""),
    "2024-05-32T09:00:00Z": ("there is no day 2024-05-32", ""),
    "2023-02-29T09:00:00Z": ("there is no day 2023-02-29", ""),
    "2024-05-03T25:00:00Z": ("there is no hour 25", ""),
    "2024-05-03T24:30:00Z": ("the only time that begins with 24 is 24:00:00", ""),
    "2024-05-03T09:60:00Z": ("there is no minute 60", ""),
    "2024-05-03T23:59:60Z": ("there is no second 60", ""),
    "2024-05-03T09:00:00+14:30": ("there is no time zone +14:30; they run from -14:00 to +14:00", ""),
}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("value", CASES)
def test_a_date_that_is_written_otherwise_is_told_why(value: str, kind: str) -> None:
    reason, right = CASES[value]
    datatype = DATATYPES[kind]
    assert not datatype.accepts(value)
    assert datatype.why_not(value) == (f'{reason}: write "{right}"' if right else reason)


@pytest.mark.parametrize(
    ("value", "kind", "reason"),
    [
        ("2024-05-03", "datetime", "the time is missing"),
        ("2024-05", "date", "the day is missing"),
        ("2024", "datetime", "the month and the day are missing"),
        ("2024/05/03", "datetime", "year, month and day are joined by hyphens, and the time is missing"),
        ("2024/05/03", "date", 'year, month and day are joined by hyphens: write "2024-05-03"'),
    ],
)
def test_what_is_missing_depends_on_the_kind_of_date(value: str, kind: str, reason: str) -> None:
    assert DATATYPES[kind].why_not(value) == reason


def test_what_is_shown_as_right_is_right() -> None:
    dice = random.Random(3)  # noqa: S311 - tests, not secrets
    shown = 0
    for _ in range(5_000):
        value = dice.choice([*CASES, bent(dice)])
        place = dice.randrange(len(value) + 1)
        value = value[:place] + dice.choice("0159-+:.,TtZz/ ") + value[place + dice.randrange(2) :]
        for kind in KINDS:
            if not DATATYPES[kind].accepts(value):
                _, write, right = DATATYPES[kind].why_not(value).partition(': write "')
                shown += bool(write)
                assert not write or DATATYPES[kind].accepts(right.removesuffix('"')), (kind, value)
    assert shown > 1_000


@pytest.mark.parametrize("value", ["9" * 1_000_000, "T" + "+1" * 500_000, "2024-05-03T" + " " * 1_000_000 + "x"])
def test_long_values_are_not_looked_at(value: str) -> None:
    assert [DATATYPES[kind].why_not(value) for kind in KINDS] == [""] * len(KINDS)


def test_messages_do_not_deny_that_a_time_is_allowed() -> None:
    example = document("<contentCreated>2024-05-03T25:00:00Z</contentCreated>")
    (finding,) = validate(example).findings
    assert finding.message == (
        'contentCreated is "2024-05-03T25:00:00Z", which is not a date, with or without time, a month or a year: '
        "there is no hour 25"
    )
    assert finding.help == "expected a date, with or without time, a month or a year, such as 2024-05-01"
