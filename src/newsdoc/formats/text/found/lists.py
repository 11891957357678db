"""Lists: lines with bullets or with numbers that count up, one inside the other by their indent or their marks."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Final

from attrs import define, field, frozen

from newsdoc.formats.text.found.layout import Layout
from newsdoc.formats.text.found.parts import ItemPart, ListPart
from newsdoc.formats.text.found.sheet import Line, Sheet, Span

__all__ = ["Marker", "marker_of", "take_list"]

_SPACE: Final = "[ \t\u00a0\u2002-\u200a\u202f\u3000]"
_BULLET = re.compile(rf"(?P<bullet>[-*+–—·∙]{_SPACE}+|[•◦▪▫■□●○◎◆◇▶►▷▽▼△▲★☆‣⁃．‧・]{_SPACE}*)(?=[^\s\-*_=—–])")
_NUMBER = re.compile(
    rf"(?P<open>[(（]?)(?:(?P<number>\d{{1,3}})|(?P<letter>[a-z]))"
    rf"(?P<close>[.)]{_SPACE}+|[、．）]{_SPACE}*)(?=\S)"
)
_DEEPEST: Final = 8
_FEWEST: Final = 2
_SQUARES: Final = "■□●○◎◆◇▶►▷▽▼△▲★☆"


@frozen
class Marker:
    """The mark of an item.

    :ivar style: what items of one list have in common.
    :ivar number: the number of an item that has one.
    :ivar length: how many characters the mark takes, white space after it included.
    """

    style: str
    number: int | None
    length: int


def marker_of(text: str) -> Marker | None:
    """The mark that a line begins with, if it looks like an item."""
    if found := _BULLET.match(text):
        return Marker(found["bullet"][0], None, found.end())
    found = _NUMBER.match(text)
    if found is None or bool(found["open"]) > (found["close"][0] in ")）"):
        return None
    close = found["close"][0]
    if found["number"]:
        return Marker(f"{found['open']}1{close}", int(found["number"]), found.end())
    if close != ")":
        return None
    return Marker(f"{found['open']}a{close}", ord(found["letter"]) - ord("a") + 1, found.end())


@define(eq=False)
class _Level:
    indent: int
    style: str
    first: int | None
    last: int | None = None
    items: list[_Item] = field(factory=list)

    def follows(self, marker: Marker) -> bool:
        if marker.style != self.style:
            return False
        return marker.number is None or self.last is None or marker.number == self.last + 1


@define(eq=False)
class _Item:
    lines: list[Span]
    inner: _Level | None = None


def take_list(
    sheet: Sheet, lines: Sequence[Line], at: int, layout: Layout, *, gap: bool, stops: Callable[[int], bool]
) -> tuple[ListPart, int] | None:
    """The list that begins at line *at*, and the line after it; None if none begins there.

    *stops* says of a line whether something else than prose begins there.
    """
    first = marker_of(lines[at].text)
    if first is None:
        return None
    top = _Level(lines[at].indent, first.style, first.number)
    stack = [top]
    marks: list[Span] = []
    end = at
    while end < len(lines):
        line = lines[end]
        marker = marker_of(line.text)
        blank = end > at and lines[end - 1].blank
        place = _place(stack, marker, line.indent, blank=blank) if marker else None
        if marker is not None and place is not None:
            _add(stack, place, marker, line)
            marks.append((line.start, line.start + marker.length))
        elif line.blank:
            if blank:
                break
        elif marker is not None or blank or stops(end) or not _goes_on(stack[-1], lines[end - 1], line, layout):
            break
        else:
            stack[-1].items[-1].lines.append(line.span)
        end += 1
    while end > at and lines[end - 1].blank:
        end -= 1
    # A lone number is no list, nor is a lone dash.
    if top.first is not None and len(top.items) < _FEWEST:
        return None
    if top.style in "–—·∙" and len(top.items) < _FEWEST:
        return None
    for start, stop in marks:
        sheet.mark(start, stop)
    sheet.find("TEXT-LIST-GUESSED", (lines[at].start, lines[end - 1].end), confidence=0.95)
    return _part(sheet, top, gap=gap), end


def _place(stack: Sequence[_Level], marker: Marker, indent: int, *, blank: bool) -> int | None:
    """The level that an item with *marker* belongs to, one more than there are for a new one, None for no level."""
    if not stack[0].items:
        return 0
    opens = marker.number in (None, 1) and len(stack) < _DEEPEST
    if opens and indent > stack[-1].indent + 1:
        return len(stack)
    followed = [index for index, level in enumerate(stack) if level.follows(marker)]
    if followed:
        return next((index for index in reversed(followed) if indent >= stack[index].indent - 1), followed[-1])
    if opens and not blank and all(level.style != marker.style for level in stack):
        return len(stack)
    return None


def _goes_on(level: _Level, before: Line, line: Line, layout: Layout) -> bool:
    return (line.indent > level.indent and not line.opens) or layout.joins(before, line)


def _add(stack: list[_Level], place: int, marker: Marker, line: Line) -> None:
    """Put the item on *line* at level *place*."""
    if place == len(stack):
        inner = _Level(line.indent, marker.style, marker.number)
        stack[-1].items[-1].inner = inner
        stack.append(inner)
    del stack[place + 1 :]
    stack[place].last = marker.number
    stack[place].items.append(_Item([(line.start + marker.length, line.end)]))


def _part(sheet: Sheet, level: _Level, *, gap: bool = False) -> ListPart:
    items = tuple(
        ItemPart(prose=sheet.prose(item.lines), inner=_part(sheet, item.inner) if item.inner else None)
        for item in level.items
    )
    return ListPart(
        gap=gap,
        items=items,
        ordered=level.first is not None,
        start=1 if level.first is None else level.first,
        square=level.style in _SQUARES,
    )
