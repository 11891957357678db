"""Bends valid documents at random: what a slip of the hand, a program or a careless merge would do to them.

A seed decides everything, so that a mutant that makes trouble can be made again.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from functools import cache
from typing import Final

from lxml import etree

from conftest import shared_dir
from newsdoc.validation.structure.builtin import BUILT_IN
from newsdoc.validation.structure.schema import G2, newsml_g2_table
from validation.official import ALL_VERSIONS
from validation.values import bent

__all__ = ["bend", "declared_version", "mutant", "seeds"]

_XHTML: Final = "http://www.w3.org/1999/xhtml"
_XSD: Final = "http://www.w3.org/2001/XMLSchema"


@cache
def _names() -> tuple[tuple[str, ...], tuple[str, ...]]:
    table = newsml_g2_table()
    return tuple(sorted({one.name for one in table.elements()})), tuple(sorted(table.vocabulary))


@cache
def seeds() -> tuple[bytes, ...]:
    """Small files of all kinds of item, of several agencies."""
    shared = shared_dir()
    assert shared is not None
    corpus = shared / "corpus"
    folders = ("iptc-examples", "iptc-should_pass", "apa", "superdesk", "newsmlvalidator", "dpa-images")
    paths = sorted(path for folder in folders for path in (corpus / folder).rglob("*") if path.is_file())
    small = [data for path in paths if len(data := path.read_bytes()) < 40_000]
    return (*small, *(path.read_bytes() for path in sorted((corpus / "dpa").iterdir())[:5]))


def mutant(seed: int) -> tuple[bytes, str]:
    """A document, and the version to check it as."""
    dice = random.Random(seed)  # noqa: S311 - tests, not secrets
    root = etree.fromstring(dice.choice(seeds()))
    version = declared_version(root)
    bend(dice, root, times=dice.choice((0, 1, 1, 1, 2, 3)))
    if dice.random() < 0.3:
        version = dice.choice(ALL_VERSIONS)
    return etree.tostring(root.getroottree(), encoding="utf-8", xml_declaration=True), version


def bend(dice: random.Random, root: etree._Element, *, times: int) -> None:
    """Bend a document in its place."""
    for _ in range(times):
        dice.choice(_MUTATIONS)(dice, root)


def declared_version(root: etree._Element) -> str:
    """The version whose schema a file asks for: the one it declares, or the nearest that has a schema."""
    found = next((one.get("standardversion") for one in root.iter(f"{{{G2}}}*") if one.get("standardversion")), None)
    return found if found in ALL_VERSIONS else "2.9" if found else "2.35"


def _some(dice: random.Random, root: etree._Element, *, below: bool = False) -> etree._Element | None:
    elements = [one for one in root.iter() if isinstance(one.tag, str) and (not below or one is not root)]
    return dice.choice(elements) if elements else None


def _drop(dice: random.Random, root: etree._Element) -> None:
    victim = _some(dice, root, below=True)
    if victim is not None:
        _remove(victim)


def _remove(victim: etree._Element) -> None:
    parent = victim.getparent()
    assert parent is not None
    victim.tail = None
    parent.remove(victim)


def _duplicate(dice: random.Random, root: etree._Element) -> None:
    original = _some(dice, root, below=True)
    if original is not None:
        original.addnext(etree.fromstring(etree.tostring(original, with_tail=False)))


def _swap(dice: random.Random, root: etree._Element) -> None:
    one = _some(dice, root, below=True)
    other = one.getnext() if one is not None else None
    if one is not None and other is not None:
        other.addnext(one)


def _rename(dice: random.Random, root: etree._Element) -> None:
    one = _some(dice, root)
    if one is None:
        return
    name = str(etree.QName(one).localname)
    spoilt = [name[:-1] or "x", name + "s", name.upper(), name[:1] + name[2:], dice.choice(_names()[0])]
    namespace = dice.choice((G2, G2, G2, G2.rstrip("/"), _XHTML, ""))
    one.tag = f"{{{namespace}}}{dice.choice(spoilt)}" if namespace else dice.choice(spoilt)


def _move(dice: random.Random, root: etree._Element) -> None:
    one, place = _some(dice, root, below=True), _some(dice, root)
    if one is None or place is None or place in one.iter():
        return
    _remove(one)
    place.insert(dice.randrange(len(place) + 1), one)


def _change_text(dice: random.Random, root: etree._Element) -> None:
    one = _some(dice, root)
    if one is not None:
        one.text = dice.choice((bent(dice), "", f"\n  {one.text or ''}\n  ", f"{one.text or ''} "))


def _change_tail(dice: random.Random, root: etree._Element) -> None:
    one = _some(dice, root, below=True)
    if one is not None:
        one.tail = dice.choice(("x", " ", "\n", "\xa0", "words between"))


def _change_attribute(dice: random.Random, root: etree._Element) -> None:
    with_attributes = [one for one in root.iter() if isinstance(one.tag, str) and one.attrib]
    if with_attributes:
        one = dice.choice(with_attributes)
        one.set(dice.choice(sorted(map(str, one.attrib))), bent(dice))


def _drop_attribute(dice: random.Random, root: etree._Element) -> None:
    with_attributes = [one for one in root.iter() if isinstance(one.tag, str) and one.attrib]
    if with_attributes:
        one = dice.choice(with_attributes)
        del one.attrib[dice.choice(sorted(map(str, one.attrib)))]


def _rename_attribute(dice: random.Random, root: etree._Element) -> None:
    with_attributes = [one for one in root.iter() if isinstance(one.tag, str) and one.attrib]
    if with_attributes:
        one = dice.choice(with_attributes)
        name = dice.choice(sorted(map(str, one.attrib)))
        value = one.attrib.pop(name)
        other = dice.choice(_names()[1]).removeprefix("xml:")
        one.set(dice.choice((f"{name}x", f"{name}uri", f"{{{G2}}}x", other)), value)


def _add_attribute(dice: random.Random, root: etree._Element) -> None:
    one = _some(dice, root)
    if one is not None:
        name = dice.choice((*_names()[1], "foo", f"{{{_XHTML}}}foo", "xml:lang", "xml:space", "xml:base"))
        if name.startswith("xml:"):
            name = "{http://www.w3.org/XML/1998/namespace}" + name[4:]
        one.set(name, bent(dice))


def _add_foreign(dice: random.Random, root: etree._Element) -> None:
    one = _some(dice, root)
    if one is not None:
        namespace = dice.choice((_XHTML, "urn:example:other", "", G2, "http://www.w3.org/2000/09/xmldsig#"))
        child = etree.Element(f"{{{namespace}}}{dice.choice(('p', 'note', 'x'))}" if namespace else "note")
        child.text = dice.choice(("", "words"))
        one.insert(dice.randrange(len(one) + 1), child)


def _add_element(dice: random.Random, root: etree._Element) -> None:
    one = _some(dice, root)
    if one is not None:
        child = etree.Element(f"{{{G2}}}{dice.choice(_names()[0])}")
        if dice.random() < 0.5:
            child.set("qcode", "a:b")
        one.insert(dice.randrange(len(one) + 1), child)


def _add_comment(dice: random.Random, root: etree._Element) -> None:
    one = _some(dice, root)
    if one is not None:
        one.insert(dice.randrange(len(one) + 1), etree.Comment(" a comment "))


def _change_version(dice: random.Random, root: etree._Element) -> None:
    for one in root.iter(f"{{{G2}}}*"):
        if one.get("standardversion"):
            one.set("standardversion", dice.choice((*ALL_VERSIONS, "2.8", "2.99", "3", "x")))


def _repeat_id(dice: random.Random, root: etree._Element) -> None:
    for _ in range(2):
        one = _some(dice, root)
        if one is not None:
            one.set("id", "same")


def _wrap(dice: random.Random, root: etree._Element) -> None:
    one = _some(dice, root, below=True)
    parent = one.getparent() if one is not None else None
    if one is None or parent is None:
        return
    wrapper = etree.Element(dice.choice((str(one.tag), f"{{{G2}}}{dice.choice(_names()[0])}", f"{{{_XHTML}}}div")))
    parent.replace(one, wrapper)
    wrapper.append(one)


def _unwrap(dice: random.Random, root: etree._Element) -> None:
    one = _some(dice, root, below=True)
    if one is not None:
        for child in list(one):
            one.addprevious(child)
        _remove(one)


def _shuffle(dice: random.Random, root: etree._Element) -> None:
    one = _some(dice, root)
    if one is not None:
        children = list(one)
        dice.shuffle(children)
        one.extend(children)


def _change_namespace(dice: random.Random, root: etree._Element) -> None:
    one = _some(dice, root)
    if one is not None:
        namespace = dice.choice((G2.rstrip("/"), _XHTML, "", G2))
        for below in one.iter(etree.Element):
            name = etree.QName(below).localname
            below.tag = f"{{{namespace}}}{name}" if namespace else name


def _swap_values(dice: random.Random, root: etree._Element) -> None:
    having = [(one, str(name)) for one in root.iter(etree.Element) for name in one.attrib]
    if having:
        (one, name), (other, its_name) = dice.choice(having), dice.choice(having)
        value, its_value = one.get(name, ""), other.get(its_name, "")
        one.set(name, its_value)
        other.set(its_name, value)


def _pad(dice: random.Random, root: etree._Element) -> None:
    having = [(one, str(name)) for one in root.iter(etree.Element) for name in one.attrib]
    if having:
        one, name = dice.choice(having)
        one.set(name, dice.choice((" {}", "{} ", "\n{}\t", "\xa0{}")).format(one.get(name)))


def _copy_elsewhere(dice: random.Random, root: etree._Element) -> None:
    one, place = _some(dice, root, below=True), _some(dice, root)
    if one is not None and place is not None:
        place.insert(dice.randrange(len(place) + 1), etree.fromstring(etree.tostring(one, with_tail=False)))


def _name_type(dice: random.Random, root: etree._Element) -> None:
    parent, one = _some(dice, root), _some(dice, root)
    if parent is None or one is None:
        return
    if dice.random() < 0.8:  # most elements that may name a type are foreign ones
        one = etree.SubElement(parent, "{urn:example:other}x", nsmap={"xs": _XSD, "o": "urn:example:other"})
        one.text = dice.choice(("", " 3 ", bent(dice)))
    kind = dice.choice((*sorted(BUILT_IN), "anyType", "nothing"))
    one.set(f"{{{_XSD}-instance}}type", dice.choice((f"xs:{kind}",) * 8 + ("o:x", "q:x", "x", "")))
    if dice.random() < 0.2:
        one.set(dice.choice((f"{{{_XSD}-instance}}nil", "foo")), dice.choice(("true", "false", "x")))


_MUTATIONS: Final[tuple[Callable[[random.Random, etree._Element], None], ...]] = (
    _drop,
    _duplicate,
    _swap,
    _rename,
    _move,
    _change_text,
    _change_tail,
    _change_attribute,
    _change_attribute,
    _drop_attribute,
    _rename_attribute,
    _add_attribute,
    _add_attribute,
    _add_foreign,
    _add_element,
    _add_comment,
    _change_version,
    _repeat_id,
    _wrap,
    _unwrap,
    _shuffle,
    _change_namespace,
    _swap_values,
    _pad,
    _copy_elsewhere,
    _name_type,
)
