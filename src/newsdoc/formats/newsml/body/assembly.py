"""Putting together what a body's elements became: sections from headings, interviews from turns, all within depth.

The reader makes *parts*: blocks and sections, and the pieces that only mean something beside others. The functions
here make blocks and sections of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Final, TypeAlias

from attrs import frozen

from newsdoc.model import (
    MAX_DEPTH,
    Block,
    BlockQuote,
    Inline,
    Interview,
    LineBreak,
    List,
    Node,
    Note,
    Paragraph,
    Participant,
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

_WORDS_DEPTH: Final = 2  # of a block that holds nothing but words


def sectioned(parts: Iterable[Part], level: int) -> tuple[Block | Section, ...]:
    """Blocks and sections at *level*: a heading opens a section that ends at the next one of its level or higher."""
    top: list[Block | Section] = []
    opened: list[tuple[Heading, list[Block | Section]]] = []

    def close() -> None:
        heading, inside = opened.pop()
        (opened[-1][1] if opened else top).append(section(heading.inlines, inside, level + len(opened)))

    for part in _with_interviews(parts, level):
        if isinstance(part, Heading):
            while opened and opened[-1][0].level >= part.level:
                close()
            opened.append((part, []))
        else:
            (opened[-1][1] if opened else top).append(part)
    while opened:
        close()
    return _row(top, level)


def section(title: Sequence[Inline], inside: Iterable[Block | Section], level: int) -> Section:
    """A section, at *level*, of a title and all that stands under it."""
    row = _row(inside, level + 1)
    blocks = [part for part in row if not isinstance(part, Section)]
    return Section(title, blocks, [part for part in row if isinstance(part, Section)])


def _row(parts: Iterable[Block | Section], level: int) -> tuple[Block | Section, ...]:
    """Blocks and then sections at *level*; those behind a section get one of their own, a level deeper."""
    row: list[Part] = []
    behind = False
    for part in parts:
        behind = behind or isinstance(part, Section)
        row += [part] if isinstance(part, Section) or not behind else fitting(part, level + 1)
    return body(row)  # type: ignore[arg-type]  # what fits in the place of a block is blocks


def unsectioned(parts: Iterable[Part], level: int) -> list[Block]:
    """Blocks, for a place at *level* where sections cannot stand: titles become paragraphs."""
    done: list[Block] = []
    for part in _with_interviews(parts, level):
        if isinstance(part, Heading):
            done.append(Paragraph(part.inlines))
        elif isinstance(part, Section):
            if part.title:
                done.append(Paragraph(part.title))
            done.extend(part.blocks)
            done.extend(unsectioned(part.sections, level))
        else:
            done.append(part)
    return done


def _with_interviews(parts: Iterable[Part], level: int) -> list[Block | Section | Heading]:
    """Turns and topics that stand outside an interview form one."""
    done: list[Any] = []  # Any: as returned; what an interview is dissolved into is blocks
    loose: list[Part] = []
    for part in parts:
        if isinstance(part, Turn | Topic | People):
            loose.append(part)
            continue
        if loose:
            done += fitting(interview(loose, level), level)
            loose = []
        done.append(part)
    if loose:
        done += fitting(interview(loose, level), level)
    return done


def interview(parts: Iterable[Part], level: int) -> Interview:
    """An interview at *level*: prose before the first turn introduces it, prose after a turn belongs to the turn."""
    people: dict[str, Participant] = {}
    before: list[Part] = []
    topics: list[tuple[Topic, list[Part]]] = []
    for part in parts:
        if isinstance(part, People):
            people.update((person.label, person) for person in part.people)
        elif isinstance(part, Topic):
            topics.append((part, []))
        else:
            (topics[-1][1] if topics else before).append(part)
    introduction, turns = _spoken(before, level + 1)
    return Interview(
        participants=people.values(),
        introduction=introduction,
        turns=turns,
        topics=[
            topic(first.title, [*first.introduction, *first.turns, *more], level + 1) if more else first
            for first, more in topics
        ],
    )


def topic(title: Sequence[Inline], parts: Iterable[Part], level: int) -> Topic:
    """A part of an interview, at *level*, under its title; topics inside it are dissolved."""
    flat: list[Part] = []
    for part in parts:
        flat += [Paragraph(part.title), *part.introduction, *part.turns] if isinstance(part, Topic) else [part]
    introduction, turns = _spoken((part for part in flat if not isinstance(part, People)), level + 1)
    return Topic(title, introduction=introduction, turns=turns)


def _spoken(parts: Iterable[Part], level: int) -> tuple[list[Block], list[Turn]]:
    """What stands before the first turn, and the turns with what follows each; both stand at *level*."""
    introduction: list[Part] = []
    turns: list[tuple[Turn, list[Part]]] = []
    for part in parts:
        if isinstance(part, Turn):
            turns.append((part, []))
        else:
            (turns[-1][1] if turns else introduction).append(part)
    return unsectioned(introduction, level), [
        Turn(turn.speaker, [*turn.blocks, *_lowered(more, level + 1)]) if more else turn for turn, more in turns
    ]


def _lowered(parts: Iterable[Part], level: int) -> list[Block]:
    """Blocks of *parts* that stood higher, as they fit at *level*."""
    return [part for block in unsectioned(parts, level) for part in fitting(block, level)]  # type: ignore[misc]  # blocks


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
    """*node*, unless it would reach deeper than the model allows at *level*: then what it holds, in its place.

    What holds nothing but words stays as it is: if even that is too deep, what stands around it is dissolved.
    """
    if getattr(node, "depth", 1) <= max(MAX_DEPTH + 1 - level, _WORDS_DEPTH):
        return [node]
    return [part for inner in _dissolved(node) for part in fitting(inner, level)]


def _dissolved(node: Block | Section | Turn | Topic) -> list[Block | Section]:
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
            return [Paragraph(node.title), *node.introduction, *_all_dissolved(node.turns)]
        case Interview():
            return [*node.introduction, *_all_dissolved(node.turns), *_all_dissolved(node.topics)]
        case Table():
            rows = (node.header, *node.rows)
            return [Paragraph(_words(node.caption)), *(Paragraph(" ".join(map(_words, row))) for row in rows)]
        case _:
            return [Paragraph(plain_text(node))]


def _all_dissolved(nodes: Iterable[Turn | Topic]) -> list[Block | Section]:
    return [part for node in nodes for part in _dissolved(node)]


def _words(node: Node | Iterable[Node]) -> str:
    return plain_text(node)
