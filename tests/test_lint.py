"""Every exception to a rule of the linter or the type checker has its reason beside it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SOURCES = sorted(
    path for folder in ("src", "tests", "benchmarks", "docs", ".ci") for path in (ROOT / folder).rglob("*.py")
)

_BARE = re.compile(
    r"""
    [#] \s* (?:
        (?: (?:ruff|flake8): \s* )? noqa (?! :[ ] [A-Z\d, ]+ [ ]-[ ] \w )
        | type: \s* ignore (?! \[ [a-z, -]+ \] [ ]{2} [#][ ] (?!noqa) \w )
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""An exception that names no rule, or gives no reason after it."""


@pytest.mark.parametrize(
    "exception",
    [
        "noqa",
        "NOQA: A002",
        "noqa: A002, B006 -",
        "noqa: A002  # why",
        "ruff: noqa",
        "ruff: noqa: A002",
        "type: ignore",
        "type:ignore[misc]",
        "type: ignore  # why",
        "type: ignore[misc]  #",
        "type: ignore[misc]  # noqa: A002 - why",
    ],
)
def test_an_exception_without_a_reason_is_found(exception: str) -> None:
    assert _BARE.search(f"x = 1  # {exception}\n")


@pytest.mark.parametrize(
    "exception",
    [
        "noqa: A002 - why",
        "noqa: A002, B006 - why",
        "ruff: noqa: A002 - why",
        "type: ignore[misc]  # why",
        "type: ignore[arg-type, misc]  # why",
    ],
)
def test_an_exception_with_a_reason_is_none(exception: str) -> None:
    assert not _BARE.search(f"x = 1  # {exception}\n")


def test_every_exception_has_its_reason_beside_it() -> None:
    bare = [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()}"
        for path in SOURCES
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if _BARE.search(line)
    ]
    assert not bare
