"""No shared state between processes: what several programs do at once is what one does, file by file."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

import newsdoc
from newsdoc.formats import registry

TARGETS = ("newsml", "json", "text", "html")


@pytest.fixture(scope="module")
def inputs(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Real files of every agency, and texts."""
    folder = tmp_path_factory.mktemp("inputs")
    files = [path for path in sorted((shared / "corpus").rglob("*.xml")) if path.stat().st_size < 30_000][::6]
    files += sorted((shared / "samples").glob("*.txt"))
    for place, path in enumerate(files):
        shutil.copyfile(path, folder / f"{place:03}{path.suffix}")
    assert len(files) > 25
    return folder


def _one_by_one(inputs: Path, to: str) -> tuple[dict[str, bytes], Counter[str]]:
    """The outputs by name, and how many findings, losses and failures there are."""
    made, told = {}, Counter[str]()
    for path in sorted(inputs.iterdir()):
        try:
            done = newsdoc.convert(path.read_bytes(), to, name=str(path))
        except newsdoc.NewsdocError:
            told["without"] += 1
            continue
        made[path.stem + registry.get(to).suffixes[0]] = done.data
        told.update(finding=len(done.findings), loss=len(done.losses))
    return made, told


def _start(inputs: Path, to: str, out: Path, report: Path, *more: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "newsdoc", "convert", str(inputs), "-t", to, "-o", str(out), "-q"]
    return subprocess.Popen([*command, "--report", str(report), *more], stderr=subprocess.PIPE)  # noqa: S603 - our own program


def _end(process: subprocess.Popen[bytes]) -> None:
    _, said = process.communicate(timeout=120)
    assert process.returncode in {0, 1}, said
    assert b"Traceback" not in said


def _files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def _told(report: Path) -> Counter[str]:
    kinds = Counter(json.loads(line)["kind"] for line in report.read_text(encoding="ascii").splitlines())
    kinds["without"] = kinds.pop("failed", 0) + kinds.pop("no article", 0)
    del kinds["summary"]
    return kinds


def test_several_programs_of_several_processes_make_at_once_what_one_process_makes(
    inputs: Path, tmp_path: Path
) -> None:
    running = [_start(inputs, to, tmp_path / to, tmp_path / f"{to}.ndjson", "--jobs", "2") for to in TARGETS]
    for process in running:
        _end(process)
    for to in TARGETS:
        made, told = _one_by_one(inputs, to)
        assert _files(tmp_path / to) == made, to
        assert _told(tmp_path / f"{to}.ndjson") == +told, to


def test_programs_that_write_to_one_folder_at_once_do_one_another_no_harm(inputs: Path, tmp_path: Path) -> None:
    running = [
        _start(inputs, "json", tmp_path / "out", tmp_path / f"{turn}.ndjson", "--skip-existing") for turn in range(3)
    ]
    for process in running:
        _end(process)
    made, _ = _one_by_one(inputs, "json")
    assert _files(tmp_path / "out") == made
