"""Readable paths: where an element stands in its document."""

from __future__ import annotations

from functools import cached_property
from typing import Final
from xml.etree.ElementTree import Element

from newsdoc.validation.places import Spot

__all__ = ["Paths"]

_XML: Final = "{http://www.w3.org/XML/1998/namespace}"
_ENDS: Final = 12


class Paths:
    """The paths of one document, such as ``newsItem/contentMeta/subject[3]/@qcode``.

    A number stands where an element has sisters of its name. Of paths with more than 24 steps, the middle is left out.
    """

    def __init__(self, root: Element) -> None:
        name = root.tag.rpartition("}")[2]
        self._root = root
        self._steps: dict[Element, str] = {root: name}
        # The path of an element: how many steps it has, the first ones as text, and the last ones where there are more.
        self._paths: dict[Element, tuple[int, str, tuple[str, ...]]] = {root: (1, name, ())}

    @cached_property
    def parents(self) -> dict[Element, Element]:
        """The element around each element but the root."""
        return {child: parent for parent in filter(len, self._root.iter()) for child in parent}

    def of(self, spot: Spot) -> str:
        """The path of an element or an attribute."""
        depth, path, last = self._paths.get(spot.element) or self._path(spot.element)
        if last:
            path = "/".join([path, *(["..."] if depth > 2 * _ENDS else []), *last])
        if spot.attribute:
            prefix = "xml:" if spot.attribute.startswith(_XML) else ""
            path = f"{path}/@{prefix}{spot.attribute.rpartition('}')[2]}"
        return path

    def _path(self, element: Element) -> tuple[int, str, tuple[str, ...]]:
        waiting = []
        while element not in self._paths:
            waiting.append(element)
            element = self.parents[element]
        depth, first, last = self._paths[element]
        for below in reversed(waiting):
            step = self._step(below)
            if depth < _ENDS:
                first = f"{first}/{step}"
            else:
                last = (*last, step)[-_ENDS:]
            depth += 1
            self._paths[below] = depth, first, last
        return depth, first, last

    def _step(self, element: Element) -> str:
        if element not in self._steps:
            same = [child for child in self.parents[element] if child.tag == element.tag]
            name = element.tag.rpartition("}")[2]
            if len(same) == 1:
                self._steps[element] = name
            else:
                self._steps.update({child: f"{name}[{number}]" for number, child in enumerate(same, 1)})
        return self._steps[element]
