"""Reports for people to read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final
from unicodedata import category, east_asian_width

from newsdoc.findings import Finding, Severity
from newsdoc.validation.report import Excerpt, Report
from newsdoc.validation.reports.words import code_of, counted, more, verdict

__all__ = ["render_text", "stream_text"]

_COLOURS: Final = {Severity.ERROR: "31;1", Severity.WARNING: "33;1", Severity.INFO: "36;1"}
_BOLD: Final = "1"
_MARGIN: Final = "34"
_WIDEST: Final = 120
_NO_WIDTH: Final = frozenset({"Mn", "Me", "Cf"})


def render_text(reports: Iterable[Report], *, colour: bool = False) -> str:
    """The findings of each input with the lines that they are about, and how many there are of each rule.

    :param colour: whether to colour it with the codes of terminals.
    """
    return "".join(stream_text(reports, colour=colour))


def stream_text(reports: Iterable[Report], *, colour: bool = False) -> Iterator[str]:
    """The same, report by report, and what they add up to at last."""
    paint = _Paint(colour=colour)
    severities: Counter[Severity] = Counter()
    rules: Counter[str] = Counter()
    inputs = failed = unread = 0
    for report in reports:
        inputs += 1
        unread += bool(report.error)
        failed += not report.ok and not report.error
        severities.update(report.counts)
        rules.update(report.summary)
        yield "".join(f"{line}\n" for line in _report(report, paint))
    if inputs:
        yield "".join(f"{line}\n" for line in _rules(rules))
        counts = ", ".join(counted(severities[one], one.value) for one in Severity)
        ended = paint(verdict(inputs, failed, unread), _COLOURS[Severity.ERROR] if failed or unread else "32;1")
        yield f"{counted(inputs, 'input')}: {counts}; {ended}\n"


class _Paint:
    def __init__(self, *, colour: bool) -> None:
        self._colour = colour

    def __call__(self, text: str, code: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if self._colour else text


def _report(report: Report, paint: _Paint) -> Iterator[str]:
    name = _shown(report.name or "input")
    if report.error:
        yield f"{paint(name, _BOLD)}: {paint('error', _COLOURS[Severity.ERROR])}: {_shown(report.error)}"
    for finding in report.findings:
        yield from _finding(report, finding, paint)
    if report.omitted:
        yield f"{name}: {more(report)}"
    if report.findings or report.omitted or report.error:
        yield ""


def _finding(report: Report, finding: Finding, paint: _Paint) -> Iterator[str]:
    colour = _COLOURS[finding.severity]
    place = ":".join(str(part) for part in (report.name or "input", finding.line, finding.column) if part)
    severity = paint(f"{finding.severity.value} {finding.code}", colour)
    yield f"{paint(_shown(place), _BOLD)}: {severity}: {_shown(finding.message)}"
    excerpt = report.excerpt(finding)
    if excerpt is not None:
        for line in _excerpt(excerpt, paint, colour):
            yield f"    {paint('|', _MARGIN)} {line}"
    if finding.path:
        yield f"    {paint('at', _MARGIN)} {_shown(finding.path)}"
    if finding.help:
        yield f"    {paint('help:', _MARGIN)} {_shown(finding.help)}"


def _excerpt(excerpt: Excerpt, paint: _Paint, colour: str) -> Iterator[str]:
    """The line, of a long one what is around the place, and below it a mark under what the finding is about."""
    text, at = excerpt.text.rstrip(), excerpt.column - 1
    lead = min(len(text) - len(text.lstrip()), at)  # space that says nothing
    start = max(lead, min(at - _WIDEST // 3, len(text) - _WIDEST))
    end = start + _WIDEST
    line = _in_columns(text[start:end].expandtabs(1))
    before, about = line[: at - start], line[at - start : at - start + excerpt.length]
    head, tail = "\N{HORIZONTAL ELLIPSIS}" * (start > lead), "\N{HORIZONTAL ELLIPSIS}" * (end < len(text))
    yield head + line + tail
    yield " " * (len(head) + _width(before)) + paint("^" * max(1, _width(about)), colour)


def _width(text: str) -> int:
    """How many columns of a terminal a text takes."""
    if text.isascii():
        return len(text)
    return sum(0 if category(char) in _NO_WIDTH else 2 if east_asian_width(char) in "WF" else 1 for char in text)


def _rules(rules: Counter[str]) -> Iterator[str]:
    for rule, count in sorted(rules.items(), key=lambda pair: (-pair[1], pair[0])):
        yield f"{count:>7}  {rule}"
    if rules:
        yield ""


def _shown(text: str) -> str:
    """With the codes of characters that do not show, or that a terminal would obey."""
    return text if text.isprintable() else "".join(char if char.isprintable() else code_of(char) for char in text)


def _in_columns(text: str) -> str:
    """The same with a character for each, so that what is below stays below."""
    return "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in text)
