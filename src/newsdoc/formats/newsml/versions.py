"""Which version of NewsML-G2 an item needs, so that an edit never makes a valid file invalid.

All versions since 2.9 allow what the bindings write, but for the few things below. An item that is edited to say one of
them declares the first version that has it, if it declared an older one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, TypeAlias

from newsdoc.formats.newsml.item import Item
from newsdoc.formats.newsml.names import PARTS, Element, local_name

__all__ = ["needed_version", "needs", "raise_version"]

_Table: TypeAlias = dict[str, dict[str, int]]

_VERSION: Final = re.compile(r"2\.(\d+)")
_OLDEST: Final = 9

_CODES: Final = ("itemClass", "pubStatus", "role", "service", "signal")
_PARTIES: Final = ("accountable", "copyrightHolder", "provider", "infoSource", "creator", "contributor")
_SETS: Final = ("memberOf", "instanceOf", "audience", "exclAudience")
_CONCEPTS: Final = (*_PARTIES, *_SETS, "metadataCreator", "located", "genre", "subject", "inlineRef")
_RELATED: Final = ("sameAs", "broader", "narrower", "related")
_EDITED: Final = dict.fromkeys(("@how", "@why", "@creator", "@modified"), 11)

# What each element may hold only since 2.N: attributes with an @ (those of newsdoc's own namespace as @nd), children;
# and attributes that it may lack only since then, with a minus.
_SINCE: Final[_Table] = {
    **{name: {"@uri": 11, **_EDITED} for name in (*_CONCEPTS, *_RELATED)},
    **{name: {"@uri": 20} for name in _CODES},
    "signal": {
        **_EDITED,
        "@uri": 20,
        "@nd": 20,
        "@literal": 27,
        "@type": 27,
        **dict.fromkeys(("definition", *_RELATED), 27),
    },
    "remoteContent": {
        "@title": 11,
        "@duration": 14,
        "@layoutorientation": 14,
        "@renditionuri": 18,
        "@pagecount": 18,
    },
    "icon": {"@title": 11},
    "rating": {"-scaleunit": 20},
    "rightsInfo": {"link": 12, "dataMining": 34},
    "itemMeta": {"expires": 17, "metadataCreator": 28},
    "contentMeta": {"rating": 11, "digitalSourceType": 33},
}


def needs(item: Item, touched: frozenset[str]) -> frozenset[tuple[str, str]]:
    """What *item* holds that the version which it declares does not allow: names of elements, each with an attribute or
    child of its. Nothing if it declares none.

    :param touched: the names of the properties that are asked about, and of the parts of the item that they stand in.
    """
    declared = _declared(item)
    return frozenset() if declared is None else _found(item, _later_than(declared, touched))


def _found(item: Item, table: _Table) -> frozenset[tuple[str, str]]:
    """What *item* holds of a part of the table."""
    if not table:
        return frozenset()
    elements = item.element.iter(*map(item.tag, table))
    return frozenset(found for element in elements for found in _needed(element, table))


@lru_cache(256)  # there are few versions, and many items of each that are edited alike
def _later_than(version: int, touched: frozenset[str]) -> _Table:
    """The part of the table that is about later versions than 2.N and about what is *touched*."""
    names = touched & set(_SINCE)
    names = names.union(_RELATED) if names.difference(PARTS) else names
    rows = {
        name: {
            part: since
            for part, since in _SINCE[name].items()
            if since > version and (name not in PARTS or part in touched)
        }
        for name in names
    }
    return {name: row for name, row in rows.items() if row}


def _declared(item: Item) -> int | None:
    """The N of the version 2.N that *item* declares."""
    found = _VERSION.fullmatch(item.element.get("standardversion", "").strip())
    return int(found[1]) if found else None


def _needed(element: Element, table: _Table) -> Iterator[tuple[str, str]]:
    name = local_name(element)
    since = table[name]
    used = [f"@{'nd' if str(attribute).startswith('{') else attribute}" for attribute in element.attrib]
    lacked = [part for part in since if part.startswith("-") and element.get(part[1:]) is None]
    return ((name, part) for part in (*used, *lacked, *map(local_name, element)) if part in since)


def needed_version(item: Item) -> int:
    """The N of the first version 2.N that allows what the bindings may have written into *item*."""
    return max((_SINCE[name][part] for name, part in _found(item, _SINCE)), default=_OLDEST)


def raise_version(item: Item, before: frozenset[tuple[str, str]], touched: frozenset[str]) -> None:
    """Declare a newer version where an edit needs one; *before* is what the item needed before the edit.

    What stood there before was allowed: an attribute may be older than the values that it has since been given.
    """
    needed = max((_SINCE[name][part] for name, part in needs(item, touched) - before), default=0)
    if needed:
        item.element.set("standardversion", f"2.{needed}")
