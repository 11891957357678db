"""Many files: in processes, interrupted, broken in the midst, and the whole corpus there and back."""

from __future__ import annotations

import json
import os
import pty
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import pytest

import newsdoc
from infoset import document_infoset
from newsdoc.batch import Job, Order, Outcome, Plan, Result, make_plan, perform_all
from newsdoc.cli.main import run
from newsdoc.cli.progress import Progress
from newsdoc.errors import NewsdocError
from newsdoc.formats import registry

PROGRAM = [sys.executable, "-W", "error", "-m", "newsdoc"]
posix = pytest.mark.skipif(os.name != "posix", reason="signals and terminals of POSIX")


def _archive(root: Path, number: int, broken: int = 0) -> Path:
    """A folder of so many articles in twenty folders, of which the first ones are broken."""
    for index in range(number):
        path = root / f"{index % 20:02}" / f"story-{index:05}.json"
        path.parent.mkdir(parents=True, exist_ok=True)
        article = newsdoc.Article(f"Story {index}", body=["The drawbridge opened on Saturday."])
        path.write_bytes(b'{"type": "article", ' if index < broken else newsdoc.dumps(article, "json"))
    return root


def _files(root: Path) -> dict[str, bytes]:
    return {str(path.relative_to(root)): path.read_bytes() for path in root.rglob("*") if path.is_file()}


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_folder_with_ten_broken_files_among_500_converts_490_lists_10_and_exits_1(
    jobs: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    archive = _archive(tmp_path / "archive", 500, broken=10)
    assert run(["convert", str(archive), "-t", "text", "-o", str(tmp_path / "out"), "--jobs", jobs]) == 1
    said = capsys.readouterr().err.splitlines()
    failures = [line for line in said if line.startswith("Error: ")]
    assert [re.findall(r"story-\d+", line) for line in failures] == [[f"story-{index:05}"] for index in range(10)]
    assert "490 files of 500 converted to text: 490 articles" in said[-2]
    assert said[-1] == "10 files failed"
    assert len(_files(tmp_path / "out")) == 490


def test_one_process_and_several_give_the_same_files_in_the_same_order(tmp_path: Path) -> None:
    archive = _archive(tmp_path / "archive", 150, broken=3)
    found = []
    for jobs in (1, 3):
        out = tmp_path / f"out{jobs}"
        plan = make_plan([str(archive)], str(out), registry.get("newsml"))
        order = Order(to="newsml", make_folders=True)
        sources = [(each.source, each.result) for each in perform_all(plan, order, jobs)]
        found.append((sources, _files(out)))
    assert found[0] == found[1]
    assert len(found[0][1]) == 147


def test_a_stream_of_lines_is_in_the_order_of_the_inputs_whatever_the_number_of_processes(tmp_path: Path) -> None:
    archive = _archive(tmp_path / "archive", 200)
    for jobs in ("1", "2"):
        out = tmp_path / f"{jobs}.ndjson"
        assert run(["convert", str(archive), "-o", str(out), "--jobs", jobs, "-q"]) == 0
    assert (tmp_path / "1.ndjson").read_bytes() == (tmp_path / "2.ndjson").read_bytes()
    assert len(list(newsdoc.load_all(tmp_path / "1.ndjson"))) == 200


def test_the_corpus_goes_to_json_and_back_each_way_in_one_command_and_nothing_is_lost(
    shared: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out, back = tmp_path / "out", tmp_path / "back"
    corpus = shared / "corpus"
    assert run(["convert", str(corpus), "-t", "json", "-o", str(out), "--strict", "--check"]) == 0
    assert run(["convert", str(out), "-t", "newsml", "-o", str(back), "--strict", "--check", "-j", "2"]) == 0
    assert capsys.readouterr().err.count("nothing lost") == 2
    originals = {
        re.sub(r"\.xml$", "", str(path.relative_to(corpus)), flags=re.IGNORECASE): path
        for path in corpus.rglob("*")
        if path.is_file()
    }
    returned = _files(back)
    assert len(returned) > 150
    for name, data in returned.items():
        assert document_infoset(data) == document_infoset(originals[name.removesuffix(".xml")].read_bytes()), name
    for name, path in originals.items():
        if f"{name}.xml" not in returned:
            with pytest.raises(newsdoc.NoArticleError):
                newsdoc.load(path)


def test_what_reads_back_differently_is_not_stored(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    archive = _archive(tmp_path / "archive", 2)
    real = newsdoc.reads

    def forgetful(*given: object, **options: object) -> Iterator[newsdoc.Reading]:
        for reading in real(*given, **options):  # type: ignore[arg-type]  # handed on
            yield newsdoc.Reading(newsdoc.Article(reading.article.headline))

    monkeypatch.setattr("newsdoc.api.reads", forgetful)
    plan = make_plan([str(archive)], str(tmp_path / "out"), registry.get("text"))
    outcomes = list(perform_all(plan, Order(to="text", check=True, make_folders=True)))
    assert [outcome.result for outcome in outcomes] == [Result.FAILED] * 2
    assert "article 1 reads back differently" in outcomes[0].error
    assert _files(tmp_path / "out") == {}


def test_a_mistake_of_ours_costs_one_file_and_not_the_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    archive = _archive(tmp_path / "archive", 3)
    real = newsdoc.convert

    def mistaken(data: bytes, *given: object, **options: object) -> newsdoc.Conversion:
        if b"Story 1" in data:
            raise KeyError("story")
        return real(data, *given, **options)  # type: ignore[arg-type]  # handed on

    monkeypatch.setattr("newsdoc.api.convert", mistaken)
    plan = make_plan([str(archive)], str(tmp_path / "out"), registry.get("text"))
    outcomes = list(perform_all(plan, Order(to="text", make_folders=True)))
    assert [outcome.result for outcome in outcomes] == [Result.CONVERTED, Result.FAILED, Result.CONVERTED]
    assert "internal error, KeyError: 'story'" in outcomes[1].error
    assert "mistaken" in outcomes[1].trace


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="asks the system as Linux answers")
def test_a_process_that_is_killed_costs_the_file_that_it_was_at(tmp_path: Path) -> None:
    """A named pipe that nobody writes to holds a process up, so that it can be killed there."""
    before, after = _archive(tmp_path / "before", 10), _archive(tmp_path / "after" / "more", 40).parent
    os.mkfifo(before / "pipe.json")  # which nobody named, and nobody waits for
    fifo = tmp_path / "held.json"
    os.mkfifo(fifo)
    code = (
        "import sys; from newsdoc.batch import *; from newsdoc.formats import registry\n"
        "plan = make_plan(sys.argv[2:], sys.argv[1], registry.get('text'))\n"
        "for one in perform_all(plan, Order(to='text', make_folders=True), 2): print(one.result, one.error, flush=True)"
    )
    with subprocess.Popen(  # noqa: S603 - our own program
        [sys.executable, "-c", code, str(tmp_path / "out"), str(before), str(fifo), str(after)],
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        with _opened_for_writing(fifo):
            os.kill(_who_reads(fifo, process.pid), signal.SIGKILL)
            said, _ = process.communicate(timeout=60)
        assert process.returncode == 0
    lines = said.splitlines()
    assert lines.pop(10).endswith("held.json: the process that converted it ended (killed by signal 9)")
    assert lines == ["converted "] * 50  # those too that the process had done and not told


def _opened_for_writing(fifo: Path) -> BinaryIO:
    for _ in range(1000):
        try:
            return os.fdopen(os.open(fifo, os.O_WRONLY | os.O_NONBLOCK), "wb")
        except OSError:
            time.sleep(0.02)
    return pytest.fail("nobody reads")


def _who_reads(path: Path, parent: int) -> int:
    """The child of a process that has a file open, once there is one."""
    for _ in range(1000):
        for child in Path(f"/proc/{parent}/task/{parent}/children").read_text(encoding="ascii").split():
            if any(os.path.realpath(each) == str(path) for each in Path(f"/proc/{child}/fd").iterdir()):
                return int(child)
        time.sleep(0.02)
    return pytest.fail("no child reads")


def test_processes_that_cannot_be_started_are_one_error(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    archive = _archive(tmp_path / "archive", 4)
    plan = make_plan([str(archive)], str(tmp_path / "out"), registry.get("text"))
    monkeypatch.setattr("newsdoc.batch.processes._serve", _unknown_elsewhere)
    with pytest.raises(NewsdocError, match=r"cannot be started \(--jobs 1 does without them\)"):
        list(perform_all(plan, Order(to="text"), 2))


def _unknown_elsewhere(*_: object) -> None:
    sys.exit(3)


@posix
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_an_interrupted_run_leaves_whole_files_and_no_process_and_can_be_gone_on_with(
    jobs: str, tmp_path: Path
) -> None:
    archive, out = _archive(tmp_path / "archive", 1000), tmp_path / "out"
    # Without "-W error": an interrupt between opening a file and minding it leaves that to the interpreter.
    program = [sys.executable, "-m", "newsdoc"]
    command = [*program, "convert", str(archive), "-t", "newsml", "-o", str(out), "--jobs", jobs]
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        with subprocess.Popen(command, stderr=subprocess.PIPE, start_new_session=True) as process:  # noqa: S603 - our own program
            while not (out.is_dir() and any(out.rglob("*.xml"))):
                assert process.poll() is None
                time.sleep(0.01)
            os.killpg(process.pid, signal.SIGINT)  # as a terminal does, to all of them
            said = process.communicate(timeout=60)[1].decode()
            assert process.returncode == -signal.SIGINT
            assert _all_ended(process.pid)
    finally:
        signal.signal(signal.SIGINT, before)
    assert "Traceback" not in said
    assert re.search(r"^Interrupted: [\d,]+ files? converted; --skip-existing goes on from here$", said, re.MULTILINE)
    there = _files(out)
    assert 0 < len(there) < 1000
    assert all(name.endswith(".xml") and data.endswith(b"</newsItem>\n") for name, data in there.items())
    assert run([*command[len(program) :], "--skip-existing", "-q"]) == 0
    assert len(_files(out)) == 1000
    assert there.items() <= _files(out).items()


def _all_ended(group: int) -> bool:
    """Whether no process of a group is left; Python's own helper of processes ends a moment after the program."""
    for _ in range(500):
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.02)
    return False


def _plan(number: int) -> Plan:
    return Plan(number, lambda: (Job(f"{index}", data=b"newsdoc 1\nHeadline: A\n") for index in range(number)))


def test_inputs_that_come_with_their_data_are_converted_here_and_in_order() -> None:
    outcomes: list[Outcome] = list(perform_all(_plan(40), Order(to="json"), 2))
    assert [outcome.source for outcome in outcomes] == [str(index) for index in range(40)]
    assert all(outcome.data and outcome.result is Result.CONVERTED for outcome in outcomes)


def test_the_line_of_progress_fits_its_columns() -> None:
    progress = Progress(100_000)
    progress.done, progress.failed = 25_000, 3
    assert progress.line(25.0, 100) == (
        "[#######.......................] 25,000 of 100,000  1,000 a second, 1:15 left, 3 failed"
    )
    assert all(len(progress.line(25.0, columns)) <= columns for columns in range(10, 200))


@posix
def test_there_is_a_line_of_progress_on_a_terminal_only(tmp_path: Path) -> None:
    archive = _archive(tmp_path / "archive", 1500)
    command = [*PROGRAM, "convert", str(archive), "-t", "newsml", "-o"]
    master, slave = pty.openpty()
    with subprocess.Popen([*command, str(tmp_path / "a")], stderr=slave) as process:  # noqa: S603 - our own program
        os.close(slave)
        seen = b""
        try:
            while more := os.read(master, 4096):
                seen += more
        except OSError:  # what Linux says when the other end is closed
            pass
        assert process.wait(60) == 0
    os.close(master)
    assert re.search(rb"\[#*\.*\] [\d,]+ of 1,500  [\d,]+ a second, \d:\d\d left", seen)
    assert b"\r\x1b[K\x1b[32m1,500 files of 1,500 converted" in seen
    piped = subprocess.run([*command, str(tmp_path / "b")], capture_output=True, check=True)  # noqa: S603 - our own program
    assert b"a second, " not in piped.stderr
    assert b"\x1b" not in piped.stderr


def test_a_report_names_files_whose_names_are_no_text(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    report = tmp_path / "report.ndjson"
    assert (
        run(["convert", "b\udce4r.txt", "missing.txt", "-t", "json", "-o", str(tmp_path), "--report", str(report)]) == 2
    )
    lines = [json.loads(line) for line in report.read_text(encoding="ascii").splitlines()]
    assert [line["kind"] for line in lines] == ["failed", "failed", "summary"]
    assert lines[0]["file"] == "b\udce4r.txt"
    assert "b\\udce4r.txt: no such file" in capsys.readouterr().err


def test_a_folder_in_the_place_of_an_output_does_not_count_as_done(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("Drawbridge reopens\n\nIt opened on Saturday.\n")
    (tmp_path / "out" / "a.json").mkdir(parents=True)
    assert run(["convert", str(tmp_path / "in"), "-t", "json", "-o", str(tmp_path / "out"), "--skip-existing"]) == 2
    assert "a.json: is a directory" in capsys.readouterr().err
