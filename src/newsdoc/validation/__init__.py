"""Validation: what is wrong with a file, where, and how to mend it.

>>> report = validate(b'<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:example:1"/>', name="story.xml")
>>> report.ok
False
>>> print(report.findings[0])
story.xml:1:1: error G2-MISSING-ATTRIBUTE: newsItem needs the attribute "standard"

Law: any bytes give a :class:`Report`, in time and memory linear in their size, without network and without files but
those that the options name. The structure of NewsML-G2 gives the verdict of the official schema of the version; the few
differences are in ``docs/validation.md``.
"""

from __future__ import annotations

from newsdoc.errors import ArgumentError
from newsdoc.formats.registry import finding_codes
from newsdoc.validation.options import Options, matching
from newsdoc.validation.report import Excerpt, Report
from newsdoc.validation.rules import RULES, Basis, Rule
from newsdoc.validation.validator import Validator, validate, validate_file

__all__ = ["RULES", "Basis", "Excerpt", "Options", "Report", "Rule", "Validator", "rule", "validate", "validate_file"]


def rule(id: str) -> Rule:
    """The rule of that id.

    :raises ArgumentError: if there is none.
    """
    found = matching(id)
    if len(found) > 1:
        raise ArgumentError(f"{id!r} is not one rule", help=f"these begin so: {', '.join(found)}")
    if found[0] not in RULES:
        raise ArgumentError(f"{id!r} is not a rule: readers find it", help=finding_codes()[found[0]].meaning)
    return RULES[found[0]]
