"""The exit statuses of the program."""

from __future__ import annotations

from enum import IntEnum

__all__ = ["Status"]


class Status(IntEnum):
    """What a caller of the program can tell from its exit status."""

    FINE = 0
    """All is well."""
    LOSSES = 1
    """Something would have been lost under ``--strict``; nothing was written."""
    FINDINGS = 1
    """There are findings at or above the fail level."""
    TROUBLE = 2
    """An input cannot be read, an output cannot be written, or the command is wrong."""
