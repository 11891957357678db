"""What a user can tell the validator, from Python, from a pyproject.toml and on the command line."""

from __future__ import annotations

import io
import re
from pathlib import Path

import click
import pytest

import newsdoc
from newsdoc.cli.main import program
from newsdoc.validation.config import find_config, read_config
from newsdoc.validation.reports import RENDERERS

STORY = """<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" standard="NewsML-G2" standardversion="2.35" guid="a">
  <itemMeta>
    <itemClass uri="http://cv.iptc.org/newscodes/ninature/text"/>
    <provider literal="Example News"/>
    <versionCreated>2024-05-01T09:30:00</versionCreated>
  </itemMeta>
</newsItem>
"""
ALL = {"G2-VERSION-MISSING", "G2-LANGUAGE-MISSING", "G2-GUID-URI", "G2-DATE-ZONE"}


def _codes(**options: object) -> set[str]:
    return {finding.code for finding in newsdoc.validate(STORY, **options).findings}  # type: ignore[arg-type]  # each of its own type


def test_the_findings_that_the_settings_choose_from() -> None:
    assert _codes() == ALL


def test_select_and_ignore_take_ids_and_beginnings_of_ids_in_any_case() -> None:
    assert _codes(select=["g2-guid", "FILE"]) == {"G2-GUID-URI"}
    assert _codes(ignore="G2-GUID-URI") == ALL - {"G2-GUID-URI"}
    assert _codes(select=["G2"], ignore=["G2-DATE", "G2-VERSION-MISSING"]) == {"G2-LANGUAGE-MISSING", "G2-GUID-URI"}


def test_the_most_exact_of_several_severities_holds() -> None:
    report = newsdoc.validate(STORY, severities={"G2": "info", "G2-DATE-ZONE": "error"})
    assert {finding.code: finding.severity.value for finding in report.findings} == {
        **dict.fromkeys(ALL, "info"),
        "G2-DATE-ZONE": "error",
    }


def test_findings_that_are_not_shown_are_counted_and_make_an_input_fail() -> None:
    report = newsdoc.validate(STORY, max_findings=1)
    assert len(report.findings) == 1
    assert report.findings[0].severity is newsdoc.Severity.INFO or report.findings[0].code == "G2-LANGUAGE-MISSING"
    assert report.omitted == 3
    assert set(report.summary) == ALL
    assert report.counts == {newsdoc.Severity.ERROR: 1, newsdoc.Severity.WARNING: 2, newsdoc.Severity.INFO: 1}
    assert not report.ok


@pytest.mark.parametrize(("level", "ok"), [("error", False), ("warning", False), ("info", False)])
def test_the_fail_level_decides_whether_an_input_fails(level: str, *, ok: bool) -> None:
    assert newsdoc.validate(STORY, fail_level=level).ok is ok
    assert newsdoc.validate(STORY, fail_level=level, severities={"G2": "info"}).ok is (level != "info")


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"selct": "G2"}, "there is no setting 'selct' .*did you mean 'select'"),
        ({"select": 3}, "expected ids of rules, got 3"),
        ({"select": [3]}, "expected the id of a rule, got 3"),
        ({"ignore": ["G2-FOO"]}, "there is no rule 'G2-FOO'"),
        ({"severities": ["G2-IDREF"]}, "expected severities by rule"),
        ({"severities": {"G2-IDREF": "fatal"}}, "'fatal' is no severity"),
        ({"fail_level": "fatal"}, "'fatal' is no severity"),
        ({"standard_version": "2.36"}, "'2.36' is no version of NewsML-G2 that is known"),
        ({"standard_version": 2.10}, "expected a version as text, got 2.1"),
        ({"max_findings": -1}, "expected a number of findings"),
        ({"catalogs": 3}, "expected paths of files"),
        ({"catalogs": [3]}, "expected the path of a file"),
    ],
)
def test_a_setting_that_makes_no_sense_is_told(options: dict[str, object], message: str) -> None:
    with pytest.raises(newsdoc.ArgumentError, match=message):
        newsdoc.Validator(**options)


@pytest.mark.parametrize("option", ["catalogs", "vocabularies", "schema"])
def test_a_file_that_a_setting_names_has_to_be_there_and_be_of_use(option: str, tmp_path: Path) -> None:
    with pytest.raises(newsdoc.ReadError, match=r"missing\.xml"):
        newsdoc.Validator(**{option: tmp_path / "missing.xml"})
    for content in ("no XML", "<other/>"):
        (tmp_path / "other.xml").write_text(content)
        with pytest.raises(newsdoc.ReadError, match=r"other\.xml"):
            newsdoc.Validator(**{option: tmp_path / "other.xml"})


def test_files_are_taken_as_paths_and_as_file_objects_and_data_as_bytes_and_strings(tmp_path: Path) -> None:
    path = tmp_path / "story.xml"
    path.write_text(STORY)
    expected = newsdoc.validate(STORY, name=str(path))
    assert newsdoc.validate_file(path) == newsdoc.validate_file(str(path)) == expected
    with path.open("rb") as file:
        assert newsdoc.validate_file(file) == expected
    assert newsdoc.validate_file(io.BytesIO(STORY.encode())).findings == newsdoc.validate(STORY.encode()).findings
    with pytest.raises(newsdoc.ReadError, match="no such file"):
        newsdoc.validate_file(tmp_path / "missing.xml")
    with pytest.raises(newsdoc.ArgumentError, match=r"validate_file\(\) reads files"):
        newsdoc.validate(path)  # type: ignore[arg-type]  # the point


def test_the_name_of_a_file_in_the_place_of_what_it_holds_is_told_and_not_taken_for_a_text() -> None:
    (finding,) = newsdoc.validate("feed/story.xml").findings
    assert (finding.code, finding.help) == ("FILE-FORMAT", "validate_file() reads files")
    assert newsdoc.validate("story.xml is ready").ok


def test_the_nearest_pyproject_with_a_table_for_newsdoc_counts(tmp_path: Path) -> None:
    inner = tmp_path / "project" / "feed"
    inner.mkdir(parents=True)
    assert find_config(inner) is None
    (tmp_path / "pyproject.toml").write_text(
        "[tool.newsdoc]\nignore = ['G2-DATE']\nschema = 'g2.xsd'\ncatalogs = ['a.xml']\n"
    )
    (tmp_path / "project" / "pyproject.toml").write_text("[tool.ruff]\nline-length = 120\n")
    found = find_config(inner)
    assert found == tmp_path / "pyproject.toml"
    assert read_config(found) == {
        "ignore": ["G2-DATE"],
        "schema": str(tmp_path / "g2.xsd"),
        "catalogs": [str(tmp_path / "a.xml")],
    }


@pytest.mark.parametrize("text", ["[tool.newsdoc", "\xff"])
def test_a_pyproject_that_is_not_toml_is_told(text: str, tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_bytes(text.encode("latin-1"))
    with pytest.raises(newsdoc.ReadError, match="this is not TOML"):
        find_config(tmp_path)


def test_a_setting_in_the_place_of_the_table_is_told(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("[tool]\nnewsdoc = 3\n")
    with pytest.raises(newsdoc.ArgumentError, match=r"pyproject.toml, \[tool.newsdoc\]: expected a table, got 3"):
        find_config(tmp_path)


DOCS = Path(__file__).parents[2] / "docs"


def _options_in(page: str) -> set[str]:
    rows = [line.split("|")[1] for line in page.splitlines() if line.startswith("| `-")]
    return {name for row in rows for name in re.findall(r"--?[\w-]+", row)}


def test_the_page_of_validation_names_all_options_and_forms_of_report() -> None:
    page = (DOCS / "validation.md").read_text(encoding="utf-8")
    command = program.get_command(click.Context(program), "validate")
    assert command is not None
    options = [option for option in command.params if isinstance(option, click.Option)]
    there = {name for option in options for name in (*option.opts, *option.secondary_opts)}
    assert _options_in(page) == there - {"--color", "--no-color"}
    forms = re.search(r"\| form \|.*?\n\n", page, re.DOTALL)
    assert forms
    assert re.findall(r"^\| `(\w+)`", forms[0], re.MULTILINE) == list(RENDERERS)
