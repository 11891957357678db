"""The sources of regular expressions that are made of lists of words find what a plain row of the words would."""

from __future__ import annotations

import re
import sys

from hypothesis import given
from hypothesis import strategies as st

from newsdoc.formats.text.found.wordlists import alternatives, at_word

_LETTERS = "abcdefghijklmnopqrstuvwxyzàáâäåçèéêëíîïñòóôöùúûüýß"
_words = st.text(alphabet="ab '.|-éß", min_size=1, max_size=5)


def _row(words: frozenset[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) or "(?!)"


@given(st.frozensets(_words, max_size=8), st.text(alphabet="abAB '.|-éÉßẞ", max_size=20))
def test_alternatives_find_the_longest_of_the_words(words: frozenset[str], text: str) -> None:
    for flags in (re.NOFLAG, re.IGNORECASE):
        found = [match.span() for match in re.finditer(alternatives(words), text, flags)]
        assert found == [match.span() for match in re.finditer(_row(words), text, flags)]


@given(st.frozensets(_words.map(lambda word: f"s{word}"), min_size=1, max_size=6), st.text(alphabet="sSſab xX'.-é"))
def test_at_word_finds_words_where_words_begin(words: frozenset[str], text: str) -> None:
    sources = sorted(map(re.escape, words), key=len, reverse=True)
    plain = re.compile(rf"\b(?:{'|'.join(sources)})", re.IGNORECASE)
    assert [match.span() for match in re.finditer(at_word(sources), text)] == [
        match.span() for match in plain.finditer(text)
    ]


def test_at_word_knows_each_character_that_passes_for_a_letter() -> None:
    everything = " ".join(map(chr, range(sys.maxunicode + 1)))
    assert re.findall(at_word(_LETTERS), everything) == re.findall(rf"\b[{_LETTERS}]", everything, re.IGNORECASE)
