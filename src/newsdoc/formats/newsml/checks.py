"""What a reader has to say about an item as a whole: it goes on all the same.

This is no validation, which is a room of its own, but the answer to one question: is this what its reader takes it for?
"""

from __future__ import annotations

import re
from typing import Final

from newsdoc.formats.newsml.finding_codes import CODES
from newsdoc.formats.newsml.item import Item, line_of
from newsdoc.formats.newsml.names import G2, NEWEST, Element

__all__ = ["check_item"]

_STANDARD: Final = "NewsML-G2"
_VERSION: Final = re.compile(r"2\.(\d{1,2})")
_DEMANDED: Final = ("itemClass", "provider", "versionCreated")


def check_item(item: Item) -> None:
    """Note another namespace, another standard or version of it, and parts that every item must have."""
    element = item.element
    if not str(element.tag).startswith(f"{{{G2}}}"):
        namespace = str(element.tag).rpartition("}")[0][1:] or "none"
        _note(item, "NEWSML-NAMESPACE", f"expected the namespace {G2}, got {namespace}")
    standard, version = element.get("standard", ""), element.get("standardversion", "")
    if standard != _STANDARD:
        _note(item, "NEWSML-STANDARD", f"expected {_STANDARD}, got {standard[:40] or 'nothing'}", "/@standard")
    found = _VERSION.fullmatch(version)
    if not found or int(found[1]) > NEWEST:
        message = f"expected a version up to 2.{NEWEST}, got {version[:40] or 'nothing'}"
        _note(item, "NEWSML-STANDARD", message, "/@standardversion")
    meta = item.stated("itemMeta")
    for name in _DEMANDED if meta else ("itemMeta",):
        if not item.stated(f"itemMeta/{name}" if meta else name):
            place = meta[0] if meta else element
            _note(item, "NEWSML-MISSING", f"an item must have {name}", "/itemMeta" if meta else "", place=place)


def _note(item: Item, code: str, message: str, path: str = "", *, place: Element | None = None) -> None:
    line = line_of(item.element if place is None else place)
    item.findings.append(CODES[code].found(message, path=f"newsItem{path}", file=item.name, line=line))
