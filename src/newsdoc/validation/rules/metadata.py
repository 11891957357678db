"""Rules about what an item says of its content: headlines, subjects, texts, ratings, places, and what is deprecated."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from functools import cache, partial
from operator import itemgetter
from typing import Final
from xml.etree.ElementTree import Element

from newsdoc.findings import Severity
from newsdoc.validation.document import Fault, Item, Scene
from newsdoc.validation.places import Spot
from newsdoc.validation.rules.record import Basis, Check, Rule
from newsdoc.validation.rules.scope import aliases_of, catalogs_of, codes_of, spot_of
from newsdoc.validation.rules.tags import XML_LANG, XSI_NIL, has, trimmed, words
from newsdoc.validation.rules.times import RANGE
from newsdoc.validation.structure.history import twins_to_choose_from
from newsdoc.validation.structure.records import version_number
from newsdoc.validation.structure.schema import newsml_g2_table
from newsdoc.validation.structure.words import cut

__all__ = ["CHECKS", "RULES"]

_rule = partial(Rule, basis=Basis.PRACTICE)

EITHER: Final = Rule(
    id="G2-EITHER",
    title="Of a code and its twin with the full identifier, one is given where the concept is needed.",
    severity=Severity.ERROR,
    basis=Basis.SPECIFICATION,
    message="{name} has neither {one} nor {other_one}",
    help="add one of the two",
    why="Up to version 2.19 the schema demanded the code. Since either will do, it can demand neither, but the "
    "specification still asks for one.",
    breaks="""
<itemMetaExtProperty value="science"/>
""",
    keeps="""
<itemMetaExtProperty reluri="https://example.com/desk" value="science"/>
""",
)
FLEX_EMPTY: Final = _rule(
    id="G2-FLEX-EMPTY",
    title="A property names a concept, by a code, a URI, a literal or a name.",
    severity=Severity.WARNING,
    message="{name} has neither qcode nor uri nor literal, and nothing in it",
    help="add one of them, or take the element out",
    why="An empty property says nothing.",
    breaks="""
<creator/>
""",
    keeps="""
<creator><name>Angela Example</name></creator>
""",
)
HEADLINE_MISSING: Final = _rule(
    id="G2-HEADLINE-MISSING",
    title="A text has a headline.",
    severity=Severity.WARNING,
    message="the text has no headline",
    help="add a headline to contentMeta",
    why="Lists, searches and pages show the headline. Without one, a story is hard to find.",
    breaks="""
<contentMeta>
  <slugline>TUNNEL</slugline>
</contentMeta>
""",
    keeps="""
<contentMeta>
  <slugline>TUNNEL</slugline>
  <headline>The tunnel opens</headline>
</contentMeta>
""",
)
HEADLINE_EMPTY: Final = _rule(
    id="G2-HEADLINE-EMPTY",
    title="A headline has words.",
    severity=Severity.WARNING,
    message="the headline is empty",
    help="write one, or take the element out",
    why="An empty headline is shown as an empty line.",
    breaks="""
<headline/>
""",
    keeps="""
<headline>The tunnel opens</headline>
""",
)
HEADLINE_AMBIGUOUS: Final = _rule(
    id="G2-HEADLINE-AMBIGUOUS",
    title="Several headlines differ in language, role or rank.",
    severity=Severity.INFO,
    message="this headline has the same language, role and rank as that in {other}",
    help="tell them apart by role or rank",
    why="Which one is to be printed, nobody can say.",
    breaks="""
<headline>The tunnel opens</headline>
<headline>Under the harbour in four minutes</headline>
""",
    keeps="""
<headline rank="1">The tunnel opens</headline>
<headline rank="2">Under the harbour in four minutes</headline>
""",
)
TEXT_EMPTY: Final = _rule(
    id="G2-TEXT-EMPTY",
    title="Texts have words.",
    severity=Severity.WARNING,
    message="{name} is empty",
    help="fill it, or take the element out",
    why="An empty element promises what is not there; programs that test for it are misled.",
    breaks="""
<slugline></slugline>
""",
    keeps="""
<slugline>TUNNEL</slugline>
""",
)
SUBJECT_DUPLICATE: Final = _rule(
    id="G2-SUBJECT-DUPLICATE",
    title="A subject is given once.",
    severity=Severity.WARNING,
    message="the subject {concept} is there already, in {other}",
    help="keep one of them",
    why="It adds nothing, and statistics count it twice.",
    breaks="""
<subject qcode="medtop:04000000"/>
<subject qcode="medtop:04000000"/>
""",
    keeps="""
<subject qcode="medtop:04000000"/>
<subject qcode="medtop:16000000"/>
""",
)
SUBJECT_LEGACY: Final = _rule(
    id="G2-SUBJECT-LEGACY",
    title="Subjects are media topics, not the older subject codes.",
    severity=Severity.INFO,
    message="the item uses {count} of the old subject codes, such as {code}",
    help="use media topics, medtop",
    why="The IPTC replaced the subject codes by the media topics in 2010 and has kept only these up to date.",
    breaks="""
<subject qcode="subj:04000000"/>
""",
    keeps="""
<subject qcode="medtop:04000000"/>
""",
)
RULES: Final = (
    EITHER,
    FLEX_EMPTY,
    HEADLINE_MISSING,
    HEADLINE_EMPTY,
    HEADLINE_AMBIGUOUS,
    TEXT_EMPTY,
    SUBJECT_DUPLICATE,
    SUBJECT_LEGACY,
)


# Concepts that are not named


@cache
def _choices() -> dict[str, str]:
    """By the name of an element, the attribute that it needs unless it has the attribute's twin."""
    return twins_to_choose_from(newsml_g2_table(), version_number("2.19"))


def _either(item: Item, _: Scene) -> Iterator[Fault]:
    if item.schema.version < version_number("2.20"):
        return
    choices = _choices()
    for name in choices.keys() & item.nodes.keys():
        one = choices[name]
        twin = "uri" if one == "qcode" else f"{one}uri"
        for element in item.nodes[name]:
            if one not in element.attrib and twin not in element.attrib:
                yield EITHER.at(element, name=name, one=one, other_one=twin)


_FLEX: Final = words(
    "accountable copyrightHolder dataMining memberOf instanceOf signal metadataCreator located infoSource creator "
    "contributor audience exclAudience genre digitalSourceType subject facet sameAs broader narrower related "
    "mainConcept facetConcept affiliation location locality area country worldRegion participationRequirement "
    "participant organiser assignedTo party conceptRef inlineRef derivedFrom"
)


_NAMING: Final = frozenset({"qcode", "uri", "literal", "value"})
"""The attributes that name what a property is about; a related may have a plain value in their stead."""


def _flex(item: Item, _: Scene) -> Iterator[Fault]:
    # A scheme has a sameAs of another kind, with a URI as its text.
    of_schemes = {child for scheme in item.all("scheme") for child in scheme} if "sameAs" in item.nodes else set()
    for name in _FLEX & item.nodes.keys():
        for element in item.nodes[name]:
            if len(element) or not _NAMING.isdisjoint(element.attrib) or element in of_schemes:
                continue
            if not (element.text or "").strip():  # else the structure has told that text may not stand here
                yield FLEX_EMPTY.at(element, name=name)


# Headlines, texts and subjects


def _headlines(item: Item, _: Scene) -> Iterator[Fault]:
    seen: dict[tuple[str | None, ...], Element] = {}
    for headline in item.nodes.get("headline", ()):
        if not "".join(headline.itertext()).strip():
            if XSI_NIL not in headline.attrib:
                yield HEADLINE_EMPTY.at(headline)
            continue
        key = tuple(headline.get(name) for name in (XML_LANG, "role", "roleuri", "rank"))
        if key in seen and not item.nodes.get("partMeta"):
            yield HEADLINE_AMBIGUOUS.at(headline, other=seen[key])
        seen.setdefault(key, headline)
    has_words = any(len(one) or one.text for one in item.all("inlineXML", "inlineData"))
    if has_words and "headline" not in item.nodes and _is_text(item):
        meta = next(iter(item.nodes.get("contentMeta", ())), item.root)
        yield HEADLINE_MISSING.at(meta)


def _is_text(item: Item) -> bool:
    classes = item.nodes.get("itemClass", ())
    texts = {"ninat:text", "http://cv.iptc.org/newscodes/ninature/text"}
    return any(trimmed(one, "qcode") in texts or trimmed(one, "uri") in texts for one in classes)


_TEXTS: Final = words(
    "name slugline keyword creditline by dateline description title copyrightNotice usageTerms edNote definition note "
    "fileName generator profile altId transmitId email phone postalCode line rb rt web altRep altLoc origRep hash "
    "registration access details openHours capacity"
)


def _texts(item: Item, _: Scene) -> Iterator[Fault]:
    for name in _TEXTS & item.nodes.keys():
        for element in item.nodes[name]:
            if len(element) == 0:
                text = element.text
                if (not text or not text.strip()) and not _may_be_empty(name, element):
                    yield TEXT_EMPTY.at(element, name=name)


def _may_be_empty(name: str, element: Element) -> bool:
    """Whether a text stands elsewhere, or is meant to be nil, of which the structure has told that it may not be."""
    return XSI_NIL in element.attrib or (name == "usageTerms" and "href" in element.attrib)


_TELLING: Final = itemgetter("literal", "type", "how", "howuri", "why", "whyuri", "derivedfrom")
"""What tells two subjects of one concept apart; it is worth knowing that a person and a machine both found one."""


def _subjects(item: Item, scene: Scene) -> Iterator[Fault]:
    by_concept: dict[str, list[Element]] = defaultdict(list)
    by_uri: list[tuple[str, Element]] = []
    for subject in item.nodes["subject"]:
        attributes = subject.attrib
        if "qcode" in attributes:
            by_concept[attributes["qcode"]].append(subject)
        elif "uri" in attributes:
            by_uri.append((attributes["uri"], subject))
        elif "literal" in attributes:
            by_concept[attributes["literal"]].append(subject)
    if by_uri:
        codes = {catalogs_of(item, scene).resolve(concept): concept for concept in by_concept}
        for uri, subject in by_uri:
            by_concept[codes.get(uri, uri)].append(subject)
    for concept, subjects in by_concept.items():
        seen: dict[tuple[str, ...], Element] = {}
        for subject in subjects if len(subjects) > 1 else ():
            if not _has_bag(subject):
                first = seen.setdefault(_TELLING(defaultdict(str, subject.attrib)), subject)
                if first is not subject:
                    yield SUBJECT_DUPLICATE.at(subject, other=first, concept=cut(concept))
    if "subj" in aliases_of(item):
        legacy = [(code, use) for code, use in codes_of(item).items() if code.startswith("subj:")]
        count = "one" if len(legacy) == 1 else len(legacy)
        code, use = legacy[0]
        yield SUBJECT_LEGACY.at(spot_of(use), count=count, code=cut(code))


def _has_bag(subject: Element) -> bool:
    return len(subject) > 0 and has(subject, "bag")


# What lies out of range


_DECIMAL: Final = re.compile(r"[+-]?(?:\d{1,100}(?:\.\d{0,100})?|\.\d{1,100})", re.ASCII)


def _number(element: Element, attribute: str) -> Decimal | None:
    """The value of an attribute, None if it is no decimal number of a bearable length."""
    text = trimmed(element, attribute)
    return Decimal(text) if _DECIMAL.fullmatch(text) else None


def _ratings(item: Item, _: Scene) -> Iterator[Fault]:
    for rating in item.nodes["rating"]:
        value, low, high = (_number(rating, name) for name in ("value", "scalemin", "scalemax"))
        if value is None or low is None or high is None:
            continue
        # A scale may run downwards: scalemin is the worst rating, which may be the largest number.
        if not min(low, high) <= value <= max(low, high):
            problem = f"the rating {value} does not lie on its scale, {low} to {high}"
            yield RANGE.at(Spot(rating, "value"), problem=problem, cure="mend the value or the scale")


def _positions(item: Item, _: Scene) -> Iterator[Fault]:
    for position in item.nodes["position"]:
        for name, limit in (("latitude", 90), ("longitude", 180)):
            value = _number(position, name)
            if value is not None and abs(value) > limit:
                problem = f"the {name} {cut(trimmed(position, name))} does not lie between -{limit} and {limit}"
                yield RANGE.at(Spot(position, name), problem=problem, cure="check whether the two were swapped")
    for count in item.nodes.get("itemCount", ()):
        low, high = _number(count, "rangefrom"), _number(count, "rangeto")
        if low is not None and high is not None and low > high:
            problem = f"the range ends ({high}) before it begins ({low})"
            yield RANGE.at(Spot(count, "rangeto"), problem=problem, cure="swap them")


CHECKS: Final = (
    Check(_either),
    Check(_flex, names=_FLEX),
    Check(_headlines, items=frozenset({"newsItem"})),
    Check(_texts, names=_TEXTS),
    Check(_subjects, names=frozenset({"subject"})),
    Check(_ratings, names=frozenset({"rating"})),
    Check(_positions, names=frozenset({"position", "itemCount"})),
)
