"""Python's search for cycles of garbage, put off while a document is read, written or validated."""

from __future__ import annotations

import gc

__all__ = ["NoCollection"]


class NoCollection:
    """While this is entered, Python does not look for cycles of garbage.

    It would look at all objects of a document again and again while they become more, which is half of the time that a
    table of ten megabytes takes, and hardly anything that is made of a document is garbage before it is done.

    >>> with NoCollection():
    ...     gc.isenabled()
    False
    """

    def __enter__(self) -> None:
        self.enabled = gc.isenabled()  # if not, the program wants it so, or another thread is in here and will end it
        gc.disable()

    def __exit__(self, *_: object) -> None:
        if self.enabled:
            gc.enable()
