"""Lines and columns are those of the thing itself: in files of any length, in tags of many lines, in any encoding."""

from __future__ import annotations

from xml.etree.ElementTree import fromstring
from xml.parsers import expat

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import shared_dir
from newsdoc.findings import Finding
from newsdoc.validation import validate
from newsdoc.validation.places import Places, Spot, sweep
from newsdoc.validation.rules.examples import document


def _only(data: bytes | str, code: str) -> Finding:
    (found,) = [one for one in validate(data).findings if one.code == code]
    return found


def test_attribute_in_a_start_tag_of_many_lines_has_its_own_line() -> None:
    data = document("<subject\n   type='cpnat:abstract'\n   qcode =  'medtop 04'\n/>")
    found = _only(data, "G2-QCODE-SYNTAX")
    lines = data.splitlines()
    assert lines[found.line - 1][found.column - 1 :].startswith("qcode =  'medtop 04'")


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_lines_beyond_65535_are_counted_on(newline: str) -> None:
    data = document("<urgency>high</urgency>").replace("<urgency>", "\n" * 70_000 + "<urgency>").replace("\n", newline)
    assert _only(data.encode(), "G2-VALUE").line == 70_010


def test_columns_count_characters_and_not_bytes() -> None:
    data = document("<headline>Größe 🚢 <urgency>x</urgency></headline>")
    found = _only(data, "G2-MISPLACED-ELEMENT")
    assert data.splitlines()[found.line - 1][found.column - 1 :].startswith("<urgency>")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "iso-8859-1", "windows-1252"])
def test_places_are_the_same_in_each_encoding(encoding: str) -> None:
    text = document("<headline>Größe</headline>\n<urgency>high</urgency>")
    declared = "" if encoding.startswith("utf") else f'<?xml version="1.0" encoding="{encoding}"?>'
    mark = "\ufeff" if encoding == "utf-16-le" else ""
    found = _only((mark + declared + text).encode(encoding), "G2-VALUE")
    assert (found.line, found.column, found.path) == (10, 12, "newsItem/contentMeta/urgency")


def test_text_is_found_behind_references_and_comments() -> None:
    data = document(
        "<contentMeta>\n  <urgency>3</urgency> <!-- a < b -->\n &amp; more\n  <headline>x</headline>\n</contentMeta>"
    )
    found = _only(data, "G2-TEXT")
    assert data.splitlines()[found.line - 1][found.column - 1 :].startswith("&amp;")


@pytest.mark.parametrize(
    "text",
    [
        "1 &amp; 2345678",
        "&#x31;&#50;.",
        "<![CDATA[&x; <1]]> 2<!-- a -->3",
        "1<![CDATA[;]]>",
        "&lt;é@🚢&gt;",
        "a<?p q?>&amp;",
    ],
)
def test_the_span_of_a_text_is_all_of_it_without_the_white_space_around(text: str) -> None:
    data = document(f"<urgency> \n {text}\t@</urgency>").replace("@", "\r\n")
    found = _only(data.encode(), "G2-VALUE")
    assert found.span is not None
    # Of a CDATA section the content is text.
    assert data[slice(*found.span)] == text.replace("@", "\r\n").removeprefix("<![CDATA[").removesuffix("]]>")


def test_the_mark_covers_a_value_with_references() -> None:
    report = validate(document("<urgency>1 &amp; 2345678</urgency>"))
    (found,) = [one for one in report.findings if one.code == "G2-VALUE"]
    excerpt = report.excerpt(found)
    assert excerpt is not None
    assert excerpt.text[excerpt.column - 1 :][: excerpt.length] == "1 &amp; 2345678"


def test_text_of_a_no_break_space_alone_has_a_place() -> None:
    found = _only(document("<contentMeta>\n \xa0 <headline>x</headline>\n</contentMeta>"), "G2-TEXT")
    assert found.column == 2


def test_spans_are_offsets_in_characters() -> None:
    data = document("<headline>🚢🚢</headline>\n<subject qcode='medtop 04'/>")
    found = _only(data, "G2-QCODE-SYNTAX")
    assert found.span is not None
    assert data[slice(*found.span)] == "qcode='medtop 04'"


def test_tags_in_comments_data_sections_and_instructions_are_no_elements() -> None:
    inside = "<!-- <a> --><?x <b> ?>"
    data = document(f"<headline><![CDATA[<c>]]>{inside}</headline>\n<urgency>high</urgency>")
    found = _only(data, "G2-VALUE")
    assert data.splitlines()[found.line - 1][found.column - 1 :].startswith("high")


def test_a_document_type_declaration_does_not_shift_places() -> None:
    doctype = "<!DOCTYPE newsItem [<!NOTATION n SYSTEM '<a><b>'>]>"
    data = doctype + document("<urgency>high</urgency>")
    found = _only(data, "G2-VALUE")
    assert (found.line, found.column) == (10, 12)


@pytest.mark.usefixtures("shared")
def test_places_of_all_elements_of_the_corpus_are_those_of_the_parser() -> None:
    shared = shared_dir()
    assert shared is not None
    for path in sorted((shared / "corpus").rglob("*.xml")):
        data = path.read_bytes()
        if len(data) < 200_000 and data.startswith(b"<"):
            _assert_same_places(data)


def _assert_same_places(data: bytes) -> None:
    expected: list[tuple[int, int]] = []
    parser = expat.ParserCreate()
    parser.StartElementHandler = lambda *_: expected.append((parser.CurrentLineNumber, parser.CurrentColumnNumber + 1))
    parser.Parse(data, True)  # noqa: FBT003 - it takes no keywords
    root = fromstring(data)  # noqa: S314 - the project's own corpus
    elements = list(root.iter())
    found = Places(data, root).of(Spot(element) for element in elements)
    assert [(found[Spot(one)].line, found[Spot(one)].column) for one in elements] == expected


_PIECES = st.sampled_from(
    [
        "<a>",
        "</a>",
        "<b x='1'/>",
        "é",
        "\n",
        "\r\n",
        "\r",
        "<!-- <a> -->",
        "<![CDATA[<b>]]>",
        "<?p <a>?>",
        "🚢 ",
        "<c\n y='>'/>",
    ]
)


@given(st.lists(_PIECES, max_size=40))
def test_places_are_those_of_the_parser_in_made_up_documents(pieces: list[str]) -> None:
    depth, kept = 0, []
    for piece in pieces:
        if piece == "</a>" and not depth:
            continue
        depth += (piece == "<a>") - (piece == "</a>")
        kept.append(piece)
    _assert_same_places(f"<r>{''.join(kept)}{'</a>' * depth}</r>".encode())


@given(st.text(alphabet="aé🚢\n\r", max_size=60), st.lists(st.integers(0, 60), max_size=8))
def test_sweep_counts_as_one_would_by_hand(text: str, offsets: list[int]) -> None:
    starts = [min(offset, len(text)) for offset in offsets]
    spans = {(len(text[:start].encode()), len(text[:start].encode())): start for start in starts}
    for span, place in sweep(text.encode(), spans).items():
        before = text[: spans[span]]
        if before.endswith("\r") and text[spans[span] : spans[span] + 1] == "\n":
            continue  # between the two halves of one line end, both answers will do
        lines = before.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        assert (place.line, place.column, place.start) == (len(lines), len(lines[-1]) + 1, spans[span])
