"""From articles to JSON. Fields that have their default are left out; what is left is an object for each node."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import Any, Final

import attrs
import orjson

from newsdoc.findings import Loss
from newsdoc.formats.json.shapes import SCHEMA_VERSION, TAGS, fields_of, remembered
from newsdoc.formats.registry import source_losses
from newsdoc.model import Article, PartialDate
from newsdoc.model.values import spell

__all__ = ["losses", "write"]


def write(articles: Sequence[Article], *, keep_source: bool = True, indent: bool = False) -> bytes:
    """One article as an object, any other number of them as an array.

    :param keep_source: whether to write the file along that an article came from.
    :param indent: whether to part the members by line ends and indent them, for people.
    """
    done: list[dict[str, object]] = [_members(article) for article in articles]
    if not keep_source:
        for members in done:
            members.pop("source", None)
    layout = orjson.OPT_APPEND_NEWLINE | (orjson.OPT_INDENT_2 if indent else 0)
    return orjson.dumps(done[0] if len(done) == 1 else done, _plain, orjson.OPT_PASSTHROUGH_DATETIME | layout)


def losses(article: Article, *, keep_source: bool = True, indent: bool = False) -> tuple[Loss, ...]:  # noqa: ARG001 - layout loses nothing
    """What is lost with the source where that is not written along: what the article does not hold of it."""
    return () if keep_source else source_losses(article)


def _plain(value: object) -> object:
    """What to write for a value that orjson does not know; the nodes inside it are asked about one by one."""
    spelled = _SPELLED.get(type(value))
    return spelled(value) if spelled else _members(value)


def _members(value: object) -> dict[str, object]:
    head, fields = _layout(type(value))
    members = dict(head)
    for name, default in fields:
        member = getattr(value, name)
        if member is not default and member != default:  # most are the very default
            members[name] = member
    return members


@remembered
def _layout(kind: type[Any]) -> tuple[dict[str, object], tuple[tuple[str, object], ...]]:
    """What each object of a class begins with, and its fields with their defaults."""
    head: dict[str, object] = {"type": TAGS[kind]} if kind in TAGS else {}
    if kind is Article:
        head["schema_version"] = SCHEMA_VERSION
    return head, tuple((field.name, _default(field)) for field in fields_of(kind))


def _default(field: attrs.Attribute[Any]) -> object:
    factory = getattr(field.default, "factory", None)
    return factory() if factory else field.default


def _data(data: bytes) -> object:
    """The bytes of a source: a string if they are UTF-8, which most are and people can read, else base64."""
    try:
        return data.decode()
    except UnicodeDecodeError:
        return {"base64": b64encode(data).decode("ascii")}


_SPELLED: Final[dict[type[object], Callable[[Any], object]]] = {  # Any: each takes what it is listed for
    bytes: _data,
    date: spell,
    datetime: spell,
    PartialDate: spell,
}
"""What is written as a string."""
