"""Readable paths: where an element stands in its document."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from typing import Final, TypeAlias
from xml.etree.ElementTree import Element

from newsdoc.validation.places import Spot

__all__ = ["Paths"]

_XML: Final = "{http://www.w3.org/XML/1998/namespace}"
_ENDS: Final = 12


_Level: TypeAlias = tuple[Element, int, int, str, tuple[str, ...]]
"""An element that is open on the way through the document; the number of the first element behind it; how many steps
its path has; the first ones of them, as text; the last ones, where there are more."""


class Paths:
    """The paths of one document, such as ``newsItem/contentMeta/subject[3]/@qcode``.

    A number stands where an element has sisters of its name. Of paths with more than 24 steps, the middle is left out.
    Whoever asks in the order of the document goes through it once at most.

    :param ordinals: the number of each element, in the order of the document.
    """

    def __init__(self, root: Element, ordinals: Mapping[Element, int]) -> None:
        self._ordinals = ordinals
        self._steps: dict[Element, str] = {}
        self._open: list[_Level] = [(root, len(ordinals), 1, _name(root), ())]

    def of(self, spot: Spot) -> str:
        """The path of an element or an attribute."""
        _, _, depth, path, last = self._level(spot.element)
        if last:
            path = "/".join([path, *(["..."] if depth > 2 * _ENDS else []), *last])
        if spot.attribute:
            prefix = "xml:" if spot.attribute.startswith(_XML) else ""
            path = f"{path}/@{prefix}{spot.attribute.rpartition('}')[2]}"
        return path

    def _level(self, element: Element) -> _Level:
        """Goes on to an element: out of what ends before it and into what it is in."""
        levels, ordinals = self._open, self._ordinals
        number = ordinals[element]
        while not ordinals[levels[-1][0]] <= number < levels[-1][1]:
            levels.pop()
        while levels[-1][0] is not element:
            parent, end, depth, first, last = levels[-1]
            position = bisect_right(parent, number, key=ordinals.__getitem__)
            if position < len(parent):
                end = ordinals[parent[position]]
            child = parent[position - 1]
            if depth < _ENDS:
                first = f"{first}/{self._step(child, parent)}"
            else:
                last = (*last, self._step(child, parent))[-_ENDS:]
            levels.append((child, end, depth + 1, first, last))
        return levels[-1]

    def _step(self, element: Element, parent: Element) -> str:
        if element not in self._steps:
            same = [child for child in parent if child.tag == element.tag]
            name = _name(element)
            if len(same) == 1:
                self._steps[element] = name
            else:
                self._steps.update({child: f"{name}[{number}]" for number, child in enumerate(same, 1)})
        return self._steps[element]


def _name(element: Element) -> str:
    return element.tag.rpartition("}")[2]
