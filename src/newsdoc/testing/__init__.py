r"""Strategies for Hypothesis that make articles and all that they are made of, for tests of code that handles them.

The law of this module: every class of the model and every field of it is reached, with the texts that formats trip
over: markup of every dialect, white space of every kind, right-to-left and combining characters. What they make is
small, quick to make, and shrinks to little. Needs Hypothesis (``pip install newsdoc[testing]``).

>>> from hypothesis import given, settings
>>> import newsdoc.testing
>>> @settings(max_examples=3, database=None)
... @given(newsdoc.testing.articles(metadata=False))
... def test_headlines_are_lines(article):
...     assert "\n" not in article.headline
>>> test_headlines_are_lines()
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, Final, TypeAlias, TypeVar

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from newsdoc.model import (
    AltId,
    Article,
    Assignment,
    Attribution,
    BlockQuote,
    Break,
    CatalogRef,
    Catalogs,
    Cell,
    Classification,
    Code,
    Concept,
    Credits,
    Embargo,
    Embed,
    Emphasis,
    Figure,
    Further,
    Hash,
    Icon,
    Identity,
    Interview,
    Label,
    LineBreak,
    Link,
    List,
    ListItem,
    Management,
    Media,
    Membership,
    Mention,
    Node,
    Note,
    Paragraph,
    Participant,
    Preformatted,
    Provenance,
    Quote,
    Rating,
    RelatedLink,
    Relation,
    Rendition,
    Rights,
    SchemeAlias,
    Section,
    Source,
    Strong,
    Subscript,
    Superscript,
    Table,
    Text,
    Times,
    Tool,
    Topic,
    Turn,
    Wording,
    Wordings,
)
from newsdoc.testing.bodies import (
    blocks,
    cells,
    embeds,
    figures,
    interviews,
    list_items,
    lists,
    notes,
    paragraphs,
    participants,
    preformatted,
    quotes,
    sections,
    tables,
    topics,
    turns,
)
from newsdoc.testing.calls import strategy
from newsdoc.testing.metadata import (
    alt_ids,
    assignments,
    catalog_refs,
    catalogs,
    classifications,
    codes,
    concepts,
    credits,
    embargoes,
    further,
    hashes,
    icons,
    identities,
    labels,
    managements,
    media,
    memberships,
    provenances,
    ratings,
    related_links,
    relations,
    renditions,
    rights,
    scheme_aliases,
    sparse,
    times,
    tools,
    wordings,
    wordings_of_articles,
)
from newsdoc.testing.prose import attributions, inlines, lines, spans
from newsdoc.testing.strings import (
    HOSTILE,
    aliases,
    characters,
    content_types,
    decimals,
    instants,
    languages,
    moments,
    partial_dates,
    qcode_lists,
    qcodes,
    texts,
    uris,
    verbatims,
)

__all__ = [
    "HOSTILE",
    "aliases",
    "alt_ids",
    "articles",
    "assignments",
    "attributions",
    "blocks",
    "catalog_refs",
    "catalogs",
    "cells",
    "characters",
    "classifications",
    "codes",
    "concepts",
    "content_types",
    "credits",
    "decimals",
    "embargoes",
    "embeds",
    "figures",
    "further",
    "hashes",
    "icons",
    "identities",
    "inlines",
    "instances",
    "instants",
    "interviews",
    "labels",
    "languages",
    "lines",
    "list_items",
    "lists",
    "managements",
    "media",
    "memberships",
    "moments",
    "notes",
    "paragraphs",
    "partial_dates",
    "participants",
    "preformatted",
    "provenances",
    "qcode_lists",
    "qcodes",
    "quotes",
    "ratings",
    "related_links",
    "relations",
    "renditions",
    "rights",
    "scheme_aliases",
    "sections",
    "sources",
    "spans",
    "sparse",
    "tables",
    "texts",
    "times",
    "tools",
    "topics",
    "turns",
    "uris",
    "verbatims",
    "wordings",
    "wordings_of_articles",
]


_Fields: TypeAlias = SearchStrategy[dict[str, Any]]  # Any: the fields of an article are of many types


@strategy
def sources() -> SearchStrategy[Source]:
    """Files that an article may come from: any bytes, text and not, under any format's name.

    They are not what the format would read; do not write an article with one of these in that format.
    """
    data = st.binary(max_size=40) | texts().map(str.encode)
    return st.builds(Source, st.sampled_from(("text", "json", "newsml")), data, st.integers(0, 3))


@strategy
def articles(*, depth: int = 2, metadata: bool = True, source: bool = False) -> SearchStrategy[Article]:
    """Articles.

    :param depth: how many levels of sections and of blocks may stand in one another.
    :param metadata: whether they have any beside headline, byline, dateline and language.
    :param source: whether some say what file they come from, see :func:`sources`.
    """
    part = st.one_of(blocks(depth=depth), sections(depth=depth))
    printed: _Fields = sparse(
        dict,
        {"body": st.lists(part, max_size=5)},
        headline=texts(),
        byline=texts(),
        dateline=texts(),
        language=languages(),
    )
    noted: _Fields = sparse(
        dict,
        {},
        4,  # each is rich, and all at once would make articles slow to make
        summary=texts(),
        slugline=texts(),
        creditline=texts(),
        identity=identities(),
        times=times(),
        management=managements(),
        credits=credits(),
        classification=classifications(),
        further=further(),
        rights=rights(),
        wordings=wordings_of_articles(),
        provenance=provenances(),
        membership=memberships(),
        catalogs=catalogs(),
        icons=st.lists(icons(), min_size=1, max_size=2),
        links=st.lists(related_links(), min_size=1, max_size=2),
        renditions=st.lists(renditions(), min_size=1, max_size=2),
    )
    return st.builds(
        lambda words, notes, file: Article(**words, **notes, source=file),
        printed,
        noted if metadata else st.just({}),
        st.none() | sources() if source else st.none(),
    )


_N = TypeVar("_N", bound=Node)

_INSTANCES: Final[dict[type[Node], Callable[[], SearchStrategy[Any]]]] = {  # Any: of the key's class
    Article: articles,
    Text: lambda: texts().map(Text),
    LineBreak: lambda: st.just(LineBreak()),
    **{kind: partial(spans, kind) for kind in (Emphasis, Strong, Superscript, Subscript, Link, Quote, Mention)},
    Attribution: attributions,
    Paragraph: paragraphs,
    Preformatted: preformatted,
    Break: lambda: st.just(Break()),
    List: lists,
    ListItem: list_items,
    Table: tables,
    Cell: cells,
    BlockQuote: quotes,
    Figure: figures,
    Embed: embeds,
    Note: notes,
    Interview: interviews,
    Participant: participants,
    Topic: topics,
    Turn: turns,
    Section: sections,
    AltId: alt_ids,
    Assignment: assignments,
    CatalogRef: catalog_refs,
    Catalogs: catalogs,
    Classification: classifications,
    Code: codes,
    Concept: concepts,
    Credits: credits,
    Embargo: embargoes,
    Further: further,
    Hash: hashes,
    Icon: icons,
    Identity: identities,
    Label: labels,
    Management: managements,
    Media: media,
    Membership: memberships,
    Provenance: provenances,
    Rating: ratings,
    RelatedLink: related_links,
    Relation: relations,
    Rendition: renditions,
    Rights: rights,
    SchemeAlias: scheme_aliases,
    Times: times,
    Tool: tools,
    Wording: wordings,
    Wordings: wordings_of_articles,
}


def instances(kind: type[_N]) -> SearchStrategy[_N]:
    """Values of one class of the model.

    >>> from newsdoc.model import Strong
    >>> isinstance(instances(Strong), SearchStrategy)
    True
    """
    return _INSTANCES[kind]()
