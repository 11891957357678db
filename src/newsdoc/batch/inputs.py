"""Which files are meant: names, folders, patterns, ``-``.

A file that is named is meant, whatever it is called. Of a folder those are meant that look like articles: whose suffix
is that of a format that can be read, and, where the suffix says nothing, that a format recognises by what they hold.
Hidden files and folders are not, nor pipes and devices, and no folder is entered through a symbolic link, which might
lead round in circles.
"""

from __future__ import annotations

import glob
import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from attrs import frozen

from newsdoc.errors import NewsdocError, ReadError
from newsdoc.files import read_file, reason_for
from newsdoc.formats import registry
from newsdoc.formats.base import Format

__all__ = ["STDIN", "Found", "find", "is_pattern"]

STDIN: Final = "-"
"""What stands for standard input among the names of files."""


_WILDCARD: Final = re.compile(r"[*?]|\[[^\]]+\]")
_OUTWARDS: Final = re.compile(rf"^(?:{re.escape(os.pardir)}(?:{re.escape(os.sep)}|$))+")
"""The way out of a folder: what lies outside must not be mirrored outside."""


@frozen
class Found:
    """A file that is meant.

    :ivar path: where it is.
    :ivar relative: its place below the folder that was named, which the outputs mirror; its name if that was named.
    :ivar trouble: why it cannot be read, where that is known already; ``""`` otherwise.
    """

    path: str
    relative: str
    trouble: str = ""


def is_pattern(name: str) -> bool:
    """Whether *name* is a pattern such as ``feed/*.xml`` that nothing is really called."""
    return bool(_WILDCARD.search(name)) and not os.path.lexists(name)


def find(names: Sequence[str], *, from_: str | None = None, without: str = "") -> Iterator[Found]:
    """The files that *names* mean, in their order, those of a folder sorted by name.

    :param from_: the format that all are in, if not what each looks like.
    :param without: a folder below them that is not looked into: the one that is written to.
    """
    chosen = registry.get(from_) if from_ else None
    hidden = os.path.realpath(without) if without else ""
    for name in names:
        if name == STDIN:
            yield Found(STDIN, "stdin")
        elif is_pattern(name):
            yield from _matching(name, chosen, hidden)
        else:
            yield from _at(name, Path(name).name, chosen, hidden)


def _at(path: str, relative: str, chosen: Format | None, hidden: str) -> Iterator[Found]:
    if os.path.isdir(path):
        yield from _below(path, "", chosen, hidden)
    else:
        yield Found(path, relative)


def _matching(pattern: str, chosen: Format | None, hidden: str) -> Iterator[Found]:
    """The files that a pattern fits, mirrored below the part of it that stands before the first wildcard."""
    parts = Path(pattern).parts
    plain = next(index for index, part in enumerate(parts) if _WILDCARD.search(part))
    root = os.path.join(*parts[:plain], "")
    fitting = sorted(glob.iglob(pattern, recursive=True))
    if not fitting:
        yield Found(pattern, pattern, "no file fits this pattern")
    for path in fitting:
        below = _OUTWARDS.sub("", os.path.relpath(path, root or os.curdir))
        if not os.path.isdir(path):
            yield Found(path, below)
        elif "**" not in parts:  # which has found what is in the folder already
            for found in _below(path, "", chosen, hidden):
                yield Found(found.path, os.path.join(below, found.relative), found.trouble)


def _below(root: str, relative: str, chosen: Format | None, hidden: str) -> Iterator[Found]:
    waiting = [(root, relative)]
    while waiting:
        folder, place = waiting.pop()
        try:
            with os.scandir(folder) as entries:
                kinds = ((each.name, each.is_dir(follow_symlinks=False), each.is_file()) for each in entries)
                there = sorted((name, is_folder) for name, is_folder, is_file in kinds if is_folder or is_file)
        except OSError as error:
            yield Found(folder, place, reason_for(error))
            continue
        for name, is_folder in there:
            path = os.path.join(folder, name)
            if not is_folder and name[0] != "." and _is_meant(path, chosen):
                yield Found(path, os.path.join(place, name))
        waiting.extend(
            (path, os.path.join(place, name))
            for name, is_folder in reversed(there)
            if is_folder and name[0] != "." and os.path.realpath(path := os.path.join(folder, name)) != hidden
        )


def _is_meant(path: str, chosen: Format | None) -> bool:
    named = registry.find_for_path(path)
    if named:
        return named is chosen if chosen else named.read is not None
    try:
        head = read_file(path, registry.SNIFFED)
    except ReadError:
        return False
    try:
        # Any text is an article to the text reader, so that a folder's pictures, scripts and notes would all be meant.
        found = registry.detect(head)
    except NewsdocError:
        return False
    return found is chosen if chosen else found.name != registry.FALLBACK
