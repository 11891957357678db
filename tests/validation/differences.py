"""Where the verdict of libxml2 differs from newsdoc's, and why: the whole list, as docs/validation.md has it.

Each entry takes one thing out of a document on which libxml2 is known to go wrong, and leaves all else alone. Where
the verdicts on what is left agree, it was the cause; anything else fails a test.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from attrs import frozen
from lxml import etree

from newsdoc.findings import Finding, FindingKind
from newsdoc.validation import Report, validate
from newsdoc.validation.structure.schema import G2, ODRL
from validation.official import joint_processor, processor

__all__ = ["BROKEN_OFF", "DIFFERENCES", "PADDED", "TOO_MUCH", "Difference", "agreed", "explanation", "structural"]


def structural(report: Report) -> list[Finding]:
    """The findings that make up the verdict on the structure."""
    kinds = {FindingKind.STRUCTURE, FindingKind.FILE}
    return [one for one in report.findings if one.kind in kinds]


def agreed(data: bytes, version: str, *, declared: bool = False, odrl_is_known: bool = False) -> bool:
    """Whether newsdoc and libxml2 have the same verdict.

    :param declared: whether newsdoc is left to find out the version by itself.
    :param odrl_is_known: whether libxml2 is given the schema of ODRL, too.
    """
    schema = joint_processor(version) if odrl_is_known else processor(version)
    report = validate(data, format="newsml", standard_version="" if declared else version)
    return bool(schema.validate(etree.fromstring(data)) == (not structural(report)))


@frozen
class Difference:
    """A kind of difference.

    :ivar title: the heading in docs/validation.md.
    :ivar mend: takes what misleads libxml2 out of a document; whether there was any.
    :ivar stricter: whether it is newsdoc that rejects; None if it may be either.
    :ivar odrl_is_known: whether libxml2 is given the schema of ODRL as well.
    """

    title: str
    mend: Callable[[etree._Element], bool]
    stricter: bool | None = None
    odrl_is_known: bool = False


_XSI_TYPE: Final = "{http://www.w3.org/2001/XMLSchema-instance}type"
PADDED: Final = re.compile(r"[ \t\r\n]*(-{0,3}\d[\d:.TZ+-]+|-?P[\dYMDTHS.]+|-?INF|NaN)[ \t\r\n]*")
"""Dates, times, durations and infinities, perhaps with white space around them."""
BROKEN_OFF: Final = re.compile(r"[ \t\r\n]*([+-]?[\d.]+[eE][+-]?|-?P[^ ]*T(\.\d+|\d+\.)S)[ \t\r\n]*")
"""Numbers and durations that lack digits."""
TOO_MUCH: Final = re.compile(r"(.*:59)\.9{14,}(.*)|(-?P)(?=.*\d{16})[\dYMDTHS.]+", re.DOTALL)
"""Seconds that a double rounds up to a minute, and durations of numbers that 64 bits may not hold."""


def _change_values(root: etree._Element, pattern: re.Pattern[str], new: Callable[[str], str]) -> bool:
    changed = False
    for element in root.iter(etree.Element):
        silent = [child for child in element if not isinstance(child.tag, str)]
        text = "".join([element.text or "", *(child.tail or "" for child in silent)])
        if len(silent) == len(element) and pattern.fullmatch(text):
            element[:] = []
            element.text = new(text)
            changed |= text != element.text
        for name, value in element.attrib.items():
            if pattern.fullmatch(str(value)):
                element.set(name, new(str(value)))
                changed |= value != element.get(name)
    return changed


def _strip(root: etree._Element) -> bool:
    changed = _change_values(root, PADDED, lambda value: value.strip(" \t\r\n"))
    return _strip_attribute(root, _XSI_TYPE) or changed


def _strip_ids(root: etree._Element) -> bool:
    return _strip_attribute(root, "{http://www.w3.org/XML/1998/namespace}id")


def _strip_attribute(root: etree._Element, name: str) -> bool:
    changed = False
    for element in root.iter(etree.Element):
        value = element.get(name, "")
        if value != value.strip(" \t\r\n"):
            element.set(name, value.strip(" \t\r\n"))
            changed = True
    return changed


def _spoil(root: etree._Element) -> bool:
    return _change_values(root, BROKEN_OFF, lambda _: "no number")


def _lessen(root: etree._Element) -> bool:
    return _change_values(root, TOO_MUCH, lambda value: TOO_MUCH.sub(r"\1\2", value) if ":" in value else "P1D")


def _foreign_last(root: etree._Element) -> bool:
    changed = False
    for parent in root.iter(f"{{{G2}}}*"):
        children = parent.findall("*")
        foreign = [one for one in children if etree.QName(one).namespace not in {None, G2}]
        if foreign and children[-len(foreign) :] != foreign:
            parent.extend(foreign)
            changed = True
    return changed


def _untype(root: etree._Element, is_meant: Callable[[etree._Element, str, str], bool]) -> bool:
    """Takes away those xsi:type of which the element, the namespace and the name are meant."""
    changed = False
    for element in root.iter(etree.Element):
        prefix, colon, name = element.get(_XSI_TYPE, "").strip().rpartition(":")
        if name and is_meant(element, element.nsmap.get(prefix if colon else None, ""), name):
            del element.attrib[_XSI_TYPE]
            changed = True
    return changed


def _without_its_types(root: etree._Element) -> bool:
    own = {G2, ODRL}
    return _untype(root, lambda element, namespace, _: namespace in own or etree.QName(element).namespace in own)


def _without_lax_types(root: etree._Element) -> bool:
    return _untype(root, lambda _element, _namespace, name: name in {"base64Binary", "NMTOKENS", "IDREFS", "ENTITIES"})


def _holds_odrl(root: etree._Element) -> bool:
    return root.find(f".//{{{ODRL}}}*") is not None


DIFFERENCES: Final = (
    Difference("White space around dates, durations and names of types", _strip, stricter=False),
    Difference("Numbers that libxml2 cannot hold", _lessen, stricter=False),
    Difference("Numbers and durations that end too early", _spoil, stricter=True),
    Difference("Elements behind those of other namespaces", _foreign_last, stricter=True),
    Difference("Types of the schema that xsi:type names", _without_its_types),
    Difference("White space around xml:id", _strip_ids, stricter=True),
    Difference("Empty lists and binary data", _without_lax_types, stricter=True),
    Difference("Rights expressions in ODRL", _holds_odrl, odrl_is_known=True),
)


def explanation(data: bytes, version: str) -> str:
    """The titles of the differences that explain why the verdicts differ, ``""`` if they do not."""
    everything = etree.fromstring(data)
    stricter = processor(version).validate(everything)
    titles: list[str] = []
    odrl_is_known = False
    for one in DIFFERENCES:
        alone = etree.fromstring(data)
        if one.stricter not in {None, stricter} or not one.mend(alone):
            continue
        if agreed(etree.tostring(alone), version, odrl_is_known=one.odrl_is_known):
            return one.title
        one.mend(everything)
        titles.append(one.title)
        odrl_is_known |= one.odrl_is_known
    together = agreed(etree.tostring(everything), version, odrl_is_known=odrl_is_known)
    return "; ".join(titles) if titles and together else ""
