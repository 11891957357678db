"""Values good and bad, of all datatypes: what the tests put where a value stands."""

from __future__ import annotations

import random
from typing import Final

__all__ = ["GOOD", "VALUES", "bent"]

GOOD: Final = {
    "anything": ("", "words", "a:b", "7"),
    "string": ("", "words", "two  words", "line\nbreak", "é\u2028"),
    "normalized": ("", "words", "tab\tbed"),
    "tidy": ("", "words and words", "é", "a\xa0b"),
    "qcode": ("medtop:04000000", "a:b:c", "é:ü", "a:/?#"),
    "qcodes": ("a:b", " a:b  c:d\ne:f ", ""),
    "iri": ("", "http://example.com/?a=b#c", "urn:x:y", "../a b", "é", "%41"),
    "iris": ("", "urn:a urn:b", "\turn:a\n"),
    "datetime": ("2024-05-01T10:00:00Z", "2024-02-29T24:00:00", "-0001-01-01T00:00:00.5+14:00", "12024-01-01T00:00:00"),
    "datetime-or-empty": ("", "2024-05-01T10:00:00-05:00"),
    "date": ("2024-05-01", "2024-05-01Z", "2024-05-01T10:00:00"),
    "truncated": ("2024", "2024-05", "2024-05-01", "2024+02:00"),
    "approximate": ("2024", "--05", "--05-12", "---31", "2024-05-01T10:00:00Z"),
    "duration": ("PT1H", "-P1Y2M3DT4H5M6.7S", "P1Y"),
    "integer": ("-1", "+7", "007", "9" * 20),
    "natural": ("0", "-0", "+1", "9" * 20),
    "positive": ("1", "+7", "007"),
    "decimal": ("1.5", "-.5", "5.", "+0"),
    "double": ("1.5", "-INF", "NaN", "1E5", "-.5e-7"),
    "0..100": ("0", "100", "+7", "007"),
    "1..9": ("1", "9"),
    "boolean": ("true", "0", "1"),
    "language": ("en", "zh-Hant-HK", "x-a"),
    "language?": ("", "en", "de-1996"),
    "id": ("a1", "_x", "é"),
    "idref": ("a1", "nowhere"),
    "idrefs": ("a1 nowhere", "x"),
    "ncname": ("a-b.c", "_"),
    "nmtoken": ("-a", "1:2"),
    "nmtokens": ("a b", "1"),
    "qname": ("xs:string", "string", "xml:lang"),
    "version": ("2.18", "10.0"),
    "direction": ("ltr", " rtl "),
    "exact-direction": ("ltr", "rtl"),
    "scan": ("progressive", "interlaced"),
    "space": ("default", "preserve"),
    "frequency": ("DAILY", "YEARLY"),
    "weekday": ("MO", "SU"),
    "weekdays": ("MO", "-1MO +53SU TU"),
    "seconds": ("0 59",),
    "minutes": ("0 30",),
    "hours": ("0 23",),
    "months": ("1 12",),
    "monthdays": ("1 -31",),
    "yeardays": ("1 -366",),
    "weeks": ("1 -53",),
    "setpositions": ("1 -366",),
    "conflict": ("http://www.w3.org/ns/odrl/2/perm",),
}
"""Values that each datatype takes, by the name that the tables use."""

_ODD: Final = (
    *("", " ", "a", "a b", "a:b c:d", ":a", "a:", "1", "0", "-1", "10", "100", "101", "00100", "TRUE", "False", "1.5"),
    *("2024-05-01T10:00:00+0200", "2024-05-01T23:59:60", "2024-05-01T10:00", "2024-05-01 10:00:00", "2024-02-30"),
    *("1900-02-29", "2000-02-29", "0000-01-01", "0000", "-0044", "012024-01-01", "2024-13", "2024-5-1", "--05--"),
    *("--02-30", "---32", "T10:00", "10:00:00", "99999999999999999999-01-01", "2024-05-01+14:01", "2024-05-01-14:00"),
    *("en_GB", "abcdefghi", "a1", "1a", "en-", "x-", "i-default", "RTL", "http://example.com/%zz", "##", "#a#b", "[x]"),
    *("http://[::1]:80/", "http://a:b/", "http://a:99999/", "//a/b", "1:b:c", "./a:b", "?x", "mailto:a@b", "\\", "^`|"),
    *("line\nbreak", "tab\tbed", "x y z", "é", "Ⅷ", "ªx", "\u0220", "a\u0300", "·a", "\U00010000", "\xa0", "a:\u2028b"),
    *("1e", "1E5", "1e+", "INF", "+INF", "nan", ".", "1e5.5", "PT", "P", "P1M1Y", "P1YT", "P1W", "+P1D", "P-1D"),
    *("PT5.S", "PT.5S", "P1S", "54FR", "+0MO", "mo", "0 60", "31 32", "0", "367", "-0", "13", "24", "DEPR", "RCONT"),
    *("2", "two.1", "2.", ".5", "nope:string", "a/b", "-a", "a.b", ":", "x:y:z", "9" * 20, "9" * 60, "0" * 40 + "1"),
    *("0." + "1234567890" * 5, "1" + "0" * 30 + ".5", "2024-05-01T10:00:00." + "1234567890" * 3 + "Z", "x" * 300),
    *("9223372036854775807-01-01", "9223372036854775808-01-01", "-9223372036854775807", "-9223372036854775808-02"),
    *("2024-05-01T10:00:59." + "9" * 20 + "Z", "2024-05-01T10:00:59." + "9" * 13, "P9223372036854775808Y"),
    *("PT9223372036854775807S", "P106751991167300D", "PT" + "9" * 20 + "H"),
)
VALUES: Final = (*dict.fromkeys(value for values in GOOD.values() for value in values), *_ODD)
"""Values of all kinds, good for some datatypes and bad for others."""

_LETTERS: Final = "0123456789-+.:TZPYMDHSeE aAzZ_%/#?[]@\\^`{}|<>\"~!$&'()*+,;=é\t\n\xa0\u0300·"


def bent(dice: random.Random) -> str:
    """A value that is one of :data:`VALUES` but for a few slips, with white space around it now and then."""
    value = dice.choice(VALUES)
    for _ in range(dice.choice((0, 0, 1, 1, 2, 3))):
        at = dice.randrange(len(value) + 1)
        instead = dice.choice(("", dice.choice(_LETTERS), dice.choice(VALUES)))
        value = value[:at] + instead + value[at + dice.randrange(2) :]
    before, after = (dice.choice(("", "", "", "", "", " ", "\n", "\t ")) for _ in range(2))
    return before + value + after
