"""``newsdoc convert``: files, folders or standard input from one format to another."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from typing import Any, Final

import click

from newsdoc.batch import STDIN, Job, Order, Outcome, Plan, is_pattern, is_whole, make_plan, perform_all
from newsdoc.cli.formats import format_option
from newsdoc.cli.limits import depth_option, read_within, size_option
from newsdoc.cli.manners import MANNERS, common_options
from newsdoc.cli.messages import error
from newsdoc.cli.progress import Progress
from newsdoc.cli.record import Record
from newsdoc.cli.status import Status
from newsdoc.cli.tally import Tally
from newsdoc.files import write_file
from newsdoc.formats import registry
from newsdoc.formats.base import Format

__all__ = ["convert"]

_EXAMPLES: Final = """
Examples:

\b
  newsdoc convert story.txt -o story.xml            a text becomes a NewsML-G2 item
  newsdoc convert story.xml -t text | less          read an agency's item as text
  newsdoc convert story.txt -o story.html           a page to read and print
  curl -s URL | newsdoc convert - -t json           from standard input to standard output
  newsdoc convert archive/ -t json -o out/          a folder and all that is in it, into another
  newsdoc convert archive/ -t json -o out/ -j 4     the same in four processes
  newsdoc convert archive/ -t json -o out/ --skip-existing
                                                    go on where a run was interrupted
  newsdoc convert "feed/2024-*.xml" -o all.ndjson   many articles in one stream, one a line
  newsdoc convert story.xml -o story.txt --strict   fail rather than lose anything

What the reader had to guess or mend and what the target cannot carry is reported on standard error: of one file line by
line, of several in numbers; with -v all of it line by line, down to guesses that are only infos. --report keeps it all.

\b
Exit status:
  0  everything was converted
  1  part of it was not: some of several inputs failed, or would have lost something under --strict
  2  nothing was: unreadable input, unwritable output or wrong usage
"""

_STDOUT: Final = "-"


@click.command(epilog=_EXAMPLES, short_help="Convert articles from one format to another.")
@click.argument("inputs", metavar="INPUT...", nargs=-1, required=True, type=click.Path(allow_dash=True))
@format_option("-t", "--to", help="Format to write, such as newsml, json, text or html. Follows from -o FILE.")
@format_option("-f", "--from", "from_", help="Format to read. Recognised if not given.")
@click.option(
    "-o",
    "--output",
    metavar="PLACE",
    default=_STDOUT,
    type=click.Path(allow_dash=True),
    help="File to write, or for several inputs the folder that mirrors them; standard output if not given.",
)
@click.option("--overwrite", is_flag=True, help="Replace files that exist already.")
@click.option("--skip-existing", is_flag=True, help="Leave outputs that exist already, and do not read their inputs.")
@click.option("--strict", is_flag=True, help="Write nothing of which anything would be lost.")
@click.option("--check", is_flag=True, help="Read again what was written, and compare.")
@click.option(
    "-j",
    "--jobs",
    metavar="NUMBER",
    type=click.IntRange(min=0),
    default=1,
    help="Processes to share the work of several inputs; 0 for one per processor.",
)
@click.option(
    "--report",
    metavar="FILE",
    type=click.Path(),
    help="File for findings, losses and failures as NDJSON; --skip-existing adds to it.",
)
@click.option("--encoding", metavar="NAME", help="Encoding of texts that are not UTF-8, such as latin-1.")
@click.option("--language", metavar="TAG", help="Language of texts that are not in the dialect, such as de.")
@click.option(
    "--repair",
    metavar="KIND",
    multiple=True,
    type=click.Choice(["spaces", "case", "split"]),
    help="What to mend in texts as they are found: spaces, case or split. May be given several times.",
)
@click.option("--provider", metavar="NAME", help="Provider for NewsML-G2 of articles that name none.")
@size_option
@depth_option
@click.option(
    "--keep-source/--no-source",
    default=None,
    help="Whether JSON carries along the file that an article came from, which it does by default.",
)
@click.option("--indent", is_flag=True, default=None, help="Lay out JSON for people.")
@common_options
def convert(
    inputs: tuple[str, ...],
    to: str | None,
    from_: str | None,
    output: str,
    *,
    overwrite: bool,
    skip_existing: bool,
    strict: bool,
    check: bool,
    jobs: int,
    report: str | None,
    **options: Any,  # noqa: ANN401 - the options of the formats, each of its own type
) -> Status:
    """Convert each INPUT, a file, a folder, a pattern of names or - for standard input, to another format."""
    if overwrite and skip_existing:
        raise click.UsageError("--overwrite and --skip-existing exclude each other")
    several = len(inputs) > 1 or any(os.path.isdir(each) or is_pattern(each) for each in inputs)
    place = _Place(output, several=several)
    target = registry.get(to) if to else place.format()
    if check and target.read is None:
        raise click.UsageError(f"--check cannot be done: {target.name} is only written, not read")
    if place.is_stdout and several and target.write_lines is None:
        raise click.UsageError("several inputs need a folder to be written to (-o FOLDER) or one stream (-t ndjson)")
    order = Order(
        to=target.name,
        from_=from_,
        options={option: value for option, value in options.items() if value is not None and value != ()},
        lenient=several,
        strict=strict,
        check=check,
        overwrite=overwrite,
        skip_existing=skip_existing,
        durable=not several,
        make_folders=place.is_folder,
        detailed=not several or MANNERS.verbose or report is not None,
    )
    record = Record(report, overwrite=overwrite, add=skip_existing) if report else None
    stdin = read_within(sys.stdin.buffer, options["max_size"]) if STDIN in inputs else None
    fresh = not (overwrite or skip_existing)
    tally = Tally(target.name, several=several)
    try:
        if several or place.is_folder:
            folder = output if place.is_folder else ""
            done = output if skip_existing and not (folder or place.is_stdout) and is_whole(output) else ""
            plan = make_plan(inputs, folder, target, from_=from_, fresh=fresh, stdin=stdin, stream=done)
        else:
            job = Job("<stdin>" if stdin is not None else inputs[0], "" if place.is_stdout else output, data=stdin)
            plan = Plan(1, lambda: iter((job,)), stored=not place.is_stdout)
        if not plan.total:
            error(f"{', '.join(inputs)}: there is no file in it that looks like an article")
            return Status.TROUBLE
        outcomes = _followed(plan, order, jobs or os.cpu_count() or 1, tally, record)
        if plan.stored:
            for _ in outcomes:
                pass
        else:
            pieces = (outcome.data for outcome in outcomes if outcome.data is not None)
            _write_stream(output, pieces, overwrite=overwrite or skip_existing)
    except KeyboardInterrupt:
        tally.interrupted(can_go_on=place.is_folder)
        raise
    finally:
        if record:
            record.end(**tally.totals())
            record.close()
    tally.summary()
    return tally.status


class _Place:
    """Where results go: standard output, a file, or a folder."""

    def __init__(self, output: str, *, several: bool) -> None:
        self.output = output
        self.is_stdout = output == _STDOUT
        named = None if self.is_stdout else registry.find_for_path(output)
        is_there = os.path.isdir(output)
        is_stream = named is not None and named.write_lines is not None
        slash = output.endswith((os.sep, os.altsep or os.sep))
        self.is_folder = not self.is_stdout and (slash or is_there or (several and not is_stream))
        if several and self.is_folder and named and not (is_there or slash):
            raise click.UsageError(
                f"several inputs need a folder to be written to, such as {os.path.splitext(output)[0]}{os.sep}, "
                "or one stream, such as all.ndjson"
            )

    def format(self) -> Format:
        """The format that the name of the output tells."""
        if self.is_stdout or self.is_folder:
            raise click.UsageError("the format to write is not told; name it with -t, or write to a FILE with -o")
        return registry.for_path(self.output)


def _followed(plan: Plan, order: Order, jobs: int, tally: Tally, record: Record | None) -> Iterator[Outcome]:
    """The outcomes, each counted, told and written down as it comes."""
    with Progress(plan.total) as progress:
        for outcome in perform_all(plan, order, jobs):
            progress.step(failed=bool(outcome.error))
            tally.add(outcome, progress.hide)
            if record:
                record.add(outcome)
            yield outcome


def _write_stream(output: str, pieces: Iterator[bytes], *, overwrite: bool) -> None:
    if output == _STDOUT:
        write_file(sys.stdout.buffer, pieces)
        return
    first = next(pieces, None)
    if first is not None:  # a file in which there would be nothing is not made
        write_file(output, _with(first, pieces), overwrite=overwrite)


def _with(first: bytes, others: Iterator[bytes]) -> Iterator[bytes]:
    yield first
    yield from others
