"""Reports as annotations of GitHub Actions: commands that its runner reads from the output of a step."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from newsdoc.findings import Finding, Severity
from newsdoc.validation.report import Report
from newsdoc.validation.reports.words import harmless, more

__all__ = ["render_github", "stream_github"]

_COMMANDS: Final = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def render_github(reports: Iterable[Report]) -> str:
    """A line for each finding, for those that are left out, and for an input that could not be read."""
    return "".join(stream_github(reports))


def stream_github(reports: Iterable[Report]) -> Iterator[str]:
    """The same, line by line."""
    for report in reports:
        if report.error:
            yield _command(Severity.ERROR, report.error, file=report.name, title="newsdoc")
        for finding in report.findings:
            yield _finding(report, finding)
        if report.omitted:
            gravest = next((one for one, count in report.omitted_counts.items() if count), Severity.INFO)
            yield _command(gravest, more(report), file=report.name, title="newsdoc")


def _finding(report: Report, finding: Finding) -> str:
    message = f"{finding.message} ({finding.help})" if finding.help else finding.message
    return _command(
        finding.severity, message, file=report.name, line=finding.line, col=finding.column, title=finding.code
    )


def _command(severity: Severity, message: str, **properties: str | int) -> str:
    listed = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items() if value)
    return f"::{_COMMANDS[severity]} {listed}::{_message(message)}\n"


def _message(text: str) -> str:
    return harmless(text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A"))


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")
