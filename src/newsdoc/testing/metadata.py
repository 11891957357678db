"""Strategies for what a newsroom notes about an article. Each fills some fields, and all of them in the long run."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, TypeAlias, TypeVar

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from newsdoc.model import (
    AltId,
    Classification,
    Code,
    Concept,
    Credits,
    Embargo,
    Further,
    Identity,
    Label,
    Management,
    RelatedLink,
    Rendition,
    Rights,
    Times,
)
from newsdoc.testing.calls import strategy
from newsdoc.testing.strings import (
    content_types,
    instants,
    languages,
    moments,
    qcode_lists,
    qcodes,
    texts,
    uris,
)

__all__ = [
    "alt_ids",
    "classifications",
    "codes",
    "concepts",
    "credits",
    "embargoes",
    "further",
    "identities",
    "labels",
    "managements",
    "related_links",
    "renditions",
    "rights",
    "sparse",
    "times",
]

_T = TypeVar("_T")

_Parts: TypeAlias = Mapping[str, SearchStrategy[Any]]
"""Strategies by the name of the field that they fill. Any: of values of every type."""


_NOTHING: _Parts = MappingProxyType({})


def sparse(
    kind: Callable[..., _T], needed: _Parts = _NOTHING, one_in: int = 2, /, **optional: SearchStrategy[Any]
) -> SearchStrategy[_T]:
    """What *kind* makes of the *needed* fields and of some *optional* ones: one in two, or one in so many."""
    return _picked(kind, needed, optional, _bits(len(optional), one_in))


def _bits(count: int, one_in: int) -> SearchStrategy[int]:
    """Numbers of *count* bits, one in so many of which is set. A single draw where it can be, since there are many."""
    if one_in == 2:  # noqa: PLR2004 - as likely set as not
        return st.integers(0, 2**count - 1)
    bits = st.tuples(*(st.integers(1, one_in) for _ in range(count)))
    return bits.map(lambda drawn: sum((bit == one_in) << place for place, bit in enumerate(drawn)))


@st.composite
def _picked(draw: DrawFn, kind: Callable[..., _T], needed: _Parts, optional: _Parts, bits: SearchStrategy[int]) -> _T:
    chosen = draw(bits)
    fields = {name: draw(part) for name, part in needed.items()}
    for place, (name, part) in enumerate(optional.items()):
        if chosen >> place & 1:
            fields[name] = draw(part)
    return kind(**fields)


def _one_at_least(kind: Callable[..., _T], either: _Parts, /, **optional: SearchStrategy[Any]) -> SearchStrategy[_T]:
    """What *kind* makes of one of the fields *either* at least."""
    return st.one_of(
        *(
            sparse(kind, {name: part}, **{other: value for other, value in either.items() if other != name}, **optional)
            for name, part in either.items()
        )
    )


def _few(part: SearchStrategy[_T]) -> SearchStrategy[list[_T]]:
    return st.lists(part, min_size=1, max_size=2)


def _ranks() -> SearchStrategy[int]:
    return st.integers(0, 12) | st.integers(0, 2**31 - 1)


def _filled(text: SearchStrategy[str], default: str) -> SearchStrategy[str]:
    return text.map(lambda value: value or default)


@strategy
def labels() -> SearchStrategy[Label]:
    """Texts with a language, a role and a rank, or some of these."""
    return sparse(Label, {"text": texts(blank=False)}, language=languages(), role=qcode_lists(), rank=_ranks())


@strategy
def codes() -> SearchStrategy[Code]:
    """Terms of controlled vocabularies, by qcode or by address."""
    return _one_at_least(Code, {"qcode": qcodes(), "uri": _filled(uris(), "x:y")}, names=_few(labels()))


@strategy
def concepts(*, plain: bool = False) -> SearchStrategy[Concept]:
    """Subjects, people, places and whatever else an article relates to.

    :param plain: without relations, role and rank, as a concept must be that another one relates to.
    """
    either: _Parts = {
        "qcode": qcodes(),
        "uri": _filled(uris(), "x:y"),
        "literal": texts(blank=False),
        "names": st.lists(labels(), min_size=1, max_size=2),
    }
    if plain:
        return _one_at_least(Concept, either, type=qcodes())
    related = st.lists(concepts(plain=True), max_size=2)
    return _one_at_least(
        Concept, either, type=qcodes(), role=qcode_lists(), rank=_ranks(), same_as=related, broader=related
    )


@strategy
def alt_ids() -> SearchStrategy[AltId]:
    """Identifiers of other systems."""
    return sparse(AltId, {"value": texts(blank=False)}, type=qcodes(), environment=qcode_lists())


@strategy
def identities() -> SearchStrategy[Identity]:
    """Which item an article is."""
    return sparse(
        Identity,
        guid=uris() | texts(),
        version=st.integers(1, 20) | st.integers(1, 2**31 - 1),
        provider=concepts(),
        item_class=codes(),
        alternates=_few(alt_ids()),
    )


@strategy
def times() -> SearchStrategy[Times]:
    """When an item and its content came to be."""
    return sparse(
        Times,
        version_created=instants(),
        first_created=instants(),
        content_created=moments(),
        content_modified=moments(),
    )


@strategy
def embargoes() -> SearchStrategy[Embargo]:
    """Embargoes, with and without an end."""
    return sparse(Embargo, until=instants())


@strategy
def managements() -> SearchStrategy[Management]:
    """How an item is to be handled."""
    return sparse(
        Management,
        status=codes(),
        urgency=st.integers(1, 9),
        embargo=embargoes(),
        role=codes(),
        services=_few(codes()),
        signals=_few(concepts()),
        notes=_few(labels()),
        titles=_few(labels()),
        file_name=texts(),
    )


@strategy
def credits() -> SearchStrategy[Credits]:  # noqa: A001 - named after its class, like all strategies here
    """Who made the content."""
    return sparse(Credits, creators=_few(concepts()), contributors=_few(concepts()), sources=_few(concepts()))


@strategy
def classifications() -> SearchStrategy[Classification]:
    """What the content is about."""
    return sparse(
        Classification,
        located=_few(concepts()),
        genres=_few(concepts()),
        subjects=_few(concepts()),
        keywords=_few(labels()),
        audiences=_few(concepts()),
    )


@strategy
def further() -> SearchStrategy[Further]:
    """Further headlines and the like."""
    return sparse(
        Further,
        headlines=_few(labels()),
        bylines=_few(labels()),
        datelines=_few(labels()),
        sluglines=_few(labels()),
        creditlines=_few(labels()),
        descriptions=_few(labels()),
    )


@strategy
def rights() -> SearchStrategy[Rights]:
    """On what terms the content may be used."""
    return sparse(Rights, accountable=concepts(), holder=concepts(), notices=_few(labels()), usage_terms=_few(labels()))


@strategy
def related_links() -> SearchStrategy[RelatedLink]:
    """Other resources that an item points to."""
    return _one_at_least(
        RelatedLink,
        {"href": _filled(uris(), "x"), "residref": texts(blank=False)},
        rel=qcodes(),
        content_type=content_types(),
        title=texts(),
        rank=_ranks(),
    )


@strategy
def renditions() -> SearchStrategy[Rendition]:
    """Files that hold the content or belong to it."""
    return _one_at_least(
        Rendition,
        {"href": _filled(uris(), "x"), "residref": texts(blank=False)},
        rendition=qcodes(),
        rendition_uri=uris(),
        content_type=content_types(),
        title=texts(),
        size=st.integers(0, 10**7) | st.integers(0, 2**63 - 1),
        width=st.integers(0, 5000) | st.integers(0, 2**31 - 1),
        height=st.integers(0, 5000) | st.integers(0, 2**31 - 1),
        duration=st.sampled_from(("90", "1.5", "PT1M30S")) | texts(),
    )
