"""What a newsroom notes about an article: who, when, what about, on what terms.

The classes follow the properties of NewsML-G2 (IPTC, NewsML-G2 2.35), which names them best; they know nothing of its
XML. ``""``, ``None`` and ``()`` mean that nothing is said.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TypeVar

from attrs import field, frozen

from newsdoc.errors import ModelError
from newsdoc.model.nodes import Node
from newsdoc.model.values import (
    When,
    clean_instant,
    clean_language,
    clean_moment,
    clean_prose,
    clean_qcode,
    clean_uri,
    instance,
    spell,
    whole_number,
)

__all__ = [
    "AltId",
    "Classification",
    "Code",
    "Concept",
    "Credits",
    "Embargo",
    "Further",
    "Identity",
    "Label",
    "Management",
    "RelatedLink",
    "Rendition",
    "Rights",
    "Times",
    "links",
    "renditions",
]

_N = TypeVar("_N", bound=Node)


def _of(kind: type[_N], item: object) -> _N:
    if not isinstance(item, kind):
        raise ModelError(f"expected a {kind.__name__}, got {type(item).__name__}")
    return item


def clean_qcodes(value: str) -> str:
    """Codes parted by single spaces, or ``""``."""
    return " ".join(clean_qcode(code) for code in clean_prose(value).split(" "))


def labels(value: str | Label | Iterable[str | Label]) -> tuple[Label, ...]:
    """Labels from what may be given for them: a string is a label of that text."""
    given = [value] if isinstance(value, str | Label) else value
    return tuple(_of(Label, Label(item) if isinstance(item, str) else item) for item in given)


def codes(value: Code | Iterable[Code]) -> tuple[Code, ...]:
    """Codes from what may be given for them."""
    return tuple(_of(Code, item) for item in ([value] if isinstance(value, Code) else value))


def concepts(value: Concept | Iterable[Concept]) -> tuple[Concept, ...]:
    """Concepts from what may be given for them."""
    return tuple(_of(Concept, item) for item in ([value] if isinstance(value, Concept) else value))


def plain_concepts(value: Concept | Iterable[Concept]) -> tuple[Concept, ...]:
    """Concepts that others relate to: without relations, role or rank of their own."""
    given = concepts(value)
    for concept in given:
        if concept.same_as or concept.broader or concept.role or concept.rank is not None:
            raise ModelError(f"{concept.name!r}: a related concept carries no relations, role or rank of its own")
    return given


@frozen(repr=False)
class Label(Node):
    """A text about the article, in a language and for a use: a further headline, a keyword, a name, a note.

    :ivar language: its language, a BCP 47 tag.
    :ivar role: codes of its use, such as ``"hlrole:short"``; several are parted by spaces.
    :ivar rank: its place among its like, from 1 for the first.
    """

    text: str = field(converter=clean_prose)
    language: str = field(default="", converter=clean_language, kw_only=True)
    role: str = field(default="", kw_only=True, converter=clean_qcodes)
    rank: int | None = field(default=None, validator=whole_number(0), kw_only=True)

    def __attrs_post_init__(self) -> None:
        if not self.text:
            raise ModelError("a label needs a text")


@frozen(repr=False)
class Code(Node):
    """A term of a controlled vocabulary, such as the publication status ``stat:usable``.

    :ivar qcode: the term as ``alias:code``; the alias stands for a vocabulary.
    :ivar uri: the term's full address. One of the two at least is given.
    :ivar names: what the term is called.
    """

    qcode: str = field(default="", converter=clean_qcode)
    uri: str = field(default="", converter=clean_uri, kw_only=True)
    names: tuple[Label, ...] = field(default=(), converter=labels, kw_only=True)

    def __attrs_post_init__(self) -> None:
        if not (self.qcode or self.uri):
            raise ModelError("a code needs a qcode or a uri")


@frozen(repr=False)
class Concept(Node):
    """Anything that an article speaks of or comes from: a subject, a person, a place, a genre, an agency.

    :ivar qcode: its code in a vocabulary, ``alias:code``.
    :ivar uri: its full address.
    :ivar literal: an identifier without a vocabulary, good inside this article only.
    :ivar type: code of the kind of thing that it is, such as ``"cpnat:person"``.
    :ivar names: what it is called, best first.
    :ivar role: codes of the part that it plays, such as ``"crol:photographer"``; several are parted by spaces.
    :ivar rank: its place among its like, from 1 for the first.
    :ivar same_as: the same thing in other vocabularies; plain concepts without relations, role or rank.
    :ivar broader: the wider terms above it; plain concepts likewise.

    >>> Concept(qcode="medtop:04000000", names="economy, business and finance").name
    'economy, business and finance'
    """

    qcode: str = field(default="", converter=clean_qcode)
    uri: str = field(default="", converter=clean_uri, kw_only=True)
    literal: str = field(default="", converter=clean_prose, kw_only=True)
    type: str = field(default="", converter=clean_qcode, kw_only=True)
    names: tuple[Label, ...] = field(default=(), converter=labels, kw_only=True)
    role: str = field(default="", converter=clean_qcodes, kw_only=True)
    rank: int | None = field(default=None, validator=whole_number(0), kw_only=True)
    same_as: tuple[Concept, ...] = field(default=(), converter=plain_concepts, kw_only=True)
    broader: tuple[Concept, ...] = field(default=(), converter=plain_concepts, kw_only=True)

    def __attrs_post_init__(self) -> None:
        if not (self.qcode or self.uri or self.literal or self.names):
            raise ModelError("a concept needs a qcode, a uri, a literal or a name")

    @property
    def name(self) -> str:
        """The first of its names; failing that its literal, code or address."""
        return self.names[0].text if self.names else self.literal or self.qcode or self.uri


@frozen(repr=False)
class AltId(Node):
    """Another identifier of the article, in some other system.

    :ivar type: code of the kind of identifier.
    :ivar environment: codes of the systems where it holds; several are parted by spaces.
    """

    value: str = field(converter=clean_prose)
    type: str = field(default="", converter=clean_qcode, kw_only=True)
    environment: str = field(default="", converter=clean_qcodes, kw_only=True)

    def __attrs_post_init__(self) -> None:
        if not self.value:
            raise ModelError("an alternative identifier needs a value")


def _alternates(value: AltId | Iterable[AltId]) -> tuple[AltId, ...]:
    return tuple(_of(AltId, item) for item in ([value] if isinstance(value, AltId) else value))


@frozen(repr=False)
class Identity(Node):
    """Which item this is, and whose.

    :ivar guid: its identifier, the same in all its versions, unique in the world; a URI in good practice.
    :ivar version: counts its versions, from 1.
    :ivar provider: the party that issues the item.
    :ivar item_class: the kind of item, such as ``ninat:text``.
    :ivar alternates: its identifiers in other systems.
    """

    guid: str = field(default="", converter=clean_prose)
    version: int | None = field(default=None, validator=whole_number(1), kw_only=True)
    provider: Concept | None = field(default=None, validator=instance(Concept), kw_only=True)
    item_class: Code | None = field(default=None, validator=instance(Code), kw_only=True)
    alternates: tuple[AltId, ...] = field(default=(), converter=_alternates, kw_only=True)


@frozen(repr=False, kw_only=True)
class Times(Node):
    """When the item and its content came to be.

    :ivar version_created: when this version of the item was made.
    :ivar first_created: when the first version of the item was made.
    :ivar content_created: when the content was made, as exactly as it is known.
    :ivar content_modified: when the content was last changed.
    """

    version_created: datetime | None = field(default=None, converter=clean_instant, eq=spell)
    first_created: datetime | None = field(default=None, converter=clean_instant, eq=spell)
    content_created: When | None = field(default=None, converter=clean_moment, eq=spell)
    content_modified: When | None = field(default=None, converter=clean_moment, eq=spell)


@frozen(repr=False)
class Embargo(Node):
    """The article must not be published yet.

    :ivar until: when the embargo ends; None if until further notice.
    """

    until: datetime | None = field(default=None, converter=clean_instant, eq=spell)


@frozen(repr=False, kw_only=True)
class Management(Node):
    """How the item is to be handled.

    :ivar status: whether it may be used: ``stat:usable``, ``stat:withheld`` or ``stat:canceled``.
    :ivar urgency: its editorial urgency, from 1 (most urgent) to 9.
    :ivar embargo: whether and how long it is under embargo.
    :ivar role: its part in a workflow, such as an update or a summary.
    :ivar services: the services that it is sent in.
    :ivar signals: instructions to the software that handles it.
    :ivar notes: notes from editor to editor, not for publication.
    :ivar titles: short names of the item, for lists.
    :ivar file_name: the file name that its provider suggests.
    """

    status: Code | None = field(default=None, validator=instance(Code))
    urgency: int | None = field(default=None, validator=whole_number(1, 9))
    embargo: Embargo | None = field(default=None, validator=instance(Embargo))
    role: Code | None = field(default=None, validator=instance(Code))
    services: tuple[Code, ...] = field(default=(), converter=codes)
    signals: tuple[Concept, ...] = field(default=(), converter=concepts)
    notes: tuple[Label, ...] = field(default=(), converter=labels)
    titles: tuple[Label, ...] = field(default=(), converter=labels)
    file_name: str = field(default="", converter=clean_prose)


@frozen(repr=False, kw_only=True)
class Credits(Node):
    """Who made the content.

    :ivar creators: who wrote, took or drew it.
    :ivar contributors: who else had a hand in it.
    :ivar sources: who provided the information in it.
    """

    creators: tuple[Concept, ...] = field(default=(), converter=concepts)
    contributors: tuple[Concept, ...] = field(default=(), converter=concepts)
    sources: tuple[Concept, ...] = field(default=(), converter=concepts)


@frozen(repr=False, kw_only=True)
class Classification(Node):
    """What the content is about, and whom it is for.

    :ivar located: where it was made.
    :ivar genres: its form, such as an interview or a summary.
    :ivar subjects: what it is about.
    :ivar keywords: free words to find it by.
    :ivar audiences: whom it is meant for.
    """

    located: tuple[Concept, ...] = field(default=(), converter=concepts)
    genres: tuple[Concept, ...] = field(default=(), converter=concepts)
    subjects: tuple[Concept, ...] = field(default=(), converter=concepts)
    keywords: tuple[Label, ...] = field(default=(), converter=labels)
    audiences: tuple[Concept, ...] = field(default=(), converter=concepts)


@frozen(repr=False, kw_only=True)
class Further(Node):
    """Texts beside the one of each kind that the article itself holds: other languages, lengths and uses.

    :ivar headlines: further headlines.
    :ivar bylines: further bylines.
    :ivar datelines: further datelines.
    :ivar sluglines: further sluglines.
    :ivar creditlines: further credit lines.
    :ivar descriptions: further descriptions: teasers, captions.
    """

    headlines: tuple[Label, ...] = field(default=(), converter=labels)
    bylines: tuple[Label, ...] = field(default=(), converter=labels)
    datelines: tuple[Label, ...] = field(default=(), converter=labels)
    sluglines: tuple[Label, ...] = field(default=(), converter=labels)
    creditlines: tuple[Label, ...] = field(default=(), converter=labels)
    descriptions: tuple[Label, ...] = field(default=(), converter=labels)


@frozen(repr=False, kw_only=True)
class Rights(Node):
    """On what terms the content may be used.

    :ivar accountable: the person who answers for the content under press law.
    :ivar holder: who owns the copyright.
    :ivar notices: the copyright notices to print.
    :ivar usage_terms: what is allowed, in words.
    """

    accountable: Concept | None = field(default=None, validator=instance(Concept))
    holder: Concept | None = field(default=None, validator=instance(Concept))
    notices: tuple[Label, ...] = field(default=(), converter=labels)
    usage_terms: tuple[Label, ...] = field(default=(), converter=labels)


@frozen(repr=False)
class RelatedLink(Node):
    """Another resource that the item points to.

    :ivar href: its address.
    :ivar residref: its identifier, for a resource that the provider manages.
    :ivar rel: code of the relation, such as ``irel:seeAlso``.
    :ivar content_type: its media type.
    :ivar title: what it is called.
    :ivar rank: its place among the links, from 1 for the first.
    """

    href: str = field(default="", converter=clean_uri)
    residref: str = field(default="", converter=clean_prose, kw_only=True)
    rel: str = field(default="", converter=clean_qcode, kw_only=True)
    content_type: str = field(default="", converter=clean_prose, kw_only=True)
    title: str = field(default="", converter=clean_prose, kw_only=True)
    rank: int | None = field(default=None, validator=whole_number(0), kw_only=True)

    def __attrs_post_init__(self) -> None:
        if not (self.href or self.residref):
            raise ModelError("a link needs an href or a residref")


@frozen(repr=False)
class Rendition(Node):
    """A file that holds the content, or a picture, sound or film that belongs to it, in one technical form.

    :ivar href: its address.
    :ivar residref: its identifier, for a file that the provider manages.
    :ivar rendition: code of the form, such as ``rnd:highRes``.
    :ivar rendition_uri: the same as a full address.
    :ivar content_type: its media type, such as ``image/jpeg``.
    :ivar title: what it is called.
    :ivar size: bytes.
    :ivar width: pixels.
    :ivar height: pixels.
    :ivar duration: playing time as the provider states it, in seconds unless it says otherwise.
    """

    href: str = field(default="", converter=clean_uri)
    residref: str = field(default="", converter=clean_prose, kw_only=True)
    rendition: str = field(default="", converter=clean_qcode, kw_only=True)
    rendition_uri: str = field(default="", converter=clean_uri, kw_only=True)
    content_type: str = field(default="", converter=clean_prose, kw_only=True)
    title: str = field(default="", converter=clean_prose, kw_only=True)
    size: int | None = field(default=None, validator=whole_number(0, 2**63 - 1), kw_only=True)
    width: int | None = field(default=None, validator=whole_number(0), kw_only=True)
    height: int | None = field(default=None, validator=whole_number(0), kw_only=True)
    duration: str = field(default="", converter=clean_prose, kw_only=True)

    def __attrs_post_init__(self) -> None:
        if not (self.href or self.residref):
            raise ModelError("a rendition needs an href or a residref")


def links(value: RelatedLink | Iterable[RelatedLink]) -> tuple[RelatedLink, ...]:
    """Links from what may be given for them."""
    return tuple(_of(RelatedLink, item) for item in ([value] if isinstance(value, RelatedLink) else value))


def renditions(value: Rendition | Iterable[Rendition]) -> tuple[Rendition, ...]:
    """Renditions from what may be given for them."""
    return tuple(_of(Rendition, item) for item in ([value] if isinstance(value, Rendition) else value))
