"""The published schema is that of the model, takes all that is written, and refuses what the reader refuses."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

import attrs
import jsonschema
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import newsdoc.model
from newsdoc.errors import ModelError, ReadError
from newsdoc.formats.json.assembling import REFUSALS, assemble
from newsdoc.formats.json.patterns import STRING_OF, STRINGS
from newsdoc.formats.json.reader import read
from newsdoc.formats.json.schema import make_schema, spell_schema
from newsdoc.formats.json.shapes import TAGS, fields_of, tag_of
from newsdoc.formats.json.structuring import Trouble, structure
from newsdoc.formats.json.writer import write
from newsdoc.model import Article, Node, Source
from newsdoc.model.values import spell
from newsdoc.testing import HOSTILE, articles, languages, moments, qcode_lists, qcodes, texts, uris

PUBLISHED = (resources.files("newsdoc.formats.json") / "article.schema.json").read_bytes()
SCHEMA = json.loads(PUBLISHED)
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)
CLASSES = [
    kind
    for kind in vars(newsdoc.model).values()
    if isinstance(kind, type) and kind is not Node and issubclass(kind, Node | Source)
]


def is_valid(document: object) -> bool:
    return bool(VALIDATOR.is_valid(document))


def is_read(document: object) -> bool:
    try:
        list(read(json.dumps(document)))
    except ReadError:
        return False
    return True


def test_the_published_schema_is_the_one_that_the_model_makes() -> None:
    help_ = "python -m newsdoc.formats.json.schema > src/newsdoc/formats/json/article.schema.json"
    assert spell_schema() == PUBLISHED, f"make it anew: {help_}"


def test_it_is_a_schema_of_draft_2020_12() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["$schema"] == "https://json-schema.org/draft/2020-12/schema"


@pytest.mark.parametrize("kind", CLASSES, ids=lambda kind: kind.__name__)
def test_every_class_and_field_has_its_place_in_it_with_what_its_docstring_says(kind: type[Any]) -> None:
    defined = SCHEMA["$defs"][tag_of(kind)]
    assert defined["description"]
    head = {"schema_version", "type"} if kind is Article else {"type"} if kind in TAGS else set()
    assert set(defined["properties"]) == {field.name for field in fields_of(kind)} | head
    documented = re.findall(r":ivar (\w+):", kind.__doc__ or "")
    for name in documented:
        assert defined["properties"][name].get("description"), name
    assert not [text for text in _descriptions(defined) if re.search(r"``|:\w+:|>>>", text)]


def _descriptions(schema: object) -> list[str]:
    if isinstance(schema, list):
        return [text for member in schema for text in _descriptions(member)]
    if not isinstance(schema, dict):
        return []
    own = [schema["description"]] if isinstance(schema.get("description"), str) else []
    return own + [text for member in schema.values() for text in _descriptions(member)]


def test_no_two_definitions_have_one_name() -> None:
    assert not {tag_of(kind) for kind in CLASSES} & {*STRINGS, "block", "inline", "plain_concept"}


def test_every_definition_is_used_and_every_reference_defined() -> None:
    used = set(re.findall(r'"#/\$defs/(\w+)"', PUBLISHED.decode()))
    assert used == set(SCHEMA["$defs"])


@given(articles(source=True), st.booleans())
def test_every_article_that_is_written_is_valid(article: Article, keep_source: bool) -> None:  # noqa: FBT001 - drawn
    assert is_valid(json.loads(write([article], keep_source=keep_source)))


@given(st.lists(articles(metadata=False), max_size=3))
def test_several_articles_in_one_document_are_valid(several: list[Article]) -> None:
    assert is_valid(json.loads(write(several)))


HEAD: dict[str, object] = {"type": "article", "schema_version": 1}


def _body(**block: object) -> dict[str, object]:
    return {**HEAD, "body": [block]}


def _line(**inline: object) -> dict[str, object]:
    return _body(type="paragraph", inlines=[inline])


def _about(**concept: object) -> dict[str, object]:
    return {**HEAD, "classification": {"subjects": [concept]}}


BROKEN: dict[str, object] = {
    "a number": 3,
    "null": None,
    "a string": "text",
    "an empty object": {},
    "an array of numbers": [3],
    "an array of arrays": [[]],
    "no version": {"type": "article"},
    "no type": {"schema_version": 1},
    "another version": {**HEAD, "schema_version": 2},
    "a version in a string": {**HEAD, "schema_version": "1"},
    "another type": {**HEAD, "type": "paragraph"},
    "an unknown field": {**HEAD, "headlin": "a"},
    "a derived field": {**HEAD, "depth": 1},
    "a number for a string": {**HEAD, "headline": 3},
    "null for a string": {**HEAD, "headline": None},
    "null for an array": {**HEAD, "body": None},
    "null for a group": {**HEAD, "rights": None},
    "a control character": {**HEAD, "headline": "a\0"},
    "a noncharacter": {**HEAD, "headline": "\ufffe"},
    "a language of a wrong shape": {**HEAD, "language": "en_US"},
    "a string for a body": {**HEAD, "body": "text"},
    "a string for a block": {**HEAD, "body": ["text"]},
    "a block without type": _body(inlines=[]),
    "a block of an unknown type": _body(type="paragraf"),
    "an inline for a block": _body(type="text", text="a"),
    "a section in a quotation": _body(type="block_quote", blocks=[{"type": "section"}]),
    "a string for an inline": _body(type="paragraph", inlines=["a"]),
    "a text without text": _line(type="text"),
    "a text with more": _line(type="text", text="a", bold=True),
    "a line break that holds something": _line(type="line_break", inlines=[]),
    "a link to what is no URI": _line(type="link", href="%"),
    "a link to a bad host": _line(type="link", href="http://a:b/"),
    "a mention of nothing": _line(type="mention", inlines=[]),
    "a mention of an empty concept": _line(type="mention", inlines=[], concept={}),
    "a quotation of an unknown kind": _line(type="quote", kind="said"),
    "an inference that is no truth value": _line(type="quote", attribution={"inferred": 1}),
    "a list that starts without order": _body(type="list", start=2),
    "a list that is not ordered but starts": _body(type="list", ordered=False, start=0),
    "a list that starts too high": _body(type="list", ordered=True, start=10**9),
    "a cell over no column": _body(type="table", rows=[[{"colspan": 0}]]),
    "a cell over a fraction": _body(type="table", rows=[[{"rowspan": 1.5}]]),
    "a cell that is a string": _body(type="table", rows=[["a"]]),
    "a row that is an object": _body(type="table", rows=[{}]),
    "an unknown alignment": _body(type="table", alignment=["top"]),
    "a turn of nobody": _body(type="interview", turns=[{"blocks": []}]),
    "a turn of a blank": _body(type="interview", turns=[{"speaker": " "}]),
    "a participant without label": _body(type="interview", participants=[{"name": "A"}]),
    "a blank keyword": {**HEAD, "classification": {"keywords": [{"text": "\n"}]}},
    "a keyword in a string": {**HEAD, "classification": {"keywords": ["a"]}},
    "a rank below zero": {**HEAD, "classification": {"keywords": [{"text": "a", "rank": -1}]}},
    "a concept of nothing": _about(type="a:b", role="c:d"),
    "a concept of a blank literal": _about(literal=" ", names=[]),
    "a qcode without alias": _about(qcode="economy"),
    "a qcode with a space": _about(qcode="a:b c"),
    "a role of a wrong shape": _about(qcode="a:b", role="c"),
    "a related concept with a rank": _about(qcode="a:b", same_as=[{"qcode": "a:b", "rank": 1}]),
    "a related concept with a role": _about(qcode="a:b", broader=[{"qcode": "a:b", "role": "c:d"}]),
    "a related concept with relations": _about(qcode="a:b", broader=[{"qcode": "a:b", "broader": [{"qcode": "a:b"}]}]),
    "a code of nothing": {**HEAD, "management": {"status": {"names": [{"text": "a"}]}}},
    "a code in a string": {**HEAD, "management": {"status": "stat:usable"}},
    "an urgency too high": {**HEAD, "management": {"urgency": 10}},
    "an urgency that is true": {**HEAD, "management": {"urgency": True}},
    "an embargo until a day": {**HEAD, "management": {"embargo": {"until": "2016-01-04"}}},
    "a version from zero": {**HEAD, "identity": {"version": 0}},
    "a number that is too large": {**HEAD, "identity": {"version": 2**31}},
    "an identifier without value": {**HEAD, "identity": {"alternates": [{"type": "a:b"}]}},
    "a link to nowhere": {**HEAD, "links": [{"title": "a"}]},
    "a rendition of nothing": {**HEAD, "renditions": [{"href": "", "residref": " "}]},
    "a rendition of a negative size": {**HEAD, "renditions": [{"href": "a", "size": -1}]},
    "a date in words": {**HEAD, "times": {"content_created": "today"}},
    "a month that there is not": {**HEAD, "times": {"content_created": "2016-13"}},
    "an hour that there is not": {**HEAD, "times": {"version_created": "2016-01-04T24:00:00"}},
    "a date in a number": {**HEAD, "times": {"content_created": 2016}},
    "a source without data": {**HEAD, "source": {"format": "text"}},
    "a source that is a string": {**HEAD, "source": "text"},
    "a source in bad base64": {**HEAD, "source": {"format": "text", "data": {"base64": "a"}}},
    "a source of a part below zero": {**HEAD, "source": {"format": "text", "data": "", "part": -1}},
}


@pytest.mark.parametrize("name", BROKEN)
def test_what_is_broken_is_refused_by_the_schema_and_by_the_reader(name: str) -> None:
    assert not is_valid(BROKEN[name])
    assert not is_read(BROKEN[name])


@pytest.mark.parametrize(
    "document",
    [
        HEAD,
        [],
        [HEAD, HEAD],
        {**HEAD, "headline": "  not in normal  form ", "language": "", "body": [], "source": None, "identity": {}},
        _body(type="paragraph"),
        _body(type="list", ordered=True, start=0, items=[{}]),
        _body(type="list", start=1),
        _about(literal="a", qcode="", rank=None),
        _about(qcode="a:b", same_as=[{"qcode": "a:b", "role": "", "rank": None, "same_as": [], "broader": []}]),
        {**HEAD, "management": {"embargo": {}, "status": None, "urgency": None}},
        {**HEAD, "times": {"content_created": "0001", "version_created": "2016-01-04T16:34:00.1Z"}},
    ],
    ids=str,
)
def test_what_is_sound_is_taken_by_the_schema_and_by_the_reader(document: object) -> None:
    assert is_valid(document)
    assert is_read(document)


PLACES = st.sampled_from(
    [
        *(
            spot
            for spot in (
                "headline",
                "language",
                "body",
                "times",
                "identity",
                "classification",
                "links",
                "rank",
                "qcode",
            )
        ),
        *(
            "type",
            "text",
            "inlines",
            "title",
            "blocks",
            "ordered",
            "start",
            "href",
            "names",
            "kind",
            "attribution",
            "data",
        ),
    ]
)
SCRAPS: st.SearchStrategy[object] = st.one_of(
    st.sampled_from(
        [None, True, False, 0, 1, 2, -1, 0.5, "", "\u00a0", "a", "a:b", "%", "2016", [], {}, [[]], ["a"], [{}]]
    ),
    st.sampled_from([{"type": tag} for tag in ("text", "paragraph", "strong", "section", "list", "break", "turn")]),
    st.sampled_from([{"qcode": "a:b"}, {"text": "a"}, [{"text": "a"}], {"label": "Q"}, {"inlines": []}]),
    st.sampled_from(["direct", "left", "2016-01-04T16:34:00Z", "a\0", "\ufeff", "en-US", "a\u2028:b"]),
)


@st.composite
def altered(draw: st.DrawFn) -> object:
    """The JSON of an article with one member taken out, or replaced by or joined by something else."""
    document = json.loads(write([draw(articles(source=True))]))
    holders = [holder for holder in _objects(document) if holder]
    holder = draw(st.sampled_from(holders))
    name = draw(st.sampled_from(sorted(holder)))
    act = draw(st.sampled_from(["replace", "remove", "join", "alter"]))
    if act == "remove":
        del holder[name]
    elif act == "alter" and isinstance(holder[name], list) and holder[name]:
        holder[name][draw(st.integers(0, len(holder[name]) - 1))] = draw(SCRAPS)
    else:
        holder[name if act != "join" else draw(PLACES)] = draw(SCRAPS)
    return document


def _objects(value: object) -> list[dict[str, Any]]:
    members = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    inside = [found for member in members for found in _objects(member)]
    return [value, *inside] if isinstance(value, dict) else inside


@given(altered())
def test_schema_and_reader_agree_about_what_is_altered(document: object) -> None:
    # What the schema cannot say is that the participants of an interview have labels of their own.
    assume(not _has_twins(document))
    assert is_valid(document) == is_read(document)


@given(altered())
def test_what_assembles_an_article_and_what_explains_it_agree(document: object) -> None:
    troubles: list[Trouble] = []
    explained = structure(document, (), troubles.append)
    try:
        article: Article | None = assemble(json.loads(json.dumps(document)))  # a copy, for it is taken apart
    except REFUSALS:
        article = None
    assert article == (None if troubles else explained)


def _has_twins(document: object) -> bool:
    people = [found.get("participants") for found in _objects(document) if isinstance(found.get("participants"), list)]
    labels = [[person.get("label") for person in row if isinstance(person, dict)] for row in people if row]
    return any(len({str(label).strip() for label in row}) < len(row) for row in labels)


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(SCHEMA["$defs"][name]["pattern"])


NEAR = st.lists(
    st.sampled_from([*HOSTILE, "a", "b", ":", "/", "//", "-", "%41", "1", "en", "\0", "\x1f", "\ufffe", "[::1]"]),
    max_size=5,
).map("".join)
MATTER = st.one_of(NEAR, texts(), uris(), qcodes(), qcode_lists(), languages(), moments().map(spell))


@pytest.mark.parametrize("clean", STRING_OF, ids=lambda clean: clean.__name__)
@given(text=MATTER)
def test_the_patterns_take_just_what_the_model_leaves_as_it_is(clean: Callable[[str], str], text: str) -> None:
    try:
        kept = clean(text)
    except ModelError:
        assert not _pattern(STRING_OF[clean]).search(text) or text != text.strip("\n")
        return
    assert _pattern(STRING_OF[clean]).search(kept)


def test_every_function_that_cleans_a_string_of_the_model_has_its_pattern() -> None:
    used = {
        field.converter for kind in CLASSES for field in attrs.fields(attrs.resolve_types(kind)) if field.type is str
    }
    assert used == set(STRING_OF)
    assert set(STRING_OF.values()) < set(STRINGS)


@given(moments())
def test_the_pattern_of_moments_takes_every_moment(moment: newsdoc.model.When) -> None:
    assert _pattern("moment").search(spell(moment))


@pytest.mark.parametrize("name", STRINGS)
def test_the_patterns_take_time_in_proportion_to_the_text(name: str) -> None:
    for piece in ("a", " ", "a:", "a:b ", "%41", "//a@", "a-", "1", "\0"):
        _pattern(name).search(piece * 20_000 + "\0")


def test_the_schema_is_made_anew_each_time() -> None:
    assert make_schema() == make_schema() == SCHEMA
    assert make_schema() is not make_schema()


def test_the_documentation_lists_every_object_with_its_fields() -> None:
    page = (Path(__file__).parents[3] / "docs" / "json.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (`\w+`|[a-z ]+) \| ((?:`\w+`(?:, )?)+|\(none\)) \|$", page, re.MULTILINE)
    listed = {name.strip("`").replace(" ", "_"): re.findall(r"`(\w+)`", fields) for name, fields in rows}
    assert listed == {tag_of(kind): [field.name for field in fields_of(kind)] for kind in CLASSES}
    tagged = {name.strip("`") for name, _ in rows if name.startswith("`")}
    assert tagged == set(TAGS.values())
