"""From bytes to the text that is read: encodings, line ends, characters that no article can hold.

Laws kept here: bytes that are no text give one :class:`~newsdoc.errors.ReadError` with line and column; any ``str``
can be prepared, and each character that had to be replaced is reported. Offsets of findings count the characters of the
prepared text, in which every line ends with LF.
"""

from __future__ import annotations

import codecs
import re
from bisect import bisect_right
from functools import cached_property
from itertools import islice
from typing import Final

from newsdoc.errors import ReadError
from newsdoc.findings import Finding
from newsdoc.formats.text.characters import UNWRITABLE
from newsdoc.formats.text.finding_codes import CODES

__all__ = ["Places", "decode", "encoding_of", "prepare"]

_BOMS: Final = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_BOM: Final = "\ufeff"
_REPORTED: Final = 1000
"""How many replaced characters are reported one by one; a last finding counts the rest."""


def encoding_of(data: bytes) -> str:
    """The encoding that the byte order mark of *data* tells; UTF-8 where there is none."""
    return next((encoding for mark, encoding in _BOMS if data.startswith(mark)), "utf-8")


def decode(data: bytes, *, name: str = "", encoding: str = "") -> str:
    r"""The text that *data* holds.

    >>> decode(b"\xff\xfeh\x00i\x00"), decode(b"caf\xe9", encoding="latin-1")
    ('\ufeffhi', 'café')

    :raises ReadError: if it holds none, or the encoding is unknown.
    """
    used = encoding or encoding_of(data)
    try:
        return data.decode(used)
    except UnicodeDecodeError as error:
        before = _plain_lines(data[: error.start].decode(used, "replace").removeprefix(_BOM))
        wrong = data[error.start : error.start + 1].hex().upper()
        raise ReadError(
            f"byte 0x{wrong} is not {used.upper()}",
            file=name,
            line=before.count("\n") + 1,
            column=len(before) - (before.rfind("\n") + 1) + 1,
            help="tell the encoding that the text is in, such as encoding='cp1252'",
        ) from None
    except (LookupError, ValueError):
        # Not only names that nobody knows: Python also lists codecs that make no text, and some that fail as a whole.
        raise ReadError(
            f"the text cannot be read as encoding {used!r}",
            file=name,
            help="name one that Python knows, such as 'utf-8', 'cp1252' or 'utf-16'",
        ) from None


def _plain_lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


class Places:
    """Lines and columns of the offsets in a text; it is looked through once somebody asks."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(found.end() for found in re.finditer("\n", self.text))]

    def of(self, offset: int) -> tuple[int, int]:
        r"""Line and column, both from 1.

        >>> Places("ab\ncd").of(4)
        (2, 2)
        """
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1


def prepare(text: str, *, name: str = "") -> tuple[str, tuple[Finding, ...]]:
    r"""*text* without its byte order mark, its lines ended by LF, its unwritable characters replaced by U+FFFD.

    >>> clean, findings = prepare("bell\a\r\n")
    >>> clean, str(findings[0])
    ('bell\ufffd\n', '1:5: warning TEXT-CHARACTER: U+0007 cannot be held by an article; it was read as U+FFFD')
    """
    text = _plain_lines(text.removeprefix(_BOM))
    found = UNWRITABLE.finditer(text)
    places = Places(text)
    findings = [_replaced(places, name, match.start()) for match in islice(found, _REPORTED)]
    if rest := [match.start() for match in found]:
        # Text in another encoding than it was read in may be half of such characters.
        findings.append(_replaced(places, name, rest[0], len(rest) - 1))
    return (UNWRITABLE.sub("\ufffd", text), tuple(findings)) if findings else (text, ())


def _replaced(places: Places, name: str, offset: int, more: int = 0) -> Finding:
    line, column = places.of(offset)
    others = f", like {more} more behind it" if more else ""
    return CODES["TEXT-CHARACTER"].found(
        f"U+{ord(places.text[offset]):04X} cannot be held by an article; it was read as U+FFFD{others}",
        help="remove it from the text; if there are many, tell the encoding that the text is in",
        file=name,
        line=line,
        column=column,
        span=(offset, offset + 1),
    )
