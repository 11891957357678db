"""Bytes become text by a byte order mark, by an option, or as UTF-8; what is no text gives one error with its place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsdoc
import newsdoc.testing
from newsdoc.errors import ReadError
from newsdoc.formats.text import read, sniff, write
from newsdoc.formats.text.decoding import prepare
from newsdoc.formats.text.reader import read_text
from newsdoc.model import Article

_TEXT = "newsdoc 1\nHeadline: Größe\n\nDas Wörterbuch 𝔸.\n"


@pytest.mark.parametrize(
    ("data", "options"),
    [
        (_TEXT.encode(), {}),
        (_TEXT.encode("utf-8-sig"), {}),
        (_TEXT.encode("utf-16"), {}),
        (b"\xfe\xff" + _TEXT.encode("utf-16-be"), {}),
        (_TEXT.encode("utf-16-be"), {"encoding": "utf-16-be"}),
        (_TEXT.encode("utf-8-sig"), {"encoding": "utf-8"}),
        (_TEXT.encode("gb18030"), {"encoding": "gb18030"}),
        (_TEXT.replace("\n", "\r\n").encode("utf-16"), {}),
        (_TEXT, {}),
        ("\ufeff" + _TEXT, {}),
    ],
)
def test_the_same_text_in_any_encoding_is_the_same_article(data: bytes | str, options: dict[str, str]) -> None:
    (reading,) = read(data, **options)
    assert reading.article == Article("Größe", "Das Wörterbuch 𝔸.")
    assert reading.findings == ()


@given(newsdoc.testing.articles(depth=1))
def test_what_is_written_is_utf_8_without_a_byte_order_mark(article: Article) -> None:
    data = write([article])
    assert data.startswith(b"newsdoc 1\n")
    assert data.decode().isprintable() or "\n" in data.decode()


@pytest.mark.parametrize(
    ("data", "encoding", "message"),
    [
        (b"a\nb\xe9c", "", "story.txt:2:2: byte 0xE9 is not UTF-8"),
        (b"a\r\n\xc3\xa4\xff", "", "story.txt:2:2: byte 0xFF is not UTF-8"),
        (b"a\rb\r\n\xe2\x82", "", "story.txt:3:1: byte 0xE2 is not UTF-8"),
        (b"\xff\xfea\x00\n\x00\x00\xd8", "", "story.txt:2:1: byte 0x00 is not UTF-16-LE"),
        (b"\xef\xbb\xbfa\xff", "", "story.txt:1:2: byte 0xFF is not UTF-8"),
        (b"a\x81", "cp1252", "story.txt:1:2: byte 0x81 is not CP1252"),
        (b"abc", "nonsense", "story.txt: the text cannot be read as encoding 'nonsense'"),
        (b"abc", "base64", "story.txt: the text cannot be read as encoding 'base64'"),
        (b"abc", "undefined", "story.txt: the text cannot be read as encoding 'undefined'"),
        (b"abc", "a\0b", "story.txt: the text cannot be read as encoding 'a\\x00b'"),
    ],
)
def test_what_is_no_text_gives_an_error_with_its_place_and_names_the_option(
    data: bytes, encoding: str, message: str
) -> None:
    with pytest.raises(ReadError) as caught:
        list(read(data, name="story.txt", encoding=encoding))
    assert str(caught.value).startswith(message)
    assert "encoding" in str(caught.value)


@given(st.binary())
def test_any_bytes_are_articles_or_one_error(data: bytes) -> None:
    error = None
    try:
        readings = list(read(b"newsdoc 1\n" + data))
    except ReadError as raised:
        readings, error = [], raised
    assert bool(readings) == (error is None)
    if error:
        assert error.line > 0
        assert error.column > 0
        assert "\n" not in str(error)


@given(st.text(), st.sampled_from(["\x00", "\x0b", "\x1b", "\ufffe", "\uffff", "\ud800"]), st.text())
def test_each_character_that_no_article_can_hold_is_replaced_and_reported(before: str, bad: str, after: str) -> None:
    text, findings = prepare(f"\n{before}{bad}{after}", name="a.txt")
    assert text.count("\ufffd") == len(findings) + f"{before}{after}".count("\ufffd")
    for finding in findings:
        assert finding.span is not None
        assert text[slice(*finding.span)] == "\ufffd"
        assert (finding.code, finding.file) == ("TEXT-CHARACTER", "a.txt")
        assert text.split("\n")[finding.line - 1][finding.column - 1] == "\ufffd"


def test_a_great_many_such_characters_are_counted_not_listed() -> None:
    (reading,) = read_text("newsdoc 1\n\n" + "a\0" * 5000)
    assert len(reading.findings) == 1001
    assert reading.findings[-1].message.endswith("it was read as U+FFFD, like 3999 more behind it")
    assert newsdoc.plain_text(reading.article) == "a\ufffd" * 5000


def test_only_a_line_feed_ends_a_line() -> None:
    body = "a\u2028b\u2029c\x85d\x0be\x1cf\u00a0"
    text = f"newsdoc 1\n\n\u00a0{body}\u3000\n"
    (reading,) = read_text(text)
    assert len(reading.article.body) == 1
    assert [str(finding) for finding in reading.findings] == [
        "3:9: warning TEXT-CHARACTER: U+000B cannot be held by an article; it was read as U+FFFD",
        "3:11: warning TEXT-CHARACTER: U+001C cannot be held by an article; it was read as U+FFFD",
    ]
    assert reading.article == Article(body=f"\u00a0{body}\u3000".replace("\x0b", "\ufffd").replace("\x1c", "\ufffd"))


@pytest.mark.parametrize(
    ("data", "recognised"),
    [
        (b"newsdoc 1\n", True),
        (b"Any words", True),
        ("Grüße".encode(), True),
        ("Grüße".encode()[:4], True),
        ("Grüße".encode("utf-16"), True),
        ("Grüße".encode("utf-16")[:7], True),
        ("Grüße".encode("latin-1"), False),
        (b"\x00\x01", False),
        (b"\xff\xd8\xff\xe0\x00", False),
        (b"%PDF-1.7\n\x9c\xff", False),
    ],
)
def test_whatever_can_be_decoded_is_recognised_as_text(data: bytes, recognised: bool) -> None:  # noqa: FBT001 - a column
    assert sniff(data) is recognised


def test_characters_of_a_file_of_several_articles_are_reported_with_their_own() -> None:
    first, second = read_text("newsdoc 1\n\na\0\n\nnewsdoc 1\n\nb\0c\0")
    assert [finding.line for finding in first.findings] == [3]
    assert [finding.column for finding in second.findings] == [2, 4]
