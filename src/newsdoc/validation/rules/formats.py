"""The rules about inputs that are not NewsML-G2, and about official schemas that the user has."""

from __future__ import annotations

from typing import Final

from newsdoc.findings import FindingKind, Severity
from newsdoc.validation.rules.record import Basis, Rule

__all__ = ["RULES"]

RULES: Final = (
    Rule(
        id="JSON-STRUCTURE",
        title="A JSON document is an article of newsdoc, or an array of them.",
        severity=Severity.ERROR,
        kind=FindingKind.STRUCTURE,
        basis=Basis.FORMAT,
        why="The form is published as a JSON Schema. Unknown fields and wrong types are mistakes; nothing is guessed.",
        breaks="""
{"type": "article", "schema_version": 1, "headlin": "The tunnel opens", "body": []}
""",
        keeps="""
{"type": "article", "schema_version": 1, "headline": "The tunnel opens", "body": []}
""",
    ),
    Rule(
        id="SCHEMA",
        title="The document is valid by the official schema that was given.",
        severity=Severity.ERROR,
        kind=FindingKind.STRUCTURE,
        basis=Basis.SCHEMA,
        why="With the option schema, the schema processor libxml2 has its say, too. It knows lines, but no columns, "
        "and it passes over the siblings of what it does not expect.",
        breaks="""
<urgency>high</urgency>
""",
        keeps="""
<urgency>3</urgency>
""",
    ),
)
