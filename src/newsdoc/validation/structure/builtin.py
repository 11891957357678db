"""The types that XML Schema itself has, which any element that is not declared may name in ``xsi:type``.

Law: an element that names one of them is held against it, as a processor of XML Schema does.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from newsdoc.validation.structure.datatypes import DATATYPES, Datatype, items
from newsdoc.validation.structure.names import NAME, NCNAME, QNAME

__all__ = ["ANY_TYPE", "BUILT_IN", "XSD"]

XSD: Final = "http://www.w3.org/2001/XMLSchema"
"""The namespace of XML Schema."""
ANY_TYPE: Final = "anyType"
"""The type of all elements and attributes that are not declared."""

_WHOLE: Final = re.compile(r"[+-]?\d+", re.ASCII)
_HEXADECIMAL: Final = re.compile(r"(?:[0-9A-Fa-f]{2})*")
_BASE_64: Final = re.compile(
    r"(?:(?:[A-Za-z0-9+/] ?){4})*(?:(?:[A-Za-z0-9+/] ?){3}[A-Za-z0-9+/]|(?:[A-Za-z0-9+/] ?){2}[AEIMQUYcgkosw048] ?="
    r"|[A-Za-z0-9+/] ?[AQgw] ?= ?=)?"
)
_LONGEST_NUMBER: Final = 1_000


def _shaped(pattern: str, name: str) -> Callable[[str], bool]:
    """Whether a date that one of NewsML-G2's types takes has a certain shape."""
    shape = re.compile(rf"{pattern}(?:Z|[+-]\d\d:\d\d)?", re.ASCII)
    return lambda value: bool(shape.fullmatch(value)) and DATATYPES[name].accepts(value)


def _is_time(value: str) -> bool:
    return DATATYPES["datetime"].accepts(f"2024-05-01T{value}")


def _between(low: int | None, high: int | None) -> Callable[[str], bool]:
    """Whether a whole number lies between two, either of which may be missing."""

    def test(value: str) -> bool:
        if not _WHOLE.fullmatch(value) or len(value) > _LONGEST_NUMBER:
            return False
        number = int(value)
        return (low is None or low <= number) and (high is None or number <= high)

    return test


def _words(test: Callable[[str], object]) -> Callable[[str], bool]:
    """Whether a value is a list of one word or more that all pass *test*."""
    return lambda value: bool(items(value)) and all(map(test, items(value)))


def _signed(bits: int) -> Callable[[str], bool]:
    return _between(-(2 ** (bits - 1)), 2 ** (bits - 1) - 1)


def _unsigned(bits: int) -> Callable[[str], bool]:
    return _between(0, 2**bits - 1)


_TESTS: Final[dict[str, Callable[[str], object] | None]] = {
    "anySimpleType": None,
    "string": None,
    "normalizedString": None,
    "token": None,
    "boolean": frozenset({"true", "false", "1", "0"}).__contains__,
    "decimal": DATATYPES["decimal"].accepts,
    "float": DATATYPES["double"].accepts,
    "double": DATATYPES["double"].accepts,
    "duration": DATATYPES["duration"].accepts,
    "dateTime": DATATYPES["datetime"].accepts,
    "date": _shaped(r"-?\d+-\d\d-\d\d", "date"),
    "time": _is_time,
    "gYearMonth": _shaped(r"-?\d+-\d\d", "truncated"),
    "gYear": _shaped(r"-?\d+", "truncated"),
    "gMonthDay": _shaped(r"--\d\d-\d\d", "approximate"),
    "gMonth": _shaped(r"--\d\d", "approximate"),
    "gDay": _shaped(r"---\d\d", "approximate"),
    "hexBinary": _HEXADECIMAL.fullmatch,
    "base64Binary": _BASE_64.fullmatch,
    "anyURI": DATATYPES["iri"].accepts,
    "QName": QNAME.fullmatch,
    "NOTATION": lambda _: False,  # no notation is declared in these schemas
    "language": DATATYPES["language"].accepts,
    "Name": NAME.fullmatch,
    "NCName": NCNAME.fullmatch,
    "NMTOKEN": DATATYPES["nmtoken"].accepts,
    "NMTOKENS": _words(DATATYPES["nmtoken"].accepts),
    "ID": NCNAME.fullmatch,
    "IDREF": NCNAME.fullmatch,
    "IDREFS": _words(NCNAME.fullmatch),
    "ENTITY": lambda _: False,  # documents that declare entities are not read
    "ENTITIES": lambda _: False,
    "integer": _WHOLE.fullmatch,
    "nonNegativeInteger": _between(0, None),
    "positiveInteger": _between(1, None),
    "nonPositiveInteger": _between(None, 0),
    "negativeInteger": _between(None, -1),
    "long": _signed(64),
    "int": _signed(32),
    "short": _signed(16),
    "byte": _signed(8),
    "unsignedLong": _unsigned(64),
    "unsignedInt": _unsigned(32),
    "unsignedShort": _unsigned(16),
    "unsignedByte": _unsigned(8),
}
BUILT_IN: Final = {name: Datatype(f"xs:{name}", f"an xs:{name}", "", test) for name, test in _TESTS.items()}
"""All simple types of XML Schema by name."""
