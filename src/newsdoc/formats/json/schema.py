"""The JSON Schema of an article (draft 2020-12), made of the classes of the model and their docstrings.

It is shipped beside this module as ``article.schema.json``; ``python -m newsdoc.formats.json.schema`` prints it anew.
Its law: every output of the writer is valid against it, and what it refuses the reader refuses too, except that it
asks for strings in normal form (see :mod:`newsdoc.formats.json.patterns`). Three rules of the model it cannot say:
how deep nodes may nest, that participants of an interview have labels of their own, which days a month has.
"""

from __future__ import annotations

import inspect
import json
import re
import sys
from collections.abc import Callable, Iterator
from datetime import datetime
from enum import Enum
from typing import Any, Final, TypeAlias, cast, get_args

import attrs

from newsdoc.formats.json.patterns import FILLED, STRING_OF, STRINGS
from newsdoc.formats.json.shapes import SCHEMA_VERSION, TAGS, FieldType, fields_of, member_of, options_of, tag_of
from newsdoc.model import (
    AltId,
    Article,
    Block,
    CatalogRef,
    Code,
    Concept,
    Hash,
    Icon,
    Inline,
    Label,
    List,
    PartialDate,
    Participant,
    Rating,
    RelatedLink,
    Relation,
    Rendition,
    SchemeAlias,
    Tool,
    Turn,
)
from newsdoc.model.values import WholeNumber

__all__ = ["make_schema", "spell_schema"]

Schema: TypeAlias = dict[str, Any]
"""A JSON Schema or a part of one: JSON, in short."""

_FILLED_FIELDS: Final = {
    *((Label, "text"), (AltId, "value"), (Participant, "label"), (Turn, "speaker")),
    *((Hash, "value"), (Tool, "name")),
}
"""Texts that must not be blank."""

_NAMED: Final = {get_args(Inline): "inline", get_args(Block): "block"}
"""Unions that have a definition of their own."""


def _one_of(*names: str) -> Schema:
    """One of these fields at least is given and holds something."""
    filled = {"pattern": r"[^ \t\n\r]", "minItems": 1}  # the one is for strings, the other for arrays
    return {"anyOf": [{"required": [name], "properties": {name: filled}} for name in names]}


def _all_of(*names: str) -> Schema:
    """Each of these fields holds something."""
    return {"allOf": [_one_of(name) for name in names]}


_RULES: Final[dict[type[Any], Schema]] = {
    Code: _one_of("qcode", "uri"),
    Concept: _one_of("qcode", "uri", "literal", "names"),
    RelatedLink: _one_of("href", "residref"),
    Rendition: _one_of("href", "residref"),
    Icon: _one_of("href", "residref"),
    CatalogRef: _one_of("href"),
    Hash: _one_of("type"),
    Rating: _all_of("value", "lowest", "highest"),
    SchemeAlias: _all_of("alias", "uri"),
    List: {
        "if": {"properties": {"ordered": {"const": True}}, "required": ["ordered"]},
        "else": {"properties": {"start": {"const": 1}}},
    },
}
"""What the classes ask of several fields together."""

_SAYS_NOTHING: Final[Schema] = {
    **{name: {"const": ""} for name in ("why", "how", "creator")},
    **{name: {"type": "null"} for name in ("modified", "confidence", "relevance")},
}
"""What the fields of an assignment hold that says nothing."""

_PLAIN_CONCEPT: Final[Schema] = {
    "description": "A concept that another one relates to: what it is and is called, and nothing further.",
    "$ref": "#/$defs/concept",
    "properties": {
        "role": {"const": ""},
        "rank": {"type": "null"},
        "same_as": {"maxItems": 0},
        "broader": {"maxItems": 0},
        "narrower": {"maxItems": 0},
        "related": {"maxItems": 0},
        "definitions": {"maxItems": 0},
        "assigned": {"additionalProperties": False, "properties": _SAYS_NOTHING},
    },
}

_BASE64: Final = "^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$"

_DATA: Final[Schema] = {
    "anyOf": [
        {"type": "string"},
        {
            "type": "object",
            "properties": {"base64": {"type": "string", "contentEncoding": "base64", "pattern": _BASE64}},
            "required": ["base64"],
            "additionalProperties": False,
        },
    ]
}


def make_schema() -> Schema:
    """The schema of a document: of an article, or of an array of them."""
    article = {"$ref": "#/$defs/article"}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:newsdoc:article:{SCHEMA_VERSION}",
        "title": "News articles",
        "description": "One article, or an array of articles, as newsdoc writes them.",
        "anyOf": [article, {"type": "array", "items": article}],
        "$defs": dict(_definitions()),
    }


def spell_schema() -> bytes:
    """The schema as it is published."""
    return json.dumps(make_schema(), indent=2, ensure_ascii=False).encode() + b"\n"


def _definitions() -> Iterator[tuple[str, Schema]]:
    for kind in _classes(Article):
        yield tag_of(kind), _object(kind)
        if kind is Concept:
            yield "plain_concept", _PLAIN_CONCEPT
    for options, name in _NAMED.items():
        yield name, _any_of(options)
    for name, (pattern, description) in STRINGS.items():
        yield name, {"description": description, "type": "string", "pattern": pattern}


def _classes(start: type[Any]) -> list[type[Any]]:
    """All classes that a value of *start* may hold, in the order of their fields."""
    found: dict[type[Any], None] = {}

    def look(kind: FieldType) -> None:
        for option in options_of(kind):
            if member := member_of(option):
                look(member)
            elif attrs.has(option) and option is not PartialDate and option not in found:
                found[option] = None
                for field in fields_of(option):
                    look(field.type)

    look(start)
    return list(found)


def _object(kind: type[Any]) -> Schema:
    description, of_fields = _documented(kind)
    properties: Schema = {"type": {"const": TAGS[kind]}} if kind in TAGS else {}
    if kind is Article:
        properties["schema_version"] = {"const": SCHEMA_VERSION}
    required = list(properties)
    for field in fields_of(kind):
        properties[field.name] = ({"description": of_fields[field.name]} if field.name in of_fields else {}) | _field(
            kind, field
        )
        if field.default is attrs.NOTHING:
            required.append(field.name)
    whole: Schema = {"description": description, "type": "object", "properties": properties}
    if required:
        whole["required"] = required
    return whole | {"additionalProperties": False} | _RULES.get(kind, {})


def _field(kind: type[Any], field: attrs.Attribute[Any]) -> Schema:
    if (kind, field.name) in _FILLED_FIELDS:
        return _named(FILLED)
    if kind is Relation and field.type is Concept:
        return _named("plain_concept")
    if field.type == tuple[Concept, ...] and kind is Concept:
        return {"type": "array", "items": _named("plain_concept")}
    if field.type is str:
        return _named(STRING_OF[cast("Callable[[str], str]", field.converter)])
    if isinstance(field.validator, WholeNumber):
        number: Schema = {"type": "integer", "minimum": field.validator.low, "maximum": field.validator.high}
        return number if field.type is int else {"anyOf": [number, {"type": "null"}]}
    return _value(field.type)


def _value(kind: FieldType) -> Schema:
    """Of a value of a type whose field says no more about it."""
    options = options_of(kind)
    if type(None) in options:
        given = tuple(option for option in options if option is not type(None))
        return {"anyOf": [_one(given), {"type": "null"}]}
    return _one(options)


def _one(options: tuple[FieldType, ...]) -> Schema:
    if options in _NAMED:
        return _named(_NAMED[options])
    if PartialDate in options:
        return _named("moment")
    if len(options) > 1:
        return _any_of(options)
    kind = options[0]
    if member := member_of(kind):
        return {"type": "array", "items": _value(member)}
    if kind is bool:
        return {"type": "boolean"}
    if kind is bytes:
        return _DATA
    if kind is datetime:
        return _named("instant")
    if issubclass(kind, Enum):
        return {"enum": [member.value for member in kind]}
    return _named(tag_of(kind))


def _any_of(options: tuple[FieldType, ...]) -> Schema:
    for members, name in _NAMED.items():
        if len(options) > len(members) and options[: len(members)] == members:
            return {"anyOf": [_named(name), *map(_value, options[len(members) :])]}
    return {"anyOf": list(map(_value, options))}


def _named(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


_IVAR: Final = re.compile(r"^:ivar (\w+): (.*(?:\n(?!:).+)*)", re.MULTILINE)


def _documented(kind: type[Any]) -> tuple[str, dict[str, str]]:
    """What the docstring of a class says of it and of its fields."""
    text = inspect.getdoc(kind) or ""
    head = re.split(r"\n\n(?=:ivar|>>>)|\Z", text)[0]
    return _plain(head), {name: _plain(said) for name, said in _IVAR.findall(text)}


def _plain(text: str) -> str:
    """Markup of docstrings taken off."""
    return " ".join(re.sub(r":\w+:`~?(?:\w+\.)*(\w+)`", r"`\1`", text.replace("``", "`")).split())


if __name__ == "__main__":
    sys.stdout.buffer.write(spell_schema())
