"""The quotations of an article: where they stand, what kind they are, who is said to speak.

Paragraphs are read in order, because who spoke or acted last tells whom a pronoun stands for. Each attribution rests on
a clause of the text or on going on from the quotation before; whatever is less certain stays without a speaker.
"""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections.abc import Sequence
from functools import cached_property
from typing import Final

from attrs import define, field, frozen

from newsdoc.formats.text.found.eastasian import (
    EAST_ASIAN_PRONOUNS,
    OWN_EAST_ASIAN,
    chinese_clause,
    is_japanese,
    japanese_clause,
)
from newsdoc.formats.text.found.kinds import Look, apparent_kind, inner_kind, kind_of
from newsdoc.formats.text.found.languages import LANGUAGES, Language
from newsdoc.formats.text.found.names import runs
from newsdoc.formats.text.found.people import People, Person, subjects_in
from newsdoc.formats.text.found.phrases import Phrases
from newsdoc.formats.text.found.quotations import Habit, Mark, Quoted, dash_quotes, find_quotes, habit_of, marks_of
from newsdoc.formats.text.found.sentences import REACH, sentence_start
from newsdoc.formats.text.found.sheet import Prose, Sheet
from newsdoc.formats.text.found.sieve import (
    Clause,
    after_quote,
    before_quote,
    carries_on,
    inside_quote,
    reporting_pronoun,
)
from newsdoc.formats.text.found.utterances import Utterance
from newsdoc.formats.text.found.wordlists import words
from newsdoc.model import Attribution, QuoteKind

__all__ = ["Said", "read_speech"]


@frozen(eq=False)
class Said:
    """One quotation: where it stands in its paragraph, its kind, its speaker, the quotations inside."""

    quoted: Quoted
    kind: QuoteKind = QuoteKind.DIRECT
    attribution: Attribution | None = None
    inner: tuple[Said, ...] = ()


@define(eq=False)
class _Speaker:
    """Who speaks, as far as it is known."""

    name: str
    named: str
    person: Person | None = None


@define(eq=False)
class _Memory:
    """What is remembered from paragraph to paragraph.

    :ivar last: who spoke last.
    :ivar near: whether that was near the end of the paragraph.
    :ivar pending: the mark of a quotation that was left open.
    """

    last: _Speaker | None = None
    near: bool = True
    pending: str = ""
    _subjects: list[Person] = field(factory=list)
    _unasked: list[_Page] = field(factory=list)

    def keep(self, page: _Page) -> None:
        """Remember whom a paragraph is about; it is looked into only when somebody asks."""
        self._unasked.append(page)

    @property
    def subjects(self) -> list[Person]:
        """The persons that the paragraphs before were about, the last ones last."""
        for page in self._unasked:
            self._subjects += (person for _, person in page.subjects[-_REMEMBERED:])
        self._unasked.clear()
        del self._subjects[:-_REMEMBERED]
        return self._subjects


_OPENING: Final = "“”„\"«»‹›‘’‚'「」『』`—– \u00a0\u202f"
_WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
_CJK = re.compile("[\u3040-\u30ff\u3400-\u9fff]")
_SURE: Final = 0.6
_NEAR: Final = 120
_FULL_NAME: Final = 2
_REMEMBERED: Final = 6
_NOT_I: Final = frozenset(["we", "you", "wir", "nous", "nosotros", "nosotras"])
_INDIRECT = re.compile(r"(?P<who>Er|Sie) (?:habe|sei|werde|wolle|könne|müsse|solle|dürfe|hätte|würde)\b")
_AND: Final = words("""and or but und oder et ou y e o adding 和 、 ，""")


def read_speech(sheet: Sheet, utterances: Sequence[Utterance], language: str) -> dict[Prose, tuple[Said, ...]]:
    """The quotations of each paragraph that has any."""
    tag = language[:2].lower()
    tables = LANGUAGES.get(tag, LANGUAGES["en"])
    texts = [utterance.prose.text for utterance in utterances]
    speakers = [*dict.fromkeys(utterance.speaker for utterance in utterances if utterance.speaker)]
    marks = [marks_of(text) for text in texts]
    reader = _Reader(sheet, tag, tables, texts, speakers, habit_of(marks))
    found = {}
    for utterance, row, following in zip(utterances, marks, [*texts, ""][1:], strict=True):
        if said := reader.read(utterance, row, following):
            found[utterance.prose] = said
    return found


@define(eq=False)
class _Reader:
    """Reads paragraph after paragraph."""

    sheet: Sheet
    tag: str
    language: Language
    texts: Sequence[str]
    speakers: Sequence[str]
    habit: Habit
    memory: _Memory = field(factory=_Memory)

    @cached_property
    def people(self) -> People:
        """The people of the article, who are looked for only where somebody is quoted."""
        return People.of(self.texts, self.language, self.tag, self.speakers)

    def read(self, utterance: Utterance, marks: Sequence[Mark], following: str) -> tuple[Said, ...]:
        """The quotations of one paragraph with these *marks*; *following* is the text of the next one."""
        text = utterance.prose.text
        dashed = dash_quotes(text, self.language)
        quotes, left = (dashed, "") if dashed else find_quotes(text, marks, self.habit, pending=self.memory.pending)
        if left and not _goes_on(following, left):
            opened = quotes.pop()
            self.sheet.find("TEXT-QUOTE-UNCLOSED", utterance.prose.span(opened.start, opened.first))
            quotes += opened.inner
            left = ""
        self.memory.pending = left
        page = _Page(self, utterance, quotes)
        said = tuple(page.said(index) for index in range(len(quotes)))
        self.memory.keep(page)
        self.memory.last = page.speakers[-1] if page.speakers else None
        if quotes:
            clause = page.clauses[-1]
            end = max(quotes[-1].end, clause.end if clause else 0)
            self.memory.near = len(text) - end < _NEAR // 2
        return said


def _offset(mention: tuple[int, Person]) -> int:
    return mention[0]


def _goes_on(following: str, mark: str) -> bool:
    """Whether the next paragraph takes up a quotation that *mark* opened and this one left open."""
    return following.startswith((mark, "»") if mark == "«" else mark)


@define(eq=False)
class _Page:
    """One paragraph while its quotations are read."""

    reader: _Reader
    utterance: Utterance
    quotes: Sequence[Quoted]
    clauses: list[Clause | None] = field(factory=list)
    speakers: list[_Speaker | None] = field(factory=list)
    kinds: list[QuoteKind] = field(factory=list)
    heard: _Speaker | None = None
    taken: int = 0

    @cached_property
    def subjects(self) -> list[tuple[int, Person]]:
        """Whom the sentences of the paragraph are about, each with the offset where it is named."""
        return subjects_in(self.text, self.quotes, self.reader.people)

    @cached_property
    def phrases(self) -> Phrases:
        """The noun phrases and verbs of the paragraph."""
        return Phrases(self.text, self.reader.language)

    @property
    def text(self) -> str:
        """The words of the paragraph."""
        return self.utterance.prose.text

    def said(self, index: int) -> Said:
        """The quotation number *index*, its kind and speaker."""
        quoted = self.quotes[index]
        floor = self.quotes[index - 1].end if index else 0
        limit = self.quotes[index + 1].start if index + 1 < len(self.quotes) else len(self.text)
        look = Look.at(self.text, quoted, floor, limit, self.reader.language)
        kind = apparent_kind(look)
        clause = None
        speaker = None
        inferred = False
        if kind is None:
            carried = self.heard is not None and carries_on(self._between(look), self.reader.language)
            clause = None if carried or self._goes_on(index, look) else self._clause(look)
            speaker = self._who(clause) if clause else None
            self.heard = speaker or self.heard
            kind = kind_of(
                look, clause if speaker or (clause and clause.named.lower() not in self.reader.language.own) else None
            )
            if clause and kind is QuoteKind.SCARE:
                clause = speaker = None
            if carried:
                speaker = self.heard
                kind = QuoteKind.MIXED if look.fragment else QuoteKind.DIRECT
                inferred = True
            elif clause is None and kind is not QuoteKind.SCARE:
                speaker = self._without_clause(index, look)
                inferred = speaker is not None
                if inferred and index and self.speakers[-1] is speaker and self.kinds[-1] is QuoteKind.DIRECT:
                    # The second half of a sentence that a clause interrupts.
                    kind = QuoteKind.DIRECT
                elif inferred and look.fragment:
                    kind = QuoteKind.MIXED
        if kind not in (QuoteKind.TITLE, QuoteKind.SCARE):
            # A title or a word held at a distance is a part of its sentence like any other.
            self.taken = max(quoted.end, clause.end if clause else 0)
        if kind is QuoteKind.MIXED and self._interrupted(index, look):
            kind = self.kinds[-1]
        self.clauses.append(clause)
        self.speakers.append(speaker)
        self.kinds.append(kind)
        return self._made(quoted, kind, clause, speaker, inferred=inferred)

    def _goes_on(self, index: int, look: Look) -> bool:
        """Whether a clause that ends in a comma stands between the quotation before and this, its second half."""
        clause, speaker = (self.clauses[-1], self.speakers[-1]) if index else (None, None)
        return (
            clause is not None
            and speaker is not None
            and clause.start >= self.quotes[index - 1].end
            and self.text[clause.end - 1 : clause.end] in (",", "，")
            and not self.text[clause.end : look.quoted.start].strip(" \u00a0")
        )

    def _interrupted(self, index: int, look: Look) -> bool:
        """Whether an aside between commas is all that parts this quotation from the one before."""
        between = self.text[look.floor : look.quoted.start].strip(" \u00a0") if index else ""
        return len(between) < _NEAR and between.startswith(",") and between.endswith(",")

    def _made(
        self, quoted: Quoted, kind: QuoteKind, clause: Clause | None, speaker: _Speaker | None, *, inferred: bool
    ) -> Said:
        if speaker is not None:
            if speaker.person:
                insort(self.subjects, (quoted.start, speaker.person), key=_offset)
            sure = _SURE if inferred or clause is None else clause.confidence
            self.reader.sheet.find(
                "TEXT-SPEAKER-GUESSED",
                self.utterance.prose.span(quoted.start, quoted.end),
                f"these words are attributed to {speaker.name}",
                confidence=sure,
            )
        attribution = None
        if speaker is not None:
            attribution = Attribution(
                speaker.name,
                named=speaker.named,
                role=clause.role if clause else "",
                cue=clause.cue if clause else "",
                clause=self.text[clause.start : clause.end] if clause else "",
                inferred=True,
            )
        inner = tuple(Said(nested, inner_kind(self.text, nested)) for nested in quoted.inner)
        return Said(quoted, kind, attribution, inner)

    def _clause(self, look: Look) -> Clause | None:
        """The clause that attributes the quotation, the surest place first."""
        text, quoted = self.text, look.quoted
        if look.wide:
            if is_japanese(text, quoted.start, quoted.end):
                return japanese_clause(text, quoted.start, quoted.end, look.floor, look.limit)
            return chinese_clause(text, quoted.start, quoted.end, look.floor, look.limit)
        after = None
        if not quoted.opened:
            after = after_quote(
                self.phrases, quoted.end, look.limit, closed=look.closed, fragment=look.fragment and not look.comma
            )
        before = before_quote(self.phrases, quoted.start, self._free(look), fragment=look.fragment)
        inside = None if after or before else inside_quote(self.phrases, quoted.first, quoted.last)
        if look.comma or before is None:
            return after or before or inside
        return before

    def _free(self, look: Look) -> int:
        """Where the text before the quotation begins that no other quotation's clause has taken."""
        return min(self.taken, look.quoted.start)

    def _between(self, look: Look) -> str:
        """What stands before a quotation and belongs to no other."""
        start = max(self._free(look), look.quoted.start - REACH)
        return self.text[start : look.quoted.start].strip(" \u00a0,:;—–-.")

    def _who(self, clause: Clause) -> _Speaker | None:
        """Whom the words of a clause stand for; None if that is not certain."""
        language, people = self.reader.language, self.reader.people
        low = clause.named.lower()
        if clause.named in EAST_ASIAN_PRONOUNS or low in language.pronouns or not clause.named:
            gender = EAST_ASIAN_PRONOUNS.get(clause.named, language.pronouns.get(low, ""))
            return self._pronoun(clause.named, gender, clause.at)
        if low in language.own or clause.named in OWN_EAST_ASIAN:
            own = self.utterance.speaker
            return _Speaker(own, clause.named) if own and low not in _NOT_I else None
        if clause.name is None:
            noun = low.split()[-1]
            determined = low.split()[0] in language.determiners
            plain = clause.named.split()[-1][0].islower()
            if clause.reported and plain and not determined and not language.speaks(clause.named):
                # Bare words that are no person may be anything: "twenty years ago the page called it ...".
                return None
            body = people.body(noun) if determined else ""
            person = people.wide(clause.named) if _CJK.match(clause.named) else people.in_role(clause.named)
            return _Speaker(person.name if person else body or clause.named, clause.named, person)
        name: tuple[str, ...] = clause.name.name
        named = clause.named
        person = people.resolve(name, clause.name.titles)
        if person is None and language.nouns_upper and len(name) > _FULL_NAME:
            # "Deichgraf Hauke Thomsen": in German the first of three words says what the person is.
            name = name[-_FULL_NAME:]
            named = named[-len(" ".join(name)) :]
            person = people.resolve(name)
        if person is None:
            return _Speaker(" ".join(name), named)
        person.personal = True
        return _Speaker(person.name, named, person)

    def _pronoun(self, named: str, gender: str, at: int) -> _Speaker | None:
        if gender == "p":
            return None
        last = bisect_left(self.subjects, at, key=_offset)
        here = [person for _, person in self.subjects[max(last - _REMEMBERED, 0) : last]]
        # In an interview whoever was named outside the answer is not "he": the two who talk would say "you" and "I".
        earlier = [] if self.utterance.speaker else self.reader.memory.subjects
        row = [
            person for person in (*reversed(here), *reversed(earlier)) if not gender or person.gender in (gender, "")
        ]
        person = next((person for person in row if person.personal), row[0] if row else None)
        if person is None:
            return None
        person.gender = person.gender or gender
        return _Speaker(person.name, named or person.name, person)

    def _without_clause(self, index: int, look: Look) -> _Speaker | None:
        """The speaker of a quotation without a clause of its own: one that goes on, or follows on what somebody did."""
        memory = self.reader.memory
        if look.quoted.continues:
            return memory.last
        before = self.speakers[index - 1] if index else None
        between = self._between(look)
        if before is not None and (not between or between in _AND):
            return before
        if found := self._indirect(look):
            return found
        if look.fragment or self.utterance.speaker:
            return None
        if before is not None:
            if len(between) >= _NEAR:
                return None
            named = (self.reader.people.resolve(run.name) for run in runs(between, self.reader.language))
            others = any(person and person.personal and person is not before.person for person in named)
            return None if others else before
        start = sentence_start(self.text, look.quoted.start, look.floor)
        if self.text[start : look.quoted.start].strip(_OPENING):
            return None
        previous = sentence_start(self.text, max(start - 2, 0), 0)
        first = bisect_left(self.subjects, previous, key=_offset)
        last = bisect_left(self.subjects, look.quoted.start, key=_offset)
        if said := self._said_before(previous, look.quoted.start):
            return said
        near = [person for _, person in self.subjects[first:last] if person.personal]
        if near:
            return _Speaker(near[-1].name, near[-1].name, near[-1])
        if (
            index == 0
            and start == 0
            and not self.text[look.quoted.end :].strip(_OPENING + ".")
            and memory.last
            and memory.near
        ):
            return memory.last
        return None

    def _said_before(self, start: int, end: int) -> _Speaker | None:
        """Who is said to have spoken in the sentence before, by a clause with a pronoun: ``..., sagte sie``."""
        found = reporting_pronoun(self.text, start, end, self.reader.language)
        if found is None:
            return None
        word, at = found
        return self._pronoun(word, self.reader.language.pronouns.get(word.lower(), ""), at)

    def _indirect(self, look: Look) -> _Speaker | None:
        """The speaker of a German sentence in indirect speech: its mood alone says that somebody is reported."""
        if self.reader.language.tag != "de":
            return None
        start = sentence_start(self.text, look.quoted.start, look.floor)
        found = _INDIRECT.match(self.text, start)
        return self._pronoun(found["who"], "m" if found["who"] == "Er" else "f", start) if found else None
