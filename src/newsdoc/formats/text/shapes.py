"""How each class of the model that carries attributes is spelt: one table for header fields, spans and blocks.

A shape pairs the fields of a class with names in the dialect. A field is an *attribute* (``qcode="city:3"``), a
*member* that is written in the shape of its own class (``name("Berlin" language="de")``), the *content* (the text that
the attributes stand beside), or part of the *structure* (the lines and braces themselves). Each field of each class
has exactly one row; a test fails when the model gains one that the table lacks.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime
from typing import Any, Final

from attrs import fields_dict, frozen

from newsdoc.model import (
    AltId,
    Assignment,
    Attribution,
    BlockQuote,
    Break,
    CatalogRef,
    Cell,
    Code,
    Concept,
    Embargo,
    Embed,
    Emphasis,
    Figure,
    Hash,
    Icon,
    Interview,
    Label,
    LineBreak,
    Link,
    List,
    ListItem,
    Media,
    Mention,
    Note,
    Paragraph,
    PartialDate,
    Participant,
    Preformatted,
    Quote,
    Rating,
    RelatedLink,
    Relation,
    Rendition,
    SchemeAlias,
    Section,
    Strong,
    Subscript,
    Superscript,
    Table,
    Text,
    Tool,
    Topic,
    Turn,
    When,
    Wording,
)
from newsdoc.model.values import spell

__all__ = [
    "FLAG",
    "INSTANT",
    "MOMENT",
    "NUMBER",
    "SHAPES",
    "TEXT",
    "Attribute",
    "Codec",
    "Member",
    "Shape",
    "default_of",
]


@frozen
class Codec:
    """How a scalar is spelt.

    :ivar read: the value that a text stands for; raises ValueError, with what was expected, where it stands for none.
    :ivar spell: the text of a value.
    :ivar bare: whether it is written without quotation marks.
    """

    read: Callable[[str], Any]  # Any: a table over values of every type
    spell: Callable[[Any], str]
    bare: bool = False


_NUMBER = re.compile(r"0|[1-9][0-9]{0,18}")
_DATE = r"(?P<year>[0-9]{4})(?:-(?P<month>[0-9]{2})(?P<day>-[0-9]{2})?)?"
_TIME = r"T(?:[01][0-9]|2[0-3]):[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,6})?)?(?:Z|[+-][0-9]{2}:[0-9]{2})?"
_MOMENT = re.compile(rf"{_DATE}(?P<time>{_TIME})?")


def _read_number(text: str) -> int:
    if not _NUMBER.fullmatch(text):
        raise ValueError(f"expected a whole number such as 3, got {text!r}")
    return int(text)


def _read_moment(text: str) -> When:
    found = _MOMENT.fullmatch(text)
    if not found or (found["time"] and not found["day"]):
        raise ValueError(f"expected a date such as 2024-05-01T09:30:00+02:00, 2024-05-01 or 2024-05, got {text!r}")
    if found["time"]:
        return datetime.fromisoformat(text)
    if found["day"]:
        return date.fromisoformat(text)
    return PartialDate(int(found["year"]), int(found["month"]) if found["month"] else None)


def _read_instant(text: str) -> datetime | None:
    """An instant; none where nothing is written: an embargo until further notice."""
    if not text:
        return None
    moment = _read_moment(text)
    if not isinstance(moment, datetime):
        raise ValueError(f"expected a date with time such as 2024-05-01T09:30:00+02:00, got {text!r}")  # noqa: TRY004 - text, not type
    return moment


def _read_flag(text: str) -> bool:
    if text:
        raise ValueError(f"a flag stands without a value, got {text!r}")
    return True


TEXT: Final = Codec(str, str)
NUMBER: Final = Codec(_read_number, str, bare=True)
INSTANT: Final = Codec(_read_instant, spell)
MOMENT: Final = Codec(_read_moment, spell)
FLAG: Final = Codec(_read_flag, lambda _value: "")
"""True where its name stands, without a value; False where it does not."""


@frozen
class Attribute:
    """A field that is spelt ``name="value"``."""

    name: str
    field: str
    codec: Codec = TEXT


@frozen
class Member:
    """A field that holds further values, each spelt by its own shape."""

    name: str
    field: str
    shape: Shape


@frozen
class Shape:
    """How one class is spelt.

    :ivar kind: the class.
    :ivar attributes: the fields that are attributes, in the order of writing.
    :ivar members: the fields that hold members.
    :ivar content: the field that is the text beside the attributes; of names it is the first, if that is a mere text.
    :ivar codec: how the content is spelt.
    :ivar merged: a field and the shape of its value, whose attributes and members stand among these.
    :ivar structure: the fields that the grammar's lines and braces carry.
    """

    kind: type[Any]  # Any: called with the fields that it has; the model checks them
    attributes: tuple[Attribute, ...] = ()
    members: tuple[Member, ...] = ()
    content: str = ""
    codec: Codec = TEXT
    merged: tuple[str, Shape] | None = None
    structure: tuple[str, ...] = ()

    @property
    def every_member(self) -> tuple[Member, ...]:
        """Its members, with those of what is merged into it."""
        return (*self.members, *(self.merged[1].every_member if self.merged else ()))


_DEFAULTS: dict[tuple[type, str], object] = {}


def default_of(kind: type[Any], field: str) -> object:
    """What *field* of *kind* is where nobody gives it, so that it need not be written; NOTHING if it must be given."""
    if (kind, field) not in _DEFAULTS:
        default = fields_dict(kind)[field].default
        factory = getattr(default, "factory", None)
        _DEFAULTS[kind, field] = factory() if factory else default
    return _DEFAULTS[kind, field]


def _named(*names: str) -> tuple[Attribute, ...]:
    """Attributes of text that are called what their fields are called."""
    return tuple(Attribute(name, name) for name in names)


_RANK = Attribute("rank", "rank", NUMBER)
_TYPE = Attribute("type", "content_type")
_VERSION = Attribute("version", "version", NUMBER)
_SIZES = (Attribute("size", "size", NUMBER), Attribute("width", "width", NUMBER), Attribute("height", "height", NUMBER))

LABEL: Final = Shape(Label, content="text", attributes=(*_named("language", "role"), _RANK))
_NAME = Member("name", "names", LABEL)
CODE: Final = Shape(Code, content="qcode", attributes=_named("uri"), members=(_NAME,))
_PLAIN_CONCEPT = Shape(Concept, content="names", attributes=_named("qcode", "uri", "literal", "type"), members=(_NAME,))
ASSIGNMENT: Final = Shape(
    Assignment,
    attributes=(
        *_named("why", "how", "creator"),
        Attribute("modified", "modified", INSTANT),
        Attribute("confidence", "confidence", NUMBER),
        Attribute("relevance", "relevance", NUMBER),
    ),
)
RELATION: Final = Shape(Relation, attributes=_named("rel"), merged=("concept", _PLAIN_CONCEPT))
CONCEPT: Final = Shape(
    Concept,
    content="names",
    attributes=(*_named("qcode", "uri", "literal", "type", "role"), _RANK),
    members=(
        _NAME,
        Member("definition", "definitions", LABEL),
        Member("same-as", "same_as", _PLAIN_CONCEPT),
        Member("broader", "broader", _PLAIN_CONCEPT),
        Member("narrower", "narrower", _PLAIN_CONCEPT),
        Member("related", "related", RELATION),
    ),
    merged=("assigned", ASSIGNMENT),
)
ALT_ID: Final = Shape(AltId, content="value", attributes=_named("type", "environment"))
EMBARGO: Final = Shape(Embargo, content="until", codec=INSTANT)
RELATED_LINK: Final = Shape(
    RelatedLink, content="href", attributes=(*_named("title", "rel", "residref"), _VERSION, _TYPE, _RANK)
)
HASH: Final = Shape(Hash, content="value", attributes=_named("type", "scope"))
MEDIA: Final = Shape(
    Media,
    attributes=(
        Attribute("orientation", "orientation", NUMBER),
        *_named("layout"),
        Attribute("colour-space", "colour_space"),
        Attribute("resolution", "resolution", NUMBER),
        Attribute("pages", "pages", NUMBER),
        Attribute("duration-unit", "duration_unit"),
        Attribute("audio-codec", "audio_codec"),
        Attribute("audio-channels", "audio_channels"),
        Attribute("audio-bitrate", "audio_bitrate", NUMBER),
        Attribute("audio-sample-rate", "audio_sample_rate", NUMBER),
        Attribute("video-codec", "video_codec"),
        Attribute("video-bitrate", "video_bitrate", NUMBER),
        Attribute("video-frame-rate", "video_frame_rate"),
        Attribute("video-aspect-ratio", "video_aspect_ratio"),
        Attribute("video-definition", "video_definition"),
    ),
)
RENDITION: Final = Shape(
    Rendition,
    content="href",
    attributes=(
        *_named("title", "rendition"),
        Attribute("rendition-uri", "rendition_uri"),
        *_named("residref"),
        _VERSION,
        _TYPE,
        *_named("format"),
        *_SIZES,
        *_named("duration"),
    ),
    members=(Member("alternate-id", "alternates", ALT_ID), Member("hash", "hashes", HASH)),
    merged=("media", MEDIA),
)
ICON: Final = Shape(Icon, content="href", attributes=(*_named("title", "rendition", "residref"), _TYPE, *_SIZES))
WORDING: Final = Shape(Wording, attributes=(*_named("language", "role"), _RANK, *_named("separator")))
RATING: Final = Shape(
    Rating,
    content="value",
    attributes=(
        *_named("lowest", "highest", "unit", "type", "calculation"),
        Attribute("raters", "raters", NUMBER),
        Attribute("rater-type", "rater_type"),
    ),
)
TOOL: Final = Shape(Tool, content="name", attributes=_named("version", "role"))
CATALOG_REF: Final = Shape(CatalogRef, content="href")
SCHEME_ALIAS: Final = Shape(SchemeAlias, content="uri", attributes=_named("alias"))
ATTRIBUTION: Final = Shape(
    Attribution,
    content="speaker",
    attributes=(
        *_named("speaker", "named", "role", "affiliation", "cue", "clause", "source"),
        Attribute("inferred", "inferred", FLAG),
    ),
)
PARTICIPANT: Final = Shape(Participant, content="label", attributes=_named("name", "role", "description"))

_INLINES = ("inlines",)
EMPHASIS: Final = Shape(Emphasis, structure=_INLINES)
STRONG: Final = Shape(Strong, structure=_INLINES)
SUPERSCRIPT: Final = Shape(Superscript, structure=_INLINES)
SUBSCRIPT: Final = Shape(Subscript, structure=_INLINES)
LINK: Final = Shape(Link, attributes=_named("href", "title"), structure=_INLINES)
QUOTE: Final = Shape(Quote, attributes=_named("kind"), merged=("attribution", ATTRIBUTION), structure=_INLINES)
MENTION: Final = Shape(Mention, merged=("concept", CONCEPT), structure=_INLINES)
LINE_BREAK: Final = Shape(LineBreak)

CELL: Final = Shape(
    Cell,
    attributes=(
        Attribute("header", "header", FLAG),
        Attribute("colspan", "colspan", NUMBER),
        Attribute("rowspan", "rowspan", NUMBER),
    ),
    structure=_INLINES,
)
FIGURE: Final = Shape(Figure, attributes=(*_named("href", "alt", "credit"), _TYPE), structure=("caption",))
EMBED: Final = Shape(Embed, attributes=_named("href", "kind", "title"), structure=("caption",))
NOTE: Final = Shape(Note, attributes=_named("kind"), structure=("blocks",))
INTERVIEW: Final = Shape(Interview, structure=("participants", "introduction", "turns", "topics"))
PREFORMATTED: Final = Shape(Preformatted, structure=("text",))

SHAPES: Final = (
    LABEL,
    CODE,
    ASSIGNMENT,
    RELATION,
    CONCEPT,
    ALT_ID,
    EMBARGO,
    RELATED_LINK,
    HASH,
    MEDIA,
    RENDITION,
    ICON,
    WORDING,
    RATING,
    TOOL,
    CATALOG_REF,
    SCHEME_ALIAS,
    ATTRIBUTION,
    PARTICIPANT,
    EMPHASIS,
    STRONG,
    SUPERSCRIPT,
    SUBSCRIPT,
    LINK,
    QUOTE,
    MENTION,
    LINE_BREAK,
    CELL,
    FIGURE,
    EMBED,
    NOTE,
    INTERVIEW,
    PREFORMATTED,
    # The rest has no attributes: the reader and the writer know its structure.
    Shape(Text, structure=("text",)),
    Shape(Paragraph, structure=_INLINES),
    Shape(Break),
    Shape(List, structure=("items", "ordered", "start")),
    Shape(ListItem, structure=("blocks",)),
    Shape(Table, structure=("rows", "header", "caption", "alignment")),
    Shape(BlockQuote, structure=("blocks", "attribution")),
    Shape(Topic, structure=("title", "introduction", "turns")),
    Shape(Turn, structure=("speaker", "blocks")),
    Shape(Section, structure=("title", "blocks", "sections")),
)
"""A shape for each class that stands in an article; the article's own fields and groups are in ``fields``."""
