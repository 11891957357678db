"""The reader is strict, says where, and raises nothing but its own errors."""

from __future__ import annotations

import contextlib
import inspect
import json
import subprocess
import sys
import time
from collections.abc import Collection
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdoc.errors import LimitError, NewsdocError, ReadError
from newsdoc.formats.json import FORMAT
from newsdoc.formats.json.moments import read_instant, read_moment
from newsdoc.formats.json.places import spell_path
from newsdoc.formats.json.reader import read
from newsdoc.model import MAX_DEPTH, Article, Concept, When
from newsdoc.model.values import spell
from newsdoc.testing import articles, moments

HEAD = '{"type":"article","schema_version":1'


def trouble(data: bytes | str, **options: str) -> str:
    with pytest.raises(ReadError) as caught:
        list(read(data, **options))
    return str(caught.value)


NESTS = {
    "arrays": ("[", "", "]"),
    "objects": ('{"a":', "1", "}"),
    "quotations": (f'{HEAD},"body":[', '{"type":"block_quote","blocks":[', '{"type":"break"}', "]}", "]}"),
    "sections": (
        f'{HEAD},"body":[',
        '{"type":"section","sections":[',
        '{"type":"section","title":[{"type":"text","text":"a"}]}',
        "]}",
        "]}",
    ),
    "inlines": (
        f'{HEAD},"body":[{{"type":"paragraph","inlines":[',
        '{"type":"strong","inlines":[',
        '{"type":"text","text":"a"}',
        "]}",
        "]}]}",
    ),
}


@pytest.mark.parametrize("levels", [MAX_DEPTH, 100, 120, 130, 250, 500, 1100, 100_000])
@pytest.mark.parametrize("name", NESTS)
def test_what_nests_too_deeply_is_refused_quickly(name: str, levels: int) -> None:
    *before, start, middle, end = NESTS[name] if len(NESTS[name]) == 3 else NESTS[name][:4]
    data = "".join(before) + start * levels + middle + end * levels + "".join(NESTS[name][4:])
    began = time.process_time()
    message = trouble(data)
    assert time.process_time() - began < 5
    if before:
        assert "nodes nest deeper than 64 levels" in message or "nested deeper than the 64 levels" in message
    if levels > 1000:
        with pytest.raises(LimitError):
            list(read(data))


@pytest.mark.parametrize("levels", [200, 1000, 2000, 100_000])
def test_what_breaks_off_deep_down_nests_too_deeply(levels: int) -> None:
    with pytest.raises(LimitError, match="nested deeper than the 64 levels"):
        list(read("[" * levels))


@pytest.mark.parametrize("left", [40, 80, 120, 160])
def test_a_mistake_deep_down_is_told_a_caller_who_is_deep_down_himself(left: int) -> None:
    start, wrong, end = '{"type":"block_quote","blocks":[', '{"type":"paragraph","words":"a"}', "]}"
    data = f'{HEAD},"body":[{start * 30}{wrong}{end * 30}]}}'

    def read_from(depth: int) -> None:
        if depth:
            read_from(depth - 1)
        else:
            list(read(data))

    with pytest.raises(ReadError, match=r"unknown field|nested deeper"):
        read_from(sys.getrecursionlimit() - len(inspect.stack(0)) - left)


def test_the_articles_before_a_broken_one_are_given() -> None:
    steps = read(f"[{HEAD}}},3]", name="a.json")
    assert next(steps).article == Article()
    with pytest.raises(ReadError, match=r"^a.json: expected"):
        next(steps)


def _only_our_errors(data: bytes | str) -> None:
    with contextlib.suppress(NewsdocError):
        for reading in read(data):
            FORMAT.write([reading.article])


@given(st.binary() | st.text(st.characters()))
def test_any_input_gives_articles_or_one_error(data: bytes | str) -> None:
    _only_our_errors(data)


JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["type", "a", "text", "body"]), inner, max_size=3)
    ),
    max_leaves=6,
)


@st.composite
def damaged(draw: st.DrawFn) -> object:
    """The JSON of an article in which something has been put in another's place, taken out, added or renamed."""
    document = json.loads(FORMAT.write([draw(articles(source=True))]))
    places: list[tuple[Any, Any]] = []
    waiting = [document]
    while waiting:
        found = waiting.pop()
        members = found.items() if isinstance(found, dict) else enumerate(found) if isinstance(found, list) else ()
        for step, member in members:
            places.append((found, step))
            waiting.append(member)
    for _ in range(draw(st.integers(1, 2))):
        holder, step = draw(st.sampled_from(places))
        act = draw(st.sampled_from(["replace", "remove", "rename", "swap"]))
        other, place = draw(st.sampled_from(places))
        if act == "replace":
            holder[step] = draw(JSON_VALUES)
        elif act == "swap" and step in _steps(holder) and place in _steps(other):
            holder[step] = json.loads(json.dumps(other[place]))
        elif isinstance(holder, dict) and step in holder:
            value = holder.pop(step)
            if act == "rename":
                holder[draw(st.sampled_from([str(place), f"{step}s", "title", "inlines"]))] = value
    return document


def _steps(holder: object) -> Collection[object]:
    return holder if isinstance(holder, dict) else range(len(holder)) if isinstance(holder, list) else ()


@given(damaged())
def test_a_damaged_article_gives_articles_or_one_error_with_its_path(document: object) -> None:
    try:
        articles_found = [reading.article for reading in read(json.dumps(document))]
    except ReadError as error:
        place = error.path
    else:
        place = "$"
        assert FORMAT.write(articles_found)
    assert place.startswith("$")


def _subject(concept: str) -> Concept:
    [reading] = read(f'{HEAD},"classification":{{"subjects":[{concept}]}}}}')
    return reading.article.classification.subjects[0]


def test_concepts_that_are_spelled_alike_share_one_value() -> None:
    spelled = '{"qcode":"medtop:1","names":[{"text":"one"}]}'
    assert _subject(spelled) is _subject(spelled)


@pytest.mark.parametrize("rank", ["true", "1.0", '"1"', "null"])
def test_what_is_shared_is_told_from_what_python_calls_equal(rank: str) -> None:
    spelled = '{"qcode":"medtop:1","rank":%s}'
    assert _subject(spelled % 1).rank == 1
    if rank == "null":
        assert _subject(spelled % rank).rank is None
    else:
        assert "$.classification.subjects[0].rank" in trouble(
            f'{HEAD},"classification":{{"subjects":[{spelled % rank}]}}}}'
        )


def test_of_what_is_shared_no_more_is_kept_than_a_few_thousand_short_objects() -> None:
    spelled, long = '{"qcode":"medtop:1"}', json.dumps({"literal": "a" * 2000})
    kept = _subject(spelled)
    assert _subject(long) is not _subject(long)
    for number in range(5000):
        _subject(f'{{"qcode":"a:{number}"}}')
    assert _subject(spelled) is not kept
    assert _subject(spelled) == kept


@given(articles(), st.integers(0, 10**9), st.binary(max_size=3))
def test_damaged_bytes_give_articles_or_one_error(whole: Article, place: int, change: bytes) -> None:
    data = FORMAT.write([whole])
    place %= len(data)
    _only_our_errors(data[:place] + change + data[place + 1 :])


@given(moments())
def test_every_moment_is_read_as_it_is_spelt(moment: When) -> None:
    found = read_moment(spell(moment))
    assert (type(found), spell(found)) == (type(moment), spell(moment))


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            "16",
            "2016-1",
            "2016-13",
            "2016-00",
            "0000",
            "20160104",
            "2016-W01",
            "2016-01-32",
            "2015-02-29",
            " 2016",
        ),
        *(
            "2016-01-04 16:34:00",
            "2016-01-04T16:34",
            "2016-01-04T24:00:00",
            "2016-01-04T16:34:60",
            "2016-01-04T16:34:00,5",
        ),
        *("2016-01-04T16:34:00+0100", "2016-01-04T16:34:00+01", "2016-01-04T16:34:00+15:00", "2016-01-04t16:34:00z"),
        *("2016-01-04T16:34:00.1234567", "２０１６", "2016-01-04T16:34:00+01:00:01", "-2016"),
    ],
)
def test_what_is_no_moment_is_none(text: str) -> None:
    assert read_moment(text) is None
    assert read_instant(text) is None


def test_moments_are_read_in_all_forms_of_iso_8601_that_xml_schema_has() -> None:
    assert spell(read_instant("2016-01-04T16:34:00Z")) == "2016-01-04T16:34:00+00:00"
    assert spell(read_instant("2016-01-04T16:34:00.5")) == "2016-01-04T16:34:00.500000"
    assert spell(read_instant("2016-01-04T16:34:00.123456-11:30")) == "2016-01-04T16:34:00.123456-11:30"


def test_a_zone_beyond_what_the_model_takes_is_refused_with_its_path() -> None:
    message = trouble(f'{HEAD},"times":{{"version_created":"2016-01-04T16:34:00+14:30"}}}}')
    assert (
        message
        == "expected a zone within 14 hours of UTC and in whole minutes, got 14:30:00 at $.times.version_created"
    )


def test_paths_are_written_as_jsonpath_does() -> None:
    assert spell_path(()) == "$"
    assert spell_path(("a", 0, "b_1", "1b", "a.b", "ä", '"')) == '$.a[0].b_1["1b"]["a.b"]["\\u00e4"]["\\""]'


@pytest.mark.parametrize(
    ("data", "verdict"),
    [
        (b'{"type"', True),
        (b"{}", True),
        (b"{", True),
        (b' \r\n\t{ "', True),
        (b"\xef\xbb\xbf\n[{", True),
        (b"[]", True),
        (b"[[", True),
        (b"", False),
        (b"\xef\xbb\xbf", False),
        (b"text {", False),
        (b"<x/>", False),
        (b"[Laughs.] No.", False),
        (b'"text"', False),
        (b"{note} text", False),
    ],
)
def test_json_is_recognised_by_its_first_marks(data: bytes, verdict: bool) -> None:  # noqa: FBT001 - a column of the table
    assert FORMAT.sniff(data) is verdict


@given(st.binary())
def test_sniffing_never_raises(data: bytes) -> None:
    FORMAT.sniff(data)


def test_asking_for_the_format_loads_no_converter() -> None:
    code = "import newsdoc.formats.json, sys; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603 - our own code
    assert not {"newsdoc.formats.json.structuring", "hypothesis", "jsonschema", "lxml", "click"} & set(
        done.stdout.split()
    )
