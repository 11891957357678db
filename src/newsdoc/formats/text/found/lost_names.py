"""Names that have lost their capitals: words that the page itself writes with a capital elsewhere.

The words of all places are counted first, in one pass; only where a word stands that the page knows as a name are its
places looked for. So a sound page costs little more than the count.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import chain, filterfalse, pairwise
from typing import Final

from attrs import frozen

from newsdoc.formats.text.found.languages import Language
from newsdoc.formats.text.found.places import Damage, Place
from newsdoc.formats.text.found.wordlists import words

__all__ = ["lost_names"]

_WORD_LENGTH: Final = 2
_PAIR: Final = 2
_FEW: Final = 6
_SMALL_WORD: Final = 3
_TITLE_WORDS: Final = 4
_BARRED: Final = r"[\w@/.#’']"
_FREE: Final = rf"(?<!{_BARRED})"
_ALONE: Final = r"(?![\w@/]|\.\w)"
_POSSESSION: Final = r"(?:[’'][^\W\d_]+)?"
_WORD = re.compile(rf"{_FREE}([^\W\d_][^\W_]*){_POSSESSION}{_ALONE}")
# What may not stand before it is looked at behind its capital, since the search finds a capital sooner.
_UPPER_WORD: Final = rf"[^\W\d_a-zß-öø-ÿ](?<!{_BARRED}.)[^\W_]*{_POSSESSION}{_ALONE}"
_CAPITALS = re.compile(rf"{_UPPER_WORD}(?:[ \u00a0]{_UPPER_WORD})*")
# What stands before a run of capitals tells whether it opens a sentence.
_BEFORE = re.compile(r"\W*")
_OPENS: Final = frozenset(".!?…:“\"‘'«„([¿¡—–-")
_TIED = re.compile(
    r"[^\W\d_a-zß-öø-ÿ][\w-]+ (?:of|de|du|des|del|di|della|dos|da)(?: (?:the|la|las|los|le|les))? ?(?:l[’'])?$"
)
_TIES: Final = (
    "of",
    "de",
    "du",
    "des",
    "del",
    "di",
    "della",
    "dos",
    "da",
    "the",
    "la",
    "las",
    "los",
    "le",
    "les",
    "’",
    "'",
)
"""What such a stretch ends with, whatever stands before."""
_NEXT_CAPITAL = re.compile(rf"\W{{1,3}}({_UPPER_WORD})")
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
_CALENDAR: Final = words(
    """monday tuesday wednesday thursday friday saturday sunday january february april june july september october
    november december"""
)


def lost_names(places: Sequence[Place], language: Language) -> Iterator[Damage]:
    """The names in lower case, in the order of *places*."""
    small = [_words(place.prose.text) for place in places]
    names = _Names.of(places, small, language)
    for place, row in zip(places, small, strict=True):
        if place.kind == "heading":
            if language.tag == "en":
                yield from names.lost_in_title(place)
        elif not names.suspects.isdisjoint(row):
            yield from names.lost(place, row)


def _words(text: str) -> list[str]:
    """The words of *text*, in no order; most stand between blanks, and only the others are looked into."""
    row = text.split()
    return [*filter(str.isalpha, row), *_WORD.findall(" ".join(filterfalse(str.isalpha, row)))]


@frozen
class _Names:
    """How the page writes its names.

    :ivar alone: words that are names by themselves.
    :ivar phrases: pairs of neighbouring words that both have capitals.
    :ivar common: words that are no names by themselves.
    :ivar suspects: what may be a name in lower case, or the beginning of one.
    """

    alone: frozenset[str]
    phrases: frozenset[tuple[str, str]]
    common: frozenset[str]
    suspects: frozenset[str]

    @classmethod
    def of(cls, places: Sequence[Place], small: Sequence[Sequence[str]], language: Language) -> _Names:
        """The habit of a page: *small* are the words of each of *places*."""
        alone: Counter[str] = Counter()
        phrases: set[tuple[str, str]] = set()
        rows: list[Sequence[str]] = []
        common = _common(language)
        for place, row in zip(places, small, strict=True):
            if place.kind == "heading":
                continue
            text = place.prose.text
            rows.append(row)
            for found in _CAPITALS.finditer(text):
                capitals = found.group().split()
                if len(capitals) == 1:
                    # The ice in "Museum of Ice" is no name by itself.
                    named = (
                        capitals[0].lower() not in common
                        and not _opens(text, found.start())
                        and not _is_tail(text, found.start())
                    )
                else:
                    phrases.update(pairwise(map(str.lower, capitals)))
                    # "Discussed Ukraine": a verb that begins its sentence has its capital from there.
                    named = (
                        len(capitals) == _PAIR and capitals[0].endswith(("ed", "ing")) and _opens(text, found.start())
                    )
                if named:
                    alone[_base(capitals[-1]).lower()] += 1
        counts = Counter(filter(alone.__contains__, chain.from_iterable(rows)))
        names = frozenset(word for word, count in alone.items() if count >= counts[word]) - common
        if language.tag == "en":
            names |= _CALENDAR
        openers = frozenset(first for first, _ in phrases) - language.function
        return cls(names, frozenset(phrases), common, names | openers)

    def lost(self, place: Place, row: Sequence[str]) -> Iterator[Damage]:
        """The words of *place* that are names in lower case; *row* are all of its words."""
        text = place.prose.text
        for found in _standing(text, self.suspects.intersection(row)):
            word = found.group()
            if not word.islower() or len(word) < _WORD_LENGTH:
                continue
            after = _NEXT_CAPITAL.match(text, found.end())
            if found[1] in self.alone or (after and (word, after[1].lower()) in self.phrases):
                yield Damage("case", "TEXT-NAME-LOWERCASED", place.prose, *found.span(), found.start(), 0.85)

    def lost_in_title(self, place: Place) -> Iterator[Damage]:
        """The one word of a title in capitals that has none."""
        big = [found for found in _WORD.finditer(place.prose.text) if len(found.group()) > _SMALL_WORD]
        low = [found for found in big if found.group().islower()]
        if len(low) == 1 and len(big) >= _TITLE_WORDS and low[0].group() not in self.common:
            yield Damage("case", "TEXT-NAME-LOWERCASED", place.prose, *low[0].span(), low[0].start(), 0.7)


def _standing(text: str, wanted: frozenset[str]) -> Iterable[re.Match[str]]:
    """The places of the words *wanted* in *text*, in order; a few are looked for one by one."""
    if len(wanted) > _FEW:
        return (found for found in _WORD.finditer(text) if found[1] in wanted)
    row = ((word, _WORD.match(text, at)) for word in wanted for at in _offsets(text, word))
    return sorted((found for word, found in row if found and found[1] == word), key=re.Match.start)


def _offsets(text: str, word: str) -> Iterator[int]:
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + len(word))


@cache
def _common(language: Language) -> frozenset[str]:
    """Words that are no names by themselves."""
    return language.no_names | _HOMOGRAPHS


def _opens(text: str, at: int) -> bool:
    """Whether a sentence or a quotation may begin with the word at *at*."""
    before = _BEFORE.match(text[max(at - 6, 0) : at][::-1])
    return before is None or before.end() == at or not _OPENS.isdisjoint(before.group())


def _is_tail(text: str, at: int) -> bool:
    """Whether a preposition ties the word at *at* to a name before it."""
    before = text[max(at - 40, 0) : at]
    return before.rstrip(" ").endswith(_TIES) and _TIED.search(before) is not None


def _base(word: str) -> str:
    """*word* without the mark of possession."""
    return word.partition("’")[0].partition("'")[0]
