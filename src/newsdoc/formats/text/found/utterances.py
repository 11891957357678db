"""The paragraphs in which people may be quoted, in the order of the text, each with the one whose turn it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from attrs import frozen

from newsdoc.formats.text.found.parts import InterviewPart, ListPart, ParagraphPart, Part, TurnPart
from newsdoc.formats.text.found.sheet import Prose

__all__ = ["Utterance", "utterances_of"]


@frozen(eq=False)
class Utterance:
    """A paragraph, and whose turn it stands in.

    :ivar prose: its words.
    :ivar speaker: the name of the one whose turn it is, ``""`` outside of turns.
    :ivar loose: whether it follows the paragraph before directly.
    """

    prose: Prose
    speaker: str = ""


def utterances_of(parts: Iterable[Part], speaker: str = "") -> Iterator[Utterance]:
    """The paragraphs in which people may be quoted, in the order of the text."""
    for part in parts:
        match part:
            case ParagraphPart():
                yield Utterance(part.prose, speaker)
            case ListPart():
                for item in part.items:
                    yield Utterance(item.prose, speaker)
                    yield from utterances_of([item.inner] if item.inner else [], speaker)
            case TurnPart():
                yield from utterances_of(part.parts, part.speaker or part.label)
            case InterviewPart():
                yield from utterances_of(part.introduction)
                yield from utterances_of(part.turns)
                for topic in part.topics:
                    yield from utterances_of(topic.introduction)
                    yield from utterances_of(topic.turns)
            case _:
                continue
