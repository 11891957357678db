"""Whether the time of the found door is proportional to the length, on texts made to break it.

Each text is one unit, repeated up to a megabyte. Twice the text may take at most 2.6 times as long.

    python benchmarks/linear_found_text.py [--size CHARACTERS]
"""

from __future__ import annotations

import argparse
import gc
import sys
from collections.abc import Iterator, Mapping, Sequence
from time import process_time
from typing import Final

from attrs import frozen

from newsdoc.formats.text.found import read_found

__all__ = ["LIMIT", "REPEATS", "Growth", "growth"]

LIMIT: Final = 2.6
"""How many times as long twice the text may take."""

REPEATS: Final[Mapping[str, str]] = {
    "quotation marks": "“",
    "straight marks": '" ',
    "low marks": "„",
    "pipes": "| a | b |\n",
    "columns": "a\tb\n",
    "labels": "Q: a\nA: b\n",
    "quoted lines": "> a\n",
    "bullets": "- a\n",
    "numbers": "1. ",
    "speech": "“A b,” said X. ",
    "pronouns": "“A b,” he said. ",
    "open paragraphs": "“A b c\n",
    "names": "Dr. Ana Roy said. ",
    "headings": "Some Heading\n",
    "dialogue": "—Sí —dijo Ana—. No.\n",
    "Japanese speech": "高木は「本」と述べた。",
    "missing spaces": "done.Next ",
    "contents": "Contents\nA b\n",
    "titles": "『本』",
    "held words": "the so-called “a” b, ",
    "letters": "SIR – a\n\nAna Roy\n\n",
    "bold lines": "**A b**\n\n",
    "wide labels": "――何か。\n折原　はい。\n",
    "clauses": "Ana Roy, who said it, ",
    "braces": "{",
    "colons": ": ",
    "capitals": "A",
    "words": "word ",
    "new names": "",
}
"""What is repeated, by what it tries. An empty unit stands for names of which each comes once."""

_TRIES: Final = 4


def text_of(unit: str, size: int) -> str:
    """About *size* characters of *unit*, or of names of which each comes once."""
    if unit:
        return unit * (size // len(unit))
    return " ".join(f"“Yes,” said {_name(number)} {_name(number * 7 + 1)}." for number in range(size // 30))


def _name(number: int) -> str:
    letters = ""
    while number:
        number, letter = divmod(number, 26)
        letters += chr(ord("a") + letter)
    return f"B{letters}a"


def _seconds(text: str) -> float:
    gc.collect()
    gc.disable()
    start = process_time()
    read_found(text)
    spent = process_time() - start
    gc.enable()
    return spent


@frozen
class Growth:
    """How long a text took.

    :ivar seconds: the whole text.
    :ivar ratio: how many times as long as its half; the least of some tries, for the machine may have other work.
    """

    seconds: float
    ratio: float


def growth(unit: str, size: int) -> Growth:
    """How the time for *unit* grows from half of *size* to *size*."""
    half, whole = text_of(unit, size // 2), text_of(unit, size // 2 * 2)
    best = Growth(0.0, float("inf"))
    for _ in range(_TRIES):
        seconds = _seconds(whole)
        ratio = seconds / max(_seconds(half), 0.001)
        if ratio < best.ratio:
            best = Growth(seconds, ratio)
        if ratio < LIMIT:
            break
    return best


def _rows(size: int) -> Iterator[tuple[str, Growth]]:
    for name, unit in REPEATS.items():
        yield name, growth(unit, size)


def main(arguments: Sequence[str]) -> int:
    """Print the table; the status is 1 if a text took longer than it may."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("--size", type=int, default=1_000_000, help="characters of the longest texts")
    options = parser.parse_args(arguments)
    print(f"{options.size} characters\n{'':18}{'seconds':>9}{'time(2n)/time(n)':>18}")
    worst = 0.0
    for name, found in _rows(options.size):
        worst = max(worst, found.ratio)
        print(f"{name:18}{found.seconds:9.2f}{found.ratio:18.2f}", flush=True)
    return 1 if worst >= LIMIT else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
