"""The page on the dialect shows canonical texts, and its tables are those that reader and writer go by."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from newsdoc.formats.text.fields import FIELDS
from newsdoc.formats.text.marks import BLOCKS, CELL, MARKS, SPANS
from newsdoc.formats.text.reader import read_text
from newsdoc.formats.text.shapes import CELL as CELL_SHAPE
from newsdoc.formats.text.shapes import Shape
from newsdoc.formats.text.writer import write_article

_PAGE = (Path(__file__).parents[3] / "docs" / "text.md").read_text(encoding="utf-8")
_EXAMPLES = re.findall(r"^```text\n(.*?)^```$", _PAGE, re.MULTILINE | re.DOTALL)


_VALUES = "value | behind the colon | attributes | below"


def _rows(head: str) -> list[list[str]]:
    """The rows of the table whose head begins so, without the marks of code."""
    _, found, rest = _PAGE.partition(f"| {head} |\n")
    assert found, head
    lines = rest.partition("\n\n")[0].strip().split("\n")[1:]
    cells = (re.split(r"(?<!\\)\|", line)[1:-1] for line in lines)
    return [[cell.strip().replace("`", "").replace("\\|", "|") for cell in row] for row in cells]


def _every_attribute(shape: Shape) -> list[str]:
    merged = _every_attribute(shape.merged[1]) if shape.merged else []
    return [*(each.name for each in shape.attributes), *merged]


def _attributes(shape: Shape) -> list[str]:
    """What may stand in a list: the attributes with those of the shapes that are merged, then their members."""
    return [*_every_attribute(shape), *(each.name for each in shape.every_member)]


def test_the_page_has_examples() -> None:
    assert len(_EXAMPLES) >= 5


@pytest.mark.parametrize("text", _EXAMPLES)
def test_each_example_is_written_as_newsdoc_writes_it(text: str) -> None:
    (reading,) = read_text(text)
    assert reading.findings == ()
    assert write_article(reading.article) == text


def test_the_table_of_marks_is_complete() -> None:
    assert _rows("mark | such as | what it is") == [[mark.name, mark.example, mark.meaning] for mark in MARKS]


def test_the_table_of_blocks_is_complete() -> None:
    documented = [(kind, attributes.split()) for kind, attributes, _ in _rows("kind | attributes | text")]
    assert documented == [(kind, _attributes(shape)) for kind, shape in BLOCKS.items()]


def test_the_table_of_spans_is_complete() -> None:
    spans = {**SPANS, CELL: CELL_SHAPE}
    documented = [(kind, attributes.split()) for kind, attributes in _rows("kind | attributes")]
    assert documented == [(kind, _attributes(shape)) for kind, shape in spans.items()]


def test_the_table_of_header_fields_is_complete() -> None:
    documented = _rows("field | how often | value")
    assert [(name, times == "any number") for name, times, _ in documented] == [
        (field.name, field.many) for field in FIELDS
    ]
    values = {value: (attributes.split(), below.split()) for value, _, attributes, below in _rows(_VALUES)}
    for (_, _, value), field in zip(documented, FIELDS, strict=True):
        if isinstance(field.form, Shape):
            below = [each.name.title() for each in field.form.every_member]
            assert values[value] == (_every_attribute(field.form), below)
        else:
            assert value in {"text", "whole number", "date", "date with time"}


def test_the_table_of_findings_is_complete() -> None:
    sources = Path(__file__).parents[3] / "src" / "newsdoc" / "formats" / "text"
    used = {code for path in sources.glob("*.py") for code in re.findall(r'"(TEXT-\w+)"', path.read_text("utf-8"))}
    assert {code for code, _ in _rows("finding | what it says")} == used
