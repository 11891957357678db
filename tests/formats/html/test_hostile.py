"""Whatever an article holds: the page runs nothing, asks the network for nothing, and links only where it may."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html as lxml_html
from lxml.html import HtmlElement

import newsdoc
from formats.poison import poisoned
from newsdoc import Article, Embed, Figure, Link, Paragraph, Rendition
from newsdoc.testing import articles

SCHEMES = ("http://", "https://", "mailto:")
LOADING = ("src", "srcset", "poster", "data", "background", "action", "formaction", "xlink:href", "ping", "manifest")
"""Attributes that make a browser fetch what they say, or send it something."""

ATTACKS = (
    "<script>document.title='run'</script>",
    "</script><script>document.title='run'</script>",
    "</title><script>document.title='run'</script>",
    "</style><script>document.title='run'</script>",
    "--><img src=x onerror=document.title='run'>",
    "]]><svg onload=document.title='run'>",
    "\" onmouseover=document.title='run' x=\"",
    "' autofocus onfocus=document.title='run' '",
    "&lt;script&gt;document.title='run'&lt;/script&gt;",
    "\u202eright to left\u202c \u2066never closed",
    "W" * 5000,
)
ADDRESSES = (
    "javascript:document.title='run'",
    "JaVaScRiPt:document.title='run'",
    "vbscript:x",
    "data:text/html,<script>document.title='run'</script>",
    "data:image/svg+xml,<svg onload=document.title='run'>",
    "file:///etc/passwd",
    "//example.com/x",
    "page.html",
    "https:page.html",
    "blob:https://example.com/1",
)


def hostile_article() -> Article:
    """An attack in every field that takes words, in every place where they may stand."""
    words = " ".join(ATTACKS)
    links = [Link(words, href, title=words) for href in ADDRESSES]
    media = [block for href in ADDRESSES for block in (Figure(href, alt=words, credit=words), Embed(href, title=words))]
    return Article(
        words,
        byline=words,
        dateline=words,
        summary=words,
        slugline=words,
        creditline=words,
        body=[
            Paragraph(links),
            *media,
            newsdoc.Note(words, kind=words),
            newsdoc.Preformatted(words),
            newsdoc.BlockQuote(words, newsdoc.Attribution(words, role=words, source=ADDRESSES[0])),
            newsdoc.Table([[words, words]], header=[words], caption=words),
            newsdoc.Interview(
                participants=[newsdoc.Participant(words, name=words, role=words, description=words)],
                turns=[newsdoc.Turn(words, words)],
            ),
            Paragraph(newsdoc.Mention(words, newsdoc.Concept(literal=words, names=words))),
            newsdoc.Section(words, words),
        ],
        identity=newsdoc.Identity(words),
        renditions=[Rendition(href, title=words) for href in ADDRESSES],
    )


def _elements(page: bytes) -> Iterator[HtmlElement]:
    parsed = lxml_html.document_fromstring(page, parser=lxml_html.HTMLParser(encoding="utf-8", huge_tree=True))
    return (each for each in parsed.iter() if isinstance(each.tag, str))


ELEMENTS = frozenset({
    "html", "head", "meta", "title", "link", "style", "body", "nav", "main", "article", "header", "footer", "section",
    "aside", "figure", "figcaption", "h1", "h2", "h3", "h4", "h5", "h6", "p", "div", "ul", "ol", "li", "dl", "dt", "dd",
    "table", "caption", "thead", "tbody", "tr", "th", "td", "blockquote", "q", "cite", "pre", "hr", "br", "a", "b",
    "em", "strong", "sup", "sub", "span", "small", "code", "bdi", "time", "img", "script",
})  # fmt: skip


def _assert_harmless(page: bytes) -> None:
    for element in _elements(page):
        assert element.tag in ELEMENTS
        if element.tag == "script":
            assert element.get("type") == "application/ld+json"
        for name, value in element.items():
            assert not name.startswith("on"), name
            assert name not in {"style", "target"}, name
            if name in LOADING:
                assert re.match(r"data:image/(png|jpeg|gif|webp|avif)[;,]", value, re.IGNORECASE), value
            if name == "href":
                assert value.lower().startswith(SCHEMES) or value.startswith("#") or value == "data:,", value


def test_an_article_that_attacks_in_every_field_does_no_harm() -> None:
    page = newsdoc.dumps(hostile_article(), "html")
    _assert_harmless(page)
    scripts = [each for each in _elements(page) if each.tag == "script"]
    assert len(scripts) == 1


@given(articles(depth=2))
def test_no_article_does_any_harm(article: Article) -> None:
    _assert_harmless(newsdoc.dumps(article, "html"))


@given(articles(depth=3), st.sampled_from(ATTACKS), st.sampled_from(ADDRESSES))
def test_no_article_whose_every_field_attacks_does_any_harm(article: Article, words: str, address: str) -> None:
    _assert_harmless(newsdoc.dumps(poisoned(article, words, address), "html"))


def test_harm_is_put_into_the_fields_that_people_see() -> None:
    places: set[str] = set()
    poisoned(hostile_article(), ATTACKS[0], ADDRESSES[0], places)
    assert places >= {
        *(f"Article.{name}" for name in ("headline", "byline", "dateline", "summary", "slugline", "creditline")),
        *(
            "Text.text",
            "Link.href",
            "Link.title",
            "Figure.href",
            "Figure.alt",
            "Figure.credit",
            "Embed.href",
            "Note.kind",
        ),
        *("Preformatted.text", "Turn.speaker", "Participant.name", "Attribution.speaker", "Attribution.source"),
        *("Concept.literal", "Rendition.href", "Rendition.title", "Identity.guid"),
    }


@pytest.mark.parametrize("href", ADDRESSES)
def test_an_address_that_may_not_be_followed_is_lost_and_its_words_are_kept(href: str) -> None:
    article = Article(body=[Paragraph(Link("words", href))])
    result = newsdoc.convert(newsdoc.dumps(article, "json"), "html")
    assert b'<p><span class="link">words</span></p>' in result.data
    assert [loss.path for loss in result.losses] == ["Link.href"]


@pytest.mark.parametrize("href", ["http://example.com/a?b=c&d", "HTTPS://example.com", "mailto:desk@example.com"])
def test_an_address_that_may_be_followed_is_a_link(href: str) -> None:
    page = newsdoc.dumps(Article(body=[Paragraph(Link("words", href))]), "html")
    assert href in [each.get("href") for each in _elements(page) if each.tag == "a"]


def test_the_policy_of_the_page_allows_its_own_style_and_pictures_that_it_holds_and_nothing_else() -> None:
    page = newsdoc.dumps(Article("Fed"), "html")
    (style,) = (each.text or "" for each in _elements(page) if each.tag == "style")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    (policy,) = (each.get("content") for each in _elements(page) if each.get("http-equiv") == "Content-Security-Policy")
    assert policy == (
        f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; base-uri 'none'; form-action 'none'"
    )
    assert not re.search(r"@import|url\(", style)


def test_a_picture_that_the_article_holds_itself_is_shown() -> None:
    dot = "data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA="
    article = Article(body=[Figure(dot, alt="A dot"), Figure("https://example.com/a.jpg", alt="A bridge")])
    page = newsdoc.dumps(article, "html")
    assert [(each.get("src"), each.get("alt")) for each in _elements(page) if each.tag == "img"] == [(dot, "A dot")]
    assert newsdoc.convert(newsdoc.dumps(attrs.evolve(article), "json"), "html").losses == ()
