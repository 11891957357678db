"""Reports as JSON."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from newsdoc.findings import Finding, Severity
from newsdoc.validation.report import Report
from newsdoc.validation.reports.words import as_json

__all__ = ["render_json", "render_ndjson", "stream_ndjson"]


def render_json(reports: Iterable[Report]) -> str:
    """One object: the reports, and what they add up to."""
    listed = list(reports)
    rules: Counter[str] = Counter()
    severities: Counter[Severity] = Counter()
    for report in listed:
        rules.update(report.summary)
        severities.update(report.counts)
    whole = {
        "ok": all(report.ok for report in listed),
        "counts": {severity.value: severities[severity] for severity in Severity},
        "summary": dict(sorted(rules.items())),
        "reports": [_report(report) for report in listed],
    }
    return as_json(whole, indent=2) + "\n"


def render_ndjson(reports: Iterable[Report]) -> str:
    """One object a line, each a report."""
    return "".join(stream_ndjson(reports))


def stream_ndjson(reports: Iterable[Report]) -> Iterator[str]:
    """The same, line by line."""
    return (as_json(_report(report)) + "\n" for report in reports)


def _report(report: Report) -> dict[str, object]:
    return {
        "name": report.name,
        "format": report.format,
        "versions": list(report.versions),
        "ok": report.ok,
        "error": report.error or None,
        "fail_level": report.fail_level.value,
        "counts": {severity.value: count for severity, count in report.counts.items()},
        "summary": dict(report.summary),
        "omitted": report.omitted,
        "findings": [_finding(finding) for finding in report.findings],
    }


def _finding(finding: Finding) -> dict[str, object]:
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "kind": finding.kind.value,
        "message": finding.message,
        "help": finding.help,
        "path": finding.path,
        "line": finding.line,
        "column": finding.column,
        "span": list(finding.span) if finding.span else None,
    }
