"""Many files, and kill -9 again and again in their midst: no half file, nothing lost, the rerun completes."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import newsdoc

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="signals and process groups of Linux")


def _archive(root: Path, number: int) -> Path:
    """Articles of which each takes a moment to write."""
    for index in range(number):
        path = root / f"{index % 4}" / f"story-{index:03}.json"
        path.parent.mkdir(parents=True, exist_ok=True)
        body = [f"The drawbridge opened on day {index}. " * 40] * 40
        path.write_bytes(newsdoc.dumps(newsdoc.Article(f"Story {index}", body=body), "json"))
    return root


def _contents(root: Path) -> dict[str, bytes]:
    """The files below a folder, but for the hidden ones that a killed process leaves."""
    files = (path for path in root.rglob("*") if path.is_file() and not path.name.startswith(".newsdoc-"))
    return {str(path.relative_to(root)): path.read_bytes() for path in files}


def _expected(archive: Path) -> dict[str, bytes]:
    return {
        str(Path(name).with_suffix(".xml")): newsdoc.convert(data, "newsml", "json").data
        for name, data in _contents(archive).items()
    }


def _kill(process: subprocess.Popen[bytes], *, everything: bool) -> None:
    """Kill the program with its processes, as a shortage of memory or an operator does, or it alone."""
    if everything:
        os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
    assert process.wait(60) == -signal.SIGKILL
    for _ in range(1000):
        try:
            os.killpg(process.pid, 0)
        except ProcessLookupError:
            return
        time.sleep(0.02)
    pytest.fail("a process outlives the program that started it")


@pytest.mark.parametrize("kills", [2, pytest.param(12, marks=pytest.mark.nightly)])
@pytest.mark.parametrize(("jobs", "killed"), [("1", "its group"), ("2", "its group"), ("2", "it")])
def test_a_batch_that_is_killed_leaves_no_half_file_and_the_rerun_completes(
    jobs: str, killed: str, kills: int, tmp_path: Path
) -> None:
    archive = _archive(tmp_path / "archive", 50 * kills)
    out, report = tmp_path / "out", tmp_path / "report.ndjson"
    expected, before = _expected(archive), _contents(archive)
    command = [sys.executable, "-m", "newsdoc", "convert", str(archive), "-t", "newsml", "-o", str(out)]
    command += ["--jobs", jobs, "--skip-existing", "--report", str(report)]
    done = 0
    for turn in range(kills):
        with subprocess.Popen(command, stderr=subprocess.PIPE, start_new_session=True) as process:  # noqa: S603 - our own program
            while len(_contents(out)) <= done + turn:
                assert process.poll() is None, "the program ended before it could be killed"
                time.sleep(0.002)
            time.sleep(0.003 * turn)
            _kill(process, everything=killed == "its group")
        there = _contents(out)
        assert there.items() <= expected.items(), "what is there under its name is whole"
        assert done < len(there) < len(expected)
        done = len(there)
    finished = subprocess.run(command, check=False, capture_output=True, text=True)  # noqa: S603 - our own program
    assert finished.returncode == 0, finished.stderr
    assert _contents(out) == expected
    assert _contents(archive) == before
    lines = [json.loads(line) for line in report.read_text(encoding="ascii").splitlines()]
    assert [line["kind"] for line in lines].count("summary") == 1
    assert (lines[-1]["kind"], lines[-1]["skipped"]) == ("summary", done)


def test_a_stream_of_many_articles_is_there_whole_or_not_at_all(tmp_path: Path) -> None:
    archive = _archive(tmp_path / "archive", 60)
    stream = tmp_path / "all.ndjson"
    command = [sys.executable, "-m", "newsdoc", "convert", str(archive), "-o", str(stream)]
    with subprocess.Popen(command, start_new_session=True) as process:  # noqa: S603 - our own program
        while not any(path.stat().st_size for path in tmp_path.glob(".newsdoc-*.tmp")):
            assert process.poll() is None, "the program ended before it could be killed"
            time.sleep(0.002)
        _kill(process, everything=True)
    assert not stream.exists()
    assert subprocess.run(command, check=False, capture_output=True).returncode == 0  # noqa: S603 - our own program
    assert [each.headline for each in newsdoc.load_all(stream)] == [
        newsdoc.load(path).headline for path in sorted(archive.rglob("*.json"))
    ]


@pytest.mark.parametrize("half", ['{"ki', '{"kind": "finding", "file": "a.json", "mess'])
def test_a_report_whose_last_line_was_cut_off_is_gone_on_with_line_by_line(half: str, tmp_path: Path) -> None:
    report = tmp_path / "report.ndjson"
    report.write_text(f'{{"kind": "finding", "file": "b.json"}}\n{half}', encoding="ascii")
    _add_to(report, tmp_path)
    lines = [json.loads(line) for line in report.read_text(encoding="ascii").splitlines()]
    assert [line["kind"] for line in lines] == ["finding", "failed", "summary"]


def test_a_file_that_is_no_report_loses_nothing_to_a_report(tmp_path: Path) -> None:
    notes = tmp_path / "notes.txt"
    notes.write_text("Buy bread\nand butter", encoding="ascii")
    _add_to(notes, tmp_path)
    assert notes.read_text(encoding="ascii").splitlines()[:2] == ["Buy bread", "and butter"]


def _add_to(report: Path, folder: Path) -> None:
    command = [sys.executable, "-m", "newsdoc", "convert", str(folder / "missing.txt"), "-t", "json"]
    command += ["-o", f"{folder}/out/", "--skip-existing", "--report", str(report)]
    assert subprocess.run(command, check=False, capture_output=True).returncode == 2  # noqa: S603 - our own program
