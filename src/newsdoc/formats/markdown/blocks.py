"""Blocks and sections."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from newsdoc.formats.display import Ledger, is_live
from newsdoc.formats.markdown.escaping import escape, guard, target
from newsdoc.formats.markdown.inlines import line, paragraph, strong
from newsdoc.formats.markdown.tables import table
from newsdoc.model import (
    Block,
    BlockQuote,
    Break,
    Embed,
    Figure,
    Inline,
    Interview,
    List,
    Note,
    Paragraph,
    Preformatted,
    Section,
    Table,
    Topic,
    Turn,
)

__all__ = ["body", "heading", "plain"]

_DEEPEST = 6
_LARGEST = 999_999_999


class _ListPiece(str):
    """A list, which would run together with a list right before or after it."""

    __slots__ = ()


def body(parts: Iterable[Block | Section], ledger: Ledger, level: int) -> str:
    """Blocks and sections, parted by blank lines; *level* is that of the next heading."""
    return _joined(_pieces(parts, ledger, level))


def heading(words: str, level: int) -> str:
    """A heading of words that are Markdown already."""
    closing = re.sub(r"(?:(?<= )|\A)#(?=#*\Z)", r"\\#", words)  # or it would belong to the mark
    return f"{'#' * min(level, _DEEPEST)} {closing}"


def plain(text: str) -> str:
    """A string as a paragraph."""
    return guard(escape(text))


def _joined(pieces: Iterator[str]) -> str:
    listed = [piece for piece in pieces if piece]
    between = [
        "\n\n<!-- -->\n\n" if isinstance(one, _ListPiece) and isinstance(other, _ListPiece) else "\n\n"
        for one, other in pairwise(listed)
    ]
    return "".join(piece + gap for piece, gap in zip(listed, [*between, ""], strict=True)) if listed else ""


def _pieces(parts: Iterable[Block | Section], ledger: Ledger, level: int) -> Iterator[str]:
    for part in parts:
        match part:
            case Section():
                yield from _titled(part.title, ledger, level)
                below = level + bool(part.title)
                yield from _pieces((*part.blocks, *part.sections), ledger, below)
                if not part.title:
                    ledger.lose("Section", "Markdown has no section without a title")
            case Paragraph():
                yield paragraph(part.inlines, ledger)
            case Preformatted():
                yield _fenced(part.text)
            case Break():
                yield "___"
            case List():
                yield _list(part, ledger, level)
            case Table():
                if part.caption:
                    ledger.lose("Table.caption", "a table has no caption; its words stand before it")
                    yield paragraph(part.caption, ledger)
                yield table(part, ledger)
            case BlockQuote():
                yield _quoted(body(part.blocks, ledger, level))
                yield from _attribution(part, ledger)
            case Figure():
                yield from _figure(part, ledger)
            case Embed():
                yield from _embed(part, ledger)
            case Note():
                ledger.lose("Note", "Markdown has no notes; it stands as a quotation")
                kind = [strong(f"{part.kind}:")] if part.kind else []
                yield _quoted(_joined(iter([*kind, *_pieces(part.blocks, ledger, level)])))
            case Interview():
                yield from _interview(part, ledger, level)


def _titled(title: tuple[Inline, ...], ledger: Ledger, level: int) -> Iterator[str]:
    if title:
        yield heading(line(title, ledger), level)
        if level > _DEEPEST:
            ledger.lose("Section.title", "Markdown has headings of six levels")


def _fenced(text: str) -> str:
    longest = max(map(len, re.findall("`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}\n{text}\n{fence}"


def _list(block: List, ledger: Ledger, level: int) -> str:
    items = []
    for number, item in enumerate(block.items, block.start):
        # The first number counts; those that are too long for a mark count on in the reader's eye only.
        mark = f"{min(number, _LARGEST)}. " if block.ordered else "- "
        items.append(_indented(body(item.blocks, ledger, level), mark).rstrip(" "))
    tight = all(len(item.blocks) == 1 and isinstance(item.blocks[0], Paragraph) for item in block.items)
    return _ListPiece(("\n" if tight else "\n\n").join(items))


def _indented(text: str, mark: str) -> str:
    space = " " * len(mark)
    return mark + "\n".join(f"{space}{each}" if each and at else each for at, each in enumerate(text.split("\n")))


def _quoted(text: str) -> str:
    return "\n".join(f"> {each}" if each else ">" for each in text.split("\n")) if text else ""


def _attribution(block: BlockQuote, ledger: Ledger) -> Iterator[str]:
    said = block.attribution
    if said is None:
        return
    if who := ", ".join(filter(None, (said.speaker, said.role, said.affiliation))):
        yield f"— {escape(who)}"
    lost = [name for name in ("named", "cue", "clause", "source", "inferred") if getattr(said, name)]
    for name in lost:
        ledger.lose(f"Attribution.{name}", "Markdown shows who is quoted and nothing further")


def _figure(block: Figure, ledger: Ledger) -> Iterator[str]:
    if is_live(block.href):
        yield f"![{escape(block.alt)}]({target(block.href)})"
    else:
        _lose(block, ("href", "alt"), "only a picture at an absolute http or https address is shown", ledger)
    _lose(block, ("content_type",), "Markdown does not tell of what type a file is", ledger)
    if block.caption:
        yield paragraph(block.caption, ledger)
    if block.credit:
        yield plain(block.credit)


def _embed(block: Embed, ledger: Ledger) -> Iterator[str]:
    if is_live(block.href):
        yield f"[{escape(block.title or block.href)}]({target(block.href)})"
    else:
        _lose(block, ("href",), "only absolute http, https and mailto addresses are links", ledger)
        if block.title:
            yield plain(block.title)
    _lose(block, ("kind",), "Markdown does not tell what is embedded", ledger)
    if block.caption:
        yield paragraph(block.caption, ledger)


def _lose(block: Figure | Embed, names: tuple[str, ...], reason: str, ledger: Ledger) -> None:
    for name in names:
        if getattr(block, name):
            ledger.lose(f"{type(block).__name__}.{name}", reason)


def _interview(block: Interview, ledger: Ledger, level: int) -> Iterator[str]:
    if block.participants != Interview(turns=block.turns, topics=block.topics).participants:
        ledger.lose("Interview.participants", "only the names that the turns give are shown", len(block.participants))
    yield from _pieces(block.introduction, ledger, level)
    yield from _turns(block.turns, ledger, level)
    for topic in block.topics:
        yield from _topic(topic, ledger, level)


def _topic(topic: Topic, ledger: Ledger, level: int) -> Iterator[str]:
    yield from _titled(topic.title, ledger, level)
    below = level + bool(topic.title)
    yield from _pieces(topic.introduction, ledger, below)
    yield from _turns(topic.turns, ledger, below)


def _turns(turns: Iterable[Turn], ledger: Ledger, level: int) -> Iterator[str]:
    for turn in turns:
        label = strong(f"{turn.speaker}:")
        first = turn.blocks[0] if turn.blocks else None
        if isinstance(first, Paragraph):
            yield paragraph(first.inlines, ledger, lead=f"{label} ")
            yield from _pieces(turn.blocks[1:], ledger, level)
        else:
            yield label
            yield from _pieces(turn.blocks, ledger, level)
