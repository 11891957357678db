"""Law 4 for the found door: the time is proportional to the length, on the worst of repeats too.

The texts are those of ``benchmarks/linear_found_text.py``, which measures a megabyte of each; here they are short.
"""

from __future__ import annotations

import pytest

from linear_found_text import LIMIT, REPEATS, growth

_CHARACTERS = 24_000
_CHARACTERS_BY_NIGHT = 1_000_000


@pytest.mark.parametrize("unit", REPEATS.values(), ids=REPEATS.keys())
def test_twice_the_text_takes_about_twice_the_time(unit: str) -> None:
    assert growth(unit, _CHARACTERS).ratio < LIMIT


@pytest.mark.nightly
@pytest.mark.parametrize("unit", REPEATS.values(), ids=REPEATS.keys())
def test_so_it_does_at_a_megabyte(unit: str) -> None:
    assert growth(unit, _CHARACTERS_BY_NIGHT).ratio < LIMIT
