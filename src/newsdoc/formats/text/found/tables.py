"""Tables drawn with pipes: ``| a | b |``, with or without a rule, whatever dashes the rule is drawn with.

A single cell above a wider body is the caption; a first row above the rule is the header; ragged rows are kept.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from newsdoc.formats.text.found.parts import TablePart
from newsdoc.formats.text.found.sheet import EDGE, Line, Prose, Sheet, Span
from newsdoc.model import Alignment

__all__ = ["is_row", "take_table"]

_FEWEST_LINES: Final = 2
_RULE_BELOW: Final = 2
_LONG_DASHES: Final = 3
_DASHES: Final = "-–—―─━═=_"
_RULE_CELL = re.compile(rf"[{_DASHES}+: ]*[{_DASHES}][{_DASHES}+: ]*")
_GRID = re.compile(rf"\+(?:[{_DASHES}]+\+)+")
_PLAIN_RULE = re.compile(r"[-:| ]+")
_ESCAPE = re.compile(r"\\(?=\|)")


def is_row(line: Line) -> bool:
    """Whether *line* opens with a pipe and so is a row of a table, if its neighbour is one too."""
    return line.text.startswith("|")


def take_table(sheet: Sheet, lines: Sequence[Line], at: int, *, gap: bool) -> tuple[TablePart, int] | None:
    """The table that begins at line *at*, and the line after it; None if none begins there."""
    end = _end(lines, at)
    if end - at < _FEWEST_LINES:
        return None
    rows: list[tuple[Prose, ...]] = []
    alignment: tuple[Alignment, ...] = ()
    rule_at = rule_cells = -1
    for line in lines[at:end]:
        cells = _cells(line)
        if _GRID.fullmatch(line.text):
            sheet.mark(*line.span)
            continue
        if _is_rule(sheet, cells, first=rule_at < 0 and len(rows) < _RULE_BELOW):
            sheet.mark(*line.span)
            if rule_at < 0:
                rule_at, rule_cells = len(rows), len(cells)
                alignment = tuple(_alignment(sheet.text[start:stop].strip(EDGE)) for start, stop in cells)
                if not _PLAIN_RULE.fullmatch(line.text):
                    sheet.find("TEXT-TABLE-SEPARATOR", line.span)
            continue
        rows.append(tuple(_cell(sheet, cell) for cell in cells))
        _mark_pipes(sheet, line, cells)
    if not rows:
        # Nothing but rules: it was no table, and its characters are markup only of one.
        return TablePart(gap=gap), end
    caption, header, body = _roles(rows, rule_at)
    span = (lines[at].start, lines[end - 1].end)
    widths = {len(row) for row in body}
    sheet.find("TEXT-TABLE-GUESSED", span, confidence=0.95 if rule_at >= 0 else 0.9)
    if rule_at >= 0 and rule_cells not in {*widths, len(header)}:
        sheet.find("TEXT-TABLE-WIDTH", span)
    if len(widths) > 1:
        sheet.find("TEXT-TABLE-RAGGED", span)
    return TablePart(gap=gap, caption=caption, header=header, rows=body, alignment=alignment), end


def _end(lines: Sequence[Line], at: int) -> int:
    """The line after the rows that begin at *at*: lines that open with a pipe, or lines with a pipe around a rule."""
    end = at
    if "|" not in lines[at].text and lines[at].text[0] != "+":
        return at
    if is_row(lines[at]) or _GRID.fullmatch(lines[at].text):
        while end < len(lines) and (is_row(lines[end]) or _GRID.fullmatch(lines[end].text)):
            end += 1
    elif "|" in lines[at].text and at + 1 < len(lines) and _bare_rule(lines[at + 1].text):
        while end < len(lines) and "|" in lines[end].text:
            end += 1
    return end


def _bare_rule(text: str) -> bool:
    return "|" in text and all(_RULE_CELL.fullmatch(cell) for cell in text.strip("|" + EDGE).split("|"))


def _roles(
    rows: Sequence[tuple[Prose, ...]], rule_at: int
) -> tuple[Prose | None, tuple[Prose, ...], tuple[tuple[Prose, ...], ...]]:
    """Which of the rows are the caption, the header and the body."""
    rest = list(rows)
    caption = None
    if len(rest) > 1 and len(rest[0]) == 1 and max(map(len, rest[1:])) > 1:
        caption = rest.pop(0)[0]
        rule_at -= 1
    header = rest.pop(0) if rule_at == 1 and len(rest) > 0 else ()
    return caption, header, tuple(rest)


def _cells(line: Line) -> list[Span]:
    """Where the cells of a row stand, between pipes that no backslash guards; those at the edges draw the frame."""
    text, base = line.text, line.start
    pipes = []
    at = text.find("|")
    while at >= 0:
        guards = 0
        while guards < at and text[at - 1 - guards] == "\\":
            guards += 1
        if guards % 2 == 0:
            pipes.append(at)
        at = text.find("|", at + 1)
    if not pipes or pipes[0] != 0:
        pipes.insert(0, -1)
    if pipes[-1] != len(text) - 1 or len(pipes) == 1:
        pipes.append(len(text))
    return [(base + left + 1, base + right) for left, right in pairwise(pipes)]


def _mark_pipes(sheet: Sheet, line: Line, cells: Sequence[Span]) -> None:
    at = line.start
    for start, end in cells:
        sheet.mark(at, start)
        at = end
    sheet.mark(at, line.end)


def _cell(sheet: Sheet, span: Span) -> Prose:
    """The words of a cell; white space at its edges and the backslash before a pipe are markup."""
    start, end = span
    raw = sheet.text[start:end]
    content = raw.strip(EDGE)
    first = start + len(raw) - len(raw.lstrip(EDGE)) if content else end
    last = first + len(content)
    sheet.mark(start, first)
    sheet.mark(last, end)
    pieces = []
    at = first
    for escape in _ESCAPE.finditer(sheet.text, first, last) if "\\" in content else ():
        sheet.mark(escape.start(), escape.start() + 1)
        pieces.append((at, escape.start()))
        at = escape.start() + 1
    pieces.append((at, last))
    return sheet.pieces(pieces)


def _is_rule(sheet: Sheet, cells: Sequence[Span], *, first: bool) -> bool:
    """Whether the cells draw a rule; further down than the second row only long dashes do."""
    for start, end in cells:
        text = sheet.text[start:end].strip(EDGE)
        if not _RULE_CELL.fullmatch(text) or not (first or len(text) >= _LONG_DASHES):
            return False
    return True


def _alignment(rule: str) -> Alignment:
    match rule.startswith(":"), rule.endswith(":"):
        case True, True:
            return Alignment.CENTER
        case True, False:
            return Alignment.LEFT
        case False, True:
            return Alignment.RIGHT
    return Alignment.NONE
