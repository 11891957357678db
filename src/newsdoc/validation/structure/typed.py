"""Elements that are not declared but name a type of XML Schema by ``xsi:type``: held against that type.

Law: names are resolved by the declarations in scope, which are read once for each element, however often they are asked
for.
"""

from __future__ import annotations

from typing import Final
from xml.etree.ElementTree import Element

from newsdoc.validation.paths import Paths
from newsdoc.validation.places import Places, Spot
from newsdoc.validation.structure.builtin import ANY_TYPE, BUILT_IN, XSD
from newsdoc.validation.structure.diagnose import Diagnosis
from newsdoc.validation.structure.names import QNAME
from newsdoc.validation.structure.schema import G2, ODRL, tag
from newsdoc.validation.structure.words import BLANK, cut, local, shown

__all__ = ["XSI", "XSI_TYPE", "Bindings", "check_typed"]

XSI: Final = tag("http://www.w3.org/2001/XMLSchema-instance", "")
"""What the names of the attributes of XML Schema itself begin with."""
XSI_TYPE: Final = f"{XSI}type"
"""The attribute that names the type of an element."""
_OF_ANY: Final = frozenset(XSI + name for name in ("type", "nil", "schemaLocation", "noNamespaceSchemaLocation"))
_WITH_OWN_TYPES: Final = frozenset({G2, ODRL})
_HELP: Final = "leave xsi:type out, or name one of XML Schema's own types, such as xs:string"


class Bindings:
    """What prefixes stand for in one document."""

    def __init__(self, places: Places, paths: Paths) -> None:
        self._places = places
        self._paths = paths
        self._known: dict[tuple[Element, str], str | None] = {}

    def of(self, prefix: str, element: Element) -> str | None:
        """The namespace that a prefix is bound to at an element, None if to none; ``""`` asks for the default one."""
        climbed = []
        found = "http://www.w3.org/XML/1998/namespace" if prefix == "xml" else None
        around: Element | None = element
        while around is not None and found is None:
            if (around, prefix) in self._known:
                found = self._known[around, prefix]
                break
            climbed.append(around)
            found = self._places.namespaces(around).get(prefix)
            around = self._paths.parents.get(around)
        self._known.update({(one, prefix): found for one in climbed})
        return found

    def of_name(self, name: str, element: Element) -> str | None:
        """The namespace of a name in a value, None if its prefix is not bound."""
        prefix, colon, _ = name.rpartition(":")
        return self.of(prefix, element) if colon else self.of("", element) or ""


def check_typed(element: Element, bindings: Bindings, diagnosis: Diagnosis) -> None:
    """Notes what is wrong with an element that is not declared and has an ``xsi:type``.

    The types of NewsML-G2's own schema have names that only it uses, and are not looked up.
    """
    name, spot = element.attrib[XSI_TYPE].strip(BLANK), Spot(element, XSI_TYPE)
    namespace = bindings.of_name(name, element) if QNAME.fullmatch(name) else None
    if namespace is None:
        diagnosis.add("G2-VALUE", spot, f"xsi:type is {shown(name)}, which is not a name with a declared prefix", _HELP)
    elif namespace == XSD and _local(name) in BUILT_IN:
        _check_simple(element, _local(name), bindings, diagnosis)
    elif namespace not in _WITH_OWN_TYPES and (namespace, _local(name)) != (XSD, ANY_TYPE):
        diagnosis.add("G2-VALUE", spot, f"xsi:type names {shown(name)}, a type that the schema does not know", _HELP)


def _local(name: str) -> str:
    return name.rpartition(":")[2]


def _check_simple(element: Element, name: str, bindings: Bindings, diagnosis: Diagnosis) -> None:
    """Whether an element has the form of a simple type: a text that the type takes, and nothing else."""
    datatype, owner = BUILT_IN[name], cut(local(element.tag))
    for attribute in sorted(element.attrib.keys() - _OF_ANY):
        message = f"{owner} is {datatype.title} by its xsi:type, and can have no attribute {cut(local(attribute))}"
        diagnosis.add("G2-UNKNOWN-ATTRIBUTE", Spot(element, attribute), message, _HELP)
    for child in element:
        message = f"{owner} is {datatype.title} by its xsi:type; {cut(local(child.tag))} cannot stand in it"
        diagnosis.add("G2-MISPLACED-ELEMENT", Spot(child), message, _HELP)
    text = element.text or ""
    is_bound = name != "QName" or bindings.of_name(text.strip(BLANK), element) is not None
    if not len(element) and not (datatype.accepts(text) and is_bound):
        spot = Spot(element, text=0) if text.strip(BLANK) else Spot(element)
        diagnosis.add("G2-VALUE", spot, f"{owner} is {shown(text)}, which is not {datatype.title}", _HELP)
