"""What the program says beside its output: findings, losses and errors, a line each, on standard error."""

from __future__ import annotations

import click

__all__ = ["count_of", "say"]


def say(line: object) -> None:
    """Print one line on standard error; what could move the cursor or colour the terminal is shown as its code.

    A message may quote its input, and an input may be anybody's.
    """
    click.echo("".join(each if each.isprintable() else _code(each) for each in str(line)), err=True)


def _code(character: str) -> str:
    return character.encode("unicode_escape").decode("ascii")


def count_of(number: int, thing: str, plural: str = "") -> str:
    """A number of things in words.

    >>> count_of(1, "article"), count_of(2, "loss", "losses")
    ('1 article', '2 losses')
    """
    return f"{number} {thing if number == 1 else plural or thing + 's'}"
