"""What may stand where an IRI is asked for.

XML Schema 1.0 lets nearly anything be an ``anyURI``: characters that a URI cannot hold count as if they were escaped.
What is left has to be a URI reference, so a bad ``%`` escape, two ``#``, square brackets in a path, a port that is no
number and a colon in the first step of a relative path are errors.
"""

from __future__ import annotations

import re
from typing import Final

__all__ = ["IRI", "why_not_iri"]

_ESCAPED: Final = r"\x00-\x20<>\"{}|\\^`\x7f-\U0010FFFF"
_PLAIN: Final = r"A-Za-z0-9\-._~!$&'()*+,;=" + _ESCAPED
_PERCENT: Final = "%[0-9A-Fa-f]{2}"


def _one_of(extra: str) -> str:
    # Quantifiers are possessive throughout, so that a bad value fails in linear time.
    return rf"(?:[{_PLAIN}{extra}]++|{_PERCENT})"


_STEP: Final = _one_of(":@")
_STEPS: Final = rf"(?:/{_STEP}*+)*+"
_AUTHORITY: Final = rf"(?:{_one_of(':')}*+@)?+(?:\[[^\]]*+\]|{_one_of('')}*+)(?::\d{{1,9}})?+"
_ROOTED: Final = rf"//{_AUTHORITY}{_STEPS}|/(?:{_STEP}++{_STEPS})?+"
_QUERY: Final = rf"(?:\?{_one_of(':@/?')}*+)?+"
_FRAGMENT: Final = rf"(?:\#{_one_of(':@/?[' + chr(92) + ']')}*+)?+"

IRI: Final = re.compile(
    rf"(?:[A-Za-z][A-Za-z0-9+.\-]*+:(?:{_ROOTED}|{_STEP}++{_STEPS}|)|(?:{_ROOTED}|{_one_of('@')}++{_STEPS}|))"
    rf"{_QUERY}{_FRAGMENT}"
)
"""Matches, in full, a value with the white space around it taken away."""

_BAD_ESCAPE: Final = re.compile("%(?![0-9A-Fa-f]{2})")


def why_not_iri(value: str) -> str:
    """What is wrong with a value that :data:`IRI` does not match, in words.

    >>> why_not_iri("50%")
    'a "%" has to be followed by two hexadecimal digits; write "%25" for the sign itself'
    """
    if _BAD_ESCAPE.search(value):
        return 'a "%" has to be followed by two hexadecimal digits; write "%25" for the sign itself'
    if value.count("#") > 1:
        return 'it has more than one "#"; write "%23" for the others'
    if "[" in value or "]" in value:
        return 'square brackets are written "%5B" and "%5D"'
    head = value.partition("/")[0]
    if "//" not in value and ":" in head:
        return f'"{head.partition(":")[0]}" before the colon is no scheme such as "https" or "urn"'
    return "its host or port is malformed"
