"""What all commands have in common: how much they say, in which colours, and where errors came from."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from typing import Any, TextIO, TypeVar

import click
from attrs import define

__all__ = ["MANNERS", "Manners", "common_options"]

_Command = TypeVar("_Command", bound=Callable[..., Any])


@define
class Manners:
    """How the program behaves; one for the whole program, set anew by each run of it.

    :ivar quiet: whether nothing but errors is said.
    :ivar verbose: whether everything is.
    :ivar debug: whether errors come with their traceback.
    :ivar color: whether to use colour; None for on terminals, unless the environment says otherwise.
    """

    quiet: bool = False
    verbose: bool = False
    debug: bool = False
    color: bool | None = None

    def reset(self) -> None:
        """Back to what holds without options."""
        self.quiet = self.verbose = self.debug = False
        self.color = None

    def colored(self, stream: TextIO) -> bool:
        """Whether to colour what goes to *stream*: see https://no-color.org and https://force-color.org."""
        if self.color is not None:
            return self.color
        if os.environ.get("NO_COLOR"):
            return False
        if os.environ.get("FORCE_COLOR"):
            return True
        return stream.isatty() and os.environ.get("TERM") != "dumb"

    def paint(self, text: str, style: str, stream: TextIO | None = None) -> str:
        """*text* in one of the styles below, if *stream*, by default standard error, is to be coloured."""
        if not self.colored(stream or sys.stderr):
            return text
        return click.style(text, **_STYLES[style])


_STYLES: dict[str, dict[str, Any]] = {
    "error": {"fg": "red", "bold": True},
    "warning": {"fg": "yellow", "bold": True},
    "info": {"fg": "cyan"},
    "good": {"fg": "green"},
    "strong": {"bold": True},
    "faint": {"dim": True},
}

MANNERS = Manners()
"""Those of this run."""


def _set(context: click.Context, parameter: click.Parameter, value: Any) -> None:  # noqa: ANN401 - of any option
    if value is not None and not context.resilient_parsing:
        setattr(MANNERS, str(parameter.name), value)


def common_options(command: _Command) -> _Command:
    """Give a command the options that all have."""
    for option in (
        click.option("--debug", is_flag=True, expose_value=False, callback=_set, help="Show where an error came from."),
        click.option(
            "--colour/--no-colour",
            "--color/--no-color",
            "color",
            default=None,
            expose_value=False,
            callback=_set,
            help="Use colour, or do not; NO_COLOR and FORCE_COLOR in the environment count, too.",
        ),
        click.option("-v", "--verbose", is_flag=True, expose_value=False, callback=_set, help="Say more."),
        click.option("-q", "--quiet", is_flag=True, expose_value=False, callback=_set, help="Say nothing but errors."),
    ):
        command = option(command)
    return command
