"""The outline of an article: its metadata as pairs, its body as lines of a depth and a kind.

Both come from the model alone, so that what people see in the terminal and what machines are given is the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from attrs import frozen

from newsdoc import (
    AltId,
    Article,
    Attribution,
    BlockQuote,
    Break,
    Code,
    Concept,
    Embed,
    Figure,
    Interview,
    Label,
    List,
    Node,
    Note,
    Paragraph,
    PartialDate,
    Preformatted,
    Quote,
    Section,
    Table,
    Turn,
    plain_text,
    walk,
)
from newsdoc.formats.display import said

__all__ = ["Line", "grid", "metadata", "outline", "quotations", "speaker_of"]

_BODY = frozenset({"headline", "byline", "dateline", "summary", "body", "source", "depth"})
"""What of an article is no metadata."""


@frozen
class Line:
    """One part of an outline.

    :ivar kind: what it is, in a word: ``"paragraph"``, ``"section"``, ``"turn"`` ...
    :ivar depth: how deep it stands.
    :ivar text: what it says.
    :ivar label: who says it, or what it is called.
    :ivar table: the table, if it is one.
    :ivar quotes: the quotations in it.
    """

    kind: str
    depth: int
    text: str = ""
    label: str = ""
    table: Table | None = None
    quotes: tuple[Quote | BlockQuote, ...] = ()


def metadata(article: Article) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """What is known about an article: the paths of the fields that say anything, each with its values in words."""
    for name, value in said(article):
        if name not in _BODY:
            yield from _pairs((name,), value)


def _pairs(path: tuple[str, ...], value: object) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """The values of a field; of a group, such as the times, those of each field in it."""
    if isinstance(value, Node) and _in_words(value) is None:
        for name, inner in said(value):
            yield from _pairs((*path, name), inner)
    else:
        yield path, _values(value)


def _values(value: object) -> tuple[str, ...]:
    return tuple(map(_spelled, value if isinstance(value, tuple) else (value,)))


def _spelled(value: object) -> str:
    words = _in_words(value)
    if words is not None:
        return words
    if isinstance(value, Node):
        return ", ".join(each for _, inner in said(value) for each in _values(inner))
    return str(value)


def _in_words(value: object) -> str | None:
    """A single value as people say it; None for what has several."""
    match value:
        case Label() | AltId():
            text = value.text if isinstance(value, Label) else value.value
            further = value.language if isinstance(value, Label) else value.type
            return f"{text} ({further})" if further else text
        case Concept():
            code = value.qcode or value.uri
            return f"{value.name} ({code})" if code and code != value.name else value.name
        case Code():
            code = value.qcode or value.uri
            return f"{value.names[0].text} ({code})" if value.names else code
        case PartialDate():
            return str(value)
        case date():
            return value.isoformat()
        case _:
            return None


def outline(article: Article) -> Iterator[Line]:
    """The lines of an article's body, in reading order."""
    return _all(article.body, 0)


def _all(nodes: Iterable[Node], depth: int) -> Iterator[Line]:
    for node in nodes:
        yield from _lines(node, depth)


def _lines(node: Node, depth: int) -> Iterator[Line]:
    match node:
        case Section():
            yield Line("section", depth, plain_text(node.title))
            yield from _all(node.blocks, depth + 1)
            yield from _all(node.sections, depth + 1)
        case Interview():
            people = (
                _listed(person.label, person.name, person.role, person.description) for person in node.participants
            )
            yield Line("interview", depth, "; ".join(people))
            yield from _all(node.introduction, depth + 1)
            yield from _all(node.turns, depth + 1)
            for topic in node.topics:
                yield Line("topic", depth + 1, plain_text(topic.title))
                yield from _all(topic.introduction, depth + 2)
                yield from _all(topic.turns, depth + 2)
        case Turn():
            yield from _turn(node, depth)
        case List():
            yield Line("list", depth, f"{len(node.items)} items" if len(node.items) != 1 else "1 item")
            for item in node.items:
                yield from _all(item.blocks, depth + 1)
        case Table():
            yield Line("table", depth, plain_text(node.caption), table=node)
        case BlockQuote():
            yield Line("quotation", depth, plain_text(node.blocks), speaker_of(node.attribution))
        case Note():
            yield Line("note", depth, label=node.kind)
            yield from _all(node.blocks, depth + 1)
        case Figure():
            yield Line("figure", depth, plain_text(node.caption) or node.alt or node.href, node.credit)
        case Embed():
            yield Line("embed", depth, node.title or plain_text(node.caption) or node.href, node.kind)
        case Preformatted():
            yield Line("preformatted", depth, node.text)
        case Break():
            yield Line("break", depth)
        case Paragraph():
            yield Line("paragraph", depth, plain_text(node), quotes=_quotes_in(node))
        case _:  # a class that this module has not heard of is shown by its words
            yield Line(type(node).__name__.lower(), depth, plain_text(node), quotes=_quotes_in(node))


def _turn(turn: Turn, depth: int) -> Iterator[Line]:
    """A turn begins on the line of its speaker."""
    blocks = list(turn.blocks)
    first = blocks.pop(0) if blocks and isinstance(blocks[0], Paragraph) else None
    text, quotes = (plain_text(first), _quotes_in(first)) if first else ("", ())
    yield Line("turn", depth, text, turn.speaker, quotes=quotes)
    yield from _all(blocks, depth + 1)


def _quotes_in(node: Node) -> tuple[Quote | BlockQuote, ...]:
    return tuple(quotations([node]))


def quotations(nodes: Iterable[Node]) -> Iterator[Quote | BlockQuote]:
    """The quotations below some nodes, in reading order: speech, not titles of works or words held at a distance."""
    for node in nodes:
        for found in walk(node):
            if isinstance(found, BlockQuote) or (isinstance(found, Quote) and found.kind in {"direct", "mixed"}):
                yield found


def speaker_of(attribution: Attribution | None) -> str:
    """Who said it, with role and affiliation; ``""`` if nobody is named."""
    if attribution is None:
        return ""
    return _listed(attribution.speaker or attribution.named, "", attribution.role, attribution.affiliation)


def _listed(label: str, name: str, *more: str) -> str:
    who = f"{label} ({name})" if name and name != label else label
    return ", ".join(each for each in (who, *more) if each)


def grid(table: Table) -> tuple[list[list[str]], int]:
    """The texts of a table's cells, each at its place, and how many of the rows are its header."""
    rows = [*([table.header] if table.header else []), *table.rows]
    done: list[list[str]] = []
    below: dict[int, int] = {}  # the columns that a cell further up still covers, with how many rows more
    for row in rows:
        line: list[str] = []
        waiting = list(row)
        while waiting or len(line) in below:
            place = len(line)
            if below.get(place):
                line.append("")
                below[place] -= 1
                if not below[place]:
                    del below[place]
                continue
            cell = waiting.pop(0)
            line.extend([plain_text(cell), *[""] * (cell.colspan - 1)])
            if cell.rowspan > 1:
                below.update(dict.fromkeys(range(place, place + cell.colspan), min(cell.rowspan, len(rows)) - 1))
        done.append(line)
    return done, 1 if table.header else 0
