"""JSON: the article as tagged objects, with a published JSON Schema.

Laws kept here: reading what was written gives an equal article, its source included unless told otherwise; every
output is valid against ``article.schema.json``; nothing is coerced, and nothing unknown is passed over. docs/json.md
describes the form for people.
"""

from __future__ import annotations

import re
from typing import Final

from newsdoc.formats.base import Format
from newsdoc.formats.json.reader import read
from newsdoc.formats.json.writer import losses, write

__all__ = ["FORMAT"]

_OPENING: Final = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:\{\s*(?:[\"}]|\Z)|\[\s*(?:[\[{\]]|\Z))")


def sniff(data: bytes) -> bool:
    r"""Whether *data* opens an object, or an array of objects, after white space and a byte order mark.

    >>> sniff(b'[{"type": "article"'), sniff(b"[Laughs.] No.")
    (True, False)
    """
    return _OPENING.match(data) is not None


FORMAT: Final = Format(
    name="json",
    title="JSON",
    suffixes=(".json",),
    media_type="application/json",
    sniff=sniff,
    read=read,
    write=write,
    native=True,
    losses=losses,
)
"""The row of the registry."""
