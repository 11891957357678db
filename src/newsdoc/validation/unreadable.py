"""Why a file cannot be read as XML, in words that help.

What the parser says is true but short; here the place is looked at once more, for what was meant there.
"""

from __future__ import annotations

import re
from typing import Final
from xml.parsers import expat

__all__ = ["SHOWN", "Unreadable", "explained", "undefined_entity"]

SHOWN: Final = 60
"""How many characters of what a file says are shown at most."""


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


def undefined_entity(offset: int, name: str) -> tuple[str, int, str]:
    """Message, place and help for a reference to an entity that XML does not have."""
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
_MISPLACED_DECLARATION: Final = _ERRORS[expat.errors.XML_ERROR_MISPLACED_XML_PI]
_BAD_REFERENCE: Final = _ERRORS[expat.errors.XML_ERROR_BAD_CHAR_REF]
_UNCLOSED_CDATA: Final = _ERRORS[expat.errors.XML_ERROR_UNCLOSED_CDATA_SECTION]
_PARTIAL: Final = _ERRORS[expat.errors.XML_ERROR_PARTIAL_CHAR]

_TAG: Final = re.compile(
    rb"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>"
    rb"""|<(?P<end>/)?(?P<name>[^\s<>/!?="']+)(?:[^<>"']++|"[^"]*+"|'[^']*+')*+>""",
    re.DOTALL,
)


def explained(buffer: bytes, offset: int, code: int) -> Unreadable:
    """The parser's error in words that help."""
    bad_utf8 = _not_utf8(buffer)
    if code in {_INVALID_TOKEN, _PARTIAL} and bad_utf8 is not None and bad_utf8.offset <= offset + 4:
        return bad_utf8
    rest = buffer[offset : offset + 200]
    if code == _UNDEFINED_ENTITY:
        name = rest[1:].partition(b";")[0].decode("utf-8", "replace")[:SHOWN]
        return Unreadable("FILE-XML", *undefined_entity(offset, name))
    if code == _MISMATCH:
        return _mismatch(buffer, offset, rest)
    if code in {_NO_ELEMENTS, _UNCLOSED}:
        return _ended(buffer, offset)
    if code == _UNBOUND_PREFIX:
        named = re.search(rb"([^\s<>/=\"':]+):", rest)
        prefix = named[1].decode("utf-8", "replace")[:SHOWN] if named else ""
        shown = f'the prefix "{prefix}"' if prefix else "a prefix"
        return Unreadable(
            "FILE-XML", f"{shown} is not bound to a namespace", offset, f'declare it: xmlns:{prefix}="..."'
        )
    if code == _JUNK:
        message = "there is something after the end of the root element"
        return Unreadable("FILE-XML", message, offset, "keep one root element; a newsMessage holds several items")
    if code == _DUPLICATE:
        return Unreadable("FILE-XML", "an attribute is given twice", offset, "keep one of the two")
    if code == _UNCLOSED_CDATA:
        return Unreadable("FILE-XML", "a CDATA section is not closed", offset, 'write "]]>" where it ends')
    if code == _SYNTAX:
        return Unreadable("FILE-XML", "this is no XML: the first thing in it has to be a tag", offset)
    if code == _INVALID_TOKEN:
        return _bad_token(buffer, offset)
    if code == _MISPLACED_DECLARATION:
        message = "the XML declaration is not the very first thing in the file"
        return Unreadable("FILE-XML", message, offset, "take away what stands before it, white space too")
    if code == _BAD_REFERENCE:
        reference = rest.partition(b";")[0].decode("utf-8", "replace")[:SHOWN]
        message = f'"{reference};" refers to a character that cannot stand in XML'
        return Unreadable("FILE-XML", message, offset, "take it out, or write U+FFFD in its place")
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


def _bad_token(buffer: bytes, offset: int) -> Unreadable:
    before, rest = buffer[max(offset - 2 * SHOWN, 0) : offset], buffer[offset : offset + 2 * SHOWN]
    for pattern, message, cure in _SLIPS:
        found = pattern.search(before + b"\0" + rest)  # which cannot stand in XML, and marks the place
        if found:
            words = {name: text.decode("utf-8", "replace") for name, text in found.groupdict(b"").items()}
            at = offset - len(before) + found.start("at") if "at" in words else offset
            return Unreadable("FILE-XML", message.format(**words), at, cure.format(**words))
    char = rest.decode("utf-8", "replace")[:1]
    if char and (ord(char) < ord(" ") or char in "\ufffe\uffff"):
        message = f"the control character U+{ord(char):04X} is not allowed in XML"
        return Unreadable("FILE-XML", message, offset, "take it out, or write U+FFFD in its place")
    return Unreadable("FILE-XML", f'"{char}" is not expected here; the file is not well-formed XML', offset)


_SLIPS: Final = tuple(
    (re.compile(pattern, re.DOTALL), message, cure)
    for pattern, message, cure in (
        (rb"(?P<at>&)[^\s;<>&]*\0", 'an "&" stands alone', 'write "&amp;" for the sign itself'),
        (rb"\0&", 'an "&" stands alone', 'write "&amp;" for the sign itself'),
        (rb"^\s*[^<\s][^<]*\0<", "there is text before the root element", "take it away"),
        (rb"\0<", 'a "<" begins no tag', 'write "&lt;" for the sign itself'),
        (rb"\]\]\0>", 'there is "]]>" in a text', 'write "]]&gt;"'),
        (rb"<!--(?:(?!-->).)*--\0", 'there is "--" in a comment', 'write "- -"'),
        (
            rb"\s(?P<name>[^\s<>\"'=]+)\s*=\s*\0(?P<value>[^\s<>\"'/]+)",
            "the value of {name} is not in quotes",
            'write {name}="{value}"',
        ),
        (
            rb"<[^<>]*\s(?P<name>[^\s<>\"'=]+)\s*\0[^=]",
            "the attribute {name} has no value",
            'write {name}="...", or leave it out',
        ),
        (rb"<[^<>]*[\"']\0[^\s<>=]", "there is no space between two attributes", "put one there"),
        (rb"(?P<at><)\0[\s=]", 'a "<" begins no tag', 'write "&lt;" for the sign itself'),
        (rb"</?\0", "no name begins with this character", "begin it with a letter or an underscore"),
    )
)
"""Common slips: what stands around the place that the parser stopped at, what it means, and how to mend it."""


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
    name = closing[1].decode("utf-8", "replace") if closing else rest[:SHOWN].decode("utf-8", "replace")
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


_CUT_OFF: Final = "the rest has been lost, or a closing tag: get the file once more, or close what is open"


def _ended(buffer: bytes, offset: int) -> Unreadable:
    if not buffer.strip():
        return Unreadable("FILE-XML", "the file is empty")
    stack = _open_tags(buffer, offset)
    if not stack:
        message = "the file ends before its root element is complete"
        return Unreadable("FILE-XML", message, min(offset, len(buffer)), _CUT_OFF)
    opened, where = stack[-1]
    shown = opened.decode("utf-8", "replace")
    return Unreadable(
        "FILE-XML",
        f"the file ends inside <{shown}>, which is open since line {_line_of(buffer, where)}",
        min(offset, len(buffer)),
        _CUT_OFF,
    )
