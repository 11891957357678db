"""Where sentences begin, in prose with titles and initials that end in full stops."""

from __future__ import annotations

import re
from typing import Final

from newsdoc.formats.text.found.wordlists import words

__all__ = ["ABBREVIATIONS", "REACH", "breaks_sentence", "is_abbreviation", "sentence_start"]

REACH: Final = 320
"""How far, in characters, a sentence is looked for: enough for prose, little enough for time to stay linear."""

_BREAK: Final = re.compile(
    r"[.!?…][\"”’»)\]]*[ \u00a0]+(?=[A-ZÀ-Þ“\"«„‘—¿¡(\d])|(?<=[a-zß-ÿ\d]{3})\.(?=[A-ZÀ-Þ][a-zß-ÿ]+[ ,])"
)
"""The end of a sentence and the white space before the next, or a full stop whose space is missing."""

# Read from behind, so that the word before a mark is found at once.
_WORD_BEHIND: Final = re.compile(r"[\w.]+")
_INITIALS: Final = re.compile(r"(?:\w\.)+\w")

ABBREVIATIONS: Final = words(
    """mr mrs ms dr prof sen rep gov gen col lt cmdr capt maj sgt cpl pvt adm det supt rev hon st jr sr vs no inc
    ltd co corp jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun bzw ca etc usw z.b d.h
    nr str tel hr fr m mm mme mlle me sra srta dra ud uds art fig vol ed approx dept est u.s u.n u.k a.m p.m"""
)
"""Words that end in a full stop inside a sentence, in lower case and without it."""


def sentence_start(text: str, at: int, floor: int) -> int:
    """Where the sentence begins that *at* stands in, not before *floor*."""
    begin = max(floor, at - REACH)
    start = begin
    # One character further than asked for: what opens the next sentence tells its beginning.
    for found in _BREAK.finditer(text, begin, at + 1):
        if not is_abbreviation(text, found.start()):
            start = found.end()
    return start


def breaks_sentence(text: str, start: int, end: int) -> bool:
    """Whether a sentence ends between *start* and *end*."""
    return any(not is_abbreviation(text, found.start()) for found in _BREAK.finditer(text, start, end))


def is_abbreviation(text: str, stop: int) -> bool:
    """Whether the mark at *stop* is the full stop of an abbreviation or an initial."""
    if text[stop] != ".":
        return False
    behind = _WORD_BEHIND.match(text[max(stop - 12, 0) : stop][::-1])
    if behind is None:
        return False
    word = behind.group()[::-1]
    low = word.lower()
    return low in ABBREVIATIONS or (len(low) == 1 and word.isupper()) or bool(_INITIALS.fullmatch(low))
