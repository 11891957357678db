"""Reading what was written gives the same article, and writing what was read the same bytes."""

from __future__ import annotations

import json

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsdoc
from newsdoc.formats import registry
from newsdoc.formats.json import FORMAT
from newsdoc.formats.json.reader import read
from newsdoc.model import (
    MAX_DEPTH,
    Article,
    BlockQuote,
    Concept,
    Emphasis,
    Label,
    Management,
    Mention,
    Paragraph,
    PartialDate,
    Preformatted,
    Quote,
    Section,
    Source,
    Table,
    Times,
)
from newsdoc.model.metadata import Classification, Identity
from newsdoc.testing import articles


def read_one(data: bytes | str) -> Article:
    (reading,) = read(data)
    assert not reading.findings
    return reading.article


def read_all(data: bytes | str) -> list[Article]:
    return [reading.article for reading in read(data)]


def write(*given_articles: Article, **options: bool) -> bytes:
    return FORMAT.write(given_articles, **options)


@pytest.mark.parametrize("options", [{}, {"indent": True}], ids=str)
@given(article=articles(source=True))
def test_an_article_comes_back_with_its_source(article: Article, options: dict[str, bool]) -> None:
    back = read_one(write(article, **options))
    assert back == article
    assert back.source == article.source


@given(articles(source=True))
def test_what_was_read_is_written_to_the_same_bytes(article: Article) -> None:
    data = write(article)
    assert write(read_one(data)) == data


@given(st.lists(articles(metadata=False, source=True), max_size=4))
def test_several_articles_come_back_in_their_order(several: list[Article]) -> None:
    back = read_all(write(*several))
    assert back == several
    assert [article.source for article in back] == [article.source for article in several]


@given(articles(source=True))
def test_text_and_bytes_with_and_without_a_byte_order_mark_are_the_same_document(article: Article) -> None:
    data = write(article)
    assert read_one(data.decode()) == article
    assert read_one("\ufeff" + data.decode()) == article
    assert read_one(b"\xef\xbb\xbf" + data) == article
    assert read_one(bytearray(data)) == article  # type: ignore[arg-type]  # any buffer of bytes will do


@given(articles(source=True))
def test_what_is_written_is_json_to_others_too(article: Article) -> None:
    found = json.loads(write(article))
    assert (found["type"], found["schema_version"]) == ("article", 1)
    assert read_one(json.dumps(found)) == article  # with every character beyond ASCII escaped


@given(articles(source=True))
def test_an_article_without_its_source_is_the_same_article(article: Article) -> None:
    back = read_one(write(article, keep_source=False))
    assert back == article
    assert back.source is None
    assert write(back) == write(attrs.evolve(article, source=None)) == write(article, keep_source=False)


@given(st.binary() | st.text().map(lambda text: text.encode("utf-8", "surrogatepass")), st.integers(0, 2**31 - 1))
def test_the_bytes_of_a_source_come_back_whatever_they_are(data: bytes, part: int) -> None:
    source = Source("newsml", data, part)
    assert read_one(write(Article(source=source))).source == source


def test_a_source_of_utf8_is_written_as_text_and_another_as_base64() -> None:
    assert b'"source":{"format":"text","data":"\xc3\xa4\\u0000"}' in write(
        Article(source=Source("text", b"\xc3\xa4\0"))
    )
    assert b'"source":{"format":"text","data":{"base64":"5A=="},"part":2}' in write(
        Article(source=Source("text", b"\xe4", 2))
    )


def test_nothing_is_lost_but_what_the_source_held_and_the_article_does_not() -> None:
    own = Article("a")
    file = newsdoc.dumps(own, "newsml").replace(b"</newsItem>", b"<x xmlns='http://example.com/'>u</x></newsItem>")
    foreign = newsdoc.loads(file)
    assert FORMAT.losses(own) == FORMAT.losses(own, keep_source=False, indent=True) == FORMAT.losses(foreign) == ()
    lost = FORMAT.losses(foreign, keep_source=False)
    assert lost == registry.source_losses(foreign) != ()


def test_the_deepest_articles_are_written_and_read() -> None:
    inline: Emphasis = Emphasis("x")
    while inline.depth < MAX_DEPTH - 2:
        inline = Emphasis(inline)
    section = Section("x")
    while section.depth < MAX_DEPTH - 1:
        section = Section("x", sections=[section])
    quote = BlockQuote("x")
    while quote.depth < MAX_DEPTH - 1:
        quote = BlockQuote(quote)
    table = Table([[Emphasis("x")]])
    for deep in (Paragraph(inline), section, quote, table):
        article = Article(body=[deep])
        for indent in (True, False):
            assert read_one(write(article, indent=indent)) == article


EXAMPLE = Article(
    "Fed to halt QE",
    [
        Paragraph(["The ", Mention("Fed", Concept("nyoor:1", names="Federal Reserve")), " will stop."]),
        Section("Reactions", [Paragraph([Quote("“Good,”", "A. Example", kind="mixed"), " she said."])]),
        Preformatted("a\n  b"),
    ],
    language="en",
    identity=Identity("urn:x:1", version=2),
    times=Times(content_created=PartialDate(2014, 10)),
    management=Management(urgency=3, notes=["check"]),
    classification=Classification(keywords=[Label("bonds", rank=0)]),
)

SPELT = {
    "type": "article",
    "schema_version": 1,
    "headline": "Fed to halt QE",
    "body": [
        {
            "type": "paragraph",
            "inlines": [
                {"type": "text", "text": "The "},
                {
                    "type": "mention",
                    "inlines": [{"type": "text", "text": "Fed"}],
                    "concept": {"qcode": "nyoor:1", "names": [{"text": "Federal Reserve"}]},
                },
                {"type": "text", "text": " will stop."},
            ],
        },
        {
            "type": "section",
            "title": [{"type": "text", "text": "Reactions"}],
            "blocks": [
                {
                    "type": "paragraph",
                    "inlines": [
                        {
                            "type": "quote",
                            "inlines": [{"type": "text", "text": "“Good,”"}],
                            "attribution": {"speaker": "A. Example"},
                            "kind": "mixed",
                        },
                        {"type": "text", "text": " she said."},
                    ],
                }
            ],
        },
        {"type": "section", "blocks": [{"type": "preformatted", "text": "a\n  b"}]},
    ],
    "language": "en",
    "identity": {"guid": "urn:x:1", "version": 2},
    "times": {"content_created": "2014-10"},
    "management": {"urgency": 3, "notes": [{"text": "check"}]},
    "classification": {"keywords": [{"text": "bonds", "rank": 0}]},
}


def test_the_form_is_the_documented_one() -> None:
    assert json.loads(write(EXAMPLE)) == SPELT
    assert write(EXAMPLE) == json.dumps(SPELT, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
    assert write(EXAMPLE, indent=True) == json.dumps(SPELT, ensure_ascii=False, indent=2).encode() + b"\n"


def test_one_article_is_an_object_and_any_other_number_an_array() -> None:
    assert write() == b"[]\n"
    assert write(Article()) == b'{"type":"article","schema_version":1}\n'
    assert (
        write(Article(), Article())
        == b'[{"type":"article","schema_version":1},{"type":"article","schema_version":1}]\n'
    )
    assert read_all(b'[{"type":"article","schema_version":1}]') == [Article()]
    assert read_all(b"[]") == []


def test_values_that_are_not_in_normal_form_are_brought_to_it() -> None:
    loose = {
        "type": "article",
        "schema_version": 1,
        "headline": "  Fed\n to halt",
        "language": " en ",
        "body": [
            {"type": "paragraph", "inlines": [{"type": "text", "text": "a "}, {"type": "text", "text": " b"}]},
            {"type": "paragraph"},
        ],
        "times": {"version_created": "2016-01-04T16:34:00Z"},
        "identity": {"version": None, "provider": None},
    }
    article = read_one(json.dumps(loose))
    assert article.headline == "Fed to halt"
    assert article.body == (Paragraph("a b"),)
    assert b'"2016-01-04T16:34:00+00:00"' in write(article)
