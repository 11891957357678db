"""Reads a table: its caption, its rows of cells between pipes, the row that tells how the columns stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from attrs import evolve

from newsdoc.formats.text.inline_reader import read_cell, read_inlines
from newsdoc.formats.text.ledger import Ledger
from newsdoc.formats.text.lines import Line, behind_spaces
from newsdoc.formats.text.marks import ALIGNMENTS, DELIMITER_ROW, MARK
from newsdoc.model import Alignment, Cell, Inline, Table
from newsdoc.model.blocks import blocks

__all__ = ["read_table"]

_PIPE: Final = re.compile(r"\\[^\n]|\|")


def _cells(text: str, line: Line) -> Iterator[tuple[int, int]]:
    """Where the cells of a row stand, without the spaces at their edges; a pipe with a backslash is part of one."""
    start = line.start + 1
    for found in _PIPE.finditer(text, start, line.end):
        if found[0] == "|":
            yield _trimmed(text, start, found.start())
            start = found.end()
    if start < line.end:
        yield _trimmed(text, start, line.end)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    cell = text[start:end]
    start += len(cell) - len(cell.lstrip(" \t"))
    return start, max(start, start + len(cell.strip(" \t")))


def _read_row(ledger: Ledger, line: Line, room: int) -> tuple[Cell, ...] | None:
    """The cells of a row; None if they need more levels of nodes than *room* below a cell."""
    places = list(_cells(ledger.text, line))
    if room < 0 or (room == 0 and any(read_cell(Ledger(ledger.text), *place, room).inlines for place in places)):
        return None
    end = line.start
    for place in places:
        ledger.consume(end, place[0])
        end = place[1]
    ledger.consume(end, line.end)
    return tuple(read_cell(ledger, *place, room) for place in places)


def _read_alignment(ledger: Ledger, line: Line) -> tuple[Alignment, ...]:
    """How the columns stand, by the row that tells it."""
    ledger.consume(line.start, line.end)
    ends = (ledger.text[start] + ledger.text[end - 1] for start, end in _cells(ledger.text, line))
    return tuple(ALIGNMENTS[pair] for pair in ends)


def read_table(ledger: Ledger, lines: Sequence[Line], index: int, hold: int, room: int) -> tuple[Table, int]:
    """The table that begins with the line at *index*, and the index of the line behind it.

    :param hold: how far lines must be set in to belong to the block around the table.
    :param room: how many levels of nodes may stand in that block.
    """
    first, end = lines[index], index
    caption: tuple[Inline, ...] = ()
    mark = MARK.match(ledger.text, first.start, first.end)
    if mark and mark.lastgroup == "caption":
        start = behind_spaces(ledger.text, mark.end(), first.end)
        if start < first.end:
            if room < 2:  # noqa: PLR2004 - the table, and the text of its caption
                return Table(), index
            caption = read_inlines(ledger, start, first.end, room - 1)
        end += 1
    rows: list[tuple[Cell, ...]] = []
    header: tuple[Cell, ...] = ()
    delimiter = None
    while (following := _next_row(ledger.text, lines, end, hold)) is not None:
        line = lines[following]
        if delimiter is None and len(rows) <= 1 and DELIMITER_ROW.match(ledger.text, line.start, line.end):
            delimiter = line
            header = rows.pop() if rows else ()
        elif (row := _read_row(ledger, line, room - 2)) is not None:
            rows.append(row)
        else:
            break
        end = following + 1
    table = Table(rows, header=header, caption=caption)
    if blocks(table):
        if mark and mark.lastgroup == "caption":
            ledger.consume(first.start, mark.end())
        if delimiter:
            table = evolve(table, alignment=_read_alignment(ledger, delimiter))
    return table, end


def _next_row(text: str, lines: Sequence[Line], index: int, hold: int) -> int | None:
    """The index of the next line from *index* on that is not blank, if that is a row of the same block."""
    while index < len(lines) and lines[index].blank:
        index += 1
    if index == len(lines) or lines[index].level < hold:
        return None
    found = MARK.match(text, lines[index].start, lines[index].end)
    return index if found and found.lastgroup == "row" else None
