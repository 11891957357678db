"""Prose has one normal form, and every node brings what it is given to it."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import get_args

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdoc.errors import ModelError
from newsdoc.model import (
    Article,
    Attribution,
    Block,
    BlockQuote,
    Break,
    Cell,
    Emphasis,
    Figure,
    Inline,
    Interview,
    LineBreak,
    List,
    Node,
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
    plain_text,
    walk,
)
from newsdoc.model.blocks import body
from newsdoc.model.inlines import phrase, prose
from newsdoc.testing import articles, blocks, inlines, lines, sections, texts

SPACES = re.compile("[ \t\n\r]+")


def leaves(row: Iterable[Inline]) -> Iterator[Text | LineBreak]:
    return (node for inline in row for node in walk(inline) if isinstance(node, Text | LineBreak))


def rows(node: Node) -> Iterator[tuple[Inline, ...]]:
    """Each row of inlines below a node that is a line of its own."""
    for found in walk(node):
        for name in ("inlines", "title", "caption"):
            row = getattr(found, name, ())
            if isinstance(row, tuple) and not isinstance(found, get_args(Inline)):
                yield row


@given(lines())
def test_prose_is_in_normal_form_once_it_has_been_brought_to_it(line: list[Inline]) -> None:
    once = prose(line)
    assert prose(once) == once
    assert phrase(once) == once


@given(lines())
def test_a_phrase_is_in_normal_form_once_it_has_been_brought_to_it(line: list[Inline]) -> None:
    assert phrase(phrase(line)) == phrase(line)


@given(lines())
def test_a_line_without_its_outer_spaces_is_the_same_line(line: list[Inline]) -> None:
    assert prose(phrase(line)) == prose(line)


@given(articles())
def test_no_two_texts_are_neighbours_and_none_is_empty(article: Article) -> None:
    for node in walk(article):
        for row in (getattr(node, name, ()) for name in ("inlines", "title", "caption")):
            kinds = [type(inline) for inline in row if isinstance(inline, Node)]
            assert (Text, Text) not in list(pairwise(kinds))
        if isinstance(node, Text):
            assert node.text
        elif hasattr(node, "inlines") and isinstance(node, get_args(Inline)):
            assert node.inlines


@given(articles())
def test_no_line_has_a_space_at_its_edges_or_two_in_a_row_or_one_beside_a_line_break(article: Article) -> None:
    for row in rows(article):
        line = "".join(leaf.text if isinstance(leaf, Text) else "\n" for leaf in leaves(row))
        assert not re.search("^ | $|  |[\t\r]| \n|\n ", line)


@given(lines())
def test_no_character_but_white_space_is_lost_and_words_stay_apart(line: list[Inline]) -> None:
    given_line = "".join(leaf.text if isinstance(leaf, Text) else "\n" for leaf in leaves(line))
    kept = plain_text(prose(line))
    assert SPACES.sub(" ", kept).strip(" ") == SPACES.sub(" ", given_line).strip(" ")
    assert kept.count("\n") == given_line.count("\n")


@given(texts())
def test_a_string_stands_for_its_text(text: str) -> None:
    assert Paragraph(text) == Paragraph([text]) == Paragraph(Text(text)) == Paragraph([Text(text)])


@given(st.lists(texts(), max_size=5))
def test_texts_in_pieces_are_the_text_in_one(pieces: list[str]) -> None:
    assert Paragraph(pieces) == Paragraph("".join(pieces))


@given(articles())
def test_every_node_is_equal_to_one_made_of_its_own_parts(article: Article) -> None:
    for node in walk(article):
        fields = {field.name: getattr(node, field.name) for field in attrs.fields(type(node)) if field.init}
        assert type(node)(**fields) == node


@given(articles(metadata=False), st.lists(blocks() | sections(), max_size=3))
def test_evolving_a_field_brings_it_to_normal_form(article: Article, parts: list[Block | Section]) -> None:
    evolved = attrs.evolve(article, headline="  New\n one ", body=parts)
    made = Article("New one", parts, byline=article.byline, dateline=article.dateline, language=article.language)
    assert evolved == made


@given(st.lists(blocks() | sections(), max_size=6))
def test_a_body_is_blocks_and_then_sections_and_says_all_it_was_given(parts: list[Block | Section]) -> None:
    row = body(parts)
    kinds = [isinstance(part, Section) for part in row]
    assert kinds == sorted(kinds)
    assert body(row) == row
    words = [SPACES.sub(" ", plain_text(part)).strip() for part in parts]
    assert SPACES.sub(" ", plain_text(row)).split() == " ".join(words).split()


@given(st.integers(1, 6), st.integers(0, 2))
def test_spans_that_hold_nothing_vanish_however_deep(levels: int, width: int) -> None:
    nothing: Inline = Emphasis()
    for _ in range(levels):
        nothing = Strong([nothing] * width)
    assert Paragraph(["a", nothing, "b"]) == Paragraph("ab")


def test_the_texts_around_a_space_that_was_one_too_many_are_merged() -> None:
    assert Paragraph(["a ", Emphasis(" "), "b"]) == Paragraph("a b")
    assert Paragraph(["a ", Emphasis(" "), Strong(" "), " b ", Emphasis(" "), "c"]) == Paragraph("a b c")
    assert Emphasis(["a ", Strong(" "), "b"]).inlines == (Text("a b"),)


def test_a_space_before_and_after_a_line_break_vanishes_wherever_it_stands() -> None:
    line = Paragraph(["a", Emphasis(["b", Strong(" ")]), Emphasis([" ", LineBreak(), " "]), " c"])
    assert line.inlines == (Text("a"), Emphasis("b"), Emphasis(LineBreak()), Text("c"))


def test_a_no_break_space_is_a_character_like_others() -> None:
    assert Paragraph("\u00a0a\u00a0 \u00a0b\u2003 ").inlines == (Text("\u00a0a\u00a0 \u00a0b\u2003"),)


def test_preformatted_text_keeps_its_white_space_and_has_one_kind_of_line_end() -> None:
    assert Preformatted("  a\t\r\n\r b \n").text == "  a\t\n\n b \n"


@pytest.mark.parametrize(
    "nothing",
    [
        Paragraph(" "),
        Preformatted(""),
        List([]),
        Table(),
        Table([[]]),
        BlockQuote([Paragraph("")]),
        Figure(content_type="image/jpeg"),
        Note("", kind="editor"),
        Interview(),
        Interview(topics=[Topic("")]),
    ],
    ids=repr,
)
def test_blocks_that_hold_nothing_vanish_from_the_row_they_are_put_in(nothing: Paragraph) -> None:
    assert Article(body=["a", nothing, Section("", [nothing]), "b"]).body == Article(body=["a", "b"]).body


def test_a_break_and_a_list_of_empty_items_say_something() -> None:
    assert len(Article(body=[Break(), List(["", ""])]).body) == 2


def test_an_attribution_that_says_nothing_is_none_and_a_string_names_the_speaker() -> None:
    assert Quote("a", Attribution()).attribution is None
    assert BlockQuote("a", " ").attribution is None
    assert Quote("a", "B ").attribution == Attribution("B")


def test_header_cells_say_so_and_an_alignment_ends_with_the_last_column_that_has_one() -> None:
    table = Table([["1"]], header=["a", Cell("b", colspan=2)], alignment=["", "left", ""])
    assert [cell.header for cell in table.header] == [True, True]
    assert table.alignment == ("", "left")


def test_whoever_has_a_turn_takes_part_in_the_interview() -> None:
    interview = Interview(
        participants=[Participant("A", name="Anna")],
        turns=[Turn("Q"), Turn("A")],
        topics=[Topic("More", turns=[Turn("Z"), Turn("Q")])],
    )
    assert [person.label for person in interview.participants] == ["A", "Q", "Z"]


def test_participants_are_told_apart_by_their_labels() -> None:
    with pytest.raises(ModelError, match="same label"):
        Interview(participants=["Q", "Q "])


def _calls(line: Iterable[Inline | str]) -> int:
    """How many functions of Python and C are called to make a paragraph."""
    count = 0

    def tally(_frame: object, event: str, _what: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(tally)
    try:
        Paragraph(line)
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize(
    "piece",
    [
        ("a ",),
        (" ",),
        ("a ", Emphasis(" ")),
        (Emphasis("b "), " "),
        (Emphasis(" b"), LineBreak()),
        (" ", LineBreak()),
        (Emphasis(Strong(" ")),),
    ],
    ids=repr,
)
def test_the_work_of_making_a_paragraph_grows_with_its_length_and_no_faster(piece: tuple[Inline | str, ...]) -> None:
    few, many = _calls(piece * 200), _calls(piece * 400)
    assert many < 2.1 * few


@given(inlines())
def test_the_depth_of_a_node_is_the_levels_below_it(inline: Inline) -> None:
    def levels(node: Node) -> int:
        return 1 + max(map(levels, node.children()), default=0)

    spans = [node for node in walk(inline) if hasattr(node, "depth")]
    assert all(node.depth <= levels(node) for node in spans)
    assert all(child.depth < node.depth for node in spans for child in node.children() if hasattr(child, "depth"))


def test_a_string_is_no_list_of_items() -> None:
    with pytest.raises(ModelError, match="not of a string"):
        List("ab")
