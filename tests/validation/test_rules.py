"""Each rule has an example that breaks it and one that keeps it, and says so where it is broken and nowhere else."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

import newsdoc.validation
from newsdoc.errors import ArgumentError
from newsdoc.validation import RULES, Report, Rule, Validator
from newsdoc.validation.rules.examples import document
from newsdoc.validation.rules.reference import pages

DOCS = Path(__file__).parents[2] / "docs" / "rules"
PACKAGE = Path(newsdoc.validation.__file__).parent

# Two of the rules speak of a vocabulary, one of a schema that the user gives.
VOCABULARY = """<knowledgeItem xmlns="http://iptc.org/std/nar/2006-10-01/"><conceptSet>
<concept><conceptId uri="https://example.com/buildings/tunnel"/></concept>
<concept><conceptId uri="https://example.com/buildings/bridge" retired="2023-01-01"/></concept>
</conceptSet><schemeMeta uri="https://example.com/buildings/"/></knowledgeItem>"""

SCHEMA = """<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" elementFormDefault="qualified"
  targetNamespace="http://iptc.org/std/nar/2006-10-01/"><xs:element name="urgency" type="xs:integer"/>
  <xs:element name="newsItem"><xs:complexType><xs:sequence>
    <xs:any processContents="lax" minOccurs="0" maxOccurs="unbounded"/>
  </xs:sequence><xs:anyAttribute processContents="lax"/></xs:complexType></xs:element></xs:schema>"""


def _report(rule: Rule, example: str, folder: Path) -> Report:
    options: dict[str, object] = {}
    if rule.id.startswith("G2-CODE-"):
        (folder / "buildings.xml").write_text(VOCABULARY, encoding="utf-8")
        options["vocabularies"] = [folder / "buildings.xml"]
    if rule.id == "SCHEMA":
        (folder / "own.xsd").write_text(SCHEMA, encoding="utf-8")
        options |= {"schema": folder / "own.xsd", "ignore": ["G2-VALUE"]}
    return Validator(**options).validate(document(example).encode(), name="example")


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_breaking_example_breaks_the_rule_and_no_other(rule: Rule, tmp_path: Path) -> None:
    report = _report(rule, rule.breaks, tmp_path)
    assert {one.code for one in report.findings} == {rule.id}, [str(one) for one in report.findings]


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_keeping_example_breaks_no_rule(rule: Rule, tmp_path: Path) -> None:
    assert [str(one) for one in _report(rule, rule.keeps, tmp_path).findings] == []


_SUBJECT = '<contentMeta><subject qcode="medtop:04000000"/><headline>The tunnel</headline></contentMeta>'
_URI = "http://cv.iptc.org/newscodes/mediatopic/"


@pytest.mark.parametrize(
    ("asserts", "unused"),
    [
        ('<assert qcode="medtop:04000000"/>', []),
        ('<assert qcode="medtop:16000000"/>', [1]),
        ('<assert qcode="medtop:16000000"/><inlineRef idrefs="a" qcode="medtop:16000000"/>', []),
        ('<assert uri="urn:x"><sameAs qcode="medtop:16000000"/></assert><assert qcode="medtop:16000000"/>', [1, 2]),
        (f'<assert uri="{_URI}04000000"/>', []),
        (f'<assert uri="{_URI}16000000"/>', [1]),
        (f'<assert qcode="medtop:16000000"/><assert uri="{_URI}04000000"/>', [1]),
        (f'<assert uri="{_URI}04000000"/><assert qcode="medtop:16000000"/>', [2]),
        ('<assert literal="tunnel"/>', [1]),
    ],
)
def test_an_assertion_is_of_use_where_its_concept_is_named_outside_of_assertions(
    asserts: str, unused: list[int]
) -> None:
    example = document(f"{asserts}\n{_SUBJECT}")
    report = Validator(select=["G2-ASSERT-UNUSED"]).validate(example)
    starts = [found.start() for found in re.finditer("<assert", example)]
    assert [starts.index(one.span[0]) + 1 for one in report.findings if one.span] == unused


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_findings_say_all_that_a_finding_has_to_say(rule: Rule, tmp_path: Path) -> None:
    for finding in _report(rule, rule.breaks, tmp_path).findings:
        assert finding.message
        assert not re.search(r"[{}]|\.$", finding.message), finding.message
        assert "\n" not in finding.message + finding.help
        assert finding.kind is rule.kind
        assert finding.severity is rule.severity
        assert finding.line >= 1


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_records_are_whole(rule: Rule) -> None:
    assert re.fullmatch(r"[A-Z][A-Z0-9]*(-[A-Z0-9]+)*", rule.id)
    assert rule.title.endswith(".")
    assert rule.why.endswith(".")
    assert rule.breaks.strip() != rule.keeps.strip()


def test_each_rule_is_on_a_page_of_the_reference_and_the_pages_are_up_to_date() -> None:
    expected = pages()
    assert sorted(path.name for path in DOCS.iterdir()) == sorted(expected)
    for name, text in expected.items():
        assert (DOCS / name).read_text(encoding="utf-8") == text, f"write {name} anew"
    assert all(f"## {id_}\n" in "".join(expected.values()) for id_ in RULES)


def test_code_reports_no_rule_that_has_no_record() -> None:
    used = set()
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                used.update(re.findall(r"\A(?:G2|XHTML|FILE|JSON)-[A-Z]+(?:-[A-Z]+)*\Z", node.value))
    assert used <= set(RULES)


def test_a_rule_is_found_by_its_id_and_a_misspelt_one_is_told() -> None:
    assert newsdoc.validation.rule("g2-qcode-syntax").id == "G2-QCODE-SYNTAX"
    for given, meant in (
        ("QCODE", "G2-QCODE"),
        ("HEADLINE-MISING", "G2-HEADLINE-MISSING"),
        ("XHTML-TABEL", "XHTML-TABLE"),
    ):
        with pytest.raises(ArgumentError, match=f"there is no rule '{given}' .did you mean '{meant}'"):
            Validator(select=given)
    with pytest.raises(ArgumentError, match=r"there is no rule 'FOO' .'newsdoc explain' lists them all"):
        Validator(select="FOO")
    with pytest.raises(ArgumentError, match=r"there is no rule 'G2-QCODE-ALISA'.*did you mean 'G2-QCODE-ALIAS'"):
        newsdoc.validation.rule("G2-QCODE-ALISA")
    with pytest.raises(ArgumentError, match="not one rule"):
        newsdoc.validation.rule("G2-QCODE")


def test_an_alias_that_is_declared_twice_is_a_conflict_at_the_second_place() -> None:
    # The element of the first declaration, which has no children, was once taken for none, and the validator failed.
    report = Validator(select=["G2-CATALOG-CONFLICT"]).validate(
        document(
            """
<catalog>
  <scheme alias="local" uri="https://example.com/one/"/>
  <scheme alias="local" uri="https://example.com/two/"/>
</catalog>
"""
        )
    )
    assert [finding.message for finding in report.findings] == [
        'the alias "local" stands for https://example.com/two/ here and for https://example.com/one/ in line 5'
    ]


@pytest.mark.parametrize(
    ("example", "rule"),
    [
        # A related concept may have a plain value.
        (
            '<subject qcode="medtop:04000000"><related reluri="https://example.com/r" value="3"/></subject>',
            "G2-FLEX-EMPTY",
        ),
        # The sameAs of a scheme has a URI as its text.
        (
            """
<catalog>
  <scheme alias="a" uri="https://example.com/a/"><sameAs>https://example.com/b/</sameAs><sameAs/></scheme>
</catalog>
""",
            "G2-FLEX-EMPTY",
        ),
        # A scale may run downwards: scalemin is the worst rating, whatever the numbers.
        ('<rating value="2" scaleunituri="https://example.com/u" scalemin="9" scalemax="1"/>', "G2-RANGE"),
        # A content that is said not to be there has no address.
        ('<contentSet><remoteContent hascontent="false"/></contentSet>', "G2-TARGET-EMPTY"),
        # Other characters than those of most schemes part a code from the scheme just as well.
        ('<catalog><scheme alias="permid" uri="https://permid.org/1-"/></catalog>', "G2-SCHEME-URI-SEP"),
        # The same subject, but found in two ways.
        (
            """
<subject qcode="medtop:04000000" howuri="https://example.com/tool"/>
<subject qcode="medtop:04000000" howuri="https://example.com/person"/>
""",
            "G2-SUBJECT-DUPLICATE",
        ),
    ],
)
def test_what_was_once_a_false_alarm_is_none(example: str, rule: str) -> None:
    assert Validator(select=[rule]).validate(document(example)).findings == ()


@pytest.mark.parametrize(
    "example",
    [
        '<rating value="NaN" scaleunit="a:b" scalemin="0" scalemax="sNaN"/>',
        f'<rating value="{"9" * 5000}" scaleunit="a:b" scalemin="0" scalemax="1"/>',
        f'<catalogRef href="http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_{"9" * 5000}.xml"/>',
        f"<versionCreated>{'9' * 5000}-02-29T00:00:00Z</versionCreated>",
        f'<contentSet><inlineXML wordcount="{"9" * 5000}"><x xmlns="urn:x"/></inlineXML></contentSet>',
    ],
)
def test_numbers_that_are_none_or_too_long_do_not_stop_the_validator(example: str) -> None:
    assert Validator().validate(document(example)).findings


def test_an_alias_is_suggested_only_if_it_is_one_slip_away() -> None:
    def message(alias: str) -> str:
        (finding,) = Validator(select=["G2-QCODE-ALIAS"]).validate(document(f'<subject qcode="{alias}:1"/>')).findings
        return finding.message

    assert 'did you mean "medtop"?' in message("metdop")
    assert "did you mean" not in message("icls")


def test_an_alias_that_is_not_declared_is_one_finding_with_the_number_of_its_uses() -> None:
    example = document('<subject qcode="medtpo:04000000"/>\n<subject qcode="medtpo:16000000"/>')
    (finding,) = Validator(select=["G2-QCODE-ALIAS"]).validate(example).findings
    assert "(2 uses)" in finding.message


def test_a_body_that_is_a_table_and_no_page_is_checked_as_one() -> None:
    rows = "<tr><td>1</td><td>2</td></tr><tr><td>3</td></tr>"
    table = f'<table xmlns="http://www.w3.org/1999/xhtml">{rows}</table>'
    example = document(f'<contentSet><inlineXML contenttype="application/xhtml+xml">{table}</inlineXML></contentSet>')
    assert [one.code for one in Validator(select=["XHTML-TABLE"]).validate(example).findings] == ["XHTML-TABLE"]
