"""Reads the body of an article in the dialect, line by line.

Laws kept here: what a line is follows from its first characters and from what the block around it has declared; no
line is lost: one whose mark makes no sense in its place is a paragraph, with a finding that tells why; each line is
looked at a bounded number of times.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Final

from attrs import evolve

from newsdoc.formats.text.attributes import Attributes, Misread, build, read_attributes
from newsdoc.formats.text.characters import unescape
from newsdoc.formats.text.frames import (
    BodyFrame,
    Frame,
    InterviewFrame,
    ItemFrame,
    ListRun,
    NoteFrame,
    Opening,
    QuoteFrame,
    SectionFrame,
    Talk,
    TopicFrame,
    TurnFrame,
)
from newsdoc.formats.text.inline_reader import read_inlines
from newsdoc.formats.text.ledger import Ledger
from newsdoc.formats.text.lines import Line, behind_spaces
from newsdoc.formats.text.marks import ATTRIBUTION_MARK, BLOCKS, HIGHEST_START, MARK, RAW_MARK, turn_label
from newsdoc.formats.text.shapes import ATTRIBUTION, Shape
from newsdoc.formats.text.table_reader import read_table
from newsdoc.model import (
    Attribution,
    Block,
    Break,
    Embed,
    Figure,
    Inline,
    Interview,
    Note,
    Paragraph,
    Participant,
    Preformatted,
    Section,
)
from newsdoc.model.blocks import blocks

__all__ = ["read_body"]


def read_body(ledger: Ledger, lines: Sequence[Line], kept: Sequence[Line] = ()) -> list[Block | Section]:
    """The body that *lines* make, behind one paragraph for each of the *kept* lines of the header."""
    reader = _BodyReader(ledger, lines)
    for line in kept:
        reader.paragraph(line, line.start)
    return reader.read()


class _BodyReader:
    def __init__(self, ledger: Ledger, lines: Sequence[Line]) -> None:
        self.ledger = ledger
        self.text = ledger.text
        self.lines = lines
        self.next = 0
        self.body = BodyFrame(depth=1, level=0, hold=0)
        self.frames: list[Frame] = [self.body]

    def read(self) -> list[Block | Section]:
        while self.next < len(self.lines):
            line = self.lines[self.next]
            self.next += 1
            if not line.blank:
                while self.top.hold > line.level:
                    self.close()
                self.line(line)
        while self.top is not self.body:
            self.close()
        return [*self.body.blocks, *self.body.sections]

    # What is open

    @property
    def top(self) -> Frame:
        """The innermost frame."""
        return self.frames[-1]

    def close(self) -> None:
        self.frames.pop().close()

    def close_to(self, frame: Frame) -> None:
        while self.top is not frame:
            self.close()

    def fitting(self, need: int) -> Frame:
        """The innermost frame that can hold a block of *need* levels; what is too deep for it is closed.

        Where that happens, only the body or a section will do, so that the order stays.
        """
        too_deep = self.top.room < need
        while too_deep and not (isinstance(self.top, BodyFrame) and self.top.room > need):
            self.close()
        if isinstance(self.top, BodyFrame) and self.top.sections:
            top = self.top
            self.frames.append(SectionFrame(outer=top, depth=top.depth + 1, level=0, hold=0, hashes=top.hashes + 1))
        return self.top

    def opened(self, line: Line, start: int, frame: Frame) -> None:
        """Open a block; the text behind its mark, if there is any, is its first paragraph."""
        self.frames.append(frame)
        if start < line.end:
            self.paragraph(line, start)

    def level_below(self, line: Line) -> int:
        """How far the lines are set in that belong to the block that begins here."""
        return min(line.level, self.top.level) + 1

    # Lines

    def line(self, line: Line) -> None:
        found = MARK.match(self.text, line.start, line.end)
        try:
            if found:
                _MARKED[found.lastgroup or ""](self, line, found)
            elif isinstance(self.top, QuoteFrame) and (said := ATTRIBUTION_MARK.match(self.text, line.start, line.end)):
                self.attribution(line, said.end(), self.top)
            elif (talk := self.talk(line)) and (
                turn := turn_label(self.text, line.start, line.end, talk.interview.participants)
            ):
                self.turn(line, *turn, talk)
            else:
                self.paragraph(line, line.start)
        except Misread as why:
            self.ledger.remark(
                "TEXT-BLOCK",
                f"read as words, not as a mark: {why.message}",
                line.start,
                line.end,
                help="write a backslash before the mark if words are meant",
            )
            self.paragraph(line, line.start)

    def paragraph(self, line: Line, start: int) -> None:
        frame = self.fitting(2)
        frame.add(Paragraph(self.inlines(line, start, frame.room - 1)))

    def inlines(self, line: Line, start: int, room: int) -> tuple[Inline, ...]:
        """The prose that a line holds from *start* on."""
        return read_inlines(self.ledger, start, line.end, room) if start < line.end else ()

    def attributes(self, line: Line, position: int) -> tuple[Attributes | None, int]:
        """The attributes that stand at *position*, right behind a mark, and where they end."""
        given = None
        if self.text.startswith("(", position, line.end):
            given, position = read_attributes(self.text, position + 1, line.end)
        if position < line.end and self.text[position] not in " \t":
            raise Misread("expected a space behind the mark", position)
        return given, position

    # The marks. Each method raises Misread before it has done anything, or reads the line.

    def break_(self, line: Line, _found: re.Match[str]) -> None:
        _require(self.top, 1, line)
        self.ledger.consume(line.start, line.end)
        self.top.add(Break())

    def apart(self, line: Line, _found: re.Match[str]) -> None:
        self.ledger.consume(line.start, line.end)
        self.top.run = None

    def heading(self, line: Line, found: re.Match[str]) -> None:
        start = behind_spaces(self.text, found.end(), line.end)
        need = 2 if start < line.end else 1
        outer: Frame
        if talk := self.talk(line):
            outer = talk.interview
        elif isinstance(self.top, BodyFrame):
            outer = self.top
            while isinstance(outer, SectionFrame) and outer.hashes >= len(found[0]):
                outer = outer.outer
        else:
            raise Misread("no section can begin here", line.start)
        _require(outer, need, line)
        self.close_to(outer)
        self.ledger.consume(line.start, found.end())
        title = self.inlines(line, start, outer.room - 1)
        depth, level = outer.depth + 1, outer.level
        if isinstance(outer, InterviewFrame):
            self.frames.append(TopicFrame(outer=outer, title=title, depth=depth, level=level, hold=level))
        elif isinstance(outer, BodyFrame):
            hashes = len(found[0])
            self.frames.append(SectionFrame(outer=outer, title=title, depth=depth, level=0, hold=0, hashes=hashes))

    def quotation(self, line: Line, found: re.Match[str]) -> None:
        start, level, top = behind_spaces(self.text, found.end(), line.end), self.level_below(line), self.top
        _require(top, 3 if start < line.end else 2, line)
        opening = Opening(ledger=self.ledger, line=line, end=found.end())
        top.run = None
        frame = QuoteFrame(outer=top, opening=opening, depth=top.depth + 1, level=level, hold=level)
        self.opened(line, start, frame)

    def attribution(self, line: Line, end: int, frame: QuoteFrame) -> None:
        given, end = self.attributes(line, end)
        start = behind_spaces(self.text, end, line.end)
        said: Attribution = build(ATTRIBUTION, given, unescape(self.text[start : line.end]))
        if said == Attribution():
            raise Misread("it names nobody", line.start)
        self.ledger.consume(line.start, line.end, given)
        self.ledger.metadata.append((start, line.end))
        frame.attribution = said
        self.close()

    def item(self, line: Line, found: re.Match[str]) -> None:
        start, level, top = behind_spaces(self.text, found.end(), line.end), self.level_below(line), self.top
        number = int(found[0][:-1]) if found.lastgroup == "number" else None
        run = top.run if top.run and top.run.following == number else ListRun(number)
        if run is not top.run and number is not None and number > HIGHEST_START:
            raise Misread(f"no list begins with a number above {HIGHEST_START}", line.start)
        _require(top, 4 if start < line.end else 2, line)
        if run is not top.run:
            top.run = run
            top.row.append(run)
        self.ledger.consume(line.start, found.end())
        self.opened(line, start, ItemFrame(outer=run, depth=top.depth + 2, level=level, hold=level))

    def table(self, line: Line, _found: re.Match[str]) -> None:
        table, end = read_table(self.ledger, self.lines, self.next - 1, self.top.hold, self.top.room)
        if not blocks(table):
            raise Misread("there is nothing in this table, or it nests too deep", line.start)
        self.next = end
        self.top.add(table)

    def kind(self, line: Line, found: re.Match[str]) -> None:
        shape = BLOCKS.get(found[0][1:])
        if not shape:
            raise Misread(f"there is no kind of block {found[0]!r}", line.start)
        given, end = self.attributes(line, found.end())
        start = behind_spaces(self.text, end, line.end)
        if shape.kind is Participant:
            self.participant(line, shape, given, start)
            return
        match build(shape, given):
            case Figure() | Embed() as block:
                _require(self.top, 2 if start < line.end else 1, line)
                block = evolve(block, caption=self.inlines(line, start, self.top.room - 1))
                if not blocks(block):
                    raise Misread("there is nothing in it", line.start)
                self.ledger.consume(line.start, end, given)
                self.top.add(block)
            case Preformatted():
                self.preformatted(line, start)
            case Note() | Interview() as block:
                _require(self.top, 3 if start < line.end else 2, line)
                self.container(line, start, block, Opening(ledger=self.ledger, line=line, end=end, given=given))

    def container(self, line: Line, start: int, block: Note | Interview, opening: Opening) -> None:
        level, top = self.level_below(line), self.top
        depth = top.depth + 1
        top.run = None
        if isinstance(block, Note):
            frame: Frame = NoteFrame(outer=top, opening=opening, kind=block.kind, depth=depth, level=level, hold=level)
        else:
            frame = InterviewFrame(outer=top, opening=opening, depth=depth, level=level, hold=level)
        self.opened(line, start, frame)

    def participant(self, line: Line, shape: Shape, given: Attributes | None, start: int) -> None:
        talk = self.talk(line)
        if not talk:
            raise Misread("only an interview has participants", line.start)
        participant: Participant = build(shape, given, unescape(self.text[start : line.end]))
        known = talk.interview.participants
        if participant.label in known:
            raise Misread(f"there is a participant {participant.label!r} already", line.start)
        known[participant.label] = participant
        self.ledger.consume(line.start, line.end, given)
        self.ledger.metadata.append((start, line.end))

    def preformatted(self, line: Line, start: int) -> None:
        if start < line.end:
            raise Misread("preformatted text begins on the next line", start)
        _require(self.top, 1, line)
        level, raw, end = self.level_below(line), [], self.next
        while end < len(self.lines) and self.lines[end].level >= level:
            mark = RAW_MARK.match(self.text, self.lines[end].start, self.lines[end].stop)
            if not mark:
                break
            raw.append((mark, self.lines[end].stop))
            end += 1
        if not raw or (len(raw) == 1 and raw[0][0].end() == raw[0][1]):
            raise Misread("there is no preformatted text below", line.start)
        self.ledger.consume(line.start, line.end)
        words = []
        for mark, stop in raw:
            self.ledger.consume(mark.start(), mark.end())
            words.append(self.ledger.words(mark.end(), stop))
        self.top.add(Preformatted("\n".join(words)))
        self.next = end

    # Interviews

    def talk(self, line: Line) -> Talk | None:
        """The interview or topic in which a turn can begin with the line."""
        if isinstance(self.top, TurnFrame):
            return self.top.outer if line.level <= self.top.hold else None
        return self.top if isinstance(self.top, InterviewFrame | TopicFrame) else None

    def turn(self, line: Line, speaker: str, colon: int, talk: Talk) -> None:
        start = behind_spaces(self.text, colon + 1, line.end)
        _require(talk, 3 if start < line.end else 1, line)
        self.close_to(talk)
        self.ledger.words(line.start, colon)
        self.ledger.consume(colon, colon + 1)
        frame = TurnFrame(outer=talk, speaker=speaker, depth=talk.depth + 1, level=talk.level + 1, hold=talk.level)
        self.opened(line, start, frame)


def _require(frame: Frame, levels: int, line: Line) -> None:
    if frame.room < levels:
        raise Misread("blocks nest too deep", line.start)


_MARKED: Final[dict[str, Callable[[_BodyReader, Line, re.Match[str]], None]]] = {
    "heading": _BodyReader.heading,
    "quotation": _BodyReader.quotation,
    "item": _BodyReader.item,
    "number": _BodyReader.item,
    "caption": _BodyReader.table,
    "row": _BodyReader.table,
    "break": _BodyReader.break_,
    "kind": _BodyReader.kind,
    "apart": _BodyReader.apart,
}
"""What reads the lines of each mark."""
