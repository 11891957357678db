"""What readers find: every code that one utters is in the table of its format, with its severity, and in the docs."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import newsdoc
from newsdoc.findings import Finding
from newsdoc.formats.registry import finding_codes, formats

_ROOT = Path(__file__).parents[2]
_CODE = re.compile(r'"((?:TEXT|NEWSML)-[A-Z-]+)"')
_TABLES = ("codes.py", "finding_codes.py")


def test_every_code_in_a_reader_is_in_the_table_and_every_code_of_the_table_in_a_reader() -> None:
    files = [path for path in (_ROOT / "src" / "newsdoc" / "formats").rglob("*.py") if path.name not in _TABLES]
    uttered = {code for path in files for code in _CODE.findall(path.read_text(encoding="utf-8"))}
    assert uttered == finding_codes().keys()


@pytest.mark.parametrize("code", finding_codes())
def test_every_code_is_in_the_documentation(code: str) -> None:
    pages = ("text.md", "found-text.md", "newsml.md")
    assert any(f"`{code}`" in (_ROOT / "docs" / page).read_text(encoding="utf-8") for page in pages)


def test_every_code_belongs_to_one_format_and_says_something() -> None:
    codes = [one for row in formats() for one in row.codes]
    assert len(codes) == len(finding_codes())
    assert all(one.meaning and not one.meaning.endswith(".") for one in codes)


def test_findings_are_as_grave_as_the_table_says(shared: Path) -> None:
    paths = [*(shared / "samples").glob("*.txt"), *(shared / "corpus").rglob("*.xml")]
    findings = [finding for path in paths for finding in _found(path)]
    assert len({finding.code for finding in findings}) > 20
    assert {(one.code, one.severity) for one in findings} <= {
        (one.code, one.severity) for one in finding_codes().values()
    }


def _found(path: Path) -> list[Finding]:
    try:
        return [finding for reading in newsdoc.reads(path.read_bytes()) for finding in reading.findings]
    except newsdoc.NewsdocError:
        return []


@pytest.mark.parametrize("settings", [{"ignore": ["TEXT-SPACE"]}, {"select": ["TEXT-QUOTE-UNCLOSED"]}])
def test_what_a_reader_finds_can_be_left_out_as_rules_can(settings: dict[str, list[str]]) -> None:
    report = newsdoc.Validator(**settings).validate("It was closed in 2019,and it will open. “Good.\n", format="text")
    codes = {finding.code for finding in report.findings}
    assert "TEXT-QUOTE-UNCLOSED" in codes
    assert "TEXT-SPACE-MISSING" not in codes


def test_a_code_that_no_reader_has_is_refused() -> None:
    with pytest.raises(newsdoc.NewsdocError, match="there is no rule 'TEXT-SPACE-MISING'"):
        newsdoc.Validator(ignore=["TEXT-SPACE-MISING"])


def test_rule_says_that_a_code_of_a_reader_is_no_rule() -> None:
    with pytest.raises(newsdoc.NewsdocError, match="readers find it"):
        newsdoc.validation.rule("TEXT-SPACE-MISSING")
