"""The look of a new file: one element a line, indented, wherever white space means nothing."""

from __future__ import annotations

from typing import Final

from newsdoc.formats.newsml.lexical import blank
from newsdoc.formats.newsml.names import Element, local_name

__all__ = ["indent"]

_STEP: Final = "  "
# Elements of the body in which white space between children means something.
_RUNNING: Final = frozenset(["p", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "li", "td", "th", "caption", "figcaption"])


def indent(element: Element, level: int = 0) -> None:
    """Put each child of *element* on a line of its own, and so on below; prose stays as it is."""
    if not len(element) or local_name(element) in _RUNNING or not blank(element.text):
        return
    if not all(blank(child.tail) for child in element):
        return
    element.text = "\n" + _STEP * (level + 1)
    for child in element:
        indent(child, level + 1)
        child.tail = element.text
    element[-1].tail = "\n" + _STEP * level
