"""Bodies in the manner of agencies, in words of our own; and each case in which other libraries lose news."""

from __future__ import annotations

import base64

import attrs
import pytest

from newsdoc.formats.newsml.reader import read
from newsdoc.formats.newsml.writer import write
from newsdoc.model import (
    Article,
    Attribution,
    Block,
    BlockQuote,
    Embed,
    Emphasis,
    Figure,
    LineBreak,
    Link,
    List,
    Note,
    Paragraph,
    Preformatted,
    Section,
    Strong,
    Table,
    plain_text,
)

NS = 'xmlns="http://iptc.org/std/nar/2006-10-01/"'
XHTML = 'xmlns="http://www.w3.org/1999/xhtml"'


def article_of(content: str) -> Article:
    (reading,) = read(f"<newsItem {NS} guid='g'><itemMeta/><contentSet>{content}</contentSet></newsItem>")
    return reading.article


def page(words: str, head: str = "<head><title>No words</title></head>") -> str:
    return f'<inlineXML contenttype="application/xhtml+xml"><html {XHTML}>{head}<body>{words}</body></html></inlineXML>'


def nitf(words: str, namespace: str = "") -> str:
    return f"<inlineXML><nitf{namespace}><head/><body>{words}</body></nitf></inlineXML>"


AGENCIES: dict[str, tuple[str, list[Block | Section]]] = {
    "AAP: one article, headline in it": (
        page("<article><h1>Rain in Perth</h1><p>PERTH, AAP - It rained.</p><p>Again.</p></article>"),
        [Note("Rain in Perth", kind="headline"), Paragraph("PERTH, AAP - It rained."), Paragraph("Again.")],
    ),
    "ANSA: line breaks, a signature": (
        page("<p>(ANSA) - ROMA, 3 MAG - Piove.<br/>Ancora.</p><p>XY-Z/ <i>BO</i></p>"),
        [
            Paragraph(["(ANSA) - ROMA, 3 MAG - Piove.", LineBreak(), "Ancora."]),
            Paragraph(["XY-Z/ ", Emphasis("BO")]),
        ],
    ),
    "Belga: a division for each paragraph": (
        page('<div class="body"><div>BRUSSEL (BELGA) = Regen.</div><div><strong>Meer</strong> regen.</div></div>'),
        [Paragraph("BRUSSEL (BELGA) = Regen."), Paragraph([Strong("Meer"), " regen."])],
    ),
    "NTB: subheadings, a fact box": (
        page(
            '<p class="lead">Det regner.</p><h2>Mer</h2><p class="txt-ind">Mye.</p>'
            '<aside class="factbox"><h3>Fakta</h3><ul><li>En</li><li>To</li></ul></aside>'
        ),
        [
            Paragraph("Det regner."),
            Section("Mer", ["Mye.", Note(["Fakta", List(["En", "To"])], kind="aside")]),
        ],
    ),
    "STT: a picture with caption and credit": (
        page(
            '<figure><img src="kuva.jpg" alt="Sade"/><figcaption>Sadetta. <span class="credit">Maija/EX</span>'
            "</figcaption></figure><p>Helsingissä sataa.</p>"
        ),
        [Figure("kuva.jpg", alt="Sade", caption="Sadetta.", credit="Maija/EX"), Paragraph("Helsingissä sataa.")],
    ),
    "Reuters: preformatted tables, links": (
        page('<p>OSLO, May 3 - Rain. <a href="https://example.org/q">EXO.OL</a></p><pre>  A   1\n  BB  2</pre>'),
        [
            Paragraph(["OSLO, May 3 - Rain. ", Link("EXO.OL", "https://example.org/q")]),
            Preformatted("  A   1\n  BB  2"),
        ],
    ),
    "APA: utility texts and a table with head and foot": (
        page(
            "<h1>Regen</h1><h2>Utl.: Mehr davon</h2><table><thead><tr><th>Ort</th><th>mm</th></tr></thead>"
            "<tfoot><tr><td>Summe</td><td>3</td></tr></tfoot><tbody><tr><td>Wien</td><td>3</td></tr></tbody></table>"
        ),
        [
            Note("Regen", kind="headline"),
            Section("Utl.: Mehr davon", [Table([["Summe", "3"], ["Wien", "3"]], header=["Ort", "mm"])]),
        ],
    ),
    "dpa: classes, a dateline with a credit in it, a notepad": (
        page(
            '<section class="main dpatextgenre_13"><p class="teaser">Kurz.</p><p><span class="dateline">Bonn '
            '<span class="credit">(dpa)</span> - </span>Regen.</p></section>'
            '<section class="notepad"><h2>Notizblock</h2><p class="np-public">Mehr.</p></section>'
        ),
        [Paragraph("Kurz."), Paragraph("Bonn (dpa) - Regen."), Section("Notizblock", ["Mehr."])],
    ),
    "AP: NITF with blocks, media of several references": (
        nitf(
            '<body.content><block id="Main"><p>OSLO (AP) _ Rain.</p></block><media media-type="Photo">'
            '<media-reference mime-type="text/html" source="x.html"/>'
            '<media-reference mime-type="image/jpeg" source="a.jpg"/><media-reference mime-type="image/jpeg" '
            'source="b.jpg"/><media-caption><p>One.</p><p>Two.</p></media-caption><media-producer>Jo</media-producer>'
            "</media></body.content>"
        ),
        [
            Paragraph("OSLO (AP) _ Rain."),
            Figure("a.jpg", caption=["One.", LineBreak(), "Two."], credit="Jo", content_type="image/jpeg"),
        ],
    ),
}


@pytest.mark.parametrize("name", AGENCIES)
def test_bodies_in_the_manner_of_agencies(name: str) -> None:
    content, expected = AGENCIES[name]
    assert article_of(content).body == Article(body=expected).body


def test_nitf_media_that_comes_again_is_several_figures() -> None:
    one, two = (
        f'<media-reference source="{name}.jpg"/><media-caption>{name}</media-caption>' for name in ("first", "second")
    )
    assert article_of(nitf(f"<body.content><media>{one}{two}</media></body.content>")).body == (
        Figure("first.jpg", caption="first"),
        Figure("second.jpg", caption="second"),
    )


def test_an_encoded_picture_is_no_text() -> None:
    media = (
        '<media><media-reference source="a.jpg"/><media-object encoding="base64">R0lGODlh</media-object>'
        "<media-caption>Rex</media-caption></media>"
    )
    assert article_of(nitf(f"<body.content>{media}</body.content>")).body == (Figure("a.jpg", caption="Rex"),)


FIGURES: dict[str, tuple[str, list[Block | Section]]] = {
    "several pictures": (
        '<figure><img src="a.jpg"/><img src="b.jpg"/><figcaption>Both</figcaption></figure>',
        [Figure("a.jpg"), Figure("b.jpg", caption="Both")],
    ),
    "several pictures, the caption first": (
        '<figure><figcaption>Both</figcaption><img src="a.jpg"/><img src="b.jpg"/></figure>',
        [Figure("a.jpg", caption="Both"), Figure("b.jpg")],
    ),
    "a table": (
        "<figure><figcaption>Rain</figcaption><table><tr><td>3</td></tr></table></figure>",
        [Table([["3"]], caption="Rain")],
    ),
    "a frame": (
        '<figure><iframe src="https://example.org/map"/><figcaption>Map</figcaption></figure>',
        [Embed("https://example.org/map", caption="Map")],
    ),
    "a quotation without a class": (
        "<figure><blockquote><p>We won.</p></blockquote><figcaption>Ann Lee, Mayor</figcaption></figure>",
        [BlockQuote(["We won."], Attribution("Ann Lee", role="Mayor"))],
    ),
}


@pytest.mark.parametrize("name", FIGURES)
def test_figures(name: str) -> None:
    words, expected = FIGURES[name]
    assert article_of(page(words)).body == Article(body=expected).body


QUOTATIONS = {
    "a footer with a cite": (
        page("<blockquote><p>We won.</p><footer>— <cite>Ann Lee</cite>, Mayor</footer></blockquote>"),
        Attribution("Ann Lee", role="Mayor", clause="— Ann Lee, Mayor"),
    ),
    "a dash": (
        page("<blockquote><p>We won.</p><footer>– Ann Lee</footer></blockquote>"),
        Attribution("Ann Lee", clause="– Ann Lee"),
    ),
    "a paragraph below": (
        page('<blockquote><p>We won.</p></blockquote><p class="attribution">Ann Lee, Mayor</p>'),
        Attribution("Ann Lee", role="Mayor"),
    ),
    "NITF, with a function": (
        nitf(
            "<body.content><bq><block><p>We won.</p></block>"
            "<credit><person>Ann Lee, <function>Mayor</function></person></credit></bq></body.content>"
        ),
        Attribution("Ann Lee", role="Mayor"),
    ),
    "NITF, with a source": (
        nitf('<body.content><bq quote-source="Ann Lee"><block><p>We won.</p></block></bq></body.content>'),
        Attribution("Ann Lee"),
    ),
}


@pytest.mark.parametrize("name", QUOTATIONS)
def test_attributions_of_quotations(name: str) -> None:
    content, said = QUOTATIONS[name]
    assert article_of(content).body == (BlockQuote(["We won."], said),)


# Where others lose news


def test_words_behind_an_inline_element_stay() -> None:
    assert article_of(page("<p>A <span>big</span> day</p>")).body == (Paragraph("A big day"),)
    assert article_of(page("<p>One <b>two</b> three</p><p>four</p>")).body[1:] == (Paragraph("four"),)


def test_plain_text_keeps_its_paragraphs() -> None:
    body = article_of('<inlineData contenttype="text/plain">One\nstill.\n\nTwo.</inlineData>').body
    assert body == (Paragraph("One still."), Paragraph("Two."))


def test_lists_tables_and_quotations_do_not_vanish() -> None:
    words = "<ul><li>a</li></ul><table><tr><td>b</td></tr></table><blockquote><p>c</p></blockquote>"
    assert [type(part) for part in article_of(page(words)).body] == [List, Table, BlockQuote]


def test_a_body_inside_a_section_is_not_empty() -> None:
    assert article_of(page("<section><div><p>a</p></div></section>")).body == (Paragraph("a"),)


@pytest.mark.parametrize("namespace", ["", ' xmlns=""', ' xmlns="http://iptc.org/std/NITF/2006-10-18/"'])
@pytest.mark.parametrize("content", ["<p>a</p>", "<block><p>a</p></block>"])
def test_nitf_with_and_without_block_and_namespace(namespace: str, content: str) -> None:
    assert article_of(nitf(f"<body.content>{content}</body.content>", namespace)).body == (Paragraph("a"),)


def test_escaped_markup_in_a_page_stays_words() -> None:
    article = article_of(page("<p>Write &lt;b&gt;bold&lt;/b&gt;.</p>"))
    assert article.body == (Paragraph("Write <b>bold</b>."),)
    (again,) = read(write([attrs.evolve(article, source=None)]))
    assert again.article.body == article.body


def test_escaped_html_in_data_is_html() -> None:
    data = '<inlineData contenttype="text/html">&lt;p&gt;a &lt;em&gt;b&lt;/em&gt;&amp;nbsp;c&lt;/p&gt;</inlineData>'
    assert article_of(data).body == (Paragraph(["a ", Emphasis("b"), "\N{NO-BREAK SPACE}c"]),)


def test_html_in_base64_is_html() -> None:
    words = base64.b64encode(b"<p>a</p><p>b</p>").decode()
    data = f'<inlineData contenttype="text/html" encoding="encd:base64">{words}</inlineData>'
    assert article_of(data).body == (Paragraph("a"), Paragraph("b"))


def test_of_two_pages_the_first_is_the_body_and_the_other_is_said() -> None:
    (reading,) = read(f"<newsItem {NS}><contentSet>{page('<p>a</p>')}{page('<p>b</p>')}</contentSet></newsItem>")
    assert reading.article.body == (Paragraph("a"),)
    assert "NEWSML-SECOND-BODY" in [finding.code for finding in reading.findings]


def test_comments_in_the_content_set_are_no_words() -> None:
    assert article_of(f"<!-- none -->{page('<p>a<!-- none -->b</p>')}").body == (Paragraph("ab"),)


def test_captions_attributions_and_spans_of_cells_stay() -> None:
    words = (
        '<figure><img src="a.jpg"/><figcaption>Rex</figcaption></figure>'
        "<blockquote><p>We won.</p><footer>Ann Lee</footer></blockquote>"
        '<table><tr><td colspan="2" rowspan="3">a</td></tr></table>'
    )
    figure, quote, table = article_of(page(words)).body
    assert isinstance(figure, Figure)
    assert isinstance(quote, BlockQuote)
    assert isinstance(table, Table)
    assert plain_text(figure) == "Rex"
    assert quote.attribution == Attribution("Ann Lee")
    assert (table.rows[0][0].colspan, table.rows[0][0].rowspan) == (2, 3)


def test_nitf_tables_lose_their_description_only() -> None:
    table = (
        '<nitf-table><nitf-table-metadata><nitf-colgroup><nitf-col value="a"/></nitf-colgroup></nitf-table-metadata>'
        "<table><tr><td>a</td></tr></table></nitf-table>"
    )
    assert article_of(nitf(f"<body.content>{table}</body.content>")).body == (Table([["a"]]),)
