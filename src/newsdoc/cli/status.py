"""The exit statuses of the program."""

from __future__ import annotations

from enum import IntEnum

__all__ = ["Status"]


class Status(IntEnum):
    """What a caller of the program can tell from its exit status."""

    FINE = 0
    """All is well."""
    PARTLY = 1
    """Part of the work was not done: some of several inputs failed, or something would be lost under ``--strict``."""
    FINDINGS = 1
    """There are findings at or above the fail level."""
    TROUBLE = 2
    """None of the work was done: no input can be read, no output can be written, or the command is wrong."""
