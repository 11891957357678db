"""``newsdoc validate``: what is wrong with files, where, and how to mend it.

Law: the report takes the place of no file that is read for it.
"""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

import click

from newsdoc import ReadError, Severity, WriteError
from newsdoc.batch import STDIN, Found, find
from newsdoc.cli.formats import format_option
from newsdoc.cli.limits import read_within, size_option
from newsdoc.cli.manners import MANNERS, common_options
from newsdoc.cli.messages import count_of, error, note
from newsdoc.cli.rule_names import complete_level, complete_rule_and_level, complete_rules
from newsdoc.cli.status import Status
from newsdoc.files import write_file
from newsdoc.validation import Report, Validator
from newsdoc.validation.config import find_config, read_config
from newsdoc.validation.reports import RENDERERS

__all__ = ["validate"]

_EXAMPLES: Final = """
Examples:

\b
  newsdoc validate story.xml                         what is wrong, with the lines
  newsdoc validate feed/ "archive/**/*.xml"          folders and patterns
  curl -s URL | newsdoc validate -                   standard input
  newsdoc validate feed/ --select G2-QCODE,NITF      some rules only
  newsdoc validate feed/ --severity G2-IDREF=warning --fail-level warning
  newsdoc validate feed/ --output-format sarif -o report.sarif

Settings also come from the table [tool.newsdoc] of the nearest pyproject.toml; those that are given here come first.
"newsdoc explain RULE" says what a rule is about.

Exit status: 0 no finding at or above the fail level, 1 some, 2 an input cannot be read or the command is wrong.
"""

_ADDED: Final = frozenset({"ignore", "catalogs", "vocabularies"})
"""The settings of which those of the command line come on top of those of the file."""


def _some(_context: click.Context, _option: click.Parameter, given: str | None) -> str | None:
    """A value that says something: an empty one is most often a variable that nobody has set."""
    if given is not None and not given.strip():
        raise click.BadParameter("expected a value, got an empty one; leave the option out if there is none to give")
    return given


def _names(context: click.Context, option: click.Parameter, given: tuple[str, ...]) -> tuple[str, ...]:
    """Names, of which several may stand in one value, separated by commas."""
    for value in given:
        _some(context, option, value.replace(",", " "))
    return tuple(name.strip() for value in given for name in value.split(",") if name.strip())


def _levels(_context: click.Context, _option: click.Parameter, given: tuple[str, ...]) -> dict[str, str] | None:
    """Severities by rule."""
    levels = {}
    for value in given:
        rule, equals, level = value.partition("=")
        if not equals:
            raise click.BadParameter(f"expected RULE=LEVEL, such as G2-IDREF=warning, got {value!r}")
        levels[rule.strip()] = level.strip()
    return levels or None


@click.command(epilog=_EXAMPLES, short_help="Say what is wrong with files, where, and how to mend it.")
@click.argument("given", metavar="INPUT...", nargs=-1, required=True)
@click.option(
    "-F",
    "--output-format",
    metavar="FORMAT",
    type=click.Choice(list(RENDERERS), case_sensitive=False),
    default="text",
    help=f"Form of the report: {', '.join(RENDERERS)}.",
)
@click.option("-o", "--output", metavar="FILE", default="-", help="File for the report; standard output if not given.")
@format_option("-f", "--from", "from_", help="Format to check as. Recognised if not given.")
@click.option(
    "--select",
    metavar="RULES",
    multiple=True,
    callback=_names,
    shell_complete=complete_rules,
    help="Report only these rules or groups.",
)
@click.option(
    "--ignore",
    metavar="RULES",
    multiple=True,
    callback=_names,
    shell_complete=complete_rules,
    help="Do not report these rules or groups.",
)
@click.option(
    "--severity",
    "severities",
    metavar="RULE=LEVEL",
    multiple=True,
    callback=_levels,
    shell_complete=complete_rule_and_level,
    help="Make a rule an error, a warning or an info.",
)
@click.option(
    "--fail-level",
    metavar="LEVEL",
    shell_complete=complete_level,
    help="Severity from which on a finding is a failure: error, warning or info.",
)
@click.option(
    "--standard-version",
    metavar="VERSION",
    callback=_some,
    help="Version of NewsML-G2 to check as, whatever an item declares.",
)
@click.option(
    "--catalog", "catalogs", metavar="FILE", multiple=True, help="Catalog, so that aliases of codes can be checked."
)
@click.option(
    "--vocabulary", "vocabularies", metavar="FILE", multiple=True, help="Knowledge item, so that codes can be checked."
)
@click.option("--schema", metavar="FILE", callback=_some, help="Official schema (XSD), whose verdict is added.")
@click.option("--max-findings", metavar="NUMBER", type=click.IntRange(min=0), help="Findings to show of each input.")
@size_option
@click.option(
    "--config", metavar="FILE", callback=_some, help="pyproject.toml with the settings, instead of the nearest one."
)
@click.option("--no-config", is_flag=True, help="Take no settings from a pyproject.toml.")
@common_options
def validate(
    given: tuple[str, ...],
    output_format: str,
    output: str,
    from_: str | None,
    *,
    config: str | None,
    no_config: bool,
    **options: Any,  # noqa: ANN401 - the settings of the validator, each of its own type
) -> Status:
    """Check each INPUT: a file, a folder, a pattern of names, or - for standard input."""
    if config and no_config:
        raise click.UsageError("--config and --no-config exclude each other")
    path = config if config or no_config else find_config()
    validator = Validator(**_settings(path, given=options))
    found: Iterable[Found] = find(given, from_=from_)
    if output != "-" and Path(output).is_file():  # what is not a file is not replaced
        found = list(found)
        settings = validator.options
        named = [settings.schema, *settings.catalogs, *settings.vocabularies]
        named += [os.fspath(path)] if path else []
        _must_not_be_read(output, (*(one.path for one in found), *named))
    outcome = _Outcome()
    reports = outcome.of(_reports(validator, found, from_))
    coloured = output == "-" and MANNERS.colored(sys.stdout)
    pieces = RENDERERS[output_format].pieces(reports, colour=coloured)
    if output == "-":
        for piece in pieces:
            write_file(sys.stdout.buffer, piece.encode())
    else:
        write_file(output, (piece.encode() for piece in pieces))
    if not outcome.inputs:
        error(f"{', '.join(given)}: there is no file in it that looks like an article")
        return Status.TROUBLE
    if output != "-" or output_format != "text":
        note(outcome.summary)
    return outcome.status


def _must_not_be_read(output: str, inputs: Iterable[str]) -> None:
    """Whoever names an input as the output, in whatever spelling, has taken one for the other.

    :raises WriteError: if it is so.
    """
    there = Path(output).stat()
    for path in inputs:
        with suppress(OSError, ValueError):  # what is not there is not the output
            if os.path.samestat(there, os.fstat(sys.stdin.fileno()) if path == STDIN else Path(path).stat()):
                raise WriteError(
                    "this is an input, which a report must not replace", file=output, help="name another file with -o"
                )


def _settings(path: str | Path | None, *, given: Mapping[str, Any]) -> dict[str, Any]:
    """The settings of the pyproject.toml with those of the command line on top."""
    settings: dict[str, Any] = {} if path is None else read_config(path)
    for name, value in given.items():
        if value is None or value == ():
            continue
        if name == "severities":
            settings[name] = {**settings.get(name, {}), **value}
        elif name in _ADDED:
            settings[name] = (*_listed(settings.get(name, ())), *value)
        else:
            settings[name] = value
    return settings


def _listed(value: Any) -> Iterable[Any]:  # noqa: ANN401 - what the file says
    return (value,) if isinstance(value, str) else value


def _reports(validator: Validator, given: Iterable[Found], format: str | None) -> Iterator[Report]:
    seen = set()
    for found in given:
        if found.path in seen:
            continue
        seen.add(found.path)
        try:
            yield _report(validator, found, format)
        except ReadError as trouble:
            reason = f"{trouble.message} ({trouble.help})" if trouble.help else trouble.message
            yield Report(name=_name(found), error=reason, fail_level=validator.options.fail_level)


def _report(validator: Validator, found: Found, format: str | None) -> Report:
    if found.trouble:
        raise ReadError(found.trouble)
    if found.path == STDIN:
        data = read_within(sys.stdin.buffer, validator.options.max_size)
        return validator.validate(data, format=format, name=_name(found))
    return validator.validate_file(found.path, format=format)


def _name(found: Found) -> str:
    return "<stdin>" if found.path == STDIN else found.path


class _Outcome:
    """What has come of it so far."""

    def __init__(self) -> None:
        self.inputs = self.failed = self.unread = 0
        self.counts: Counter[Severity] = Counter()

    def of(self, reports: Iterable[Report]) -> Iterator[Report]:
        """Passes on the reports and counts them; says what could not be read."""
        for report in reports:
            self.inputs += 1
            self.counts.update(report.counts)
            if report.error:
                self.unread += 1
                error(f"{report.name}: {report.error}")
            elif not report.ok:
                self.failed += 1
            if MANNERS.verbose and not report.error:
                note(f"{report.name}: checked as {report.format or 'nothing'}, {_found(report.counts)}")
            yield report

    @property
    def summary(self) -> str:
        unread = f", {self.unread} not read" if self.unread else ""
        return f"{count_of(self.inputs, 'input')}: {_found(self.counts)}; {self.failed} failed{unread}"

    @property
    def status(self) -> Status:
        if self.unread:
            return Status.TROUBLE
        return Status.FINDINGS if self.failed else Status.FINE


def _found(counts: Mapping[Severity, int]) -> str:
    errors, warnings, infos = (counts[severity] for severity in Severity)
    return f"{count_of(errors, 'error')}, {count_of(warnings, 'warning')}, {infos} info"
