"""Tables: a caption, a head, scopes for those who hear them, and room of their own to scroll in."""

from __future__ import annotations

from collections.abc import Iterable

from newsdoc.formats.html.inlines import line
from newsdoc.formats.html.markup import Account, attributes
from newsdoc.model import Alignment, Cell, Table, plain_text

__all__ = ["scrolling", "table"]


def table(shown: Table, account: Account) -> str:
    """A table. A wide one scrolls within itself; so the page never does."""
    columns = _Columns(shown.alignment)
    parts = []
    if shown.caption:
        parts.append(f"<caption>{line(shown.caption, account)}</caption>\n")
    if shown.header:
        parts.append(f"<thead>\n{_row(shown.header, columns, account, scope='col')}</thead>\n")
    if shown.rows:
        rows = "".join(_row(row, columns, account, scope="row") for row in shown.rows)
        parts.append(f"<tbody>\n{rows}</tbody>\n")
    beyond = sum(word is not Alignment.NONE for word in shown.alignment[columns.width :])
    if beyond:
        account.ledger.lose("Table.alignment", "there is no such column in the table", beyond)
    return scrolling(f"<table>\n{''.join(parts)}</table>", "Table", plain_text(shown.caption), account)


def scrolling(content: str, thing: str, name: str, account: Account) -> str:
    """Content that may be wider than the page in a region that is scrolled by itself, by keyboard as well."""
    label = f"{account.prefix}{thing} {account.number(thing)}{f': {name}' if name else ''}"
    return f'<div{attributes(class_="scroll", role="region", aria_label=label)} tabindex="0">{content}</div>\n'


class _Columns:
    """Which column each cell stands in, row by row, where cells cover several rows and columns."""

    def __init__(self, alignment: tuple[Alignment, ...]) -> None:
        self._alignment = alignment
        self._covered: dict[int, int] = {}  # column -> for how many more rows a cell from above covers it
        self.width = 0

    def of(self, row: Iterable[Cell]) -> Iterable[tuple[Cell, str]]:
        """The cells of the next row, each with how it stands."""
        above = {column: left - 1 for column, left in self._covered.items() if left > 1}
        column = 0
        for cell in row:
            while column in self._covered:
                column += 1
            yield cell, self._alignment[column].value if column < len(self._alignment) else ""
            # No more columns need be known than are aligned.
            last = min(column + cell.colspan, len(self._alignment))
            if cell.rowspan > 1:
                above.update(dict.fromkeys(range(column, last), cell.rowspan - 1))
            column += cell.colspan
            self.width = max(self.width, column)
        self._covered = above


def _row(row: tuple[Cell, ...], columns: _Columns, account: Account, scope: str) -> str:
    return f"<tr>{''.join(_cell(cell, stands, account, scope) for cell, stands in columns.of(row))}</tr>\n"


def _cell(cell: Cell, stands: str, account: Account, scope: str) -> str:
    spans = attributes(
        colspan=cell.colspan if cell.colspan > 1 else None, rowspan=cell.rowspan if cell.rowspan > 1 else None
    )
    words = line(cell.inlines, account)
    if cell.header and words:
        # Those who hear a table get the heads of a cell read with it; a head over several columns heads them all.
        group = "group" if (cell.colspan if scope == "col" else cell.rowspan) > 1 else ""
        return f"<th{attributes(scope=scope + group, class_=stands)}{spans}>{words}</th>"
    kind = "head" if cell.header else ""  # an empty head heads nothing
    return f"<td{attributes(class_=f'{stands} {kind}'.strip())}{spans}>{words}</td>"
