"""Stories in NITF for tests: one that uses much of it, and what becomes of it by slips of the hand."""

from __future__ import annotations

import random
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Final

from lxml import etree

from conftest import shared_dir
from newsdoc.validation.structure.records import version_number
from newsdoc.validation.structure.schema import NITF, NITF_VERSIONS, nitf

__all__ = ["RICH", "declaring", "item_of", "mutant", "processor"]

NITF_3_3: Final = "http://iptc.org/std/nitf/2006-03-01/"

RICH: Final = (Path(__file__).parent / "story-in-nitf.xml").read_bytes()


@cache
def processor(version: str) -> etree.XMLSchema:
    """libxml2 with the official schema of a version of NITF."""
    shared = shared_dir()
    assert shared is not None
    return etree.XMLSchema(etree.parse(shared / "schemas" / "nitf" / f"nitf-{version.replace('.', '-')}.xsd"))


@cache
def _names() -> tuple[tuple[str, ...], tuple[str, ...]]:
    table = nitf(version_number(NITF_VERSIONS[-1])).table
    return tuple(sorted({one.name for one in table.elements()})), tuple(sorted(table.vocabulary))


_VALUES: Final = (
    "",
    "1",
    "0",
    "-1",
    "yes",
    "a b",
    "true",
    "20240501",
    "100%",
    "city",
    "other",
    "2024",
    "en",
    "#x",
    "1.5",
)


def mutant(seed: int) -> bytes:
    """A story in NITF, bent at random."""
    dice = random.Random(seed)  # noqa: S311 - tests, not secrets
    root = etree.fromstring(RICH)
    for _ in range(dice.choice((0, 1, 1, 2))):
        dice.choice(_MUTATIONS)(dice, root)
    return etree.tostring(root)


def declaring(story: bytes, version: str) -> bytes:
    """The story as one that declares a version, in the namespace that this version has."""
    root = etree.fromstring(story)
    root.set("version", f"-//IPTC//DTD NITF {version}//EN")
    data = etree.tostring(root)
    return data.replace(NITF.encode(), NITF_3_3.encode()) if version == "3.3" else data


def item_of(story: bytes) -> bytes:
    """A newsItem that holds the story."""
    return (
        b'<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/"><contentSet>'
        b'<inlineXML contenttype="application/nitf+xml">' + story + b"</inlineXML></contentSet></newsItem>"
    )


def _any(dice: random.Random, root: etree._Element) -> etree._Element:
    return dice.choice([one for one in root.iter() if one is not root])


def _drop(dice: random.Random, root: etree._Element) -> None:
    one = _any(dice, root)
    parent = one.getparent()
    assert parent is not None
    parent.remove(one)


def _duplicate(dice: random.Random, root: etree._Element) -> None:
    one = _any(dice, root)
    one.addnext(etree.fromstring(etree.tostring(one, with_tail=False)))


def _swap(dice: random.Random, root: etree._Element) -> None:
    one = _any(dice, root)
    other = one.getnext()
    if other is not None:
        other.addnext(one)


def _move(dice: random.Random, root: etree._Element) -> None:
    one, place = _any(dice, root), _any(dice, root)
    if place not in one.iter():
        place.insert(dice.randrange(len(place) + 1), one)


def _rename(dice: random.Random, root: etree._Element) -> None:
    _any(dice, root).tag = f"{{{NITF}}}{dice.choice(_names()[0])}"


def _add(dice: random.Random, root: etree._Element) -> None:
    place = _any(dice, root)
    namespace = dice.choice((NITF, NITF, NITF, "urn:example:other"))
    place.insert(dice.randrange(len(place) + 1), etree.Element(f"{{{namespace}}}{dice.choice(_names()[0])}"))


def _text(dice: random.Random, root: etree._Element) -> None:
    one = _any(dice, root)
    if dice.random() < 0.5:
        one.text = dice.choice(_VALUES)
    else:
        one.tail = "words"


def _attribute(dice: random.Random, root: etree._Element) -> None:
    one = dice.choice(list(root.iter()))
    name = dice.choice((*_names()[1], "foo", "{urn:example:other}foo"))
    if not name.startswith("xml"):
        one.set(name, dice.choice(_VALUES))


def _drop_attribute(dice: random.Random, root: etree._Element) -> None:
    one = dice.choice([one for one in root.iter() if one.attrib])
    del one.attrib[dice.choice(sorted(map(str, one.attrib)))]


_MUTATIONS: Final[tuple[Callable[[random.Random, etree._Element], None], ...]] = (
    _drop,
    _duplicate,
    _swap,
    _move,
    _rename,
    _rename,
    _add,
    _add,
    _text,
    _attribute,
    _attribute,
    _drop_attribute,
)
