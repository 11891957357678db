"""Reports as JUnit's XML, which continuous integration servers show as tests."""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from newsdoc.validation.report import Report
from newsdoc.validation.reports.words import harmless, more

__all__ = ["render_junit"]


def render_junit(reports: Iterable[Report]) -> str:
    """A test case for each input, which fails where the input does, and is an error where it could not be read.

    Findings below the level at which an input fails stand in the output of its test case.
    """
    listed = list(reports)
    suites = Element("testsuites")
    suite = SubElement(suites, "testsuite", name="newsdoc")
    for report in listed:
        case = SubElement(
            suite, "testcase", classname=f"newsdoc.{report.format or 'input'}", name=harmless(report.name or "input")
        )
        if report.error:
            SubElement(case, "error", type="ReadError", message=harmless(report.error))
            continue
        grave = [one for one in report.findings if report.is_grave(one.severity)]
        light = [str(one) for one in report.findings if not report.is_grave(one.severity)]
        rest = f"{report.name or 'input'}: {more(report)}"
        left_out = [rest] if report.omitted else []
        if not report.ok:
            worst = max(grave, key=lambda one: one.severity.weight, default=None)
            head, kind = (str(worst), worst.code) if worst else (rest, "omitted")
            failure = SubElement(case, "failure", type=kind, message=harmless(head))
            failure.text = _lines([*map(str, grave), *left_out])
        else:
            light += left_out
        if light:
            SubElement(case, "system-out").text = _lines(light)
    for element in (suites, suite):
        element.set("tests", str(len(listed)))
        element.set("failures", str(sum(not report.ok and not report.error for report in listed)))
        element.set("errors", str(sum(bool(report.error) for report in listed)))
    indent(suites)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(suites, encoding="unicode") + "\n"


def _lines(lines: list[str]) -> str:
    return "\n".join(("", *map(harmless, lines), ""))
