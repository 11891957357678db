"""Quotations that stand by themselves, and who they are attributed to."""

from __future__ import annotations

from typing import Any

from newsdoc.formats.newsml.body.assembly import Part, fitting
from newsdoc.formats.newsml.body.flow import BodyReader
from newsdoc.formats.newsml.body.prose import line_of
from newsdoc.formats.newsml.body.vocabulary import ATTRIBUTION, VISIBLE
from newsdoc.formats.newsml.item import content
from newsdoc.formats.newsml.lexical import blank
from newsdoc.formats.newsml.names import Element, local_name
from newsdoc.model import Attribution, BlockQuote
from newsdoc.model.values import clean_prose

__all__ = ["read_quotation", "read_quotation_figure"]


def read_quotation(reader: BodyReader, element: Element, level: int) -> list[Part]:
    """``blockquote``, or NITF's ``bq``, with the attribution inside that some write."""
    fields: dict[str, Any] = {"source": reader.uri(element, "cite")}
    credit = element[-1] if len(element) and local_name(element[-1]) in {"footer", "cite", "credit"} else None
    if credit is not None and blank(credit.tail):
        fields |= _credit(reader, credit)
    else:
        credit = None
    if element.get("quote-source"):
        fields["speaker"] = fields.get("speaker") or reader.value(element, "quote-source")
    blocks = reader.blocks(element, level + 1, credit)
    return fitting(BlockQuote(blocks, Attribution(**fields)), level)


def read_quotation_figure(reader: BodyReader, quote: Element, caption: Element | None, level: int) -> list[Part]:
    """A ``blockquote`` in a ``figure``, whose caption says who said it."""
    fields: dict[str, Any] = {} if caption is None else _credit(reader, caption)
    source = reader.uri(quote, "cite")
    if source:
        fields["source"] = source
    return fitting(BlockQuote(reader.blocks(quote, level + 1), Attribution(**fields)), level)


def _credit(reader: BodyReader, element: Element) -> dict[str, Any]:
    """What an attribution shows: spans of known classes, or words that are taken for the speaker's name."""
    fields: dict[str, Any] = {
        field: reader.value(element, name) for field, name in ATTRIBUTION.items() if element.get(name)
    }
    if element.get("data-inferred") == "true":
        fields["inferred"] = True
    shown = {span.get("class", ""): content(span) for span in element}
    between = (element.text or "") + "".join(span.tail or "" for span in element)
    if shown and len(shown) == len(element) and set(shown) <= set(VISIBLE) and not between.strip(" ,\r\n\t"):
        fields |= {name: clean_prose(text) for name, text in shown.items()}
    elif text := line_of(element):
        fields["speaker"] = text
    return fields
