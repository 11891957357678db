"""The one table that pairs the fields of an article with their places in a news item.

Each binding is a lens: ``get`` reads its fields from the item, ``put`` makes the item say other values. Writing puts
only the fields that differ from what ``get`` gives, so that everything else in the file stays untouched (laws 2 and
3). The laws of a lens hold for each: after ``put(v)``, ``get() == v``; and ``put(get())`` changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final, Protocol

from attrs import evolve, field, frozen

from newsdoc.formats.newsml.body import get_body, put_body
from newsdoc.formats.newsml.body.alignment import aligned
from newsdoc.formats.newsml.codecs import INSTANT, MOMENT, STRING, Codec, put_many
from newsdoc.formats.newsml.item import Item, content, insert, insert_before, remove, set_attribute
from newsdoc.formats.newsml.lexical import accepted, blank, read_number
from newsdoc.formats.newsml.names import OWN, XML_LANG, Element
from newsdoc.formats.newsml.properties import (
    ALT_ID,
    CATALOG_REF,
    CODE,
    CONCEPT,
    EMBARGO,
    HASH,
    ICON,
    LABEL,
    LINK,
    RATING,
    RENDITION,
    SCHEME,
    TOOL,
    URGENCY,
    WORDING,
)
from newsdoc.model import Label, SchemeAlias, Wording
from newsdoc.model.metadata import UNWORDED
from newsdoc.model.values import clean_language, clean_prose, spell

__all__ = ["BINDINGS", "Binding", "alike", "differs", "put"]

_FURTHER: Final = f"{{{OWN}}}further"


class Binding(Protocol):
    """A lens between fields of an article and places in an item."""

    @property
    def fields(self) -> tuple[str, ...]:
        """Paths of the fields, such as ``"times.version_created"``."""

    @property
    def place(self) -> str:
        """Where in the item they stand; also for the reference documentation."""

    @property
    def placed(self) -> bool:
        """Whether they stand nowhere but in elements at *place*, by :attr:`Item.places`: without any, none is said."""

    def get(self, item: Item) -> tuple[Any, ...]:
        """What the item says, a value for each field."""

    def put(self, item: Item, values: Sequence[Any]) -> None:
        """Make the item say *values*, one for each field."""


def put(binding: Binding, item: Item, values: Sequence[Any]) -> bool:
    """Make *item* say *values* through *binding* where it says others; True if anything had to change."""
    if not differs(binding, item, values):
        return False
    binding.put(item, values)
    item.forget()
    return True


def differs(binding: Binding, item: Item, values: Sequence[Any]) -> bool:
    """Whether *item* says anything else than *values* through *binding*."""
    return not alike(binding.get(item), values)


def alike(was: Sequence[Any], now: Sequence[Any]) -> bool:
    """Whether two rows of values, one for each field of a binding, say the same."""
    return not any(map(_differ, was, now))


def _differ(old: Any, new: Any) -> bool:  # noqa: ANN401 - values of any field
    """Whether two values of a field say different things; moments are compared as they are spelled."""
    if old != new:
        return True
    return hasattr(old, "year") and bool(spell(old) != spell(new))


@frozen
class _Attribute:
    """An attribute of the item itself that is a string, or a whole number where *number* is set."""

    path: str
    name: str
    number: bool = False
    placed = False

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
    placed = False

    def get(self, item: Item) -> tuple[Any, ...]:
        _, tag = self._stated(item)
        if tag:
            return (tag,)
        return (accepted(item.element.get(XML_LANG), clean_language, item.remark(item.element, "xml:lang")),)

    def _stated(self, item: Item) -> tuple[Element | None, str]:
        """The element that states the language, and the language."""
        for element in item.stated("contentMeta/language"):
            tag = accepted(element.get("tag"), clean_language, item.remark(element, "tag"))
            if tag:
                return element, tag
        return None, ""

    def put(self, item: Item, values: Sequence[Any]) -> None:
        (value,) = values
        if not value:
            for each in item.stated("contentMeta/language"):
                remove(each)
            set_attribute(item.element, XML_LANG, "")
            return
        element, _ = self._stated(item)
        if element is None:
            meta = item.made_part("contentMeta")
            element = meta.makeelement(item.tag("language"))
            insert(meta, element)
        elif item.element.get(XML_LANG) == element.get("tag"):
            set_attribute(item.element, XML_LANG, value)
        set_attribute(element, "tag", value)


@frozen
class _One:
    """A property that stands once: its value, or None (``""`` for text) where it is missing."""

    path: str
    parent: str
    name: str
    codec: Codec[Any]
    absent: Any = None
    place: str = field(init=False)
    placed = True

    @place.default
    def _place(self) -> str:
        return f"{self.parent}/{self.name}".lstrip("/")

    @property
    def fields(self) -> tuple[str, ...]:
        return (self.path,)

    def _find(self, item: Item) -> Element | None:
        parent = item.part(self.parent)
        return None if parent is None else parent.find(item.tag(self.name))

    def get(self, item: Item) -> tuple[Any, ...]:
        elements = item.stated(self.place)
        if not elements or self.name in item.supplied:
            return (self.absent,)
        value = self.codec.read(elements[0], item)
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
        if self.name in item.supplied:
            element = None
            _remove_all(item, self.parent, self.name)
        if element is None:
            parent = item.made_part(self.parent)
            element = parent.makeelement(item.tag(self.name))
            insert(parent, element)
        item.unsupply(self.name)
        self.codec.write(element, value, item)


def _values(elements: Sequence[Element], codec: Codec[Any], item: Item) -> tuple[Any, ...]:
    values = []
    for element in elements:
        value = codec.read(element, item)
        if value is not None:
            values.append(value)
    return tuple(values)


def _remove_all(item: Item, parent: str, name: str) -> None:
    """Take all elements called *name* out of a part: what was supplied may stand there twice."""
    part = item.part(parent)
    for element in list(part.iterchildren(item.tag(name))) if part is not None else ():
        remove(element)


@frozen
class _Many:
    """A property that may stand many times."""

    path: str
    parent: str
    name: str
    codec: Codec[Any]
    place: str = field(init=False)
    placed = True

    @place.default
    def _place(self) -> str:
        return f"{self.parent}/{self.name}".lstrip("/")

    @property
    def fields(self) -> tuple[str, ...]:
        return (self.path,)

    def get(self, item: Item) -> tuple[Any, ...]:
        elements = item.stated(self.place)
        if not elements or self.name in item.supplied:
            return ((),)
        return (_values(elements, self.codec, item),)

    def put(self, item: Item, values: Sequence[Any]) -> None:
        if self.name in item.supplied:
            _remove_all(item, self.parent, self.name)
            item.unsupply(self.name)
        put_many(item.made_part(self.parent), self.name, values[0], self.codec, item)
        if not values[0]:
            item.emptied.add(self.name)


@frozen
class _Texts:
    """A property that may stand many times, one of which is the article's own and the others further ones.

    The article's own is the first with a *role* if there is one, else the first without any role, else (unless *role*
    is set) the first. Further ones that would be taken for it are marked with an attribute of newsdoc's.
    """

    main: str
    further: str
    name: str
    role: str = ""

    parent: str = field(default="contentMeta", init=False)
    place: str = field(init=False)
    placed = True

    @place.default
    def _place(self) -> str:
        return f"{self.parent}/{self.name}"

    @property
    def fields(self) -> tuple[str, ...]:
        return (self.main, self.further, f"wordings.{self.main}")

    def _main(self, elements: Sequence[Element]) -> Element | None:
        if len(elements) == 1 and not self.role and elements[0].get(_FURTHER) is None and elements[0].text:
            return None if blank(content(elements[0])) else elements[0]
        return next(self._candidates(elements), None)

    def _candidates(self, elements: Sequence[Element]) -> Iterator[Element]:
        """Those that may be the article's own, the likeliest first; some come twice."""
        speaking = [element for element in elements if element.get(_FURTHER) is None and not blank(content(element))]
        choices: list[Callable[[Element], bool]] = [lambda element: not element.get("role")]
        if self.role:
            choices.insert(0, lambda element: self.role in element.get("role", "").split())
        else:
            choices.append(lambda _element: True)
        return (element for choice in choices for element in speaking if choice(element))

    def get(self, item: Item) -> tuple[Any, ...]:
        elements = item.stated(self.place)
        main = self._main(elements) if elements else None
        if main is None:
            return "", _values(elements, LABEL, item), UNWORDED
        further = _values([element for element in elements if element is not main], LABEL, item)
        wording = WORDING.read(main, item) or UNWORDED
        if self.role and wording.role:
            wording = evolve(wording, role=self._without_own_role(wording.role))
        return clean_prose(content(main)), further, wording

    def _without_own_role(self, role: str) -> str:
        return " ".join(code for code in role.split(" ") if code != self.role)

    def put(self, item: Item, values: Sequence[Any]) -> None:
        text, further, wording = values
        parent = item.made_part(self.parent)
        main = self._main(list(parent.iterchildren(item.tag(self.name))))
        if main is not None and not text:
            remove(main)
            main = None
        elif main is None and text:
            main = parent.makeelement(item.tag(self.name))
            LABEL.write(main, Label(text, role=self.role), item)
            first = parent.find(item.tag(self.name))
            if first is None:
                insert(parent, main)
            else:
                insert_before(first, main)
        if main is not None:
            STRING.write(main, text, item)
            self._put_wording(main, wording, item)
        put_many(parent, self.name, further, LABEL, item, keep=main)
        if main is not None:
            set_attribute(main, _FURTHER, "")
        for element in self._candidates(list(parent.iterchildren(item.tag(self.name)))):
            if element is main:
                break
            element.set(_FURTHER, "true")

    def _put_wording(self, main: Element, wording: Wording, item: Item) -> None:
        """Say how *main* is meant. The role by which it is found goes without saying, and stays as it is."""
        stated = WORDING.read(main, item) or UNWORDED
        if self.role and wording.role == self._without_own_role(stated.role):
            wording = evolve(wording, role=stated.role)
        elif self.role:
            wording = evolve(wording, role=f"{self.role} {wording.role}".rstrip())
        if wording != stated:
            WORDING.write(main, wording, item)


class _Schemes:
    """The schemes that the item's own catalogs declare; a catalog that was supplied is none of them."""

    fields = ("catalogs.schemes",)
    place = "catalog"
    placed = True

    def get(self, item: Item) -> tuple[Any, ...]:
        catalogs = item.stated(self.place)
        if "catalog" in item.supplied:
            catalogs = catalogs[:-1]
        return (tuple(scheme for catalog in catalogs for scheme in self._read(catalog, item)),)

    def _read(self, catalog: Element, item: Item) -> tuple[SchemeAlias, ...]:
        return _values(list(catalog.iterchildren(item.tag("scheme"))), SCHEME, item)

    def put(self, item: Item, values: Sequence[Any]) -> None:
        (schemes,) = values
        catalogs = list(item.stated(self.place))
        if "catalog" in item.supplied:
            remove(catalogs.pop())
            item.unsupply("catalog")
        item.emptied.add("catalog")
        if schemes and not catalogs:
            catalogs = [item.element.makeelement(item.tag("catalog"))]
            insert(item.element, catalogs[0])
        for catalog, share in zip(catalogs, self._shares(schemes, catalogs, item), strict=True):
            if put_many(catalog, "scheme", share, SCHEME, item) and catalog.find(item.tag("scheme")) is None:
                remove(catalog)

    def _shares(
        self, schemes: Sequence[SchemeAlias], catalogs: Sequence[Element], item: Item
    ) -> list[list[SchemeAlias]]:
        """What each of *catalogs* is to say: those of *schemes* that it says already, and what comes behind them."""
        said = [(at, scheme) for at, catalog in enumerate(catalogs) for scheme in self._read(catalog, item)]
        shares: list[list[SchemeAlias]] = [[] for _ in catalogs]
        place = 0
        for was, now in aligned([scheme for _, scheme in said], schemes):
            place = place if was is None else said[was][0]
            if now is not None:
                shares[place].append(schemes[now])
        return shares


class _Body:
    """The words themselves: the first content in the contentSet that is text (see the ``body`` package)."""

    fields = ("body",)
    place = "contentSet, inlineRef"
    placed = False

    def get(self, item: Item) -> tuple[Any, ...]:
        return (get_body(item),)

    def put(self, item: Item, values: Sequence[Any]) -> None:
        put_body(item, values[0])


BINDINGS: Final[tuple[Binding, ...]] = (
    _Attribute("identity.guid", "guid"),
    _Attribute("identity.version", "version", number=True),
    _Language(),
    _Many("catalogs.references", "", "catalogRef", CATALOG_REF),
    _Schemes(),
    _One("rights.accountable", "rightsInfo", "accountable", CONCEPT),
    _One("rights.holder", "rightsInfo", "copyrightHolder", CONCEPT),
    _Many("rights.notices", "rightsInfo", "copyrightNotice", LABEL),
    _Many("rights.usage_terms", "rightsInfo", "usageTerms", LABEL),
    _Many("rights.links", "rightsInfo", "link", LINK),
    _One("rights.data_mining", "rightsInfo", "dataMining", CODE),
    _One("identity.item_class", "itemMeta", "itemClass", CODE),
    _One("identity.provider", "itemMeta", "provider", CONCEPT),
    _One("times.version_created", "itemMeta", "versionCreated", INSTANT),
    _One("times.first_created", "itemMeta", "firstCreated", INSTANT),
    _One("management.embargo", "itemMeta", "embargoed", EMBARGO),
    _One("management.status", "itemMeta", "pubStatus", CODE),
    _One("management.role", "itemMeta", "role", CODE),
    _One("management.file_name", "itemMeta", "fileName", STRING, ""),
    _Many("provenance.generators", "itemMeta", "generator", TOOL),
    _One("provenance.profile", "itemMeta", "profile", TOOL),
    _Many("management.services", "itemMeta", "service", CODE),
    _Many("management.titles", "itemMeta", "title", LABEL),
    _Many("management.notes", "itemMeta", "edNote", LABEL),
    _Many("membership.member_of", "itemMeta", "memberOf", CONCEPT),
    _Many("membership.instance_of", "itemMeta", "instanceOf", CONCEPT),
    _Many("management.signals", "itemMeta", "signal", CONCEPT),
    _Many("membership.deliverable_of", "itemMeta", "deliverableOf", LINK),
    _Many("provenance.hashes", "itemMeta", "hash", HASH),
    _One("times.expires", "itemMeta", "expires", INSTANT),
    _One("provenance.metadata_creator", "itemMeta", "metadataCreator", CONCEPT),
    _Many("links", "itemMeta", "link", LINK),
    _Many("icons", "contentMeta", "icon", ICON),
    _One("management.urgency", "contentMeta", "urgency", URGENCY),
    _One("times.content_created", "contentMeta", "contentCreated", MOMENT),
    _One("times.content_modified", "contentMeta", "contentModified", MOMENT),
    _One("provenance.digital_source", "contentMeta", "digitalSourceType", CODE),
    _Many("classification.located", "contentMeta", "located", CONCEPT),
    _Many("credits.sources", "contentMeta", "infoSource", CONCEPT),
    _Many("credits.creators", "contentMeta", "creator", CONCEPT),
    _Many("credits.contributors", "contentMeta", "contributor", CONCEPT),
    _Many("classification.audiences", "contentMeta", "audience", CONCEPT),
    _Many("classification.excluded_audiences", "contentMeta", "exclAudience", CONCEPT),
    _Many("identity.alternates", "contentMeta", "altId", ALT_ID),
    _Many("classification.ratings", "contentMeta", "rating", RATING),
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
