"""Names in a text: runs of capitalised words, and which of the words are titles before the name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final, NamedTuple

from newsdoc.formats.text.found.languages import GIVEN, Language
from newsdoc.formats.text.found.wordlists import alternatives, words

__all__ = ["AGENCIES", "Run", "runs"]

AGENCIES: Final = words("Efe EFE AFP Reuters AP dpa DPA Belga Xinhua Kyodo ANSA")
"""Names of agencies, which may stand right before the name of the one who told them something."""

_CAPITALS: Final = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪĮİĶĹĽĻŁŃŅŇŌŐŒŔŘŚŞŠŢŤŪŮŰŲŴŶŹŻŽА-Я"
_UPPER: Final = f"[{_CAPITALS}]"
# A particle may be tied to the name: "al-Tamimi"; inside a run also "d'Aubrac".
_TIED: Final = r"(?:(?:[ae]l|a[dnrst]|ash|ben|ibn|bin)-)"
_REST: Final = rf"[\w-]*(?:[’']{_UPPER}[\w-]*)*"
_WORD: Final = rf"(?:(?:{_UPPER}\.)+(?!\w)|{_TIED}?{_UPPER}{_REST})"
# The first word of a run is such a word too. That it begins with one of a set lets the search pass over all else.
_FIRST_WORD: Final = (
    rf"[{_CAPITALS}abei](?<![\w-].)"
    rf"(?:(?<={_UPPER})(?:\.(?:{_UPPER}\.)*(?!\w)|{_REST})"
    rf"|(?:(?<=[ae])l|(?<=a)(?:[dnrst]|sh)|(?<=b)[ei]n|(?<=i)bn)-{_UPPER}{_REST})"
)
_ELIDED: Final = "(?:d[’'])?"
_TOKEN = re.compile(rf"{_ELIDED}{_WORD}|[^\W\d_][\w-]*|\d{{4}}")
# In a run with neither of these each word is a token.
_JOINTS: Final = frozenset(".'’")


class Run(NamedTuple):
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
        rf"{_FIRST_WORD}(?:\.?[ \u00a0](?:(?:{small})[ \u00a0]){{0,2}}(?:\d{{4}}[ \u00a0])?{_ELIDED}{_WORD})*"
    )


def runs(text: str, language: Language, start: int = 0, end: int | None = None) -> Iterator[Run]:
    """The runs of capitalised words in *text* from *start* to *end*, particles inside names included."""
    end = len(text) if end is None else end
    for found in _pattern(language).finditer(text, start, end):
        spelled = found.group()
        if spelled.isalpha():
            if run := _single(spelled, found, language):
                yield run
        elif _JOINTS.isdisjoint(spelled):
            row = spelled.replace("\u00a0", " ").split(" ")
            starts = [found.start()]
            for word in row[:-1]:
                starts.append(starts[-1] + len(word) + 1)
            if run := _run(row, starts, language):
                yield run
        else:
            yield from _parted(text, found, language)


def _single(word: str, found: re.Match[str], language: Language) -> Run | None:
    """The run that one word makes, as most are; it reads as :func:`_run` would read it."""
    low = word.lower()
    if low in language.unnamed or word in language.small:
        return None
    start, end = found.span()
    if _is_title(word, language):
        return Run((word,), start, end, (), end, (low,))
    return Run((word,), start, end, (word,), start, ())


def _parted(text: str, found: re.Match[str], language: Language) -> Iterator[Run]:
    """The runs in a stretch with full stops or apostrophes in it."""
    row: list[str] = []
    starts: list[int] = []
    end = found.start()
    for token in _TOKEN.finditer(text, *found.span()):
        if row and text[end : token.start()].startswith(".") and not _is_title(row[-1], language):
            # A full stop after anything but a title or an initial ends a sentence.
            if run := _run(row, starts, language):
                yield run
            row, starts = [], []
        row.append(token.group())
        starts.append(token.start())
        end = token.end()
    if run := _run(row, starts, language):
        yield run


def _run(row: Sequence[str], starts: Sequence[int], language: Language) -> Run | None:
    """The run that the words of *row* make, which begin at *starts*; None if they are no name nor part of one."""
    last = len(row)
    begin = 0
    while last - begin > 1 and (row[begin] in AGENCIES or row[begin].lower() in language.unnamed):
        begin += 1
    while last > begin and row[last - 1] in language.small:
        last -= 1
    if last == begin or row[begin].lower() in language.unnamed:
        return None
    spelled = tuple(row[begin:last])
    first = 0
    for index, word in enumerate(spelled):
        # The last word of a run may look like a title and be a surname: "Stephen King".
        if _is_title(word, language) and (index < len(spelled) - 1 or first == index):
            first = index + 1
    if first == 0 and len(spelled) > 1:
        # A given name inside a run begins the name: the words before it say what the person is.
        given = next((index for index, word in enumerate(spelled[:-1]) if word.lower() in GIVEN), 0)
        first = given if language.nouns_upper or given > 1 else 0
    # "Sprecher der Bahn": after a title an article is no particle of a name.
    name = () if first and spelled[first:] and spelled[first] in language.determiners else spelled[first:]
    end = starts[last - 1] + len(spelled[-1])
    return Run(
        spelled,
        starts[begin],
        end,
        name,
        starts[begin + first] if name else end,
        tuple(word.lower().rstrip(".") for word in spelled[:first]) if first else (),
    )


def _is_title(word: str, language: Language) -> bool:
    low = word.lower().rstrip(".")
    # An ending that is the whole word stands in the table of titles too, or is none.
    return low in language.bearers or (low.endswith(language.title_endings) and low not in language.title_endings)
