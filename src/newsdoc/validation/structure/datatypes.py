r"""The datatypes of NewsML-G2: what each takes, and in words why it does not take a value.

Law: :meth:`Datatype.accepts` gives the verdict of XML Schema 1.0 on the lexical form. White space around a value is
legal where XML Schema collapses it. Values that were found good are remembered, for news repeats itself.

>>> DATATYPES["qcode"].accepts("medtop:04000000")
True
>>> DATATYPES["qcode"].why_not("medtop 04000000")
'a space is not allowed in it, and it has no colon between alias and code'
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from newsdoc.validation.structure.dates import is_approximate, is_date, is_datetime, is_truncated, why_not_date
from newsdoc.validation.structure.iri import IRI, why_not_iri
from newsdoc.validation.structure.names import NCNAME, NMTOKEN, QNAME

__all__ = ["DATATYPES", "Datatype", "items", "one_of"]

_REMEMBERED: Final = 10_000
_SHOWN: Final = 60
_BLANK: Final = " \t\r\n"
_BLANKS: Final = re.compile("[ \\t\\r\\n]+")


class Datatype:
    """One datatype.

    :ivar name: what the tables call it.
    :ivar title: what it is called in messages: "a date, or a date with time".
    :ivar example: a value that it takes.
    :ivar good: values that it is known to take; look here first.
    :ivar free: whether it takes any value.
    """

    __slots__ = ("_collapse", "_test", "_why", "example", "free", "good", "name", "title")

    def __init__(
        self,
        name: str,
        title: str,
        example: str,
        test: Callable[[str], object] | None,
        *,
        why: Callable[[str], str] | None = None,
        collapse: bool = True,
    ) -> None:
        self.name = name
        self.title = title
        self.example = example
        self.good: set[str] = {example} if example else set()
        self.free = test is None
        self._test = test
        self._why = why
        self._collapse = collapse

    def accepts(self, value: str) -> bool:
        """Whether *value* is a legal form of the type."""
        if self._test is None or value in self.good:
            return True
        if not self._test(value.strip(_BLANK) if self._collapse else value):
            return False
        if len(self.good) >= _REMEMBERED:
            self.good.clear()
        self.good.add(value)
        return True

    def why_not(self, value: str) -> str:
        """What is wrong with a value that the type does not take; ``""`` where there is no more to say than that."""
        bare = value.strip(_BLANK) if self._collapse else value
        if not bare:
            return "it is empty"
        return self._why(bare) if self._why else ""


# Codes


def _why_not_qcode(value: str) -> str:
    faults = []
    blank = next((char for char in value if char in _BLANK), None)
    if blank:
        faults.append(f"a {_NAMES_OF_BLANKS[blank]} is not allowed in it")
    alias, colon, code = value.partition(":")
    if not colon:
        faults.append("it has no colon between alias and code")
    elif not alias:
        faults.append("the alias before the colon is missing")
    elif not code:
        faults.append("the code after the colon is missing")
    return ", and ".join(faults)


_NAMES_OF_BLANKS: Final = {" ": "space", "\t": "tab", "\n": "line break", "\r": "line break"}
_QCODE: Final = re.compile(r"[^ \t\r\n:]+:[^ \t\r\n]+")


# Numbers


_DURATION: Final = re.compile(
    r"-?P(?=.)(?:\d+Y)?(?:\d+M)?(?:\d+D)?(?:T(?=.)(?:\d+H)?(?:\d+M)?(?:\d+(?:\.\d+)?S)?)?", re.ASCII
)
_INTEGER: Final = re.compile(r"[+-]?\d+", re.ASCII)
_NATURAL: Final = re.compile(r"\+?\d+|-0+", re.ASCII)
_POSITIVE: Final = re.compile(r"\+?0*[1-9]\d*", re.ASCII)
_DECIMAL: Final = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)", re.ASCII)
_DOUBLE: Final = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?|-?INF|NaN", re.ASCII)


def _between(low: int, high: int) -> Callable[[str], bool]:
    def test(value: str) -> bool:
        digits = value.lstrip("+-").lstrip("0")
        return bool(_INTEGER.fullmatch(value)) and len(digits) <= len(str(high)) and low <= int(value) <= high

    return test


def _signed_up_to(high: int) -> Callable[[str], bool]:
    test = _between(-high, high)
    return lambda value: test(value) and bool(value.strip("+-0"))


# Names and lists


_LANGUAGE: Final = re.compile(r"[a-zA-Z]{1,8}(?:-[a-zA-Z0-9]{1,8})*+")


def _why_not_name(value: str) -> str:
    if any(char in _BLANK for char in value):
        return "a name holds no white space"
    if ":" in value:
        return "a name holds no colon"
    return "a name begins with a letter or an underscore" if not NCNAME.match(value) else ""


def items(value: str) -> list[str]:
    """The items of a list; only what XML calls white space is between them."""
    if value.isascii() and value.isprintable():
        return value.split()
    return [item for item in _BLANKS.split(value) if item]


def _list_of(test: Callable[[str], object], *, at_least: int = 0) -> Callable[[str], bool]:
    def all_of(value: str) -> bool:
        found = items(value)
        return len(found) >= at_least and all(map(test, found))

    return all_of


def _why_not_in_list(test: Callable[[str], object], why: Callable[[str], str]) -> Callable[[str], str]:
    def explain(value: str) -> str:
        bad = next((item for item in items(value) if not test(item)), "")
        return f'of its parts, "{bad[:_SHOWN]}" is wrong: {why(bad)}' if bad else ""

    return explain


def _why_not_tidy(value: str) -> str:
    found = next(char for char in value if char in "\t\r\n")
    return f"it holds a {_NAMES_OF_BLANKS[found]}; write it on one line, with plain spaces"


def _why_not_language(value: str) -> str:
    if "_" in value:
        return f'its parts are joined by hyphens: write "{value.replace("_", "-")[:_SHOWN]}"'
    return "its parts are of 1 to 8 letters or digits, joined by hyphens, the first of letters only"


def one_of(name: str, *values: str, collapse: bool = False) -> Datatype:
    """The type that takes *values* and nothing else."""
    listed = " or ".join(f'"{value}"' for value in values)
    return Datatype(name, listed, values[0], frozenset(values).__contains__, collapse=collapse)


def _types() -> list[Datatype]:
    date_example, time_example = "2024-05-01", "2024-05-01T09:30:00+02:00"
    days = "(?:MO|TU|WE|TH|FR|SA|SU)"
    weekday = re.compile(rf"[+-]?[0-9]{{0,2}}{days}")
    return [
        Datatype("anything", "anything", "", None),
        Datatype("string", "a text", "", None),
        Datatype("normalized", "a text", "", None),
        Datatype(
            "tidy", "a text on one line", "", re.compile(r"[^\t\r\n]*").fullmatch, why=_why_not_tidy, collapse=False
        ),
        Datatype("qcode", "a QCode", "medtop:04000000", _QCODE.fullmatch, why=_why_not_qcode, collapse=False),
        Datatype(
            "qcodes",
            "a list of QCodes",
            "medtop:04000000 medtop:16000000",
            _list_of(_QCODE.fullmatch),
            why=_why_not_in_list(_QCODE.fullmatch, _why_not_qcode),
        ),
        Datatype("iri", "an IRI", "https://example.com/story", IRI.fullmatch, why=why_not_iri),
        Datatype(
            "iris",
            "a list of IRIs",
            "https://example.com/a https://example.com/b",
            _list_of(IRI.fullmatch),
            why=_why_not_in_list(IRI.fullmatch, why_not_iri),
        ),
        Datatype("datetime", "a date with time", time_example, is_datetime, why=why_not_date(is_datetime)),
        Datatype(
            "datetime-or-empty",
            "a date with time, or nothing",
            time_example,
            lambda value: not value or is_datetime(value.strip(_BLANK)),
            why=why_not_date(is_datetime),
            collapse=False,
        ),
        Datatype("date", "a date, with or without time", date_example, is_date, why=why_not_date(is_date)),
        Datatype(
            "truncated",
            "a date, with or without time, a month or a year",
            date_example,
            is_truncated,
            why=why_not_date(is_truncated),
        ),
        Datatype(
            "approximate",
            "a date, with or without time, or a part of one",
            date_example,
            is_approximate,
            why=why_not_date(is_approximate),
        ),
        Datatype("duration", "a duration", "PT2H30M", _DURATION.fullmatch),
        Datatype("integer", "a whole number", "7", _INTEGER.fullmatch),
        Datatype("natural", "a whole number from 0", "7", _NATURAL.fullmatch),
        Datatype("positive", "a whole number from 1", "7", _POSITIVE.fullmatch),
        Datatype("decimal", "a number", "7.5", _DECIMAL.fullmatch),
        Datatype("double", "a number", "7.5", _DOUBLE.fullmatch),
        Datatype("0..100", "a whole number from 0 to 100", "80", _between(0, 100)),
        Datatype("1..9", "a whole number from 1 to 9", "5", _between(1, 9)),
        Datatype("boolean", '"true" or "false"', "true", frozenset({"true", "false", "1", "0"}).__contains__),
        Datatype("language", "a language tag", "en-GB", _LANGUAGE.fullmatch, why=_why_not_language),
        Datatype(
            "language?",
            "a language tag, or nothing",
            "en-GB",
            lambda value: not value or _LANGUAGE.fullmatch(value.strip(_BLANK)),
            why=_why_not_language,
            collapse=False,
        ),
        Datatype("id", "an id", "part-1", NCNAME.fullmatch, why=_why_not_name),
        Datatype("idref", "the id of an element", "part-1", NCNAME.fullmatch, why=_why_not_name),
        Datatype("ncname", "a name", "medtop", NCNAME.fullmatch, why=_why_not_name),
        Datatype(
            "idrefs",
            "a list of ids",
            "part-1 part-2",
            _list_of(NCNAME.fullmatch),
            why=_why_not_in_list(NCNAME.fullmatch, _why_not_name),
        ),
        Datatype("nmtokens", "a list of words", "screen print", _list_of(NMTOKEN.fullmatch)),
        Datatype("nmtoken", "a word", "screen", NMTOKEN.fullmatch),
        Datatype("entity", "the name of an entity", "drawing", NCNAME.fullmatch),
        Datatype("qname", "a name, with or without a prefix", "xs:string", QNAME.fullmatch),
        Datatype("version", "a version", "2.35", re.compile(r"\d+\.\d+", re.ASCII).fullmatch, collapse=False),
        one_of("direction", "ltr", "rtl", collapse=True),
        one_of("exact-direction", "ltr", "rtl"),
        one_of("scan", "progressive", "interlaced"),
        one_of("space", "default", "preserve", collapse=True),
        one_of("frequency", "SECONDLY", "MINUTELY", "HOURLY", "DAILY", "WEEKLY", "MONTHLY", "YEARLY"),
        one_of("weekday", "MO", "TU", "WE", "TH", "FR", "SA", "SU"),
        one_of("conflict", *(f"http://www.w3.org/ns/odrl/2/{term}" for term in ("perm", "prohibit", "invalid"))),
        Datatype("weekdays", "a list of days of the week", "MO -1FR", _list_of(weekday.fullmatch, at_least=1)),
        Datatype("seconds", "a list of numbers from 0 to 59", "0 30", _list_of(_between(0, 59), at_least=1)),
        Datatype("minutes", "a list of numbers from 0 to 59", "0 30", _list_of(_between(0, 59), at_least=1)),
        Datatype("hours", "a list of numbers from 0 to 23", "9 17", _list_of(_between(0, 23), at_least=1)),
        Datatype("months", "a list of numbers from 1 to 12", "1 7", _list_of(_between(1, 12), at_least=1)),
        Datatype("monthdays", "a list of days, 1 to 31 or -1 to -31", "1 -1", _list_of(_signed_up_to(31), at_least=1)),
        Datatype(
            "yeardays", "a list of days, 1 to 366 or -1 to -366", "1 -1", _list_of(_signed_up_to(366), at_least=1)
        ),
        Datatype("weeks", "a list of weeks, 1 to 53 or -1 to -53", "1 -1", _list_of(_signed_up_to(53), at_least=1)),
        Datatype(
            "setpositions", "a list of places, 1 to 366 or -1 to -366", "1 -1", _list_of(_signed_up_to(366), at_least=1)
        ),
    ]


DATATYPES: Final = {datatype.name: datatype for datatype in _types()}
"""All datatypes by name."""
