"""One item in its document: what bindings read from and put into."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Any, Final

from attrs import define, field

from newsdoc.findings import Finding
from newsdoc.formats.newsml.finding_codes import CODES
from newsdoc.formats.newsml.lexical import Remark, blank
from newsdoc.formats.newsml.names import PARTS, SUPPLIED, Element, local_name, name_in, rank_of

__all__ = [
    "Item",
    "content",
    "insert",
    "insert_after",
    "insert_before",
    "line_of",
    "remove",
    "set_attribute",
]


@define
class Item:
    """A newsItem element, with what is noted while it is read and written.

    :ivar element: the ``newsItem`` element.
    :ivar name: the name of the file, for findings.
    :ivar findings: what reading had to bend or leave out.
    :ivar emptied: names of properties that writing has taken away and that the schema may demand.
    :ivar namespace: of the item, in braces; in a bent file it need not be that of NewsML-G2.
    :ivar supplied: names of the properties that a writer filled in because the schema demands them.
    """

    element: Element
    name: str = ""
    findings: list[Finding] = field(factory=list)
    emptied: set[str] = field(factory=set)
    namespace: str = field(init=False, repr=False)
    supplied: frozenset[str] = field(init=False, repr=False)
    _places: dict[str, list[Element]] = field(init=False, repr=False, factory=dict)
    _steps: dict[Element, str] = field(init=False, repr=False, factory=dict)

    def __attrs_post_init__(self) -> None:
        self.namespace = "".join(str(self.element.tag).rpartition("}")[:2])
        self._note_supplied()

    def tag(self, name: str) -> str:
        """*name* in the namespace of the item, which in a bent file need not be that of NewsML-G2."""
        return self.namespace + name

    def local(self, element: Element) -> str:
        """The name of an element in the namespace of the item; ``""`` for all else."""
        tag = element.tag
        if isinstance(tag, str) and tag.startswith(self.namespace):
            return tag[len(self.namespace) :]
        return ""

    @property
    def places(self) -> Mapping[str, Sequence[Element]]:
        """The elements that properties stand in, by their place, such as ``itemMeta/provider`` or ``catalogRef``.

        They are those in the first part of a name, in order. All are looked up at once when the first are asked for.
        Whoever changes the tree says so by :meth:`forget`.
        """
        if not self._places:
            self._look_up()
        return self._places

    def stated(self, place: str) -> Sequence[Element]:
        """The elements at one of the :attr:`places`; none if there is nothing."""
        if not self._places:
            self._look_up()
        return self._places.get(place, ())

    def _look_up(self) -> None:
        self._note_places(self.element, "")
        for part in PARTS:
            if part in self._places:
                self._note_places(self._places[part][0], f"{part}/")

    def _note_places(self, parent: Element, path: str) -> None:
        places = self._places
        for child in parent:
            place = _place(path, self.namespace, child.tag)
            if place:
                if place in places:
                    places[place].append(child)
                else:
                    places[place] = [child]

    def forget(self) -> None:
        """Forget where things stand, as the tree has changed."""
        self._places.clear()
        self._steps.clear()

    def supply(self, name: str) -> None:
        """Put *name* on the list of what was filled in."""
        stated = self.element.get(SUPPLIED, "").split()
        set_attribute(self.element, SUPPLIED, " ".join([*stated, name]))
        self._note_supplied()

    def unsupply(self, name: str) -> None:
        """Take *name* off the list of what was filled in."""
        left = [other for other in self.element.get(SUPPLIED, "").split() if other != name]
        set_attribute(self.element, SUPPLIED, " ".join(left))
        self._note_supplied()

    def _note_supplied(self) -> None:
        self.supplied = frozenset(self.element.get(SUPPLIED, "").split())

    def part(self, path: str) -> Element | None:
        """The first element at *path* below the item, such as ``itemMeta``; the item itself for ``""``."""
        return self.element.find("/".join(map(self.tag, path.split("/")))) if path else self.element

    def made_part(self, path: str) -> Element:
        """The element at *path*, made in its right place if it is missing."""
        found = self.part(path)
        if found is None:
            found = self.element.makeelement(self.tag(path))
            insert(self.element, found)
        return found

    def path(self, element: Element) -> str:
        """Where *element* stands, such as ``newsItem/contentMeta/subject[3]``; siblings are counted from 1."""
        steps: list[str] = []
        while (parent := element.getparent()) is not None and local_name(element) != "newsItem":
            if element not in self._steps:
                self._count(parent)
            steps.append(self._steps[element])
            element = parent
        return "/".join([local_name(element), *reversed(steps)])

    def _count(self, parent: Element) -> None:
        """Note the steps to all children of *parent* at once: each for itself would have to count those before it."""
        often = Counter(child.tag for child in parent)
        seen: Counter[Any] = Counter()  # Any: as lxml types the tags of comments
        for child in parent:
            seen[child.tag] += 1
            place = f"[{seen[child.tag]}]" if often[child.tag] > 1 else ""
            self._steps[child] = local_name(child) + place

    def remark(self, element: Element, attribute: str = "") -> Remark:
        """What takes the findings about *element* or one of its attributes."""

        def note(code: str, message: str) -> None:
            path = self.path(element) + (f"/@{attribute}" if attribute else "")
            self.findings.append(CODES[code].found(message, path=path, file=self.name, line=line_of(element)))

        return note


def _place_of(path: str, namespace: str, tag: object) -> str:
    """The place of a child that is called *tag*; ``""`` if it is in another namespace, or no element."""
    return path + tag[len(namespace) :] if isinstance(tag, str) and tag.startswith(namespace) else ""


_place: Final[Callable[[str, str, object], str]] = lru_cache(1024)(_place_of)  # all items have the same few places


_PARTING: Final = frozenset(
    ["p", "div", "section", "article", "header", "footer", "aside", "blockquote", "pre", "hr", "figure", "figcaption"]
) | {
    *("h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt", "dd"),
    *("table", "caption", "thead", "tbody", "tr", "th", "td"),
}
"""Elements of markup in notes and the like that words do not run through."""


def content(element: Element) -> str:
    """The text of *element* and of all below it; at a ``br`` and at the edges of blocks there is a line end."""
    if not len(element):
        return element.text or ""
    pieces = [element.text or ""]
    opened = [(iter(element), "")]  # elements: their children that are still to come, and what follows behind them
    while opened:
        children, behind = opened[-1]
        child = next(children, None)
        if child is None:
            pieces.append(behind)
            opened.pop()
            continue
        name, tail = name_in(child.tag), child.tail or ""
        edge = "\n" if name in _PARTING else ""
        if name:
            pieces.append("\n" if name == "br" else edge)
            pieces.append(child.text or "")
        if name and len(child):
            opened.append((iter(child), edge + tail))
        else:
            pieces.append(edge + tail)
    return "".join(pieces)


def set_attribute(element: Element, name: str, value: str) -> None:
    """Set an attribute, or take it away for ``""``; one that says so already stays untouched."""
    if not value:
        element.attrib.pop(name, None)
    elif element.get(name) != value:
        element.set(name, value)


def insert(parent: Element, new: Element, after: Element | None = None) -> None:
    """Put *new* among the children of *parent* where the schema wants it, or right *after* a sibling."""
    if after is None:
        rank = rank_of(parent, local_name(new))
        for child in parent.iterchildren(reversed=True):
            if local_name(child) and rank_of(parent, local_name(child)) <= rank:
                after = child
                break
    if after is None:
        new.tail = _gap(parent.text) if len(parent) else None
        parent.insert(0, new)
    elif after.getnext() is None:
        # The last child's tail leads out of the parent; between siblings stands what opens it.
        new.tail, after.tail = after.tail, _gap(parent.text)
        parent.append(new)
    else:
        # lxml puts the new one, with its tail, behind the sibling's tail; by number it would have to count.
        new.tail, after.tail = after.tail, _gap(after.tail)
        after.addnext(new)


def insert_after(sibling: Element, new: Element) -> None:
    """Put *new* right after *sibling*."""
    parent = sibling.getparent()
    if parent is not None:
        insert(parent, new, after=sibling)


def insert_before(sibling: Element, new: Element) -> None:
    """Put *new* right before *sibling*."""
    parent, before = sibling.getparent(), sibling.getprevious()
    if parent is None:
        return
    new.tail = _gap(parent.text if before is None else before.tail)
    sibling.addprevious(new)


def _gap(text: str | None) -> str | None:
    """The white space that parts siblings; words, which stand there in bent files, are not to be said twice."""
    return text if blank(text) else None


def line_of(element: Element) -> int:
    """The line that the element's start tag ends on, as libxml2 knows it; 0 for an element that was made here."""
    return element.sourceline or 0


def remove(element: Element) -> None:
    """Take *element* out of its parent; text that follows it stays."""
    parent, before = element.getparent(), element.getprevious()
    if parent is None:
        return
    if not blank(element.tail):
        if before is None:
            parent.text = (parent.text or "") + (element.tail or "")
        else:
            before.tail = (before.tail or "") + (element.tail or "")
    elif element.getnext() is None and before is not None and blank(before.tail):
        before.tail = element.tail
    parent.remove(element)
