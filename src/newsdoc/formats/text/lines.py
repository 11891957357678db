"""The lines of a text. Only LF ends a line: U+0085, U+2028 and the like are characters of the words."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from newsdoc.formats.text.marks import FIRST_LINE, INDENT

__all__ = ["Line", "articles_in", "behind_spaces", "is_strict", "lines_of"]


@frozen
class Line:
    """One line, as offsets in the text.

    :ivar begin: where it begins.
    :ivar start: where its content begins, behind spaces and tabs.
    :ivar end: where its content ends, before spaces and tabs; as *start* if it is blank.
    :ivar stop: where it ends, before its LF.
    :ivar level: how far it is set in; a tab counts as one level.
    """

    begin: int
    start: int
    end: int
    stop: int
    level: int

    @property
    def blank(self) -> bool:
        """Whether there is nothing on it."""
        return self.start == self.end


def lines_of(text: str) -> Iterator[Line]:
    """The lines of *text*; a final LF begins no further one."""
    begin = 0
    while begin < len(text):
        stop = text.find("\n", begin)
        stop = len(text) if stop < 0 else stop
        line = text[begin:stop]
        content = line.lstrip(" \t")
        indent = line[: len(line) - len(content)]
        start = begin + len(indent)
        end = start + len(content.rstrip(" \t"))
        yield Line(begin, start, end, stop, len(indent.expandtabs(len(INDENT))) // len(INDENT))
        begin = stop + 1


def behind_spaces(text: str, position: int, end: int) -> int:
    """Where the first character stands from *position* on that is no space or tab; *end* if there is none."""
    while position < end and text[position] in " \t":
        position += 1
    return position


def _begins_article(text: str, line: Line) -> bool:
    return line.begin == line.start and text[line.start : line.end] == FIRST_LINE


def is_strict(text: str) -> bool:
    r"""Whether *text*, prepared, is written in the dialect: whether its first line says so.

    >>> is_strict("newsdoc 1 \nHeadline: ..."), is_strict("newsdoc 10\n")
    (True, False)
    """
    first = next(lines_of(text[: text.find("\n") + 1] or text), None)
    return first is not None and _begins_article(text, first)


def articles_in(text: str) -> Iterator[list[Line]]:
    """The lines of each article of a text in the dialect, its first line at the head."""
    article: list[Line] = []
    for line in lines_of(text):
        if article and _begins_article(text, line):
            yield article
            article = []
        article.append(line)
    if article:
        yield article
