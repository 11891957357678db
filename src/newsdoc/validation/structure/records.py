"""What a table of structure is made of: elements and types, content models, attributes, spans of versions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, TypeAlias

from attrs import Factory, define, field, frozen

__all__ = [
    "ALWAYS",
    "Any",
    "AnyAttribute",
    "AttributeName",
    "AttributeUse",
    "Choice",
    "Component",
    "Deprecation",
    "GroupUse",
    "Particle",
    "Ref",
    "Sequence",
    "Span",
    "Table",
    "version_number",
]


def version_number(version: str) -> int:
    """A version as a number that compares like it.

    >>> version_number("2.9") < version_number("2.35")
    True
    """
    major, _, minor = version.partition(".")
    return int(major) * 100 + int(minor)


@frozen
class Span:
    """The versions in which something is allowed, both ends included."""

    since: int = 0
    until: int = 99_999

    def __contains__(self, version: int) -> bool:
        return self.since <= version <= self.until

    def cut(self, other: Span) -> Span:
        """The versions that lie in both."""
        return Span(max(self.since, other.since), min(self.until, other.until))

    @property
    def empty(self) -> bool:
        """Whether no version lies in it."""
        return self.since > self.until


ALWAYS: Final = Span()


@frozen
class Ref:
    """An element in a content model, by the key of its declaration."""

    key: str
    occurs: str = ""
    span: Span = ALWAYS


@frozen
class GroupUse:
    """A named group, of particles or of attributes."""

    name: str
    occurs: str = ""
    span: Span = ALWAYS


@frozen
class Any:
    """A wildcard for elements: ``any``, ``other``, ``g2``, ``dsig``."""

    kind: str
    strict: bool = False
    occurs: str = ""
    span: Span = ALWAYS


@frozen
class Sequence:
    """Particles in order."""

    items: tuple[Particle, ...]
    occurs: str = ""
    span: Span = ALWAYS


@frozen
class Choice:
    """One of several particles."""

    items: tuple[Particle, ...]
    occurs: str = ""
    span: Span = ALWAYS


Particle: TypeAlias = Ref | GroupUse | Any | Sequence | Choice


@frozen
class AttributeUse:
    """An attribute in its place; without *datatype* it has that of the vocabulary."""

    name: str
    datatype: str = ""
    required: bool = False
    fixed: str = ""
    span: Span = ALWAYS


@frozen
class AnyAttribute:
    """A wildcard for attributes: ``lax``, ``strict``, ``skip`` for other namespaces, ``local`` for none."""

    process: str = "lax"
    span: Span = ALWAYS


@frozen
class AttributeName:
    """An attribute of the vocabulary."""

    name: str
    datatype: str
    help: str


@frozen
class Deprecation:
    """Something that the standard has given up, though the schema still takes it.

    :ivar name: of an element, of an element in another (``scheme/sameAs``), or of an attribute (``@guidref``).
    :ivar since: the version that gave it up, ``""`` if it is not known.
    :ivar cure: what to do instead.
    """

    name: str
    since: str
    cure: str

    @property
    def attribute(self) -> str:
        """The name of the attribute, ``""`` if it is an element."""
        return self.name[1:] if self.name[0] == "@" else ""

    @property
    def element(self) -> str:
        """The name of the element, ``""`` if it is an attribute."""
        return "" if self.attribute else self.name.rpartition("/")[2]

    @property
    def parent(self) -> str:
        """The name of the element in which it is deprecated, ``""`` if that is everywhere."""
        return self.name.rpartition("/")[0]


@define
class Component:
    """An element or a type.

    :ivar key: what tables call it: the name of an element, perhaps with a slash and what tells namesakes apart.
    :ivar kind: ``element``, ``local`` or ``type``.
    :ivar span: the versions in which it is known everywhere.
    :ivar bases: what it extends, and in which versions.
    """

    key: str
    kind: str
    span: Span = ALWAYS
    bases: tuple[tuple[str, Span], ...] = ()
    help: str = ""
    mixed: bool = False
    text: tuple[tuple[str, Span], ...] = ()
    content: Particle | None = None
    attributes: tuple[AttributeUse | GroupUse | AnyAttribute, ...] = ()

    @property
    def name(self) -> str:
        """The name of the element."""
        return self.key.partition("/")[0]


@define(eq=False)
class Table:
    """The structure of one vocabulary, all versions of it.

    :ivar namespace: of its elements.
    :ivar title: what messages call the vocabulary.
    :ivar declaring: how a document declares its version.
    :ivar components: elements and types by key.
    :ivar deprecations: what is given up.
    """

    namespace: str
    title: str = ""
    declaring: str = ""
    components: dict[str, Component] = Factory(dict)
    groups: dict[str, Particle] = Factory(dict)
    attribute_groups: dict[str, tuple[AttributeUse | GroupUse | AnyAttribute, ...]] = Factory(dict)
    vocabulary: dict[str, AttributeName] = Factory(dict)
    deprecations: list[Deprecation] = Factory(list)
    twins_since: int = field(default=0)
    _keys: dict[str, list[str]] = field(factory=dict, init=False, repr=False)

    def keys_of(self, name: str) -> list[str]:
        """The keys of the declarations of elements with that name."""
        if not self._keys:
            for component in self.elements():
                self._keys.setdefault(component.name, []).append(component.key)
        return self._keys.get(name, [])

    def elements(self) -> Iterator[Component]:
        """All declarations of elements."""
        return (component for component in self.components.values() if component.kind != "type")
