"""No regular expression of the library tries ways without number: each is held against texts that repeat a piece.

What one finds is stretched, a piece of it many times over, and then spoilt, so that all ways to read the repetition
are tried before the expression gives up. Where these multiply with each repetition no computer comes to the end; an
alarm then says so. It is no measure of speed: what is sound takes a thousandth of it.
"""

from __future__ import annotations

import re
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pkgutil import walk_packages
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import newsdoc
from newsdoc.formats.text.found.east_asian_names import japanese_name
from newsdoc.formats.text.found.front import is_byline

_PATIENCE = 5.0
_TIMES = 40
_LONGEST = 60
_SPOILERS = ("", "\0", "!", "<", "a ", "\n", "。", "“")


@contextmanager
def _alarm() -> Iterator[None]:
    def ring(*_: object) -> None:
        raise AssertionError("it does not come back")

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, _PATIENCE)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _within(value: object, depth: int = 0) -> Iterator[re.Pattern[Any]]:
    """The expressions in a value of a module: the value itself, what a bound method belongs to, or the parts."""
    owner = getattr(value, "__self__", None)
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(owner, re.Pattern):
        yield owner
    elif isinstance(value, dict) and depth < 3:
        for part in value.values():
            yield from _within(part, depth + 1)
    elif isinstance(value, list | tuple | set | frozenset) and depth < 3:
        for part in value:
            yield from _within(part, depth + 1)


def _all_patterns() -> dict[str, re.Pattern[Any]]:
    found: dict[str, re.Pattern[Any]] = {}
    for module in walk_packages(newsdoc.__path__, "newsdoc."):
        if not module.name.endswith("__main__"):
            for name, value in vars(import_module(module.name)).items():
                for number, pattern in enumerate(_within(value)):
                    if pattern not in found.values():
                        found[f"{module.name}.{name}.{number}"] = pattern
    return found


_PATTERNS = _all_patterns()


@pytest.mark.nightly
@pytest.mark.parametrize("name", _PATTERNS)
def test_no_expression_tries_ways_without_number(name: str) -> None:
    pattern = _PATTERNS[name]
    is_text = isinstance(pattern.pattern, str)

    # Hypothesis writes bytes for no expression that ignores case; its text does for both.
    source = pattern.pattern if isinstance(pattern.pattern, str) else pattern.pattern.decode("latin-1")
    flags = pattern.flags if is_text else pattern.flags | re.ASCII
    # Where what it looks ahead to rules out nearly all that Hypothesis writes, its own letters have to do.
    letters = st.text(st.sampled_from(sorted(set(source))), min_size=1, max_size=_LONGEST)
    matching = st.from_regex(re.compile(source, flags)) | letters

    @settings(
        max_examples=max(settings().max_examples // 100, 5),
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large],
    )
    @given(matching, st.integers(0, _LONGEST), st.integers(1, 5), st.sampled_from(_SPOILERS), st.booleans())
    def hold(found: str, start: int, length: int, spoiler: str, on: bool) -> None:  # noqa: FBT001 - drawn by Hypothesis
        found = found[:_LONGEST]
        piece = found[start : start + length] * _TIMES
        text = found[:start] + piece + (found[start + length :] if on else "") + spoiler
        with _alarm():
            for seek in (pattern.fullmatch, pattern.search):
                seek(text if is_text else text.encode("latin-1", "replace"))

    hold()


def test_a_row_of_slashes_is_read_as_a_byline_in_no_time() -> None:
    with _alarm():
        assert not is_byline(" " + "/" * 60 + " ")
        assert not is_byline("記者" + "／記者" * 40 + "。")


def test_a_row_of_titles_is_taken_off_a_name_in_no_time() -> None:
    with _alarm():
        assert japanese_name("代表" * 60 + "は") == "代表" * 60 + "は"
