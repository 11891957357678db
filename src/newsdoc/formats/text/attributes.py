r"""Lists of attributes, ``(qcode="city:3" rank=1 name("Berlin" language="de"))``: read, built into values, spelt.

.. code-block:: text

    list      = "(" [string] { attribute } ")"          parted by spaces; the string is the content of a nested list
    attribute = name "=" string | name "=" bare | name | name list
    string    = '"' characters with escapes '"'
    bare      = characters but space " ( ) { } \ |

Reading is linear over a whole line, however many lists begin in it: outside a string a brace, a stray quotation mark
or a backslash ends the attempt, so that of any two attempts that pass the same place one dies at the next beginning.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Final, TypeAlias

from attrs import NOTHING, field, frozen, mutable

from newsdoc.errors import ModelError
from newsdoc.formats.text.characters import escape_string, unescape
from newsdoc.formats.text.shapes import FLAG, LABEL, Member, Shape, default_of

__all__ = [
    "Attributes",
    "Escape",
    "Misread",
    "Value",
    "attributes_of",
    "build",
    "content_of",
    "items_of",
    "members_of",
    "read_attributes",
]

Escape: TypeAlias = "Callable[[str], str]"
"""The escape function that fits where a list is written."""


class Misread(Exception):  # noqa: N818 - no error of the program: what stands there is words, not markup
    """What looked like markup is none; never leaves the reader.

    :ivar message: why.
    :ivar position: where, as an offset in the text.
    """

    def __init__(self, message: str, position: int) -> None:
        super().__init__(message)
        self.message = message
        self.position = position


@frozen
class Value:
    """The text of one attribute, and where it stood."""

    text: str
    position: int


@mutable
class Attributes:
    """A list of attributes as it was read.

    :ivar position: where it begins.
    :ivar content: the string at its head, or None.
    :ivar items: names with their values, or with the nested lists of members.
    :ivar spans: where in the text the values stood.
    """

    position: int
    content: str | None = None
    items: list[tuple[str, Value | Attributes]] = field(factory=list)
    spans: list[tuple[int, int]] = field(factory=list)


_DEEPEST: Final = 4
"""How deep lists nest: a mention, its broader term, the name of that."""

_STRING = r'"((?:[^"\\\n]++|\\.)*+)"'
_ENDS = r"(?=[ \t)])"
_HEAD = re.compile(rf"[ \t]*+{_STRING}{_ENDS}")
_ITEM = re.compile(
    rf"""
    [ \t]*+ (?:
        ([a-z][a-z-]*+) (?: ={_STRING}{_ENDS} | =([^ \t"(){{}}\\|]++){_ENDS} | (\() | {_ENDS} )
        | (\))
    )
    """,
    re.VERBOSE,
)


def read_attributes(text: str, start: int, end: int) -> tuple[Attributes, int]:
    """The list that begins behind its opening parenthesis at *start*, and the offset behind its end.

    :raises Misread: if there is none.
    """
    outer = Attributes(start)
    open_lists = [outer]
    position = start
    while open_lists:
        current = open_lists[-1]
        if position == current.position and len(open_lists) > 1 and (head := _HEAD.match(text, position, end)):
            current.content = unescape(head[1])
            outer.spans.append(head.span(1))
            position = head.end()
        item = _ITEM.match(text, position, end)
        if not item:
            raise Misread("expected attributes such as name=\"value\" and then ')'", position)
        position = item.end()
        name, string, bare, opens, closes = item.groups()
        if closes:
            open_lists.pop()
            if open_lists and not text.startswith((" ", "\t", ")"), position, end):
                raise Misread("expected a space or ')'", position)
        elif opens:
            if len(open_lists) == _DEEPEST:
                raise Misread("lists of attributes nest too deep", position)
            nested = Attributes(position)
            current.items.append((name, nested))
            open_lists.append(nested)
        else:
            current.items.append((name, Value(unescape(string) if string else bare or "", item.start(1))))
            if string or bare:
                outer.spans.append(item.span(2 if string else 3))
    return outer, position


def build(
    shape: Shape, given: Attributes | None, content: str = "", structure: Mapping[str, object] | None = None
) -> Any:  # noqa: ANN401 - of the shape's class
    """The value that *shape* makes of attributes, of the text beside them and of fields that the structure gives.

    :raises Misread: if it makes none.
    """
    given = given or Attributes(0)
    inner = {member.field for member in shape.merged[1].every_member} if shape.merged else set()
    values = {name: value for name, value in (structure or {}).items() if name not in inner}
    below = {name: value for name, value in (structure or {}).items() if name in inner}
    others = [(name, value) for name, value in given.items if not _take(shape, name, value, values)]
    if others and not shape.merged:
        name, value = others[0]
        raise Misread(f"there is no attribute {name!r} here", value.position)
    text = content if given.content is None else given.content
    if text and not shape.content:
        raise Misread("there is no text here, only attributes", given.position)
    try:
        if shape.merged and (others or below or default_of(shape.kind, shape.merged[0]) is NOTHING):
            values[shape.merged[0]] = build(shape.merged[1], Attributes(given.position, items=others), structure=below)
        if shape.content == "names":
            values["names"] = (*([text] if text else ()), *_several(values, "names"))
        elif shape.content and text and shape.content in values:
            raise Misread(f"{shape.content} is given twice", given.position)
        elif shape.content and shape.content not in values:
            values[shape.content] = shape.codec.read(text)
        for attribute in shape.attributes:
            if attribute.field not in values and default_of(shape.kind, attribute.field) is NOTHING:
                raise Misread(f"expected {attribute.name}=", given.position)
        return shape.kind(**values)
    except ModelError as error:
        raise Misread(error.message, given.position) from None
    except ValueError as error:
        raise Misread(str(error), given.position) from None


def _several(values: dict[str, object], field: str) -> tuple[object, ...]:
    held = values.get(field, ())
    return tuple(held) if isinstance(held, tuple | list) else (held,)


def _take(shape: Shape, name: str, value: Value | Attributes, values: dict[str, object]) -> bool:
    """Put one attribute or member into *values*; False if the shape has none of that name."""
    for attribute in shape.attributes:
        if attribute.name == name:
            if attribute.field in values:
                raise Misread(f"{name} is given twice", value.position)
            if isinstance(value, Attributes):
                raise Misread(f"expected {name}=, got {name}(", value.position)
            try:
                values[attribute.field] = attribute.codec.read(value.text)
            except ValueError as error:
                raise Misread(f"{name}: {error}", value.position) from None
            return True
    for member in shape.members:
        if member.name == name:
            nested = value if isinstance(value, Attributes) else Attributes(value.position, content=value.text)
            values[member.field] = (*_several(values, member.field), build(member.shape, nested))
            return True
    return False


def content_of(shape: Shape, value: object) -> str:
    """The text of *value* that stands beside its attributes."""
    if not shape.content:
        return ""
    content = getattr(value, shape.content)
    if shape.content != "names":
        return shape.codec.spell(content)
    return content[0].text if _leads(content) else ""


def _leads(names: Sequence[Any]) -> bool:
    """Whether the first of the names is a mere text, so that it can stand beside the attributes."""
    return bool(names) and next(items_of(LABEL, names[0], escape_string), None) is None


def members_of(shape: Shape, value: object, *, beside: bool = True) -> Iterator[tuple[Member, Any]]:
    """The members of *value*; without the name that is its content if that stands *beside* them."""
    for member in shape.members:
        members = getattr(value, member.field)
        shown = beside and member.field == shape.content and _leads(members)
        for each in members[1:] if shown else members:
            yield member, each
    if shape.merged and (inner := getattr(value, shape.merged[0])) is not None:
        yield from members_of(shape.merged[1], inner, beside=False)


def attributes_of(shape: Shape, value: object, escape: Escape, *, beside: bool = True) -> Iterator[str]:
    """The attributes of *value* as they are spelt; without its content if that stands *beside* them."""
    for attribute in shape.attributes:
        held = getattr(value, attribute.field)
        if held == default_of(shape.kind, attribute.field) or (beside and attribute.field == shape.content):
            continue
        if attribute.codec is FLAG:
            yield attribute.name
        elif attribute.codec.bare:
            yield f"{attribute.name}={attribute.codec.spell(held)}"
        else:
            yield f'{attribute.name}="{escape(attribute.codec.spell(held))}"'
    if shape.merged and (inner := getattr(value, shape.merged[0])) is not None:
        yield from attributes_of(shape.merged[1], inner, escape, beside=False)


def items_of(shape: Shape, value: object, escape: Escape, *, beside: bool = True) -> Iterator[str]:
    """The attributes and members of *value* as they are spelt in a list."""
    yield from attributes_of(shape, value, escape, beside=beside)
    for member, each in members_of(shape, value, beside=beside):
        content = f'"{escape(text)}"' if (text := content_of(member.shape, each)) else ""
        items = " ".join(items_of(member.shape, each, escape))
        if content and not items:
            yield f"{member.name}={content}"
        else:
            yield f"{member.name}({content}{' ' if content and items else ''}{items})"
