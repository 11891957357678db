"""What checks share: the document as it was read, the items in it, and what is said about it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Final, TypeAlias
from xml.etree.ElementTree import Element

from attrs import Factory, define, field, frozen

from newsdoc.validation.places import Spot

if TYPE_CHECKING:
    from newsdoc.validation.structure.schema import Schema
    from newsdoc.validation.vocabularies import Vocabulary

__all__ = ["ITEMS", "ROLES", "Fault", "Item", "Note", "Scene"]

Note: TypeAlias = tuple[Element, str, str]
"""An attribute that rules look at: the element, the name of the attribute, its value."""

ROLES: Final = 9
"""How many kinds of notes there are."""

ITEMS: Final = ("newsItem", "packageItem", "conceptItem", "knowledgeItem", "planningItem", "catalogItem")
"""The names of the items that can stand alone or in a newsMessage."""


@frozen
class Fault:
    """What a check found, before its place is looked up.

    :ivar rule: the id of the rule.
    :ivar message: what is wrong; ``{other}`` in it becomes the line of *other*.
    :ivar other: a second place that the message speaks of.
    """

    rule: str
    spot: Spot
    message: str
    help: str = ""
    other: Element | None = None


@define(eq=False)
class Item:
    """An item, or the envelope or catalog that is the root: what one set of catalogs and one version hold for.

    :ivar name: of the root element: ``newsItem``, ``newsMessage``, ``catalog`` ...
    :ivar declared: the version that the item says it is in, ``""`` if it does not.
    :ivar schema: what it was checked against.
    :ivar nodes: its elements of NewsML-G2 by name, in the order of the document, without those of items within it.
    :ivar strays: undeclared elements in the namespace of NewsML-G2, or in one that looks like it, where the schema does
        not mind them; with the name of the element around them.
    :ivar notes: its attributes that rules look at, by :class:`~newsdoc.validation.structure.schema.Role`: the element,
        the name of the attribute, its value.
    :ivar cache: what checks have found out about the item and share.
    """

    root: Element
    name: str
    declared: str
    schema: Schema
    parent: Item | None = None
    nodes: dict[str, list[Element]] = field(factory=lambda: defaultdict(list))
    notes: tuple[list[Note], ...] = field(factory=lambda: tuple([] for _ in range(ROLES)))
    strays: list[tuple[Element, str]] = Factory(list)
    cache: dict[str, object] = Factory(dict)

    def all(self, *names: str) -> Iterator[Element]:
        """Its elements of those names, name by name."""
        for name in names:
            if name in self.nodes:
                yield from self.nodes[name]


@define(eq=False, slots=False)
class Scene:
    """What holds for the whole document.

    :ivar root: its root element.
    :ivar items: the root, and the items within it.
    :ivar ids: the elements with ids, by id.
    :ivar catalogs: the user's catalogs: URIs by alias, by the address that a catalogRef may give.
    :ivar vocabularies: the user's vocabularies, by the URI of the scheme.
    """

    root: Element
    items: list[Item]
    ids: dict[str, Element]
    catalogs: Mapping[str, Mapping[str, str]] = Factory(dict)
    vocabularies: Mapping[str, Vocabulary] = Factory(dict)

    @cached_property
    def named(self) -> frozenset[str]:
        """All ids in the document, those of elements of other namespaces too."""
        return frozenset({*self.ids, *(element.attrib["id"] for element in self.root.iter() if "id" in element.attrib)})
