"""What a body is built of: paragraphs, sections, interviews, quotations, tables, lists.

A body is a row of blocks and then of sections; the same holds inside a section. A block that comes after a section
stands in a section of its own that has no title. Blocks without any content vanish from the row that they are put in.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, TypeAlias

from attrs import Factory, evolve, field, frozen

from newsdoc.errors import ModelError
from newsdoc.model.inlines import Attribution, Inline, Inlines, attribution, prose
from newsdoc.model.nodes import Node, depth_of
from newsdoc.model.values import Word, clean_flag, clean_prose, clean_uri, clean_verbatim, clean_word, whole_number

__all__ = [
    "Alignment",
    "Block",
    "BlockQuote",
    "Break",
    "Cell",
    "Embed",
    "Figure",
    "Interview",
    "List",
    "ListItem",
    "Note",
    "Paragraph",
    "Participant",
    "Preformatted",
    "Section",
    "Table",
    "Topic",
    "Turn",
    "blocks",
    "body",
]


_ROWS: Final = (tuple, list)
"""What readers give for a row: told at once, while it takes long to find that something is none of many classes."""


def blocks(value: Blocks) -> tuple[Block, ...]:
    """Blocks from what may be given for them, without those that hold nothing; a string is a paragraph."""
    done: list[Block] = []
    for item in (value,) if not isinstance(value, _ROWS) and isinstance(value, _Alone) else value:
        if type(item) is Paragraph:  # as most are
            if item.inlines:
                done.append(item)
        elif not _is_empty(block := _block(item)):
            done.append(block)
    return tuple(done)


def _block(item: object) -> Block:
    if isinstance(item, str):
        return Paragraph(item)
    if isinstance(item, Section):
        raise ModelError("a section cannot stand here", help="sections stand in a body or in a section's sections=")
    if not isinstance(item, Block):
        raise ModelError(f"expected a block or a string, got {type(item).__name__}")
    return item


def body(value: str | Block | Section | Iterable[str | Block | Section]) -> tuple[Block | Section, ...]:
    """The row of blocks and then sections that a body is; blocks after a section get a section without title.

    >>> [type(part).__name__ for part in body(["One.", Section("Two", ["Three."]), "Four."])]
    ['Paragraph', 'Section', 'Section']
    """
    row: list[str | Block] = []
    sections: list[Section] = []
    loose: list[str | Block] = []
    for item in (value,) if not isinstance(value, _ROWS) and isinstance(value, _Alone | Section) else value:
        if not isinstance(item, Section):
            (loose if sections else row).append(item)
        elif not _is_empty(item):
            sections += _untitled(loose)
            loose = []
            sections.append(item)
    return (*blocks(row), *sections, *_untitled(loose))


def _untitled(loose: list[str | Block]) -> tuple[Section, ...]:
    """A section of blocks that come after another section, if these hold anything."""
    kept = blocks(loose)
    return (Section(blocks=kept),) if kept else ()


def _is_empty(block: Block | Section) -> bool:
    """Whether *block* says nothing at all, so that no format needs to carry it."""
    for name in _SAYING.get(type(block), ()):
        if getattr(block, name):
            return False
    return type(block) in _SAYING


def _sections(value: Section | Iterable[Section]) -> tuple[Section, ...]:
    done = []
    for section in [value] if isinstance(value, Section) else value:
        if not isinstance(section, Section):
            raise ModelError(f"expected a Section, got {type(section).__name__}")
        if not _is_empty(section):
            done.append(section)
    return tuple(done)


@frozen(repr=False)
class Paragraph(Node):
    """One paragraph of prose.

    >>> Paragraph("Hello  world ")
    Paragraph(inlines=(Text(text='Hello world'),))
    """

    inlines: tuple[Inline, ...] = field(default=(), converter=prose)
    depth: int = field(init=False, eq=False, repr=False, default=Factory(depth_of, takes_self=True))


@frozen(repr=False)
class Preformatted(Node):
    """Lines whose white space means something: verse, code, a results service's columns. Line ends are LF."""

    text: str = field(default="", converter=clean_verbatim)


@frozen(repr=False)
class Break(Node):
    """A change of scene inside a body, shown as a rule or three asterisks."""


@frozen(repr=False)
class ListItem(Node):
    """One item of a list; a list inside it is one level further in."""

    blocks: tuple[Block, ...] = field(default=(), converter=blocks)
    depth: int = field(init=False, eq=False, repr=False, default=Factory(depth_of, takes_self=True))


def _items(value: Iterable[ListItem | str | Block]) -> tuple[ListItem, ...]:
    if isinstance(value, str):
        raise ModelError("a list is made of a sequence of items, not of a string")
    return tuple(item if isinstance(item, ListItem) else ListItem(item) for item in value)


@frozen(repr=False)
class List(Node):
    """A list.

    :ivar ordered: whether its items are numbered.
    :ivar start: the number of the first item of a numbered list.
    """

    items: tuple[ListItem, ...] = field(default=(), converter=_items)
    ordered: bool = field(default=False, converter=clean_flag, kw_only=True)
    start: int = field(default=1, validator=whole_number(0, 999_999_999), kw_only=True)
    depth: int = field(init=False, eq=False, repr=False, default=Factory(depth_of, takes_self=True))

    def __attrs_post_init__(self) -> None:
        if not self.ordered and self.start != 1:
            raise ModelError("only an ordered list has a start")


class Alignment(Word):
    """How the cells of a column stand."""

    NONE = ""
    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"


@frozen(repr=False)
class Cell(Node):
    """One cell of a table.

    :ivar header: whether it heads its row or column.
    :ivar colspan: how many columns it covers.
    :ivar rowspan: how many rows it covers.
    """

    inlines: tuple[Inline, ...] = field(default=(), converter=prose)
    header: bool = field(default=False, converter=clean_flag, kw_only=True)
    colspan: int = field(default=1, validator=whole_number(1, 1000), kw_only=True)
    rowspan: int = field(default=1, validator=whole_number(1, 65534), kw_only=True)
    depth: int = field(init=False, eq=False, repr=False, default=Factory(depth_of, takes_self=True))


_CELL: Final = frozenset([Cell])

Row: TypeAlias = "Iterable[Cell | Inlines]"


def _row(value: Row) -> tuple[Cell, ...]:
    if type(value) is tuple and _CELL.issuperset(map(type, value)):  # as those are that come from readers
        return value
    if isinstance(value, str):
        raise ModelError("a row is a sequence of cells, not a string")
    return tuple(item if isinstance(item, Cell) else Cell(item) for item in value)


def _header(value: Row) -> tuple[Cell, ...]:
    return tuple(cell if cell.header else evolve(cell, header=True) for cell in _row(value))


def _rows(value: Iterable[Row]) -> tuple[tuple[Cell, ...], ...]:
    return tuple(row for row in map(_row, value) if row)


def _alignments(value: Iterable[Alignment | str]) -> tuple[Alignment, ...]:
    given = [clean_word(Alignment, item) for item in value]
    while given and given[-1] is Alignment.NONE:
        given.pop()
    return tuple(given)


@frozen(repr=False)
class Table(Node):
    """A table; its rows may be ragged.

    :ivar rows: the rows below the header, each a tuple of cells; rows without a cell vanish.
    :ivar header: the cells of the header row, all of them header cells; ``()`` if there is none.
    :ivar caption: what the table shows.
    :ivar alignment: how each column stands, from the left; columns beyond stand as they like.

    >>> Table([["Oslo", "3:1"]], header=["Match", "Score"]).header[1].inlines
    (Text(text='Score'),)
    """

    rows: tuple[tuple[Cell, ...], ...] = field(default=(), converter=_rows)
    header: tuple[Cell, ...] = field(default=(), converter=_header, kw_only=True)
    caption: tuple[Inline, ...] = field(default=(), converter=prose, kw_only=True)
    alignment: tuple[Alignment, ...] = field(default=(), converter=_alignments, kw_only=True)
    depth: int = field(init=False, eq=False, repr=False, default=Factory(depth_of, takes_self=True))


@frozen(repr=False)
class BlockQuote(Node):
    """A quotation that stands by itself, such as a pull quote."""

    blocks: tuple[Block, ...] = field(default=(), converter=blocks)
    attribution: Attribution | None = field(default=None, converter=attribution)
    depth: int = field(init=False, eq=False, repr=False, default=Factory(depth_of, takes_self=True))


@frozen(repr=False)
class Figure(Node):
    """A picture, sound or film in its place in the text.

    :ivar href: where it is.
    :ivar alt: what it shows, for those who cannot see it.
    :ivar caption: the words beneath it.
    :ivar credit: who made it.
    :ivar content_type: its media type, such as ``image/jpeg``.
    """

    href: str = field(default="", converter=clean_uri)
    alt: str = field(default="", converter=clean_prose, kw_only=True)
    caption: tuple[Inline, ...] = field(default=(), converter=prose, kw_only=True)
    credit: str = field(default="", converter=clean_prose, kw_only=True)
    content_type: str = field(default="", converter=clean_prose, kw_only=True)
    depth: int = field(init=False, eq=False, repr=False, default=Factory(depth_of, takes_self=True))


@frozen(repr=False)
class Embed(Node):
    """Something from elsewhere that is shown in the text: a post, a map, a player.

    :ivar href: where it is.
    :ivar kind: what it is, in a word, such as ``"post"`` or ``"map"``.
    :ivar title: what it is called.
    :ivar caption: the words beneath it.
    """

    href: str = field(default="", converter=clean_uri)
    kind: str = field(default="", converter=clean_prose, kw_only=True)
    title: str = field(default="", converter=clean_prose, kw_only=True)
    caption: tuple[Inline, ...] = field(default=(), converter=prose, kw_only=True)
    depth: int = field(init=False, eq=False, repr=False, default=Factory(depth_of, takes_self=True))


@frozen(repr=False)
class Note(Node):
    """A remark about the text beside the text.

    :ivar kind: what it is, in a word: ``"editor"``, ``"correction"``, ``"contents"``, ``"credit"`` ...
    """

    blocks: tuple[Block, ...] = field(default=(), converter=blocks)
    kind: str = field(default="", converter=clean_prose, kw_only=True)
    depth: int = field(init=False, eq=False, repr=False, default=Factory(depth_of, takes_self=True))


@frozen(repr=False)
class Participant(Node):
    """Somebody who speaks in an interview.

    :ivar label: how the turns name them, such as ``"Dr. Zhang"`` or ``"Q"``.
    :ivar name: their full name, where it is known.
    :ivar role: ``"interviewer"``, ``"interviewee"`` or another part that they play.
    :ivar description: who they are, such as ``"a leading expert on trade"``.
    """

    label: str = field(converter=clean_prose)
    name: str = field(default="", converter=clean_prose, kw_only=True)
    role: str = field(default="", converter=clean_prose, kw_only=True)
    description: str = field(default="", converter=clean_prose, kw_only=True)

    def __attrs_post_init__(self) -> None:
        if not self.label:
            raise ModelError("a participant needs a label")


@frozen(repr=False)
class Turn(Node):
    """What one participant says before another speaks.

    :ivar speaker: the participant's label.
    :ivar blocks: what they say; may be nothing.
    """

    speaker: str = field(converter=clean_prose)
    blocks: tuple[Block, ...] = field(default=(), converter=blocks)
    depth: int = field(init=False, eq=False, repr=False, default=Factory(depth_of, takes_self=True))

    def __attrs_post_init__(self) -> None:
        if not self.speaker:
            raise ModelError("a turn needs a speaker")


def _turns(value: Iterable[Turn]) -> tuple[Turn, ...]:
    turns = tuple(value)
    for turn in turns:
        if not isinstance(turn, Turn):
            raise ModelError(f"expected a Turn, got {type(turn).__name__}")
    return turns


@frozen(repr=False)
class Topic(Node):
    """A part of an interview under a heading of its own.

    :ivar introduction: prose before the first turn.
    """

    title: tuple[Inline, ...] = field(default=(), converter=prose)
    introduction: tuple[Block, ...] = field(default=(), converter=blocks, kw_only=True)
    turns: tuple[Turn, ...] = field(default=(), converter=_turns, kw_only=True)
    depth: int = field(init=False, eq=False, repr=False, default=Factory(depth_of, takes_self=True))


def _participants(value: Iterable[Participant | str]) -> tuple[Participant, ...]:
    people = tuple(item if isinstance(item, Participant) else Participant(item) for item in value)
    if len({person.label for person in people}) < len(people):
        raise ModelError("two participants of an interview have the same label")
    return people


def _topics(value: Iterable[Topic]) -> tuple[Topic, ...]:
    topics = tuple(value)
    for topic in topics:
        if not isinstance(topic, Topic):
            raise ModelError(f"expected a Topic, got {type(topic).__name__}")
    return tuple(topic for topic in topics if topic.title or topic.introduction or topic.turns)


@frozen(repr=False)
class Interview(Node):
    """A conversation in question and answer.

    :ivar participants: who speaks; whoever has a turn and is missing here is added.
    :ivar introduction: prose before the first turn.
    :ivar turns: the turns before the first topic.
    :ivar topics: the parts with a heading of their own.

    >>> [p.label for p in Interview(turns=[Turn("Q", "Why?"), Turn("A", "Because.")]).participants]
    ['Q', 'A']
    """

    participants: tuple[Participant, ...] = field(default=(), converter=_participants, kw_only=True)
    introduction: tuple[Block, ...] = field(default=(), converter=blocks, kw_only=True)
    turns: tuple[Turn, ...] = field(default=(), converter=_turns, kw_only=True)
    topics: tuple[Topic, ...] = field(default=(), converter=_topics, kw_only=True)
    depth: int = field(init=False, eq=False, repr=False, default=Factory(depth_of, takes_self=True))

    def __attrs_post_init__(self) -> None:
        known = {person.label for person in self.participants}
        turns = (*self.turns, *(turn for topic in self.topics for turn in topic.turns))
        spoken = dict.fromkeys(turn.speaker for turn in turns)
        missing = tuple(Participant(label) for label in spoken if label not in known)
        if missing:
            object.__setattr__(self, "participants", self.participants + missing)


@frozen(repr=False)
class Section(Node):
    """A part of a body under a title: first its blocks, then its own sections. The title may be missing."""

    title: tuple[Inline, ...] = field(default=(), converter=prose)
    blocks: tuple[Block, ...] = field(default=(), converter=blocks)
    sections: tuple[Section, ...] = field(default=(), converter=_sections)
    depth: int = field(init=False, eq=False, repr=False, default=Factory(depth_of, takes_self=True))


Block: TypeAlias = Paragraph | Preformatted | Break | List | Table | BlockQuote | Figure | Embed | Note | Interview
"""Anything that may stand in a row of blocks."""

_Alone: TypeAlias = str | Block

Blocks: TypeAlias = str | Block | Iterable[str | Block]
"""What may be given where blocks are wanted: a string stands for its :class:`Paragraph`."""

_SAYING: Final[dict[type[Node], tuple[str, ...]]] = {
    Paragraph: ("inlines",),
    Preformatted: ("text",),
    List: ("items",),
    Table: ("rows", "header", "caption"),
    BlockQuote: ("blocks", "attribution"),
    Figure: ("href", "alt", "caption", "credit"),
    Embed: ("href", "title", "caption"),
    Note: ("blocks",),
    Interview: ("turns", "topics", "introduction", "participants"),
    Section: ("blocks", "title", "sections"),
}
"""The fields by which a block says something, one of which is enough; a Break always does."""
