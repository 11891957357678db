"""``--report``: what was found, lost and refused, as NDJSON, written down as it happens."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final

import attrs

from newsdoc import WriteError
from newsdoc.batch import Outcome, Result
from newsdoc.files import reason_for
from newsdoc.findings import Finding

__all__ = ["Record"]

_BEGINNING: Final = b'{"kind": "'
_LONGEST_LINE: Final = 1 << 20


class Record:
    """An open report; a run that goes on from an earlier one adds to its report."""

    def __init__(self, path: str, *, overwrite: bool, add: bool) -> None:
        mode = "w" if overwrite else "a" if add else "x"
        try:
            if add:
                _end_last_line(Path(path))
            self.file = Path(path).open(mode, encoding="utf-8")  # noqa: SIM115 - open until close() is called
        except OSError as error:
            raise WriteError(reason_for(error), file=path, help="choose another name, or --overwrite it") from error

    def add(self, outcome: Outcome) -> None:
        """Write down what there is to say about an outcome; a file that went well without a word has no line."""
        for line in _lines(outcome):
            self._write(line)

    def end(self, **totals: object) -> None:
        """Write down the totals of the run."""
        self._write({"kind": "summary", **totals})

    def close(self) -> None:
        """Be done with it."""
        self.file.close()

    def _write(self, line: dict[str, object]) -> None:
        self.file.write(f"{json.dumps(line)}\n")  # in ASCII: a name need not be text
        self.file.flush()


def _end_last_line(report: Path) -> None:
    """A run that was killed may have begun a line. Half of one of ours is cut off, what is not ours is left a line."""
    with suppress(FileNotFoundError), report.open("r+b") as file:
        end = file.seek(0, os.SEEK_END)
        file.seek(max(0, end - _LONGEST_LINE))
        begun = file.read().rpartition(b"\n")[2]
        if begun and (_BEGINNING.startswith(begun) or begun.startswith(_BEGINNING)):
            file.truncate(end - len(begun))
        elif begun:
            file.write(b"\n")


def _lines(outcome: Outcome) -> Iterator[dict[str, object]]:
    file = {"file": outcome.source}
    for finding in outcome.findings:
        yield {"kind": "finding", **file, **_members(finding)}
    for loss in outcome.losses:
        yield {"kind": "loss", **file, "path": loss.path, "count": loss.count, "reason": loss.reason}
    if outcome.result is not Result.CONVERTED:
        yield {"kind": outcome.result.value, **file, "output": outcome.output, "message": outcome.error}


def _members(finding: Finding) -> dict[str, object]:
    """The fields of a finding that say anything; its file is named already."""
    members = attrs.asdict(
        finding, filter=lambda field, value: field.name not in {"file", "kind"} and value != field.default
    )
    return {name: str(value) if name == "severity" else value for name, value in members.items()}
