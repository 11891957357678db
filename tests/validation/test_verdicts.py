"""The verdict on the structure is that of the official schema, but for the differences that are documented."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path
from types import ModuleType

import pytest
from lxml import etree

from conftest import shared_dir
from newsdoc.validation import validate
from validation import made_up, mutants
from validation.differences import DIFFERENCES, agreed, explanation, structural
from validation.mutants import declared_version
from validation.official import ALL_VERSIONS, joint_processor, processor

pytestmark = pytest.mark.usefixtures("shared")


@cache
def _corpus() -> tuple[Path, ...]:
    shared = shared_dir()
    return tuple(sorted(path for path in (shared / "corpus").rglob("*") if path.is_file())) if shared else ()


def _difference(data: bytes, version: str, *, declared: bool = False) -> str | None:
    """Why the verdicts differ: None if they do not, ``""`` if nobody knows."""
    return None if agreed(data, version, declared=declared) else explanation(data, version)


@pytest.mark.parametrize("path", _corpus(), ids=lambda path: f"{path.parent.name}/{path.name}")
def test_verdict_on_a_real_file_is_that_of_the_schema_it_declares(path: Path) -> None:
    data = path.read_bytes()
    assert _difference(data, declared_version(etree.fromstring(data)), declared=True) != ""


def test_differences_in_the_corpus_are_these_and_no_more() -> None:
    found: Counter[str] = Counter()
    for path in _corpus():
        data = path.read_bytes()
        difference = _difference(data, declared_version(etree.fromstring(data)), declared=True)
        if difference:
            found[difference] += 1
    assert found == {"White space around dates, durations and names of types": 2, "Rights expressions in ODRL": 1}


@pytest.mark.parametrize("version", ALL_VERSIONS)
def test_verdict_on_unit_tests_of_the_iptc_is_the_schemas_in_each_later_version(version: str) -> None:
    count = 0
    for path in _corpus():
        if "iptc-should_" not in str(path):
            continue
        data = path.read_bytes()
        own = declared_version(etree.fromstring(data))
        if ALL_VERSIONS.index(own) <= ALL_VERSIONS.index(version):
            count += 1
            assert _difference(data, version) != "", path.name
    assert count or version == "2.9"


def _assert_agreement(family: ModuleType, seeds: range) -> Counter[str]:
    explained: Counter[str] = Counter()
    for seed in seeds:
        data, version = family.mutant(seed)
        difference = _difference(data, version)
        assert difference != "", f"{family.__name__}.mutant({seed}) as {version}"
        if difference:
            explained[difference] += 1
    return explained


FAMILIES = pytest.mark.parametrize("family", [mutants, made_up], ids=["bent files", "made up by the schemas"])


@FAMILIES
def test_verdicts_on_mutants_agree(family: ModuleType) -> None:
    explained = _assert_agreement(family, range(500))
    assert sum(explained.values()) < 50  # a handful of seeds hold padded dates, or rights in ODRL


@pytest.mark.nightly
@FAMILIES
def test_verdicts_on_many_mutants_agree(family: ModuleType) -> None:
    _assert_agreement(family, range(1_000_000, 1_020_000))


@FAMILIES
def test_what_was_seen_before_is_reported_again(family: ModuleType) -> None:
    for seed in range(100):
        data, version = family.mutant(seed)
        first = validate(data, standard_version=version)
        assert validate(data, standard_version=version) == first, f"{family.__name__}.mutant({seed}) as {version}"


@FAMILIES
def test_nothing_is_said_twice(family: ModuleType) -> None:
    for seed in range(500):
        data, version = family.mutant(seed)
        report = validate(data, standard_version=version)
        said = Counter((one.code, one.path, one.line, one.column, one.message) for one in report.findings)
        assert [one for one, times in said.items() if times > 1] == [], f"{family.__name__}.mutant({seed}) as {version}"


@FAMILIES
def test_mutants_are_of_both_kinds(family: ModuleType) -> None:
    valid = 0
    for seed in range(200):
        data, version = family.mutant(seed)
        valid += processor(version).validate(etree.fromstring(data))
    assert 40 < valid < 160


def _item(meta: str = "", content: str = "", rights: str = "") -> bytes:
    return f"""<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" xmlns:x="urn:example:other"
        standard="NewsML-G2" standardversion="2.35" guid="urn:example:1">
      <catalogRef href="https://example.com/catalog.xml"/>{rights}
      <itemMeta><itemClass qcode="ninat:text"/><provider qcode="nprov:AFP"/>
        <versionCreated>2024-05-01T09:30:00Z</versionCreated>{meta}</itemMeta>
      <contentMeta>{content}</contentMeta>
    </newsItem>""".encode()


_XSI = b' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xs="http://www.w3.org/2001/XMLSchema"'

# One file for each difference. The second value is our verdict; libxml2 has the opposite one.
_EXAMPLES = {
    "White space around dates, durations and names of types": (
        _item("<firstCreated> 2024-05-01T09:30:00Z </firstCreated>"),
        True,
    ),
    "Numbers that libxml2 cannot hold": (
        _item("<firstCreated>2024-05-01T09:30:59.99999999999999999999Z</firstCreated>"),
        True,
    ),
    "Numbers and durations that end too early": (
        _item(
            content="""<located><geoAreaDetails><circle radius="1e" radunit="a:b">
            <position latitude="1" longitude="1"/></circle></geoAreaDetails></located>"""
        ),
        False,
    ),
    "Elements behind those of other namespaces": (
        _item('<x:y/><itemMetaExtProperty rel="a:b" value="c"/>'),
        False,
    ),
    "Types of the schema that xsi:type names": (
        _item().replace(b" guid", _XSI + b" guid").replace(b"<provider", b'<provider xsi:type="FlexPartyPropType"'),
        False,
    ),
    "White space around xml:id": (_item('<edNote id="a">x</edNote><edNote xml:id=" a ">x</edNote>'), False),
    "Empty lists and binary data": (
        _item('<x:y xsi:type="xs:NMTOKENS"/>').replace(b" guid", _XSI + b" guid"),
        False,
    ),
    "Rights expressions in ODRL": (
        _item(
            rights="""<rightsInfo><rightsExpressionXML langid="http://www.w3.org/ns/odrl/2/">
            <Policy xmlns="http://www.w3.org/ns/odrl/2/" uid="urn:example:p" type="http://www.w3.org/ns/odrl/2/Set"/>
            </rightsExpressionXML></rightsInfo>"""
        ),
        True,
    ),
}


@pytest.mark.parametrize("difference", DIFFERENCES, ids=lambda difference: difference.title)
def test_each_difference_shows_in_an_example_and_stands_in_the_documentation(difference: object) -> None:
    title = difference.title  # type: ignore[attr-defined]  # a Difference; pytest hands on what it was given
    data, ours = _EXAMPLES[title]
    assert processor("2.35").validate(etree.fromstring(data)) is not ours
    report = validate(data)
    assert (not structural(report)) is ours
    assert explanation(data, "2.35") == title
    page = Path(__file__).parents[2] / "docs" / "validation.md"
    assert f"### {title}\n" in page.read_text(encoding="utf-8")


def test_odrl_is_valid_where_the_iptc_joins_the_schemas() -> None:
    shared = shared_dir()
    assert shared is not None
    joint = etree.XMLSchema(etree.parse(shared / "schemas" / "newsml-g2" / "G2-multi-schema-2.35.xsd"))
    assert joint.validate(etree.fromstring(_EXAMPLES["Rights expressions in ODRL"][0]))


def test_elements_of_newsml_within_rights_expressions_are_checked() -> None:
    data = _EXAMPLES["Rights expressions in ODRL"][0].replace(
        b"/>\n            </rightsExpressionXML>",
        b"""><headline xmlns="http://iptc.org/std/nar/2006-10-01/" qcode="a:b"/></Policy></rightsExpressionXML>""",
    )
    assert not joint_processor("2.35").validate(etree.fromstring(data))
    assert [one.path.rpartition("/")[2] for one in structural(validate(data))] == ["@qcode"]


def test_a_strange_element_under_a_strict_wildcard_is_reported_each_time() -> None:
    data = _item(rights="<rightsInfo><rightsExpressionXML langid='a:b'><x:y/></rightsExpressionXML></rightsInfo>")
    assert not processor("2.35").validate(etree.fromstring(data))
    for _ in range(2):
        assert [one.code for one in structural(validate(data))] == ["G2-FOREIGN-ELEMENT"]
