"""Repairs, made only when they are asked for: spaces put in, capitals put back.

A repaired stretch of words still knows where each of its characters came from, so that findings keep their places.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping, Sequence

from attrs import evolve

from newsdoc.formats.text.found.parts import (
    BreakPart,
    HeadingPart,
    InterviewPart,
    ItemPart,
    ListPart,
    NotePart,
    ParagraphPart,
    Part,
    PullQuotePart,
    TablePart,
    TurnPart,
)
from newsdoc.formats.text.found.places import Damage
from newsdoc.formats.text.found.sheet import Prose

__all__ = ["mend", "mended"]


def mended(damages: Sequence[Damage], kinds: frozenset[str]) -> Mapping[Prose, Prose]:
    """For each damaged prose the repaired one, as far as *kinds* ask for it."""
    wanted: dict[Prose, list[Damage]] = {}
    for damage in damages:
        if damage.kind in kinds:
            wanted.setdefault(damage.prose, []).append(damage)
    return {prose: _repaired(prose, found) for prose, found in wanted.items()}


def _repaired(prose: Prose, damages: Sequence[Damage]) -> Prose:
    pieces: list[str] = []
    starts: list[int] = []
    origins: list[int] = []
    length = at = 0

    def put(text: str, origin: int) -> None:
        nonlocal length
        pieces.append(text)
        starts.append(length)
        origins.append(origin)
        length += len(text)

    def copy(start: int, end: int) -> None:
        """Copy a stretch with the places of its pieces."""
        inner = prose.starts[bisect_right(prose.starts, start) : bisect_left(prose.starts, end)]
        for first, last in zip([start, *inner], [*inner, end], strict=True):
            if first < last:
                put(prose.text[first:last], prose.at(first))

    for damage in sorted({(each.at, each.kind) for each in damages}):
        spot, kind = damage
        if kind == "spaces":
            copy(at, spot + 1)
            put(" ", prose.at(spot))
            at = spot + 1
        else:
            copy(at, spot)
            # One character for one: "ß" and its like stay.
            upper = prose.text[spot].upper()
            put(upper if len(upper) == 1 else prose.text[spot], prose.at(spot))
            at = spot + 1
    copy(at, len(prose.text))
    return Prose("".join(pieces), tuple(starts) or (0,), tuple(origins) or prose.origins[:1])


def mend(part: Part, change: Callable[[Prose], Prose]) -> Part:
    """*part* with each of its stretches of words changed."""
    match part:
        case ParagraphPart() | HeadingPart():
            return evolve(part, prose=change(part.prose))
        case ListPart():
            return _mend_list(part, change)
        case TablePart():
            return evolve(
                part,
                caption=change(part.caption) if part.caption else None,
                header=tuple(map(change, part.header)),
                rows=tuple(tuple(map(change, row)) for row in part.rows),
            )
        case PullQuotePart():
            return evolve(part, paragraphs=tuple(map(change, part.paragraphs)))
        case NotePart():
            return evolve(
                part,
                lines=tuple(map(change, part.lines)),
                entries=_mend_list(part.entries, change) if part.entries else None,
            )
        case TurnPart():
            return evolve(part, parts=tuple(mend(inner, change) for inner in part.parts))
        case InterviewPart() | BreakPart():
            # Interviews are made of parts that have been mended; a rule has no words.
            return part


def _mend_list(part: ListPart, change: Callable[[Prose], Prose]) -> ListPart:
    items = tuple(
        ItemPart(prose=change(item.prose), inner=_mend_list(item.inner, change) if item.inner else None)
        for item in part.items
    )
    return evolve(part, items=items)
