"""Which catalogs hold for an item, and what they say."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from types import MappingProxyType
from typing import Final
from xml.etree.ElementTree import Element

from attrs import frozen

from newsdoc.catalogs import IPTC_LATEST, iptc_aliases, iptc_catalog, iptc_schemes
from newsdoc.validation.document import Item, Scene
from newsdoc.validation.rules.tags import children, g2, trimmed

__all__ = ["Catalogs", "Clash"]

_HEADER: Final = g2("header")


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
    """The aliases that a version of the IPTC's catalog declares."""
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
    """

    def __init__(self, item: Item, scene: Scene) -> None:
        holder = item.root
        if item.name == "newsMessage":
            holder = next((child for child in item.root if child.tag == _HEADER), item.root)
        self.references = list(children(holder, "catalogRef"))
        self._own = [item.root] if item.name == "catalog" else list(children(holder, "catalog"))
        self._user = scene.catalogs
        self.missing: list[Element] = []
        self.clashes: list[Clash] = []

    @property
    def none(self) -> bool:
        """Whether there is none at all."""
        return not self.references and not self._own

    @cached_property
    def aliases(self) -> Mapping[str, str]:
        """The schemes by alias."""
        if len(self.references) == 1 and not self._own and not self._user:
            version = iptc_catalog(trimmed(self.references[0], "href"))
            if version is not None and version <= IPTC_LATEST:
                return _iptc(version)
        return self._collect()

    def _collect(self) -> Mapping[str, str]:
        found: dict[str, str] = {}
        sources: dict[str, Element] = {}
        for reference in self.references:
            href = trimmed(reference, "href")
            version = iptc_catalog(href)
            known = _iptc(version) if version is not None else self._of_the_user(href)
            if known is None or (version is not None and version > IPTC_LATEST):
                self.missing.append(reference)
            for alias, uri in (known or {}).items():
                if alias not in found:
                    found[alias], sources[alias] = uri, reference
        for catalog in self._own:
            for scheme in children(catalog, "scheme"):
                alias, uri = trimmed(scheme, "alias"), trimmed(scheme, "uri")
                if found.get(alias, uri) != uri:
                    self.clashes.append(Clash(alias, scheme, sources[alias], found[alias]))
                elif alias not in found:
                    found[alias], sources[alias] = uri, scheme
        if self.missing:
            # The user's catalogs may be those that are missed, under another address.
            for aliases in self._user.values():
                found = {**aliases, **found}
        return found

    def _of_the_user(self, href: str) -> Mapping[str, str] | None:
        return self._user.get(href) or self._user.get(href.rpartition("/")[2])

    def resolve(self, qcode: str) -> str | None:
        """The URI of a concept, None if its alias is not known."""
        alias, _, code = qcode.partition(":")
        scheme = self.aliases.get(alias)
        return None if scheme is None else scheme + code
