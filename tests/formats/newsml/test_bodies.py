"""Bodies as agencies write them, in XHTML, NITF, HTML and plain text."""

from __future__ import annotations

import base64
from collections.abc import Iterable

import pytest

from formats.newsml.support import META, STANDARD
from newsdoc.formats.newsml.reader import read
from newsdoc.model import (
    Alignment,
    Article,
    Attribution,
    Block,
    BlockQuote,
    Break,
    Cell,
    Concept,
    Embed,
    Emphasis,
    Figure,
    Interview,
    LineBreak,
    Link,
    List,
    ListItem,
    Mention,
    Note,
    Paragraph,
    Preformatted,
    Quote,
    Section,
    Strong,
    Superscript,
    Table,
    Topic,
    Turn,
    plain_text,
)

NS = 'xmlns="http://iptc.org/std/nar/2006-10-01/"'


def body_of(content: str, references: str = "") -> tuple[Block | Section, ...]:
    data = f"<newsItem {NS}><itemMeta/>{references}<contentSet>{content}</contentSet></newsItem>"
    (reading,) = read(data)
    return reading.article.body


def xhtml(words: str, references: str = "") -> tuple[Block | Section, ...]:
    page = f'<html xmlns="http://www.w3.org/1999/xhtml"><head><title>No words</title></head><body>{words}</body></html>'
    return body_of(f"<inlineXML>{page}</inlineXML>", references)


def nitf(words: str, namespace: str = ' xmlns="http://iptc.org/std/NITF/2006-10-18/"') -> tuple[Block | Section, ...]:
    page = f"<nitf{namespace}><head><title>No words</title></head><body>{words}</body></nitf>"
    return body_of(f'<inlineXML contenttype="application/nitf+xml">{page}</inlineXML>')


def row(*parts: str | Block | Section | Iterable[str]) -> tuple[Block | Section, ...]:
    return Article(body=parts).body  # type: ignore[arg-type]  # whatever a body takes


CASES = {
    "mixed content keeps every word": (
        "<p>A <span>big</span> day<!-- no words --> <i>here</i></p>",
        row(Paragraph(["A big day ", Emphasis("here")])),
    ),
    "sections with a title": (
        "<section><h2>Sport</h2><p>One.</p><section><h3>Golf</h3><p>Two.</p></section></section>",
        row(Section("Sport", ["One."], [Section("Golf", ["Two."])])),
    ),
    "sections without a title are transparent": (
        '<section class="main"><p>One.</p></section><div><div><p>Two.</p></div></div>',
        row("One.", "Two."),
    ),
    "headings without sections": (
        "<p>Zero.</p><h2>One</h2><p>a</p><h3>Deeper</h3><p>b</p><h2>Two</h2><p>c</p>",
        row("Zero.", Section("One", ["a"], [Section("Deeper", ["b"])]), Section("Two", ["c"])),
    ),
    "a first heading that stands alone is the headline": (
        "<h1>Headline</h1><p>One.</p><h2>Two</h2>",
        row(Note("Headline", kind="headline"), "One.", Section("Two")),
    ),
    "several first headings are sections": (
        "<h1>One</h1><p>a</p><h1>Two</h1>",
        row(Section("One", ["a"]), Section("Two")),
    ),
    "a heading inside a paragraph": (
        "<p><h3>Title</h3></p><p></p><p>One.</p>",
        row(Section("Title", ["One."])),
    ),
    "words without an element": (
        "One <b>two</b><p>three</p> four",
        row(Paragraph(["One ", Strong("two")]), "three", "four"),
    ),
    "line breaks": ("<p>a <br/> b</p>", row(Paragraph(["a", LineBreak(), "b"]))),
    "nested lists": (
        '<ol start="3"><li>a<ul><li>b</li></ul></li><li><p>c</p><p>d</p></li></ol>',
        row(List([ListItem(["a", List(["b"])]), ListItem(["c", "d"])], ordered=True, start=3)),
    ),
    "a list with something else in it": ("<ul>loose<li>a</li><p>b</p></ul>", row(List(["loose", "a", "b"]))),
    "definition lists": (
        "<dl><dt>Bid</dt><dd>An offer.</dd><dd>A try.</dd><dt>Ask</dt></dl>",
        row(List([ListItem([Paragraph(Strong("Bid")), "An offer.", "A try."]), ListItem(Paragraph(Strong("Ask")))])),
    ),
    "tables": (
        (
            "<table><caption>Results</caption><colgroup><col/><col align='right'/></colgroup>"
            "<thead><tr><th>Match</th><th>Score</th></tr></thead>"
            "<tbody><tr><td colspan='2'>Friday</td></tr><tr><th>Oslo</th><td>3:1<br/>(1:0)</td></tr></tbody></table>"
        ),
        row(
            Table(
                [[Cell("Friday", colspan=2)], [Cell("Oslo", header=True), Cell(["3:1", LineBreak(), "(1:0)"])]],
                header=["Match", "Score"],
                caption="Results",
                alignment=[Alignment.NONE, Alignment.RIGHT],
            )
        ),
    ),
    "a table whose first row is all headings": (
        "<table><tr><th>a</th></tr><tr><td>b</td></tr></table>",
        row(Table([["b"]], header=["a"])),
    ),
    "blocks inside a cell": (
        "<table><tr><td><p>a</p><ul><li>b</li></ul></td><td><table><tr><td>c</td></tr></table></td></tr></table>",
        row(Table([[Cell(["a", LineBreak(), "b"]), "c"]])),
    ),
    "a table with words where only rows should be": (
        "<table>loose<tr>odd<td>a</td></tr></table>",
        row(Table([["loose"], ["odd", "a"]])),
    ),
    "figures": (
        '<figure><img src="a.jpg" alt="A dog"/><figcaption>Rex <span class="credit">Jo/EX</span></figcaption></figure>',
        row(Figure("a.jpg", alt="A dog", caption="Rex", credit="Jo/EX")),
    ),
    "a picture inside a paragraph": ('<p><img src="a.jpg" alt=""/>Words</p>', row(Figure("a.jpg"), "Words")),
    "players keep what they say to those who cannot play": (
        '<video src="a.mp4">No <b>film</b> here</video>',
        row(Figure("a.mp4"), Paragraph(["No ", Strong("film"), " here"])),
    ),
    "frames": (
        '<iframe src="https://example.org/map" title="Map"/>',
        row(Embed("https://example.org/map", title="Map")),
    ),
    "block quotations": (
        '<blockquote cite="https://example.org/"><p>We will win.</p><footer>Ann Lee</footer></blockquote>',
        row(BlockQuote(["We will win."], Attribution("Ann Lee", source="https://example.org/"))),
    ),
    "inline quotations": ("<p>He said <q>no</q>.</p>", row(Paragraph(["He said ", Quote("no"), "."]))),
    "links and anchors": (
        '<p><a href="/x" title="X">a</a> <a name="here">b</a></p>',
        row(Paragraph([Link("a", "/x", "X"), " b"])),
    ),
    "an address that is none loses only itself": ('<p><a href="http://[x">a</a></p>', row(Paragraph(Link("a")))),
    "codes in the text": (
        '<p>In <span data-qcode="city:3">Rome</span>.</p>',
        row(Paragraph(["In ", Mention("Rome", Concept("city:3")), "."])),
    ),
    "preformatted text": ("<pre>  a\n b </pre>", row(Preformatted("  a\n b "))),
    "rules": ("<p>a</p><hr/><p>b</p>", row("a", Break(), "b")),
    "asides and headers": (
        "<header><h3>Box</h3><p>a</p></header><aside><p>b</p></aside>",
        row(Note(["Box", "a"], kind="header"), Note("b", kind="aside")),
    ),
    "scripts and styles are no words": ("<style>p{}</style><p>a<script>b</script></p>", row("a")),
    "unknown elements are transparent": ("<x-box><p>a</p><x-y>b</x-y></x-box>", row("a", "b")),
    "interviews": (
        (
            '<section class="interview"><p>Intro.</p>'
            '<div class="turn" data-speaker="Q"><p><b class="speaker">Q</b>: Why?</p></div>'
            '<section class="topic"><h3>More</h3>'
            '<div class="turn" data-speaker="A"><p><b class="speaker">A</b>: So.</p><p>And so.</p></div>'
            "</section></section>"
        ),
        row(
            Interview(
                introduction=["Intro."],
                turns=[Turn("Q", "Why?")],
                topics=[Topic("More", turns=[Turn("A", ["So.", "And so."])])],
            )
        ),
    ),
    "turns without an interview around them": (
        '<p>a</p><div class="turn" data-speaker="Q"><p>Why?</p></div><p>b</p>',
        row("a", Interview(turns=[Turn("Q", "Why?")]), "b"),
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_xhtml(name: str) -> None:
    words, expected = CASES[name]
    assert xhtml(words) == expected


def test_xhtml_without_a_namespace_of_its_own() -> None:
    assert body_of("<inlineXML><html><body><h2>a</h2><p>b</p></body></html></inlineXML>") == row(Section("a", ["b"]))


def test_an_inline_reference_makes_a_mention() -> None:
    reference = '<inlineRef idrefs="x y" qcode="person:1"><name>Ann Lee</name></inlineRef>'
    found = xhtml('<p><em id="x">Lee</em> and <span id="z">no</span></p>', reference)
    assert found == row(Paragraph([Mention("Lee", Concept("person:1", names="Ann Lee")), " and no"]))


NITF_CASES = {
    "head and content": (
        (
            "<body.head><hedline><hl1>One</hl1><hl2>Two</hl2></hedline><byline>By Jo <byttl>Editor</byttl></byline>"
            "</body.head>"
            "<body.content><p>a</p></body.content>"
        ),
        row(Note(["One", "Two"], kind="headline"), Note(["By Jo", "Editor"], kind="byline"), "a"),
    ),
    "content with blocks": (
        "<body.content><block><p>a</p></block><block><p>b</p></block></body.content>",
        row("a", "b"),
    ),
    "subheadings": ("<body.content><p>a</p><hl2>b</hl2><p>c</p></body.content>", row("a", Section("b", ["c"]))),
    "quotations": (
        (
            "<body.content><bq><block><p>We won.</p></block><credit>Ann Lee</credit></bq>"
            '<p><q quote-source="Jo">no</q></p></body.content>'
        ),
        row(BlockQuote(["We won."], Attribution("Ann Lee")), Paragraph(Quote("no", Attribution("Jo")))),
    ),
    "media": (
        (
            '<body.content><media media-type="image"><media-reference source="a.jpg" mime-type="image/jpeg"/>'
            "<media-caption>Rex</media-caption><media-producer>Jo</media-producer></media></body.content>"
        ),
        row(Figure("a.jpg", caption="Rex", credit="Jo", content_type="image/jpeg")),
    ),
    "people and places": (
        (
            '<body.content><p><person value="p1">Ann</person> in <location>Rome</location>, <sup>1</sup></p>'
            "</body.content>"
        ),
        row(Paragraph([Mention("Ann", Concept(literal="p1")), " in Rome, ", Superscript("1")])),
    ),
    "tables and lists": (
        "<body.content><table><tr><td>a</td></tr></table><ol><li>b</li></ol></body.content>",
        row(Table([["a"]]), List(["b"], ordered=True)),
    ),
    "an end": (
        "<body.content><p>a</p></body.content><body.end><tagline>Jo in Rome</tagline></body.end>",
        row("a", Note("Jo in Rome", kind="tagline")),
    ),
}


@pytest.mark.parametrize("namespace", [' xmlns="http://iptc.org/std/NITF/2006-10-18/"', "", ' xmlns=""'])
@pytest.mark.parametrize("name", NITF_CASES)
def test_nitf(name: str, namespace: str) -> None:
    words, expected = NITF_CASES[name]
    assert nitf(words, namespace) == expected


def data(text: str, kind: str, **attributes: str) -> tuple[Block | Section, ...]:
    stated = "".join(f' {name}="{value}"' for name, value in attributes.items())
    return body_of(f'<inlineData contenttype="{kind}"{stated}><![CDATA[{text}]]></inlineData>')


def test_plain_text_has_its_paragraphs_at_blank_lines() -> None:
    assert data("One\nand the same.\n\n  Two.\n \nThree.", "text/plain") == row("One and the same.", "Two.", "Three.")


def test_plain_text_without_blank_lines_has_a_paragraph_a_line() -> None:
    assert data("One.\nTwo.", "text/plain") == row("One.", "Two.")


def test_html_as_data_is_read_as_browsers_do() -> None:
    assert data("<p>One<p>Two &amp; three&nbsp;<b>four", "text/html") == row(
        "One", Paragraph(["Two & three\N{NO-BREAK SPACE}", Strong("four")])
    )


def test_text_in_base64() -> None:
    words = base64.b64encode("Käse.\n\nBrot.".encode()).decode()
    assert data(words, "text/plain", encoding="encd:base64") == row("Käse.", "Brot.")
    assert data(words, "text/plain", encodinguri="http://cv.iptc.org/newscodes/encoding/base64") == row(
        "Käse.", "Brot."
    )


def test_a_picture_as_data_is_no_body() -> None:
    assert data("R0lGODlhAQABAIAAAAAAAP", "image/gif", encoding="encd:base64") == ()


def test_the_page_comes_before_the_same_words_as_data() -> None:
    page = '<inlineXML><html xmlns="http://www.w3.org/1999/xhtml"><body><p>Page.</p></body></html></inlineXML>'
    assert body_of(f'<inlineData contenttype="text/plain">Data.</inlineData>{page}') == row("Page.")


def test_xml_of_other_kinds_gives_its_words_element_by_element() -> None:
    teams = "<s:team>Oslo</s:team><s:team>Bergen <s:b>2</s:b></s:team>"
    assert body_of(f'<inlineXML><s:results xmlns:s="urn:x">{teams}</s:results></inlineXML>') == row(
        "Oslo", "Bergen", "2"
    )


def test_characters_that_xml_cannot_carry_are_replaced_and_said() -> None:
    words = base64.b64encode(b"a\x00b").decode()
    for content in (
        f'<inlineData contenttype="text/plain" encoding="encd:base64">{words}</inlineData>',
        '<inlineData contenttype="text/html">a&amp;#1;b</inlineData>',
    ):
        frame = f"<newsItem {NS} {STANDARD}><itemMeta>{META}</itemMeta><contentSet>{content}</contentSet></newsItem>"
        (reading,) = read(frame)
        assert plain_text(reading.article.body).replace("\ufffd", "").replace("\x01", "") == "ab"
        assert {finding.code for finding in reading.findings} <= {"NEWSML-CHARACTER"}


def test_html_that_nests_too_deep_keeps_its_words() -> None:
    deep = "<div>" * 400 + "words" + "</div>" * 400
    assert "words" in plain_text(data(deep, "text/html"))
