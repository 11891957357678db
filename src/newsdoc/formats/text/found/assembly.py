"""From the row of parts to the body of an article: headings become sections, prose becomes inlines."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from attrs import define, field

from newsdoc.formats.text.found.parts import (
    BreakPart,
    HeadingPart,
    InterviewPart,
    ListPart,
    NotePart,
    ParagraphPart,
    Part,
    PullQuotePart,
    TablePart,
    TurnPart,
)
from newsdoc.formats.text.found.sheet import Prose
from newsdoc.formats.text.found.speech import Said
from newsdoc.model import (
    Attribution,
    Block,
    BlockQuote,
    Break,
    Cell,
    Inline,
    Interview,
    LineBreak,
    List,
    ListItem,
    Note,
    Paragraph,
    Quote,
    Section,
    Table,
    Text,
    Topic,
    Turn,
)

__all__ = ["Inlines", "body_of", "spoken", "words"]

Inlines = Callable[[Prose], Sequence[str | Inline]]
"""Makes inlines of prose: its words, and the quotations found in them. Words alone are one string, made at once."""


@define(eq=False)
class _Open:
    level: int
    title: Sequence[str | Inline]
    blocks: list[Block] = field(factory=list)
    sections: list[Section] = field(factory=list)

    def close(self) -> Section:
        return Section(self.title, self.blocks, self.sections)


def body_of(parts: Sequence[Part], inlines: Inlines) -> tuple[Block | Section, ...]:
    """The body that *parts* make."""
    root = _Open(0, ())
    stack = [root]
    for part in parts:
        if isinstance(part, HeadingPart):
            while stack[-1].level >= part.level:
                done = stack.pop()
                stack[-1].sections.append(done.close())
            stack.append(_Open(part.level, inlines(part.prose)))
        else:
            stack[-1].blocks.append(_block(part, inlines))
    while len(stack) > 1:
        done = stack.pop()
        stack[-1].sections.append(done.close())
    return (*root.blocks, *root.sections)


def _block(part: Part, inlines: Inlines) -> Block:
    match part:
        case ParagraphPart():
            return Paragraph(inlines(part.prose))
        case ListPart():
            return _list(part, inlines)
        case TablePart():
            return Table(
                [[inlines(cell) for cell in row] for row in part.rows],
                header=[Cell(inlines(cell), header=True) for cell in part.header],
                caption=inlines(part.caption) if part.caption else (),
                alignment=part.alignment,
            )
        case PullQuotePart():
            speaker = part.speaker.text if part.speaker else ""
            return BlockQuote([Paragraph(inlines(prose)) for prose in part.paragraphs], Attribution(speaker))
        case NotePart():
            lines: list[str | Inline] = []
            for prose in part.lines:
                lines += [LineBreak()] if lines else []
                lines += inlines(prose)
            entries = [_list(part.entries, inlines)] if part.entries else []
            return Note([Paragraph(lines), *entries], kind=part.kind)
        case BreakPart():
            return Break()
        case InterviewPart():
            return Interview(
                participants=part.participants,
                introduction=[_block(inner, inlines) for inner in part.introduction],
                turns=[_turn(turn, inlines) for turn in part.turns],
                topics=[
                    Topic(
                        inlines(topic.title),
                        introduction=[_block(inner, inlines) for inner in topic.introduction],
                        turns=[_turn(turn, inlines) for turn in topic.turns],
                    )
                    for topic in part.topics
                ],
            )
        case TurnPart():
            return Interview(turns=[_turn(part, inlines)])
        case HeadingPart():  # pragma: no cover - headings have become sections
            return Paragraph(inlines(part.prose))


def _turn(turn: TurnPart, inlines: Inlines) -> Turn:
    return Turn(turn.label, [_block(part, inlines) for part in turn.parts])


def _list(part: ListPart, inlines: Inlines) -> List:
    items = []
    for item in part.items:
        inner = [_list(item.inner, inlines)] if item.inner else []
        items.append(ListItem([Paragraph(inlines(item.prose)), *inner]))
    return List(items, ordered=part.ordered, start=part.start)


def spoken(said: Mapping[Prose, Sequence[Said]]) -> Inlines:
    """Makes inlines with the quotations that were found."""

    def inlines(prose: Prose) -> Sequence[str | Inline]:
        if prose not in said:
            return [prose.text]
        return _with_quotes(prose.text, 0, len(prose.text), said[prose])

    return inlines


def _with_quotes(text: str, start: int, end: int, said: Sequence[Said]) -> tuple[Inline, ...]:
    row: list[Inline] = []
    at = start
    for one in said:
        quoted = one.quoted
        if at < quoted.start:
            row.append(Text(text[at : quoted.start]))
        row.append(Quote(_with_quotes(text, quoted.start, quoted.end, one.inner), one.attribution, kind=one.kind))
        at = quoted.end
    if at < end:
        row.append(Text(text[at:end]))
    return tuple(row)


def words(prose: Prose) -> tuple[Inline, ...]:
    """The inlines of prose without quotations."""
    return (Text(prose.text),) if prose.text else ()
