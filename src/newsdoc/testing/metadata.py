"""Strategies for what a newsroom notes about an article. Each fills some fields, and all of them in the long run."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, TypeAlias, TypeVar

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from newsdoc.model import (
    AltId,
    Assignment,
    CatalogRef,
    Catalogs,
    Classification,
    Code,
    Concept,
    Credits,
    Embargo,
    Further,
    Hash,
    Icon,
    Identity,
    Label,
    Management,
    Media,
    Membership,
    Provenance,
    Rating,
    RelatedLink,
    Relation,
    Rendition,
    Rights,
    SchemeAlias,
    Times,
    Tool,
    Wording,
    Wordings,
)
from newsdoc.testing.calls import strategy
from newsdoc.testing.strings import (
    aliases,
    content_types,
    decimals,
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
    "assignments",
    "catalog_refs",
    "catalogs",
    "classifications",
    "codes",
    "concepts",
    "credits",
    "embargoes",
    "further",
    "hashes",
    "icons",
    "identities",
    "labels",
    "managements",
    "media",
    "memberships",
    "provenances",
    "ratings",
    "related_links",
    "relations",
    "renditions",
    "rights",
    "scheme_aliases",
    "sparse",
    "times",
    "tools",
    "wordings",
    "wordings_of_articles",
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
    others = st.lists(concepts(plain=True), min_size=1, max_size=2)
    kin = {"same_as": others, "broader": others, "narrower": others, "related": _few(relations())}
    return _one_at_least(
        Concept,
        either,
        type=qcodes(),
        role=qcode_lists(),
        rank=_ranks(),
        assigned=st.just(Assignment()) | assignments(),
        definitions=st.lists(labels(), max_size=1),
        **kin,
    )


@strategy
def assignments() -> SearchStrategy[Assignment]:
    """How an article came to have a concept."""
    shares = st.integers(0, 100)
    return sparse(
        Assignment,
        why=qcodes(),
        how=qcodes(),
        creator=qcodes(),
        modified=instants(),
        confidence=shares,
        relevance=shares,
    )


@strategy
def relations() -> SearchStrategy[Relation]:
    """Concepts that another one has to do with."""
    return sparse(Relation, {"concept": concepts(plain=True)}, rel=qcodes())


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
        expires=instants(),
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
def credits() -> SearchStrategy[Credits]:
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
        excluded_audiences=_few(concepts()),
        ratings=_few(ratings()),
    )


@strategy
def ratings() -> SearchStrategy[Rating]:
    """Marks on a scale."""
    return sparse(
        Rating,
        {"value": decimals(), "lowest": decimals(), "highest": decimals()},
        unit=qcodes(),
        type=qcodes(),
        calculation=qcodes(),
        raters=_ranks(),
        rater_type=qcodes(),
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
    return sparse(
        Rights,
        accountable=concepts(),
        holder=concepts(),
        notices=_few(labels()),
        usage_terms=_few(labels()),
        data_mining=codes(),
        links=_few(related_links()),
    )


@strategy
def wordings() -> SearchStrategy[Wording]:
    """What is known of a text of an article."""
    return sparse(Wording, language=languages(), role=qcode_lists(), rank=_ranks(), separator=texts())


@strategy
def wordings_of_articles() -> SearchStrategy[Wordings]:
    """What is known of each text of an article."""
    texts = ("headline", "byline", "dateline", "slugline", "creditline", "summary")
    return sparse(Wordings, **dict.fromkeys(texts, wordings()))


@strategy
def tools() -> SearchStrategy[Tool]:
    """Programs and templates."""
    return sparse(Tool, {"name": texts(blank=False)}, version=texts(), role=qcodes())


@strategy
def hashes() -> SearchStrategy[Hash]:
    """Check sums."""
    return sparse(Hash, {"value": texts(blank=False), "type": qcodes()}, scope=qcodes())


@strategy
def provenances() -> SearchStrategy[Provenance]:
    """How an item was made."""
    return sparse(
        Provenance,
        generators=_few(tools()),
        profile=tools(),
        metadata_creator=concepts(),
        digital_source=codes(),
        hashes=_few(hashes()),
    )


@strategy
def memberships() -> SearchStrategy[Membership]:
    """What an item belongs to."""
    return sparse(
        Membership,
        member_of=_few(concepts()),
        instance_of=_few(concepts()),
        deliverable_of=_few(related_links()),
    )


@strategy
def catalog_refs() -> SearchStrategy[CatalogRef]:
    """Catalogs elsewhere: the IPTC's, and others."""
    iptc = st.integers(30, 45).map("http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_{}.xml".format)
    return (iptc | _filled(uris(), "x")).map(CatalogRef)


@strategy
def scheme_aliases() -> SearchStrategy[SchemeAlias]:
    """Aliases with what they stand for."""
    return sparse(SchemeAlias, {"alias": aliases(), "uri": _filled(uris(), "x:y#")})


@strategy
def catalogs() -> SearchStrategy[Catalogs]:
    """What the codes of an article mean."""
    return sparse(Catalogs, references=_few(catalog_refs()), schemes=_few(scheme_aliases()))


@strategy
def related_links() -> SearchStrategy[RelatedLink]:
    """Other resources that an item points to."""
    return _one_at_least(
        RelatedLink,
        {"href": _filled(uris(), "x"), "residref": texts(blank=False)},
        version=st.integers(1, 20),
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
        version=st.integers(1, 20),
        rendition=qcodes(),
        rendition_uri=uris(),
        content_type=content_types(),
        format=qcodes(),
        title=texts(),
        **_sizes(),
        duration=st.sampled_from(("90", "1.5", "PT1M30S")) | texts(),
        media=media(),
        alternates=_few(alt_ids()),
        hashes=_few(hashes()),
    )


def _sizes() -> _Parts:
    pixels = st.integers(0, 5000) | st.integers(0, 2**31 - 1)
    return {"size": st.integers(0, 10**7) | st.integers(0, 2**63 - 1), "width": pixels, "height": pixels}


@strategy
def media() -> SearchStrategy[Media]:
    """The technical side of pictures, sounds and films."""
    numbers = st.integers(1, 2**31 - 1)
    return sparse(
        Media,
        {},
        4,
        orientation=_ranks(),
        layout=qcodes(),
        colour_space=qcodes(),
        resolution=numbers,
        pages=_ranks(),
        duration_unit=qcodes(),
        audio_codec=qcodes(),
        audio_channels=qcodes(),
        audio_bitrate=numbers,
        audio_sample_rate=numbers,
        video_codec=qcodes(),
        video_bitrate=numbers,
        video_frame_rate=decimals(),
        video_aspect_ratio=st.sampled_from(("16:9", "4:3")) | texts(),
        video_definition=qcodes(),
    )


@strategy
def icons() -> SearchStrategy[Icon]:
    """Small pictures for lists."""
    return _one_at_least(
        Icon,
        {"href": _filled(uris(), "x"), "residref": texts(blank=False)},
        rendition=qcodes(),
        content_type=content_types(),
        title=texts(),
        **_sizes(),
    )
