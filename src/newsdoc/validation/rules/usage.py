"""Rules about how the standard is used: what is deprecated, and what its words do not leave open."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache
from typing import Final
from xml.etree.ElementTree import Element

from newsdoc.findings import Severity
from newsdoc.validation.document import Fault, Item, Scene
from newsdoc.validation.places import Spot
from newsdoc.validation.rules.record import Basis, Check, Rule
from newsdoc.validation.rules.scope import is_undeclared
from newsdoc.validation.rules.tags import children, trimmed, words
from newsdoc.validation.structure.builtin import ANY_TYPE, BUILT_IN
from newsdoc.validation.structure.history import history
from newsdoc.validation.structure.records import Deprecation
from newsdoc.validation.structure.schema import Role, newsml_g2_table
from newsdoc.validation.structure.suggest import listed
from newsdoc.validation.structure.words import cut, shown

__all__ = ["CHECKS", "RULES"]

DEPRECATED: Final = Rule(
    id="G2-DEPRECATED",
    title="Nothing is used that the standard has given up.",
    severity=Severity.WARNING,
    basis=Basis.SPECIFICATION,
    message="{what} is deprecated{since}{times}",
    help="{cure}",
    why="The schema still lets it pass, for the sake of old files. New programs may not know it.",
    breaks="""
<subject qcode="medtop:04000000">
  <facet qcode="medtop:20000209"/>
</subject>
""",
    keeps="""
<subject qcode="medtop:04000000">
  <related qcode="medtop:20000209"/>
</subject>
""",
)
VALUE_DATATYPE: Final = Rule(
    id="G2-VALUE-DATATYPE",
    title="The datatype of a value is one of XML Schema's own.",
    severity=Severity.ERROR,
    basis=Basis.SPECIFICATION,
    message="{datatype} is none of the datatypes of XML Schema",
    help="use one such as xs:string, xs:integer or xs:date",
    why="A receiver that does not know the datatype cannot read the value.",
    breaks="""
<itemMetaExtProperty reluri="https://example.com/count" value="3" valuedatatype="xs:number"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"/>
""",
    keeps="""
<itemMetaExtProperty reluri="https://example.com/count" value="3" valuedatatype="xs:integer"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"/>
""",
)
RIGHTS_VOCABULARY: Final = Rule(
    id="G2-RIGHTS-VOCABULARY",
    title="Scope and aspect of rights are from the IPTC's schemes for them.",
    severity=Severity.ERROR,
    basis=Basis.SPECIFICATION,
    message="rightsInfo/@{attribute} is from the scheme {scheme}, not from {found}",
    help="use a code of {scheme}",
    why="The specification makes these two schemes mandatory, so that rights mean the same everywhere.",
    breaks="""
<rightsInfo scope="gen:content"><copyrightNotice>(c) Example News</copyrightNotice></rightsInfo>
""",
    keeps="""
<rightsInfo scope="riscope:content"><copyrightNotice>(c) Example News</copyrightNotice></rightsInfo>
""",
)

RULES: Final = (DEPRECATED, VALUE_DATATYPE, RIGHTS_VOCABULARY)


# What is deprecated


def _deprecated(item: Item, _: Scene) -> Iterator[Fault]:
    given_up = _deprecations()
    found: dict[Deprecation, list[Spot]] = defaultdict(list)
    for name, elements in item.nodes.items():
        for deprecation in given_up.get(name, ()):
            for spot in _uses(deprecation, elements):
                found[deprecation].append(spot)
    for deprecation, spots in found.items():
        yield _given_up(deprecation, spots)
    for attribute in {name for _, name, _ in item.notes[Role.CODE]} & _deprecated_codes().keys():
        uses = [Spot(element, name) for element, name, _ in item.notes[Role.CODE] if name == attribute]
        yield _given_up(_deprecated_codes()[attribute], uses)


def _given_up(deprecation: Deprecation, spots: list[Spot]) -> Fault:
    return DEPRECATED.at(
        spots[0],
        what=deprecation.name,
        since=f" since {deprecation.since}" if deprecation.since else "",
        times=f" ({len(spots)} uses)" if len(spots) > 1 else "",
        cure=deprecation.cure,
    )


def _uses(deprecation: Deprecation, elements: Iterable[Element]) -> Iterator[Spot]:
    """Where elements use what is given up."""
    attribute = deprecation.attribute
    for element in elements:
        if not attribute:
            inner = children(element, deprecation.element) if deprecation.parent else (element,)
            yield from map(Spot, inner)
        elif attribute in element.attrib:
            yield Spot(element, attribute)


@cache
def _deprecated_codes() -> dict[str, Deprecation]:
    """The attributes with codes that are given up; their values are noted anyway."""
    table = newsml_g2_table()
    named = {one.attribute: one for one in table.deprecations if one.attribute}
    return {name: one for name, one in named.items() if table.vocabulary[name].datatype in {"qcode", "qcodes"}}


@cache
def _deprecations() -> Mapping[str, Collection[Deprecation]]:
    """What else is given up, by the names of the elements to look at."""
    table = newsml_g2_table()
    found: dict[str, list[Deprecation]] = defaultdict(list)
    for one in table.deprecations:
        names = {one.parent or one.element}
        if one.attribute:
            names = {owner.key.partition("/")[0] for owner in history(table).owners[one.attribute]}
        if one.attribute not in _deprecated_codes():
            for name in names:
                found[name].append(one)
    return dict(found)


# Values of extension properties, and rights


_VALUED: Final = words(
    "headerExtProperty itemMetaExtProperty contentMetaExtProperty partMetaExtProperty conceptExtProperty "
    "groupExtProperty remoteContentExtProperty rightsInfoExtProperty newsCoverageExtProperty planningExtProperty "
    "schemeMetaExtProperty publishedExtProperty related"
)
_MANY: Final = 8


def _datatypes(item: Item, _: Scene) -> Iterator[Fault]:
    for name in _VALUED & item.nodes.keys():
        for element in item.nodes[name]:
            datatype = trimmed(element, "valuedatatype")
            if datatype and datatype.rpartition(":")[2] not in {*BUILT_IN, ANY_TYPE}:
                yield VALUE_DATATYPE.at(Spot(element, "valuedatatype"), datatype=shown(datatype))


def _rights(item: Item, scene: Scene) -> Iterator[Fault]:
    for rights in item.nodes["rightsInfo"]:
        for attribute in {"scope", "aspect"} & rights.attrib.keys():
            scheme = f"ri{attribute}"
            codes = [code for code in rights.get(attribute, "").split() if not code.startswith(f"{scheme}:")]
            strange = [cut(code.partition(":")[0]) for code in codes if not is_undeclared(code, item, scene)]
            if strange:
                found = listed(strange, joint="or", at_most=_MANY)
                yield RIGHTS_VOCABULARY.at(Spot(rights, attribute), attribute=attribute, scheme=scheme, found=found)


CHECKS: Final = (
    Check(_deprecated),
    Check(_datatypes, names=_VALUED),
    Check(_rights, names=frozenset({"rightsInfo"})),
)
