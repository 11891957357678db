"""Names in a text: runs of capitalised words, and which of the words are titles before the name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

from attrs import frozen

from newsdoc.formats.text.found.languages import GIVEN, Language
from newsdoc.formats.text.found.wordlists import alternatives, words

__all__ = ["AGENCIES", "Run", "runs"]

AGENCIES: Final = words("Efe EFE AFP Reuters AP dpa DPA Belga Xinhua Kyodo ANSA")
"""Names of agencies, which may stand right before the name of the one who told them something."""

_UPPER: Final = "[A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪĮİĶĹĽĻŁŃŅŇŌŐŒŔŘŚŞŠŢŤŪŮŰŲŴŶŹŻŽА-Я]"
# A particle may be tied to the name: "al-Tamimi"; inside a run also "d'Aubrac".
_TIED: Final = r"(?:(?:[ae]l|a[dnrst]|ash|ben|ibn|bin)-)"
_WORD: Final = rf"(?:(?:{_UPPER}\.)+(?!\w)|{_TIED}?{_UPPER}[\w-]*(?:[’']{_UPPER}[\w-]*)*)"
_ELIDED: Final = "(?:d[’'])?"
_TOKEN = re.compile(rf"{_ELIDED}{_WORD}|[^\W\d_][\w-]*|\d{{4}}")


@frozen
class Run:
    """A run of capitalised words.

    :ivar words: the words.
    :ivar start: where it begins.
    :ivar end: where it ends.
    :ivar name: the words that are the name, titles left out.
    :ivar at: where the name begins.
    :ivar titles: the titles before the name, in lower case.
    """

    words: tuple[str, ...]
    start: int
    end: int
    name: tuple[str, ...]
    at: int
    titles: tuple[str, ...]


@cache
def _pattern(language: Language) -> re.Pattern[str]:
    small = alternatives(language.small)
    return re.compile(
        rf"(?<![\w-]){_WORD}(?:\.?[ \u00a0](?:(?:{small})[ \u00a0]){{0,2}}(?:\d{{4}}[ \u00a0])?{_ELIDED}{_WORD})*"
    )


def runs(text: str, language: Language, start: int = 0, end: int | None = None) -> Iterator[Run]:
    """The runs of capitalised words in *text* from *start* to *end*, particles inside names included."""
    end = len(text) if end is None else end
    for found in _pattern(language).finditer(text, start, end):
        row: list[re.Match[str]] = []
        for token in _TOKEN.finditer(text, *found.span()):
            if row and text[row[-1].end() : token.start()].startswith(".") and not _is_title(row[-1].group(), language):
                # A full stop after anything but a title or an initial ends a sentence.
                yield from _run(row, language)
                row = []
            row.append(token)
        yield from _run(row, language)


def _run(row: Sequence[re.Match[str]], language: Language) -> Iterator[Run]:
    tokens = list(row)
    while len(tokens) > 1 and (tokens[0].group() in AGENCIES or tokens[0].group().lower() in language.unnamed):
        tokens.pop(0)
    while tokens and tokens[-1].group() in language.small:
        tokens.pop()
    if not tokens or tokens[0].group().lower() in language.unnamed:
        return
    spelled = tuple(token.group() for token in tokens)
    first = 0
    for index, word in enumerate(spelled):
        # The last word of a run may look like a title and be a surname: "Stephen King".
        if _is_title(word, language) and (index < len(spelled) - 1 or first == index):
            first = index + 1
    if first == 0:
        # A given name inside a run begins the name: the spelled before it say what the person is.
        given = [index for index, word in enumerate(spelled[:-1]) if word.lower() in GIVEN]
        first = given[0] if given and (language.nouns_upper or given[0] > 1) else 0
    # "Sprecher der Bahn": after a title an article is no particle of a name.
    name = () if first and spelled[first:] and spelled[first] in language.determiners else spelled[first:]
    yield Run(
        spelled,
        tokens[0].start(),
        tokens[-1].end(),
        name,
        tokens[first].start() if name else tokens[-1].end(),
        tuple(word.lower().rstrip(".") for word in spelled[:first]),
    )


def _is_title(word: str, language: Language) -> bool:
    low = word.lower().rstrip(".")
    # An ending that is the whole word stands in the table of titles too, or is none.
    return low in language.bearers or (low.endswith(language.title_endings) and low not in language.title_endings)
