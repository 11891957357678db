"""The items of a large newsMessage one by one, so that the tree of the whole never stands in memory.

The document is parsed twice. The first time says whether all is as it should be: well-formed, every prefix bound, no
deeper than allowed, a newsMessage with news items. Only then is it parsed again, and each item given out when its end
is reached. So errors are raised before the first article, as they are for small documents; and whatever is unusual
about a document is left to the parser of whole trees, which knows what to do and to say.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from itertools import islice
from typing import Final

from lxml import etree

from newsdoc.formats.newsml.doctype import is_plain
from newsdoc.formats.newsml.names import Element, local_name
from newsdoc.formats.newsml.tree import is_huge

__all__ = ["LARGE", "streamed_items"]

LARGE: Final = 1_000_000
"""Of how many bytes on a document is worth parsing twice: the tree of a smaller one takes some ten megabytes."""

_ITEMS: Final = ("newsItem", "packageItem", "conceptItem", "knowledgeItem", "planningItem", "catalogItem")


def streamed_items(data: bytes, *, max_depth: int) -> Iterator[Element] | None:
    """The news items of a newsMessage, in order; None if it is not large, or for another parser to judge.

    An item is good until the next is asked for.

    :param max_depth: how deeply the elements of the document may nest.
    """
    if len(data) < LARGE or not is_plain(data):
        return None
    huge = is_huge(data, max_depth)
    if not _is_sound(_parse(data, huge=huge), max_depth):
        return None
    return (item for item in _items(_parse(data, huge=huge)) if local_name(item) == "newsItem")


def _is_sound(parsing: etree.iterparse[tuple[str, Element]], max_depth: int) -> bool:
    found = False
    too_deep_below = etree.XPath(f"boolean(.{'/*' * (max_depth - 2)})")  # two elements stand above an item
    try:
        for item in _items(parsing):
            found = found or local_name(item) == "newsItem"
            # What stands before the item is checked with it, for it is taken away with it.
            if any(map(too_deep_below, (item, *item.itersiblings("*", preceding=True)))):
                return False
    except (etree.XMLSyntaxError, LookupError, ValueError):
        return False
    root = parsing.root
    too_deep = root is None or root.xpath(f"boolean({'/*' * (max_depth + 1)})")
    return found and not len(parsing.error_log) and not too_deep


def _parse(data: bytes, *, huge: bool) -> etree.iterparse[tuple[str, Element]]:
    return etree.iterparse(
        BytesIO(data),
        events=("end",),
        tag=[f"{{*}}{name}" for name in _ITEMS],
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=huge,
        strip_cdata=False,
        remove_pis=False,
    )


def _items(parsing: etree.iterparse[tuple[str, Element]]) -> Iterator[Element]:
    """Each item in an itemSet of a newsMessage. It is emptied when the next is asked for; what is before it goes."""
    for _, item in parsing:
        above = list(islice(item.iterancestors(), 3))
        if [local_name(each) for each in above] == ["itemSet", "newsMessage"]:
            yield item
            item.clear(keep_tail=True)
            while item.getprevious() is not None:
                del above[0][0]
