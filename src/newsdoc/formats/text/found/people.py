"""Who is named in an article, and whom a surname, a title with a name or a pronoun stands for.

Names are runs of capitals, read with the language's tables: titles before them are no part of them, bodies and places
are no persons. What is not clear stays unresolved.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from attrs import define, field, frozen

from newsdoc.formats.text.found.languages import GIVEN, Language
from newsdoc.formats.text.found.names import Run, runs
from newsdoc.formats.text.found.quotations import Quoted
from newsdoc.formats.text.found.sentences import sentence_start

__all__ = ["People", "Person", "subjects_in"]


@define(eq=False)
class Person:
    """Somebody, or some body, that an article names.

    :ivar name: the fullest name.
    :ivar gender: ``m``, ``f`` or ``""``.
    :ivar personal: whether it is known to be a person.
    """

    name: str
    words: tuple[str, ...]
    gender: str = ""
    personal: bool = False


@define(eq=False)
class People:
    """The names of an article, in the order in which they come."""

    language: Language
    known: dict[str, Person] = field(factory=dict)
    _by_word: dict[str, list[Person]] = field(factory=dict)
    _by_head: dict[str, str] = field(factory=dict)

    def read(self, text: str) -> None:
        """Take note of the names in *text*."""
        for run in runs(text, self.language):
            self._note(run, text)

    def _note(self, run: Run, text: str) -> None:
        name = run.name
        if not name:
            return
        low = tuple(word.lower() for word in name)
        titled = bool(run.titles)
        if any(word in self.language.bodies for word in low):
            if len(run.words) > 1:
                self._by_head.setdefault(run.words[-1].lower(), " ".join(run.words))
            return
        given = low[0] in GIVEN
        if len(name) == 1:
            if titled or given:
                self._title(run)
                if given and not titled and name[0] not in self._by_word:
                    self._add(name, GIVEN[low[0]], personal=True)
            return
        if len(name) > 4 or (self.language.nouns_upper and not given and not titled and not _apposed(text, run.end)):  # noqa: PLR2004
            return
        person = self._add(name, GIVEN.get(low[0], ""), personal=given or titled or _apposed(text, run.end))
        self._gender(person, run)

    def _add(self, name: tuple[str, ...], gender: str, *, personal: bool) -> Person:
        full = " ".join(name)
        if full not in self.known:
            person = self.known[full] = Person(full, name, gender, personal)
            for word in dict.fromkeys((name[-1], name[0])):
                self._by_word.setdefault(word, []).append(person)
        person = self.known[full]
        person.personal = person.personal or personal
        return person

    def _title(self, run: Run) -> None:
        """A title before a surname tells the gender of the one who bears it."""
        for person in self._by_word.get(run.name[-1], ()):
            if person.words[-1] == run.name[-1]:
                self._gender(person, run)
                person.personal = True

    def _gender(self, person: Person, run: Run) -> None:
        for title in run.titles:
            if title in self.language.women:
                person.gender = "f"
            elif title in self.language.men:
                person.gender = person.gender or "m"

    def resolve(self, name: Sequence[str], titles: Sequence[str] = ()) -> Person | None:
        """The person that the words of a name stand for, None if nobody or several fit."""
        full = " ".join(name)
        if len(name) > 1:
            if full in self.known:
                return self.known[full]
            longer = [person for person in self._by_word.get(name[-1], ()) if full in person.name]
            return longer[0] if len(longer) == 1 else None
        people = self._by_word.get(full, [])
        if len(people) > 1:
            people = [person for person in people if person.words[-1] == full] or people
        if len(people) > 1:
            wanted = (
                "f"
                if any(title in self.language.women for title in titles)
                else "m"
                if any(title in self.language.men for title in titles)
                else ""
            )
            people = [person for person in people if not wanted or person.gender in (wanted, "")]
        return people[0] if len(people) == 1 else None

    def personal(self) -> bool:
        """Whether anybody is known to be a person."""
        return any(person.personal for person in self.known.values())

    def wide(self, name: str) -> Person | None:
        """The person of a Chinese or Japanese name, taken note of."""
        if name not in self.known:
            self.known[name] = Person(name, (name,), "", personal=True)
        return self.known[name]

    def body(self, noun: str) -> str:
        """The name of a body that ``the report`` stands for: one that ends in that noun; ``""`` if none is known."""
        return self._by_head.get(noun.lower(), "")


def _apposed(text: str, end: int) -> bool:
    """Whether an age, a bracket or a relative clause after a name tells a person."""
    return bool(
        re.match(
            r", (?:\d{2}\b|who\b|whose\b|der\b|die\b|qui\b|quien\b|an? [a-z])| \((?:\d{2}|[A-ZÄÖÜ][\w/ -]{1,12})\)",
            text[end : end + 24],
        )
    )


_LONGEST_PREFIX: Final = 6


def subjects_in(text: str, quotes: Sequence[Quoted], people: People) -> list[tuple[int, Person]]:
    """The persons that sentences of *text* are about, each with the offset where it is named; quoted words are left out."""
    language = people.language
    found = []
    at = 0
    for quoted in [*quotes, None]:
        end = quoted.start if quoted else len(text)
        for run in runs(text, language, at, end):
            person = people.resolve(run.name, run.titles) if run.name else None
            if person is not None and _leads(text, run.start, at, language):
                found.append((run.at, person))
        at = quoted.end if quoted else end
    return found


def _leads(text: str, start: int, floor: int, language: Language) -> bool:
    """Whether a name leads its sentence: a few words at most before it, or an adverbial phrase and a comma."""
    begin = sentence_start(text, start, floor)
    prefix = text[begin:start].strip(" \u00a0")
    if prefix.endswith(","):
        return len(prefix) < 120  # noqa: PLR2004
    words = prefix.lower().split()
    if " ".join(words) in language.according:
        return True
    return len(words) <= _LONGEST_PREFIX and not any(
        word in language.stops or word in language.links or word in language.conjunctions or word in language.cues
        for word in words
    )
