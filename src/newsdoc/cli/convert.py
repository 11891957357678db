"""``newsdoc convert``: one file or standard input from one format to another."""

from __future__ import annotations

import sys
from typing import Any

import click

import newsdoc
from newsdoc.cli.messages import count_of, say
from newsdoc.cli.status import Status
from newsdoc.files import read_file, write_file

__all__ = ["convert"]

_EXAMPLES = """
Examples:

\b
  newsdoc convert story.txt -o story.xml          a text becomes a NewsML-G2 item
  newsdoc convert story.xml -t text | less        read an agency's item as text
  curl -s URL | newsdoc convert - -t json         from standard input to standard output
  newsdoc convert story.xml -o story.txt --strict fail rather than lose anything

What the reader had to guess or mend and what the target cannot carry is reported on standard error.
Exit status: 0 fine, 1 losses under --strict, 2 unreadable input or wrong usage.
"""


@click.command(epilog=_EXAMPLES, short_help="Convert an article from one format to another.")
@click.argument("input_", metavar="INPUT")
@click.option(
    "-t", "--to", metavar="FORMAT", help="Format to write: newsml, json or text. Follows from -o if not given."
)
@click.option("-f", "--from", "from_", metavar="FORMAT", help="Format to read. Recognised if not given.")
@click.option("-o", "--output", metavar="FILE", default="-", help="File to write; standard output if not given.")
@click.option("--overwrite", is_flag=True, help="Replace FILE if it exists already.")
@click.option("--strict", is_flag=True, help="Write nothing if anything would be lost.")
@click.option("--encoding", metavar="NAME", help="Encoding of a text that is not UTF-8, such as latin-1.")
@click.option(
    "--keep-source/--no-source",
    default=None,
    help="Whether JSON carries along the file that the article came from, which it does by default.",
)
@click.option("--indent", is_flag=True, default=None, help="Lay out JSON for people.")
def convert(
    input_: str,
    to: str | None,
    from_: str | None,
    output: str,
    *,
    overwrite: bool,
    strict: bool,
    **options: Any,  # noqa: ANN401 - the options of the formats, each of its own type
) -> Status:
    """Convert INPUT, a file or - for standard input, from one format to another."""
    if to is None:
        to = _format_for(output)
    given = {option: value for option, value in options.items() if value is not None}
    name = "<stdin>" if input_ == "-" else input_
    data = read_file(sys.stdin.buffer if input_ == "-" else input_)
    result = newsdoc.convert(data, to, from_, name=name, **given)
    for finding in result.findings:
        say(finding)
    for loss in result.losses:
        say(f"{name}: lost: {loss}")
    if strict and result.losses:
        say(f"Error: {name}: not converted, {result.target_format} would lose {count_of(len(result.losses), 'thing')}")
        return Status.LOSSES
    write_file(sys.stdout.buffer if output == "-" else output, result.data, overwrite=overwrite)
    found = f"{count_of(result.count, 'article')}, {count_of(len(result.findings), 'finding')}"
    lost = count_of(len(result.losses), "loss", "losses") if result.losses else "nothing lost"
    say(f"{name}: {result.source_format} to {result.target_format}: {found}, {lost}")
    return Status.FINE


def _format_for(output: str) -> str:
    # Not at the top, because it imports the model, and "--version" must be quick.
    from newsdoc.formats import registry  # noqa: PLC0415

    if output == "-":
        raise click.UsageError("the format to write is not told; name it with -t, or write to a FILE with -o")
    return registry.for_path(output).name
