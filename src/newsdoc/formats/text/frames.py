"""What is open while the strict reader goes down the lines: the body, sections, quotations, items, interviews.

A frame gathers what belongs to it and, when it is closed, hands what came of it to the frame around it. Closing loses
nothing: a block that turns out to hold nothing becomes a paragraph of the words of its line.
"""

from __future__ import annotations

from typing import TypeAlias

from attrs import define, field

from newsdoc.formats.text.attributes import Attributes
from newsdoc.formats.text.inline_reader import read_inlines
from newsdoc.formats.text.ledger import Ledger
from newsdoc.formats.text.lines import Line
from newsdoc.model import (
    MAX_DEPTH,
    Attribution,
    Block,
    BlockQuote,
    Inline,
    Interview,
    List,
    ListItem,
    Note,
    Paragraph,
    Participant,
    Section,
    Topic,
    Turn,
)
from newsdoc.model.blocks import blocks

__all__ = [
    "BodyFrame",
    "Frame",
    "InterviewFrame",
    "ItemFrame",
    "ListRun",
    "NoteFrame",
    "Opening",
    "QuoteFrame",
    "SectionFrame",
    "Talk",
    "TopicFrame",
    "TurnFrame",
]


@define(eq=False)
class ListRun:
    """A list that further items may join.

    :ivar start: the number of its first item; None if it is not numbered.
    """

    start: int | None
    items: list[ListItem] = field(factory=list)

    @property
    def following(self) -> int | None:
        """The number that its next item has; None if it is not numbered."""
        return None if self.start is None else self.start + len(self.items)

    def made(self) -> List:
        """The list."""
        return List(self.items) if self.start is None else List(self.items, ordered=True, start=self.start)


@define(kw_only=True)
class Opening:
    """The mark that a block was opened with.

    :ivar ledger: the account that it is entered in once the block is known to hold something.
    :ivar line: its line.
    :ivar end: where the mark and its attributes end.
    :ivar given: its attributes.
    """

    ledger: Ledger
    line: Line
    end: int
    given: Attributes | None = None


@define(eq=False, kw_only=True)
class Frame:
    """Any of them.

    :ivar depth: levels of nodes from the article down to this one.
    :ivar level: how far its lines are set in.
    :ivar hold: how far a line must be set in to belong to it.
    :ivar run: the list that stands last in it, while items may join it.
    """

    depth: int
    level: int
    hold: int
    run: ListRun | None = None
    row: list[Block | ListRun] = field(factory=list)

    @property
    def room(self) -> int:
        """How many levels of nodes may stand below it."""
        return MAX_DEPTH - self.depth

    @property
    def blocks(self) -> list[Block]:
        """What stands in it."""
        return [each.made() if isinstance(each, ListRun) else each for each in self.row]

    def add(self, block: Block) -> None:
        """Put one more block into it, unless it says nothing."""
        if blocks(block):
            self.run = None
            self.row.append(block)

    def take(self, opening: Opening, block: Block) -> None:
        """Put a block into it that was opened with a mark; where it says nothing, the mark was words."""
        ledger, line = opening.ledger, opening.line
        if blocks(block):
            ledger.consume(line.start, opening.end, opening.given)
            self.add(block)
        else:
            ledger.remark("TEXT-BLOCK", "read as words, not as a block: there is nothing in it", line.start, line.end)
            self.add(Paragraph(read_inlines(ledger, line.start, line.end, self.room - 1)))

    def close(self) -> None:
        """Hand what came of it to the frame around it."""


@define(eq=False, kw_only=True)
class BodyFrame(Frame):
    """The body of the article, or a section of it: blocks, and behind them sections.

    :ivar hashes: how many its heading has, one more than its level; the body has one.
    """

    hashes: int = 1
    sections: list[Section] = field(factory=list)


@define(eq=False, kw_only=True)
class SectionFrame(BodyFrame):
    """A section. Without title and content it says nothing, and vanishes with its mark."""

    outer: BodyFrame
    title: tuple[Inline, ...] = ()

    def close(self) -> None:
        """Add the section to what it is a section of."""
        self.outer.sections.append(Section(self.title, self.blocks, self.sections))


@define(eq=False, kw_only=True)
class ItemFrame(Frame):
    """An item of a list."""

    outer: ListRun

    def close(self) -> None:
        """Add the item to its list."""
        self.outer.items.append(ListItem(self.blocks))


@define(eq=False, kw_only=True)
class QuoteFrame(Frame):
    """A block quotation."""

    outer: Frame
    opening: Opening
    attribution: Attribution | None = None

    def close(self) -> None:
        """Put the quotation into the frame around it."""
        self.outer.take(self.opening, BlockQuote(self.blocks, self.attribution))


@define(eq=False, kw_only=True)
class NoteFrame(Frame):
    """A note."""

    outer: Frame
    opening: Opening
    kind: str

    def close(self) -> None:
        """Put the note into the frame around it."""
        self.outer.take(self.opening, Note(self.blocks, kind=self.kind))


@define(eq=False, kw_only=True)
class _TalkFrame(Frame):
    """What an interview and a topic of one have in common: turns, and as blocks an introduction."""

    turns: list[Turn] = field(factory=list)


@define(eq=False, kw_only=True)
class InterviewFrame(_TalkFrame):
    """An interview.

    :ivar participants: those that it has declared, by their labels.
    """

    outer: Frame
    opening: Opening
    participants: dict[str, Participant] = field(factory=dict)
    topics: list[Topic] = field(factory=list)

    def close(self) -> None:
        """Put the interview into the frame around it."""
        interview = Interview(
            participants=self.participants.values(), introduction=self.blocks, turns=self.turns, topics=self.topics
        )
        self.outer.take(self.opening, interview)

    @property
    def interview(self) -> InterviewFrame:
        """The interview: itself."""
        return self


@define(eq=False, kw_only=True)
class TopicFrame(_TalkFrame):
    """A part of an interview under its own heading."""

    outer: InterviewFrame
    title: tuple[Inline, ...]

    @property
    def interview(self) -> InterviewFrame:
        """The interview that it is part of."""
        return self.outer

    def close(self) -> None:
        """Add the topic to its interview."""
        self.outer.topics.append(Topic(self.title, introduction=self.blocks, turns=self.turns))


Talk: TypeAlias = InterviewFrame | TopicFrame
"""What holds turns."""


@define(eq=False, kw_only=True)
class TurnFrame(Frame):
    """A turn. Lines that are set in no further than the turn itself belong to it too."""

    outer: Talk
    speaker: str

    def close(self) -> None:
        """Add the turn to the interview or topic."""
        self.outer.turns.append(Turn(self.speaker, self.blocks))
