"""Law 1 for the dialect: what is written is read back equal, for every article, without a remark."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsdoc.testing
from newsdoc.errors import ModelError
from newsdoc.formats.text import read, write
from newsdoc.formats.text.reader import read_text
from newsdoc.formats.text.writer import write_article
from newsdoc.model import (
    Article,
    Block,
    BlockQuote,
    Break,
    Cell,
    Concept,
    Emphasis,
    Figure,
    Inline,
    Interview,
    Label,
    LineBreak,
    Link,
    List,
    ListItem,
    Mention,
    Note,
    Paragraph,
    Participant,
    Preformatted,
    Quote,
    Section,
    Strong,
    Table,
    Text,
    Topic,
    Turn,
)
from newsdoc.model.values import MAX_DEPTH


def _there_and_back(article: Article) -> Article:
    (reading,) = read_text(write_article(article))
    assert reading.findings == ()
    return reading.article


@given(newsdoc.testing.articles())
def test_every_article_comes_back_equal(article: Article) -> None:
    assert _there_and_back(article) == article


@given(newsdoc.testing.articles(depth=4, metadata=False))
def test_every_deep_article_comes_back_equal(article: Article) -> None:
    assert _there_and_back(article) == article


@given(st.lists(newsdoc.testing.articles(depth=1), min_size=1, max_size=4))
def test_several_articles_in_one_file_come_back_equal(articles: list[Article]) -> None:
    assert [reading.article for reading in read(write(articles))] == articles


@given(newsdoc.testing.articles(depth=1))
def test_line_ends_and_byte_order_mark_and_trailing_spaces_make_no_difference(article: Article) -> None:
    written = write_article(article)
    for variant in (written.replace("\n", "\r\n"), written.replace("\n", "\r"), "\ufeff" + written, written[:-1]):
        (reading,) = read_text(variant)
        assert reading.article == article
    (reading,) = read_text(written.replace("\n", " \n", 1))
    assert reading.article == article


@given(newsdoc.testing.articles(depth=1))
def test_blank_lines_mean_nothing_in_a_body(article: Article) -> None:
    written = write_article(Article(body=article.body))
    head, _, body = written.partition("\n\n")
    without = "\n".join(line for line in body.split("\n") if line)
    (reading,) = read_text(f"{head}\n\n{without}")
    assert reading.article.body == article.body


_LABELS = ("Q", "Dr. X", "1. A", "- x", "%note", "{Q", "|x", "a: b", "## T", "> q", "\x7f", "Q:", "a\\", "\\", "* * *")


@pytest.mark.parametrize("label", _LABELS)
def test_any_label_begins_its_turns_and_no_introduction(label: str) -> None:
    interview = Interview(introduction=[f"{label}: no turn", f"{label}:"], turns=[Turn(label, ["Yes."]), Turn(label)])
    article = Article(body=[interview])
    assert _there_and_back(article) == article


_LINES = (
    *("## x", "##", "# x", "> x", ">", "- x", "-", "1. x", "0.", "12345678901. x", "|= x", "| x", "|", "||", "* * *"),
    *("%note x", "%", "% x", "%x", "— A", "—", "—(role", "newsdoc 1", "newsdoc 2", "Q: x", "Headline: x", "{", "}"),
    *(
        "{x}(em)",
        "\\{x}",
        "\\",
        "\\u{41}",
        "\\-",
        "x }(em)",
        "{}(br)",
        "|---|",
        "---",
        "\ufeff",
        "\u2028x\u2029",
        "\x85",
    ),
)


@pytest.mark.parametrize("line", _LINES)
@pytest.mark.parametrize(
    "place",
    [
        Paragraph,
        lambda line: BlockQuote([line, line], attribution=line),
        lambda line: List([ListItem([line, line])], ordered=True, start=0),
        lambda line: Interview(
            introduction=[line], turns=[Turn("Q", [line, line])], topics=[Topic(line, introduction=[line])]
        ),
        lambda line: Table([[line, line], [line]], header=[line], caption=line),
        lambda line: Table([[line, line]], alignment=["right"]),
        lambda line: Table([[line], [line]]),
        lambda line: Note([line, line], kind=line),
        lambda line: Figure("a.jpg", alt=line, caption=line),
        lambda line: Preformatted(f"{line}\n{line} \n\n"),
        lambda line: Paragraph([Emphasis(line), Quote(line, attribution=line), Strong([" ", line])]),
        lambda line: Paragraph(
            Mention(line, Concept(names=[Label(line, language="de"), line], broader=[Concept(names=line)]))
        ),
        lambda line: Interview(participants=[Participant(line, name=line)], turns=[Turn(line, [line])]),
    ],
)
def test_what_looks_like_a_mark_stays_words_in_any_place(line: str, place: object) -> None:
    assert callable(place)
    article = Article(line, [place(line), Section(line, [place(line)])], byline=line)
    assert _there_and_back(article) == article


_APART: list[list[Block]] = [
    [List(["a"]), List(["b"])],
    [List(["a"], ordered=True), List(["b"], ordered=True, start=2)],
    [List(["a"], ordered=True), List(["b"], ordered=True, start=3)],
    [List(["a"], ordered=True), List(["b"]), List(["c"], ordered=True, start=2)],
    [List(["a", "b"], ordered=True, start=999_999_999), List(["c"], ordered=True, start=999_999_999)],
    [List([ListItem(())]), List([ListItem(()), ListItem([List(["x"]), List(["y"])])])],
    [Table([["a"]]), Table([["b"]])],
    [Table([["a"]]), Table([["b"]], header=["c"])],
    [Table([["a"]]), Table([["b"]], alignment=["", "left"])],
    [Table(caption="a"), Table([["b"]]), Table(caption="c")],
    [Table(header=["a"]), Table(header=["b"]), Table([[Cell(()), Cell(())], [Cell(())]])],
    [BlockQuote("a"), BlockQuote("b", "c"), BlockQuote((), "d"), Paragraph("— e")],
    [BlockQuote([BlockQuote("a", "b"), Paragraph("c")], "d"), BlockQuote([Break()])],
    [Preformatted("\n"), Preformatted(" "), Preformatted("\t\ta\t"), Preformatted("| a\n\n")],
    [Interview(turns=[Turn("Q")]), Interview(participants=["A"]), Interview(introduction=["Q: x"])],
    [Interview(topics=[Topic("a"), Topic((), turns=[Turn("Q", [List(["b"])]), Turn("Q", [List(["c"])])])])],
    [Note([Break()]), Note([List(["a"])], kind="b"), Break(), Break()],
]


@pytest.mark.parametrize("row", _APART)
def test_neighbours_do_not_run_together(row: list[Block]) -> None:
    article = Article(body=[*row, Section((), row), Section((), sections=[Section((), row)])])
    assert _there_and_back(article) == article
    nested = Article(
        body=[List([ListItem(row), ListItem(row)]), BlockQuote(row), Interview(turns=[Turn("Z", row), Turn("Z", row)])]
    )
    assert _there_and_back(nested) == nested


@pytest.mark.parametrize(
    "inlines",
    [
        [Emphasis(" "), "a"],
        ["a", Emphasis(" "), "b"],
        [Link("a", "b"), Link("a", "#"), Link("a", "https://x/(y)"), Link("a", "x:{}|\\"), Link("a", title="b")],
        [LineBreak(), LineBreak()],
        [Emphasis(LineBreak()), Strong(Emphasis(Text(" ")))],
        [Quote(Quote("a"), kind="scare"), "(x)", Emphasis("b"), "(em)"],
    ],
)
def test_spans_at_their_limits_come_back(inlines: list[Inline]) -> None:
    article = Article(body=[Paragraph(inlines), Table([[Cell(inlines, header=True, colspan=2)]], caption=inlines)])
    assert _there_and_back(article) == article


@pytest.mark.parametrize(
    "wrap",
    [
        lambda body: [BlockQuote(body)],
        lambda body: [List([body])],
        lambda body: [Note(body)],
        lambda body: [Interview(turns=[Turn("Q", body)])],
        lambda body: [Interview(topics=[Topic((), turns=[Turn("Q", body)])])],
    ],
)
@pytest.mark.parametrize(
    "core",
    [
        Break(),
        Preformatted("a"),
        List([ListItem(())]),
        Table([[Cell((), header=True)], [Cell(())]]),
        Table(caption="a"),
        Table(header=["a"]),
        Paragraph("a"),
        Figure("a.jpg"),
        BlockQuote((), "a"),
        Interview(participants=["a"]),
        Interview(topics=[Topic("a")]),
    ],
)
def test_blocks_come_back_from_the_greatest_depth(wrap: object, core: Block) -> None:
    assert callable(wrap)
    deepest = Article()
    body: list[Block] = [core]
    for around in (wrap, _noted):
        while True:
            try:
                wrapped = around(body)
                deepest = Article(body=wrapped)
            except ModelError:
                break
            body = wrapped
    assert deepest.depth == MAX_DEPTH
    assert _there_and_back(deepest) == deepest


def _noted(blocks: list[Block]) -> list[Block]:
    return [Note(blocks)]


def test_sections_come_back_from_the_greatest_depth() -> None:
    deepest, section = Article(), Section("a")
    while True:
        try:
            deepest, section = Article(body=[section]), Section((), [Break()], [section])
        except ModelError:
            break
    assert deepest.depth == MAX_DEPTH
    assert _there_and_back(deepest) == deepest


@pytest.mark.nightly
@given(newsdoc.testing.articles(depth=3))
def test_every_article_comes_back_equal_at_night(article: Article) -> None:
    assert _there_and_back(article) == article
