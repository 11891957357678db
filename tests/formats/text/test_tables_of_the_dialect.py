"""The tables that reader, writer and documentation share are complete, and agree with the model."""

from __future__ import annotations

import contextlib
import typing

import attrs
import pytest

from newsdoc import model
from newsdoc.formats.text.attributes import Attributes, Misread, Value, build
from newsdoc.formats.text.characters import UNWRITABLE
from newsdoc.formats.text.fields import FIELDS
from newsdoc.formats.text.marks import ATTRIBUTION_MARK, BLOCKS, MARK, MARKS, SPANS, Mark
from newsdoc.formats.text.shapes import SHAPES, Shape, default_of
from newsdoc.model import Article, Block, Inline, Node
from newsdoc.model.values import first_unwritable

_GROUPS: dict[str, type[Node]] = {
    field.name: type(default)
    for field in attrs.fields(Article)
    if field.init and isinstance(default := default_of(Article, field.name), Node)
}


def _fields(kind: type[Node]) -> set[str]:
    return {field.name for field in attrs.fields(kind) if field.init}


def test_each_class_of_the_model_has_a_shape_or_is_a_group_of_header_fields() -> None:
    classes = {
        each
        for each in (getattr(model, name) for name in model.__all__)
        if isinstance(each, type) and issubclass(each, Node) and each is not Node
    }
    assert {shape.kind for shape in SHAPES} | set(_GROUPS.values()) | {Article} == classes
    assert len(SHAPES) == len({shape.kind for shape in SHAPES})


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.kind.__name__)
def test_each_field_of_each_class_stands_in_its_shape_once(shape: Shape) -> None:
    attributes = [attribute.field for attribute in shape.attributes]
    members = [member.field for member in shape.members]
    merged = [shape.merged[0]] if shape.merged else []
    fields = [*attributes, *members, *merged, *shape.structure]
    # The content may have a name too, for where it cannot stand beside the attributes.
    assert sorted({*fields, *([shape.content] if shape.content else [])}) == sorted(_fields(shape.kind))
    assert len(fields) == len(set(fields))


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.kind.__name__)
def test_a_shape_that_lacks_something_is_misread_and_no_error_of_the_program(shape: Shape) -> None:
    by_grammar = dict.fromkeys(shape.structure, "given")
    for attribute in (None, *shape.attributes):
        items = [(attribute.name, Value("1", 0))] if attribute else []
        for content in ("", "1"):
            with contextlib.suppress(Misread):
                build(shape, Attributes(0, items=list(items)), content, by_grammar)


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.kind.__name__)
def test_the_names_in_a_shape_are_unlike(shape: Shape) -> None:
    merged = shape.merged[1] if shape.merged else Shape(Node)
    names = [attribute.name for attribute in (*shape.attributes, *merged.attributes)]
    names += [member.name for member in (*shape.members, *merged.members)]
    assert len(names) == len(set(names))


def test_each_field_of_an_article_and_its_groups_has_one_row_in_the_header() -> None:
    rows = [(field.group, field.field) for field in FIELDS]
    own = {("", name) for name in _fields(Article) - set(_GROUPS) - {"body", "source"}}
    grouped = {(group, name) for group, kind in _GROUPS.items() for name in _fields(kind)}
    assert set(rows) == own | grouped
    assert len(rows) == len(set(rows)) == len({field.name.lower() for field in FIELDS})


def test_each_field_that_holds_several_values_may_stand_several_times() -> None:
    for field in FIELDS:
        kind = _GROUPS[field.group] if field.group else Article
        assert field.many == isinstance(default_of(kind, field.field), tuple), field.name


def test_each_class_of_inlines_but_text_is_a_kind_of_span() -> None:
    assert {shape.kind for shape in SPANS.values()} == set(typing.get_args(Inline)) - {model.Text}


def test_each_class_of_blocks_has_a_kind_or_a_mark_of_its_own() -> None:
    by_mark = {
        model.Paragraph: None,
        model.BlockQuote: "quotation",
        model.List: "item",
        model.Table: "row",
        model.Break: "break",
    }
    by_kind = {shape.kind for shape in BLOCKS.values()} - {model.Participant}
    assert set(by_mark) | by_kind == set(typing.get_args(Block))
    assert {name for name in by_mark.values() if name} <= {mark.name for mark in MARKS}


@pytest.mark.parametrize("mark", MARKS, ids=lambda mark: mark.name)
def test_the_example_of_a_mark_begins_with_it(mark: Mark) -> None:
    found = MARK.match(mark.example)
    assert found is not None
    assert found.lastgroup == mark.name
    assert not ATTRIBUTION_MARK.match(mark.example)


def test_the_reader_replaces_exactly_what_the_model_refuses() -> None:
    for number in range(0x110000):
        character = chr(number)
        assert bool(UNWRITABLE.match(character)) == (first_unwritable(character) == 0)
