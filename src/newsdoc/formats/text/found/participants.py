"""Who the labels of an interview stand for: names, roles and descriptions, from byline and introduction."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Final

from attrs import frozen

from newsdoc.formats.text.found.languages import LANGUAGES, Language
from newsdoc.formats.text.found.names import Run, runs
from newsdoc.formats.text.found.people import People
from newsdoc.formats.text.found.wordlists import words
from newsdoc.labels import ANSWERS, QUESTIONS
from newsdoc.model import Participant

__all__ = ["participants"]

_BY = re.compile(
    r"^(?:by|interview(?:er)?(?: by)?|von|par|por|propos recueillis par|entretien (?:réalisé|mené) par"
    r"|recueilli par|entrevista de"
    r"|das (?:gespräch|interview) führten?|reported by|text by|words by)\b ?:? ?",
    re.IGNORECASE,
)
_BY_CJK = re.compile(
    r"(?:^|[ \u3000【（(])(?:文|撰文|聞き手|採訪|采访|訪問|访问|訪談|访谈|取材"
    r"|(?:本報|本报|本刊)?(?:記者|记者))[／/：:・＝= \u3000]?"
    r"(?P<name>[\u3041-\u30ff\u4e00-\u9fff]{2,6})(?=$|[ \u3000】）)／/])"
)
_ARTICLES: Final = words("the la le les l'express el los las der die das")
_APPOSITION = re.compile(r", (?P<words>(?!\d)[^\W\d_A-ZÀ-Þ][^,.;:()]{2,110})(?=[,.;:]|$)")
_CJK = re.compile("[\u4e00-\u9fff]")
_NOT_APPOSED: Final = words("who which whose and but or qui que et mais dont der die das und aber quien que y pero")
_LONGEST_NAME: Final = 5
_FULL_NAME: Final = 2
_MOST_PEOPLE: Final = 20


@frozen
class _Named:
    """Somebody whom the introduction names."""

    name: tuple[str, ...]
    full: str
    description: str


def participants(
    labels: Mapping[str, str], introduction: Sequence[str], writers: Sequence[str], language: str
) -> Iterator[Participant]:
    """The participants that *labels* stand for, as far as byline and introduction tell."""
    tables = LANGUAGES.get(language[:2].lower(), LANGUAGES["en"])
    named = list(islice(_named(introduction, tables, language[:2].lower()), _MOST_PEOPLE))
    writer = _writer(writers)
    for label, role in labels.items():
        generic = label.casefold() in QUESTIONS | ANSWERS
        match = next((person for person in named if _fits(label, person)), None)
        if generic and role == "interviewee":
            match = next((person for person in named if person.full != writer), None)
        name = match.full if match else ""
        if role == "interviewer" and (generic or (not name and _stands_for(label, writer))):
            name = writer
        if not name and role == "interviewee" and not generic:
            name = label if _CJK.match(label) or len(label.split()) > 1 else ""
        yield Participant(label, name=name, role=role, description=match.description if match else "")


def _writer(writers: Sequence[str]) -> str:
    """The one who signs the article; "" if nobody does, or several."""
    if (row := [found["name"] for writer in writers for found in _BY_CJK.finditer(writer)]) and len(row) == 1:
        return row[0]
    names = [_BY.sub("", writer).partition(",")[0].strip() for writer in writers]
    if len(names) != 1 or re.search(r"[ \u00a0](?:and|und|et|y|&)[ \u00a0]|[/／]", names[0]) or _CJK.search(names[0]):
        return ""
    return names[0] if len(names[0].split()) <= _LONGEST_NAME else ""


def _stands_for(label: str, writer: str) -> bool:
    """Whether a label is the surname of the writer, or the name of a paper: ``The Lantern``."""
    words = label.casefold().split()
    return bool(writer) and (words[-1] == writer.casefold().split()[-1] or words[0] in _ARTICLES)


def _fits(label: str, person: _Named) -> bool:
    """Whether a label such as ``Dr. Zhang`` or ``ZHANG`` ends with the surname of *person*."""
    if _CJK.match(label):
        return person.full.startswith(label) or person.full.endswith(label)
    words = [word.casefold() for word in label.replace(".", " ").split()]
    name = [word.casefold() for word in person.name]
    return bool(words) and (words[-1] == name[-1] or words == name[: len(words)])


def _named(introduction: Sequence[str], language: Language, tag: str) -> Iterator[_Named]:
    """The persons whom the introduction names, in its order."""
    people = People.of(introduction, language, tag)
    if tag in ("zh", "ja"):
        yield from (_Named((name,), name, _described(name, introduction)) for name in people.known)
        return
    seen = set()
    for text in introduction:
        for run in runs(text, language):
            person = people.resolve(run.name, run.titles) if len(run.name) > 1 else None
            if person is None and language.nouns_upper and len(run.name) > _FULL_NAME:
                # "Die Stadträte Jonte Ahrend ...": the first word says what they are.
                person = people.resolve(run.name[1:])
            if person is None or person.name in seen or not (person.personal or not people.personal()):
                continue
            seen.add(person.name)
            full = _with_title(text, run) if len(person.words) >= len(run.name) else person.name
            yield _Named(person.words, full, _description(text, run))


def _described(name: str, introduction: Sequence[str]) -> str:
    """What Japanese sets before a name at the beginning of a sentence: ``環境音作家の瀬戸内海斗氏は``."""
    before = re.compile(rf"(?:^|。)(?P<words>[^。、「」の]{{2,20}})の{re.escape(name)}")
    found = next((found for text in introduction if (found := before.search(text))), None)
    return found["words"] if found else ""


def _with_title(text: str, run: Run) -> str:
    """The name with a title such as ``Dr.`` that belongs to it."""
    short = re.search(r"(?:\b(?:Dr|Prof|Sir|Dame|Mr|Mrs|Ms)\.? )+$", text[max(run.at - 24, 0) : run.at])
    return text[run.at - len(short.group()) : run.end] if short else text[run.at : run.end]


def _description(text: str, run: Run) -> str:
    found = _APPOSITION.match(text, run.end)
    if found is None or found["words"].split()[0].lower() in _NOT_APPOSED:
        return ""
    return found["words"].strip()
