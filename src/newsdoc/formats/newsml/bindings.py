"""The one table that pairs the fields of an article with their places in a news item.

Each binding is a lens: ``get`` reads its fields from the item, ``put`` makes the item say other values. Writing puts
only the fields that differ from what ``get`` gives, so that everything else in the file stays untouched (laws 2 and
3). The laws of a lens hold for each: after ``put(v)``, ``get() == v``; and ``put(get())`` changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final, Protocol

from attrs import field, frozen

from newsdoc.formats.newsml.body import get_body, put_body
from newsdoc.formats.newsml.codecs import (
    ALT_ID,
    CODE,
    CONCEPT,
    EMBARGO,
    INSTANT,
    LABEL,
    LINK,
    MOMENT,
    RENDITION,
    STRING,
    URGENCY,
    Codec,
    get_many,
    put_many,
)
from newsdoc.formats.newsml.item import Item, content, insert, insert_before, remove, set_attribute
from newsdoc.formats.newsml.lexical import accepted, blank, read_number
from newsdoc.formats.newsml.names import OWN, XML_LANG, Element
from newsdoc.model import Label
from newsdoc.model.values import clean_language, clean_prose, spell

__all__ = ["BINDINGS", "Binding", "put"]

_FURTHER: Final = f"{{{OWN}}}further"


class Binding(Protocol):
    """A lens between fields of an article and places in an item."""

    @property
    def fields(self) -> tuple[str, ...]:
        """Paths of the fields, such as ``"times.version_created"``."""

    @property
    def place(self) -> str:
        """Where in the item they stand, for the reference documentation."""

    def get(self, item: Item) -> tuple[Any, ...]:
        """What the item says, a value for each field."""

    def put(self, item: Item, values: Sequence[Any]) -> None:
        """Make the item say *values*, one for each field."""


def put(binding: Binding, item: Item, values: Sequence[Any]) -> bool:
    """Make *item* say *values* through *binding* where it says others; True if anything had to change."""
    if not any(_differ(was, now) for was, now in zip(binding.get(item), values, strict=True)):
        return False
    binding.put(item, values)
    return True


def _differ(old: Any, new: Any) -> bool:  # noqa: ANN401 - values of any field
    """Whether two values of a field say different things; moments are compared as they are spelled."""
    if hasattr(old, "year") or hasattr(new, "year"):
        return spell(old) != spell(new)
    return bool(old != new)


@frozen
class _Attribute:
    """An attribute of the item itself that is a string, or a whole number where *number* is set."""

    path: str
    name: str
    number: bool = False

    @property
    def fields(self) -> tuple[str, ...]:
        return (self.path,)

    @property
    def place(self) -> str:
        return f"@{self.name}"

    def get(self, item: Item) -> tuple[Any, ...]:
        text = "" if self.name in item.supplied else item.element.get(self.name, "")
        remark = item.remark(item.element, self.name)
        if self.number:
            return (read_number(text, 1, 2**31 - 1, remark),)
        return (accepted(text, clean_prose, remark),)

    def put(self, item: Item, values: Sequence[Any]) -> None:
        (value,) = values
        item.unsupply(self.name)
        set_attribute(item.element, self.name, "" if value is None else str(value))
        if not value:
            item.emptied.add(self.name)


class _Language:
    """The language of the words: what contentMeta states, failing that the item's ``xml:lang``."""

    fields = ("language",)
    place = "contentMeta/language/@tag, @xml:lang"

    def get(self, item: Item) -> tuple[Any, ...]:
        meta = item.part("contentMeta")
        for element in meta.iterchildren(item.tag("language")) if meta is not None else ():
            tag = accepted(element.get("tag"), clean_language, item.remark(element, "tag"))
            if tag:
                return (tag,)
        return (accepted(item.element.get(XML_LANG), clean_language, item.remark(item.element, "xml:lang")),)

    def put(self, item: Item, values: Sequence[Any]) -> None:
        (value,) = values
        old = item.element.get(XML_LANG)
        meta = item.made_part("contentMeta")
        stated = list(meta.iterchildren(item.tag("language")))
        if not value:
            for element in stated:
                remove(element)
            set_attribute(item.element, XML_LANG, "")
            return
        if not stated:
            stated = [meta.makeelement(item.tag("language"))]
            insert(meta, stated[0])
        if not old or old == stated[0].get("tag"):
            set_attribute(item.element, XML_LANG, value)
        set_attribute(stated[0], "tag", value)


@frozen
class _One:
    """A property that stands once: its value, or None (``""`` for text) where it is missing."""

    path: str
    parent: str
    name: str
    codec: Codec[Any]
    absent: Any = None

    @property
    def fields(self) -> tuple[str, ...]:
        return (self.path,)

    @property
    def place(self) -> str:
        return f"{self.parent}/{self.name}"

    def _find(self, item: Item) -> Element | None:
        parent = item.part(self.parent)
        return None if parent is None else parent.find(item.tag(self.name))

    def get(self, item: Item) -> tuple[Any, ...]:
        element = None if self.name in item.supplied else self._find(item)
        value = None if element is None else self.codec.read(element, item)
        return (self.absent if value is None else value,)

    def put(self, item: Item, values: Sequence[Any]) -> None:
        (value,) = values
        element = self._find(item)
        if value == self.absent:
            # Some files say it twice; the second would take the place of the first.
            for stated in list(element.itersiblings(str(element.tag))) if element is not None else ():
                remove(stated)
            if element is not None:
                remove(element)
            item.emptied.add(self.name)
            item.unsupply(self.name)
            return
        if element is not None and self.name in item.supplied:
            remove(element)
            element = None
        if element is None:
            parent = item.made_part(self.parent)
            element = parent.makeelement(item.tag(self.name))
            insert(parent, element)
        item.unsupply(self.name)
        self.codec.write(element, value, item)


@frozen
class _Many:
    """A property that may stand many times."""

    path: str
    parent: str
    name: str
    codec: Codec[Any]

    @property
    def fields(self) -> tuple[str, ...]:
        return (self.path,)

    @property
    def place(self) -> str:
        return f"{self.parent}/{self.name}"

    def get(self, item: Item) -> tuple[Any, ...]:
        parent = item.part(self.parent)
        return (() if parent is None else get_many(parent, self.name, self.codec, item),)

    def put(self, item: Item, values: Sequence[Any]) -> None:
        put_many(item.made_part(self.parent), self.name, values[0], self.codec, item)


@frozen
class _Texts:
    """A property that may stand many times, one of which is the article's own and the others further ones.

    The article's own is the first with a *role* if there is one, else the first without any role, else (unless *role*
    is set) the first. Where an article has further ones only, they are marked with an attribute of newsdoc's.
    """

    main: str
    further: str
    name: str
    role: str = ""

    parent: str = field(default="contentMeta", init=False)

    @property
    def fields(self) -> tuple[str, ...]:
        return (self.main, self.further)

    @property
    def place(self) -> str:
        return f"{self.parent}/{self.name}"

    def _main(self, item: Item) -> Element | None:
        parent = item.part(self.parent)
        if parent is None:
            return None
        elements = [
            element
            for element in parent.iterchildren(item.tag(self.name))
            if element.get(_FURTHER) is None and not blank(content(element))
        ]
        choices: list[Callable[[Element], bool]] = [lambda element: not element.get("role")]
        if self.role:
            choices.insert(0, lambda element: self.role in element.get("role", "").split())
        else:
            choices.append(lambda _element: True)
        return next((element for choice in choices for element in elements if choice(element)), None)

    def get(self, item: Item) -> tuple[Any, ...]:
        parent, main = item.part(self.parent), self._main(item)
        if parent is None or main is None:
            return "", (() if parent is None else get_many(parent, self.name, LABEL, item))
        # Two equal labels may stand side by side, so the main one is taken out by its place, not by its value.
        quiet = Item(item.element)
        before = sum(1 for other in main.itersiblings(str(main.tag), preceding=True) if LABEL.read(other, quiet))
        labels = get_many(parent, self.name, LABEL, item)
        return STRING.read(main, item) or "", labels[:before] + labels[before + 1 :]

    def put(self, item: Item, values: Sequence[Any]) -> None:
        text, further = values
        parent = item.made_part(self.parent)
        main = self._main(item)
        if main is not None and not text:
            remove(main)
            main = None
        elif main is not None:
            STRING.write(main, text, item)
        elif text:
            main = parent.makeelement(item.tag(self.name))
            LABEL.write(main, Label(text, role=self.role), item)
            first = parent.find(item.tag(self.name))
            if first is None:
                insert(parent, main)
            else:
                insert_before(first, main)
        put_many(parent, self.name, further, LABEL, item, keep=main)
        if self.get(item) != (text, further):
            for element in parent.iterchildren(item.tag(self.name)):
                set_attribute(element, _FURTHER, "" if element is main else "true")


class _Body:
    """The words themselves: the first content in the contentSet that is text (see the ``body`` package)."""

    fields = ("body",)
    place = "contentSet, inlineRef"

    def get(self, item: Item) -> tuple[Any, ...]:
        return (get_body(item),)

    def put(self, item: Item, values: Sequence[Any]) -> None:
        put_body(item, values[0])


BINDINGS: Final[tuple[Binding, ...]] = (
    _Attribute("identity.guid", "guid"),
    _Attribute("identity.version", "version", number=True),
    _Language(),
    _One("rights.accountable", "rightsInfo", "accountable", CONCEPT),
    _One("rights.holder", "rightsInfo", "copyrightHolder", CONCEPT),
    _Many("rights.notices", "rightsInfo", "copyrightNotice", LABEL),
    _Many("rights.usage_terms", "rightsInfo", "usageTerms", LABEL),
    _One("identity.item_class", "itemMeta", "itemClass", CODE),
    _One("identity.provider", "itemMeta", "provider", CONCEPT),
    _One("times.version_created", "itemMeta", "versionCreated", INSTANT),
    _One("times.first_created", "itemMeta", "firstCreated", INSTANT),
    _One("management.embargo", "itemMeta", "embargoed", EMBARGO),
    _One("management.status", "itemMeta", "pubStatus", CODE),
    _One("management.role", "itemMeta", "role", CODE),
    _One("management.file_name", "itemMeta", "fileName", STRING, ""),
    _Many("management.services", "itemMeta", "service", CODE),
    _Many("management.titles", "itemMeta", "title", LABEL),
    _Many("management.notes", "itemMeta", "edNote", LABEL),
    _Many("management.signals", "itemMeta", "signal", CONCEPT),
    _Many("links", "itemMeta", "link", LINK),
    _One("management.urgency", "contentMeta", "urgency", URGENCY),
    _One("times.content_created", "contentMeta", "contentCreated", MOMENT),
    _One("times.content_modified", "contentMeta", "contentModified", MOMENT),
    _Many("classification.located", "contentMeta", "located", CONCEPT),
    _Many("credits.sources", "contentMeta", "infoSource", CONCEPT),
    _Many("credits.creators", "contentMeta", "creator", CONCEPT),
    _Many("credits.contributors", "contentMeta", "contributor", CONCEPT),
    _Many("classification.audiences", "contentMeta", "audience", CONCEPT),
    _Many("identity.alternates", "contentMeta", "altId", ALT_ID),
    _Many("classification.genres", "contentMeta", "genre", CONCEPT),
    _Many("classification.keywords", "contentMeta", "keyword", LABEL),
    _Many("classification.subjects", "contentMeta", "subject", CONCEPT),
    _Texts("slugline", "further.sluglines", "slugline"),
    _Texts("headline", "further.headlines", "headline"),
    _Texts("dateline", "further.datelines", "dateline"),
    _Texts("byline", "further.bylines", "by"),
    _Texts("creditline", "further.creditlines", "creditline"),
    _Texts("summary", "further.descriptions", "description", role="drol:summary"),
    _Many("renditions", "contentSet", "remoteContent", RENDITION),
    _Body(),
)
"""Every binding, in the order in which their places come in a file."""
