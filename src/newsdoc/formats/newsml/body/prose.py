"""Lines of prose: the inlines of an element, with links, mentions and quotations."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from lxml import etree

from newsdoc.formats.newsml.body.assembly import Piece
from newsdoc.formats.newsml.body.vocabulary import ATTRIBUTION, BLOCKS, MARKS, MUTE, SILENT
from newsdoc.formats.newsml.item import Item
from newsdoc.formats.newsml.lexical import accepted
from newsdoc.formats.newsml.names import Element, local_name
from newsdoc.model import MAX_DEPTH, Attribution, Concept, LineBreak, Link, Mention, Quote, QuoteKind
from newsdoc.model.inlines import Span
from newsdoc.model.values import clean_prose, clean_qcode, clean_uri

__all__ = ["ProseReader", "has_class", "is_silent", "line_of", "pieces"]


class ProseReader:
    """Reads the lines of one body."""

    def __init__(self, item: Item, concepts: Mapping[str, Concept]) -> None:
        """*item* takes the findings; *concepts* is what ids of elements stand for, by G2's ``inlineRef``."""
        self._item = item
        self._concepts = concepts
        self._holds: dict[Element, bool] = {}

    def holds_blocks(self, element: Element) -> bool:
        """Whether a block stands anywhere inside *element*, so that it cannot be one line of prose."""
        if not len(element):
            return False
        known = self._holds.get(element)
        return self._survey(element) if known is None else known

    def _survey(self, element: Element) -> bool:
        """The answer for *element*; those for all below it are noted on the way, so that no element is asked twice."""
        holds = self._holds
        for each in element.iter("{*}*"):
            holds[each] = False
            above = each.getparent() if local_name(each) in BLOCKS and each is not element else None
            while above is not None and not holds[above]:
                holds[above] = True
                above = above.getparent() if above is not element else None
        return holds[element]

    def inlines(self, element: Element, level: int, without: Element | None = None) -> list[Piece]:
        """The words of *element*, for a place at *level*."""
        if not len(element):
            return [element.text or ""]
        if level > MAX_DEPTH:
            return [piece for piece in pieces(element, without) if piece is not None]
        line: list[Piece] = [element.text or ""]
        for child in element:
            if child is not without:
                line.extend(self.inline(child, level))
            tail = child.tail
            if tail:
                line.append(tail)
        return line

    def inline(self, element: Element, level: int) -> list[Piece]:
        """What *element* is in a line of prose: one inline, or what it contains where it means nothing."""
        name = local_name(element)
        if not name or is_silent(element, name):
            return []
        if name == "br":
            return [LineBreak(), *self.inlines(element, level)]
        inside = self.inlines(element, level + 1)
        made: Span | None = None
        concept = self._concept(element, name) if element.attrib else None
        if concept is not None:
            made = Mention(inside, concept)
        elif name in MARKS:
            made = MARKS[name](inside)
        elif name == "a" and element.get("href") is not None:
            made = Link(inside, self.uri(element, "href"), self.value(element, "title"))
        elif name == "q" or (name == "span" and has_class(element, "quote")):
            made = self._quote(element, inside)
        if made is None or level + made.depth - 1 > MAX_DEPTH:
            return inside
        return [made]

    def _quote(self, element: Element, inside: list[Piece]) -> Quote:
        fields: dict[str, Any] = {
            field: self.value(element, name) for field, name in ATTRIBUTION.items() if field != "source"
        }
        fields["source"] = self.uri(element, "data-source") or self.uri(element, "cite")
        fields["speaker"] = fields["speaker"] or self.value(element, "quote-source")
        said = Attribution(**fields, inferred=element.get("data-inferred") == "true")
        kind = element.get("data-kind", "")
        known = kind in {member.value for member in QuoteKind}
        return Quote(inside, said, kind=QuoteKind(kind) if known else QuoteKind.DIRECT)

    def _concept(self, element: Element, name: str) -> Concept | None:
        found = self._concepts.get(element.get("id", ""))
        if found is None and (code := element.get("data-qcode")):
            qcode = accepted(code, clean_qcode, self._item.remark(element, "data-qcode"))
            return Concept(qcode) if qcode else None
        if found is None and name in {"person", "org", "location"} and (code := element.get("value")):
            literal = accepted(code, clean_prose, self._item.remark(element, "value"))
            return Concept(literal=literal) if literal else None
        return found

    def value(self, element: Element, name: str) -> str:
        """An attribute as a line of prose."""
        text = element.get(name)
        return accepted(text, clean_prose, self._item.remark(element, name)) if text else ""

    def uri(self, element: Element, name: str) -> str:
        """An attribute that is an address; what is none is left out and said."""
        text = element.get(name)
        return accepted(text, clean_uri, self._item.remark(element, name)) if text else ""


def is_silent(element: Element, name: str) -> bool:
    """Whether the text of *element*, which is called *name*, is not for readers: code, styles, encoded pictures."""
    return name in MUTE and (name in SILENT or "base64" in element.get("encoding", "").lower())


def has_class(element: Element, name: str) -> bool:
    """Whether *name* is among the classes of *element*."""
    classes = element.get("class")
    return bool(classes) and name in (classes or "").split()  # a comment has no attributes, not even those asked for


def line_of(element: Element) -> str:
    """The words of *element* as one line of plain text; the edges of blocks part words."""
    return clean_prose("".join(piece if isinstance(piece, str) else " " for piece in pieces(element)))


def pieces(element: Element, without: Element | None = None) -> Iterator[Piece | None]:
    """The words of *element* however deep they stand, line breaks, and None where a block begins or ends."""
    walk = etree.iterwalk(element, events=("start", "end", "comment", "pi"))
    for event, each in walk:
        name = local_name(each)
        if name in BLOCKS:
            yield None
        if event == "start":
            if is_silent(each, name) or each is without:
                walk.skip_subtree()
            else:
                yield from [LineBreak()] if name == "br" else []
                yield each.text or ""
        elif each is not element:
            yield each.tail or ""
