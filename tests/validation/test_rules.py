"""Each rule has an example that breaks it and one that keeps it, and says so where it is broken and nowhere else."""

from __future__ import annotations

import re

import pytest

from newsdoc.errors import ArgumentError
from newsdoc.validation import RULES, Report, Rule, rule, validate
from newsdoc.validation.rules import CHECKS, TOPICS
from newsdoc.validation.rules.examples import document


def _report(example: str) -> Report:
    return validate(document(example).encode(), name="example.xml")


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_breaking_example_breaks_the_rule_and_no_other(rule: Rule) -> None:
    report = _report(rule.breaks)
    assert {one.code for one in report.findings} == {rule.id}, [str(one) for one in report.findings]


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_keeping_example_breaks_no_rule(rule: Rule) -> None:
    report = _report(rule.keeps)
    assert [str(one) for one in report.findings] == []
