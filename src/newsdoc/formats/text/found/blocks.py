"""From lines to parts: at each line the first construct that begins there is taken; what is none is a paragraph."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from attrs import evolve

from newsdoc.formats.text.found.agate import column_rows, is_column_row, take_columns
from newsdoc.formats.text.found.headings import take_heading, take_underlined
from newsdoc.formats.text.found.labels import Label, label_of
from newsdoc.formats.text.found.layout import Layout, ends_sentence
from newsdoc.formats.text.found.lists import marker_of, take_list
from newsdoc.formats.text.found.notes import is_break, is_end_mark, note_kind
from newsdoc.formats.text.found.parts import BreakPart, ListPart, NotePart, ParagraphPart, Part, TablePart, TurnPart
from newsdoc.formats.text.found.pullquotes import take_pull_quote
from newsdoc.formats.text.found.quotations import has_spoken_clause, is_dialogue_line
from newsdoc.formats.text.found.sheet import Line, Prose, Sheet
from newsdoc.formats.text.found.tables import is_row, take_table
from newsdoc.formats.text.found.wire import take_agate

__all__ = ["Scanner"]

_SHORT: Final = 40
_DIALOGUE: Final = "—–―"
_LONGEST_NOTE: Final = 1000
_LONGEST_CAPTION: Final = 120


class Scanner:
    """Reads lines into a row of parts.

    :ivar sheet: the text.
    :ivar lines: its lines.
    :ivar layout: how they make paragraphs.
    :ivar labels: the labels that make turns.
    :ivar agate: numbers of the lines that a wire marks as rows of agate type.
    """

    def __init__(
        self,
        sheet: Sheet,
        lines: Sequence[Line],
        layout: Layout,
        labels: Mapping[str, str],
        agate: frozenset[int] = frozenset(),
    ) -> None:
        self.sheet = sheet
        self.lines = lines
        self.layout = layout
        self.labels = labels
        self.agate = agate
        self._no_columns = 0
        self._dialogue = range(0)
        self._dashes_seen = 0

    def parts(self, at: int = 0) -> list[Part]:
        """The parts from line *at* on."""
        done: list[Part] = []
        gap = True
        while at < len(self.lines):
            if self.lines[at].blank:
                gap = True
                at += 1
                continue
            part, at = self._take(at, gap=gap)
            if isinstance(part, TablePart) and done and (caption := self._caption(done[-1], part)):
                done[-1] = evolve(part, caption=caption, gap=done[-1].gap)
            else:
                done.append(part)
            gap = False
        return done

    def _caption(self, above: Part, table: TablePart) -> Prose | None:
        """The caption of *table*, if the part right above it is one."""
        if table.caption or table.gap or not table.rows:
            return None
        if isinstance(above, ListPart) and len(above.items) == 1 and not above.ordered:
            prose = above.items[0].prose
        elif isinstance(above, ParagraphPart) and above.lines == 1:
            prose = above.prose
        else:
            return None
        if len(prose.text) > _LONGEST_CAPTION or prose.text.endswith((":", "：")) or ends_sentence(prose.text):
            return None
        self.sheet.find("TEXT-CAPTION-GUESSED", prose.span(), confidence=0.9)
        return prose

    def _take(self, at: int, *, gap: bool) -> tuple[Part, int]:
        return (
            self._note_line(at, gap=gap)
            or take_agate(self.sheet, self.lines, at, self.agate, gap=gap)
            or take_heading(self.sheet, self.lines, at, gap=gap)
            or take_table(self.sheet, self.lines, at, gap=gap)
            or take_underlined(self.sheet, self.lines, at, gap=gap)
            or take_pull_quote(self.sheet, self.lines, at, gap=gap)
            or self._list(at, gap=gap)
            or self._turn(at, gap=gap)
            or self._columns(at, gap=gap)
            or self._paragraph(at, gap=gap)
        )

    def _note_line(self, at: int, *, gap: bool) -> tuple[NotePart | BreakPart, int] | None:
        """A rule or an end mark, before its characters are taken for a heading or a list."""
        line = self.lines[at]
        if len(line.text) < _SHORT and is_end_mark(line.text):
            self.sheet.find("TEXT-NOTE-GUESSED", line.span, confidence=0.95)
            return NotePart(gap=gap, kind="end", lines=(self.sheet.line_prose([line]),)), at + 1
        if is_break(line.text):
            self.sheet.mark(*line.span)
            return BreakPart(gap=gap), at + 1
        return None

    def _list(self, at: int, *, gap: bool) -> tuple[ListPart, int] | None:
        if self.lines[at].text[0] in _DIALOGUE and self._is_dialogue(at):
            return None
        return take_list(self.sheet, self.lines, at, self.layout, gap=gap, stops=self._stops)

    def _is_dialogue(self, at: int) -> bool:
        """Whether the lines with dashes from *at* on are people talking, as Spanish and French novels set them."""
        if at < self._dashes_seen:
            return at in self._dialogue
        spoken = []
        end = at
        while end < len(self.lines) and (self.lines[end].blank or self.lines[end].text[0] in _DIALOGUE):
            if not self.lines[end].blank:
                spoken.append(self.lines[end].text)
            end += 1
        above = next((line.text for line in reversed(self.lines[max(at - 2, 0) : at]) if not line.blank), "")
        talk = bool(spoken) and not above.endswith((":", "：")) and all(is_dialogue_line(text) for text in spoken)
        if talk and any(has_spoken_clause(text) for text in spoken):
            self._dialogue = range(at, end)
        self._dashes_seen = max(end, at + 1)
        return at in self._dialogue

    def _columns(self, at: int, *, gap: bool) -> tuple[TablePart, int] | None:
        """The table in columns on line *at*; rows that make none are not looked at again."""
        if at < self._no_columns:
            return None
        rows = column_rows(self.lines, at)
        self._no_columns = at + len(rows)
        return take_columns(self.sheet, self.lines, at, rows, gap=gap)

    def _label(self, at: int) -> Label | None:
        label = label_of(self.lines[at]) if self.labels else None
        return label if label is not None and label.text in self.labels else None

    def _turn(self, at: int, *, gap: bool) -> tuple[TurnPart, int] | None:
        label = self._label(at)
        if label is None:
            return None
        line = self.lines[at]
        self.sheet.mark(line.start, label.span[0])
        self.sheet.mark(label.span[1], label.end)
        spans = [(label.end, line.end)]
        at = self._rest(at, spans)
        said = ParagraphPart(prose=self.sheet.prose(spans), lines=len(spans))
        return TurnPart(gap=gap, label=label.text, place=label.span, parts=(said,)), at

    def _paragraph(self, at: int, *, gap: bool) -> tuple[ParagraphPart | NotePart, int]:
        line = self.lines[at]
        spans = [line.span]
        at = self._rest(at, spans)
        prose = self.sheet.prose(spans)
        if len(prose.text) < _LONGEST_NOTE and (kind := note_kind(prose.text)):
            self.sheet.find("TEXT-NOTE-GUESSED", prose.span(), confidence=0.95)
            return NotePart(gap=gap, kind=kind, lines=(prose,)), at
        return ParagraphPart(gap=gap, prose=prose, lines=len(spans), indent=line.indent), at

    def _rest(self, at: int, spans: list[tuple[int, int]]) -> int:
        """Add to *spans* the lines that go on with the paragraph on line *at*; return the line after them."""
        at += 1
        while at < len(self.lines):
            line = self.lines[at]
            if line.blank or self._stops(at) or not self.layout.joins(self.lines[at - 1], line):
                break
            spans.append(line.span)
            at += 1
        return at

    def _stops(self, at: int) -> bool:
        """Whether something else than the rest of a paragraph begins on line *at*."""
        line = self.lines[at]
        if is_row(line) or line.text.startswith(("#", ">")) or self._label(at) or is_break(line.text):
            return True
        if is_column_row(line) or (len(line.text) < _SHORT and is_end_mark(line.text)):
            return True
        if marker_of(line.text) is None:
            return False
        # A wrapped line may begin with a dash or a number by chance: not after a colon or the end of a sentence.
        before = self.lines[at - 1].text
        return not self.layout.width or before.endswith((":", ";", ",", "：")) or ends_sentence(before)
