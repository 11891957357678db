"""Makes documents up by a walk through the official schemas, and bends some of them.

They reach what no real file uses: every element, attribute and content model of every version comes up. A seed decides
everything. The walk knows the schemas only through the tests' own reading of them, and nothing of newsdoc's tables.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Final

from lxml import etree

from newsdoc.validation.structure.records import (
    Any,
    AnyAttribute,
    AttributeUse,
    Choice,
    Component,
    GroupUse,
    Particle,
    Ref,
    Sequence,
    Table,
)
from validation.mutants import bend
from validation.official import ALL_VERSIONS, official_odrl, official_table
from validation.values import GOOD, bent

__all__ = ["mutant"]

_ROOTS: Final = (
    "newsItem",
    "packageItem",
    "conceptItem",
    "knowledgeItem",
    "planningItem",
    "catalogItem",
    "newsMessage",
)
_NAMESPACES: Final = {"x": "urn:example:other", "xs": "http://www.w3.org/2001/XMLSchema"}
_XML: Final = "{http://www.w3.org/XML/1998/namespace}"
_DSIG: Final = "{http://www.w3.org/2000/09/xmldsig#}Signature"
_DEEP: Final = 9
_LARGE: Final = 150


def mutant(seed: int) -> tuple[bytes, str]:
    """A document, and the version to check it as."""
    dice = random.Random(seed)  # noqa: S311 - tests, not secrets
    version = dice.choice(ALL_VERSIONS)
    root = _Walk(dice, official_table(version), mischief=dice.choice((0.0, 0.0, 0.002, 0.01, 0.05))).document()
    if dice.random() < 0.4:
        bend(dice, root, times=1)
    if dice.random() < 0.1:
        version = dice.choice(ALL_VERSIONS)
    return etree.tostring(root, encoding="utf-8", xml_declaration=True), version


class _Walk:
    """One walk through a schema.

    :param mischief: how likely a wrong step is.
    """

    def __init__(self, dice: random.Random, table: Table, mischief: float) -> None:
        self._dice = dice
        self._table = table
        self._mischief = mischief
        self._ids = 0
        self._made = 0

    def document(self) -> etree._Element:
        """A document; its root is an item more often than another global element."""
        global_ones = [one.key for one in self._table.elements() if one.kind == "element"]
        key = self._dice.choice(
            [one for one in _ROOTS if one in global_ones] if self._dice.random() < 0.8 else global_ones
        )
        return self._element(self._table, key, None, 0)

    def _errs(self) -> bool:
        return self._dice.random() < self._mischief

    def _element(self, table: Table, key: str, parent: etree._Element | None, depth: int) -> etree._Element:
        component = table.components[key]
        self._made += 1
        tag = f"{{{table.namespace}}}{component.name}"
        element = etree.Element(tag, nsmap=_NAMESPACES) if parent is None else etree.SubElement(parent, tag)
        lineage = self._lineage(table, component)
        for ancestor in lineage:
            self._attributes(table, ancestor.attributes, element)
        texts = [name for ancestor in lineage for name, _ in ancestor.text]
        if texts:
            element.text = self._value(texts[-1])
        for ancestor in lineage:
            self._particle(table, ancestor.content, element, depth + 1)
        if any(ancestor.mixed for ancestor in lineage) or self._errs():
            for one in element:
                one.tail = self._dice.choice(("", "words", "\n"))
            element.text = self._dice.choice(("", "words"))
        return element

    def _lineage(self, table: Table, component: Component) -> list[Component]:
        bases = [one for name, _ in component.bases for one in self._lineage(table, table.components[name])]
        return [*bases, component]

    def _attributes(
        self, table: Table, uses: tuple[AttributeUse | GroupUse | AnyAttribute, ...], element: etree._Element
    ) -> None:
        for use in uses:
            if isinstance(use, GroupUse):
                self._attributes(table, table.attribute_groups[use.name], element)
            elif isinstance(use, AnyAttribute):
                if self._dice.random() < 0.03:
                    element.set(self._dice.choice(("{urn:example:other}a", f"{_XML}lang", "a")), "en")
            elif (use.required or self._dice.random() < 0.12) != self._errs():
                name = _XML + use.name[4:] if use.name.startswith("xml:") else use.name
                value = use.fixed or self._value(self._dice.choice(use.datatype.split("|")))
                element.set(name, value if not self._errs() else bent(self._dice))

    def _value(self, datatype: str) -> str:
        if self._errs():
            return bent(self._dice)
        if datatype == "id":
            self._ids += 1
            return f"n{self._ids}"
        return self._dice.choice(GOOD.get(datatype, (datatype,)))

    def _times(self, occurs: str, depth: int) -> int:
        few = depth > _DEEP or self._made > _LARGE
        least = occurs in {"", "+"}
        if few or occurs == "":
            wanted = int(least)
        elif occurs == "?":
            wanted = int(self._dice.random() < 0.4)
        else:
            wanted = int(least) + self._dice.choice((0, 0, 1, 1, 2))
        return wanted if not self._errs() else self._dice.randrange(3)

    def _particle(self, table: Table, particle: Particle | None, parent: etree._Element, depth: int) -> None:
        if particle is None:
            return
        for _ in range(self._times(particle.occurs, depth)):
            if isinstance(particle, Ref):
                self._element(table, particle.key, parent, depth)
            elif isinstance(particle, GroupUse):
                self._particle(table, table.groups[particle.name], parent, depth)
            elif isinstance(particle, Any):
                self._wild(table, particle, parent, depth)
            else:
                for item in self._items(particle):
                    self._particle(table, item, parent, depth)

    def _items(self, particle: Sequence | Choice) -> Iterator[Particle]:
        items = list(particle.items)
        if isinstance(particle, Choice):
            yield self._dice.choice(items)
            return
        if self._errs():
            self._dice.shuffle(items)
        yield from items

    def _wild(self, table: Table, wildcard: Any, parent: etree._Element, depth: int) -> None:
        if wildcard.strict and not self._errs():
            self._element(official_odrl(), "Policy", parent, depth)
        elif wildcard.kind == "g2":
            self._element(table, self._dice.choice(_ROOTS[:4]), parent, depth)
        elif wildcard.kind == "dsig":
            etree.SubElement(parent, _DSIG)
        elif wildcard.kind == "any" and self._dice.random() < 0.5:
            known = [one.key for one in table.elements() if one.kind == "element"]
            self._element(table, self._dice.choice(known), parent, depth)
        else:
            foreign = etree.SubElement(parent, self._dice.choice(("{urn:example:other}y", "{urn:example:third}z")))
            foreign.text = "words"
