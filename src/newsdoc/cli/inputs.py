"""The inputs that a command is given: files, folders, patterns of names, and standard input."""

from __future__ import annotations

import glob
from collections.abc import Iterable, Iterator
from pathlib import Path

from newsdoc import ReadError
from newsdoc.formats import registry

__all__ = ["STANDARD_INPUT", "inputs"]

STANDARD_INPUT = "-"
"""What stands for standard input."""


def inputs(given: Iterable[str]) -> Iterator[str | ReadError]:
    """The files that are meant, each once, in the order given; in the place of what leads to none, why it does not.

    A folder stands for the files in it and in the folders within it that end as one of the formats does; a name with
    ``*``, ``?`` or ``[`` that no file has stands for the files that fit, with ``**`` for any folders.
    """
    seen: set[str] = set()
    for name in given:
        for found in _meant(name):
            if isinstance(found, ReadError):
                yield found
            elif found not in seen:
                seen.add(found)
                yield found


def _meant(name: str) -> Iterator[str | ReadError]:
    if name == STANDARD_INPUT or Path(name).is_file():
        yield name
    elif Path(name).is_dir():
        yield from _within(Path(name), name)
    elif glob.has_magic(name):
        fitting = sorted(glob.glob(name, recursive=True))  # noqa: PTH207 - Path.glob takes no absolute patterns
        files = [one for one in fitting if Path(one).is_file()]
        yield from files or (ReadError("no file fits this pattern", file=name),)
    else:
        yield name  # whoever reads it will say why it cannot


def _within(folder: Path, name: str) -> Iterator[str | ReadError]:
    suffixes = tuple(suffix for row in registry.formats() if row.read for suffix in row.suffixes)
    found = sorted(
        path
        for path in folder.rglob("*")
        if path.name.lower().endswith(suffixes)
        and not any(part.startswith(".") for part in path.relative_to(folder).parts)
        and path.is_file()
    )
    if not found:
        yield ReadError("there is no file of a known format in this folder", file=name, help="name the files")
    yield from map(str, found)
