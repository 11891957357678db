"""Going through a tree: order of walking, laws of transforming, the words that a reader sees."""

from __future__ import annotations

import re
from collections.abc import Iterator

import attrs
import pytest
from hypothesis import given

from newsdoc.errors import ArgumentError, ModelError
from newsdoc.model import (
    Article,
    BlockQuote,
    Break,
    Classification,
    Concept,
    Emphasis,
    Figure,
    Interview,
    Label,
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
    Table,
    Text,
    Topic,
    Turn,
    plain_text,
    transform,
    walk,
)
from newsdoc.testing import articles, lines


def _by_hand(node: Node) -> Iterator[Node]:
    """The same walk, by recursion over the fields."""

    def inside(value: object) -> Iterator[Node]:
        if isinstance(value, Node):
            yield from _by_hand(value)
        elif isinstance(value, tuple):
            for member in value:
                yield from inside(member)

    yield node
    for field in attrs.fields(type(node)):
        yield from inside(getattr(node, field.name))


@given(articles())
def test_a_walk_meets_every_node_before_its_children_in_reading_order(article: Article) -> None:
    met, expected = list(walk(article)), list(_by_hand(article))
    assert [id(node) for node in met] == [id(node) for node in expected]


def test_a_walk_can_be_left_early() -> None:
    steps = walk(Article(body=["a", "b"]))
    assert [type(next(steps)) for _ in range(4)] == [Article, Paragraph, Text, Paragraph]


@given(articles())
def test_to_change_nothing_gives_the_very_same_article(article: Article) -> None:
    assert transform(article, lambda node: node) is article


@given(articles(source=True))
def test_equal_nodes_in_place_of_the_old_give_an_equal_article(article: Article) -> None:
    assert transform(article, attrs.evolve) == article
    assert transform(article, attrs.evolve).source == article.source


@given(articles())
def test_a_change_is_applied_to_every_node_once_children_first(article: Article) -> None:
    met: list[Node] = []

    def note(node: Node) -> Node:
        met.append(node)
        return node

    transform(article, note)
    assert len(met) == sum(1 for _ in walk(article))
    assert met[-1] is article
    assert [id(node) for node in met] == [id(node) for node in _children_first(article)]


def _children_first(node: Node) -> Iterator[Node]:
    for child in node.children():
        yield from _children_first(child)
    yield node


@given(articles(metadata=False))
def test_what_is_taken_out_is_gone_and_the_rest_stays(article: Article) -> None:
    kept = transform(article, lambda node: None if isinstance(node, Emphasis | Table | Break) else node)
    assert not [node for node in walk(kept) if isinstance(node, Emphasis | Table | Break)]
    assert (kept.headline, kept.language) == (article.headline, article.language)


@given(articles(metadata=False))
def test_spans_can_be_opened_by_putting_their_inside_in_their_place(article: Article) -> None:
    opened = transform(article, lambda node: node.inlines if isinstance(node, Emphasis | Strong | Link) else node)
    assert not [node for node in walk(opened) if isinstance(node, Emphasis | Strong | Link)]
    words = [re.sub("[ \t\n]+", " ", plain_text(each)).strip() for each in (opened, article)]
    assert words[0] == words[1]


def test_one_block_may_become_several_and_they_are_not_changed_again() -> None:
    def double(node: Node) -> Node | list[Node]:
        return [node, Break()] if isinstance(node, Paragraph) else node

    assert transform(Article(body=["a", "b"]), double).body == (Paragraph("a"), Break(), Paragraph("b"), Break())


def test_cells_in_rows_are_changed_and_rows_that_lose_their_cells_vanish() -> None:
    table = Table([["a", "b"], ["b"]])
    left = transform(table, lambda node: None if plain_text(node) == "b" and hasattr(node, "colspan") else node)
    assert left == Table([["a"]])


def test_metadata_is_changed_too() -> None:
    article = Article(classification=Classification(keywords=["a"], subjects=[Concept("a:b", names="a")]))
    changed = transform(article, lambda node: Label("b") if node == Label("a") else node)
    assert changed.classification == Classification(keywords=["b"], subjects=[Concept("a:b", names="b")])


def test_the_outermost_node_must_stay_one_node() -> None:
    for change in (lambda _: None, lambda node: [node]):
        with pytest.raises(ArgumentError, match="must return one node"):
            transform(Text("a"), change)


def test_what_is_no_node_cannot_take_a_place() -> None:
    with pytest.raises(ArgumentError, match="must return a node, nodes or None, got int"):
        transform(Paragraph("a"), lambda node: 3 if isinstance(node, Text) else node)  # type: ignore[arg-type, return-value]  # the point


def test_what_does_not_fit_its_place_is_refused() -> None:
    with pytest.raises(ModelError, match="expected an inline"):
        transform(Paragraph("a"), lambda node: Break() if isinstance(node, Text) else node)
    with pytest.raises(ModelError, match="expected Concept, got NoneType"):
        transform(Paragraph(Mention("a", Concept("a:b"))), lambda node: None if isinstance(node, Concept) else node)


WORDS = Article(
    "Headline",
    [
        Paragraph(["A ", Strong("b"), LineBreak(), Link("c", href="x")]),
        Preformatted(" d\n  e"),
        Break(),
        List(["f", ListItem([List(["g"])])], ordered=True),
        Table([["h", "i"], ["j"]], header=["k"], caption="l"),
        BlockQuote("m", "n"),
        Figure("x", alt="not shown", caption="o", credit="p"),
        Note("q", kind="editor"),
        Interview(
            introduction="r",
            turns=[Turn("S", ["t", "u"]), Turn("V")],
            topics=[Topic("w", introduction="x", turns=[Turn("S", Paragraph(Quote("y")))])],
        ),
        Section("z", ["aa"], [Section("", ["bb"])]),
    ],
    byline="By Jane Doe",
    dateline="PARIS -",
    summary="not shown",
)


def test_plain_text_is_what_a_reader_sees_block_by_block() -> None:
    assert plain_text(WORDS).split("\n") == [
        *("Headline", "By Jane Doe", "PARIS -", "A b", "c", " d", "  e"),
        *("f", "g", "l", "k", "h\ti", "j", "m", "n", "o", "p", "q", "r"),
        *("S: t", "u", "V:", "w", "x", "S: y", "z", "aa", "bb"),
    ]


def test_plain_text_of_metadata_is_nothing() -> None:
    assert plain_text(Article(classification=Classification(keywords=["a"]))) == ""
    assert plain_text(Concept("a:b", names="a")) == ""


@given(lines())
def test_plain_text_of_inlines_is_their_characters(line: list[Node]) -> None:
    assert plain_text(line) == "".join(plain_text(inline) for inline in line)


@given(articles(metadata=False))
def test_plain_text_of_an_article_is_that_of_its_parts(article: Article) -> None:
    head = "\n".join(line for line in (article.headline, article.byline, article.dateline) if line)
    assert plain_text(article) in {head + plain_text(article.body), head + "\n" + plain_text(article.body)}
