"""Reports as JUnit's XML, which continuous integration servers show as tests."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from newsdoc.validation.report import Report

__all__ = ["render_junit"]

_NOT_XML: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def render_junit(reports: Iterable[Report]) -> str:
    """A test case for each input, which fails where the input does.

    Findings below the level at which an input fails stand in the output of its test case.
    """
    listed = list(reports)
    suites = Element("testsuites")
    suite = SubElement(suites, "testsuite", name="newsdoc")
    failed = 0
    for report in listed:
        case = SubElement(
            suite, "testcase", classname=f"newsdoc.{report.format or 'input'}", name=_text(report.name or "input")
        )
        grave = [one for one in report.findings if one.severity.weight >= report.fail_level.weight]
        if grave:
            failed += 1
            worst = max(grave, key=lambda one: one.severity.weight)
            failure = SubElement(case, "failure", type=worst.code, message=_text(str(worst)))
            failure.text = "\n" + "\n".join(_text(str(one)) for one in grave) + "\n"
        light = [one for one in report.findings if one.severity.weight < report.fail_level.weight]
        if light:
            SubElement(case, "system-out").text = "\n" + "\n".join(_text(str(one)) for one in light) + "\n"
    for element in (suites, suite):
        element.set("tests", str(len(listed)))
        element.set("failures", str(failed))
        element.set("errors", "0")
    indent(suites)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(suites, encoding="unicode") + "\n"


def _text(text: str) -> str:
    """What XML can carry of a text."""
    return _NOT_XML.sub("\N{REPLACEMENT CHARACTER}", text)
