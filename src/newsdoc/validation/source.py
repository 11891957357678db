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

__all__ = ["Source", "Unreadable", "decode", "parse"]


class Unreadable(Exception):  # noqa: N818 - the noun says what the file is
    """The file cannot be read as XML.

    :ivar rule: the id of the rule that says so.
    :ivar offset: the place in bytes of :attr:`Source.buffer`, or of the input where there is none.
    """

    def __init__(self, rule: str, message: str, offset: int = 0, help: str = "") -> None:
        super().__init__(message)
        self.rule = rule
        self.message = message
        self.offset = offset
        self.help = help


@frozen
class Source:
    """The text of a document.

    :ivar buffer: as UTF-8, without a byte order mark.
    :ivar declared: the encoding that the XML declaration names, ``""`` if none.
    """

    buffer: bytes
    declared: str = ""


_DECLARED: Final = re.compile(rb"""<\?xml\s[^>]*?encoding\s*=\s*["']([^"'<>&]*)["']""")
_SHOWN: Final = 60


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
            f"the file declares {declared[:_SHOWN]} and is not in it",
            help="declare the encoding that it has, such as UTF-8",
        )
    if declared and not is_charset(declared):
        message = f'the encoding "{declared[:_SHOWN]}" is not known'
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
        given = version["given"].decode("utf-8", "replace")[:_SHOWN]
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
                f'a value for each "{name[:_SHOWN]}" that is not written is declared here; such values are not filled '
                "in, for they can blow up without limit",
                parser.CurrentByteIndex,
                "write the attribute itself where it is meant",
            )

    def refuse_reference(name: str, _: bool) -> None:  # noqa: FBT001 - the parser calls it so
        raise Unreadable("FILE-XML", *_undefined_entity(parser.CurrentByteIndex, name))

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
        raise _explained(buffer, parser.ErrorByteIndex, error.code) from None
    return after_doctype


def _first_entity(buffer: bytes) -> int:
    """Where the first declaration of an entity begins; the parser points into it or behind it."""
    found = next((one for one in _DECLARATION.finditer(buffer) if one["entity"]), None)
    return found.start() if found else 0


# What may hold "<!ENTITY" without declaring one: comments, instructions, literals.
_DECLARATION: Final = re.compile(rb"<!--.*?-->|<\?.*?\?>|\"[^\"]*\"|'[^']*'|(?P<entity><!ENTITY)", re.DOTALL)


def _undefined_entity(offset: int, name: str) -> tuple[str, int, str]:
    code = _USUAL_ENTITIES.get(name)
    cure = f"write &#{code}; instead" if code else f"write the character itself, or &amp;{name}; for the letters"
    return f'the entity "&{name};" is not defined in XML', offset, cure


_USUAL_ENTITIES: Final = {
    "nbsp": 160,
    "shy": 173,
    "auml": 228,
    "ouml": 246,
    "uuml": 252,
    "Auml": 196,
    "Ouml": 214,
    "Uuml": 220,
    "szlig": 223,
    "eacute": 233,
    "egrave": 232,
    "agrave": 224,
    "ccedil": 231,
    "ntilde": 241,
    "copy": 169,
    "euro": 8364,
    "ndash": 8211,
    "mdash": 8212,
    "lsquo": 8216,
    "rsquo": 8217,
    "ldquo": 8220,
    "rdquo": 8221,
    "bdquo": 8222,
    "laquo": 171,
    "raquo": 187,
    "hellip": 8230,
    "middot": 183,
}

_ERRORS: Final = expat.errors.codes
_NAMED: Final = {number: text for text, number in _ERRORS.items()}
_MISMATCH: Final = _ERRORS[expat.errors.XML_ERROR_TAG_MISMATCH]
_INVALID_TOKEN: Final = _ERRORS[expat.errors.XML_ERROR_INVALID_TOKEN]
_NO_ELEMENTS: Final = _ERRORS[expat.errors.XML_ERROR_NO_ELEMENTS]
_UNCLOSED: Final = _ERRORS[expat.errors.XML_ERROR_UNCLOSED_TOKEN]
_UNDEFINED_ENTITY: Final = _ERRORS[expat.errors.XML_ERROR_UNDEFINED_ENTITY]
_UNBOUND_PREFIX: Final = _ERRORS[expat.errors.XML_ERROR_UNBOUND_PREFIX]
_JUNK: Final = _ERRORS[expat.errors.XML_ERROR_JUNK_AFTER_DOC_ELEMENT]
_DUPLICATE: Final = _ERRORS[expat.errors.XML_ERROR_DUPLICATE_ATTRIBUTE]
_SYNTAX: Final = _ERRORS[expat.errors.XML_ERROR_SYNTAX]
_PARTIAL: Final = _ERRORS[expat.errors.XML_ERROR_PARTIAL_CHAR]

_TAG: Final = re.compile(
    rb"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>"
    rb"""|<(?P<end>/)?(?P<name>[^\s<>/!?="']+)(?:[^<>"']++|"[^"]*+"|'[^']*+')*+>""",
    re.DOTALL,
)


def _explained(buffer: bytes, offset: int, code: int) -> Unreadable:
    """The parser's error in words that help."""
    bad_utf8 = _not_utf8(buffer)
    if code in {_INVALID_TOKEN, _PARTIAL} and bad_utf8 is not None and bad_utf8.offset <= offset + 4:
        return bad_utf8
    rest = buffer[offset : offset + 200]
    if code == _UNDEFINED_ENTITY:
        name = rest[1:].partition(b";")[0].decode("utf-8", "replace")[:_SHOWN]
        return Unreadable("FILE-XML", *_undefined_entity(offset, name))
    if code == _MISMATCH:
        return _mismatch(buffer, offset, rest)
    if code in {_NO_ELEMENTS, _UNCLOSED}:
        return _ended(buffer, offset)
    if code == _UNBOUND_PREFIX:
        named = re.search(rb"([^\s<>/=\"':]+):", rest)
        prefix = named[1].decode("utf-8", "replace")[:_SHOWN] if named else ""
        shown = f'the prefix "{prefix}"' if prefix else "a prefix"
        return Unreadable(
            "FILE-XML", f"{shown} is not bound to a namespace", offset, f'declare it: xmlns:{prefix}="..."'
        )
    if code == _JUNK:
        return Unreadable("FILE-XML", "there is something after the end of the root element", offset)
    if code == _DUPLICATE:
        return Unreadable("FILE-XML", "an attribute is given twice", offset, "keep one of the two")
    if code == _SYNTAX:
        return Unreadable("FILE-XML", "this is no XML: the first thing in it has to be a tag", offset)
    if code == _INVALID_TOKEN:
        ampersand = re.search(rb"&[^\s;<>&]*\Z", buffer[max(offset - _SHOWN, 0) : offset])
        return _bad_token(offset - len(ampersand[0]), b"&") if ampersand else _bad_token(offset, rest)
    return Unreadable("FILE-XML", f"the file is not well-formed XML: {_NAMED.get(code, 'it breaks off')}", offset)


def _not_utf8(buffer: bytes) -> Unreadable | None:
    try:
        buffer.decode()
    except UnicodeDecodeError as error:
        return Unreadable(
            "FILE-ENCODING",
            f"byte 0x{buffer[error.start]:02X} is not UTF-8",
            error.start,
            "store the file as UTF-8, or declare the encoding that it has, such as windows-1252",
        )
    return None


def _bad_token(offset: int, rest: bytes) -> Unreadable:
    text = rest.decode("utf-8", "replace")
    char = text[:1]
    if char == "&":
        return Unreadable("FILE-XML", 'an "&" stands alone', offset, 'write "&amp;" for the sign itself')
    if char == "<":
        return Unreadable("FILE-XML", 'a "<" begins no tag', offset, 'write "&lt;" for the sign itself')
    if char and (ord(char) < ord(" ") or char in "\ufffe\uffff"):
        return Unreadable("FILE-XML", f"the control character U+{ord(char):04X} is not allowed in XML", offset)
    return Unreadable("FILE-XML", f'"{char}" is not expected here; the file is not well-formed XML', offset)


def _open_tags(buffer: bytes, offset: int) -> list[tuple[bytes, int]]:
    """The elements that are open at *offset*, with the places of their start tags. All before it is well-formed."""
    stack: list[tuple[bytes, int]] = []
    for found in _TAG.finditer(buffer, 0, offset):
        name = found["name"]
        if not name:
            continue
        if found["end"]:
            if stack:
                stack.pop()
        elif not found[0].endswith(b"/>"):
            stack.append((name, found.start()))
    return stack


def _line_of(buffer: bytes, offset: int) -> int:
    return len(re.findall(rb"\r\n|\n|\r", buffer[:offset])) + 1


def _mismatch(buffer: bytes, offset: int, rest: bytes) -> Unreadable:
    # The parser points behind "</".
    start = buffer.rfind(b"</", 0, offset + 2)
    start = offset if start < 0 else start
    closing = re.match(rb"</([^\s>]*)", buffer[start : start + 200])
    name = closing[1].decode("utf-8", "replace") if closing else rest[:_SHOWN].decode("utf-8", "replace")
    stack = _open_tags(buffer, start)
    if not stack:
        return Unreadable("FILE-XML", f"</{name}> closes nothing that is open", start)
    opened, where = stack[-1]
    shown = opened.decode("utf-8", "replace")
    return Unreadable(
        "FILE-XML",
        f"</{name}> does not close <{shown}>, which is open since line {_line_of(buffer, where)}",
        start,
        f"write </{shown}> first",
    )


def _ended(buffer: bytes, offset: int) -> Unreadable:
    if not buffer.strip():
        return Unreadable("FILE-XML", "the file is empty")
    stack = _open_tags(buffer, offset)
    if not stack:
        return Unreadable("FILE-XML", "the file ends before its root element is complete", min(offset, len(buffer)))
    opened, where = stack[-1]
    shown = opened.decode("utf-8", "replace")
    return Unreadable(
        "FILE-XML",
        f"the file ends inside <{shown}>, which is open since line {_line_of(buffer, where)}",
        min(offset, len(buffer)),
    )
