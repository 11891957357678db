"""Files in and out: clear errors, and outputs that are there whole or not at all."""

from __future__ import annotations

import io
import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import pytest

from newsdoc import ArgumentError, Article, NewsdocError, ReadError, WriteError, dump, load
from newsdoc.files import name_of, read_file, write_file

if TYPE_CHECKING:
    from typing_extensions import Buffer

ARTICLE = Article("Fed to halt QE", body=["The Fed will stop buying bonds."])


def test_a_file_is_called_by_its_path_or_by_the_name_of_its_object(tmp_path: Path) -> None:
    path = tmp_path / "story.txt"
    path.write_bytes(b"Fed")
    assert name_of("story.txt") == "story.txt"
    assert name_of(path) == str(path)
    with path.open("rb") as file:
        assert name_of(file) == str(path)
    assert name_of(io.BytesIO()) == ""
    with os.fdopen(os.open(path, os.O_RDONLY), "rb") as file:
        assert name_of(file) == ""


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("missing.txt", "missing.txt: no such file or directory"),
        (".", ".: is a directory (name a file)"),
        ("story.txt/more.txt", "story.txt/more.txt: a part of the path is not a directory"),
        ("a\0b", "a b: cannot be read: a NUL cannot stand in the name of a file"),
        ("n" * 300, f"{'n' * 300}: file name too long"),
    ],
)
def test_an_input_that_cannot_be_read_is_a_read_error_in_plain_words(
    name: str, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("story.txt").write_bytes(b"Fed")
    with pytest.raises(ReadError) as caught:
        load(name)
    assert str(caught.value).replace("\0", " ") == message


def test_an_input_that_one_may_not_read_is_a_read_error(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_path: Path, _mode: str) -> None:  # permissions would not bind a super-user who runs the tests
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(ReadError, match=r"^story\.txt: permission denied$"):
        load("story.txt")


def test_a_file_object_that_is_closed_or_not_readable_is_an_error(tmp_path: Path) -> None:
    closed = io.BytesIO(b"Fed")
    closed.close()
    with pytest.raises(ReadError, match="cannot be read"):
        load(closed)
    with (tmp_path / "out").open("wb") as file, pytest.raises(ReadError):
        load(file)
    with pytest.raises(ArgumentError, match="expected a path or a binary file"):
        read_file(object())  # type: ignore[arg-type]  # the point


def test_a_new_file_has_the_permissions_of_any_new_file_and_an_old_one_keeps_its_own(tmp_path: Path) -> None:
    plain, new, old = tmp_path / "plain", tmp_path / "new.json", tmp_path / "old.json"
    plain.touch()
    old.write_bytes(b"old")
    old.chmod(0o640)
    dump(ARTICLE, new)
    dump(ARTICLE, old)
    assert stat.S_IMODE(new.stat().st_mode) == stat.S_IMODE(plain.stat().st_mode)
    assert stat.S_IMODE(old.stat().st_mode) == 0o640
    assert old.read_bytes() == new.read_bytes()


def test_a_symbolic_link_stays_one(tmp_path: Path) -> None:
    (tmp_path / "far").mkdir()
    target, link = tmp_path / "far" / "story.json", tmp_path / "story.json"
    target.write_bytes(b"old")
    link.symlink_to(target)
    dump(ARTICLE, link)
    assert link.is_symlink()
    assert load(target) == ARTICLE


def test_an_output_that_exists_is_kept_unless_overwriting_is_allowed(tmp_path: Path) -> None:
    path = tmp_path / "story.json"
    path.write_bytes(b"old")
    with pytest.raises(WriteError, match="exists already"):
        write_file(path, b"new", overwrite=False)
    assert path.read_bytes() == b"old"
    write_file(path, b"new")
    assert path.read_bytes() == b"new"


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("far/story.json", "far/story.json: no such file or directory"),
        ("folder.json", "folder.json: is a directory (name a file)"),
        ("a\0b.json", "a b.json: cannot be written: a NUL cannot stand in the name of a file"),
    ],
)
def test_an_output_that_cannot_be_stored_is_a_write_error_and_leaves_nothing(
    name: str, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("folder.json").mkdir()
    with pytest.raises(WriteError) as caught:
        dump(ARTICLE, name)
    assert str(caught.value).replace("\0", " ") == message
    assert list(Path().iterdir()) == [Path("folder.json")]


def test_a_write_protected_file_is_not_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "story.json"
    path.write_bytes(b"old")
    path.chmod(0o444)
    monkeypatch.setattr(os, "access", lambda *_: False)  # as for anybody but a super-user
    with pytest.raises(WriteError, match="permission denied"):
        dump(ARTICLE, path)
    assert path.read_bytes() == b"old"


@pytest.mark.parametrize("failing", ["fsync", "replace"])
@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_trouble_in_the_midst_of_writing_leaves_the_old_file_and_nothing_else(
    failing: str, error: BaseException, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "story.json"
    path.write_bytes(b"old")

    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr(os if failing == "fsync" else Path, failing, fail)
    with pytest.raises((WriteError, KeyboardInterrupt)) as caught:
        dump(ARTICLE, path)
    if isinstance(error, OSError):
        assert str(caught.value) == f"{path}: no space left on device"
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_an_article_that_cannot_be_written_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "story.json"
    path.write_bytes(b"old")
    with pytest.raises(NewsdocError):
        dump("no article", path)  # type: ignore[arg-type]  # the point
    assert path.read_bytes() == b"old"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no such device")
def test_a_device_is_written_as_it_is_and_a_full_one_is_a_write_error() -> None:
    write_file("/dev/null", b"Fed")
    assert stat.S_ISCHR(Path("/dev/null").stat().st_mode)
    with pytest.raises(WriteError, match="/dev/full: no space left on device"):
        write_file("/dev/full", b"Fed")
    with pytest.raises(WriteError, match="no space left"), Path("/dev/full").open("wb", buffering=0) as file:
        write_file(file, b"Fed")


class _Slow(io.RawIOBase):
    """An unbuffered file that takes three bytes at a time."""

    def __init__(self) -> None:
        self.taken = b""

    def writable(self) -> bool:
        return True

    def write(self, data: Buffer) -> int:
        piece = bytes(data)[:3]
        self.taken += piece
        return len(piece)


class _Trickle(io.BytesIO):
    """A file that gives three bytes at a time, and remembers how many it was asked for."""

    def __init__(self, data: bytes) -> None:
        super().__init__(data)
        self.asked: list[int] = []

    def read(self, size: int | None = -1, /) -> bytes:
        self.asked.append(-1 if size is None else size)
        return super().read(3 if size is None or size < 0 else min(size, 3))


@pytest.mark.parametrize(("size", "expected"), [(-1, b"Fed to halt"), (5, b"Fed t"), (100_000_000, b"Fed to halt")])
def test_all_of_a_file_is_read_that_gives_little_at_a_time(size: int, expected: bytes) -> None:
    file = _Trickle(b"Fed to halt")
    assert read_file(file, size) == expected
    # Setting space aside for the largest input that is allowed took longer than to read a small one.
    assert max(file.asked) <= 1_000_000


def test_a_terminal_that_does_not_wait_is_not_at_its_end() -> None:
    ours, theirs = os.openpty()
    os.set_blocking(theirs, False)
    os.write(ours, b"Fed to halt\n")
    with os.fdopen(ours, "wb"), os.fdopen(theirs, "rb") as terminal, pytest.raises(ReadError, match="nothing to read"):
        read_file(terminal)


def test_an_unbuffered_file_gets_all_of_it() -> None:
    file = _Slow()
    output: BinaryIO = file  # type: ignore[assignment]  # a raw file is one in all that matters
    write_file(output, b"The Fed will stop buying bonds.")
    assert file.taken == b"The Fed will stop buying bonds."


@pytest.mark.skipif(os.name != "posix", reason="pipes of POSIX")
def test_a_pipe_that_does_not_wait_is_a_read_error_in_plain_words() -> None:
    reading, writing = os.pipe()
    os.set_blocking(reading, False)
    with os.fdopen(reading, "rb") as file, os.fdopen(writing, "wb", buffering=0) as pipe:
        pipe.write(b"Fed to halt")  # and more to come
        with pytest.raises(ReadError, match="has nothing to read yet"):
            read_file(file)
