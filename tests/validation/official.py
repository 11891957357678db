"""The official schemas, read into the project's own records, so that the table can be held against them.

Reads as much of XML Schema as the schemas of NewsML-G2, NITF and ODRL use.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import count
from pathlib import Path
from typing import Final

from lxml import etree

from conftest import shared_dir
from newsdoc.validation.structure.records import (
    Any,
    AnyAttribute,
    AttributeUse,
    Choice,
    Component,
    GroupUse,
    Particle,
    Ref,
    Sequence,
    Span,
    Table,
    version_number,
)

XS: Final = "{http://www.w3.org/2001/XMLSchema}"
ALL_VERSIONS: Final = tuple(f"2.{minor}" for minor in range(9, 36))

# The datatypes of the official schemas by ours. Those of one line take the same values.
_DATATYPES: Final = {
    "anySimple": "anything",
    "xs:string": "string",
    "xs:normalizedString": "normalized",
    "g2normalizedString": "tidy",
    "QCodeType": "qcode",
    "QCodeListType": "qcodes",
    "IRIType": "iri",
    "xs:anyURI": "iri",
    "IRIListType": "iris",
    "xs:dateTime": "datetime",
    "UnionDateTimeEmptyStringType": "datetime-or-empty",
    "DateOptTimeType": "date",
    "TruncatedDateTimeType": "truncated",
    "UnionDateTimeType": "approximate",
    "xs:duration": "duration",
    "xs:integer": "integer",
    "xs:nonNegativeInteger": "natural",
    "xs:positiveInteger": "positive",
    "xs:decimal": "decimal",
    "xs:double": "double",
    "Int100Type": "0..100",
    "Int1to9Type": "1..9",
    "xs:boolean": "boolean",
    "xs:language": "language",
    "xml:lang": "language?",
    "xs:ID": "id",
    "xs:IDREF": "idref",
    "xs:IDREFS": "idrefs",
    "xs:NCName": "ncname",
    "xs:NMTOKEN": "nmtoken",
    "xs:NMTOKENS": "nmtokens",
    "xs:QName": "qname",
    "xs:ENTITY": "entity",
    r"xs:string{pattern=[0-9]+\.[0-9]+}": "version",
    "xs:NMTOKEN{enumeration=ltr;enumeration=rtl}": "direction",
    "xs:string{enumeration=ltr;enumeration=rtl}": "exact-direction",
    "xs:string{enumeration=progressive;enumeration=interlaced}": "scan",
    "xs:string{"
    + ";".join(
        f"enumeration={one}" for one in ("SECONDLY", "MINUTELY", "HOURLY", "DAILY", "WEEKLY", "MONTHLY", "YEARLY")
    )
    + "}": "frequency",
    "xs:string{"
    + ";".join(f"enumeration={one}" for one in ("MO", "TU", "WE", "TH", "FR", "SA", "SU"))
    + "}": "weekday",
    "o:ConflictTerm": "conflict",
    "o:URIorIDREF": "iri",
    "o:listOfValues": "anything",
    "BySecondListType{minLength=1}": "seconds",
    "ByMinuteListType{minLength=1}": "minutes",
    "ByHourListType{minLength=1}": "hours",
    "ByDayListType{minLength=1}": "weekdays",
    "ByMonthDayListType{minLength=1}": "monthdays",
    "ByMonthListType{minLength=1}": "months",
    "ByYearDayListType{minLength=1}": "yeardays",
    "ByWeekNoListType{minLength=1}": "weeks",
    "BySetposListType{minLength=1}": "setpositions",
}


def schema_path(version: str) -> str:
    shared = shared_dir()
    assert shared is not None
    return str(shared / "schemas" / "newsml-g2" / f"NewsML-G2_{version}-spec-All-Power.xsd")


@cache
def processor(version: str) -> etree.XMLSchema:
    """The official schema of a version, for libxml2 to check documents with."""
    return etree.XMLSchema(etree.parse(schema_path(version)))


@cache
def joint_processor(version: str) -> etree.XMLSchema:
    """The official schema of a version joined with that of ODRL, as the IPTC joins those of the latest versions."""
    places = {
        "http://iptc.org/std/nar/2006-10-01/": schema_path(version),
        "http://www.w3.org/ns/odrl/2/": str(Path(schema_path(version)).with_name("ODRL22.xsd")),
    }
    schema = etree.Element(f"{XS}schema")
    for namespace, place in places.items():
        etree.SubElement(schema, f"{XS}import", {"namespace": namespace, "schemaLocation": place})
    return etree.XMLSchema(schema)


def official_types() -> dict[str, str]:
    """The named datatypes that can be asked for their verdict on a single value, and what ours are called."""
    # An entity has to be declared, and the prefix of a name too; ODRL is another schema.
    no_single = {"xs:ENTITY", "xs:QName", "anySimple", "xml:lang"}
    return {
        name: ours
        for name, ours in _DATATYPES.items()
        if "{" not in name and name[:2] != "o:" and name not in no_single
    }


@cache
def official_table(version: str) -> Table:
    """The official schema of a version as a table."""
    return _Reader(etree.parse(schema_path(version)).getroot(), version_number(version)).read()


@cache
def official_odrl() -> Table:
    """The schema of ODRL that NewsML-G2 imports, as a table."""
    shared = shared_dir()
    assert shared is not None
    path = shared / "schemas" / "newsml-g2" / "ODRL22.xsd"
    return _Reader(etree.parse(path).getroot(), version_number("2.2")).read()


@cache
def official_nitf(version: str) -> Table:
    """The schema of a version of NITF, as a table."""
    shared = shared_dir()
    assert shared is not None
    folder = shared / "schemas" / "nitf"
    root = etree.parse(folder / f"nitf-{version.replace('.', '-')}.xsd").getroot()
    included = etree.parse(folder / f"nitf-{version.replace('.', '-')}-ruby-include.xsd").getroot()
    root.extend(list(included))
    return _Reader(root, version_number(version)).read()


def _name(node: etree._Element) -> str:
    return str(etree.QName(node).localname)


def _kids(node: etree._Element) -> Iterator[etree._Element]:
    return (kid for kid in node if isinstance(kid.tag, str) and _name(kid) != "annotation")


class _Reader:
    def __init__(self, root: etree._Element, version: int) -> None:
        self._root = root
        self._table = Table(str(root.get("targetNamespace")))
        self._span = Span(version, version)
        self._numbers = count()

    def read(self) -> Table:
        for node in _kids(self._root):
            kind, name = _name(node), node.get("name", "")
            if kind == "element":
                self._element(node, name, "element")
            elif kind == "complexType":
                self._table.components[f"type:{name}"] = self._type(node, Component(f"type:{name}", "type", self._span))
            elif kind == "group":
                self._table.groups[name] = self._particle(next(_kids(node)))
            elif kind == "attributeGroup":
                self._table.attribute_groups[name] = tuple(self._attributes(node))
        return self._table

    def _element(self, node: etree._Element, key: str, kind: str) -> None:
        component = Component(key, kind, self._span)
        named = node.get("type")
        if named:
            self._base(component, named)
        for kid in _kids(node):
            self._type(kid, component)
        self._table.components[key] = component

    def _base(self, component: Component, name: str) -> None:
        if name in _DATATYPES:
            component.text = ((_DATATYPES[name], self._span),)
        else:
            component.bases = ((f"type:{name.rsplit(':', maxsplit=1)[-1]}", self._span),)

    def _type(self, node: etree._Element, component: Component) -> Component:
        component.mixed = component.mixed or node.get("mixed") == "true"
        component.attributes += tuple(self._attributes(node))
        for kid in _kids(node):
            if _name(kid) in {"complexContent", "simpleContent"}:
                extension = next(_kids(kid))
                self._base(component, str(extension.get("base")))
                self._type(extension, component)
            elif _name(kid) in {"sequence", "choice", "group", "any"}:
                component.content = self._particle(kid)
        return component

    def _particle(self, node: etree._Element) -> Particle:
        pair = node.get("minOccurs", "1"), node.get("maxOccurs", "1")
        occurs = {("1", "1"): "", ("0", "1"): "?", ("0", "unbounded"): "*", ("1", "unbounded"): "+"}[pair]
        kind = _name(node)
        if kind == "element" and node.get("ref"):
            return Ref(str(node.get("ref")).split(":")[-1], occurs)
        if kind == "element":
            key = f"{node.get('name')}/{next(self._numbers)}"
            self._element(node, key, "local")
            return Ref(key, occurs)
        if kind == "group":
            return GroupUse(str(node.get("ref")).split(":")[-1], occurs)
        if kind == "any":
            namespace = {
                "##any": "any",
                "##other": "other",
                "http://iptc.org/std/nar/2006-10-01/": "g2",
                "http://www.w3.org/2000/09/xmldsig#": "dsig",
            }[node.get("namespace", "##any")]
            return Any(namespace, node.get("processContents", "strict") == "strict", occurs)
        items = tuple(map(self._particle, _kids(node)))
        return Sequence(items, occurs) if kind == "sequence" else Choice(items, occurs)

    def _attributes(self, node: etree._Element) -> Iterator[AttributeUse | GroupUse | AnyAttribute]:
        for kid in _kids(node):
            kind = _name(kid)
            if kind == "attributeGroup":
                yield GroupUse(str(kid.get("ref")).split(":")[-1])
            elif kind == "anyAttribute":
                local = kid.get("namespace") == "##local"
                yield AnyAttribute("local" if local else kid.get("processContents", "strict"))
            elif kind == "attribute":
                yield self._attribute(kid)

    def _attribute(self, node: etree._Element) -> AttributeUse:
        name = node.get("name") or str(node.get("ref"))
        if node.get("ref"):
            datatype = name
        else:
            datatype = node.get("type") or next((_spelled(kid) for kid in _kids(node)), "anySimple")
        values = re.findall(r"enumeration=([^;}]*)", datatype)
        fixed = node.get("fixed", values[0] if len(values) == 1 else "")
        known = _DATATYPES.get(datatype) or _DATATYPES.get(f"xs:{datatype}") or "|".join(values)
        return AttributeUse(name, known, required=node.get("use") == "required", fixed=fixed)


def _spelled(simple: etree._Element) -> str:
    restriction = next(_kids(simple))
    facets = ";".join(f"{_name(facet)}={facet.get('value')}" for facet in _kids(restriction))
    return f"{restriction.get('base')}{{{facets}}}"
