"""Writes a line of prose: words, ``{words}(kind attributes)`` and escapes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from attrs import frozen

from newsdoc.formats.text.attributes import Escape, items_of
from newsdoc.formats.text.characters import escape_cell, escape_cell_string, escape_prose, escape_string
from newsdoc.formats.text.marks import BARE_ADDRESS, CELL, SPANS
from newsdoc.formats.text.shapes import CELL as CELL_SHAPE
from newsdoc.formats.text.shapes import Shape
from newsdoc.model import Cell, Inline, Link, Text

__all__ = ["write_cell", "write_inlines"]

_KINDS: Final = {shape.kind: (kind, shape) for kind, shape in SPANS.items()}


@frozen
class _Place:
    """Where prose is written: what must be escaped there, among words and in the strings of attributes."""

    words: Escape
    string: Escape


_LINE: Final = _Place(escape_prose, escape_string)
_IN_CELL: Final = _Place(escape_cell, escape_cell_string)


def write_inlines(inlines: Iterable[Inline]) -> str:
    r"""The prose as it stands on a line of its own or behind a mark.

    >>> from newsdoc.model import Emphasis
    >>> write_inlines([Text("{he} said "), Emphasis("no")])
    '\\{he\\} said {no}(em)'
    """
    return _written(inlines, _LINE)


def _written(inlines: Iterable[Inline], place: _Place) -> str:
    return "".join(place.words(each.text) if isinstance(each, Text) else _span(each, place) for each in inlines)


def _span(inline: Inline, place: _Place) -> str:
    kind, shape = _KINDS[type(inline)]
    words = _written(getattr(inline, "inlines", ()), place)
    items = [*items_of(shape, inline, place.string)]
    if isinstance(inline, Link) and _stands_bare(inline.href):
        # The address stands in the place of the kind; it is the first of the attributes otherwise.
        kind, *items = inline.href, *items[1:]
    return f"{{{words}}}({' '.join((kind, *items))})"


def _stands_bare(address: str) -> bool:
    return address.isascii() and address.isprintable() and BARE_ADDRESS.fullmatch(address) is not None


def write_cell(cell: Cell, *, heads: bool) -> str:
    """A cell of a table; *heads* tells whether its row makes it a header cell already."""
    words = _written(cell.inlines, _IN_CELL)
    shape: Shape = CELL_SHAPE
    items = [item for item in items_of(shape, cell, escape_cell_string) if not (heads and item == "header")]
    return f"{{{words}}}({' '.join((CELL, *items))})" if items else words
