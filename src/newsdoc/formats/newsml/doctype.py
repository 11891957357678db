"""What a document type declaration may hold: nothing that makes a document larger than its bytes (law 7).

Entities that refer to entities, and values of attributes that the declaration supplies for every element, turn a few
bytes into gigabytes. libxml2 guards against both, but not in every version and mode. So a document that may have such
declarations is looked at first, up to its root element, and whatever cannot be looked at so is refused.
"""

from __future__ import annotations

import codecs
import re
from typing import Final
from xml.parsers import expat

from newsdoc.encodings import is_charset, told_by_start
from newsdoc.errors import ReadError

__all__ = ["check_doctype", "is_plain"]

_ENCODING: Final = re.compile(rb"""encoding\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_ASCII: Final = re.compile(r"utf-?8|(us-)?ascii|iso-?8859-\d+|latin-?\d+|(windows-|cp)125\d|", re.IGNORECASE)
"""Encodings in which a document type declaration is spelt as in ASCII; the first is meant where none is named."""
_WIDE: Final = re.compile(r"utf-?(16|32).*|ucs.*|iso-10646.*", re.IGNORECASE)
"""Encodings that a document cannot have whose declaration can be read byte by byte; all parsers pass over them."""
_USUAL: Final = re.compile(rb"""(?:<\?xml version="1.0"(?: encoding="(?i:utf-8)")?\s*\?>)?\s*<[A-Za-z_]""")
"""How nearly all documents begin: with the root element, or with a plain declaration right before it."""
_SHOWN: Final = 60


def is_plain(data: bytes) -> bool:
    """Whether it can be seen at once that there is no document type declaration."""
    if _USUAL.match(data):
        return True
    text = data.removeprefix(codecs.BOM_UTF8)
    return (
        text[:100].lstrip()[:1] == b"<"
        and b"\0" not in text[:4]  # UTF-16 and UTF-32
        and b"<!DOCTYPE" not in data
        and all(map(_ASCII.fullmatch, _encodings(text)))
    )


def _encodings(text: bytes) -> list[str]:
    """The encodings that the XML declaration names: one, if it is as it should be."""
    if not text.startswith(b"<?xml"):
        return []
    end = text.find(b"?>")
    declaration = text if end < 0 else text[:end]
    return [(one or other).decode("latin-1") for one, other in _ENCODING.findall(declaration)]


class _RootReached(Exception):  # noqa: N818 - no trouble, but the end of what is looked at
    pass


def check_doctype(data: bytes, *, name: str = "") -> None:
    """Look through the document type declaration, if there is one.

    :raises ReadError: if it declares entities or values of attributes, or cannot be read.
    """
    octets = _readable(data, name)
    parser = expat.ParserCreate("utf-8")  # whatever it declares: that is what it is in by now

    def refuse_entity(*_: object) -> None:
        raise ReadError(
            "the document type declares entities, which are not expanded",
            file=name,
            line=parser.CurrentLineNumber,
            help="resolve them before reading",
        )

    def refuse_default(_element: str, attribute: str, _kind: str, default: str | None, _fixed: int) -> None:
        if default is not None:
            raise ReadError(
                f"the document type declares a value for each {attribute[:_SHOWN]!r} that is not written",
                file=name,
                line=parser.CurrentLineNumber,
                help="such values are not filled in; write the attribute where it is meant",
            )

    def stop(*_: object) -> None:
        raise _RootReached

    parser.EntityDeclHandler = refuse_entity
    parser.AttlistDeclHandler = refuse_default
    parser.StartElementHandler = stop
    try:
        parser.Parse(octets, True)  # noqa: FBT003 - the parser's own signature
    except _RootReached:
        return
    except expat.ExpatError as error:
        message = f"not well-formed XML: {expat.ErrorString(error.code)}"
        raise ReadError(message, file=name, line=error.lineno, column=error.offset + 1) from None


def _readable(data: bytes, name: str) -> bytes:
    """The document in UTF-8, from what libxml2 reads it in: the encoding of its first bytes, or the declared one."""
    told, mark = told_by_start(data)
    if told:
        return _decoded(data[mark:], told, "that the document begins in", name)
    named = [encoding for encoding in _encodings(data) if not _WIDE.fullmatch(encoding)]
    encoding = named[0] if named else "utf-8"
    if encoding.lower() in {"utf-8", "utf8"}:
        return data
    if not is_charset(encoding):
        raise _unreadable(encoding, "that the document declares", name)
    return _decoded(data, encoding, "that the document declares", name)


def _decoded(data: bytes, encoding: str, whence: str, name: str) -> bytes:
    try:
        return data.decode(encoding).encode()
    except (LookupError, ValueError):
        raise _unreadable(encoding, whence, name) from None


def _unreadable(encoding: str, whence: str, name: str) -> ReadError:
    return ReadError(
        f"not readable in the encoding {encoding[:_SHOWN]!r} {whence}",
        file=name,
        line=1,
        help="store it as UTF-8, and declare that",
    )
