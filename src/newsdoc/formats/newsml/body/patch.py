"""Changing a body in its place: what says the same keeps its XML, with the markup that the model does not know.

The old blocks and the new ones are aligned row by row, from the body down to paragraphs, list items and cells. Where
this comes to an end (text outside any element, another shape of table), the element around it is written anew; where
even that is not known, :class:`Stuck` says that the whole body must be. The caller reads the result again and trusts
nothing else.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final, TypeAlias

from newsdoc.formats.newsml.body.alignment import aligned
from newsdoc.formats.newsml.body.flow import Origin
from newsdoc.formats.newsml.body.xhtml import BodyWriter
from newsdoc.formats.newsml.item import insert_after, insert_before, remove
from newsdoc.formats.newsml.names import XHTML, Element, local_name
from newsdoc.model import (
    Block,
    BlockQuote,
    Cell,
    Inline,
    Interview,
    List,
    ListItem,
    Node,
    Note,
    Paragraph,
    Section,
    Table,
    Topic,
    Turn,
)

__all__ = ["BodyPatch", "Stuck"]

Placed: TypeAlias = Block | Section | ListItem | Turn | Topic

# What XHTML and NITF both have and mean alike. Other bodies than XHTML are patched with these names or not at all.
_SHARED: Final = frozenset(
    {"p", "em", "strong", "sub", "sup", "a", "br", "ol", "ul", "li", "table", "caption", "thead", "tbody", "tr", "th"}
    | {"td", "hr", "pre", "colgroup", "col"}
)


# Elements that stand for the body itself: they may hold the words of a block, but nothing stands beside them.
_PLACES: Final = frozenset({"html", "body", "nitf", "body.content"})


class Stuck(Exception):  # noqa: N818 - no error: a way that ends
    """The change cannot be made in place."""


class BodyPatch:
    """One change of one body."""

    def __init__(self, origins: Mapping[int, Origin], writer: BodyWriter, root: Element) -> None:
        """*origins* say which element each old block came from; *root* is the element that the body was read from."""
        self._origins = origins
        self._writer = writer
        self._root = root
        outermost = next((child for child in root if local_name(child)), root)
        self._namespace = "".join(str(outermost.tag).rpartition("}")[:2])
        self._roles: Mapping[str, str] = {}
        self._moved: dict[int, Element] = {}

    def apply(self, old: Sequence[Block | Section], new: Sequence[Block | Section]) -> None:
        """Make the elements that *old* was read from say *new*."""
        self._row(old, new, 1)

    def _origin(self, thing: object) -> Element:
        found = self._origins.get(id(thing))
        if found is None and isinstance(thing, Paragraph):
            # A heading where sections cannot stand is a paragraph that says what the heading said.
            found = self._origins.get(id(thing.inlines))
        if found is None:
            raise Stuck
        return found.element

    def _row(
        self, old: Sequence[Placed], new: Sequence[Placed], level: int, after: Element | Placed | None = None
    ) -> Element | Placed | None:
        """Make the row *old* into *new*, behind *after* if there is anything; return what the row ends with."""
        last: Element | Placed | None = after
        for was, now in aligned(old, new):
            if was is None and now is not None:
                last = self._insert(new[now], last, old, level)
            elif was is not None and now is None:
                remove(self._whole(old[was]))
            elif was is not None and now is not None:
                if old[was] != new[now]:
                    self._change(old[was], new[now], level)
                last = old[was]
        return last

    def _insert(self, part: Placed, last: Element | Placed | None, old: Sequence[Placed], level: int) -> Element:
        element = self._written(part, level)
        if last is not None:
            insert_after(self._last(last) if isinstance(last, Node) else last, element)
        elif old:
            insert_before(self._first(old[0]), element)
        else:
            raise Stuck
        return element

    def _change(self, old: Placed, new: Placed, level: int) -> None:
        try:
            self._change_inside(old, new, level)
        except Stuck:
            element = self._whole(old)
            made = self._written(new, level)
            made.tail = element.tail
            parent = element.getparent()
            if parent is None:
                raise
            parent.replace(element, made)
            self._moved[id(old)] = made

    def _change_inside(self, old: Placed, new: Placed, level: int) -> None:
        last: Element | Placed | None
        match old, new:
            case Paragraph(), Paragraph():
                self._say(self._origin(old), new.inlines)
            case ListItem(), ListItem():
                self._row(old.blocks, new.blocks, level)
            case (Note(), Note()) if old.kind == new.kind:
                self._row(old.blocks, new.blocks, level)
            case (BlockQuote(), BlockQuote()) if old.attribution == new.attribution:
                self._row(old.blocks, new.blocks, level)
            case (List(), List()) if (old.ordered, old.start) == (new.ordered, new.start):
                self._row(old.items, new.items, level)
            case (Turn(), Turn()) if old.speaker == new.speaker:
                self._row(old.blocks, new.blocks, level)
            case Section(), Section():
                last = self._title(old.title, new.title)
                last = self._row(old.blocks, new.blocks, level + 1, last)
                self._row(old.sections, new.sections, level + 1, last)
            case (Interview(), Interview()) if old.participants == new.participants:
                self._roles = {person.label: person.role for person in new.participants}
                last = self._row(old.introduction, new.introduction, level)
                last = self._row(old.turns, new.turns, level, last)
                self._row(old.topics, new.topics, level, last)
            case Topic(), Topic():
                last = self._title(old.title, new.title)
                last = self._row(old.introduction, new.introduction, level + 1, last)
                self._row(old.turns, new.turns, level + 1, last)
            case Table(), Table():
                self._cells(old, new)
            case _:
                raise Stuck

    def _title(self, old: tuple[Inline, ...], new: tuple[Inline, ...]) -> Element | None:
        if not old and not new:
            return None
        if not new:
            raise Stuck
        element = self._origin(old)
        if old != new:
            self._say(element, new)
        return element

    def _cells(self, old: Table, new: Table) -> None:
        shape = [[_frame(cell) for cell in row] for row in (old.header, *old.rows)]
        if shape != [[_frame(cell) for cell in row] for row in (new.header, *new.rows)]:
            raise Stuck
        if old.caption != new.caption or old.alignment != new.alignment:
            raise Stuck
        for old_row, new_row in zip((old.header, *old.rows), (new.header, *new.rows), strict=True):
            for was, now in zip(old_row, new_row, strict=True):
                if was != now:
                    self._say(self._origin(was), now.inlines)

    def _say(self, element: Element, inlines: Sequence[Inline]) -> None:
        """Make *inlines* all that *element* contains; its name and attributes stay."""
        line = self._adopted(self._writer.line(inlines))
        element[:] = []
        element.text = line.text
        element.extend(list(line))

    def _written(self, part: Placed, level: int) -> Element:
        return self._adopted(self._writer.fragment(part, level, self._roles))

    def _adopted(self, element: Element) -> Element:
        """*element* in the namespace of the body that it is to stand in."""
        if self._namespace == f"{{{XHTML}}}":
            return element
        for each in element.iter("{*}*"):
            if local_name(each) not in _SHARED or each.get("class"):
                raise Stuck
            each.tag = self._namespace + local_name(each)
        return element

    def _whole(self, part: Placed) -> Element:
        """The one element that is all of *part*, among others of its row."""
        element = self._moved.get(id(part))
        element = self._origin(part) if element is None else element
        if element is self._root or local_name(element) in _PLACES:
            raise Stuck
        return element

    def _first(self, part: Placed) -> Element:
        """The element that *part* begins with; a section under a bare heading has none around it."""
        if isinstance(part, Section) and id(part) not in self._origins:
            return self._origin(part.title)
        return self._whole(part)

    def _last(self, part: Placed) -> Element:
        """The element that *part* ends with."""
        if isinstance(part, Section) and id(part) not in self._origins and id(part) not in self._moved:
            inside = (*part.blocks, *part.sections)
            return self._last(inside[-1]) if inside else self._origin(part.title)
        return self._whole(part)


def _frame(cell: Cell) -> tuple[bool, int, int]:
    return cell.header, cell.colspan, cell.rowspan
