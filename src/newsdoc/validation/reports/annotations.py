"""Reports as annotations of GitHub Actions: commands that its runner reads from the output of a step."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from newsdoc.findings import Finding, Severity
from newsdoc.validation.report import Report

__all__ = ["render_github", "stream_github"]

_COMMANDS: Final = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def render_github(reports: Iterable[Report]) -> str:
    """A line for each finding."""
    return "".join(stream_github(reports))


def stream_github(reports: Iterable[Report]) -> Iterator[str]:
    """The same, line by line."""
    for report in reports:
        for finding in report.findings:
            yield _line(report, finding)
        if report.omitted:
            yield f"::notice file={_property(report.name)},title=newsdoc::{report.omitted} more findings\n"


def _line(report: Report, finding: Finding) -> str:
    properties = {"file": report.name, "line": finding.line, "col": finding.column, "title": finding.code}
    listed = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items() if value)
    message = f"{finding.message} ({finding.help})" if finding.help else finding.message
    return f"::{_COMMANDS[finding.severity]} {listed}::{_message(message)}\n"


def _message(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")
