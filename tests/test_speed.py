"""What guards speed: how many calls Python makes for the works that are timed. They are the same in every run."""

from __future__ import annotations

import cProfile
import pstats
from pathlib import Path

import pytest

from growth import CASES, document, exponent, read
from speed import Timed, table
from works import WORKS, Inputs, Work

CALLS = {
    "NewsML-G2 → article, 50 items of dpa": 140,
    "the same, one field edited": 155,
    "validate, all rules, valid files": 210,
    "JSON → article": 65,
    "article → JSON": 14,
    "canonical text → article": 530,
    "found text → article, all heuristics": 58,
}
"""For each work, the calls of a pass that it may take, in thousands: a little more than it took when this was set."""


@pytest.mark.parametrize("work", [work for work in WORKS if work.name in CALLS], ids=lambda work: work.name)
def test_a_work_takes_no_more_calls_than_it_did(work: Work, shared: Path) -> None:
    mine, _ = work.pair(Inputs(shared))
    mine()  # what is made at the first use does not count
    profile = cProfile.Profile()
    profile.runcall(mine)
    assert pstats.Stats(profile).total_calls <= CALLS[work.name] * 1000  # type: ignore[attr-defined]  # not in the stubs


def test_every_work_that_runs_in_this_process_is_guarded() -> None:
    assert {work.name for work in WORKS} - set(CALLS) == {
        "NewsML-G2 → article → NewsML-G2, unedited",  # the half of the one with an edit
        "`import newsdoc`",
        "`python -m newsdoc --version`",
    }


@pytest.mark.parametrize(("shape", "format_"), CASES)
def test_ten_times_the_document_takes_ten_times_the_calls(shape: str, format_: str) -> None:
    few, many = (_calls_of_reading(shape, format_, size) for size in (20_000, 200_000))
    assert many <= 11 * few


def _calls_of_reading(shape: str, format_: str, size: int) -> int:
    data = document(shape, format_, size)
    read(data, format_)
    profile = cProfile.Profile()
    profile.runcall(read, data, format_)
    return pstats.Stats(profile).total_calls  # type: ignore[attr-defined, no-any-return]  # not in the stubs


def test_an_exponent_is_the_power_of_the_size() -> None:
    sizes = [1e5, 1e6, 1e7]
    assert exponent(sizes, [size**2 for size in sizes]) == 2
    assert exponent(sizes, [1.0, 1.0, 1.0]) == 0


def test_the_table_says_which_targets_are_met() -> None:
    work = WORKS[0]
    rows = table([Timed(work, 2 * work.target, 1), Timed(work, work.target, 1)]).splitlines()
    assert [row.split(" | ")[-1] for row in rows[2:]] == ["missed |", "met |"]
