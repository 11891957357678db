"""What codes stand for: by the catalogs of the item, of its message, and the IPTC's."""

from __future__ import annotations

import attrs

import newsdoc
from newsdoc import Article, Classification, Code, Concept

NS = 'xmlns="http://iptc.org/std/nar/2006-10-01/"'
IPTC = '<catalogRef href="http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_{}.xml"/>'
OURS = '<catalog><scheme alias="ours" uri="https://example.org/{}/"/></catalog>'


def article(catalogs: str, header: str = "") -> Article:
    item = f"<newsItem {NS}>{catalogs}<itemMeta/></newsItem>"
    return newsdoc.loads(f"<newsMessage {NS}><header>{header}</header><itemSet>{item}</itemSet></newsMessage>")


def test_an_inline_catalog_holds_for_its_item() -> None:
    assert newsdoc.resolve(article(OURS.format("a")), Concept("ours:1")) == "https://example.org/a/1"


def test_the_catalogs_of_the_header_hold_where_the_item_does_not_say_otherwise() -> None:
    both = article(OURS.format("a"), OURS.format("b") + IPTC.format(38))
    assert newsdoc.resolve(both, Concept("ours:1")) == "https://example.org/a/1"
    assert newsdoc.resolve(both, "stat:usable") == "http://cv.iptc.org/newscodes/pubstatusg2/usable"


def test_an_alias_that_no_catalog_knows_stands_for_nothing() -> None:
    assert newsdoc.resolve(article(OURS.format("a")), "medtop:04000000") is None
    assert newsdoc.resolve(article(IPTC.format(35)), "tone:1") is None
    assert newsdoc.resolve(article(IPTC.format(41)), "tone:1") is not None


def test_a_uri_needs_no_catalog() -> None:
    assert newsdoc.resolve(article(""), Code(uri="https://example.org/x")) == "https://example.org/x"
    assert newsdoc.resolve(article(""), Concept(literal="x")) is None


def test_articles_from_elsewhere_go_by_the_catalog_of_the_iptc() -> None:
    assert newsdoc.resolve(Article(), "stat:usable") == "http://cv.iptc.org/newscodes/pubstatusg2/usable"


def test_the_catalogs_of_an_article_travel_with_it() -> None:
    read = article(OURS.format("a") + IPTC.format(41))
    for data in (newsdoc.dumps(read, "json", keep_source=False), newsdoc.dumps(read, "text")):
        again = newsdoc.loads(data)
        assert newsdoc.resolve(again, Concept("ours:1")) == "https://example.org/a/1"
        assert newsdoc.resolve(again, "stat:usable") is not None
        assert newsdoc.resolve(again, "theirs:1") is None


def test_an_alias_is_not_explained_anew_where_a_catalog_may_do_so() -> None:
    read = article('<catalogRef href="https://example.org/catalog.xml"/>')
    subjects = Classification(subjects=[Concept("theirs:1")])
    bare = newsdoc.dumps(attrs.evolve(read, classification=subjects, source=None), "newsml")
    assert b"<scheme" not in bare
    assert newsdoc.loads(bare).catalogs == read.catalogs
