"""Markdown: what a reader of it that is not ours finds in it is the article, and the rest is in the losses."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html as lxml_html
from markdown_it import MarkdownIt
from markdown_it.token import Token

import newsdoc
from formats.poison import poisoned
from newsdoc import (
    Article,
    Attribution,
    Block,
    BlockQuote,
    Break,
    Cell,
    Embed,
    Emphasis,
    Figure,
    Interview,
    LineBreak,
    Link,
    List,
    ListItem,
    Mention,
    Node,
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
from newsdoc.formats.display import is_live
from newsdoc.model import Concept
from newsdoc.testing import articles, lines

READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def markdown(*blocks: Block | Section | str) -> str:
    return newsdoc.dumps(Article(body=blocks), "markdown").decode()


def solid(text: str) -> str:
    return "".join(text.split())


def words_in(tokens: list[Token]) -> Iterator[str]:
    """The text that a reader of Markdown shows: no marks, no elements of HTML, no descriptions of pictures."""
    for token in tokens:
        if token.type in {"text", "fence", "code_block", "code_inline"}:
            yield token.content
        elif token.type == "html_block":
            assert token.content == "<!-- -->\n"
        elif token.type == "html_inline":
            assert token.content.strip("</>") in {"em", "strong", "sup", "sub", "br"}
        elif token.type != "image":
            yield from words_in(token.children or [])


def shown(text: str) -> str:
    return solid("".join(words_in(READER.parse(text))))


# -- law: all words, in their order, and no others


def expected(node: Node) -> Iterator[str]:
    """The words that the Markdown of a node shows, and what the writer adds: colons after names, dashes before."""
    match node:
        case Turn():
            yield f"{node.speaker}:"
            yield from of_all(node.blocks)
        case Note():
            yield f"{node.kind}:" if node.kind else ""
            yield from of_all(node.blocks)
        case BlockQuote():
            yield from of_all(node.blocks)
            who = plain_text(node.attribution) if node.attribution else ""
            yield f"—{who}" if who else ""
        case Embed():
            yield node.title or (node.href if is_live(node.href) else "")
            yield plain_text(node.caption)
        case Section() | Interview() | Topic() | List() | ListItem():
            yield plain_text(getattr(node, "title", ()))
            for name in ("introduction", "turns", "topics", "items", "blocks", "sections"):
                yield from of_all(getattr(node, name, ()))
        case _:
            yield plain_text(node)


def of_all(nodes: tuple[Node, ...]) -> Iterator[str]:
    for node in nodes:
        yield from expected(node)


@given(articles())
def test_a_reader_of_markdown_finds_the_words_of_the_article_and_no_others(article: Article) -> None:
    words = solid("".join((article.headline, article.byline, article.dateline, *of_all(article.body))))
    assert shown(newsdoc.dumps(article, "markdown").decode()) == words


@given(lines())
def test_no_line_of_prose_opens_anything(inlines: list[newsdoc.Inline]) -> None:
    paragraph = Paragraph(inlines)
    if not paragraph.inlines:
        return
    tokens = READER.parse(markdown(paragraph))
    assert [token.type for token in tokens][:1] in (["paragraph_open"], [])
    assert len(tokens) in {0, 3}


def test_several_articles_follow_each_other_with_a_rule_between() -> None:
    data = newsdoc.dumps_all([Article("One", body=["a"]), Article("Two")], "markdown")
    assert data.decode() == "# One\n\na\n\n___\n\n# Two\n"


# -- how it looks

LOOKS = [
    ("a section", [Section("Money", ["a", List(["x", "y"])], [Section("Paint", "b")])],
     "## Money\n\na\n\n- x\n- y\n\n### Paint\n\nb\n"),
    ("marks", [Paragraph([Strong("Bold"), " and ", Emphasis("soft"), " m", Superscript("2")])],
     "**Bold** and *soft* m<sup>2</sup>\n"),
    ("a mark that would be none", [Paragraph(["a", Strong("“b”"), "c"])], "a<strong>“b”</strong>c\n"),
    ("marks in marks", [Paragraph(Strong(Emphasis("a")))], "**<em>a</em>**\n"),
    ("words that look like marks", ["1. May", "# 1", "2 * 3_", "+ a"], "1\\. May\n\n\\# 1\n\n2 \\* 3\\_\n\n\\+ a\n"),
    ("words that do not", ["AT&T, a_b, 1.5, #tag, -3, R&D, (a) b!"], "AT&T, a_b, 1.5, #tag, -3, R&D, (a) b!\n"),
    ("a link", [Paragraph(["Yes!", Link("a", "https://example.com/(b)", title='"t"')])],
     'Yes\\![a](<https://example.com/(b)> "\\"t\\"")\n'),
    ("a line break", [Paragraph(["a", LineBreak(), "- b"])], "a\\\n\\- b\n"),
    ("an interview", [Interview(turns=[Turn("Q", "Why?"), Turn("A", ["Because.", "Indeed."])])],
     "**Q:** Why?\n\n**A:** Because.\n\nIndeed.\n"),
    ("a quotation", [BlockQuote(["a", "b"], Attribution("Ida", role="Mayor"))], "> a\n>\n> b\n\n— Ida, Mayor\n"),
    ("a nested list", [List([ListItem(["a", List(["b"], ordered=True, start=3)]), "c"])], "- a\n\n  3. b\n\n- c\n"),
    ("lists that follow each other", [List(["a"]), List(["b"])], "- a\n\n<!-- -->\n\n- b\n"),
    ("a table", [Table([["a|b", "1"], ["c"]], header=["x", "y"], alignment=["", "right"])],
     "| x | y |\n| --- | --: |\n| a\\|b | 1 |\n| c |  |\n"),
    ("a table without a head", [Table([["a"]], caption="Key")], "Key\n\n|  |\n| --- |\n| a |\n"),
    ("text as typed", [Preformatted("a\n```\n  b")], "````\na\n```\n  b\n````\n"),
    ("a picture", [Figure("https://example.com/a.jpg", alt="A [b]", caption="Dawn", credit="Ida")],
     "![A \\[b\\]](<https://example.com/a.jpg>)\n\nDawn\n\nIda\n"),
    ("a note", [Note("Fixed.", kind="correction")], "> **correction:**\n>\n> Fixed.\n"),
    ("a rule", ["a", Break(), "b"], "a\n\n___\n\nb\n"),
]  # fmt: skip


@pytest.mark.parametrize(("blocks", "text"), [row[1:] for row in LOOKS], ids=[row[0] for row in LOOKS])
def test_markdown_looks_as_people_write_it(blocks: list[Block], text: str) -> None:
    assert markdown(*blocks) == text


# -- law: what is not there is in the losses


def losses(article: Article) -> dict[str, int]:
    result = newsdoc.convert(newsdoc.dumps(article, "json", keep_source=False), "markdown")
    return {loss.path: loss.count for loss in result.losses}


def test_plain_prose_loses_nothing() -> None:
    table = Table([["a", "b"]], header=["x", "y"])
    article = Article("Fed", byline="Ida", body=["a", table, Section("Money", [List(["x"])])])
    assert losses(article) == {}


LOST = [
    ([Paragraph(Quote("a"))], {"Quote": 1}),
    ([Paragraph(Mention("a", Concept(literal="a")))], {"Mention": 1}),
    ([Paragraph(Link("a", "javascript:x", title="t"))], {"Link.href": 1, "Link.title": 1}),
    ([Paragraph(Link(["b", Link("a", "https://a.example")], "https://b.example"))], {"Link.href": 1}),
    ([Paragraph([LineBreak(), "a"])], {"LineBreak": 1}),
    ([Table([[Cell("a", colspan=2, rowspan=3, header=True)], ["b", "c"]])],
     {"Cell.colspan": 1, "Cell.rowspan": 1, "Cell.header": 1, "Table.rows": 1}),
    ([Table([["a"]], caption="k", alignment=["", "left"])], {"Table.caption": 1, "Table.alignment": 1}),
    ([BlockQuote("a", Attribution("b", cue="said", inferred=True))], {"Attribution.cue": 1, "Attribution.inferred": 1}),
    ([Figure("a.jpg", alt="b", content_type="image/jpeg")],
     {"Figure.alt": 1, "Figure.content_type": 1, "Figure.href": 1}),
    ([Embed("a", kind="map", title="b")], {"Embed.href": 1, "Embed.kind": 1}),
    ([Note("a")], {"Note": 1}),
    ([Interview(participants=["Q", "A"], turns=[Turn("Q", "a")])], {"Interview.participants": 2}),
    ([Section(blocks="a")], {"Section": 1}),
]  # fmt: skip


@pytest.mark.parametrize(("blocks", "lost"), LOST)
def test_what_markdown_cannot_say_is_in_the_losses(blocks: list[Block], lost: dict[str, int]) -> None:
    assert losses(Article(body=blocks)) == lost


@given(articles())
def test_all_metadata_is_in_the_losses(article: Article) -> None:
    lost = losses(article)
    for name in ("summary", "slugline", "language", "identity", "times", "classification", "links", "renditions"):
        assert (f"Article.{name}" in lost) == (getattr(article, name) != getattr(Article(), name))


def test_markdown_is_written_by_the_suffix_of_a_file(tmp_path: Path) -> None:
    newsdoc.dump(Article("Fed"), tmp_path / "story.md")
    assert (tmp_path / "story.md").read_bytes() == b"# Fed\n"


@given(
    articles(depth=2),
    st.sampled_from(
        ["<script>run()</script>", "</p><img src=x onerror=run()>", "[a](javascript:run())", "<javascript:run()>"]
    ),
    st.sampled_from(
        ["javascript:run()", "JaVaScRiPt:run()", "data:text/html,<script>run()</script>", "java\tscript:run()"]
    ),
)
def test_what_is_pasted_runs_nothing_even_where_markdown_may_hold_html(article: Article, words: str, href: str) -> None:
    page = MarkdownIt("commonmark", {"html": True})
    page.validateLink = _trusting  # type: ignore[method-assign]  # as a reader may be
    shown = lxml_html.fromstring(
        f"<body>{page.render(newsdoc.dumps(poisoned(article, words, href), 'markdown').decode())}</body>"
    )
    for element in shown.iter():
        if isinstance(element.tag, str):
            assert element.tag not in {"script", "style", "iframe", "object", "embed", "svg", "form"}
            assert not [name for name in element.attrib if name.startswith("on")]
            assert element.get("href", "https:").lower().startswith(("http:", "https:", "mailto:"))


def _trusting(url: str) -> bool:
    return bool(url)
