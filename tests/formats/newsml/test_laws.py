"""The laws of the NewsML-G2 format over generated articles."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from formats.newsml.support import G2, schema
from newsdoc.errors import NewsdocError
from newsdoc.formats.newsml.bindings import BINDINGS
from newsdoc.formats.newsml.item import Item
from newsdoc.formats.newsml.ledger import unmodelled
from newsdoc.formats.newsml.reader import read
from newsdoc.formats.newsml.scope import undeclared
from newsdoc.formats.newsml.tree import news_items, parse
from newsdoc.formats.newsml.versions import needed_version
from newsdoc.formats.newsml.writer import write
from newsdoc.model import Article, Classification, Concept, Further, Identity, Label, Times
from newsdoc.testing import articles

XHTML = "{http://www.w3.org/1999/xhtml}"


def check_value_round_trip(article: Article) -> None:
    (reading,) = read(write([article]))
    assert reading.article == article
    assert reading.findings == ()


@given(articles())
def test_reading_what_was_written_gives_an_equal_article_without_findings(article: Article) -> None:
    check_value_round_trip(article)


@pytest.mark.nightly
@given(articles())
@settings(max_examples=10_000)
def test_the_round_trip_holds_on_many_articles(article: Article) -> None:
    check_value_round_trip(article)


@pytest.mark.usefixtures("shared")
@given(articles())
def test_everything_written_is_valid_against_the_official_schema(article: Article) -> None:
    root = etree.fromstring(write([article]))
    schema().assertValid(root)


@pytest.mark.usefixtures("shared")
@given(articles(depth=0))
def test_an_item_is_valid_in_the_version_that_it_is_found_to_need(article: Article) -> None:
    root = etree.fromstring(write([article]))
    version = f"2.{needed_version(Item(root))}"
    root.set("standardversion", version)
    schema(version).assertValid(root)


@given(articles(metadata=False))
def test_bodies_are_xhtml_pages(article: Article) -> None:
    root = etree.fromstring(write([article]))
    content = root.find(f".//{G2}inlineXML")
    if not article.body:
        assert content is None
        return
    assert content is not None
    (page,) = content
    assert page.tag == f"{XHTML}html"
    assert [child.tag for child in page] == [f"{XHTML}head", f"{XHTML}body"]
    assert all(str(element.tag).startswith(XHTML) for element in page.iter())
    assert content.get("contenttype") == "application/xhtml+xml"


@given(articles())
def test_what_was_written_is_given_back_byte_by_byte(article: Article) -> None:
    data = write([article])
    (reading,) = read(data)
    assert write([reading.article]) == data


@given(articles())
def test_the_same_article_always_gives_the_same_bytes(article: Article) -> None:
    assert write([article]) == write([article])


@given(articles())
def test_a_file_of_our_own_holds_nothing_that_its_article_does_not(article: Article) -> None:
    (reading,) = read(write([article]))
    assert unmodelled(reading.article) == ()


@pytest.mark.usefixtures("shared")
@given(st.lists(articles(), min_size=2, max_size=4))
@settings(max_examples=30)
def test_several_articles_travel_in_one_message(several: list[Article]) -> None:
    data = write(several)
    readings = list(read(data))
    assert [reading.article for reading in readings] == several
    schema().assertValid(etree.fromstring(data))
    assert write([reading.article for reading in readings]) == data


@pytest.mark.usefixtures("shared")
@given(articles(), articles())
def test_an_article_put_into_the_file_of_another_is_that_article(article: Article, other: Article) -> None:
    (reading,) = read(write([article]))
    edited = attrs.evolve(other, source=reading.article.source)
    data = write([edited])
    schema().assertValid(etree.fromstring(data))
    (again,) = read(data)
    assert again.article == other


def test_every_field_of_an_article_is_bound_once() -> None:
    bound = [path for binding in BINDINGS for path in binding.fields]
    fields = []
    for field in attrs.fields(Article):
        factory = getattr(field.default, "factory", None)
        if factory is not None and attrs.has(factory):
            fields += [f"{field.name}.{inner.name}" for inner in attrs.fields(factory)]
        elif field.init and field.name != "source":
            fields.append(field.name)
    assert sorted(bound) == sorted(fields)


def test_what_the_schema_demands_is_supplied_and_marked() -> None:
    root = etree.fromstring(write([Article("A headline")]))
    assert root.get("{urn:x-newsdoc:1}supplied") == "itemClass provider versionCreated catalogRef guid"
    assert str(root.get("guid")).startswith("urn:uuid:")
    assert root.findtext(f"{G2}itemMeta/{G2}versionCreated") == "1970-01-01T00:00:00+00:00"


def test_what_is_supplied_can_be_stated() -> None:
    moment = datetime(2024, 5, 6, 7, 8, tzinfo=timezone(timedelta(hours=2)))
    provider = Concept(qcode="nprov:EX", names="Example Agency")
    data = write([Article("A headline")], guid="tag:a,2024:1", provider=provider, version_created=moment)
    root = etree.fromstring(data)
    assert root.get("guid") == "tag:a,2024:1"
    assert root.find(f"{G2}itemMeta/{G2}provider[@qcode='nprov:EX']/{G2}name") is not None
    assert root.findtext(f"{G2}itemMeta/{G2}versionCreated") == moment.isoformat()
    (reading,) = read(data)
    assert reading.article == Article("A headline")


def test_stating_what_was_supplied_takes_the_mark_away() -> None:
    (reading,) = read(write([Article("A headline")]))
    full = attrs.evolve(
        reading.article,
        identity=Identity("urn:x:1", provider=Concept(literal="Agency")),
        times=Times(version_created=datetime(2024, 1, 1, tzinfo=UTC)),
    )
    data = write([full])
    assert etree.fromstring(data).get("{urn:x-newsdoc:1}supplied") == "itemClass catalogRef"
    (again,) = read(data)
    assert again.article == full


@given(articles())
def test_every_code_that_is_written_stands_for_something(article: Article) -> None:
    (reading,) = read(write([article]))
    assert reading.article.source is not None
    item = Item(news_items(parse(reading.article.source.data))[0])
    assert all(not (alias.isascii() and alias.isidentifier()) for alias in undeclared(item))


def test_the_schemes_of_codes_can_be_stated() -> None:
    article = Article("x", classification=Classification(subjects=[Concept("ours:1"), Concept("medtop:04000000")]))
    root = etree.fromstring(write([article], schemes={"ours": "https://example.org/topics/"}))
    (scheme,) = root.iter(f"{G2}scheme")
    assert (scheme.get("alias"), scheme.get("uri")) == ("ours", "https://example.org/topics/")
    (unstated,) = etree.fromstring(write([article])).iter(f"{G2}scheme")
    assert unstated.get("uri") == "urn:x-newsdoc:alias:ours:"


@given(st.binary(max_size=200))
def test_any_bytes_give_articles_or_one_error(data: bytes) -> None:
    try:
        list(read(data, name="any.xml"))
    except NewsdocError as error:
        assert "\n" not in str(error)  # noqa: PT017 - most bytes must fail, a few may not


def test_equal_labels_side_by_side_stay_two() -> None:

    check_value_round_trip(Article("Same", further=Further(headlines=[Label("Same"), Label("Same")])))
