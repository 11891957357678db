"""The table says of each version what the official schema of that version says: proved, not sampled."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsdoc.validation.structure.automaton import State
from newsdoc.validation.structure.datatypes import DATATYPES
from newsdoc.validation.structure.records import version_number
from newsdoc.validation.structure.reference import pages
from newsdoc.validation.structure.schema import (
    LATEST,
    NITF,
    NITF_VERSIONS,
    Declaration,
    Schema,
    newsml_g2,
    newsml_g2_table,
    nitf,
    odrl,
)
from validation.official import ALL_VERSIONS, official_nitf, official_odrl, official_table


@pytest.mark.usefixtures("shared")
@pytest.mark.parametrize("version", ALL_VERSIONS)
def test_table_equals_the_official_schema(version: str) -> None:
    _assert_equal(
        Schema(newsml_g2_table(), version_number(version)), Schema(official_table(version), version_number(version))
    )


@pytest.mark.usefixtures("shared")
def test_table_of_odrl_equals_its_schema() -> None:
    _assert_equal(odrl(), Schema(official_odrl(), version_number("2.2")))


@pytest.mark.usefixtures("shared")
@pytest.mark.parametrize("version", NITF_VERSIONS)
def test_table_of_nitf_equals_its_schema(version: str) -> None:
    _assert_equal(
        nitf(version_number(version)), Schema(official_nitf(version), version_number(version), namespace=NITF)
    )


def _assert_equal(ours: Schema, theirs: Schema) -> None:
    assert sorted(ours.known) == sorted(theirs.known)
    waiting = [(ours.known[tag], theirs.known[tag]) for tag in ours.known]
    done = set()
    while waiting:
        pair = waiting.pop()
        if pair not in done:
            done.add(pair)
            assert _face(pair[0]) == _face(pair[1]), pair[0].key
            waiting += _compare_models(*pair)


def _face(declaration: Declaration) -> dict[str, object]:
    """All of a declaration but its content model."""
    return {
        "attributes": {
            name: (attribute.datatype.name, attribute.datatype.title, attribute.required)
            for name, attribute in declaration.attributes.items()
        },
        "foreign": declaration.foreign,
        "text": declaration.text and declaration.text.name,
        "content": declaration.content,
    }


def _compare_models(one: Declaration, other: Declaration) -> list[tuple[Declaration, Declaration]]:
    """The pairs of children of two declarations whose content models accept the same; fails where they do not."""
    children = []
    waiting = [(one.begin(), other.begin())]
    seen = set()
    while waiting:
        pair: tuple[State[Declaration], State[Declaration]] = waiting.pop()
        if pair in seen:
            continue
        seen.add(pair)
        ours, theirs = pair
        assert ours.accepts == theirs.accepts, one.key
        assert sorted(ours.moves) == sorted(theirs.moves), one.key
        for tag, (after, child) in ours.moves.items():
            their_after, their_child = theirs.moves[tag]
            waiting.append((after, their_after))
            children.append((child, their_child))
        wild = {(any_.kind, any_.strict): state for any_, state in ours.wildcards}
        their_wild = {(any_.kind, any_.strict): state for any_, state in theirs.wildcards}
        assert sorted(wild) == sorted(their_wild), one.key
        waiting += [(state, their_wild[key]) for key, state in wild.items()]
    return children


def test_each_element_attribute_and_datatype_has_a_line_of_help() -> None:
    table = newsml_g2_table()
    assert [one.key for one in table.elements() if not one.help] == []
    assert [one.name for one in table.vocabulary.values() if not one.help] == []
    assert [one.name for one in DATATYPES.values() if not one.title] == []


def test_each_attribute_that_is_used_is_in_the_vocabulary() -> None:
    schema = newsml_g2(version_number(LATEST))
    used = {
        attribute.name
        for component in schema.table.elements()
        for attribute in schema.declaration(component.key).attributes.values()
    }
    assert used - set(schema.table.vocabulary) <= {"roleruri"}  # a slip of the pen that the schema has kept since 2.18


@pytest.mark.parametrize("name", sorted(pages()))
def test_reference_is_what_the_table_says(name: str) -> None:
    page = Path(__file__).parents[2] / "docs" / "newsml-g2" / name
    again = "write it anew: python -m newsdoc.validation.structure.reference docs/newsml-g2"
    assert page.read_text(encoding="utf-8") == pages()[name], again
