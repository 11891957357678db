"""The body of an item: where it stands in the contentSet, what it says, and how it is put back.

The body is the first content that is text: inlineXML of any vocabulary, failing that inlineData that is HTML or XML,
failing that inlineData that is plain text. Others beside it are the same words in other forms; they stay in the source.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from copy import deepcopy

from newsdoc.formats.newsml.body.content import decoded, html_tree, paragraphs, patched, xml_tree
from newsdoc.formats.newsml.body.flow import BodyReader
from newsdoc.formats.newsml.body.markup import markup_reader
from newsdoc.formats.newsml.body.patch import BodyPatch, Stuck
from newsdoc.formats.newsml.body.xhtml import BodyWriter
from newsdoc.formats.newsml.item import Item, content, insert, insert_before, remove, set_attribute
from newsdoc.formats.newsml.names import Element, local_name, name_in
from newsdoc.formats.newsml.properties import CONCEPT
from newsdoc.model import Block, Concept, Section, plain_text
from newsdoc.model.values import clean_prose

__all__ = ["find_body", "get_body", "put_body"]

_XHTML_TYPE = "application/xhtml+xml"
_NO_WORDS = 4


def find_body(item: Item) -> Element | None:
    """The ``inlineXML`` or ``inlineData`` that holds the words, or None."""
    place = item.part("contentSet")
    return None if place is None else _chosen(place)


def _chosen(place: Element) -> Element | None:
    contents = [child for child in place if name_in(child.tag) in {"inlineXML", "inlineData"}]
    for child in contents:
        if len(child) and name_in(child.tag) == "inlineXML":
            return child
    best = min(contents, key=_preference, default=None)
    return None if best is None or _preference(best) == _NO_WORDS else best


def _note_others(item: Item, chosen: Element) -> None:
    """Say that there is more than one body in XML; what stands beside it as data is the same in another form."""
    place = chosen.getparent()
    for other in place if place is not None else ():
        if other is not chosen and name_in(other.tag) == "inlineXML" and len(other):
            item.remark(other)("NEWSML-SECOND-BODY", "an item has one body; this one is left out of the article")


def _note_unread(item: Item) -> None:
    """Say that an item without a body holds data that may be words, in a form that is not read, such as RTF."""
    place = item.part("contentSet")
    for element in place if place is not None else ():
        kind = _media_type(element) if local_name(element) == "inlineData" else ""
        if kind and kind.partition("/")[0] not in {"image", "audio", "video"}:
            item.remark(element)("NEWSML-CONTENT", f"data of the type {kind} is not read; it stays in the file")


def _preference(element: Element) -> int:
    if local_name(element) == "inlineXML":
        return 0 if len(element) else 3
    kind = _media_type(element)
    if "html" in kind or _is_xml(kind):
        return 1
    return 2 if _is_plain(element) else _NO_WORDS


def _media_type(element: Element) -> str:
    return element.get("contenttype", "").partition(";")[0].strip().lower()


def get_body(item: Item) -> tuple[Block | Section, ...]:
    """The body's blocks and sections; ``()`` where there is none."""
    places = item.stated("contentSet")
    element = _chosen(places[0]) if places else None
    if element is None:
        _note_unread(item)
        return ()
    return _read(item, element, markup_reader(item, _mentioned(item, item.stated("inlineRef"))))


def _read(item: Item, element: Element, reader: BodyReader) -> tuple[Block | Section, ...]:
    if local_name(element) == "inlineXML":
        _note_others(item, element)
        return reader.read(element)
    text = decoded(content(element), _encoding(element), item.remark(element))
    kind = _media_type(element)
    if "html" in kind or _is_xml(kind):
        tree = html_tree(text, item.remark(element)) if "html" in kind else xml_tree(text)
        return paragraphs(text) if tree is None else reader.read(tree)
    return paragraphs(text) if _is_plain(element) else ()


def _encoding(element: Element) -> str:
    return element.get("encoding") or element.get("encodinguri") or ""


def _is_xml(kind: str) -> bool:
    return kind in {"text/xml", "application/xml"} or "nitf" in kind


def _is_plain(element: Element) -> bool:
    kind = _media_type(element)
    return not kind or (kind.startswith("text/") and kind != "text/rtf" and "html" not in kind and not _is_xml(kind))


def _mentioned(item: Item, references: Iterable[Element]) -> dict[str, Concept]:
    """What the ids of elements in the body stand for: G2 binds them to concepts by ``inlineRef``."""
    found: dict[str, Concept] = {}
    for reference in references:
        concept = CONCEPT.read(reference, item)
        if concept is not None:
            found.update(dict.fromkeys(reference.get("idrefs", "").split(), concept))
    return found


def _references(item: Item) -> list[Element]:
    return list(item.element.iterchildren(item.tag("inlineRef")))


def put_body(item: Item, body: Sequence[Block | Section]) -> None:
    """Make *body* the words of *item*: changed in its place where that can be done, else written anew as XHTML."""
    element = find_body(item)
    if element is None:
        if body:
            _rewrite(item, None, body)
    elif local_name(element) != "inlineXML":
        text = patched(content(element), body) if _is_plain(element) and not _encoding(element) else None
        if text is None:
            _rewrite(item, element, body)
        else:
            element[:] = []
            element.text = text
    elif not _patched(item, body):
        _rewrite(item, element, body)


def _patched(item: Item, body: Sequence[Block | Section]) -> bool:
    """Try to change only what differs, as little as can be and then more; True if it reads as *body*.

    What is tried is tried on a copy: what has been moved in a tree and put back is not what it was, for then it lacks
    the declarations of namespaces that it repeats.
    """
    for held, coarse in ((False, False), (True, False), (True, True)):
        trial = Item(deepcopy(item.element))
        if _patch(trial, body, held=held, coarse=coarse) and get_body(trial) == tuple(body):
            return _patch(item, body, held=held, coarse=coarse)
    return False


def _patch(item: Item, body: Sequence[Block | Section], *, held: bool, coarse: bool) -> bool:
    """Change what differs from *body* in its place; False, and half of it done, if that comes to an end."""
    element = find_body(item)
    if element is None:
        return False
    reader = markup_reader(Item(item.element), _mentioned(item, _references(item)))
    old = _read(item, element, reader)
    before = _ids(element)
    writer = BodyWriter(_ids(item.element))
    try:
        BodyPatch(reader, writer, element, held=held, coarse=coarse).apply(old, body)
    except Stuck:
        return False
    _put_references(item, before - _ids(element), writer.mentions)
    return True


def _rewrite(item: Item, old: Element | None, body: Sequence[Block | Section]) -> None:
    place = item.made_part("contentSet")
    gone = set() if old is None else _ids(old)
    writer = BodyWriter(_ids(item.element) - gone)
    headline = item.part("contentMeta/headline")
    page = writer.document(body, "" if headline is None else clean_prose(content(headline)))
    new = place.makeelement(item.tag("inlineXML"))
    if old is not None:
        for name, value in old.attrib.items():
            new.set(name, value)
        for name in ("encoding", "encodinguri", "charcount", "linecount"):
            set_attribute(new, name, "")
        new.tail = old.tail
        place.replace(old, new)
    elif len(place):
        insert_before(place[0], new)
    else:
        place.append(new)
    set_attribute(new, "contenttype", _XHTML_TYPE)
    if new.get("wordcount") is not None:
        new.set("wordcount", str(len(plain_text(body).split())))
    new.append(page)
    _put_references(item, gone, writer.mentions)


def _ids(element: Element) -> set[str]:
    return {found.get("id", "") for found in element.iter("{*}*") if found.get("id")}


def _put_references(item: Item, gone: set[str], mentions: Mapping[Concept, list[str]]) -> None:
    """Bind what the new words mention, and let go of what only the old ones did."""
    for reference in _references(item):
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
