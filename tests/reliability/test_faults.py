"""Faults of the machine, real ones: a full disk, permissions, a source that breaks off, a process that is killed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, cast

import pytest

import newsdoc

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="mounts, users and signals of Linux")

STORY = newsdoc.Article("Drawbridge reopens", body=["The drawbridge opened on Saturday."])
LONG = newsdoc.Article("Long", body=["The drawbridge opened on Saturday. " * 20_000])


@pytest.fixture
def tiny(tmp_path: Path) -> Iterator[Path]:
    """A disk of 256 KiB."""
    place = tmp_path / "tiny"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", str(place)]
    try:
        done = subprocess.run(mount, capture_output=True, check=False, text=True)  # noqa: S603 - made here
    except FileNotFoundError:
        pytest.skip("there is no mount")
    if done.returncode:
        pytest.skip(f"a disk cannot be mounted here: {done.stderr.strip()}")
    yield place
    subprocess.run(["umount", str(place)], check=True)  # noqa: S603, S607 - made here


@pytest.mark.parametrize("format_", ["newsml", "json", "text", "ndjson"])
def test_a_full_disk_is_one_error_and_the_file_that_was_there_is_unharmed(tiny: Path, format_: str) -> None:
    file = tiny / "story"
    newsdoc.dump(STORY, file, format_)
    before = file.read_bytes()
    with pytest.raises(newsdoc.WriteError, match="no space left"):
        newsdoc.dump(LONG, file, format_)
    assert file.read_bytes() == before
    assert list(tiny.iterdir()) == [file], "nothing half-written is left"
    newsdoc.dump(STORY, tiny / "another", format_)


def test_a_disk_that_fills_up_between_articles_leaves_no_part_of_them(tiny: Path) -> None:
    with pytest.raises(newsdoc.WriteError, match="no space left"):
        newsdoc.dump_all(iter([STORY] * 10_000), tiny / "all.ndjson")
    assert list(tiny.iterdir()) == []


_AS_ANOTHER = """
import os, sys
import newsdoc
newsdoc.loads(newsdoc.dumps(newsdoc.Article("x"), "json"))  # all is imported that another user may not be able to read
if os.getuid() == 0:
    os.setgroups([])
    os.setgid(65534)
    os.setuid(65534)
for act in (lambda: newsdoc.load(sys.argv[1]), lambda: newsdoc.dump(newsdoc.Article("x"), sys.argv[1], "json"),
            lambda: newsdoc.dump(newsdoc.Article("x"), sys.argv[2], "json")):
    try:
        act()
    except newsdoc.NewsdocError as error:
        print(f"{type(error).__name__}: {error.message}")
"""


def test_what_may_not_be_read_or_written_is_one_error(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    file = folder / "story.json"
    newsdoc.dump(STORY, file)
    before = file.read_bytes()
    file.chmod(0)
    folder.chmod(0o555)
    for parent in list(folder.parents)[:3]:
        if parent.stat().st_uid == os.getuid() and parent != Path("/tmp"):  # noqa: S108 - pytest's own folders in it
            parent.chmod(0o755)
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", _AS_ANOTHER, str(file), str(folder / "new.json")],
        capture_output=True,
        check=False,
        text=True,
    )
    folder.chmod(0o755)
    assert done.stdout.splitlines() == [
        "ReadError: permission denied",
        "WriteError: permission denied",
        "WriteError: permission denied",
    ], done.stderr
    file.chmod(0o644)
    assert file.read_bytes() == before
    assert list(folder.iterdir()) == [file]


class _Broken:
    """A source that breaks off, as a disk or a network does."""

    name = "feed"

    def __init__(self, data: bytes) -> None:
        self.data = data

    def read(self, size: int = -1) -> bytes:
        if not self.data:
            raise OSError(5, "Input/output error")
        given, self.data = self.data[:size], self.data[size:]
        return given

    def readline(self, size: int = -1) -> bytes:
        end = self.data.find(b"\n") + 1 or len(self.data)
        return self.read(min(end, size) if size > 0 else end)


def test_a_source_that_breaks_off_is_one_error_and_what_came_before_is_given() -> None:
    with pytest.raises(newsdoc.ReadError, match=r"feed: input/output error"):
        newsdoc.load(cast("BinaryIO", _Broken(newsdoc.dumps(STORY, "newsml"))))
    lines = newsdoc.dumps(STORY, "ndjson") * 2000
    found = newsdoc.load_all(cast("BinaryIO", _Broken(lines)))
    for _ in range(2000):
        assert next(found) == STORY
    with pytest.raises(newsdoc.ReadError, match=r"feed: input/output error"):
        next(found)


def test_articles_that_break_off_leave_no_file(tmp_path: Path) -> None:
    def articles() -> Iterator[newsdoc.Article]:
        yield from [STORY] * 100
        raise newsdoc.ReadError("the source broke off")

    with pytest.raises(newsdoc.ReadError, match="broke off"):
        newsdoc.dump_all(articles(), tmp_path / "all.ndjson")
    assert list(tmp_path.iterdir()) == []


_WRITES = """
import sys
import newsdoc
article = newsdoc.Article("Long", body=["The drawbridge opened on Saturday. " * 20_000])
print("ready", flush=True)
while True:
    newsdoc.dump(article, sys.argv[1])
"""


def test_a_process_that_is_killed_while_it_writes_leaves_a_whole_file(tmp_path: Path) -> None:
    file = tmp_path / "story.json"
    newsdoc.dump(STORY, file)
    for _ in range(5):
        with subprocess.Popen([sys.executable, "-c", _WRITES, str(file)], stdout=subprocess.PIPE) as process:  # noqa: S603 - our own code
            assert process.stdout
            assert process.stdout.readline() == b"ready\n"
            process.stdout.read(0)
            try:
                process.wait(0.05)
            except subprocess.TimeoutExpired:
                process.send_signal(signal.SIGKILL)
            assert process.wait(10) == -signal.SIGKILL
        assert newsdoc.load(file) in {STORY, LONG}
    assert [path.name for path in tmp_path.iterdir() if not path.name.startswith(".newsdoc-")] == ["story.json"]
