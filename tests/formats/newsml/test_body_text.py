"""All the text of every body arrives, in order: over generated pages, judged by the text that lxml gives."""

from __future__ import annotations

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from formats.newsml.trees import pages, text_of
from newsdoc.formats.newsml.reader import read
from newsdoc.formats.newsml.writer import write
from newsdoc.model import Article, BlockQuote, Node, plain_text, transform

NS = 'xmlns="http://iptc.org/std/nar/2006-10-01/"'


def article_of(page: etree._Element) -> Article:
    content = etree.tostring(page, encoding="unicode")
    data = (
        f'<newsItem {NS} guid="urn:x:1"><itemMeta/><contentSet><inlineXML>{content}</inlineXML></contentSet></newsItem>'
    )
    (reading,) = read(data)
    return reading.article


def squeezed(text: str) -> str:
    return "".join(character for character in text if character not in " \t\r\n")


def shown(article: Article) -> str:
    """The words of a body; those of an attribution as they stood, where the article holds them."""

    def verbatim(node: Node) -> Node:
        if isinstance(node, BlockQuote) and node.attribution and node.attribution.clause:
            return attrs.evolve(node, attribution=node.attribution.clause)
        return node

    return plain_text(transform(attrs.evolve(article, headline="", byline="", dateline=""), verbatim))


def missing(text: str, found: str) -> str:
    """The first stretch of *text* that *found* does not have in its order; ``""`` if it has all."""
    at = 0
    for place, character in enumerate(text):
        at = found.find(character, at) + 1
        if not at:
            return text[max(place - 20, 0) : place + 20]
    return ""


def check_text(page: etree._Element) -> None:
    text, found = squeezed(text_of(page)), squeezed(shown(article_of(page)))
    assert not missing(text, found)
    # What is added is the labels of speakers that the page does not name, or names in attributes.
    for label in ("Ann:", "Q:", "A:", "Bo"):
        found, text = found.replace(label, ""), text.replace(label, "")
    assert len(found) <= len(text)


@given(pages())
@settings(max_examples=200)
def test_all_the_text_of_a_page_arrives_in_order(page: etree._Element) -> None:
    check_text(page)


@pytest.mark.nightly
@given(pages())
@settings(max_examples=10_000)
def test_all_the_text_of_many_pages_arrives_in_order(page: etree._Element) -> None:
    check_text(page)


@given(pages())
def test_what_was_read_of_a_page_can_be_written_anew(page: etree._Element) -> None:
    article = attrs.evolve(article_of(page), source=None)
    (again,) = read(write([article]))
    assert again.article == article


@given(pages())
def test_an_unedited_page_is_given_back(page: etree._Element) -> None:
    article = article_of(page)
    assert article.source is not None
    assert write([article]) == article.source.data


@given(pages(), st.data())
def test_an_edited_page_reads_as_it_was_edited(page: etree._Element, data: st.DataObject) -> None:
    article = article_of(page)
    at = data.draw(st.integers(0, len(article.body)))
    row = list(article.body)
    how = data.draw(st.sampled_from(["drop", "insert", "turn round", "double"]))
    if how == "drop":
        del row[at : at + 1]
    elif how == "insert":
        row.insert(at, article.body[0] if article.body else "New.")  # type: ignore[arg-type]  # a body takes strings
    elif how == "turn round":
        row[at:] = reversed(row[at:])
    else:
        row[at:at] = row[at : at + 1]
    edited = attrs.evolve(article, body=row)
    (again,) = read(write([edited]))
    assert again.article == edited
