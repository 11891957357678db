"""Readable paths: where an element stands in its document."""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdoc.validation.paths import Paths
from newsdoc.validation.places import Spot


def _chain(steps: int) -> tuple[Element, Element]:
    """The root and the innermost of as many elements, each in the one before it."""
    root = inner = Element("e1")
    for number in range(2, steps + 1):
        inner = SubElement(inner, f"e{number}")
    return root, inner


def _paths(root: Element) -> Paths:
    return Paths(root, {element: number for number, element in enumerate(root.iter())})


@pytest.mark.parametrize("steps", [1, 2, 12, 13, 23, 24])
def test_a_path_is_whole_up_to_24_steps(steps: int) -> None:
    root, inner = _chain(steps)
    assert _paths(root).of(Spot(inner)) == "/".join(f"e{number}" for number in range(1, steps + 1))


@pytest.mark.parametrize("steps", [25, 26, 1000])
def test_of_a_longer_path_the_middle_is_left_out(steps: int) -> None:
    root, inner = _chain(steps)
    path = _paths(root).of(Spot(inner, "qcode")).split("/")
    assert path[:12] == [f"e{number}" for number in range(1, 13)]
    assert path[12] == "..."
    assert path[13:] == [*(f"e{number}" for number in range(steps - 11, steps + 1)), "@qcode"]


def test_a_number_stands_where_sisters_have_the_same_name() -> None:
    root = Element("{urn:example}items")
    first, _, second = (SubElement(root, f"{{urn:example}}{name}") for name in ("item", "note", "item"))
    xml_lang = "{http://www.w3.org/XML/1998/namespace}lang"
    paths = _paths(root)
    assert [paths.of(Spot(first)), paths.of(Spot(second, xml_lang))] == ["items/item[1]", "items/item[2]/@xml:lang"]


@given(data=st.data(), size=st.integers(1, 40))
def test_paths_are_the_same_in_whatever_order_they_are_asked_for(data: st.DataObject, size: int) -> None:
    elements = [Element("root")]
    parents: dict[Element, Element] = {}
    for _ in range(size):
        parent = data.draw(st.sampled_from(elements))
        elements.append(SubElement(parent, data.draw(st.sampled_from("ab"))))
        parents[elements[-1]] = parent
    paths = _paths(elements[0])
    for element in data.draw(st.permutations(elements)):
        assert paths.of(Spot(element)) == _path(element, parents)


def _path(element: Element, parents: dict[Element, Element]) -> str:
    """The path by going up from the element."""
    steps: list[str] = []
    while element in parents:
        same = [child for child in parents[element] if child.tag == element.tag]
        steps.insert(0, f"{element.tag}[{same.index(element) + 1}]" if len(same) > 1 else element.tag)
        element = parents[element]
    steps.insert(0, element.tag)
    if len(steps) > 24:
        steps[12:-12] = ["..."]
    return "/".join(steps)
