"""Elements that are not declared but name a type of XML Schema by ``xsi:type``: held against that type.

Law: names are resolved by the declarations in scope, all of them in one run over the document.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Final
from xml.etree.ElementTree import Element
from xml.parsers import expat

from newsdoc.validation.places import Spot
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
    """What the prefixes in some names stand for, found by one more run of the parser over the document.

    :param buffer: the document, well-formed, as UTF-8.
    :param root: its tree.
    :param names: names that stand in values, each with the element that it stands at.
    """

    def __init__(self, buffer: bytes, root: Element, names: Iterable[tuple[Element, str]]) -> None:
        self._found: dict[tuple[Element, str], str | None] = {}
        wanted: dict[Element, set[str]] = defaultdict(set)
        for element, name in names:
            wanted[element].add(_prefix(name))
        if wanted:
            self._find(buffer, root.iter(), wanted)

    def _find(self, buffer: bytes, elements: Iterator[Element], wanted: Mapping[Element, set[str]]) -> None:
        scopes: dict[str, list[str | None]] = defaultdict(list)
        scopes["xml"].append("http://www.w3.org/XML/1998/namespace")
        scopes[""].append("")
        parser = expat.ParserCreate("utf-8", "}")

        def start(_name: str, _attributes: object) -> None:
            element = next(elements)
            for prefix in wanted.get(element, ()):
                scope = scopes.get(prefix)
                self._found[element, prefix] = scope[-1] if scope else None

        parser.StartNamespaceDeclHandler = lambda prefix, uri: scopes[prefix or ""].append(uri or "")
        parser.EndNamespaceDeclHandler = lambda prefix: scopes[prefix or ""].pop()
        parser.StartElementHandler = start
        parser.Parse(buffer, True)  # noqa: FBT003 - the parser's own signature

    def of(self, name: str, element: Element) -> str | None:
        """The namespace of one of the names, None if its prefix is not bound."""
        return self._found[element, _prefix(name)]


def _prefix(name: str) -> str:
    return name.strip(BLANK).rpartition(":")[0]


def check_typed(element: Element, bindings: Bindings, diagnosis: Diagnosis) -> None:
    """Notes what is wrong with an element that is not declared and has an ``xsi:type``.

    The types of NewsML-G2's own schema have names that only it uses, and are not looked up.
    """
    name, spot = element.attrib[XSI_TYPE].strip(BLANK), Spot(element, XSI_TYPE)
    namespace = bindings.of(name, element) if QNAME.fullmatch(name) else None
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
    is_bound = name != "QName" or bindings.of(text, element) is not None
    if not len(element) and not (datatype.accepts(text) and is_bound):
        spot = Spot(element, text=0) if text.strip(BLANK) else Spot(element)
        diagnosis.add("G2-VALUE", spot, f"{owner} is {shown(text)}, which is not {datatype.title}", _HELP)
