"""Reports for people to read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final

from newsdoc.findings import Finding, Severity
from newsdoc.validation.report import Report

__all__ = ["render_text"]

_COLOURS: Final = {Severity.ERROR: "31;1", Severity.WARNING: "33", Severity.INFO: "36"}
_WIDEST: Final = 120


def render_text(reports: Iterable[Report], *, colour: bool = False) -> str:
    """The findings of each input with the lines that they are about, and how many there are of each rule.

    :param colour: whether to colour it with the codes of terminals.
    """
    return "\n".join(_lines(reports, _Paint(colour=colour))) + "\n"


class _Paint:
    def __init__(self, *, colour: bool) -> None:
        self._colour = colour

    def __call__(self, text: str, code: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if self._colour else text


def _lines(reports: Iterable[Report], paint: _Paint) -> Iterator[str]:
    severities: Counter[Severity] = Counter()
    rules: Counter[str] = Counter()
    inputs = 0
    for report in reports:
        inputs += 1
        severities.update(finding.severity for finding in report.findings)
        rules.update(report.summary)
        if not report.findings:
            continue
        kind = " ".join([report.format, *dict.fromkeys(report.versions)]).strip()
        yield paint(report.name or "input", "1") + (f" ({kind})" if kind else "")
        for finding in report.findings:
            yield from _finding(report, finding, paint)
        if report.omitted:
            yield f"  and {report.omitted} more"
        yield ""
    counts = [_counted(severities[one], one.value) for one in Severity]
    yield f"{_counted(inputs, 'input')}: {', '.join(counts)}"
    for rule, count in sorted(rules.items(), key=lambda pair: (-pair[1], pair[0])):
        yield f"{count:>7}  {rule}"


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 or noun == 'info' else 's'}"


def _finding(report: Report, finding: Finding, paint: _Paint) -> Iterator[str]:
    colour = _COLOURS[finding.severity]
    place = f"{finding.line}:{finding.column}" if finding.column else str(finding.line or "")
    severity = paint(finding.severity.value, colour)
    yield f"  {place + ': ' if place else ''}{severity} {finding.code}: {_shown(finding.message)}"
    excerpt = report.excerpt(finding)
    if excerpt is not None:
        # A long line is shown around the place that the finding is about.
        start = max(0, min(excerpt.column - 1 - _WIDEST // 3, len(excerpt.text) - _WIDEST))
        line = excerpt.text[start : start + _WIDEST].expandtabs(1)
        column = excerpt.column - 1 - start
        length = max(1, min(excerpt.length, len(line) - column))
        yield f"      {paint('|', '34')} {_shown(line)}"
        yield f"      {paint('|', '34')} {' ' * column}{paint('^' * length, colour)}"
    if finding.path:
        yield f"      {paint('at', '34')} {_shown(finding.path)}"
    if finding.help:
        yield f"      {paint('help:', '34')} {_shown(finding.help)}"


def _shown(text: str) -> str:
    """Without characters that a terminal would obey."""
    return (
        text
        if text.isprintable()
        else "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in text)
    )
