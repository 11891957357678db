"""Text on a grid of characters: how wide it is, how it is cut to fit, how a table is drawn.

Law: nothing leaves here that a terminal would obey rather than show, and every line of a table is equally wide, also
where letters of East Asia take two columns and accents of their own none.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from typing import Final

from newsdoc.cli.messages import printable

__all__ = ["ASCII", "BOX", "columns_of", "draw", "fit", "shown"]

BOX: Final = ("┌┬┐", "├┼┤", "└┴┘", "─", "│", "…")
ASCII: Final = ("+++", "+++", "+++", "-", "|", "~")
"""What tables are drawn with: tops, middles, bottoms, level, upright, and what stands where a text was cut."""

_NARROWEST: Final = 3


def shown(text: str) -> str:
    r"""*text* as it may stand on one line of a terminal: all spaces alike, all else that is unprintable as its code.

    >>> shown("a\u00a0b\x1b[2J\u202e\nc")
    'a b\\x1b[2J\\u202e c'
    """
    return printable("".join(" " if each.isspace() else "" if each == "\u00ad" else each for each in text))


def columns_of(text: str) -> int:
    """How many columns a terminal takes for *text*.

    >>> columns_of("Zürich"), columns_of("Zu\u0308rich"), columns_of("東京")
    (6, 6, 4)
    """
    return len(text) if text.isascii() else sum(map(_columns, text))


def _columns(character: str) -> int:
    if unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def fit(text: str, columns: int, cut: str = "…") -> str:
    """*text* in no more than so many columns, marked where it was cut.

    >>> fit("The drawbridge opened", 12), fit("東京都庁舎", 6)
    ('The drawbri…', '東京…')
    """
    if columns_of(text) <= columns:
        return text
    taken, used = [], 0
    for character in text:
        used += _columns(character)
        if used > columns - 1:
            break
        taken.append(character)
    return "".join(taken).rstrip() + cut


def draw(rows: Sequence[Sequence[str]], heads: int, columns: int, marks: Sequence[str] = BOX) -> Iterator[str]:
    """The lines of a table in no more than so many columns, where that is possible.

    :param rows: the texts of the cells; short rows are filled up.
    :param heads: how many of the rows stand above the line.
    """
    tops, middles, bottoms, level, upright, cut = marks
    number = max(map(len, rows), default=0)
    widths = [
        max(_NARROWEST if len(rows) > 1 else 1, *(columns_of(row[place]) for row in rows if place < len(row)))
        for place in range(number)
    ]
    _narrow(widths, columns - 3 * number - 1)

    def rule(ends: str) -> str:
        return ends[0] + ends[1].join(level * (width + 2) for width in widths) + ends[2]

    yield rule(tops)
    for index, row in enumerate(rows):
        if index == heads and heads:
            yield rule(middles)
        cells = [fit(row[place] if place < len(row) else "", width, cut) for place, width in enumerate(widths)]
        filled = (f" {cell}{' ' * (width - columns_of(cell))} " for cell, width in zip(cells, widths, strict=True))
        yield upright + upright.join(filled) + upright
    yield rule(bottoms)


def _narrow(widths: list[int], room: int) -> None:
    """Take from the widest columns what is too much, down to the narrowest that says anything."""
    over = sum(widths) - room
    while over > 0 and widths:
        widest = max(widths)
        if widest <= _NARROWEST:
            return
        wide = [place for place, width in enumerate(widths) if width == widest]
        below = max((width for width in widths if width < widest), default=_NARROWEST)
        step = min(max(1, over // len(wide)), widest - max(below, _NARROWEST))
        for place in wide:
            if over > 0:
                widths[place] -= step
                over -= step
