"""Tables, as GitHub Flavored Markdown has them: a head, rows of as many cells, nothing that spans."""

from __future__ import annotations

from typing import Final

from newsdoc.formats.display import Ledger
from newsdoc.formats.markdown.inlines import line
from newsdoc.model import Alignment, Cell, Table

__all__ = ["table"]

_RULES: Final = {Alignment.NONE: "---", Alignment.LEFT: ":--", Alignment.CENTER: ":-:", Alignment.RIGHT: "--:"}


def table(shown: Table, ledger: Ledger) -> str:
    """A table; nothing where there is no cell."""
    rows = [shown.header, *shown.rows]
    width = max(map(len, rows))
    if not width:
        return ""
    _account(shown, width, ledger)
    alignment = (*shown.alignment, *[Alignment.NONE] * width)[:width]
    rule = f"| {' | '.join(_RULES[each] for each in alignment)} |"
    head, *body = ["| " + " | ".join(_cells(row, width, ledger)) + " |" for row in rows]
    return "\n".join((head, rule, *body))


def _cells(row: tuple[Cell, ...], width: int, ledger: Ledger) -> list[str]:
    return [*(line(cell.inlines, ledger) for cell in row), *[""] * (width - len(row))]


def _account(shown: Table, width: int, ledger: Ledger) -> None:
    cells = [cell for row in (shown.header, *shown.rows) for cell in row]
    short = sum(len(row) < width for row in (shown.header, *shown.rows) if row)
    counts = {
        ("Cell.colspan", "a cell stands in one column"): sum(cell.colspan > 1 for cell in cells),
        ("Cell.rowspan", "a cell stands in one row"): sum(cell.rowspan > 1 for cell in cells),
        ("Cell.header", "only the first row heads anything"): sum(cell.header for row in shown.rows for cell in row),
        ("Table.rows", "all rows have as many cells; empty ones fill them up"): short,
        ("Table.alignment", "there is no such column in the table"): sum(
            each is not Alignment.NONE for each in shown.alignment[width:]
        ),
    }
    for (path, reason), count in counts.items():
        if count:
            ledger.lose(path, reason, count)
