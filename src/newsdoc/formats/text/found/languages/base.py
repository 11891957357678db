"""What the reader must know of a language to find who said what: one record of tables, the same for each language."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from attrs import field, frozen

__all__ = ["Language"]


@frozen(kw_only=True, eq=False, repr=False)
class Language:
    """The tables of one language that is written with spaces between words. All words are in lower case.

    :ivar tag: its BCP 47 tag.
    :ivar common: frequent short words, by which the language of a text is known.
    :ivar cues: finite forms of verbs of saying.
    :ivar participles: forms of those verbs that go with the subject of a sentence: ``stating``.
    :ivar calling: verbs that give something a name: ``called``, ``described``; what they quote is a fragment.
    :ivar auxiliaries: verbs that stand before a form of saying: ``has``, ``a``, ``ha``.
    :ivar clitics: pronouns that stand before an auxiliary, with the blank after them: French ``m'``, ``lui``.
    :ivar past: forms of saying that need an auxiliary: French ``déclaré``.
    :ivar according: phrases before the one that is cited: ``according to``.
    :ivar pronouns: pronouns that stand for a speaker, each with ``m``, ``f``, ``p`` (several) or ``""`` (any).
    :ivar own: pronouns of the one who speaks: ``I``.
    :ivar determiners: words that open a noun phrase.
    :ivar genders: determiners that tell a man or a woman, with ``m`` or ``f``.
    :ivar possessives: determiners that speak of a person named before.
    :ivar stops: words that end a noun phrase, as prepositions of time and conjunctions do.
    :ivar links: prepositions that go on with a noun phrase: ``spokesman for the ministry``.
    :ivar conjunctions: words at which a new clause begins.
    :ivar that: words that open a reported clause.
    :ivar adverbs: words that may stand between subject and verb.
    :ivar titles: words before a name that are no part of it, without their full stop.
    :ivar title_endings: endings of such words.
    :ivar men: titles that tell a man.
    :ivar women: titles that tell a woman.
    :ivar bodies: words that make a run of capitals the name of a body or a place.
    :ivar works: kinds of works whose names stand in quotation marks.
    :ivar named: kinds of things other than works that bear a proper name in quotation marks: ``campaign``.
    :ivar voices: nouns of bodies and documents that may be cited: ``ministry``, ``report``.
    :ivar voice_endings: endings of nouns that tell a person: ``-ist``.
    :ivar held: words before a word that is held at a distance: ``so-called``.
    :ivar people: nouns that tell a person: ``owner``.
    :ivar small: particles inside names.
    :ivar nouns_upper: whether all nouns are written with a capital.
    """

    tag: str
    common: frozenset[str]
    cues: frozenset[str]
    participles: frozenset[str] = frozenset()
    calling: frozenset[str] = frozenset()
    auxiliaries: frozenset[str] = frozenset()
    clitics: frozenset[str] = frozenset()
    past: frozenset[str] = frozenset()
    according: frozenset[str] = frozenset()
    pronouns: Mapping[str, str] = field(factory=dict)
    own: frozenset[str] = frozenset()
    determiners: frozenset[str] = frozenset()
    genders: Mapping[str, str] = field(factory=dict)
    possessives: frozenset[str] = frozenset()
    stops: frozenset[str] = frozenset()
    links: frozenset[str] = frozenset()
    conjunctions: frozenset[str] = frozenset()
    that: frozenset[str] = frozenset()
    adverbs: frozenset[str] = frozenset()
    titles: frozenset[str] = frozenset()
    title_endings: tuple[str, ...] = ()
    men: frozenset[str] = frozenset()
    women: frozenset[str] = frozenset()
    bodies: frozenset[str] = frozenset()
    works: frozenset[str] = frozenset()
    named: frozenset[str] = frozenset()
    voices: frozenset[str] = frozenset()
    voice_endings: tuple[str, ...] = ()
    held: frozenset[str] = frozenset()
    people: frozenset[str] = frozenset()
    small: frozenset[str] = frozenset()
    nouns_upper: bool = False

    @cached_property
    def function(self) -> frozenset[str]:
        """Words that no name begins with."""
        return self.common | self.determiners | self.stops | self.conjunctions

    @cached_property
    def unnamed(self) -> frozenset[str]:
        """Words that no run of capitals begins with, though they may open a sentence."""
        return self.function | self.links | self.own | self.adverbs | self.according | frozenset(self.pronouns)

    @cached_property
    def bearers(self) -> frozenset[str]:
        """Words that say what a person is."""
        return self.titles | self.people

    @cached_property
    def speakers(self) -> frozenset[str]:
        """Words for bodies and documents that may be cited."""
        return self.bodies | self.voices

    def is_person(self, phrase: str) -> bool:
        """Whether one of the words of a noun phrase tells a person."""
        words = [word for word in phrase.lower().split() if word not in self.function]
        singular = (word.removesuffix("s") for word in words)
        return (
            not self.bearers.isdisjoint(words)
            or not self.bearers.isdisjoint(singular)
            or any(word.endswith(self.voice_endings) for word in words)
        )

    def speaks(self, phrase: str) -> bool:
        """Whether a noun phrase can be a speaker: one of its words is a person, a body, or a document."""
        words = phrase.lower().split()
        singular = {word.removesuffix("s") for word in words}
        return self.is_person(phrase) or not self.speakers.isdisjoint(singular.union(words))

    @cached_property
    def no_names(self) -> frozenset[str]:
        """Words that are no names by themselves."""
        others = self.titles | self.bodies | self.works | self.adverbs | self.own | self.links
        return self.function | others | frozenset(self.pronouns)
