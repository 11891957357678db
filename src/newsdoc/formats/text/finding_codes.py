"""What the reader of the dialect has to say: what is nearly the dialect, and what no article can hold."""

from __future__ import annotations

from typing import Final

from newsdoc.findings import FindingCode

__all__ = ["CODES"]

CODES: Final = {
    one.code: one
    for one in (
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
    )
}
"""By code, in the order of the documentation."""
