"""The program: its commands, its exit statuses, and how it takes errors and interrupts.

Law: the exit status is 0 if all is well, 1 if something would be lost under ``--strict``, 2 if an input cannot be
read, an output cannot be written or the command is wrong; the user sees one line for an error, never a traceback.
"""

from __future__ import annotations

import signal
from collections.abc import Sequence

import click

import newsdoc
from newsdoc.cli.convert import convert
from newsdoc.cli.messages import say
from newsdoc.cli.status import Status

__all__ = ["main"]


@click.group(
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="""Exit status: 0 fine, 1 losses under --strict, 2 unreadable input or wrong usage.

    "newsdoc COMMAND --help" shows a command with examples.""",
)
@click.version_option(newsdoc.__version__, "-V", "--version", prog_name="newsdoc", message="%(prog)s %(version)s")
def program() -> None:
    """Carry news articles between plain text, JSON and NewsML-G2 without losing any of it."""


program.add_command(convert)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program and return its exit status; *arguments* are those of the command line if they are not given."""
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)  # end quietly, as every filter does, when nobody reads any more
    try:
        return int(program.main(arguments, prog_name="newsdoc", standalone_mode=False) or Status.FINE)
    except click.ClickException as error:
        error.show()
        return Status.TROUBLE
    except newsdoc.NewsdocError as error:
        say(f"Error: {error}")
        return Status.TROUBLE
    except click.Abort:  # Ctrl-C; whoever started the program must see that it was that
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        signal.raise_signal(signal.SIGINT)
        return Status.TROUBLE
