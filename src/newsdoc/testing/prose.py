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


def sometimes(usual: SearchStrategy[_A], other: SearchStrategy[_B], one_in: int = 3) -> SearchStrategy[_A | _B]:
    """One of *other* as often as *one_in* says, else of *usual*: keeps trees small and lets them shrink to leaves."""
    return _either(usual, other, st.integers(1, one_in).map(lambda drawn: drawn == one_in))


@st.composite
def _either(
    draw: DrawFn, usual: SearchStrategy[_A], other: SearchStrategy[_B], rarely: SearchStrategy[bool]
) -> _A | _B:
    return draw(other) if draw(rarely) else draw(usual)


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
    inner = st.lists(inlines(depth=depth - 1), max_size=2)
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
    kinds = get_args(Span) if depth > 1 else ()
    return sometimes(texts().map(Text), st.one_of(st.just(LineBreak()), *(spans(kind, depth=depth) for kind in kinds)))


@strategy
def lines(*, depth: int = 3) -> SearchStrategy[list[Inline]]:
    """The inlines of a line of prose, not in normal form: nodes bring them to it."""
    return st.lists(inlines(depth=depth), max_size=4)
