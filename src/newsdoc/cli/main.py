"""The program: its commands, its exit statuses, and how it takes errors and interrupts.

Law: the exit status is 0 if all is well, 1 if part of the work failed or a checked input does, 2 if none of it could be
done; the user sees one line for an error and never a traceback, unless ``--debug`` asks for it.
"""

from __future__ import annotations

import difflib
import traceback
from collections.abc import Sequence
from importlib import import_module

import click

import newsdoc
from newsdoc.cli.manners import MANNERS
from newsdoc.cli.messages import error as say_error
from newsdoc.cli.status import Status

__all__ = ["program", "run"]

_COMMANDS = {
    "convert": "Convert articles from one format to another.",
    "show": "Show the outline of a file in the terminal.",
    "validate": "Say what is wrong with files, where, and how to mend it.",
    "explain": "Explain a rule of the validator, with examples.",
    "completion": "Print what makes a shell complete commands and options.",
}
"""The commands with what each does, so that a list of them needs none; each is loaded from the module of its name."""

_EXAMPLES = """
Examples:

\b
  newsdoc convert story.txt -o story.xml       a text becomes a NewsML-G2 item
  newsdoc convert archive/ -t json -o out/     a folder and all that is in it
  newsdoc show story.xml                       what is in a file
  newsdoc validate feed/                       what is wrong with files

"newsdoc COMMAND --help" explains a command, with examples.

\b
Exit status:
  0  all is well
  1  part of it is not: findings, losses under --strict, some of several inputs failed
  2  nothing could be done: unreadable input, unwritable output or wrong usage
"""


class _Program(click.Group):
    """The commands, each loaded when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - as click calls it
        """Their names, those that people need most first."""
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - likewise
        """The command of that name."""
        if cmd_name not in _COMMANDS:
            return None
        command: click.Command = getattr(import_module(f"newsdoc.cli.{cmd_name}"), cmd_name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - likewise
        """The list of them in the help."""
        with formatter.section("Commands"):
            formatter.write_dl(list(_COMMANDS.items()))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that is called, or an error that names the one that was meant."""
        if args and not args[0].startswith("-") and args[0] not in _COMMANDS and not ctx.resilient_parsing:
            close = difflib.get_close_matches(args[0], _COMMANDS, n=1)
            meant = f"Did you mean {close[0]!r}?" if close else f"The commands are {', '.join(_COMMANDS)}."
            raise click.UsageError(f"No such command {args[0]!r}. {meant}", ctx)
        return super().resolve_command(ctx, args)


@click.group(
    cls=_Program,
    context_settings={"help_option_names": ["--help", "-h"], "max_content_width": 100},
    epilog=_EXAMPLES,
)
@click.version_option(newsdoc.__version__, "-V", "--version", prog_name="newsdoc", message="%(prog)s %(version)s")
def program() -> None:
    """Carry news articles between plain text, JSON and NewsML-G2 without losing any of it."""


def run(arguments: Sequence[str]) -> int:
    """Run the program with *arguments* and return its exit status; an interrupt goes through to the caller."""
    MANNERS.reset()
    try:
        return int(program.main(list(arguments), prog_name="newsdoc", standalone_mode=False) or Status.FINE)
    except click.ClickException as error:
        error.show()
    except newsdoc.NewsdocError as error:
        _debug()
        say_error(error)
    except click.Abort as error:  # what click makes of Ctrl-C
        raise KeyboardInterrupt from error
    except Exception as error:  # noqa: BLE001 - a mistake of ours; a traceback would say nothing to most people
        _debug()
        say_error(f"internal error, {type(error).__name__}: {error} (please report it, with what --debug shows)")
    return Status.TROUBLE


def _debug() -> None:
    if MANNERS.debug:
        traceback.print_exc()
