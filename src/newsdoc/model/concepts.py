"""What metadata is made of: labels, codes, concepts and the relations between them.

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
    clean_instant,
    clean_language,
    clean_prose,
    clean_qcode,
    clean_qcodes,
    clean_uri,
    instance,
    spell,
    whole_number,
)

__all__ = [
    "AltId",
    "Assignment",
    "Code",
    "Concept",
    "Label",
    "Relation",
    "alternates",
    "codes",
    "concepts",
    "labels",
    "row",
]

_N = TypeVar("_N", bound=Node)


def row(kind: type[_N], value: _N | Iterable[_N]) -> tuple[_N, ...]:
    """Values of one class from what may be given for them: one alone, or any number of them."""
    if type(value) is tuple and {kind}.issuperset(map(type, value)):
        return value
    if isinstance(value, kind):
        return (value,)
    given = tuple(value)  # type: ignore[arg-type]  # mypy does not see that it is no instance here
    for item in given:
        if not isinstance(item, kind):
            raise ModelError(f"expected a {kind.__name__}, got {type(item).__name__}")
    return given


def labels(value: str | Label | Iterable[str | Label]) -> tuple[Label, ...]:
    """Labels from what may be given for them: a string is a label of that text."""
    if type(value) is tuple and _LABEL.issuperset(map(type, value)):  # as those are that come from readers
        return value
    given = (value,) if isinstance(value, str | Label) else tuple(value)
    return row(Label, tuple([Label(item) if isinstance(item, str) else item for item in given]))


def codes(value: Code | Iterable[Code]) -> tuple[Code, ...]:
    """Codes from what may be given for them."""
    return row(Code, value)


def concepts(value: Concept | Iterable[Concept]) -> tuple[Concept, ...]:
    """Concepts from what may be given for them."""
    return row(Concept, value)


def _plain(concept: Concept) -> Concept:
    kin = concept.same_as or concept.broader or concept.narrower or concept.related
    assigned = concept.assigned is not _UNSAID and concept.assigned != _UNSAID
    if kin or concept.role or concept.rank is not None or concept.definitions or assigned:
        raise ModelError(
            f"{concept.name!r}: a related concept carries no relations, definitions, role or rank of its own"
        )
    return concept


def plain_concepts(value: Concept | Iterable[Concept]) -> tuple[Concept, ...]:
    """Concepts that others relate to: what they are and are called, and nothing further."""
    if value == ():
        return ()
    given = concepts(value)
    for concept in given:
        _plain(concept)
    return given


def plain_concept(value: Concept) -> Concept:
    """One such concept."""
    given = plain_concepts(value)
    if len(given) != 1:
        raise ModelError(f"expected one concept, got {len(given) or 'none'}")
    return given[0]


@frozen(repr=False)
class Label(Node):
    """A text about the article, in a language and for a use: a further headline, a keyword, a name, a note.

    :ivar language: its language, a BCP 47 tag.
    :ivar role: codes of its use, such as ``"nrol:short"``; several are parted by spaces.
    :ivar rank: its place among its like, from 1 for the first.
    """

    text: str = field(converter=clean_prose)
    language: str = field(default="", converter=clean_language, kw_only=True)
    role: str = field(default="", kw_only=True, converter=clean_qcodes)
    rank: int | None = field(default=None, validator=whole_number(0), kw_only=True)

    def __attrs_post_init__(self) -> None:
        if not self.text:
            raise ModelError("a label needs a text")


_LABEL = frozenset([Label])


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


@frozen(repr=False, kw_only=True)
class Assignment(Node):
    """How an article came to have a concept, and how much that weighs.

    :ivar why: code of the reason, such as ``"why:direct"``.
    :ivar how: code of the way, such as ``"howextr:tool"``: by a person or by a program.
    :ivar creator: code of the person or the system that assigned it.
    :ivar modified: when that was.
    :ivar confidence: how sure it is, from 0 to 100.
    :ivar relevance: how much the article is about it, from 0 to 100.
    """

    why: str = field(default="", converter=clean_qcode)
    how: str = field(default="", converter=clean_qcode)
    creator: str = field(default="", converter=clean_qcode)
    modified: datetime | None = field(default=None, converter=clean_instant, eq=spell)
    confidence: int | None = field(default=None, validator=whole_number(0, 100))
    relevance: int | None = field(default=None, validator=whole_number(0, 100))


_UNSAID = Assignment()


@frozen(repr=False)
class Relation(Node):
    """A concept that another one has to do with, and in what way.

    :ivar concept: that concept; a plain one, without relations, role or rank of its own.
    :ivar rel: code of the relation, such as ``"crel:isA"``.
    """

    concept: Concept = field(converter=plain_concept)
    rel: str = field(default="", converter=clean_qcode, kw_only=True)


def relations(value: Relation | Iterable[Relation]) -> tuple[Relation, ...]:
    """Relations from what may be given for them."""
    return row(Relation, value)


@frozen(repr=False)
class Concept(Node):
    """Anything that an article speaks of or comes from: a subject, a person, a place, a genre, an agency.

    :ivar qcode: its code in a vocabulary, ``alias:code``.
    :ivar uri: its full address.
    :ivar literal: an identifier without a vocabulary, good inside this article only.
    :ivar type: code of the kind of thing that it is, such as ``"cpnat:person"``.
    :ivar names: what it is called, best first.
    :ivar definitions: what it is, in words.
    :ivar role: codes of the part that it plays, such as ``"crol:photographer"``; several are parted by spaces.
    :ivar rank: its place among its like, from 1 for the first.
    :ivar same_as: the same thing in other vocabularies; plain concepts without relations, role or rank.
    :ivar broader: the wider terms above it; plain concepts likewise.
    :ivar narrower: the closer terms below it; plain concepts likewise.
    :ivar related: concepts that it has to do with in other ways.
    :ivar assigned: how the article came to have it.

    >>> Concept(qcode="medtop:04000000", names="economy, business and finance").name
    'economy, business and finance'
    """

    qcode: str = field(default="", converter=clean_qcode)
    uri: str = field(default="", converter=clean_uri, kw_only=True)
    literal: str = field(default="", converter=clean_prose, kw_only=True)
    type: str = field(default="", converter=clean_qcode, kw_only=True)
    names: tuple[Label, ...] = field(default=(), converter=labels, kw_only=True)
    definitions: tuple[Label, ...] = field(default=(), converter=labels, kw_only=True)
    role: str = field(default="", converter=clean_qcodes, kw_only=True)
    rank: int | None = field(default=None, validator=whole_number(0), kw_only=True)
    same_as: tuple[Concept, ...] = field(default=(), converter=plain_concepts, kw_only=True)
    broader: tuple[Concept, ...] = field(default=(), converter=plain_concepts, kw_only=True)
    narrower: tuple[Concept, ...] = field(default=(), converter=plain_concepts, kw_only=True)
    related: tuple[Relation, ...] = field(default=(), converter=relations, kw_only=True)
    assigned: Assignment = field(default=_UNSAID, validator=instance(Assignment), kw_only=True)

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


def alternates(value: AltId | Iterable[AltId]) -> tuple[AltId, ...]:
    """Alternative identifiers from what may be given for them."""
    return row(AltId, value)
