"""Limits of inputs as options: how large they may be, and how deeply XML may nest."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, BinaryIO, TypeVar

import click

from newsdoc.files import read_file
from newsdoc.limits import MAX_SIZE, MAX_XML_DEPTH, max_size_of

__all__ = ["depth_option", "read_within", "size_option"]

_Command = TypeVar("_Command", bound=Callable[..., Any])


def size_option(command: _Command) -> _Command:
    """Give a command the option ``--max-size``."""
    return click.option(
        "--max-size",
        metavar="BYTES",
        type=click.IntRange(min=1),
        help=f"Size up to which inputs are read; {MAX_SIZE} ({MAX_SIZE >> 20} MiB) if not given.",
    )(command)


def depth_option(command: _Command) -> _Command:
    """Give a command the option ``--max-depth``."""
    return click.option(
        "--max-depth",
        metavar="LEVELS",
        type=click.IntRange(min=1),
        help=f"Levels of elements in one another up to which NewsML-G2 is read; {MAX_XML_DEPTH} if not given.",
    )(command)


def read_within(file: str | BinaryIO, max_size: int | None) -> bytes:
    """What a file holds, but of one that is too large no more than shows that it is: it may have no end."""
    return read_file(file, max_size_of({} if max_size is None else {"max_size": max_size}) + 1)
