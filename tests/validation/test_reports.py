"""The forms of report: each says all of it, and is what the tools that read it take."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from xml.etree import ElementTree as ET

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from jsonschema import Draft7Validator
from lxml import html as lxml_html

from newsdoc.findings import Finding, FindingKind, Severity
from newsdoc.validation import RULES, Report, Validator
from newsdoc.validation.reports import (
    RENDERERS,
    render_github,
    render_html,
    render_json,
    render_junit,
    render_ndjson,
    render_sarif,
    render_text,
)
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
    (invocation,) = run["invocations"]
    assert invocation["executionSuccessful"]
    left_out = [note["message"]["text"] for note in invocation["toolExecutionNotifications"]]
    assert [int(text.split()[0]) for text in left_out] == [report.omitted for report in BREAKING if report.omitted]


UNREAD = [Report(name="gone.xml", error="no such file or directory"), Report(name="story.txt", format="text")]


def test_json_says_what_could_not_be_read() -> None:
    whole = json.loads(render_json(UNREAD))
    assert not whole["ok"]
    assert whole["reports"] == [json.loads(line) for line in render_ndjson(UNREAD).splitlines()]
    assert [(one["name"], one["ok"], one["error"]) for one in whole["reports"]] == [
        ("gone.xml", False, "no such file or directory"),
        ("story.txt", True, None),
    ]


def test_sarif_of_a_run_that_could_not_read_all_is_of_one_that_failed() -> None:
    log = json.loads(render_sarif(UNREAD))
    assert list(Draft7Validator(SARIF).iter_errors(log)) == []
    (invocation,) = log["runs"][0]["invocations"]
    (note,) = invocation["toolExecutionNotifications"]
    assert not invocation["executionSuccessful"]
    assert (note["level"], note["message"]["text"]) == ("error", "no such file or directory")
    assert note["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "gone.xml"


def test_junit_has_an_error_for_what_could_not_be_read() -> None:
    root = ET.fromstring(render_junit(UNREAD))  # noqa: S314 - our own output
    assert [root.get(name) for name in ("tests", "failures", "errors")] == ["2", "0", "1"]
    (error,) = root.iter("error")
    assert error.get("message") == "no such file or directory"
    assert [case.get("name") for case in root.iter("testcase") if error in case] == ["gone.xml"]


def test_forms_for_people_and_github_say_what_could_not_be_read() -> None:
    assert render_github(UNREAD) == "::error file=gone.xml,title=newsdoc::no such file or directory\n"
    text = render_text(UNREAD)
    assert text.startswith("gone.xml: error: no such file or directory\n\n")
    assert text.endswith("2 inputs: 0 errors, 0 warnings, 0 info; 1 of them not read\n")
    page = lxml_html.document_fromstring(render_html(UNREAD))
    assert page.xpath("normalize-space(//section[@class='failed'])") == "gone.xml error no such file or directory"
    assert page.xpath("string(//header/p)") == "2 inputs: 0 errors, 0 warnings, 0 info; 1 of them not read"


@pytest.mark.parametrize("shown", [0, 1])
def test_an_error_that_is_left_out_fails_and_is_counted_in_each_form(shown: int) -> None:
    story = document("<urgency>x</urgency>").replace(' version="1"', "")
    report = Validator(max_findings=shown).validate(story, name="a.xml")
    assert report.omitted_counts[Severity.ERROR] == 1
    assert len(report.findings) == shown
    text = f"{report.omitted} more finding{'s' * (report.omitted > 1)}: 1 error"
    root = ET.fromstring(render_junit([report]))  # noqa: S314 - our own output
    assert root.get("failures") == "1"
    (failure,) = root.iter("failure")
    assert text in (failure.get("message") or "")
    assert text in (failure.text or "")
    assert render_github([report]).splitlines()[-1].startswith(f"::error file=a.xml,title=newsdoc::{text}")
    for whole in (render_text([report]), render_html([report]), render_sarif([report])):
        assert text in whole
    assert "1 error" in lxml_html.document_fromstring(render_html([report])).xpath("string(//header/p)")


def test_what_is_left_out_and_not_grave_fails_nothing() -> None:
    story = b"The tunnel opens\n\nThe harbour tunnel opens in May.\n"
    report = Validator(max_findings=0, select=["TEXT-HEADLINE-GUESSED"]).validate(story, name="a.txt")
    root = ET.fromstring(render_junit([report]))  # noqa: S314 - our own output
    assert (root.get("failures"), root.findtext(".//system-out")) == ("0", "\na.txt: 1 more finding: 1 info\n")
    assert render_github([report]) == "::notice file=a.txt,title=newsdoc::1 more finding: 1 info\n"


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


_OBEYED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")


@given(name=st.text(st.characters(exclude_categories=()), min_size=1, max_size=9))
@example(name="esc\x1b[31m.xml")
@example(name="caf\udce9.xml")
@example(name="/\ud800\x9b.xml")
def test_names_of_files_can_be_written_and_move_no_terminal(name: str) -> None:
    report = Validator().validate(document("<urgency>x</urgency>"), name=name)
    reports = [report, Report(name=name, error=f"{name} is not there")]
    for renderer in RENDERERS.values():
        written = renderer.render(reports).encode().decode()
        assert not _OBEYED.search(written.replace("\r", "")), renderer.name
    assert json.loads(render_json(reports))["reports"][0]["name"] == name
    ET.fromstring(render_junit(reports))  # noqa: S314 - our own output
    assert list(Draft7Validator(SARIF).iter_errors(json.loads(render_sarif(reports)))) == []


def test_characters_that_nobody_may_obey_are_shown_as_their_codes() -> None:
    reports = [Report(name="esc\x1b[31m.xml", error="no\udce9")]
    assert render_github(reports) == "::error file=esc\\x1b[31m.xml,title=newsdoc::no\\udce9\n"
    assert "<bdi>esc\\x1b[31m.xml</bdi>" in render_html(reports)
    assert render_text(reports).startswith("esc\\x1b[31m.xml: error: no\\udce9\n")


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
