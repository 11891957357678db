"""Interviews: which paragraphs belong to a turn, where an interview begins and ends, its topics and participants.

What stands between two turns belongs to the one before. After the last turn prose belongs to the answer only if it
speaks with its voice ("I", "And ..."); a paragraph that speaks of the participants closes the page. A heading that
turns follow is a topic of the interview.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import takewhile
from typing import Final

from attrs import evolve

from newsdoc.formats.text.found.participants import participants
from newsdoc.formats.text.found.parts import (
    HeadingPart,
    InterviewPart,
    ListPart,
    ParagraphPart,
    Part,
    TablePart,
    TopicPart,
    TurnPart,
)
from newsdoc.formats.text.found.sheet import Sheet
from newsdoc.formats.text.found.wordlists import words
from newsdoc.model import Participant

__all__ = ["group_interviews"]

_WORD = re.compile(r"[^\W\d_]{2,}")
_TITLES: Final = words("Dr Prof Mr Mrs Ms Herr Frau Senior Editor Frage Antwort Question Réponse Chair")
_OWN = re.compile(
    r"\b(?:I|I['’]m|my|me|we|our|us|ich|mein\w*|mir|mich|wir|uns\w*|je|j['’]\w+|mon|ma|mes|moi|nous|notre|yo|mi|mis"
    r"|me|nosotros|nuestr\w+)\b|[我私僕俺]"
)
# Words that take up what was said before.
_GOES_ON = re.compile(
    r"(?:and|but|so|or|because|that|that['’]s|it|it['’]s|und|aber|das|es|denn|also|et|mais|ça|c['’]est|cela|donc|y|e"
    r"|pero|eso|porque|así)\b",
    re.IGNORECASE,
)
_CLOSES = re.compile(
    r"(?:(?:das|dieses) (?:gespräch|interview)|(?:this|the) (?:interview|conversation)|interview(?:ed)? by"
    r"|propos recueillis"
    r"|(?:cet|l['’]) ?entretien|(?:esta|la) entrevista)\b",
    re.IGNORECASE,
)
_CJK = re.compile("[\u3040-\u30ff\u3400-\u9fff]")
_LONGEST_LEAD: Final = 4
_NEAR: Final = 12


def group_interviews(
    sheet: Sheet, parts: Sequence[Part], labels: Mapping[str, str], writers: Sequence[str], language: str
) -> list[Part]:
    """*parts* with each run of turns, and the topics among them, as one interview.

    :param labels: the labels that make turns, with their roles.
    :param writers: the bylines of the article: who wrote it may have asked the questions.
    """
    if not labels:
        return list(parts)
    first = next((index for index, part in enumerate(parts) if isinstance(part, TurnPart)), len(parts))
    introduction = [part.prose.text for part in parts[max(first - _NEAR, 0) : first] if isinstance(part, ParagraphPart)]
    people = {person.label: person for person in participants(labels, introduction, writers, language)}
    names = {word for person in people.values() for word in _WORD.findall(f"{person.label} {person.name}")}
    row = list(_with_answers(parts, names - _TITLES))
    done: list[Part] = []
    at = 0
    while at < len(row):
        end = _run(row, at)
        if end == at:
            done.append(row[at])
            at += 1
            continue
        lead = _introduction(done, people.values())
        done[len(done) - len(lead) :] = []
        done.append(_interview(sheet, row[at:end], people, tuple(lead)))
        at = end
    return done


def _introduction(above: Sequence[Part], people: Iterable[Participant]) -> list[Part]:
    """The paragraphs right above the first turn that introduce those who speak."""
    names = [person.name or person.label for person in people if len(person.name or person.label) > 1]
    lead = list(takewhile(lambda part: isinstance(part, ParagraphPart), reversed(above[-_LONGEST_LEAD:])))[::-1]
    naming = (isinstance(part, ParagraphPart) and any(name in part.prose.text for name in names) for part in lead)
    return lead[next((index for index, named in enumerate(naming) if named), len(lead)) :]


def _with_answers(parts: Sequence[Part], names: set[str]) -> Iterator[Part]:
    """*parts* with the prose that goes on with a turn inside it."""
    end = _end_of_answers(parts, names)
    turn: TurnPart | None = None
    said: list[Part] = []
    for index, part in enumerate(parts):
        if turn is not None and index < end and isinstance(part, ParagraphPart | ListPart | TablePart):
            said.append(part)
            continue
        if turn is not None:
            yield evolve(turn, parts=(*turn.parts, *said))
            turn = None
            said = []
        if isinstance(part, TurnPart):
            turn = part
        else:
            yield part
    if turn is not None:
        yield evolve(turn, parts=(*turn.parts, *said))


def _end_of_answers(parts: Sequence[Part], names: set[str]) -> int:
    """Where the last answer ends: after the last paragraph below its turn that speaks with its voice."""
    last_turn = max((index for index, part in enumerate(parts) if isinstance(part, TurnPart)), default=-1)
    end = last_turn + 1
    for index in range(end, len(parts)):
        part = parts[index]
        if isinstance(part, ListPart):
            continue
        if not isinstance(part, ParagraphPart) or _names_one(part.prose.text, names) or _CLOSES.match(part.prose.text):
            break
        if _OWN.search(part.prose.text) or _GOES_ON.match(part.prose.text):
            end = index + 1
    return end


def _names_one(text: str, names: set[str]) -> bool:
    """Whether prose speaks of those who talk as others do, by their names."""
    return any(name in text for name in names if _CJK.match(name)) or not names.isdisjoint(_WORD.findall(text))


def _run(row: Sequence[Part], at: int) -> int:
    """The end of the run of turns and topics that begins at *at*, or *at* if none does."""
    end = at
    while end < len(row):
        if isinstance(row[end], TurnPart):
            end += 1
        elif isinstance(row[end], HeadingPart) and (turn := _turn_below(row, end)):
            end = turn
        else:
            break
    # A heading alone above the turns is the title of the interview, not a topic of it.
    titles = sum(isinstance(part, HeadingPart) for part in row[at:end])
    return at if isinstance(row[at], HeadingPart) and titles == 1 else end


def _turn_below(row: Sequence[Part], heading: int) -> int:
    at = heading + 1
    return at if at < len(row) and isinstance(row[at], TurnPart) else 0


def _interview(
    sheet: Sheet, row: Sequence[Part], people: Mapping[str, Participant], introduction: tuple[Part, ...]
) -> InterviewPart:
    turns: list[TurnPart] = []
    topics: list[TopicPart] = []
    gathered: list[TurnPart] = turns
    spoken: dict[str, Participant] = {}
    titles: list[tuple[HeadingPart, list[TurnPart]]] = []
    for part in row:
        if isinstance(part, HeadingPart):
            gathered = []
            titles.append((part, gathered))
        elif isinstance(part, TurnPart):
            person = people.get(part.label, Participant(part.label))
            spoken[part.label] = person
            gathered.append(evolve(part, speaker=person.name or part.label))
            sheet.find("TEXT-TURNS-GUESSED", part.place, confidence=0.9)
    topics = [TopicPart(title=heading.prose, turns=tuple(below)) for heading, below in titles]
    return InterviewPart(
        gap=row[0].gap,
        participants=tuple(spoken.values()),
        introduction=introduction,
        turns=tuple(turns),
        topics=tuple(topics),
    )
