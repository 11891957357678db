"""Tables set in columns with blanks or tabs, as results services set them in agate type."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from newsdoc.formats.text.found.parts import TablePart
from newsdoc.formats.text.found.sheet import Line, Prose, Sheet, Span

__all__ = ["column_rows", "is_column_row", "take_columns"]

# Two blanks part cells, but typists also set two after a sentence: there it takes three.
_GAP = re.compile(r"(?<![.!?:;,\"”])[ \u00a0]{2,}|[ \u00a0]{3,}|\s*\t\s*")
_MAY_PART = re.compile("  |[\t\u00a0]")
_NUMBER = re.compile(r"[-+=£$€#(]*\d[\d.,:/'’%°+()hms-]*[a-z]{0,3}\.?")
_LONGEST_CELL: Final = 48
_FEWEST_ROWS: Final = 2
_TWO_COLUMNS: Final = 2
_STUB: Final = 4


def column_rows(lines: Sequence[Line], at: int) -> list[list[Span]]:
    """The cells of the lines from *at* on that stand in columns, up to the first that does not."""
    rows: list[list[Span]] = []
    while at + len(rows) < len(lines) and (cells := _cells(lines[at + len(rows)])):
        rows.append(cells)
    return rows


def is_column_row(line: Line) -> bool:
    """Whether a line stands in columns beyond doubt: in three or more."""
    return ("  " in line.text or "\t" in line.text) and len(_cells(line)) > _TWO_COLUMNS


def take_columns(
    sheet: Sheet, lines: Sequence[Line], at: int, rows: Sequence[Sequence[Span]], *, gap: bool
) -> tuple[TablePart, int] | None:
    """The table that *rows*, which begin at line *at*, make, and the line after it; None if they make none."""
    widths = [len(row) for row in rows]
    # A first row that stands in and has a cell less heads all columns but the first.
    stub = len(rows) > 1 and widths[0] == min(widths[1:]) - 1 and lines[at].indent >= lines[at + 1].indent + _STUB
    if len(rows) < _FEWEST_ROWS or max(widths) - min(widths) > 1:
        return None
    if max(widths) == _TWO_COLUMNS and not all(_is_number(sheet, row[-1]) for row in rows[1:]):
        return None
    words = [tuple(sheet.prose([cell]) for cell in row) for row in rows]
    if stub:
        words[0] = (sheet.prose([(rows[0][0][0], rows[0][0][0])]), *words[0])
    header = words[0] if stub else _header(words)
    end = at + len(rows)
    span = (lines[at].start, lines[end - 1].end)
    sheet.find("TEXT-COLUMNS-GUESSED", span, confidence=0.85)
    return TablePart(gap=gap, header=header, rows=tuple(words[1:] if header else words)), end


def _cells(line: Line) -> list[Span]:
    """The cells of a row in columns; none if the line is not one."""
    if not _MAY_PART.search(line.text):
        return []
    cells = []
    start = 0
    for found in _GAP.finditer(line.text):
        cells.append((line.start + start, line.start + found.start()))
        start = found.end()
    cells.append((line.start + start, line.end))
    if len(cells) == 1 or any(stop - begin > _LONGEST_CELL or stop == begin for begin, stop in cells):
        return []
    return cells


def _is_number(sheet: Sheet, cell: Span) -> bool:
    return bool(_NUMBER.fullmatch(sheet.text[cell[0] : cell[1]]))


def _header(rows: Sequence[tuple[Prose, ...]]) -> tuple[Prose, ...]:
    """The first row, if it names columns of which the others hold numbers."""
    first, *rest = rows
    named = [index for index, cell in enumerate(first) if not _NUMBER.fullmatch(cell.text)]
    if len(named) < len(first) - 1:
        # Distances and years may head columns too: then the first cell is a word and the rows below are finer.
        return first if not _NUMBER.fullmatch(first[0].text) and _finer(first, rest) else ()
    below = [index for index in named if all(len(row) > index and _NUMBER.fullmatch(row[index].text) for row in rest)]
    return first if below or _finer(first, rest) else ()


def _finer(first: tuple[Prose, ...], rest: Sequence[tuple[Prose, ...]]) -> bool:
    """Whether the rows below hold numbers of another kind than the first: times below distances."""

    def shape(text: str) -> str:
        return re.sub(r"\d+", "9", text)

    below = {shape(cell.text) for row in rest for cell in row[1:]}
    return bool(first[1:]) and all(shape(cell.text) not in below for cell in first[1:])
