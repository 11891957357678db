"""Where things stand: lines and columns of elements, attributes and texts.

Laws kept here: lines and columns count from 1, columns in characters; a place is that of the thing itself, in start
tags of many lines and in files of any length too. Places are looked up only when there is something to report, all of
them in one sweep over the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from itertools import accumulate, count
from typing import Final, NamedTuple
from xml.etree.ElementTree import Element
from xml.parsers import expat

__all__ = ["Place", "Places", "Spot", "sweep", "window"]


class Spot(NamedTuple):
    """What a finding is about: an element, one of its attributes, or a text in it.

    :ivar attribute: the parser's name of the attribute; ``""`` for the element itself.
    :ivar text: 0 for the text before the first child, *n* for that behind the *n*-th; -1 if it is not about text.
    """

    element: Element
    attribute: str = ""
    text: int = -1


class Place(NamedTuple):
    """A stretch of the text.

    :ivar line: from 1.
    :ivar column: from 1, in characters.
    :ivar start: offset in characters.
    :ivar end: offset in characters behind the stretch.
    :ivar at: offset in bytes.
    :ivar length: length in bytes.
    """

    line: int
    column: int
    start: int
    end: int
    at: int
    length: int


_BLANK: Final = " \t\r\n"
_WINDOW: Final = 240
_NEWLINE: Final = re.compile(rb"\r\n|\n|\r")
# In a well-formed document, "<" stands at the beginning of markup and nowhere else but in comments, CDATA sections and
# processing instructions.
_START: Final = re.compile(rb"<(?![/!?])")
_OPAQUE: Final = re.compile(rb"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>", re.DOTALL)
_NAME: Final = re.compile(rb"<[^\s/>]*")
_ATTRIBUTE: Final = re.compile(rb"\s+(?P<name>[^\s=]+)\s*=\s*(?:\"[^\"]*\"|'[^']*')")


def window(buffer: bytes, offset: int, length: int) -> tuple[str, int, int]:
    r"""The line in which *offset* lies, or a stretch of it where it is long; with the column and length in it.

    >>> window(b"first\n<b>second</b>\n", 9, 6)
    ('<b>second</b>', 4, 6)
    """
    before = buffer[max(offset - _WINDOW, 0) : offset]
    cut = max(before.rfind(b"\n"), before.rfind(b"\r")) + 1
    head = before[cut:].decode("utf-8", "ignore")
    after = buffer[offset : offset + _WINDOW]
    found = _NEWLINE.search(after)
    tail = after[: found.start() if found else len(after)].decode("utf-8", "ignore")
    stretch = buffer[offset : min(offset + length, offset + len(tail.encode()))].decode("utf-8", "ignore")
    return head + tail, len(head) + 1, max(len(stretch), 1)


def sweep(buffer: bytes, spans: Iterable[tuple[int, int]]) -> dict[tuple[int, int], Place]:
    """The places of stretches that are given by offsets in bytes. *buffer* is UTF-8."""
    only_newlines = b"\r" not in buffer
    places: dict[tuple[int, int], Place] = {}
    line, before, characters = 1, 0, 0
    begins = 0  # of the line: the offset in characters
    for start, end in sorted(set(spans)):
        stretch = buffer[before:start]
        if only_newlines:
            line += stretch.count(b"\n")
            cut = stretch.rfind(b"\n") + 1
        else:
            line, cut = _through(buffer, before, start, line)
        if cut:
            begins = characters + _length(stretch[:cut])
            characters = begins + _length(stretch[cut:])
        else:
            characters += _length(stretch)
        before = start
        length = _length(buffer[start:end])
        places[start, end] = Place(line, characters - begins + 1, characters, characters + length, start, end - start)
    return places


def _length(data: bytes) -> int:
    """How many characters there are in a stretch of UTF-8 that begins and ends between characters."""
    return len(data) if data.isascii() else len(data.decode("utf-8", "replace"))


def _through(buffer: bytes, start: int, end: int, line: int) -> tuple[int, int]:
    """The line number at *end*, and how far behind *start* its line begins, 0 if it is that of *start*."""
    begins = 0
    for found in _NEWLINE.finditer(buffer, start, end):
        if found.end() == end and found[0] == b"\r" and buffer[end : end + 1] == b"\n":
            break  # the line ends with the next byte
        line += 1
        begins = found.end() - start
    return line, begins


class Places:
    """Finds the places of spots in one document.

    :ivar buffer: the document, well-formed, as UTF-8.
    :param root: its tree.
    :param after: where the document type declaration ends; 0 if there is none.
    """

    def __init__(self, buffer: bytes, root: Element, after: int = 0) -> None:
        self.buffer = buffer
        self._root = root
        self._after = after
        self._attributes: dict[Element, dict[tuple[bool, bytes], tuple[int, int]]] = {}

    @cached_property
    def ordinals(self) -> Mapping[Element, int]:
        """The number of each element in the order of their start tags, from 0."""
        return dict(zip(self._root.iter(), count()))

    @cached_property
    def _starts(self) -> list[int]:
        """Where the start tags begin, in their order, each as if the one character "<" of those before it were not."""
        text = self.buffer[self._after :]
        pieces = _START.split(text)
        if len(pieces) != len(self.ordinals) + 1:  # something looks like a start tag and is none
            pieces = _START.split(_OPAQUE.sub(lambda found: bytes(len(found[0])), text))
        return list(accumulate(map(len, pieces), initial=self._after))[1:]

    def _start_tag(self, element: Element) -> tuple[int, int]:
        """Where the start tag of an element begins, and where its name ends."""
        ordinal = self.ordinals[element]
        start = self._starts[ordinal] + ordinal
        name = _NAME.match(self.buffer, start)
        return start, name.end() if name else start

    def of(self, spots: Iterable[Spot]) -> dict[Spot, Place]:
        """The place of each of *spots*."""
        wanted = set(spots)
        spans = {spot: self._span(spot) for spot in wanted if spot.text < 0}
        texts = {spot for spot in wanted if spot.text >= 0}
        if texts:
            spans.update(self._text_spans(texts))
        places = sweep(self.buffer, spans.values())
        return {spot: places[span] for spot, span in spans.items()}

    def _span(self, spot: Spot) -> tuple[int, int]:
        start, end = self._start_tag(spot.element)
        if not spot.attribute:
            return start, end
        attributes = self._attributes.get(spot.element)
        if attributes is None:
            attributes = self._attributes[spot.element] = dict(self._named_attributes(end))
        namespace, _, name = spot.attribute.rpartition("}")  # the parser's spelling, {namespace}name
        return attributes.get((bool(namespace), name.encode()), (start, end))

    def _named_attributes(self, at: int) -> Iterator[tuple[tuple[bool, bytes], tuple[int, int]]]:
        """Where the attributes are that follow in a tag, by whether they have a prefix, and the rest of their names."""
        while found := _ATTRIBUTE.match(self.buffer, at):
            at = found.end()
            prefix, _, name = found["name"].rpartition(b":")
            if prefix != b"xmlns":
                yield (bool(prefix), name), (found.start("name"), at)

    def _text_spans(self, spots: set[Spot]) -> dict[Spot, tuple[int, int]]:
        """One more run of the parser finds where texts begin and end, white space around them left out."""
        wanted = {(self.ordinals[spot.element], spot.text): spot for spot in spots}
        found: dict[Spot, tuple[int, int]] = {}
        stack: list[list[int]] = []
        seen = 0
        in_section = False
        parser = expat.ParserCreate("utf-8")

        def start(_name: str, _attributes: object) -> None:
            nonlocal seen
            if stack:
                stack[-1][1] += 1
            stack.append([seen, 0])
            seen += 1

        def end(_name: str) -> None:
            stack.pop()

        def section(*, begins: bool) -> None:
            nonlocal in_section
            in_section = begins

        def text(data: str) -> None:  # called for each reference, and for each stretch of a line between them
            spot = wanted.get((stack[-1][0], stack[-1][1]))
            bare = data.strip(_BLANK)
            if spot is None or not bare:
                return
            at = parser.CurrentByteIndex
            if self.buffer.startswith(b"&", at) and not in_section:
                behind = self.buffer.index(b";", at) + 1
            else:
                at += data.index(bare)  # white space is a byte a character
                behind = at + len(bare.encode())
            found[spot] = (found[spot][0] if spot in found else at, behind)

        parser.StartElementHandler = start
        parser.EndElementHandler = end
        parser.StartCdataSectionHandler = lambda: section(begins=True)
        parser.EndCdataSectionHandler = lambda: section(begins=False)
        parser.CharacterDataHandler = text
        parser.Parse(self.buffer, True)  # noqa: FBT003 - the parser's own signature
        # White space where there may be none has no first character that shows; the element has to do.
        return {spot: found.get(spot) or self._start_tag(spot.element) for spot in spots}
