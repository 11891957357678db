"""Which catalogs hold for an item, and what its codes stand for.

An item's own catalogs hold for it, and those of the message's header as far as the item's do not say otherwise
(NewsML-G2 2.35, catalog). Codes of an article of its own whose alias no catalog knows are declared in a catalog that is
marked as supplied, so that every code that is written stands for something.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final
from urllib.parse import quote

from newsdoc.catalogs import IPTC_LATEST, Scope, iptc_aliases, iptc_catalog, iptc_schemes
from newsdoc.formats.newsml.item import Item, insert
from newsdoc.formats.newsml.names import Element, local_name

__all__ = ["declare", "scope_of", "undeclared"]

_CODED: Final = ("qcode", "type", "role", "rel", "rendition", "environment")
_NAME: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]*")


def scope_of(item: Item) -> Scope:
    """The catalogs in scope of *item*: inline ones, and the IPTC's where it is referred to."""
    aliases: dict[str, str] = {}
    complete = True
    for catalog in _catalogs(item):
        if local_name(catalog) == "catalog":
            found = {scheme.get("alias", ""): scheme.get("uri", "") for scheme in catalog.iter(item.tag("scheme"))}
        else:
            version = iptc_catalog(catalog.get("href", ""))
            complete = complete and version is not None and version <= IPTC_LATEST
            known = iptc_schemes() if version is not None else ()
            found = {scheme.alias: scheme.uri for scheme in known if scheme.since <= (version or 0)}
            # Versions older than those that are built in had no scheme that these lack.
            found = found or (dict(iptc_aliases()) if version is not None else {})
        for alias, uri in found.items():
            aliases.setdefault(alias, uri)
    return Scope(aliases, complete)


def _catalogs(item: Item) -> Iterator[Element]:
    headers = [header for above in item.element.iterancestors() for header in above.iterchildren(item.tag("header"))]
    for place in (item.element, *headers):
        for child in place:
            if local_name(child) in {"catalog", "catalogRef"}:
                yield child


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


def declare(item: Item, schemes: Mapping[str, str]) -> bool:
    """Declare the aliases that no catalog declares, by *schemes* or as schemes without a home; True if there were any.

    Only aliases in plain letters are: XML processors do not agree on which others an xs:NCName may hold.
    """
    missing = [alias for alias in undeclared(item) if _NAME.fullmatch(alias)]
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
