"""One cause gives one finding: that which names it; and once it is mended, nothing else is left of it."""

from __future__ import annotations

import pytest

from newsdoc.validation import validate
from newsdoc.validation.rules.examples import document

_ITEM = document("<subject qcode='medtop:04000000'/>")
_MESSAGE = (
    '<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><header>'
    "<sent>2024-05-02T09:30:00Z</sent><destination>desk</destination></header>"
    f"<itemSet>{_ITEM}</itemSet></newsMessage>"
)
_PACKAGE = """<packageItem standard="NewsML-G2" standardversion="2.35" version="1" xml:lang="en"
    guid="urn:newsml:example.com:20240501:tunnel" xmlns="http://iptc.org/std/nar/2006-10-01/">
  <catalogRef href="http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_41.xml"/>
  <itemMeta>
    <itemClass qcode="ninat:composite"/>
    <provider qcode="nprov:AFP"/>
    <versionCreated>2024-05-01T09:30:00+02:00</versionCreated>
  </itemMeta>
  <groupSet root="top">
    <group id="top" roleuri="https://example.com/roles/top"><groupRef idref="side"/></group>
    <group id="side" roleuri="https://example.com/roles/side">
      <itemRef residref="urn:newsml:example.com:20240501:tunnel-map"/>
    </group>
  </groupSet>
</packageItem>"""
_NIL = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:nil="true"'

# What is right, what is put in its stead, and the rule that it breaks.
CASES = {
    "a misspelt item in a message": (
        _MESSAGE.replace("newsItem", "newsItm"),
        "newsItm",
        "newsItem",
        "G2-MESSAGE-NONITEM",
    ),
    "a version that is no number": (_ITEM.replace('"2.35"', '"v2.35"'), '"v2.35"', '"2.35"', "G2-VALUE"),
    "a version of one number": (_ITEM.replace('"2.35"', '"3"'), '"3"', '"2.35"', "G2-VALUE"),
    "a version that there is not": (_ITEM.replace('"2.35"', '"3.1"'), '"3.1"', '"2.35"', "G2-STANDARD-VERSION"),
    "a misspelt reference to a group": (
        _PACKAGE.replace('idref="side"', 'idref="sde"'),
        "sde",
        "side",
        "G2-PACKAGE-GROUP",
    ),
    "a class with a misspelt alias": (document("<itemClass qcode='ninta:text'/>"), "ninta", "ninat", "G2-QCODE-ALIAS"),
    "a provider with a misspelt alias": (document("<provider qcode='nprv:AFP'/>"), "nprv", "nprov", "G2-QCODE-ALIAS"),
    "a status with a misspelt alias": (document("<pubStatus qcode='sta:usable'/>"), "sta:", "stat:", "G2-QCODE-ALIAS"),
    "rights with a misspelt alias": (
        document("<rightsInfo scope='riscop:content'><copyrightNotice>(c)</copyrightNotice></rightsInfo>"),
        "riscop:",
        "riscope:",
        "G2-QCODE-ALIAS",
    ),
    "a text that is nil": (
        document(f"<slugline {_NIL}/>"),
        f"<slugline {_NIL}/>",
        "",
        "G2-UNKNOWN-ATTRIBUTE",
    ),
    "a headline that is nil": (
        document(f"<headline>The tunnel</headline>\n<headline xml:lang='de' {_NIL}/>"),
        f"<headline xml:lang='de' {_NIL}/>",
        "",
        "G2-UNKNOWN-ATTRIBUTE",
    ),
    "text in a subject": (
        document("<subject>politics</subject>"),
        "<subject>politics</subject>",
        "<subject qcode='medtop:11000000'/>",
        "G2-TEXT",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_one_cause_is_one_finding(case: str) -> None:
    example, wrong, right, rule = CASES[case]
    assert [one.code for one in validate(example).findings] == [rule]
    assert validate(example.replace(wrong, right)).findings == ()


def test_a_group_that_nothing_refers_to_is_told_where_all_references_name_groups() -> None:
    example = _PACKAGE.replace('<groupRef idref="side"/>', '<itemRef residref="urn:newsml:example.com:20240501:a"/>')
    assert [one.code for one in validate(example).findings] == ["G2-PACKAGE-UNREACHABLE"]


def test_of_several_codes_of_rights_each_is_told_by_one_rule() -> None:
    rights = "<rightsInfo scope='riscop:content own:a'><copyrightNotice>(c)</copyrightNotice></rightsInfo>"
    catalog = '<catalog><scheme alias="own" uri="https://example.com/scope/"/></catalog>'
    reference = '<catalogRef href="http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_41.xml"/>'
    found = validate(document(f"{reference}\n{catalog}\n{rights}")).findings
    assert {one.code: one.message for one in found} == {
        "G2-QCODE-ALIAS": 'no catalog of this item declares the alias "riscop": did you mean "riscope"?',
        "G2-RIGHTS-VOCABULARY": "rightsInfo/@scope is from the scheme riscope, not from own",
    }
