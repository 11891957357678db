"""Where the verdict of libxml2 differs from newsdoc's, and why: the whole list, as docs/validation.md has it.

Each entry recognises its own kind of difference and no other, so that anything else fails a test.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from attrs import frozen
from lxml import etree

from newsdoc.findings import Finding, FindingKind, Severity
from newsdoc.validation import Report
from newsdoc.validation.structure.schema import newsml_g2_table

__all__ = ["DIFFERENCES", "Difference", "explanation", "structural"]


def structural(report: Report) -> list[Finding]:
    """The findings that make up the verdict on the structure."""
    kinds = {FindingKind.STRUCTURE, FindingKind.FILE}
    return [one for one in report.findings if one.kind in kinds and one.severity is Severity.ERROR]


@frozen
class Difference:
    """A kind of difference.

    :ivar title: the heading in docs/validation.md.
    :ivar explains: whether it explains a difference, by our findings and the messages of libxml2.
    """

    title: str
    explains: Callable[[list[Finding], list[str]], bool]


_NOT_VALID: Final = re.compile(
    r"'(?P<value>[^']*)' is not a valid value of the atomic type 'xs:(?:dateTime|duration|double)'\.", re.DOTALL
)


def _padded(ours: list[Finding], theirs: list[str]) -> bool:
    values = [_NOT_VALID.search(message) for message in theirs]
    return not ours and all(found and found["value"].strip(" \t\r\n") not in {"", found["value"]} for found in values)


def _sloppy_number(ours: list[Finding], theirs: list[str]) -> bool:
    spelled = re.compile(r'is "[^"]*(?:[eE][+-]?|\.S)\s*", which is not a (?:number|duration)')
    return not theirs and all(spelled.search(one.message) for one in ours)


def _element_behind_foreign(ours: list[Finding], theirs: list[str]) -> bool:
    # The element that stands too early is one that NewsML-G2 does not know.
    known = {component.name for component in newsml_g2_table().elements()}
    before = [re.search(r"must come before (\w+), in line", one.message) for one in ours]
    return not theirs and all(found and found[1] not in known for found in before)


def _odrl(ours: list[Finding], theirs: list[str]) -> bool:
    return not ours and all(
        "{http://www.w3.org/ns/odrl/2/}" in message and "strict wildcard" in message for message in theirs
    )


DIFFERENCES: Final = (
    Difference("White space around dates", _padded),
    Difference("Numbers and durations that end too early", _sloppy_number),
    Difference("Elements behind those of other namespaces", _element_behind_foreign),
    Difference("Rights expressions in ODRL", _odrl),
)


def explanation(report: Report, schema: etree.XMLSchema) -> str:
    """The title of the difference that explains why the verdicts differ, ``""`` if none does."""
    theirs = [entry.message for entry in schema.error_log]
    ours = structural(report)
    return next((one.title for one in DIFFERENCES if one.explains(ours, theirs)), "")
