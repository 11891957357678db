"""How single properties of NewsML-G2 and values of the model become each other.

A codec reads one element into a value (or None, where it says nothing that the model could hold) and makes an element
say another value, changing only what carries the difference. So ``read(write(e, v)) == v``, and children and
attributes that the model does not know stay as they are. What each class of the model looks like in XML is said by
records, which are codecs too (:mod:`newsdoc.formats.newsml.records`); here are those of single values and of rows.
"""

# ruff: noqa: ARG002 - the codecs share the signatures of Codec, whether or not each needs every argument

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable, Hashable, Sequence
from datetime import datetime
from typing import Any, Final, Generic, Protocol, TypeVar

from attrs import frozen

from newsdoc.formats.newsml.item import Item, content, insert, insert_before, remove
from newsdoc.formats.newsml.lexical import accepted, blank, read_moment, read_number
from newsdoc.formats.newsml.names import Element, local_name
from newsdoc.model import When
from newsdoc.model.values import clean_prose, spell

__all__ = [
    "INSTANT",
    "MOMENT",
    "STRING",
    "Codec",
    "embargoes",
    "get_many",
    "numbers",
    "put_many",
    "silent",
    "write_text",
]

T = TypeVar("T")

_WHITE: Final = " \t\r\n"


class Codec(Protocol[T]):
    """Reads an element into a value and makes an element say another."""

    def read(self, element: Element, item: Item) -> T | None:
        """The value that *element* says; what is bent is noted in *item*."""

    def write(self, element: Element, value: T, item: Item) -> None:
        """Make *element* say *value*."""

    def key(self, value: T) -> Hashable:
        """What makes two values the same thing said anew, so that its element is changed and not replaced."""


def silent(_code: str, _message: str) -> None:
    """A remark that nobody hears."""


# What elements contain


def write_text(element: Element, text: str) -> None:
    """Make *text* all that *element* contains; text that reads the same already stays."""
    if clean_prose(content(element)) != text:
        _set_text(element, text)


def _set_text(element: Element, text: str) -> None:
    """Make *text* the only words in *element*; comments and instructions stay, since they are none."""
    silent = [child for child in element if not local_name(child)]
    for child in silent:
        child.tail = None
    element[:] = silent
    element.text = text or None


class _String:
    """A property that is a line of text."""

    def read(self, element: Element, item: Item) -> str | None:
        return accepted(content(element), clean_prose, item.remark(element)) or None

    def write(self, element: Element, value: str, item: Item) -> None:
        write_text(element, value)

    def key(self, value: str) -> Hashable:
        return None


@frozen
class _Moment:
    """A property that is a date; *instant* if only a date with time will do."""

    instant: bool

    def read(self, element: Element, item: Item) -> Any:  # noqa: ANN401 - datetime if instant, else When
        value = read_moment(content(element), item.remark(element))
        if self.instant and value is not None and not isinstance(value, datetime):
            item.remark(element)("NEWSML-DATE-BENT", f"expected a time of day too, got {value}")
            return None
        return value

    def write(self, element: Element, value: When, item: Item) -> None:
        old = read_moment(content(element), silent)
        if spell(old) != spell(value):
            _set_text(element, spell(value))

    def key(self, value: When) -> Hashable:
        return None


@frozen
class _Numbers:
    """A property that is a whole number."""

    low: int
    high: int

    def read(self, element: Element, item: Item) -> int | None:
        return read_number(content(element), self.low, self.high, item.remark(element))

    def write(self, element: Element, value: int, item: Item) -> None:
        _set_text(element, str(value))

    def key(self, value: int) -> Hashable:
        return None


STRING: Final = _String()
INSTANT: Final = _Moment(instant=True)
MOMENT: Final = _Moment(instant=False)


@frozen
class _Embargoes:
    """``embargoed``: a time, or empty while the end is open (NewsML-G2, embargoed)."""

    kind: Callable[[datetime | None], Any]

    def read(self, element: Element, item: Item) -> Any:  # noqa: ANN401 - of the kind
        if blank(content(element)):
            return self.kind(None)
        value = INSTANT.read(element, item)
        return self.kind(value) if value else None

    def write(self, element: Element, value: Any, item: Item) -> None:  # noqa: ANN401 - likewise
        _set_text(element, spell(value.until))

    def key(self, value: object) -> Hashable:
        return None


def numbers(low: int, high: int) -> Codec[int]:
    """A property that is a whole number from *low* to *high*."""
    return _Numbers(low, high)


def embargoes(kind: Callable[[datetime | None], T]) -> Codec[T]:
    """``embargoed``, read into a *kind* of value that holds the end, or None while that is open."""
    return _Embargoes(kind)


# Properties that may stand many times


@frozen
class _Member(Generic[T]):
    element: Element
    value: T


def _members(parent: Element, name: str, codec: Codec[T], item: Item) -> list[_Member[T]]:
    found = []
    for child in parent.iterchildren(item.tag(name)):
        value = codec.read(child, item)
        if value is not None:
            found.append(_Member(child, value))
    return found


def get_many(parent: Element, name: str, codec: Codec[T], item: Item) -> tuple[T, ...]:
    """The values of the children called *name*, in order; those that say nothing are left out."""
    return tuple(member.value for member in _members(parent, name, codec, item))


def put_many(  # noqa: PLR0917 - the same order as get_many
    parent: Element, name: str, values: Sequence[T], codec: Codec[T], item: Item, keep: Element | None = None
) -> bool:
    """Make the children called *name* say *values*, in order; True if anything had to change.

    *keep* is a child of that name that is none of them.
    A child that says one of the values already stays as it is; one whose value is the same thing said anew is changed
    in place; the others go. Children that say nothing that the model holds stay.
    """
    members = [member for member in _members(parent, name, codec, item) if member.element is not keep]
    if [member.value for member in members] == list(values):
        return False
    chosen = _chosen(members, values, codec, item)
    order = {member.element: at for at, member in enumerate(members)}
    first = next((element for element in chosen if element is not None), None)
    last, furthest = None, -1
    for value, element in zip(values, chosen, strict=True):
        placed = parent.makeelement(item.tag(name)) if element is None else element
        if element is None:
            codec.write(placed, value, item)
            if last is None and first is not None:
                insert_before(first, placed)
            else:
                insert(parent, placed, after=last)
        elif order[element] < furthest:
            remove(element)
            insert(parent, element, after=last)
        else:
            furthest = order[element]
        last = placed
    return True


def _chosen(members: Sequence[_Member[T]], values: Sequence[T], codec: Codec[T], item: Item) -> list[Element | None]:
    """For each value the element that is to say it, None where a new one is needed; all others are removed."""
    saying: defaultdict[Any, deque[Element]] = defaultdict(deque)
    for member in members:
        saying[member.value].append(member.element)
    chosen = [saying[value].popleft() if saying[value] else None for value in values]
    taken = {element for element in chosen if element is not None}
    alike: defaultdict[Hashable, deque[Element]] = defaultdict(deque)
    for member in members:
        if member.element not in taken:
            alike[codec.key(member.value)].append(member.element)
    for at, value in enumerate(values):
        waiting = alike[codec.key(value)]
        if chosen[at] is None and waiting:
            element = waiting.popleft()
            codec.write(element, value, item)
            chosen[at] = element
    for unused in alike.values():
        for element in unused:
            remove(element)
    return chosen
