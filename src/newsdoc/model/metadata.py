"""What a newsroom notes about an article: who, when, what about, on what terms.

The classes follow the properties of NewsML-G2 (IPTC, NewsML-G2 2.35), which names them best; they know nothing of its
XML. ``""``, ``None`` and ``()`` mean that nothing is said.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Final

from attrs import evolve, field, frozen

from newsdoc.errors import ModelError
from newsdoc.model.concepts import AltId, Code, Concept, Label, alternates, codes, concepts, labels, row
from newsdoc.model.files import Hash, RelatedLink, hashes, links
from newsdoc.model.nodes import Node
from newsdoc.model.values import (
    When,
    clean_alias,
    clean_decimal,
    clean_instant,
    clean_language,
    clean_moment,
    clean_prose,
    clean_qcode,
    clean_qcodes,
    clean_uri,
    instance,
    spell,
    whole_number,
)

__all__ = [
    "UNWORDED",
    "CatalogRef",
    "Catalogs",
    "Classification",
    "Credits",
    "Embargo",
    "Further",
    "Identity",
    "Management",
    "Membership",
    "Provenance",
    "Rating",
    "Rights",
    "SchemeAlias",
    "Times",
    "Tool",
    "Wording",
    "Wordings",
]


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
    alternates: tuple[AltId, ...] = field(default=(), converter=alternates, kw_only=True)


@frozen(repr=False, kw_only=True)
class Times(Node):
    """When the item and its content came to be.

    :ivar version_created: when this version of the item was made.
    :ivar first_created: when the first version of the item was made.
    :ivar content_created: when the content was made, as exactly as it is known.
    :ivar content_modified: when the content was last changed.
    :ivar expires: when the item stops being of use, as its provider sees it.
    """

    version_created: datetime | None = field(default=None, converter=clean_instant, eq=spell)
    first_created: datetime | None = field(default=None, converter=clean_instant, eq=spell)
    content_created: When | None = field(default=None, converter=clean_moment, eq=spell)
    content_modified: When | None = field(default=None, converter=clean_moment, eq=spell)
    expires: datetime | None = field(default=None, converter=clean_instant, eq=spell)


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


@frozen(repr=False)
class Rating(Node):
    """A mark on a scale, given by a desk, by readers or by a program.

    :ivar value: the mark, a decimal such as ``"4"`` or ``"3.5"``.
    :ivar lowest: the lowest mark that the scale has.
    :ivar highest: the highest mark.
    :ivar unit: code of what is counted, such as ``"rscaleunit:star"``.
    :ivar type: code of what is rated, such as the priority for the web.
    :ivar calculation: code of how the mark follows from many, such as ``"rcalctype:median"``.
    :ivar raters: how many gave marks.
    :ivar rater_type: code of who they were.
    """

    value: str = field(converter=clean_decimal)
    lowest: str = field(converter=clean_decimal)
    highest: str = field(converter=clean_decimal)
    unit: str = field(default="", converter=clean_qcode, kw_only=True)
    type: str = field(default="", converter=clean_qcode, kw_only=True)
    calculation: str = field(default="", converter=clean_qcode, kw_only=True)
    raters: int | None = field(default=None, validator=whole_number(0), kw_only=True)
    rater_type: str = field(default="", converter=clean_qcode, kw_only=True)

    def __attrs_post_init__(self) -> None:
        if not (self.value and self.lowest and self.highest):
            raise ModelError("a rating needs a value and the two ends of its scale")


def ratings(value: Rating | Iterable[Rating]) -> tuple[Rating, ...]:
    """Ratings from what may be given for them."""
    return row(Rating, value)


@frozen(repr=False, kw_only=True)
class Classification(Node):
    """What the content is about, and whom it is for.

    :ivar located: where it was made.
    :ivar genres: its form, such as an interview or a summary.
    :ivar subjects: what it is about.
    :ivar keywords: free words to find it by.
    :ivar audiences: whom it is meant for.
    :ivar excluded_audiences: whom it is not meant for.
    :ivar ratings: how good or how important somebody finds it.
    """

    located: tuple[Concept, ...] = field(default=(), converter=concepts)
    genres: tuple[Concept, ...] = field(default=(), converter=concepts)
    subjects: tuple[Concept, ...] = field(default=(), converter=concepts)
    keywords: tuple[Label, ...] = field(default=(), converter=labels)
    audiences: tuple[Concept, ...] = field(default=(), converter=concepts)
    excluded_audiences: tuple[Concept, ...] = field(default=(), converter=concepts)
    ratings: tuple[Rating, ...] = field(default=(), converter=ratings)


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
class Wording(Node):
    """What is known of a text that the article itself holds as a mere string, such as its headline.

    :ivar language: its language, a BCP 47 tag, where that is not the article's.
    :ivar role: codes of its use, from a vocabulary of its provider; several are parted by spaces.
    :ivar rank: its place among its like, from 1 for the first.
    :ivar separator: what parts the words of a slugline, such as ``"-"``.
    """

    language: str = field(default="", converter=clean_language)
    role: str = field(default="", converter=clean_qcodes)
    rank: int | None = field(default=None, validator=whole_number(0))
    separator: str = field(default="", converter=clean_prose)


UNWORDED: Final = Wording()
"""What most texts are: nothing is said of how they are meant."""


def _summary_wording(value: Wording) -> Wording:
    """The wording of a summary, without the role that every summary has."""
    if not isinstance(value, Wording):
        raise ModelError(f"expected a Wording, got {type(value).__name__}")
    roles = [code for code in value.role.split(" ") if code != "drol:summary"]
    return evolve(value, role=" ".join(roles)) if value.role else value


@frozen(repr=False, kw_only=True)
class Wordings(Node):
    """What is known of each of the texts of the article itself. Of a text that it lacks, nothing is kept.

    :ivar headline: of its headline.
    :ivar byline: of its byline.
    :ivar dateline: of its dateline.
    :ivar slugline: of its slugline.
    :ivar creditline: of its credit line.
    :ivar summary: of its summary, whose role goes without saying.
    """

    headline: Wording = field(default=UNWORDED, validator=instance(Wording))
    byline: Wording = field(default=UNWORDED, validator=instance(Wording))
    dateline: Wording = field(default=UNWORDED, validator=instance(Wording))
    slugline: Wording = field(default=UNWORDED, validator=instance(Wording))
    creditline: Wording = field(default=UNWORDED, validator=instance(Wording))
    summary: Wording = field(default=UNWORDED, converter=_summary_wording)


@frozen(repr=False)
class Tool(Node):
    """A program that took part in making the item, or a template that it was made by.

    :ivar name: what it is called.
    :ivar version: its version.
    :ivar role: code of what it did.
    """

    name: str = field(converter=clean_prose)
    version: str = field(default="", converter=clean_prose, kw_only=True)
    role: str = field(default="", converter=clean_qcode, kw_only=True)

    def __attrs_post_init__(self) -> None:
        if not self.name:
            raise ModelError("a tool needs a name")


def tools(value: Tool | Iterable[Tool]) -> tuple[Tool, ...]:
    """Tools from what may be given for them."""
    return row(Tool, value)


@frozen(repr=False, kw_only=True)
class Provenance(Node):
    """How the item and its content were made.

    :ivar generators: the programs that made the item.
    :ivar profile: the template that the item was made by, for software that relies on its structure.
    :ivar metadata_creator: who wrote the metadata, where that was not the provider.
    :ivar digital_source: the kind of source of the content: taken by a camera, made by an algorithm ...
    :ivar hashes: check sums of the item's parts.
    """

    generators: tuple[Tool, ...] = field(default=(), converter=tools)
    profile: Tool | None = field(default=None, validator=instance(Tool))
    metadata_creator: Concept | None = field(default=None, validator=instance(Concept))
    digital_source: Code | None = field(default=None, validator=instance(Code))
    hashes: tuple[Hash, ...] = field(default=(), converter=hashes)


@frozen(repr=False, kw_only=True)
class Membership(Node):
    """The greater wholes that the item belongs to.

    :ivar member_of: sets of items, such as the results of an election night.
    :ivar instance_of: what it is an issue of, such as the weather report of the hour.
    :ivar deliverable_of: the plans of coverage that it fulfils.
    """

    member_of: tuple[Concept, ...] = field(default=(), converter=concepts)
    instance_of: tuple[Concept, ...] = field(default=(), converter=concepts)
    deliverable_of: tuple[RelatedLink, ...] = field(default=(), converter=links)


@frozen(repr=False)
class CatalogRef(Node):
    """A catalog elsewhere that says what the aliases of codes stand for.

    :ivar href: its address.
    """

    href: str = field(converter=clean_uri)

    def __attrs_post_init__(self) -> None:
        if not self.href:
            raise ModelError("a reference to a catalog needs an href")


def catalog_refs(value: CatalogRef | Iterable[CatalogRef]) -> tuple[CatalogRef, ...]:
    """References to catalogs from what may be given for them."""
    return row(CatalogRef, value)


@frozen(repr=False)
class SchemeAlias(Node):
    """What an alias stands for: the vocabulary at an address.

    :ivar alias: what stands before the colon of a code.
    :ivar uri: what the code is appended to.
    """

    alias: str = field(converter=clean_alias)
    uri: str = field(converter=clean_uri)

    def __attrs_post_init__(self) -> None:
        if not (self.alias and self.uri):
            raise ModelError("a scheme needs an alias and a uri")


def schemes(value: SchemeAlias | Iterable[SchemeAlias]) -> tuple[SchemeAlias, ...]:
    """Aliases of schemes from what may be given for them."""
    return row(SchemeAlias, value)


@frozen(repr=False, kw_only=True)
class Catalogs(Node):
    """What the codes of the article mean: where their aliases are explained. Without any, the IPTC's catalog holds.

    :ivar references: catalogs elsewhere.
    :ivar schemes: aliases that are explained right here.
    """

    references: tuple[CatalogRef, ...] = field(default=(), converter=catalog_refs)
    schemes: tuple[SchemeAlias, ...] = field(default=(), converter=schemes)


@frozen(repr=False, kw_only=True)
class Rights(Node):
    """On what terms the content may be used.

    :ivar accountable: the person who answers for the content under press law.
    :ivar holder: who owns the copyright.
    :ivar notices: the copyright notices to print.
    :ivar usage_terms: what is allowed, in words.
    :ivar data_mining: whether machines may learn from it.
    :ivar links: where the terms can be read.
    """

    accountable: Concept | None = field(default=None, validator=instance(Concept))
    holder: Concept | None = field(default=None, validator=instance(Concept))
    notices: tuple[Label, ...] = field(default=(), converter=labels)
    usage_terms: tuple[Label, ...] = field(default=(), converter=labels)
    data_mining: Code | None = field(default=None, validator=instance(Code))
    links: tuple[RelatedLink, ...] = field(default=(), converter=links)
