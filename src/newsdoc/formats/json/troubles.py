"""Says where a document is not an article and what to do about it: one error from the detailed ones of cattrs."""

from __future__ import annotations

import difflib
import json
from typing import Any, Final

from cattrs import AttributeValidationNote, BaseValidationError, ForbiddenExtraKeysError, IterableValidationNote

from newsdoc.errors import ModelError, ReadError
from newsdoc.formats.json.shapes import TAGS, Json, fields_of
from newsdoc.formats.json.structuring import MisfitError
from newsdoc.formats.json.syntax import spell_path
from newsdoc.model import Article

__all__ = ["explain"]


_HEADS: Final[dict[type[Any], tuple[str, ...]]] = dict.fromkeys(TAGS, ("type",)) | {Article: ("type", "schema_version")}
"""What stands in an object beside the fields of its class."""


def explain(error: Exception, value: Json, start: tuple[int, ...] = ()) -> ReadError:
    """The first thing that is wrong with a document.

    :param error: what the detailed converter raised.
    :param value: the plain value that it was given.
    :param start: where in the document that value stands.
    """
    path: tuple[str | int, ...] = start
    kind: type[Any] = type(None)
    while isinstance(error, BaseValidationError):
        kind = error.cl
        error = error.exceptions[0]
        step = _step(error)
        if step is None or isinstance(error, KeyError):
            break
        path = (*path, step)
        value = value[step]
    if isinstance(error, ModelError):
        step = _refused(kind, value)
        return ReadError(error.message, path=spell_path(path if step is None else (*path, step)), help=error.help)
    if isinstance(error, MisfitError):
        return ReadError(
            error.message,
            path=spell_path((*path, error.step) if error.step else path),
            help=_meant(error.given, error.allowed),
        )
    if isinstance(error, ForbiddenExtraKeysError):
        unknown = next(key for key in value if key in error.extra_fields)
        allowed = (*_HEADS.get(error.cl, ()), *(field.name for field in fields_of(error.cl)))
        return ReadError(
            f"unknown field {json.dumps(unknown)}",
            path=spell_path(path),
            help=_meant(unknown, allowed) or f"fields are {', '.join(allowed)}",
        )
    if isinstance(error, KeyError):
        return ReadError(f"the field {json.dumps(error.args[0])} is missing", path=spell_path(path))
    raise error


def _step(error: BaseException) -> str | int | None:
    """The member of the value around it that *error* is about."""
    for note in getattr(error, "__notes__", ()):
        if isinstance(note, AttributeValidationNote):
            return note.name
        if isinstance(note, IterableValidationNote):
            return note.index
    return None


def _refused(kind: type[Any], value: dict[str, object]) -> str | None:
    """The one field that the model refuses in an object, if the trouble is not with several of them together."""
    for field in fields_of(kind):
        given = value.get(field.name)
        if given is None:
            continue
        try:
            if isinstance(given, str) and field.converter:
                field.converter(given)  # type: ignore[operator]  # none of the model's is an attrs.Converter
            if isinstance(given, int) and field.validator:
                field.validator(None, field, given)
        except ModelError:
            return field.name
    return None


def _meant(given: str, allowed: tuple[str, ...]) -> str:
    close = difflib.get_close_matches(given, allowed, n=1) if given else []
    return f"did you mean {json.dumps(close[0])}?" if close else ""
