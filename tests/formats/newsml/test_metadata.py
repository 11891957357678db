"""Metadata where it takes more than one element to say a thing."""

from __future__ import annotations

import attrs

from newsdoc.formats.base import Reading
from newsdoc.formats.newsml.reader import read
from newsdoc.formats.newsml.writer import write
from newsdoc.model import CatalogRef, Catalogs, Concept, SchemeAlias, Wording

NS = 'xmlns="http://iptc.org/std/nar/2006-10-01/"'


def item(content_meta: str = "", *, before: str = "") -> bytes:
    return (
        f'<newsItem {NS} guid="urn:x:1">{before}<itemMeta/><contentMeta>{content_meta}</contentMeta></newsItem>'
    ).encode()


def only(data: bytes) -> Reading:
    (reading,) = read(data, name="metadata.xml")
    return reading


def test_a_supplied_provider_that_stands_twice_is_replaced_as_one() -> None:
    filler = '<provider literal="unknown"/>'
    data = (
        '<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" xmlns:nd="urn:x-newsdoc:1" nd:supplied="provider">'
        f"<itemMeta>{filler}{filler}</itemMeta></newsItem>"
    ).encode()
    article = only(data).article
    assert article.identity.provider is None
    identity = attrs.evolve(article.identity, provider=Concept(literal="Agency"))
    written = write([attrs.evolve(article, identity=identity)])
    assert written.count(b"<provider") == 1
    assert only(written).article.identity == identity


def test_catalogs_are_edited_where_they_stand() -> None:
    one, two = (
        f'<catalog><scheme alias="{alias}" uri="urn:{alias}:"><name>{alias}</name></scheme></catalog>' for alias in "ab"
    )
    article = only(item(before=one + "<!-- between -->" + two)).article
    schemes = article.catalogs.schemes
    assert schemes == (SchemeAlias("a", "urn:a:"), SchemeAlias("b", "urn:b:"))
    for edited_schemes in ([*schemes, SchemeAlias("c", "urn:c:")], schemes[1:], schemes[:1], schemes[::-1]):
        edited_article = attrs.evolve(article, catalogs=Catalogs(schemes=edited_schemes))
        written = write([edited_article])
        assert only(written).article == edited_article
        assert b"<!-- between -->" in written
    added = write([attrs.evolve(article, catalogs=Catalogs(schemes=[*schemes, SchemeAlias("c", "urn:c:")]))])
    assert (one + "<!-- between -->" + two[: -len("</catalog>")]).encode() in added


def test_without_any_catalog_the_iptcs_is_supplied() -> None:
    article = only(item(before='<catalogRef href="https://example.org/catalog.xml"/>')).article
    assert article.catalogs.references == (CatalogRef("https://example.org/catalog.xml"),)
    bare = attrs.evolve(article, catalogs=Catalogs())
    assert b"catalog.IPTC-G2-Standards_41.xml" in write([bare])
    assert only(write([bare])).article == bare


def test_what_is_known_of_the_headline_stays_when_its_words_change() -> None:
    article = only(item('<headline rank="1" role="hlrole:short" dir="ltr">One</headline>')).article
    assert article.wordings.headline == Wording(role="hlrole:short", rank=1)
    assert b'<headline rank="1" role="hlrole:short" dir="ltr">Two</headline>' in write(
        [attrs.evolve(article, headline="Two")]
    )
    bare = attrs.evolve(article, headline="")
    assert bare.wordings.headline == Wording()
    assert b"<headline" not in write([bare])


def test_the_blocks_of_a_note_part_its_words() -> None:
    note = "<section><h3>Desk</h3><p>Call <b>An</b>n.</p><ul><li>a</li><li>b</li></ul></section>"
    article = only(item(f"<description>{note}</description>")).article
    assert article.summary == "Desk Call Ann. a b"


def test_the_role_of_a_summary_goes_without_saying() -> None:
    for role in ("", ' role="drol:summary"', ' role="drol:summary drol:caption"'):
        article = only(item(f"<description{role}>One</description>")).article
        assert article.summary == "One"
        assert f"<description{role}>Two</description>".encode() in write([attrs.evolve(article, summary="Two")])


def test_the_same_words_are_the_same_value_and_are_remarked_each_time() -> None:
    genre = '<genre qcode="{}a:b"><name xml:lang="en">Shared</name></genre>'
    first, second = (only(item(genre.format(""))).article.classification.genres[0] for _ in range(2))
    assert first is second
    for _ in range(2):
        reading = only(item(genre.format(" ")))
        assert reading.article.classification.genres == (first,)
        assert [finding.path for finding in reading.findings if finding.code == "NEWSML-WHITE-SPACE"] == [
            "newsItem/contentMeta/genre/@qcode"
        ]


def test_values_that_differ_in_anything_are_not_shared() -> None:
    said = (
        '<genre qcode="a:b"/>',
        '<genre qcode="a:b" type="c:d"/>',
        '<genre qcode="a:b"><name>x</name></genre>',
        '<genre qcode="a:b"><name/><name>x</name></genre>',
        '<genre qcode="a:b"><name role="c:d">x</name></genre>',
        '<genre qcode="a:b"><name>x</name><name>y</name></genre>',
        '<genre qcode="a:b"><name>x<!-- -->y</name></genre>',
        '<genre qcode="a:b"><definition>x</definition></genre>',
        '<genre qcode="a:b"><x:name xmlns:x="urn:x">x</x:name></genre>',
    )
    for _ in range(2):  # as read, and as known
        genres = only(item("".join(said))).article.classification.genres
        assert [[name.text for name in genre.names] for genre in genres] == [
            *([], [], ["x"], ["x"], ["x"], ["x", "y"], ["xy"], [], [])
        ]
        assert [genre.type for genre in genres] == ["", "c:d", *[""] * 7]
        assert [name.role for genre in genres for name in genre.names] == ["", "", "c:d", "", "", ""]
        assert [[text.text for text in genre.definitions] for genre in genres] == [*[[]] * 7, ["x"], []]
