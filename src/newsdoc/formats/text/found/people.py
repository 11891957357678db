"""Who is named in an article, and whom a surname, a title with a name or a pronoun stands for.

Names are runs of capitals, read with the language's tables: titles before them are no part of them, bodies and places
are no persons. What is not clear stays unresolved.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from operator import attrgetter
from typing import Final

from attrs import define, field

from newsdoc.formats.text.found.east_asian_names import east_asian_names, nouns_in
from newsdoc.formats.text.found.languages import GIVEN, Language
from newsdoc.formats.text.found.names import Run, runs
from newsdoc.formats.text.found.quotations import Quoted
from newsdoc.formats.text.found.sentences import sentence_start
from newsdoc.formats.text.found.wordlists import alternatives

__all__ = ["People", "Person", "subjects_in"]

_LONGEST_NAME: Final = 4
_LONGEST_PREFIX: Final = 6
_LONGEST_ADVERBIAL: Final = 120
_ROLE_AND_NAME: Final = 3
# "Ana Roy shook her head" tells who she is.
_POSSESSIVE = re.compile(r" (?:[a-z]+ ){1,2}(his|her) [a-z]{3,}\b")
_START = attrgetter("start")
_END = attrgetter("end")
_OPENING: Final = ' \u00a0“”"«»„‘’'
_NEXT_WORD = re.compile(r"[ \u00a0]([\w’'-]+)")
# These two are read from behind, so that what stands right before a name is found at once.
_WORD_BEHIND = re.compile(r"[ \u00a0]([\w’'-]+)")
_NOUN_BEHIND = re.compile(r"(?:[ \u00a0]| ,)([\w’'-]+)")
_NOUN_AFTER = re.compile(r", (?:[\w’'-]+ ){0,2}?([\w’'-]+)\b")
_APPOSED = re.compile(
    r", (?:\d{2}\b|who\b|whose\b|der\b|die\b|qui\b|quien\b|an? [a-z])| \((?:\d{2}|[A-ZÄÖÜ][\w/ -]{1,12})\)"
)


@define(eq=False)
class Person:
    """Somebody, or some body, that an article names.

    :ivar name: the fullest name.
    :ivar words: the words of the name.
    :ivar gender: ``m``, ``f`` or ``""``.
    :ivar personal: whether it is known to be a person.
    """

    name: str
    words: tuple[str, ...]
    gender: str = ""
    personal: bool = False


@define(eq=False)
class People:
    """The names of an article, in the order in which they come.

    :ivar language: the tables of its language.
    :ivar known: the persons and other names by their full names.
    :ivar wide_script: whether the article is in Chinese or Japanese.
    """

    language: Language
    known: dict[str, Person] = field(factory=dict)
    wide_script: bool = False
    _by_word: dict[str, list[Person]] = field(factory=dict)
    _by_head: dict[str, str] = field(factory=dict)
    _by_role: dict[str, list[Person]] = field(factory=dict)
    _alone: set[str] = field(factory=set)
    _wide: re.Pattern[str] | None = None
    _runs: dict[str, list[Run]] = field(factory=dict)

    @classmethod
    def of(cls, texts: Sequence[str], language: Language, tag: str = "", speakers: Iterable[str] = ()) -> People:
        """The people of an article; *tag* is its language where the tables are not its own.

        *speakers* are the names of those whose turns it has.
        """
        people = cls(language)
        for text in texts:
            people._runs[text] = list(runs(text, language))
        people._find_alone()
        for text in texts:
            for run in people._runs[text]:
                people._note(run, text)
        if tag in ("zh", "ja"):
            people.wide_script = True
            people._read_wide([*speakers], texts)
        return people

    def _find_alone(self) -> None:
        """Which last words of names act by themselves too, as surnames do."""
        surnames = {run.name[-1] for row in self._runs.values() for run in row if len(run.name) > 1}
        for text, row in self._runs.items():
            for run in row:
                if run.words[1:] or not run.name or run.name[0] not in surnames:
                    continue
                if _stands_alone(text, run, self.language):
                    self._alone.add(run.name[0])
                    surnames.remove(run.name[0])

    def _read_wide(self, speakers: Sequence[str], texts: Sequence[str]) -> None:
        for name in (*(name for name in speakers if len(name) > 1), *east_asian_names(texts)):
            self.wide(name)
        if self.known:
            longest = sorted(self.known, key=lambda name: (-len(name), name))
            self._wide = re.compile("|".join(map(re.escape, longest)))

    def _note(self, run: Run, text: str) -> None:
        name = run.name
        if not name:
            return
        low = [word.lower() for word in name]
        if not self.language.bodies.isdisjoint(low):
            if len(run.words) > 1:
                self._by_head.setdefault(run.words[-1].lower(), " ".join(run.words))
            return
        given = low[0] in GIVEN
        if len(name) == 1:
            if run.titles or given:
                self._note_single(run, given=given)
            return
        if (
            self.language.nouns_upper
            and not given
            and len(name) == _ROLE_AND_NAME
            and _follows_article(text, run, self.language)
        ):
            # "Der Deichgraf Hauke Thomsen": in German the word after the article says what the person is.
            name, given = name[1:], True
        known = bool(given or run.titles or name[-1] in self._alone or _apposed(text, run.end))
        if len(name) > _LONGEST_NAME or (self.language.nouns_upper and not known):
            return
        person = self._add(name, GIVEN.get(name[0].lower(), ""), personal=known)
        self._gender(person, run.titles)
        self._roles(person, run, text)

    def _note_single(self, run: Run, *, given: bool) -> None:
        """A title before a surname tells the gender of the one who bears it; a given name alone names a person."""
        name = run.name[0]
        for person in self._by_word.get(name, ()):
            if person.words[-1] == name and run.titles:
                self._gender(person, run.titles)
                person.personal = True
        if given and not run.titles and name not in self._by_word:
            self._add(run.name, GIVEN[name.lower()], personal=True)

    def _add(self, name: tuple[str, ...], gender: str, *, personal: bool) -> Person:
        full = " ".join(name)
        person = self.known.get(full)
        if person is None:
            person = self.known[full] = Person(full, name, gender)
            for word in dict.fromkeys((name[-1], name[0])):
                self._by_word.setdefault(word, []).append(person)
        person.personal = person.personal or personal
        return person

    def _gender(self, person: Person, titles: Sequence[str]) -> None:
        for title in titles:
            if title in self.language.women:
                person.gender = "f"
            elif title in self.language.men:
                person.gender = person.gender or "m"

    def _roles(self, person: Person, run: Run, text: str) -> None:
        """Take note of what a person is said to be, by a title or in an apposition."""
        nouns = {*run.titles}
        if before := _NOUN_BEHIND.match(text[max(run.start - 30, 0) : run.start][::-1]):
            nouns.add(before[1][::-1].lower())
        if after := _NOUN_AFTER.match(text[run.end : run.end + 50]):
            nouns.add(after[1].lower())
        # "El concejal de Movilidad, Ana Roy": the noun stands further off.
        if text.endswith(", ", 0, run.start):
            row = _apposed_noun(self.language).finditer(text, max(run.start - 90, 0), run.start)
            nouns.update(found["noun"].lower() for found in row)
        self._gender(person, sorted(nouns))
        person.personal = person.personal or not nouns.isdisjoint(self.language.bearers)
        if not person.gender and self.language.tag == "en" and (own := _POSSESSIVE.match(text, run.end)):
            person.gender = "m" if own[1] == "his" else "f"
        for noun in nouns & self.language.bearers:
            people = self._by_role.setdefault(noun, [])
            if person not in people:
                people.append(person)

    def resolve(self, name: Sequence[str], titles: Sequence[str] = ()) -> Person | None:
        """The person that the words of a name stand for, None if nobody or several fit."""
        full = " ".join(name)
        if len(name) > 1:
            if full in self.known:
                return self.known[full]
            longer = [person for person in self._by_word.get(name[-1], ()) if full in person.name]
            return longer[0] if len(longer) == 1 else None
        people = self._by_word.get(full, [])
        # "Roy" may be a given name, but where somebody is called Jane Roy it is hers.
        people = [person for person in people if len(person.words) > 1] or people
        if len(people) > 1:
            people = [person for person in people if person.words[-1] == full] or people
        if len(people) > 1 and (wanted := self._told_by(titles)):
            people = [person for person in people if person.gender in (wanted, "")]
        return people[0] if len(people) == 1 else None

    def _told_by(self, titles: Sequence[str]) -> str:
        """The gender that titles tell."""
        if any(title in self.language.women for title in titles):
            return "f"
        return "m" if any(title in self.language.men for title in titles) else ""

    def in_role(self, phrase: str) -> Person | None:
        """The one person who has been said to be what a phrase such as ``the mayor`` says."""
        first, *rest = phrase.lower().split()
        if len(rest) != 1 or first not in self.language.determiners or first in self.language.possessives:
            return None
        people = self._by_role.get(rest[0], [])
        return people[0] if len(people) == 1 else None

    def by_noun(self, phrase: str, noun: str, whole: str) -> Person:
        """The person that a phrase such as ``her neighbour`` stands for, if nobody named is known to be that.

        *whole* is the phrase with what it is followed by: ``the minister of the Interior``.
        """
        gender = "f" if noun in self.language.women else "m" if noun in self.language.men else ""
        gender = gender or self.language.genders.get(phrase.lower().partition(" ")[0], "")
        return self.in_role(phrase) or Person(whole, (whole,), gender, personal=True)

    def wide(self, name: str) -> Person:
        """The person of a Chinese or Japanese name, taken note of."""
        if name not in self.known:
            self.known[name] = Person(name, (name,), personal=True)
        return self.known[name]

    def runs_in(self, text: str) -> Sequence[Run]:
        """The runs of capitals in a paragraph, as they were read when the people were."""
        return self._runs.get(text, ())

    def wide_mentions(self, text: str, start: int, end: int) -> Iterator[tuple[int, Person]]:
        """Where Chinese or Japanese names stand in *text*."""
        if self._wide is not None:
            for found in self._wide.finditer(text, start, end):
                yield found.start(), self.known[found.group()]

    def personal(self) -> bool:
        """Whether anybody is known to be a person."""
        return any(person.personal for person in self.known.values())

    def body(self, noun: str) -> str:
        """The name of a body that ``the report`` stands for: one that ends in that noun; ``""`` if none is known."""
        return self._by_head.get(noun.lower(), "")


def _stands_alone(text: str, run: Run, language: Language) -> bool:
    """Whether one word with a capital acts by itself, as surnames do: it begins a sentence or follows its verb."""
    if not text[run.end : run.end + 2].strip(" \u00a0")[:1].islower():
        return text[run.end : run.end + 1] in (",", ".") and _follows_cue(text, run, language)
    begin = sentence_start(text, run.start, 0)
    return not text[begin : run.start].strip(' \u00a0“"«„‘') or _follows_cue(text, run, language)


def _follows_cue(text: str, run: Run, language: Language) -> bool:
    before = _WORD_BEHIND.match(text[max(run.start - 24, 0) : run.start][::-1])
    return before is not None and before[1][::-1].lower() in language.cues


def _follows_article(text: str, run: Run, language: Language) -> bool:
    begin = sentence_start(text, run.start, 0)
    words = text[begin : run.start].split()
    return bool(words) and words[-1].lower() in language.determiners


def _apposed(text: str, end: int) -> bool:
    """Whether an age, a bracket or a relative clause after a name tells a person."""
    return bool(_APPOSED.match(text, end))


def subjects_in(text: str, quotes: Sequence[Quoted], people: People) -> list[tuple[int, Person]]:
    """The persons that sentences of *text* are about, each with the offset where it is named; not in quoted words."""
    language = people.language
    found: list[tuple[int, Person]] = []
    at = 0
    row = people.runs_in(text)
    for quoted in [*quotes, None]:
        end = quoted.start if quoted else len(text)
        for run in row[bisect_left(row, at, key=_START) : bisect_right(row, end, key=_END)]:
            person = people.resolve(run.name, run.titles) if run.name else None
            if person is None and len(run.name) == _ROLE_AND_NAME:
                person = people.resolve(run.name[1:])
            if person is not None and (_leads(text, run, at, language) or _says(text, run.end, language)):
                found.append((run.at, person))
        for noun in _noun_pattern(language).finditer(text, at, end):
            begin = noun.start("phrase")
            prefix = text[sentence_start(text, begin, at) : begin].strip(_OPENING).lower()
            if not prefix or prefix in language.adverbs or prefix[-1] in "–—":
                found.append((begin, people.by_noun(noun["phrase"], noun["noun"].lower(), noun.group())))
        found += people.wide_mentions(text, at, end)
        if people.wide_script:
            found += (
                (place, Person(noun, (noun,), gender, personal=True)) for place, noun, gender in nouns_in(text, at, end)
            )
        at = quoted.end if quoted else end
    found.sort(key=lambda mention: mention[0])
    return found


@cache
def _apposed_noun(language: Language) -> re.Pattern[str]:
    articles, nouns = alternatives(language.determiners), alternatives(language.bearers)
    return re.compile(
        rf"(?<!\w)(?:{articles})[ \u00a0](?P<noun>{nouns})[ \u00a0][^,.;:!?“”«»\"]{{1,50}}, $", re.IGNORECASE
    )


@cache
def _noun_pattern(language: Language) -> re.Pattern[str]:
    articles, nouns = alternatives(language.determiners), alternatives(language.people)
    links = alternatives(language.links)
    return re.compile(
        rf"(?<!\w)(?P<phrase>(?i:{articles})[ \u00a0]?(?P<noun>(?i:{nouns})))(?![\w-])"
        rf"(?:[ \u00a0](?:{links})(?:[ \u00a0]|(?<=['’]))(?:(?:{articles})(?:[ \u00a0]|(?<=['’])))?[A-ZÀ-Þ][\w’'-]*)?"
    )


def _says(text: str, end: int, language: Language) -> bool:
    """Whether a verb of saying follows right after."""
    found = _NEXT_WORD.match(text, end)
    return found is not None and found[1].lower() in language.cues


def _leads(text: str, run: Run, floor: int, language: Language) -> bool:
    """Whether a name leads its sentence: a few words at most before it, or an adverbial phrase and a comma."""
    begin = sentence_start(text, run.start, floor)
    prefix = text[begin : run.start].strip(" \u00a0")
    if prefix.endswith((",", "–", "—", ":")):
        return len(prefix) < _LONGEST_ADVERBIAL
    # "Asked about it, board chairwoman Ana Roy left": titles may stand between the comma and the name.
    _, comma, tail = prefix.rpartition(",")
    if comma and language.no_names.issuperset(tail.lower().split()):
        return True
    # In German the nouns before a name may look like a part of it: "Nach den Worten von Minister Roy".
    if text[begin : run.at].lower().startswith(_citing(language)):
        return True
    words = prefix.lower().split()
    return len(words) <= _LONGEST_PREFIX and _never_leading(language).isdisjoint(words)


@cache
def _citing(language: Language) -> tuple[str, ...]:
    """What stands before one who is cited."""
    return tuple(f"{phrase} " for phrase in language.according)


@cache
def _never_leading(language: Language) -> frozenset[str]:
    """Words that stand before no name that leads its sentence."""
    return (language.stops | language.links | language.conjunctions | language.cues) - language.determiners
