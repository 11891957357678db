"""How time and memory grow with the size of a document: from a kilobyte to a hundred megabytes.

    python benchmarks/growth.py [--largest BYTES] [--write] [WORD ...]

Each document is made of one unit, repeated: paragraphs, rows of a table, words of one paragraph, items of a message.
Each size is read in a process of its own, which tells how long it took and how much memory there was at the most. The
exponent is the slope of the straight line through the logarithms: 1 is proportional, 2 is quadratic. Beside it stands
that of the least that could be done with the document, which grows by more than the size too, once the document has
outgrown the caches of the processor. Exit status 1 if one is above the limit and above that.
"""

from __future__ import annotations

import argparse
import json
import math
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Final

from attrs import frozen
from lxml import etree

import newsdoc
from fidelity import with_report

__all__ = ["CASES", "LIMIT", "Growth", "document", "exponent", "read"]

LIMIT: Final = 1.05
"""The exponent that neither time nor memory may exceed."""

ROOT: Final = Path(__file__).resolve().parent.parent
PAGE: Final = ROOT / "docs" / "speed.md"
BEGIN: Final = "<!-- From here to the end mark all is written by benchmarks/growth.py. -->"

_SMALLEST: Final = 1_000
_SAMPLE: Final = 20_000
_FITTED: Final = 100_000
"""Smaller documents do not count for the exponent of time: what every document takes would hide what grows."""

_WORDS: Final = "The drawbridge over the harbour carried traffic again on Saturday, the warden said. "
_ROW: Final = ("Northern pier", "Brandt and Sons", "4,200")

_XML: Final = (
    '<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:example:{n}" standard="NewsML-G2" '
    'standardversion="2.35" conformance="power"><itemMeta><itemClass qcode="ninat:text"/><provider literal="Example"/>'
    "<versionCreated>2024-05-03T12:00:00Z</versionCreated></itemMeta><contentMeta><headline>Harbour</headline>"
    '</contentMeta><contentSet><inlineXML><html xmlns="http://www.w3.org/1999/xhtml"><body>{body}</body></html>'
    "</inlineXML></contentSet></newsItem>"
)
_MESSAGE: Final = (
    '<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><header><sent>2024-05-03T12:00:00Z</sent></header>'
    "<itemSet>{items}</itemSet></newsMessage>"
)


def _paragraphs(size: int) -> newsdoc.Article:
    return newsdoc.Article("Harbour", body=[_WORDS * 3] * max(1, size // (3 * len(_WORDS))))


def _table(size: int) -> newsdoc.Article:
    return newsdoc.Article("Harbour", body=[newsdoc.Table([_ROW] * max(1, size // 40))])


def _paragraph(size: int) -> newsdoc.Article:
    some: list[str | newsdoc.Emphasis] = [_WORDS, newsdoc.Emphasis("again")]
    return newsdoc.Article("Harbour", body=[newsdoc.Paragraph(some * max(1, size // (len(_WORDS) + 8)))])


_ARTICLES: Final = {"paragraphs": _paragraphs, "one table": _table, "one paragraph": _paragraph}


def _message(size: int) -> bytes:
    item = _XML.format(n="{n}", body=f"<p>{_WORDS * 3}</p>" * 10)
    return _MESSAGE.format(items="".join(item.format(n=n) for n in range(max(1, size // len(item))))).encode()


def document(shape: str, format: str, size: int) -> bytes:
    """A document of about that size."""
    sample = len(_document(shape, format, _SAMPLE))  # markup may be the larger part of it
    return _document(shape, format, size * _SAMPLE // sample)


def _document(shape: str, format: str, size: int) -> bytes:
    if shape == "items of a message":
        return _message(size)
    if format == "found text":
        unit = {"paragraphs": _WORDS * 3 + "\n\n", "one table": f"| {' | '.join(_ROW)} |\n", "one paragraph": _WORDS}[
            shape
        ]
        return ("Harbour\n\n" + unit * max(1, size // len(unit))).encode()
    return newsdoc.dumps(_ARTICLES[shape](size), format)


CASES: Final = (
    *((shape, name) for shape in _ARTICLES for name in ("newsml", "json", "text", "found text")),
    ("items of a message", "newsml"),
)
"""What is measured: the shape of a document, and its format."""


def read(data: bytes, format: str) -> None:
    """Read a document, and keep no more than one of its articles."""
    deque(newsdoc.loads_all(data, "text" if format == "found text" else format), maxlen=1)


def _elements(data: bytes) -> list[tuple[object, ...]]:
    return [(element.tag, element.text, element.tail) for element in etree.fromstring(data).iter()]


FLOORS: Final[dict[str, Callable[[bytes], object]]] = {
    "newsml": _elements,
    "json": json.loads,
    "text": bytes.split,
    "found text": bytes.split,
}
"""The least that anything in Python does with such a document: make an object of each part of it."""


def _measured(shape: str, format: str, path: Path) -> dict[str, float]:
    """Read one document here, in this process."""
    read(document(shape, format, _SMALLEST), format)  # what is made at the first use does not count
    data = path.read_bytes()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    begin = time.process_time()
    read(data, format)
    seconds = time.process_time() - begin
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    begin = time.process_time()
    FLOORS[format](data)
    floor = time.process_time() - begin
    return {"bytes": len(data), "seconds": seconds, "kilobytes": after - before, "floor": floor}


@frozen
class Growth:
    """What a case took at each size.

    :ivar sizes: bytes of the documents.
    :ivar seconds: how long each was read.
    :ivar kilobytes: by how much the memory of the process grew over what the document itself takes.
    :ivar floor: seconds that it takes to make objects of its parts and nothing else, see :data:`FLOORS`.
    """

    shape: str
    format: str
    sizes: tuple[float, ...]
    seconds: tuple[float, ...]
    kilobytes: tuple[float, ...]
    floor: tuple[float, ...]

    @property
    def exponents(self) -> tuple[float, float, float]:
        """Of time, of the time of the floor, and of memory: over the last step, for there is space left over before."""
        memory = exponent(self.sizes, self.kilobytes, self.sizes[-1] / 10)
        return exponent(self.sizes, self.seconds), exponent(self.sizes, self.floor), memory


def exponent(sizes: Sequence[float], values: Sequence[float], least: float = _FITTED) -> float:
    """The power of the size that the values grow with, from documents of about *least* bytes on.

    >>> exponent([1e5, 1e6, 1e7], [1, 10, 100])
    1.0
    """
    pairs = [(math.log(size), math.log(value)) for size, value in zip(sizes, values, strict=True) if value > 0]
    pairs = [pair for pair in pairs if pair[0] >= math.log(least * 0.5)]
    if len(pairs) < 2:  # noqa: PLR2004 - a line goes through two points
        return math.nan
    return round(statistics.linear_regression(*zip(*pairs, strict=True)).slope, 3)


def _growth(shape: str, format: str, largest: int) -> Growth:
    found = []
    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / "document"
        for size in _sizes(largest):
            # Making it takes memory too, so that another process does it than the one that is measured.
            _run("--make", shape, format, str(path), str(size))
            found.append(json.loads(_run("--read", shape, format, str(path))))
    columns = [tuple(each[name] for each in found) for name in ("bytes", "seconds", "kilobytes", "floor")]
    return Growth(shape, format, *columns)


def _run(*arguments: str) -> str:
    command = [sys.executable, __file__, *arguments]
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout  # noqa: S603 - this program


def _sizes(largest: int) -> Iterator[int]:
    size = _SMALLEST
    while size <= largest:
        yield size
        size *= 10


def report(rows: Sequence[Growth]) -> str:
    """The rows as a table in Markdown."""
    lines = [
        "| document | format | largest | its time | exponent of time | of the floor | of memory |",
        "|---|---|--:|--:|--:|--:|--:|",
    ]
    for row in rows:
        times, floor, memory = row.exponents
        size = f"{row.sizes[-1] / 1e6:.1f} MB"
        most = "flat" if math.isnan(memory) else f"{memory:.2f}"
        seconds = f"{row.seconds[-1]:.1f} s"
        lines.append(f"| {row.shape} | {row.format} | {size} | {seconds} | {times:.2f} | {floor:.2f} | {most} |")
    return "\n".join(lines)


def main(arguments: Sequence[str]) -> int:
    """Print the table; 1 if something grows faster than it may."""
    if arguments[:1] == ["--make"]:
        shape, format_, path, size = arguments[1:]
        Path(path).write_bytes(document(shape, format_, int(size)))
        return 0
    if arguments[:1] == ["--read"]:
        shape, format_, path = arguments[1:]
        print(json.dumps(_measured(shape, format_, Path(path))))
        return 0
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("words", nargs="*", metavar="WORD", help="only cases whose names hold this")
    parser.add_argument("--largest", type=int, default=10_000_000, metavar="BYTES", help="10000000 if not given")
    parser.add_argument("--write", action="store_true", help="put the table into docs/speed.md")
    options = parser.parse_args(arguments)
    rows = []
    for case in CASES:
        if all(word in " ".join(case) for word in options.words):
            rows.append(_growth(*case, options.largest))
            print(*case, *rows[-1].exponents, rows[-1].seconds, rows[-1].kilobytes, file=sys.stderr)
    text = report(rows)
    print(text)
    if options.write:
        PAGE.write_text(with_report(PAGE.read_text(encoding="utf-8"), text, BEGIN), encoding="utf-8")
    return int(
        any(time_ > max(LIMIT, floor) or memory > LIMIT for time_, floor, memory in (row.exponents for row in rows))
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
