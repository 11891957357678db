"""The scalar values of the model: what strings, codes, addresses and dates may hold, and their normal form.

Every check here answers one question: could *every* native format carry this value and give it back? What one of them
could not is refused with :class:`~newsdoc.errors.ModelError`, so that no writer ever has to.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime, timedelta, timezone
from enum import StrEnum
from functools import lru_cache
from typing import Any, Final, TypeAlias, TypeVar

from attrs import Attribute, field, frozen

from newsdoc.errors import ModelError

__all__ = [
    "MAX_DEPTH",
    "PartialDate",
    "When",
    "WholeNumber",
    "Word",
    "clean_alias",
    "clean_decimal",
    "clean_flag",
    "clean_instant",
    "clean_language",
    "clean_moment",
    "clean_prose",
    "clean_qcode",
    "clean_qcodes",
    "clean_run",
    "clean_uri",
    "clean_verbatim",
    "clean_word",
    "first_unwritable",
    "instance",
    "spell",
    "whole_number",
]

MAX_DEPTH: Final = 64
"""How deep nodes may nest. XML parsers stop at 256 elements and Python at 1,000 calls; this stays clear of both."""

# XML 1.0, section 2.2: all that a document can contain. The other formats obey the same law, so that values can travel.
_UNWRITABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# HTML's white space without the form feed, which XML cannot carry. NBSP and the Unicode spaces are ordinary characters.
# What an ordinary line has none of: characters that are refused, and white space that is no space.
_NOTABLE = re.compile("[^\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

_QCODE = re.compile(r"[^\s:]+:\S+")
_ALIAS = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]*")
_DECIMAL = re.compile(r"[+-]?(?:[0-9]{1,18}(?:\.[0-9]{0,18})?|\.[0-9]{1,18})")
_LANGUAGE = re.compile(r"[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*")
# RFC 3986's shape with the characters of RFC 3987, and inner blanks, which xs:anyURI allows. A run of plain characters
# is taken at once and for good (++), since nothing that may follow is one of them.
_URI = re.compile(
    r"""
    (?: [A-Za-z][A-Za-z0-9+.-]*+: | (?=[^:]*(?:[/?\#]|\Z)) )      # a scheme, or no colon in the first segment
    (?: // (?: (?:[^%\[\]/?\#@]++|%[0-9A-Fa-f]{2})* @ )?         # user
           (?: \[[0-9A-Fa-f:.]+\] | (?:[^%\[\]/?\#@:]++|%[0-9A-Fa-f]{2})* )   # host
           (?: :[0-9]{1,5} )? (?=[/?\#]|\Z)
        | (?! // ) )                                             # two slashes announce a host
    (?: [^%\[\]?\#]++ | %[0-9A-Fa-f]{2} )*                         # path
    (?: \? (?: [^%\[\]\#]++ | %[0-9A-Fa-f]{2} )* )?                # query
    (?: \# (?: [^%\[\]\#]++ | %[0-9A-Fa-f]{2} )* )?                # fragment
    """,
    re.VERBOSE,
)


def first_unwritable(text: str) -> int:
    r"""Where in *text* the first character stands that XML 1.0 cannot carry, or -1.

    >>> first_unwritable("bell\a")
    4
    """
    found = _UNWRITABLE.search(text)
    return found.start() if found else -1


def _string(value: object) -> str:
    if not isinstance(value, str):
        raise ModelError(f"expected a string, got {type(value).__name__}")
    bad = first_unwritable(value)
    if bad >= 0:
        raise ModelError(
            f"character U+{ord(value[bad]):04X} at offset {bad} cannot be written in XML",
            help="remove or replace it",
        )
    # Parsers give strings of classes of their own, some of which hold on to a whole tree.
    return value if type(value) is str else str.__str__(value)


def clean_run(value: str) -> str:
    """A stretch inside a line of prose: each run of ASCII white space becomes one space, also at the edges."""
    # What Python can print on a line, XML can carry; nearly all prose passes here, at the speed of C.
    if type(value) is str and "  " not in value and (value.isprintable() or not _NOTABLE.search(value)):
        return value
    return _spaced(_string(value))


def _spaced(text: str) -> str:
    """*text* with one space for each run of white space; twice as fast as by a regular expression."""
    text = text.replace("\t", " ").replace("\n", " ").replace("\r", " ")
    while "  " in text:  # each time the runs are half as long
        text = text.replace("  ", " ")
    return text


def clean_prose(value: str) -> str:
    r"""A line of prose of its own: as :func:`clean_run`, with none at its edges; NBSP and all else stay.

    >>> clean_prose("  Fed to halt\n QE ")
    'Fed to halt QE'
    """
    if type(value) is str:
        line = value.strip(" \t\n\r")
        # As in clean_run; no other white space than the space is printable.
        if line.isprintable() or (line := line.replace("\n", " ").replace("\t", " ").replace("\r", " ")).isprintable():
            return " ".join(line.split()) if "  " in line else line
    return clean_run(value).strip(" ")


def clean_verbatim(value: str) -> str:
    """Text that keeps its white space; line ends are written LF, as XML reads them."""
    return _string(value).replace("\r\n", "\n").replace("\r", "\n")


class _Seen:
    """Strings that were found to be in normal form before.

    Codes, addresses and tags come again and again, in one article and from article to article; a look into a set takes
    half of the time of looking through them. Threads may share it: what one forgets, another finds out again.
    """

    __slots__ = ("known",)
    _MANY: Final = 4096
    _SHORT: Final = 200

    def __init__(self) -> None:
        self.known: set[str] = set()

    def noted(self, text: str) -> str:
        """*text*, which is in normal form, and known from now on if it is short."""
        if len(text) <= self._SHORT:
            if len(self.known) >= self._MANY:
                self.known.clear()
            self.known.add(text)
        return text


_QCODES: Final = _Seen()
_QCODE_LISTS: Final = _Seen()
_URIS: Final = _Seen()
_LANGUAGES: Final = _Seen()


def clean_qcode(value: str) -> str:
    """A qualified code, ``alias:code`` without white space (NewsML-G2 specification, QCodeType), or ``""``."""
    if type(value) is str and value in _QCODES.known:
        return value
    text = clean_prose(value)
    if text and not _QCODE.fullmatch(text):
        raise ModelError(f"expected a code such as 'medtop:04000000', got {text!r}")
    return _QCODES.noted(text)


def clean_qcodes(value: str) -> str:
    """Codes parted by single spaces, or ``""``."""
    if type(value) is str and value in _QCODE_LISTS.known:
        return value
    text = clean_prose(value)
    if text:
        for code in text.split(" "):
            clean_qcode(code)
    return _QCODE_LISTS.noted(text)


def clean_alias(value: str) -> str:
    """An alias of a scheme: what may stand before the colon of a code, in plain letters, or ``""``.

    XML processors do not agree on which other letters an alias (an xs:NCName) may hold.
    """
    text = clean_prose(value)
    if text and not _ALIAS.fullmatch(text):
        raise ModelError(f"expected an alias such as 'medtop', got {text!r}")
    return text


def clean_decimal(value: str) -> str:
    """A decimal number as XML Schema spells it, such as ``29.97``, or ``""``; it is kept as it is spelled."""
    text = clean_prose(value)
    if text and not _DECIMAL.fullmatch(text):
        raise ModelError(f"expected a decimal number such as '29.97', got {text!r}")
    return text


def clean_uri(value: str) -> str:
    """A URI or IRI, absolute or relative (RFC 3987), or ``""``."""
    if type(value) is str and value in _URIS.known:
        return value
    text = clean_prose(value)
    if text and not _URI.fullmatch(text):
        raise ModelError(f"expected a URI, got {text!r}", help="write '%' as '%25' and brackets as '%5B', '%5D'")
    return _URIS.noted(text)


def clean_language(value: str) -> str:
    """A language tag of BCP 47's shape, such as ``de`` or ``en-US``, or ``""``."""
    if type(value) is str and value in _LANGUAGES.known:
        return value
    text = clean_prose(value)
    if text and not _LANGUAGE.fullmatch(text):
        raise ModelError(f"expected a language tag such as 'en-US', got {text!r}")
    return _LANGUAGES.noted(text)


@frozen
class WholeNumber:
    """A validator: an int from *low* to *high*, or ``None`` where that is the default; booleans are no numbers."""

    low: int
    high: int

    def __call__(self, _instance: object, attribute: Attribute[Any], value: object) -> None:  # Any: int, and int | None
        """Refuse *value* if it is none of these."""
        if value is None and attribute.default is None:
            return
        if type(value) is not int or not self.low <= value <= self.high:
            raise ModelError(f"{attribute.name}: expected a whole number from {self.low} to {self.high}, got {value!r}")


def whole_number(low: int, high: int = 2**31 - 1) -> WholeNumber:
    """The validator of a whole number from *low* to *high*."""
    return WholeNumber(low, high)


def instance(kind: type[object]) -> Callable[[object, Attribute[Any], object], None]:
    """A validator: an instance of *kind*, or ``None`` where that is the field's default."""

    def check(_instance: object, attribute: Attribute[Any], value: object) -> None:  # Any: fields of all types
        if not (isinstance(value, kind) or (value is None and attribute.default is None)):
            raise ModelError(f"{attribute.name}: expected {kind.__name__}, got {type(value).__name__}")

    return check


def clean_flag(value: bool) -> bool:  # noqa: FBT001 - what the field holds
    """A truth value; nothing else stands for one."""
    if not isinstance(value, bool):
        raise ModelError(f"expected True or False, got {value!r}")
    return value


class Word(StrEnum):
    """The base of the enumerations of the model: strings, shown by the name that makes them."""

    def __repr__(self) -> str:
        return f"{type(self).__name__}.{self.name}"


_W = TypeVar("_W", bound=Word)


def clean_word(kind: type[_W], value: _W | str) -> _W:
    """The member of an enumeration that *value* is or spells."""
    try:
        return kind(value)
    except ValueError:
        listed = ", ".join(repr(member.value) for member in kind)
        raise ModelError(f"expected one of {listed}, got {value!r}") from None


@frozen(order=True)
class PartialDate:
    """A year, or a year and a month: as much as is known of a date (XML Schema's gYear and gYearMonth).

    >>> str(PartialDate(2016, 11)), str(PartialDate(2016))
    ('2016-11', '2016')
    """

    year: int = field(validator=whole_number(1, 9999))
    month: int | None = field(default=None, validator=whole_number(1, 12), order=lambda month: month or 0)

    def __str__(self) -> str:
        return f"{self.year:04}" if self.month is None else f"{self.year:04}-{self.month:02}"


When: TypeAlias = datetime | date | PartialDate
"""A point in time as exactly as it is known: to the second with or without zone, to the day, the month, the year."""


def clean_instant(value: datetime | None) -> datetime | None:
    """A date with time; a zone becomes its offset at that time, to the minute, as XML Schema writes it."""
    if value is None:
        return None
    if not isinstance(value, datetime):
        raise ModelError(f"expected a date with time, got {value!r}")
    offset = value.utcoffset()
    if offset is None:
        return value.replace(tzinfo=None, fold=0)
    zone = _zone(offset)
    return value if value.tzinfo is zone and not value.fold else value.replace(tzinfo=zone, fold=0)


@lru_cache(128)  # there are few
def _zone(offset: timedelta) -> timezone:
    if offset % timedelta(minutes=1) or abs(offset) > timedelta(hours=14):
        raise ModelError(f"expected a zone within 14 hours of UTC and in whole minutes, got {offset}")
    return timezone(offset)


def clean_moment(value: When | None) -> When | None:
    """A :data:`When`, its zone as in :func:`clean_instant`."""
    if value is None or isinstance(value, PartialDate) or type(value) is date:
        return value
    if not isinstance(value, datetime):
        raise ModelError(f"expected a date, got {value!r}")
    return clean_instant(value)


def spell(value: When | None) -> str:
    """ISO 8601 text of a :data:`When`, ``""`` for None; what comparisons of moments go by.

    Python calls 10:00+00:00 and 11:00+01:00 equal. A news item does not: the zone is part of what it says.

    >>> spell(datetime(2016, 1, 4, 16, 34, tzinfo=timezone.utc))
    '2016-01-04T16:34:00+00:00'
    """
    if value is None:
        return ""
    return str(value) if isinstance(value, PartialDate) else value.isoformat()
