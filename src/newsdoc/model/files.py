"""Files and addresses that belong to an article: renditions of its media, icons, links."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import field, frozen

from newsdoc.errors import ModelError
from newsdoc.model.concepts import AltId, alternates, row
from newsdoc.model.nodes import Node
from newsdoc.model.values import clean_decimal, clean_prose, clean_qcode, clean_uri, instance, whole_number

__all__ = ["Hash", "Icon", "Media", "RelatedLink", "Rendition", "hashes", "icons", "links", "renditions"]


@frozen(repr=False)
class RelatedLink(Node):
    """Another resource that the item points to.

    :ivar href: its address.
    :ivar residref: its identifier, for a resource that the provider manages.
    :ivar version: the version of it that is meant.
    :ivar rel: code of the relation, such as ``irel:seeAlso``.
    :ivar content_type: its media type.
    :ivar title: what it is called.
    :ivar rank: its place among the links, from 1 for the first.
    """

    href: str = field(default="", converter=clean_uri)
    residref: str = field(default="", converter=clean_prose, kw_only=True)
    version: int | None = field(default=None, validator=whole_number(1), kw_only=True)
    rel: str = field(default="", converter=clean_qcode, kw_only=True)
    content_type: str = field(default="", converter=clean_prose, kw_only=True)
    title: str = field(default="", converter=clean_prose, kw_only=True)
    rank: int | None = field(default=None, validator=whole_number(0), kw_only=True)

    def __attrs_post_init__(self) -> None:
        if not (self.href or self.residref):
            raise ModelError("a link needs an href or a residref")


def links(value: RelatedLink | Iterable[RelatedLink]) -> tuple[RelatedLink, ...]:
    """Links from what may be given for them."""
    return row(RelatedLink, value)


@frozen(repr=False)
class Hash(Node):
    """A check sum, to see whether something is what it was.

    :ivar type: code of the algorithm, such as ``"htype:MD5"``.
    :ivar scope: code of what was summed up, such as ``"hscope:content"``.
    """

    value: str = field(converter=clean_prose)
    type: str = field(converter=clean_qcode)
    scope: str = field(default="", converter=clean_qcode, kw_only=True)

    def __attrs_post_init__(self) -> None:
        if not (self.value and self.type):
            raise ModelError("a hash needs a value and the code of its algorithm")


def hashes(value: Hash | Iterable[Hash]) -> tuple[Hash, ...]:
    """Check sums from what may be given for them."""
    return row(Hash, value)


@frozen(repr=False, kw_only=True)
class Media(Node):
    """The technical side of a picture, a sound or a film.

    :ivar orientation: how the picture is to be turned and mirrored, from 1 (not at all) to 8, as in TIFF and EXIF.
    :ivar layout: code of its shape, such as ``"loutorient:horizontal"``.
    :ivar colour_space: code of its colour space.
    :ivar resolution: in pixels an inch.
    :ivar pages: how many pages it has.
    :ivar duration_unit: code of the unit of the duration, where that is not seconds.
    :ivar audio_codec: code of how the sound is encoded.
    :ivar audio_channels: code of the number of channels, such as ``"adc:stereo"``.
    :ivar audio_bitrate: kilobits a second.
    :ivar audio_sample_rate: samples a second.
    :ivar video_codec: code of how the film is encoded.
    :ivar video_bitrate: kilobits a second.
    :ivar video_frame_rate: frames a second, a decimal such as ``"29.97"``.
    :ivar video_aspect_ratio: such as ``"16:9"``.
    :ivar video_definition: code of its definition, such as ``"videodef:hd"``.
    """

    orientation: int | None = field(default=None, validator=whole_number(0))
    layout: str = field(default="", converter=clean_qcode)
    colour_space: str = field(default="", converter=clean_qcode)
    resolution: int | None = field(default=None, validator=whole_number(1))
    pages: int | None = field(default=None, validator=whole_number(0))
    duration_unit: str = field(default="", converter=clean_qcode)
    audio_codec: str = field(default="", converter=clean_qcode)
    audio_channels: str = field(default="", converter=clean_qcode)
    audio_bitrate: int | None = field(default=None, validator=whole_number(1))
    audio_sample_rate: int | None = field(default=None, validator=whole_number(1))
    video_codec: str = field(default="", converter=clean_qcode)
    video_bitrate: int | None = field(default=None, validator=whole_number(1))
    video_frame_rate: str = field(default="", converter=clean_decimal)
    video_aspect_ratio: str = field(default="", converter=clean_prose)
    video_definition: str = field(default="", converter=clean_qcode)


_UNSAID = Media()


@frozen(repr=False)
class Rendition(Node):
    """A file that holds the content, or a picture, sound or film that belongs to it, in one technical form.

    :ivar href: its address.
    :ivar residref: its identifier, for a file that the provider manages.
    :ivar version: the version of it that is meant.
    :ivar rendition: code of the form, such as ``rnd:highRes``.
    :ivar rendition_uri: the same as a full address.
    :ivar content_type: its media type, such as ``image/jpeg``.
    :ivar format: code of its file format.
    :ivar title: what it is called.
    :ivar size: bytes.
    :ivar width: pixels.
    :ivar height: pixels.
    :ivar duration: playing time as the provider states it, in seconds unless it says otherwise.
    :ivar media: its technical side beyond that.
    :ivar alternates: its identifiers in other systems.
    :ivar hashes: its check sums.
    """

    href: str = field(default="", converter=clean_uri)
    residref: str = field(default="", converter=clean_prose, kw_only=True)
    version: int | None = field(default=None, validator=whole_number(1), kw_only=True)
    rendition: str = field(default="", converter=clean_qcode, kw_only=True)
    rendition_uri: str = field(default="", converter=clean_uri, kw_only=True)
    content_type: str = field(default="", converter=clean_prose, kw_only=True)
    format: str = field(default="", converter=clean_qcode, kw_only=True)
    title: str = field(default="", converter=clean_prose, kw_only=True)
    size: int | None = field(default=None, validator=whole_number(0, 2**63 - 1), kw_only=True)
    width: int | None = field(default=None, validator=whole_number(0), kw_only=True)
    height: int | None = field(default=None, validator=whole_number(0), kw_only=True)
    duration: str = field(default="", converter=clean_prose, kw_only=True)
    media: Media = field(default=_UNSAID, validator=instance(Media), kw_only=True)
    alternates: tuple[AltId, ...] = field(default=(), converter=alternates, kw_only=True)
    hashes: tuple[Hash, ...] = field(default=(), converter=hashes, kw_only=True)

    def __attrs_post_init__(self) -> None:
        if not (self.href or self.residref):
            raise ModelError("a rendition needs an href or a residref")


def renditions(value: Rendition | Iterable[Rendition]) -> tuple[Rendition, ...]:
    """Renditions from what may be given for them."""
    return row(Rendition, value)


@frozen(repr=False)
class Icon(Node):
    """A small picture that stands for the content in lists.

    :ivar href: its address.
    :ivar residref: its identifier, for a file that the provider manages.
    :ivar rendition: code of the form, such as ``rnd:thumbnail``.
    :ivar content_type: its media type, such as ``image/jpeg``.
    :ivar title: what it is called.
    :ivar size: bytes.
    :ivar width: pixels.
    :ivar height: pixels.
    """

    href: str = field(default="", converter=clean_uri)
    residref: str = field(default="", converter=clean_prose, kw_only=True)
    rendition: str = field(default="", converter=clean_qcode, kw_only=True)
    content_type: str = field(default="", converter=clean_prose, kw_only=True)
    title: str = field(default="", converter=clean_prose, kw_only=True)
    size: int | None = field(default=None, validator=whole_number(0, 2**63 - 1), kw_only=True)
    width: int | None = field(default=None, validator=whole_number(0), kw_only=True)
    height: int | None = field(default=None, validator=whole_number(0), kw_only=True)

    def __attrs_post_init__(self) -> None:
        if not (self.href or self.residref):
            raise ModelError("an icon needs an href or a residref")


def icons(value: Icon | Iterable[Icon]) -> tuple[Icon, ...]:
    """Icons from what may be given for them."""
    return row(Icon, value)
