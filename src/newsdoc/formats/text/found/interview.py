"""Interviews: which paragraphs belong to a turn, where an interview begins and ends, its topics and participants.

What stands between two turns belongs to the one before. After the last turn prose belongs to the answer until it
speaks of the participants as others would, by their names. A heading that turns follow is a topic of the interview.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from attrs import evolve

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
from newsdoc.model import Participant

__all__ = ["group_interviews"]

_WORD = re.compile(r"[^\W\d_]{2,}")


def group_interviews(sheet: Sheet, parts: Sequence[Part], labels: Mapping[str, str]) -> list[Part]:
    """*parts* with each run of turns, and the topics among them, as one interview."""
    if not labels:
        return list(parts)
    names = {word for label in labels for word in _WORD.findall(label)}
    row = list(_with_answers(parts, names))
    done: list[Part] = []
    at = 0
    while at < len(row):
        end = _run(row, at)
        if end == at:
            done.append(row[at])
            at += 1
            continue
        done.append(_interview(sheet, row[at:end], labels))
        at = end
    return done


def _with_answers(parts: Sequence[Part], names: set[str]) -> Iterator[Part]:
    """*parts* with the prose that goes on with a turn inside it."""
    last_turn = max((index for index, part in enumerate(parts) if isinstance(part, TurnPart)), default=-1)
    turn: TurnPart | None = None
    said: list[Part] = []
    for index, part in enumerate(parts):
        inside = isinstance(part, ParagraphPart | ListPart | TablePart)
        if turn is not None and inside and (index < last_turn or _speaks_on(part, names)):
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


def _speaks_on(part: Part, names: set[str]) -> bool:
    """Whether prose after the last turn still belongs to it."""
    return isinstance(part, ParagraphPart) and names.isdisjoint(_WORD.findall(part.prose.text))


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


def _interview(sheet: Sheet, row: Sequence[Part], labels: Mapping[str, str]) -> InterviewPart:
    turns: list[TurnPart] = []
    topics: list[TopicPart] = []
    spoken: dict[str, None] = {}
    for part in row:
        if isinstance(part, HeadingPart):
            topics.append(TopicPart(title=part.prose))
        elif isinstance(part, TurnPart):
            spoken[part.label] = None
            if topics:
                topics[-1] = evolve(topics[-1], turns=(*topics[-1].turns, part))
            else:
                turns.append(part)
            sheet.find("TEXT-TURNS-GUESSED", part.place, confidence=0.9)
    people = tuple(Participant(label, role=labels.get(label, "")) for label in spoken)
    return InterviewPart(gap=row[0].gap, participants=people, turns=tuple(turns), topics=tuple(topics))
