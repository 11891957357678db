"""The stretches of words in which damage is looked for, and what a damage is."""

from __future__ import annotations

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
                cells = [*part.header, *(cell for row in part.rows for cell in row)]
                capitals = sum(cell.text[:1].isupper() for cell in cells)
                smalls = sum(cell.text[:1].islower() for cell in cells)
                yield from (Place(cell, "cell", capitals > 2 * smalls) for cell in cells)
            case TurnPart():
                yield from places_of(part.parts)
            case PullQuotePart():
                yield from map(Place, part.paragraphs)
            case _:
                continue


def _items(part: ListPart) -> Iterator[Place]:
    for item in part.items:
        yield Place(item.prose)
        if item.inner:
            yield from _items(item.inner)
