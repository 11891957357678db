"""What the classes of the model look like in NewsML-G2: one record a class, over which all codecs work.

Where an attribute may stand is a fact of the NewsML-G2 2.35 Power schema; versions before it are looked after by
:mod:`newsdoc.formats.newsml.versions`.
"""

from __future__ import annotations

from typing import Final

from newsdoc.formats.newsml.codecs import STRING, embargoes, numbers
from newsdoc.formats.newsml.names import XML_LANG
from newsdoc.formats.newsml.records import (
    INSTANT_ATTRIBUTE,
    Attribute,
    Child,
    Record,
    Scalar,
    number_attribute,
    text_attribute,
)
from newsdoc.model import (
    AltId,
    Assignment,
    CatalogRef,
    Code,
    Concept,
    Embargo,
    Hash,
    Icon,
    Label,
    Media,
    Rating,
    RelatedLink,
    Relation,
    Rendition,
    SchemeAlias,
    Tool,
    Wording,
)
from newsdoc.model.values import (
    clean_alias,
    clean_decimal,
    clean_language,
    clean_prose,
    clean_qcode,
    clean_qcodes,
    clean_uri,
)

__all__ = [
    "ALT_ID",
    "CATALOG_REF",
    "CODE",
    "CONCEPT",
    "EMBARGO",
    "HASH",
    "ICON",
    "LABEL",
    "LINK",
    "RATING",
    "RENDITION",
    "SCHEME",
    "TOOL",
    "URGENCY",
    "WORDING",
]

_PROSE: Final = text_attribute(clean_prose)
_QCODE: Final = text_attribute(clean_qcode, tight=True)
_URI: Final = text_attribute(clean_uri)
_DECIMAL: Final = text_attribute(clean_decimal)
_COUNT: Final = number_attribute()
_POSITIVE: Final = number_attribute(1)
_SHARE: Final = number_attribute(0, 100)

_WEIGHED: Final = frozenset({"subject", "genre", "audience", "exclAudience", "inlineRef"})
_RANKED: Final = frozenset({"keyword", "headline", "dateline", "by", "description", "slugline", "creditline"}) | {
    "genre",
    "subject",
    "broader",
    "link",
    "deliverableOf",
}
_ROLES: Final = frozenset({"creator", "contributor", "infoSource", "edNote", "title", "name", "definition"}) | {
    *("copyrightNotice", "usageTerms", "keyword", "headline", "dateline", "by", "description", "metadataCreator"),
}
_ONE_ROLE: Final = frozenset({"slugline", "generator"})


def _attributes(scalar: Scalar, names: str, elements: frozenset[str] | None = None) -> tuple[Attribute, ...]:
    """Attributes of one sort: ``field`` where both names are the same, else ``field=name``."""
    pairs = (name.partition("=") for name in names.split())
    return tuple(Attribute(field, name or field.rpartition(".")[2], scalar, elements) for field, _, name in pairs)


_ROLE: Final = Attribute("role", "role", text_attribute(clean_qcodes, tight=True), _ROLES | _ONE_ROLE, _ONE_ROLE)
_RANK: Final = Attribute("rank", "rank", _COUNT, _RANKED)

URGENCY: Final = numbers(1, 9)
EMBARGO: Final = embargoes(Embargo)

_LANGUAGE: Final = Attribute("language", XML_LANG, text_attribute(clean_language))
LABEL: Final = Record(
    Label,
    text="text",
    attributes=(_LANGUAGE, _ROLE, _RANK),
    same=lambda label: (label.language, label.role),
    shared=True,
)
_NAMES: Final = Child("names", "name", LABEL)

WORDING: Final = Record(
    Wording,
    attributes=(
        _LANGUAGE,
        _ROLE,
        _RANK,
        Attribute("separator", "separator", _PROSE, frozenset({"slugline"})),
    ),
)

CODE: Final = Record(
    Code,
    attributes=(*_attributes(_QCODE, "qcode"), *_attributes(_URI, "uri")),
    children=(_NAMES,),
    needs=("qcode", "uri"),
    same=lambda code: (code.qcode, code.uri),
    shared=True,
)

_IDENTIFIED: Final = (
    *_attributes(_QCODE, "qcode type"),
    *_attributes(_URI, "uri"),
    *_attributes(_PROSE, "literal"),
)
_IDENTIFYING: Final = ("qcode", "uri", "literal", "names")


def _identity(concept: Concept) -> str:
    return concept.qcode or concept.uri or concept.literal or concept.name


_PLAIN: Final = Record(
    Concept, attributes=_IDENTIFIED, children=(_NAMES,), needs=_IDENTIFYING, same=_identity, shared=True
)


_RELATION: Final = Record(
    Relation,
    attributes=(
        *_attributes(_QCODE, "rel concept.qcode=qcode concept.type=type"),
        *_attributes(_URI, "concept.uri=uri"),
        *_attributes(_PROSE, "concept.literal=literal"),
    ),
    children=(Child("concept.names", "name", LABEL),),
    needs=tuple(f"concept.{name}" for name in _IDENTIFYING),
    groups={"concept": Concept},
    same=lambda relation: (relation.rel, _identity(relation.concept)),
)

CONCEPT: Final = Record(
    Concept,
    attributes=(
        *_IDENTIFIED,
        _ROLE,
        _RANK,
        *_attributes(_QCODE, "assigned.why assigned.how assigned.creator"),
        *_attributes(INSTANT_ATTRIBUTE, "assigned.modified"),
        *_attributes(_SHARE, "assigned.confidence assigned.relevance", _WEIGHED),
    ),
    children=(
        _NAMES,
        Child("definitions", "definition", LABEL),
        Child("same_as", "sameAs", _PLAIN),
        Child("broader", "broader", _PLAIN),
        Child("narrower", "narrower", _PLAIN),
        Child("related", "related", _RELATION),
    ),
    needs=_IDENTIFYING,
    groups={"assigned": Assignment},
    same=_identity,
    shared=True,
)

ALT_ID: Final = Record(
    AltId,
    text="value",
    attributes=(*_attributes(_QCODE, "type"), *_attributes(text_attribute(clean_qcodes), "environment")),
    same=lambda alternate: (alternate.type, alternate.environment),
)

_TARGET: Final = (
    *_attributes(_URI, "href"),
    *_attributes(_PROSE, "residref content_type=contenttype"),
)
_ADDRESSING: Final = ("href", "residref")

LINK: Final = Record(
    RelatedLink,
    attributes=(*_TARGET, *_attributes(_POSITIVE, "version"), *_attributes(_QCODE, "rel"), _RANK),
    children=(Child("title", "title", STRING, one=True),),
    needs=_ADDRESSING,
    same=lambda link: (link.href, link.residref),
)

HASH: Final = Record(
    Hash,
    text="value",
    attributes=_attributes(_QCODE, "type=hashtype scope"),
    requires=("value", "type"),
    same=lambda sum_: (sum_.type, sum_.scope),
)

_SIZES: Final = (*_attributes(number_attribute(0, 2**63 - 1), "size"), *_attributes(_COUNT, "width height"))

RENDITION: Final = Record(
    Rendition,
    attributes=(
        *_TARGET,
        *_attributes(_POSITIVE, "version"),
        *_attributes(_QCODE, "rendition format"),
        *_attributes(_URI, "rendition_uri=renditionuri"),
        *_attributes(_PROSE, "title duration"),
        *_SIZES,
        *_attributes(_COUNT, "media.orientation media.pages=pagecount"),
        *_attributes(
            _POSITIVE,
            "media.resolution media.audio_bitrate=audiobitrate media.audio_sample_rate=audiosamplerate"
            " media.video_bitrate=videoavgbitrate",
        ),
        *_attributes(
            _QCODE,
            "media.layout=layoutorientation media.colour_space=colourspace media.duration_unit=durationunit"
            " media.audio_codec=audiocodec media.audio_channels=audiochannels media.video_codec=videocodec"
            " media.video_definition=videodefinition",
        ),
        *_attributes(_DECIMAL, "media.video_frame_rate=videoframerate"),
        *_attributes(_PROSE, "media.video_aspect_ratio=videoaspectratio"),
    ),
    children=(Child("alternates", "altId", ALT_ID), Child("hashes", "hash", HASH)),
    needs=_ADDRESSING,
    groups={"media": Media},
    same=lambda rendition: (rendition.href, rendition.residref, rendition.rendition, rendition.rendition_uri),
)

ICON: Final = Record(
    Icon,
    attributes=(*_TARGET, *_attributes(_QCODE, "rendition"), *_attributes(_PROSE, "title"), *_SIZES),
    needs=_ADDRESSING,
    same=lambda icon: (icon.href, icon.residref, icon.rendition),
)

RATING: Final = Record(
    Rating,
    attributes=(
        *_attributes(_DECIMAL, "value lowest=scalemin highest=scalemax"),
        *_attributes(_QCODE, "unit=scaleunit type=ratingtype calculation=valcalctype rater_type=ratertype"),
        *_attributes(_COUNT, "raters"),
    ),
    requires=("value", "lowest", "highest"),
    same=lambda rating: (rating.type, rating.unit),
)

TOOL: Final = Record(
    Tool,
    text="name",
    attributes=(*_attributes(_PROSE, "version=versioninfo"), Attribute("role", "role", _QCODE, _ONE_ROLE)),
    same=lambda tool: (tool.role, tool.name),
    shared=True,
)

CATALOG_REF: Final = Record(
    CatalogRef,
    attributes=_attributes(_URI, "href"),
    needs=("href",),
    same=lambda catalog: catalog.href,
    shared=True,
)
SCHEME: Final = Record(
    SchemeAlias,
    attributes=(*_attributes(text_attribute(clean_alias), "alias"), *_attributes(_URI, "uri")),
    requires=("alias", "uri"),
    same=lambda scheme: scheme.alias,
    shared=True,
)
