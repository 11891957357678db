"""``newsdoc explain``: what a rule of the validator is about, with examples that break and keep it."""

from __future__ import annotations

import sys
import textwrap
from collections.abc import Iterator
from typing import Final

import click

from newsdoc.cli.rule_names import complete_rule
from newsdoc.cli.status import Status
from newsdoc.files import write_file
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
  newsdoc explain G2-QCODE XHTML       all rules that begin so

Exit status: 0 fine, 2 there is no such rule.
"""

_WIDTH: Final = 100


@click.command(epilog=_EXAMPLES, short_help="Explain a rule of the validator, with examples.")
@click.argument("rules", metavar="[RULE]...", nargs=-1, shell_complete=complete_rule)
def explain(rules: tuple[str, ...]) -> Status:
    """Say what each RULE is about, why it is there and how to keep it; without a RULE, list all of them."""
    ids = dict.fromkeys(id_ for name in rules for id_ in matching(name))
    lines = _list() if not rules else _all([RULES[id_] for id_ in ids])
    write_file(sys.stdout.buffer, ("\n".join(lines) + "\n").encode())
    return Status.FINE


def _list() -> Iterator[str]:
    width = max(map(len, RULES))
    for number, (topic, rules) in enumerate(TOPICS.items()):
        if number:
            yield ""
        yield topic
        for rule in rules:
            yield f"  {rule.id:<{width}}  {rule.severity.value:<7}  {rule.title}"


def _all(rules: list[Rule]) -> Iterator[str]:
    for number, rule in enumerate(rules):
        if number:
            yield ""
        yield from _explained(rule)


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
