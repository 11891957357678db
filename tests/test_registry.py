"""The registry: names, suffixes, and the documented table of how a format is recognised."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdoc import Article, Format, NewsdocError, ReadError, Source, UnknownFormatError, dumps_all, validate
from newsdoc.formats import registry

XML = '<?xml version="1.0" encoding="{}"?>\n<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/"/>'
XML_8 = XML.format("utf-8").encode()
XML_16 = XML.format("utf-16")
OBJECT = b'{"type": "article", "headline": "Fed to halt QE"}'
PROSE = b"Fed to halt QE\n\nThe Fed will stop buying bonds.\n"


def test_every_row_is_named_as_its_package_and_all_names_aliases_and_suffixes_are_distinct() -> None:
    rows = registry.formats()
    assert tuple(row.name for row in rows) == registry.NAMES
    names = [name for row in rows for name in (row.name, *row.aliases)]
    suffixes = [suffix for row in rows for suffix in row.suffixes]
    assert len(set(names)) == len(names)
    assert len(set(suffixes)) == len(suffixes)
    assert all(re.fullmatch(r"[a-z0-9-]+", name) for name in names)
    assert all(re.fullmatch(r"\.[a-z0-9.-]+", suffix) for suffix in suffixes)
    assert all(row.suffixes and row.title and "/" in row.media_type for row in rows)


@pytest.mark.parametrize("row", registry.formats(), ids=registry.NAMES)
def test_a_format_answers_to_its_name_and_aliases_in_any_case(row: Format) -> None:
    for name in (row.name, *row.aliases):
        assert registry.get(name) is registry.get(name.upper()) is row


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        ("htlm", "html"),
        ("nesml", "newsml"),
        ("txet", "text"),
        ("makrdown", "markdown"),
        ("newsml-g", "newsml"),
        ("jsnl", "json"),
        ("webb", "web"),
    ],
)
def test_a_name_is_suggested_before_an_alias_that_is_as_close(given: str, meant: str) -> None:
    with pytest.raises(UnknownFormatError, match=f"did you mean '{meant}'"):
        registry.get(given)


def test_an_unknown_name_draws_the_names_there_are_and_the_one_that_was_meant() -> None:
    with pytest.raises(UnknownFormatError) as caught:
        registry.get("newsmll")
    assert str(caught.value) == (
        "there is no format 'newsmll' (did you mean 'newsml'? "
        "formats are newsml, ndjson, json, text, html and markdown)"
    )
    with pytest.raises(
        UnknownFormatError,
        match=r"^there is no format 'docx' \(formats are newsml, .*, html and markdown\)$",
    ):
        registry.get("docx")


@pytest.mark.parametrize(
    ("path", "name"), [("a/story.xml", "newsml"), ("STORY.XML", "newsml"), ("s.json", "json"), ("x.tar.txt", "text")]
)
def test_a_path_tells_its_format_by_its_suffix_in_any_case(path: str, name: str) -> None:
    assert registry.for_path(path).name == name


@pytest.mark.parametrize("path", ["story", "story.docx", "xml", "", "a.xml/story"])
def test_a_path_without_a_known_suffix_is_an_error_that_lists_the_suffixes(path: str) -> None:
    assert registry.find_for_path(path) is None
    with pytest.raises(UnknownFormatError, match=r"name one, or use .*\.xml.*\.json.*\.txt"):
        registry.for_path(path)


RECOGNISED = [
    # (what it is, the input, the format without a name, with .xml, with .json, with .txt)
    ("XML with its declaration", XML_8, "newsml", "newsml", "newsml", "text"),
    ("XML without a declaration", b"<newsItem/>", "newsml", "newsml", "newsml", "text"),
    ("XML after a comment", b"<!-- a feed -->\n<newsItem/>", "newsml", "newsml", "newsml", "text"),
    ("XML after a BOM", b"\xef\xbb\xbf" + XML_8, "newsml", "newsml", "newsml", "text"),
    ("XML after white space", b"\r\n\t " + XML_8, "newsml", "newsml", "newsml", "text"),
    ("XML in UTF-16, little end first", b"\xff\xfe" + XML_16.encode("utf-16-le"), "newsml", "newsml", "newsml", "text"),
    ("XML in UTF-16, big end first", b"\xfe\xff" + XML_16.encode("utf-16-be"), "newsml", "newsml", "newsml", "text"),
    ("XML that is not NewsML-G2", b"<rss version='2.0'/>", "newsml", "newsml", "newsml", "text"),
    ("a JSON object", OBJECT, "json", "json", "json", "text"),
    ("a JSON object after a BOM", b"\xef\xbb\xbf" + OBJECT, "json", "json", "json", "text"),
    ("a JSON object after white space", b" \n" + OBJECT, "json", "json", "json", "text"),
    ("a JSON object that is cut off", OBJECT[:30], "json", "json", "json", "text"),
    ("several JSON objects", b"[" + OBJECT + b",\n" + OBJECT + b"]", "json", "json", "json", "text"),
    ("JSON lines", OBJECT + b"\n" + OBJECT + b"\n", "ndjson", "ndjson", "ndjson", "text"),
    ("JSON lines after a BOM", b"\xef\xbb\xbf" + OBJECT + b"\r\n\r\n" + OBJECT, "ndjson", "ndjson", "ndjson", "text"),
    ("a long first line", b'{"headline": "' + b"x" * 70_000, "ndjson", "ndjson", "json", "text"),
    ("prose", PROSE, "text", "newsml", "json", "text"),
    ("prose in UTF-16", "Fed".encode("utf-16"), "text", "newsml", "json", "text"),
    ("prose that begins with a bracket", b"[Laughs.] No.", "text", "newsml", "json", "text"),
    ("prose that is less than it seems", b"< 3 per cent", "text", "newsml", "json", "text"),
    ("prose that is not in UTF-8", b"B\xe4r", "text", "newsml", "json", "text"),
    ("the dialect", b"newsdoc 1\nHeadline: Fed to halt QE\n", "text", "newsml", "json", "text"),
]


@pytest.mark.parametrize("row", RECOGNISED, ids=[row[0] for row in RECOGNISED])
def test_content_tells_the_format_and_a_suffix_decides_where_content_leaves_a_choice(
    row: tuple[str, bytes, str, str, str, str],
) -> None:
    _, data, *names = row
    found = [registry.detect(data, name).name for name in ("", "story.xml", "story.json", "story.txt")]
    assert found == names


def test_an_unknown_suffix_changes_nothing() -> None:
    for _, data, name, *_ in RECOGNISED:
        assert registry.detect(data, "story.dat").name == name


def test_what_is_no_text_and_like_no_format_is_an_error_unless_its_name_says_what_it_is() -> None:
    with pytest.raises(UnknownFormatError, match=r"^photo\.png: the input is a binary file, "):
        registry.detect(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "photo.png")
    assert registry.detect(b"F\0e\0d\0", "utf-16-without-a-bom.txt").name == "text"


@pytest.mark.parametrize("name", ["", "story.xml", "story.json", "story.txt"])
@pytest.mark.parametrize("data", [b"", "", b" \r\n\t"])
def test_an_empty_input_is_an_error_whatever_its_name(data: bytes | str, name: str) -> None:
    with pytest.raises(ReadError, match="the input is empty"):
        registry.detect(data, name)


@pytest.mark.parametrize("row", [row for row in registry.formats() if row.read], ids=lambda row: row.name)
def test_what_a_format_writes_is_recognised_as_its_own(row: Format) -> None:
    data = dumps_all([Article("Fed to halt QE", body=["The Fed will stop buying bonds."])] * 2, row.name)
    assert registry.detect(data) is row
    assert registry.detect(data.decode()) is row


@pytest.mark.parametrize("name", ["", "page.html", "page.xml", "page.json", "page.dat"])
def test_a_web_page_is_an_error_that_says_what_to_do_unless_its_name_calls_it_a_text(name: str) -> None:
    page = dumps_all([Article("Fed to halt QE")], "html")
    with pytest.raises(UnknownFormatError, match="the input is HTML, which is written but not read"):
        registry.detect(page, name)
    assert registry.detect(page, "page.txt").name == "text"


def test_prose_in_a_file_that_is_called_a_web_page_is_read_as_text() -> None:
    assert registry.detect(PROSE, "page.html").name == "text"


@given(st.binary(max_size=80) | st.text(max_size=80), st.sampled_from(["", "a.xml", "a.json", "a.txt", "a\0b"]))
def test_recognising_any_input_gives_the_same_readable_format_each_time_or_a_newsdoc_error(
    data: bytes | str, name: str
) -> None:
    try:
        found = registry.detect(data, name)
    except NewsdocError:
        return
    assert found in registry.formats()
    assert found.read is not None
    assert registry.detect(data, name) is found


def test_an_article_without_a_source_has_nothing_to_lose_with_it() -> None:
    assert registry.source_losses(Article("Fed to halt QE")) == ()


def test_a_source_of_an_unknown_format_is_an_error() -> None:
    with pytest.raises(UnknownFormatError, match="there is no format 'docx'"):
        registry.source_losses(Article("Fed to halt QE", source=Source("docx", b"PK")))


def test_comments_before_and_in_an_item_do_not_make_it_a_page() -> None:
    item = XML_8.partition(b"?>\n")[2].replace(b"/>", b"><!-- b --><p/></newsItem>")
    assert registry.detect(b"<!-- a -->" + item).name == "newsml"


def test_many_comments_are_passed_over_in_linear_time() -> None:
    begin = time.process_time()
    assert registry.detect(b"<!---->" * 5_000 + XML_8.partition(b"?>\n")[2]).name == "newsml"
    assert not registry.get("html").sniff(b"<!-- " * 5_000)
    assert time.process_time() - begin < 5  # with a step back for each comment, thirty of them would take minutes


@pytest.mark.parametrize("data", [b"\xef\xbb\xbf", b"\xef\xbb\xbf \n", "\ufeff", "\ufeff\n", b"", b" \r\n", "\t"])
def test_an_input_is_empty_also_where_it_has_a_byte_order_mark(data: bytes | str) -> None:
    with pytest.raises(ReadError, match="the input is empty"):
        registry.detect(data)
    assert not validate(data).ok


def test_a_text_is_recognised_whatever_lone_surrogates_it_has() -> None:
    for text in ("Head \ud800\n\nfoo", "\ud800", "<\udfff", "\ud800" * 100):
        assert registry.detect(text).name == "text"
        assert validate(text).format == "text"
