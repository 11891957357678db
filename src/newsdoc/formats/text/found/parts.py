"""What the lines of a text are taken for, in a flat row, before headings become sections and turns an interview."""

from __future__ import annotations

from typing import TypeAlias

from attrs import field, frozen

from newsdoc.formats.text.found.sheet import Prose, Span
from newsdoc.model import Alignment, Participant

__all__ = [
    "BreakPart",
    "HeadingPart",
    "InterviewPart",
    "ItemPart",
    "ListPart",
    "NotePart",
    "ParagraphPart",
    "Part",
    "PullQuotePart",
    "TablePart",
    "TopicPart",
    "TurnPart",
]


@frozen(kw_only=True, eq=False)
class _Part:
    """Anything in the row.

    :ivar gap: whether a blank line (or the top of the text) stands before it.
    """

    gap: bool = False


@frozen(kw_only=True, eq=False)
class ParagraphPart(_Part):
    """Prose.

    :ivar lines: how many lines it stood on.
    :ivar indent: how far in its first line stood.
    """

    prose: Prose
    lines: int = 1
    indent: int = 0


@frozen(kw_only=True, eq=False)
class HeadingPart(_Part):
    """A heading.

    :ivar level: 1 for the parts of an article, 2 for their parts ...; unmarked headings have 2.
    :ivar marked: whether a mark says that it is one.
    """

    prose: Prose
    level: int = 2
    marked: bool = False


@frozen(kw_only=True, eq=False)
class ItemPart:
    """An item of a list, and the list inside it."""

    prose: Prose
    inner: ListPart | None = None


@frozen(kw_only=True, eq=False)
class ListPart(_Part):
    """A list.

    :ivar start: the first number of an ordered list.
    :ivar square: whether its marks are squares, discs or triangles, which may mark a heading too.
    """

    items: tuple[ItemPart, ...]
    ordered: bool = False
    start: int = 1
    square: bool = False


@frozen(kw_only=True, eq=False)
class TablePart(_Part):
    """A table."""

    caption: Prose | None = None
    header: tuple[Prose, ...] = ()
    rows: tuple[tuple[Prose, ...], ...] = ()
    alignment: tuple[Alignment, ...] = ()


@frozen(kw_only=True, eq=False)
class PullQuotePart(_Part):
    """A quotation set apart, with the line that names its speaker."""

    paragraphs: tuple[Prose, ...]
    speaker: Prose | None = None


@frozen(kw_only=True, eq=False)
class NotePart(_Part):
    """A remark beside the text.

    :ivar kind: a word for what it is.
    :ivar lines: its lines, kept apart.
    :ivar entries: what a contents line is followed by.
    """

    kind: str
    lines: tuple[Prose, ...]
    entries: ListPart | None = None


@frozen(kw_only=True, eq=False)
class BreakPart(_Part):
    """A rule between two stretches."""


@frozen(kw_only=True, eq=False)
class TurnPart(_Part):
    """What one speaker says.

    :ivar label: how the line names the speaker.
    :ivar place: where the label stands in the text.
    :ivar speaker: the speaker's name, where it is known.
    :ivar parts: what is said.
    """

    label: str
    place: Span
    speaker: str = ""
    parts: tuple[Part, ...] = field(default=())


@frozen(kw_only=True, eq=False)
class TopicPart:
    """A part of an interview under a heading."""

    title: Prose
    introduction: tuple[Part, ...] = ()
    turns: tuple[TurnPart, ...] = ()


@frozen(kw_only=True, eq=False)
class InterviewPart(_Part):
    """An interview: who speaks, what precedes it, turns, and topics with turns of their own."""

    participants: tuple[Participant, ...] = ()
    introduction: tuple[Part, ...] = ()
    turns: tuple[TurnPart, ...] = ()
    topics: tuple[TopicPart, ...] = ()


Part: TypeAlias = (
    ParagraphPart | InterviewPart | HeadingPart | ListPart | TablePart | PullQuotePart | NotePart | BreakPart | TurnPart
)
"""Anything that may stand in the row."""
