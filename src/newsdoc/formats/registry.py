"""The formats that newsdoc knows: one row each, looked up by name, by file name or by what a file holds.

Law: which format an input has is decided by this module alone, by the table under :func:`detect`, and the answer is
always the same for the same bytes and name. A format package is loaded when it is first needed.
"""

from __future__ import annotations

import difflib
import os
import re
from collections.abc import Mapping
from functools import cache
from importlib import import_module
from typing import Final

from newsdoc.errors import ReadError, UnknownFormatError
from newsdoc.findings import FindingCode, Loss
from newsdoc.formats.base import Format
from newsdoc.model import Article

__all__ = [
    "FALLBACK",
    "NAMES",
    "SNIFFED",
    "detect",
    "find_for_path",
    "finding_codes",
    "for_path",
    "formats",
    "get",
    "source_losses",
]

_PACKAGES: Final = {
    "newsml": "newsdoc.formats.newsml",
    "ndjson": "newsdoc.formats.json.lines",
    "json": "newsdoc.formats.json",
    "text": "newsdoc.formats.text",
    "html": "newsdoc.formats.html",
    "markdown": "newsdoc.formats.markdown",
}

NAMES: Final = tuple(_PACKAGES)
"""The names of all formats, in the order in which they are asked whether an input is theirs."""

_BLANK: Final = re.compile(rb"(?:\xef\xbb\xbf)?\s*+")
_BLANK_TEXT: Final = re.compile(r"\ufeff?\s*+")

SNIFFED: Final = 65536
"""How many bytes of an input are looked at to recognise its format."""

FALLBACK: Final = "text"
"""The format that takes whatever no other recognises: all decodable bytes are a text."""


@cache
def _load(name: str) -> Format:
    found: Format = import_module(_PACKAGES[name]).FORMAT
    return found


@cache
def formats() -> tuple[Format, ...]:
    """All formats, in the order of :data:`NAMES`.

    >>> [format.name for format in formats()]
    ['newsml', 'ndjson', 'json', 'text', 'html', 'markdown']
    """
    return tuple(map(_load, _PACKAGES))


def get(name: str) -> Format:
    """The format of that name or alias, whatever its case.

    >>> get("JSON").media_type
    'application/json'

    :raises UnknownFormatError: if there is none; its help names those there are, and the one that was meant.
    """
    wanted = str(name).lower()
    if wanted in _PACKAGES:
        return _load(wanted)
    known = {alias.lower(): row for row in formats() for alias in (row.name, *row.aliases)}
    if wanted in known:
        return known[wanted]
    raise UnknownFormatError(f"there is no format {str(name)!r}", help=_hint(wanted, known))


def _hint(wanted: str, known: dict[str, Format]) -> str:
    close = difflib.get_close_matches(wanted, NAMES, n=1) or difflib.get_close_matches(wanted, known, n=1)
    meant = f"did you mean {close[0]!r}? " if close else ""
    return f"{meant}formats are {_listed(NAMES)}"


def _listed(names: tuple[str, ...]) -> str:
    return f"{', '.join(names[:-1])} and {names[-1]}"


def find_for_path(path: str | os.PathLike[str]) -> Format | None:
    """The format that a file's name ends like, or None. The longest of the suffixes that fit decides."""
    name = os.fsdecode(path).lower()
    fitting = [(len(suffix), row) for row in formats() for suffix in row.suffixes if name.endswith(suffix)]
    return max(fitting, key=lambda pair: pair[0])[1] if fitting else None


def for_path(path: str | os.PathLike[str]) -> Format:
    """The format that a file's name ends like.

    >>> for_path("archive/story.json").name
    'json'

    :raises UnknownFormatError: if no format has such a suffix.
    """
    found = find_for_path(path)
    if found is None:
        suffixes = ", ".join(suffix for row in formats() for suffix in row.suffixes)
        raise UnknownFormatError(
            "the name of the file does not tell its format", file=os.fsdecode(path), help=f"name one, or use {suffixes}"
        )
    return found


def detect(data: bytes | str, name: str = "") -> Format:
    """The format of an input, by what it holds and, only where that leaves a choice, by its *name*.

    ==============================  ======================  =========================================
    the input holds                 its name says nothing   its name has the suffix of a format
    ==============================  ======================  =========================================
    nothing but white space, after  an error                an error
    a byte order mark or none
    what some formats recognise     the first of them       that one if it is among them, else the
                                                            first
    what only ``text`` takes        text                    that one, so that its reader says what is
                                                            wrong with the file
    neither, but no NUL             text, so that its       that one
                                    reader says where it
                                    is not UTF-8
    neither, and a NUL              an error                that one
    what only a format recognises   an error                text, if it says so, else an error
    that is not read: a web page
    ==============================  ======================  =========================================

    The order is that of :data:`NAMES`; each format's own documentation says what it recognises. ``text`` counts as
    recognising what no other does, and anything in a file that its name calls a text.

    >>> detect(b'<?xml version="1.0"?><newsItem/>').name, detect(b"Fed to halt QE").name
    ('newsml', 'text')

    :raises ReadError: if the input is empty.
    :raises UnknownFormatError: if it is like no format, or like one that is only written.
    """
    if (_BLANK_TEXT.fullmatch(data) if isinstance(data, str) else _BLANK.fullmatch(data)) is not None:
        raise ReadError("the input is empty", file=name, help="name its format if it is meant to be so")
    # What is no character is spelled out, or "<" and half a character would look like XML.
    head = data[:SNIFFED].encode("utf-8", "backslashreplace") if isinstance(data, str) else data[:SNIFFED]
    named = find_for_path(name) if name else None
    unread = next((row for row in formats() if row.read is None and row.sniff(head)), None)
    if unread and not (named and named.name == FALLBACK):
        raise UnknownFormatError(
            f"the input is {unread.title}, which is written but not read",
            file=name,
            help="convert the text of it: copy that from a browser, or name the format 'text' to read it as it stands",
        )
    first = next((row for row in formats() if row.read and row.sniff(head)), None)
    if named and named.read and (first is None or first.name in {FALLBACK, named.name} or named.sniff(head)):
        return named
    if first is None and b"\0" in head:
        raise UnknownFormatError(
            "the input is a binary file, which none of the formats is",
            file=name,
            help="save it as text with its own program; if it is a text, name the format and its encoding",
        )
    return first or _load(FALLBACK)


@cache
def finding_codes() -> Mapping[str, FindingCode]:
    """What the findings of all readers are about, by code.

    >>> finding_codes()["TEXT-TABLE-RAGGED"].meaning
    'the rows of a table have different numbers of cells'
    """
    return {one.code: one for row in formats() for one in row.codes}


def source_losses(article: Article) -> tuple[Loss, ...]:
    """What the file that *article* came from holds and the article does not: what is lost once its source is gone."""
    if article.source is None:
        return ()
    return get(article.source.format).unmodelled(article)
