"""The program: its commands, its exit statuses, and how it takes errors and interrupts.

Law: the exit status is 0 if all is well, 1 if something would be lost under ``--strict`` or a checked input fails, 2 if
an input cannot be read, an output cannot be written or the command is wrong; the user sees one line for an error, never
a traceback.
"""

from __future__ import annotations

from collections.abc import Sequence

import click

import newsdoc
from newsdoc.cli.convert import convert
from newsdoc.cli.explain import explain
from newsdoc.cli.messages import say
from newsdoc.cli.status import Status
from newsdoc.cli.validate import validate

__all__ = ["program", "run"]


@click.group(
    context_settings={"help_option_names": ["--help", "-h"], "max_content_width": 100},
    epilog="""Exit status: 0 fine, 1 losses under --strict or findings, 2 unreadable input or wrong usage.

    "newsdoc COMMAND --help" shows a command with examples.""",
)
@click.version_option(newsdoc.__version__, "-V", "--version", prog_name="newsdoc", message="%(prog)s %(version)s")
def program() -> None:
    """Carry news articles between plain text, JSON and NewsML-G2 without losing any of it."""


program.add_command(convert)
program.add_command(validate)
program.add_command(explain)


def run(arguments: Sequence[str]) -> int:
    """Run the program with *arguments* and return its exit status; an interrupt goes through to the caller."""
    try:
        return int(program.main(list(arguments), prog_name="newsdoc", standalone_mode=False) or Status.FINE)
    except click.ClickException as error:
        error.show()
        return Status.TROUBLE
    except newsdoc.NewsdocError as error:
        say(f"Error: {error}")
        return Status.TROUBLE
    except click.Abort as error:  # what click makes of Ctrl-C
        raise KeyboardInterrupt from error
