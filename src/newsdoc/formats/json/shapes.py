"""Which JSON each class of the model is: the one table that reader, writer and schema share.

An object of a class is a JSON object with a member for each field. What may stand in a row with others of its kind
(blocks, inlines, sections, articles) has a member ``type`` before them that says which it is: its *tag*.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from types import UnionType
from typing import Any, Final, TypeAlias, TypeVar, Union, cast, get_args, get_origin

import attrs

from newsdoc.model import Article, Block, Inline, Node, Section

Json: TypeAlias = Any
"""A value that JSON holds: nothing is known of it until it has been looked at."""

FieldType: TypeAlias = Any
"""The type of a field: a class, a union, a row of these."""

_F = TypeVar("_F", bound=Callable[..., Any])  # Any: of functions of every kind

__all__ = [
    "SCHEMA_VERSION",
    "TAGS",
    "FieldType",
    "Json",
    "fields_of",
    "member_of",
    "options_of",
    "remembered",
    "tag_of",
]


def remembered(make: _F) -> _F:
    """*make*, called once for the same arguments: :func:`functools.cache` with the types of the function."""
    return cast("_F", cache(make))


SCHEMA_VERSION: Final = 1
"""Stands in each article. It grows when a reader of the old form could no longer read the new one."""


def tag_of(kind: type[object]) -> str:
    """The tag of a class: its name in small letters, words parted by underscores.

    >>> from newsdoc.model import BlockQuote
    >>> tag_of(BlockQuote)
    'block_quote'
    """
    return re.sub(r"\B(?=[A-Z])", "_", kind.__name__).lower()


TAGS: Final[dict[type[Node], str]] = {
    kind: tag_of(kind) for kind in (Article, *get_args(Inline), *get_args(Block), Section)
}
"""The classes whose objects say their ``type``, with what they say."""


@remembered
def fields_of(kind: type[Any]) -> tuple[attrs.Attribute[Any], ...]:  # Any: classes and fields of all types
    """The fields of a class of the model that are part of its value, their types resolved."""
    return tuple(field for field in attrs.fields(attrs.resolve_types(kind)) if field.init)


def options_of(kind: FieldType) -> tuple[FieldType, ...]:
    """The types that a union is of; any other type alone."""
    return get_args(kind) if get_origin(kind) in {Union, UnionType} else (kind,)


def member_of(kind: FieldType) -> FieldType | None:
    """The type of the members of a row, if *kind* is a row."""
    origin: object = get_origin(kind)
    return get_args(kind)[0] if origin is tuple else None
