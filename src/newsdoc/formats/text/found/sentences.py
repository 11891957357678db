"""Where sentences begin, in prose with titles and initials that end in full stops."""

from __future__ import annotations

import re
from typing import Final

from newsdoc.formats.text.found.languages import Language

__all__ = ["REACH", "SENTENCE_BREAK", "sentence_start"]

REACH: Final = 320
"""How far, in characters, a sentence is looked for: enough for prose, little enough for time to stay linear."""

SENTENCE_BREAK: Final = re.compile(r"[.!?…][\"”’»)\]]*[ \u00a0]+(?=[A-ZÀ-Þ“\"«„‘—¿¡(\d])")
"""The end of a sentence and the white space before the next."""


def sentence_start(text: str, at: int, floor: int, language: Language) -> int:
    """Where the sentence begins that *at* stands in, not before *floor*."""
    begin = max(floor, at - REACH)
    start = begin
    for found in SENTENCE_BREAK.finditer(text, begin, at):
        if not _is_abbreviation(text, found.start(), language):
            start = found.end()
    return start


def _is_abbreviation(text: str, stop: int, language: Language) -> bool:
    if text[stop] != ".":
        return False
    word = re.search(r"[\w.]{1,12}$", text[max(stop - 12, 0) : stop])
    if word is None:
        return False
    low = word.group().lower()
    return (
        low in language.titles or (len(low) == 1 and word.group().isupper()) or bool(re.fullmatch(r"(?:\w\.)+\w", low))
    )
