"""Runs a way to read and write in a process of its own, so that it can neither hang nor end the benchmark.

Whatever happens there comes back as a :class:`Reply`: an exception, a process that ended, an answer that did not come
in time, warnings, and words on standard output.
"""

from __future__ import annotations

import contextlib
import io
import multiprocessing
import warnings
from collections.abc import Iterable, Iterator
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from pathlib import Path
from typing import Final

from attrs import define, field, frozen

from peers import RoundTrip, Way

__all__ = ["Reply", "Worker", "replies"]

_PREPARATION: Final = 300.0
"""Seconds in which a way must be ready; making classes from a schema takes a while."""

_PROCESSES: Final = multiprocessing.get_context("spawn")


@frozen(kw_only=True)
class Reply:
    """What came of one document.

    :ivar output: what was written; None if nothing was.
    :ivar error: why nothing was written, in one line.
    :ivar warnings: what was warned of, by :mod:`warnings` or on standard output.
    """

    output: bytes | None = None
    error: str = ""
    warnings: tuple[str, ...] = ()


def attempt(round_trip: RoundTrip, data: bytes) -> Reply:
    """Read and write one document here, in this process."""
    printed = io.StringIO()
    output, error = None, ""
    with warnings.catch_warnings(record=True) as caught, contextlib.redirect_stdout(printed):
        warnings.simplefilter("always")
        try:
            output = round_trip(data)
        except Exception as raised:  # noqa: BLE001 - whatever it is, it is the result
            error = _in_one_line(raised)
    said = (*(str(warning.message) for warning in caught), *printed.getvalue().splitlines())
    return Reply(output=output, error=error, warnings=tuple(filter(None, said)))


def _in_one_line(raised: Exception) -> str:
    return f"{type(raised).__name__}: {' '.join(str(raised).split())}"


def _serve(way: Way, schema: Path, folder: Path, connection: Connection) -> None:
    """Answer each document with a reply; the first reply says whether the way is ready."""
    try:
        round_trip = way.prepare(schema, folder)
    except Exception as raised:  # noqa: BLE001 - told to the one who asked
        connection.send(Reply(error=_in_one_line(raised)))
        return
    connection.send(Reply())
    with contextlib.suppress(EOFError):
        while True:
            connection.send(attempt(round_trip, connection.recv_bytes()))


@define
class Worker:
    """A process that reads and writes one document after the other, begun again when it had to be ended.

    :ivar way: what it runs.
    :ivar schema: the official schema.
    :ivar folder: where classes that are made from it may be stored.
    :ivar timeout: how many seconds a document may take.
    """

    way: Way
    schema: Path
    folder: Path
    timeout: float
    _running: tuple[SpawnProcess, Connection] | None = field(default=None, init=False)

    def reply(self, data: bytes) -> Reply:
        """What came of one document.

        :raises RuntimeError: if the way cannot even be prepared.
        """
        _, connection = self._running or self._begin()
        try:
            connection.send_bytes(data)
            if connection.poll(self.timeout):
                return _received(connection)
        except (EOFError, OSError):
            self.end()
            return Reply(error="its process ended")
        self.end()
        return Reply(error=f"no answer in {self.timeout:g} seconds")

    def _begin(self) -> tuple[SpawnProcess, Connection]:
        ours, theirs = _PROCESSES.Pipe()
        process = _PROCESSES.Process(target=_serve, args=(self.way, self.schema, self.folder, theirs), daemon=True)
        process.start()
        theirs.close()
        self._running = (process, ours)
        try:
            ready = _received(ours) if ours.poll(_PREPARATION) else Reply(error="it takes too long")
        except EOFError:
            ready = Reply(error="its process ended")
        if ready.error:
            self.end()
            raise RuntimeError(f"{self.way.name} cannot be prepared: {ready.error}")
        return self._running

    def end(self) -> None:
        """End the process, whatever it does."""
        if self._running:
            process, connection = self._running
            connection.close()
            process.kill()
            process.join()
            self._running = None


def _received(connection: Connection) -> Reply:
    reply = connection.recv()
    assert isinstance(reply, Reply)  # noqa: S101 - nothing else is sent
    return reply


def replies(way: Way, documents: Iterable[bytes], schema: Path, folder: Path, timeout: float) -> Iterator[Reply]:
    """What came of each document, in order."""
    worker = Worker(way, schema, folder, timeout)
    try:
        yield from map(worker.reply, documents)
    finally:
        worker.end()
