"""From plain values to the model, as quickly as Python can: what does not fit is refused here, but not explained.

Law: what is taken here, :mod:`newsdoc.formats.json.structuring` takes for the same article, and what is refused here is
refused there with the place and the reason. Both follow the types of the fields.

The classes of the model check strings, numbers and truth values themselves. So an object is handed to its class as it
is, a member for each argument, once the members that are more than such a value have been replaced by what they stand
for; and Python refuses what is missing or unknown.
"""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Callable
from datetime import datetime
from enum import Enum
from typing import Any, Final, TypeAlias

from newsdoc.formats.json.moments import read_instant, read_moment
from newsdoc.formats.json.shapes import (
    SCHEMA_VERSION,
    TAGS,
    FieldType,
    Json,
    fields_of,
    member_of,
    options_of,
    remembered,
)
from newsdoc.model import Article, Node, PartialDate
from newsdoc.model.making import maker

__all__ = ["REFUSALS", "assemble"]

Assembler: TypeAlias = Callable[[Json], Any]
"""Makes of a plain value what it stands for. Any: of every type there is."""

REFUSALS: Final = (ValueError, TypeError, KeyError)
"""What is raised for a value that does not fit; a :class:`~newsdoc.errors.ModelError` is a ValueError."""


def assemble(value: Json) -> Article:
    """The article that *value* is, which is taken apart meanwhile; one of :data:`REFUSALS` if it is none."""
    if type(value) is not dict:
        raise _misfit()
    version = value.pop("schema_version", None)
    if type(version) is not int or version != SCHEMA_VERSION:
        raise _misfit()
    article: Article = _tagged((Article,))(value)
    return article


def _misfit() -> ValueError:
    return ValueError("not what its place asks for")


@remembered
def _assembler(kind: FieldType) -> Assembler | None:
    """Of a type that fields have; None if the class of the field takes the plain value itself."""
    options = options_of(kind)
    given = tuple(option for option in options if option is not type(None))
    assembler = _assembler_of(given)
    return assembler if given == options or assembler is None else _optional(assembler)


def _assembler_of(options: tuple[FieldType, ...]) -> Assembler | None:
    kind = options[0]
    if all(option in TAGS for option in options):
        return _tagged(options)
    if PartialDate in options:
        return _moment
    if kind in _SCALARS:
        return _SCALARS[kind]
    if member := member_of(kind):
        return _row(_assembler(member))
    return None if issubclass(kind, Enum) else _object(kind)


def _optional(assembler: Assembler) -> Assembler:
    return lambda value: None if value is None else assembler(value)


def _data(value: Json) -> bytes:
    if type(value) is str:
        return value.encode()
    if type(value) is dict and value.keys() == {"base64"}:
        return b64decode(value["base64"], validate=True)
    raise _misfit()


def _instant(value: Json) -> object:
    found = read_instant(value)
    if found is None:
        raise _misfit()
    return found


def _moment(value: Json) -> object:
    found = read_moment(value)
    if found is None:
        raise _misfit()
    return found


_SCALARS: Final[dict[type[object], Assembler | None]] = {
    str: None,
    bool: None,
    int: None,
    bytes: _data,
    datetime: _instant,
}


def _row(member: Assembler | None) -> Assembler:
    def row(value: Json) -> tuple[object, ...]:
        if type(value) is not list:
            raise _misfit()
        return tuple([member(item) for item in value]) if member else tuple(value)

    return row


@remembered
def _object(kind: type[Any]) -> Assembler:
    """Of an object of one class, without its tag."""
    make: Callable[..., Any] | None = None  # known later, for inlines hold inlines and blocks hold blocks
    assemblers: dict[str, Assembler] = {}

    def fill(value: Json) -> object:
        nonlocal make, assemblers
        if make is None:
            make, assemblers = maker(kind), _assemblers(kind)
        if type(value) is not dict:
            raise _misfit()
        for name in value:
            if name in assemblers:
                value[name] = assemblers[name](value[name])
        return make(**value)

    return fill


def _assemblers(kind: type[Any]) -> dict[str, Assembler]:
    """Of the fields of a class that hold more than a plain value."""
    found = {field.name: _assembler(field.type) for field in fields_of(kind)}
    return {name: assembler for name, assembler in found.items() if assembler}


@remembered
def _tagged(options: tuple[type[Node], ...]) -> Assembler:
    """Of an object that says its type, which is one of *options*."""
    objects = {TAGS[option]: _object(option) for option in options}

    def choose(value: Json) -> object:
        if type(value) is not dict:
            raise _misfit()
        return objects[value.pop("type")](value)

    return choose
