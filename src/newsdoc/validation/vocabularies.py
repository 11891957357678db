"""Vocabularies and catalogs that the user has: files with knowledge items, and files with catalogs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final
from xml.etree.ElementTree import Element

from attrs import frozen

from newsdoc.errors import ReadError
from newsdoc.validation.source import decode, parse
from newsdoc.validation.structure.schema import G2, tag
from newsdoc.validation.unreadable import Unreadable

__all__ = ["Vocabulary", "read_catalogs", "read_vocabularies"]

_CATALOG: Final = tag(G2, "catalog")
_SCHEME: Final = tag(G2, "scheme")
_SCHEME_META: Final = tag(G2, "schemeMeta")
_CONCEPT_ID: Final = tag(G2, "conceptId")


@frozen
class Vocabulary:
    """The concepts of one scheme.

    :ivar uri: the scheme.
    :ivar retired: by code, when the concept was retired, ``""`` if it is in use.
    :ivar alias: the alias that the scheme prefers, ``""`` if it names none.
    """

    uri: str
    retired: Mapping[str, str]
    alias: str = ""


def _root(path: str) -> Element:
    try:
        return parse(decode(Path(path).read_bytes()))[0]
    except OSError as error:
        raise ReadError(f"cannot be read: {error.strerror or error}", file=path) from None
    except Unreadable as error:
        raise ReadError(error.message, file=path, help=error.help) from None


def read_catalogs(path: str) -> dict[str, Mapping[str, str]]:
    """The catalogs in a file: URIs by alias, by each address that a catalogRef may give.

    The addresses are the url and the guid that the catalog has, and the name of the file.

    :raises ReadError: if the file cannot be read, or holds no catalog.
    """
    root = _root(path)
    found: dict[str, Mapping[str, str]] = {}
    for catalog in root.iter(_CATALOG):
        aliases = {one.get("alias", "").strip(): one.get("uri", "").strip() for one in catalog.iter(_SCHEME)}
        for name in (catalog.get("url"), catalog.get("guid"), Path(path).name):
            if name:
                found[name] = {**found.get(name, {}), **aliases}
    if not found:
        raise ReadError("there is no catalog in it", file=path, help="give a file with a catalog or a catalogItem")
    return found


def read_vocabularies(path: str) -> dict[str, Vocabulary]:
    """The vocabularies in a file, by the URI of their scheme.

    :raises ReadError: if the file cannot be read, or holds no concepts.
    """
    root = _root(path)
    aliases = {
        one.get("alias", "").strip(): one.get("uri", "").strip()
        for catalog in root.iter(_CATALOG)
        for one in catalog.iter(_SCHEME)
    }
    meta = next(root.iter(_SCHEME_META), None)
    scheme = meta.get("uri", "").strip() if meta is not None else ""
    preferred = meta.get("preferredalias", "").strip() if meta is not None else ""
    if preferred:
        aliases.setdefault(preferred, scheme)
    schemes: dict[str, dict[str, str]] = {}
    for uri, retired in _concepts(root, aliases, scheme):
        base = scheme if scheme and uri.startswith(scheme) else uri[: max(uri.rfind(mark) for mark in "/#=:") + 1]
        schemes.setdefault(base, {})[uri[len(base) :]] = retired
    if not schemes:
        raise ReadError(
            "there are no concepts in it",
            file=path,
            help="give a knowledgeItem, and the catalogs of its codes if need be",
        )
    return {uri: Vocabulary(uri, codes, preferred if uri == scheme else "") for uri, codes in schemes.items()}


def _concepts(root: Element, aliases: Mapping[str, str], scheme: str) -> Iterator[tuple[str, str]]:
    """The concepts in a file: their URIs, and when they were retired."""
    for concept in root.iter(_CONCEPT_ID):
        retired = concept.get("retired", "").strip()
        uri = concept.get("uri", "").strip()
        alias, colon, code = concept.get("qcode", "").strip().partition(":")
        if uri:
            yield uri, retired
        elif colon and (alias in aliases or scheme):
            yield aliases.get(alias, scheme) + code, retired
