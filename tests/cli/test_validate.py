"""Where the report of ``newsdoc validate`` goes: never in place of an input, whole or not at all, as it is found."""

from __future__ import annotations

import io
import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from newsdoc.cli.main import run
from newsdoc.validation import Report, Validator

TEXT = "The tunnel opens in May, says the city.\n"


@pytest.fixture
def story(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "feed" / "story.txt"
    path.parent.mkdir()
    path.write_text(TEXT, encoding="utf-8")
    return path


def _refused(capsys: pytest.CaptureFixture[str], *arguments: str) -> None:
    assert run(["validate", *arguments]) == 2
    assert "this is an input, which a report must not replace" in capsys.readouterr().err


@pytest.mark.parametrize("given", ["feed/story.txt", "feed", "feed/*.txt", "./feed/../feed/story.txt"])
@pytest.mark.parametrize("output", ["feed/story.txt", "feed/../feed/story.txt", "link.txt", "hard.txt"])
def test_a_report_takes_the_place_of_no_input(
    given: str, output: str, story: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("link.txt").symlink_to(story)
    os.link(story, "hard.txt")
    _refused(capsys, given, "-q", "-o", output)
    _refused(capsys, given, "-F", "ndjson", "-o", output)
    _refused(capsys, "link.txt", "-F", "json", "-o", str(story))
    assert story.read_text(encoding="utf-8") == TEXT
    assert Path("link.txt").is_symlink()


def test_a_report_does_not_take_the_place_of_standard_input(
    story: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with story.open(encoding="utf-8") as opened:
        monkeypatch.setattr(sys, "stdin", opened)
        _refused(capsys, "-", "-o", str(story))
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))  # which is no file
    assert run(["validate", "-", "-o", str(story)]) == 0


def test_a_report_takes_the_place_of_no_file_with_settings(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    settings = Path("pyproject.toml")
    settings.write_text("[tool.newsdoc]\n", encoding="utf-8")
    catalog = Path("catalog.xml")
    catalog.write_text('<catalog xmlns="http://iptc.org/std/nar/2006-10-01/"/>', encoding="utf-8")
    _refused(capsys, str(story), "-o", "pyproject.toml")
    _refused(capsys, str(story), "--config", "pyproject.toml", "-o", "pyproject.toml")
    _refused(capsys, str(story), "--catalog", "catalog.xml", "-o", "./catalog.xml")
    assert settings.read_text(encoding="utf-8") == "[tool.newsdoc]\n"


def test_an_earlier_report_is_replaced(story: Path) -> None:
    Path("report.json").write_text("what was found yesterday", encoding="utf-8")
    assert run(["validate", str(story), "-q", "-F", "json", "-o", "report.json"]) == 0
    assert json.loads(Path("report.json").read_text(encoding="utf-8"))["ok"]


def test_json_lines_go_to_the_file_as_they_come_and_show_when_all_are_there(
    story: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(3):
        story.with_name(f"more-{number}.txt").write_text(TEXT * 2_000, encoding="utf-8")
    output = Path("report.ndjson")
    output.write_text("before", encoding="utf-8")
    sizes: list[int] = []

    def validate_file(_self: Validator, file: str, **_options: object) -> Report:
        assert output.read_text(encoding="utf-8") == "before"
        sizes.extend(path.stat().st_size for path in Path().glob(".newsdoc-*.tmp"))
        return Report(name=file, error="x" * io.DEFAULT_BUFFER_SIZE * 2)

    monkeypatch.setattr(Validator, "validate_file", validate_file)
    assert run(["validate", "feed", "-q", "-F", "ndjson", "-o", "report.ndjson"]) == 2
    assert sizes[0] == 0 < sizes[1] < sizes[2] < sizes[3]
    assert len(output.read_text(encoding="utf-8").splitlines()) == 4


def test_a_run_that_breaks_off_leaves_the_earlier_report(story: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    output = Path("report.ndjson")
    output.write_text("before", encoding="utf-8")

    def broken(*_arguments: object, **_options: object) -> Iterator[Report]:
        raise KeyboardInterrupt

    monkeypatch.setattr(Validator, "validate_file", broken)
    with pytest.raises(KeyboardInterrupt):
        run(["validate", str(story), "-F", "ndjson", "-o", "report.ndjson"])
    assert output.read_text(encoding="utf-8") == "before"
    assert not list(Path().glob(".newsdoc-*"))


@pytest.mark.parametrize("option", ["--select", "--ignore", "--standard-version", "--schema", "--config"])
@pytest.mark.parametrize("value", ["", " "])
def test_an_empty_value_of_an_option_is_an_error(
    option: str, value: str, story: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["validate", str(story), option, value]) == 2
    said = capsys.readouterr().err
    assert option in said
    assert "expected a value, got an empty one; leave the option out" in " ".join(said.split())
