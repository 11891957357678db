"""Rules about references: within the document, to other items, to the web."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import partial
from typing import Final
from xml.etree.ElementTree import Element

from newsdoc.findings import Severity
from newsdoc.validation.document import Fault, Item, Scene
from newsdoc.validation.places import Spot
from newsdoc.validation.rules.record import Basis, Check, Rule
from newsdoc.validation.rules.scope import catalogs_of, codes_of
from newsdoc.validation.rules.tags import children, g2, has, is_g2, trimmed
from newsdoc.validation.structure.schema import Role
from newsdoc.validation.structure.words import cut, local, shown

__all__ = ["CHECKS", "RULES"]

_rule = partial(Rule, basis=Basis.PRACTICE)

IDREF: Final = Rule(
    id="G2-IDREF",
    title="What an element refers to by an id is in the document.",
    severity=Severity.ERROR,
    basis=Basis.SPECIFICATION,
    message="{name}/@{attribute} {problem}",
    help="mend the reference, or give the element meant this id",
    why="XML Schema demands it, but the processor that most programs use, libxml2, does not check it. Ids of elements "
    "in the content count, too.",
    breaks="""
<inlineRef idrefs="p1" qcode="medtop:04000000"/>
""",
    keeps="""
<inlineRef idrefs="h1" qcode="medtop:04000000"/>
<contentMeta>
  <headline id="h1">The tunnel opens</headline>
</contentMeta>
""",
)
RIGHTS_IDREFS: Final = Rule(
    id="G2-RIGHTS-IDREFS",
    title="Rights refer to parts of the content through partMeta.",
    severity=Severity.WARNING,
    basis=Basis.SPECIFICATION,
    message='rightsInfo/@idrefs names "{id}", a {name}; content is reached through the partid of a partMeta',
    help="add a partMeta whose contentrefs name the content, and refer to its partid",
    why="The specification lets rights refer to content only by way of partMeta, which says what the part is.",
    breaks="""
<rightsInfo idrefs="photo"><copyrightNotice>(c) Example News</copyrightNotice></rightsInfo>
<contentSet>
  <remoteContent id="photo" href="https://example.com/photo.jpg" rendition="rnd:web" contenttype="image/jpeg"
    width="800" height="600"/>
</contentSet>
""",
    keeps="""
<rightsInfo idrefs="part"><copyrightNotice>(c) Example News</copyrightNotice></rightsInfo>
<partMeta partid="part" contentrefs="photo"/>
<contentSet>
  <remoteContent id="photo" href="https://example.com/photo.jpg" rendition="rnd:web" contenttype="image/jpeg"
    width="800" height="600"/>
</contentSet>
""",
)
TARGET_EMPTY: Final = _rule(
    id="G2-TARGET-EMPTY",
    title="References say what they refer to.",
    severity=Severity.WARNING,
    message="{name} has neither href nor residref",
    help="add href for the address of a resource, or residref for the guid of an item",
    why="Without one of them there is nothing to follow.",
    breaks="""
<link rel="irel:seeAlso"/>
""",
    keeps="""
<link rel="irel:seeAlso" residref="urn:newsml:example.com:20240430:tunnel"/>
""",
)
LINK_REL: Final = _rule(
    id="G2-LINK-REL",
    title="Links say how the item relates to what they lead to.",
    severity=Severity.INFO,
    message="the link has no rel",
    help='add one, such as rel="irel:seeAlso"',
    why="A link may lead to the source, a translation, an earlier version; only rel tells which.",
    breaks="""
<link href="https://example.com/tunnel"/>
""",
    keeps="""
<link rel="irel:seeAlso" href="https://example.com/tunnel"/>
""",
)
HOP_SEQUENCE: Final = _rule(
    id="G2-HOP-SEQUENCE",
    title="The hops of a history can be put in order.",
    severity=Severity.WARNING,
    message="{problem}",
    help="give each hop its own seq, or its timestamp",
    why="The order of hops is told by seq or timestamp, not by their order in the file.",
    breaks="""
<hopHistory>
  <hop seq="1"><party qcode="nprov:AFP"/></hop>
  <hop seq="1"><party qcode="nprov:APA"/></hop>
</hopHistory>
""",
    keeps="""
<hopHistory>
  <hop seq="1"><party qcode="nprov:AFP"/></hop>
  <hop seq="2"><party qcode="nprov:APA"/></hop>
</hopHistory>
""",
)
ASSERT_UNUSED: Final = _rule(
    id="G2-ASSERT-UNUSED",
    title="An assertion is about a concept that the item uses.",
    severity=Severity.INFO,
    message="no property of the item uses {concept}, which this is about",
    help="take the assert out, or use the concept",
    why="An assert says more about a value of another property; without one, nobody looks at it.",
    breaks="""
<assert qcode="medtop:04000000"><name>business</name></assert>
""",
    keeps="""
<assert qcode="medtop:04000000"><name>business</name></assert>
<contentMeta>
  <subject qcode="medtop:04000000"/>
  <headline>The tunnel opens</headline>
</contentMeta>
""",
)
IRI_SPACE: Final = _rule(
    id="G2-IRI-SPACE",
    title="IRIs hold no white space.",
    severity=Severity.WARNING,
    message="{what} holds white space: {value}",
    help='write "%20" for a space',
    why="XML Schema lets spaces pass, programs that fetch the address do not.",
    breaks="""
<link rel="irel:seeAlso" href="https://example.com/the tunnel"/>
""",
    keeps="""
<link rel="irel:seeAlso" href="https://example.com/the%20tunnel"/>
""",
)
IRI_RELATIVE: Final = _rule(
    id="G2-IRI-RELATIVE",
    title="IRIs are absolute.",
    severity=Severity.INFO,
    message="{what} is relative: {value}",
    help="write the full address",
    why="Items travel. What an address is relative to is lost on the way.",
    breaks="""
<link rel="irel:seeAlso" href="tunnel.html"/>
""",
    keeps="""
<link rel="irel:seeAlso" href="https://example.com/tunnel.html"/>
""",
)

RULES: Final = (
    IDREF,
    RIGHTS_IDREFS,
    TARGET_EMPTY,
    LINK_REL,
    HOP_SEQUENCE,
    ASSERT_UNUSED,
    IRI_SPACE,
    IRI_RELATIVE,
)

_OF_PACKAGES: Final = frozenset({(g2("groupSet"), "root"), (g2("groupRef"), "idref")})
_TARGETS: Final = frozenset(
    {"link", "remoteContent", "itemRef", "icon", "deliverableOf", "deliveredItemRef", "remoteInfo"}
)
_TARGET: Final = ("href", "residref", "guidref")
_CONTENT: Final = frozenset({g2("inlineXML"), g2("inlineData"), g2("remoteContent")})
_RIGHTS: Final = g2("rightsInfo")
_ABSOLUTE: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*:")
_INNER_SPACE: Final = re.compile(r"\S\s+\S")
_IRI_ELEMENTS: Final = frozenset({"altRep", "altLoc", "origRep", "web", "sameAsScheme"})


def _references(item: Item, scene: Scene) -> Iterator[Fault]:
    for element, attribute, value in item.notes[Role.REFERENCE]:
        if (element.tag, attribute) in _OF_PACKAGES:
            continue
        ids = tuple(dict.fromkeys(value.split()))
        missing = [one for one in ids if one not in scene.ids and one not in scene.named]
        if not ids:
            yield IDREF.at(Spot(element, attribute), name=local(element.tag), attribute=attribute, problem="is empty")
        for one in missing:
            problem = f'names "{cut(one)}", but no element has this id'
            yield IDREF.at(Spot(element, attribute), name=local(element.tag), attribute=attribute, problem=problem)
        if element.tag == _RIGHTS:
            for one in ids:
                target = scene.ids.get(one)
                if target is not None and (target.tag in _CONTENT or not is_g2(target)):
                    yield RIGHTS_IDREFS.at(Spot(element, attribute), id=cut(one), name=local(target.tag))


def _targets(item: Item, _: Scene) -> Iterator[Fault]:
    for name in _TARGETS & item.nodes.keys():
        for element in item.nodes[name]:
            attributes = element.attrib
            if not any(one in attributes for one in _TARGET):
                is_elsewhere = has(element, "altLoc") or element.get("hascontent", "").strip() in {"false", "0"}
                if not (name == "remoteContent" and is_elsewhere):
                    yield TARGET_EMPTY.at(element, name=name)
            elif name == "link" and "rel" not in attributes and "reluri" not in attributes:
                yield LINK_REL.at(element)


def _hops(item: Item, _: Scene) -> Iterator[Fault]:
    for history in item.nodes["hopHistory"]:
        seen: dict[str, Element] = {}
        for hop in children(history, "hop"):
            seq = trimmed(hop, "seq")
            if not seq and not trimmed(hop, "timestamp"):
                yield HOP_SEQUENCE.at(hop, problem="the hop has neither seq nor timestamp")
            elif seq in seen:
                problem = f"the hop has the same seq, {cut(seq)}, as that in {{other}}"
                yield HOP_SEQUENCE.at(Spot(hop, "seq"), problem=problem, other=seen[seq])
            elif seq:
                seen[seq] = hop


def _asserts(item: Item, scene: Scene) -> Iterator[Fault]:
    asserts = item.nodes["assert"]
    within = {element for one in asserts for element in one.iter()}
    codes = codes_of(item)
    for element in asserts:
        qcode, uri, literal = (trimmed(element, name) for name in ("qcode", "uri", "literal"))
        if not (qcode or uri or literal):
            continue
        if qcode in codes and (codes[qcode][0] not in within or qcode in _used(item, within)):
            continue
        resolved = uri or (catalogs_of(item, scene).resolve(qcode) if qcode else "")
        if resolved and resolved in _uris(item, scene, within, () if qcode else _used(item, within)):
            continue
        if not literal or literal not in _literals(item, within):
            yield ASSERT_UNUSED.at(element, concept=shown(qcode or uri or literal))


def _used(item: Item, without: set[Element]) -> frozenset[str]:
    """The codes that the item uses outside of some elements; looked up once."""
    found = item.cache.get("used")
    if not isinstance(found, frozenset):
        values = {value for element, _, value in item.notes[Role.CODE] if element not in without}
        found = item.cache["used"] = frozenset(" ".join(values).split())
    return found


def _uris(item: Item, scene: Scene, without: set[Element], codes: Iterable[str]) -> frozenset[str]:
    """The URIs that the item uses outside of some elements, and those that *codes* stand for; looked up once."""
    key = "uris and codes" if codes else "uris"
    found = item.cache.get(key)
    if not isinstance(found, frozenset):
        notes = item.notes[Role.IRI]
        uris = {uri for element, _, value in notes if element not in without for uri in value.split()}
        resolved = {uri for uri in map(catalogs_of(item, scene).resolve, codes) if uri is not None}
        found = item.cache[key] = frozenset(uris | resolved)
    return found


def _literals(item: Item, without: set[Element]) -> frozenset[str]:
    """The literals that the item uses outside of some elements; looked up once."""
    found = item.cache.get("literals")
    if not isinstance(found, frozenset):
        found = item.cache["literals"] = frozenset(
            element.attrib["literal"].strip()
            for elements in item.nodes.values()
            for element in elements
            if "literal" in element.attrib and element not in without
        )
    return found


def _iris(item: Item, _: Scene) -> Iterator[Fault]:
    texts = (
        (element, "", element.text or "") for name in _IRI_ELEMENTS & item.nodes.keys() for element in item.nodes[name]
    )
    for element, attribute, value in (*item.notes[Role.IRI], *texts):
        bare = value.strip()
        absolute = _ABSOLUTE.match(bare)
        spaced = " " in bare and _INNER_SPACE.search(bare)
        if absolute and not spaced:
            continue
        many = attribute in {"scopeuri", "aspecturi", "pubconstrainturi", "environmenturi"} or " http" in bare
        if spaced and not many and not (attribute.endswith("uri") and _is_list(element, attribute)):
            yield _iri_fault(IRI_SPACE, element, attribute, bare)
        elif bare and not absolute:
            yield _iri_fault(IRI_RELATIVE, element, attribute, bare)


def _is_list(element: Element, attribute: str) -> bool:
    """Whether a twin with full identifiers holds a list, as its attribute of codes does."""
    return len(element.get(attribute.removesuffix("uri"), "").split()) > 1


def _iri_fault(rule: Rule, element: Element, attribute: str, value: str) -> Fault:
    what = f"{local(element.tag)}/@{attribute}" if attribute else local(element.tag)
    return rule.at(Spot(element, attribute) if attribute else Spot(element, text=0), what=what, value=shown(value))


CHECKS: Final = (
    Check(_references),
    Check(_targets, names=_TARGETS),
    Check(_hops, names=frozenset({"hopHistory"})),
    Check(_asserts, names=frozenset({"assert"})),
    Check(_iris),
)
