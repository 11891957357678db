"""Strategies for the blocks of a body and for its sections."""

from __future__ import annotations

from typing import TypeVar

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from newsdoc.model import (
    Alignment,
    Block,
    BlockQuote,
    Break,
    Cell,
    Embed,
    Figure,
    Interview,
    List,
    ListItem,
    Note,
    Paragraph,
    Participant,
    Preformatted,
    Section,
    Table,
    Topic,
    Turn,
)
from newsdoc.testing.calls import strategy
from newsdoc.testing.metadata import sparse
from newsdoc.testing.prose import attributions, lines, sometimes
from newsdoc.testing.strings import content_types, texts, uris, verbatims

__all__ = [
    "blocks",
    "cells",
    "embeds",
    "figures",
    "interviews",
    "list_items",
    "lists",
    "notes",
    "paragraphs",
    "participants",
    "preformatted",
    "quotes",
    "sections",
    "tables",
    "topics",
    "turns",
]

_T = TypeVar("_T")


def _few(part: SearchStrategy[_T]) -> SearchStrategy[list[_T]]:
    return st.lists(part, max_size=2)


def _labels() -> SearchStrategy[str]:
    """The names that turns begin with: often the same few, so that speakers come back."""
    return st.sampled_from(("Q", "A", "Dr. Zhang", "BBC")) | texts(blank=False)


@strategy
def paragraphs() -> SearchStrategy[Paragraph]:
    """Paragraphs of prose; an empty one among them now and then."""
    return lines().map(Paragraph)


@strategy
def preformatted() -> SearchStrategy[Preformatted]:
    """Lines whose white space counts."""
    return verbatims().map(Preformatted)


@strategy
def figures() -> SearchStrategy[Figure]:
    """Pictures, sound and film."""
    return sparse(
        Figure, href=uris(), alt=texts(), caption=lines(depth=2), credit=texts(), content_type=content_types()
    )


@strategy
def embeds() -> SearchStrategy[Embed]:
    """Posts, maps, players."""
    kind = st.sampled_from(("post", "map", "player")) | texts()
    return sparse(Embed, href=uris(), kind=kind, title=texts(), caption=lines(depth=2))


@strategy
def cells() -> SearchStrategy[Cell]:
    """Cells of a table: most of them plain, some that head or span."""
    plain = lines(depth=2).map(Cell)
    spanning = st.integers(1, 3) | st.integers(1, 1000)
    special = sparse(
        Cell, {"inlines": lines()}, header=st.booleans(), colspan=spanning, rowspan=spanning | st.just(65534)
    )
    return sometimes(plain, special)


@strategy
def tables() -> SearchStrategy[Table]:
    """Tables, ragged ones too, with and without header, caption and alignment."""
    row = st.lists(cells(), max_size=3)
    return sparse(
        Table,
        {"rows": st.lists(row, max_size=3)},
        header=row,
        caption=lines(depth=2),
        alignment=st.lists(st.sampled_from(Alignment), max_size=4),
    )


@strategy
def list_items(*, depth: int = 2) -> SearchStrategy[ListItem]:
    """Items of a list."""
    return _few(blocks(depth=depth - 1)).map(ListItem)


@strategy
def lists(*, depth: int = 2) -> SearchStrategy[List]:
    """Lists, numbered and not."""
    items = _few(list_items(depth=depth))
    starts = st.integers(0, 12) | st.integers(0, 999_999_999)
    return items.map(List) | st.builds(lambda given, start: List(given, ordered=True, start=start), items, starts)


@strategy
def quotes(*, depth: int = 2) -> SearchStrategy[BlockQuote]:
    """Quotations that stand by themselves."""
    return sparse(BlockQuote, {"blocks": _few(blocks(depth=depth - 1))}, attribution=attributions())


@strategy
def notes(*, depth: int = 2) -> SearchStrategy[Note]:
    """Remarks beside the text."""
    kind = st.sampled_from(("editor", "correction", "contents", "credit")) | texts()
    return sparse(Note, {"blocks": _few(blocks(depth=depth - 1))}, kind=kind)


@strategy
def participants() -> SearchStrategy[Participant]:
    """People who speak in an interview."""
    role = st.sampled_from(("interviewer", "interviewee")) | texts()
    return sparse(Participant, {"label": _labels()}, name=texts(), role=role, description=texts())


@strategy
def turns(*, depth: int = 2) -> SearchStrategy[Turn]:
    """What one participant says before another speaks."""
    return st.builds(Turn, _labels(), _few(blocks(depth=depth - 1)))


@strategy
def topics(*, depth: int = 2) -> SearchStrategy[Topic]:
    """Parts of an interview under a heading of their own."""
    return sparse(
        Topic,
        {"turns": _few(turns(depth=depth))},
        title=lines(depth=2),
        introduction=_few(blocks(depth=depth - 1)),
    )


@strategy
def interviews(*, depth: int = 2) -> SearchStrategy[Interview]:
    """Conversations in question and answer."""
    return sparse(
        Interview,
        {"turns": _few(turns(depth=depth)), "topics": st.lists(topics(depth=depth), max_size=2)},
        participants=st.lists(participants(), max_size=3, unique_by=lambda person: person.label),
        introduction=_few(blocks(depth=depth - 1)),
    )


@strategy
def blocks(*, depth: int = 2) -> SearchStrategy[Block]:
    """Anything that may stand in a row of blocks; it may be empty and then vanishes there.

    :param depth: how many levels of blocks may stand in one another.
    """
    flat = st.one_of(paragraphs(), preformatted(), st.just(Break()), figures(), embeds())
    if depth <= 1:
        return flat
    nested = st.one_of(lists(depth=depth), quotes(depth=depth), notes(depth=depth), tables(), interviews(depth=depth))
    return sometimes(flat, nested, 2)


@strategy
def sections(*, depth: int = 2) -> SearchStrategy[Section]:
    """Parts of a body, with and without a title.

    :param depth: how many levels of sections, and of blocks below them, may stand in one another.
    """
    inner = st.lists(sections(depth=depth - 1), max_size=2) if depth > 1 else st.just([])
    return sparse(Section, title=lines(depth=2), blocks=_few(blocks(depth=depth)), sections=inner)
