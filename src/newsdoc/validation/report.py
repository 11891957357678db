"""What has come of one input: what validation has to say about it, or why it could not be read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from attrs import field, frozen

from newsdoc.findings import Finding, Severity
from newsdoc.validation.places import window

__all__ = ["Excerpt", "Report"]


@frozen
class Excerpt:
    """The line that a finding is about, or a stretch of it where it is long.

    :ivar text: the line.
    :ivar column: from 1, where in :attr:`text` the finding is.
    :ivar length: how many characters it is about.
    """

    text: str
    column: int
    length: int


@frozen(kw_only=True)
class Report:
    """The findings about one input, in the order of the input; or why there are none, for it could not be read.

    >>> from newsdoc.validation import validate
    >>> report = validate(b"<newsItem>", name="story.xml")
    >>> report.ok, report.summary
    (False, {'FILE-XML': 1})
    >>> print(report.findings[0])
    story.xml:1:11: error FILE-XML: the file ends inside <newsItem>, which is open since line 1
    """

    name: str = ""
    """What the input is called."""
    format: str = ""
    """The format that it was checked as; ``""`` if none was recognised."""
    findings: tuple[Finding, ...] = ()
    """In the order of the input."""
    omitted: int = 0
    """How many more findings there are than were wanted."""
    error: str = ""
    """Why the input could not be read, so that nothing was checked; ``""`` if it was."""
    fail_level: Severity = Severity.ERROR
    """The severity from which on a finding makes the input fail."""
    summary: Mapping[str, int] = field(factory=dict)
    """How many findings there are of each rule, the omitted ones with them; by rule."""
    counts: Mapping[Severity, int] = field(factory=lambda: dict.fromkeys(Severity, 0))
    """How many findings there are of each severity, the omitted ones with them."""
    versions: tuple[str, ...] = ()
    """The versions of NewsML-G2 that its items were checked as, in the order of the input."""
    _buffer: bytes = field(default=b"", repr=False, eq=False, alias="buffer")
    _bytes: Mapping[tuple[int, int], tuple[int, int]] = field(factory=dict, repr=False, eq=False, alias="bytes")

    @property
    def ok(self) -> bool:
        """Whether it was read, with no finding as grave as :attr:`fail_level`, among the omitted ones neither."""
        return not self.error and not any(count and self.is_grave(severity) for severity, count in self.counts.items())

    def is_grave(self, severity: Severity) -> bool:
        """Whether findings of that severity make the input fail."""
        return severity.weight >= self.fail_level.weight

    @property
    def omitted_counts(self) -> Mapping[Severity, int]:
        """How many of the omitted findings there are of each severity.

        >>> from newsdoc.validation import validate
        >>> {str(severity): count for severity, count in validate(b"<newsItem>", max_findings=0).omitted_counts.items()}
        {'error': 1, 'warning': 0, 'info': 0}
        """
        shown = Counter(finding.severity for finding in self.findings)
        return {severity: max(self.counts.get(severity, 0) - shown[severity], 0) for severity in Severity}

    def place(self, finding: Finding) -> tuple[int, int] | None:
        """Where in the input, as UTF-8, a finding of this report is: the offset in bytes and the length."""
        return self._bytes.get((finding.line, finding.column))

    def excerpt(self, finding: Finding) -> Excerpt | None:
        """The line that a finding of this report is about; None where there is none to show."""
        found = self.place(finding)
        return Excerpt(*window(self._buffer, *found)) if found else None
