"""Quotations that stand by themselves, and who they are attributed to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final

from newsdoc.formats.newsml.body.assembly import Part, fitting
from newsdoc.formats.newsml.body.flow import BodyReader
from newsdoc.formats.newsml.body.prose import line_of
from newsdoc.formats.newsml.body.vocabulary import ATTRIBUTION, CREDITS, SPEAKING, VISIBLE
from newsdoc.formats.newsml.item import content
from newsdoc.formats.newsml.lexical import blank
from newsdoc.formats.newsml.names import Element, local_name
from newsdoc.model import Attribution, BlockQuote, Paragraph
from newsdoc.model.values import clean_prose

__all__ = ["read_quotation", "read_quotation_figure", "with_attributions"]

_DASHES: Final = " \u00a0–—―-\u2010\u2011\u2012"


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
    return fitting(BlockQuote(blocks, _said(reader, fields, credit)), level)


def read_quotation_figure(reader: BodyReader, quote: Element, caption: Element | None, level: int) -> list[Part]:
    """A ``blockquote`` in a ``figure``, whose caption says who said it."""
    fields: dict[str, Any] = {} if caption is None else _credit(reader, caption)
    source = reader.uri(quote, "cite")
    if source:
        fields["source"] = source
    return fitting(BlockQuote(reader.blocks(quote, level + 1), _said(reader, fields, caption)), level)


def _said(reader: BodyReader, fields: dict[str, Any], element: Element | None) -> Attribution:
    said = Attribution(**fields)
    return said if element is None else reader.made(said, element)


def with_attributions(reader: BodyReader, parts: Sequence[Part]) -> list[Part]:
    """*parts* with each paragraph that says whose the quotation above it is inside that quotation."""
    done: list[Part] = []
    for part in parts:
        above = done[-1] if done else None
        origin = reader.origins.get(id(part)) if isinstance(part, Paragraph) and isinstance(above, BlockQuote) else None
        said = reader.origins.get(id(above))
        if (
            isinstance(above, BlockQuote)
            and (above.attribution is None or above.attribution == Attribution(source=above.attribution.source))
            and origin is not None
            and not CREDITS.isdisjoint((origin.element.get("class") or "").lower().split())
        ):
            source = above.attribution.source if above.attribution else ""
            fields = {"source": source, **_credit(reader, origin.element)}
            quote = BlockQuote(above.blocks, _said(reader, fields, origin.element))
            done[-1] = quote if said is None else reader.made(quote, *said.whole, *origin.whole)
        else:
            done.append(part)
    return done


def _credit(reader: BodyReader, element: Element) -> dict[str, Any]:
    """What an attribution shows: parts that are marked as such, or a name and what stands behind its comma.

    Its words as they stand are its clause, where they are more than name, role and affiliation in a row.
    """
    fields: dict[str, Any] = {
        field: reader.value(element, name) for field, name in ATTRIBUTION.items() if element.get(name)
    }
    if element.get("data-inferred") == "true":
        fields["inferred"] = True
    shown = {span.get("class", ""): content(span) for span in element}
    between = (element.text or "") + "".join(span.tail or "" for span in element)
    if shown and len(shown) == len(element) and set(shown) <= set(VISIBLE) and not between.strip(" ,\r\n\t"):
        return fields | {name: clean_prose(text) for name, text in shown.items()}
    text = line_of(element)
    if not text:
        return fields
    parts = _marked_parts(element)
    if set(parts) == {"speaker"}:
        _, _, behind = text.partition(parts["speaker"])
        parts["role"] = behind.lstrip(" ,").strip() if behind.startswith(",") else ""
    elif "speaker" not in parts:
        name, _, role = text.strip(_DASHES).partition(", ")
        parts = {"speaker": name.strip(), "role": role.strip()} | parts
    if text != ", ".join(part for name in VISIBLE if (part := parts.get(name))):
        parts["clause"] = text
    return fields | parts


def _marked_parts(element: Element) -> dict[str, str]:
    """The parts of an attribution that elements or classes mark; what is marked inside another is no part of that."""
    found: dict[str, tuple[Element, str]] = {}
    for each in element.iterdescendants("{*}*"):
        names = (local_name(each), *(f".{name}" for name in (each.get("class") or "").lower().split()))
        field = next((SPEAKING[name] for name in names if name in SPEAKING), None)
        if field is not None:
            found.setdefault(field, (each, line_of(each)))
    parts = {}
    for field, (each, text) in found.items():
        inner = [other for other, _ in found.values() if other is not each and each in other.iterancestors()]
        words = text if not inner else clean_prose("".join(_own_words(each, inner))).strip(" ,")
        if words:
            parts[field] = words
    return parts


def _own_words(element: Element, without: Sequence[Element]) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if local_name(child) and child not in without:
            yield from _own_words(child, without)
        yield child.tail or ""
