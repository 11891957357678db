"""A line at the foot of the terminal that says how far the work is, how fast it goes and how long it will take."""

from __future__ import annotations

import shutil
import sys
import time
from types import TracebackType
from typing import Self

from newsdoc.cli.manners import MANNERS

__all__ = ["Progress", "clock"]

_EVERY = 0.1
_AFTER = 0.5
"""Seconds: how often the line is drawn anew, and how long work may take without any."""

_FULLEST = 30
_NARROWEST = 5


class Progress:
    """The line, while it is entered. Where nobody sees it, in a pipe or with ``-q``, there is none."""

    def __init__(self, total: int) -> None:
        self.total = total
        self.done = 0
        self.failed = 0
        self.shown = False
        self.wanted = total > 1 and sys.stderr.isatty() and not MANNERS.quiet
        self.begun = time.monotonic()
        self.drawn = self.begun + _AFTER - _EVERY

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.hide()

    def step(self, *, failed: bool) -> None:
        """One more is done."""
        self.done += 1
        self.failed += failed
        if self.wanted and time.monotonic() - self.drawn >= _EVERY:
            self._draw()

    def hide(self) -> None:
        """Clear the line away, for something to be printed or because all is done."""
        if self.shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
            self.shown = False

    def _draw(self) -> None:
        self.drawn = time.monotonic()
        line = self.line(self.drawn - self.begun, shutil.get_terminal_size().columns - 1)
        sys.stderr.write(f"\r\x1b[K{line}")
        sys.stderr.flush()
        self.shown = True

    def line(self, seconds: float, columns: int) -> str:
        """What it says after so many seconds, in so many columns."""
        rate = self.done / seconds
        left = clock((self.total - self.done) / rate)
        failed = f", {self.failed:,} failed" if self.failed else ""
        text = f" {self.done:,} of {self.total:,}  {rate:,.0f} a second, {left} left{failed}"
        width = min(_FULLEST, columns - len(text) - 2)
        if width < _NARROWEST:
            return text[1 : columns + 1]
        full = width * self.done // self.total
        return f"[{'#' * full}{'.' * (width - full)}]{text}"


def clock(seconds: float) -> str:
    """A time as a clock shows it.

    >>> clock(5), clock(3725)
    ('0:05', '1:02:05')
    """
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
