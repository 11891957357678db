"""Readable paths: where an element stands in its document."""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement

import pytest

from newsdoc.validation.paths import Paths
from newsdoc.validation.places import Spot


def _chain(steps: int) -> tuple[Element, Element]:
    """The root and the innermost of as many elements, each in the one before it."""
    root = inner = Element("e1")
    for number in range(2, steps + 1):
        inner = SubElement(inner, f"e{number}")
    return root, inner


@pytest.mark.parametrize("steps", [1, 2, 12, 13, 23, 24])
def test_a_path_is_whole_up_to_24_steps(steps: int) -> None:
    root, inner = _chain(steps)
    assert Paths(root).of(Spot(inner)) == "/".join(f"e{number}" for number in range(1, steps + 1))


@pytest.mark.parametrize("steps", [25, 26, 1000])
def test_of_a_longer_path_the_middle_is_left_out(steps: int) -> None:
    root, inner = _chain(steps)
    path = Paths(root).of(Spot(inner, "qcode")).split("/")
    assert path[:12] == [f"e{number}" for number in range(1, 13)]
    assert path[12] == "..."
    assert path[13:] == [*(f"e{number}" for number in range(steps - 11, steps + 1)), "@qcode"]


def test_a_number_stands_where_sisters_have_the_same_name() -> None:
    root = Element("{urn:example}items")
    first, _, second = (SubElement(root, f"{{urn:example}}{name}") for name in ("item", "note", "item"))
    xml_lang = "{http://www.w3.org/XML/1998/namespace}lang"
    paths = Paths(root)
    assert [paths.of(Spot(first)), paths.of(Spot(second, xml_lang))] == ["items/item[1]", "items/item[2]/@xml:lang"]
