"""Damage that scraping and careless editing do to a text: lost spaces, lost capitals, articles glued together.

It is diagnosed here, each with its place, and never mended unless that is asked for. The rules rest on the page itself:
a name is lost in lower case only if the page writes it with a capital elsewhere.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from attrs import frozen

from newsdoc.formats.text.found.dates import MONTHS
from newsdoc.formats.text.found.languages import LANGUAGES, Language
from newsdoc.formats.text.found.parts import (
    HeadingPart,
    ListPart,
    ParagraphPart,
    Part,
    PullQuotePart,
    TablePart,
    TurnPart,
)
from newsdoc.formats.text.found.sentences import ABBREVIATIONS
from newsdoc.formats.text.found.sheet import Prose, Sheet
from newsdoc.formats.text.found.wordlists import words

__all__ = ["Damage", "Place", "find_damage", "places_of", "report"]


@frozen(eq=False)
class Place:
    """A stretch of words, and what it stands in.

    :ivar prose: the words.
    :ivar kind: ``paragraph``, ``heading`` or ``cell``.
    :ivar capital: whether its like begin with a capital, as the cells of a column do.
    """

    prose: Prose
    kind: str = "paragraph"
    capital: bool = True


@frozen
class Damage:
    """One damage.

    :ivar kind: what repairs it: ``spaces`` or ``case``.
    :ivar code: the code of its finding.
    :ivar prose: where it is.
    :ivar start: where the damaged words begin.
    :ivar end: where they end.
    :ivar at: where the character stands that a space is missing after, or that should be a capital.
    :ivar confidence: how sure it is.
    """

    kind: str
    code: str
    prose: Prose
    start: int
    end: int
    at: int
    confidence: float = 0.9


_WORD_LENGTH: Final = 2
_SMALL_WORD: Final = 3
_TITLE_WORDS: Final = 4
_STOP = re.compile(r"[.!?](?=[^\W\d_])|[,;](?=[^\W\d_])")
_SUFFIX: Final = words(
    """com org net edu gov info html htm pdf jpg jpeg png gif js py txt io co tv de fr es uk eu at ch jp cn tw us
    ca au nl be app dev ai exe zip xml json mp3 mp4 doc docx xls xlsx"""
)
_LEFT = re.compile(r"(?:[^\W\d_]{2,}|\d{2,}|[\w’'-]+[”\"’»)]|(?:[^\W\d_]\.)+)$")
_RIGHT = re.compile(r"[^\W\d_][\w’'-]*")
_SENTENCE = re.compile(r"(?<=[^\W\d_]{3})[.!?][”\"’»)]*[ \u00a0](?=(?P<word>[a-zß-ÿ][\w’'-]*))")
_WORD = re.compile(r"(?<![\w@/.#’'])[^\W\d_][^\W_]*(?:[’'][^\W\d_]+)?(?![\w@/]|\.\w)")
_BASE = re.compile(r"[^’']*")
_START = re.compile(r"[“\"‘'«„(\[¿¡*_ \u00a0]*")
_OPENING: Final = '“"‘«„([¿¡—–:-'
# Names that are common words too: in lower case they are no damage.
_HOMOGRAPHS: Final = words(
    """rose will mark bill may grace hope faith joy art frank grant chase drew rob jack bush brown white black
    green gray grey young long short king cook baker page park stone wood hill field lake rice bean price banks
    cash love best wise power strong rich summer winter sue pat nick hunter fisher carpenter mason miller turner
    walker potter smith bell ball case cross day dean dale earl ford head holly ivy lily violet iris robin jay crow
    wolf fox turkey march august polish internet web bible church state states government congress senate house
    court west east north south western eastern northern southern union times post press second sun sat mar mon wed
    dec set god earth moon army navy marines"""
)
_DAYS: Final = words("monday tuesday wednesday thursday friday saturday sunday")
_MONTH_NAMES: Final = frozenset(name for name in MONTHS if len(name) > _SMALL_WORD) - {
    "march",
    "mars",
    "marzo",
    "august",
    "agosto",
}


def places_of(parts: Iterable[Part]) -> Iterator[Place]:
    """The stretches of words in *parts* in which damage is looked for."""
    for part in parts:
        match part:
            case ParagraphPart():
                yield Place(part.prose)
            case HeadingPart():
                yield Place(part.prose, "heading")
            case ListPart():
                yield from _items(part)
            case TablePart():
                cells = [*part.header, *(cell for row in part.rows for cell in row)]
                capitals = sum(cell.text[:1].isupper() for cell in cells)
                smalls = sum(cell.text[:1].islower() for cell in cells)
                yield from (Place(cell, "cell", capitals > 2 * smalls) for cell in cells)
            case TurnPart():
                yield from places_of(part.parts)
            case PullQuotePart():
                yield from map(Place, part.paragraphs)
            case _:
                continue


def _items(part: ListPart) -> Iterator[Place]:
    for item in part.items:
        yield Place(item.prose)
        if item.inner:
            yield from _items(item.inner)


def find_damage(places: Sequence[Place], language: str) -> list[Damage]:
    """The damage in the words of *places*, in their order."""
    tag = language[:2].lower()
    tables = LANGUAGES.get(tag)
    if tables is None and tag:
        return []
    names = _Names.of(places, tables) if tables is not None and not tables.nouns_upper else None
    found: list[Damage] = []
    for place in places:
        found += _lost_spaces(place.prose)
        found += _lost_sentence_starts(place)
        if names is not None and tables is not None:
            found += names.lost(place, english=tag == "en")
    return found


def report(sheet: Sheet, damages: Sequence[Damage]) -> None:
    """Put each damage on record."""
    for damage in damages:
        sheet.find(damage.code, damage.prose.span(damage.start, damage.end), confidence=damage.confidence)


def _lost_spaces(prose: Prose) -> Iterator[Damage]:
    text = prose.text
    for stop in _STOP.finditer(text):
        at = stop.start()
        left = _LEFT.search(text[max(at - 40, 0) : at])
        right = _RIGHT.match(text, at + 1)
        if left is None or right is None:
            continue
        start, end = _token(text, at)
        if _is_address(text[start:end]):
            continue
        mark, word = stop.group(), right.group()
        if mark in ",;":
            if len(left.group()) < _WORD_LENGTH and not left.group().endswith("."):
                continue
        elif not _opens_sentence(text, left.group(), mark, word, at):
            continue
        yield Damage("spaces", "TEXT-SPACE-MISSING", prose, at + 1, right.end(), at)


def _opens_sentence(text: str, left: str, mark: str, word: str, at: int) -> bool:
    """Whether *word*, right after a full stop, begins a sentence, and is no part of an abbreviation or an address."""
    if left.lower() in ABBREVIATIONS and mark == ".":
        return word[0].isupper() and len(word) > _WORD_LENGTH
    if re.fullmatch(r"(?:[^\W\d_]\.)+", left) or word.partition("’")[0].lower() in _SUFFIX:
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
        before = re.search(r"[\w.]+$", text[max(stop.start() - 14, 0) : stop.start()])
        if before and (before.group().lower() in ABBREVIATIONS or "." in before.group()):
            continue
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


@frozen
class _Names:
    """How the page writes its names.

    :ivar alone: how often each word stands with a capital by itself inside a sentence.
    :ivar small: how often each word stands in lower case.
    :ivar phrases: pairs of neighbouring words that both have capitals inside a sentence.
    :ivar common: words that are no names by themselves.
    :ivar function: words that no name begins with.
    """

    alone: Counter[str]
    small: Counter[str]
    phrases: frozenset[tuple[str, str]]
    common: frozenset[str]
    function: frozenset[str]

    @classmethod
    def of(cls, places: Sequence[Place], language: Language) -> _Names:
        alone: Counter[str] = Counter()
        small: Counter[str] = Counter()
        phrases: set[tuple[str, str]] = set()
        for place in places:
            if place.kind == "heading":
                continue
            words = list(_words(place.prose.text))
            for index, (word, start, end, first) in enumerate(words):
                if word[0].islower():
                    small[_base(word)] += 1
                    continue
                before = words[index - 1] if index and words[index - 1][2] + 1 >= start else None
                after = words[index + 1] if index + 1 < len(words) and words[index + 1][1] <= end + 1 else None
                if after and after[0][0].isupper() and not after[3]:
                    phrases.add((word.lower(), after[0].lower()))
                elif not first and not (before and before[0][0].isupper() and not _is_verb(before)):
                    alone[_base(word.lower())] += 1
        function = language.common | language.determiners | language.stops | language.conjunctions
        common = (
            function
            | language.titles
            | language.bodies
            | language.works
            | language.adverbs
            | frozenset(language.pronouns)
            | language.own
            | language.links
            | _HOMOGRAPHS
        )
        return cls(alone, small, frozenset(phrases), common, function)

    def lost(self, place: Place, *, english: bool) -> Iterator[Damage]:
        """The words of *place* that are names in lower case."""
        words = list(_words(place.prose.text))
        if place.kind == "heading":
            yield from self._lost_in_title(place, words, english=english)
            return
        for index, (word, start, end, _first) in enumerate(words):
            if not word.islower() or len(word) < _WORD_LENGTH:
                continue
            after = words[index + 1] if index + 1 < len(words) and words[index + 1][1] <= end + 3 else None
            in_phrase = (
                after is not None
                and after[0][0].isupper()
                and word not in self.function
                and (word, after[0].lower()) in self.phrases
            )
            base = _base(word)
            alone = base not in self.common and self.alone[base] > 0 and self.alone[base] >= self.small[base]
            calendar = english and (word in _DAYS or word in _MONTH_NAMES) and word != "may"
            if in_phrase or alone or calendar:
                yield Damage("case", "TEXT-NAME-LOWERCASED", place.prose, start, end, start, 0.85)

    def _lost_in_title(
        self, place: Place, words: Sequence[tuple[str, int, int, bool]], *, english: bool
    ) -> Iterator[Damage]:
        big = [entry for entry in words if len(entry[0]) > _SMALL_WORD]
        low = [entry for entry in big if entry[0].islower()]
        if english and len(low) == 1 and len(big) >= _TITLE_WORDS and low[0][0] not in self.common:
            _, start, end, _ = low[0]
            yield Damage("case", "TEXT-NAME-LOWERCASED", place.prose, start, end, start, 0.7)


def _base(word: str) -> str:
    """*word* without the mark of possession."""
    found = _BASE.match(word)
    return found.group() if found else word


def _is_verb(entry: tuple[str, int, int, bool]) -> bool:
    """Whether a word that begins its sentence has its capital from there: ``Discussed Ukraine``."""
    return entry[3] and entry[0].endswith(("ed", "ing"))


def _words(text: str) -> Iterator[tuple[str, int, int, bool]]:
    """Each word with its place, and whether it begins a sentence; the parts of a compound are words of their own."""
    last = 0
    for found in _WORD.finditer(text):
        between = text[last : found.start()]
        first = last == 0 or any(mark in between for mark in ".!?…:") or any(mark in between for mark in _OPENING)
        last = found.end()
        yield found.group(), found.start(), found.end(), first
