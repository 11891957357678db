"""What a page holds: all words in their order, everything else shown or in the losses."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import attrs
import pytest
from hypothesis import given, settings
from lxml import etree
from lxml import html as lxml_html
from lxml.html import HtmlElement

import newsdoc
from newsdoc import (
    Article,
    Attribution,
    Block,
    BlockQuote,
    Break,
    Cell,
    Classification,
    Code,
    Concept,
    Credits,
    Embargo,
    Figure,
    Further,
    Identity,
    Interview,
    Label,
    LineBreak,
    Link,
    List,
    ListItem,
    Management,
    Mention,
    Node,
    Note,
    Paragraph,
    Participant,
    Preformatted,
    Quote,
    Rendition,
    Section,
    Table,
    Times,
    Topic,
    Turn,
    UnknownFormatError,
    Wording,
    Wordings,
    plain_text,
)
from newsdoc.testing import articles


def page_of(*listed: Article) -> HtmlElement:
    """The page as a parser of HTML that is not ours sees it."""
    data = newsdoc.dumps_all(listed, "html")
    return lxml_html.document_fromstring(data, parser=lxml_html.HTMLParser(encoding="utf-8", huge_tree=True))


def article_of(article: Article) -> HtmlElement:
    (found,) = page_of(article).iter("article")
    return found


def solid(text: str) -> str:
    return "".join(text.split())


def words_of(page: HtmlElement) -> str:
    """What a reader sees, white space gone."""
    return solid("".join(page.xpath(".//text()[not(ancestor::script) and not(ancestor::style)]")))


def blocks_of(*blocks: Block | Section) -> HtmlElement:
    return article_of(Article("Headline", body=blocks))


# -- law: all words, in their order


def _lines(node: Node) -> Iterator[str]:
    """The words of an article, each stretch by itself; an interview's colons are the page's own business."""
    if isinstance(node, Turn):
        yield node.speaker
        for block in node.blocks:
            yield from _lines(block)
    elif isinstance(node, Table):
        yield plain_text(node.caption)
        yield from (plain_text(cell) for row in (node.header, *node.rows) for cell in row)
    elif isinstance(node, Section | Interview | Topic | List | ListItem | Note | BlockQuote):
        yield plain_text(getattr(node, "title", ()))
        for name in ("introduction", "turns", "topics", "items", "blocks", "sections"):
            for child in getattr(node, name, ()):
                yield from _lines(child)
        if isinstance(node, BlockQuote) and node.attribution:
            yield plain_text(node.attribution)
    else:
        yield from plain_text(node).split("\n")


@given(articles())
def test_all_words_of_an_article_stand_on_its_page_in_their_order(article: Article) -> None:
    shown = words_of(article_of(article))
    at = 0
    for line in (
        article.headline,
        article.byline,
        article.dateline,
        *(x for part in article.body for x in _lines(part)),
    ):
        found = shown.find(solid(line), at)
        assert found >= 0, (line, shown[at:])
        at = found + len(solid(line))


# -- law: an empty account means that nothing is missing


@given(articles())
def test_every_value_is_on_the_page_or_its_field_is_in_the_losses(article: Article) -> None:
    page = page_of(article)
    data = "".join(page.xpath("//script/text()"))
    strings = [*page.xpath("//text()[not(ancestor::style)]"), *page.xpath("//@*"), *_strings(json.loads(data))]
    there = "\0".join(map(solid, strings)) + "\0" + words_of(page)
    lost = {loss.path for loss in newsdoc.convert(newsdoc.dumps(article, "json"), "html").losses}
    for node, path, value in _values(article):
        if path in lost or any(above in lost for above in node):
            continue
        assert solid(value) in there, path


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _strings(inner)


def _values(node: Node, above: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], str, str]]:
    for field in attrs.fields(type(node)):
        path = f"{type(node).__name__}.{field.name}"
        value = getattr(node, field.name)
        if field.eq and field.init and isinstance(value, str) and type(value) is str:
            yield above, path, value
        if field.eq and field.init:
            for child in _nodes(value):
                yield from _values(child, (*above, path))


def _nodes(value: object) -> Iterator[Node]:
    if isinstance(value, Node):
        yield value
    elif isinstance(value, tuple):
        for member in value:
            yield from _nodes(member)


DIFFERENT = [
    (List(["a"]), List(["a"], ordered=True)),
    (List(["a"], ordered=True), List(["a"], ordered=True, start=2)),
    (Table([["a"]]), Table([[Cell("a", header=True)]])),
    (Table([[""]]), Table([[Cell("", header=True)]])),
    (Table([["a"]]), Table([], header=["a"])),
    (Table([["a"]]), Table([[Cell("a", colspan=2)]])),
    (Table([["a"]]), Table([[Cell("a", rowspan=2)]])),
    (Table([["a"]]), Table([["a"]], alignment=["right"])),
    (Table([["a", "b"]]), Table([["a"], ["b"]])),
    (Paragraph(Quote("a")), Paragraph("a")),
    (Paragraph(Quote("a")), Paragraph(Quote("a", kind="mixed"))),
    (Paragraph(Quote("a", kind="scare")), Paragraph(Quote("a", kind="title"))),
    (Paragraph(Quote("a", Attribution("b"))), Paragraph(Quote("a", Attribution("b", inferred=True)))),
    (BlockQuote("a", Attribution("b")), BlockQuote("a", Attribution("b", inferred=True))),
    (Paragraph(["a", LineBreak(), "b"]), Paragraph("a b")),
    (Paragraph(Mention("a", Concept(literal="a"))), Paragraph("a")),
    (Break(), Note("a")),
    (BlockQuote("a"), Note("a")),
    (Preformatted("a"), Paragraph("a")),
    (Preformatted("\na"), Preformatted("a")),
    (Section("a", "b"), Section("a", [], [Section("b")])),
    (Interview(turns=[Turn("Q"), Turn("A")]), Interview(participants=["A", "Q"], turns=[Turn("Q"), Turn("A")])),
    (Interview(turns=[Turn("Q")]), Interview(participants=[Participant("Q", role="interviewer")], turns=[Turn("Q")])),
]


@pytest.mark.parametrize(("one", "other"), DIFFERENT, ids=lambda block: type(block).__name__)
def test_what_differs_but_in_a_flag_or_in_structure_differs_on_the_page(
    one: Block | Section, other: Block | Section
) -> None:
    for block in (one, other):
        assert newsdoc.convert(newsdoc.dumps(Article(body=[block]), "json"), "html").losses == ()
    assert newsdoc.dumps(Article(body=[one]), "html") != newsdoc.dumps(Article(body=[other]), "html")


def _losses(article: Article) -> dict[str, int]:
    result = newsdoc.convert(newsdoc.dumps(article, "json", keep_source=False), "html")
    counts: Counter[str] = Counter()
    for loss in result.losses:
        counts[loss.path] += loss.count
    return dict(counts)


def test_an_ordinary_article_loses_nothing() -> None:
    assert _losses(Article("Fed to halt QE", body=["The Fed will stop."], language="en")) == {}


def test_what_a_page_leaves_out_is_in_the_losses() -> None:
    words = Attribution("Ida Solberg", named="she", cue="said", clause="she said")
    given = Article(
        body=[
            Paragraph([Quote("“Yes,”", words), Link("a", "javascript:x")]),
            Paragraph(Link(["b ", Link("c", "https://c.example")], "http://b.example")),
            Figure("data:video/mp4,x"),
            Table([["a"]], alignment=["left", "right"]),
        ],
        management=Management(notes=["One.", "Two."]),
    )
    assert _losses(given) == {
        "Attribution.clause": 1,
        "Attribution.cue": 1,
        "Attribution.named": 1,
        "Figure.href": 1,
        "Link.href": 2,
        "Management.notes": 2,
        "Table.alignment": 1,
    }


def test_notes_from_editor_to_editor_are_nowhere_on_the_page() -> None:
    assert b"Do not cut" not in newsdoc.dumps(Article(management=Management(notes="Do not cut.")), "html")


def test_what_only_the_source_holds_is_lost() -> None:
    item = newsdoc.dumps(Article("Fed"), "newsml").replace(b"<contentMeta>", b"<contentMeta><x xmlns='urn:x'>1</x>")
    paths = [loss.path for loss in newsdoc.convert(item, "html").losses]
    assert paths == ["newsItem/contentMeta/x"]


# -- structure


def test_headings_go_down_with_the_sections_that_have_a_title_and_beyond_the_sixth_by_number() -> None:
    inner: list[Section] = []
    for number in range(7, 0, -1):
        inner = [Section(f"T{number}", sections=inner)] if number != 2 else [Section(blocks="untitled", sections=inner)]
    page = blocks_of(*inner)
    headings = page.xpath(".//h1 | .//h2 | .//h3 | .//h4 | .//h5 | .//h6")
    assert [(each.tag, each.text, each.get("aria-level")) for each in headings] == [
        ("h1", "Headline", None),
        ("h2", "T1", None),
        ("h3", "T3", None),
        ("h4", "T4", None),
        ("h5", "T5", None),
        ("h6", "T6", None),
        ("h6", "T7", "7"),
    ]


def test_a_table_has_a_caption_scopes_and_room_of_its_own_to_scroll_in() -> None:
    page = blocks_of(
        Table(
            [[Cell("North", header=True, rowspan=2), "1", "2"], ["3", "4"]],
            header=[Cell("", colspan=1), Cell("Goals", colspan=2)],
            caption="Results",
            alignment=["left", "right", "center"],
        )
    )
    (region,) = page.xpath(".//div[@role='region']")
    assert (region.get("aria-label"), region.get("tabindex")) == ("Table 1: Results", "0")
    assert region.xpath("string(table/caption)") == "Results"
    assert [(cell.text, cell.get("scope")) for cell in region.iter("th")] == [
        ("Goals", "colgroup"),
        ("North", "rowgroup"),
    ]
    cells = [(cell.text, cell.get("class")) for cell in region.xpath("table/tbody//*[self::td or self::th]")]
    assert cells == [("North", "left"), ("1", "right"), ("2", "center"), ("3", "right"), ("4", "center")]


def test_who_said_it_stands_outside_the_quotation() -> None:
    page = blocks_of(BlockQuote("We will win.", Attribution("Ida", role="Mayor", source="https://example.com/speech")))
    assert page.xpath("string(.//blockquote)").strip() == "We will win."
    assert page.xpath("normalize-space(.//figure/figcaption)") == "Ida, Mayor https://example.com/speech"
    assert page.xpath(".//figcaption//a/@href") == ["https://example.com/speech"]


def test_an_interview_shows_who_speaks_and_marks_the_questions() -> None:
    page = blocks_of(
        Interview(
            participants=[Participant("Q", role="interviewer"), Participant("A", name="Ida Solberg")],
            turns=[Turn("Q", "Why?"), Turn("A", ["Because.", "Indeed."])],
            topics=[Topic("Money", turns=[Turn("Q", "How much?")])],
        )
    )
    turns = [(each.get("class"), each.xpath("string(p[@class='speaker'])")) for each in page.xpath(".//div[p]")]
    assert turns == [("turn question", "Q:"), ("turn", "A:"), ("turn question", "Q:")]
    assert page.xpath("string(.//ul[@class='participants']/li[2])") == "A Ida Solberg"
    assert page.xpath("string(.//h2)") == "Money"


def test_language_and_direction_are_those_of_the_article_and_of_each_label() -> None:
    further = Further(headlines=[Label("Schlagzeile", language="de")])
    page = page_of(Article("عنوان", language="ar", further=further))
    assert [(each.get("lang"), each.get("dir")) for each in (page, *page.iter("article"))] == [("ar", "rtl")] * 2
    assert page.xpath("//footer/@lang") == ["en"]
    assert page.xpath("string(//bdi[@lang='de'])") == "Schlagzeile"
    assert page_of(Article("Fed")).xpath("//article/@dir") == ["auto"]
    foreign = Article("שלום", language="en", wordings=Wordings(headline=Wording(language="he")))
    assert [(each.get("lang"), each.get("dir")) for each in page_of(foreign).iter("h1")] == [("he", "rtl")]


def test_words_that_do_not_say_their_language_are_in_that_of_the_article_and_not_in_that_of_the_page() -> None:
    about = Classification(keywords=["Wetter", Label("weather", language="en")])
    page = page_of(Article("Regen", language="de", slugline="Regen-Prag", classification=about))
    said = {each.text: each.get("lang") for each in page.xpath("//footer//bdi")}
    assert said == {"de": "de", "Regen-Prag": "de", "Wetter": "de", "weather": "en"}


def test_where_no_language_is_known_none_is_taken_from_around() -> None:
    pages = newsdoc.dumps_all([Article("Rain", language="en"), Article("Regen", slugline="Prag"), Article()], "html")
    page = lxml_html.fromstring(pages)
    assert [each.get("lang") for each in page.iter("article")] == ["en", "", ""]
    assert [each.get("dir") for each in page.iter("article")] == ["ltr", "auto", "auto"]
    assert [each.get("lang") for each in page.xpath("//nav//a")] == ["en", "", "en"]
    assert page.xpath("//bdi[. = 'Prag']/@lang") == [""]


def test_times_are_told_to_people_and_to_machines() -> None:
    page = page_of(Article(times=Times(version_created=datetime.fromisoformat("2016-01-04T16:34:00+01:00"))))
    (time,) = page.xpath("//header//time")
    assert (time.get("datetime"), time.text) == ("2016-01-04T16:34:00+01:00", "4 January 2016, 16:34 UTC+01:00")


def test_an_embargo_and_a_status_that_forbids_use_stand_above_everything() -> None:
    until = datetime.fromisoformat("2016-01-04T16:34:00+00:00")
    management = Management(embargo=Embargo(until), status=Code("stat:withheld"))
    warnings = page_of(Article("Fed", management=management)).xpath("//p[@class='warning']")
    assert [each.text_content() for each in warnings] == [
        "Embargoed until 4 January 2016, 16:34 UTC",
        "Status: stat:withheld",
    ]
    assert not page_of(Article("Fed", management=Management(status=Code("stat:usable")))).xpath("//p[@class='warning']")


def test_the_files_of_a_picture_item_and_its_caption_stand_where_the_body_would() -> None:
    page = article_of(
        Article(
            "Bridge",
            further=Further(descriptions="The bridge at dawn."),
            renditions=[Rendition("https://example.com/a.jpg", content_type="image/jpeg", width=800)],
        )
    )
    assert page.xpath("normalize-space(.//figure/figcaption)") == "The bridge at dawn."
    assert page.xpath(".//figure//a/@href") == ["https://example.com/a.jpg"]


def test_several_articles_are_one_page_with_a_list_of_them() -> None:
    page = page_of(Article("One", body=[Table([["a"]])]), Article("Two", body=[Table([["b"]])]))
    assert [each.text for each in page.iter("h1")] == ["One", "Two"]
    assert [each.get("href") for each in page.xpath("//nav//a")] == [
        f"#{each.get('id')}" for each in page.iter("article")
    ]
    labels = page.xpath("//@aria-label")
    assert len(set(labels)) == len(labels)


# -- data for machines


def data_of(article: Article) -> dict[str, object]:
    (script,) = page_of(article).iter("script")
    assert script.get("type") == "application/ld+json"
    data: dict[str, object] = json.loads(script.text or "")
    return data


def test_machines_are_told_the_article_its_quotations_and_whom_it_mentions() -> None:
    berlin = Concept(
        qcode="city:3", type="cpnat:geoArea", names=["Berlin", "Berlino"], uri="https://example.com/berlin"
    )
    spoken = Attribution("Ida Solberg", role="Mayor", affiliation="Lindmar", source="https://example.com/speech")
    article = Article(
        "Bridge reopens",
        body=[Paragraph([Quote("“We will win,”", spoken), " she said in ", Mention("Berlin", berlin), "."])],
        language="en",
        identity=Identity("urn:example:1", version=2, provider=Concept(names="Courier")),
        times=Times(content_created=date(2016, 1, 4)),
        credits=Credits(creators=Concept(names="Jane Doe")),
        classification=Classification(keywords=["bridge"]),
    )
    assert data_of(article) == {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": "Bridge reopens",
        "inLanguage": "en",
        "identifier": "urn:example:1",
        "version": 2,
        "dateCreated": "2016-01-04",
        "author": [{"@type": "Person", "name": "Jane Doe"}],
        "publisher": {"@type": "Organization", "name": "Courier"},
        "keywords": ["bridge"],
        "mentions": [
            {
                "@type": "Place",
                "name": "Berlin",
                "alternateName": ["Berlino"],
                "identifier": "city:3",
                "sameAs": ["https://example.com/berlin"],
            }
        ],
        "hasPart": [
            {
                "@type": "Quotation",
                "text": "“We will win,”",
                "creator": {
                    "@type": "Person",
                    "name": "Ida Solberg",
                    "jobTitle": "Mayor",
                    "affiliation": {"@type": "Organization", "name": "Lindmar"},
                },
                "isBasedOn": "https://example.com/speech",
            }
        ],
    }


def test_a_speaker_is_an_organisation_where_the_article_says_so() -> None:
    union = Concept("org:7", type="cpnat:organisation", names=["Harbour Union", "HU"])
    smith, same = (Concept(names="Smith", type=f"cpnat:{kind}") for kind in ("organisation", "person"))
    speakers = [
        Attribution("Harbour Union", role="union of dockers", affiliation="Labour Council"),
        Attribution("HU"),
        Attribution("Ida Solberg"),
        Attribution("Smith"),
    ]
    quotes = [Paragraph([Quote("“No,”", each), " it said."]) for each in speakers]
    article = Article(
        "Strike",
        body=[Paragraph(["The ", Mention("union", union)]), *quotes],
        classification=Classification(subjects=[smith, same]),
    )
    creators: list[object] = [
        {
            "@type": "Organization",
            "name": "Harbour Union",
            "description": "union of dockers",
            "parentOrganization": {"@type": "Organization", "name": "Labour Council"},
        },
        {"@type": "Organization", "name": "HU"},
        {"@type": "Person", "name": "Ida Solberg"},
        {"@type": "Person", "name": "Smith"},
    ]
    assert data_of(article)["hasPart"] == [
        {"@type": "Quotation", "text": "“No,”", "creator": creator} for creator in creators
    ]


# -- the format among the others


def test_a_page_is_written_by_the_suffix_of_a_file(tmp_path: Path) -> None:
    newsdoc.dump(Article("Fed"), tmp_path / "page.htm")
    assert (tmp_path / "page.htm").read_bytes().startswith(b"<!DOCTYPE html>")


@pytest.mark.parametrize(
    "data",
    [
        "<!doctype HTML><p>Fed",
        "\ufeff <html lang='en'>",
        "<?xml version='1.0'?>\n<!-- x --><html xmlns='http://www.w3.org/1999/xhtml'/>",
        "<p>Fed to halt QE</p>",
        "<h1>Fed</h1>",
    ],
)
@pytest.mark.parametrize("name", ["", "a.html", "a.xml", "a.json"])
def test_a_web_page_as_input_is_an_error_that_says_what_to_do(data: str, name: str) -> None:
    with pytest.raises(
        UnknownFormatError, match=r"the input is HTML, which is written but not read \(convert the text"
    ):
        newsdoc.loads(data) if not name else next(newsdoc.reads(data, name=name))
    assert newsdoc.loads(data, "text").source is None  # whoever says that it is text may read it as it stands


def test_reading_html_by_name_is_an_error() -> None:
    with pytest.raises(UnknownFormatError, match="the format 'html' is only written, not read"):
        newsdoc.loads("<p>Fed", "html")


@settings(max_examples=20)
@given(articles(depth=3))
def test_no_element_is_left_open_or_closed_twice(article: Article) -> None:
    """Well-formed but for the elements of HTML that have no end: what a strict parser of XML finds."""
    text = newsdoc.dumps(article, "html").decode()
    body = text[text.index("<body>") : text.index("</html>")]
    for tag in ("br", "hr", "img"):
        body = body.replace(f"<{tag}>", f"<{tag}/>")
    etree.fromstring(body, etree.XMLParser(huge_tree=True))


@given(articles())
def test_ids_and_the_names_of_regions_are_used_once(article: Article) -> None:
    page = page_of(article, article)
    for found in (page.xpath("//@id"), page.xpath("//*[@role='region']/@aria-label")):
        assert len(set(found)) == len(found)
