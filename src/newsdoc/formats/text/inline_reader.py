r"""Reads a line of prose: words, ``{words}(kind attributes)`` and escapes.

Laws kept here: one pass with a stack, so linear time; braces without a partner, or whose kind or attributes make no
sense, are ordinary characters; no span is dropped, and none nests deeper than the model allows.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, Final

from attrs import define, evolve

from newsdoc.formats.text.attributes import Attributes, Misread, Value, build, read_attributes
from newsdoc.formats.text.characters import ESCAPE, character
from newsdoc.formats.text.ledger import Ledger
from newsdoc.formats.text.marks import BARE_ADDRESS, CELL, SPANS
from newsdoc.formats.text.shapes import CELL as CELL_SHAPE
from newsdoc.formats.text.shapes import LINE_BREAK, LINK, Shape
from newsdoc.model import Cell, Inline, Text, walk
from newsdoc.model.inlines import prose

__all__ = ["read_cell", "read_inlines"]

_TOKEN: Final = re.compile(rf"{ESCAPE}|[{{}}]")
_SPECIAL: Final = re.compile(r"[\\{}]")
_KIND: Final = re.compile(r"\((?P<kind>[a-z]++)(?=[ \t)])")
_ADDRESS: Final = re.compile(rf"\((?P<address>{BARE_ADDRESS.pattern})(?=[ \t)])")


@define
class _Brace:
    """A brace that waits for its partner.

    :ivar position: where in the text it stands.
    :ivar index: where in the row of pieces its content begins.
    :ivar height: levels of nodes in its content.
    :ivar blank: whether its content is nothing but spaces.
    """

    position: int
    index: int
    height: int = 0
    blank: bool = True


class _Pass:
    """One pass over one stretch of prose.

    :ivar pieces: what was read, in order; an open brace is a piece until its partner makes a span of both.
    :ivar spans: how many spans were made.
    :ivar blank_spans: how many of them hold nothing but spaces.
    """

    def __init__(self, ledger: Ledger, start: int, end: int, room: int, *, cell: bool, blanks: bool) -> None:
        self.ledger = ledger
        self.text = ledger.text
        self.start, self.end, self.room = start, end, room
        self.cell, self.blanks = cell, blanks
        self.pieces: list[Any] = []  # Any: strings and inlines, or the one Cell that a cell may be
        self.braces = [_Brace(start - 1, 0)]
        self.markup: list[tuple[int, int, Attributes | None]] = []
        self.escapes: list[tuple[int, int]] = []
        self.misread: list[tuple[str, int, int]] = []
        self.spans = self.blank_spans = 0
        position = start
        while token := _TOKEN.search(self.text, position, end):
            self.words(self.text[position : token.start()])
            position = token.end()
            if token[0] == "{":
                self.pieces.append("{")
                self.braces.append(_Brace(token.start(), len(self.pieces)))
            elif token[0] == "}":
                position = self.closed(token.start())
            else:
                self.escaped(token)
        self.words(self.text[position:end])

    def words(self, words: str) -> None:
        if words:
            self.pieces.append(words)
            self.holds(1, blank=not words.strip(" \t\n\r"))

    def holds(self, height: int, *, blank: bool) -> None:
        """Let the innermost open brace know of one more piece."""
        innermost = self.braces[-1]
        innermost.height = max(innermost.height, height)
        innermost.blank = innermost.blank and blank

    def escaped(self, token: re.Match[str]) -> None:
        words = character(token)
        if token["mark"]:
            self.markup.append((token.start(), token.start() + 1, None))
        elif words != token[0]:
            self.escapes.append(token.span())
        self.words(words)

    def closed(self, position: int) -> int:
        """Meet the closing brace at *position*; return where to read on."""
        if len(self.braces) > 1:
            brace = self.braces.pop()
            try:
                return self.span(brace, position)
            except Misread as why:
                # Both braces are words then, and what stands between them belongs to the brace around them.
                self.holds(brace.height, blank=False)
                if self.text.startswith("(", position + 1, self.end):
                    self.misread.append((why.message, brace.position, why.position))
        self.words("}")
        return position + 1

    def span(self, brace: _Brace, position: int) -> int:
        """Make a span of the pieces since *brace*, closed at *position*; return where it ends."""
        shape, given, end = self.kind(position + 1)
        empty = len(self.pieces) == brace.index
        if shape is CELL_SHAPE:
            if not (self.cell and brace.position == self.start and end == self.end):
                raise Misread("only a whole cell of a table can be a cell", position)
            if brace.height > self.room:
                raise Misread("spans nest too deep", position)
        elif shape is LINE_BREAK:
            if not empty:
                raise Misread("a line break has no words", position)
        elif empty or (brace.blank and not self.blanks):
            raise Misread("there are no words in it", position)
        elif brace.height >= self.room:
            raise Misread("spans nest too deep", position)
        # Whether the attributes make sense shows without the words, which are many where many spans make none.
        made = build(shape, given, structure=dict.fromkeys(shape.structure, ()))
        if not empty:
            made = evolve(made, inlines=self.pieces[brace.index :])
        del self.pieces[brace.index - 1 :]
        self.pieces.append(made)
        self.markup += ((brace.position, brace.position + 1, None), (position, end, given))
        blank = brace.blank and shape is not LINE_BREAK
        self.spans += shape is not CELL_SHAPE
        self.blank_spans += blank
        self.holds(getattr(made, "depth", 1), blank=blank)
        return end

    def kind(self, position: int) -> tuple[Shape, Attributes, int]:
        """The shape that the parenthesis at *position* names, its attributes, and where it ends."""
        if named := _KIND.match(self.text, position, self.end):
            kind = named["kind"]
            shape = CELL_SHAPE if kind == CELL else SPANS.get(kind)
            if not shape:
                raise Misread(f"there is no kind of span {kind!r}", position)
            given, end = read_attributes(self.text, named.end(), self.end)
            return shape, given, end
        if address := _ADDRESS.match(self.text, position, self.end):
            given, end = read_attributes(self.text, address.end(), self.end)
            given.items.append(("href", Value(address["address"], address.start("address"))))
            given.spans.append(address.span("address"))
            return LINK, given, end
        raise Misread("expected the kind of a span, or the address of a link", position)

    def lost_one(self, inlines: Sequence[Inline]) -> bool:
        """Whether the normal form of prose took a span out: one of spaces, beside another space."""
        if not self.blank_spans:
            return False
        nodes = (node for inline in inlines for node in walk(inline))
        return sum(isinstance(node, Inline) and not isinstance(node, Text) for node in nodes) < self.spans

    def settle(self) -> None:
        """Put the pass into the account."""
        for start, end, given in self.markup:
            self.ledger.consume(start, end, given)
        self.ledger.escapes += self.escapes
        for why, start, end in self.misread:
            self.ledger.remark(
                "TEXT-SPAN",
                f"read as words, not as markup: {why}",
                start,
                end,
                help="write \\{ and \\} if words are meant",
            )


def read_inlines(ledger: Ledger, start: int, end: int, room: int) -> tuple[Inline, ...]:
    r"""The prose between two offsets, in normal form; *room* is how many levels it may nest, one at least.

    >>> text = "He said {no}(em)."
    >>> read_inlines(Ledger(text), 0, len(text), room=9)
    (Text(text='He said '), Emphasis(inlines=(Text(text='no'),)), Text(text='.'))
    """
    if not _SPECIAL.search(ledger.text, start, end):
        return prose(ledger.text[start:end])
    done = _Pass(ledger, start, end, room, cell=False, blanks=True)
    inlines = prose(done.pieces)
    if done.lost_one(inlines):
        done = _Pass(ledger, start, end, room, cell=False, blanks=False)
        inlines = prose(done.pieces)
    done.settle()
    return inlines


def read_cell(ledger: Ledger, start: int, end: int, room: int) -> Cell:
    """The cell of a table between two offsets, without the spaces at its edges; *room* as for prose."""
    if not _SPECIAL.search(ledger.text, start, end):
        return Cell(ledger.text[start:end])
    done = _Pass(ledger, start, end, room, cell=True, blanks=True)
    cell = _cell(done.pieces)
    if done.lost_one(cell.inlines):
        done = _Pass(ledger, start, end, room, cell=True, blanks=False)
        cell = _cell(done.pieces)
    done.settle()
    return cell


def _cell(pieces: list[Any]) -> Cell:
    return pieces[0] if len(pieces) == 1 and isinstance(pieces[0], Cell) else Cell(pieces)
