"""The forms of report: each says all of it, and is what the tools that read it take."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft7Validator

from newsdoc.findings import Finding, FindingKind, Severity
from newsdoc.validation import RULES, Report, Validator
from newsdoc.validation.reports import RENDERERS, render_github, render_junit, render_ndjson, render_sarif, render_text
from newsdoc.validation.rules.examples import document

BREAKING = [
    Validator(max_findings=1 if number % 5 == 0 else 100).validate(
        document(rule.breaks), name=f"{rule.id} #1, 100%.xml"
    )
    for number, rule in enumerate(RULES.values())
]


def _closed(required: str, **properties: object) -> dict[str, object]:
    return {
        "type": "object",
        "required": required.split(),
        "properties": properties,
        "additionalProperties": False,
    }


_TEXT = _closed("text", text={"type": "string", "minLength": 1})
_LEVEL = {"enum": ["none", "note", "warning", "error"]}
_INDEX = {"type": "integer", "minimum": 0}
_COUNT = {"type": "integer", "minimum": 1}
_ARTIFACT = _closed("uri", uri={"type": "string", "pattern": r"^[A-Za-z0-9._~!$&'()*+,;=:@/%-]+$"}, index=_INDEX)
_REGION = _closed("startLine", startLine=_COUNT, startColumn=_COUNT, endColumn=_COUNT, snippet=_TEXT)
_LOCATION = _closed(
    "physicalLocation",
    physicalLocation=_closed("artifactLocation", artifactLocation=_ARTIFACT, region=_REGION),
    logicalLocations={"type": "array", "items": _closed("", fullyQualifiedName={"type": "string"})},
)
_LOCATIONS = {"type": "array", "items": _LOCATION}
_RULE = _closed(
    "id",
    id={"type": "string"},
    shortDescription=_TEXT,
    fullDescription=_TEXT,
    help=_TEXT,
    defaultConfiguration=_closed("level", level=_LEVEL),
    properties={"type": "object"},
)
_NOTE = _closed("message", level=_LEVEL, message=_TEXT, locations=_LOCATIONS)
_RUN = _closed(
    "tool results",
    tool=_closed(
        "driver",
        driver=_closed(
            "name",
            name={"const": "newsdoc"},
            semanticVersion={"type": "string", "pattern": r"^\d+\.\d+\.\d+"},
            rules={"type": "array", "uniqueItems": True, "items": _RULE},
        ),
    ),
    columnKind={"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
    invocations={
        "type": "array",
        "items": _closed(
            "executionSuccessful",
            executionSuccessful={"type": "boolean"},
            toolExecutionNotifications={"type": "array", "items": _NOTE},
        ),
    },
    artifacts={"type": "array", "items": _closed("location", location=_ARTIFACT)},
    results={
        "type": "array",
        "items": _closed(
            "message ruleId",
            ruleId={"type": "string"},
            ruleIndex=_INDEX,
            level=_LEVEL,
            message=_TEXT,
            locations=_LOCATIONS,
        ),
    },
)
SARIF = _closed(
    "version runs",
    **{"$schema": {"type": "string"}},
    version={"const": "2.1.0"},
    runs={"type": "array", "minItems": 1, "items": _RUN},
)
"""What the specification of SARIF 2.1.0 says of the properties that are used here; no others are let through."""


def test_sarif_is_of_the_form_that_the_specification_gives_it() -> None:
    log = json.loads(render_sarif(BREAKING))
    assert list(Draft7Validator(SARIF).iter_errors(log)) == []
    run = log["runs"][0]
    assert len(run["results"]) == sum(len(report.findings) for report in BREAKING)
    for result in run["results"]:
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
        for location in result["locations"]:
            artifact = location["physicalLocation"]["artifactLocation"]
            assert run["artifacts"][artifact["index"]]["location"]["uri"] == artifact["uri"]
    left_out = [note["message"]["text"] for note in run["invocations"][0]["toolExecutionNotifications"]]
    assert left_out == [f"{report.omitted} more findings" for report in BREAKING if report.omitted]


def test_sarif_gives_a_file_by_its_path_from_here_or_by_its_full_address() -> None:
    def address(name: str) -> object:
        return json.loads(render_sarif([Report(name=name)]))["runs"][0]["artifacts"][0]["location"]["uri"]

    assert address("feed/a b.xml") == "feed/a%20b.xml"
    assert address("/news/a.xml") == "file:///news/a.xml"
    assert address("") == "input"


def test_junit_has_a_case_for_each_input_and_its_counts_are_true() -> None:
    root = ET.fromstring(render_junit(BREAKING))  # noqa: S314 - our own output
    (suite,) = root
    cases = list(suite)
    assert [case.get("name") for case in cases] == [report.name for report in BREAKING]
    failed = [case for case in cases if case.find("failure") is not None]
    assert [case.get("name") for case in failed] == [report.name for report in BREAKING if not report.ok]
    for element in (root, suite):
        counts = (len(cases), len(failed), 0)
        assert tuple(int(element.get(name, "")) for name in ("tests", "failures", "errors")) == counts
    for case in cases:
        assert set(case.attrib) == {"name", "classname"}
        assert {part.tag for part in case} <= {"failure", "system-out"}


@pytest.mark.parametrize("name", RENDERERS)
def test_pieces_put_together_are_the_whole(name: str) -> None:
    renderer = RENDERERS[name]
    whole = renderer.render(BREAKING)
    assert "".join(renderer.pieces(BREAKING)) == whole
    for report in BREAKING:
        for finding in report.findings:
            assert finding.code in whole


@pytest.mark.parametrize("name", [name for name, renderer in RENDERERS.items() if renderer.stream])
def test_what_streams_says_each_report_before_it_asks_for_the_next(name: str) -> None:
    taken: list[int] = []

    def one_by_one() -> Iterator[Report]:
        for number, report in enumerate(BREAKING[:3]):
            taken.append(number)
            yield report

    pieces = RENDERERS[name].pieces(one_by_one())
    assert BREAKING[0].findings[0].code in next(pieces)
    assert taken == [0]


_ANY = st.text(max_size=20)


@given(message=_ANY, help_=_ANY, file=_ANY, path=_ANY, line=st.integers(0, 9))
def test_whatever_a_finding_says_reports_stay_whole(message: str, help_: str, file: str, path: str, line: int) -> None:
    finding = Finding(
        code="G2-IDREF",
        message=message,
        help=help_,
        path=path,
        file=file,
        line=line,
        column=line,
        kind=FindingKind.RULE,
    )
    report = Report(name=file, findings=(finding,), counts={Severity.WARNING: 1}, summary={"G2-IDREF": 1})
    lines = render_github([report]).split("\n")
    assert len(lines) == 2
    assert re.match(r"::warning (?:file=[^,:]*,)?(?:line=\d+,col=\d+,)?title=G2-IDREF::", lines[0])
    assert "\r" not in lines[0]
    assert len(render_ndjson([report]).splitlines()) >= 1
    assert json.loads(render_ndjson([report]))["findings"][0]["message"] == message
    assert json.loads(render_sarif([report]))["runs"][0]["results"][0]["ruleId"] == "G2-IDREF"
    ET.fromstring(render_junit([report]))  # noqa: S314 - our own output
    assert all(char.isprintable() or char == "\n" for char in render_text([report]))


def test_the_mark_is_under_the_place_whatever_the_width_of_the_characters() -> None:
    report = Validator(select=["G2-QCODE-SYNTAX"]).validate(
        document('<subject literal="トンネル" qcode="medtop 04000000"/>'), name="a.xml"
    )
    lines = render_text([report]).splitlines()
    at = next(number for number, line in enumerate(lines) if "^" in line)
    shown, mark = lines[at - 1], lines[at]
    assert mark.index("^") == shown.index("qcode") + len("トンネル")
    assert mark.count("^") == len('qcode="medtop 04000000"')


def test_of_a_long_line_the_part_around_the_place_is_shown() -> None:
    story = document(f'<subject literal="{"x" * 300}" qcode="medtop 04000000" uri="https://example.com/{"y" * 300}"/>')
    lines = render_text([Validator(select=["G2-QCODE-SYNTAX"]).validate(story, name="a.xml")]).splitlines()
    at = next(number for number, line in enumerate(lines) if "^" in line)
    shown, mark = lines[at - 1], lines[at]
    assert shown[mark.index("^") :].startswith('qcode="medtop 04000000"')
    assert shown.startswith("    | \N{HORIZONTAL ELLIPSIS}xx")
    assert shown.endswith("yy\N{HORIZONTAL ELLIPSIS}")
    assert len(shown) < 130


def test_colours_come_only_when_asked_for() -> None:
    assert "\x1b" not in render_text(BREAKING)
    assert re.sub(r"\x1b\[[\d;]+m", "", render_text(BREAKING, colour=True)) == render_text(BREAKING)
