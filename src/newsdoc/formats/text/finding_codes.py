"""What the reader of plain text has to say: what is nearly the dialect, and what it guesses where it is not."""

from __future__ import annotations

from typing import Final

from newsdoc.findings import FindingCode
from newsdoc.formats.text.found.codes import CODES as FOUND

__all__ = ["CODES"]

CODES: Final = (
    FindingCode(
        "TEXT-FIELD",
        "a line of the header is no proper field, and became a paragraph",
        "mend the field; put an empty line before the story",
    ),
    FindingCode(
        "TEXT-BLOCK",
        "a line begins like a block but makes none, and became a paragraph",
        "mend the block, or write a backslash before its mark",
    ),
    FindingCode(
        "TEXT-SPAN",
        "braces and parentheses make no span, and are words",
        "mend the span, or write a backslash before its bracket",
    ),
    FindingCode("TEXT-CHARACTER", "a character that no XML file can hold was replaced by U+FFFD", "take it out"),
    *FOUND.values(),
)
"""In the order of the documentation."""
