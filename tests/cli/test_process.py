"""The program as a process: pipes that close, Ctrl-C, a full disk, bytes on its standard streams."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import pytest

PROGRAM = [sys.executable, "-W", "error", "-m", "newsdoc"]
STORY = "Drawbridge reopens\n\nThe drawbridge — “the old lady” — opened on Saturday.\n"
posix = pytest.mark.skipif(os.name != "posix", reason="signals and devices of POSIX")


def _run(*arguments: str, stdin: bytes = b"", **more: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(  # noqa: S603 - our own program
        [*PROGRAM, *arguments], input=stdin, capture_output=True, check=False, env={**os.environ, **more}, timeout=60
    )


def test_bytes_go_through_standard_input_and_output_whatever_the_locale() -> None:
    there = _run("convert", "-", "-t", "newsml", stdin=STORY.encode(), LC_ALL="C", PYTHONIOENCODING="ascii")
    assert (there.returncode, there.stdout[:5]) == (0, b"<?xml")
    back = _run("convert", "-", "-t", "text", stdin=there.stdout, LC_ALL="C", PYTHONUNBUFFERED="1")
    assert back.returncode == 0
    assert "“the old lady”" in back.stdout.decode()


def test_the_command_and_the_module_are_the_same_program() -> None:
    command = Path(sys.executable).with_name("newsdoc")
    done = subprocess.run([command, "--version"], capture_output=True, check=True)  # noqa: S603 - our own program
    assert done.stdout == _run("--version").stdout
    assert done.stdout.startswith(b"newsdoc ")


@posix
def test_a_reader_that_stops_reading_ends_the_program_without_a_complaint(tmp_path: Path) -> None:
    story = tmp_path / "story.txt"
    story.write_text("Drawbridge reopens\n\n" + "The drawbridge opened on Saturday.\n\n" * 20_000, encoding="utf-8")
    with subprocess.Popen(  # noqa: S603 - our own program
        [*PROGRAM, "convert", str(story), "-t", "text"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout
        assert process.stderr
        assert process.stdout.read(1)
        process.stdout.close()
        complaints = process.stderr.read()
        assert process.wait(60) == -signal.SIGPIPE
    assert b"Error" not in complaints
    assert b"Traceback" not in complaints


def _opened_by_a_reader(fifo: Path, process: subprocess.Popen[bytes]) -> BinaryIO:
    """The other end of *fifo*, once *process* reads from it."""
    while process.poll() is None:
        try:
            return os.fdopen(os.open(fifo, os.O_WRONLY | os.O_NONBLOCK), "wb")
        except OSError as error:
            assert error.errno == errno.ENXIO  # noqa: PT017 - nobody reads yet
            time.sleep(0.02)
    return pytest.fail("the program ended before it read its input")


@pytest.fixture
def _heeded_interrupts() -> Iterator[None]:
    """Interrupts that are heeded: what a shell starts in the background inherits that it ignores them."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@posix
@pytest.mark.usefixtures("_heeded_interrupts")
def test_an_interrupt_ends_the_program_as_an_interrupt_without_a_traceback(tmp_path: Path) -> None:
    fifo = tmp_path / "story.txt"
    os.mkfifo(fifo)
    with subprocess.Popen(  # noqa: S603 - our own program
        # Without "-W error": an interrupt between opening a file and minding it leaves that to the interpreter.
        [sys.executable, "-m", "newsdoc", "convert", str(fifo), "-o", str(tmp_path / "story.xml")],
        stderr=subprocess.PIPE,
    ) as process:
        with _opened_by_a_reader(fifo, process):
            process.send_signal(signal.SIGINT)
            try:
                process.wait(2)
            except subprocess.TimeoutExpired:  # it came between Python's last look and the wait for data; press again
                process.send_signal(signal.SIGINT)
            assert process.wait(60) == -signal.SIGINT
        assert process.stderr
        assert b"Traceback" not in process.stderr.read()
    assert not (tmp_path / "story.xml").exists()


@posix
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no such device")
@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_full_disk_under_standard_output_is_one_line_and_status_2(unbuffered: str) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(  # noqa: S603 - our own program
            [*PROGRAM, "convert", "-", "-t", "text"],
            input=STORY.encode(),
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
            env={**os.environ, "PYTHONUNBUFFERED": unbuffered},
        )
    assert done.returncode == 2
    assert done.stderr.decode().splitlines()[-1] == "Error: <stdout>: no space left on device"


@posix
def test_a_name_that_is_no_text_is_shown_and_not_a_crash() -> None:
    done = subprocess.run(  # noqa: S603 - our own program
        [*map(os.fsencode, PROGRAM), b"convert", b"b\xe4r.txt", b"-t", b"json"], capture_output=True, check=False
    )
    assert done.returncode == 2
    assert done.stderr == b"Error: b\\udce4r.txt: no such file or directory\n"


def test_what_an_input_says_cannot_reach_the_terminal_as_a_command() -> None:
    done = _run("convert", "-", "-t", "text", stdin=b'{"\x1b[31mred": 1}')
    assert done.returncode == 2
    assert b"\x1b" not in done.stderr
    done = _run("convert", "missing\x1b[31m.txt", "-t", "text")
    assert done.stderr == b"Error: missing\\x1b[31m.txt: no such file or directory\n"


@posix
@pytest.mark.parametrize("arguments", [["convert", "-", "-t", "json"], ["validate", "-"]])
def test_a_text_typed_at_a_terminal_is_ended_once(arguments: list[str]) -> None:
    ours, theirs = os.openpty()
    with subprocess.Popen(  # noqa: S603 - our own program
        [*PROGRAM, *arguments], stdin=theirs, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        try:
            os.write(ours, STORY.encode() + b"\x04")  # Ctrl-D at the beginning of a line
            out, _ = process.communicate(timeout=30)
        finally:
            process.kill()
            os.close(ours)
            os.close(theirs)
    assert process.returncode == 0
    assert out
