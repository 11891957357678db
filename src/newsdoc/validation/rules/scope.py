"""Which catalogs hold for an item, and what they say."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Final
from xml.etree.ElementTree import Element

from attrs import frozen

from newsdoc.catalogs import IPTC_LATEST, iptc_aliases, iptc_catalog, iptc_schemes
from newsdoc.validation.document import ITEMS, Item, Note, Scene
from newsdoc.validation.places import Spot
from newsdoc.validation.rules.tags import children, g2, trimmed
from newsdoc.validation.structure.schema import Role

__all__ = [
    "Catalogs",
    "Clash",
    "aliases_of",
    "catalogs_of",
    "codes_of",
    "is_undeclared",
    "spot_of",
    "uses_of",
    "version_of",
]

_HEADER: Final = g2("header")
_ITEM_TAGS: Final = frozenset(map(g2, ITEMS))


@lru_cache(maxsize=256)
def version_of(href: str) -> int | None:
    """Which version of the IPTC's catalog an address stands for; None if it is another catalog's."""
    return iptc_catalog(href)


@frozen
class Clash:
    """An alias that is declared twice, for different schemes.

    :ivar scheme: the later declaration.
    :ivar first: the earlier one: a scheme, or a reference to the IPTC's catalog.
    :ivar uri: what it stands for there.
    """

    alias: str
    scheme: Element
    first: Element
    uri: str


def _iptc(version: int) -> Mapping[str, str]:
    """The aliases that a version of the IPTC's catalog declares; none for version 0."""
    if not version:
        return {}
    if version >= IPTC_LATEST:
        return iptc_aliases()
    if version not in _OLDER:
        _OLDER[version] = MappingProxyType(
            {one.alias: one.uri for one in iptc_schemes() if one.since <= max(version, _FIRST)}
        )
    return _OLDER[version]


_FIRST: Final = min(one.since for one in iptc_schemes())
_OLDER: dict[int, Mapping[str, str]] = {}


class Catalogs:
    """The catalogs in scope for one item or for the header of a message.

    :ivar references: the catalogRefs.
    :ivar missing: those of them that are not at hand.
    :ivar clashes: aliases with two meanings.
    :ivar aliases: the schemes by alias.
    """

    def __init__(self, item: Item, scene: Scene) -> None:
        holder = item.root
        if item.name == "newsMessage":
            holder = next((child for child in item.root if child.tag == _HEADER), item.root)
        self.references = list(children(holder, "catalogRef"))
        own = [item.root] if item.name == "catalog" else list(children(holder, "catalog"))
        self.none = not self.references and not own
        self.missing: list[Element] = []
        self.clashes: list[Clash] = []
        known = [self._known(reference, scene.catalogs) for reference in self.references]
        self.aliases = _merged(tuple(known)) if known else {}
        if own:
            self._add_own(own, known)
        if self.missing and (scene.catalogs or scene.vocabularies):
            # The user's catalogs may be those that are missed, under another address; and the aliases that the user's
            # vocabularies prefer are most likely declared by them.
            preferred = {one.alias: one.uri for one in scene.vocabularies.values() if one.alias}
            likely = (preferred, *scene.catalogs.values(), self.aliases)
            self.aliases = {alias: uri for one in likely for alias, uri in one.items()}

    def _known(self, reference: Element, users: Mapping[str, Mapping[str, str]]) -> int | Mapping[str, str]:
        """The catalog that a catalogRef names: a version of the IPTC's, or one of the user's, or nothing."""
        href = trimmed(reference, "href")
        version = version_of(href)
        if version is not None:
            if version > IPTC_LATEST:
                self.missing.append(reference)
            return version
        found = users.get(href) or users.get(href.rpartition("/")[2])
        if found is None:
            self.missing.append(reference)
        return found or 0

    def _add_own(self, own: list[Element], known: list[int | Mapping[str, str]]) -> None:
        found = dict(self.aliases)
        sources: dict[str, Element] = {}
        for catalog in own:
            for scheme in children(catalog, "scheme"):
                alias, uri = trimmed(scheme, "alias"), trimmed(scheme, "uri")
                if found.get(alias, uri) != uri:
                    first = sources.get(alias)
                    if first is None:
                        first = self._source(alias, known)
                    self.clashes.append(Clash(alias, scheme, first, found[alias]))
                elif alias not in found:
                    found[alias], sources[alias] = uri, scheme
        self.aliases = found

    def _source(self, alias: str, known: list[int | Mapping[str, str]]) -> Element:
        """The catalogRef that an alias comes from."""
        pairs = zip(self.references, known, strict=True)
        return next(reference for reference, one in pairs if alias in (_iptc(one) if isinstance(one, int) else one))

    def resolve(self, qcode: str) -> str | None:
        """The URI of a concept, None if its alias is not known."""
        alias, _, code = qcode.partition(":")
        scheme = self.aliases.get(alias)
        return None if scheme is None else scheme + code


def _merged(known: tuple[int | Mapping[str, str], ...]) -> Mapping[str, str]:
    """The aliases of several catalogs; where they differ, the first one decides."""
    versions = [one for one in known if isinstance(one, int) and one]
    if len(versions) == len([one for one in known if one]):
        return _iptc(max(versions)) if versions else {}
    merged: dict[str, str] = {}
    for one in reversed(known):
        merged.update(_iptc(one) if isinstance(one, int) else one)
    return merged


def catalogs_of(item: Item, scene: Scene) -> Catalogs:
    """The catalogs of an item; looked up once."""
    found = item.cache.get("catalogs")
    if not isinstance(found, Catalogs):
        found = item.cache["catalogs"] = Catalogs(item, scene)
    return found


def is_undeclared(qcode: str, item: Item, scene: Scene) -> bool:
    """Whether the catalogs are at hand and none declares the alias of a code, which G2-QCODE-ALIAS tells."""
    catalogs, alias = catalogs_of(item, scene), qcode.partition(":")[0]
    return bool(alias) and not (alias in catalogs.aliases or catalogs.none or catalogs.missing)


def uses_of(item: Item) -> list[Note]:
    """The codes that the catalogs of an item hold for: in a message, not those in a misspelt item with its own."""
    notes = item.notes[Role.CODE]
    if "itemSet" not in item.nodes:
        return notes
    strangers = [one for items in item.nodes["itemSet"] for one in items if one.tag not in _ITEM_TAGS]
    if not strangers:
        return notes
    within = {element for one in strangers for element in one.iter()}
    return [note for note in notes if note[0] not in within]


def codes_of(item: Item) -> dict[str, Note]:
    """The codes that an item uses, each with its first use, in the order of the document; looked up once."""
    found = item.cache.get("codes")
    if isinstance(found, dict):
        return found
    first: dict[str, Note] = {}
    for note in uses_of(item):
        first.setdefault(note[2], note)
    if " ".join(first).split() != [*first]:  # there are lists of codes among them, or white space around one
        listed, first = first, {}
        for value, note in listed.items():
            for code in value.split():
                first.setdefault(code, note)
    item.cache["codes"] = first
    return first


def aliases_of(item: Item) -> frozenset[str]:
    """The aliases of the codes that an item uses; looked up once."""
    found = item.cache.get("aliases")
    if not isinstance(found, frozenset):
        found = item.cache["aliases"] = frozenset({code.partition(":")[0] for code in codes_of(item)})
    return found


def spot_of(use: Note) -> Spot:
    """The place where a code is used."""
    return Spot(use[0], use[1])
