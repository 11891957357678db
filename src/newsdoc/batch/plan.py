"""Where each result goes, known before anything is written.

Law: no two inputs get the same output. Names of outputs come from names of inputs alone, never from what is in them.
"""

from __future__ import annotations

import os
from array import array
from collections.abc import Callable, Iterator, Sequence
from hashlib import blake2b
from itertools import islice

from attrs import frozen

from newsdoc.batch.inputs import STDIN, Found, find
from newsdoc.batch.work import Job
from newsdoc.errors import WriteError
from newsdoc.formats import registry
from newsdoc.formats.base import Format

__all__ = ["Plan", "make_plan"]

_SHOWN = 3
"""How many outputs an error about them names."""


@frozen
class Plan:
    """What is to be done.

    :ivar total: how many files there are.
    :ivar jobs: gives them anew each time, in the order of the inputs.
    :ivar stored: whether results are stored, and not given back.
    """

    total: int
    jobs: Callable[[], Iterator[Job]]
    stored: bool = True


def make_plan(
    names: Sequence[str],
    folder: str,
    target: Format,
    *,
    from_: str | None = None,
    fresh: bool = True,
    stdin: bytes | None = None,
    stream: str = "",
) -> Plan:
    """The plan for the files that *names* mean, each to a file below *folder*.

    :param folder: what mirrors the tree of the inputs; ``""`` if the results are to be given back and not stored.
    :param fresh: whether no output may be there yet.
    :param stream: the one file that all results are in already, if there is one.
    :param stdin: what standard input holds, if it is among the inputs.
    :raises WriteError: if two inputs would get the same output, or an output is there that may not be.
    """
    suffixes = tuple(suffix for row in registry.formats() for suffix in row.suffixes)

    def jobs() -> Iterator[Job]:
        for found in find(names, from_=from_, without=folder):
            output = _output(found, folder, suffixes, target.suffixes[0]) if folder else stream
            if found.path == STDIN:
                yield Job("<stdin>", output, data=stdin)
            else:
                yield Job(found.path, output, trouble=found.trouble)

    total, seen, existing = 0, _Seen(), 0
    first = ""
    for job in jobs():
        total += 1
        if folder:
            seen.add(job.output)
            if fresh and os.path.lexists(job.output):
                existing, first = existing + 1, first or job.output
    if seen.has_twins():
        raise _clash(jobs(), seen)
    if existing:
        others = existing - 1
        more = f", and so do {others:,} more outputs" if others > 1 else ", and so does another output"
        raise WriteError(
            f"exists already{more if others else ''}",
            file=first,
            help="--skip-existing leaves what is there, --overwrite replaces it",
        )
    return Plan(total, jobs, stored=bool(folder or stream))


def _output(found: Found, folder: str, suffixes: tuple[str, ...], suffix: str) -> str:
    """The place of a result: that of the input, with the *suffix* of the target in place of one that names a format."""
    place, name = os.path.split(found.relative)
    stem = name
    if name.lower().endswith(suffixes):
        stem = name[: -max(len(each) for each in suffixes if name.lower().endswith(each))] or name
    return os.path.join(folder, place, stem + suffix)


class _Seen:
    """Which outputs have been seen, in eight bytes each: there may be millions."""

    def __init__(self) -> None:
        self.buckets = [array("Q") for _ in range(256)]

    def add(self, output: str) -> None:
        digest = self.digest(output)
        self.buckets[digest & 255].append(digest)

    @staticmethod
    def digest(output: str) -> int:
        return int.from_bytes(blake2b(os.fsencode(os.path.normpath(output)), digest_size=8).digest(), "little")

    def has_twins(self) -> bool:
        return any(len(set(bucket)) < len(bucket) for bucket in self.buckets)

    def twins(self) -> set[int]:
        once: set[int] = set()
        twice: set[int] = set()
        for bucket in self.buckets:
            for digest in bucket:
                (twice if digest in once else once).add(digest)
        return twice


def _clash(jobs: Iterator[Job], seen: _Seen) -> WriteError:
    """The error for inputs that would get the same output; the few that have no output of their own are kept."""
    twins = seen.twins()
    together: dict[str, list[str]] = {}
    for job in jobs:
        if seen.digest(job.output) in twins:
            together.setdefault(os.path.normpath(job.output), []).append(job.source)
    named = "; ".join(f"{' and '.join(sources)} to {output}" for output, sources in islice(together.items(), _SHOWN))
    more = f"; and {len(together) - _SHOWN} more" if len(together) > _SHOWN else ""
    return WriteError(
        f"several inputs would get the same output: {named}{more}",
        help="name the folder that they are in, which is mirrored, or convert them to folders of their own",
    )
