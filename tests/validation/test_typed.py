"""Elements of other namespaces that name their type: the verdict on each of XML Schema's own types is libxml2's."""

from __future__ import annotations

import time
from functools import cache

import pytest
from lxml import etree

from newsdoc import Finding, validate
from newsdoc.validation.structure.builtin import BUILT_IN, XSD

VALUES = (
    *("", "a", "3", "-3", "0", "+7", "127", "128", "256", "-129", "70000", "2147483648", "-2147483649"),
    *("9223372036854775808", "18446744073709551616", "1e3", "INF", "-INF", "NaN", "3.5", ".5", "3.", ".", " 3 "),
    *("2024-05-01", "2024-02-30", "2024-05", "2024", "2024Z", "12345", "0000", "-0044", "--05", "--13", "--05-31"),
    *("--04-31", "---31", "---32", "2024-05-01T10:00:00", "2024-05-01T10:00:00Z", "10:00:00", "24:00:00", "10:00"),
    *("true", "TRUE", " true ", "PT1H", "P", "ab cd", "a:b", "xs:string", ":a", "a-b", "1a", "x y", "a b c"),
    *("QUJD", "QUI=", "QQ==", "QR==", "Q U J D", "abc", "0aF", "0a", "en", "en-GB", "toolonglanguage"),
    *("http://example.com/a b", "%%", "\xe9", "a\xa0b", "\xa0a", "a\u2028b", "a\u3000b"),
)
# docs/validation.md says why.
LIBXML2_IS_LAX = {("NMTOKENS", ""), ("IDREFS", ""), ("ENTITIES", "")}


@cache
def _lax_schema() -> etree.XMLSchema:
    return etree.XMLSchema(
        etree.fromstring(
            f"""<xs:schema xmlns:xs="{XSD}"><xs:element name="r"><xs:complexType><xs:sequence>
            <xs:any processContents="lax"/></xs:sequence></xs:complexType></xs:element></xs:schema>"""
        )
    )


def _by_libxml2(name: str, value: str) -> bool:
    root = etree.fromstring(f'<r xmlns:xs="{XSD}" xmlns:i="{XSD}-instance"><y xmlns="urn:y" i:type="xs:{name}"/></r>')
    root[0].text = value
    return _lax_schema().validate(root)


def _item(element: str) -> bytes:
    return f"""<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" xmlns:x="urn:example:other" xmlns:xs="{XSD}"
        xmlns:xsi="{XSD}-instance" standard="NewsML-G2" standardversion="2.35" guid="urn:example:1">
      <catalogRef href="https://example.com/catalog.xml"/>
      <itemMeta><itemClass qcode="ninat:text"/><provider qcode="nprov:AFP"/>
        <versionCreated>2024-05-01T09:30:00Z</versionCreated></itemMeta>
      <contentMeta>{element}</contentMeta>
    </newsItem>""".encode()


def _errors(element: str) -> list[Finding]:
    return [one for one in validate(_item(element)).findings if one.kind == "structure"]


@pytest.mark.parametrize("name", BUILT_IN)
def test_each_type_takes_what_libxml2_takes(name: str) -> None:
    for value in VALUES:
        if (name, value) in LIBXML2_IS_LAX or (name == "base64Binary" and value.strip("QUJDIR= ")):
            continue
        ours = not _errors(f'<x:y xsi:type="xs:{name}">{value}</x:y>')
        assert ours == _by_libxml2(name, value), value


@pytest.mark.parametrize(
    ("element", "code", "message"),
    [
        ('<x:y xsi:type="xs:integer">three</x:y>', "G2-VALUE", 'y is "three", which is not an xs:integer'),
        (
            '<x:y xsi:type="xs:integer" unit="m">3</x:y>',
            "G2-UNKNOWN-ATTRIBUTE",
            "y is an xs:integer by its xsi:type, and can have no attribute unit",
        ),
        (
            '<x:y xsi:type="xs:string"><x:z/></x:y>',
            "G2-MISPLACED-ELEMENT",
            "y is an xs:string by its xsi:type; z cannot stand in it",
        ),
        ('<x:y xsi:type="x:Count"/>', "G2-VALUE", 'xsi:type names "x:Count", a type that the schema does not know'),
        ('<x:y xsi:type="xs:number"/>', "G2-VALUE", 'xsi:type names "xs:number", a type that the schema does not know'),
        ('<x:y xsi:type="q:Count"/>', "G2-VALUE", 'xsi:type is "q:Count", which is not a name with a declared prefix'),
        ('<x:w><x:y xsi:type="xs:date">today</x:y></x:w>', "G2-VALUE", 'y is "today", which is not an xs:date'),
    ],
)
def test_what_does_not_fit_its_type_is_said(element: str, code: str, message: str) -> None:
    assert [(one.code, one.message) for one in _errors(element)] == [(code, message)]


def test_any_type_takes_anything_and_hints_are_no_attributes() -> None:
    assert _errors('<x:y xsi:type="xs:anyType" unit="m">3<x:z/></x:y>') == []
    assert _errors('<x:y xsi:type="xs:integer" xsi:nil="false">3</x:y>') == []


@pytest.mark.parametrize(
    ("opening", "count"),
    [('<x:y xsi:type="p{}:y">', 2_000), ('<x:y xmlns:p{0}="urn:p" xsi:type="p{0}:y">', 500)],
    ids=["declared nowhere", "declared at each"],
)
def test_prefixes_deep_within_each_other_take_linear_time(opening: str, count: int) -> None:
    def seconds(number: int) -> float:
        data = "".join(map(opening.format, range(number))) + "</x:y>" * number
        start = time.process_time()
        assert len(_errors(data)) == number
        return time.process_time() - start

    # Eight times the input: eight times the time, or sixty-four if it were quadratic.
    assert min(seconds(count * 4) for _ in range(3)) < 24 * min(seconds(count // 2) for _ in range(3)) + 0.05
