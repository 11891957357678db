"""Names that were meant: what is misspelt or in the wrong namespace is called by its right name for a while.

Law: a mistake that has been told does not bring others with it, since whoever looks at the tree afterwards finds what
was meant; and once all have looked, the tree is as the document has it.
"""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree.ElementTree import Element

from attrs import evolve

from newsdoc.validation.document import Fault
from newsdoc.validation.structure.words import local, namespace_of

__all__ = ["Mending"]


class Mending:
    """The names in one document that were taken for others."""

    def __init__(self) -> None:
        self._elements: dict[Element, str] = {}
        self._attributes: dict[tuple[Element, str], str] = {}

    def element(self, element: Element, meant: str) -> None:
        """Call an element by the tag that was meant, and put what it holds of its own into that namespace as well.

        >>> from xml.etree.ElementTree import fromstring
        >>> item, mending = fromstring("<newsItem xmlns='urn:wrong'><itemMeta/></newsItem>"), Mending()
        >>> mending.element(item, "{urn:right}newsItem")
        >>> item[0].tag, mending.undo([]), item[0].tag
        ('{urn:right}itemMeta', [], '{urn:wrong}itemMeta')
        """
        wrong, right = namespace_of(element.tag), namespace_of(meant)
        waiting = [element]
        while waiting:
            one = waiting.pop()
            self._elements.setdefault(one, one.tag)
            if wrong != right:
                waiting += [child for child in one if namespace_of(child.tag) == wrong]
            one.tag = f"{{{right}}}{local(one.tag)}"
        element.tag = meant

    def attribute(self, element: Element, name: str, meant: str) -> None:
        """Call an attribute by the name that was meant, which the element does not have yet.

        >>> from xml.etree.ElementTree import fromstring
        >>> item, mending = fromstring("<newsItem giud='urn:example:1'/>"), Mending()
        >>> mending.attribute(item, "giud", "guid")
        >>> item.keys(), mending.undo([]), item.keys()
        (['guid'], [], ['giud'])
        """
        self._attributes[element, meant] = name
        element.set(meant, element.attrib.pop(name))

    def undo(self, faults: Iterable[Fault]) -> list[Fault]:
        """Call everything by its own name again; gives *faults* with the attributes that they are about in truth."""
        for element, tag in self._elements.items():
            element.tag = tag
        for (element, meant), name in self._attributes.items():
            element.set(name, element.attrib.pop(meant))
        return [self._as_written(fault) for fault in faults] if self._attributes else list(faults)

    def _as_written(self, fault: Fault) -> Fault:
        name = self._attributes.get((fault.spot.element, fault.spot.attribute))
        return fault if name is None else evolve(fault, spot=fault.spot._replace(attribute=name))
