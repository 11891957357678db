"""Which version of NewsML-G2 an item needs, so that an edit never makes a valid file invalid.

All versions since 2.9 allow what the bindings write, but for the few things below. An item that is edited to say one of
them declares the first version that has it, if it declared an older one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from newsdoc.formats.newsml.item import Item
from newsdoc.formats.newsml.names import Element, local_name

__all__ = ["needs", "raise_version"]

_VERSION: Final = re.compile(r"2\.(\d+)")

_CODES: Final = ("itemClass", "pubStatus", "role", "service", "signal")
_PARTIES: Final = ("accountable", "copyrightHolder", "provider", "infoSource", "creator", "contributor")
_CONCEPTS: Final = (*_PARTIES, "located", "audience", "genre", "subject", "inlineRef", "sameAs", "broader")

# What each element may hold only since 2.N: attributes with an @ (those of newsdoc's own namespace as @nd), children.
_SINCE: Final[dict[str, dict[str, int]]] = {
    **{name: {"@uri": 11} for name in _CONCEPTS},
    **{name: {"@uri": 20} for name in _CODES},
    "signal": {"@uri": 20, "@nd": 20, "@literal": 27, "@type": 27, "sameAs": 27, "broader": 27},
    "remoteContent": {"@title": 11, "@duration": 14, "@renditionuri": 18},
}


def needs(item: Item) -> frozenset[tuple[str, str]]:
    """What *item* holds that not every version allows: names of elements, each with an attribute or child of its."""
    elements = item.element.iter(item.tag("*"))
    return frozenset(found for element in elements if local_name(element) in _SINCE for found in _needed(element))


def _needed(element: Element) -> Iterator[tuple[str, str]]:
    name = local_name(element)
    used = [f"@{'nd' if str(name).startswith('{') else name}" for name in element.attrib]
    return ((name, part) for part in (*used, *map(local_name, element)) if part in _SINCE[name])


def raise_version(item: Item, before: frozenset[tuple[str, str]]) -> None:
    """Declare a newer version where an edit needs one; *before* is what the item held before the edit.

    What stood there before was allowed: an attribute may be older than the values that it has since been given.
    """
    declared = _VERSION.fullmatch(item.element.get("standardversion", "").strip())
    needed = max((_SINCE[name][part] for name, part in needs(item) - before), default=0)
    if declared and needed > int(declared[1]):
        item.element.set("standardversion", f"2.{needed}")
