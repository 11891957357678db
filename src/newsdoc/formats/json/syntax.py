"""From bytes to plain values, or one error that says where: encoding, syntax, nesting, keys given twice."""

from __future__ import annotations

import json
import re
from typing import Final

import orjson

from newsdoc.errors import LimitError, ReadError
from newsdoc.formats.json.places import Twice, spell_path, survey
from newsdoc.formats.json.shapes import Json
from newsdoc.model import MAX_DEPTH

__all__ = ["octets_of", "parse", "said_twice", "too_deep", "value_of"]

_BOM: Final = b"\xef\xbb\xbf"
_STRING: Final = re.compile(rb'"[^"\\]*+(?:\\.[^"\\]*+)*+"', re.DOTALL)

_TOO_DEEP: Final = ("limit", "recursion", "memory")
"""What orjson speaks of where a document nests too deeply, by its version and by how the document breaks off."""

_UTF8_HELP: Final = "JSON is UTF-8; save the file in that encoding"


def parse(data: bytes | str) -> Json:
    """The value that a JSON document holds.

    :raises ReadError: if it is not JSON in UTF-8, or gives a key of an object twice.
    :raises LimitError: if it nests too deeply.
    """
    octets = octets_of(data)
    value, has_doubles = value_of(octets)
    if has_doubles:
        raise _twice(octets)
    return value


def octets_of(data: bytes | str) -> bytes:
    """The document in bytes, without a byte order mark.

    :raises ReadError: if a string holds what is no character.
    """
    return _encoded(data).removeprefix(_BOM)


def value_of(octets: bytes) -> tuple[Json, bool]:
    """The value that a document holds, and whether some object in it has a key twice, of which the last one counts.

    :raises ReadError: if it is not JSON in UTF-8.
    :raises LimitError: if it nests too deeply.
    """
    if not octets.strip(b" \t\r\n"):
        raise ReadError("expected an article, got an empty document")
    try:
        value = orjson.loads(octets)
    except orjson.JSONDecodeError as error:
        raise _explained(error, octets) from None
    try:
        again = orjson.dumps(value)
    except orjson.JSONEncodeError:  # it writes 254 levels at the most, far more than an article has
        raise too_deep() from None
    # orjson keeps one of two equal keys, so a file that it writes the same again has none. In others the number of
    # colons outside strings tells, for each stands after a key: the cost is a scan and not a parser of our own.
    return value, again != octets.rstrip(b"\n") and _colons(octets) != _colons(again)


def _encoded(data: bytes | str) -> bytes:
    if not isinstance(data, str):
        return bytes(data)
    try:
        return data.encode()
    except UnicodeEncodeError as error:
        raise _error(
            f"lone surrogate U+{ord(data[error.start]):04X}, which is no character", data[: error.start]
        ) from None


def _error(message: str, before: str, help: str = "") -> ReadError:
    """An error at the end of *before*, the text up to it."""
    return ReadError(message, line=before.count("\n") + 1, column=len(before) - before.rfind("\n"), help=help)


def _explained(error: orjson.JSONDecodeError, octets: bytes) -> ReadError:
    try:
        text = octets.decode()
    except UnicodeDecodeError as bad:
        return _error(f"byte 0x{octets[bad.start]:02X} is not UTF-8", octets[: bad.start].decode(), help=_UTF8_HELP)
    if any(word in error.msg for word in _TOO_DEEP):
        return too_deep()
    return _error(f"not JSON: {error.msg}", text[: error.pos])


def too_deep() -> LimitError:
    """The error for documents that nest deeper than any article may."""
    return LimitError(
        f"nested deeper than the {MAX_DEPTH} levels that an article may have", help="flatten the structure"
    )


def _colons(octets: bytes) -> int:
    return _STRING.sub(b"", octets).count(b":")


def said_twice(key: str) -> str:
    """What to say of a key that an object has twice."""
    return f"the key {json.dumps(key)} is given twice"


def _twice(octets: bytes) -> ReadError:
    first: Twice = survey(octets, set())[1][0]
    error = _error(said_twice(first.key), octets[: first.span[0]].decode())
    error.path = spell_path(first.path)
    return error
