"""How the lines of a text make paragraphs: parted by blank lines, one line each, or hard-wrapped at a width.

A text is hard-wrapped if most lines that another one follows are *full*: the first word of the next line would not
have fitted. Then full lines are joined to what follows; elsewhere each line is a paragraph of its own, but for a line
that breaks off and a next one that goes on in lower case.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from attrs import evolve, frozen

from newsdoc.formats.text.found.sheet import Line

__all__ = ["SENTENCE_END", "Layout", "ends_sentence"]

SENTENCE_END: Final = re.compile(r"[.!?…。！？．][\"'”’»«“‘」』）)\]*_]*$")
"""The end of a line that ends a sentence: its full stop, and marks that close after it."""

_WIDEST: Final = 110
_NARROWEST: Final = 30
_RAGGED: Final = 0.8
_BROKEN: Final = 30
# Lines of lists, tables, quotations and headings tell nothing of how prose is set.
_MARKED = re.compile(r"[-*+•–—]\s|[>|#]|\d{1,3}[.)]\s|[=-]{3,}$")
_FIRST_WORD = re.compile(r"\S+")
_PROSE_WORDS: Final = 4
_PROSE_CHARACTERS: Final = 12
_CJK = re.compile("[\u3040-\u30ff\u3400-\u9fff]")


def ends_sentence(text: str) -> bool:
    """Whether *text* ends with the end of a sentence."""
    return bool(SENTENCE_END.search(text[-8:]))


@frozen
class Layout:
    """How lines make paragraphs.

    :ivar spaced: whether blank lines part the paragraphs.
    :ivar width: the width at which lines are wrapped, 0 if they are not.
    :ivar parted: whether blank lines or indents tell where paragraphs begin.
    :ivar indented: whether an indent begins each paragraph, and nothing else does.
    """

    spaced: bool
    width: int = 0
    indented: bool = False
    parted: bool = False

    @classmethod
    def of(cls, lines: Sequence[Line], *, indented: bool = False) -> Layout:
        """The layout of a text, judged by all its lines."""
        gaps = sum(first.blank and not second.blank for first, second in pairwise(lines))
        below = [
            (first, second)
            for first, second in pairwise(lines)
            if not second.blank
            and _is_prose(first.text)
            and not _MARKED.match(first.text)
            and not _MARKED.match(second.text)
        ]
        # An indent opens a paragraph: the line before it is the end of one and tells no width.
        pairs = [(first, second) for first, second in below if second.indent <= first.indent]
        width = _width(pairs)
        if width and sum(len(line.text) > 2 * width for line in lines) * 8 > len(lines) - sum(map(_is_blank, lines)):
            # A page with long lines is not wrapped, whatever its addresses and signatures look like.
            width = 0
        layout = cls(
            spaced=False, width=width, indented=indented, parted=gaps * 8 >= len(pairs) or len(pairs) < len(below)
        )
        breaks = sum(not layout.joins(first, second) for first, second in below)
        return evolve(layout, spaced=gaps * 2 >= breaks)

    def joins(self, first: Line, second: Line) -> bool:
        """Whether *second*, right below *first*, goes on with its paragraph."""
        if self.indented:
            return second.indent == 0
        if second.opens:
            return False
        breaks_off = not ends_sentence(first.text)
        if self.width:
            if second.indent > first.indent and (first.indent == 0 or not breaks_off):
                return False
            # Where blank lines or indents tell the paragraphs, a line may be ragged; else it must be full.
            room = self.width * _RAGGED if self.parted else self.width
            return _is_full(first, second, room) or (breaks_off and second.text[:1].islower())
        if not _is_prose(first.text) or len(first.text) < _BROKEN or not second.text[:1].islower():
            return False
        return breaks_off and (first.text[-1] == "," or first.text[-1].isalnum())


def _is_blank(line: Line) -> bool:
    return line.blank


def _is_prose(text: str) -> bool:
    return text.count(" ") >= _PROSE_WORDS - 1 or (
        not text.isascii() and len(_CJK.findall(text[:40])) >= _PROSE_CHARACTERS
    )


def _length(text: str) -> int:
    return len(text) + (0 if text.isascii() else len(_CJK.findall(text)))


def _is_full(first: Line, second: Line, width: float) -> bool:
    word = _FIRST_WORD.match(second.text)
    following = 2 if _CJK.match(second.text) else len(word.group()) + 1 if word else 1
    return first.indent + _length(first.text) + following > width


def _width(pairs: Sequence[tuple[Line, Line]]) -> int:
    """The width at which most of *pairs* are wrapped, or 0."""
    lengths = sorted((line.indent + _length(line.text) for pair in pairs for line in pair), reverse=True)
    # The longest of them tell the width; one in twenty may stand out.
    width = lengths[len(lengths) // 20] if lengths else 0
    if not _NARROWEST <= width <= _WIDEST:
        return 0
    full = [first for first, second in pairs if _is_full(first, second, width)]
    open_ended = sum(not ends_sentence(first.text) for first in full)
    return width if len(full) * 5 >= len(pairs) * 3 and open_ended * 2 >= len(full) else 0
