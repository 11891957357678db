"""What JSON and JSON lines look like from outside. A single object is both, and means the same in both."""

from __future__ import annotations

import re
from typing import Final

from newsdoc.formats.registry import SNIFFED

__all__ = ["is_json", "is_lines"]

_OPENING: Final = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:\{\s*(?:[\"}]|\Z)|\[\s*(?:[\[{\]]|\Z))")
_LINES: Final = re.compile(rb"(?:\xef\xbb\xbf)?\s*\{[ \t]*\"[^\n]*\}[ \t\r]*\n\s*\{")
_LONG_LINE: Final = re.compile(rb"(?:\xef\xbb\xbf)?\s*\{[ \t]*\"[^\n]*\Z")


def is_json(data: bytes) -> bool:
    r"""Whether *data* opens an object, or an array of objects, after white space and a byte order mark.

    >>> is_json(b'[{"type": "article"'), is_json(b"[Laughs.] No."), is_json(b'{"a": 1}\n{"a": 2}\n')
    (True, False, False)
    """
    return bool(_OPENING.match(data)) and not _LINES.match(data)


def is_lines(data: bytes) -> bool:
    r"""Whether *data* opens with an object on a line and another on the next, or with one that is longer than it.

    >>> is_lines(b'{"type": "article"}\n{"type": "article"}\n'), is_lines(b'{"type": "article"}\n')
    (True, False)
    """
    return bool(_LINES.match(data)) or (len(data) >= SNIFFED and bool(_LONG_LINE.match(data)))
