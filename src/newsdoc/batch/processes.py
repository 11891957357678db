"""Jobs done by several processes, the outcomes in the order of the jobs.

A process is started afresh (spawned), so that it shares nothing with ours but its end of a pipe and a number: how many
jobs it has done. Jobs go to it in chunks, two at a time, so that it never waits, and the outcomes come back together,
but soon. Whoever is behind holds the others up rather than let outcomes pile up. A process that dies costs the one file
that it was at; what it has done and not told is done again.
"""

from __future__ import annotations

import signal
import sys
import time
from collections import deque
from collections.abc import Iterator
from contextlib import suppress
from ctypes import c_ulonglong
from itertools import islice
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from typing import Final

from attrs import evolve

from newsdoc.batch.plan import Plan
from newsdoc.batch.work import Job, Order, Outcome, Result, perform
from newsdoc.errors import NewsdocError

__all__ = ["perform_all"]

_LARGEST_CHUNK: Final = 64
_LARGEST_CHUNK_OF_DATA: Final = 8
_CHUNKS_EACH: Final = 2
_AHEAD: Final = 4
"""How many times the chunks of all processes may be begun before the first of them is done."""

_TELL_EVERY: Final = 0.1
"""Seconds after which a process tells what it has done, though its chunk is not at its end."""

_Numbered = tuple[int, Job]


def perform_all(plan: Plan, order: Order, processes: int = 1) -> Iterator[Outcome]:
    """Do all jobs of a plan; the outcomes come in the order of the jobs, each as soon as those before it are there."""
    processes = min(processes, plan.total)
    if processes <= 1:
        yield from (perform(job, order) for job in plan.jobs())
        return
    largest = _LARGEST_CHUNK if plan.stored else _LARGEST_CHUNK_OF_DATA
    size = max(1, min(largest, plan.total // (processes * 8)))
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
                    untold = worker.done.value - worker.told
                    again.extend((place, evolve(job, again=True)) for place, job in islice(worker.jobs, untold))
                    for place, job in islice(worker.jobs, untold, untold + 1):
                        done[place] = worker.epitaph(job)
                    again.extend(islice(worker.jobs, untold + 1, None))
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
        self.done = context.RawValue("Q", 0)
        self.told = 0
        self.process = context.Process(target=_serve, args=(theirs, self.done, order), daemon=True)
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
                outcomes = self.connection.recv()
                self.is_ready = True
                self.told += len(outcomes)
                for outcome in outcomes:
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


def _serve(connection: Connection, done: c_ulonglong, order: Order) -> None:
    """What each process does: the jobs that it is given, until there are no more or whoever gives them is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # a Ctrl-C is for the parent, which then ends us
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    outcomes: list[Outcome] = []
    with suppress(EOFError, OSError):
        connection.send(outcomes)  # that we are there
        told = time.monotonic()
        while True:
            jobs = connection.recv()
            for place, job in enumerate(jobs, 1):
                outcomes.append(perform(job, order))
                done.value += 1
                if place == len(jobs) or time.monotonic() - told > _TELL_EVERY:
                    connection.send(outcomes)
                    outcomes.clear()
                    told = time.monotonic()
