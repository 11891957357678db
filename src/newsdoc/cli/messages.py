"""What the program says beside its output: findings, losses and errors, a line each, on standard error."""

from __future__ import annotations

import re

import click

from newsdoc.cli.manners import MANNERS

__all__ = ["count_of", "error", "note", "printable", "say"]

_SEVERITY = re.compile(r"(?:(?<=: )|^)(error|warning|info)(?= [A-Z0-9]+-)")


def say(line: object, style: str = "") -> None:
    """Print one line on standard error; what could move the cursor or colour the terminal is shown as its code.

    A message may quote its input, and an input may be anybody's.
    """
    text = printable(str(line))
    if style:
        text = MANNERS.paint(text, style)
    else:
        text = _SEVERITY.sub(lambda found: MANNERS.paint(found[0], found[0]), text, count=1)
    click.echo(text, err=True, color=True)


def error(line: object) -> None:
    """Print an error, which no option silences."""
    click.echo(f"{MANNERS.paint('Error:', 'error')} {printable(str(line))}", err=True, color=True)


def note(line: object, style: str = "") -> None:
    """Print what only people want to know who did not ask for quiet."""
    if not MANNERS.quiet:
        say(line, style)


def printable(text: str) -> str:
    r"""*text* with every character that a terminal would not show, or would obey, as its code.

    >>> printable("\x1b[31mred")
    '\\x1b[31mred'
    """
    return "".join(each if each.isprintable() else _code(each) for each in text)


def _code(character: str) -> str:
    return character.encode("unicode_escape").decode("ascii")


def count_of(number: int, thing: str, plural: str = "") -> str:
    """A number of things in words.

    >>> count_of(1, "article"), count_of(20_000, "loss", "losses")
    ('1 article', '20,000 losses')
    """
    return f"{number:,} {thing if number == 1 else plural or thing + 's'}"
