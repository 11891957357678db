"""Blocks to XHTML: how newsdoc writes a body, with HTML's own elements first and classes where HTML has none."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import count
from typing import Final, assert_never

from lxml import etree

from newsdoc.formats.newsml.body.vocabulary import ATTRIBUTION, GENERATOR, MARKS, PARTICIPANT, VISIBLE
from newsdoc.formats.newsml.names import XHTML, XHTML_MAP, Element
from newsdoc.model import (
    Alignment,
    Attribution,
    Block,
    BlockQuote,
    Break,
    Cell,
    Concept,
    Embed,
    Emphasis,
    Figure,
    Inline,
    Interview,
    LineBreak,
    Link,
    List,
    ListItem,
    Mention,
    Note,
    Paragraph,
    Participant,
    Preformatted,
    Quote,
    QuoteKind,
    Section,
    Strong,
    Subscript,
    Superscript,
    Table,
    Text,
    Topic,
    Turn,
)

__all__ = ["BodyWriter"]

_MARK: Final = {kind: name for name, kind in reversed(MARKS.items())}
_PLAYERS: Final = {"audio": "audio", "video": "video"}
_DEEPEST_HEADING: Final = 6


class BodyWriter:
    """Writes one body; keeps account of the concepts that its mentions stand for.

    :ivar mentions: each concept that is mentioned, with the ids of the elements that mention it, in order.
    """

    def __init__(self, taken: Iterable[str] = ()) -> None:
        """*taken* are ids that the document uses already."""
        used = set(taken)
        self._ids: Iterator[str] = (name for name in (f"m{n}" for n in count(1)) if name not in used)
        self.mentions: defaultdict[Concept, list[str]] = defaultdict(list)

    def document(self, body: Sequence[Block | Section], title: str) -> Element:
        """A whole ``html`` element with *body* in it."""
        html = etree.Element(f"{{{XHTML}}}html", nsmap=XHTML_MAP)
        head = _add(html, "head")
        _add(head, "title").text = title or None
        _add(head, "meta").attrib.update({"name": "generator", "content": GENERATOR})
        self._body(_add(html, "body"), body, 1)
        return html

    def fragment(
        self, part: Block | Section | ListItem | Turn | Topic, level: int, roles: Mapping[str, str]
    ) -> Element:
        """The element that *part* is written as, by itself; *level* counts the sections around it from 1."""
        holder = etree.Element(f"{{{XHTML}}}div", nsmap=XHTML_MAP)
        match part:
            case Section():
                self._section(holder, part, level)
            case ListItem():
                self._item(holder, part, level)
            case Turn():
                self._turns(holder, (part,), roles, level)
            case Topic():
                self._topic(holder, part, roles, level)
            case _:
                self._block(holder, part, level)
        (element,) = holder
        return element

    def line(self, inlines: Iterable[Inline]) -> Element:
        """A paragraph of *inlines*, for its content."""
        paragraph = etree.Element(f"{{{XHTML}}}p", nsmap=XHTML_MAP)
        self._inlines(paragraph, inlines)
        return paragraph

    def _body(self, parent: Element, row: Iterable[Block | Section], level: int) -> None:
        for part in row:
            if isinstance(part, Section):
                self._section(parent, part, level)
            else:
                self._block(parent, part, level)

    def _section(self, parent: Element, section: Section, level: int) -> None:
        element = _add(parent, "section", "" if section.title else "untitled")
        if section.title:
            self._inlines(_add(element, _heading(level)), section.title)
        self._body(element, section.blocks, level + 1)
        self._body(element, section.sections, level + 1)

    def _blocks(self, parent: Element, blocks: Iterable[Block], level: int) -> None:
        for block in blocks:
            self._block(parent, block, level)

    def _block(self, parent: Element, block: Block, level: int) -> None:
        match block:
            case Paragraph():
                self._inlines(_add(parent, "p"), block.inlines)
            case Preformatted():
                _add(parent, "pre").text = block.text
            case Break():
                _add(parent, "hr")
            case List():
                self._list(parent, block, level)
            case Table():
                self._table(parent, block)
            case BlockQuote():
                self._block_quote(parent, block, level)
            case Figure():
                self._figure(parent, block)
            case Embed():
                self._embed(parent, block)
            case Note():
                note = _add(parent, "aside", "note")
                _set(note, "data-kind", block.kind)
                self._blocks(note, block.blocks, level)
            case Interview():
                self._interview(parent, block, level)
            case _:
                assert_never(block)

    def _list(self, parent: Element, block: List, level: int) -> None:
        element = _add(parent, "ol" if block.ordered else "ul")
        if block.start != 1:
            element.set("start", str(block.start))
        for item in block.items:
            self._item(element, item, level)

    def _item(self, parent: Element, item: ListItem, level: int) -> None:
        place = _add(parent, "li")
        match item.blocks:
            case (Paragraph(inlines=inlines),):
                self._inlines(place, inlines)
            case blocks:
                self._blocks(place, blocks, level)

    def _table(self, parent: Element, table: Table) -> None:
        element = _add(parent, "table")
        if table.caption:
            self._inlines(_add(element, "caption"), table.caption)
        if table.alignment:
            columns = _add(element, "colgroup")
            for alignment in table.alignment:
                _add(columns, "col", "" if alignment is Alignment.NONE else alignment.value)
        if table.header:
            self._row(_add(element, "thead"), table.header)
        if table.rows:
            rows = _add(element, "tbody")
            for row in table.rows:
                self._row(rows, row)

    def _row(self, parent: Element, row: Iterable[Cell]) -> None:
        line = _add(parent, "tr")
        for cell in row:
            place = _add(line, "th" if cell.header else "td")
            for name, span in (("colspan", cell.colspan), ("rowspan", cell.rowspan)):
                if span != 1:
                    place.set(name, str(span))
            self._inlines(place, cell.inlines)

    def _block_quote(self, parent: Element, block: BlockQuote, level: int) -> None:
        figure = _add(parent, "figure", "quote")
        quote = _add(figure, "blockquote")
        self._blocks(quote, block.blocks, level)
        said = block.attribution
        if said is None:
            return
        _set(quote, "cite", said.source)
        caption = _add(figure, "figcaption")
        _attribution(caption, said, (*VISIBLE, "source"))
        shown = [(name, getattr(said, name)) for name in VISIBLE if getattr(said, name)]
        for at, (name, text) in enumerate(shown):
            span = _add(caption, "span", name)
            span.text = text
            span.tail = ", " if at + 1 < len(shown) else None

    def _figure(self, parent: Element, block: Figure) -> None:
        figure = _add(parent, "figure")
        name = _PLAYERS.get(block.content_type.partition("/")[0].lower(), "img")
        media = _add(figure, name)
        _set(media, "src", block.href)
        if name == "img":
            media.set("alt", block.alt)
        else:
            media.set("controls", "controls")
            _set(media, "aria-label", block.alt)
        _set(media, "data-type", block.content_type)
        if block.caption or block.credit:
            caption = _add(figure, "figcaption")
            self._inlines(caption, block.caption)
            if block.credit:
                if block.caption:
                    _text(caption, " ")
                _add(caption, "span", "credit").text = block.credit

    def _embed(self, parent: Element, block: Embed) -> None:
        figure = _add(parent, "figure", "embed")
        _set(figure, "data-kind", block.kind)
        link = _add(figure, "a")
        _set(link, "href", block.href)
        link.text = block.title or None
        if block.caption:
            self._inlines(_add(figure, "figcaption"), block.caption)

    def _interview(self, parent: Element, block: Interview, level: int) -> None:
        section = _add(parent, "section", "interview")
        roles = {person.label: person.role for person in block.participants}
        if block.participants != Interview(turns=block.turns, topics=block.topics).participants:
            people = _add(section, "p", "participants")
            people.set("hidden", "hidden")
            for person in block.participants:
                _participant(people, person)
        self._blocks(section, block.introduction, level)
        self._turns(section, block.turns, roles, level)
        for topic in block.topics:
            self._topic(section, topic, roles, level)

    def _topic(self, parent: Element, topic: Topic, roles: Mapping[str, str], level: int) -> None:
        section = _add(parent, "section", "topic")
        if topic.title:
            self._inlines(_add(section, _heading(level)), topic.title)
        self._blocks(section, topic.introduction, level + 1)
        self._turns(section, topic.turns, roles, level + 1)

    def _turns(self, parent: Element, turns: Iterable[Turn], roles: Mapping[str, str], level: int) -> None:
        for turn in turns:
            part = {"interviewer": " question", "interviewee": " answer"}.get(roles.get(turn.speaker, ""), "")
            place = _add(parent, "div", f"turn{part}")
            place.set("data-speaker", turn.speaker)
            line = _add(place, "p")
            label = _add(line, "b", "speaker")
            label.text = turn.speaker
            match turn.blocks:
                case (Paragraph(inlines=inlines), *rest):
                    _text(line, ": ")
                    self._inlines(line, inlines)
                    self._blocks(place, rest, level)
                case blocks:
                    _text(line, ":")
                    self._blocks(place, blocks, level)

    def _inlines(self, parent: Element, inlines: Iterable[Inline]) -> None:
        for inline in inlines:
            match inline:
                case Text():
                    _text(parent, inline.text)
                case LineBreak():
                    _add(parent, "br")
                case Emphasis() | Strong() | Superscript() | Subscript():
                    self._inlines(_add(parent, _MARK[type(inline)]), inline.inlines)
                case Link():
                    link = _add(parent, "a")
                    link.set("href", inline.href)
                    _set(link, "title", inline.title)
                    self._inlines(link, inline.inlines)
                case Quote():
                    quote = _add(parent, "span", "quote")
                    if inline.kind is not QuoteKind.DIRECT:
                        quote.set("data-kind", inline.kind.value)
                    if inline.attribution:
                        _attribution(quote, inline.attribution, ())
                    self._inlines(quote, inline.inlines)
                case Mention():
                    mention = _add(parent, "span", "mention")
                    mention.set("id", next(self._ids))
                    self.mentions[inline.concept].append(mention.get("id", ""))
                    self._inlines(mention, inline.inlines)
                case _:
                    assert_never(inline)


def _heading(level: int) -> str:
    return f"h{min(level + 1, _DEEPEST_HEADING)}"


def _participant(parent: Element, person: Participant) -> None:
    element = _add(parent, "data", "participant")
    element.set("value", person.label)
    for field, name in PARTICIPANT.items():
        _set(element, name, getattr(person, field))


def _attribution(element: Element, said: Attribution, shown: Sequence[str]) -> None:
    for field, name in ATTRIBUTION.items():
        if field not in shown:
            _set(element, name, getattr(said, field))
    if said.inferred:
        element.set("data-inferred", "true")


def _add(parent: Element, name: str, kind: str = "") -> Element:
    element = etree.SubElement(parent, f"{{{XHTML}}}{name}")
    _set(element, "class", kind)
    return element


def _set(element: Element, name: str, value: str) -> None:
    if value:
        element.set(name, value)


def _text(parent: Element, text: str) -> None:
    last = next(parent.iterchildren(reversed=True), None)  # counting the children would take longer for each
    if last is not None:
        last.tail = (last.tail or "") + text
    else:
        parent.text = (parent.text or "") + text
