"""Names of NewsML-G2 as the parser spells them, and small questions to elements."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final
from xml.etree.ElementTree import Element

from newsdoc.validation.structure.schema import G2, tag

__all__ = ["G2_TAG", "XML_LANG", "XSI_NIL", "children", "g2", "has", "is_g2", "text_of", "trimmed", "words"]

G2_TAG: Final = tag(G2, "")
"""What the tags of NewsML-G2 begin with."""
XML_LANG: Final = "{http://www.w3.org/XML/1998/namespace}lang"
"""The attribute xml:lang."""
XSI_NIL: Final = "{http://www.w3.org/2001/XMLSchema-instance}nil"
"""The attribute xsi:nil."""


def g2(name: str) -> str:
    """The tag of an element of NewsML-G2."""
    return G2_TAG + name


def is_g2(element: Element) -> bool:
    """Whether an element is one of NewsML-G2."""
    return element.tag.startswith(G2_TAG)


def children(element: Element, name: str) -> Iterator[Element]:
    """The children of that name."""
    wanted = G2_TAG + name
    return (child for child in element if child.tag == wanted)


def has(element: Element, name: str) -> bool:
    """Whether an element has a child of that name."""
    wanted = G2_TAG + name
    return any(child.tag == wanted for child in element)


def text_of(element: Element) -> str:
    """All text in an element, without the white space around it."""
    return "".join(element.itertext()).strip()


def trimmed(element: Element, attribute: str) -> str:
    """The value of an attribute without the white space around it, ``""`` if it is not there."""
    return element.get(attribute, "").strip()


def words(text: str) -> frozenset[str]:
    """The words of a text, to ask whether one is among them."""
    return frozenset(text.split())
