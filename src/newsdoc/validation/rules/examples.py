"""Makes whole documents of the short examples that rules carry.

An example is a whole document, or a part of one: elements of a newsItem, of its itemMeta or of its contentMeta, which
take the place of those of their names in a newsItem that breaks no rule. Its outermost tags are not indented.
"""

from __future__ import annotations

import re
from typing import Final

__all__ = ["document"]

_ITEM: Final = [
    "catalogRef",
    "catalog",
    "hopHistory",
    "pubHistory",
    "rightsInfo",
    "itemMeta",
    "contentMeta",
    "partMeta",
    "assert",
    "inlineRef",
    "derivedFrom",
    "derivedFromValue",
    "contentSet",
    "groupSet",
    "conceptSet",
    "concept",
    "newsCoverageSet",
]
_ITEM_META: Final = [
    "itemClass",
    "provider",
    "versionCreated",
    "firstCreated",
    "embargoed",
    "pubStatus",
    "role",
    "fileName",
    "generator",
    "profile",
    "service",
    "title",
    "edNote",
    "memberOf",
    "instanceOf",
    "signal",
    "altRep",
    "deliverableOf",
    "hash",
    "expires",
    "origRep",
    "incomingFeedId",
    "metadataCreator",
    "link",
    "itemMetaExtProperty",
]
_CONTENT_META: Final = [
    "icon",
    "urgency",
    "contentCreated",
    "contentModified",
    "digitalSourceType",
    "located",
    "infoSource",
    "creator",
    "contributor",
    "audience",
    "altId",
    "rating",
    "language",
    "genre",
    "keyword",
    "subject",
    "slugline",
    "headline",
    "dateline",
    "by",
    "creditline",
    "description",
    "contentMetaExtProperty",
]

_OPENING: Final = (
    '<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" standard="NewsML-G2" standardversion="2.35" '
    'conformance="power"\n    guid="urn:newsml:example.com:20240501:harbour-tunnel" version="1" xml:lang="en">\n'
)
_PARTS: Final = {
    "catalogRef": '<catalogRef href="http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_41.xml"/>',
    "contentSet": (
        '<contentSet>\n  <inlineXML contenttype="application/xhtml+xml">\n'
        '    <html xmlns="http://www.w3.org/1999/xhtml"><head><title>A tunnel</title></head>\n'
        "      <body><p>The harbour tunnel opens in May.</p></body></html>\n  </inlineXML>\n</contentSet>"
    ),
}
_META: Final = {
    "itemClass": '<itemClass qcode="ninat:text"/>',
    "provider": '<provider qcode="nprov:AFP"/>',
    "versionCreated": "<versionCreated>2024-05-01T09:30:00+02:00</versionCreated>",
}
_CONTENT: Final = {
    "language": '<language tag="en"/>',
    "headline": "<headline>Harbour tunnel opens in May</headline>",
}

_OUTERMOST: Final = re.compile(r"^<([\w.:-]+)", re.MULTILINE)


def document(example: str) -> str:
    """The whole document of an example.

    >>> print(document('<urgency>3</urgency>').splitlines()[9])
      <urgency>3</urgency>
    """
    example = example.strip("\n")
    found = _OUTERMOST.search(example)
    name = found[1] if found else ""
    for names, place in ((_ITEM, "item"), (_ITEM_META, "meta"), (_CONTENT_META, "content")):
        if name in names:
            parts = {"item": dict(_PARTS), "meta": dict(_META), "content": dict(_CONTENT)}
            parts[place] = {key: text for key, text in parts[place].items() if key not in _names(example)}
            parts[place].update(_split(example))
            if "itemMeta" not in parts["item"]:
                parts["item"]["itemMeta"] = _wrapped("itemMeta", _in_order(parts["meta"], _ITEM_META))
            if "contentMeta" not in parts["item"]:
                parts["item"]["contentMeta"] = _wrapped("contentMeta", _in_order(parts["content"], _CONTENT_META))
            return f"{_OPENING}{_in_order(parts['item'], _ITEM)}\n</newsItem>\n"
    return example + "\n"


def _names(example: str) -> set[str]:
    return set(_OUTERMOST.findall(example))


def _split(example: str) -> dict[str, str]:
    """The outermost elements by name, those of one name together."""
    starts = [(found[1], found.start()) for found in _OUTERMOST.finditer(example)]
    ends = [start for _, start in starts[1:]] + [len(example)]
    parts: dict[str, str] = {}
    for (name, start), end in zip(starts, ends, strict=True):
        text = example[start:end].rstrip("\n")
        parts[name] = f"{parts[name]}\n{text}" if name in parts else text
    return parts


def _in_order(parts: dict[str, str], order: list[str]) -> str:
    return "\n".join(parts[name] for name in order if name in parts)


def _wrapped(name: str, content: str) -> str:
    lines = "\n".join(f"  {line}" for line in content.splitlines())
    return f"<{name}>\n{lines}\n</{name}>"
