"""The model as msgspec Structs: what a user who wanted nothing but speed would write for the JSON of articles.

They are made from the classes of the model, with the same fields, tags and defaults, so that they read and write the
same JSON. Dates are strings in them, and nothing is checked but types: no normal form, no limits, no duplicate keys.
"""

from __future__ import annotations

import sys
from enum import Enum
from types import ModuleType
from typing import Any, Union

import attrs
import msgspec

from newsdoc.formats.json.shapes import TAGS, fields_of, member_of, options_of
from newsdoc.model import Article, Node

__all__ = ["article_struct"]


def article_struct() -> type[msgspec.Struct]:
    """The Struct of an article, with all that it may hold."""
    home = sys.modules.setdefault("structs_of_the_model", ModuleType("structs_of_the_model"))
    made: dict[type[Any], type[msgspec.Struct]] = {}
    waiting: list[type[Any]] = [Article]
    while waiting:
        kind = waiting.pop()
        if kind in made:
            continue
        fields = [
            (field.name, _type(field.type, waiting), *_default(field, home))
            for field in fields_of(kind)
            if field.name != "source"
        ]
        if kind is Article:
            fields.append(("schema_version", int, 1))
        tagged: Any = {"tag_field": "type", "tag": TAGS[kind]} if kind in TAGS else {}
        made[kind] = msgspec.defstruct(
            kind.__name__,
            sorted(fields, key=len),  # those without a default come first
            module=home.__name__,
            frozen=True,
            omit_defaults=True,
            kw_only=True,
            forbid_unknown_fields=True,
            **tagged,
        )
        setattr(home, kind.__name__, made[kind])  # where msgspec looks for the classes that others name
    return made[Article]


def _default(field: attrs.Attribute[Any], home: ModuleType) -> tuple[Any, ...]:
    if field.default is attrs.NOTHING:
        return ()
    factory = getattr(field.default, "factory", None)
    if factory is None:
        return (field.default,)
    return (msgspec.field(default_factory=lambda: getattr(home, factory.__name__)()),)  # noqa: PLW0108 - made later


def _type(kind: Any, waiting: list[type[Any]]) -> Any:  # noqa: ANN401 - types of fields
    """The type of a field, its classes named; those are put on *waiting*."""
    options = options_of(kind)
    if len(options) > 1:
        found = [_type(option, waiting) for option in options]
        return Union[tuple(dict.fromkeys(found))]  # noqa: UP007 - of types that are only known here
    if member := member_of(kind):
        return tuple[_type(member, waiting), ...]  # type: ignore[misc]  # a type that is only known here
    if isinstance(kind, type) and (kind in TAGS or ((attrs.has(kind) and issubclass(kind, Node)) or _is_group(kind))):
        waiting.append(kind)
        return kind.__name__
    if isinstance(kind, type) and issubclass(kind, Enum):
        return str
    return kind if kind in {str, int, bool, type(None)} else str


def _is_group(kind: type[Any]) -> bool:
    return attrs.has(kind) and kind.__name__ != "PartialDate"
