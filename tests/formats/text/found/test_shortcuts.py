"""Each shortcut that is taken for speed finds just what the long way would."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from newsdoc.formats.text.found.languages import _WORD as WORD_OF_A_LANGUAGE
from newsdoc.formats.text.found.languages import LANGUAGES, Language
from newsdoc.formats.text.found.languages import _words as words_of_a_language
from newsdoc.formats.text.found.lost_names import _TIED, _WORD, _is_tail, _standing, _words
from newsdoc.formats.text.found.names import _parted, _pattern, runs

_PIECES = (
    *("Ana", "Roy", "St", "U", "S", "the", "of", "de", "der", "Sir", "Mayor", "Der", "Efe", "al", "ben", "O", "é", "É"),
    *(" ", " ", " ", " ", "\u00a0", ".", ",", "'", "’", "’s", "-", "_", "@", "/", "2024", "7", "²", "“", "said", "in"),
)
_texts = st.lists(st.sampled_from(_PIECES), max_size=14).map("".join)
_languages = st.sampled_from(sorted(LANGUAGES)).map(LANGUAGES.__getitem__)


@given(_texts, _languages)
def test_runs_of_plain_words_are_read_as_others_are(text: str, language: Language) -> None:
    found = _pattern(language).finditer(text)
    assert list(runs(text, language)) == [run for one in found for run in _parted(text, one, language)]


@given(_texts)
def test_words_between_blanks_are_those_that_a_search_finds(text: str) -> None:
    assert sorted(_words(text)) == sorted(_WORD.findall(text))
    assert sorted(words_of_a_language(text)) == sorted(WORD_OF_A_LANGUAGE.findall(text))


@given(_texts, st.frozensets(st.sampled_from(["of", "in", "said", "de", "is"]), max_size=4))
def test_few_words_stand_where_a_search_for_all_words_finds_them(text: str, wanted: frozenset[str]) -> None:
    found = [match for match in _WORD.finditer(text) if match[1] in wanted]
    assert [match.span() for match in _standing(text, wanted)] == [match.span() for match in found]


@given(_texts)
def test_a_name_is_the_tail_of_another_where_a_search_says_so(text: str) -> None:
    found = re.search(_TIED, text[-40:])
    assert _is_tail(text, len(text)) == (found is not None)
