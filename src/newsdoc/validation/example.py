"""What the validator says of the example that breaks a rule: the best way of knowing the rule again in a report."""

from __future__ import annotations

from newsdoc.findings import Finding
from newsdoc.validation.rules import Rule
from newsdoc.validation.rules.examples import document
from newsdoc.validation.validator import Validator

__all__ = ["finding_of"]


def finding_of(rule: Rule) -> Finding | None:
    """The finding that the breaking example draws; None for a rule that needs a schema or a vocabulary to be broken.

    >>> from newsdoc.validation import RULES
    >>> finding_of(RULES["G2-STANDARD-NAME"]).message
    'the standard is "NewsML G2", but should be "NewsML-G2"'
    """
    report = Validator().validate(document(rule.breaks).encode())
    return next((finding for finding in report.findings if finding.code == rule.id), None)
