"""The body of an item: where it stands in the contentSet, what it says, and how it is put back.

The body is the first content that is text: inlineXML of any vocabulary, failing that inlineData that is HTML, failing
that inlineData that is plain text. Others beside it are the same words in other forms; they stay in the source.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from newsdoc.formats.newsml.body.content import decoded, html_tree, paragraphs
from newsdoc.formats.newsml.body.markup import MarkupReader
from newsdoc.formats.newsml.body.xhtml import BodyWriter
from newsdoc.formats.newsml.codecs import CONCEPT
from newsdoc.formats.newsml.item import Item, content, insert, remove, set_attribute
from newsdoc.formats.newsml.names import Element, local_name
from newsdoc.model import Block, Concept, Section, plain_text

__all__ = ["find_body", "get_body", "put_body"]

_XHTML_TYPE = "application/xhtml+xml"


def find_body(item: Item) -> Element | None:
    """The ``inlineXML`` or ``inlineData`` that holds the words, or None."""
    place = item.part("contentSet")
    if place is None:
        return None
    contents = [child for child in place if local_name(child) in {"inlineXML", "inlineData"}]
    return min(contents, key=_preference, default=None)


def _preference(element: Element) -> int:
    if local_name(element) == "inlineXML":
        return 0 if len(element) else 3
    kind = _media_type(element)
    if "html" in kind:
        return 1
    return 2 if not kind or kind.startswith("text/") else 4


def _media_type(element: Element) -> str:
    return element.get("contenttype", "").partition(";")[0].strip().lower()


def get_body(item: Item) -> tuple[Block | Section, ...]:
    """The body's blocks and sections; ``()`` where there is none."""
    element = find_body(item)
    if element is None:
        return ()
    reader = MarkupReader(item, _mentioned(item))
    if local_name(element) == "inlineXML":
        return reader.read(element)
    kind = _media_type(element)
    encoding = element.get("encoding") or element.get("encodinguri") or ""
    text = decoded(content(element), encoding, item.remark(element))
    if "html" in kind:
        tree = html_tree(text)
        return () if tree is None else reader.read(tree)
    return paragraphs(text) if not kind or kind.startswith("text/") else ()


def _mentioned(item: Item) -> dict[str, Concept]:
    """What the ids of elements in the body stand for: G2 binds them to concepts by ``inlineRef``."""
    found: dict[str, Concept] = {}
    for reference in item.element.iterchildren(item.tag("inlineRef")):
        concept = CONCEPT.read(reference, item)
        if concept is not None:
            found.update(dict.fromkeys(reference.get("idrefs", "").split(), concept))
    return found


def put_body(item: Item, body: Sequence[Block | Section]) -> None:
    """Make *body* the words of *item*, written as XHTML in the place of those that it had."""
    old = find_body(item)
    place = item.made_part("contentSet")
    gone = set() if old is None else _ids(old)
    writer = BodyWriter(_ids(item.element) - gone)
    headline = item.part("contentMeta/headline")
    page = writer.document(body, "" if headline is None else " ".join(content(headline).split()))
    new = place.makeelement(item.tag("inlineXML"))
    if old is not None:
        for name, value in old.attrib.items():
            new.set(name, value)
        for name in ("encoding", "encodinguri", "charcount", "linecount"):
            set_attribute(new, name, "")
        new.tail = old.tail
        place.replace(old, new)
    elif len(place):
        new.tail = place.text
        place.insert(0, new)
    else:
        place.append(new)
    set_attribute(new, "contenttype", _XHTML_TYPE)
    if new.get("wordcount") is not None:
        new.set("wordcount", str(len(plain_text(body).split())))
    new.append(page)
    _put_references(item, gone, writer.mentions)


def _ids(element: Element) -> set[str]:
    return {found.get("id", "") for found in element.iter("{*}*") if found.get("id")}


def _put_references(item: Item, gone: set[str], mentions: defaultdict[Concept, list[str]]) -> None:
    """Bind what the new body mentions, and let go of what only the old one did."""
    for reference in list(item.element.iterchildren(item.tag("inlineRef"))):
        ids = reference.get("idrefs", "").split()
        left = [name for name in ids if name not in gone]
        if not left:
            remove(reference)
        elif left != ids:
            reference.set("idrefs", " ".join(left))
    for concept, ids in mentions.items():
        reference = item.element.makeelement(item.tag("inlineRef"))
        reference.set("idrefs", " ".join(ids))
        CONCEPT.write(reference, concept, item)
        insert(item.element, reference)
