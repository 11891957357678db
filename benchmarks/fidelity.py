"""Reads NewsML-G2 files and writes them again, by newsdoc and by other libraries, and shows what is left of them.

    python benchmarks/fidelity.py [--files] [--write]

Every file of a corpus that holds a news item goes through each way. It raised, came back with losses, or came back
unharmed. Tables in Markdown go to standard output; with ``--write`` also into docs/fidelity.md.
"""

from __future__ import annotations

import argparse
import datetime as dt
import math
import os
import platform
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from importlib import metadata
from pathlib import Path
from typing import Final

from attrs import frozen

from corpus import news_item_files
from isolation import Reply, replies
from measures import HARMS, SLIGHT, Measured, measure
from peers import WAYS, Way

__all__ = ["BEGIN", "END", "Outcome", "outcomes", "report", "share", "with_report"]

ROOT: Final = Path(__file__).resolve().parent.parent
PAGE: Final = ROOT / "docs" / "fidelity.md"
BEGIN: Final = "<!-- From here to the end mark all is written by benchmarks/fidelity.py. -->"
END: Final = "<!-- end mark -->"
COMMAND: Final = "python benchmarks/fidelity.py --write"

_SLIGHT: Final = "; ".join(harm for harm in HARMS if harm in SLIGHT)
_LEGEND: Final = (
    "*Same data*: unharmed, or with slight harm only, which is\n"
    f"{_SLIGHT}.\n"
    "*Elements kept* and *body text kept*: shares of those in all files; a file that raised keeps none."
)


@frozen
class Outcome:
    """What came of one file in one way.

    :ivar file: its name, below the corpus.
    :ivar reply: what the way answered.
    :ivar measured: how that compares with the file.
    """

    file: str
    reply: Reply
    measured: Measured

    @property
    def word(self) -> str:
        """What happened: ``raised``, ``losses`` or ``unharmed``."""
        if self.reply.output is None:
            return "raised"
        return "unharmed" if self.measured.unharmed else "losses"

    @property
    def folder(self) -> str:
        """The folder of the corpus that the file is in."""
        return self.file.partition("/")[0]


def outcomes(way: Way, corpus: Path, files: Sequence[str], schema: Path, timeout: float) -> Iterator[Outcome]:
    """What comes of each file in one way."""
    documents = [(corpus / file).read_bytes() for file in files]
    with tempfile.TemporaryDirectory() as folder:
        answers = replies(way, documents, schema, Path(folder), timeout)
        for file, data, reply in zip(files, documents, answers, strict=True):
            yield Outcome(file, reply, measure(data, reply.output))


Results = dict[str, list[Outcome]]


def report(results: Results) -> str:
    """The tables, in Markdown."""
    alone = {name: [each for each in found if each.measured.root == "newsItem"] for name, found in results.items()}
    parts: tuple[Iterable[str], ...] = (
        [f"All {_size(results)} files:"],
        _overview(results),
        [_LEGEND],
        [f"The {_size(alone)} of them that are a newsItem alone, not a newsMessage with items in it:"],
        _overview(alone),
        ["Which kinds of harm they suffered, in how many files:"],
        _kinds_of_harm(results),
        ["How many came back unharmed, by their folder:"],
        _unharmed_by_folder(results),
    )
    return "\n\n".join("\n".join(part) for part in parts)


def _size(results: Results) -> int:
    return len(next(iter(results.values())))


def _overview(results: Results) -> Iterator[str]:
    head = ("", "raised", "with losses", "unharmed", "same data", "elements kept", "body text kept", "warned")
    yield from _table_head(head)
    for name, found in results.items():
        words = Counter(outcome.word for outcome in found)
        measured = [outcome.measured for outcome in found]
        yield _row(
            name,
            words["raised"],
            words["losses"],
            words["unharmed"],
            sum(each.same_data for each in measured),
            share(sum(each.elements_kept for each in measured), sum(each.elements for each in measured)),
            share(sum(each.body_kept for each in measured), sum(each.body for each in measured)),
            sum(bool(outcome.reply.warnings) for outcome in found),
        )


def _kinds_of_harm(results: Results) -> Iterator[str]:
    yield from _table_head(("", *results))
    for harm, meaning in HARMS.items():
        counts = [sum(harm in outcome.measured.harms for outcome in found) for found in results.values()]
        if any(counts):
            yield _row(f"**{harm}**: {meaning}", *counts)


def _unharmed_by_folder(results: Results) -> Iterator[str]:
    yield from _table_head(("", "files", *results))
    sizes = Counter(outcome.folder for outcome in next(iter(results.values())))
    for folder, size in sizes.items():
        yield _row(folder, size, *(_unharmed(found, folder) for found in results.values()))


def _unharmed(found: Iterable[Outcome], folder: str) -> int:
    return sum(outcome.folder == folder and outcome.measured.unharmed for outcome in found)


def _table_head(cells: Sequence[str]) -> Iterator[str]:
    yield _row(*cells)
    yield "|---|" + "---:|" * (len(cells) - 1)


def _row(*cells: object) -> str:
    return f"| {' | '.join(map(str, cells))} |"


def share(part: int, whole: int) -> str:
    """A percentage that never rounds a loss away."""
    return f"{math.floor(1000 * part / whole) / 10:.1f} %" if whole else "–"


def _circumstances(ways: Iterable[Way]) -> str:
    """When, with which versions, and how to get the same."""
    packages = sorted({package for way in ways for package in way.packages})
    versions = ", ".join(f"{package} {metadata.version(package)}" for package in packages)
    today = dt.datetime.now(tz=dt.UTC).date().isoformat()
    return f"{today}; {versions}; Python {platform.python_version()}. Command: `{COMMAND}`"


def with_report(page: str, text: str, begin: str = BEGIN) -> str:
    """A page with *text* between its two marks.

    :raises ValueError: if the marks are not there.
    """
    before, found, rest = page.partition(begin)
    _, end, after = rest.partition(END)
    if not found or not end:
        raise ValueError(f"the page lacks its marks: {begin} and {END}")
    return f"{before}{begin}\n\n{text}\n\n{end}{after}"


def _by_file(results: Results) -> Iterator[str]:
    """What happened to each file in each way, and why it raised."""
    for found in zip(*results.values(), strict=True):
        yield found[0].file
        for name, outcome in zip(results, found, strict=True):
            why = outcome.reply.error or ", ".join(sorted(outcome.measured.harms))
            yield f"    {name}: {outcome.word}{why and f' ({why})'}"


def main(arguments: Sequence[str]) -> int:
    """Print the tables; 2 if there is nothing to make them from."""
    shared = Path(os.environ.get("NEWSDOC_SHARED") or ROOT.parent / "shared")
    schema = shared / "schemas" / "newsml-g2" / "NewsML-G2_2.35-spec-All-Power.xsd"
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("--corpus", type=Path, default=shared / "corpus", help="a folder of NewsML-G2 files")
    parser.add_argument("--schema", type=Path, default=schema, help="the schema of NewsML-G2, for xsdata")
    parser.add_argument("--timeout", type=float, default=30, metavar="SECONDS", help="how long a file may take")
    parser.add_argument("--files", action="store_true", help="tell also of each file what happened")
    parser.add_argument("--write", action="store_true", help="put the tables into docs/fidelity.md")
    options = parser.parse_args(arguments)
    files = news_item_files(options.corpus)
    if not files:
        print(
            f"{options.corpus}: no file with a news item; name a folder by --corpus or NEWSDOC_SHARED", file=sys.stderr
        )
        return 2
    results: Results = {}
    for way in WAYS:
        print(f"{way.name} ...", file=sys.stderr)
        results[way.name] = list(outcomes(way, options.corpus, files, options.schema.resolve(), options.timeout))
    if options.files:
        print(*_by_file(results), "", sep="\n")
    text = f"{report(results)}\n\n{_circumstances(WAYS)}"
    print(text)
    if options.write:
        PAGE.write_text(with_report(PAGE.read_text(encoding="utf-8"), text), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
