"""Validation of JSON: everything that keeps a document from being an article, each with its place.

The reader stops at the first mistake. Here the published JSON Schema is walked, so that all of them are told at once.
Law: a document that the reader takes has no mistake here; one that it refuses has one at least.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any, Final, TypeAlias

from attrs import frozen

from newsdoc.validation.structure.suggest import closest, listed

__all__ = ["Mistake", "mistakes", "places_of", "spelled", "steps"]

Path: TypeAlias = tuple[str | int, ...]
Schema: TypeAlias = dict[str, Any]

_NAME: Final = re.compile(r"[A-Za-z_]\w*", re.ASCII)
_DEEPEST: Final = 120  # an article nests less deeply, and each step takes a few frames of the stack
_SHOWN: Final = 60
_TYPES: Final[dict[str, tuple[type, ...]]] = {
    "object": (dict,),
    "array": (list,),
    "string": (str,),
    "integer": (int,),
    "number": (int, float),
    "boolean": (bool,),
    "null": (type(None),),
}
# Strings in normal form: the schema asks for it, the reader brings them into it.
_NORMAL_FORMS: Final = frozenset({"string"})


@frozen
class Mistake:
    """What is wrong with one value of a document."""

    path: Path
    message: str
    help: str = ""


def spelled(path: Path) -> str:
    """A path as messages have it.

    >>> spelled(("body", 2, "the text"))
    '$.body[2]["the text"]'
    """
    steps = []
    for step in path:
        if isinstance(step, int):
            steps.append(f"[{step}]")
        else:
            steps.append(f".{step}" if _NAME.fullmatch(step) else f"[{json.dumps(step, ensure_ascii=False)}]")
    return "$" + "".join(steps)


_STEP: Final = re.compile(r'\.(\w+)|\[(?:(\d+)|("(?:[^"\\]|\\.)*"))\]')


def steps(path: str) -> Path:
    """A path from messages, step by step.

    >>> steps('$.body[2]["the text"]')
    ('body', 2, 'the text')
    """
    return tuple(
        name or (int(index) if index else json.loads(quoted)) for name, index, quoted in _STEP.findall(path[1:])
    )


@cache
def _schema() -> Schema:
    text = (files("newsdoc.formats.json") / "article.schema.json").read_text(encoding="utf-8")
    found: Schema = json.loads(text)
    return found


def mistakes(document: object) -> Iterator[Mistake]:
    """Everything that is wrong with a parsed document, in its order."""
    definitions: dict[str, Schema] = _schema()["$defs"]
    if isinstance(document, list):
        for index, value in enumerate(document):
            yield from _walk(value, definitions["article"], (index,), definitions)
    else:
        yield from _walk(document, definitions["article"], (), definitions)


def _walk(value: object, schema: Schema, path: Path, definitions: dict[str, Schema]) -> Iterator[Mistake]:
    if len(path) > _DEEPEST:
        return
    name = schema.get("$ref", "").rpartition("/")[2]
    if name:
        schema = definitions[name]
    if name in _NORMAL_FORMS:
        schema = {"type": "string"}
    if "anyOf" in schema and "properties" not in schema:
        yield from _any_of(value, schema["anyOf"], path, definitions)
        return
    wanted = schema.get("type")
    if wanted and not _is_of(value, wanted):
        yield Mistake(path, f"expected {_article(wanted)}, got {_shown(value)}")
        return
    if "const" in schema and value != schema["const"]:
        yield Mistake(path, f"expected {json.dumps(schema['const'])}, got {_shown(value)}")
    elif "enum" in schema and value not in schema["enum"]:
        options = [str(one) for one in schema["enum"]]
        meant = closest(value, options) if isinstance(value, str) else ""
        hint = f'did you mean "{meant}"?' if meant else ""
        yield Mistake(path, f"expected {listed(map(json.dumps, options), joint='or')}, got {_shown(value)}", hint)
    elif isinstance(value, str):
        yield from _string(value, schema, path)
    elif isinstance(value, bool):
        return
    elif isinstance(value, int | float):
        yield from _number(value, schema, path)
    elif isinstance(value, list):
        yield from _array(value, schema, path, definitions)
    elif isinstance(value, dict):
        yield from _object(value, schema, path, definitions)


def _is_of(value: object, wanted: str | list[str]) -> bool:
    names = [wanted] if isinstance(wanted, str) else wanted
    if isinstance(value, bool):
        return "boolean" in names
    return any(isinstance(value, _TYPES[name]) for name in names)


def _article(wanted: str | list[str]) -> str:
    names = [wanted] if isinstance(wanted, str) else wanted
    said = {"object": "an object", "array": "an array", "integer": "a whole number", "null": "null"}
    return listed([said.get(name, f"a {name}") for name in names], joint="or")


def _shown(value: object) -> str:
    if isinstance(value, dict):
        return "an object"
    if isinstance(value, list):
        return "an array"
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 4]}...{text[-1]}"


def _any_of(value: object, branches: list[Schema], path: Path, definitions: dict[str, Schema]) -> Iterator[Mistake]:
    """One of several shapes: the one of the value's tag, else the one that fits best."""
    shapes = [definitions[one["$ref"].rpartition("/")[2]] if "$ref" in one else one for one in branches]
    flat = [shape for one in shapes for shape in _flat(one, definitions)]
    tags = {
        shape["properties"]["type"]["const"]: shape
        for shape in flat
        if "const" in shape.get("properties", {}).get("type", {})
    }
    if isinstance(value, dict) and tags:
        tag = value.get("type")
        if isinstance(tag, str) and tag in tags:
            yield from _walk(value, tags[tag], path, definitions)
            return
        untagged = [shape for shape in flat if shape.get("type") == "object" and shape not in tags.values()]
        if not untagged:
            if "type" not in value:
                yield Mistake(path, 'the field "type" is missing', f"it is {listed(map(json.dumps, tags), joint='or')}")
                return
            meant = closest(tag, tags) if isinstance(tag, str) else ""
            hint = f'did you mean "{meant}"?' if meant else f"types here are {listed(tags)}"
            yield Mistake((*path, "type"), f"there is no type {_shown(tag)} here", hint)
            return
    found: list[Mistake] | None = None
    for branch in branches:
        tried = list(_walk(value, branch, path, definitions))
        if not tried:
            return
        # The branch that got furthest into the value is the one that was meant.
        if found is None or len(tried[0].path) > len(found[0].path):
            found = tried
    yield from found or ()


def _flat(schema: Schema, definitions: dict[str, Schema]) -> Iterator[Schema]:
    """The shapes of a choice, and of the choices in it."""
    if "anyOf" in schema and "properties" not in schema:
        for one in schema["anyOf"]:
            yield from _flat(definitions[one["$ref"].rpartition("/")[2]] if "$ref" in one else one, definitions)
    else:
        yield schema


def _string(value: str, schema: Schema, path: Path) -> Iterator[Mistake]:
    if "pattern" in schema and not re.search(schema["pattern"], value):
        about = schema.get("description", "")
        yield Mistake(path, f"{_shown(value)} is not of the form that is expected", about)


def _number(value: float, schema: Schema, path: Path) -> Iterator[Mistake]:
    if value < schema.get("minimum", value) or value > schema.get("maximum", value):
        low, high = schema.get("minimum"), schema.get("maximum")
        span = (
            f"from {low} to {high}"
            if low is not None and high is not None
            else f"from {low}"
            if high is None
            else f"to {high}"
        )
        yield Mistake(path, f"expected a number {span}, got {_shown(value)}")


def _array(value: list[object], schema: Schema, path: Path, definitions: dict[str, Schema]) -> Iterator[Mistake]:
    if len(value) < schema.get("minItems", 0):
        yield Mistake(path, f"expected {schema['minItems']} or more, got {len(value)}")
    if len(value) > schema.get("maxItems", len(value)):
        yield Mistake(path, f"expected {schema['maxItems']} at most, got {len(value)}")
    if isinstance(schema.get("items"), dict):
        for index, item in enumerate(value):
            yield from _walk(item, schema["items"], (*path, index), definitions)


def _object(value: dict[str, object], schema: Schema, path: Path, definitions: dict[str, Schema]) -> Iterator[Mistake]:
    properties: dict[str, Schema] = schema.get("properties", {})
    for name in schema.get("required", ()):
        if name not in value:
            yield Mistake(path, f"the field {json.dumps(name)} is missing")
    for name, item in value.items():
        if name in properties:
            yield from _walk(item, properties[name], (*path, name), definitions)
        elif schema.get("additionalProperties", True) is False:
            meant = closest(name, properties)
            hint = f'did you mean "{meant}"?' if meant else f"fields are {listed(properties)}"
            yield Mistake((*path, name), f"unknown field {_shown(name)}", hint)
    if "anyOf" in schema and not any(_holds(value, one) for one in schema["anyOf"]):
        names = [name for one in schema["anyOf"] for name in one.get("required", ())]
        yield Mistake(path, f"one of the fields {listed(names)} has to be there and hold something")


def _holds(value: dict[str, object], rule: Schema) -> bool:
    """Whether one of the fields that a rule asks for is there and not empty."""
    return all(value.get(name) not in (None, "", []) for name in rule.get("required", ()))


# Places

_TOKEN: Final = re.compile(
    r'\s*+(?:(?P<string>"(?:[^"\\]|\\.)*+")|(?P<mark>[\[\]{},:])|(?P<plain>[^\s\[\]{},:"]++))', re.DOTALL
)


def places_of(text: str, wanted: set[Path]) -> dict[Path, tuple[int, int]]:
    """Where the values at some paths of a JSON text stand: offsets of beginning and end. The text is known to be JSON.

    The place of a field is that of its name.
    """
    found: dict[Path, tuple[int, int]] = {}
    path: list[str | int] = []
    keys: list[bool] = []  # for each open bracket, whether a key comes next
    for token in _TOKEN.finditer(text):
        start, mark = token.start(token.lastgroup or 0), token["mark"]
        if mark in {"]", "}"}:
            path.pop()
            keys.pop()
        elif mark == ",":
            step = path[-1]
            keys[-1] = isinstance(step, str)
            if isinstance(step, int):
                path[-1] = step + 1
        elif mark != ":":
            if keys and keys[-1]:
                path[-1] = json.loads(token[0])
                keys[-1] = False
                _note(found, wanted, path, start, token.end())
                continue
            if not path or isinstance(path[-1], int):
                _note(found, wanted, path, start, start + 1 if mark else token.end())
            if mark:
                path.append("" if mark == "{" else 0)
                keys.append(mark == "{")
    return found


def _note(found: dict[Path, tuple[int, int]], wanted: set[Path], path: list[str | int], start: int, end: int) -> None:
    if len(path) <= _DEEPEST:
        here = tuple(path)
        if here in wanted and here not in found:
            found[here] = (start, end)
