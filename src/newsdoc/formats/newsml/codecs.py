"""How single properties of NewsML-G2 and values of the model become each other.

A codec reads one element into a value (or None, where it says nothing that the model could hold) and makes an element
say another value, changing only what carries the difference. So ``read(write(e, v)) == v``, and children and
attributes that the model does not know stay as they are.
"""

# ruff: noqa: ARG002 - the codecs share the signatures of Codec, whether or not each needs every argument

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable, Hashable, Sequence
from datetime import datetime
from typing import Any, Final, Generic, Protocol, TypeVar

from attrs import frozen

from newsdoc.errors import ModelError
from newsdoc.formats.newsml.item import Item, content, insert, insert_before, remove, set_attribute
from newsdoc.formats.newsml.lexical import accepted, blank, read_moment, read_number
from newsdoc.formats.newsml.names import OWN, XML_LANG, Element, local_name
from newsdoc.model import AltId, Code, Concept, Embargo, Label, RelatedLink, Rendition, When
from newsdoc.model.metadata import clean_qcodes
from newsdoc.model.values import clean_language, clean_prose, clean_qcode, clean_uri, spell

__all__ = [
    "ALT_ID",
    "CODE",
    "CONCEPT",
    "EMBARGO",
    "INSTANT",
    "LABEL",
    "LINK",
    "MOMENT",
    "RENDITION",
    "STRING",
    "URGENCY",
    "Codec",
    "get_many",
    "put_many",
]

T = TypeVar("T")

# Where the schema lets a role stand, as a list of codes or as one code, and where a rank. Elsewhere they are written
# as attributes of newsdoc's own namespace, which the schema allows on every one of these elements.
_ROLES: Final = frozenset(
    {"creator", "contributor", "infoSource", "edNote", "title", "name", "copyrightNotice", "usageTerms"}
) | {"keyword", "headline", "dateline", "by", "description"}
_ROLE: Final = frozenset({"slugline"})
_RANKS: Final = frozenset({"keyword", "headline", "dateline", "by", "description", "slugline", "creditline"}) | {
    "genre",
    "subject",
    "broader",
    "link",
}
_OWN_ROLE: Final = f"{{{OWN}}}role"
_OWN_RANK: Final = f"{{{OWN}}}rank"
_MOST: Final = 2**31 - 1


class Codec(Protocol[T]):
    """Reads an element into a value and makes an element say another."""

    def read(self, element: Element, item: Item) -> T | None:
        """The value that *element* says; what is bent is noted in *item*."""

    def write(self, element: Element, value: T, item: Item) -> None:
        """Make *element* say *value*."""

    def key(self, value: T) -> Hashable:
        """What makes two values the same thing said anew, so that its element is changed and not replaced."""


def _attribute(element: Element, name: str, clean: Callable[[str], str], item: Item) -> str:
    text = element.get(name)
    return accepted(text, clean, item.remark(element, name)) if text else ""


def _read_role(element: Element, item: Item) -> str:
    return _attribute(element, "role" if element.get(_OWN_ROLE) is None else _OWN_ROLE, clean_qcodes, item)


def _write_role(element: Element, role: str) -> None:
    name = local_name(element)
    native = name in _ROLES or (name in _ROLE and " " not in role)
    set_attribute(element, _OWN_ROLE, "" if native else role)
    if native:
        set_attribute(element, "role", role)


def _read_rank(element: Element, item: Item) -> int | None:
    for name in (_OWN_RANK, "rank"):
        text = element.get(name)
        if text is not None:
            return read_number(text, 0, _MOST, item.remark(element, name))
    return None


def _write_rank(element: Element, rank: int | None) -> None:
    native = local_name(element) in _RANKS
    spelled = "" if rank is None else str(rank)
    set_attribute(element, _OWN_RANK, "" if native else spelled)
    if native and (rank is None or element.get("rank", "").strip() != spelled):
        set_attribute(element, "rank", spelled)


def _write_text(element: Element, text: str) -> None:
    """Make *text* all that *element* contains; text that reads the same already stays."""
    if clean_prose(content(element)) != text:
        _set_text(element, text)


def _set_text(element: Element, text: str) -> None:
    del element[:]
    element.text = text or None


class _String:
    """A property that is a line of text."""

    def read(self, element: Element, item: Item) -> str | None:
        return accepted(content(element), clean_prose, item.remark(element)) or None

    def write(self, element: Element, value: str, item: Item) -> None:
        _write_text(element, value)

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
        old = read_moment(content(element), lambda _code, _message: None)
        if spell(old) != spell(value):
            _set_text(element, spell(value))

    def key(self, value: When) -> Hashable:
        return None


class _Urgency:
    def read(self, element: Element, item: Item) -> int | None:
        return read_number(content(element), 1, 9, item.remark(element))

    def write(self, element: Element, value: int, item: Item) -> None:
        _set_text(element, str(value))

    def key(self, value: int) -> Hashable:
        return None


class _Embargo:
    """``embargoed``: a time, or empty while the end is open (NewsML-G2, embargoed)."""

    def read(self, element: Element, item: Item) -> Embargo | None:
        value = INSTANT.read(element, item)
        return Embargo(value) if value or blank(content(element)) else None

    def write(self, element: Element, value: Embargo, item: Item) -> None:
        _set_text(element, spell(value.until))

    def key(self, value: Embargo) -> Hashable:
        return None


class _Label:
    """A text with language, role and rank: headline, keyword, name, edNote ..."""

    def read(self, element: Element, item: Item) -> Label | None:
        text = accepted(content(element), clean_prose, item.remark(element))
        if not text:
            return None
        return Label(
            text,
            language=_attribute(element, XML_LANG, clean_language, item),
            role=_read_role(element, item),
            rank=_read_rank(element, item),
        )

    def write(self, element: Element, value: Label, item: Item) -> None:
        _write_text(element, value.text)
        set_attribute(element, XML_LANG, value.language)
        _write_role(element, value.role)
        _write_rank(element, value.rank)

    def key(self, value: Label) -> Hashable:
        return value.language, value.role


def _names(element: Element, item: Item) -> tuple[Label, ...]:
    return get_many(element, "name", LABEL, item)


class _Code:
    """A term of a controlled vocabulary: qcode or uri, with names."""

    def read(self, element: Element, item: Item) -> Code | None:
        qcode = _attribute(element, "qcode", clean_qcode, item)
        uri = _attribute(element, "uri", clean_uri, item)
        if not (qcode or uri):
            return None
        return Code(qcode, uri=uri, names=_names(element, item))

    def write(self, element: Element, value: Code, item: Item) -> None:
        set_attribute(element, "qcode", value.qcode)
        set_attribute(element, "uri", value.uri)
        put_many(element, "name", value.names, LABEL, item)

    def key(self, value: Code) -> Hashable:
        return value.qcode, value.uri


@frozen
class _Concept:
    """Any property that stands for a concept; *plain* for those inside others, which relate to nothing further."""

    plain: bool = False

    def read(self, element: Element, item: Item) -> Concept | None:
        fields: dict[str, Any] = {
            "qcode": _attribute(element, "qcode", clean_qcode, item),
            "uri": _attribute(element, "uri", clean_uri, item),
            "literal": _attribute(element, "literal", clean_prose, item),
            "names": _names(element, item),
        }
        if not any(fields.values()):
            return None
        fields["type"] = _attribute(element, "type", clean_qcode, item)
        if not self.plain:
            fields["role"] = _read_role(element, item)
            fields["rank"] = _read_rank(element, item)
            fields["same_as"] = get_many(element, "sameAs", PLAIN, item)
            fields["broader"] = get_many(element, "broader", PLAIN, item)
        return Concept(**fields)

    def write(self, element: Element, value: Concept, item: Item) -> None:
        for name in ("qcode", "uri", "literal", "type"):
            set_attribute(element, name, getattr(value, name))
        put_many(element, "name", value.names, LABEL, item)
        if not self.plain:
            _write_role(element, value.role)
            _write_rank(element, value.rank)
            put_many(element, "sameAs", value.same_as, PLAIN, item)
            put_many(element, "broader", value.broader, PLAIN, item)

    def key(self, value: Concept) -> Hashable:
        return value.qcode or value.uri or value.literal or value.name


class _AltId:
    def read(self, element: Element, item: Item) -> AltId | None:
        value = accepted(content(element), clean_prose, item.remark(element))
        if not value:
            return None
        return AltId(
            value,
            type=_attribute(element, "type", clean_qcode, item),
            environment=_attribute(element, "environment", clean_qcodes, item),
        )

    def write(self, element: Element, value: AltId, item: Item) -> None:
        _write_text(element, value.value)
        set_attribute(element, "type", value.type)
        set_attribute(element, "environment", value.environment)

    def key(self, value: AltId) -> Hashable:
        return value.type, value.environment


_LINK_ATTRIBUTES: Final = {
    "href": ("href", clean_uri),
    "residref": ("residref", clean_prose),
    "rel": ("rel", clean_qcode),
    "content_type": ("contenttype", clean_prose),
}
_RENDITION_ATTRIBUTES: Final = {
    "href": ("href", clean_uri),
    "residref": ("residref", clean_prose),
    "rendition": ("rendition", clean_qcode),
    "rendition_uri": ("renditionuri", clean_uri),
    "content_type": ("contenttype", clean_prose),
    "title": ("title", clean_prose),
    "duration": ("duration", clean_prose),
}
_RENDITION_NUMBERS: Final = {"size": 2**63 - 1, "width": _MOST, "height": _MOST}


class _Link:
    """``link``: another resource; its title is a child element."""

    def read(self, element: Element, item: Item) -> RelatedLink | None:
        fields: dict[str, Any] = {
            field: _attribute(element, name, clean, item) for field, (name, clean) in _LINK_ATTRIBUTES.items()
        }
        if not (fields["href"] or fields["residref"]):
            return None
        title = element.find(item.tag("title"))
        if title is not None:
            fields["title"] = STRING.read(title, item) or ""
        return RelatedLink(**fields, rank=_read_rank(element, item))

    def write(self, element: Element, value: RelatedLink, item: Item) -> None:
        for field, (name, _) in _LINK_ATTRIBUTES.items():
            set_attribute(element, name, getattr(value, field))
        _write_rank(element, value.rank)
        title = element.find(item.tag("title"))
        if title is None and value.title:
            title = element.makeelement(item.tag("title"))
            title.text = value.title
            element.insert(0, title)
        elif title is not None and value.title:
            _write_text(title, value.title)
        elif title is not None:
            remove(title)

    def key(self, value: RelatedLink) -> Hashable:
        return value.href, value.residref


class _Rendition:
    """``remoteContent``: the content, or a part of it, in a file elsewhere."""

    def read(self, element: Element, item: Item) -> Rendition | None:
        fields: dict[str, Any] = {
            field: _attribute(element, name, clean, item) for field, (name, clean) in _RENDITION_ATTRIBUTES.items()
        }
        if not (fields["href"] or fields["residref"]):
            return None
        for name, most in _RENDITION_NUMBERS.items():
            fields[name] = read_number(element.get(name, ""), 0, most, item.remark(element, name))
        return Rendition(**fields)

    def write(self, element: Element, value: Rendition, item: Item) -> None:
        for field, (name, _) in _RENDITION_ATTRIBUTES.items():
            set_attribute(element, name, getattr(value, field))
        for name in _RENDITION_NUMBERS:
            number = getattr(value, name)
            set_attribute(element, name, "" if number is None else str(number))

    def key(self, value: Rendition) -> Hashable:
        return value.href, value.residref, value.rendition, value.rendition_uri


STRING: Final = _String()
INSTANT: Final = _Moment(instant=True)
MOMENT: Final = _Moment(instant=False)
URGENCY: Final = _Urgency()
EMBARGO: Final = _Embargo()
LABEL: Final = _Label()
CODE: Final = _Code()
CONCEPT: Final = _Concept()
PLAIN: Final = _Concept(plain=True)
ALT_ID: Final = _AltId()
LINK: Final = _Link()
RENDITION: Final = _Rendition()


@frozen
class _Member(Generic[T]):
    element: Element
    value: T


def _members(parent: Element, name: str, codec: Codec[T], item: Item) -> list[_Member[T]]:
    found = []
    for child in parent.iterchildren(item.tag(name)):
        try:
            value = codec.read(child, item)
        except ModelError as error:
            item.remark(child)("NEWSML-VALUE", error.message)
            continue
        if value is not None:
            found.append(_Member(child, value))
    return found


def get_many(parent: Element, name: str, codec: Codec[T], item: Item) -> tuple[T, ...]:
    """The values of the children called *name*, in order; those that say nothing are left out."""
    return tuple(member.value for member in _members(parent, name, codec, item))


def put_many(  # noqa: PLR0917 - the same order as get_many
    parent: Element, name: str, values: Sequence[T], codec: Codec[T], item: Item, keep: Element | None = None
) -> None:
    """Make the children called *name* say *values*, in order; *keep* is a child of that name that is none of them.

    A child that says one of the values already stays as it is; one whose value is the same thing said anew is changed
    in place; the others go. Children that say nothing that the model holds stay.
    """
    members = [member for member in _members(parent, name, codec, item) if member.element is not keep]
    if [member.value for member in members] == list(values):
        return
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
