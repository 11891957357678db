"""What a NewsML-G2 file holds that its article does not: the entries of the ledger when the file is left behind.

The file is compared with what writing its article afresh gives: each element and attribute, by path, that the one has
more often than the other is not held by the model. Nothing has to be listed by hand, so nothing can be forgotten.
"""

from __future__ import annotations

from collections import Counter
from typing import Final

from newsdoc.findings import Loss
from newsdoc.formats.newsml.body import find_body
from newsdoc.formats.newsml.body.vocabulary import HEADINGS, MARKS
from newsdoc.formats.newsml.item import Item
from newsdoc.formats.newsml.names import OWN, XML_LANG, Element, local_name
from newsdoc.formats.newsml.reader import read_item
from newsdoc.formats.newsml.tree import news_items, parse
from newsdoc.formats.newsml.writer import written
from newsdoc.model import Article

__all__ = ["unmodelled"]

_REASON: Final = "only the NewsML-G2 file itself holds it"

# Names of inlines and headings that say the same.
_SAME: Final = {
    **{name: next(other for other, made in MARKS.items() if made is kind) for name, kind in MARKS.items()},
    **dict.fromkeys(HEADINGS, "h1"),
}


def unmodelled(article: Article) -> tuple[Loss, ...]:
    """What the source of *article* holds and the article does not, by path, in the order of the source."""
    if article.source is None:
        return ()
    root = parse(article.source.data)
    item = Item(news_items(root)[article.source.part])
    afresh = written(read_item(item))
    held = _paths(afresh, Item(afresh))
    around = _paths(root, item)
    return tuple(
        Loss(path=path, count=count - held[path], reason=_REASON)
        for path, count in around.items()
        if count > held[path]
    )


def _paths(root: Element, item: Item) -> Counter[str]:
    """How often each element, attribute, comment and instruction stands in a file, by path.

    In the body the way down means nothing, since blocks can be wrapped at will: there the path is its end.
    """
    found: Counter[str] = Counter()
    body, supplied = find_body(item), item.supplied
    waiting = [(root, "", False)]
    while waiting:
        element, above, inside = waiting.pop()
        name = local_name(element)
        if not name:
            found[f"{above}/{_silent(element)}"] += 1
            continue
        if name in supplied and element.getparent() in {item.element, item.part("itemMeta")}:
            continue
        path = f"{above}/{_SAME.get(name, name) if inside else name}".lstrip("/")
        if element is item.element:
            path = "newsItem"
        found[path] += 1
        for attribute in element.attrib:
            spelled = str(attribute)
            if not spelled.startswith(f"{{{OWN}}}") and not (element is item.element and spelled in supplied):
                found[f"{path}/@{'xml:lang' if spelled == XML_LANG else spelled.rpartition('}')[2]}"] += 1
        is_body = element is body
        down = f"{path}/" if is_body else above if inside else path
        waiting.extend((child, down, inside or is_body) for child in reversed(element))
    return found


def _silent(element: Element) -> str:
    return "comment()" if "Comment" in type(element).__name__ else "processing-instruction()"
