"""Where things stand in a JSON document: offsets in its bytes, found in one scan when there is something to report."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from typing import Final, NamedTuple, TypeAlias

import orjson

__all__ = ["Path", "Span", "Twice", "spell_path", "survey"]

Path: TypeAlias = tuple[str | int, ...]
"""The steps from the whole document to a value: names of members, indexes in arrays."""

Span: TypeAlias = tuple[int, int]
"""A stretch of the document: offsets in bytes of its beginning and its end."""

_NAME: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_TOKEN: Final = re.compile(
    rb'\s*+(?:(?P<string>"[^"\\]*+(?:\\.[^"\\]*+)*+")|(?P<mark>[\[\]{},:])|(?P<plain>[^\s\[\]{},:"]++))', re.DOTALL
)


class Twice(NamedTuple):
    """A key that an object has already.

    :ivar path: that of the object.
    :ivar span: where the key stands the second time.
    """

    path: Path
    key: str
    span: Span


def survey(octets: bytes, wanted: AbstractSet[Path]) -> tuple[dict[Path, Span], list[Twice]]:
    """Where the values at some paths of a document stand, and which keys stand in it twice. It is known to be JSON.

    The place of a member of an object is that of its name. Of members of one name the last one counts.

    >>> survey(b'{"a": [1, 2], "a": [3, 4]}', {("a", 1)})
    ({('a', 1): (23, 24)}, [Twice(path=(), key='a', span=(14, 17))])
    """
    longest = max(map(len, wanted), default=-1)
    places: dict[Path, Span] = {}
    doubles = []
    for path, span, is_again in _values(octets):
        if is_again:
            doubles.append(Twice(tuple(path[:-1]), str(path[-1]), span))
        if len(path) <= longest and (here := tuple(path)) in wanted:
            places[here] = span
    return places, doubles


def _values(octets: bytes) -> Iterator[tuple[list[str | int], Span, bool]]:
    """Each value: the path to it, which changes afterwards, its place, and whether its name is there already."""
    path: list[str | int] = []
    keys: list[set[str] | None] = []  # for each open bracket, the names so far; None of an array
    is_key = False
    for token in _TOKEN.finditer(octets):
        start, end, mark = token.start(token.lastgroup or 0), token.end(), token["mark"]
        if mark in {b"]", b"}"}:
            path.pop()
            keys.pop()
            is_key = False
        elif mark == b",":
            step = path[-1]
            is_key = isinstance(step, str)
            if isinstance(step, int):
                path[-1] = step + 1
        elif mark == b":":
            continue
        elif is_key:
            names, name = keys[-1], orjson.loads(token["string"])
            path[-1], is_key = name, False
            yield path, (start, end), names is not None and name in names
            if names is not None:
                names.add(name)
        else:
            if not path or isinstance(path[-1], int):
                yield path, (start, start + 1 if mark else end), False
            if mark:
                is_key = mark == b"{"
                path.append("" if is_key else 0)
                keys.append(set() if is_key else None)


def spell_path(steps: Path) -> str:
    """A place in a document, as JSONPath (RFC 9535) writes it.

    >>> spell_path(("body", 2, "strange key"))
    '$.body[2]["strange key"]'
    """
    return "$" + "".join(
        f"[{step}]" if isinstance(step, int) else f".{step}" if _NAME.fullmatch(step) else f"[{json.dumps(step)}]"
        for step in steps
    )
