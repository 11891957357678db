"""Headings: marked with ``#``, underlined, or without a mark, known by what they look like and what stands around them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from newsdoc.formats.text.found.parts import HeadingPart
from newsdoc.formats.text.found.sheet import EDGE, Line, Sheet

__all__ = ["looks_like_heading", "take_heading", "take_underlined"]

_ATX = re.compile(r"(#{1,6})[ \t\u00a0\u3000]+(?=\S)(.*?)(?:[ \t]+#+)?$")
_UNDERLINE = re.compile(r"={3,}|-{3,}|~{3,}")
_LONGEST_UNDERLINED: Final = 120


def take_heading(sheet: Sheet, lines: Sequence[Line], at: int, *, gap: bool) -> tuple[HeadingPart, int] | None:
    """The heading with ``#`` marks on line *at*, and the line after it."""
    line = lines[at]
    found = _ATX.match(line.text)
    if found is None or not found[2].strip(EDGE + "#"):
        return None
    start, end = line.start + found.start(2), line.start + found.end(2)
    sheet.mark(line.start, start)
    sheet.mark(end, line.end)
    return HeadingPart(gap=gap, prose=sheet.prose([(start, end)]), level=len(found[1]), marked=True), at + 1


def take_underlined(sheet: Sheet, lines: Sequence[Line], at: int, *, gap: bool) -> tuple[HeadingPart, int] | None:
    """The heading on line *at* that a line of ``=`` or ``-`` underlines, and the line after both."""
    if at + 1 >= len(lines):
        return None
    line, below = lines[at], lines[at + 1]
    if not _UNDERLINE.fullmatch(below.text) or line.indent > 3 or len(line.text) > _LONGEST_UNDERLINED:  # noqa: PLR2004
        return None
    if line.text.endswith((".", ":", ";", ",", "。", "：")):
        return None
    sheet.mark(*below.span)
    level = 1 if below.text[0] == "=" else 2
    return HeadingPart(gap=gap, prose=sheet.line_prose([line]), level=level, marked=True), at + 2


_SENTENCE = re.compile(r"[.:;,…。：；，、][\"”'’»]?$")
_LONGEST: Final = 100
_MOST_WORDS: Final = 14


def looks_like_heading(text: str) -> float:
    """How much a line by itself looks like a heading: 0 for not at all, .9 for title case, .7 for a short line."""
    words = text.split()
    if not 1 <= len(words) <= _MOST_WORDS or len(text) > _LONGEST or _SENTENCE.search(text):
        return 0.0
    if not any(map(str.isalpha, text)) or text[0].islower():
        return 0.0
    big = [word for word in words if len(word) > 3 or word[0].isdigit()]  # noqa: PLR2004 - small words may be small
    capital = sum(not word[0].islower() for word in big)
    return 0.9 if len(words) > 1 and capital * 10 >= len(big) * 7 else 0.7
