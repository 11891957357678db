"""The datatypes take what those of the official schema take, as libxml2 checks them."""

from __future__ import annotations

import random
from functools import cache
from xml.parsers import expat

import pytest
from lxml import etree

from newsdoc.validation.structure.datatypes import DATATYPES
from newsdoc.validation.structure.names import NCNAME, NMTOKEN
from newsdoc.validation.structure.schema import G2
from validation.differences import BROKEN_OFF, PADDED, TOO_MUCH
from validation.official import XS, official_types, schema_path
from validation.values import GOOD, VALUES, bent


def _expat_takes(name: str) -> bool:
    parser = expat.ParserCreate("utf-8")
    try:
        parser.Parse(f"<{name}/>".encode(), True)  # noqa: FBT003 - it takes no keywords
    except expat.ExpatError:
        return False
    return True


@pytest.mark.parametrize("block", range(16))
def test_letters_of_names_are_those_that_the_parser_knows(block: int) -> None:
    for code in range(block * 0x1000, (block + 1) * 0x1000):
        char = chr(code)
        if 0xD800 <= code < 0xE000 or code in {0x20, 0x09, 0x0A, 0x0D} or char in "/>:":
            continue
        assert bool(NCNAME.fullmatch(char)) == _expat_takes(char), hex(code)
        assert bool(NMTOKEN.fullmatch(char)) == _expat_takes("a" + char), hex(code)


def test_values_that_tests_call_good_are_good() -> None:
    bad = [(name, value) for name, values in GOOD.items() for value in values if not DATATYPES[name].accepts(value)]
    assert bad == []


def test_no_break_spaces_do_not_divide_lists() -> None:
    assert not DATATYPES["idrefs"].accepts("a\xa0b")
    assert DATATYPES["qcodes"].accepts("medtop:a\xa0b")


@cache
def _judge() -> etree.XMLSchema:
    """A schema with one element for each of the official datatypes."""
    schema = etree.Element(f"{XS}schema", nsmap={"xs": XS[1:-1], "g": G2})
    etree.SubElement(schema, f"{XS}import", {"namespace": G2, "schemaLocation": schema_path("2.35")})
    for number, name in enumerate(official_types()):
        typed = name if name.startswith("xs:") else f"g:{name}"
        etree.SubElement(schema, f"{XS}element", {"name": f"e{number}", "type": typed})
    return etree.XMLSchema(schema)


def _assert_same_verdicts(values: list[str]) -> None:
    judge = _judge()
    for number, (official, ours) in enumerate(official_types().items()):
        element = etree.Element(f"e{number}", nsmap={"xs": XS[1:-1]})
        for value in values:
            element.text = value
            if judge.validate(element) != bool(DATATYPES[ours].accepts(value)):
                known = PADDED.fullmatch(value) or BROKEN_OFF.fullmatch(value)
                known = known if ours in {"datetime", "duration", "double"} else TOO_MUCH.fullmatch(value)
                assert known, f"{value!r} as {official}"


@pytest.mark.usefixtures("shared")
def test_verdicts_on_values_agree() -> None:
    dice = random.Random(1)  # noqa: S311 - tests, not secrets
    _assert_same_verdicts([*VALUES, *(bent(dice) for _ in range(500))])


@pytest.mark.usefixtures("shared")
@pytest.mark.nightly
def test_verdicts_on_many_values_agree() -> None:
    dice = random.Random(2)  # noqa: S311 - tests, not secrets
    _assert_same_verdicts([bent(dice) for _ in range(100_000)])
