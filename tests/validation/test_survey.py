"""The findings in the public corpus are those that were reviewed, and no slip of the hand stops a rule."""

from __future__ import annotations

import random
from difflib import unified_diff
from pathlib import Path

import pytest
from lxml import etree

from newsdoc.validation import RULES, Validator
from newsdoc.validation.rules.examples import document
from validation.mutants import bend
from validation.survey import SNAPSHOT, survey


def test_the_findings_in_the_corpus_are_those_that_were_reviewed(shared: Path) -> None:
    reviewed, found = SNAPSHOT.read_text(encoding="utf-8"), survey(shared / "corpus")
    assert found == reviewed, "\n".join(unified_diff(reviewed.splitlines(), found.splitlines(), lineterm="", n=0))


_HOSTILE = (
    "NaN",
    "sNaN",
    "1e999999999",
    "9" * 5000,
    "-",
    "",
    " ",
    "\u0663",
    "x" * 5000,
    ":" * 300,
    "%",
    "a:b c:d",
    "2024-02-30",
)
"""Values that some part of a program chokes on: numbers that are none or too long, digits of other scripts ..."""


def _bend_examples(seeds: range) -> None:
    validator = Validator()
    for seed in seeds:
        dice = random.Random(seed)  # noqa: S311 - tests, not secrets
        rule = dice.choice(list(RULES.values()))
        try:
            root = etree.fromstring(document(dice.choice((rule.breaks, rule.keeps))).encode())
        except etree.XMLSyntaxError:
            continue  # the example of a file that cannot be read
        bend(dice, root, times=dice.randrange(1, 6))
        for element in root.iter("*"):
            for name in element.attrib:
                if dice.random() < 0.05:
                    element.set(name, dice.choice(_HOSTILE))
        validator.validate(etree.tostring(root), format="newsml")


def test_whatever_becomes_of_an_example_the_rules_come_to_an_end() -> None:
    _bend_examples(range(400))


@pytest.mark.nightly
def test_whatever_becomes_of_many_examples_the_rules_come_to_an_end() -> None:
    _bend_examples(range(10_000, 60_000))
