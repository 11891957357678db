"""Tables: captions, header cells, spans, columns; nothing that stands between the rows is lost."""

from __future__ import annotations

from collections.abc import Iterator

from newsdoc.formats.newsml.body.assembly import Part, Piece, fitting
from newsdoc.formats.newsml.body.flow import BodyReader, children
from newsdoc.formats.newsml.body.vocabulary import ALIGNMENTS
from newsdoc.formats.newsml.item import content
from newsdoc.formats.newsml.lexical import blank
from newsdoc.formats.newsml.names import Element, name_in
from newsdoc.model import Alignment, Cell, LineBreak, Table

__all__ = ["number", "read_table"]


def read_table(reader: BodyReader, element: Element, level: int) -> list[Part]:
    """``table``, of HTML or NITF."""
    caption: list[Piece] = []
    alignment: list[Alignment] = []
    header: tuple[Cell, ...] = ()
    rows: list[tuple[Cell, ...]] = []
    has_body = False
    for child, text in children(element):
        name = "" if child is None else name_in(child.tag)
        if child is None:
            rows.append((Cell(text),))
        elif name == "caption" and not header and not rows:
            caption += [LineBreak()] if caption else []
            caption += reader.line(child, level + 1)
        elif name in {"colgroup", "col"} and blank(content(child)):
            columns = list(child.iter("{*}col")) if name == "colgroup" else [child]
            alignment.extend(map(_alignment, columns))
        elif name in {"thead", "tbody", "tfoot"}:
            has_body = has_body or name == "tbody"
            for line in _rows(reader, child, level + 1):
                if name == "thead" and not header and not rows:
                    header = line
                else:
                    rows.append(line)
        else:
            rows.extend(_rows_of(reader, child, level + 1))
    if not header and not has_body and rows and all(cell.header for cell in rows[0]):
        header = rows.pop(0)
    table = Table(rows, header=header, caption=caption, alignment=alignment)
    return fitting(table, level) if table != Table() else []


def _rows(reader: BodyReader, group: Element, level: int) -> Iterator[tuple[Cell, ...]]:
    for child, text in children(group):
        if child is None:
            yield (Cell(text),)
        else:
            yield from _rows_of(reader, child, level)


def _rows_of(reader: BodyReader, element: Element, level: int) -> Iterator[tuple[Cell, ...]]:
    name = name_in(element.tag)
    if name != "tr":
        cell = _cell(reader, element, level)
        if cell.inlines or name in {"td", "th"}:
            yield (cell,)
        return
    cells = [Cell(text) if child is None else _cell(reader, child, level) for child, text in children(element)]
    if cells:
        yield tuple(cells)


def _cell(reader: BodyReader, element: Element, level: int) -> Cell:
    columns, rows = element.get("colspan"), element.get("rowspan")
    cell = Cell(
        reader.line(element, level + 1) if len(element) else element.text or "",
        header=name_in(element.tag) == "th",
        colspan=number(columns, 1, 1000, 1) if columns else 1,
        rowspan=number(rows, 1, 65534, 1) if rows else 1,
    )
    return reader.made(cell, element)


def number(text: str | None, low: int, high: int, default: int) -> int:
    """A whole number as HTML writes it, or *default* for what is none between *low* and *high*."""
    if text is None:
        return default
    spelled = text.strip()
    if not (spelled.isascii() and spelled.isdigit() and len(spelled) < 10):  # noqa: PLR2004 - all that HTML allows is shorter
        return default
    return int(spelled) if low <= int(spelled) <= high else default


def _alignment(column: Element) -> Alignment:
    names = [*column.get("class", "").split(), column.get("align", "").lower()]
    return next((ALIGNMENTS[name] for name in names if name in ALIGNMENTS), Alignment.NONE)
