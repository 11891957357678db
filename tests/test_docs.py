"""Every example in the README and in docs/ runs and gives what it shows."""

from __future__ import annotations

import doctest
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
KINDS = {"pycon", "console", "sh", "text", ""}
"""Blocks that run (pycon, console), set-up commands (sh, which .ci/run runs), and what is no code at all."""

_FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
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
    program = f'newsdoc() {{ {shlex.quote(sys.executable)} -W error -m newsdoc "$@"; }}; '
    for block in _blocks(page, "console"):
        for command, expected in _commands(block):
            done = subprocess.run(  # noqa: S603 - commands of our own pages
                ["/bin/bash", "-c", program + command],
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


def test_the_readme_has_exactly_the_two_set_up_commands_each_on_a_line() -> None:
    commands = _blocks(ROOT / "README.md", "sh")
    assert [command.count("\n") for command in commands] == [1, 1]
    assert "newsdoc convert docs/examples/" in commands[0]
    assert commands[1].rstrip().endswith("-m pytest")
