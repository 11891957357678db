"""Names of rules as values: offered by completion, alone, in lists with commas, and with a severity."""

from __future__ import annotations

import click
from click.shell_completion import CompletionItem

from newsdoc.findings import Severity
from newsdoc.formats.registry import finding_codes
from newsdoc.validation import RULES

__all__ = ["complete_level", "complete_rule", "complete_rule_and_level", "complete_rules"]


def complete_rule(_context: click.Context, _parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The rules that begin so, and the codes of what readers find, in whatever case."""
    titles = {rule.id: rule.title for rule in RULES.values()}
    titles |= {one.code: one.meaning for one in finding_codes().values()}
    return [CompletionItem(id_, help=title) for id_, title in titles.items() if id_.startswith(incomplete.upper())]


def complete_rules(context: click.Context, parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The same for the last of several with commas between."""
    before, comma, last = incomplete.rpartition(",")
    return [
        CompletionItem(f"{before}{comma}{item.value}", help=item.help)
        for item in complete_rule(context, parameter, last)
    ]


def complete_level(_context: click.Context, _parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The severities that begin so."""
    return [CompletionItem(level.value) for level in Severity if level.value.startswith(incomplete.lower())]


def complete_rule_and_level(
    context: click.Context, parameter: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """A rule, and behind its equals sign a severity."""
    rule, equals, level = incomplete.partition("=")
    if not equals:
        return [
            CompletionItem(f"{item.value}=", help=item.help) for item in complete_rule(context, parameter, incomplete)
        ]
    return [CompletionItem(f"{rule}={item.value}") for item in complete_level(context, parameter, level)]
