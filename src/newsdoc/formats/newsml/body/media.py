"""Pictures, films and what is shown from elsewhere, with their captions and credits."""

from __future__ import annotations

from typing import Final

from newsdoc.formats.newsml.body.assembly import Part, Piece, fitting
from newsdoc.formats.newsml.body.flow import BodyReader
from newsdoc.formats.newsml.body.prose import has_class, line_of
from newsdoc.formats.newsml.body.quotations import read_quotation_figure
from newsdoc.formats.newsml.body.vocabulary import MEDIA
from newsdoc.formats.newsml.item import content
from newsdoc.formats.newsml.lexical import blank
from newsdoc.formats.newsml.names import Element, local_name
from newsdoc.model import Block, Embed, Figure

__all__ = ["read_figure", "read_medium"]

_PICTURES: Final = frozenset({"img", "video", "audio"})


def read_figure(reader: BodyReader, element: Element, level: int) -> list[Part]:
    """``figure``: of one picture, quotation or embedded thing; any other is transparent."""
    named = [child for child in element if local_name(child)]
    bare = blank(element.text) and all(blank(child.tail) for child in element)
    caption = next((child for child in named if local_name(child) == "figcaption"), None)
    others = [child for child in named if child is not caption]
    if bare and len(others) == 1:
        (other,) = others
        if has_class(element, "quote") and local_name(other) == "blockquote":
            return read_quotation_figure(reader, other, caption, level)
        if has_class(element, "embed") and local_name(other) == "a":
            return _embed(reader, element, other, caption, level)
        # A link or a picture element may stand around it, and sources in it.
        shown = [each for each in other.iter("{*}*") if local_name(each) in MEDIA]
        if len(shown) == 1 and local_name(shown[0]) in _PICTURES and blank(content(other)):
            return _picture(reader, shown[0], caption, level)
    return reader.flow(element, level)


def _embed(reader: BodyReader, figure: Element, link: Element, caption: Element | None, level: int) -> list[Part]:
    embed = Embed(
        reader.uri(link, "href"),
        kind=reader.value(figure, "data-kind"),
        title=line_of(link),
        caption=[] if caption is None else reader.line(caption, level + 1),
    )
    return fitting(embed, level)


def _picture(reader: BodyReader, media: Element, caption: Element | None, level: int) -> list[Part]:
    credit = ""
    words: list[Piece] = []
    if caption is not None:
        last = caption[-1] if len(caption) else None
        if last is None or not has_class(last, "credit") or not blank(last.tail):
            last = None
        credit = "" if last is None else line_of(last)
        words = reader.line(caption, level + 1, last)
    figure = Figure(
        _played(reader, media),
        alt=reader.value(media, "alt") or reader.value(media, "aria-label"),
        caption=words,
        credit=credit,
        content_type=reader.value(media, "data-type"),
    )
    return fitting(figure, level)


def read_medium(reader: BodyReader, element: Element, level: int) -> list[Part]:
    """Something shown without a figure around it; what it contains for those who cannot show it follows."""
    name = local_name(element)
    if name == "media":
        return _nitf_media(reader, element, level)
    if name in {"iframe", "object", "embed"}:
        href = reader.uri(element, "src") or reader.uri(element, "data")
        shown: Block = Embed(href, title=reader.value(element, "title"))
    else:
        alt = reader.value(element, "alt") or reader.value(element, "aria-label")
        shown = Figure(_played(reader, element), alt=alt, content_type=reader.value(element, "data-type"))
    return [shown, *reader.flow(element, level)]


def _played(reader: BodyReader, media: Element) -> str:
    """The address of a picture or film: its own, failing that the first of its sources."""
    source = next(media.iterchildren("{*}source"), None)
    return reader.uri(media, "src") or ("" if source is None else reader.uri(source, "src"))


def _nitf_media(reader: BodyReader, element: Element, level: int) -> list[Part]:
    reference = next(iter(element.iter("{*}media-reference")), None)
    captions = [child for child in element if local_name(child) in {"media-caption", "media-producer"}]
    others = [child for child in element if local_name(child) and child not in captions]
    plain = len({local_name(child) for child in captions}) == len(captions)
    silent = blank(element.text) and all(blank(child.tail) for child in element)
    if reference is None or not plain or not silent or not all(blank(content(other)) for other in others):
        return reader.flow(element, level)
    words = {local_name(child): reader.line(child, level + 1) for child in captions}
    producer = [local_name(child) for child in captions][:1] == ["media-producer"]
    if producer and len(captions) > 1:
        return reader.flow(element, level)
    figure = Figure(
        reader.uri(reference, "source"),
        alt=reader.value(reference, "alternate-text"),
        caption=words.get("media-caption", []),
        credit=line_of(captions[-1]) if "media-producer" in words else "",
        content_type=reader.value(reference, "mime-type"),
    )
    return fitting(figure, level)
