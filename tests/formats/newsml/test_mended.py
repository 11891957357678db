"""Mistakes that were found and mended, each with the smallest file that showed it."""

from __future__ import annotations

import gc
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from time import process_time

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from formats.newsml.support import META, STANDARD
from newsdoc.formats.base import Reading
from newsdoc.formats.newsml.body.alignment import aligned
from newsdoc.formats.newsml.reader import read
from newsdoc.formats.newsml.writer import write
from newsdoc.model import (
    Block,
    Concept,
    Embargo,
    Figure,
    Interview,
    List,
    ListItem,
    Note,
    Paragraph,
    Participant,
    Section,
    Strong,
    Turn,
    plain_text,
)

NS = 'xmlns="http://iptc.org/std/nar/2006-10-01/"'


def item(content: str = "", *, item_meta: str = "", content_meta: str = "", references: str = "") -> bytes:
    return (
        f'<newsItem {NS} {STANDARD} guid="urn:x:1"><itemMeta>{item_meta}{META}</itemMeta>'
        f"<contentMeta>{content_meta}</contentMeta>{references}<contentSet>{content}</contentSet></newsItem>"
    ).encode()


def page(words: str) -> str:
    return f'<inlineXML><html xmlns="http://www.w3.org/1999/xhtml"><head/><body>{words}</body></html></inlineXML>'


def only(data: bytes) -> Reading:
    (reading,) = read(data, name="mended.xml")
    return reading


def edited(data: bytes, body: Sequence[Block | Section]) -> bytes:
    """*data* with another body, which is read back."""
    article = attrs.evolve(only(data).article, body=body)
    written = write([article])
    assert only(written).article == article
    return written


# Time

_SIZE = 400
_LIMIT = 9  # four would be linear, sixteen quadratic


def _cost(work: Callable[[], object]) -> float:
    """Seconds that *work* takes at its quickest, collection of garbage aside."""
    gc.collect()
    gc.disable()
    try:
        costs = []
        for _ in range(3):
            begun = process_time()
            work()
            costs.append(process_time() - begun)
        return min(costs)
    finally:
        gc.enable()


def _check_growth(work: Callable[[int], Callable[[], object]]) -> None:
    """Four times as much takes about four times as long; very short times are no measure."""
    small, large = _cost(work(_SIZE)), _cost(work(4 * _SIZE))
    assert large < max(small, 0.005) * _LIMIT


_SECOND = {
    "every second paragraph reworded": lambda n: [Paragraph(f"new {at}" if at % 2 else f"old {at}") for at in range(n)],
    "every third paragraph left out": lambda n: [Paragraph(f"old {at}") for at in range(n) if at % 3],
    "all paragraphs turned round": lambda n: [Paragraph(f"old {at}") for at in reversed(range(n))],
}


@pytest.mark.parametrize("what", _SECOND)
def test_changing_a_body_takes_time_in_proportion_to_its_length(what: str) -> None:
    def work(size: int) -> Callable[[], object]:
        article = only(item(page("".join(f"<p>old {at}</p>" for at in range(size))))).article
        changed = attrs.evolve(article, body=_SECOND[what](size))
        return lambda: write([changed])

    _check_growth(work)


def test_aligning_equal_members_takes_time_in_proportion_to_their_number() -> None:
    _check_growth(lambda size: lambda: list(aligned([0, 1] * size, [0, 2] * size)))


_TURN = '<div class="turn" data-speaker="A"><p>So.</p></div>'
_INTERVIEWS = {
    "prose after a turn": (f'<section class="interview">{_TURN}', "<p>More.</p>", "</section>"),
    "prose after a topic": (
        f'<section class="interview"><section class="topic"><h2>T</h2>{_TURN}</section>',
        "<p>More.</p>",
        "</section>",
    ),
    "turns after a topic": (
        '<section class="interview"><section class="topic"><h2>T</h2></section>',
        _TURN,
        "</section>",
    ),
}


@pytest.mark.parametrize("what", _INTERVIEWS)
def test_an_interview_takes_time_in_proportion_to_its_length(what: str) -> None:
    before, repeated, after = _INTERVIEWS[what]

    def work(size: int) -> Callable[[], object]:
        data = item(page(before + repeated * size + after))
        return lambda: only(data)

    _check_growth(work)


def test_naming_the_places_of_many_findings_takes_time_in_proportion_to_their_number() -> None:
    def work(size: int) -> Callable[[], object]:
        data = item(page('<p><i data-qcode="no code"/></p>' * size), content_meta='<subject qcode="no code"/>' * size)
        return lambda: only(data)

    _check_growth(work)


@given(st.lists(st.integers(0, 5)), st.lists(st.integers(0, 5)))
def test_aligned_rows_keep_all_members_in_order(old: list[int], new: list[int]) -> None:
    pairs = list(aligned(old, new))
    assert [was for was, _ in pairs if was is not None] == list(range(len(old)))
    assert [now for _, now in pairs if now is not None] == list(range(len(new)))
    assert all(was == now for was, now in aligned(old, old))


# Depth

_NESTS = {
    "divisions": ("<div>", "</div>", 1),
    "block quotations": ("<blockquote>", "</blockquote>", 1),
    "asides": ("<aside>", "</aside>", 1),
    "lists": ("<ul><li>", "</li></ul>", 2),
    "definition lists": ("<dl><dd>", "</dd></dl>", 2),
    "tables": ("<table><tr><td>", "</td></tr></table>", 3),
    "tables without cells": ("<table>", "</table>", 1),
    "captions": ("<table><caption>", "</caption></table>", 2),
    "sections": ("<section><h2>T</h2>", "</section>", 1),
    "interviews": ('<section class="interview">', "</section>", 1),
    "topics": ('<section class="topic">', "</section>", 1),
    "turns": ('<div class="turn" data-speaker="A">', "</div>", 1),
    "media": ("<media>", "</media>", 1),
    "spans": ("<span>", "</span>", 1),
    "quotations": ("<q>", "</q>", 1),
    "all sorts": ("<bq><ul><li><table><tr><td><div><b><p>", "</p></b></div></td></tr></table></li></ul></bq>", 9),
}


def _below(frames: int, work: Callable[[], Reading]) -> Reading:
    return work() if frames == 0 else _below(frames - 1, work)


@pytest.mark.parametrize("depth", [100, 240])
@pytest.mark.parametrize("what", _NESTS)
def test_any_nesting_that_xml_parsers_allow_is_read_from_deep_inside_a_program(what: str, depth: int) -> None:
    opening, closing, levels = _NESTS[what]
    times = depth // levels
    data = item(page(opening * times + "<p>in<em>side</em></p>" + closing * times))
    article = _below(300, lambda: only(data)).article
    assert "inside" in plain_text(article.body)
    (again,) = read(write([attrs.evolve(article, source=None)]))
    assert again.article == article


_QUOTES = "<blockquote>" * 70 + "<p>inside</p>" + "</blockquote>" * 70
_MARKED = "<b>" * 70 + "inside" + "</b>" * 70


@pytest.mark.parametrize(
    "words",
    [
        f'<section class="interview">{_TURN}{_QUOTES}</section>',
        f'<section class="interview"><section class="topic">{_TURN}</section>{_QUOTES}</section>',
        f'<div class="turn" data-speaker="A">{_QUOTES}</div>',
        f'<section class="topic">{_TURN}{_QUOTES}</section>',
        f"<section><h2>T</h2></section>{_QUOTES}",
        f"<h2>T</h2><section><h3>S</h3></section>{_QUOTES}",
        f"<h1>{_MARKED}</h1>",
        f"<dl><dt>{_MARKED}</dt></dl>",
        f"<table><tr><td><p>{_MARKED}</p></td></tr></table>",
    ],
)
def test_what_comes_to_stand_deeper_than_it_was_written_still_fits(words: str) -> None:
    assert "inside" in plain_text(only(item(page(words))).article.body)


def test_participants_may_be_declared_twice() -> None:
    people = '<p class="participants"><data value="A" data-name="{}"/></p>'
    words = f'<section class="interview">{people.format("Ann")}{people.format("Ann Lee")}{_TURN}</section>'
    assert only(item(page(words))).article.body == (
        Interview(participants=[Participant("A", name="Ann Lee")], turns=[Turn("A", "So.")]),
    )


# Words

NBSP = "\N{NO-BREAK SPACE}"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (f"<table>{NBSP}<tr>{NBSP}<td>a</td></tr></table>", f"{NBSP}\n{NBSP}\ta"),
        (f"<ul>{NBSP}<li>a</li></ul>", f"{NBSP}\na"),
        ("<table><colgroup><col>a</col></colgroup><tr><td>b</td></tr></table>", "a\nb"),
        ("<table><tr><td>a</td></tr><caption>b</caption></table>", "a\nb"),
        ("<blockquote><cite>a</cite><p>b</p></blockquote>", "a\nb"),
        ('<p class="participants"><data value="A">a</data> b</p>', "a b"),
        ('<div class="turn" data-speaker="A"><p><b class="speaker">a</b>: b</p></div>', "A: a: b"),
        ("<pre>a<br/>b</pre>", "a\nb"),
        ("<blockquote><p>a</p><footer><p>b</p><p>c</p></footer></blockquote>", "a\nb c"),
    ],
)
def test_no_words_are_lost_or_moved_or_run_together(words: str, expected: str) -> None:
    assert plain_text(only(item(page(words))).article.body) == expected


def test_a_line_break_in_metadata_parts_words() -> None:
    article = only(item(content_meta="<description>One<br/>two</description>")).article
    assert article.summary == "One two"


def test_nitf_as_data_is_read_as_nitf() -> None:
    words = "<![CDATA[<nitf><body><body.content><p>a</p></body.content></body></nitf>]]>"
    for kind in ("application/nitf+xml", "text/vnd.IPTC.NITF", "text/xml"):
        reading = only(item(f'<inlineData contenttype="{kind}">{words}</inlineData>'))
        assert (reading.article.body, reading.findings) == ((Paragraph("a"),), ())


@pytest.mark.parametrize("kind", ["text/rtf", "application/rtf"])
def test_data_that_is_not_read_is_said(kind: str) -> None:
    reading = only(item(f'<inlineData contenttype="{kind}">{{\\rtf1 a}}</inlineData>'))
    assert reading.article.body == ()
    assert [finding.code for finding in reading.findings] == ["NEWSML-CONTENT"]


def test_the_rights_of_nitf_are_a_note_with_its_parts_apart() -> None:
    rights = "<rights><rights.owner>Ann Lee</rights.owner><rights.agent>Example</rights.agent></rights>"
    content = f"<inlineXML><nitf><body><body.head>{rights}</body.head></body></nitf></inlineXML>"
    assert only(item(content)).article.body == (Note(["Ann Lee", "Example"], kind="rights"),)


@pytest.mark.parametrize(
    "shown",
    [
        '<a href="big.jpg"><img src="a.jpg"/></a>',
        '<picture><source srcset="a.webp"/><img src="a.jpg"/></picture>',
        '<div><img src="a.jpg"/></div>',
        '<video><source src="a.jpg"/></video>',
    ],
)
def test_a_picture_keeps_its_caption_whatever_stands_around_it(shown: str) -> None:
    words = f"<figure>{shown}<figcaption>Rex</figcaption></figure>"
    assert only(item(page(words))).article.body == (Figure("a.jpg", caption="Rex"),)


def test_divisions_in_a_definition_list_group_its_terms() -> None:
    words = "<dl><div><dt>Bid</dt><dd>An offer.</dd></div><div><dt>Ask</dt><dd>A price.</dd></div></dl>"
    items = [
        ListItem([Paragraph(Strong(term)), Paragraph(meaning)])
        for term, meaning in (("Bid", "An offer."), ("Ask", "A price."))
    ]
    assert only(item(page(words))).article.body == (List(items),)


def test_comments_may_stand_anywhere() -> None:
    figure = '<figure><img src="a.jpg"/><figcaption>Rex<!-- no credit --></figcaption></figure>'
    turn = '<div class="turn" data-speaker="A"><!-- a --><p><!-- b -->So.</p><!-- c --></div>'
    assert only(item(page(figure + turn))).article.body == (
        Figure("a.jpg", caption="Rex"),
        Interview(turns=[Turn("A", "So.")]),
    )


def test_what_is_no_code_in_an_attribute_of_our_own_is_left_out_and_said() -> None:
    reading = only(item(content_meta='<subject qcode="a:1" nd:role="no code" xmlns:nd="urn:x-newsdoc:1"/>'))
    assert reading.article.classification.subjects == (Concept("a:1"),)
    assert [finding.code for finding in reading.findings] == ["NEWSML-VALUE"]


# Edits

_BARE = {
    "in inlineXML": "<inlineXML>Just words</inlineXML>",
    "in a body": page("Just words"),
    "in a body of NITF": "<inlineXML><nitf><body><body.content>Just words</body.content></body></nitf></inlineXML>",
}


@pytest.mark.parametrize("where", _BARE)
def test_a_body_of_bare_words_takes_more_blocks(where: str) -> None:
    data = item(_BARE[where])
    for body in (["Just words", "More."], ["More.", "Just words"], [List(["Other"])], []):
        root = etree.fromstring(edited(data, [Paragraph(part) if isinstance(part, str) else part for part in body]))
        assert not [each for each in root.iterfind(".//{*}contentSet/*") if not str(each.tag).endswith("inlineXML")]
        assert not root.findall(".//{*}html/{*}p")


def test_words_between_elements_are_not_said_twice() -> None:
    data = item(page("<div>Zero.<p>Two.</p>Three.</div>"))
    body = [Paragraph("Zero."), Paragraph("One."), Paragraph("Two."), Paragraph("Three.")]
    assert edited(data, body).count(b"Zero.") == 1
    stray = item(item_meta='<title>One</title>stray<signal qcode="a:1"/>')
    article = only(stray).article
    management = attrs.evolve(article.management, signals=())
    assert write([attrs.evolve(article, management=management)]).count(b"stray") == 1


def test_taking_away_what_a_file_says_twice_takes_both_away() -> None:
    article = only(item(item_meta='<pubStatus qcode="stat:usable"/><pubStatus qcode="stat:canceled"/>')).article
    changed = attrs.evolve(article, management=attrs.evolve(article.management, status=None))
    assert only(write([changed])).article == changed


def test_a_picture_in_the_file_stays_when_words_come() -> None:
    picture = '<inlineData contenttype="image/gif" encoding="encd:base64">R0lGODlh</inlineData>'
    assert picture.encode() in edited(item(picture), [Paragraph("Words")])


@pytest.mark.parametrize("stray", ["<x/>, ", "<!-- stray -->, "])
def test_a_value_with_something_else_in_it_can_be_edited(stray: str) -> None:
    article = only(
        item(
            item_meta=f"<firstCreated>2024-01-01T00:00:00Z{stray}</firstCreated><embargoed>{stray}</embargoed>",
            content_meta=f"<urgency>9{stray}</urgency>",
        )
    ).article
    moment = datetime(2024, 5, 6, tzinfo=UTC)
    changed = attrs.evolve(
        article,
        times=attrs.evolve(article.times, first_created=moment),
        management=attrs.evolve(article.management, urgency=2, embargo=Embargo(moment)),
    )
    assert only(write([changed])).article == changed
