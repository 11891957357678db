"""The languages that the reader knows, and how it tells which one a text is in."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import chain, filterfalse
from typing import Final

from newsdoc.formats.text.found.languages.base import Language
from newsdoc.formats.text.found.languages.english import ENGLISH
from newsdoc.formats.text.found.languages.french import FRENCH
from newsdoc.formats.text.found.languages.german import GERMAN
from newsdoc.formats.text.found.languages.given import GIVEN
from newsdoc.formats.text.found.languages.spanish import SPANISH

__all__ = ["GIVEN", "LANGUAGES", "Language", "detect_language"]

LANGUAGES: Final[dict[str, Language]] = {language.tag: language for language in (ENGLISH, GERMAN, FRENCH, SPANISH)}
"""The languages whose words are parted by spaces, by their tags."""

_WORD = re.compile(r"[^\W\d_]+")
_KANA = re.compile("[\u3041-\u30fa\u30fc-\u30ff]")
_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]")
_LETTER = re.compile(r"[^\W\d_]")
_COMMON: Final = frozenset().union(*(language.common for language in LANGUAGES.values()))
_SAMPLE: Final = 40_000
_FEWEST: Final = 3
_LEAD: Final = 1.3


def detect_language(text: str) -> tuple[str, float]:
    """The language of *text* and how sure that is; ``""`` where nothing tells.

    Scripts tell Japanese (kana) and Chinese (Han without kana); frequent short words tell the others.

    >>> detect_language("Der Rat hat am Montag für den Umbau gestimmt, und die Stadt ist es zufrieden.")
    ('de', 0.9)
    """
    sample = text[:_SAMPLE]
    han, kana = len(_HAN.findall(sample)), len(_KANA.findall(sample))
    if han + kana and (han + kana) * 3 > len(_LETTER.findall(sample)):
        return ("ja", 0.95) if kana * 6 > han else ("zh", 0.95)
    counts = Counter(filter(_COMMON.__contains__, _words(sample.lower())))
    scores = {
        tag: sum(count for word, count in counts.items() if word in language.common)
        for tag, language in LANGUAGES.items()
    }
    (best, most), (_, second), *_ = sorted(scores.items(), key=lambda item: (-item[1], item[0]))
    if most < _FEWEST or most < second * _LEAD:
        return "", 0.0
    return best, 0.9


def _words(text: str) -> Iterator[str]:
    """The words of *text*, in no order; most stand between blanks, and only the others are looked into."""
    row = text.split()
    return chain(filter(str.isalpha, row), _WORD.findall(" ".join(filterfalse(str.isalpha, row))))
