"""Encodings that lie, that hide markup, that nobody knows: both readers see the text of libxml2 or none.

Whatever the reader lets through, it has read as lxml does, and the validator finds it readable; what one of them
refuses the other refuses, too.
"""

from __future__ import annotations

import re
import time
from itertools import product

import attrs
import pytest
from lxml import etree

import newsdoc

STORED = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be", "latin-1")
DECLARED = (
    *("", "UTF-8", "utf8", "UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32", "UCS-4", "ISO-10646-UCS-2", "ISO-10646-UCS-4"),
    *("ISO-8859-1", "US-ASCII", "windows-1252", "iso8859-15", "koi8-r", "gb2312", "Shift_JIS", "big5", "IBM037"),
    *("UTF-7", "unicode-1-1-utf-7", "csUnicode11UTF7", "hz", "iso-2022-jp", "HTML", "JAVA", "C99"),
    *("punycode", "idna", "unicode_escape", "raw_unicode_escape", "rot13", "base64", "zip", "undefined", "mbcs"),
    *("latin_1", "utf_8", "utf-8-sig", "u8", "mac-roman", "klingon", "x" * 100, "\u00fc", "a b", "../../etc/passwd"),
)
WORDS = "M\u00fcller"


def _item(headline: str, declared: str = "", doctype: str = "") -> str:
    encoding = f' encoding="{declared}"' if declared else ""
    inside = f"<contentMeta><headline>{headline}</headline></contentMeta>"
    item = f'<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/">{inside}</newsItem>'
    return f'<?xml version="1.0"{encoding}?>{doctype}{item}'


def _read(data: bytes) -> str | None:
    try:
        return newsdoc.loads(data, "newsml").headline
    except newsdoc.NewsdocError as error:
        told = str(error)
    assert "\n" not in told
    assert len(told) < 400
    return None


def _comes_back(data: bytes) -> bool:
    """Whether an article is given back from such a file, as it is and edited."""
    article = newsdoc.loads(data, "newsml")
    edited = attrs.evolve(article, headline="Gr\u00f6\u00dfe \u6771")
    return [newsdoc.loads(newsdoc.dumps(one, "newsml"), "newsml") for one in (article, edited)] == [article, edited]


def _is_readable(data: bytes) -> bool:
    return not any(one.code.startswith("FILE-") for one in newsdoc.validate(data, format="newsml").findings)


@pytest.mark.parametrize("stored", STORED)
@pytest.mark.parametrize("words", [WORDS, "Muller"])
def test_reader_and_validator_see_the_text_that_libxml2_sees_or_refuse_it_both(stored: str, words: str) -> None:
    told = {}
    for declared in DECLARED:
        data = _item(words, declared).encode(stored)
        told[declared] = headline = _read(data)
        assert (headline is not None) == _is_readable(data), declared
        if headline is not None:
            assert headline == etree.fromstring(data)[0][0].text, declared
            assert _comes_back(data), declared
    marked = stored.startswith(("utf-16", "utf-32")) or stored == "utf-8-sig"
    if marked:
        names = {declared for declared in DECLARED if re.fullmatch(r"[A-Za-z0-9._-]*", declared)}
        assert {told[name] for name in names} == {words}, (
            "where the first bytes tell the encoding, what it declares does not count"
        )
    else:
        refused = {declared for declared, headline in told.items() if headline is None}
        assert refused >= {
            "UTF-16",
            "UTF-32",
            "UTF-7",
            "unicode-1-1-utf-7",
            "punycode",
            "idna",
            "unicode_escape",
            "klingon",
        }


@pytest.mark.parametrize(("stored", "declared"), list(product(("utf-8", "utf-16", "utf-16-le", "utf-32"), DECLARED)))
def test_no_encoding_hides_an_entity(stored: str, declared: str) -> None:
    data = _item("&a;", declared, '<!DOCTYPE newsItem [<!ENTITY a "text">]>').encode(stored)
    assert _read(data) is None
    assert not _is_readable(data)


@pytest.mark.parametrize("declared", ["UTF-7", "utf-7", "unicode-1-1-utf-7", "csUnicode11UTF7", "UTF-8", ""])
def test_markup_in_utf_7_is_none(declared: str) -> None:
    hidden = "+ADw-script+AD4-alert(1)+ADw-/script+AD4-"
    assert _read(_item(hidden, declared).encode()) in {None, hidden}
    data = _item("text", declared)
    assert _read((data[:40] + data[40:].replace("<", "+ADw-")).encode()) is None
    assert newsdoc.loads(f"Headline\n\n{hidden}\n", "text").body == (newsdoc.Paragraph(hidden),)


@pytest.mark.parametrize(
    "data",
    [
        _item("a\0b").encode(),
        _item("a").encode() + b"\0",
        b"\0" + _item("a").encode(),
        _item("a").replace("headline", "head\0line").encode(),
        _item("a\0b").encode("utf-16"),
        _item("a&#0;b").encode(),
        _item("a", "UTF-16").encode("utf-16")[:-1],
        _item("a\ud800b").encode("utf-16", "surrogatepass"),
        _item("a\ud83d\ude00b").encode("utf-8", "surrogatepass"),
        b"\xff\xfe" + _item("a").encode(),
        b"\xef\xbb\xbf" * 2 + _item("a").encode(),
        _item("a\x80", "US-ASCII").encode("latin-1"),
    ],
    ids=lambda data: repr(data[:6] + data[-6:]),
)
def test_bytes_that_are_no_characters_of_xml_are_refused_by_both(data: bytes) -> None:
    assert _read(data) is None
    assert not _is_readable(data)


@pytest.mark.parametrize("format_", ["json", "ndjson"])
@pytest.mark.parametrize("stored", ["utf-16", "utf-16-le", "utf-32", "utf-7", "latin-1"])
def test_json_is_utf_8_and_nothing_else(format_: str, stored: str) -> None:
    text = '{"type": "article", "schema_version": 1, "headline": "M\u00fcller <>", "body": []}'
    if stored == "utf-7":  # which is ASCII, and stays what it is
        text = text.replace('"', "+ACI-")
    with pytest.raises(newsdoc.ReadError):
        newsdoc.loads(text.encode(stored), format_)


@pytest.mark.parametrize("declared", ["punycode", "idna", "unicode_escape", "utf-7", "hz", "iso-2022-jp", "gb18030"])
def test_no_encoding_takes_more_than_linear_time(declared: str) -> None:
    """Python decodes punycode in quadratic time: two megabytes took minutes."""
    start = time.process_time()
    data = f'<?xml version="1.0" encoding="{declared}"?>-'.encode() + b"a" * 2_000_000
    assert _read(data) is None
    newsdoc.validate(data, format="newsml")
    assert time.process_time() - start < 5


def test_utf_16_that_declares_an_encoding_of_several_bytes_is_no_error_of_expat() -> None:
    """It came out as a ValueError: "multi-byte encodings are not supported"."""
    assert _read(_item(WORDS, "gb2312").encode("utf-16")) == WORDS
