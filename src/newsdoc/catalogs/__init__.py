"""Catalogs: what the aliases of codes stand for (NewsML-G2 2.35, catalog and catalogRef).

A qcode such as ``medtop:04000000`` means the concept at the scheme's URI followed by the code. Which alias means which
scheme is said by the catalogs in scope. The IPTC's own catalog is built in, as facts; it is never fetched.

>>> Scope().resolve("medtop:04000000")
'http://cv.iptc.org/newscodes/mediatopic/04000000'
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Final

from attrs import field, frozen

__all__ = ["IPTC_LATEST", "Scheme", "Scope", "iptc_aliases", "iptc_catalog", "iptc_schemes"]

_NEWSCODES: Final = "http://cv.iptc.org/newscodes/"
_OWN_SCHEME: Final = re.compile(r"[a-z]+:")
_HREF: Final = re.compile(r"https?://(?:www\.)?iptc\.org/std/catalog/catalog\.IPTC-G2-Standards_(\d{1,4})\.xml")

_FIRST_KNOWN: Final = 32
IPTC_LATEST: Final = 41
"""The newest version of the IPTC's catalog that is built in."""


@frozen
class Scheme:
    """A vocabulary and the alias that stands for it.

    :ivar alias: what stands before the colon of a qcode.
    :ivar uri: what the code is appended to.
    :ivar since: the first version of the IPTC's catalog that has it.
    :ivar retired: the day on which it was retired, ``""`` if it is in force.
    """

    alias: str
    uri: str
    since: int = _FIRST_KNOWN
    retired: str = ""


@cache
def iptc_schemes() -> tuple[Scheme, ...]:
    """The schemes of the IPTC's catalog, by alias."""
    schemes = []
    for line in files(__name__).joinpath("iptc.txt").read_text("utf-8").splitlines():
        if line.startswith("#"):
            continue
        alias, uri, *marks = line.split(" ")
        stated = dict(mark.split("=", 1) for mark in marks)
        schemes.append(
            Scheme(
                alias,
                uri if _OWN_SCHEME.match(uri) else _NEWSCODES + uri,
                int(stated.get("since", _FIRST_KNOWN)),
                stated.get("retired", ""),
            )
        )
    return tuple(schemes)


@cache
def iptc_aliases() -> Mapping[str, str]:
    """The URI of each alias of the IPTC's catalog, in its latest version."""
    return MappingProxyType({scheme.alias: scheme.uri for scheme in iptc_schemes()})


def iptc_catalog(href: str) -> int | None:
    """Which version of the IPTC's catalog a catalogRef points to; None if it points to another catalog.

    >>> iptc_catalog("http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_32.xml")
    32
    """
    found = _HREF.fullmatch(href.strip())
    return int(found[1]) if found else None


@frozen
class Scope:
    """The catalogs that hold for one item.

    :ivar aliases: the schemes that are known, by alias.
    :ivar complete: whether that is all; False if a catalog is referred to that is not at hand.
    """

    aliases: Mapping[str, str] = field(factory=iptc_aliases)
    complete: bool = True

    def resolve(self, qcode: str) -> str | None:
        """The full address of a concept; None if its alias is not known.

        >>> Scope({"city": "https://example.org/cities#"}).resolve("city:3")
        'https://example.org/cities#3'
        """
        alias, _, code = qcode.partition(":")
        scheme = self.aliases.get(alias)
        return None if scheme is None else scheme + code

    @classmethod
    def referred(cls, href: str) -> Scope:
        """What the catalog at an address declares: the IPTC's as it is built in, of others nothing is known.

        >>> "medtop" in Scope.referred("http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_41.xml").aliases
        True
        """
        version = iptc_catalog(href)
        if version is None:
            return cls({}, complete=False)
        known = {scheme.alias: scheme.uri for scheme in iptc_schemes() if scheme.since <= version}
        # Versions older than those that are built in had no scheme that these lack.
        return cls(known or iptc_aliases(), complete=version <= IPTC_LATEST)

    @classmethod
    def joined(cls, scopes: Iterable[Scope]) -> Scope:
        """Several catalogs as one; where two know an alias, the first counts."""
        aliases: dict[str, str] = {}
        complete = True
        for scope in scopes:
            aliases = {**scope.aliases, **aliases}
            complete = complete and scope.complete
        return cls(aliases, complete)
