"""The way through a body: each element becomes parts by its name, and what is not known is transparent.

All the text arrives, in order. What a name means is said by the readers of blocks that the caller gives
(``markup.py`` has the table of them). Structure that would nest deeper than the model allows is dissolved from the
inside, its words kept.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Final, NamedTuple, TypeAlias, TypeVar

from newsdoc.formats.newsml.body.assembly import Heading, Part, Piece, as_line, fitting, sectioned, unsectioned
from newsdoc.formats.newsml.body.loose import Loose
from newsdoc.formats.newsml.body.prose import ProseReader, is_silent, pieces
from newsdoc.formats.newsml.body.vocabulary import BLOCKS, GENERATOR, HEADINGS, MUTE, PLACES
from newsdoc.formats.newsml.item import Item
from newsdoc.formats.newsml.lexical import WHITE
from newsdoc.formats.newsml.names import Element, local_name, name_in
from newsdoc.model import MAX_DEPTH, Block, Concept, LineBreak, Note, Paragraph, Section
from newsdoc.model.inlines import Inline, Span

__all__ = ["BlockReader", "BodyReader", "Origin", "RowReader", "children"]

_M = TypeVar("_M")
_PAGES: Final = frozenset({"html", "nitf"})


class Origin(NamedTuple):
    """Where something in a body came from.

    :ivar thing: the very object, so that its ``id()`` stays its own.
    :ivar elements: the elements that it was read from, in order.
    :ivar lead: what the first element says before the words of *thing*: the label of a turn.
    :ivar around: an element that holds nothing but these, and means nothing itself.
    """

    thing: object
    elements: tuple[Element, ...]
    lead: tuple[Inline, ...] = ()
    around: Element | None = None

    @property
    def element(self) -> Element:
        """The first element."""
        return self.elements[0]

    @property
    def whole(self) -> tuple[Element, ...]:
        """The elements that come and go with *thing*."""
        return self.elements if self.around is None else (self.around,)


_origin: Final[Callable[[tuple[object, tuple[Element, ...], tuple[Inline, ...], Element | None]], Origin]] = partial(
    tuple.__new__, Origin
)
"""An origin of its fields: as the class makes it, in half the time."""


class _Line:
    """A line of prose while it is gathered.

    :ivar element: the one element that holds all its words, if there is one.
    """

    def __init__(self, text: str | None = None) -> None:
        self.pieces: list[Piece] = []
        self.element: Element | None = None
        self._words = False
        if text:
            self.text(text)

    def text(self, text: str | None) -> None:
        """Add words that stand in no element of their own."""
        if text and text.strip(WHITE):
            self._words, self.element = True, None
        elif not (text and self.pieces):
            return  # no line begins with white space
        self.pieces.append(text)

    def add(self, element: Element, pieces: list[Piece]) -> None:
        """Add the words of an inline element; one that means nothing itself may hold the whole line."""
        plain = not (len(pieces) == 1 and isinstance(pieces[0], Span | LineBreak))
        self.element = element if plain and not self._words else None
        self._words = True
        self.pieces.extend(pieces)


class BodyReader(ProseReader):
    """Reads one body.

    :ivar own: whether newsdoc wrote the body, so that it says all that it means and nothing has to be guessed.
    :ivar origins: where blocks, list items, cells and titles came from, by their ``id()``.
    :ivar loose: where paragraphs came from that have no element of their own, likewise.
    """

    def __init__(
        self, item: Item, concepts: Mapping[str, Concept], makers: Mapping[str, BlockReader], group: RowReader
    ) -> None:
        """*makers* are the readers of blocks, by the name of the element; *group* sees the parts of a row together."""
        super().__init__(item, concepts)
        self._makers = makers
        self._group = group
        self._foreign = False
        self._nesting = 0
        self.own = False
        self.origins: dict[int, Origin] = {}
        self.loose: dict[int, Loose] = {}

    def made(self, made: _M, *elements: Element, lead: tuple[Inline, ...] = ()) -> _M:
        """Note where *made* came from."""
        self.origins[id(made)] = _origin((made, elements, lead, None))
        return made

    def read(self, root: Element) -> tuple[Block | Section, ...]:
        """The blocks and sections of the body at or below *root*."""
        page = root if local_name(root) in _PAGES else next((c for c in root if local_name(c) in _PAGES), root)
        self.own = any(
            meta.get("name") == "generator" and meta.get("content") == GENERATOR
            for head in page.iterchildren("{*}head")
            for meta in head.iterchildren("{*}meta")
        )
        if page is root and local_name(root) in _PAGES:
            inner = [child for child in root if local_name(child) == "body"]
            root = inner[0] if len(inner) == 1 else root
        self._foreign = not any(local_name(each) in BLOCKS for each in root.iterdescendants("{*}*"))
        return sectioned(self._with_headline(self.row(root, 2)), 2)

    def row(self, element: Element, level: int, without: Element | None = None) -> list[Part]:
        """What *element* contains, as a whole: what its parts only mean together is made of them."""
        parts = self.flow(element, level, without)
        return parts if self.own else self._group(self, parts, level)

    def flow(self, element: Element, level: int, without: Element | None = None) -> list[Part]:
        """What *element* contains, as parts that stand at *level*: 1 is the article, 2 its body."""
        if level > MAX_DEPTH or self._nesting == MAX_DEPTH:
            return _words_only(element, without)
        if not len(element):
            paragraph = Paragraph(element.text or "")
            return [self.made(paragraph, element)] if paragraph.inlines else []
        self._nesting += 1
        try:
            return self._parts(element, level, without)
        finally:
            self._nesting -= 1

    def _parts(self, element: Element, level: int, without: Element | None) -> list[Part]:
        done: list[Part] = []
        line = _Line(element.text)
        last: Element | None = None  # the last child that is no part of a line
        open_headings: list[int] = []

        for child in element:
            name = name_in(child.tag)
            here = level + len(open_headings)
            if not name or (name in MUTE and is_silent(child, name)) or child is without:
                pass
            elif name not in BLOCKS and not self._foreign and not self.holds_blocks(child):
                line.add(child, self.inline(child, here + 1))
            else:
                if line.pieces:
                    self._end(line, done, (element, last, child))
                    line = _Line()
                last = child
                if name in HEADINGS and not self.holds_blocks(child):
                    while open_headings and open_headings[-1] >= HEADINGS[name]:
                        open_headings.pop()
                    open_headings.append(HEADINGS[name])
                    title = Paragraph(self.inlines(child, here + 1)).inlines
                    if title:
                        done.append(Heading(HEADINGS[name], self.made(title, child)))
                else:
                    done.extend(self._block(child, name, here))
            tail = child.tail
            if tail and (line.pieces or tail.strip(WHITE)):
                line.text(tail)
        if not done and local_name(element) not in PLACES:
            line.element = element
        self._end(line, done, (element, last, None))
        return done

    def _end(self, line: _Line, done: list[Part], place: tuple[Element, Element | None, Element | None]) -> None:
        paragraph = Paragraph(line.pieces) if line.pieces else None
        if paragraph is not None and paragraph.inlines:
            done.append(paragraph)
            if line.element is not None:
                self.made(paragraph, line.element)
            else:
                self.loose[id(paragraph)] = Loose(paragraph, *place)

    def _block(self, element: Element, name: str, level: int) -> list[Part]:
        make = self._makers.get(name)
        transparent = make is None or (name == "p" and self.holds_blocks(element))
        parts = self.flow(element, level) if make is None or transparent else make(self, element, level)
        if len(parts) == 1 and name not in PLACES:
            known = self.origins.get(id(parts[0]))
            if known is None:
                self.made(parts[0], element)
            else:
                self.origins[id(parts[0])] = known._replace(around=element)
        return parts

    def _with_headline(self, parts: list[Part]) -> list[Part]:
        """A single heading of the first level that opens a body is its headline, not the title of a section."""
        headings = [part for part in parts if isinstance(part, Heading)]
        if not headings or [heading.level for heading in headings].count(1) != 1 or headings[0].level != 1:
            return parts
        at = parts.index(headings[0])
        words = Paragraph(headings[0].inlines)
        note = self.made(Note(words, kind="headline"), self.origins[id(headings[0].inlines)].element)
        return [*parts[:at], *fitting(note, 2), *parts[at + 1 :]]

    def blocks(self, element: Element, level: int, without: Element | None = None) -> list[Block]:
        """What *element* contains, where sections cannot stand."""
        parts = self.flow(element, level, without)
        if len(parts) == 1 and isinstance(parts[0], Paragraph):
            return [parts[0]]
        return unsectioned(parts, level)

    def alone(self, element: Element, level: int) -> list[Block]:
        """What *element* is by itself, in a place where other elements were expected."""
        name = local_name(element)
        if name in BLOCKS or self.holds_blocks(element):
            return unsectioned(self._block(element, name, level), level)
        return [Paragraph(self.inline(element, level + 1))]

    def line(self, element: Element, level: int, without: Element | None = None) -> list[Piece]:
        """The words of a cell or caption; blocks in it are parted by line breaks."""
        if not len(element):
            return [element.text or ""]
        if self.holds_blocks(element):
            return as_line(self.blocks(element, level, without))
        return self.inlines(element, level, without)


RowReader: TypeAlias = Callable[[BodyReader, list[Part], int], list[Part]]
"""Makes of parts that stand in one row at a level what they mean together."""

BlockReader: TypeAlias = Callable[[BodyReader, Element, int], list[Part]]
"""Makes an element's parts, for a place at a level."""


def children(element: Element) -> list[tuple[Element | None, str]]:
    """The children of *element*, and as ``(None, text)`` the text that stands where only children should."""
    found: list[tuple[Element | None, str]] = []
    text = element.text
    if text and text.strip(WHITE):
        found.append((None, text))
    for child in element:
        name = name_in(child.tag)
        if name and not (name in MUTE and is_silent(child, name)):
            found.append((child, ""))
        text = child.tail
        if text and text.strip(WHITE):
            found.append((None, text))
    return found


def _words_only(element: Element, without: Element | None) -> list[Part]:
    """The words of *element* as plain paragraphs, for a depth at which the model has no room for more."""
    lines: list[list[Piece]] = [[]]
    for piece in pieces(element, without):
        if piece is None:
            lines.append([])
        else:
            lines[-1].append(piece)
    return [paragraph for paragraph in map(Paragraph, lines) if paragraph.inlines]
