"""Reports as SARIF 2.1.0, the format of code scanning services (OASIS, Static Analysis Results Interchange Format)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Final
from urllib.parse import quote

from newsdoc._version import __version__
from newsdoc.findings import Finding, FindingCode, FindingKind, Severity
from newsdoc.formats.registry import finding_codes
from newsdoc.validation.report import Report
from newsdoc.validation.reports.words import as_json, more
from newsdoc.validation.rules import RULES, Rule

__all__ = ["render_sarif"]

_SCHEMA: Final = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_NO_BYTE: Final = re.compile("[\ud800-\udc7f\udd00-\udfff]")
"""The surrogates that stand for no byte in the name of a file."""
_LEVELS: Final = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def render_sarif(reports: Iterable[Report]) -> str:
    """One run with all results; the rules that they are about are described in it."""
    listed = list(reports)
    ids = sorted({finding.code for report in listed for finding in report.findings})
    index = {id_: number for number, id_ in enumerate(ids)}
    run = {
        "tool": {
            "driver": {
                "name": "newsdoc",
                "semanticVersion": __version__,
                "rules": [_rule(id_) for id_ in ids],
            }
        },
        "columnKind": "unicodeCodePoints",
        "invocations": [_invocation(listed)],
        "artifacts": [{"location": _location(report)} for report in listed],
        "results": [
            _result(finding, number, index, report)
            for number, report in enumerate(listed)
            for finding in report.findings
        ],
    }
    return as_json({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2) + "\n"


def _invocation(reports: list[Report]) -> dict[str, object]:
    """Whether all inputs could be read; which could not, and of which not all findings are here."""
    unread = [_note("error", report.error, report) for report in reports if report.error]
    notes = [_note("warning", more(report), report) for report in reports if report.omitted]
    return {"executionSuccessful": not unread, "toolExecutionNotifications": unread + notes}


def _note(level: str, text: str, report: Report) -> dict[str, object]:
    return {
        "level": level,
        "message": {"text": text},
        "locations": [{"physicalLocation": {"artifactLocation": _location(report)}}],
    }


def _rule(id: str) -> dict[str, object]:
    if id in RULES:
        return _described(RULES[id])
    code = finding_codes().get(id)
    return {"id": id} if code is None else _found(code)


def _described(rule: Rule) -> dict[str, object]:
    return {
        "id": rule.id,
        "shortDescription": {"text": rule.title},
        "fullDescription": {"text": rule.why},
        "help": {"text": rule.cure or rule.title},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"kind": rule.kind.value, "basis": rule.basis.value},
    }


def _found(code: FindingCode) -> dict[str, object]:
    return {
        "id": code.code,
        "shortDescription": {"text": code.meaning},
        "help": {"text": code.help or code.meaning},
        "defaultConfiguration": {"level": _LEVELS[code.severity]},
        "properties": {"kind": FindingKind.READING.value},
    }


def _location(report: Report) -> dict[str, object]:
    """Where an input is: its path from the working directory, or its full address."""
    name = _NO_BYTE.sub("\N{REPLACEMENT CHARACTER}", report.name)
    path = Path(name)
    return {
        "uri": path.as_uri()
        if path.is_absolute()
        else quote(name.replace("\\", "/") or "input", errors="surrogateescape")
    }


def _result(finding: Finding, number: int, index: dict[str, int], report: Report) -> dict[str, object]:
    physical: dict[str, object] = {"artifactLocation": {**_location(report), "index": number}}
    if finding.line:
        physical["region"] = _region(finding, report)
    location: dict[str, object] = {"physicalLocation": physical}
    if finding.path:
        location["logicalLocations"] = [{"fullyQualifiedName": finding.path}]
    text = f"{finding.message} ({finding.help})" if finding.help else finding.message
    return {
        "ruleId": finding.code,
        "ruleIndex": index[finding.code],
        "level": _LEVELS[finding.severity],
        "message": {"text": text},
        "locations": [location],
    }


def _region(finding: Finding, report: Report) -> dict[str, object]:
    region: dict[str, object] = {"startLine": finding.line}
    if finding.column:
        region["startColumn"] = finding.column
        excerpt = report.excerpt(finding)
        if excerpt is not None:
            region["endColumn"] = finding.column + excerpt.length
            region["snippet"] = {"text": excerpt.text}
    return region
