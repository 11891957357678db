"""How ``newsdoc convert`` fares with very many small files: its rate by the number of processes, and its memory.

python benchmarks/convert_scale.py [--files 100000] [--few 1000] [--jobs 2] [--rounds 3]

Makes a tree of small NewsML-G2 items, converts it to JSON, and prints the best rate of each number of processes and the
most memory that the main process took, beside what it takes for few files. Rates are those of whole commands, start and
planning included, measured from outside. The files are made in memory (/dev/shm) where there is such a place and TMPDIR
names no other, so that the program is measured and not how quickly a disk makes files. It fails if two processes are
not 1.7 times as fast as one, or if the memory for many files is more than 1.2 times that for few.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import newsdoc

_IN_A_FOLDER = 1000
_IN_MEMORY = Path("/dev/shm")  # noqa: S108 - what is made in it is a folder of our own
_PROGRAM = """
import resource, sys
from newsdoc.cli.main import run
status = run(sys.argv[1:])
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
sys.exit(status)
"""
"""The program, which says at its end how many KiB it took at the most; what its children took is not in it."""


def make(root: Path, number: int) -> Path:
    """A tree of so many items of about two kilobytes."""
    for index in range(number):
        path = root / f"{index // _IN_A_FOLDER:03}" / f"item-{index:06}.xml"
        if index % _IN_A_FOLDER == 0:
            path.parent.mkdir(parents=True)
        article = newsdoc.Article(
            f"Drawbridge {index} reopens",
            body=["The drawbridge over the harbour carried traffic again on Saturday."] * 3,
            byline="By Ida Solberg",
            language="en",
        )
        path.write_bytes(newsdoc.dumps(article, "newsml", guid=f"urn:example:{index}"))
    return root


def convert(archive: Path, jobs: int) -> tuple[float, int]:
    """The seconds that it takes to convert a tree, and the KiB of the main process."""
    with tempfile.TemporaryDirectory(dir=archive.parent) as out:
        begun = time.perf_counter()
        done = subprocess.run(  # noqa: S603 - our own program
            [sys.executable, "-c", _PROGRAM, "convert", str(archive), "-t", "json", "-o", f"{out}/", "-j", str(jobs)],
            capture_output=True,
            text=True,
            check=True,
        )
        return time.perf_counter() - begun, int(done.stdout)


def main() -> int:
    """Measure, print, and say whether the goals are reached."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=100_000)
    parser.add_argument("--few", type=int, default=1_000)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--rounds", type=int, default=3)
    given = parser.parse_args()
    in_memory = _IN_MEMORY if "TMPDIR" not in os.environ and _IN_MEMORY.is_dir() else None
    place = Path(tempfile.mkdtemp(prefix="newsdoc-scale-", dir=in_memory))
    try:
        few, many = make(place / "few", given.few), make(place / "many", given.files)
        rates: dict[int, float] = {}
        memory: dict[int, float] = {}
        for _ in range(given.rounds):
            for jobs in (1, given.jobs):  # in turns, so that what else the machine does meets both
                seconds, most = convert(many, jobs)
                rates[jobs] = max(rates.get(jobs, 0.0), given.files / seconds)
                memory[jobs] = most / convert(few, jobs)[1]
                print(
                    f"{given.files:,} files, --jobs {jobs}: {seconds:.1f} s, {given.files / seconds:,.0f} a second; "
                    f"main process {most / 1024:.0f} MiB, {memory[jobs]:.2f} times that for {given.few:,}",
                    flush=True,
                )
    finally:
        shutil.rmtree(place)
    gain, more = rates[given.jobs] / rates[1], max(memory.values())
    print(f"best rates: {given.jobs} processes {gain:.2f} times one; most memory {more:.2f} times")
    return 0 if gain >= 1.7 and more <= 1.2 else 1  # noqa: PLR2004 - the goals, as the docstring says


if __name__ == "__main__":
    sys.exit(main())
