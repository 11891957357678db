"""How fast newsdoc is: each of its works beside what a user would pick instead, in one run, as ratios of medians.

    python benchmarks/speed.py [--write] [--rounds N] [WORK ...]

A table in Markdown goes to standard output; with ``--write`` also into docs/speed.md. The two sides of a work take
turns, so that whatever else the machine does harms both. Exit status 1 if a target is missed.
"""

from __future__ import annotations

import argparse
import datetime as dt
import gc
import os
import platform
import sys
from collections.abc import Callable, Sequence
from importlib import metadata
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Final

from attrs import frozen

from fidelity import with_report
from works import WORKS, Inputs, Work

__all__ = ["BEGIN", "Timed", "ratio", "table"]

ROOT: Final = Path(__file__).resolve().parent.parent
PAGE: Final = ROOT / "docs" / "speed.md"
BEGIN: Final = "<!-- From here to the end mark all is written by benchmarks/speed.py. -->"
COMMAND: Final = "python benchmarks/speed.py --write"
PACKAGES: Final = ("attrs", "cattrs", "lxml", "markdown-it-py", "msgspec", "newsdoc", "orjson", "xsdata")

_LEAST: Final = 0.1
"""Seconds that one measurement takes at least: what is quicker is repeated."""


@frozen
class Timed:
    """What one work took: seconds of one pass, medians of all rounds."""

    work: Work
    mine: float
    other: float

    @property
    def ratio(self) -> float:
        """How many times as long newsdoc takes."""
        return self.mine / self.other

    @property
    def met(self) -> bool:
        """Whether that is within the target."""
        return self.ratio <= self.work.target


def ratio(work: Work, inputs: Inputs, rounds: int) -> Timed:
    """Time both sides of a work in turns."""
    sides = work.pair(inputs)
    counts = [_count(side) for side in sides]
    times: tuple[list[float], list[float]] = ([], [])
    for _ in range(rounds):
        for side, count, taken in zip(sides, counts, times, strict=True):
            taken.append(_seconds(side, count))
    return Timed(work, median(times[0]), median(times[1]))


def _count(side: Callable[[], object]) -> int:
    side()  # once for what is made at the first use
    return max(1, round(_LEAST / max(_seconds(side, 1), 1e-9)))


def _seconds(side: Callable[[], object], count: int) -> float:
    gc.collect()
    gc.disable()  # as timeit does: what it costs depends on what else is alive
    try:
        begin = perf_counter()
        for _ in range(count):
            side()
        return (perf_counter() - begin) / count
    finally:
        gc.enable()


def table(rows: Sequence[Timed]) -> str:
    """The rows as a table in Markdown."""
    lines = ["| work | against | target | ratio | |", "|---|---|--:|--:|---|"]
    lines += [
        f"| {row.work.name} | {row.work.against} | ≤ {row.work.target:g} | {row.ratio:.2f} | "
        f"{'met' if row.met else 'missed'} |"
        for row in rows
    ]
    return "\n".join(lines)


def _circumstances() -> str:
    versions = ", ".join(f"{name} {metadata.version(name)}" for name in PACKAGES)
    machine = f"{os.cpu_count()} cores, {platform.machine()}"
    today = f"{dt.datetime.now(dt.UTC):%Y-%m-%d}"
    return f"{today}; {machine}; Python {platform.python_version()}; {versions}. Command: `{COMMAND}`"


def main(arguments: Sequence[str]) -> int:
    """Print the table; 1 if a target is missed, 2 if there is nothing to make it from."""
    shared = Path(os.environ.get("NEWSDOC_SHARED") or ROOT.parent / "shared")
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("words", nargs="*", metavar="WORK", help="only works whose names hold this")
    parser.add_argument(
        "--shared", type=Path, default=shared, help="the folder that holds corpus, schemas, samples, seed"
    )
    parser.add_argument("--rounds", type=int, default=9, help="how often each side is timed; 9 if not given")
    parser.add_argument("--write", action="store_true", help="put the table into docs/speed.md")
    options = parser.parse_args(arguments)
    if not (options.shared / "corpus").is_dir():
        print(f"{options.shared}: no corpus there; name the folder by --shared or NEWSDOC_SHARED", file=sys.stderr)
        return 2
    rows = []
    for work in WORKS:
        if all(word.lower() in work.name.lower() for word in options.words):
            rows.append(ratio(work, Inputs(options.shared.resolve()), options.rounds))
            print(f"{work.name}: {rows[-1].ratio:.2f}", file=sys.stderr)
    text = f"{table(rows)}\n\n{_circumstances()}"
    print(text)
    if options.write:
        PAGE.write_text(with_report(PAGE.read_text(encoding="utf-8"), text, BEGIN), encoding="utf-8")
    return 0 if all(row.met for row in rows) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
