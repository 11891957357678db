"""What is wrong with a document is said with its place, what was expected there, and what to do about it."""

from __future__ import annotations

import json

import pytest

from newsdoc.errors import ReadError
from newsdoc.formats.json.reader import read

BLOCKS = (
    '"paragraph", "preformatted", "break", "list", "table", "block_quote", "figure", "embed", "note", "interview" '
    'or "section"'
)
KINDS = 'expected one of "direct", "mixed", "scare", "title"'
DATE = 'expected a date such as "2016", "2016-01", "2016-01-04" or "2016-01-04T16:34:00+01:00"'
FIELDS = (
    "type, schema_version, headline, body, byline, dateline, summary, slugline, creditline, language, identity, times, "
    "management, credits, classification, further, wordings, "
    "rights, provenance, membership, catalogs, links, renditions, icons, source"
)
INNER_BLOCKS = BLOCKS.replace(', "interview" or "section"', ' or "interview"').replace('"interview" or "section"', "")
HEAD = '{"type":"article","schema_version":1'


def trouble(data: bytes | str, **options: str) -> str:
    with pytest.raises(ReadError) as caught:
        list(read(data, **options))
    return str(caught.value)


def article(**fields: object) -> str:
    return json.dumps({"type": "article", "schema_version": 1, **fields})


def paragraph(*inlines: object) -> str:
    return article(body=[{"type": "paragraph", "inlines": inlines}])


MISFITS = {
    "a number for a string": (
        article(
            body=[{"type": "break"}, {"type": "break"}, {"type": "paragraph", "inlines": [{"type": "text", "text": 3}]}]
        ),
        "expected a string, got 3 at $.body[2].inlines[0].text",
    ),
    "null for a string": (article(headline=None), "expected a string, got null at $.headline"),
    "true for a number": (
        article(management={"urgency": True}),
        "expected a whole number, got true at $.management.urgency",
    ),
    "a fraction for a number": (
        article(identity={"version": 1.0}),
        "expected a whole number, got 1.0 at $.identity.version",
    ),
    "a number too large": (
        article(identity={"version": 2**64}),
        "expected a whole number, got 1.8446744073709552e+19 at $.identity.version",
    ),
    "a number out of bounds": (
        article(management={"urgency": 0}),
        "urgency: expected a whole number from 1 to 9, got 0 at $.management.urgency",
    ),
    "a string for a number": (
        article(identity={"version": "1"}),
        'expected a whole number, got "1" at $.identity.version',
    ),
    "a number for a truth value": (
        article(body=[{"type": "list", "items": [{}], "ordered": 1}]),
        "expected true or false, got 1 at $.body[0].ordered",
    ),
    "a string for an array": (article(body="text"), 'expected an array, got "text" at $.body'),
    "an object for an array": (article(body={}), "expected an array, got an object at $.body"),
    "an array for an object": (article(identity=[]), "expected an object, got an array at $.identity"),
    "a string for an object": (
        article(classification={"subjects": ["economy"]}),
        'expected an object, got "economy" at $.classification.subjects[0]',
    ),
    "null for a group": (article(times=None), "expected an object, got null at $.times"),
    "a long string": (
        article(body="x" * 100),
        f'expected an array, got "{"x" * 49}… at $.body',
    ),
    "a cell that is no object": (
        article(body=[{"type": "table", "rows": [[{}, {}], [{}, 7]]}]),
        "expected an object, got 7 at $.body[0].rows[1][1]",
    ),
    "a row that is no array": (
        article(body=[{"type": "table", "rows": [{}]}]),
        "expected an array, got an object at $.body[0].rows[0]",
    ),
    "a block that is a string": (article(body=["text"]), f'expected {BLOCKS}, an object, got "text" at $.body[0]'),
    "a block without a type": (
        article(body=[{"inlines": []}]),
        f'expected an object whose "type" is {BLOCKS} at $.body[0]',
    ),
    "a block of an unknown type": (
        article(body=[{"type": "paragraf"}]),
        'there is no type "paragraf" here at $.body[0].type (did you mean "paragraph"?)',
    ),
    "a type that is no string": (
        article(body=[{"type": ["paragraph"]}]),
        f"expected the type {BLOCKS}, got an array at $.body[0].type",
    ),
    "a type in the wrong place": (
        article(body=[{"type": "strong"}]),
        f'a "strong" cannot stand here; expected {BLOCKS} at $.body[0].type',
    ),
    "a section in a list": (
        article(body=[{"type": "list", "items": [{"blocks": [{"type": "section"}]}]}]),
        f'a "section" cannot stand here; expected {INNER_BLOCKS} at $.body[0].items[0].blocks[0].type',
    ),
    "an unknown field": (article(headlin="a"), 'unknown field "headlin" at $.headlin (did you mean "headline"?)'),
    "an unknown field that is like none": (
        paragraph({"type": "text", "text": "a", "zzz": 1}),
        'unknown field "zzz" at $.body[0].inlines[0].zzz (fields are type, text)',
    ),
    "a derived field": (
        article(depth=1),
        f'unknown field "depth" at $.depth (fields are {FIELDS})',
    ),
    "a field with a tag where none is due": (
        article(identity={"type": "identity"}),
        'unknown field "type" at $.identity.type (fields are guid, version, provider, item_class, alternates)',
    ),
    "a missing field": (paragraph({"type": "text"}), 'the field "text" is missing at $.body[0].inlines[0]'),
    "a missing concept": (
        paragraph({"type": "mention", "inlines": []}),
        'the field "concept" is missing at $.body[0].inlines[0]',
    ),
    "a word that is in no list": (
        paragraph({"type": "quote", "inlines": [{"type": "text", "text": "a"}], "kind": "direkt"}),
        f'{KINDS}, got "direkt" at $.body[0].inlines[0].kind (did you mean "direct"?)',
    ),
    "a word in a row that is in no list": (
        article(body=[{"type": "table", "alignment": ["left", 1]}]),
        'expected one of "", "left", "center", "right", got 1 at $.body[0].alignment[1]',
    ),
    "a day that no month has": (
        article(times={"content_created": "2016-02-30"}),
        f'{DATE}, got "2016-02-30" at $.times.content_created',
    ),
    "a day for a time": (
        article(times={"version_created": "2016-02-03"}),
        'expected a date with time such as "2016-01-04T16:34:00+01:00", got "2016-02-03" at $.times.version_created',
    ),
    "a number for a time": (
        article(management={"embargo": {"until": 2016}}),
        'expected a date with time such as "2016-01-04T16:34:00+01:00", got 2016 at $.management.embargo.until',
    ),
    "a character that XML cannot carry": (
        article(headline="a\0"),
        "character U+0000 at offset 1 cannot be written in XML at $.headline (remove or replace it)",
    ),
    "no URI": (
        paragraph({"type": "link", "inlines": [{"type": "text", "text": "a"}], "href": "%"}),
        "expected a URI, got '%' at $.body[0].inlines[0].href (write '%' as '%25' and brackets as '%5B', '%5D')",
    ),
    "no qcode": (
        article(classification={"subjects": [{"qcode": "a:b"}, {"qcode": "economy"}]}),
        "expected a code such as 'medtop:04000000', got 'economy' at $.classification.subjects[1].qcode",
    ),
    "no language": (article(language="en_US"), "expected a language tag such as 'en-US', got 'en_US' at $.language"),
    "a blank label": (
        article(further={"headlines": [{"text": " "}]}),
        "a label needs a text at $.further.headlines[0]",
    ),
    "a concept of nothing": (
        article(credits={"creators": [{}]}),
        "a concept needs a qcode, a uri, a literal or a name at $.credits.creators[0]",
    ),
    "two participants of one label": (
        article(body=[{"type": "interview", "participants": [{"label": "Q"}, {"label": "Q"}]}]),
        "two participants of an interview have the same label at $.body[0].participants",
    ),
    "a source that is no text": (
        article(source={"format": "text", "data": 1}),
        'expected a string or {"base64": ...}, got 1 at $.source.data',
    ),
    "a source in bad base64": (
        article(source={"format": "text", "data": {"base64": "a"}}),
        'expected base64, got "a" at $.source.data',
    ),
    "a source that says more": (
        article(source={"format": "text", "data": {"base64": "", "x": 1}}),
        'expected a string or {"base64": ...}, got an object at $.source.data',
    ),
    "no version": ('{"type":"article"}', "expected the schema_version 1, got none at $"),
    "another version": (
        '{"type":"article","schema_version":2}',
        "expected the schema_version 1, got 2 at $.schema_version",
    ),
    "a version that is no number": (
        '{"type":"article","schema_version":true}',
        "expected the schema_version 1, got true at $.schema_version",
    ),
    "something else": (
        '{"type":"artcle"}',
        'there is no type "artcle" here at $.type (did you mean "article"?)',
    ),
    "an object of somebody else": ('{"a":1}', 'expected an object whose "type" is "article" at $'),
    "a paragraph alone": ('{"type":"paragraph"}', 'a "paragraph" cannot stand here; expected "article" at $.type'),
    "a string": ('"text"', 'expected "article", an object, got "text" at $'),
    "a number": ("3", 'expected "article", an object, got 3 at $'),
    "an array of something else": (f"[{HEAD}}},3]", 'expected "article", an object, got 3 at $[1]'),
    "an array of arrays": ("[[]]", 'expected "article", an object, got an array at $[0]'),
    "a misfit in the second article": (
        f'[{HEAD}}},{HEAD},"headline":3}}]',
        "expected a string, got 3 at $[1].headline",
    ),
}


@pytest.mark.parametrize("name", MISFITS)
def test_what_is_no_article_is_refused_with_its_path_and_what_was_expected(name: str) -> None:
    data, message = MISFITS[name]
    assert trouble(data) == message


SYNTAX: dict[str, tuple[bytes | str, str]] = {
    "nothing": ("", "expected an article, got an empty document"),
    "white space": (" \n", "expected an article, got an empty document"),
    "a byte order mark alone": ("\ufeff", "expected an article, got an empty document"),
    "an open object": ('{\n "type": "article",', "line 2:20: not JSON: "),
    "a word": ('{\n "ä": x}', "line 2:7: not JSON: "),
    "a trailing comma": ("[1,]", "line 1:"),
    "a comment": ("{} // a", "line 1:4: not JSON: "),
    "two documents": ("{}\n{}", "line 2:1: not JSON: "),
    "not a number": ("[NaN]", "line 1:2: not JSON: "),
    "infinity": ("[Infinity]", "line 1:2: not JSON: "),
    "a number beyond all bounds": ("[1e999]", "line 1:"),
    "a control character in a string": ('["\x01"]', "line 1:"),
    "an escape of half a character": ('["\\ud800"]', "line 1:"),
    "half a character": ('[\n"a\ud800"]', "line 2:3: lone surrogate U+D800, which is no character"),
    "Latin-1": (
        b'[\r\n"\xc3\xa4\xe4"]',
        "line 2:3: byte 0xE4 is not UTF-8 (JSON is UTF-8; save the file in that encoding)",
    ),
    "UTF-16": (
        "[]".encode("utf-16"),
        "line 1:1: byte 0xFF is not UTF-8 (JSON is UTF-8; save the file in that encoding)",
    ),
    "UTF-16 without a mark": ("[]".encode("utf-16-le"), "line 1:2: not JSON: "),
    "half a surrogate in bytes": (b'"\xed\xa0\x80"', "line 1:2: byte 0xED is not UTF-8"),
}


@pytest.mark.parametrize("name", SYNTAX)
def test_what_is_no_json_is_refused_with_line_and_column(name: str) -> None:
    data, message = SYNTAX[name]
    assert trouble(data).startswith(message)


def test_an_error_names_the_input() -> None:
    assert trouble("[", name="a.json").startswith("a.json:1:2: not JSON: ")
    assert trouble("{}", name="a.json").startswith("a.json: expected an object")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (f'{HEAD},"type":"article"}}', 'line 1:38: the key "type" is given twice at $'),
        (
            article(body=[{"type": "list", "items": [{}, {"blocks": []}]}]).replace(
                '"blocks": []', '"blocks":[],"blocks":[]'
            ),
            'line 1:95: the key "blocks" is given twice at $.body[0].items[1]',
        ),
        (f'{HEAD},"he\\u0061dline":"a","headline":"a"}}', 'line 1:58: the key "headline" is given twice at $'),
        ('{"a b":{"ä":{"x":1,"x":1}}}', 'line 1:20: the key "x" is given twice at $["a b"]["\\u00e4"]'),
        ('[{"b":{"c":1,"c":1}},{"a":1,"a":2}]', 'line 1:14: the key "c" is given twice at $[0].b'),
    ],
)
def test_a_key_that_is_given_twice_is_refused_where_it_stands_the_second_time(data: str, message: str) -> None:
    assert trouble(data) == message


def test_colons_and_quotation_marks_in_strings_are_no_keys() -> None:
    headline = 'a: "b": \\":": {":": 1}\\'
    (reading,) = read(json.dumps({"headline": headline, "type": "article", "schema_version": 1}, indent=1))
    assert reading.article.headline == headline


def test_a_reader_in_which_something_is_wrong_in_two_places_names_the_first_field() -> None:
    assert trouble(article(headline=1, body=2)) == "expected a string, got 1 at $.headline"
    assert trouble(article(body=[{"type": "paragraph", "inlines": [1, 2]}, 3])).endswith("$.body[0].inlines[0]")
