"""Which catalogs hold for an item, and what its codes stand for.

An item's own catalogs hold for it, and those of the message's header as far as the item's do not say otherwise
(NewsML-G2 2.35, catalog). Codes of an article of its own whose alias no catalog knows are declared in a catalog that is
marked as supplied, so that every code that is written stands for something.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from typing import Final
from urllib.parse import quote

from newsdoc.catalogs import Scope
from newsdoc.formats.newsml.item import Item, insert
from newsdoc.formats.newsml.names import Element

__all__ = ["declare", "scope_of", "undeclared"]

_CODED: Final = ("qcode", "type", "role", "rel", "rendition", "environment")
_NAME: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]*")


def scope_of(item: Item) -> Scope:
    """The catalogs in scope of *item*: its own, and those of the message's header where they do not say otherwise."""
    headers = [header for above in item.element.iterancestors() for header in above.iterchildren(item.tag("header"))]
    return Scope.joined(_scope(place, item) for place in (item.element, *headers))


def _scope(place: Element, item: Item) -> Scope:
    """The catalogs that stand in an item or a header: inline ones, and the IPTC's where it is referred to."""
    found = []
    for child in place:
        match item.local(child):
            case "catalog":
                schemes = child.iterchildren(item.tag("scheme"))
                found.append(Scope({scheme.get("alias", ""): scheme.get("uri", "") for scheme in schemes}))
            case "catalogRef":
                found.append(Scope.referred(child.get("href", "")))
    return Scope.joined(found)


def undeclared(item: Item) -> list[str]:
    """The aliases that codes of *item* use and that no catalog in its scope declares, in order."""
    scope = scope_of(item)
    if not scope.complete:
        return []  # a catalog that is not at hand may declare them
    known = scope.aliases
    used = (
        code.partition(":")[0]
        for element in item.element.iter(item.tag("*"))
        for name in _CODED
        for code in element.get(name, "").split()
    )
    return [alias for alias in dict.fromkeys(used) if alias and alias not in known]


def declare(item: Item, schemes: Mapping[str, str], spared: Collection[str] = ()) -> bool:
    """Declare the aliases that no catalog declares, but for those *spared*: by *schemes*, or as schemes without a home.

    True if there were any.
    Only aliases in plain letters are: XML processors do not agree on which others an xs:NCName may hold.
    """
    missing = [alias for alias in undeclared(item) if _NAME.fullmatch(alias) and alias not in spared]
    if not missing:
        return False
    catalog = item.element.makeelement(item.tag("catalog"))
    for alias in missing:
        scheme = catalog.makeelement(item.tag("scheme"))
        scheme.set("alias", alias)
        scheme.set("uri", schemes.get(alias) or f"urn:x-newsdoc:alias:{quote(alias)}:")
        catalog.append(scheme)
    insert(item.element, catalog)
    return True
