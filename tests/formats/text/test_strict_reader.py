"""What the grammar of the dialect makes of what people write, well or badly."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

import newsdoc
from newsdoc.formats.text.reader import TextReading, read_text
from newsdoc.model import (
    AltId,
    Article,
    Attribution,
    Block,
    BlockQuote,
    Break,
    Cell,
    Code,
    Concept,
    Embargo,
    Emphasis,
    Figure,
    Identity,
    Interview,
    Label,
    LineBreak,
    Link,
    List,
    ListItem,
    Management,
    Mention,
    Note,
    Paragraph,
    PartialDate,
    Participant,
    Preformatted,
    Quote,
    Section,
    Strong,
    Table,
    Times,
    Topic,
    Turn,
)


def _read(text: str) -> TextReading:
    (reading,) = read_text(f"newsdoc 1\n{text}")
    return reading


def _body(text: str) -> tuple[Block | Section, ...]:
    reading = _read(f"\n{text}")
    assert reading.findings == ()
    return reading.article.body


def _remarks(reading: TextReading) -> list[tuple[str, int, int]]:
    return [(finding.code, finding.line, finding.column) for finding in reading.findings]


def _made(*parts: str | Block | Section) -> tuple[Block | Section, ...]:
    return Article(body=parts).body


# The header


@pytest.mark.parametrize("text", ["newsdoc 1", "newsdoc 1\n", "newsdoc 1 \t\n\n\n", "\ufeffnewsdoc 1\r\n"])
def test_the_first_line_alone_is_an_empty_article(text: str) -> None:
    assert [reading.article for reading in read_text(text)] == [Article()]


def test_fields_stand_in_any_order_and_their_names_in_any_case() -> None:
    reading = _read("version: 3\nBYLINE:   By Jane Doe\nHeadline:Rates\n\nwords")
    assert reading.findings == ()
    assert reading.article == Article("Rates", "words", byline="By Jane Doe", identity=Identity(version=3))


def test_a_field_without_a_value_says_nothing() -> None:
    assert _read("Headline:\nVersion:\nVersion-Created:\n") == _read("Headline:\nVersion:\nVersion-Created:\n")
    assert _read("Headline:\nVersion:\nVersion-Created:\n").article == Article()
    assert _read("Embargo:").article == Article(management=Management(embargo=Embargo()))


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("2018-11-21T16:25:32-05:00", datetime(2018, 11, 21, 16, 25, 32, tzinfo=timezone(timedelta(hours=-5)))),
        ("2018-11-21T16:25:32Z", datetime(2018, 11, 21, 16, 25, 32, tzinfo=UTC)),
        ("2018-11-21T16:25", datetime(2018, 11, 21, 16, 25)),  # noqa: DTZ001 - written without a zone
        ("2018-11-21T16:25:32.5", datetime(2018, 11, 21, 16, 25, 32, 500_000)),  # noqa: DTZ001 - likewise
        ("2018-11-21", date(2018, 11, 21)),
        ("2018-11", PartialDate(2018, 11)),
        ("0001", PartialDate(1)),
    ],
)
def test_dates_are_as_exact_as_they_are_known(written: str, value: datetime | date | PartialDate) -> None:
    assert _read(f"Content-Created: {written}").article == Article(times=Times(content_created=value))


@pytest.mark.parametrize(
    "line",
    [
        "Foo: bar",
        'Headline(language="en"): a',
        "Version: 03",
        "Version: three",
        "Version: 0",
        "Version: ٣",
        "Urgency: 10",
        "Language: not a tag",
        "Version-Created: 2018-11-21",
        "Content-Created: 2018-13",
        "Content-Created: 0000",
        "Content-Created: 2018-11T16:25",
        "Content-Created: 2018-02-30",
        "Content-Created: 2018-W01",
        "Content-Created: 2018-11-21T24:00:00",
        "Content-Created: 2018-11-21T10:00:00+19:00",
        "Content-Created: 2018-11-21T10:00:00.1234567",
        "Provider:",
        'Provider(qcode="nocolon"): a',
        'Provider(code="a:b"): a',
        'Provider(qcode="a:b" qcode="a:b"): a',
        'Provider(qcode="a:b": a',
        'Provider(qcode="a:b") a',
        'Provider(rank="1"x): a',
        'Keyword(language="en"):',
        "Status: two words",
        "Link:",
        "Link: %",
        'Alternate-Id(type="a:b"):',
    ],
)
def test_a_line_that_is_no_proper_field_becomes_a_paragraph_with_a_finding(line: str) -> None:
    reading = _read(f"Headline: a\n{line}\nByline: b\n\nwords")
    assert reading.article == Article("a", [line, "words"], byline="b")
    assert _remarks(reading) == [("TEXT-FIELD", 3, 1)]


def test_a_field_that_stands_once_is_read_once() -> None:
    reading = _read("Version: 1\nVersion: 2\nKeyword: a\nKeyword: b")
    assert reading.article.identity == Identity(version=1)
    assert [label.text for label in reading.article.classification.keywords] == ["a", "b"]
    assert reading.article.body == _made("Version: 2")


def test_the_header_ends_before_a_line_that_does_not_look_like_a_field() -> None:
    reading = _read("Headline: a\n## Why\nByline: b")
    assert reading.article == Article("a", [Section("Why", "Byline: b")])
    assert reading.findings == ()


def test_parts_of_a_field_stand_below_it() -> None:
    reading = _read(
        'Subject(qcode="a:1"): economy\n  Name(language="de"): Wirtschaft\n  Broader(qcode="a:0"): society\n'
        '    Name(language="de"): Gesellschaft\n  Same-As(uri="https://x/1"):\n'
    )
    assert reading.article.classification.subjects == (
        Concept(
            qcode="a:1",
            names=["economy", Label("Wirtschaft", language="de")],
            broader=Concept(qcode="a:0", names=["society", Label("Gesellschaft", language="de")]),
            same_as=Concept(uri="https://x/1"),
        ),
    )


def test_parts_of_a_field_may_stand_among_its_attributes_too() -> None:
    reading = _read('Subject(broader("society" qcode="a:0" name("G" language="de")) name="money"): economy')
    assert reading.article.classification.subjects == (
        Concept(
            names=["economy", "money"],
            broader=Concept(qcode="a:0", names=["society", Label("G", language="de")]),
        ),
    )


def test_only_the_part_that_is_wrong_is_kept_and_all_of_a_field_that_is() -> None:
    reading = _read(
        "Subject: a\n  Foo: b\n    Name: c\n  Broader(rank=1): d\n  Name: e\nBar: f\n  Name: g\nSubject:\n  Foo: h"
    )
    assert reading.article.classification.subjects == (Concept(names=["a", "e"]),)
    assert reading.article.body == _made(
        "Foo: b", "Name: c", "Broader(rank=1): d", "Bar: f", "Name: g", "Subject:", "Foo: h"
    )
    assert {finding.code for finding in reading.findings} == {"TEXT-FIELD"}


def test_values_of_header_fields_hold_marks_and_braces_as_they_are() -> None:
    reading = _read('Headline: {a}(em) | b: c \\{d\\}\nAlternate-Id: (x)\nAlternate-Id(type="a:b"): (y)')
    assert reading.article.headline == "{a}(em) | b: c {d}"
    assert reading.article.identity.alternates == (AltId("(x)"), AltId("(y)", type="a:b"))


def test_a_code_is_its_own_value() -> None:
    reading = _read('Status: stat:usable\nService(uri="https://x/"):\n  Name: wire')
    assert reading.article.management == Management(
        status=Code("stat:usable"), services=Code(uri="https://x/", names="wire")
    )


# Blocks


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("a\nb\n\n\nc", ["a", "b", "c"]),
        ("  a\n    b", ["a", "b"]),
        ("## a\nb\n#### c\n### d\n## e", [Section("a", "b", [Section("c"), Section("d")]), Section("e")]),
        ("##\na\n## b", [Section((), "a"), Section("b")]),
        ("##\n## b", [Section("b")]),
        ("# a", ["# a"]),
        ("#a ##b", ["#a ##b"]),
        ("- a\n\n- b\n  c\n  - d\ne", [List([ListItem("a"), ListItem(["b", "c", List(["d"])])]), "e"]),
        ("-\n  - a\n-", [List([ListItem(List(["a"])), ListItem()])]),
        ("-\ta\n\tb\n\t- c", [List([ListItem(["a", "b", List(["c"])])])]),
        (
            "1. a\n2. b\n4. c\n4. d",
            [List(["a", "b"], ordered=True), List(["c"], ordered=True, start=4), List(["d"], ordered=True, start=4)],
        ),
        ("01. a\n1.a\n-a\n>a", ["01. a", "1.a", "-a", ">a"]),
        ("> a\n  b\n  — C\n  d", [BlockQuote(["a", "b"], "C"), "d"]),
        ("> a\n> b", [BlockQuote("a"), BlockQuote("b")]),
        (
            '>\n  - a\n    — b\n  —(role="c" inferred)',
            [BlockQuote(List([ListItem(["a", "— b"])]), Attribution(role="c", inferred=True))],
        ),
        ("— a", ["— a"]),
        ("* * *\n* * * \n* * * a\n***", [Break(), Break(), "* * * a", "***"]),
        ("%note a\n  b", [Note(["a", "b"])]),
        ('%note(kind="x")\n  > a', [Note(BlockQuote("a"), kind="x")]),
        (
            '%figure(href="a.jpg" type=image/jpeg) a {b}(em)',
            [Figure("a.jpg", caption=["a ", Emphasis("b")], content_type="image/jpeg")],
        ),
        ("%figure (a)", [Figure(caption="(a)")]),
        ("% a\n%1", ["% a", "%1"]),
        ("%pre\n  | a\n  |  b \n  |\n  |\tc\nd", [Preformatted("a\n b \n\n\tc"), "d"]),
        ("%pre\n\t|a\\u{20}", [Preformatted("a ")]),
        ("- a\n%\n- b", [List(["a"]), List(["b"])]),
        ("%\n\na\n%", ["a"]),
    ],
)
def test_lines_make_blocks(text: str, parts: list[str | Block | Section]) -> None:
    assert _body(text) == _made(*parts)


@pytest.mark.parametrize(
    ("text", "table"),
    [
        ("| a | b |\n| c |", Table([["a", "b"], ["c"]])),
        ("|a|b\n\n|c", Table([["a", "b"], ["c"]])),
        ("| a | b |\n|---|--:|\n| c |", Table([["c"]], header=["a", "b"], alignment=["", "right"])),
        ("|:-|:-:|---|\n| c |", Table([["c"]], alignment=["left", "center"])),
        ("|= a\n| b |", Table([["b"]], caption="a")),
        ("|= a", Table(caption="a")),
        ("|| a |\n| |", Table([["", "a"], [""]])),
        ("| a |\n| b |\n|---|", Table([["a"], ["b"], ["---"]])),
        ("| a |\n| --- |\n|---|", Table([["---"]], header=["a"])),
        ("| a |\n| \\--- |", Table([["a"], ["---"]])),
        ("| a \\| b | {c \\| d}(em) |", Table([["a | b", Emphasis("c | d")]])),
        (
            "| {a}(cell header colspan=2) | {}(cell rowspan=3) |",
            Table([[Cell("a", header=True, colspan=2), Cell((), rowspan=3)]]),
        ),
        ('| {a}(quote speaker="b \\| c") |', Table([[Quote("a", "b | c")]])),
    ],
)
def test_rows_make_a_table(text: str, table: Table) -> None:
    assert _body(text) == (table,)


def test_a_caption_begins_another_table() -> None:
    assert _body("| a |\n|= b\n| c |\n%\n| d |") == (Table([["a"]]), Table([["c"]], caption="b"), Table([["d"]]))


def test_an_interview_has_turns_of_declared_labels_only() -> None:
    text = (
        '%interview\n  %participant(name="Dr. Emily Zhang" role="interviewee") Dr. Zhang\n  %participant Q\n'
        "  We met. Note: it rained.\n  Note: again\n  Q: Why?\n"
        "  Dr. Zhang: Because.\n    Q: set in\n    - a\n  not set in\n"
        "  Dr. Zhang:\n  ## Later\n  More.\n  Q: When?\nQ: outside"
    )
    assert _body(text) == _made(
        Interview(
            participants=[Participant("Dr. Zhang", name="Dr. Emily Zhang", role="interviewee"), Participant("Q")],
            introduction=["We met. Note: it rained.", "Note: again"],
            turns=[
                Turn("Q", "Why?"),
                Turn("Dr. Zhang", ["Because.", "Q: set in", List(["a"]), "not set in"]),
                Turn("Dr. Zhang"),
            ],
            topics=[Topic("Later", introduction="More.", turns=[Turn("Q", "When?")])],
        ),
        "Q: outside",
    )


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("%foo a", ["%foo a"]),
        ("%figure", ["%figure"]),
        ('%note(kind="x")', ['%note(kind="x")']),
        ('%note(kind="x")\na', ['%note(kind="x")', "a"]),
        ('%note(kind="x) a', ['%note(kind="x) a']),
        ('%note(sort="x") a', ['%note(sort="x") a']),
        ('%note(kind="x")a', ['%note(kind="x")a']),
        ("%interview", ["%interview"]),
        ("%participant a", ["%participant a"]),
        (
            "%interview\n  %participant a\n  %participant a",
            [Interview(participants=["a"], introduction="%participant a")],
        ),
        ("%interview\n  %participant", [Interview(introduction="%participant")]),
        ("%pre", ["%pre"]),
        ("%pre a", ["%pre a"]),
        ("%pre\n| a |", ["%pre", Table([["a"]])]),
        (">", [">"]),
        ("> a\n  —", [BlockQuote(["a", "—"])]),
        ('> a\n  —(foo="b") c', [BlockQuote(["a", '—(foo="b") c'])]),
        ("-\n  ## a", [List([ListItem("## a")])]),
        ("|=", ["|="]),
        ("|---|", ["|---|"]),
        ("9999999999. a", ["9999999999. a"]),
    ],
)
def test_a_mark_that_makes_no_sense_is_words(text: str, parts: list[str | Block]) -> None:
    reading = _read(f"\n{text}")
    assert reading.article.body == _made(*parts)
    assert [finding.code for finding in reading.findings] == ["TEXT-BLOCK"]


# Spans


@pytest.mark.parametrize(
    ("text", "inlines"),
    [
        ("{a}(em)b{c}(strong)", [Emphasis("a"), "b", Strong("c")]),
        ("{a {b}(em) c}(strong)", [Strong(["a ", Emphasis("b"), " c"])]),
        ("a{}(br)b", ["a", LineBreak(), "b"]),
        ('{a}(https://example.org/ title="b")', [Link("a", "https://example.org/", "b")]),
        ('{a}(#b) {c}(link) {d}(link href="e")', [Link("a", "#b"), " ", Link("c"), " ", Link("d", "e")]),
        ("{a}(quote kind=scare)", [Quote("a", kind="scare")]),
        ('{a}(quote cue="said" speaker="B \\"C\\"")', [Quote("a", Attribution('B "C"', cue="said"))]),
        (
            '{a}(mention name="b" name("c" language="de"))',
            [Mention("a", Concept(names=["b", Label("c", language="de")]))],
        ),
        (
            '{a}(mention  broader( "b"  uri="c" ) literal="d" )',
            [Mention("a", Concept(literal="d", broader=Concept(uri="c", names="b")))],
        ),
        ("{a}{ }(em)", ["{a}", Emphasis(" ")]),
        ("{ {a}(em)", ["{ ", Emphasis("a")]),
        ("} a }(em)", ["} a }(em)"]),
        ("{a \\{ \\} b}(em)", [Emphasis("a { } b")]),
        ("C:\\news\\2024 \\\\ \\u{41} \\u{D800} \\u{}", ["C:\\news\\2024 \\ A \\u{D800} \\u{}"]),
        ("({})[]", ["({})[]"]),
    ],
)
def test_braces_make_spans(text: str, inlines: list[object]) -> None:
    body = _read(f"\na{text}a").article.body
    assert body == (Paragraph(["a", *inlines, "a"]),)  # type: ignore[list-item]  # strings and inlines


@pytest.mark.parametrize(
    "text",
    [
        "{a}(foo)",
        "{a}(b c)",
        "{}(em)",
        "{a}(br)",
        "{a}(em rank=1)",
        "{a}(em",
        "{a}(quote speaker=)",
        '{a}(quote speaker="b"cue="c")',
        '{a}(quote speaker="b" speaker="c")',
        '{a}(quote kind="loud")',
        '{a}(quote inferred="yes")',
        '{a}(link href="%")',
        "{a}(mention)",
        '{a}(mention qcode="b")',
        "{a}(mention name())",
        '{a}(mention broader(broader("b")))',
        '{a}(mention name("b" name("c")))',
        "{a}(mention rank(1))",
        "{a}(cell header)",
        "a { }(https://x/) b",
    ],
)
def test_a_span_that_makes_no_sense_is_words(text: str) -> None:
    reading = _read(f"\n{text}")
    assert reading.article.body == (Paragraph(text),)
    assert [finding.code for finding in reading.findings] == ["TEXT-SPAN"]


def test_what_looks_like_the_first_line_but_is_not_leads_through_the_other_door() -> None:
    for first in ("newsdoc 10", "newsdoc  1", " newsdoc 1", "Newsdoc 1", "newsdoc 1."):
        (reading,) = read_text(f"{first}\n\n{{a}}(em)\n")
        assert "{a}(em)" in newsdoc.plain_text(reading.article)


def test_findings_name_the_file() -> None:
    (reading,) = newsdoc.reads("newsdoc 1\nFoo: bar\n", "text", name="story.txt")
    assert [finding.file for finding in reading.findings] == ["story.txt"]
