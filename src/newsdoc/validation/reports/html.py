"""Reports as one page for a browser: it runs nothing, asks the network for nothing, and may be kept or printed."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from newsdoc.findings import Finding, Severity
from newsdoc.formats.registry import finding_codes
from newsdoc.pages import head
from newsdoc.validation.report import Excerpt, Report
from newsdoc.validation.reports.words import code_of, counted, more, verdict
from newsdoc.validation.rules import RULES

__all__ = ["render_html"]

# Controls but white space, surrogates, and what is no character. What turns the direction of writing stays: <bdi> keeps
# it from turning anything else.
_NOT_HTML: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef"
    f"{''.join(chr(plane << 16 | low) for plane in range(17) for low in (0xFFFE, 0xFFFF))}]"
)
_STYLE: Final = Path(__file__).with_name("style.css")


def render_html(reports: Iterable[Report]) -> str:
    """A page: what all adds up to, then the findings of each input with the lines that they are about."""
    listed = list(reports)
    header = f"<header>\n<h1>Validation report</h1>\n{''.join(_summary(listed))}</header>\n"
    parts = "".join(_report(report) for report in listed)
    return (
        f'<!DOCTYPE html>\n<html lang="en" dir="ltr">\n<head>\n{head("Validation report", _STYLE)}</head>\n'
        f"<body>\n<main>\n{header}{parts}</main>\n</body>\n</html>\n"
    )


def _summary(reports: list[Report]) -> Iterator[str]:
    rules: Counter[str] = Counter()
    found: Counter[Severity] = Counter()
    for report in reports:
        rules.update(report.summary)
        found.update(report.counts)
    counts = ", ".join(counted(found[severity], severity.value) for severity in Severity)
    unread = sum(bool(report.error) for report in reports)
    failed = sum(not report.ok for report in reports) - unread
    ended = verdict(len(reports), failed, unread)
    yield f'<p class="{_class(not failed and not unread)}">{counted(len(reports), "input")}: {counts}; {ended}</p>\n'
    if rules:
        rows = "".join(
            f"<tr><td>{count}</td><td><code>{escape(rule)}</code></td><td>{_title(rule)}</td></tr>\n"
            for rule, count in sorted(rules.items(), key=lambda pair: (-pair[1], pair[0]))
        )
        yield (
            '<div class="scroll" role="region" aria-label="Findings by rule" tabindex="0"><table>\n'
            '<thead><tr><th scope="col">Findings</th><th scope="col">Rule</th><th scope="col">What it asks</th></tr>'
            f"</thead>\n<tbody>\n{rows}</tbody>\n</table></div>\n"
        )


def _title(rule: str) -> str:
    if rule in RULES:
        return escape(RULES[rule].title)
    found = finding_codes().get(rule)
    return escape(f"Found by the reader: {found.meaning}") if found else ""


def _class(ok: bool) -> str:  # noqa: FBT001 - what it is about is all that it has
    return "passed" if ok else "failed"


def escape(text: str) -> str:
    """*text* without markup, and without characters that stand in no page."""
    return html.escape(_NOT_HTML.sub(lambda found: code_of(found[0]), text))


def _report(report: Report) -> str:
    kind = " ".join([report.format, *dict.fromkeys(report.versions)]).strip()
    about = f" <small>{escape(kind)}</small>" if kind else ""
    findings = "".join(f"<li>{_finding(finding, report)}</li>\n" for finding in report.findings)
    shown = f"<ol>\n{findings}</ol>\n" if findings else ""
    nothing = "" if findings or report.omitted or report.error else "<p>No findings.</p>\n"
    unread = (
        f'<p class="what"><b class="error">error</b> <bdi>{escape(report.error)}</bdi></p>\n' if report.error else ""
    )
    omitted = f"<p>{more(report)}</p>\n" if report.omitted else ""
    name = f"<h2><bdi>{escape(report.name or 'input')}</bdi>{about}</h2>\n"
    return f'<section class="{_class(report.ok)}">\n{name}{unread}{shown}{omitted}{nothing}</section>\n'


def _finding(finding: Finding, report: Report) -> str:
    place = ":".join(str(each) for each in (finding.line, finding.column) if each)
    head = (
        f'<p class="what"><b class="{finding.severity.value}">{finding.severity.value}</b> '
        f"<code>{escape(finding.code)}</code>{f' <span>{place}</span>' if place else ''}<br>"
        f"<bdi>{escape(finding.message)}</bdi></p>\n"
    )
    excerpt = report.excerpt(finding)
    shown = _excerpt(excerpt, finding) if excerpt is not None else ""
    path = f'<p class="where">at <code><bdi>{escape(finding.path)}</bdi></code></p>\n' if finding.path else ""
    advice = f'<p class="help"><bdi>{escape(finding.help)}</bdi></p>\n' if finding.help else ""
    return f"{head}{shown}{path}{advice}"


def _excerpt(excerpt: Excerpt, finding: Finding) -> str:
    """The line with the place in it marked; bidirectional characters in it move nothing else."""
    start = excerpt.column - 1
    end = start + max(1, excerpt.length)
    before, marked, after = map(escape, (excerpt.text[:start], excerpt.text[start:end], excerpt.text[end:]))
    number = f'<span class="number">{finding.line} </span>'
    return f"<pre>{number}<bdi>{before}<mark>{marked or ' '}</mark>{after}</bdi></pre>\n"
