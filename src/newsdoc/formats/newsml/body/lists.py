"""Lists: numbered, nested, and of definitions."""

from __future__ import annotations

from collections.abc import Iterator

from newsdoc.formats.newsml.body.assembly import Part, fitting
from newsdoc.formats.newsml.body.dialogue import spoken_list
from newsdoc.formats.newsml.body.flow import BodyReader, children
from newsdoc.formats.newsml.body.tables import number
from newsdoc.formats.newsml.names import Element, name_in
from newsdoc.model import Block, List, ListItem, Paragraph, Strong

__all__ = ["read_definitions", "read_list"]


def read_list(reader: BodyReader, element: Element, level: int) -> list[Part]:
    """``ul`` and ``ol``; what stands between the items becomes items."""
    items = []
    for child, text in children(element):
        if child is None:
            items.append(ListItem(Paragraph(text)))
        else:
            inner = reader.blocks if name_in(child.tag) == "li" else reader.alone
            items.append(reader.made(ListItem(inner(child, level + 2)), child))
    ordered = name_in(element.tag) == "ol"
    start = number(element.get("start"), 0, 999_999_999, 1) if ordered else 1
    return fitting(List(items, ordered=ordered, start=start), level)


def read_definitions(reader: BodyReader, element: Element, level: int) -> list[Part]:
    """A definition list: an interview if people speak in it, else a list whose items begin with the term in bold."""
    spoken = None if reader.own else spoken_list(reader, list(_definition_parts(element)), level)
    if spoken is not None:
        return spoken
    groups: list[list[Block]] = []
    for child, text in _definition_parts(element):
        name = "" if child is None else name_in(child.tag)
        inner: list[Block] = [Paragraph(text)] if child is None else reader.blocks(child, level + 3)
        if name in {"dt", "lt"}:
            groups.append([Paragraph(Strong(b.inlines)) if isinstance(b, Paragraph) else b for b in inner])
        elif groups:
            groups[-1].extend(inner)
        else:
            groups.append(inner)
    return fitting(List([ListItem(group) for group in groups]), level)


def _definition_parts(element: Element) -> Iterator[tuple[Element | None, str]]:
    """The children of a definition list; a ``div`` in it only groups terms and what they mean."""
    for child, text in children(element):
        groups = child is not None and name_in(child.tag) == "div"
        if child is not None and groups and any(name_in(inner.tag) in {"dt", "dd"} for inner in child):
            yield from children(child)
        else:
            yield child, text
