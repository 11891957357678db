"""``newsdoc validate``: what is wrong with files, where, and how to mend it."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

import click

from newsdoc import ReadError, Severity
from newsdoc.batch import STDIN, find
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


def _names(_context: click.Context, _option: click.Parameter, given: tuple[str, ...]) -> tuple[str, ...]:
    """Names, of which several may stand in one value, separated by commas."""
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
    "--standard-version", metavar="VERSION", help="Version of NewsML-G2 to check as, whatever an item declares."
)
@click.option(
    "--catalog", "catalogs", metavar="FILE", multiple=True, help="Catalog, so that aliases of codes can be checked."
)
@click.option(
    "--vocabulary", "vocabularies", metavar="FILE", multiple=True, help="Knowledge item, so that codes can be checked."
)
@click.option("--schema", metavar="FILE", help="Official schema (XSD), whose verdict is added.")
@click.option("--max-findings", metavar="NUMBER", type=click.IntRange(min=0), help="Findings to show of each input.")
@size_option
@click.option("--config", metavar="FILE", help="pyproject.toml with the settings, instead of the nearest one.")
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
    validator = Validator(**_settings(config, no_config=no_config, given=options))
    outcome = _Outcome()
    reports = outcome.of(_reports(validator, given, from_))
    coloured = output == "-" and MANNERS.colored(sys.stdout)
    pieces = RENDERERS[output_format].pieces(reports, colour=coloured)
    if output == "-":
        for piece in pieces:
            write_file(sys.stdout.buffer, _encoded(piece))
    else:
        write_file(output, _encoded("".join(pieces)))
    if not (outcome.inputs or outcome.unreadable):
        error(f"{', '.join(given)}: there is no file in it that looks like an article")
        return Status.TROUBLE
    if output != "-" or output_format != "text":
        note(outcome.summary)
    return outcome.status


def _settings(config: str | None, *, no_config: bool, given: Mapping[str, Any]) -> dict[str, Any]:
    """The settings of the pyproject.toml with those of the command line on top."""
    path = config if config or no_config else find_config()
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


def _reports(validator: Validator, given: Iterable[str], format: str | None) -> Iterator[Report | ReadError]:
    seen = set()
    for found in find(tuple(given), from_=format):
        if found.path in seen:
            continue
        seen.add(found.path)
        if found.trouble:
            yield ReadError(found.trouble, file=found.path)
        elif found.path == STDIN:
            yield validator.validate(
                read_within(sys.stdin.buffer, validator.options.max_size), format=format, name="<stdin>"
            )
        else:
            try:
                yield validator.validate_file(found.path, format=format)
            except ReadError as trouble:
                yield trouble


class _Outcome:
    """What has come of it so far."""

    def __init__(self) -> None:
        self.inputs = self.failed = self.unreadable = 0
        self.counts: Counter[Severity] = Counter()

    def of(self, reports: Iterable[Report | ReadError]) -> Iterator[Report]:
        """Passes on the reports and counts them; says what could not be read."""
        for report in reports:
            if isinstance(report, ReadError):
                self.unreadable += 1
                error(report)
                continue
            self.inputs += 1
            self.failed += not report.ok
            self.counts.update(report.counts)
            if MANNERS.verbose:
                note(f"{report.name}: checked as {report.format or 'nothing'}, {_found(report.counts)}")
            yield report

    @property
    def summary(self) -> str:
        return f"{count_of(self.inputs, 'input')}: {_found(self.counts)}; {self.failed} failed"

    @property
    def status(self) -> Status:
        if self.unreadable:
            return Status.TROUBLE
        return Status.FINDINGS if self.failed else Status.FINE


def _found(counts: Mapping[Severity, int]) -> str:
    errors, warnings, infos = (counts[severity] for severity in Severity)
    return f"{count_of(errors, 'error')}, {count_of(warnings, 'warning')}, {infos} info"


def _encoded(text: str) -> bytes:
    # The name of a file may be none in UTF-8; what it has instead of characters is shown as its code.
    return text.encode("utf-8", "backslashreplace")
