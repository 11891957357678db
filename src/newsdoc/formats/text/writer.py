r"""Writes articles in the dialect.

Law 1: reading what is written gives an equal article, for every article. Each paragraph is guarded by the very
expressions that the reader tests, so that no line is taken for what it is not. Blank lines mean nothing; they stand
where they help to read.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Final, assert_never

from attrs import evolve, frozen

from newsdoc.formats.text.attributes import content_of, items_of
from newsdoc.formats.text.characters import escape_label, escape_string, escape_value
from newsdoc.formats.text.header_writer import write_header
from newsdoc.formats.text.inline_writer import write_cell, write_inlines
from newsdoc.formats.text.marks import ALIGNMENTS, BLOCKS, DELIMITER_ROW, FIRST_LINE, INDENT, guarded
from newsdoc.formats.text.shapes import ATTRIBUTION
from newsdoc.model import (
    Article,
    Attribution,
    Block,
    BlockQuote,
    Break,
    Cell,
    Embed,
    Figure,
    Inline,
    Interview,
    List,
    Note,
    Paragraph,
    Participant,
    Preformatted,
    Section,
    Table,
    Topic,
    Turn,
)

__all__ = ["write_article"]


@frozen
class _Place:
    """Where blocks are written.

    :ivar indent: what their lines begin with.
    :ivar spaced: whether blank lines stand between them.
    :ivar quoted: whether they stand right inside a block quotation.
    :ivar labels: what begins a turn among them.
    """

    indent: str = ""
    spaced: bool = True
    quoted: bool = False
    labels: Collection[str] = ()

    def below(self) -> _Place:
        """The place of what belongs to a block here."""
        return _Place(self.indent + INDENT, self.spaced)


def write_article(article: Article) -> str:
    r"""The article in the dialect, its last line ended.

    >>> write_article(Article("Fed to halt QE", ["The Fed will stop.", Section("Why", ["Prices rise."])]))
    'newsdoc 1\nHeadline: Fed to halt QE\n\nThe Fed will stop.\n\n## Why\n\nPrices rise.\n'
    """
    parts = [[FIRST_LINE, *write_header(article)], *_body(article.body)]
    return "\n\n".join("\n".join(lines) for lines in parts) + "\n"


def _body(parts: Iterable[Block | Section], level: int = 1) -> Iterator[list[str]]:
    """The lines of each block and of each heading of a body or section."""
    rows = [part for part in parts if not isinstance(part, Section)]
    if rows:
        yield [*_blocks(rows, _Place())]
    for section in parts:
        if isinstance(section, Section):
            yield [_marked("#" * (level + 1), section.title)]
            yield from _body((*section.blocks, *section.sections), level + 1)


def _marked(mark: str, inlines: Iterable[Inline]) -> str:
    """A mark and the prose behind it."""
    return f"{mark} {write_inlines(inlines)}" if inlines else mark


def _list_of(items: Sequence[str]) -> str:
    return f"({' '.join(items)})" if items else ""


def _kind(node: Participant | Figure | Embed | Note | Interview | Preformatted) -> str:
    """The mark of a block of a kind, with its attributes."""
    kind, shape = _KINDS[type(node)]
    return f"%{kind}{_list_of([*items_of(shape, node, escape_string)])}"


_KINDS: Final = {shape.kind: (kind, shape) for kind, shape in BLOCKS.items()}


def _blocks(blocks: Sequence[Block], place: _Place) -> Iterator[str]:
    """The lines of a row of blocks."""
    for index, block in enumerate(blocks):
        if index and place.spaced:
            yield ""
        if index and _run_together(blocks[index - 1], block):
            yield f"{place.indent}%"
            if place.spaced:
                yield ""
        yield from _block(block, place)


def _run_together(first: Block, second: Block) -> bool:
    """Whether the lines of the second would be read as part of the first."""
    if isinstance(first, Table) and isinstance(second, Table):
        return not second.caption
    if isinstance(first, List) and isinstance(second, List) and first.ordered == second.ordered:
        return not first.ordered or first.start + len(first.items) == second.start
    return False


def _block(block: Block, place: _Place) -> Iterator[str]:
    indent = place.indent
    match block:
        case Paragraph():
            yield indent + guarded(write_inlines(block.inlines), quoted=place.quoted, labels=place.labels)
        case Break():
            yield f"{indent}* * *"
        case Figure() | Embed():
            yield indent + _marked(_kind(block), block.caption)
        case Preformatted():
            yield indent + _kind(block)
            yield from (f"{indent}{INDENT}{_raw(line)}" for line in block.text.split("\n"))
        case List():
            for number, item in enumerate(block.items, block.start):
                mark = f"{number}." if block.ordered else "-"
                yield from _opened(mark, item.blocks, place, evolve(place.below(), spaced=False))
        case Table():
            yield from (indent + line for line in _table(block))
        case BlockQuote():
            yield from _opened(">", block.blocks, place, evolve(place.below(), quoted=True))
            if block.attribution:
                yield f"{indent}{INDENT}{_attribution(block.attribution)}"
        case Note():
            yield from _opened(_kind(block), block.blocks, place, place.below())
        case Interview():
            yield indent + _kind(block)
            yield from _interview(block, place.below())
        case _:
            assert_never(block)


def _opened(mark: str, blocks: Sequence[Block], place: _Place, below: _Place) -> Iterator[str]:
    """The lines of a block that holds blocks: a first paragraph stands behind its mark."""
    first = blocks[0] if blocks else None
    if not isinstance(first, Paragraph):
        yield place.indent + mark
        yield from _blocks(blocks, below)
        return
    yield place.indent + _marked(mark, first.inlines)
    if len(blocks) > 1:
        if below.spaced:
            yield ""
        yield from _blocks(blocks[1:], below)


def _attribution(said: Attribution) -> str:
    speaker = escape_value(content_of(ATTRIBUTION, said))
    return f"—{_list_of([*items_of(ATTRIBUTION, said, escape_string)])}{' ' if speaker else ''}{speaker}"


_FINAL_SPACE: Final = re.compile(r"[ \t]\Z")


def _raw(line: str) -> str:
    """A line of preformatted text. An editor would cut off white space at its end, so that is escaped."""
    if not line:
        return "|"
    return f"| {_FINAL_SPACE.sub(lambda found: f'{chr(92)}u{{{ord(found[0]):X}}}', escape_value(line))}"


def _table(table: Table) -> Iterator[str]:
    if table.caption:
        yield _marked("|=", table.caption)
    if table.header:
        yield _row(table.header, heads=True)
    if table.header or table.alignment:
        columns = max(len(table.alignment), len(table.header))
        cells = [*(_DELIMITERS[alignment] for alignment in table.alignment), *["---"] * columns][:columns]
        yield f"|{'|'.join(cells)}|"
    for row in table.rows:
        yield _row(row, heads=False)


_DELIMITERS: Final = {alignment: f"{ends[0]}-{ends[1]}" for ends, alignment in ALIGNMENTS.items()}


def _row(cells: Iterable[Cell], *, heads: bool) -> str:
    written = [write_cell(cell, heads=heads) for cell in cells]
    line = f"|{'|'.join(f' {cell} ' if cell else ' ' for cell in written)}|"
    return f"| \\{line[2:]}" if DELIMITER_ROW.match(line) else line


def _interview(interview: Interview, place: _Place) -> Iterator[str]:
    for participant in interview.participants:
        yield f"{place.indent}{_kind(participant)} {escape_value(participant.label)}"
    place = evolve(place, labels={participant.label for participant in interview.participants})
    parts = [*_talk(interview, place)]
    for topic in interview.topics:
        parts += [iter([place.indent + _marked("##", topic.title)]), *_talk(topic, place)]
    for index, lines in enumerate(parts):
        if place.spaced and (index or interview.participants):
            yield ""
        yield from lines


def _talk(talk: Interview | Topic, place: _Place) -> Iterator[Iterator[str]]:
    """The lines of the introduction and of each turn."""
    if talk.introduction:
        yield _blocks(talk.introduction, place)
    for turn in talk.turns:
        yield _turn(turn, place)


def _turn(turn: Turn, place: _Place) -> Iterator[str]:
    label = guarded(f"{escape_label(turn.speaker)}:")
    return _opened(label, turn.blocks, place, evolve(place, indent=place.indent + INDENT, labels=()))
