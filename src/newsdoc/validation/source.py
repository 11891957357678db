"""From bytes to a tree of elements, or to what keeps a file from being read.

Laws kept here: no byte sequence raises anything but :class:`Unreadable`, which names line and column; time and memory
are linear in the input; nothing is fetched, from the network or from a disk, and no entity is expanded: a document that
declares entities is refused at the declaration.

The tree is plain :mod:`xml.etree`.
"""

from __future__ import annotations

import codecs
import re
from typing import Final
from xml.etree.ElementTree import Element, ParseError, XMLParser
from xml.parsers import expat

from attrs import frozen

from newsdoc.encodings import is_charset, told_by_start
from newsdoc.validation.unreadable import SHOWN, Unreadable, explained, undefined_entity

__all__ = ["Source", "decode", "parse"]


@frozen
class Source:
    """The text of a document.

    :ivar buffer: as UTF-8, without a byte order mark.
    :ivar declared: the encoding that the XML declaration names, ``""`` if none.
    """

    buffer: bytes
    declared: str = ""


_DECLARED: Final = re.compile(rb"""<\?xml\s[^>]*?encoding\s*=\s*["']([^"'<>&]*)["']""")


def decode(data: bytes | str) -> Source:
    """The text of *data*, in the encoding that it declares.

    >>> decode('<?xml version="1.0" encoding="latin1"?><p>é</p>'.encode("latin-1")).buffer[-6:-4].decode()
    'é'

    :raises Unreadable: if it is not in that encoding, or if that is unknown.
    """
    if isinstance(data, str):
        text = data.removeprefix("\ufeff")
        try:
            return Source(text.encode())
        except UnicodeEncodeError as error:
            before = len(text[: error.start].encode())
            raise Unreadable("FILE-ENCODING", f"the character U+{ord(text[error.start]):04X} is none", before) from None
    told, mark = told_by_start(data)
    if told:
        return _decoded(data[mark:], told, "")
    found = _DECLARED.match(data[:400].lstrip())
    declared = found[1].decode("latin-1") if found else ""
    # Where the declaration can be read byte by byte, an encoding of two or four bytes cannot be what the file is in.
    if declared.lower().startswith(("utf-16", "utf-32", "utf16", "utf32", "ucs", "iso-10646")):
        raise Unreadable(
            "FILE-ENCODING",
            f"the file declares {declared[:SHOWN]} and is not in it",
            help="declare the encoding that it has, such as UTF-8",
        )
    if declared and not is_charset(declared):
        message = f'the encoding "{declared[:SHOWN]}" is not known'
        raise Unreadable("FILE-ENCODING", message, help="store the file as UTF-8")
    return _decoded(data, declared or "utf-8", declared)


def _decoded(data: bytes, encoding: str, declared: str) -> Source:
    if codecs.lookup(encoding).name == "utf-8":
        return Source(data, declared)
    try:
        return Source(data.decode(encoding).encode(), declared)
    except UnicodeDecodeError as error:
        culprit = data[error.start]
        raise Unreadable(
            "FILE-ENCODING",
            f"byte 0x{culprit:02X} does not belong to {encoding}, the encoding that the file declares",
            error.start,
            "store the file as UTF-8, or declare the encoding that it has",
        ) from None
    except (LookupError, ValueError):
        raise Unreadable(
            "FILE-ENCODING", f'"{encoding}" is no encoding of texts', help="store the file as UTF-8"
        ) from None


def parse(source: Source) -> tuple[Element, int]:
    """The root element, and the offset behind the document type declaration, 0 if there is none.

    :raises Unreadable: if the text is not well-formed XML, or declares entities or values of attributes.
    """
    if source.buffer.startswith(codecs.BOM_UTF8):  # Expat would pass over it
        raise Unreadable("FILE-XML", "there is a second byte order mark", help="remove it")
    version = _VERSION.match(source.buffer)
    if version and not version["good"]:  # Expat would pass over it
        given = version["given"].decode("utf-8", "replace")[:SHOWN]
        message = f'the version of XML is "{given}", and not 1.0'
        raise Unreadable("FILE-XML", message, version.start("given"), 'write <?xml version="1.0"?>')
    # Without a document type declaration there are no entities, so that the quick way is the safe one, too.
    prolog = _PROLOG.match(source.buffer)
    has_doctype = prolog is None or source.buffer.startswith(b"<!", prolog.end())
    after_doctype = _inspect(source.buffer) if has_doctype else 0
    parser = XMLParser(encoding="utf-8")  # noqa: S314 - see above
    try:
        parser.feed(source.buffer)
        root: Element = parser.close()
    except ParseError:
        _inspect(source.buffer)
        raise Unreadable("FILE-XML", "the file is not well-formed XML") from None
    return root, after_doctype


_VERSION: Final = re.compile(rb"""<\?xml\s+version\s*=\s*["'](?:(?P<good>1\.\d+)["']|(?P<given>[^"'<>]*))""")
# What may stand before the document type declaration or the root element.
_PROLOG: Final = re.compile(rb"(?:\s++|<\?.*?\?>|<!--.*?-->)*+", re.DOTALL)


def _inspect(buffer: bytes) -> int:
    """Goes through a document slowly: refuses entities, and says what is wrong with the XML.

    :returns: the offset behind the document type declaration.
    :raises Unreadable: if the text is not well-formed XML, or declares entities.
    """
    parser = expat.ParserCreate("utf-8", "}")
    after_doctype = 0

    def refuse_entity(*_: object) -> None:
        raise Unreadable(
            "FILE-ENTITY",
            "an entity is declared here; entities are not expanded, for they can blow up without limit",
            _first_entity(buffer),
            "write the characters themselves, or references such as &#160;",
        )

    def refuse_default(_element: str, name: str, _kind: str, default: str | None, _fixed: int) -> None:
        if default is not None:
            raise Unreadable(
                "FILE-ENTITY",
                f'a value for each "{name[:SHOWN]}" that is not written is declared here; such values are not filled '
                "in, for they can blow up without limit",
                parser.CurrentByteIndex,
                "write the attribute itself where it is meant",
            )

    def refuse_reference(name: str, _: bool) -> None:  # noqa: FBT001 - the parser calls it so
        raise Unreadable("FILE-XML", *undefined_entity(parser.CurrentByteIndex, name))

    def note_doctype() -> None:
        nonlocal after_doctype
        after_doctype = parser.CurrentByteIndex

    parser.EntityDeclHandler = refuse_entity
    parser.AttlistDeclHandler = refuse_default
    parser.SkippedEntityHandler = refuse_reference
    parser.EndDoctypeDeclHandler = note_doctype
    try:
        parser.Parse(buffer, True)  # noqa: FBT003 - the parser's own signature
    except expat.ExpatError as error:
        raise explained(buffer, parser.ErrorByteIndex, error.code) from None
    return after_doctype


def _first_entity(buffer: bytes) -> int:
    """Where the first declaration of an entity begins; the parser points into it or behind it."""
    found = next((one for one in _DECLARATION.finditer(buffer) if one["entity"]), None)
    return found.start() if found else 0


# What may hold "<!ENTITY" without declaring one: comments, instructions, literals.
_DECLARATION: Final = re.compile(rb"<!--.*?-->|<\?.*?\?>|\"[^\"]*\"|'[^']*'|(?P<entity><!ENTITY)", re.DOTALL)
