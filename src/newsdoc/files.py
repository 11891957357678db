"""Files in and out: whole inputs as bytes, outputs that are there whole or not at all.

Law: an output file holds either what it held before or all of what was written, whatever happens in between; and no
trouble with a file leaves here but as a :class:`~newsdoc.errors.ReadError` or :class:`~newsdoc.errors.WriteError`.
"""

from __future__ import annotations

import os
import secrets
import stat
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from io import BufferedReader
from pathlib import Path
from typing import BinaryIO, Final, TypeAlias

from newsdoc.errors import ArgumentError, NewsdocError, ReadError, WriteError

__all__ = ["File", "name_of", "opened", "read_file", "reason_for", "write_file"]

File: TypeAlias = str | os.PathLike[str] | BinaryIO
"""A path, or a file object that is open in binary mode."""

_PIECE: Final = 1 << 16
"""Bytes that are asked for at once: space for them is set aside, however small the file is."""


def name_of(file: File) -> str:
    """What *file* is called in messages; ``""`` for a file object without a name.

    :raises ArgumentError: if it is neither a path nor a file object.
    """
    if isinstance(file, str | os.PathLike):
        return os.fsdecode(file)
    if not (hasattr(file, "read") or hasattr(file, "write")):
        raise ArgumentError(f"expected a path or a binary file, got {type(file).__name__}")
    name = getattr(file, "name", "")
    return name if isinstance(name, str) else ""


@contextmanager
def opened(file: File) -> Iterator[BinaryIO]:
    """The file, open for reading: a path is opened and closed again, a file object stays as it is.

    :raises ReadError: if it is not there, is a directory, may not be read ...; also for trouble while it is read.
    """
    name = name_of(file)
    try:
        if isinstance(file, str | os.PathLike):
            with _open(file, name) as source:
                yield source
        else:
            yield file
    except OSError as error:
        raise ReadError(reason_for(error), file=name, help=_help(error)) from error


def _open(path: str | os.PathLike[str], name: str) -> BinaryIO:
    try:
        return Path(path).open("rb")
    except ValueError as error:
        raise ReadError(f"cannot be read: {_trouble(error, name)}", file=name) from error


def read_file(file: File, size: int = -1) -> bytes:
    """All of the file, or as many bytes of it as *size* says.

    :raises ReadError: as :func:`opened` does.
    """
    name = name_of(file)
    pieces: list[bytes] = []
    left = size
    with opened(file) as source:
        while left:
            try:
                wanted = min(left, _PIECE) if left > 0 else -1
                piece = source.read(wanted)
            except ValueError as error:
                raise ReadError(f"cannot be read: {_trouble(error, name)}", file=name) from error
            if piece is None:
                raise ReadError("has nothing to read yet", file=name, help="open it so that reading waits for more")
            if not isinstance(piece, bytes):
                raise ArgumentError("expected a file that is open in binary mode, this one is not", file=name)
            if not piece:
                break
            pieces.append(piece)
            left -= len(piece)
            if len(piece) != wanted and _is_terminal(source):
                break  # it has been told to end, and would have to be told again
    return b"".join(pieces)


def _is_terminal(source: BinaryIO) -> bool:
    """Whether it is a terminal, in the buffer that gives less than was asked for at its end alone."""
    return isinstance(source, BufferedReader) and source.isatty() and os.get_blocking(source.fileno())


def write_file(
    file: File,
    data: bytes | Iterable[bytes],
    *,
    overwrite: bool = True,
    durable: bool = True,
    verify: Callable[[bytes], None] | None = None,
) -> None:
    """Store *data*, whole or in pieces; a path gets it in one step, so that nobody ever sees a part of it.

    A file that is there keeps its permissions; what a symbolic link points to is replaced, not the link. Pipes and
    devices are written as they are.

    :param durable: whether to wait until the file would survive a power cut.
    :param verify: is given what a file holds, read back, before the file takes its place; raises if it must not.
    :raises WriteError: if it cannot be; a file that was there before is unharmed.
    """
    name = name_of(file)
    pieces = (data,) if isinstance(data, bytes) else data
    try:
        if not isinstance(file, str | os.PathLike):
            _write_open(file, pieces)
            return
        target = os.path.realpath(file) if os.path.islink(file) else file  # noqa: PTH114 - the way of os.path.realpath
        _write_path(Path(target), pieces, overwrite=overwrite, durable=durable, verify=verify)
    except NewsdocError:  # from where the pieces are made
        raise
    except OSError as error:
        raise WriteError(reason_for(error), file=name, help=_help(error)) from error
    except ValueError as error:
        raise WriteError(f"cannot be written: {_trouble(error, name)}", file=name) from error
    except TypeError as error:
        raise ArgumentError("expected a file that is open in binary mode, this one is not", file=name) from error


def _write_open(file: BinaryIO, pieces: Iterable[bytes]) -> None:
    for piece in pieces:
        left = memoryview(piece)
        while left:
            written = file.write(left)  # an unbuffered file may take less than all
            left = left[written:]
    file.flush()


def _write_path(
    path: Path,
    pieces: Iterable[bytes],
    *,
    overwrite: bool,
    durable: bool,
    verify: Callable[[bytes], None] | None,
) -> None:
    mode = None
    with suppress(FileNotFoundError):
        mode = path.stat().st_mode
    if mode is not None:
        if stat.S_ISDIR(mode):
            raise IsADirectoryError
        if not stat.S_ISREG(mode):
            with path.open("wb") as output:
                output.writelines(pieces)
            return
        if not overwrite:
            raise FileExistsError
        if not os.access(path, os.W_OK):  # replacing it would get round its owner's wish
            raise PermissionError
    temporary = path.with_name(f".newsdoc-{secrets.token_hex(8)}.tmp")
    # Not tempfile: that makes files for their owner's eyes only, and the process's umask cannot be asked for safely.
    try:
        with temporary.open("xb") as output:  # within, for an interrupt may come as soon as the file is there
            output.writelines(pieces)
            output.flush()
            if durable:
                os.fsync(output.fileno())
        if verify:
            verify(temporary.read_bytes())
        if mode is not None:
            temporary.chmod(stat.S_IMODE(mode))
        temporary.replace(path)
    except BaseException:  # also an interrupt must leave nothing behind
        temporary.unlink(missing_ok=True)
        raise


_REASONS: tuple[tuple[type[OSError], str, str], ...] = (
    (FileNotFoundError, "no such file or directory", ""),
    (IsADirectoryError, "is a directory", "name a file"),
    (NotADirectoryError, "a part of the path is not a directory", ""),
    (PermissionError, "permission denied", ""),
    (FileExistsError, "exists already", "overwrite it with --overwrite or overwrite=True, or choose another name"),
)
"""Troubles with files that are worth words of our own: what was met, what to say, what to do about it."""


def reason_for(error: OSError) -> str:
    """What an error of the system means, in plain words."""
    for kind, reason, _ in _REASONS:
        if isinstance(error, kind):
            return reason
    return (error.strerror or str(error) or type(error).__name__).lower()


def _help(error: OSError) -> str:
    return next((advice for kind, _, advice in _REASONS if isinstance(error, kind)), "")


def _trouble(error: ValueError, name: str) -> str:
    """What a ValueError is about: a name that no file can have, or a file object that is closed."""
    return "a NUL cannot stand in the name of a file" if "\0" in name else str(error)
