"""``newsdoc completion``: what makes a shell complete commands, options, and names of formats and rules."""

from __future__ import annotations

import click
from click.shell_completion import FishComplete, get_completion_class

from newsdoc.cli.status import Status

__all__ = ["completion"]

_EXAMPLES = """
\b
Set it up, once:
  bash  newsdoc completion bash > ~/.local/share/bash-completion/completions/newsdoc
  zsh   newsdoc completion zsh > ~/.zfunc/_newsdoc         with ~/.zfunc in fpath
  fish  newsdoc completion fish > ~/.config/fish/completions/newsdoc.fish

It works in shells that are started afterwards.
"""

_SHELLS = ("bash", "zsh", "fish")


class _Fish(FishComplete):
    """That of click, which cuts a description off at its first comma."""

    source_template = FishComplete.source_template.replace('split ","', 'split --max 1 ","')


@click.command(epilog=_EXAMPLES, short_help="Print what makes a shell complete commands and options.")
@click.argument("shell", type=click.Choice(_SHELLS))
@click.pass_context
def completion(context: click.Context, shell: str) -> Status:
    """Print the completion for SHELL: bash, zsh or fish."""
    kind = _Fish if shell == _Fish.name else get_completion_class(shell)
    assert kind  # noqa: S101 - click knows all three
    click.echo(kind(context.find_root().command, {}, "newsdoc", "_NEWSDOC_COMPLETE").source())
    return Status.FINE
