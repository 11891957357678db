"""From JSON to articles: syntax first, then the shape, then what the model itself refuses."""

from __future__ import annotations

from collections.abc import Iterator

from newsdoc.errors import ReadError
from newsdoc.formats.base import Reading
from newsdoc.formats.json.places import spell_path
from newsdoc.formats.json.shapes import Json
from newsdoc.formats.json.syntax import parse, too_deep
from newsdoc.model import Article

__all__ = ["read", "read_object"]


def read(data: bytes | str, *, name: str = "") -> Iterator[Reading]:
    """The articles of a JSON document: of one object, or of an array of them.

    :raises ReadError: with line and column where it is not JSON, and the path where it is not an article.
    """
    try:
        document = parse(data)
        if not isinstance(document, list):
            yield Reading(_article(document, data, ()))
            return
        for index, value in enumerate(document):
            yield Reading(_article(value, data, (index,)))
    except ReadError as error:
        error.within(name)
        raise


def read_object(data: bytes | str) -> Reading:
    """The article of a document that is one object."""
    return Reading(_article(parse(data), data, ()))


def _article(value: Json, data: bytes | str, place: tuple[int, ...]) -> Article:
    """The article that *value* is; *data* is read once more, slowly, to tell what is wrong if it is none."""
    # These take a while to import, and whoever only asks what formats there are does not need them.
    from newsdoc.formats.json.assembling import REFUSALS, assemble  # noqa: PLC0415 - as just said

    try:
        try:
            return assemble(value)
        except REFUSALS:
            return _explained(data, place)
    except RecursionError:
        raise too_deep() from None


def _explained(data: bytes | str, place: tuple[int, ...]) -> Article:
    """What :mod:`newsdoc.formats.json.structuring` has to say first of an article that was refused."""
    from newsdoc.formats.json.structuring import Trouble, structure  # noqa: PLC0415 - only a refused article needs it

    def refuse(trouble: Trouble) -> None:
        raise ReadError(trouble.message, path=spell_path(trouble.path), help=trouble.help)

    document: Json = parse(data)
    for index in place:
        document = document[index]
    return structure(document, place, refuse)
