"""From plain values to the model, as quickly as Python can: what does not fit is refused here, but not explained.

Law: what is taken here, :mod:`newsdoc.formats.json.structuring` takes for the same article, and what is refused here is
refused there with the place and the reason. Both follow the types of the fields.

The classes of the model check strings, numbers and truth values themselves. So each object goes to a function that is
written for its class (:func:`~newsdoc.model.making.unpacker`): it takes the members for the fields, has those that are
more than such a value replaced by what they stand for, and refuses what is missing or unknown.

What a provider says of codes, names, rights and programs comes again in article after article, in the same words. So
objects of such classes that are spelled alike share one value, which never changes.
"""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Callable, Mapping
from datetime import datetime
from enum import Enum
from typing import Any, Final, TypeAlias

import orjson

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
from newsdoc.model import Article, Catalogs, Code, Concept, Node, PartialDate, Provenance, Rights, Source, Wordings
from newsdoc.model.making import Unpacker, unpacker

__all__ = ["REFUSALS", "assemble"]

Assembler: TypeAlias = Callable[[Json], Any]
"""Makes of a plain value what it stands for. Any: of every type there is."""

REFUSALS: Final = (ValueError, TypeError, KeyError, AttributeError)
"""What is raised for a value that does not fit: a :class:`~newsdoc.errors.ModelError`, which is a ValueError, or what
Python says where a member is missing or unknown, or where something else stands than the object that has members."""

_SHARED: Final = frozenset({Catalogs, Code, Concept, Provenance, Rights, Wordings})
"""Classes whose objects come again."""
_LONGEST: Final = 1000
"""How many bytes the JSON of an object has at most that is kept to be shared."""
_MANY: Final = 2048
"""How many objects of one class are kept to be shared."""


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
    """Of a type that fields have; None if the class of the field takes the plain value itself.

    It is not asked about null where that is the default.
    """
    option = next(option for option in options_of(kind) if option is not type(None))
    if PartialDate in options_of(kind):
        return _moment
    if option in _SCALARS:
        return _SCALARS[option]
    if member := member_of(option):
        options = options_of(member)
        return _row_of_tagged(options) if options[0] in TAGS else _row(_assembler(member))
    if issubclass(option, Enum):
        return None
    return _shared(option) if option in _SHARED else _unpacker(option)


def _data(value: Json) -> bytes:
    if type(value) is str:
        return value.encode()
    if type(value) is dict and value.keys() == {"base64"}:
        return b64decode(value["base64"], validate=True)
    raise _misfit()


def _source(value: Json) -> Source:
    return Source(**{**value, "data": _data(value["data"])})


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
    datetime: _instant,
    Source: _source,  # no node
}


def _row(member: Assembler | None) -> Assembler:
    def row(value: Json) -> tuple[object, ...]:
        if type(value) is not list:
            raise _misfit()
        return tuple(map(member, value)) if member else tuple(value)

    return row


@remembered
def _tagged(options: tuple[type[Node], ...]) -> Assembler:
    """Of an object that says its type, which is one of *options*."""
    unpackers = _Unpackers({TAGS[option]: option for option in options})
    return lambda value: unpackers[value.pop("type")](value)


def _row_of_tagged(options: tuple[type[Node], ...]) -> Assembler:
    """Of an array of such objects: most of a body, so that these take no call of their own."""
    unpackers = _Unpackers({TAGS[option]: option for option in options})

    def row(value: Json) -> tuple[object, ...]:
        if type(value) is not list:
            raise _misfit()
        if len(value) == 1:  # as paragraphs and cells mostly hold one text
            (item,) = value
            return (unpackers[item.pop("type")](item),)
        return tuple([unpackers[item.pop("type")](item) for item in value])

    return row


class _Unpackers(dict[str, Unpacker]):
    """What makes the objects of each tag; known late, for inlines hold inlines and blocks hold blocks."""

    def __init__(self, kinds: Mapping[str, type[Node]]) -> None:
        self._kinds = kinds

    def __missing__(self, tag: str) -> Unpacker:
        return self.setdefault(tag, _unpacker(self._kinds[tag]))


@remembered
def _shared(kind: type[Any]) -> Assembler:
    """Of an object of one class, made once for all that are spelled alike."""
    known: dict[bytes, object] = {}

    def find(value: Json) -> object:
        # As JSON again, in which 1, 1.0 and true differ; that takes a tenth of the time of making the object.
        spelled = orjson.dumps(value)
        found = known.get(spelled)
        if found is None:
            found = _unpacker(kind)(value)  # looked up late as well, for concepts hold concepts
            if len(spelled) <= _LONGEST:
                if len(known) >= _MANY:
                    known.clear()
                known[spelled] = found
        return found

    return find


@remembered
def _unpacker(kind: type[Any]) -> Unpacker:
    """Of the members of an object of one class, without its tag."""
    found = {field.name: _assembler(field.type) for field in fields_of(kind)}
    return unpacker(kind, {name: assembler for name, assembler in found.items() if assembler})
