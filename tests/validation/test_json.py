"""JSON and JSON lines: everything that keeps a document from being an article, each with its path and its place."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

import newsdoc
from newsdoc.testing import articles

VALIDATOR = newsdoc.Validator()

_ODD: list[Any] = [None, True, -1, 10**30, 1.5, "", "x", " a ", "2024-13-01", [], [[]], {}, {"type": "text"}, {"a": 1}]


def _paths(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:  # noqa: ANN401 - anything in JSON
    steps = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path, *(inner for step, part in steps for inner in _paths(part, (*path, step)))]


@st.composite
def _bent(draw: st.DrawFn) -> str:
    document = json.loads(newsdoc.dumps(draw(articles(depth=1)), "json"))
    for _ in range(draw(st.integers(0, 3))):
        *outer, step = draw(st.sampled_from(_paths(document)[1:]))
        holder = document
        for each in outer:
            holder = holder[each]
        match draw(st.sampled_from(["drop", "odd", "rename", "wrap"])):
            case "drop":
                del holder[step]
            case "odd":
                holder[step] = draw(st.sampled_from(_ODD))
            case "rename" if isinstance(holder, dict):
                holder[f"{step}s"] = holder.pop(step)
            case _:
                holder[step] = [holder[step]]
    return json.dumps(document, ensure_ascii=draw(st.booleans()), indent=draw(st.sampled_from([None, 2])))


def _is_read(text: str) -> bool:
    try:
        newsdoc.loads_all(text, "json").__next__()
    except newsdoc.NewsdocError:
        return False
    return True


@given(text=_bent())
def test_a_document_has_a_mistake_just_where_the_reader_refuses_it(text: str) -> None:
    report = VALIDATOR.validate(text, format="json", name="a.json")
    assert report.ok == _is_read(text), [str(one) for one in report.findings]
    for finding in report.findings:
        assert finding.path.startswith("$")
        assert finding.line >= 1, finding
        excerpt = report.excerpt(finding)
        assert excerpt is not None
        assert excerpt.text in text


def test_all_mistakes_are_told_at_once_each_at_its_place() -> None:
    text = """{
  "type": "article", "schema_version": 1, "headlin": "Grüße",
  "body": [
    {"type": "paragraf"},
    {"type": "paragraph", "inlines": [{"type": "text", "text": 3}]}
  ]
}"""
    report = VALIDATOR.validate(text, name="a.json")
    assert [str(one) for one in report.findings] == [
        'a.json:2:43: error JSON-STRUCTURE: unknown field "headlin"',
        'a.json:4:6: error JSON-STRUCTURE: there is no type "paragraf" here',
        "a.json:5:56: error JSON-STRUCTURE: expected a string, got 3",
    ]
    assert [one.path for one in report.findings] == ["$.headlin", "$.body[0].type", "$.body[1].inlines[0].text"]


def test_each_line_of_json_lines_is_checked_and_its_findings_stand_in_the_file() -> None:
    sound = '{"type": "article", "schema_version": 1, "headline": "Grüße", "body": []}'
    text = f"{sound}\n\n{sound.replace('headline', 'headlin')}\r\n" + '{"type": }\n' + sound
    report = VALIDATOR.validate(text, format="ndjson", name="a.ndjson")
    assert [str(one).partition(" character")[0] for one in report.findings] == [
        'a.ndjson:3:42: error JSON-STRUCTURE: unknown field "headlin"',
        "a.ndjson:4:10: error FILE-FORMAT: not JSON: unexpected",  # what orjson says behind it depends on its version
    ]
    first = report.findings[0]
    assert first.span
    assert text[slice(*first.span)] == '"headlin"'
    assert VALIDATOR.validate(f"{sound}\n{sound}\n", format="ndjson").ok
