"""Labels before a colon that name who speaks: ``Q:``, ``Dr. Zhang:``, ``記者：``; found because they come again.

A label makes turns if it stands before two lines or more, or if it is one of a known pair of question and answer. So a
heading such as ``Taiwan: A Flashpoint`` and a remark such as ``Note: ...`` make none.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Final

from attrs import frozen

from newsdoc.formats.text.found.sheet import Line, Span
from newsdoc.labels import ANSWERS, ASKERS, FACTS, QUESTIONS

__all__ = ["Label", "find_labels", "label_of"]

_NAME = r"[^\W\d_][^:：|*_\"“”„«»?!。，、\[\]]{0,44}?"
_LABEL = re.compile(
    rf"(?P<open>\*\*|__)?(?P<label>(?:{_NAME}))"
    r"(?P<close>[ \u00a0\u202f]?[:：](?P<after>\*\*|__)?|(?P<first>\*\*|__)[ \u00a0\u202f]?[:：])"
    r"(?=\s|$|(?<=：)|(?<=：\*\*)|(?<=\*\*))\s*"
)
_LETTER = re.compile(
    r"(?P<open>\*\*|__)?(?P<label>[QAFRPDＱＡ]|Preguntas?|Respuestas?|Question|Réponse|Frage|Antwort|Answer)(?:\.(?P<after>\*\*|__)?(?:\s+|$)|．\s*)"
)
# In Japanese a long dash may stand for the one who asks, and a wide blank after the name of the one who answers.
_DASHED = re.compile(r"(?P<open>)(?P<label>[―—─]{2})(?P<after>)\s*")
_SPACED = re.compile(r"(?P<open>)(?P<label>[\u4e00-\u9fff\u30a1-\u30fa・ー]{1,8})(?P<after>)\u3000(?=\S)")
_STARTS: Final = frozenset("QAFRPDＱＡ*_―—─")
"""What a label begins with that neither a colon nor a wide blank closes."""
_LONGEST: Final = 52
"""Within how many characters a label must have met its colon, marks of emphasis included."""
_MOST_WORDS: Final = 5
_FEWEST: Final = 2
_SPEECH: Final = 25
_ASKED = re.compile(r"[?？]|か。?\s*$")
_SMALL = re.compile(r"(?:de|del|della|di|da|der|den|van|von|zu|al|el|la|le|du|dos|das|bin|ibn|of|the|y|e|et|und|für)\b")


@frozen
class Label:
    """A label at the start of a line.

    :ivar text: the label as the turns go by it, without the mark that closes it.
    :ivar span: where it stands.
    :ivar end: where the words after it begin.
    """

    text: str
    span: Span
    end: int


def label_of(line: Line) -> Label | None:
    """The label that *line* begins with, if one does."""
    text = line.text
    found = None
    if text[:1] in _STARTS or "\u3000" in text:
        found = _LETTER.match(text) or _DASHED.match(text) or _SPACED.match(text)
    if found is None:
        head = text[:_LONGEST]
        found = _LABEL.match(text) if ":" in head or "：" in head else None
        if found is None or bool(found["open"]) != bool(found["after"] or found["first"]):
            return None
    if found["open"] and not found["after"] and "first" not in found.re.groupindex:
        return None
    text = found["label"]
    if not _is_name(text):
        return None
    return Label(text, (line.start + found.start("label"), line.start + found.end("label")), line.start + found.end())


def _is_name(text: str) -> bool:
    words = text.replace("-", " ").split()
    if len(words) > _MOST_WORDS or text != text.strip():
        return False
    return all(not word[0].islower() or _SMALL.fullmatch(word) for word in words) or text.casefold() in QUESTIONS


def find_labels(lines: Sequence[Line]) -> Mapping[str, str]:
    """The labels that make turns in these lines, each with the role that it gives or ``""``."""
    found = [(label.text, line.text[label.end - line.start :]) for line in lines if (label := label_of(line))]
    counts = Counter(text for text, _ in found)
    apart = _set_apart(lines)
    spaced = {text for text, count in counts.items() if count > 1 and text in apart}
    dashed = {text for text, count in counts.items() if count > 1 and _DASHED.fullmatch(text)}
    if dashed and spaced:
        return dict.fromkeys(dashed, "interviewer") | dict.fromkeys(spaced, "interviewee")
    found = [pair for pair in found if pair[0] not in apart and not _DASHED.fullmatch(pair[0])]
    counts = Counter(text for text, _ in found)
    asking = {text for text in counts if text.casefold() in QUESTIONS}
    answering = {text for text in counts if text.casefold() in ANSWERS}
    if asking and answering:
        return dict.fromkeys(asking, "interviewer") | dict.fromkeys(answering, "interviewee")
    repeated = {text for text, count in counts.items() if count > 1 and text.casefold() not in FACTS}
    if len(repeated) < _FEWEST or not _is_talk([pair for pair in found if pair[0] in repeated]):
        return {}
    roles = _roles(repeated, found)
    return {**roles, **dict(_fuller(roles, counts))}


def _set_apart(lines: Sequence[Line]) -> set[str]:
    """The names that a wide blank sets apart at the beginning of lines."""
    return {found["label"] for line in lines if "\u3000" in line.text and (found := _SPACED.match(line.text))}


def _fuller(roles: Mapping[str, str], counts: Iterable[str]) -> Iterator[tuple[str, str]]:
    """The labels that name somebody more fully than one that comes again does, with the role of that one.

    A speaker may have the whole name the first time and a surname from then on.
    """
    for label in counts:
        words = label.casefold().split()
        for short, role in roles.items():
            known = label in roles or label.casefold() == short.casefold()
            if not known and len(words) > 1 and words[-len(short.split()) :] == short.casefold().split():
                yield label, role


def _is_talk(turns: Sequence[tuple[str, str]]) -> bool:
    """Whether lines with labels read as people talking: in turn, with questions or at some length."""
    changes = sum(first[0] != second[0] for first, second in pairwise(turns))
    asked = any(_ASKED.search(text) for _, text in turns)
    asking = any(not (QUESTIONS | ASKERS).isdisjoint(label.casefold().split()) for label, _ in turns)
    length = sum(len(text) for _, text in turns) / len(turns)
    return changes * 2 >= len(turns) - 1 and (asked or asking or length >= _SPEECH)


def _roles(labels: set[str], turns: Sequence[tuple[str, str]]) -> Mapping[str, str]:
    """Who asks: the one whose label says so, or else the one who asks most; the others answer."""
    says = {text for text in labels if not (ASKERS | QUESTIONS).isdisjoint(text.casefold().split())}
    if not says:
        spoken: dict[str, list[str]] = {}
        for name, text in turns:
            spoken.setdefault(name, []).append(text)
        shares = {
            label: sum(bool(_ASKED.search(text)) for text in spoken[label]) / len(spoken[label]) for label in labels
        }
        best = max(shares.values())
        says = {label for label, share in shares.items() if share == best} if best > 0 else set()
        if len(says) == len(labels):
            says = set()
    if not says:
        return dict.fromkeys(labels, "")
    return {label: "interviewer" if label in says else "interviewee" for label in labels}
