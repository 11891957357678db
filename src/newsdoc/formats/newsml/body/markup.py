"""XHTML and NITF to blocks. All the text of a body arrives, in order; what is not known is transparent.

One pass over the elements, each of which becomes nodes by its name (see ``vocabulary``). Structure that would nest
deeper than the model allows is dissolved from the inside, its words kept.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final, TypeAlias, TypeVar

from lxml import etree

from newsdoc.formats.newsml.body.assembly import (
    Heading,
    Part,
    People,
    Piece,
    as_line,
    fitting,
    interview,
    section,
    sectioned,
    topic,
    unsectioned,
)
from newsdoc.formats.newsml.body.vocabulary import (
    ALIGNMENTS,
    ATTRIBUTION,
    BLOCKS,
    HEADINGS,
    MARKS,
    MEDIA,
    NOTES,
    PARTICIPANT,
    SILENT,
    VISIBLE,
)
from newsdoc.formats.newsml.item import Item, content
from newsdoc.formats.newsml.lexical import accepted, blank
from newsdoc.formats.newsml.names import Element, local_name
from newsdoc.model import (
    MAX_DEPTH,
    Alignment,
    Attribution,
    Block,
    BlockQuote,
    Break,
    Cell,
    Concept,
    Embed,
    Figure,
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
    Table,
    Turn,
)
from newsdoc.model.inlines import Span
from newsdoc.model.values import clean_prose, clean_qcode, clean_uri

__all__ = ["MarkupReader"]

_M = TypeVar("_M")


class _Line:
    """A line of prose while it is gathered.

    :ivar element: the one element that holds all its words, if there is one.
    """

    def __init__(self, text: str | None = None) -> None:
        self.pieces: list[Piece] = []
        self.element: Element | None = None
        self._words = False
        self.text(text)

    def text(self, text: str | None) -> None:
        """Add words that stand in no element of their own."""
        if text:
            self.pieces.append(text)
            if not blank(text):
                self._words, self.element = True, None

    def add(self, element: Element, pieces: list[Piece]) -> None:
        """Add the words of an inline element; one that means nothing itself may hold the whole line."""
        plain = not (len(pieces) == 1 and isinstance(pieces[0], Span | LineBreak))
        self.element = element if plain and not self._words else None
        self._words = True
        self.pieces.extend(pieces)


class MarkupReader:
    """Reads one body.

    :ivar origins: for blocks, list items, cells and titles, by their ``id()``: the very object, and its element.
    """

    def __init__(self, item: Item, concepts: Mapping[str, Concept]) -> None:
        """*item* takes the findings; *concepts* is what ids of elements stand for, by G2's ``inlineRef``."""
        self._item = item
        self._concepts = concepts
        self._holders: set[Element] = set()
        self._foreign = False
        self._nesting = 0
        self.origins: dict[int, tuple[object, Element]] = {}

    def _made(self, made: _M, element: Element) -> _M:
        """Note where *made* came from."""
        self.origins[id(made)] = (made, element)
        return made

    def read(self, root: Element) -> tuple[Block | Section, ...]:
        """The blocks and sections of the body at or below *root*."""
        name = local_name(root)
        if name in {"html", "nitf"}:
            inner = [child for child in root if local_name(child) == "body"]
            root = inner[0] if len(inner) == 1 else root
        for element in root.iter("{*}*"):
            if local_name(element) in BLOCKS:
                above = element.getparent() if element is not root else None
                while above is not None and above not in self._holders:
                    self._holders.add(above)
                    above = above.getparent() if above is not root else None
        self._foreign = not self._holders
        return sectioned(self._with_headline(self._flow(root, 2)), 2)

    # Blocks

    def _flow(self, element: Element, level: int, without: Element | None = None) -> list[Part]:
        """What *element* contains, as parts that stand at *level*: 1 is the article, 2 its body."""
        if level > MAX_DEPTH or self._nesting == MAX_DEPTH:
            return _words_only(element, without)
        self._nesting += 1
        try:
            return self._parts(element, level, without)
        finally:
            self._nesting -= 1

    def _parts(self, element: Element, level: int, without: Element | None) -> list[Part]:
        done: list[Part] = []
        line = _Line(element.text)
        open_headings: list[int] = []

        def end_line() -> None:
            paragraph = Paragraph(line.pieces)
            if paragraph.inlines:
                done.append(paragraph)
                if line.element is not None:
                    self._made(paragraph, line.element)

        for child in element:
            name = local_name(child)
            here = level + len(open_headings)
            if name in SILENT or not name or child is without:
                pass
            elif name not in BLOCKS and child not in self._holders and not self._foreign:
                line.add(child, self._inline(child, here + 1))
            else:
                end_line()
                line = _Line()
                make = _BLOCK_READERS.get(name)
                if name in HEADINGS and child not in self._holders:
                    while open_headings and open_headings[-1] >= HEADINGS[name]:
                        open_headings.pop()
                    open_headings.append(HEADINGS[name])
                    title = Paragraph(self._inlines(child, here + 1)).inlines
                    if title:
                        done.append(Heading(HEADINGS[name], self._made(title, child)))
                elif make is not None and (name != "p" or child not in self._holders):
                    parts = make(self, child, here)
                    if len(parts) == 1:
                        self._made(parts[0], child)
                    done.extend(parts)
                else:
                    done.extend(self._flow(child, here))
            line.text(child.tail)
        if not done:
            line.element = element
        end_line()
        return done

    def _with_headline(self, parts: list[Part]) -> list[Part]:
        """A single heading of the first level that opens a body is its headline, not the title of a section."""
        headings = [part for part in parts if isinstance(part, Heading)]
        if not headings or [heading.level for heading in headings].count(1) != 1 or headings[0].level != 1:
            return parts
        at = parts.index(headings[0])
        words = Paragraph(headings[0].inlines)
        _, element = self.origins[id(headings[0].inlines)]
        note = self._made(Note(words, kind="headline"), element)
        return [*parts[:at], *fitting(note, 2), *parts[at + 1 :]]

    def _blocks(self, element: Element, level: int, without: Element | None = None) -> list[Block]:
        """What *element* contains, where sections cannot stand."""
        return unsectioned(self._flow(element, level, without), level)

    def _paragraph(self, element: Element, level: int) -> list[Part]:
        if _has_class(element, "participants"):
            people = [person for child in element for person in self._person(child)]
            if people and blank(content(element)):
                return [People(tuple(people))]
        paragraph = Paragraph(self._inlines(element, level + 1))
        return [paragraph] if paragraph.inlines else []

    def _section(self, element: Element, level: int) -> list[Part]:
        if _has_class(element, "interview"):
            return self._interview(element, level)
        title = _opening_heading(element)
        if title is None and not (_has_class(element, "untitled") or _has_class(element, "topic")):
            return self._flow(element, level)
        words = () if title is None else Paragraph(self._inlines(title, level + 1)).inlines
        if title is not None:
            self._made(words, title)
        parts = self._flow(element, level + 1, title)
        if _has_class(element, "topic"):
            return fitting(topic(words, parts, level), level)
        return fitting(section(words, sectioned(parts, level + 1), level), level)

    def _interview(self, element: Element, level: int) -> list[Part]:
        return fitting(interview(self._flow(element, level + 1), level), level)

    def _division(self, element: Element, level: int) -> list[Part]:
        speaker = self._value(element, "data-speaker") if _has_class(element, "turn") else ""
        if not speaker:
            return self._flow(element, level)
        line = next(iter(element), None)
        label = None if line is None or local_name(line) != "p" or line in self._holders else next(iter(line), None)
        shown = label is not None and _has_class(label, "speaker") and clean_prose(content(label)) == speaker
        if line is None or label is None or not shown or not blank(line.text):
            return fitting(Turn(speaker, self._blocks(element, level + 1)), level)
        # The label is shown in the text but said by the attribute: the turn's words begin behind it.
        words: list[Piece] = [(label.tail or "").lstrip(" \t\r\n").removeprefix(":")]
        for child in label.itersiblings():
            words += [*self._inline(child, level + 2), child.tail or ""]
        return fitting(Turn(speaker, [Paragraph(words), *self._blocks(element, level + 1, line)]), level)

    def _list(self, element: Element, level: int) -> list[Part]:
        items = []
        for child, text in _children(element):
            if child is None:
                items.append(ListItem(Paragraph(text)))
            else:
                inner = self._blocks(child, level + 2) if local_name(child) == "li" else self._alone(child, level + 2)
                items.append(self._made(ListItem(inner), child))
        ordered = local_name(element) == "ol"
        start = _number(element.get("start"), 0, 999_999_999, 1) if ordered else 1
        return fitting(List(items, ordered=ordered, start=start), level)

    def _definitions(self, element: Element, level: int) -> list[Part]:
        """A definition list: a list whose items begin with the term in bold."""
        groups: list[list[Block]] = []
        for child, text in _definition_parts(element):
            name = "" if child is None else local_name(child)
            inner: list[Block] = [Paragraph(text)] if child is None else self._blocks(child, level + 3)
            if name in {"dt", "lt"}:
                groups.append([Paragraph(Strong(b.inlines)) if isinstance(b, Paragraph) else b for b in inner])
            elif groups:
                groups[-1].extend(inner)
            else:
                groups.append(inner)
        return fitting(List([ListItem(group) for group in groups]), level)

    def _alone(self, element: Element, level: int) -> list[Block]:
        """What *element* is by itself, in a place where other elements were expected."""
        make = _BLOCK_READERS.get(local_name(element))
        if make is not None and (local_name(element) != "p" or element not in self._holders):
            return unsectioned(make(self, element, level), level)
        if local_name(element) in BLOCKS or element in self._holders:
            return self._blocks(element, level)
        return [Paragraph(self._inline(element, level + 1))]

    def _table(self, element: Element, level: int) -> list[Part]:
        caption: list[Piece] = []
        alignment: list[Alignment] = []
        header: tuple[Cell, ...] = ()
        rows: list[tuple[Cell, ...]] = []
        names = {local_name(child) for child in element}
        for child, text in _children(element):
            name = "" if child is None else local_name(child)
            if child is None:
                rows.append((Cell(text),))
            elif name == "caption" and not header and not rows:
                caption += [LineBreak()] if caption else []
                caption += self._cell(child, level + 1)
            elif name in {"colgroup", "col"} and blank(content(child)):
                columns = list(child.iter("{*}col")) if name == "colgroup" else [child]
                alignment.extend(map(_alignment, columns))
            elif name in {"thead", "tbody", "tfoot"}:
                for line in self._rows(child, level + 1):
                    if name == "thead" and not header and not rows:
                        header = line
                    else:
                        rows.append(line)
            else:
                rows.extend(self._rows_of(child, level + 1))
        if not header and "tbody" not in names and rows and all(cell.header for cell in rows[0]):
            header = rows.pop(0)
        table = Table(rows, header=header, caption=caption, alignment=alignment)
        return fitting(table, level) if table != Table() else []

    def _rows(self, group: Element, level: int) -> Iterator[tuple[Cell, ...]]:
        for child, text in _children(group):
            if child is None:
                yield (Cell(text),)
            else:
                yield from self._rows_of(child, level)

    def _rows_of(self, element: Element, level: int) -> Iterator[tuple[Cell, ...]]:
        if local_name(element) != "tr":
            cell = self._table_cell(element, level)
            if cell.inlines or local_name(element) in {"td", "th"}:
                yield (cell,)
            return
        cells = [Cell(text) if child is None else self._table_cell(child, level) for child, text in _children(element)]
        if cells:
            yield tuple(cells)

    def _table_cell(self, element: Element, level: int) -> Cell:
        cell = Cell(
            self._cell(element, level + 1),
            header=local_name(element) == "th",
            colspan=_number(element.get("colspan"), 1, 1000, 1),
            rowspan=_number(element.get("rowspan"), 1, 65534, 1),
        )
        return self._made(cell, element)

    def _cell(self, element: Element, level: int, without: Element | None = None) -> list[Piece]:
        """The words of a cell or caption; blocks in it are parted by line breaks."""
        if element not in self._holders:
            return self._inlines(element, level, without)
        return as_line(self._blocks(element, level, without))

    def _quotation(self, element: Element, level: int) -> list[Part]:
        """``blockquote``, or NITF's ``bq``, with the attribution inside that some write."""
        fields: dict[str, Any] = {"source": self._uri(element, "cite")}
        credit = element[-1] if len(element) and local_name(element[-1]) in {"footer", "cite", "credit"} else None
        if credit is not None and blank(credit.tail):
            fields |= self._credit(credit)
        else:
            credit = None
        if element.get("quote-source"):
            fields["speaker"] = fields.get("speaker") or self._value(element, "quote-source")
        blocks = self._blocks(element, level + 1, credit)
        return fitting(BlockQuote(blocks, Attribution(**fields)), level)

    def _credit(self, element: Element) -> dict[str, Any]:
        """What an attribution shows: spans of known classes, or words that are taken for the speaker's name."""
        fields: dict[str, Any] = {
            field: self._value(element, name) for field, name in ATTRIBUTION.items() if element.get(name)
        }
        if element.get("data-inferred") == "true":
            fields["inferred"] = True
        shown = {span.get("class", ""): content(span) for span in element}
        between = (element.text or "") + "".join(span.tail or "" for span in element)
        if shown and len(shown) == len(element) and set(shown) <= set(VISIBLE) and not between.strip(" ,\r\n\t"):
            fields |= {name: clean_prose(text) for name, text in shown.items()}
        elif text := _line_of(element):
            fields["speaker"] = text
        return fields

    def _figure(self, element: Element, level: int) -> list[Part]:
        named = [child for child in element if local_name(child)]
        bare = blank(element.text) and all(blank(child.tail) for child in element)
        caption = next((child for child in named if local_name(child) == "figcaption"), None)
        others = [child for child in named if child is not caption]
        if bare and len(others) == 1:
            (other,) = others
            if _has_class(element, "quote") and local_name(other) == "blockquote":
                return self._quotation_figure(other, caption, level)
            if _has_class(element, "embed") and local_name(other) == "a":
                return self._embed(element, other, caption, level)
            # A link or a picture element may stand around it, and sources in it.
            shown = [each for each in other.iter("{*}*") if local_name(each) in MEDIA]
            if len(shown) == 1 and local_name(shown[0]) in _PICTURES and blank(content(other)):
                return self._picture(shown[0], caption, level)
        return self._flow(element, level)

    def _quotation_figure(self, quote: Element, caption: Element | None, level: int) -> list[Part]:
        fields: dict[str, Any] = {} if caption is None else self._credit(caption)
        source = self._uri(quote, "cite")
        if source:
            fields["source"] = source
        return fitting(BlockQuote(self._blocks(quote, level + 1), Attribution(**fields)), level)

    def _embed(self, figure: Element, link: Element, caption: Element | None, level: int) -> list[Part]:
        embed = Embed(
            self._uri(link, "href"),
            kind=self._value(figure, "data-kind"),
            title=_line_of(link),
            caption=[] if caption is None else self._cell(caption, level + 1),
        )
        return fitting(embed, level)

    def _picture(self, media: Element, caption: Element | None, level: int) -> list[Part]:
        credit = ""
        words: list[Piece] = []
        if caption is not None:
            last = caption[-1] if len(caption) else None
            if last is None or not _has_class(last, "credit") or not blank(last.tail):
                last = None
            credit = "" if last is None else _line_of(last)
            words = self._cell(caption, level + 1, last)
        figure = Figure(
            self._played(media),
            alt=self._value(media, "alt") or self._value(media, "aria-label"),
            caption=words,
            credit=credit,
            content_type=self._value(media, "data-type"),
        )
        return fitting(figure, level)

    def _medium(self, element: Element, level: int) -> list[Part]:
        """Something shown without a figure around it; what it contains for those who cannot show it follows."""
        name = local_name(element)
        if name == "media":
            return self._nitf_media(element, level)
        if name in {"iframe", "object", "embed"}:
            href = self._uri(element, "src") or self._uri(element, "data")
            shown: Block = Embed(href, title=self._value(element, "title"))
        else:
            alt = self._value(element, "alt") or self._value(element, "aria-label")
            shown = Figure(self._played(element), alt=alt, content_type=self._value(element, "data-type"))
        return [shown, *self._flow(element, level)]

    def _played(self, media: Element) -> str:
        """The address of a picture or film: its own, failing that the first of its sources."""
        source = next(media.iterchildren("{*}source"), None)
        return self._uri(media, "src") or ("" if source is None else self._uri(source, "src"))

    def _nitf_media(self, element: Element, level: int) -> list[Part]:
        reference = next(iter(element.iter("{*}media-reference")), None)
        captions = [child for child in element if local_name(child) in {"media-caption", "media-producer"}]
        others = [child for child in element if local_name(child) and child not in captions]
        plain = len({local_name(child) for child in captions}) == len(captions)
        silent = blank(element.text) and all(blank(child.tail) for child in element)
        if reference is None or not plain or not silent or not all(blank(content(other)) for other in others):
            return self._flow(element, level)
        words = {local_name(child): self._cell(child, level + 1) for child in captions}
        producer = [local_name(child) for child in captions][:1] == ["media-producer"]
        if producer and len(captions) > 1:
            return self._flow(element, level)
        figure = Figure(
            self._uri(reference, "source"),
            alt=self._value(reference, "alternate-text"),
            caption=words.get("media-caption", []),
            credit=_line_of(captions[-1]) if "media-producer" in words else "",
            content_type=self._value(reference, "mime-type"),
        )
        return fitting(figure, level)

    def _preformatted(self, element: Element, _level: int) -> list[Part]:
        return [Preformatted(content(element))]

    def _break(self, element: Element, level: int) -> list[Part]:
        return [Break(), *self._flow(element, level)]

    def _note(self, element: Element, level: int) -> list[Part]:
        kind = NOTES.get(local_name(element), "footnote")
        if _has_class(element, "note") and local_name(element) == "aside":
            kind = self._value(element, "data-kind")
        blocks = self._blocks(element, level + 1)
        return fitting(Note(blocks, kind=kind), level) if blocks else []

    # Inlines

    def _inlines(self, element: Element, level: int, without: Element | None = None) -> list[Piece]:
        """The words of *element*, for a place at *level*."""
        if level > MAX_DEPTH:
            return [piece for piece in _pieces(element, without) if piece is not None]
        line: list[Piece] = [element.text or ""]
        for child in element:
            if child is not without:
                line.extend(self._inline(child, level))
            line.append(child.tail or "")
        return line

    def _inline(self, element: Element, level: int) -> list[Piece]:
        name = local_name(element)
        if name in SILENT or not name:
            return []
        if name == "br":
            return [LineBreak(), *self._inlines(element, level)]
        inside = self._inlines(element, level + 1)
        made: Span | None = None
        concept = self._concept(element)
        if concept is not None:
            made = Mention(inside, concept)
        elif name in MARKS:
            made = MARKS[name](inside)
        elif name == "a" and element.get("href") is not None:
            made = Link(inside, self._uri(element, "href"), self._value(element, "title"))
        elif name == "q" or (name == "span" and _has_class(element, "quote")):
            made = self._quote(element, inside)
        if made is None or level + made.depth - 1 > MAX_DEPTH:
            return inside
        return [made]

    def _quote(self, element: Element, inside: list[Piece]) -> Quote:
        fields: dict[str, Any] = {
            field: self._value(element, name) for field, name in ATTRIBUTION.items() if field != "source"
        }
        fields["source"] = self._uri(element, "data-source") or self._uri(element, "cite")
        fields["speaker"] = fields["speaker"] or self._value(element, "quote-source")
        said = Attribution(**fields, inferred=element.get("data-inferred") == "true")
        kind = element.get("data-kind", "")
        known = kind in {member.value for member in QuoteKind}
        return Quote(inside, said, kind=QuoteKind(kind) if known else QuoteKind.DIRECT)

    def _concept(self, element: Element) -> Concept | None:
        found = self._concepts.get(element.get("id", ""))
        if found is None and (code := element.get("data-qcode")):
            qcode = accepted(code, clean_qcode, self._item.remark(element, "data-qcode"))
            return Concept(qcode) if qcode else None
        if found is None and local_name(element) in {"person", "org", "location"} and (code := element.get("value")):
            literal = accepted(code, clean_prose, self._item.remark(element, "value"))
            return Concept(literal=literal) if literal else None
        return found

    # Values

    def _value(self, element: Element, name: str) -> str:
        return accepted(element.get(name), clean_prose, self._item.remark(element, name))

    def _uri(self, element: Element, name: str) -> str:
        return accepted(element.get(name), clean_uri, self._item.remark(element, name))

    def _person(self, element: Element) -> Iterator[Participant]:
        label = self._value(element, "value")
        if label:
            yield Participant(label, **{field: self._value(element, name) for field, name in PARTICIPANT.items()})


_PICTURES: Final = frozenset({"img", "video", "audio"})

_Read: TypeAlias = "Callable[[MarkupReader, Element, int], list[Part]]"

# ruff: noqa: SLF001 - the table below is a part of the class
_BLOCK_READERS: Final[dict[str, _Read]] = {
    "p": MarkupReader._paragraph,
    "section": MarkupReader._section,
    "div": MarkupReader._division,
    "ul": MarkupReader._list,
    "ol": MarkupReader._list,
    "dl": MarkupReader._definitions,
    "table": MarkupReader._table,
    "blockquote": MarkupReader._quotation,
    "bq": MarkupReader._quotation,
    "figure": MarkupReader._figure,
    "pre": MarkupReader._preformatted,
    "hr": MarkupReader._break,
    "fn": MarkupReader._note,
    **dict.fromkeys(NOTES, MarkupReader._note),
    **dict.fromkeys(MEDIA, MarkupReader._medium),
}


def _has_class(element: Element, name: str) -> bool:
    return name in (element.get("class") or "").split()  # a comment has no attributes, not even those asked for


def _opening_heading(element: Element) -> Element | None:
    """The heading that *element* begins with."""
    if not blank(element.text):
        return None
    first = next((child for child in element if local_name(child)), None)
    return first if first is not None and local_name(first) in HEADINGS and not len(first.findall(".//{*}p")) else None


def _children(element: Element) -> Iterator[tuple[Element | None, str]]:
    """The children of *element*, and as ``(None, text)`` the text that stands where only children should."""
    if not blank(element.text):
        yield None, element.text or ""
    for child in element:
        if local_name(child) and local_name(child) not in SILENT:
            yield child, ""
        if not blank(child.tail):
            yield None, child.tail or ""


def _words_only(element: Element, without: Element | None) -> list[Part]:
    """The words of *element* as plain paragraphs, for a depth at which the model has no room for more."""
    lines: list[list[Piece]] = [[]]
    for piece in _pieces(element, without):
        if piece is None:
            lines.append([])
        else:
            lines[-1].append(piece)
    return [paragraph for paragraph in map(Paragraph, lines) if paragraph.inlines]


def _line_of(element: Element) -> str:
    """The words of *element* as one line of plain text; the edges of blocks part words."""
    return clean_prose("".join(piece if isinstance(piece, str) else " " for piece in _pieces(element)))


def _pieces(element: Element, without: Element | None = None) -> Iterator[Piece | None]:
    """The words of *element* however deep they stand, line breaks, and None where a block begins or ends."""
    walk = etree.iterwalk(element, events=("start", "end", "comment", "pi"))
    for event, each in walk:
        name = local_name(each)
        if name in BLOCKS:
            yield None
        if event == "start":
            if name in SILENT or each is without:
                walk.skip_subtree()
            else:
                yield from [LineBreak()] if name == "br" else []
                yield each.text or ""
        elif each is not element:
            yield each.tail or ""


def _definition_parts(element: Element) -> Iterator[tuple[Element | None, str]]:
    """The children of a definition list; a ``div`` in it only groups terms and what they mean."""
    for child, text in _children(element):
        groups = child is not None and local_name(child) == "div"
        if child is not None and groups and any(local_name(inner) in {"dt", "dd"} for inner in child):
            yield from _children(child)
        else:
            yield child, text


def _number(text: str | None, low: int, high: int, default: int) -> int:
    spelled = (text or "").strip()
    if not (spelled.isascii() and spelled.isdigit() and len(spelled) < 10):  # noqa: PLR2004 - all that HTML allows is shorter
        return default
    return int(spelled) if low <= int(spelled) <= high else default


def _alignment(column: Element) -> Alignment:
    names = [*column.get("class", "").split(), column.get("align", "").lower()]
    return next((ALIGNMENTS[name] for name in names if name in ALIGNMENTS), Alignment.NONE)
