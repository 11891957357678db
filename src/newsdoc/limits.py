"""How much of an input is taken before it is refused: what protects memory and time, and how to allow more.

Law: whatever is larger or deeper than these limits gives one :class:`~newsdoc.errors.LimitError` that names the option
to set, before the memory for it is taken. docs/reliability.md lists the limits, and what they mean in memory.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from newsdoc.errors import ArgumentError, LimitError

__all__ = ["MAX_SIZE", "MAX_XML_DEPTH", "check_limit", "check_size", "max_size_of"]

MAX_SIZE: Final = 128 * 1024 * 1024
"""How many bytes an input has at most, unless the option ``max_size`` says otherwise; of JSON lines, each line."""

MAX_XML_DEPTH: Final = 256
"""How deeply the elements of an XML document nest at most, unless the option ``max_depth`` says otherwise."""


def check_limit(option: str, value: object) -> int:
    """The *value* of an option that is a limit.

    :raises ArgumentError: if it is not a whole number from 1.
    """
    if not isinstance(value, int) or isinstance(value, bool) or value < 1:
        raise ArgumentError(f"option {option!r}: expected a whole number from 1, got {value!r}")
    return value


def max_size_of(options: Mapping[str, object]) -> int:
    """What *options* say about the size of an input.

    >>> max_size_of({}) == MAX_SIZE, max_size_of({"max_size": 1000})
    (True, 1000)
    """
    return check_limit("max_size", options.get("max_size", MAX_SIZE))


def check_size(size: int, allowed: int, *, name: str = "", what: str = "the input") -> None:
    """Refuse what is larger than *allowed*; *size* may be less than the whole where no more was read.

    :raises LimitError: if it is.
    """
    if size > allowed:
        raise LimitError(
            f"{what} is larger than the {allowed} bytes that are allowed",
            file=name,
            help="allow more with max_size (--max-size), which costs memory in proportion",
        )
