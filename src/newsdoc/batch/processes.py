"""Jobs done by several processes, the outcomes in the order of the jobs.

A process is started afresh (spawned), so that it shares nothing with ours but its end of a pipe. Jobs go to it in small
chunks, two at a time, so that it never waits, and each outcome comes back at once. Whoever is behind holds the others
up rather than let outcomes pile up. A process that dies costs the one file that it was at.
"""

from __future__ import annotations

import signal
import sys
from collections import deque
from collections.abc import Iterator
from contextlib import suppress
from itertools import islice
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from typing import Final

from newsdoc.batch.plan import Plan
from newsdoc.batch.work import Job, Order, Outcome, Result, perform
from newsdoc.errors import NewsdocError

__all__ = ["perform_all"]

_LARGEST_CHUNK: Final = 16
_CHUNKS_EACH: Final = 2
_AHEAD: Final = 4
"""How many times the chunks of all processes may be begun before the first of them is done."""

_Numbered = tuple[int, Job]


def perform_all(plan: Plan, order: Order, processes: int = 1) -> Iterator[Outcome]:
    """Do all jobs of a plan; the outcomes come in the order of the jobs, each as soon as those before it are there."""
    processes = min(processes, plan.total)
    if processes <= 1:
        yield from (perform(job, order) for job in plan.jobs())
        return
    size = max(1, min(_LARGEST_CHUNK, plan.total // (processes * 8)))
    crew = _Crew(order, processes)
    try:
        yield from crew.work(enumerate(plan.jobs()), size)
    except BaseException:
        crew.stop()
        raise
    crew.dismiss()


class _Crew:
    """The processes, and which of them is at what."""

    def __init__(self, order: Order, number: int) -> None:
        self.order = order
        self.workers = [_Worker(order) for _ in range(number)]

    def work(self, jobs: Iterator[_Numbered], size: int) -> Iterator[Outcome]:
        again: deque[_Numbered] = deque()  # what a process left that died
        done: dict[int, Outcome] = {}
        given = following = 0
        ahead = size * len(self.workers) * _AHEAD
        more = True
        while True:
            for worker in self.workers:
                while worker.wants_more(size) and (again or (more and given < following + ahead)):
                    chunk = [again.popleft()] if again else list(islice(jobs, size))
                    more = bool(chunk)
                    given = max(given, *(place + 1 for place, _ in chunk), 0)
                    # What comes with its data could fill a pipe while the process fills the other one: a deadlock.
                    done.update((place, perform(job, self.order)) for place, job in chunk if job.data is not None)
                    worker.give([(place, job) for place, job in chunk if job.data is None])
            busy: dict[object, _Worker] = {worker.connection: worker for worker in self.workers if worker.jobs}
            for connection in wait([worker.connection for worker in busy.values()]) if busy else ():
                worker = busy[connection]
                done.update(worker.outcomes())
                if worker.is_dead and worker.jobs:
                    (place, job), *left = worker.jobs
                    done[place] = worker.epitaph(job)
                    again.extend(left)
                    self.workers[self.workers.index(worker)] = _Worker(self.order)
            while following in done:
                yield done.pop(following)
                following += 1
            if not (busy or more or again):
                return

    def dismiss(self) -> None:
        for worker in self.workers:
            worker.connection.close()  # at which it ends
        for worker in self.workers:
            worker.process.join()

    def stop(self) -> None:
        for worker in self.workers:
            worker.process.terminate()  # it clears away what it is writing
        for worker in self.workers:
            worker.process.join(5)
            if worker.process.is_alive():
                worker.process.kill()
                worker.process.join()
            worker.connection.close()


class _Worker:
    """One process, with the jobs that it has been given and not done."""

    def __init__(self, order: Order) -> None:
        context = get_context("spawn")
        self.connection, theirs = context.Pipe()
        self.process = context.Process(target=_serve, args=(theirs, order), daemon=True)
        self.process.start()
        theirs.close()
        self.jobs: deque[_Numbered] = deque()
        self.is_dead = False
        self.is_ready = False

    def wants_more(self, size: int) -> bool:
        return len(self.jobs) <= size * (_CHUNKS_EACH - 1)

    def give(self, chunk: list[_Numbered]) -> None:
        self.jobs.extend(chunk)
        with suppress(BrokenPipeError, ConnectionResetError), _Unpiped():  # that it is dead is seen when it is asked
            self.connection.send([job for _, job in chunk])

    def outcomes(self) -> Iterator[tuple[int, Outcome]]:
        """The outcomes that are there, with the places of their jobs."""
        try:
            while self.connection.poll():
                outcome = self.connection.recv()
                if outcome is None:
                    self.is_ready = True
                else:
                    yield self.jobs.popleft()[0], outcome
        except (EOFError, OSError):
            self.is_dead = True
            self.process.join()
            if not self.is_ready:
                raise NewsdocError("the processes cannot be started", help="--jobs 1 does without them") from None

    def epitaph(self, job: Job) -> Outcome:
        code = self.process.exitcode or 0
        how = f"killed by signal {-code}" if code < 0 else f"exit status {code}"
        error = f"{job.source}: the process that converted it ended ({how})"
        return Outcome(source=job.source, output=job.output, result=Result.FAILED, error=error)


class _Unpiped:
    """While this is entered, a pipe that nobody reads is an error and not the end of the program."""

    def __enter__(self) -> None:
        self.before = signal.signal(signal.SIGPIPE, signal.SIG_IGN) if hasattr(signal, "SIGPIPE") else None

    def __exit__(self, *_: object) -> None:
        if self.before is not None:
            signal.signal(signal.SIGPIPE, self.before)


def _serve(connection: Connection, order: Order) -> None:
    """What each process does: the jobs that it is given, until there are no more or whoever gives them is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # a Ctrl-C is for the parent, which then ends us
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    with suppress(EOFError, OSError):
        connection.send(None)
        while True:
            for job in connection.recv():
                connection.send(perform(job, order))
