"""Which version of NewsML-G2 an item needs, so that an edit never makes a valid file invalid.

All versions since 2.9 allow what the bindings write, but for the few things below. An item that is edited to say one of
them declares the first version that has it, if it declared an older one.
"""

from __future__ import annotations

import re
from typing import Final

from newsdoc.formats.newsml.item import Item
from newsdoc.formats.newsml.names import Element, local_name

__all__ = ["needed_version", "raise_version"]

_VERSION: Final = re.compile(r"2\.(\d+)")
_OLDEST: Final = 9

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


def needed_version(item: Item) -> int:
    """The N of the first version 2.N that allows what the bindings may have written into *item*."""
    elements = item.element.iter(item.tag("*"))
    return max((_needed(element) for element in elements if local_name(element) in _SINCE), default=_OLDEST)


def _needed(element: Element) -> int:
    since = _SINCE[local_name(element)]
    used = [f"@{'nd' if str(name).startswith('{') else name}" for name in element.attrib]
    return max((since.get(name, _OLDEST) for name in (*used, *map(local_name, element))), default=_OLDEST)


def raise_version(item: Item, before: int) -> None:
    """Declare a newer version where an edit needs one; *before* is what the item needed before the edit."""
    declared = _VERSION.fullmatch(item.element.get("standardversion", "").strip())
    needed = needed_version(item)
    if declared and needed > before and needed > int(declared[1]):
        item.element.set("standardversion", f"2.{needed}")
