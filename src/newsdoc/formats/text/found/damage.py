"""Damage that scraping and careless editing do to a text: lost spaces and lost capitals.

It is diagnosed here, each with its place, and never mended unless that is asked for. The rules rest on the page itself:
a name is lost in lower case only if the page writes it with a capital elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from newsdoc.formats.text.found.languages import LANGUAGES
from newsdoc.formats.text.found.lost_names import lost_names
from newsdoc.formats.text.found.places import Damage, Place
from newsdoc.formats.text.found.sentences import ABBREVIATIONS
from newsdoc.formats.text.found.sheet import Prose, Sheet
from newsdoc.formats.text.found.wordlists import words

__all__ = ["find_damage", "report"]

_WORD_LENGTH: Final = 2
_MARK_AND_BLANK: Final = 2
_SMALL_WORD: Final = 3
_STOP = re.compile(r"[.!?,;](?=[^\W\d_])")
_SUFFIX: Final = words(
    """com org net edu gov info html htm pdf jpg jpeg png gif js py txt io co tv de fr es uk eu at ch jp cn tw us
    ca au nl be app dev ai exe zip xml json mp3 mp4 doc docx xls xlsx"""
)
# These two are read from behind, so that what stands before a mark is found at once.
_LEFT = re.compile(r"[^\W\d_]{2,}|\d{2,}|[”\"’»)][\w’'-]+|(?:\.[^\W\d_])+")
_WORD_BEHIND = re.compile(r"[\w.]+")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)+")
_RIGHT = re.compile(r"[^\W\d_][\w’'-]*")
# The letters before the mark are looked at behind it, since marks are found sooner than letters.
_SENTENCE = re.compile(r"[.!?](?<=[^\W\d_]{3}.)[”\"’»)]*[ \u00a0](?=(?P<word>[a-zß-ÿ][\w’'-]*))")
_START = re.compile(r"[“\"‘'«„(\[¿¡*_ \u00a0]*")


def find_damage(places: Sequence[Place], language: str) -> list[Damage]:
    """The damage in the words of *places*, in their order."""
    tag = language[:2].lower()
    tables = LANGUAGES.get(tag)
    if tables is None and tag:
        return []
    found: list[Damage] = []
    for place in places:
        found += _lost_spaces(place.prose)
        found += _lost_sentence_starts(place)
    if tables is not None and not tables.nouns_upper:
        found += lost_names(places, tables)
    return found


def report(sheet: Sheet, damages: Sequence[Damage]) -> None:
    """Put each damage on record."""
    for damage in damages:
        sheet.find(damage.code, damage.prose.span(damage.start, damage.end), confidence=damage.confidence)


def _lost_spaces(prose: Prose) -> Iterator[Damage]:
    text = prose.text
    for stop in _STOP.finditer(text):
        at = stop.start()
        behind = _LEFT.match(text[max(at - 40, 0) : at][::-1])
        right = _RIGHT.match(text, at + 1)
        if behind is None or right is None:
            continue
        left = behind.group()[::-1]
        start, end = _token(text, at)
        if _is_address(text[start:end]):
            continue
        mark, word = stop.group(), right.group()
        if mark in ",;":
            if len(left) < _WORD_LENGTH and not left.endswith("."):
                continue
        elif not _opens_sentence(text, left, mark, word, at):
            continue
        yield Damage("spaces", "TEXT-SPACE-MISSING", prose, at + 1, right.end(), at)


def _opens_sentence(text: str, left: str, mark: str, word: str, at: int) -> bool:
    """Whether *word*, right after a full stop, begins a sentence, and is no part of an abbreviation or an address."""
    if left.lower() in ABBREVIATIONS and mark == ".":
        return word[0].isupper() and len(word) > _WORD_LENGTH
    if _INITIALS.fullmatch(left) or word.partition("’")[0].lower() in _SUFFIX:
        return False
    if text[at + 1 + len(word) : at + 2 + len(word)] == "." and len(word) <= _WORD_LENGTH:
        return False
    if word[0].isupper():
        return (len(word) > 1 and not word.isupper()) or word in ("I", "A") or len(left) > _SMALL_WORD
    return mark == "." and left.isalpha() and left.islower() and len(left) > _SMALL_WORD and len(word) > _WORD_LENGTH


def _token(text: str, at: int) -> tuple[int, int]:
    """The word that the character at *at* stands in, by white space, within reach."""
    start = max((text.rfind(white, max(at - 60, 0), at) for white in " \u00a0"), default=-1) + 1
    start = max(start, at - 60, 0)
    ends = [end for white in " \u00a0" if (end := text.find(white, at, at + 60)) >= 0]
    return start, min(ends, default=min(len(text), at + 60))


def _is_address(token: str) -> bool:
    return "://" in token or "@" in token or "www." in token.lower() or token.count("/") > 1


def _lost_sentence_starts(place: Place) -> Iterator[Damage]:
    text = place.prose.text
    for stop in _SENTENCE.finditer(text):
        behind = _WORD_BEHIND.match(text[max(stop.start() - 14, 0) : stop.start()][::-1])
        before = behind.group()[::-1] if behind else ""
        if before.lower() in ABBREVIATIONS or "." in before:
            continue
        if stop.group()[0] in "!?" and len(stop.group()) > _MARK_AND_BLANK:
            continue  # "Really?" he asked.
        word = stop["word"]
        if any(character.isupper() for character in word):
            continue
        yield Damage("case", "TEXT-SENTENCE-LOWERCASED", place.prose, stop.end(), stop.end() + len(word), stop.end())
    if place.kind == "cell" and place.capital:
        start = _START.match(text)
        at = start.end() if start else 0
        word = _RIGHT.match(text, at)
        if word and word.group().islower() and len(word.group()) > _WORD_LENGTH:
            yield Damage("case", "TEXT-SENTENCE-LOWERCASED", place.prose, at, word.end(), at, 0.6)
