"""Each rule has an example that breaks it and one that keeps it, and says so where it is broken and nowhere else."""

from __future__ import annotations

import pytest

from newsdoc.validation import RULES, Report, Rule, Validator
from newsdoc.validation.rules.examples import document


@pytest.fixture(scope="module")
def validator(tmp_path_factory: pytest.TempPathFactory) -> Validator:
    """With the vocabulary that two of the rules speak of."""
    path = tmp_path_factory.mktemp("vocabularies") / "buildings.xml"
    path.write_text(
        """<knowledgeItem xmlns="http://iptc.org/std/nar/2006-10-01/"><conceptSet>
        <concept><conceptId uri="https://example.com/buildings/tunnel"/></concept>
        <concept><conceptId uri="https://example.com/buildings/bridge" retired="2023-01-01"/></concept>
        </conceptSet><schemeMeta uri="https://example.com/buildings/"/></knowledgeItem>""",
        encoding="utf-8",
    )
    return Validator(vocabularies=[path])


def _report(validator: Validator, example: str) -> Report:
    return validator.validate(document(example).encode(), name="example.xml")


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_breaking_example_breaks_the_rule_and_no_other(rule: Rule, validator: Validator) -> None:
    report = _report(validator, rule.breaks)
    assert {one.code for one in report.findings} == {rule.id}, [str(one) for one in report.findings]


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_keeping_example_breaks_no_rule(rule: Rule, validator: Validator) -> None:
    report = _report(validator, rule.keeps)
    assert [str(one) for one in report.findings] == []
