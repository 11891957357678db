"""The sheet of text that is read: its lines, its stretches of prose, and the marks that the reading leaves on it.

Law of this module: everything knows where it came from. A :class:`Prose` gives for each of its characters the offset
in the text; what the reading takes for markup is marked on the :class:`Sheet` by offsets, once; and each guess is a
finding with line, column and span.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Final, TypeAlias

from attrs import Factory, define, field, frozen

from newsdoc.findings import Finding
from newsdoc.formats.text.found.codes import CODES

__all__ = ["EDGE", "Line", "Prose", "Sheet", "Span"]

Span: TypeAlias = "tuple[int, int]"
"""Start and end of a stretch of the text, in characters."""

EDGE: Final = (
    " \t\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u200b\u202f\u205f\u3000\ufeff"
)
"""What counts as white space at the edges of a line: layout, not words. Inside a line all but blank and tab stay."""

# Teleprinters return the carriage twice before a new line.
_LINE_END = re.compile(r"[\r\n](?:(?<=\r)\r*\n)?")
_RUNS = re.compile("[ \t]+")
_UNTIDY = re.compile("\t|  ")
# Scripts that are written without spaces between words: a line that ends in one of them goes on without a space.
_UNSPACED = re.compile("[\u3000-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uff60\uffe0-\uffe6]")
# A hyphen that cuts a compound at a line end; before a conjunction it stands for a word left out (German "Vor- und").
_CUT_COMPOUND = re.compile(r"[^\W\d_]-$")
_CONJUNCTION = re.compile(r"(?:und|oder|bzw|or|and|to|et|ou|y|o)\b")


@frozen(eq=False)
class Prose:
    """A stretch of words from the text, white space runs as one space, hard-wrapped lines joined.

    Compared by identity: two stretches of the same words are two stretches.

    :ivar text: the words.
    :ivar starts: offsets in *text* where a piece of the source begins.
    :ivar origins: offsets in the source of those beginnings.
    """

    text: str
    starts: tuple[int, ...] = (0,)
    origins: tuple[int, ...] = (0,)

    def at(self, offset: int) -> int:
        """Where in the source the character at *offset* stands."""
        piece = max(bisect_right(self.starts, offset) - 1, 0)
        return self.origins[piece] + offset - self.starts[piece]

    def span(self, start: int = 0, end: int | None = None) -> Span:
        """The stretch of the source from *start* to *end* of this prose."""
        end = len(self.text) if end is None else end
        if end <= start:
            return self.at(start), self.at(start)
        return self.at(start), self.at(end - 1) + 1

    def cut(self, start: int = 0, end: int | None = None) -> Prose:
        """The prose from *start* to *end*, without white space at its edges."""
        end = len(self.text) if end is None else end
        inner = self.text[start:end]
        start += len(inner) - len(inner.lstrip(EDGE))
        inner = inner.strip(EDGE)
        end = start + len(inner)
        first = max(bisect_right(self.starts, start) - 1, 0)
        last = max(bisect_right(self.starts, max(end - 1, start)), first + 1)
        starts = tuple(max(at - start, 0) for at in self.starts[first:last])
        return Prose(inner, starts, (self.at(start), *self.origins[first + 1 : last]))


@frozen(eq=False)
class Line:
    """One line of the text.

    :ivar number: its number, from 1.
    :ivar start: offset of its first character that is not white space (of its end, if it is blank).
    :ivar end: offset after its last such character.
    :ivar text: what stands between the two.
    :ivar indent: how far in it stands; a tab goes to the next multiple of four.
    :ivar opens: whether an ideographic space before it opens a paragraph, as Chinese and Japanese set it.
    """

    number: int
    start: int
    end: int
    text: str
    indent: int = 0
    opens: bool = False

    @property
    def blank(self) -> bool:
        """Whether nothing is written on it."""
        return not self.text

    @property
    def span(self) -> Span:
        """Where it stands in the text, white space at its edges left out."""
        return self.start, self.end


def _indent(white: str) -> int:
    width = 0
    for character in white:
        width += 4 - width % 4 if character == "\t" else 2 if character == "\u3000" else 1
    return width


@define(eq=False)
class Sheet:
    """The text, with what the reading marks on it.

    :ivar text: the text as it was given.
    :ivar name: the name of the input, for findings.
    :ivar markup: the stretches that were taken for markup.
    :ivar findings: the guesses and damages found.
    """

    text: str
    name: str = ""
    markup: list[Span] = Factory(list)
    findings: list[Finding] = Factory(list)
    _starts: list[int] = field(init=False, factory=list)

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """The lines of the text; white space at their edges that is more than blanks and tabs is marked."""
        lines = []
        start = 0
        ends = [*((found.start(), found.end()) for found in _LINE_END.finditer(self.text)), (len(self.text),) * 2]
        for number, (end, following) in enumerate(ends, 1):
            self._starts.append(start)
            raw = self.text[start:end]
            content = raw.strip(EDGE)
            if len(content) == len(raw):
                lines.append(Line(number, start, end, content))
            else:
                white = raw[: len(raw) - len(raw.lstrip(EDGE))]
                first = start + len(white)
                opens = white.endswith("\u3000")
                lines.append(Line(number, first, first + len(content), content, _indent(white), opens))
                self.mark(start, first)
                self.mark(first + len(content), end)
            start = following
        return tuple(lines)

    @property
    def whole(self) -> Span:
        """The whole text, without the white space after it."""
        return 0, len(self.text.rstrip(" \t\r\n"))

    def mark(self, start: int, end: int) -> None:
        """Take the characters from *start* to *end* for markup; a stretch of blanks needs no mark."""
        if self.text[start:end].strip(" \t\r\n"):
            self.markup.append((start, end))

    def find(self, code: str, span: Span, message: str = "", *, confidence: float = 1.0) -> None:
        """Put a finding on record; *message* stands for the usual one of its code."""
        row = bisect_right(self._starts, span[0]) - 1
        self.findings.append(
            CODES[code].found(
                message,
                file=self.name,
                line=row + 1,
                column=span[0] - self._starts[row] + 1,
                span=span,
                confidence=confidence,
            )
        )

    def prose(self, spans: Sequence[Span]) -> Prose:
        """The words of *spans*, joined as the lines of one paragraph: with a space, where the script has spaces."""
        return self._compose(spans, joined=True)

    def pieces(self, spans: Sequence[Span]) -> Prose:
        """The words of *spans* as they are, set one to the other: what stood between them was markup."""
        return self._compose(spans, joined=False)

    def _compose(self, spans: Sequence[Span], *, joined: bool) -> Prose:
        if len(spans) == 1 and not _UNTIDY.search(self.text, *spans[0]):
            (start, end) = spans[0]
            return Prose(self.text[start:end], origins=(start,))
        pieces: list[str] = []
        starts: list[int] = []
        origins: list[int] = []
        length = 0
        for start, end in spans:
            if joined and pieces and (joint := _joint(pieces[-1], self.text[start : start + 8])):
                # The joint stands for the line end, so that its offset leads there.
                starts.append(length)
                origins.append(origins[-1] + len(pieces[-1]))
                pieces.append(joint)
                length += 1
            for first, last in _words(self.text, start, end):
                starts.append(length)
                origins.append(first)
                pieces.append(self.text[first:last].replace("\t", " "))
                length += last - first
        return Prose("".join(pieces), tuple(starts) or (0,), tuple(origins) or (spans[0][0] if spans else 0,))

    def line_prose(self, lines: Iterable[Line]) -> Prose:
        """The words of whole lines as one paragraph."""
        return self.prose([line.span for line in lines])


def _words(text: str, start: int, end: int) -> Iterable[Span]:
    """Pieces of the stretch such that each run of blanks is cut down to its first."""
    if not _UNTIDY.search(text, start, end):
        yield start, end
        return
    begin = start
    for run in _RUNS.finditer(text, start, end):
        if run.end() - run.start() > 1:
            yield begin, run.start() + 1
            begin = run.end()
    if begin < end:
        yield begin, end


def _joint(before: str, after: str) -> str:
    if before.endswith("\u00ad") or (_UNSPACED.match(before[-1:]) and _UNSPACED.match(after[:1])):
        return ""
    if _CUT_COMPOUND.search(before[-2:]) and after[:1].islower() and not _CONJUNCTION.match(after):
        return ""
    return " "
