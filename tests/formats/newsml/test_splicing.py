"""Edits change the bytes of what was edited, and no others; what a file says is the same as if it were written anew."""

from __future__ import annotations

import re
from collections.abc import Callable
from unittest.mock import Mock

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from formats.newsml.support import corpus_bytes, corpus_files, document_infoset
from formats.newsml.test_lens import load, value_at, with_value
from newsdoc.formats.newsml import splicing, writer
from newsdoc.formats.newsml.bindings import BINDINGS, Binding
from newsdoc.formats.newsml.reader import read
from newsdoc.formats.newsml.splicing import spelling, spliced
from newsdoc.formats.newsml.tree import parse, serialize
from newsdoc.formats.newsml.writer import write
from newsdoc.model import Article, Concept
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


@pytest.mark.usefixtures("shared")
@given(name=st.sampled_from(corpus_files() or ("",)), donor=articles(), binding=st.sampled_from(BINDINGS))
def test_an_edit_of_one_part_gives_what_comparing_the_whole_document_gives(
    name: str, donor: Article, binding: Binding
) -> None:
    article = load(name)[0]
    for path in binding.fields:
        article = with_value(article, path, value_at(donor, path))
    assert write([article]) == _by_the_whole(article)


ITEM = """<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" standard="NewsML-G2" standardversion="2.9" guid="g">
<catalogRef href="http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_41.xml"/>
<itemMeta><itemClass qcode='ninat:text'/><provider literal="p"/><versionCreated>2024-01-01T00:00:00Z</versionCreated>
</itemMeta>{meta}{rest}</newsItem>"""
META = "<contentMeta ><urgency>4</urgency><headline >Old</headline></contentMeta>"
CONTENT = "<contentSet><inlineData>Words</inlineData></contentSet>"


def test_a_part_that_stands_in_a_comment_before_it_stays_as_it_is() -> None:
    comment = "<!-- <contentMeta ><urgency>4</urgency><headline >Older</headline></contentMeta> -->"
    data = ITEM.format(meta=comment + META, rest=CONTENT).encode()
    article = attrs.evolve(next(read(data)).article, headline="New")
    assert write([article]) == data.replace(b">Old<", b">New<")


def test_a_part_that_stands_nowhere_but_in_a_comment_is_made() -> None:
    comment = "<!-- <contentMeta><headline>Old</headline></contentMeta> -->"
    data = ITEM.format(meta=comment, rest=CONTENT).encode()
    edited = write([attrs.evolve(next(read(data)).article, headline="New")])
    assert comment.encode() in edited
    assert next(read(edited)).article.headline == "New"


def test_a_part_of_another_item_of_the_message_stays_as_it_is() -> None:
    items = ITEM.format(meta=META, rest=CONTENT) + ITEM.format(meta="", rest=CONTENT)
    message = f'<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>{items}</itemSet></newsMessage>'
    first, second = (each.article for each in read(message))
    edited = write([first, attrs.evolve(second, headline="New")])
    assert [each.article.headline for each in read(edited)] == ["Old", "New"]


def _by_the_whole(article: Article) -> bytes:
    """What is written where the whole document is compared."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(writer, "_put_in_part", lambda *_: None)
        return write([article])


@pytest.mark.parametrize(
    "rest",
    [
        CONTENT,
        "<contentSet/>",
        f"<!-- <contentMeta><headline >Old</headline></contentMeta> -->{CONTENT}",
        f"{CONTENT}<!-- contentMeta -->",
        "<contentSet/><!-- </contentSet> -->",
        "<!-- <contentSet> --><link residref='x'/><!-- </contentSet> -->",
        "<!-- <contentSet> --><x:y xmlns:x='urn:x'><!-- </contentSet> --></x:y>",
        f"<x:contentMeta xmlns:x='urn:x'><headline >Old</headline></x:contentMeta>{CONTENT}",
    ],
)
def test_what_looks_like_the_tags_of_a_part_leads_no_edit_astray(rest: str) -> None:
    data = ITEM.format(meta=META, rest=rest).encode()
    article = attrs.evolve(next(read(data)).article, headline="New")
    edited = write([article])
    at = data.index(b">Old")
    assert edited == data[:at] + b">New" + data[at + 4 :]
    assert edited == _by_the_whole(article)


@pytest.mark.parametrize("encoding", ["utf-8", "iso-8859-1", "utf-16", "shift_jis", "iso-2022-jp"])
def test_an_edit_of_one_part_keeps_the_encoding_of_the_file(encoding: str) -> None:
    words = "été" if encoding == "iso-8859-1" else "見出し"
    text = f'<?xml version="1.0" encoding="{encoding}"?>' + ITEM.format(meta=META, rest=CONTENT.replace("Words", words))
    data = text.encode(encoding)
    edited = write([attrs.evolve(next(read(data)).article, headline=words)])
    assert edited == text.replace(">Old", f">{words}").encode(encoding)


def test_the_other_parts_are_not_parsed_for_an_edit_of_one() -> None:
    data = ITEM.format(meta=META, rest=CONTENT).encode()
    article = attrs.evolve(next(read(data)).article, headline="New")
    with pytest.MonkeyPatch.context() as patch:
        parsing = Mock(wraps=parse)
        patch.setattr(writer, "parse", parsing)
        write([article])
    ((parsed,), _) = parsing.call_args
    assert parsing.call_count == 1
    assert b"urgency" in parsed
    assert b"itemClass" not in parsed
    assert b"Words" not in parsed


def test_an_edit_of_one_part_that_needs_a_newer_version_declares_it() -> None:
    data = ITEM.format(meta=META, rest=CONTENT).encode()
    article = next(read(data)).article
    creators = [Concept(uri="http://example.org/a")]
    article = attrs.evolve(article, credits=attrs.evolve(article.credits, creators=creators))
    edited = write([article])
    assert b'standardversion="2.11"' in edited
    assert edited == _by_the_whole(article)


def test_what_the_schema_demands_and_an_edit_takes_away_is_supplied() -> None:
    data = ITEM.format(meta=META, rest=CONTENT).encode()
    article = next(read(data)).article
    article = attrs.evolve(article, identity=attrs.evolve(article.identity, provider=None))
    edited = write([article])
    assert b'<provider literal="unknown"/>' in edited
    assert edited == _by_the_whole(article)


def test_words_that_stood_in_a_section_here_and_in_none_there_get_none() -> None:
    def put_back(root: etree._Element) -> None:
        root[0].text, root[2].text = "x", "2"

    edited = _edit(b"<a><b ><![CDATA[x]]></b><c >x</c><d >1</d></a>", put_back)
    assert edited == b"<a><b >x</b><c >x</c><d >2</d></a>"


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
