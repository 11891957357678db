"""The names that NewsML-G2 files are built of: namespaces, and the order in which the schema wants children to stand.

The order is a fact of the NewsML-G2 2.35 Power schema; names on one line of an order may stand in any order among
themselves.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any, Final, TypeAlias

from lxml import etree

__all__ = [
    "G2",
    "NEWEST",
    "NITF",
    "NS_MAP",
    "ORDER",
    "OWN",
    "PARTS",
    "SUPPLIED",
    "XHTML",
    "XHTML_MAP",
    "XML_LANG",
    "Element",
    "can_be_made",
    "local_name",
    "name_in",
    "rank_of",
]

Element: TypeAlias = etree._Element  # noqa: SLF001 - lxml publishes no other name for the type

G2: Final = "http://iptc.org/std/nar/2006-10-01/"
XHTML: Final = "http://www.w3.org/1999/xhtml"
NITF: Final = "http://iptc.org/std/NITF/2006-10-18/"
NEWEST: Final = 35
"""The N of the newest version 2.N of NewsML-G2 that newsdoc knows; it is the one that is written."""
OWN: Final = "urn:x-newsdoc:1"
"""newsdoc's own namespace, for the attributes that carry what G2 has no place for. G2 allows foreign attributes."""

XML_LANG: Final = "{http://www.w3.org/XML/1998/namespace}lang"
SUPPLIED: Final = f"{{{OWN}}}supplied"
"""On an item: the names of what the schema demands and the article lacks, so that reading leaves the filler out."""

XHTML_MAP: Final[Any] = {None: XHTML}
NS_MAP: Final[Any] = {None: G2, "nd": OWN}  # Any: the stubs do not know that None names the default

_ORDERS: Final = {
    "newsItem": """
        Signature
        catalogRef catalog
        hopHistory
        pubHistory
        rightsInfo
        itemMeta
        contentMeta
        partMeta
        assert
        inlineRef
        derivedFrom derivedFromValue
        contentSet""",
    "itemMeta": """
        itemClass
        provider
        versionCreated
        firstCreated
        embargoed
        pubStatus
        role
        fileName
        generator
        profile
        service
        title
        edNote
        memberOf
        instanceOf
        signal
        altRep
        deliverableOf
        hash
        expires
        origRep
        incomingFeedId
        metadataCreator
        link
        itemMetaExtProperty""",
    "contentMeta": """
        icon
        urgency
        contentCreated
        contentModified
        digitalSourceType
        located infoSource creator contributor audience exclAudience altId rating userInteraction
        language genre keyword subject slugline headline dateline by creditline description
        contentMetaExtProperty""",
    "rightsInfo": """
        accountable
        copyrightHolder
        copyrightNotice usageTerms link rightsInfoExtProperty rightsExpressionXML rightsExpressionData
        dataMining""",
    "remoteContent": """
        channel
        altId
        altLoc
        hash
        signal
        remoteContentExtProperty""",
    "link": """
        title""",
    "concept": """
        name definition note facet remoteInfo hierarchyInfo
        sameAs broader narrower related
        personDetails organisationDetails geoAreaDetails POIDetails
        bag
        mainConcept
        facetConcept""",
}

PARTS: Final = ("rightsInfo", "itemMeta", "contentMeta", "contentSet")
"""The parts of an item that its properties stand in."""

ORDER: Final = {
    parent: {name: rank for rank, line in enumerate(order.split("\n")) for name in line.split()}
    for parent, order in _ORDERS.items()
}
"""Rank of each child in its parent; a property such as ``subject`` has its children in the order of ``concept``."""


def local_name(element: Element) -> str:
    """The element's name without its namespace; ``""`` for comments and processing instructions."""
    return name_in(element.tag)


def _name_in(tag: object) -> str:
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


name_in: Final[Callable[[object], str]] = lru_cache(4096)(_name_in)  # names come again and again
"""The name in a tag as lxml gives it: what :func:`local_name` gives, for loops over many elements."""


@lru_cache(256)
def can_be_made(tag: str) -> bool:
    """Whether there can be new elements of that tag; lxml makes none in a namespace whose name is no address.

    >>> can_be_made("{http://example.com/}p"), can_be_made("{ http://example.com/}p")
    (True, False)
    """
    try:
        etree.Element(tag)
    except ValueError:
        return False
    return True


def rank_of(parent: Element, name: str) -> int:
    """Where a child called *name* stands in *parent*; unknown children stand last, as the schema's wildcards do."""
    order = ORDER.get(local_name(parent), ORDER["concept"])
    return order.get(name, len(_ORDERS["itemMeta"]))
