"""The stretches of words in which damage is looked for, and what a damage is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from attrs import frozen

from newsdoc.formats.text.found.parts import (
    HeadingPart,
    ListPart,
    ParagraphPart,
    Part,
    PullQuotePart,
    TablePart,
    TurnPart,
)
from newsdoc.formats.text.found.sheet import Prose

__all__ = ["Damage", "Place", "places_of"]


@frozen(eq=False)
class Place:
    """A stretch of words, and what it stands in.

    :ivar prose: the words.
    :ivar kind: ``paragraph``, ``heading`` or ``cell``.
    :ivar capital: whether its like begin with a capital, as the cells of a column do.
    """

    prose: Prose
    kind: str = "paragraph"
    capital: bool = True


@frozen
class Damage:
    """One damage.

    :ivar kind: what repairs it: ``spaces`` or ``case``.
    :ivar code: the code of its finding.
    :ivar prose: where it is.
    :ivar start: where the damaged words begin.
    :ivar end: where they end.
    :ivar at: where the character stands that a space is missing after, or that should be a capital.
    :ivar confidence: how sure it is.
    """

    kind: str
    code: str
    prose: Prose
    start: int
    end: int
    at: int
    confidence: float = 0.9


def places_of(parts: Iterable[Part]) -> Iterator[Place]:
    """The stretches of words in *parts* in which damage is looked for."""
    for part in parts:
        match part:
            case ParagraphPart():
                yield Place(part.prose)
            case HeadingPart():
                yield Place(part.prose, "heading")
            case ListPart():
                yield from _items(part)
            case TablePart():
                rows = [part.header, *part.rows]
                capital = _columns_of_capitals(rows)
                yield from (Place(cell, "cell", at in capital) for row in rows for at, cell in enumerate(row))
            case TurnPart():
                yield from places_of(part.parts)
            case PullQuotePart():
                yield from map(Place, part.paragraphs)
            case _:
                continue


def _columns_of_capitals(rows: Iterable[Iterable[Prose]]) -> set[int]:
    """The columns whose cells begin with a capital, but for a few."""
    capitals: Counter[int] = Counter()
    smalls: Counter[int] = Counter()
    for row in rows:
        for at, cell in enumerate(row):
            first = cell.text[:1]
            capitals[at] += first.isupper()
            smalls[at] += first.islower()
    return {at for at, count in capitals.items() if count > 1 and count > 2 * smalls[at]}


def _items(part: ListPart) -> Iterator[Place]:
    for item in part.items:
        yield Place(item.prose)
        if item.inner:
            yield from _items(item.inner)
