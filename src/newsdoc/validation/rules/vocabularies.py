"""Rules about vocabularies: that codes are in them, and that schemes and their concepts agree."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final
from xml.etree.ElementTree import Element

from newsdoc.catalogs import iptc_schemes
from newsdoc.findings import Severity
from newsdoc.validation.document import Fault, Item, Scene
from newsdoc.validation.places import Spot
from newsdoc.validation.rules.record import Basis, Check, Rule
from newsdoc.validation.rules.scope import aliases_of, catalogs_of, codes_of, spot_of
from newsdoc.validation.rules.tags import g2, trimmed
from newsdoc.validation.rules.times import after
from newsdoc.validation.structure.schema import Role
from newsdoc.validation.structure.suggest import closest
from newsdoc.validation.structure.words import cut
from newsdoc.validation.vocabularies import Vocabulary

__all__ = ["CHECKS", "RULES"]


CODE_UNKNOWN: Final = Rule(
    id="G2-CODE-UNKNOWN",
    title="Codes are in their vocabulary, where it is given.",
    severity=Severity.ERROR,
    basis=Basis.GUIDELINES,
    message="the vocabulary {scheme} has no code {code}{meant}",
    help="use a code of the vocabulary",
    why="A code that the vocabulary does not have means nothing. The rule is checked for the vocabularies that are "
    "given as files.",
    breaks="""
<catalogRef href="http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_41.xml"/>
<catalog><scheme alias="example" uri="https://example.com/buildings/"/></catalog>
<contentMeta>
  <subject qcode="example:tunel"/>
  <headline>The tunnel opens</headline>
</contentMeta>
""",
    keeps="""
<catalogRef href="http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_41.xml"/>
<catalog><scheme alias="example" uri="https://example.com/buildings/"/></catalog>
<contentMeta>
  <subject qcode="example:tunnel"/>
  <headline>The tunnel opens</headline>
</contentMeta>
""",
)
CODE_RETIRED: Final = Rule(
    id="G2-CODE-RETIRED",
    title="Codes are in use, not retired.",
    severity=Severity.WARNING,
    basis=Basis.GUIDELINES,
    message="the code {code} was retired{when}",
    help="look in the vocabulary for what has taken its place",
    why="A retired concept is kept so that old items can be read; it is not for versions made later. Of the IPTC's "
    "catalog, retired schemes are known.",
    breaks="""
<catalogRef href="http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_41.xml"/>
<catalog><scheme alias="example" uri="https://example.com/buildings/"/></catalog>
<contentMeta>
  <subject qcode="example:bridge"/>
  <headline>The bridge closes</headline>
</contentMeta>
""",
    keeps="""
<catalogRef href="http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_41.xml"/>
<catalog><scheme alias="example" uri="https://example.com/buildings/"/></catalog>
<contentMeta>
  <subject qcode="example:tunnel"/>
  <headline>The tunnel opens</headline>
</contentMeta>
""",
)
CATALOG_VERSION: Final = Rule(
    id="G2-CATALOG-VERSION",
    title="A catalog with a version has a guid.",
    severity=Severity.ERROR,
    basis=Basis.SPECIFICATION,
    message="the catalog has a version, but no guid that it is a version of",
    help="add the guid, or leave the version out",
    why="A version counts the states of one thing; without a guid nobody knows which.",
    breaks="""
<catalogRef href="http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_41.xml"/>
<catalog version="2"><scheme alias="example" uri="https://example.com/buildings/"/></catalog>
""",
    keeps="""
<catalogRef href="http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_41.xml"/>
<catalog guid="urn:newsml:example.com:20240101:catalog" version="2">
  <scheme alias="example" uri="https://example.com/buildings/"/>
</catalog>
""",
)


def _knowledge(meta: str, concept: str) -> str:
    return f"""
<knowledgeItem standard="NewsML-G2" standardversion="2.35" conformance="power" version="1" xml:lang="en"
    guid="urn:newsml:example.com:20240101:buildings" xmlns="http://iptc.org/std/nar/2006-10-01/">
  <itemMeta>
    <itemClass uri="http://cv.iptc.org/newscodes/cinature/scheme"/>
    <provider uri="http://cv.iptc.org/newscodes/newsprovider/AFP"/>
    <versionCreated>2024-05-01T09:30:00+02:00</versionCreated>
  </itemMeta>
  <conceptSet>
    <concept>
      <conceptId uri="https://example.com/buildings/tunnel"{concept}/>
      <name>tunnel</name>
    </concept>
  </conceptSet>
  <schemeMeta uri="https://example.com/buildings/"{meta}/>
</knowledgeItem>
"""


CONCEPT_RETIRED: Final = Rule(
    id="G2-CONCEPT-RETIRED",
    title="The concepts of a retired scheme are retired.",
    severity=Severity.ERROR,
    basis=Basis.SPECIFICATION,
    message="the scheme was retired on {date}, but {others}",
    help="retire the concepts with the scheme",
    why="A scheme that is given up has nothing left in use.",
    breaks=_knowledge(' schemeretired="2023-06-01"', ""),
    keeps=_knowledge(' schemeretired="2023-06-01"', ' retired="2023-06-01"'),
)
SCHEME_DATES: Final = Rule(
    id="G2-SCHEME-DATES",
    title="A scheme is no younger than its concepts.",
    severity=Severity.ERROR,
    basis=Basis.SPECIFICATION,
    message="the scheme was created on {date}, but its concept {concept} already on {created}",
    help="mend the wrong one",
    why="A concept cannot have been added before the scheme was there.",
    breaks=_knowledge(' schemecreated="2024-01-01"', ' created="2023-01-01"'),
    keeps=_knowledge(' schemecreated="2023-01-01"', ' created="2023-01-01"'),
)

RULES: Final = (CODE_UNKNOWN, CODE_RETIRED, CATALOG_VERSION, CONCEPT_RETIRED, SCHEME_DATES)

_RETIRED_SCHEMES: Final = {one.uri: one.retired for one in iptc_schemes() if one.retired}
_RETIRED_ALIASES: Final = frozenset(one.alias for one in iptc_schemes() if one.retired)
_CONCEPT_ID: Final = g2("conceptId")
_DEFINING: Final = frozenset(map(g2, ("conceptId", "scheme", "schemeMeta")))
"""Elements whose URIs are not used, but defined."""


def _codes(item: Item, scene: Scene) -> Iterator[Fault]:
    vocabularies = scene.vocabularies
    if not vocabularies and _RETIRED_ALIASES.isdisjoint(aliases_of(item)):
        return
    aliases = catalogs_of(item, scene).aliases
    made = next(((one.text or "").strip() for one in item.nodes.get("versionCreated", ())), "")
    told = set()
    for code, use in codes_of(item).items():
        alias, colon, bare = code.partition(":")
        scheme = aliases.get(alias, "")
        if use[0].tag == _CONCEPT_ID:
            continue
        if scheme in vocabularies:
            told.add(scheme + bare)
            yield from _in_vocabulary(alias + colon, bare, spot_of(use), vocabularies[scheme], made)
        elif scheme in _RETIRED_SCHEMES and not after(_RETIRED_SCHEMES[scheme], made):
            when = f" with its scheme on {_RETIRED_SCHEMES[scheme]}"
            yield CODE_RETIRED.at(spot_of(use), code=cut(code), when=when)

    if vocabularies:
        yield from _uris(item, vocabularies, made, told)


def _uris(item: Item, vocabularies: Mapping[str, Vocabulary], made: str, told: set[str]) -> Iterator[Fault]:
    """The same for concepts that are named by URIs, but for those that are in *told*."""
    schemes = sorted(vocabularies, key=len, reverse=True)
    for element, name, value in item.notes[Role.IRI]:
        if not name.endswith("uri") or element.tag in _DEFINING:
            continue
        for uri in value.split():
            scheme = next((one for one in schemes if uri.startswith(one)), uri)
            if uri not in told and uri != scheme:
                told.add(uri)
                spot = Spot(element, name)
                yield from _in_vocabulary(scheme, uri.removeprefix(scheme), spot, vocabularies[scheme], made)


def _in_vocabulary(before: str, code: str, spot: Spot, vocabulary: Vocabulary, made: str) -> Iterator[Fault]:
    """Whether a vocabulary has a code, and had it still when the item was made; *before* is the alias or the URI."""
    retired = vocabulary.retired.get(code)
    if retired is None:
        meant = closest(code, vocabulary.retired)
        ending = f': did you mean "{before}{meant}"?' if meant else ""
        yield CODE_UNKNOWN.at(spot, scheme=cut(vocabulary.uri), code=cut(code), meant=ending)
    elif retired and not after(retired, made):
        yield CODE_RETIRED.at(spot, code=cut(before + code), when=f" on {cut(retired)}")


def _catalog_versions(item: Item, _: Scene) -> Iterator[Fault]:
    for catalog in item.nodes["catalog"]:
        if "version" in catalog.attrib and "guid" not in catalog.attrib:
            yield CATALOG_VERSION.at(Spot(catalog, "version"))


def _schemes(item: Item, _: Scene) -> Iterator[Fault]:
    concepts = item.nodes.get("conceptId", ())
    for meta in item.nodes["schemeMeta"]:
        retired, created = trimmed(meta, "schemeretired"), trimmed(meta, "schemecreated")
        if retired:
            alive = [one for one in concepts if "retired" not in one.attrib]
            if alive:
                some = f"{len(alive)} of its concepts are not, such as" if len(alive) > 1 else "not its concept"
                yield CONCEPT_RETIRED.at(Spot(meta, "schemeretired"), date=retired, others=f"{some} {_name(alive[0])}")
        if created:
            for concept in concepts:
                older = trimmed(concept, "created")
                if older and after(created, older):
                    yield SCHEME_DATES.at(
                        Spot(concept, "created"), date=created, concept=_name(concept), created=cut(older)
                    )


def _name(concept: Element) -> str:
    return cut(trimmed(concept, "qcode") or trimmed(concept, "uri"))


CHECKS: Final = (
    Check(_codes),
    Check(_catalog_versions, names=frozenset({"catalog"})),
    Check(_schemes, names=frozenset({"schemeMeta"})),
)
