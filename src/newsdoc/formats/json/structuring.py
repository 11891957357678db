"""From plain values to the model, by functions that cattrs generates for each class.

Law: nothing is coerced. A string is a string, a whole number is no truth value and no fraction, an object has no
members but those of its class. This is asked after :mod:`newsdoc.formats.json.assembling` has failed, and says where
and why (:mod:`newsdoc.formats.json.troubles` reads it out).
"""

from __future__ import annotations

import json
from base64 import b64decode
from collections.abc import Callable
from datetime import datetime
from enum import Enum
from typing import Any, Final, TypeAlias, cast

from cattrs import Converter, IterableValidationError, IterableValidationNote
from cattrs.gen import make_dict_structure_fn, override

from newsdoc.formats.json.moments import read_instant, read_moment
from newsdoc.formats.json.shapes import SCHEMA_VERSION, TAGS, FieldType, fields_of, member_of, options_of, remembered
from newsdoc.model import Article, Node, PartialDate

__all__ = ["MisfitError", "structure"]

Hook: TypeAlias = Callable[[Any, Any], Any]
"""Makes a value of a type: called with a plain value and the type. Any: of every type there is."""


class MisfitError(ValueError):
    """A value that is not what its place asks for.

    :ivar message: what was expected, and what is there.
    :ivar allowed: the words that might stand here, if there is a choice; the one that was meant may be among them.
    :ivar given: the word that was given instead of one of these.
    :ivar step: the member of the value that is to blame, if it is one.
    """

    def __init__(self, message: str, *, allowed: tuple[str, ...] = (), given: str = "", step: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.allowed = allowed
        self.given = given
        self.step = step


def _expected(what: str, value: object) -> MisfitError:
    if isinstance(value, dict):
        got = "an object"
    elif isinstance(value, list):
        got = "an array"
    else:
        shown = json.dumps(value, ensure_ascii=False)
        got = shown if len(shown) <= 60 else f"{shown[:50]}…"  # noqa: PLR2004 - what fits a line
    return MisfitError(f"expected {what}, got {got}")


def structure(value: object) -> Article:
    """The article that *value* is, which is taken apart meanwhile; the errors of cattrs say where it is none."""
    return cast("Article", _tagged((Article,))(value, Article))


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
    def same(value: object, _: object) -> object:
        if type(value) is kind:
            return value
        raise _expected(called, value)

    return same


def _data(value: object, _: object) -> bytes:
    if isinstance(value, str):
        return value.encode()
    if isinstance(value, dict) and value.keys() == {"base64"}:
        try:
            return b64decode(value["base64"], validate=True)
        except (TypeError, ValueError):
            raise _expected("base64", value["base64"]) from None
    raise _expected('a string or {"base64": ...}', value)


def _instant(value: object, _: object) -> datetime:
    found = read_instant(value) if isinstance(value, str) else None
    if found is None:
        raise _expected('a date with time such as "2016-01-04T16:34:00+01:00"', value)
    return found


def _moment(value: object, _: object) -> object:
    found = read_moment(value) if isinstance(value, str) else None
    if found is None:
        raise _expected('a date such as "2016", "2016-01", "2016-01-04" or "2016-01-04T16:34:00+01:00"', value)
    return found


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

    def choose(value: object, _: object) -> Enum:
        if isinstance(value, str) and value in members:
            return members[value]
        trouble = _expected(f"one of {listed}", value)
        trouble.allowed, trouble.given = tuple(members), value if isinstance(value, str) else ""
        raise trouble

    return choose


def _object(kind: type[Any]) -> Hook:
    """Of an object of one class that has no tag."""
    filler: Hook | None = None

    def fill(value: object, _: object) -> object:
        nonlocal filler
        if type(value) is not dict:
            raise _expected("an object", value)
        if filler is None:
            filler = _filler(kind)
        return filler(value, kind)

    return fill


@remembered
def _filler(kind: type[Any]) -> Hook:
    """Of the members of an object of one class, without its head."""
    hooks: Any = {field.name: override(struct_hook=_hook(field.type)) for field in fields_of(kind)}
    return make_dict_structure_fn(kind, _CONVERTER, _cattrs_prefer_attrib_converters=True, **hooks)


_CONVERTER: Final = Converter(forbid_extra_keys=True)
"""What tells cattrs how strict to be. Since each field has its hook it converts nothing itself."""


def _take_version(value: dict[str, object]) -> None:
    version = value.pop("schema_version", None)
    if type(version) is not int or version != SCHEMA_VERSION:
        got = "none" if version is None else json.dumps(version)
        raise MisfitError(f"expected the schema_version {SCHEMA_VERSION}, got {got}", step="schema_version")


def _row(inner: FieldType) -> Hook:
    member = _hook(inner)

    def row(value: object, _: object) -> tuple[object, ...]:
        if type(value) is not list:
            raise _expected("an array", value)
        done = []
        for index, item in enumerate(value):
            try:
                done.append(member(item, inner))
            except Exception as error:
                error.add_note(IterableValidationNote("in a row", index, inner))
                raise IterableValidationError("in a row", [error], tuple) from error
        return tuple(done)

    return row


def _optional(hook: Hook) -> Hook:
    def maybe(value: object, kind: object) -> object:
        return None if value is None else hook(value, kind)

    return maybe


def _tagged(options: tuple[type[Node], ...]) -> Hook:
    """Of an object that says its type, which is one of *options*."""
    tags: Final = tuple(TAGS[option] for option in options)
    kinds = {TAGS[option]: option for option in options}
    fillers: dict[object, Hook] = {}

    def choose(value: object, _: object) -> object:
        if type(value) is not dict:
            raise _expected(f"{_any_of(tags)}, an object", value)
        tag = value.pop("type", None)
        if type(tag) is not str or tag not in kinds:
            raise _no_such(tag, tags)
        if tag == "article":
            _take_version(value)
        if tag not in fillers:
            fillers[tag] = _filler(kinds[tag])
        return fillers[tag](value, kinds[tag])

    return choose


def _any_of(tags: tuple[str, ...]) -> str:
    listed = [json.dumps(tag) for tag in tags]
    return listed[0] if len(listed) == 1 else f"{', '.join(listed[:-1])} or {listed[-1]}"


def _no_such(tag: object, allowed: tuple[str, ...]) -> MisfitError:
    if tag is None:
        return MisfitError(f'expected an object whose "type" is {_any_of(allowed)}')
    if isinstance(tag, str) and tag in TAGS.values():
        return MisfitError(f"a {json.dumps(tag)} cannot stand here; expected {_any_of(allowed)}", step="type")
    trouble = _expected(f"the type {_any_of(allowed)}", tag)
    trouble.allowed, trouble.given, trouble.step = allowed, tag if isinstance(tag, str) else "", "type"
    return trouble
