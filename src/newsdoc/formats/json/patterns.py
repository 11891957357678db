r"""What the strings of an article look like, as patterns for the JSON Schema.

The model checks strings itself; here its rules are said once more in what ECMA 262 and Python understand alike, for
validators in any language. They are about strings in normal form: the reader also takes white space at the edges of
most of them, and takes it off. The tests hold these patterns against the model.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from newsdoc.formats.json.moments import DAY, INSTANT, MONTH, YEAR
from newsdoc.model.values import (
    clean_alias,
    clean_decimal,
    clean_language,
    clean_prose,
    clean_qcode,
    clean_qcodes,
    clean_run,
    clean_uri,
    clean_verbatim,
)

__all__ = ["FILLED", "STRINGS", "STRING_OF"]

_BAD: Final = r"\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff"  # what XML 1.0 cannot carry
_WHITE: Final = r"\t\n\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
_CODE: Final = rf"[^{_WHITE}:{_BAD}]+:[^{_WHITE}{_BAD}]+"
_HEX: Final = "%[0-9A-Fa-f]{2}"
_URI: Final = (
    r"(?:[A-Za-z][A-Za-z0-9+.-]*:|(?=[^:]*(?:[/?#]|$)))"  # a scheme, or no colon in the first segment
    rf"(?://(?:(?:[^%\[\]/?#@]|{_HEX})*@)?"  # user
    rf"(?:\[[0-9A-Fa-f:.]+\]|(?:[^%\[\]/?#@:]|{_HEX})*)"  # host
    r"(?::[0-9]{1,5})?(?=[/?#]|$)|(?!//))"
    rf"(?:[^%\[\]?#]|{_HEX})*"  # path
    rf"(?:\?(?:[^%\[\]#]|{_HEX})*)?"  # query
    rf"(?:#(?:[^%\[\]#]|{_HEX})*)?"  # fragment
)

STRINGS: Final[dict[str, tuple[str, str]]] = {
    "string": (rf"^[^{_BAD}]*$", "A string without the control characters that XML cannot carry."),
    "filled_string": (rf"^(?=[^{_BAD}]*$)[ \t\n\r]*[^ \t\n\r]", "Such a string that is not blank."),
    "qcode": (rf"^(?:{_CODE})?$", "A code as `alias:code`, or nothing."),
    "qcodes": (rf"^(?:{_CODE}(?: {_CODE})*)?$", "Codes parted by single spaces, or nothing."),
    "uri": (rf"^(?=[^{_BAD}]*$)(?:{_URI})?$", "A URI or IRI (RFC 3987), absolute or relative, or nothing."),
    "alias": ("^(?:[A-Za-z_][A-Za-z0-9_.-]*)?$", "What stands before the colon of a code, or nothing."),
    "decimal": (
        r"^(?:[+-]?(?:[0-9]{1,18}(?:\.[0-9]{0,18})?|\.[0-9]{1,18}))?$",
        "A decimal number such as `29.97`, or nothing.",
    ),
    "language": ("^(?:[a-zA-Z]{1,8}(?:-[a-zA-Z0-9]{1,8})*)?$", "A language tag (BCP 47), or nothing."),
    "instant": (f"^{INSTANT}$", "A date with time (ISO 8601), to the second or below, with or without a zone."),
    "moment": (
        f"^(?:{YEAR}|{MONTH}|{DAY}|{INSTANT})$",
        "A point in time (ISO 8601) as exactly as it is known: a year, a month, a day, a date with time.",
    ),
}
"""Name in the schema, pattern and description of each sort of string."""

STRING_OF: Final[dict[Callable[[str], str], str]] = {
    clean_run: "string",
    clean_prose: "string",
    clean_verbatim: "string",
    clean_qcode: "qcode",
    clean_qcodes: "qcodes",
    clean_uri: "uri",
    clean_language: "language",
    clean_alias: "alias",
    clean_decimal: "decimal",
}
"""Which sort of string the model's function lets pass that a field is cleaned by."""

FILLED: Final = "filled_string"
"""The sort of string that a field holds which must not be blank."""
