"""XHTML and NITF to blocks: the table that says which reader takes which element."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from newsdoc.formats.newsml.body.assembly import Part
from newsdoc.formats.newsml.body.dialogue import with_interviews
from newsdoc.formats.newsml.body.flow import BlockReader, BodyReader
from newsdoc.formats.newsml.body.lists import read_definitions, read_list
from newsdoc.formats.newsml.body.media import read_figure, read_medium
from newsdoc.formats.newsml.body.quotations import read_quotation, with_attributions
from newsdoc.formats.newsml.body.sections import (
    read_break,
    read_division,
    read_note,
    read_paragraph,
    read_preformatted,
    read_section,
)
from newsdoc.formats.newsml.body.tables import read_table
from newsdoc.formats.newsml.body.vocabulary import MEDIA, NOTES
from newsdoc.formats.newsml.item import Item
from newsdoc.model import Concept

__all__ = ["markup_reader"]

_READERS: Final[dict[str, BlockReader]] = {
    "p": read_paragraph,
    "section": read_section,
    "div": read_division,
    "article": read_division,
    "block": read_division,
    "ul": read_list,
    "ol": read_list,
    "dl": read_definitions,
    "table": read_table,
    "blockquote": read_quotation,
    "bq": read_quotation,
    "figure": read_figure,
    "pre": read_preformatted,
    "hr": read_break,
    "fn": read_note,
    **dict.fromkeys(NOTES, read_note),
    **dict.fromkeys(MEDIA, read_medium),
}


def markup_reader(item: Item, concepts: Mapping[str, Concept]) -> BodyReader:
    """A reader of one body of *item*; *concepts* is what ids of elements stand for, by G2's ``inlineRef``."""
    return BodyReader(item, concepts, _READERS, _grouped)


def _grouped(reader: BodyReader, parts: list[Part], level: int) -> list[Part]:
    return with_interviews(reader, with_attributions(reader, parts), level)
