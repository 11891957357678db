"""Encodings of XML documents: what the first bytes tell, and what a document may be in at all.

One table for the reader and the validator, which are to see the text that libxml2 sees, or to refuse the document.
"""

from __future__ import annotations

import codecs
from functools import lru_cache
from typing import Final

from lxml import etree

__all__ = ["is_charset", "told_by_start"]

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_BARE: Final = (
    (b"<\0\0\0", "utf-32-le"),
    (b"\0\0\0<", "utf-32-be"),
    (b"<\0", "utf-16-le"),
    (b"\0<", "utf-16-be"),
)
"""How documents without a byte order mark begin whose encoding can be told all the same."""


def told_by_start(data: bytes) -> tuple[str, int]:
    """What the first bytes of a document tell: its encoding, whatever it declares, and how long its byte order mark is.

    >>> told_by_start("<p/>".encode("utf-16-le")), told_by_start(b"<p/>")
    (('utf-16-le', 0), ('', 0))

    ``("", 0)`` if they tell none (XML 1.0, appendix F).
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return encoding, len(mark)
    for start, encoding in _BARE:
        if data.startswith(start):
            return encoding, 0
    return "", 0


@lru_cache(maxsize=100)
def is_charset(encoding: str) -> bool:
    """Whether documents may be in it: libxml2 and Python know it, and it hides no markup as UTF-7 does.

    >>> is_charset("iso-8859-1"), is_charset("punycode"), is_charset("utf-7")
    (True, False, False)
    """
    try:
        etree.XMLParser(encoding=encoding)
        return codecs.lookup(encoding).name != "utf-7"
    except (LookupError, ValueError):
        return False
