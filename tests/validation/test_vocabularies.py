"""Codes are checked against the vocabularies and catalogs that the user has: small ones, and those of an agency."""

from __future__ import annotations

from pathlib import Path

import pytest

import newsdoc
from newsdoc.validation.rules.examples import document
from newsdoc.validation.vocabularies import read_catalogs, read_vocabularies

BUILDINGS = """<knowledgeItem xmlns="http://iptc.org/std/nar/2006-10-01/">
<catalog><scheme alias="b" uri="https://example.com/buildings/"/><scheme alias="p" uri="https://example.com/people#"/></catalog>
<conceptSet>
<concept><conceptId qcode="b:tunnel"/></concept>
<concept><conceptId qcode="b:bridge" uri="https://example.com/buildings/bridge" retired="2023-01-01"/></concept>
{more}
</conceptSet>{meta}</knowledgeItem>"""
META = '<schemeMeta uri="https://example.com/buildings/" preferredalias="bld"/>'
CATALOG = '<catalog><scheme alias="bld" uri="https://example.com/buildings/"/></catalog>'


@pytest.fixture
def buildings(tmp_path: Path) -> Path:
    path = tmp_path / "buildings.xml"
    path.write_text(BUILDINGS.format(more="", meta=META))
    return path


def _messages(example: str, **options: object) -> list[str]:
    report = newsdoc.validate(document(example), select=["G2-CODE", "G2-QCODE-ALIAS"], **options)  # type: ignore[arg-type]  # each of its own type
    return [f"{finding.severity} {finding.code}: {finding.message}" for finding in report.findings]


def _using(*codes: str, catalogs: str = CATALOG) -> str:
    subjects = "\n".join(f'  <subject qcode="{code}"/>' for code in codes)
    return f"{catalogs}\n<contentMeta>\n{subjects}\n  <headline>The tunnel opens</headline>\n</contentMeta>"


def test_unknown_and_retired_codes_are_told_each_once(buildings: Path) -> None:
    iptc = '<catalogRef href="http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_41.xml"/>'
    example = _using("bld:tunnel", "bld:tunel", "bld:tunel", "bld:bridge", "medtop:1", catalogs=f"{iptc}\n{CATALOG}")
    unknown, retired = _messages(example, vocabularies=[buildings])
    assert unknown.startswith("error G2-CODE-UNKNOWN: the vocabulary https://example.com/buildings/ has no code tunel")
    assert unknown.endswith('did you mean "bld:tunnel"?')
    assert retired == "warning G2-CODE-RETIRED: the code bld:bridge was retired on 2023-01-01"
    assert _messages(example) == []


def test_concepts_that_are_named_by_uris_are_checked_as_those_named_by_codes(buildings: Path) -> None:
    base = "https://example.com/buildings/"
    subjects = "\n".join(
        f"  <subject {one}/>"
        for one in (
            f'uri="{base}tunnel"',
            f'uri="{base}tunel" howuri="{base}"',
            f'uri="{base}bridge"',
            f'qcode="bld:tower" uri="{base}tower"',
            'uri="https://example.com/others/tunel"',
        )
    )
    example = f"{CATALOG}\n<contentMeta>\n{subjects}\n  <headline>The tunnel opens</headline>\n</contentMeta>"
    assert _messages(example, vocabularies=[buildings]) == [
        f'error G2-CODE-UNKNOWN: the vocabulary {base} has no code tunel: did you mean "{base}tunnel"?',
        f"warning G2-CODE-RETIRED: the code {base}bridge was retired on 2023-01-01",
        f"error G2-CODE-UNKNOWN: the vocabulary {base} has no code tower",
    ]


def test_a_code_that_was_in_use_when_the_version_was_made_is_no_finding(buildings: Path) -> None:
    item = document(_using("bld:bridge")).replace("2024-05-01", "2022-05-01")
    assert newsdoc.validate(item, vocabularies=[buildings], select=["G2-CODE"]).findings == ()


def test_the_alias_that_a_vocabulary_prefers_holds_where_the_catalog_is_not_at_hand(buildings: Path) -> None:
    example = _using("bld:tunel", catalogs='<catalogRef href="https://example.com/catalog.xml"/>')
    (unknown,) = [one for one in _messages(example, vocabularies=[buildings]) if "UNVERIFIABLE" not in one]
    assert "has no code tunel" in unknown


def test_the_concepts_of_several_schemes_in_one_file_are_so_many_vocabularies(tmp_path: Path) -> None:
    path = tmp_path / "all.xml"
    path.write_text(BUILDINGS.format(more='<concept><conceptId qcode="p:solberg"/></concept>', meta=""))
    found = read_vocabularies(str(path))
    assert {uri: dict(one.retired) for uri, one in found.items()} == {
        "https://example.com/buildings/": {"tunnel": "", "bridge": "2023-01-01"},
        "https://example.com/people#": {"solberg": ""},
    }


def test_a_catalog_is_found_by_its_address_its_guid_and_the_name_of_its_file(tmp_path: Path) -> None:
    path = tmp_path / "own.xml"
    own = CATALOG.replace(
        "<catalog>", '<catalog xmlns="http://iptc.org/std/nar/2006-10-01/" url="https://a/x" guid="urn:g">'
    )
    path.write_text(own)
    assert set(read_catalogs(str(path))) == {"https://a/x", "urn:g", "own.xml"}
    for href in ("https://a/x", "urn:g", "https://b.example/old/own.xml"):
        example = _using("bld:tunnel", "bldd:tunnel", catalogs=f'<catalogRef href="{href}"/>')
        found = [one for one in _messages(example, catalogs=[path]) if '"bld"' in one or '"bldd"' in one]
        assert found == [
            'error G2-QCODE-ALIAS: no catalog of this item declares the alias "bldd": did you mean "bld"?'
        ], href


def test_the_vocabularies_of_an_agency_are_read_and_its_items_are_checked_by_them(shared: Path) -> None:
    paths = sorted((shared / "corpus" / "dpa-vocabularies").iterdir())
    vocabularies = [one for path in paths for one in read_vocabularies(str(path)).values()]
    assert len(vocabularies) == len(paths) == 34
    assert sum(len(one.retired) for one in vocabularies) > 30_000
    validator = newsdoc.Validator(vocabularies=paths, select=["G2-CODE"])
    unknown = {
        finding.message
        for path in sorted((shared / "corpus" / "dpa").iterdir())
        for finding in validator.validate_file(path).findings
    }
    # The vocabularies are of another year than the items; of all the codes that these use, two are not in them.
    assert unknown == {
        "the vocabulary http://g2.dpa.com/cv/7901rendition/ has no code iptc7901Id",
        "the vocabulary http://g2.dpa.com/cv/reltype/ has no code shorturl",
    }
