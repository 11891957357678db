"""Interviews in markup that has no element for them: who speaks is said by classes, by labels, or by bold questions.

A row of paragraphs becomes turns where it shows by itself that people speak in it: by classes of questions and
answers, by labels that come again (see :mod:`newsdoc.labels`), or by questions in bold whose answers speak of
themselves. The label goes to the turn; what stands between two turns belongs to the one before. All other words stay
as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from attrs import evolve, frozen

from newsdoc.formats.newsml.body.assembly import Heading, Part, People, fitting, interview, topic
from newsdoc.formats.newsml.body.flow import BodyReader
from newsdoc.formats.newsml.body.prose import line_of
from newsdoc.formats.newsml.body.vocabulary import SPEECH
from newsdoc.formats.newsml.names import Element, local_name
from newsdoc.labels import ANSWERS, FACTS, QUESTIONS, is_label, roles, speakers, speaks_of_oneself
from newsdoc.model import (
    Block,
    Emphasis,
    Inline,
    Interview,
    LineBreak,
    Paragraph,
    Participant,
    Strong,
    Text,
    Topic,
    Turn,
    plain_text,
)

__all__ = ["as_turns", "label_of", "labelled_turn", "read_interview", "with_interviews"]

# The speakers of an interview that names none.
_ASKING: Final = "Q"
_ANSWERING: Final = "A"
_ROLES: Final = {"question": "interviewer", "answer": "interviewee"}

_FEWEST: Final = 2
_LEAD: Final = 64
_MARKED = re.compile(
    r"(?P<letter>[QAFRPDV])\.(?=\s|$)\s*|(?P<label>[^\W\d_][^:：\n]{0,44}?)[ \u00a0\u202f]?(?:：|:(?=\s|$))\s*"
)
_MARK = re.compile(r"[ \u00a0\u202f]?[:：]\s*")
# How a remark begins that closes an interview: in brackets, or as the name of a fact before a colon.
_CLOSING = re.compile(r"[(\[（—–-]|[^\s:]+ [^\s:]+:|[^\s:]+:")


@frozen
class Label:
    """A label at the start of a paragraph.

    :ivar text: the label, without the mark that closes it.
    :ivar length: how many characters label, mark and the white space behind them are.
    :ivar mark: ``":"``, ``"."``, or ``""`` for a label in bold without any.
    """

    text: str
    length: int
    mark: str


class _Opening(NamedTuple):
    """A paragraph that begins a turn: its place in the row, who speaks, and how long the label is."""

    at: int
    speaker: str
    length: int


@frozen
class _Found:
    """What shows that people speak in a row.

    :ivar openings: where turns begin, in order.
    :ivar roles: the roles of the speakers, as far as they are known.
    :ivar last: the last place of the row that is sure to belong to the interview.
    :ivar marked: whether the markup says of every paragraph that it belongs to it.
    """

    openings: Sequence[_Opening]
    roles: Mapping[str, str]
    last: int
    marked: bool = False


def with_interviews(reader: BodyReader, parts: Sequence[Part], level: int) -> list[Part]:
    """*parts* of a row at *level* with an interview in the place of each run of paragraphs that is one.

    A heading between the turns, right above one of them, is the title of a topic.
    """
    row = as_turns(reader, parts)
    if len(row) == len(parts) and not any(isinstance(part, Turn) for part in row):
        return row
    done: list[Part] = []
    open_headings: list[int] = []
    at = 0
    while at < len(row):
        part = row[at]
        end = _run(row, at) if isinstance(part, Turn | People) else at
        if end > at:
            done.extend(_interview(reader, row[at:end], level + len(open_headings)))
            at = end
            continue
        if isinstance(part, Heading):
            while open_headings and open_headings[-1] >= part.level:
                open_headings.pop()
            open_headings.append(part.level)
        done.append(part)
        at += 1
    return done


def read_interview(reader: BodyReader, element: Element, level: int) -> list[Part]:
    """An element of the class ``interview``; one in which nobody speaks is transparent."""
    parts = as_turns(reader, reader.flow(element, level + 1), sure=True)
    if not reader.own and not any(isinstance(part, Turn | Topic) for part in parts):
        return parts
    return fitting(interview(_with_topics(parts, level + 1), level), level)


def _with_topics(parts: Sequence[Part], level: int) -> list[Part]:
    """*parts* with a topic, at *level*, of each heading that a turn stands right below."""
    done: list[Part] = []
    titles: list[tuple[Heading, list[Part]]] = []
    for part, below in zip(parts, (*parts[1:], None), strict=True):
        if isinstance(part, Heading) and isinstance(below, Turn):
            titles.append((part, []))
        else:
            (titles[-1][1] if titles else done).append(part)
    return [*done, *(topic(heading.inlines, below, level) for heading, below in titles)]


def _run(row: Sequence[Part], at: int) -> int:
    """The end of the run of turns, and of headings with turns below, that begins at *at*."""
    while at < len(row):
        below = row[at + 1] if at + 1 < len(row) else None
        if not (isinstance(row[at], Turn | People) or (isinstance(row[at], Heading) and isinstance(below, Turn))):
            break
        at += 1
    return at


def _interview(reader: BodyReader, run: Sequence[Part], level: int) -> list[Part]:
    """An interview of turns and headings, with the elements that it was read from if all are known."""
    made = fitting(interview(_with_topics(run, level + 1), level), level)
    origins = [
        reader.origins.get(id(part.inlines if isinstance(part, Heading) else part))
        for part in run
        if not isinstance(part, People)
    ]
    known = [origin for origin in origins if origin is not None]
    if len(made) == 1 and isinstance(made[0], Interview) and len(known) == len(origins):
        reader.made(made[0], *(element for origin in known for element in origin.whole))
    return made


def as_turns(reader: BodyReader, parts: Sequence[Part], *, sure: bool = False) -> list[Part]:
    """*parts* of a row, with a turn in the place of the paragraphs that it is said in.

    :param sure: whether the markup says that this is an interview, so that less has to show it.
    """
    lines = [(at, part) for at, part in enumerate(parts) if isinstance(part, Paragraph)]
    if reader.own or len(lines) < _FEWEST:
        return list(parts)
    found = _by_class(reader, lines) or _by_label(lines, sure=sure) or _by_type(parts, sure=sure)
    if found is None:
        return list(parts)
    starts = {opening.at: opening for opening in found.openings}
    speaking = dict.fromkeys(opening.speaker for opening in found.openings)
    people = [Participant(label, role=found.roles.get(label, "")) for label in speaking]
    done: list[Part] = []
    for at, end in _turns(parts, starts, found):
        if at not in starts:
            done.append(parts[at])
            continue
        if people:
            done.append(People(tuple(people)))
            people = []
        done.append(_turn(reader, starts[at], parts[at:end]))
    return done


def _turns(parts: Sequence[Part], starts: Mapping[int, _Opening], found: _Found) -> Iterator[tuple[int, int]]:
    """Where each turn begins and ends; a part that belongs to none is a stretch of its own."""
    inside = range(1, found.last)
    goes_on = not found.marked and any(
        isinstance(parts[at], Block) and at not in starts and at - 1 in starts for at in inside
    )
    at = 0
    while at < len(parts):
        end = at + 1
        if at in starts:
            while end < len(parts) and end not in starts and isinstance(parts[end], Block):
                if end > found.last and not (goes_on and _speaks_on(parts[end])):
                    break
                end += 1
        yield at, end
        at = end


def _speaks_on(part: Part) -> bool:
    """Whether what stands behind the last label still belongs to the turn, and is no remark about the interview."""
    return isinstance(part, Paragraph) and not _CLOSING.match(_lead(part.inlines))


def _turn(reader: BodyReader, opening: _Opening, parts: Sequence[Part]) -> Turn:
    first, *others = parts
    if not isinstance(first, Paragraph):
        raise TypeError("a turn begins with a paragraph")
    lead, words = _cut(first.inlines, opening.length)
    said = Paragraph(words) if lead else first
    turn = Turn(opening.speaker, [said, *others])  # type: ignore[list-item]  # blocks, as _turns has seen
    origins = [reader.origins.get(id(part)) for part in parts]
    known = [origin for origin in origins if origin is not None]
    if known and origins[0] is not None and lead:
        reader.made(said, *origins[0].elements, lead=lead)
    if len(known) == len(origins):
        reader.made(turn, *(element for origin in known for element in origin.whole), lead=lead)
    return turn


def spoken_list(reader: BodyReader, parts: Sequence[tuple[Element | None, str]], level: int) -> list[Part] | None:
    """The interview that a definition list is in which the terms name who speaks, or are questions; None if it is none.

    :param parts: the children of the list, and text between them, as :func:`~.flow.children` gives them.
    """
    names = [(child, line_of(child)) for child, _ in parts if child is not None and local_name(child) == "dt"]
    said = [line_of(child) for child, _ in parts if child is not None and local_name(child) == "dd"]
    if not names or len(said) < len(names) or any(child is None for child, _ in parts):
        return None
    labels = {child: text.rstrip(" :：.\u00a0") for child, text in names}
    known: Mapping[str, str] = {}
    if all(map(is_label, labels.values())) and len(said) == len(names):
        known = speakers(list(zip(labels.values(), said, strict=True)))
    asked = all(text.endswith(("?", "？")) for _, text in names) and len(names) >= _FEWEST
    if not (known and set(labels.values()) <= set(known)) and not (
        asked and sum(map(speaks_of_oneself, said)) * 2 >= len(names)
    ):
        return None
    turns: list[tuple[str, list[Block], list[Element]]] = []
    for child, _ in parts:
        if child is None:
            continue
        inside = reader.blocks(child, level + 3)
        if local_name(child) == "dt" and known:
            turns.append((labels[child], [], [child]))
        elif local_name(child) == "dt":
            turns.append((_ASKING, inside, [child]))
        elif turns and (known or turns[-1][0] == _ANSWERING):
            turns[-1] = (turns[-1][0], [*turns[-1][1], *inside], [*turns[-1][2], child])
        elif turns:
            turns.append((_ANSWERING, inside, [child]))
        else:
            return None
    roles_known = known or {_ASKING: "interviewer", _ANSWERING: "interviewee"}
    people = People(tuple(Participant(label, role=role) for label, role in roles_known.items()))
    spoken = [reader.made(Turn(speaker, said), *elements) for speaker, said, elements in turns]
    return fitting(interview([people, *spoken], level), level)


def labelled_turn(reader: BodyReader, parts: Sequence[Part], name: str) -> Turn | None:
    """The turn that *parts* are, by the label that they begin with; *name* is what the markup says to be one, if any.

    None if there is no label, or something that cannot stand in a turn.
    """
    first = parts[0] if parts else None
    if not isinstance(first, Paragraph) or not all(isinstance(part, Block) for part in parts):
        return None
    label = label_of(first)
    text = plain_text(first)
    if name and text.startswith(name):
        mark = _MARK.match(text, len(name))
        behind = mark.end() if mark else len(text) - len(text[len(name) :].lstrip(" \n"))
        label = Label(name.rstrip(" :：\u00a0"), behind, ":")
    if label is None or not label.mark or not label.text:
        return None
    return _turn(reader, _Opening(0, label.text, label.length), parts)


# What shows that people speak


def _by_class(reader: BodyReader, lines: Sequence[tuple[int, Paragraph]]) -> _Found | None:
    """Turns by the classes of questions and answers, of the paragraph or of what stands around it."""
    openings: list[_Opening] = []
    known: dict[str, str] = {}
    before, last = "", 0
    for at, paragraph in lines:
        origin = reader.origins.get(id(paragraph))
        element = None if origin is None else origin.elements[0]
        kind = "" if element is None else _kind(element) or _kind(element.getparent())
        if not kind:
            continue
        label = label_of(paragraph)
        if label is not None and not label.mark:
            label = None
        if label is not None or kind != before:
            speaker = label.text if label else _ASKING if kind == "question" else _ANSWERING
            openings.append(_Opening(at, speaker, label.length if label else 0))
            known.setdefault(speaker, _ROLES[kind])
        before, last = kind, at
    if set(known.values()) != set(_ROLES.values()):
        return None
    return _Found(openings, known, last, marked=True)


def _kind(element: Element | None) -> str:
    """``question`` or ``answer`` for an element that a class of it says to be one."""
    classes = None if element is None else element.get("class")
    return next((SPEECH[name] for name in classes.lower().split() if name in SPEECH), "") if classes else ""


def _by_label(lines: Sequence[tuple[int, Paragraph]], *, sure: bool) -> _Found | None:
    """Turns by the labels that paragraphs begin with."""
    found = [(at, label, paragraph) for at, paragraph in lines if (label := label_of(paragraph))]
    # A letter with a stop may be an initial or a number; it is a label beside its counterpart only.
    stopped = list(dict.fromkeys((label.text, "") for _, label, _ in found if label.mark == "."))
    if stopped and not speakers(stopped):
        found = [each for each in found if each[1].mark != "."]
    if len(found) < _FEWEST:
        return None
    turns = [(label.text, plain_text(paragraph)[label.length :]) for _, label, paragraph in found]
    known = speakers(turns)
    if not known and sure:
        known = roles({label for label, _ in turns if label.casefold() not in FACTS}, turns)
    if not any(label.mark for _, label, _ in found if label.text in known) and not any(known.values()):
        return None
    openings = [_Opening(at, label.text, label.length) for at, label, _ in found if label.text in known]
    return _Found(openings, known, openings[-1].at)


def _by_type(parts: Sequence[Part], *, sure: bool) -> _Found | None:
    """Turns by questions that stand in bold or italics, each before its answer."""
    asked = [at for at, part in enumerate(parts) if _is_question(part)]
    answers = [parts[at + 1] for at in asked if at + 1 < len(parts)]
    paragraphs = [part for part in answers if isinstance(part, Paragraph) and not _is_question(part)]
    if not asked or len(paragraphs) < len(asked) or (len(asked) < _FEWEST and not sure):
        return None
    own = sum(speaks_of_oneself(plain_text(part)) for part in paragraphs)
    if own * 2 < len(asked) and not sure:
        return None
    openings = [each for at in asked for each in (_Opening(at, _ASKING, 0), _Opening(at + 1, _ANSWERING, 0))]
    return _Found(openings, {_ASKING: "interviewer", _ANSWERING: "interviewee"}, openings[-1].at)


def _is_question(part: Part) -> bool:
    return (
        isinstance(part, Paragraph)
        and len(part.inlines) == 1
        and isinstance(part.inlines[0], Strong | Emphasis)
        and plain_text(part).rstrip(' \u00a0”»"').endswith(("?", "？"))
    )


# Labels in lines of prose


def label_of(paragraph: Paragraph) -> Label | None:
    """The label that *paragraph* begins with, if one does."""
    if not paragraph.inlines:
        return None
    first = paragraph.inlines[0]
    lead = first.text if isinstance(first, Text) and len(first.text) > _LEAD else _lead(paragraph.inlines)
    if not isinstance(first, Text | LineBreak):
        # A label in a span of its own, with the mark in it, behind it, or none if it is in bold.
        text = plain_text(first)
        name = text.strip(" \u00a0")
        behind = _MARK.match(lead, len(text))
        if is_label(name) and behind:
            return Label(name, behind.end(), ":")
        closed = name.rstrip(":：.").rstrip(" \u00a0\u202f")
        mark = name[-1:] if closed != name else ""
        if is_label(closed) and (mark in (":", "：") or (mark == "." and closed.casefold() in QUESTIONS | ANSWERS)):
            return Label(closed, len(text) + len(lead[len(text) :]) - len(lead[len(text) :].lstrip()), mark)
        if isinstance(first, Strong) and is_label(name) and len(paragraph.inlines) > 1:
            return Label(name, len(text), "")
    if lead[1:2] != "." and ":" not in lead[:_LEAD] and "：" not in lead[:_LEAD]:
        return None  # as most lines
    found = _MARKED.match(lead)
    if found is None:
        return None
    name = found["letter"] or found["label"]
    return Label(name, found.end(), "." if found["letter"] else ":") if is_label(name) else None


def _lead(inlines: Sequence[Inline]) -> str:
    """As many of the first characters as a label may take."""
    text = ""
    for inline in inlines:
        if len(text) >= _LEAD:
            break
        text += plain_text(inline)
    return text


def _cut(inlines: Sequence[Inline], length: int) -> tuple[tuple[Inline, ...], tuple[Inline, ...]]:
    """The first *length* characters of *inlines* and the rest; a span that is cut stands in both."""
    head: list[Inline] = []
    for at, inline in enumerate(inlines):
        if length <= 0:
            return tuple(head), tuple(inlines[at:])
        text = plain_text(inline)
        if len(text) > length:
            if isinstance(inline, Text):
                parts: tuple[Inline, Inline] = (Text(text[:length]), Text(text[length:]))
            elif isinstance(inline, LineBreak):
                raise TypeError("a line break is one character")
            else:
                inside = _cut(inline.inlines, length)
                parts = (evolve(inline, inlines=inside[0]), evolve(inline, inlines=inside[1]))
            return (*head, parts[0]), (parts[1], *inlines[at + 1 :])
        head.append(inline)
        length -= len(text)
    return tuple(head), ()
