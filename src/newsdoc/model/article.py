"""The article, and the file that it came from."""

from __future__ import annotations

from attrs import Factory, evolve, field, fields, frozen

from newsdoc.model.blocks import Block, Section, body
from newsdoc.model.files import Icon, RelatedLink, Rendition, icons, links, renditions
from newsdoc.model.metadata import (
    UNWORDED,
    Catalogs,
    Classification,
    Credits,
    Further,
    Identity,
    Management,
    Membership,
    Provenance,
    Rights,
    Times,
    Wordings,
)
from newsdoc.model.nodes import Node, depth_of
from newsdoc.model.values import clean_language, clean_prose, instance, whole_number

__all__ = ["Article", "Source", "read_from"]


@frozen
class Source:
    """The file that an article was read from. Writing puts the article back into it, so that nothing else changes.

    :ivar format: the name of its format.
    :ivar data: its bytes as they were.
    :ivar part: which of the file's articles this is, from 0.
    """

    format: str = field(converter=clean_prose)
    data: bytes = field(validator=instance(bytes), repr=lambda value: f"<{len(value)} bytes>")
    part: int = field(default=0, validator=whole_number(0))
    reading: Article | None = field(init=False, default=None, eq=False, repr=False)
    """The article as its reader made it of these bytes, if one did just now; no part of the value.

    What still equals it was not edited, and no writer needs to read the bytes again to know that.
    """


@frozen(repr=False)
class Article(Node):
    """A news article: its words, and what is known about it.

    :ivar headline: its title.
    :ivar body: its blocks, then its sections.
    :ivar byline: who wrote it, as printed: ``"By Jane Doe"``.
    :ivar dateline: where and when it was written, as printed: ``"PARIS, March 14 (AFP) -"``.
    :ivar summary: what it says, in a sentence or two.
    :ivar slugline: the words that its desk knows it by: ``"US-Finance-Fed"``.
    :ivar creditline: whom to credit, as printed.
    :ivar language: the language of its words, a BCP 47 tag.
    :ivar source: the file that it came from; no part of its value.

    >>> article = Article("Fed to halt QE", body=["The Fed will stop buying bonds."], language="en")
    >>> article.body[0].inlines[0].text
    'The Fed will stop buying bonds.'
    """

    headline: str = field(default="", converter=clean_prose)
    body: tuple[Block | Section, ...] = field(default=(), converter=body)
    byline: str = field(default="", converter=clean_prose, kw_only=True)
    dateline: str = field(default="", converter=clean_prose, kw_only=True)
    summary: str = field(default="", converter=clean_prose, kw_only=True)
    slugline: str = field(default="", converter=clean_prose, kw_only=True)
    creditline: str = field(default="", converter=clean_prose, kw_only=True)
    language: str = field(default="", converter=clean_language, kw_only=True)
    identity: Identity = field(factory=Identity, validator=instance(Identity), kw_only=True)
    times: Times = field(factory=Times, validator=instance(Times), kw_only=True)
    management: Management = field(factory=Management, validator=instance(Management), kw_only=True)
    credits: Credits = field(factory=Credits, validator=instance(Credits), kw_only=True)
    classification: Classification = field(factory=Classification, validator=instance(Classification), kw_only=True)
    further: Further = field(factory=Further, validator=instance(Further), kw_only=True)
    wordings: Wordings = field(factory=Wordings, validator=instance(Wordings), kw_only=True)
    rights: Rights = field(factory=Rights, validator=instance(Rights), kw_only=True)
    provenance: Provenance = field(factory=Provenance, validator=instance(Provenance), kw_only=True)
    membership: Membership = field(factory=Membership, validator=instance(Membership), kw_only=True)
    catalogs: Catalogs = field(factory=Catalogs, validator=instance(Catalogs), kw_only=True)
    links: tuple[RelatedLink, ...] = field(default=(), converter=links, kw_only=True)
    renditions: tuple[Rendition, ...] = field(default=(), converter=renditions, kw_only=True)
    icons: tuple[Icon, ...] = field(default=(), converter=icons, kw_only=True)
    source: Source | None = field(default=None, validator=instance(Source), eq=False, repr=False, kw_only=True)
    depth: int = field(init=False, eq=False, repr=False, default=Factory(depth_of, takes_self=True))

    def __attrs_post_init__(self) -> None:
        """Forget what is known of texts that the article does not have: no file could say it."""
        idle = [name for name in _WORDED if not getattr(self, name) and getattr(self.wordings, name) is not UNWORDED]
        if idle:
            object.__setattr__(self, "wordings", evolve(self.wordings, **dict.fromkeys(idle, UNWORDED)))


_WORDED = tuple(each.name for each in fields(Wordings))
_FIELDS = tuple(each.name for each in fields(Article))


def read_from(source: Source, article: Article) -> Article:
    """*article* with the *source* that a reader has made it of, and that source with the reading.

    Only a reader may say so. The note cannot outlive its truth: neither the reading nor the source ever changes, and
    a source that is made anew, of other bytes or the same, has none.

    >>> article = read_from(Source("text", b"Fed to halt QE"), Article("Fed to halt QE"))
    >>> article.source.reading == article, evolve(article.source, data=b"Fed halts QE").reading
    (True, None)
    """
    noted = Source(source.format, source.data, source.part)
    object.__setattr__(noted, "reading", article)
    made = object.__new__(Article)
    for name in _FIELDS:  # as copy() does, in a third of its time
        object.__setattr__(made, name, getattr(article, name))
    object.__setattr__(made, "source", noted)
    return made
