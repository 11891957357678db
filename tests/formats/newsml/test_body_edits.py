"""An edit of one block leaves the XML of all others as it is, markup unknown to the model included."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from formats.newsml.support import corpus_bytes, corpus_files, infoset
from newsdoc.formats.newsml.reader import read
from newsdoc.formats.newsml.writer import write
from newsdoc.model import (
    Article,
    Block,
    BlockQuote,
    Break,
    Cell,
    Figure,
    Interview,
    List,
    ListItem,
    Node,
    Note,
    Paragraph,
    Section,
    Table,
    Turn,
    plain_text,
)

NS = 'xmlns="http://iptc.org/std/nar/2006-10-01/"'
MARK = "Entirely other words."

# Blocks as agencies write them; %s is a number of its own. What the model does not know is the attribute ``x``.
XHTML_BLOCKS = (
    '<p x="%s">Word <i class="k">w%s</i>, <span x="s">more</span>.</p>',
    '<div class="box"><p x="%s">One.</p><!-- w%s --><p x="z">Two.</p></div>',
    '<ul x="%s"><li x="i">One w%s</li><li><p x="j">Two.</p><p>Three.</p></li></ul>',
    '<ol start="4"><li x="%s">One<ul><li x="n">Nested w%s</li></ul></li></ol>',
    '<table x="%s"><caption x="c">Words w%s</caption><tr x="r"><th>a</th><td x="d">b</td></tr></table>',
    '<blockquote x="%s"><p x="q">We won w%s.</p><footer x="f">Ann Lee</footer></blockquote>',
    '<blockquote x="%s"><p>We won w%s.</p></blockquote><p class="attribution" x="a">Ann Lee</p>',
    '<figure x="%s"><img src="a.jpg" width="3"/><figcaption x="c">Rex w%s</figcaption></figure>',
    '<aside x="%s"><p x="n">Beside w%s.</p></aside>',
    '<pre x="%s">  w%s</pre>',
    '<hr x="%s"/><p x="h">w%s</p>',
    '<x-box x="%s"><p x="b">w%s</p></x-box>',
    '<div x="%s">Loose w%s, <i>words</i> <!-- c --><p x="p">Held.</p></div>',
    '<h2 x="%s"><p x="p">Held.</p> Loose w%s</h2>',
    '<dl x="%s"><dt x="t">Term</dt><dd x="d">Meaning w%s.</dd></dl>',
    '<p x="%s"><b>Q:</b> Why w%s?</p><p x="a"><b>A:</b> Because.</p>',
    '<section class="interview" x="%s"><p x="t"><b>dpa:</b> Why w%s?</p><p x="u"><b>Lee:</b> So.</p></section>',
)
XHTML_SECTIONS = (
    '<h2 x="%s">Title w%s</h2><p x="p">Under it.</p>',
    '<section x="%s"><h3 x="t">Title w%s</h3><p x="p">Under it.</p><p>More.</p></section>',
)
NITF_BLOCKS = (
    '<p x="%s">Word <em class="k">w%s</em>, <chron x="s">today</chron>.</p>',
    '<block x="%s"><p x="p">One w%s.</p><p x="q">Two.</p></block>',
    '<ul x="%s"><li x="i">One w%s</li><li x="j">Two</li></ul>',
    '<table x="%s"><tr x="r"><td x="c">a w%s</td><td>b</td></tr></table>',
    '<bq x="%s"><block><p x="q">We won w%s.</p></block><credit x="c">Ann Lee</credit></bq>',
    (
        '<media media-type="image" x="%s"><media-reference source="a.jpg" x="r"/>'
        '<media-caption x="c">Rex w%s</media-caption></media>'
    ),
    '<note x="%s"><body.content><p x="n">Beside w%s.</p></body.content></note>',
    '<hr x="%s"/><p x="h">w%s</p>',
)
NITF_SECTIONS = ('<hl2 x="%s">Title w%s</hl2><p x="p">Under it.</p>',)

NEW: tuple[Block, ...] = (
    Paragraph(MARK),
    List(["One", "Two"]),
    Table([["a", "b"]]),
    BlockQuote(["Words."], "Bo"),
    Figure("b.jpg", caption="New"),
    Note("Words.", kind="editor"),
    Break(),
    Interview(turns=[Turn("X", "Why?")]),
)


def xhtml(rows: Sequence[str]) -> str:
    body = "".join(f"{row}\n " for row in rows)
    return f'<html xmlns="http://www.w3.org/1999/xhtml"><head/><body>\n {body}</body></html>'


def plain_html(rows: Sequence[str]) -> str:
    return f"<html><body>{''.join(rows)}</body></html>"


def nitf(rows: Sequence[str]) -> str:
    body = "".join(rows)
    return f'<nitf xmlns="http://iptc.org/std/NITF/2006-10-18/"><body><body.content>{body}</body.content></body></nitf>'


def _numbered(blocks: list[str], sections: list[str]) -> list[str]:
    return [row % (at, at) for at, row in enumerate([*blocks, *sections])]


def _rows(blocks: Sequence[str], sections: Sequence[str]) -> st.SearchStrategy[list[str]]:
    return st.builds(
        _numbered,
        st.lists(st.sampled_from(blocks), min_size=1, max_size=5, unique=True),
        st.lists(st.sampled_from(sections), max_size=2),
    )


pages = st.one_of(
    st.tuples(st.just(xhtml), _rows(XHTML_BLOCKS, XHTML_SECTIONS)),
    st.tuples(st.just(plain_html), _rows(XHTML_BLOCKS, XHTML_SECTIONS)),
    st.tuples(st.just(nitf), _rows(NITF_BLOCKS, NITF_SECTIONS)),
)


def article_of(page: str) -> Article:
    (reading,) = read(
        f"<newsItem {NS} guid='g'><itemMeta/><contentSet><inlineXML>{page}</inlineXML></contentSet></newsItem>"
    )
    return reading.article


def written(article: Article) -> bytes:
    data = write([article])
    (reading,) = read(data)
    assert reading.article == article
    return data


def canonical(element: etree._Element) -> bytes:
    return etree.tostring(element, method="c14n")


def kept(article: Article, rows: Sequence[str], data: bytes) -> list[int]:
    """Which of *rows*, from which *article* was read, stand in a file as they were written."""
    assert article.source is not None
    root = etree.fromstring(article.source.data)
    holder = root.find(".//{*}body/{*}body.content")
    elements = iter(root.find(".//{*}body") if holder is None else holder)  # type: ignore[arg-type]  # there is a body
    elements = (each for each in elements if isinstance(each.tag, str))
    there = {canonical(each) for each in etree.fromstring(data).iter("{*}*")}
    found = []
    for at, row in enumerate(rows):
        own = [canonical(next(elements)) for _ in etree.fromstring(f"<row>{row}</row>")]
        found += [at] if all(each in there for each in own) else []
    return found


def owners(rows: Sequence[str], part: Node) -> set[int]:
    """The rows that a block or section was read from, by their numbers."""
    return {at for at in range(len(rows)) if f"w{at}" in plain_text(part)}


def is_several(row: str) -> bool:
    """Whether a row is read as several blocks, so that something can stand between them."""
    return row.startswith(("<hr", "<div", "<block ")) or "Q:" in row or "Held." in row


@given(pages, st.data())
def test_a_block_that_goes_leaves_the_others_alone(page: tuple[Any, list[str]], data: st.DataObject) -> None:
    make, rows = page
    article = article_of(make(rows))
    at = data.draw(st.integers(0, len(article.body) - 1))
    gone = owners(rows, article.body[at])
    body = [*article.body[:at], *article.body[at + 1 :]]
    # A heading that is taken out lets go what stood under it, unless all of it goes.
    found = kept(article, rows, written(attrs.evolve(article, body=body)))
    spared = gone or {at for at, row in enumerate(rows) if is_several(row)}
    assert set(range(len(rows))) - set(found) <= spared


@given(pages, st.data())
def test_a_block_that_comes_leaves_the_others_alone(page: tuple[Any, list[str]], data: st.DataObject) -> None:
    make, rows = page
    article = article_of(make(rows))
    blocks = [part for part in article.body if not isinstance(part, Section)]
    at = data.draw(st.integers(0, len(blocks)))
    new = data.draw(st.sampled_from(NEW))
    body: list[Block | Section] = [*article.body[:at], new, *article.body[at:]]
    found = set(kept(article, rows, written(attrs.evolve(article, body=body))))
    left = set(range(len(rows))) - found
    # A new paragraph behind paragraphs in which somebody speaks would be read as theirs, and may part a row in two.
    assert all(is_several(rows[at]) for at in left)
    assert len(left) <= 1


@given(pages, st.data())
def test_blocks_that_change_places_keep_their_markup(page: tuple[Any, list[str]], data: st.DataObject) -> None:
    make, rows = page
    rows = [row for row in rows if not is_several(row) and not row.startswith("<h")]
    if not rows:
        return
    article = article_of(make(rows))
    body = data.draw(st.permutations(article.body))
    blocks = [part for part in body if not isinstance(part, Section)]
    sections = [part for part in body if isinstance(part, Section)]
    assert len(kept(article, rows, written(attrs.evolve(article, body=[*blocks, *sections])))) == len(rows)


def changes(part: Any) -> list[Any]:  # noqa: ANN401 - nodes of every class
    """*part* with one thing in it changed, in every way that the tests know."""
    found: list[Any] = []
    if isinstance(part, Paragraph | Cell):
        found.append(attrs.evolve(part, inlines=MARK))
    if isinstance(part, BlockQuote) and part.attribution:
        found.append(attrs.evolve(part, attribution=attrs.evolve(part.attribution, speaker="Bo Roe")))
    if isinstance(part, Section):
        found.append(attrs.evolve(part, title=MARK))
    for name in ("blocks", "items", "rows", "sections", "turns"):
        members = getattr(part, name, ())
        for at, member in enumerate(members):
            changed = [tuple(row) for row in _changed_row(member)] if isinstance(member, tuple) else changes(member)
            found += [attrs.evolve(part, **{name: [*members[:at], one, *members[at + 1 :]]}) for one in changed]
    return found


def _changed_row(row: tuple[Cell, ...]) -> list[list[Cell]]:
    return [[*row[:at], changed, *row[at + 1 :]] for at, cell in enumerate(row) for changed in changes(cell)]


@given(pages, st.data())
def test_a_change_inside_a_block_leaves_the_others_alone(page: tuple[Any, list[str]], data: st.DataObject) -> None:
    make, rows = page
    article = article_of(make(rows))
    ways = [(at, changed) for at, part in enumerate(article.body) for changed in changes(part)]
    if not ways:
        return
    at, changed = data.draw(st.sampled_from(ways))
    body: list[Block | Section] = [*article.body[:at], changed, *article.body[at + 1 :]]
    result = written(attrs.evolve(article, body=body))
    assert len(kept(article, rows, result)) >= len(rows) - 1
    # Inside the block too: elements without the changed words stay. All that say anything are marked with x.
    before, after = (
        [canonical(each) for each in etree.fromstring(text).iter("{*}*") if each.get("x")]
        for text in (article.source.data if article.source else b"", result)
    )
    assert sum(each not in after for each in before) <= 3


@pytest.mark.parametrize("rows", [[row % (0, 0)] for row in (*XHTML_BLOCKS, *XHTML_SECTIONS)])
def test_a_reworded_paragraph_keeps_the_attributes_around_it(rows: list[str]) -> None:
    article = article_of(xhtml(rows))
    for at, part in enumerate(article.body):
        for changed in changes(part):
            data = written(attrs.evolve(article, body=[*article.body[:at], changed, *article.body[at + 1 :]]))
            assert b'x="0"' in data or isinstance(part, List | ListItem)


def test_a_block_behind_the_head_of_nitf_stands_at_the_beginning_of_the_content() -> None:
    head = "<body.head><hedline><hl1>One</hl1></hedline><byline>By Jo</byline></body.head>"
    page = f'<nitf xmlns="urn:x"><body>{head}<body.content><p x="1">a</p></body.content></body></nitf>'
    article = article_of(page)
    data = written(attrs.evolve(article, body=[*article.body[:2], Paragraph(MARK), *article.body[2:]]))
    assert f'{head}<body.content><p>{MARK}</p><p x="1">a</p></body.content>'.encode() in data


def leaves(data: bytes) -> Counter[tuple[str, tuple[object, ...]]]:
    """The innermost elements of the pages of a file, each with its words and its infoset."""
    return Counter(
        ((each.text or "").strip(), tuple(infoset(each)))
        for page in etree.fromstring(data).iter("{*}inlineXML")
        for each in page.iterdescendants("{*}*")
        if not len(each)
    )


@pytest.mark.usefixtures("shared")
@given(
    name=st.sampled_from(corpus_files() or ("",)), at=st.integers(0, 60), new=st.sampled_from(NEW), goes=st.booleans()
)
def test_blocks_of_real_files_stay_when_others_come_and_go(name: str, at: int, new: Block, *, goes: bool) -> None:
    data = corpus_bytes(name)
    article = next(read(data)).article
    places = [at for at, part in enumerate(article.body) if not isinstance(part, Section)]
    # Other XML has no place for a block, and a body of words only is no innermost element with others beside them.
    page = next(etree.fromstring(data).iter("{*}html", "{*}nitf"), None)
    if page is None or not places or page.find("{*}body/{*}*") is None:
        return
    at = places[at % len(places)]
    if b"body.head" in data and not goes:
        at = places[-1] + 1  # the head of NITF has no room beside a headline or a byline
    body = [*article.body[:at], *([] if goes else [new]), *article.body[at + goes :]]
    edited = attrs.evolve(article, body=body)
    result = write([edited])
    assert next(read(result)).article == edited
    lost = leaves(data) - leaves(result)
    gone = " ".join(plain_text(article.body[at]).split()) if goes else ""
    # What goes takes its own elements along, and the empty ones among them; nothing else.
    assert [text for text, _ in lost if " ".join(text.split()) not in gone] == []


def test_a_body_that_is_written_anew_leaves_the_rest_of_the_item_alone() -> None:
    """Elements that repeat a declaration of the item lose it where they are moved, and take on a prefix."""
    meta = '<itemMeta><x:e/><extensions xmlns="urn:x"><name>VG</name></extensions></itemMeta>'
    start = f'<newsItem {NS} xmlns:x="urn:x" guid="g">{meta}<contentSet>'
    (reading,) = read(
        f"{start}<inlineXML><page xmlns='urn:y'>Words in no block.</page></inlineXML></contentSet></newsItem>"
    )
    edited = attrs.evolve(reading.article, body=[*reading.article.body, Table([["a"]])])
    assert written(edited).startswith(start.encode())


BESIDE = '<div x="1"> <p x="2">One.</p><!-- c --> Loose <i x="3">words</i>. <p x="4">Two.</p>\n </div>'


@pytest.mark.parametrize(
    ("body", "expected"),
    [  # what stands in the division at last
        (["One.", MARK, "Two."], f' <p x="2">One.</p><!-- c --> {MARK} <p x="4">Two.</p>\n '),
        (["One.", "Two."], ' <p x="2">One.</p><!-- c --> <p x="4">Two.</p>\n '),
        ([None, "Two."], ' <!-- c --> Loose <i x="3">words</i>. <p x="4">Two.</p>\n '),
        (
            ["One.", MARK, None, "Two."],
            f' <p x="2">One.</p><p>{MARK}</p><!-- c --> Loose <i x="3">words</i>. <p x="4">Two.</p>\n ',
        ),
        (
            ["One.", None, MARK, "Two."],
            f' <p x="2">One.</p><!-- c --> Loose <i x="3">words</i>. <p>{MARK}</p> <p x="4">Two.</p>\n ',
        ),
    ],
    ids=["reworded", "gone", "left", "behind another", "before another"],
)
def test_words_without_an_element_are_edited_where_they_stand(body: list[str | None], expected: str) -> None:
    article = article_of(xhtml([BESIDE, "<p>Three.</p>"]))
    kept_, last = article.body[1], article.body[-1]
    edited = attrs.evolve(article, body=[*(kept_ if each is None else each for each in body), last])
    assert f'<div x="1">{expected}</div>' in written(edited).decode()


def test_words_right_in_the_body_are_edited_where_they_stand() -> None:
    article = article_of(
        '<html xmlns="http://www.w3.org/1999/xhtml"><body x="1"> One. <p x="2">Two.</p>Three.</body></html>'
    )
    edited = written(attrs.evolve(article, body=["Eins.", *article.body[1:], List(["Four."])]))
    assert b'<body x="1"> Eins. <p x="2">Two.</p>Three. <ul><li>Four.</li></ul></body>' in edited


def test_words_that_would_be_a_heading_alone_get_an_element_of_their_own() -> None:
    article = article_of(xhtml(['<h1 x="1"><p>One</p> more</h1>', '<p x="2">Two.</p>']))
    edited = written(attrs.evolve(article, body=article.body[1:]))
    assert b'<h1 x="1"><p>more</p></h1>\n <p x="2">Two.</p>' in edited


def test_in_a_body_of_another_language_words_change_but_nothing_comes_or_goes() -> None:
    event = '<event xmlns="urn:example:events"><name>Fair</name><start>May</start></event>'
    article = article_of(event)
    first, second = article.body
    words = written(attrs.evolve(article, body=[Paragraph("Market"), second]))
    assert event.replace("Fair", "Market").encode() in words
    assert b"urn:example:events" not in written(attrs.evolve(article, body=[first]))


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ('<p x="1"><!-- a -->Word <i>w<?b?></i>, <!-- c -->more.</p>', f'<p x="1"><!-- a -->{MARK}<?b?><!-- c --></p>'),
        ("<ul><li>Word.<!-- a --></li></ul>", f"<ul><li>{MARK}<!-- a --></li></ul>"),
        ('<div x="1"><!-- a -->Word,<!-- b --> more.</div>', f'<div x="1"><!-- a -->{MARK}<!-- b --></div>'),
    ],
)
def test_comments_and_instructions_stay_where_words_are_edited(row: str, expected: str) -> None:
    article = article_of(xhtml([row, "<p>Last.</p>"]))
    first = article.body[0]
    new = List([MARK]) if isinstance(first, List) else Paragraph(MARK)
    assert expected in written(attrs.evolve(article, body=[new, *article.body[1:]])).decode()


@pytest.mark.parametrize("body", ["<!-- a --> Words<!-- b -->", " <!-- a --><p>One.</p><!-- b -->"])
def test_comments_in_a_body_stay_where_all_its_words_are_others(body: str) -> None:
    article = article_of(f'<html xmlns="http://www.w3.org/1999/xhtml"><body x="1">{body}</body></html>')
    edited = written(attrs.evolve(article, body=[MARK, "More."])).decode()
    assert '<body x="1">' in edited
    assert "<!-- a -->" in edited
    assert "<!-- b -->" in edited


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", "<p>One.</p><p>{}</p>"),
        ("<!-- a -->", "<!-- a --><p>One.</p><p>{}</p>"),
        ('\n<p x="2"/><?b c?>\n', '\n<p x="2"/><?b c?>\n<p>One.</p>\n<p>{}</p>\n'),
    ],
    ids=["nothing", "a comment", "an empty paragraph"],
)
@pytest.mark.parametrize(
    "page",
    [
        '<html xmlns="http://www.w3.org/1999/xhtml" x="1"><head><title>T</title></head><body y="1">{}</body></html>',
        '<nitf xmlns="http://iptc.org/std/NITF/2006-10-18/"><body><body.content y="1">{}</body.content></body></nitf>',
        '<html xmlns="" x="1"><body y="1">{}</body></html>',
    ],
    ids=["XHTML", "NITF", "no namespace"],
)
def test_the_first_words_of_a_body_leave_alone_what_stands_there(page: str, before: str, after: str) -> None:
    article = article_of(page.format(before))
    assert article.body == ()
    edited = written(attrs.evolve(article, body=["One.", MARK])).decode()
    assert page.format(after.format(MARK)) in edited


def test_loose_words_in_a_cdata_section_keep_it_when_a_neighbour_changes() -> None:
    loose = "<![CDATA[Peace & quiet]]>"
    article = article_of(xhtml([f'<div x="1"><p>One.</p>{loose}<p x="2">Two.</p></div>']))
    edited = written(attrs.evolve(article, body=[*article.body[:2], MARK]))
    assert f'{loose}<p x="2">{MARK}</p>'.encode() in edited
