"""All rules of the validator.

>>> from newsdoc.validation import rule
>>> rule("G2-QCODE-SYNTAX").title
'A QCode is an alias, a colon and a code, without white space.'
"""

from __future__ import annotations

from typing import Final

from newsdoc.validation.rules import (
    bodies,
    codes,
    content,
    files,
    formats,
    items,
    languages,
    metadata,
    packages,
    references,
    structure,
    times,
    usage,
    vocabularies,
)
from newsdoc.validation.rules.record import Basis, Check, Rule, Run

__all__ = ["CHECKS", "RULES", "TOPICS", "Basis", "Check", "Rule", "Run"]

TOPICS: Final = {
    "The file": files.RULES,
    "Structure": structure.RULES,
    "Items": items.RULES,
    "Times": times.RULES,
    "Metadata": metadata.RULES + languages.RULES,
    "Use of the standard": usage.RULES,
    "Content": content.RULES,
    "Codes and catalogs": codes.RULES,
    "Vocabularies": vocabularies.RULES,
    "Bodies": bodies.RULES,
    "References": references.RULES,
    "Packages and messages": packages.RULES,
    "Other formats and schemas": formats.RULES,
}
"""The rules by topic, as the reference has them."""

RULES: Final = {rule.id: rule for rules in TOPICS.values() for rule in rules}
"""All rules by id."""

CHECKS: Final[tuple[Check, ...]] = (
    *items.CHECKS,
    *times.CHECKS,
    *metadata.CHECKS,
    *languages.CHECKS,
    *usage.CHECKS,
    *content.CHECKS,
    *bodies.CHECKS,
    *codes.CHECKS,
    *vocabularies.CHECKS,
    *references.CHECKS,
    *packages.CHECKS,
)
"""The checks for rules beyond the structure."""
