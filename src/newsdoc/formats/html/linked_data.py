"""What a page says to machines: the article, its quotations and whom it mentions in the words of schema.org.

Law kept here: it is data, not script: the element's type is none that runs, and no character in it can end it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Final, TypeAlias

from newsdoc.model import (
    Article,
    Attribution,
    BlockQuote,
    Concept,
    Label,
    Mention,
    PartialDate,
    Quote,
    QuoteKind,
    When,
    plain_text,
    walk,
)

__all__ = ["linked_data"]

_Thing: TypeAlias = "dict[str, object]"

_TYPES: Final = {
    "person": "Person",
    "organisation": "Organization",
    "geoArea": "Place",
    "poi": "Place",
    "event": "Event",
    "object": "Thing",
    "abstract": "Thing",
}
"""The types of schema.org for the codes of the IPTC's vocabulary of concept natures."""

# JSON may spell any character by its number; these could end the element or open another.
_SPELLED: Final = {ord(character): f"\\u{ord(character):04x}" for character in "<>&\u2028\u2029"}


def linked_data(article: Article) -> str:
    """JSON-LD in an element for data."""
    text = json.dumps(_article(article), ensure_ascii=False).translate(_SPELLED)
    return f'<script type="application/ld+json">{text}</script>\n'


def _given(kind: str, **values: object) -> _Thing:
    return {"@type": kind} | {name: value for name, value in values.items() if value not in (None, "", [], {})}


def _article(article: Article) -> _Thing:
    times, about, rights = article.times, article.classification, article.rights
    return {"@context": "https://schema.org"} | _given(
        "NewsArticle",
        headline=article.headline,
        alternativeHeadline=_texts(article.further.headlines),
        description=article.summary,
        inLanguage=article.language,
        identifier=article.identity.guid,
        version=article.identity.version,
        dateCreated=_date(times.content_created or times.first_created),
        dateModified=_date(times.content_modified or times.version_created),
        author=[_concept(each, "Person") for each in article.credits.creators],
        contributor=[_concept(each, "Person") for each in article.credits.contributors],
        publisher=_concept(article.identity.provider, "Organization"),
        creditText=article.creditline,
        copyrightHolder=_concept(rights.holder, "Organization"),
        copyrightNotice=_texts(rights.notices),
        usageInfo=_texts(rights.usage_terms),
        genre=[each.name for each in about.genres],
        keywords=_texts(about.keywords),
        about=[_concept(each, "Thing") for each in about.subjects],
        locationCreated=[_concept(each, "Place") for each in about.located],
        mentions=list(_mentions(article)),
        hasPart=list(_quotations(article)),
    )


def _texts(labels: tuple[Label, ...]) -> list[str]:
    return [label.text for label in labels]


def _date(value: When | None) -> str:
    if value is None:
        return ""
    return value.isoformat() if not isinstance(value, PartialDate) else str(value)


def _concept(concept: Concept | None, usual: str) -> _Thing:
    """Somebody or something; *usual* is the type of what does not say what it is."""
    if concept is None:
        return {}
    return _given(
        _type(concept, usual),
        name=concept.names[0].text if concept.names else concept.literal,
        alternateName=_texts(concept.names[1:]),
        identifier=concept.qcode,
        sameAs=[uri for uri in (concept.uri, *(same.uri for same in concept.same_as)) if uri],
    )


def _type(concept: Concept, usual: str) -> str:
    return _TYPES.get(concept.type.partition(":")[2], usual)


def _mentions(article: Article) -> Iterator[_Thing]:
    concepts = dict.fromkeys(node.concept for node in walk(article) if isinstance(node, Mention))
    return (_concept(concept, "Thing") for concept in concepts)


def _quotations(article: Article) -> Iterator[_Thing]:
    bodies = _organisations(article)
    for node in walk(article):
        if isinstance(node, BlockQuote):
            yield _quotation(plain_text(node.blocks), node.attribution, bodies)
        elif isinstance(node, Quote) and (node.attribution or node.kind in {QuoteKind.DIRECT, QuoteKind.MIXED}):
            yield _quotation(plain_text(node.inlines), node.attribution, bodies)


def _organisations(article: Article) -> frozenset[str]:
    """The names of what the article says to be an organisation, and nowhere to be a person."""
    names: dict[str, set[str]] = {"Organization": set(), "Person": set()}
    for node in walk(article):
        if isinstance(node, Concept):
            names.get(_type(node, ""), set()).update(_texts(node.names))
    return frozenset(names["Organization"] - names["Person"])


def _quotation(text: str, attribution: Attribution | None, bodies: frozenset[str]) -> _Thing:
    if attribution is None:
        return _given("Quotation", text=text)
    affiliation = _given("Organization", name=attribution.affiliation) if attribution.affiliation else None
    if attribution.speaker in bodies:  # of these schema.org knows neither a job nor an affiliation
        creator = _given(
            "Organization", name=attribution.speaker, description=attribution.role, parentOrganization=affiliation
        )
    else:
        creator = _given("Person", name=attribution.speaker, jobTitle=attribution.role, affiliation=affiliation)
    return _given("Quotation", text=text, creator=creator if len(creator) > 1 else None, isBasedOn=attribution.source)
