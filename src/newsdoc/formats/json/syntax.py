"""From bytes to plain values, or one error that says where: encoding, syntax, nesting, keys given twice."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Final

import orjson

from newsdoc.errors import LimitError, ReadError
from newsdoc.formats.json.shapes import Json
from newsdoc.model import MAX_DEPTH

__all__ = ["parse", "spell_path", "too_deep"]

_BOM: Final = b"\xef\xbb\xbf"
_STRING: Final = re.compile(rb'"[^"\\]*+(?:\\.[^"\\]*+)*+"', re.DOTALL)
_NAME: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")

_TOO_DEEP: Final = ("limit", "recursion", "memory")
"""What orjson speaks of where a document nests too deeply, by its version and by how the document breaks off."""

_UTF8_HELP: Final = "JSON is UTF-8; save the file in that encoding"


def parse(data: bytes | str) -> object:
    """The value that a JSON document holds.

    :raises ReadError: if it is not JSON in UTF-8, or gives a key of an object twice.
    :raises LimitError: if it nests too deeply.
    """
    octets = _encoded(data).removeprefix(_BOM)
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
    if again != octets.rstrip(b"\n") and _colons(octets) != _colons(again):
        raise _twice(octets)
    return value


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


class _Twice(dict[str, object]):
    """An object one of whose keys is given twice."""

    key = ""


def _pairs(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) == len(pairs):
        return found
    keys = [key for key, _ in pairs]
    marked = _Twice(found)
    marked.key = next(key for place, key in enumerate(keys) if key in keys[:place])
    return marked


def _twice(octets: bytes) -> ReadError:
    value = json.loads(octets, object_pairs_hook=_pairs)
    path, key = next((path, found.key) for path, found in _walk(value) if isinstance(found, _Twice))
    return ReadError(f"the key {json.dumps(key)} is given twice", path=spell_path(path))


def _walk(value: Json) -> Iterator[tuple[tuple[str | int, ...], Json]]:
    waiting: list[tuple[tuple[str | int, ...], Json]] = [((), value)]
    while waiting:
        path, found = waiting.pop()
        yield path, found
        members = found.items() if isinstance(found, dict) else enumerate(found) if isinstance(found, list) else ()
        waiting.extend(reversed([((*path, step), member) for step, member in members]))


def spell_path(steps: tuple[str | int, ...]) -> str:
    """A place in a document, as JSONPath (RFC 9535) writes it.

    >>> spell_path(("body", 2, "strange key"))
    '$.body[2]["strange key"]'
    """
    return "$" + "".join(
        f"[{step}]" if isinstance(step, int) else f".{step}" if _NAME.fullmatch(step) else f"[{json.dumps(step)}]"
        for step in steps
    )
