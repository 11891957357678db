"""What the Tab key offers, asked as the shells ask, and in those shells that are there."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest


def _environment(folder: Path) -> dict[str, str]:
    """One in which ``newsdoc`` is the program under test."""
    program = folder / "newsdoc"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m newsdoc "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    return {**os.environ, "PATH": f"{folder}{os.pathsep}{os.environ['PATH']}", "HOME": str(folder)}


def _offered(line: str) -> list[str]:
    """What completes the last word of *line*."""
    words = line.split(" ")
    asked = {"_NEWSDOC_COMPLETE": "bash_complete", "COMP_WORDS": line, "COMP_CWORD": str(len(words) - 1)}
    done = subprocess.run(
        [sys.executable, "-W", "error", "-m", "newsdoc"],
        capture_output=True,
        check=True,
        env={**os.environ, **asked},
    )
    return [answer.partition(",")[2] for answer in done.stdout.decode().splitlines() if answer]


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("newsdoc expl", ["explain"]),
        ("newsdoc convert story.txt --skip", ["--skip-existing"]),
        ("newsdoc convert story.txt -t m", ["markdown"]),
        ("newsdoc convert story.txt -f h", []),
        ("newsdoc validate -f h", []),
        ("newsdoc validate -F gi", ["github"]),
        ("newsdoc explain g2-id", ["G2-ID-DUPLICATE", "G2-IDREF"]),
        ("newsdoc explain FILE-X G2-STANDARD-V", ["G2-STANDARD-VERSION"]),
        ("newsdoc validate --select FILE-XML,file-f", ["FILE-XML,FILE-FORMAT"]),
        ("newsdoc validate --ignore FILE-X", ["FILE-XML"]),
        ("newsdoc validate --severity FILE-XM", ["FILE-XML="]),
        ("newsdoc validate --severity FILE-XML=w", ["FILE-XML=warning"]),
        ("newsdoc validate --fail-level ", ["error", "warning", "info"]),
    ],
)
def test_the_tab_key_offers_what_fits(line: str, offered: list[str]) -> None:
    assert _offered(line) == offered


def _script(shell: str, environment: dict[str, str]) -> str:
    done = subprocess.run(  # noqa: S603 - our own program
        ["newsdoc", "completion", shell],  # noqa: S607 - found where the environment says
        capture_output=True,
        check=True,
        env=environment,
    )
    return done.stdout.decode()


def test_in_bash(tmp_path: Path) -> None:
    environment = _environment(tmp_path)
    script = _script("bash", environment)
    ask = "COMP_WORDS=(newsdoc convert -t h); COMP_CWORD=3; _newsdoc_completion newsdoc h -t; echo ${COMPREPLY[@]}"
    done = subprocess.run(  # noqa: S603 - our own script
        ["/bin/bash", "--norc", "-c", f"{script}\n{ask}"], capture_output=True, check=True, env=environment
    )
    assert done.stdout == b"html\n"


def test_in_fish_with_whole_descriptions(tmp_path: Path) -> None:
    fish = shutil.which("fish")
    if fish is None:
        (pytest.fail if os.environ.get("CI", "").lower() == "true" else pytest.skip)("needs fish")
    environment = _environment(tmp_path)
    script = _script("fish", environment)
    done = subprocess.run(  # noqa: S603 - our own script
        [fish or "", "-N", "-c", f"{script}\ncomplete -C 'newsdoc exp'"],
        capture_output=True,
        check=True,
        env=environment,
    )
    assert done.stdout.decode() == "explain\tExplain a rule of the validator, with examples.\n"


def test_in_zsh(tmp_path: Path) -> None:
    """Its completion needs a terminal, so this only has it read the script and look what is offered for the command."""
    zsh = shutil.which("zsh")
    if zsh is None:
        (pytest.fail if os.environ.get("CI", "").lower() == "true" else pytest.skip)("needs zsh")
    environment = _environment(tmp_path)
    (tmp_path / "_newsdoc").write_text(_script("zsh", environment), encoding="utf-8")
    ask = (
        f"fpath=({tmp_path} $fpath); autoload -Uz compinit && compinit -D -u; "
        "print $_comps[newsdoc]; autoload +X _newsdoc"
    )
    done = subprocess.run(  # noqa: S603 - our own script
        [zsh or "", "-f", "-e", "-c", ask], capture_output=True, check=True, env=environment
    )
    assert done.stdout == b"_newsdoc\n"
