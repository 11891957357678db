"""The regular expressions of a language, made once from its tables."""

from __future__ import annotations

import re
from functools import cache

from attrs import frozen

from newsdoc.formats.text.found.languages import Language
from newsdoc.formats.text.found.names import AGENCIES
from newsdoc.formats.text.found.wordlists import alternatives

__all__ = ["Patterns", "patterns_of"]


@frozen
class Patterns:
    """What finds the parts of an attributing clause.

    :ivar cue: a finite verb of saying, with its auxiliary.
    :ivar participle: a participle of one.
    :ivar with_participle: ``with Smith saying``, ``quoted Smith as saying``.
    :ivar according: a phrase before the one who is cited.
    :ivar framed: an auxiliary whose participle ends the clause, in German only: ``hatte im Rat gefragt:``.
    :ivar interlude: what may stand between a verb and its subject behind it: ``dijo a Efe el alcalde``.
    :ivar inverted: a French verb with its pronoun behind it: ``dit-il``.
    :ivar head_end: a preposition after which the head of a noun phrase has ended.
    :ivar stop: a word that ends a noun phrase.
    :ivar conjunction: a word that opens a clause.
    :ivar person: a noun phrase for a person, at the end of a text, that is no object.
    :ivar reporting: a clause at the end of reported speech: ``, he said``.
    :ivar pronoun: a pronoun that may stand for a speaker.
    :ivar adverb: an adverb and the blank after it.
    :ivar verb: any verb that a subject may end before.
    :ivar that: a word that opens a reported clause, at the end of a text.
    :ivar no_subject: words that no subject begins with.
    :ivar slack: words that may stand between subject and verb.
    :ivar apposed: words that a phrase beside a name begins with, if it does not name somebody itself.
    :ivar parting: words that part a name from the beginning of its sentence.
    :ivar clausal: words that no phrase beside a name begins with, but a clause.
    :ivar unspoken: words that no speaker behind a verb begins with.
    """

    cue: re.Pattern[str]
    participle: re.Pattern[str]
    with_participle: re.Pattern[str]
    according: re.Pattern[str]
    framed: re.Pattern[str] | None
    interlude: re.Pattern[str]
    inverted: re.Pattern[str]
    head_end: re.Pattern[str]
    stop: re.Pattern[str]
    conjunction: re.Pattern[str]
    person: re.Pattern[str]
    reporting: re.Pattern[str]
    pronoun: re.Pattern[str]
    adverb: re.Pattern[str]
    verb: re.Pattern[str]
    that: re.Pattern[str]
    no_subject: frozenset[str]
    slack: frozenset[str]
    apposed: frozenset[str]
    parting: frozenset[str]
    clausal: frozenset[str]
    unspoken: frozenset[str]


@cache
def patterns_of(language: Language) -> Patterns:
    """The patterns of *language*."""
    auxiliaries, past = alternatives(language.auxiliaries), alternatives(language.past)
    adverbs, links = alternatives(language.adverbs), alternatives(language.links)
    participles = alternatives(language.participles)
    clitics = alternatives(language.clitics)
    determiners, stops = alternatives(language.determiners), alternatives(language.stops)
    gap = r"(?:[ \u00a0]|(?<=['’]))"
    word = r"[\w’'-]+" if language.nouns_upper else r"[^\W\dA-ZÀ-Þ][\w’'-]*"
    pronouns = alternatives(frozenset(language.pronouns))
    helped = rf"(?:(?:{clitics}))?(?:{auxiliaries})(?:[ \u00a0](?:{adverbs}))?[ \u00a0](?:{past})"
    cue = rf"(?<![\w’'-])(?:{helped}|{alternatives(language.cues | language.calling)})(?![\w-])"
    inverted = (
        rf"(?:{auxiliaries})-(?:t-)?(?P<first>{pronouns})[ \u00a0](?:\w+[ \u00a0])?(?:{past})"
        rf"|(?:{alternatives(language.cues)})-(?:t-)?(?P<second>{pronouns})"
    )
    openers = language.conjunctions | language.that | language.stops | language.links

    def compiled(source: str) -> re.Pattern[str]:
        return re.compile(source, re.IGNORECASE)

    return Patterns(
        cue=compiled(cue),
        participle=compiled(rf"(?<![\w-])(?:{participles})(?![\w-])"),
        with_participle=re.compile(
            rf"\b(?:with[ \u00a0](?P<who>[^,.;:]{{2,60}}?)"
            rf"|quot(?:ed|es|ing)[ \u00a0](?P<quoted>[^.;:“”\"]{{2,80}}?),?[ \u00a0]as)"
            rf"[ \u00a0](?P<cue>{participles})(?![\w-])"
        ),
        according=compiled(rf"(?<![\w-])(?:{alternatives(language.according)})(?![\w-])"),
        framed=compiled(
            rf"(?<![\w-])(?:{auxiliaries})(?=[ \u00a0][^.,;:!?„“»«]{{1,90}}[ \u00a0](?P<cue>{past}):?[ \u00a0]*$)"
        )
        if language.nouns_upper
        else None,
        interlude=re.compile(
            rf"(?:(?i:{stops}){gap}(?:(?i:{determiners}){gap})?(?:{alternatives(AGENCIES)})[ \u00a0]"
            rf"|(?i:{stops}){gap}(?:(?i:{determiners}){gap})?{word}(?:[ \u00a0]{word})??[ \u00a0]"
            rf"(?=(?i:{determiners}){gap}|[A-ZÀ-Þ])"
            rf"|(?i:{stops}){gap}(?:[A-ZÀ-Þ][\w’'-]*[ \u00a0](?=(?i:{determiners}){gap})|(?=[A-ZÀ-Þ])))"
        ),
        inverted=compiled(rf"(?P<cue>{inverted})(?![\w-])"),
        head_end=re.compile(rf"[ \u00a0](?:{links})(?=[ \u00a0])"),
        stop=compiled(rf"(?:^|[ \u00a0])(?:{alternatives(language.stops)})(?![\w-])"),
        conjunction=compiled(rf"(?<![\w’'-])(?:{alternatives(language.conjunctions)})(?=[ \u00a0])"),
        person=compiled(
            r"(?<!\ba[ \u00a0])(?<!\w)"
            rf"(?P<phrase>(?:{determiners})[ \u00a0](?:{alternatives(language.people)}))[ \u00a0]*$"
        ),
        reporting=compiled(
            rf", (?:(?:{cue})[ \u00a0](?P<who>{pronouns})|(?P<pronoun>{pronouns})[ \u00a0](?:{cue}))(?![\w-])"
        ),
        pronoun=compiled(rf"(?<![\w’'-])(?:{pronouns})(?![\w’'-])"),
        adverb=compiled(rf"(?:{adverbs})[ \u00a0]"),
        verb=compiled(rf"[ \u00a0](?:\w+ed|has|have|had|is|was|are|were|will|would)(?=[ \u00a0])|{cue}"),
        that=compiled(rf"(?<!\w)(?:{alternatives(language.that)})[ \u00a0,]*$"),
        no_subject=openers - language.determiners,
        slack=language.adverbs | language.auxiliaries,
        apposed=language.conjunctions | language.determiners,
        parting=language.links | language.stops,
        clausal=language.conjunctions | language.participles | {"whose"},
        unspoken=language.that | language.conjunctions | {"it", "es", "ello", "so", "not"},
    )
