"""JSON: the article as tagged objects, with a published JSON Schema.

Laws kept here: reading what was written gives an equal article, its source included unless told otherwise; every
output is valid against ``article.schema.json``; nothing is coerced, and nothing unknown is passed over. docs/json.md
describes the form for people.
"""

from __future__ import annotations

from typing import Final

from newsdoc.formats.base import Format, Mistake
from newsdoc.formats.json.reader import read
from newsdoc.formats.json.sniffing import is_json
from newsdoc.formats.json.writer import losses, write

__all__ = ["FORMAT"]


def _mistakes(data: bytes | str) -> tuple[Mistake, ...]:
    from newsdoc.formats.json.mistakes import mistakes  # noqa: PLC0415 - only a refused document needs it

    return mistakes(data)


FORMAT: Final = Format(
    name="json",
    title="JSON",
    suffixes=(".json",),
    media_type="application/json",
    sniff=is_json,
    read=read,
    write=write,
    mistakes=_mistakes,
    native=True,
    losses=losses,
)
"""The row of the registry."""
