"""Records: what the classes of the model look like in XML, and how they become elements and elements become them.

A record says which attributes and children of an element are which fields. It is a codec: it reads an element into a
value and makes an element say another, changing only what carries the difference. The records themselves stand in
:mod:`newsdoc.formats.newsml.properties`.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from datetime import datetime
from typing import Any, Final, Generic, Protocol, TypeVar

import attrs
from attrs import frozen

from newsdoc.errors import ModelError
from newsdoc.formats.newsml.codecs import Codec, put_many, silent, write_text
from newsdoc.formats.newsml.item import Item, content, insert, remove, set_attribute
from newsdoc.formats.newsml.lexical import Remark, accepted, blank, read_moment, read_number
from newsdoc.formats.newsml.names import G2, OWN, Element, local_name
from newsdoc.model.values import spell

__all__ = [
    "INSTANT_ATTRIBUTE",
    "Attribute",
    "Child",
    "Record",
    "Scalar",
    "number_attribute",
    "text_attribute",
    "value_at",
]

T = TypeVar("T")

_WHITE: Final = " \t\r\n"
_G2: Final = f"{{{G2}}}"
_LONGEST: Final = 500
"""How many characters the texts of a value may have that is kept to be shared."""
_MANY: Final = 2048
"""How many values of one kind are kept to be shared."""


# What attributes hold


class Scalar(Protocol):
    """How the text of an attribute becomes a value."""

    def read(self, text: str, remark: Remark) -> Any:  # noqa: ANN401 - of any type
        """The value, or None (``""`` for text) if it is none; what is bent or refused is remarked."""

    def spell(self, value: Any) -> str:  # noqa: ANN401 - likewise
        """The text of a value; ``""`` for none."""


@frozen
class _Texts:
    """An attribute that is text, as the check of the model passes it; *tight* if it may have no white space around."""

    clean: Callable[[str], str]
    tight: bool = False

    def read(self, text: str, remark: Remark) -> str:
        return accepted(text, self.clean, remark)

    def spell(self, value: str) -> str:
        return value


@frozen
class _WholeNumbers:
    low: int
    high: int

    def read(self, text: str, remark: Remark) -> int | None:
        return read_number(text, self.low, self.high, remark)

    def spell(self, value: int | None) -> str:
        return "" if value is None else str(value)


class _Instants:
    """An attribute that is a date with time. A day alone, which some may be, is nothing that the model holds."""

    def read(self, text: str, remark: Remark) -> datetime | None:
        value = read_moment(text, remark)
        return value if isinstance(value, datetime) else None

    def spell(self, value: datetime | None) -> str:
        return spell(value)


INSTANT_ATTRIBUTE: Final[Scalar] = _Instants()


def text_attribute(clean: Callable[[str], str], *, tight: bool = False) -> Scalar:
    """An attribute that is text which the check *clean* of the model passes; *tight* if without white space around."""
    return _Texts(clean, tight)


def number_attribute(low: int = 0, high: int = 2**31 - 1) -> Scalar:
    """An attribute that is a whole number."""
    return _WholeNumbers(low, high)


def value_at(holder: object, path: str) -> Any:  # noqa: ANN401 - of any type
    """The value of a field, such as ``qcode``, or of one of a group, such as ``assigned.why``."""
    for name in path.split("."):
        holder = getattr(holder, name)
    return holder


@frozen
class Attribute:
    """A field that is an attribute.

    :ivar field: the field, such as ``qcode``; one of a group inside the value as ``assigned.why``.
    :ivar name: what the attribute is called.
    :ivar scalar: how its text is read.
    :ivar elements: where the schema lets it stand; everywhere if None. Elsewhere it is written as an attribute of
        newsdoc's own namespace, which the schema allows on every one of these elements.
    :ivar single: those of them where it may be one code only and not a list.
    """

    field: str
    name: str
    scalar: Scalar
    elements: frozenset[str] | None = None
    single: frozenset[str] = frozenset()
    own_name: str = attrs.field(init=False)

    @own_name.default
    def _own_name(self) -> str:
        return f"{{{OWN}}}{self.name.rpartition('}')[2]}"

    def value(self, holder: object) -> Any:  # noqa: ANN401 - of any type
        """The field's value in *holder*."""
        return value_at(holder, self.field)

    def write(self, element: Element, value: object) -> None:
        """Make *element* say *value*; where it says so already, nothing is touched."""
        spelled = self.scalar.spell(value)
        stated = element.get(self.own_name)
        stated = element.get(self.name, "") if stated is None else stated
        if self.scalar.spell(self.scalar.read(stated, silent)) == spelled:
            return
        native = self._native(local_name(element), spelled)
        set_attribute(element, self.own_name, "" if native else spelled)
        set_attribute(element, self.name, spelled if native else "")

    def _native(self, element: str, spelled: str) -> bool:
        if self.elements is not None and element not in self.elements:
            return False
        return element not in self.single or " " not in spelled


@frozen
class Child:
    """A field that is held by the child elements of one name.

    :ivar field: the field.
    :ivar name: what the elements are called.
    :ivar codec: how each is read.
    :ivar one: whether only the first counts, since the field holds a single text.
    """

    field: str
    name: str
    codec: Codec[Any]
    one: bool = False


@frozen(eq=False)
class Record(Generic[T]):
    """What a class of the model looks like as an element.

    Its law is that of every codec. The class itself checks and cleans what it is given; only where it refuses something
    are the attributes looked at one by one, to leave out what is to blame and to say so.

    :ivar kind: the class.
    :ivar attributes: the fields that are attributes.
    :ivar children: the fields that are child elements.
    :ivar text: the field that is all the text of the element.
    :ivar needs: the fields without which an element says nothing: one of them at least must be there.
    :ivar requires: the fields all of which must be there.
    :ivar groups: the classes of groups inside the value, by field.
    :ivar same: what makes two values the same thing said anew.
    :ivar shared: whether the same values come again and again, as the names of codes do in the items of one agency;
        then elements that say the same in the same words share one value.
    """

    kind: Callable[..., T]
    attributes: tuple[Attribute, ...] = ()
    children: tuple[Child, ...] = ()
    text: str = ""
    needs: tuple[str, ...] = ()
    requires: tuple[str, ...] = ()
    groups: Mapping[str, Callable[..., Any]] = attrs.field(factory=dict)
    same: Callable[[Any], Hashable] = lambda _value: None
    shared: bool = False
    _by_name: Mapping[str, Attribute] = attrs.field(init=False)
    _texts: Mapping[str, str] = attrs.field(init=False)
    _by_tag: Mapping[str, Child] = attrs.field(init=False)
    _known: dict[tuple[object, ...], T] = attrs.field(init=False, factory=dict)

    @_by_name.default
    def _index_attributes(self) -> Mapping[str, Attribute]:
        names = {attribute.name: attribute for attribute in self.attributes}
        return names | {attribute.own_name: attribute for attribute in self.attributes}

    @_texts.default
    def _index_texts(self) -> Mapping[str, str]:
        """The fields of the attributes that are text, by the names that G2 has for them."""
        return {each.name: each.field for each in self.attributes if isinstance(each.scalar, _Texts)}

    @_by_tag.default
    def _index_tags(self) -> Mapping[str, Child]:
        return self._children_in(_G2)

    def _children_in(self, namespace: str) -> Mapping[str, Child]:
        return {namespace + child.name: child for child in self.children}

    def read(self, element: Element, item: Item) -> T | None:
        """The value that *element* says, or None."""
        if not self.shared:
            return self._read(element, item)
        said = self._spelled(element, item) if len(element) else (element.text, *element.items())
        if said is None:
            return self._read(element, item)
        value = self._known.get(said)
        if value is None:
            noted = len(item.findings)
            value = self._read(element, item)
            # What there is something to remark about is looked at each time; long texts hardly come again.
            if value is not None and len(item.findings) == noted and _length(said) <= _LONGEST:
                if len(self._known) >= _MANY:
                    self._known.clear()
                self._known[said] = value
        return value

    def _spelled(self, element: Element, item: Item) -> tuple[object, ...] | None:
        """All that a value with children is made of, as it is spelled; None where it reaches deeper than these."""
        if self.text:
            return None
        spelled: list[object] = [item.namespace, *element.items()]
        for child in element:
            if len(child):
                return None
            spelled += (child.tag, child.text)
            spelled += child.items()
        return tuple(spelled)

    def _read(self, element: Element, item: Item) -> T | None:
        said: dict[str, Any] = {}
        if self.text:
            text = content(element) if len(element) else element.text
            if text is None or (text.isspace() and blank(text)):
                return None
            said[self.text] = text
        self._read_attributes(element, item, said)
        if self.children and len(element):
            self._read_children(element, item, said)
        if not self._enough(said):
            return None
        try:
            return self.kind(**(self._grouped(said) if self.groups else said))
        except ModelError:
            return self._mended(element, item, said)

    def _enough(self, said: Mapping[str, Any]) -> bool:
        for name in self.requires:
            if not said.get(name):
                return False
        for name in self.needs:
            if said.get(name):
                return True
        return not self.needs

    def _read_attributes(self, element: Element, item: Item, said: dict[str, Any]) -> None:
        """Note what the attributes say; text as it is, for the class to clean."""
        own: dict[str, Any] | None = None
        texts = self._texts
        for name, text in element.items():
            if name in texts and text and text[0] > " " and text[-1] > " ":  # as nearly all are
                said[texts[name]] = text
                continue
            attribute = self._by_name.get(name)
            if attribute is None or not text:
                continue
            scalar = attribute.scalar
            value = text
            if not isinstance(scalar, _Texts):
                value = scalar.read(text, item.remark(element, name))
            elif scalar.tight and (text[0] in _WHITE or text[-1] in _WHITE):
                item.remark(element, name)("NEWSML-WHITE-SPACE", f"white space around {text.strip()!r} is left out")
            if name == attribute.name:
                said[attribute.field] = value
            else:
                own = own or {}
                own[attribute.field] = value
        if own:
            said.update(own)

    def _read_children(self, element: Element, item: Item, said: dict[str, Any]) -> None:
        children = self._by_tag if item.namespace == _G2 else self._children_in(item.namespace)
        rows: dict[str, list[Any]] = {}
        for each in element:
            child = children.get(each.tag)  # type: ignore[arg-type]  # the stubs know tags of more kinds than lxml gives
            if child is None:
                continue
            value = child.codec.read(each, item)
            if child.one:
                said.setdefault(child.field, value or "")
            elif value is not None and child.field in rows:
                rows[child.field].append(value)
            elif value is not None:
                rows[child.field] = [value]
        for name, row in rows.items():
            said[name] = tuple(row)

    def _grouped(self, said: Mapping[str, Any]) -> Mapping[str, Any]:
        """What was said, the fields of each group as its value."""
        if "." not in "".join(said):
            return said
        fields: dict[str, Any] = {}
        grouped: dict[str, dict[str, Any]] = {}
        for name, value in said.items():
            group, _, inner = name.rpartition(".")
            if group:
                grouped.setdefault(group, {})[inner] = value
            else:
                fields[name] = value
        return fields | {group: self.groups[group](**values) for group, values in grouped.items()}

    def _mended(self, element: Element, item: Item, said: dict[str, Any]) -> T | None:
        """The value without what the class refuses of it."""
        for attribute in self.attributes:
            text = said.get(attribute.field)
            if isinstance(attribute.scalar, _Texts) and text:
                name = attribute.name if element.get(attribute.own_name) is None else attribute.own_name
                said[attribute.field] = attribute.scalar.read(text, item.remark(element, name))
        if not self._enough(said):
            return None
        try:
            return self.kind(**(self._grouped(said) if self.groups else said))
        except ModelError as error:
            item.remark(element)("NEWSML-VALUE", error.message)
            return None

    def write(self, element: Element, value: T, item: Item) -> None:
        """Make *element* say *value*."""
        if self.text:
            write_text(element, getattr(value, self.text))
        for attribute in self.attributes:
            attribute.write(element, attribute.value(value))
        for child in self.children:
            held = value_at(value, child.field)
            if child.one:
                _put_one(element, child, held, item)
            else:
                put_many(element, child.name, held, child.codec, item)

    def key(self, value: T) -> Hashable:
        """What makes two values the same thing said anew."""
        return self.same(value)


def _length(said: tuple[object, ...]) -> int:
    """How many characters the texts and attributes have that an element is made of."""
    length = 0
    for part in said:
        text = part[1] if isinstance(part, tuple) else part
        if isinstance(text, str):
            length += len(text)
    return length


def _put_one(parent: Element, child: Child, value: str, item: Item) -> None:
    element = parent.find(item.tag(child.name))
    if element is not None and not value:
        remove(element)
    elif element is not None:
        child.codec.write(element, value, item)
    elif value:
        element = parent.makeelement(item.tag(child.name))
        child.codec.write(element, value, item)
        insert(parent, element)
