"""Everything that newsdoc raises: one small tree.

.. code-block:: text

    NewsdocError
    ├── ModelError           a value that no article may hold (also a ValueError)
    ├── ArgumentError        an argument that a function does not take (also a TypeError)
    ├── UnknownFormatError   no such format, or none that fits the data
    ├── ReadError            the input is not what its format promises
    │   ├── NoArticleError   sound, but it holds no article (a package, a catalog ...)
    │   └── LimitError       larger or deeper than the limits allow
    ├── WriteError           the output could not be produced or stored
    └── LossError            a strict conversion would lose something

Catch :class:`NewsdocError` to catch them all. Each message stands on one line: where it happened, what was expected,
and what to do about it where that is known.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from newsdoc.findings import Loss

__all__ = [
    "ArgumentError",
    "LimitError",
    "LossError",
    "ModelError",
    "NewsdocError",
    "NoArticleError",
    "ReadError",
    "UnknownFormatError",
    "WriteError",
]


class NewsdocError(Exception):
    """The root of the tree, with the place of the trouble as far as it is known.

    :ivar message: what is wrong, and what was expected.
    :ivar file: the name of the input or output, ``""`` if it has none.
    :ivar line: line in the input, from 1; ``0`` if unknown.
    :ivar column: column in that line in characters, from 1; ``0`` if unknown.
    :ivar path: where in the structure, such as ``$.body[2]`` or ``newsItem/itemMeta``; may be ``""``.
    :ivar help: what to do about it; may be ``""``.

    >>> print(ReadError("expected a string, got 3", file="a.json", line=2, column=9, path="$.headline"))
    a.json:2:9: expected a string, got 3 at $.headline
    """

    def __init__(
        self,
        message: str,
        *,
        file: str = "",
        line: int = 0,
        column: int = 0,
        path: str = "",
        help: str = "",
    ) -> None:
        super().__init__(message)
        self.message = message
        self.file = file
        self.line = line
        self.column = column
        self.path = path
        self.help = help

    def __str__(self) -> str:
        place = self.file
        if self.line:
            spot = f"{self.line}:{self.column}" if self.column else str(self.line)
            place = f"{place}:{spot}" if place else f"line {spot}"
        text = f"{place}: {self.message}" if place else self.message
        if self.path:
            text += f" at {self.path}"
        if self.help:
            text += f" ({self.help})"
        return " ".join(text.split())

    def __reduce__(self) -> tuple[object, ...]:
        # Exceptions cross process borders in batch conversion; keyword arguments need this to survive pickling.
        return _rebuild, (type(self), self.message, self.__dict__.copy())

    def within(self, file: str) -> NewsdocError:
        """Name the file that the error came from, unless it names one already; return the same error."""
        self.file = self.file or file
        return self


def _rebuild(kind: type[NewsdocError], message: str, state: dict[str, object]) -> NewsdocError:
    error = kind(message)
    error.__dict__.update(state)
    return error


class ModelError(NewsdocError, ValueError):
    """A value that the model refuses, because some format could not carry it."""


class ArgumentError(NewsdocError, TypeError):
    """An argument that cannot be meant: an option that the format does not have, or a value of the wrong type."""


class UnknownFormatError(NewsdocError):
    """No format of that name or suffix is known, or none recognises the data."""


class ReadError(NewsdocError):
    """The input breaks the rules of its format so that no article can be made of it."""


class NoArticleError(ReadError):
    """The input is sound but holds no article, for example a NewsML-G2 packageItem."""


class LimitError(ReadError):
    """The input exceeds a limit that protects memory and time; the message names the limit."""


class WriteError(NewsdocError):
    """The output could not be produced or stored; nothing was left half-written."""


class LossError(NewsdocError):
    """A strict conversion would have lost something; the message names what.

    :ivar losses: all of it, item by item.
    """

    losses: tuple[Loss, ...] = ()
