"""Articles that attack wherever they may: every field that takes words or an address is given some that do harm."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import attrs

import newsdoc

__all__ = ["poisoned"]

_COMPACT: Final = "'\"><script>run()</script>"
"""For fields that take no spaces."""
_ADDRESSES: Final = {"href", "uri", "source", "residref", "rendition_uri", "same_as"}


def poisoned(value: Any, words: str, address: str, places: set[str] | None = None) -> Any:  # noqa: ANN401 - a node, a tuple, a value
    """*value* with harm in all its fields, and in those of all that is in it; what its class refuses stays as it was.

    :param words: what is put into fields that take text.
    :param address: what is put into fields that take an address, and else words.
    :param places: gets the names of the fields that took it.
    """
    if isinstance(value, tuple):
        return tuple(poisoned(each, words, address, places) for each in value)
    if not attrs.has(type(value)):
        return value
    for field in attrs.fields(type(value)):
        old = getattr(value, field.name)
        harms: Sequence[object]
        if type(old) is str:  # and not one of an enumeration
            harms = (address, words, _COMPACT) if field.name in _ADDRESSES else (words, _COMPACT)
        else:
            harms = (poisoned(old, words, address, places),)
        for harm in harms if field.init else ():
            try:
                value = attrs.evolve(value, **{field.name: harm})
            except newsdoc.NewsdocError:
                continue
            if type(old) is str and places is not None:
                places.add(f"{type(value).__name__}.{field.name}")
            break
    return value
