"""Every example in the README and in docs/ runs and gives what it shows."""

from __future__ import annotations

import doctest
import inspect
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import click
import pytest

import newsdoc
from newsdoc.cli.main import program
from newsdoc.formats import registry

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]
EXAMPLES = sorted((ROOT / "docs" / "examples").iterdir())
KINDS = {"pycon", "console", "sh", "xml", "json", "{eval-rst}", "text", ""}
"""Blocks that run (pycon, console), set-up commands (sh, which .ci/run runs), examples of the rules (xml, json:
the tests of the validator run them from the rules, which the pages are written from), directives of Sphinx ({eval-rst},
which .ci/run builds), and what is no code at all."""

_FENCE = re.compile(r"^```([\w{}-]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\]\((?!https?:)([^)#]+)(?:#[^)]*)?\)")


def _blocks(page: Path, *kinds: str) -> list[str]:
    return [text for kind, text in _FENCE.findall(page.read_text(encoding="utf-8")) if kind in kinds]


def _name(page: Path) -> str:
    return str(page.relative_to(ROOT))


@pytest.fixture
def clone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A directory that looks like a clone to an example, and may be written to."""
    shutil.copytree(ROOT / "docs" / "examples", tmp_path / "docs" / "examples")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("page", PAGES, ids=_name)
def test_every_block_is_of_a_kind_that_the_tests_know(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert text.count("\n```") == 2 * len(_FENCE.findall(text)), "a fence is not closed"
    assert {kind for kind, _ in _FENCE.findall(text)} <= KINDS


@pytest.mark.parametrize("page", PAGES, ids=_name)
def test_every_python_example_gives_what_it_shows(page: Path, clone: Path) -> None:
    blocks = "\n".join(_blocks(page, "pycon"))
    flags = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
    examples = doctest.DocTestParser().get_doctest(blocks, {}, _name(page), _name(page), 0)
    report: list[str] = []
    results = doctest.DocTestRunner(optionflags=flags).run(examples, out=report.append)
    assert results.failed == 0, "".join(report)
    assert bool(results.attempted) == bool(blocks)
    assert clone.is_dir()


def _commands(block: str) -> list[tuple[str, str]]:
    parts = re.split(r"^\$ ", block, flags=re.MULTILINE)
    assert parts[0] == "", "a console block begins with a command"
    return [(command, output) for command, _, output in (part.partition("\n") for part in parts[1:])]


@pytest.mark.parametrize("page", PAGES, ids=_name)
def test_every_command_gives_what_it_shows(page: Path, clone: Path) -> None:
    """Output and error output together, as on a terminal; ``...`` stands for anything."""
    alias = f'newsdoc() {{ {shlex.quote(sys.executable)} -W error -m newsdoc "$@"; }}; '
    for block in _blocks(page, "console"):
        for command, expected in _commands(block):
            done = subprocess.run(  # noqa: S603 - commands of our own pages
                ["/bin/bash", "-c", alias + command],
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                cwd=clone,
                check=False,
            )
            shown = done.stdout.decode()
            assert doctest.OutputChecker().check_output(expected, shown, doctest.ELLIPSIS), f"$ {command}\n{shown}"


@pytest.mark.parametrize("page", PAGES, ids=_name)
def test_every_link_to_a_file_leads_to_one(page: Path) -> None:
    for target in _LINK.findall(page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), target


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_every_example_article_goes_through_all_formats_unharmed(path: Path) -> None:
    article = newsdoc.load(path)
    assert article.headline
    for row in registry.formats():
        data = newsdoc.dumps(article, row.name)
        assert not row.native or newsdoc.loads(data, row.name) == article


def test_one_example_is_in_the_dialect_just_as_it_would_be_written() -> None:
    data = (ROOT / "docs" / "examples" / "ferry.txt").read_bytes()
    assert newsdoc.convert(data, "text").findings == ()
    assert newsdoc.convert(data, "text").data == data


def test_the_reference_of_the_api_names_every_public_name() -> None:
    pages = "".join(page.read_text(encoding="utf-8") for page in (ROOT / "docs" / "api").iterdir())
    documented = re.findall(r"^\.\. (?:auto|py:)\w+:: (\w+)$", pages, re.MULTILINE)
    assert sorted(documented) == sorted(set(newsdoc.__all__) - {"__version__"})


def _table(page: str, columns: int) -> list[list[str]]:
    """The rows of a page's tables of so many columns, heads and rules left out; code marks gone."""
    lines = (ROOT / "docs" / page).read_text(encoding="utf-8").splitlines()
    rows = [
        [cell.strip().replace("`", "") for cell in line.strip("|").split("|")] for line in lines if line[:3] == "| `"
    ]
    return [row for row in rows if len(row) == columns]


def test_the_page_of_formats_names_all_of_them_with_their_names_and_suffixes() -> None:
    documented = [(row[0], row[2], row[3]) for row in _table("formats.md", 4) if row[1] not in {"reading", "writing"}]
    assert documented == [(row.name, ", ".join(row.aliases), ", ".join(row.suffixes)) for row in registry.formats()]


def test_the_page_of_formats_names_all_their_options() -> None:
    documented = {tuple(row[:3]) for row in _table("formats.md", 4) if row[1] in {"reading", "writing"}}
    assert documented == {
        (row.name, way, option.name)
        for row in registry.formats()
        for way, function in (("reading", row.read), ("writing", row.write))
        if function
        for option in inspect.signature(function).parameters.values()
        if option.kind is option.KEYWORD_ONLY and option.name != "name"
    }


def test_the_page_of_the_command_line_names_all_options_of_convert() -> None:
    documented = {name for row in _table("command-line.md", 2) for name in re.findall(r"--?[\w-]+", row[0])}
    command = program.get_command(click.Context(program), "convert")
    assert command
    there = {name for option in command.params if isinstance(option, click.Option) for name in option.opts}
    assert documented == there - {"--keep-source"} | {"--no-source"}


def test_the_readme_has_exactly_the_two_set_up_commands_each_on_a_line() -> None:
    commands = _blocks(ROOT / "README.md", "sh")
    assert [command.count("\n") for command in commands] == [1, 1]
    assert "newsdoc convert docs/examples/" in commands[0]
    assert commands[1].rstrip().endswith("-m pytest -n auto")
