"""From articles to JSON. Fields that have their default are left out; what is left is an object for each node."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import Any, Final, TypeAlias, cast

import attrs
import orjson

from newsdoc.findings import Loss
from newsdoc.formats.json.shapes import SCHEMA_VERSION, TAGS, fields_of
from newsdoc.formats.registry import source_losses
from newsdoc.model import Article, PartialDate
from newsdoc.model.values import spell

__all__ = ["losses", "write"]

Speller: TypeAlias = Callable[[Any], Any]
"""Makes of a value what orjson can write. Any: each takes values of its class, and some make strings."""


def write(articles: Sequence[Article], *, keep_source: bool = True, indent: bool = False) -> bytes:
    """One article as an object, any other number of them as an array.

    :param keep_source: whether to write the file along that an article came from.
    :param indent: whether to part the members by line ends and indent them, for people.
    """
    done = [_SPELLERS[type(article)](article) for article in articles]
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
    return _SPELLERS[type(value)](value)


class _Spellers(dict[type[Any], Speller]):
    """For each class what spells its values; that of a class of the model is written when it is first asked for."""

    def __missing__(self, kind: type[Any]) -> Speller:
        return self.setdefault(kind, _speller(kind))


def _speller(kind: type[Any]) -> Speller:
    """A function written for one class of the model, as attrs writes its methods, since most of writing is done here.

    It makes the dictionary of what is not a default. Of a label it is::

        def spell(value):
            members = {}
            members['text'] = value.text
            if member := value.language: members['language'] = member
            if member := value.role: members['role'] = member
            if (member := value.rank) is not None: members['rank'] = member
            return members
    """
    scope: dict[str, Any] = {}
    lines = [f"members = {_head(kind)!r}"]
    for field in fields_of(kind):
        scope[f"_default_{field.name}"] = default = _default(field)
        lines.append(_written_unless(field.name, default))
    body = "\n    ".join([*lines, "return members"])
    exec(f"def spell(value):\n    {body}", scope)  # noqa: S102 - as attrs does; all names are our own
    return cast("Speller", scope["spell"])


def _head(kind: type[Any]) -> dict[str, object]:
    """What each object of a class begins with."""
    head: dict[str, object] = {"type": TAGS[kind]} if kind in TAGS else {}
    return head | {"schema_version": SCHEMA_VERSION} if kind is Article else head


def _written_unless(name: str, default: object) -> str:
    """The statement that takes a field over, unless it has its default."""
    if default is attrs.NOTHING:
        return f"members[{name!r}] = value.{name}"
    if default is None:
        has_more = f"(member := value.{name}) is not None"
    elif not default:  # nothing else of its type is empty or false
        has_more = f"member := value.{name}"
    else:  # mostly it is the very default, which takes no comparing
        has_more = f"(member := value.{name}) is not _default_{name} and member != _default_{name}"
    return f"if {has_more}: members[{name!r}] = member"


def _default(field: attrs.Attribute[Any]) -> object:
    factory = getattr(field.default, "factory", None)
    return factory() if factory else field.default


def _data(data: bytes) -> object:
    """The bytes of a source: a string if they are UTF-8, which most are and people can read, else base64."""
    try:
        return data.decode()
    except UnicodeDecodeError:
        return {"base64": b64encode(data).decode("ascii")}


_SPELLERS: Final = _Spellers({bytes: _data, date: spell, datetime: spell, PartialDate: spell})
"""What is written as a string, and in time all classes of the model."""
