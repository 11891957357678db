"""What forms of reports share: numbers in words, and texts without what a reader of them would obey or refuse.

Law: whatever inputs are called and whatever is in them, a report can be written as UTF-8, and nothing of them is in it
that moves the cursor of a terminal or colours it.
"""

from __future__ import annotations

import json
import re
from typing import Final

from newsdoc.validation.report import Report

__all__ = ["as_json", "code_of", "counted", "harmless", "more", "verdict"]

# Controls; the separators that some take for ends of lines; what turns the direction of writing; surrogates, which
# stand in names of files for bytes that are no UTF-8; and what is no character, which XML cannot carry. Other
# characters that do not show are parts of words in some languages, and of names of files.
_HARMFUL: Final = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")
_HARMFUL_IN_JSON: Final = re.compile(_HARMFUL.pattern.replace("\x00-\x1f", ""))  # those are ends of its lines, no more


def harmless(text: str) -> str:
    r"""*text* with the codes of the characters that a terminal would obey or that cannot be written.

    >>> harmless("esc\x1b[31m, caf\udce9.xml")
    'esc\\x1b[31m, caf\\udce9.xml'
    """
    return _HARMFUL.sub(lambda found: code_of(found[0]), text)


def code_of(character: str) -> str:
    """What is shown for a character that must not be."""
    return character.encode("unicode_escape").decode("ascii")


def as_json(value: object, indent: int | None = None) -> str:
    r"""*value* as JSON, of which the strings have the escapes of JSON where :func:`harmless` has codes.

    >>> as_json({"name": "caf\udce9.xml"})
    '{"name": "caf\\udce9.xml"}'
    """
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    return _HARMFUL_IN_JSON.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def counted(count: int, noun: str) -> str:
    """A number of things.

    >>> counted(1, "error"), counted(2, "error"), counted(2, "info")
    ('1 error', '2 errors', '2 info')
    """
    return f"{count} {noun}{'' if count == 1 or noun == 'info' else 's'}"


def more(report: Report) -> str:
    """What is not among the findings of a report, for which it has no room.

    >>> from newsdoc.findings import Severity
    >>> more(Report(omitted=3, counts={Severity.ERROR: 1, Severity.INFO: 2}))
    '3 more findings: 1 error, 2 info'
    """
    parts = (counted(count, severity.value) for severity, count in report.omitted_counts.items() if count)
    return ": ".join(filter(None, (counted(report.omitted, "more finding"), ", ".join(parts))))


def verdict(inputs: int, failed: int, unread: int) -> str:
    """What has come of so many inputs.

    >>> verdict(1, 0, 0), verdict(1, 1, 0), verdict(3, 1, 1)
    ('passed', 'failed', '1 of them failed, 1 not read')
    """
    if not (failed or unread):
        return "passed"
    if inputs == 1:
        return "failed" if failed else "not read"
    parts = (failed and f"{failed} of them failed", unread and f"{unread}{'' if failed else ' of them'} not read")
    return ", ".join(part for part in parts if part)
