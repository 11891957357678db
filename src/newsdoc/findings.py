"""What readers and the validator have to say about an input, and what conversions have to say about an output.

A :class:`Finding` is about the input: a guess that the text reader made, a bent date, a broken rule. A :class:`Loss` is
about the output: something of the article that the target format could not carry. Both are plain values.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from attrs import frozen

__all__ = ["Finding", "FindingCode", "FindingKind", "Loss", "Severity"]


class Severity(StrEnum):
    """How much a finding matters, gravest first."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def weight(self) -> int:
        """A number to compare severities by: 0 for info, 1 for warning, 2 for error."""
        return _WEIGHTS[self]


_WEIGHTS: Final = {Severity.INFO: 0, Severity.WARNING: 1, Severity.ERROR: 2}


class FindingKind(StrEnum):
    """What a finding rests on."""

    READING = "reading"
    """A reader's remark: a guess that it made or a value that it had to bend or leave out."""
    STRUCTURE = "structure"
    """The structure that the official schema defines."""
    RULE = "rule"
    """A rule beyond the schema."""
    FILE = "file"
    """The file cannot be read at all."""


@frozen
class FindingCode:
    """What a reader can have to say about its input: the meaning of a code, which is stable for ever.

    :ivar meaning: what was found, in a few words; the usual message where there is no more to say.
    :ivar help: what to do about it.
    :ivar severity: how much it matters.
    """

    code: str
    meaning: str
    help: str = ""
    severity: Severity = Severity.WARNING

    def found(
        self,
        message: str = "",
        *,
        help: str = "",
        path: str = "",
        file: str = "",
        line: int = 0,
        column: int = 0,
        span: tuple[int, int] | None = None,
        confidence: float = 1.0,
    ) -> Finding:
        """The finding of this at a place. *message* and *help* stand for the usual ones.

        >>> missing = FindingCode("NEWSML-MISSING", "a part that every item must have is not there", "add it")
        >>> str(missing.found("an item must have provider", file="story.xml", line=3))
        'story.xml:3: warning NEWSML-MISSING: an item must have provider'
        """
        return Finding(
            code=self.code,
            message=message or self.meaning,
            severity=self.severity,
            help=help or self.help,
            path=path,
            file=file,
            line=line,
            column=column,
            span=span,
            confidence=confidence,
        )


@frozen(kw_only=True)
class Finding:
    """One remark on one place of an input.

    >>> finding = Finding(code="G2-DATE-BENT", severity=Severity.WARNING, message="+0100 lacks its colon", line=3)
    >>> str(finding)
    '3: warning G2-DATE-BENT: +0100 lacks its colon'
    """

    code: str
    """The rule's id, stable for ever."""
    message: str
    """What is wrong, in one line."""
    severity: Severity = Severity.WARNING
    kind: FindingKind = FindingKind.READING
    help: str = ""
    """What to do about it."""
    path: str = ""
    """Where in the structure, such as ``newsItem/contentMeta/subject[3]/@qcode``."""
    file: str = ""
    line: int = 0
    """Line from 1; 0 where it is not known."""
    column: int = 0
    """Column in characters, from 1; 0 where it is not known."""
    span: tuple[int, int] | None = None
    """Start and end offset in characters in the decoded input, where the finding is about a stretch of text."""
    confidence: float = 1.0
    """How sure a guess is, from 0 to 1; findings of fact have 1."""

    def __str__(self) -> str:
        place = ":".join(str(part) for part in (self.file, self.line, self.column) if part)
        text = f"{self.severity} {self.code}: {self.message}"
        return f"{place}: {text}" if place else text


@frozen(kw_only=True)
class Loss:
    """Something of the article that a conversion did not carry along.

    :ivar path: what it was, in the words of the place that it had: ``newsItem/contentMeta/altId``, ``$.source``.
    :ivar count: how many of it.
    :ivar reason: why the target does not hold it.
    """

    path: str
    count: int = 1
    reason: str = ""

    def __str__(self) -> str:
        times = f" ({self.count} times)" if self.count > 1 else ""
        return f"{self.path}{times}: {self.reason}" if self.reason else f"{self.path}{times}"
