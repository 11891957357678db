"""Pictures, films and what is shown from elsewhere, with their captions and credits."""

from __future__ import annotations

from typing import Final

from attrs import evolve

from newsdoc.formats.newsml.body.assembly import Part, Piece, fitting
from newsdoc.formats.newsml.body.flow import BodyReader
from newsdoc.formats.newsml.body.prose import has_class, line_of, pieces
from newsdoc.formats.newsml.body.quotations import read_quotation_figure
from newsdoc.formats.newsml.body.tables import read_table
from newsdoc.formats.newsml.body.vocabulary import MEDIA
from newsdoc.formats.newsml.item import content
from newsdoc.formats.newsml.lexical import blank
from newsdoc.formats.newsml.names import Element, local_name
from newsdoc.model import Block, Embed, Figure, LineBreak, Table

__all__ = ["read_figure", "read_medium"]

_PICTURES: Final = frozenset({"img", "video", "audio"})
_FRAMES: Final = frozenset({"iframe", "object", "embed"})
_CAPTIONS: Final = frozenset({"media-caption", "media-producer"})
_SHOWN: Final = frozenset({"image", "video", "audio"})


def read_figure(reader: BodyReader, element: Element, level: int) -> list[Part]:
    """``figure``: of pictures, a quotation, a table or something embedded; any other is transparent."""
    named = [child for child in element if local_name(child)]
    bare = blank(element.text) and all(blank(child.tail) for child in element)
    caption = next((child for child in named if local_name(child) == "figcaption"), None)
    others = [child for child in named if child is not caption]
    if not bare or not others:
        return reader.flow(element, level)
    (other,) = others if len(others) == 1 else (None,)
    if other is not None and local_name(other) == "blockquote" and (caption is None or caption is named[-1]):
        return read_quotation_figure(reader, other, caption, level)
    if other is not None and has_class(element, "embed") and local_name(other) == "a":
        return _embed(reader, element, other, caption, level)
    if other is not None and local_name(other) == "table" and caption is named[0]:
        return _captioned_table(reader, other, caption, level)
    # A link or a picture element may stand around each, and sources in it.
    shown = [each for one in others for each in one.iter("{*}*") if local_name(each) in MEDIA]
    if not shown or not all(blank(content(one)) for one in others):
        return reader.flow(element, level)
    if len(shown) == 1 and local_name(shown[0]) in _FRAMES:
        frame = Embed(_framed(reader, shown[0]), title=reader.value(shown[0], "title"))
        return fitting(evolve(frame, caption=[] if caption is None else reader.line(caption, level + 1)), level)
    if not all(local_name(each) in _PICTURES for each in shown):
        return reader.flow(element, level)
    # Of several pictures the one beside the caption has it, so that the words keep their place.
    captioned = shown[0] if caption is named[0] else shown[-1]
    parts = []
    for each in shown:
        parts += _picture(reader, each, caption if each is captioned else None, level)
    return parts


def _captioned_table(reader: BodyReader, table: Element, caption: Element, level: int) -> list[Part]:
    """A table whose caption stands above it, outside."""
    parts = read_table(reader, table, level)
    (made,) = parts if len(parts) == 1 else (None,)
    if not isinstance(made, Table) or made.caption:
        return [*reader.flow(caption, level), *parts]
    return fitting(evolve(made, caption=reader.line(caption, level + 1)), level)


def _framed(reader: BodyReader, frame: Element) -> str:
    return reader.uri(frame, "src") or reader.uri(frame, "data")


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
    if name in _FRAMES:
        shown: Block = Embed(_framed(reader, element), title=reader.value(element, "title"))
    else:
        alt = reader.value(element, "alt") or reader.value(element, "aria-label")
        shown = Figure(_played(reader, element), alt=alt, content_type=reader.value(element, "data-type"))
    return [shown, *reader.flow(element, level)]


def _played(reader: BodyReader, media: Element) -> str:
    """The address of a picture or film: its own, failing that the first of its sources."""
    source = next(media.iterchildren("{*}source"), None)
    return reader.uri(media, "src") or ("" if source is None else reader.uri(source, "src"))


def _nitf_media(reader: BodyReader, element: Element, level: int) -> list[Part]:
    """NITF's ``media``: references to renditions of one thing, then its producer and captions; this may come again."""
    groups: list[list[Element]] = []
    for child in element:
        name = local_name(child)
        if name == "media-reference" and (not groups or any(local_name(one) in _CAPTIONS for one in groups[-1])):
            groups.append([])
        if name and not groups:
            groups.append([])
        if name:
            groups[-1].append(child)
    if not blank(element.text) or not all(blank(child.tail) for child in element):
        return reader.flow(element, level)
    parts: list[Part] = []
    for group in groups:
        figure = _nitf_figure(reader, group, level)
        if figure is None:
            return reader.flow(element, level)
        parts += fitting(figure, level)
    return parts


def _nitf_figure(reader: BodyReader, group: list[Element], level: int) -> Figure | None:
    """One thing that is shown; None for words that a figure has no place for, or not in their order."""
    references = [child for child in group if local_name(child) == "media-reference"]
    captions = [child for child in group if local_name(child) == "media-caption"]
    producers = [child for child in group if local_name(child) == "media-producer"]
    others = [child for child in group if local_name(child) not in _CAPTIONS]
    in_order = [child for child in group if local_name(child) in _CAPTIONS] == [*captions, *producers]
    if not references or len(producers) > 1 or not in_order or not all(_is_silent(other) for other in others):
        return None
    # The first is the one that is meant, but a picture is better than what stands for it elsewhere.
    best = next((each for each in references if each.get("mime-type", "").partition("/")[0] in _SHOWN), references[0])
    words: list[Piece] = []
    for caption in captions:
        words += [*([LineBreak()] if words else []), *reader.line(caption, level + 1)]
    return Figure(
        reader.uri(best, "source"),
        alt=reader.value(best, "alternate-text"),
        caption=words,
        credit=line_of(producers[0]) if producers else "",
        content_type=reader.value(best, "mime-type"),
    )


def _is_silent(element: Element) -> bool:
    """Whether *element* holds no words; what is encoded in a ``media-object`` is none."""
    return blank("".join(piece for piece in pieces(element) if isinstance(piece, str)))
