"""Articles to NewsML-G2: each article is put back into its source, or into a bare item if it has none.

Laws 2 and 3 rest on this: where the source says what the article says, nothing is touched. What the source says is
known from its reading if the article still has that, and else read again.
"""

from __future__ import annotations

import re
import uuid
from collections.abc import Collection, Mapping, Sequence
from copy import deepcopy
from datetime import UTC, date, datetime
from typing import Any, Final, TypeAlias

from attrs import frozen
from lxml import etree

from newsdoc.errors import NewsdocError
from newsdoc.formats.newsml.bindings import BINDINGS, Binding, alike, differs, put
from newsdoc.formats.newsml.codecs import INSTANT, MOMENT
from newsdoc.formats.newsml.item import Item, insert, set_attribute
from newsdoc.formats.newsml.layout import indent
from newsdoc.formats.newsml.names import G2, NEWEST, NS_MAP, PARTS, XML_LANG, Element, local_name
from newsdoc.formats.newsml.properties import CATALOG_REF, CODE, CONCEPT
from newsdoc.formats.newsml.reader import FORMAT_NAME
from newsdoc.formats.newsml.records import value_at
from newsdoc.formats.newsml.scope import declare, undeclared
from newsdoc.formats.newsml.splicing import spelling, spliced, stretch
from newsdoc.formats.newsml.tree import news_items, parse, serialize
from newsdoc.formats.newsml.versions import needs, raise_version
from newsdoc.model import Article, CatalogRef, Code, Concept, Source, When

__all__ = ["write", "written"]

_STANDARD_VERSION: Final = f"2.{NEWEST}"
_CATALOG: Final = "http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_41.xml"
_STEP: Final = re.compile(r"\w+")
_BEGINNING: Final = datetime(1970, 1, 1, tzinfo=UTC)
_PARTS: Final = frozenset(PARTS)

_Changes: TypeAlias = Sequence[tuple[Binding, tuple[Any, ...]]]
"""Bindings whose fields are to say something else, with their values."""


def write(
    articles: Sequence[Article],
    *,
    guid: str = "",
    provider: Concept | str = "",
    version_created: datetime | None = None,
    schemes: Mapping[str, str] | None = None,
) -> bytes:
    """One newsItem, or a newsMessage of several.

    An article that was read from NewsML-G2 is put back into its file; unedited, the file comes back byte by byte.
    NewsML-G2 demands a guid, a provider and the time of the version. Where an article of its own lacks them, they are
    supplied and marked as supplied, so that reading gives back the article as it was.

    :param guid: the guid to supply; by default one that follows from the item's content.
    :param provider: the provider to supply, a concept or its name; by default ``unknown``.
    :param version_created: the time to supply; by default the latest of the article's own times, or the beginning of
        1970, so that the same article always gives the same bytes.
    :param schemes: the URIs of vocabularies by alias, for codes whose alias the IPTC's catalog does not know; an alias
        that is not among them is declared with a URI of newsdoc's own.
    """
    stated = Concept(literal=provider) if provider and isinstance(provider, str) else provider or None
    filler = _Filler(guid, stated, version_created, schemes or {})
    source = _common_source(articles)
    if source is not None:
        return _put_back(articles, source, filler)
    items = [_written(article, filler) for article in articles]
    if len(items) == 1:
        return serialize(items[0])
    return serialize(_message(items, filler))


@frozen
class _Filler:
    """What to supply where an article lacks what the schema demands."""

    guid: str
    provider: Concept | None
    version_created: datetime | None
    schemes: Mapping[str, str]


def _common_source(articles: Sequence[Article]) -> Source | None:
    """The one file that all *articles* came from, each from its own place; None if there is no such file."""
    sources = [article.source for article in articles]
    first = sources[0] if sources else None
    if first is None or first.format != FORMAT_NAME:
        return None
    parts = {source.part for source in sources if source and source.format == FORMAT_NAME and source.data == first.data}
    return first if len(parts) == len(sources) else None


def _put_back(articles: Sequence[Article], source: Source, filler: _Filler) -> bytes:
    edited = [article for article in articles if article.source and article.source.reading != article]
    if not edited:
        return source.data
    written = _put_in_part(edited[0], source.data, filler) if len(edited) == 1 else None
    if written is not None:
        return written
    root = parse(source.data)
    items = news_items(root)
    before = spelling(root)
    touched = [_put(article, Item(items[article.source.part]), filler) for article in edited if article.source]
    if not any(touched):
        return source.data
    return spliced(source.data, before, root) or serialize(root)


def _put_in_part(article: Article, data: bytes, filler: _Filler) -> bytes | None:
    """The file with the edits of *article*, if all are in one part of its item, such as its ``contentMeta``.

    Then only that part is compared with what it was, and the others are not even parsed. None if more is edited, or if
    it is not certain where in the file that part stands.
    """
    reading = article.source.reading if article.source else None
    changes = _edits(article, reading) if reading else []
    names = {binding.place.partition("/")[0] for binding, _ in changes}
    place = stretch(data, *names) if len(names) == 1 and names <= _PARTS else None
    if place is None:
        return None
    try:
        items = news_items(parse(_without(_PARTS - names, data)))
    except NewsdocError:
        return None  # what looked like the tags of another part stood in comments
    item = Item(items[0])
    part = item.part(*names)
    if len(items) != 1 or part is None:
        return None
    tag, before = item.element.items(), spelling(part)
    _make(changes, item, filler)
    # What is done elsewhere, to declare a newer version or to supply something, shows in the item's own tag.
    return spliced(data, before, part, place) if item.element.items() == tag else None


def _without(names: Collection[str], data: bytes) -> bytes:
    """A file without the elements that are called so, as far as it is plain to see where they stand."""
    for name in names:
        place = stretch(data, name)
        if place is not None:
            data = data[: place.start] + data[place.stop :]
    return data


def _written(article: Article, filler: _Filler) -> Element:
    """*article* as an item of its own, apart from any message."""
    if article.source is not None and article.source.format == FORMAT_NAME:
        item = Item(deepcopy(news_items(parse(article.source.data))[article.source.part]))
        _put(article, item, filler)
        return item.element
    element = written(article)
    item = Item(element)
    _supply(item, filler, ("itemClass", "provider", "versionCreated", "catalogRef", "catalog", "guid"))
    indent(element)
    etree.cleanup_namespaces(element)
    return element


def written(article: Article) -> Element:
    """*article* as an item that says what the article says and nothing else, be it demanded or not."""
    item = Item(_skeleton())
    for binding in BINDINGS:
        put(binding, item, _values(article, binding))
    set_attribute(item.element, XML_LANG, article.language)
    return item.element


def _put(article: Article, item: Item, filler: _Filler) -> bool:
    """Make *item* say what *article* says; True if anything had to change."""
    changes = _changes(article, item)
    if changes:
        _make(changes, item, filler)
    return bool(changes)


def _make(changes: _Changes, item: Item, filler: _Filler) -> None:
    """Change what *item* says, and what has to change with it."""
    touched = frozenset(step for binding, _ in changes for step in _STEP.findall(binding.place))
    before = needs(item, touched)
    homeless = undeclared(item) if any(binding.place == "catalog" for binding, _ in changes) else ()
    for binding, values in changes:
        binding.put(item, values)
        item.forget()
    _supply(item, filler, tuple(item.emptied), homeless)
    raise_version(item, before, touched)


def _changes(article: Article, item: Item) -> _Changes:
    """The bindings whose fields say something else than *item*, its source, with their values.

    What the item says is known from its reading, and read again only where no reading is known.
    """
    reading = article.source.reading if article.source else None
    if reading is not None:
        return _edits(article, reading)
    rows = ((binding, _values(article, binding)) for binding in BINDINGS)
    return [(binding, values) for binding, values in rows if differs(binding, item, values)]


def _edits(article: Article, reading: Article) -> _Changes:
    """The bindings whose fields say something else than they did when the article was read, with their values."""
    same = {name for name in _FIELDS if _same(getattr(article, name), getattr(reading, name))}
    rows = ((binding, _values(article, binding)) for binding, names in _NAMES if not names <= same)
    return [(binding, values) for binding, values in rows if not alike(_values(reading, binding), values)]


def _same(one: object, other: object) -> bool:
    return one is other or one == other


_NAMES: Final = tuple((binding, frozenset(path.partition(".")[0] for path in binding.fields)) for binding in BINDINGS)
_FIELDS: Final = frozenset[str]().union(*(names for _, names in _NAMES))
"""The fields of an article that bindings are about, themselves or what is in them; equal ones need no closer look."""


def _values(article: Article, binding: Binding) -> tuple[Any, ...]:
    return tuple([value_at(article, path) for path in binding.fields])


def _skeleton() -> Element:
    item = etree.Element(f"{{{G2}}}newsItem", nsmap=NS_MAP)
    for name, value in {
        "standard": "NewsML-G2",
        "standardversion": _STANDARD_VERSION,
        "conformance": "power",
    }.items():
        item.set(name, value)
    for name in ("itemMeta", "contentMeta", "contentSet"):
        etree.SubElement(item, f"{{{G2}}}{name}")
    return item


def _supply(item: Item, filler: _Filler, names: Sequence[str], homeless: Collection[str] = ()) -> None:
    """Fill in those of *names* that the schema demands and the item lacks, and mark them; *homeless* are aliases that
    may stay undeclared, as they were before.
    """
    meta = item.part("itemMeta")
    for name in names:
        if name == "catalog":
            if not declare(item, filler.schemes, homeless):
                continue
        elif name == "catalogRef" and item.part("catalogRef") is None:
            reference = item.element.makeelement(item.tag(name))
            CATALOG_REF.write(reference, CatalogRef(_CATALOG), item)
            insert(item.element, reference)
        elif name == "guid" and not item.element.get("guid"):
            item.element.set("guid", filler.guid or _derived_guid(item.element))
        elif name in _DEMANDED and meta is not None and meta.find(item.tag(name)) is None:
            element = meta.makeelement(item.tag(name))
            insert(meta, element)
            _fill(element, item, filler)
        else:
            continue
        item.supply(name)


_DEMANDED: Final = ("itemClass", "provider", "versionCreated")


def _fill(element: Element, item: Item, filler: _Filler) -> None:
    match local_name(element):
        case "itemClass":
            CODE.write(element, Code("ninat:text"), item)
        case "provider":
            CONCEPT.write(element, filler.provider or Concept(literal="unknown"), item)
        case "versionCreated":
            INSTANT.write(element, filler.version_created or _latest(item), item)


def _latest(item: Item) -> datetime:
    """The latest time that the item speaks of: in UTC where it has no zone, the beginning of what is less exact."""
    times: list[datetime] = []
    for path in ("itemMeta/firstCreated", "contentMeta/contentCreated", "contentMeta/contentModified"):
        element = item.part(path)
        value = None if element is None else MOMENT.read(element, Item(item.element))
        if value is not None:
            times.append(_instant(value))
    return max(times, default=_BEGINNING)


def _instant(when: When) -> datetime:
    if isinstance(when, datetime):
        return when if when.tzinfo else when.replace(tzinfo=UTC)
    day = when.day if isinstance(when, date) else 1
    return datetime(when.year, when.month or 1, day, tzinfo=UTC)


def _derived_guid(element: Element) -> str:
    """A guid that follows from what the item says: the same item always gets the same."""
    return f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_OID, etree.tostring(element, encoding='unicode'))}"


def _message(items: Sequence[Element], filler: _Filler) -> Element:
    message = etree.Element(f"{{{G2}}}newsMessage", nsmap=NS_MAP)
    header = etree.SubElement(message, f"{{{G2}}}header")
    sent = etree.SubElement(header, f"{{{G2}}}sent")
    INSTANT.write(
        sent, filler.version_created or max((_latest(Item(item)) for item in items), default=_BEGINNING), Item(sent)
    )
    indent(message)
    item_set = etree.SubElement(message, f"{{{G2}}}itemSet")
    item_set.extend(items)
    return message
