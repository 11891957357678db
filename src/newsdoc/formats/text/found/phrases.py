"""Noun phrases: the words that stand for a speaker, beside a verb of saying or at the beginning of a sentence."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property
from typing import Final

from attrs import field, frozen

from newsdoc.formats.text.found.languages import GIVEN, Language
from newsdoc.formats.text.found.names import Run, runs
from newsdoc.formats.text.found.patterns import Patterns, patterns_of
from newsdoc.formats.text.found.sentences import is_abbreviation

__all__ = ["EDGE", "LONGEST_SUBJECT", "Phrases", "Subject"]

LONGEST_SUBJECT: Final = 140
"""How long, in characters, the words for a speaker are at most."""
EDGE: Final = " \u00a0\u202f\t,"
"""What may stand around a phrase and is no part of it."""

_MOST_WORDS: Final = 24
_PLAIN_WORDS: Final = 6
_PREFIX_WORDS: Final = 4
_FULL_NAME: Final = 2
_BESIDE: Final = 60
_NEAR: Final = 90
_BOUNDARY = re.compile(r"[,.;:—–()“”\"«»„!?‘’'](?!\w)|[ \u00a0][-–—][ \u00a0]|[—(“\"«„]")
_COMMA = re.compile(",")
_MARK = re.compile(r"[,;:—–(“\"«„]")
_WORD = re.compile(r"[\w’'.-]+")
# Read from behind, so that the last word of a stretch is found at once.
_BEHIND = re.compile(r"[^\s,]+")
_LAST_WORD = re.compile(r"[\w’'-]+$")
_APPOSITION = re.compile(r", ((?!\d)[^,.;:“”\"«»—]{3,80})(?=[,.;])")
_GERMAN_NOUN = re.compile(r"(?:er|in|ung|schaft|rat|amt|leute|sitzende|en)$")
# "Un rapport consulté par l'AFP": the participle says nothing about who speaks.
_PASSIVE = re.compile(
    r"[ \u00a0](?:\w+(?:ée?s?|[ai]d[oa]s?)|seen|obtained|published|released|cited)(?=[ \u00a0](?:par|por|by)\b)"
)
# "Ana Roy (Lab) said": party, age or constituency.
_BRACKETED = re.compile(r"[ \u00a0]\([^()]{1,40}\)$")
_PASSIVE_VERB = re.compile(r"\b(?:was|were|been|being)[ \u00a0](?:\w+ly[ \u00a0])?\w+ed$")
_BY = re.compile(r"[ \u00a0]by[ \u00a0]")
_INDEFINITE: Final = frozenset(["a", "an", "un", "une", "una", "ein", "eine"])
_RELATIVE: Final = frozenset(["who", "which", "qui", "quien"])
# "A person familiar with the matter": the preposition belongs to the noun.
_FAMILIAR = re.compile(r"[ \u00a0](?:familiar|close|briefed|acquainted)$")
_AND: Final = frozenset(["and", "und", "et", "y"])
_VERB_FIRST: Final = frozenset(["de", "es", "fr"])


@frozen
class Subject:
    """The words that stand for a speaker.

    :ivar start: where they begin.
    :ivar end: where they end.
    :ivar name: the run of capitals that they are, if they are a name.
    :ivar role: what stands beside the name and says who bears it.
    """

    start: int
    end: int
    name: Run | None = None
    role: str = ""


def _within(row: Sequence[re.Match[str]], start: int, end: int) -> Sequence[re.Match[str]]:
    return row[bisect_left(row, start, key=re.Match.start) : bisect_right(row, end, key=re.Match.end)]


@frozen
class Phrases:
    """Finds the speakers in one text of one language."""

    text: str
    language: Language
    patterns: Patterns = field(init=False)

    @patterns.default
    def _patterns_of_language(self) -> Patterns:
        return patterns_of(self.language)

    @cached_property
    def _cues(self) -> list[re.Match[str]]:
        return [*self.patterns.cue.finditer(self.text)]

    @cached_property
    def _participles(self) -> list[re.Match[str]]:
        return [*self.patterns.participle.finditer(self.text)]

    def cues(self, start: int, end: int) -> Sequence[re.Match[str]]:
        """The finite verbs of saying from *start* to *end*; the paragraph is searched for them once."""
        return _within(self._cues, start, end)

    def participles(self, start: int, end: int) -> Sequence[re.Match[str]]:
        """The participles of saying from *start* to *end*."""
        return _within(self._participles, start, end)

    def after(self, start: int, limit: int) -> Subject | None:
        """The noun phrase that begins at *start*: up to a mark, a preposition of time, a conjunction."""
        text = self.text
        while start < limit and text[start] in " \u00a0":
            start += 1
        if self.language.tag in _VERB_FIRST and (aside := self.patterns.interlude.match(text, start, limit)):
            start = aside.end()
        reach = min(limit, start + LONGEST_SUBJECT)
        stops = (found.start() for found in _BOUNDARY.finditer(text, start, reach))
        end = next((stop for stop in stops if not is_abbreviation(text, stop)), reach)
        for found in self.patterns.stop.finditer(text, start, end):
            # At its very beginning such a word may be an article: German "der", "des".
            if found.start() > start or found.group().strip().lower() not in self.language.determiners:
                if _FAMILIAR.search(text, start, found.start()):
                    continue
                end = found.start()
                break
        if self.language.nouns_upper:
            end = self._name_end(start, end)
        if passive := _PASSIVE.search(self.text, start, min(end + 5, limit)):
            end = passive.start()
        while end > start and text[end - 1] in EDGE:
            end -= 1
        first = self.first_word(start, end)
        if first in self.language.pronouns:
            return Subject(start, start + len(first))
        if not first or first in self.patterns.unspoken:
            return None
        subject = self.speaker(start, end)
        if subject.name is None and text[end : end + 1] == ",":
            return self._beside(start, end, limit) or subject
        return subject

    def _name_end(self, start: int, end: int) -> int:
        """Where a name ends that the verb of the sentence follows: ``Laut Anna Roy ist das ...``."""
        for run in runs(self.text, self.language, start, end):
            following = _WORD.match(self.text, run.end + 1, end)
            if len(run.name) > 1 and following and following.group().islower():
                return end if following.group() in self.language.links else run.end
        return end

    def _beside(self, start: int, end: int, limit: int) -> Subject | None:
        """The name after a noun and a comma: ``le maire, Luc Ferrand``."""
        run = next(runs(self.text, self.language, end + 2, min(limit, end + _BESIDE)), None)
        if run is None or run.start != end + 2 or not run.name:
            return None
        if run.end < limit and not _BOUNDARY.match(self.text, run.end):
            return None
        return Subject(run.at, run.end, run, self.text[start:end])

    def trimmed(self, start: int, end: int) -> tuple[int, int]:
        """The stretch without auxiliaries and adverbs at its end and blanks at its edges."""
        while True:
            while end > start and self.text[end - 1] in " \u00a0":
                end -= 1
            if aside := _BRACKETED.search(self.text, max(start, end - _BESIDE), end):
                end = aside.start()
                continue
            behind = _BEHIND.match(self.text[max(start, end - 24) : end][::-1])
            word = behind.group()[::-1] if behind else ""
            if word.lower() not in self.patterns.slack or len(word) >= end - start:
                return start, end
            end -= len(word)

    def is_subject(self, start: int, end: int) -> bool:
        """Whether a stretch beside a verb can be its subject."""
        words = _WORD.findall(self.text[start:end]) if end - start <= LONGEST_SUBJECT else []
        if not words or len(words) > _MOST_WORDS:
            return False
        first = words[0].lower()
        if first in self.patterns.no_subject:
            return False
        if len(words) == 1:
            known = first in self.language.pronouns or first in self.language.own or self.language.speaks(first)
            return known or words[0][0].isupper() or (self.language.tag == "en" and first.endswith("ers"))
        known = first in self.language.determiners or first in self.language.pronouns
        return words[0][0].isupper() or known or len(words) <= _PLAIN_WORDS

    def speaker(self, start: int, end: int) -> Subject:
        """The speaker in a noun phrase: a name in its head or beside it, or else the whole phrase."""
        pieces = self._pieces(start, end)
        for index, (first, last) in enumerate(pieces):
            opening = self.first_word(first, last)
            if index and opening in self.patterns.apposed and not self._names_person(first, last):
                continue
            head = self.patterns.head_end.search(self.text, first + 1, last)
            stop = head.start() if head else last
            named = [run for run in runs(self.text, self.language, first, stop) if run.name]
            run = named[-1] if named else None
            if run is None or run.end < stop - 1 or self._is_noun(run, first):
                continue
            if len(named) > 1 and self.text[named[-2].end : run.start].strip(" \u00a0").lower() in _AND:
                return Subject(first, stop)
            described = len(run.name) > 1 and (
                opening in _INDEFINITE
                or run.name[0].lower() in GIVEN
                or self.language.is_person(self.text[first : run.at])
            )
            if run.at > first and opening in self.language.determiners and not described and self._is_body(run):
                return Subject(first, stop)
            role = self.text[first : run.at].strip(EDGE) or (self.text[start : pieces[0][1]] if index else "")
            return Subject(run.at, run.end, run, role or self._apposition(run.end))
        return Subject(*pieces[0])

    def _names_person(self, start: int, end: int) -> bool:
        """Whether an apposition ends in the name of a person: ``the geologist Ana Roy``."""
        row = [*runs(self.text, self.language, start, end)]
        return (
            len(row) == 1
            and row[0].end == end
            and len(row[0].name) > 1
            and not any(word.lower() in self.language.bodies for word in row[0].words)
        )

    def _pieces(self, start: int, end: int) -> list[tuple[int, int]]:
        """The stretches between commas, blanks at their edges left out."""
        done = []
        at = start
        for stop in [*(found.start() for found in _COMMA.finditer(self.text, start, end)), end]:
            first, last = at, stop
            while first < last and self.text[first] in EDGE:
                first += 1
            while last > first and self.text[last - 1] in EDGE:
                last -= 1
            if last > first:
                done.append((first, last))
            at = stop + 1
        return done or [(start, end)]

    def first_word(self, start: int, end: int) -> str:
        """The word that a stretch begins with, in lower case."""
        found = _WORD.match(self.text, start, end)
        return found.group().lower() if found else ""

    def _is_noun(self, run: Run, start: int) -> bool:
        """Whether a run of one word is a common noun, as German writes them with capitals too."""
        if len(run.name) != 1 or run.titles or run.at == start or not self.language.nouns_upper:
            return False
        return _GERMAN_NOUN.search(run.name[0]) is not None

    def _is_body(self, run: Run) -> bool:
        return any(word.lower() in self.language.bodies for word in run.name) or not run.titles

    def _apposition(self, end: int) -> str:
        """What stands after a name and a comma and says what its bearer is."""
        found = _APPOSITION.match(self.text, end)
        if found is None:
            return ""
        word = found[1].split()[0].lower()
        return "" if word in self.patterns.clausal else found[1]

    def of_verb(self, begin: int, verb: re.Match[str], end: int) -> Subject | None:
        """The subject of *verb* in the sentence from *begin* to *end*: before it, in some languages also after it."""
        if self.language.tag == "en" and _PASSIVE_VERB.search(self.text, begin, verb.end()):
            # "She was described by Ana Roy as ...": whoever stands behind "by".
            by = _BY.match(self.text, verb.end(), end)
            return self.after(by.end(), end) if by else None
        first, last = self.trimmed(begin, verb.start())
        left = self.text[first:last].rstrip(EDGE)
        last = first + len(left)
        found = _LAST_WORD.search(left[-24:])
        word = found.group().lower() if found else ""
        if not left or (word and self._is_adverbial(left)):
            return self.after(verb.end(), end) if self.language.tag in _VERB_FIRST else None
        if self.text[last : verb.start()].lstrip().startswith(","):
            # A comma before the verb closes a relative clause or an apposition, or opens an aside: ", erklärt er,".
            return self._in_aside(verb.end(), end) or self._enclosed(first, last)
        if word in self.language.pronouns:
            return Subject(last - len(word), last)
        if word in _RELATIVE:
            return self._antecedent(first, first + len(self.text[first : last - len(word)].rstrip(EDGE)))
        if word in self.language.conjunctions:
            return self._ending(first, last - len(word)) or self.of_sentence(first, last)
        return self.before(first, last)

    def _in_aside(self, start: int, end: int) -> Subject | None:
        """The pronoun right behind the verb of an aside, in languages that set the verb first there."""
        word = _WORD.match(self.text, start + 1, end) if self.language.tag in _VERB_FIRST else None
        return Subject(*word.span()) if word and word.group().lower() in self.language.pronouns else None

    def _is_adverbial(self, left: str) -> bool:
        """Whether what stands before the verb is no subject: ``Am Montag`` in ``Am Montag sagte er``."""
        first = left.split(maxsplit=1)[0].lower()
        if self.language.tag != "de" or first in self.language.determiners:
            return False
        return first in self.language.stops | self.language.adverbs

    def _enclosed(self, start: int, end: int) -> Subject | None:
        """The subject before a comma: a name in apposition to a noun, or what a relative clause belongs to."""
        pieces = self._pieces(start, end)
        if len(pieces) == 1:
            return None
        first, last = pieces[-1]
        run = next(runs(self.text, self.language, first, last), None)
        if run and run.name and run.end == last and (run.at == first or self._introduces(pieces[-2], first, run)):
            return Subject(run.at, run.end, run, self.text[pieces[-2][0] : pieces[-2][1]])
        return self.before(start, pieces[-2][1])

    def _introduces(self, noun: tuple[int, int], first: int, run: Run) -> bool:
        """Whether the words from *first* are a second noun before a name: ``the head, the geologist Ana Roy, said``."""
        words = self.first_word(*noun), self.first_word(first, run.at)
        return (
            len(run.name) > 1
            and all(word in self.language.determiners for word in words)
            and self.patterns.head_end.search(self.text, first, run.at) is None
        )

    def _antecedent(self, start: int, end: int) -> Subject | None:
        """Whom a relative clause behind *end* is about: the name before an apposition, or else the phrase itself."""
        pieces = self._pieces(start, end)
        if len(pieces) > 1 and self.first_word(*pieces[-1]) in self.language.determiners:
            first, last = pieces[-2]
            row = [*runs(self.text, self.language, first, last)]
            if row and row[-1].end == last and len(row[-1].name) >= _FULL_NAME:
                return Subject(row[-1].at, last, row[-1], self.text[pieces[-1][0] : pieces[-1][1]])
        return self.before(start, end)

    def closing_name(self, start: int, end: int) -> Subject | None:
        """The name that a stretch ends with, if it is one or has it in apposition."""
        if end - start > LONGEST_SUBJECT:
            return None
        row = [*runs(self.text, self.language, start, end)]
        if not row or row[-1].end != end or (len(row[-1].name) < _FULL_NAME and not (row[-1].titles and row[-1].name)):
            return None
        ahead = self.text[start : row[-1].start].strip(" \u00a0")
        run = row[-1]
        if (ahead and not ahead.endswith(",")) or any(word.lower() in self.language.bodies for word in run.name):
            return None
        return Subject(run.at, end, run, ahead.rstrip(EDGE))

    def before(self, start: int, end: int) -> Subject | None:
        """The noun phrase that ends at *end*: back to the last comma, conjunction or mark."""
        first = start
        for found in _MARK.finditer(self.text, start, end):
            first = found.end()
        for found in self.patterns.conjunction.finditer(self.text, first, end):
            # "Smith and Jones said": what a conjunction joins to a name belongs to the phrase.
            if found.group().strip().lower() not in _AND or not self._joins_names(found, end):
                first = found.end()
        while first < end and self.text[first] in EDGE:
            first += 1
        return self.speaker(first, end) if first < end and self.is_subject(first, end) else None

    def _ending(self, start: int, end: int) -> Subject | None:
        """The person behind the verb of the clause that ends here, in Spanish: ``Se acercó un hombre y preguntó``."""
        if self.language.tag != "es":
            return None
        found = self.patterns.person.search(self.text, max(start, end - _BESIDE), end)
        return Subject(*found.span("phrase")) if found else None

    def _joins_names(self, conjunction: re.Match[str], end: int) -> bool:
        left = re.search(r"(\w)\w*[ \u00a0]$", self.text[max(conjunction.start() - 30, 0) : conjunction.start()])
        right = self.text[conjunction.end() : end].lstrip()
        return bool(left and left[1].isupper() and right[:1].isupper())

    def of_sentence(self, start: int, end: int) -> Subject | None:
        """The subject that a sentence begins with: a pronoun, a name, or a noun phrase before its verb."""
        word = _WORD.search(self.text, start, end)
        if word is None:
            return None
        low = word.group().lower()
        if low in self.patterns.no_subject:
            comma = self.text.find(",", start, end)
            if 0 <= comma < end - 1:
                return self.of_sentence(comma + 1, end)
            pronoun = self.patterns.pronoun.search(self.text, word.end(), min(end, start + _BESIDE))
            return Subject(*pronoun.span()) if pronoun else None
        if low in self.language.pronouns or low in self.language.own:
            return Subject(*word.span())
        run = next(runs(self.text, self.language, start, min(end, start + _NEAR)), None)
        if run and run.name:
            prefix = {part.lower() for part in self.text[start : run.start].split()}
            if len(prefix) <= _PREFIX_WORDS and prefix.isdisjoint(self.patterns.parting):
                return Subject(run.at, run.end, run)
        if low in self.language.determiners:
            verb = self.patterns.verb.search(self.text, word.end(), min(end, start + _NEAR))
            if verb and verb.start() > word.end():
                return self.speaker(*self.trimmed(word.start(), verb.start()))
        return None
