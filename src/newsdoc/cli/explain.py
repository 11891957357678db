"""``newsdoc explain``: what a finding means: a rule of the validator, with examples that break and keep it, or what a
reader has to say about its input.
"""

from __future__ import annotations

import sys
import textwrap
from collections.abc import Iterable, Iterator
from typing import Final

import click

from newsdoc.cli.rule_names import complete_rule
from newsdoc.cli.status import Status
from newsdoc.files import write_file
from newsdoc.findings import FindingCode
from newsdoc.formats.registry import finding_codes, formats
from newsdoc.validation import RULES, Rule
from newsdoc.validation.example import finding_of
from newsdoc.validation.options import matching
from newsdoc.validation.rules import TOPICS

__all__ = ["explain"]

_EXAMPLES: Final = """
Examples:

\b
  newsdoc explain                      a list of all rules
  newsdoc explain G2-QCODE-ALIAS       one rule
  newsdoc explain G2-QCODE XHTML       all rules that begin with these words
  newsdoc explain TEXT-TABLE-RAGGED    what a reader has found

Exit status: 0 fine, 2 there is no such rule.
"""

_WIDTH: Final = 100


@click.command(epilog=_EXAMPLES, short_help="Explain a rule of the validator, with examples.")
@click.argument("rules", metavar="[RULE]...", nargs=-1, shell_complete=complete_rule)
def explain(rules: tuple[str, ...]) -> Status:
    """Say what each RULE is about, why it is there and how to keep it; without a RULE, list all of them.

    RULE may also be the code of what a reader finds in its input.
    """
    ids = dict.fromkeys(id_ for name in rules for id_ in matching(name))
    lines = _all(ids) if rules else _list()
    write_file(sys.stdout.buffer, ("\n".join(lines) + "\n").encode())
    return Status.FINE


def _list() -> Iterator[str]:
    width = max(map(len, (*RULES, *finding_codes())))
    for number, (topic, rules) in enumerate(TOPICS.items()):
        if number:
            yield ""
        yield topic
        for rule in rules:
            yield f"  {rule.id:<{width}}  {rule.severity.value:<7}  {rule.title}"
    for row in formats():
        if row.codes:
            yield ""
            yield f"Found by the reader: {row.title}"
            yield from (f"  {one.code:<{width}}  {one.severity.value:<7}  {one.meaning}" for one in row.codes)


def _all(ids: Iterable[str]) -> Iterator[str]:
    for number, id_ in enumerate(ids):
        if number:
            yield ""
        yield from _explained(RULES[id_]) if id_ in RULES else _found(finding_codes()[id_])


def _found(code: FindingCode) -> Iterator[str]:
    yield f"{code.code} ({code.severity.value})"
    yield ""
    yield from textwrap.wrap(f"Found by the reader: {code.meaning}.", _WIDTH)
    if code.help:
        yield from textwrap.wrap(f"Cure: {code.help}.", _WIDTH)


def _explained(rule: Rule) -> Iterator[str]:
    yield f"{rule.id} ({rule.severity.value})"
    yield ""
    yield from textwrap.wrap(f"{rule.title} {rule.why}", _WIDTH)
    yield ""
    yield f"It rests on {rule.basis}."
    if rule.cure:
        yield from textwrap.wrap(f"Cure: {rule.cure}.", _WIDTH)
    for heading, example in (("Breaks it:", rule.breaks), ("Keeps it:", rule.keeps)):
        yield ""
        yield heading
        yield ""
        yield textwrap.indent(example.strip("\n"), "    ")
        if example is rule.breaks and (finding := finding_of(rule)):
            yield ""
            yield "What validate says of an item with it:"
            yield ""
            yield from _wrapped(f"{finding.severity} {finding.code}: {finding.message}")
            if finding.help:
                yield from _wrapped(f"help: {finding.help}")


def _wrapped(line: str) -> list[str]:
    return textwrap.wrap(line, _WIDTH, initial_indent="    ", subsequent_indent="      ", break_on_hyphens=False)
