"""Law 4 for the found door: any text gives an article, and no character of it is lost."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st

from newsdoc.formats.text.found import FoundReading, read_found
from newsdoc.model import Article, Attribution, Label, Node, Participant, Table, Text, Turn, plain_text, walk

_BLANK = frozenset(" \t\r\n")


def _visible(text: str) -> list[str]:
    return [character for character in text if character not in _BLANK]


def _kept(text: str, reading: FoundReading) -> str:
    """The text without the stretches that were read as markup."""
    inside = bytearray(len(text))
    for start, end in reading.markup:
        inside[start:end] = b"\1" * (end - start)
    return "".join(character for character, gone in zip(text, inside, strict=True) if not gone)


def _words(node: Node) -> Iterator[str]:
    """The words of a node in reading order, as plain_text gives them, but without the colons that it sets."""
    match node:
        case Text():
            yield node.text
        case Turn():
            yield node.speaker
            for block in node.blocks:
                yield from _words(block)
        case Table() | Attribution():
            yield plain_text(node)
        case Participant():
            pass
        case _:
            for child in node.children():
                yield from _words(child)


def _body_words(article: Article) -> str:
    return "".join(word for part in article.body for word in _words(part))


def _meta_words(article: Article) -> str:
    labels = [
        node.text
        for part in (article.further, article.management, article.classification)
        for node in walk(part)
        if isinstance(node, Label)
    ]
    return "".join([article.headline, article.byline, article.dateline, article.slugline, *labels])


def _assert_nothing_lost(text: str) -> None:
    reading = read_found(text)
    kept = _visible(_kept(text, reading))
    body = _visible("".join(_body_words(article) for article in (reading.article, *reading.more)))
    meta = _visible("".join(_meta_words(article) for article in (reading.article, *reading.more)))
    assert Counter(kept) == Counter(body) + Counter(meta)
    remaining = iter(kept)
    assert all(character in remaining for character in body), "the words of the body stand in another order"


_NEWSY = st.lists(
    st.sampled_from(
        [
            "",
            "",
            "# One",
            "Two",
            "===",
            "---",
            "| a | b |",
            "|—|",
            "|---|---|",
            "- x",
            "  - y",
            "1. a",
            "2. b",
            "Q: Why?",
            "A: So.",
            "**Q:** Eh?",
            "ENDS",
            "* * *",
            "Ana Roy: Yes, we did it again.",
            "Ed Lo: And why is that?",
            "> q",
            "\ufeffx",
            "| \\| |",
            "A long line of prose that stands for a paragraph of news and ends here.",
            "目录",
            "記者：為什麼？",
            "陳國維：因為。",
            "## X ##",
        ]
    ),
    max_size=25,
).map("\n".join)


@given(
    st.text(
        alphabet=st.characters(blacklist_categories=("Cs", "Cc")) | st.sampled_from('\n\n\n |-#:\t*>“”"—.1'),
        max_size=200,
    )
)
def test_no_character_of_any_text_is_lost(text: str) -> None:
    _assert_nothing_lost(text)


@given(_NEWSY)
def test_no_character_of_newslike_text_is_lost(text: str) -> None:
    _assert_nothing_lost(text)
