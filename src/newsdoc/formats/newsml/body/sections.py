"""Paragraphs, sections, notes, and newsdoc's own form of interviews."""

from __future__ import annotations

from collections.abc import Iterator

from newsdoc.formats.newsml.body.assembly import (
    Part,
    People,
    Piece,
    fitting,
    section,
    sectioned,
    topic,
)
from newsdoc.formats.newsml.body.dialogue import as_turns, labelled_turn, read_interview
from newsdoc.formats.newsml.body.flow import BodyReader
from newsdoc.formats.newsml.body.prose import has_class, line_of, pieces
from newsdoc.formats.newsml.body.vocabulary import HEADINGS, INTERVIEWS, NOTES, PARTICIPANT
from newsdoc.formats.newsml.item import content
from newsdoc.formats.newsml.lexical import blank
from newsdoc.formats.newsml.names import Element, local_name
from newsdoc.model import Break, Note, Paragraph, Participant, Preformatted, Turn
from newsdoc.model.values import clean_prose

__all__ = ["read_break", "read_division", "read_note", "read_paragraph", "read_preformatted", "read_section"]


def read_paragraph(reader: BodyReader, element: Element, level: int) -> list[Part]:
    """``p``; one of the class ``participants`` declares who speaks in an interview."""
    if len(element) and has_class(element, "participants"):
        people = [person for child in element for person in _person(reader, child)]
        if people and blank(content(element)):
            return [People(tuple(people))]
    paragraph = Paragraph(reader.inlines(element, level + 1))
    return [paragraph] if paragraph.inlines else []


def _person(reader: BodyReader, element: Element) -> Iterator[Participant]:
    label = reader.value(element, "value")
    if label:
        yield Participant(label, **{field: reader.value(element, name) for field, name in PARTICIPANT.items()})


def read_section(reader: BodyReader, element: Element, level: int) -> list[Part]:
    """``section``: with a title or of a class that newsdoc knows; any other is transparent."""
    if _is_interview(element):
        return read_interview(reader, element, level)
    title = _opening_heading(element)
    if title is None and not (has_class(element, "untitled") or has_class(element, "topic")):
        return reader.flow(element, level)
    words = () if title is None else Paragraph(reader.inlines(title, level + 1)).inlines
    if title is not None:
        reader.made(words, title)
    if has_class(element, "topic"):
        return fitting(topic(words, as_turns(reader, reader.flow(element, level + 1, title)), level), level)
    return fitting(section(words, sectioned(reader.row(element, level + 1, title), level + 1), level), level)


def _is_interview(element: Element) -> bool:
    classes = element.get("class")
    return bool(classes) and not INTERVIEWS.isdisjoint((classes or "").lower().split())


def _opening_heading(element: Element) -> Element | None:
    """The heading that *element* begins with."""
    if not blank(element.text):
        return None
    first = next((child for child in element if local_name(child)), None)
    if first is None or local_name(first) not in HEADINGS:
        return None
    return first if not len(first) or next(first.iterdescendants("{*}p"), None) is None else None


def read_division(reader: BodyReader, element: Element, level: int) -> list[Part]:
    """``div`` and NITF's ``block``: transparent, but for an interview and for a turn of one."""
    if _is_interview(element):
        return read_interview(reader, element, level)
    if not has_class(element, "turn"):
        return reader.flow(element, level)
    speaker = reader.value(element, "data-speaker")
    if not speaker:
        return _foreign_turn(reader, element, level)
    line = next(iter(element), None)
    one_line = line is not None and local_name(line) == "p" and not reader.holds_blocks(line)
    label = next(iter(line), None) if line is not None and one_line else None
    shown = label is not None and has_class(label, "speaker") and clean_prose(content(label)) == speaker
    if line is None or label is None or not shown or not blank(line.text):
        return fitting(Turn(speaker, reader.blocks(element, level + 1)), level)
    # The label is shown in the text but said by the attribute: the turn's words begin behind it.
    words: list[Piece] = [(label.tail or "").lstrip(" \t\r\n").removeprefix(":")]
    for child in label.itersiblings():
        words += [*reader.inline(child, level + 2), child.tail or ""]
    return fitting(Turn(speaker, [Paragraph(words), *reader.blocks(element, level + 1, line)]), level)


def _foreign_turn(reader: BodyReader, element: Element, level: int) -> list[Part]:
    """A turn whose speaker is said in its words only."""
    parts = reader.flow(element, level + 1)
    named = next((each for each in element.iterdescendants("{*}*") if has_class(each, "speaker")), None)
    turn = labelled_turn(reader, parts, "" if named is None else line_of(named))
    return parts if turn is None else fitting(turn, level)


def read_note(reader: BodyReader, element: Element, level: int) -> list[Part]:
    """What stands beside the text: asides, headers, footnotes, NITF's bylines and the like."""
    kind = NOTES.get(local_name(element), "footnote")
    if has_class(element, "note") and local_name(element) == "aside":
        kind = reader.value(element, "data-kind")
    blocks = reader.blocks(element, level + 1)
    return fitting(Note(blocks, kind=kind), level) if blocks else []


def read_preformatted(_reader: BodyReader, element: Element, _level: int) -> list[Part]:
    """``pre``, with all its white space."""
    words = (piece if isinstance(piece, str) else "\n" for piece in pieces(element) if piece is not None)
    return [Preformatted("".join(words))]


def read_break(reader: BodyReader, element: Element, level: int) -> list[Part]:
    """``hr``; words in it, which bent files have, follow."""
    return [Break(), *reader.flow(element, level)]
