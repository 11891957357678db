"""What a NewsML-G2 file holds that its article does not: the entries of the ledger when the file is left behind.

The file is compared with what writing its article afresh gives: each element, attribute, comment and instruction that
has no like there, by path and by value, is not held by the model. Nothing has to be listed by hand, so nothing can be
forgotten. An empty ledger means that nothing was lost, and what is named is really not in what is written afresh.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from enum import Enum, auto
from typing import Final

from attrs import frozen

from newsdoc.findings import Loss
from newsdoc.formats.newsml.body import find_body
from newsdoc.formats.newsml.body.vocabulary import HEADINGS, MARKS, NOTES, SILENT
from newsdoc.formats.newsml.item import Item, content
from newsdoc.formats.newsml.lexical import read_moment
from newsdoc.formats.newsml.names import OWN, XML_LANG, Element, local_name
from newsdoc.formats.newsml.reader import read_item
from newsdoc.formats.newsml.tree import news_items, parse
from newsdoc.formats.newsml.writer import written
from newsdoc.model import Article
from newsdoc.model.values import spell

__all__ = ["unmodelled"]

_REASON: Final = "only the NewsML-G2 file itself holds it"

# What bodies say in several ways and newsdoc writes in one: elements, then attributes.
_SAME: Final = {
    **{name: next(other for other, made in MARKS.items() if made is kind) for name, kind in MARKS.items()},
    **dict.fromkeys(HEADINGS, "h1"),
    **dict.fromkeys(NOTES, "aside"),
    "q": "span",
    "bq": "blockquote",
    "dl": "ul",
    "dt": "li",
    "dd": "li",
    "lt": "li",
    "person": "span",
    "org": "span",
    "location": "span",
    "media": "figure",
}
_SAME_ATTRIBUTES: Final = {"data-source": "cite", "quote-source": "data-speaker", "source": "src"}
_WORDS: Final = frozenset({"class", "role"})
"""Attributes of bodies that hold several words, each of which means something by itself."""


def unmodelled(article: Article) -> tuple[Loss, ...]:
    """What the source of *article* holds and the article does not, by path, in the order of the source."""
    if article.source is None:
        return ()
    root = parse(article.source.data)
    item = Item(news_items(root)[article.source.part])
    afresh = Item(written(read_item(item)))
    lines = _lines(afresh.element)
    there = list(_Inventory(afresh, lines).notes(afresh.element))
    lost: dict[str, int] = {}
    for note in _without_their_like([*_around(root), *_Inventory(item, lines).notes(root)], there):
        lost[note.path] = lost.get(note.path, 0) + 1
    return tuple(Loss(path=path, count=count, reason=_REASON) for path, count in lost.items())


def _without_their_like(notes: Sequence[_Note], others: Sequence[_Note]) -> Iterator[_Note]:
    """Those of *notes* that have no like of their own among *others*: first by the same name, then by what it means."""
    exact = Counter((note.path, note.said) for note in others)
    alike = Counter((note.key, note.said) for note in others)
    left = []
    for note in notes:
        if exact[note.path, note.said]:
            exact[note.path, note.said] -= 1
            alike[note.key, note.said] -= 1
        else:
            left.append(note)
    for note in left:
        if alike[note.key, note.said]:
            alike[note.key, note.said] -= 1
        else:
            yield note


@frozen
class _Note:
    """One thing that a file holds.

    :ivar path: where it stands, without the numbers of siblings.
    :ivar key: the same in the names that newsdoc would write.
    :ivar said: what it says.
    """

    path: str
    key: str
    said: str


class _Place(Enum):
    """What the text of an element is: what its property says, part of a line that its parent says, or words."""

    PROPERTY = auto()
    LINE = auto()
    WORDS = auto()
    SILENT = auto()  # the head of a page: below a body, but not for readers


def _around(root: Element) -> Iterator[_Note]:
    """What stands before and after the root."""
    if root.getroottree().docinfo.doctype:
        yield _Note("doctype()", "doctype()", "")
    for each in (*root.itersiblings(preceding=True), *root.itersiblings()):
        yield _Note(_silent(each), _silent(each), each.text or "")


def _silent(element: Element) -> str:
    return "comment()" if "Comment" in type(element).__name__ else "processing-instruction()"


def _lines(root: Element) -> frozenset[str]:
    """The names of the properties that are a line of text, whatever markup stands in it."""
    return frozenset(local_name(element) for element in root.iter("{*}*") if element.text and not len(element))


class _Inventory:
    """All that a file holds, item by item.

    In the body the way down means nothing, since blocks can be wrapped at will: there the path is its end. Its words
    are not noted, since none are ever lost; those of a head, which are not for readers, are.
    """

    def __init__(self, item: Item, lines: frozenset[str]) -> None:
        self._item = item
        self._lines = lines
        self._body = find_body(item)
        self._meta = item.part("itemMeta")
        self._supplied = frozenset(item.supplied)
        references = item.element.iterchildren(item.tag("inlineRef"))
        self._bound = {name for reference in references for name in reference.get("idrefs", "").split()}

    def notes(self, root: Element) -> Iterator[_Note]:
        """What stands from *root* down, in order."""
        waiting = [(root, "", "", _Place.PROPERTY)]
        while waiting:
            element, above, above_key, place = waiting.pop()
            name = self._named(element)
            if not local_name(element):
                yield _Note(f"{above}/{name}", f"{above_key}/{name}", element.text or "")
                continue
            if name in self._supplied and element.getparent() in {self._item.element, self._meta}:
                continue
            path, key = self._paths(element, name, above, above_key, place)
            inside = self._inside(element, name, place)
            yield _Note(path, key, self._text(element, place, inside))
            yield from self._attributes(element, path, key, place)
            if place in {_Place.WORDS, _Place.SILENT}:
                path, key = above, above_key
            elif element is self._body:
                path, key = f"{path}/", f"{key}/"
            waiting.extend((child, path, key, inside) for child in reversed(element))

    def _named(self, element: Element) -> str:
        """The name of an element as paths tell it: with its prefix if it is foreign to the item."""
        name = local_name(element)
        if not name:
            return _silent(element)
        return name if self._item.local(element) or not element.prefix else f"{element.prefix}:{name}"

    def _paths(self, element: Element, name: str, above: str, above_key: str, place: _Place) -> tuple[str, str]:
        if element is self._item.element:
            return "newsItem", "newsItem"
        same = name
        if place in {_Place.WORDS, _Place.SILENT}:
            name = local_name(element)
            same = _SAME.get(name, name)
        elif element is self._body:
            same = "body"
        return f"{above}/{name}".lstrip("/"), f"{above_key}/{same}".lstrip("/")

    def _inside(self, element: Element, name: str, place: _Place) -> _Place:
        """What the text of the children of *element* is."""
        if element is self._body:
            return _Place.WORDS
        if place is _Place.WORDS:
            return _Place.SILENT if local_name(element) in SILENT else _Place.WORDS
        return _Place.LINE if place is _Place.PROPERTY and name in self._lines else place

    def _text(self, element: Element, place: _Place, inside: _Place) -> str:
        if place in {_Place.LINE, _Place.WORDS} or inside is _Place.WORDS:
            return ""
        if inside is _Place.LINE:
            return _canonical(content(element))
        return _canonical("".join((element.text or "", *(child.tail or "" for child in element))))

    def _attributes(self, element: Element, path: str, key: str, place: _Place) -> Iterator[_Note]:
        for attribute, value in element.items():
            if attribute.startswith(f"{{{OWN}}}") or (element is self._item.element and attribute in self._supplied):
                continue
            name = self._attribute_name(element, attribute)
            if place is not _Place.WORDS:
                said = "" if name == "idrefs" and local_name(element) == "inlineRef" else _canonical(value)
                yield _Note(f"{path}/@{name}", f"{key}/@{name}", said)
            elif name == "data-qcode":
                # The concept of a mention stands outside the body.
                yield _Note(f"{path}/@{name}", "newsItem/inlineRef/@qcode", _canonical(value))
            elif name == "id" and value in self._bound:
                yield _Note(f"{path}/@{name}", f"{key}/@{name}", "")
            else:
                same = _SAME_ATTRIBUTES.get(name, name)
                for said in value.split() if name in _WORDS else [_canonical(value)]:
                    yield _Note(f"{path}/@{name}", f"{key}/@{same}", said)

    @staticmethod
    def _attribute_name(element: Element, attribute: str) -> str:
        namespace, _, name = attribute.rpartition("}")
        if not namespace:
            return name
        if attribute == XML_LANG:
            return "xml:lang"
        prefix = next((prefix for prefix, uri in element.nsmap.items() if uri == namespace[1:] and prefix), "xml")
        return f"{prefix}:{name}"


def _canonical(text: str) -> str:
    """What a text says: without the white space that means nothing; moments and whole numbers in one spelling."""
    words = " ".join(text.split())
    if not words[:1].isdigit():
        return words
    if words.isascii() and words.isdigit():
        return words.lstrip("0") or "0"
    moment = read_moment(words, lambda _code, _message: None) if words[:4].isdigit() else None
    return words if moment is None else spell(moment)
