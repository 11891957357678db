"""Names of formats as values of options: checked when the command is read, offered by completion."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click
from click.shell_completion import CompletionItem

from newsdoc.formats import registry

__all__ = ["format_option"]

_Command = TypeVar("_Command", bound=Callable[..., Any])


def format_option(*names: str, help: str) -> Callable[[_Command], _Command]:
    """An option whose value names a format, be it by an alias."""
    return click.option(*names, metavar="FORMAT", help=help, callback=_name, shell_complete=_complete)


def _name(_context: click.Context, _option: click.Parameter, value: str | None) -> str | None:
    return None if value is None else registry.get(value).name


def _complete(_context: click.Context, option: click.Parameter, incomplete: str) -> list[CompletionItem]:
    rows = (row for row in registry.formats() if row.read or option.name != "from_")
    return [CompletionItem(row.name, help=row.title) for row in rows if row.name.startswith(incomplete)]
