"""JSON and JSON lines: everything that keeps a document from being an article, each with its path and its place."""

from __future__ import annotations

import json
from typing import Any

import pytest
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
        places = _paths(document)[1:]
        if not places:  # all has been dropped
            break
        *outer, step = draw(st.sampled_from(places))
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


_TWICE = "~twice"


@st.composite
def _broken(draw: st.DrawFn) -> tuple[str, list[tuple[str, str]]]:
    """An article in JSON with mistakes in up to three places; the path of each, and what stands where it is."""
    document = json.loads(newsdoc.dumps(draw(articles(depth=2)), "json"))
    found = [(path, _at(document, path)) for path in _paths(document)]
    strings = [path for path, value in found if isinstance(value, str) and path[-1] != "type"]
    objects = [path for path, value in found if isinstance(value, dict)]
    keys = [path for path, value in found if isinstance(value, str) and isinstance(path[-1], str)]
    acts = [
        *(("number", path) for path in strings),
        *(("control", path) for path in strings),
        *(("stranger", path) for path in objects),
        *(("twice", path) for path in keys),
    ]
    expected = []
    for act, path in draw(st.lists(st.sampled_from(acts), min_size=2, max_size=3, unique_by=lambda pair: pair[1])):
        holder = _at(document, path[:-1]) if path else document
        match act:
            case "number":
                holder[path[-1]] = 3
                expected.append((_spelled(path), _key_or(path, "3")))
            case "control":
                holder[path[-1]] = "\1"
                expected.append((_spelled(path), _key_or(path, r'"\u0001"')))
            case "stranger":
                _at(document, path)["zzz"] = None
                expected.append((_spelled((*path, "zzz")), '"zzz"'))
            case _:
                holder[path[-1] + _TWICE] = holder[path[-1]]
                expected.append((_spelled(path[:-1]), _key_or(path, "")))
    text = json.dumps(document, indent=draw(st.sampled_from([None, 2])), ensure_ascii=draw(st.booleans()))
    return text.replace(_TWICE, ""), expected


def _at(document: Any, path: tuple[Any, ...]) -> Any:  # noqa: ANN401 - anything in JSON
    for step in path:
        document = document[step]
    return document


def _spelled(path: tuple[Any, ...]) -> str:
    return "$" + "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)


def _key_or(path: tuple[Any, ...], value: str) -> str:
    return f'"{path[-1]}"' if isinstance(path[-1], str) else value


@given(broken=_broken())
def test_mistakes_in_several_places_are_all_told_each_once_and_at_its_place(
    broken: tuple[str, list[tuple[str, str]]],
) -> None:
    text, expected = broken
    report = VALIDATOR.validate(text, format="json")
    told = [(one.path, text[slice(*one.span)] if one.span else "") for one in report.findings]
    assert sorted(told) == sorted(expected), [str(one) for one in report.findings]
    assert report.findings == tuple(sorted(report.findings, key=lambda one: (one.line, one.column)))


@given(broken=_broken())
def test_what_the_reader_says_is_among_what_is_told(broken: tuple[str, list[tuple[str, str]]]) -> None:
    text, _ = broken
    with pytest.raises(newsdoc.ReadError) as caught:
        newsdoc.loads(text, "json")
    told = [(one.path, one.message) for one in VALIDATOR.validate(text, format="json").findings]
    assert (caught.value.path, caught.value.message) in told


@given(lines=st.lists(_broken(), min_size=1, max_size=3))
def test_each_line_of_json_lines_is_told_everything_too(lines: list[tuple[str, list[tuple[str, str]]]]) -> None:
    texts = [" ".join(text.split("\n")) for text, _ in lines]
    report = VALIDATOR.validate("\n".join(texts), format="ndjson")
    alone = [
        (number, one.path, one.message, one.column)
        for number, text in enumerate(texts, 1)
        for one in VALIDATOR.validate(text, format="json").findings
    ]
    assert [(one.line, one.path, one.message, one.column) for one in report.findings] == alone


def test_what_the_model_refuses_and_keys_that_stand_twice_are_told_beside_all_else() -> None:
    text = (
        '{"type":"article","schema_version":1,"headline":"a\\u0001b","byline":"\\u0002","headlin":"x",\n'
        ' "language":"en_US","body":[{"type":"list","start":2},{"type":"paragraph","inlines":3}],\n'
        ' "times":{"content_created":"2016-02-30"},"summary":"a","summary":"b"}'
    )
    findings = VALIDATOR.validate(text).findings
    assert [(one.path, one.line, text[slice(*one.span or (0, 0))]) for one in findings] == [
        ("$.headline", 1, '"headline"'),
        ("$.byline", 1, '"byline"'),
        ("$.headlin", 1, '"headlin"'),
        ("$.language", 2, '"language"'),
        ("$.body[0]", 2, "{"),
        ("$.body[1].inlines", 2, '"inlines"'),
        ("$.times.content_created", 3, '"content_created"'),
        ("$", 3, '"summary"'),
    ]
    assert findings[-1].column == text.splitlines()[2].rindex('"summary"') + 1


def test_a_mistake_in_a_field_is_not_told_once_more_of_the_object_that_needs_it() -> None:
    head = '{"type": "article", "schema_version": 1, '
    concepts = '"classification": {"subjects": [{"qcode": 3}, {"names": "x"}, {"rank": "x"}]}}'
    assert [(one.path, one.message) for one in VALIDATOR.validate(head + concepts).findings] == [
        ("$.classification.subjects[0].qcode", "expected a string, got 3"),
        ("$.classification.subjects[1].names", 'expected an array, got "x"'),
        ("$.classification.subjects[2]", "a concept needs a qcode, a uri, a literal or a name"),
        ("$.classification.subjects[2].rank", 'expected a whole number, got "x"'),
    ]
    people = '"body": [{"type": "interview", "participants": [{"label": 1}, {}, {"label": 2}], "turns": [{}]}]}'
    assert [one.path for one in VALIDATOR.validate(head + people).findings] == [
        "$.body[0].participants[0].label",
        "$.body[0].participants[1]",
        "$.body[0].participants[2].label",
        "$.body[0].turns[0]",
    ]


def test_an_article_of_a_misspelt_type_is_looked_into() -> None:
    text = '{"type": "artcle", "schema_version": 2, "headline": 3}'
    assert [one.path for one in VALIDATOR.validate(text).findings] == ["$.type", "$.schema_version", "$.headline"]


def test_nodes_that_nest_too_deeply_are_told_of_beside_what_is_wrong_in_them() -> None:
    line = '{"type": "paragraph", "inlines": [{"type": "text", "text": 3}]}'
    opening, closing = '{"type": "block_quote", "blocks": [', "]}"
    text = f'{{"type": "article", "schema_version": 1, "body": [{opening * 70}{line}{closing * 70}], "byline": 3}}'
    told = [(one.path.count("blocks"), one.message.partition(",")[0]) for one in VALIDATOR.validate(text).findings]
    assert told == [
        (7, "nodes nest deeper than 64 levels"),
        (70, "expected a string"),
        (0, "expected a string"),
    ]


def test_places_count_from_behind_a_byte_order_mark() -> None:
    sound = '{"type": "article", "schema_version": 1}'
    text = f'\ufeff{sound[:-1]}, "byline": 3}}'
    for data in (text, text.encode()):
        for format, more in (("json", ""), ("ndjson", sound)):
            whole = data + f"\n{more}" if isinstance(data, str) else data + f"\n{more}".encode()
            (one,) = VALIDATOR.validate(whole, format=format).findings
            assert (one.line, one.column, one.path) == (1, 42, "$.byline")


def test_a_line_of_json_lines_ends_where_the_reader_says_so() -> None:
    sound = '{"type": "article",\r "schema_version": 1}\n'
    assert VALIDATOR.validate(sound * 2, format="ndjson").ok
    blank = sound.replace("\n", "\u00a0\n")
    assert len(list(newsdoc.loads_all(blank * 2, "ndjson"))) == 2
    assert VALIDATOR.validate(blank * 2, format="ndjson").ok
    odd = VALIDATOR.validate(sound + sound.replace("1}", '1, "headline": "\ud800"}'), format="ndjson")
    assert [one.code for one in odd.findings] == ["FILE-FORMAT"]
