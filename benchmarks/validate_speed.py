"""Times validation against what lxml needs to parse a file and to check it with the official schema, in one run.

    python benchmarks/validate_speed.py [--corpus FOLDER] [--schema FILE] [--rounds N]

Two figures, both over the same files: all of newsdoc's rules on the files as they are, which are valid, and on the same
files with a mistake in every tenth element. Each file is timed in turns, ours and lxml's, and the best of all rounds
counts, so that a slow moment of the machine spoils neither.
"""

from __future__ import annotations

import argparse
import gc
import os
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from attrs import frozen
from lxml import etree

import newsdoc
from newsdoc.validation import Validator

__all__ = ["Ratio", "measure", "ratios", "spoilt"]

ROOT: Final = Path(__file__).resolve().parent.parent
SHARED: Final = Path(os.environ.get("NEWSDOC_SHARED") or ROOT.parent / "shared")
CORPUS: Final = SHARED / "corpus" / "dpa"
SCHEMA: Final = SHARED / "schemas" / "newsml-g2" / "NewsML-G2_2.35-spec-All-Power.xsd"


@frozen
class Ratio:
    """How long newsdoc takes for some files, in terms of lxml.

    :ivar title: what the files are.
    :ivar ours: seconds for all of them.
    :ivar theirs: seconds that lxml takes to parse them and to check them with the schema.
    :ivar findings: how many findings of the grade "error" there are in them.
    :ivar limit: what the ratio should not exceed.
    """

    title: str
    ours: float
    theirs: float
    findings: int
    limit: float

    @property
    def ratio(self) -> float:
        """How many times as long newsdoc takes."""
        return self.ours / self.theirs


def spoilt(data: bytes) -> bytes:
    """The file with a mistake in every tenth element, of ten kinds in turn."""
    root = etree.fromstring(data)
    for number, element in enumerate(list(root.iter(etree.Element))[1::10]):
        _MISTAKES[number % len(_MISTAKES)](element)
    return etree.tostring(root.getroottree(), encoding="utf-8", xml_declaration=True)


def _rename(element: etree._Element) -> None:
    name = etree.QName(element)
    element.tag = f"{{{name.namespace}}}{name.localname[:1]}{name.localname[2:]}x"


def _to_front(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.insert(0, element)


def _repeat(element: etree._Element) -> None:
    if not len(element):
        element.addnext(etree.fromstring(etree.tostring(element, with_tail=False)))


_MISTAKES: Final[tuple[Callable[[etree._Element], object], ...]] = (
    lambda element: element.set("qcode", "medtop 04000000"),
    _rename,
    lambda element: element.set("qcod", "medtop:04000000"),
    _to_front,
    lambda element: element.set("creator", ":"),
    lambda element: etree.SubElement(element, "{http://iptc.org/std/nar/2006-10-01/}edNote"),
    _repeat,
    lambda element: element.set("id", "same"),
    lambda element: element.set("modified", "2024-05-01T10:00"),
    lambda element: element.attrib.clear(),
)


def measure(title: str, files: Sequence[bytes], schema: etree.XMLSchema, *, rounds: int, limit: float) -> Ratio:
    """Time all of *files*, *rounds* times; the best round of each file counts."""
    validator = Validator()
    ours, theirs, findings = 0.0, 0.0, 0

    def by_lxml(data: bytes) -> None:
        schema.validate(etree.fromstring(data))

    gc.collect()
    gc.disable()
    try:
        for data in files:
            pairs = [(_seconds(validator.validate, data), _seconds(by_lxml, data)) for _ in range(rounds)]
            ours += min(pair[0] for pair in pairs)
            theirs += min(pair[1] for pair in pairs)
            findings += validator.validate(data).counts[newsdoc.Severity.ERROR]
    finally:
        gc.enable()
    return Ratio(title, ours, theirs, findings, limit)


def _seconds(run: Callable[[bytes], object], data: bytes) -> float:
    start = time.perf_counter()
    run(data)
    return time.perf_counter() - start


def ratios(corpus: Path = CORPUS, schema: Path = SCHEMA, *, rounds: int = 5) -> tuple[Ratio, ...]:
    """The ratios for valid files, and for the same files with mistakes."""
    judge = etree.XMLSchema(etree.parse(schema))
    valid = [path.read_bytes() for path in sorted(corpus.iterdir()) if path.suffix == ".xml"]
    bad = [spoilt(data) for data in valid]
    return (
        measure("valid files", valid, judge, rounds=rounds, limit=3),
        measure("files with mistakes", bad, judge, rounds=rounds, limit=15),
    )


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--corpus", type=Path, default=CORPUS)
    parser.add_argument("--schema", type=Path, default=SCHEMA)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    for one in ratios(options.corpus, options.schema, rounds=options.rounds):
        print(
            f"{one.title}: {one.ratio:.2f} times lxml's parse and XMLSchema (limit {one.limit:g}): "
            f"{one.ours * 1000:.0f} ms to {one.theirs * 1000:.0f} ms, {one.findings} errors found"
        )


if __name__ == "__main__":
    main()
