"""Rules about how the standard is used: what is deprecated, and what its words do not leave open."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from newsdoc.findings import Severity
from newsdoc.validation.document import Fault, Item, Scene
from newsdoc.validation.places import Spot
from newsdoc.validation.rules.record import Basis, Check, Rule
from newsdoc.validation.rules.tags import children, trimmed, words
from newsdoc.validation.structure.builtin import ANY_TYPE, BUILT_IN
from newsdoc.validation.structure.schema import Role
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
    nodes = item.nodes
    found: dict[tuple[str, str, str], list[Spot]] = defaultdict(list)
    for facet in nodes.get("facet", ()):
        found["facet", "1.8 of the News Architecture", "use related"].append(Spot(facet))
    for confirmation in nodes.get("confirmation", ()):
        cure = "use confirmationstatus on start, end or duration"
        found["confirmation", "2.24", cure].append(Spot(confirmation))
    for scheme in nodes.get("scheme", ()):
        for child in children(scheme, "sameAs"):
            found["scheme/sameAs", "", "use sameAsScheme"].append(Spot(child))
    for details in nodes.get("organisationDetails", ()):
        for child in children(details, "hasInstrument"):
            found["organisationDetails/hasInstrument", "2.31", "use concept/hasInstrument"].append(Spot(child))
    for details in nodes.get("eventDetails", ()):
        for child in children(details, "newsCoverage"):
            found["eventDetails/newsCoverage", "", "use a planningItem"].append(Spot(child))
    for name in _LINKS & nodes.keys():
        for link in nodes[name]:
            if "guidref" in link.attrib:
                found["@guidref", "", "use residref"].append(Spot(link, "guidref"))
            if "hreftype" in link.attrib:
                found["@hreftype", "", "use contenttype"].append(Spot(link, "hreftype"))
    for element, attribute, _value in item.notes[Role.CODE]:
        if attribute == "derivedfrom":
            found["@derivedfrom", "2.12", "use the element derivedFrom"].append(Spot(element, attribute))
    for name in ("channel", "facet", "sameAs"):
        for element in nodes.get(name, ()):
            if "g2flag" in element.attrib:
                found["@g2flag", "", "leave it out; it is there for code generators"].append(Spot(element, "g2flag"))
    for (what, since, cure), spots in found.items():
        yield DEPRECATED.at(
            spots[0],
            what=what,
            since=f" since {since}" if since else "",
            times=f" ({len(spots)} uses)" if len(spots) > 1 else "",
            cure=cure,
        )


_LINKS: Final = frozenset({"link", "remoteInfo", "itemRef", "deliverableOf", "deliveredItemRef"})


# Values of extension properties, and rights


_VALUED: Final = words(
    "headerExtProperty itemMetaExtProperty contentMetaExtProperty partMetaExtProperty conceptExtProperty "
    "groupExtProperty remoteContentExtProperty rightsInfoExtProperty newsCoverageExtProperty planningExtProperty "
    "schemeMetaExtProperty publishedExtProperty related"
)


def _datatypes(item: Item, _: Scene) -> Iterator[Fault]:
    for name in _VALUED & item.nodes.keys():
        for element in item.nodes[name]:
            datatype = trimmed(element, "valuedatatype")
            if datatype and datatype.rpartition(":")[2] not in {*BUILT_IN, ANY_TYPE}:
                yield VALUE_DATATYPE.at(Spot(element, "valuedatatype"), datatype=shown(datatype))


def _rights(item: Item, _: Scene) -> Iterator[Fault]:
    for rights in item.nodes["rightsInfo"]:
        for attribute in ("scope", "aspect"):
            for code in rights.get(attribute, "").split():
                alias = code.partition(":")[0]
                if alias != f"ri{attribute}":
                    scheme = f"ri{attribute}"
                    yield RIGHTS_VOCABULARY.at(
                        Spot(rights, attribute), attribute=attribute, scheme=scheme, found=cut(alias)
                    )


CHECKS: Final = (
    Check(_deprecated),
    Check(_datatypes, names=_VALUED),
    Check(_rights, names=frozenset({"rightsInfo"})),
)
