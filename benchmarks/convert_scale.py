"""Converts a folder of many small files: how much two processes help, and whether memory stays flat.

    python benchmarks/convert_scale.py [--files NUMBER] [--tries NUMBER]

Small items of NewsML-G2 are made in a temporary folder and converted to JSON with ``newsdoc convert``, by one process
and by two. Memory is that of the main process, at the most, beside that for a hundredth of the files. Exit status 1 if
a target is missed.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from attrs import frozen

import newsdoc

__all__ = ["MEMORY", "RATE", "Run", "make_files", "run"]

RATE: Final = 1.7
"""How many times the rate of one process two are to reach."""

MEMORY: Final = 1.2
"""How many times the memory for a hundredth of the files the main process may take."""

_IN_A_FOLDER: Final = 1000


@frozen
class Run:
    """What one conversion took.

    :ivar seconds: from beginning to end.
    :ivar kilobytes: the memory of the main process at the most.
    """

    seconds: float
    kilobytes: int


def make_files(folder: Path, number: int) -> None:
    """Small items, a thousand to a folder, no two alike."""
    item = newsdoc.dumps(
        newsdoc.Article(
            "Item 0000000000", body=["The drawbridge opened.", "It closed again."], byline="By Ida Solberg"
        ),
        "newsml",
        guid="urn:example:0000000000",
    )
    for at in range(number):
        place = folder / f"{at // _IN_A_FOLDER:04}"
        place.mkdir(exist_ok=True)
        (place / f"{at:06}.xml").write_bytes(item.replace(b"0000000000", f"{at:010}".encode()))


def run(source: Path, jobs: int) -> Run:
    """Convert all of *source* to JSON, in a process of its own."""
    with tempfile.TemporaryDirectory() as target:
        command = [
            sys.executable,
            "-m",
            "newsdoc",
            "convert",
            str(source),
            "-t",
            "json",
            "-o",
            f"{target}{os.sep}",
            "-q",
        ]
        begin = time.monotonic()
        process = subprocess.Popen([*command, "--jobs", str(jobs)])  # noqa: S603 - our own program
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        seconds = time.monotonic() - begin
        if process.returncode:
            raise RuntimeError(f"the conversion ended with status {process.returncode}")
        written = sum(len(files) for _, _, files in os.walk(target))
        made = sum(len(files) for _, _, files in os.walk(source))
        if written != made:
            raise RuntimeError(f"{made} files gave {written}")
    return Run(seconds, used.ru_maxrss)


def main(arguments: Sequence[str]) -> int:
    """Print what came of it; 1 if a target is missed."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("--files", type=int, default=100_000, help="100000 if not given")
    parser.add_argument("--tries", type=int, default=1, help="the best of so many counts; 1 if not given")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        many, few = Path(folder, "many"), Path(folder, "few")
        many.mkdir()
        few.mkdir()
        make_files(many, options.files)
        make_files(few, max(1, options.files // 100))
        best = {
            jobs: min((run(many, jobs) for _ in range(options.tries)), key=lambda each: each.seconds) for jobs in (1, 2)
        }
        small = run(few, 2)
    rate = best[1].seconds / best[2].seconds
    memory = best[2].kilobytes / small.kilobytes
    for jobs, each in best.items():
        pace = options.files / each.seconds
        print(f"{options.files:,} files, --jobs {jobs}: {each.seconds:.1f} s, {pace:,.0f} a second")
    print(f"two processes: {rate:.2f} times the rate of one (target {RATE})")
    megabytes = best[2].kilobytes / 1024
    print(f"memory of the main process: {megabytes:.1f} MB, {memory:.2f} times that for a hundredth (limit {MEMORY})")
    return 0 if rate >= RATE and memory <= MEMORY else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
