"""NewsML-G2 to articles: every binding's ``get``, item by item."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final

import attrs

from newsdoc.errors import NewsdocError
from newsdoc.findings import Finding
from newsdoc.formats.base import Reading
from newsdoc.formats.newsml.bindings import BINDINGS
from newsdoc.formats.newsml.checks import check_item
from newsdoc.formats.newsml.item import Item
from newsdoc.formats.newsml.names import Element
from newsdoc.formats.newsml.streaming import streamed_items
from newsdoc.formats.newsml.tree import as_bytes, news_items, parse
from newsdoc.limits import MAX_XML_DEPTH, check_limit
from newsdoc.model import Article, Node, Source
from newsdoc.model.article import read_from

__all__ = ["FORMAT_NAME", "read", "read_item"]

FORMAT_NAME = "newsml"


def read(data: bytes | str, *, name: str = "", max_depth: int = MAX_XML_DEPTH) -> Iterator[Reading]:
    """The articles of a NewsML-G2 document: of its newsItem, or of each newsItem in its newsMessage.

    Bent values are read as they are meant, with a finding each; what cannot be read is left out of the article, with a
    finding, and stays in ``article.source``.

    :param data: the document; its own encoding declaration rules.
    :param name: the name of the file, for messages.
    :param max_depth: how deeply the elements of the document may nest.
    :raises LimitError: if they nest deeper.
    :raises ReadError: if it is not well-formed, or not NewsML-G2.
    :raises NoArticleError: if it holds another kind of item.
    """
    check_limit("max_depth", max_depth)
    raw = as_bytes(data)
    try:
        general: list[Finding] = []
        items: Iterable[Element] | None = streamed_items(raw, max_depth=max_depth)
        if items is None:
            items = news_items(parse(raw, name=name, findings=general, max_depth=max_depth), name=name)
        for part, element in enumerate(items):
            item = Item(element, name, [*general])
            article = read_from(Source(FORMAT_NAME, raw, part), read_item(item))
            yield Reading(article, tuple(item.findings))
    except NewsdocError as error:
        raise error.within(name) from None


def read_item(item: Item) -> Article:
    """The article that *item* is; what was bent or left out is noted in ``item.findings``."""
    check_item(item)
    fields: dict[str, dict[str, Any]] = {name: {} for name in ("", *_GROUPS)}
    stated = item.places
    for binding, place, homes in _BINDINGS:
        if place and place not in stated:
            continue  # nothing is said, so that the fields have their defaults
        for (group, name), value in zip(homes, binding.get(item), strict=True):
            fields[group][name] = value
    own = fields.pop("")
    for name, said in fields.items():
        if said:
            own[name] = _GROUPS[name](**said)
    return Article(**own)


def _home(path: str) -> tuple[str, str]:
    """The group that a field is in, ``""`` for the article itself, and its name there."""
    group, _, name = path.rpartition(".")
    return group, name


_BINDINGS: Final = tuple(
    (binding, binding.place if binding.placed else "", tuple(map(_home, binding.fields))) for binding in BINDINGS
)
"""Each binding, the place that it has nothing to read without, and the homes of its fields."""
_GROUPS: Final[dict[str, type[Node]]] = {
    field.name: kind
    for field in attrs.fields(Article)
    if isinstance(kind := getattr(field.default, "factory", None), type) and field.init
}
