"""Law 4 for the found door: any text gives an article, and no character of it is lost."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

import pytest
from hypothesis import example, given

from formats.text.found.newslike import any_text, newslike
from newsdoc.findings import Finding, Severity
from newsdoc.formats.text.found import FoundReading, read_found
from newsdoc.model import Article, Attribution, Label, Node, Participant, Quote, Table, Text, Turn, plain_text, walk

_BLANK = frozenset(" \t\r\n")
_UNWRITABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def _visible(text: str) -> list[str]:
    return [character for character in text if character not in _BLANK]


def _kept(text: str, reading: FoundReading) -> str:
    """The text without the stretches that were read as markup; what XML cannot carry is U+FFFD."""
    inside = bytearray(len(text))
    for start, end in reading.markup:
        inside[start:end] = b"\1" * (end - start)
    kept = "".join(character for character, gone in zip(text, inside, strict=True) if not gone)
    return _UNWRITABLE.sub("\ufffd", kept)


def _words(node: Node) -> Iterator[str]:
    """The words of a node in reading order, as plain_text gives them, but without the colons that it sets."""
    match node:
        case Text():
            yield node.text
        case Quote():
            for inline in node.inlines:
                yield from _words(inline)
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


def _articles(reading: FoundReading) -> tuple[Article, ...]:
    return (reading.article, *reading.more)


def _body_words(reading: FoundReading) -> str:
    return "".join(word for article in _articles(reading) for part in article.body for word in _words(part))


def _meta_words(reading: FoundReading) -> str:
    """The words that went to the metadata. What is derived from them (dates, numbers, codes) comes on top."""
    words = []
    for article in _articles(reading):
        words += [article.headline, article.byline, article.dateline]
        words += [article.slugline, article.summary, article.creditline]
        for group in (article.further, article.management, article.classification.keywords):
            nodes = group if isinstance(group, tuple) else tuple(walk(group))
            words += [node.text for node in nodes if isinstance(node, Label)]
    return "".join(words)


def _assert_nothing_lost(text: str) -> None:
    reading = read_found(text)
    kept = _visible(_kept(text, reading))
    body, meta = _visible(_body_words(reading)), _visible(_meta_words(reading))
    if reading.article.language and "language" in text.lower():
        # A field that names the language is the one typed value whose words are the value itself.
        meta += _visible(_field_language(reading))
    assert Counter(kept) == Counter(body) + Counter(meta)
    remaining = iter(kept)
    assert all(character in remaining for character in body), "the words of the body stand in another order"


def _field_language(reading: FoundReading) -> str:
    named = any(
        finding.code == "TEXT-FIELD-GUESSED" and "'Language'" in finding.message for finding in reading.findings
    )
    return reading.article.language if named else ""


@given(any_text)
@example("\x00")
@example("\ud800")
def test_no_character_of_any_text_is_lost(text: str) -> None:
    _assert_nothing_lost(text)


@given(newslike)
def test_no_character_of_newslike_text_is_lost(text: str) -> None:
    _assert_nothing_lost(text)


@given(newslike)
def test_the_kind_of_line_ends_changes_nothing(text: str) -> None:
    text = re.sub("\r+\n|\r", "\n", text)
    assert read_found(text.replace("\n", "\r\n")).article == read_found(text).article


@given(newslike)
def test_a_final_newline_changes_nothing(text: str) -> None:
    text = text.rstrip("\r\n")
    plain, ended = read_found(text), read_found(text + "\n")
    assert ended.article == plain.article
    assert ended.findings == plain.findings
    assert ended.markup == plain.markup


@given(newslike)
def test_findings_stand_where_they_say(text: str) -> None:
    starts = [0, *(end.end() for end in re.finditer("\r*\n|\r", text))]
    for finding in read_found(text, name="page.txt").findings:
        assert finding.file == "page.txt"
        assert finding.span is not None
        start, end = finding.span
        assert 0 <= start <= end <= len(text)
        assert starts[finding.line - 1] + finding.column - 1 == start
        assert 0 < finding.confidence <= 1


@given(newslike)
def test_markup_is_sorted_apart_and_not_blank(text: str) -> None:
    last = 0
    for start, end in read_found(text).markup:
        assert last <= start < end <= len(text)
        assert text[start:end].strip(" \t\r\n")
        last = end


@given(newslike)
def test_quotations_and_their_clauses_stand_in_the_text(text: str) -> None:
    reading = read_found(text)
    kept = "".join(_visible(_kept(text, reading)))
    for node in walk(reading.article):
        if isinstance(node, Quote):
            assert "".join(_visible(plain_text(node))) in kept
            if node.attribution:
                for words in (node.attribution.named, node.attribution.cue, node.attribution.clause):
                    assert "".join(_visible(words)) in kept
                assert node.attribution.inferred


def _damage(reading: FoundReading) -> list[Finding]:
    return [finding for finding in reading.findings if finding.severity is not Severity.INFO]


@given(newslike)
def test_repairs_change_nothing_but_case_and_spaces(text: str) -> None:
    plain = read_found(text, repair={"split"})
    mended = read_found(text, repair={"spaces", "case", "split"})
    assert "".join(_visible(_body_words(mended))).lower() == "".join(_visible(_body_words(plain))).lower()
    assert _damage(mended) == _damage(plain)


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\ufeff", "\u00a0", "\u3000\n\u3000"])
def test_a_text_without_words_is_an_article_without_words(text: str) -> None:
    assert read_found(text).article == Article()
