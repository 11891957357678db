"""Strategies for what stands inside a line of prose."""

from __future__ import annotations

from typing import TypeVar, get_args

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from newsdoc.model import (
    Attribution,
    Inline,
    LineBreak,
    Link,
    Mention,
    Quote,
    QuoteKind,
    Text,
)
from newsdoc.model.inlines import Span
from newsdoc.testing.calls import strategy
from newsdoc.testing.metadata import concepts, sparse
from newsdoc.testing.strings import texts, uris

__all__ = ["attributions", "inlines", "lines", "sometimes", "spans"]


_S = TypeVar("_S", bound=Span)
_A = TypeVar("_A")
_B = TypeVar("_B")


@st.composite
def sometimes(draw: DrawFn, usual: SearchStrategy[_A], rare: SearchStrategy[_B]) -> _A | _B:
    """One of *rare* in four, else one of *usual*: keeps trees small, and lets them shrink to their leaves."""
    return draw(rare) if draw(_IN_FOUR) == 3 else draw(usual)  # noqa: PLR2004 - the last of four


_IN_FOUR = st.integers(0, 3)


@strategy
def attributions() -> SearchStrategy[Attribution]:
    """Who said something, and how the text says so."""
    return sparse(
        Attribution,
        speaker=texts(),
        named=texts(),
        role=texts(),
        affiliation=texts(),
        cue=texts(),
        clause=texts(),
        source=uris(),
        inferred=st.booleans(),
    )


@strategy
def spans(kind: type[_S], *, depth: int = 3) -> SearchStrategy[_S]:
    """Inlines of one class that holds inlines.

    :param kind: that class.
    :param depth: how many levels of inlines may stand in one another.
    """
    inner = st.lists(inlines(depth=depth - 1), max_size=3)
    if kind is Link:
        return sparse(kind, {"inlines": inner}, href=uris(), title=texts())
    if kind is Quote:
        return sparse(kind, {"inlines": inner}, attribution=attributions(), kind=st.sampled_from(QuoteKind))
    if kind is Mention:
        return sparse(kind, {"inlines": inner, "concept": concepts()})
    return inner.map(kind)


@strategy
def inlines(*, depth: int = 3) -> SearchStrategy[Inline]:
    """Anything that may stand inside a line, spaces at its edges included.

    :param depth: how many levels of inlines may stand in one another.
    """
    leaf = st.one_of(texts().map(Text), st.just(LineBreak()))
    if depth <= 1:
        return leaf
    return sometimes(leaf, st.one_of(*(spans(kind, depth=depth) for kind in get_args(Span))))


@strategy
def lines(*, depth: int = 3) -> SearchStrategy[list[Inline]]:
    """The inlines of a line of prose, not in normal form: nodes bring them to it."""
    return st.lists(inlines(depth=depth), max_size=4)
