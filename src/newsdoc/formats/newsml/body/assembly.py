"""Putting together what a body's elements became: sections from headings, interviews from turns, all within depth.

The reader makes *parts*: blocks and sections, and the pieces that only mean something beside others. The functions
here make blocks and sections of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeAlias

from attrs import evolve, frozen

from newsdoc.model import (
    MAX_DEPTH,
    Block,
    BlockQuote,
    Break,
    Inline,
    Interview,
    LineBreak,
    List,
    Node,
    Note,
    Paragraph,
    Participant,
    Preformatted,
    Section,
    Table,
    Text,
    Topic,
    Turn,
    plain_text,
)
from newsdoc.model.blocks import body

__all__ = ["Heading", "Part", "People", "Piece", "as_line", "fitting", "interview", "sectioned", "topic", "unsectioned"]


@frozen
class Heading:
    """A heading that opens a section without an element around it; 1 is the highest level."""

    level: int
    inlines: tuple[Inline, ...]


@frozen
class People:
    """The participants that an interview declares."""

    people: tuple[Participant, ...]


Part: TypeAlias = Block | Section | Heading | People | Turn | Topic
Piece: TypeAlias = str | Inline


def sectioned(parts: Iterable[Part]) -> list[Block | Section]:
    """Blocks and sections: a heading opens a section that ends at the next one of its level or higher."""
    top: list[Block | Section] = []
    opened: list[tuple[Heading, list[Block | Section]]] = []

    def close() -> None:
        heading, inside = opened.pop()
        (opened[-1][1] if opened else top).append(section(heading.inlines, inside))

    for part in _with_interviews(parts):
        if isinstance(part, Heading):
            while opened and opened[-1][0].level >= part.level:
                close()
            opened.append((part, []))
        else:
            (opened[-1][1] if opened else top).append(part)
    while opened:
        close()
    return top


def section(title: Sequence[Inline], inside: Iterable[Block | Section]) -> Section:
    """A section of a title and all that stands under it."""
    row = body(inside)
    blocks = [part for part in row if not isinstance(part, Section)]
    return Section(title, blocks, [part for part in row if isinstance(part, Section)])


def unsectioned(parts: Iterable[Part]) -> list[Block]:
    """Blocks, for a place where sections cannot stand: titles become paragraphs."""
    done: list[Block] = []
    for part in _with_interviews(parts):
        if isinstance(part, Heading):
            done.append(Paragraph(part.inlines))
        elif isinstance(part, Section):
            if part.title:
                done.append(Paragraph(part.title))
            done.extend(part.blocks)
            done.extend(unsectioned(part.sections))
        else:
            done.append(part)
    return done


def _with_interviews(parts: Iterable[Part]) -> list[Block | Section | Heading]:
    """Turns and topics that stand outside an interview form one."""
    done: list[Block | Section | Heading] = []
    loose: list[Part] = []
    for part in parts:
        if isinstance(part, Turn | Topic | People):
            loose.append(part)
            continue
        if loose:
            done.append(interview(loose))
            loose = []
        done.append(part)
    if loose:
        done.append(interview(loose))
    return done


def interview(parts: Iterable[Part]) -> Interview:
    """An interview: prose before the first turn introduces it, prose after a turn belongs to the turn."""
    people: list[Participant] = []
    introduction: list[Part] = []
    turns: list[Turn] = []
    topics: list[Topic] = []
    for part in parts:
        match part:
            case People():
                people.extend(part.people)
            case Topic():
                topics.append(part)
            case Turn() if topics:
                topics[-1] = evolve(topics[-1], turns=[*topics[-1].turns, part])
            case Turn():
                turns.append(part)
            case _ if topics:
                topics[-1] = _continued(topics[-1], unsectioned([part]))
            case _ if turns:
                turns[-1] = Turn(turns[-1].speaker, [*turns[-1].blocks, *unsectioned([part])])
            case _:
                introduction.append(part)
    return Interview(participants=people, introduction=unsectioned(introduction), turns=turns, topics=topics)


def topic(title: Sequence[Inline], parts: Iterable[Part]) -> Topic:
    """A part of an interview under its title."""
    whole = interview(parts)
    done = Topic(title, introduction=whole.introduction, turns=whole.turns)
    for inner in whole.topics:
        done = _continued(done, [Paragraph(inner.title), *inner.introduction])
        done = evolve(done, turns=[*done.turns, *inner.turns])
    return done


def _continued(before: Topic, blocks: Sequence[Block]) -> Topic:
    if not before.turns:
        return evolve(before, introduction=[*before.introduction, *blocks])
    *turns, last = before.turns
    return evolve(before, turns=[*turns, Turn(last.speaker, [*last.blocks, *blocks])])


def as_line(blocks: Iterable[Block]) -> list[Piece]:
    """The words of blocks in one line of prose, for cells and captions: blocks are parted by line breaks."""
    line: list[Piece] = []
    for block in blocks:
        words: list[Piece]
        if isinstance(block, Paragraph):
            words = list(block.inlines)
        else:
            words = []
            for text in plain_text(block).split("\n"):
                words += [LineBreak(), Text(text)] if words else [Text(text)]
        line += [LineBreak(), *words] if line else words
    return line


def fitting(node: Block | Section | Turn | Topic, level: int) -> list[Part]:
    """*node*, unless it would reach deeper than the model allows at *level*: then what it holds, in its place."""
    if isinstance(node, Preformatted | Break) or level + node.depth - 1 <= MAX_DEPTH:
        return [node]
    match node:
        case BlockQuote() | Note():
            return list(node.blocks)
        case List():
            return [block for item in node.items for block in item.blocks]
        case Turn():
            return [Paragraph(f"{node.speaker}:"), *node.blocks]
        case Section():
            return [Paragraph(node.title), *node.blocks, *node.sections]
        case Topic():
            return [Paragraph(node.title), *node.introduction, *node.turns]
        case Interview():
            return [*node.introduction, *node.turns, *node.topics]
        case Table():
            rows = (node.header, *node.rows)
            return [Paragraph(_words(node.caption)), *(Paragraph(" ".join(map(_words, row))) for row in rows)]
        case _:
            return [Paragraph(plain_text(node))]


def _words(node: Node | Iterable[Node]) -> str:
    return plain_text(node)
