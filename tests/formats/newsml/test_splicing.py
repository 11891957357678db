"""Edits change the bytes of what was edited, and no others; what a file says is the same as if it were written anew."""

from __future__ import annotations

import re
from collections.abc import Callable

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from formats.newsml.support import corpus_bytes, corpus_files, document_infoset
from formats.newsml.test_lens import load, value_at, with_value
from newsdoc.formats.newsml import splicing
from newsdoc.formats.newsml.bindings import BINDINGS, Binding
from newsdoc.formats.newsml.reader import read
from newsdoc.formats.newsml.splicing import spelling, spliced
from newsdoc.formats.newsml.tree import parse, serialize
from newsdoc.formats.newsml.writer import write
from newsdoc.model import Article
from newsdoc.testing import articles

MARK = "Entirely other words."
HEADLINE = re.compile(rb"<(\w+:)?headline\b[^>]*>.*?</(\w+:)?headline\s*>|<(\w+:)?headline\b[^>]*/>", re.DOTALL)


@pytest.mark.usefixtures("shared")
@pytest.mark.parametrize("name", corpus_files())
def test_an_edited_headline_changes_no_byte_outside_of_it(name: str) -> None:
    data = corpus_bytes(name)
    article = load(name)[0]
    edited = write([attrs.evolve(article, headline=MARK)])
    before, after = HEADLINE.split(data), HEADLINE.split(edited)
    assert next(read(edited)).article.headline == MARK
    if article.headline:
        assert before == after
        assert sum(one != other for one, other in zip(_headlines(data), _headlines(edited), strict=True)) == 1


def _headlines(data: bytes) -> list[bytes]:
    return [found[0] for found in HEADLINE.finditer(data)]


@pytest.mark.usefixtures("shared")
@given(name=st.sampled_from(corpus_files() or ("",)), donor=articles(), bindings=st.sets(st.sampled_from(BINDINGS)))
def test_what_an_edited_file_says_does_not_depend_on_its_spelling(
    name: str, donor: Article, bindings: set[Binding]
) -> None:
    """The judge is the serializer: the same tree without its source's spelling says the same."""
    data = corpus_bytes(name)
    article = load(name)[0]
    for binding in bindings:
        for path in binding.fields:
            article = with_value(article, path, value_at(donor, path))
    edited = write([article])
    assert document_infoset(edited) == document_infoset(serialize(parse(edited)))
    plain = serialize(parse(data))
    assert article.source is not None
    expected = write([attrs.evolve(article, source=attrs.evolve(article.source, data=plain))])
    assert document_infoset(edited) == document_infoset(expected)


@pytest.mark.usefixtures("shared")
@given(name=st.sampled_from(corpus_files() or ("",)), donor=articles(), bindings=st.sets(st.sampled_from(BINDINGS)))
def test_a_source_that_remembers_its_reading_gives_the_bytes_of_one_that_is_read_again(
    name: str, donor: Article, bindings: set[Binding]
) -> None:
    for article in load(name):
        for binding in bindings:
            for path in binding.fields:
                article = with_value(article, path, value_at(donor, path))  # noqa: PLW2901 - edited step by step
        assert article.source is not None
        assert article.source.reading is not None
        forgetful = attrs.evolve(article, source=attrs.evolve(article.source))
        assert forgetful.source is not None
        assert forgetful.source.reading is None
        assert write([article]) == write([forgetful])


@pytest.mark.usefixtures("shared")
@given(name=st.sampled_from(corpus_files() or ("",)), donor=articles(), bindings=st.sets(st.sampled_from(BINDINGS)))
def test_what_is_exchanged_at_once_is_what_is_copied_tag_by_tag(
    name: str, donor: Article, bindings: set[Binding]
) -> None:
    article = load(name)[0]
    for binding in bindings:
        for path in binding.fields:
            article = with_value(article, path, value_at(donor, path))
    edited = write([article])
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(splicing, "_exchanged", lambda *_: None)
        assert write([article]) == edited


def _edit(source: bytes, change: Callable[[etree._Element], object]) -> bytes | None:
    root = etree.fromstring(source, etree.XMLParser(strip_cdata=False, resolve_entities=False))
    before = spelling(root)
    change(root)
    return spliced(source, before, root)


def _say(path: str, text: str) -> Callable[[etree._Element], object]:
    return lambda root: setattr(root.find(path), "text", text)


def _swap_attributes(root: etree._Element) -> None:
    root[0].set("x", "3")
    del root[0].attrib["z"]


def _set_anew(root: etree._Element) -> None:
    del root[0].attrib["x"]
    root[0].set("x", "3")


CASES: dict[str, tuple[bytes, Callable[[etree._Element], object], bytes]] = {
    "quotes, spaces and line breaks in tags": (
        b"<a\n  x='1'\n  y = \"2\" ><b>one</b  ><c  z='3' /></a >\n",
        _say("b", "two"),
        b"<a\n  x='1'\n  y = \"2\" ><b>two</b  ><c  z='3' /></a >\n",
    ),
    "references and CDATA": (
        b"<a><b>one</b><c>&#x41;&amp;&gt;></c><d><![CDATA[<x> & y]]> z</d></a>",
        _say("b", "two"),
        b"<a><b>two</b><c>&#x41;&amp;&gt;></c><d><![CDATA[<x> & y]]> z</d></a>",
    ),
    "line ends of Windows": (
        b'<?xml version="1.0"?>\r\n<a>\r\n  <b>one</b>\r\n  <c>x\r\ny</c>\r\n</a>\r\n',
        _say("b", "two"),
        b'<?xml version="1.0"?>\r\n<a>\r\n  <b>two</b>\r\n  <c>x\r\ny</c>\r\n</a>\r\n',
    ),
    "what stands around the root": (
        b"<?xml version='1.0'?><!-- <a> --><!DOCTYPE a [<!ELEMENT a ANY>]><?p <a>?><a><b/></a><!-- e -->",
        _say("b", "two"),
        b"<?xml version='1.0'?><!-- <a> --><!DOCTYPE a [<!ELEMENT a ANY>]><?p <a>?><a><b>two</b></a><!-- e -->",
    ),
    "elements without content, in both forms": (
        b"<a><b></b><b/><c>one</c><b></b ><b /></a>",
        _say("c", "two"),
        b"<a><b></b><b/><c>two</c><b></b ><b /></a>",
    ),
    "one attribute of many": (
        b"<a><b z='1'\n  y='2'  x='>' >t</b></a>",
        lambda root: root[0].set("y", "3"),
        b"<a><b z='1'\n  y=\"3\"  x='>' >t</b></a>",
    ),
    "an attribute that comes and one that goes": (
        b"<a><b z='1'\n  y='2' /></a>",
        _swap_attributes,
        b"<a><b\n  y='2' x=\"3\"/></a>",
    ),
    "an attribute that is set anew": (
        b'<a><b x="1" y="2"/></a>',
        _set_anew,
        b'<a><b x="3" y="2"/></a>',
    ),
    "a member that goes": (
        b"<a><b i='1'/>\n<b i='2' />\n<b i='3'></b></a>",
        lambda root: root.remove(root[1]),
        b"<a><b i='1'/>\n<b i='3'></b></a>",
    ),
    "what looks alike in a comment": (
        b"<a><b >one</b><!-- <b>one</b> --></a>",
        _say("b", "two"),
        b"<a><b >two</b><!-- <b>one</b> --></a>",
    ),
    "what looks alike in CDATA": (
        b"<a><c><![CDATA[<b>one</b>]]></c><b >one</b></a>",
        _say("b", "two"),
        b"<a><c><![CDATA[<b>one</b>]]></c><b >two</b></a>",
    ),
    "what looks alike around the root": (
        b"<!-- <b>one</b> --><a><b >one</b></a><!-- <b>one</b></a> -->",
        _say("b", "two"),
        b"<!-- <b>one</b> --><a><b >two</b></a><!-- <b>one</b></a> -->",
    ),
    "what looks alike in the document type": (
        b"<!DOCTYPE a [<!-- ]>\n<b>one</b> -->]><a><b >one</b></a>",
        _say("b", "two"),
        b"<!DOCTYPE a [<!-- ]>\n<b>one</b> -->]><a><b >two</b></a>",
    ),
    "what looks alike elsewhere": (
        b"<a><c><b>one</b></c><b >one</b><b>one</b></a>",
        _say("b", "two"),
        b"<a><c><b>one</b></c><b >two</b><b>one</b></a>",
    ),
    "what looks alike but for an empty element": (
        b"<a><c><d></d>x<e></e></c><c ><d/>x<e/></c></a>",
        lambda root: root[1].remove(root[1][1]),
        b"<a><c><d></d>x<e></e></c><c ><d/>x</c></a>",
    ),
    "the encoding": (
        '<?xml version="1.0" encoding="iso-8859-1"?><a><b>ä</b><c>ö</c></a>'.encode("latin-1"),
        _say("b", "ü"),
        '<?xml version="1.0" encoding="iso-8859-1"?><a><b>ü</b><c>ö</c></a>'.encode("latin-1"),
    ),
    "UTF-16 with its byte order mark": (
        '\ufeff<?xml version="1.0" encoding="UTF-16"?><a><b>ä</b><c  /></a>'.encode("utf-16-be"),
        _say("b", "日"),
        '\ufeff<?xml version="1.0" encoding="UTF-16"?><a><b>日</b><c  /></a>'.encode("utf-16-be"),
    ),
    "a byte order mark": (
        "\ufeff<a><b>one</b><c  /></a>".encode(),
        _say("b", "two"),
        "\ufeff<a><b>two</b><c  /></a>".encode(),
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_spelling_is_kept(case: str) -> None:
    source, change, expected = CASES[case]
    assert _edit(source, change) == expected


def test_a_character_that_the_encoding_lacks_is_left_to_the_serializer() -> None:
    source = '<?xml version="1.0" encoding="iso-8859-1"?><a><b>ä</b></a>'.encode("latin-1")
    assert _edit(source, _say("b", "日本")) is None


def test_a_file_in_an_encoding_without_the_new_character_is_written_as_utf_8() -> None:
    source = (
        '<?xml version="1.0" encoding="iso-8859-1"?><newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="u:1" '
        'standard="NewsML-G2" standardversion="2.35"><itemMeta><itemClass qcode="ninat:text"/><provider literal="p"/>'
        "<versionCreated>2024-01-01T00:00:00Z</versionCreated></itemMeta><contentMeta><headline>Käse</headline>"
        "</contentMeta></newsItem>"
    ).encode("latin-1")
    article = next(read(source)).article
    edited = write([attrs.evolve(article, headline="日本")])
    assert next(read(edited)).article.headline == "日本"
    assert edited.startswith(b"<?xml version='1.0' encoding='UTF-8'?>")
