"""Two rows of values side by side: what stayed, what changed, what came and what went.

Time grows as the rows do, whatever is in them: what stands once in either row is matched first, and repeated members
only between those (the idea of patience diff). A row of thousands of blocks is aligned as readily as one of ten.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict, deque
from collections.abc import Hashable, Iterator, Sequence
from typing import TypeAlias

__all__ = ["aligned"]

Pair: TypeAlias = "tuple[int, int]"


def aligned(old: Sequence[Hashable], new: Sequence[Hashable]) -> Iterator[tuple[int | None, int | None]]:
    """Pairs of places in *old* and *new*, in order: equal or changed members side by side, None for no counterpart.

    >>> list(aligned("abc", "axcd"))
    [(0, 0), (1, 1), (2, 2), (None, 3)]
    """
    at_old, at_new = 0, 0
    for same_old, same_new in (*_matched(*_numbered(old, new)), (len(old), len(new))):
        for step in range(max(same_old - at_old, same_new - at_new)):
            yield (
                at_old + step if at_old + step < same_old else None,
                at_new + step if at_new + step < same_new else None,
            )
        if same_old < len(old):
            yield same_old, same_new
        at_old, at_new = same_old + 1, same_new + 1


def _numbered(*rows: Sequence[Hashable]) -> list[list[int]]:
    """The rows with a number for each value, so that a deep value is hashed and compared only once."""
    numbers: dict[Hashable, int] = {}
    return [[numbers.setdefault(member, len(numbers)) for member in row] for row in rows]


def _matched(old: list[int], new: list[int]) -> list[Pair]:
    """Places of equal members, rising in both rows."""
    often_old, often_new = Counter(old), Counter(new)
    found = {member: at for at, member in enumerate(new) if often_new[member] == 1}
    unique = [(at, found[member]) for at, member in enumerate(old) if often_old[member] == 1 and member in found]
    matched: list[Pair] = []
    at_old, at_new = 0, 0
    for end_old, end_new in (*_rising(unique), (len(old), len(new))):
        matched += _between(old, new, range(at_old, end_old), range(at_new, end_new))
        if end_old < len(old):
            matched.append((end_old, end_new))
        at_old, at_new = end_old + 1, end_new + 1
    return matched


def _between(old: list[int], new: list[int], in_old: range, in_new: range) -> list[Pair]:
    """Matches in a stretch of both rows: from its edges inwards, then repeated members in turn."""
    most = min(len(in_old), len(in_new))
    head = next((n for n in range(most) if old[in_old[n]] != new[in_new[n]]), most)
    tail = next((n for n in range(most - head) if old[in_old[-1 - n]] != new[in_new[-1 - n]]), most - head)
    places: defaultdict[int, deque[int]] = defaultdict(deque)
    for at in in_new[head : len(in_new) - tail]:
        places[new[at]].append(at)
    middle = [(at, places[old[at]].popleft()) for at in in_old[head : len(in_old) - tail] if places[old[at]]]
    first = zip(in_old[:head], in_new[:head], strict=True)
    last = zip(in_old[len(in_old) - tail :], in_new[len(in_new) - tail :], strict=True)
    return [*first, *_rising(middle), *last]


def _rising(pairs: list[Pair]) -> list[Pair]:
    """The most of *pairs*, which rise in the old row, that rise in the new row too."""
    # For each length the lowest place that a rising row of it can end with, and which pair that is.
    ends: list[int] = []
    chosen: list[int] = []
    before: list[int | None] = []
    for at, (_, place) in enumerate(pairs):
        length = bisect_left(ends, place)
        before.append(chosen[length - 1] if length else None)
        ends[length : length + 1] = [place]
        chosen[length : length + 1] = [at]
    row: list[Pair] = []
    last = chosen[-1] if chosen else None
    while last is not None:
        row.append(pairs[last])
        last = before[last]
    return row[::-1]
