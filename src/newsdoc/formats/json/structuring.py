"""From plain values to the model, told of everything that is wrong on the way.

This is asked after :mod:`newsdoc.formats.json.assembling` has failed, and says where and why. Its laws:

* nothing is coerced. A string is a string, a whole number is no truth value and no fraction, an object has no members
  but those of its class;
* a document without a mistake here is one that is taken there, and the other way round: each field and each object is
  given to the model, which refuses what it refuses anywhere;
* one mistake does not hide another. It is noted, and something sound stands in for what is wrong, so that what is
  beside it and around it is looked at as well; and it is noted once, for nothing is wrong with what stands in.
"""

from __future__ import annotations

import difflib
import json
from base64 import b64decode
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from enum import Enum
from functools import lru_cache
from itertools import count
from typing import Any, Final, TypeAlias, cast

from attrs import NOTHING, Attribute, frozen

from newsdoc.errors import ModelError
from newsdoc.formats.json.moments import read_instant, read_moment
from newsdoc.formats.json.places import Path
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
from newsdoc.model import Article, Node, Paragraph, PartialDate
from newsdoc.model.nodes import admit

__all__ = ["Trouble", "structure"]

_SHOWN: Final = 60  # what fits a line
_TAG: Final = "type"


@frozen
class Trouble:
    """One thing that is wrong with a document.

    :ivar path: the steps to the value that is to blame.
    :ivar message: what was expected, and what is there.
    :ivar help: what to do about it.
    """

    path: Path
    message: str
    help: str = ""


Note: TypeAlias = Callable[[Trouble], None]
"""What is told of each mistake. If it raises, that is the end of the matter."""

Hook: TypeAlias = Callable[[Json, Path, Note], Any]
"""Makes of a plain value at a path what it stands for; ``_UNSOUND`` if it is wrong and has been noted."""

_UNSOUND: Final = object()


def structure(value: Json, path: Path, note: Note) -> Article:
    """The article that *value* is, or stands for as far as it goes.

    :param path: where in the document it stands.
    :param note: is told of everything that is wrong with it.
    """
    return cast("Article", _tagged((Article,))(value, path, note))


def _expected(what: str, value: Json) -> str:
    return f"expected {what}, got {_shown(value)}"


def _shown(value: Json) -> str:
    if isinstance(value, dict):
        return "an object"
    if isinstance(value, list):
        return "an array"
    shown = json.dumps(value, ensure_ascii=False)
    return shown if len(shown) <= _SHOWN else f"{shown[:50]}…"


def _meant(given: Json, allowed: Iterable[str]) -> str:
    """The one of some words that somebody meant who wrote something like it, or ``""``."""
    return _closest(given, tuple(allowed)) if isinstance(given, str) and len(given) <= _SHOWN else ""


@lru_cache(1024)  # who gets a word wrong mostly does so again
def _closest(given: str, allowed: tuple[str, ...]) -> str:
    return next(iter(difflib.get_close_matches(given, allowed, n=1)), "")


def _hint(meant: str) -> str:
    return f"did you mean {json.dumps(meant)}?" if meant else ""


@remembered
def _hook(kind: FieldType) -> Hook:
    """Of a type that fields have. Late where it leads to classes, for inlines hold inlines and blocks hold blocks."""
    options = options_of(kind)
    given = tuple(option for option in options if option is not type(None))
    hook = _hook_of(given)
    return hook if given == options else _optional(hook)


def _hook_of(options: tuple[FieldType, ...]) -> Hook:
    kind = options[0]
    if all(option in TAGS for option in options):
        return _tagged(options)
    if PartialDate in options:
        return _moment
    if kind in _SCALARS:
        return _SCALARS[kind]
    if member := member_of(kind):
        return _row(member)
    if issubclass(kind, Enum):
        return _choice(kind)
    return _object(kind)


def _strict(kind: type[object], called: str) -> Hook:
    def same(value: Json, path: Path, note: Note) -> object:
        if type(value) is kind:
            return value
        note(Trouble(path, _expected(called, value)))
        return _UNSOUND

    return same


def _data(value: Json, path: Path, note: Note) -> object:
    if isinstance(value, str):
        return value.encode()
    if not isinstance(value, dict) or value.keys() != {"base64"}:
        note(Trouble(path, _expected('a string or {"base64": ...}', value)))
        return _UNSOUND
    try:
        return b64decode(value["base64"], validate=True)
    except (TypeError, ValueError):
        note(Trouble(path, _expected("base64", value["base64"])))
        return _UNSOUND


def _instant(value: Json, path: Path, note: Note) -> object:
    found = read_instant(value) if isinstance(value, str) else None
    if found is None:
        note(Trouble(path, _expected('a date with time such as "2016-01-04T16:34:00+01:00"', value)))
    return found or _UNSOUND


def _moment(value: Json, path: Path, note: Note) -> object:
    found = read_moment(value) if isinstance(value, str) else None
    if found is None:
        asked = 'a date such as "2016", "2016-01", "2016-01-04" or "2016-01-04T16:34:00+01:00"'
        note(Trouble(path, _expected(asked, value)))
    return found or _UNSOUND


_SCALARS: Final[dict[type[object], Hook]] = {
    str: _strict(str, "a string"),
    bool: _strict(bool, "true or false"),
    int: _strict(int, "a whole number"),
    bytes: _data,
    datetime: _instant,
}


def _choice(kind: type[Enum]) -> Hook:
    members = {member.value: member for member in kind}
    listed = ", ".join(json.dumps(word) for word in members)

    def choose(value: Json, path: Path, note: Note) -> object:
        if isinstance(value, str) and value in members:
            return members[value]
        note(Trouble(path, _expected(f"one of {listed}", value), _hint(_meant(value, members))))
        return _UNSOUND

    return choose


def _row(inner: FieldType) -> Hook:
    member = _hook(inner)

    def row(value: Json, path: Path, note: Note) -> object:
        if type(value) is not list:
            note(Trouble(path, _expected("an array", value)))
            return _UNSOUND
        done = [member(item, (*path, index), note) for index, item in enumerate(value)]
        return tuple([_stand_in(inner) if item is _UNSOUND else item for item in done])

    return row


def _optional(hook: Hook) -> Hook:
    def maybe(value: Json, path: Path, note: Note) -> object:
        return None if value is None else hook(value, path, note)

    return maybe


def _object(kind: type[Any]) -> Hook:
    """Of an object of one class."""

    def fill(value: Json, path: Path, note: Note) -> object:
        if type(value) is not dict:
            note(Trouble(path, _expected("an object", value)))
            return _UNSOUND
        members = {}
        for field in fields_of(kind):
            if field.name in value:
                members[field.name] = _admitted(kind, field, value[field.name], (*path, field.name), note)
            elif field.default is NOTHING:
                note(Trouble(path, f"the field {json.dumps(field.name)} is missing"))
                members[field.name] = _field_stand_in(kind, field)
        known = _known(kind)
        for name in value:
            if name not in known:
                advice = _hint(_meant(name, known)) or f"fields are {', '.join(known)}"
                note(Trouble((*path, name), f"unknown field {_shown(name)}", advice))
        try:
            return kind(**members)
        except ModelError as error:
            note(Trouble(path, error.message, error.help))
            return _stand_in(kind)

    return fill


def _admitted(kind: type[Any], field: Attribute[Any], value: Json, path: Path, note: Note) -> object:
    """What a field holds for a plain value."""
    found = _hook(field.type)(value, path, note)
    if found is not _UNSOUND:
        try:
            return admit(kind, field.name, found)
        except ModelError as error:
            note(Trouble(path, error.message, error.help))
    return _field_stand_in(kind, field)


@remembered
def _known(kind: type[Any]) -> dict[str, None]:
    """The names of what an object of a class may hold, in their order."""
    head = (_TAG, "schema_version") if kind is Article else (_TAG,) if kind in TAGS else ()
    return dict.fromkeys((*head, *(field.name for field in fields_of(kind))))


@remembered
def _tagged(options: tuple[type[Node], ...]) -> Hook:
    """Of an object that says its type, which is one of *options*."""
    kinds = {TAGS[option]: option for option in options}
    tags = tuple(kinds)

    def choose(value: Json, path: Path, note: Note) -> object:
        if type(value) is not dict:
            note(Trouble(path, _expected(f"{_any_of(tags)}, an object", value)))
            return _stand_in(options[0])
        tag = value.get(_TAG)
        if type(tag) is not str or tag not in kinds:
            note(_no_such(tag, path, tags))
            tag = _meant(tag, tags)  # if it is clear what was meant, it is read as that
            if not tag:
                return _stand_in(options[0])
        if kinds[tag] is Article:
            _check_version(value, path, note)
        return _object(kinds[tag])(value, path, note)

    return choose


def _check_version(value: dict[str, Json], path: Path, note: Note) -> None:
    version = value.get("schema_version")
    if type(version) is not int or version != SCHEMA_VERSION:
        got = "none" if version is None else _shown(version)
        where = (*path, "schema_version") if "schema_version" in value else path
        note(Trouble(where, f"expected the schema_version {SCHEMA_VERSION}, got {got}"))


@remembered
def _any_of(tags: tuple[str, ...]) -> str:
    listed = [json.dumps(tag) for tag in tags]
    return listed[0] if len(listed) == 1 else f"{', '.join(listed[:-1])} or {listed[-1]}"


def _no_such(tag: Json, path: Path, allowed: tuple[str, ...]) -> Trouble:
    if tag is None:
        return Trouble(path, f'expected an object whose "type" is {_any_of(allowed)}')
    where = (*path, _TAG)
    if not isinstance(tag, str):
        return Trouble(where, _expected(f"the type {_any_of(allowed)}", tag))
    if tag in TAGS.values():
        return Trouble(where, f"a {json.dumps(tag)} cannot stand here; expected {_any_of(allowed)}")
    advice = _hint(_meant(tag, allowed)) or f"types here are {_any_of(allowed)}"
    return Trouble(where, f"there is no type {_shown(tag)} here", advice)


# What stands in

_NUMBERS: Final = count(1)
"""No two strings that stand in are equal, for there are some of which no two may be."""


def _stand_in(kind: FieldType) -> object:
    """Something sound of a type that fields have, and something that counts as given."""
    options = options_of(kind)
    option = options[0]
    if PartialDate in options:
        return PartialDate(1)
    if option in _PLAIN:
        return _PLAIN[option]
    if member := member_of(option):
        return (_stand_in(member),)
    return next(iter(option)) if issubclass(option, Enum) else _made_up(option)


_PLAIN: Final[dict[type[object], object]] = {
    bool: True,  # what is ordered may have a start
    int: 1,
    bytes: b"",
    datetime: datetime(1, 1, 1, tzinfo=UTC),
    Paragraph: Paragraph("unknown"),  # without a word it would be none
}


def _field_stand_in(kind: type[Any], field: Attribute[Any]) -> object:
    """The same, such that one field of a class admits it."""
    if str not in options_of(field.type):
        return _stand_in(field.type)
    number = next(_NUMBERS)
    for text in (f"unknown:{number}", f"unknown{number}", "unknown", f"{number}"):
        try:
            return admit(kind, field.name, text)
        except ModelError:
            continue
    raise AssertionError(f"{kind.__name__}.{field.name} admits none of the strings that stand in")


def _made_up(kind: type[Any]) -> object:
    """An object of a class with as few fields given as it takes; those that do are strings."""
    texts = [field for field in fields_of(kind) if field.type is str]
    members = {field.name: _field_stand_in(kind, field) for field in fields_of(kind) if field.default is NOTHING}
    for field in texts:
        try:
            return kind(**members)
        except ModelError:
            members[field.name] = _field_stand_in(kind, field)
    return kind(**members)
