"""Rules about items as managed things: identity, version, class, provider, status, language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import partial
from typing import Final
from xml.etree.ElementTree import Element

from newsdoc.findings import Severity
from newsdoc.validation.document import ITEMS, Fault, Item, Scene
from newsdoc.validation.places import Spot
from newsdoc.validation.rules.record import Basis, Check, Rule
from newsdoc.validation.rules.scope import is_undeclared
from newsdoc.validation.rules.tags import XML_LANG, trimmed, words
from newsdoc.validation.structure.datatypes import DATATYPES
from newsdoc.validation.structure.schema import LATEST, Role
from newsdoc.validation.structure.suggest import listed
from newsdoc.validation.structure.words import cut, shown

__all__ = ["CHECKS", "RULES"]

_rule = partial(Rule, basis=Basis.PRACTICE)

GUID_URI: Final = _rule(
    id="G2-GUID-URI",
    title="The guid of an item is a URI.",
    severity=Severity.ERROR,
    message="the guid {guid} is not a URI",
    help="use a URI of your own, such as urn:newsml:example.com:20240501:tunnel or tag:example.com,2024:tunnel",
    why="A guid names the item for ever and everywhere. The specification asks for a persistent, universally unique "
    "identifier; a URI in a name space of one's own is how to have one.",
    breaks="""
<newsItem standard="NewsML-G2" standardversion="2.35" conformance="power" version="1" xml:lang="en"
    guid="tunnel-story" xmlns="http://iptc.org/std/nar/2006-10-01/">
  <itemMeta>
    <itemClass uri="http://cv.iptc.org/newscodes/ninature/picture"/>
    <provider uri="http://cv.iptc.org/newscodes/newsprovider/AFP"/>
    <versionCreated>2024-05-01T09:30:00+02:00</versionCreated>
  </itemMeta>
</newsItem>
""",
    keeps="""
<newsItem standard="NewsML-G2" standardversion="2.35" conformance="power" version="1" xml:lang="en"
    guid="tag:example.com,2024:tunnel-story" xmlns="http://iptc.org/std/nar/2006-10-01/">
  <itemMeta>
    <itemClass uri="http://cv.iptc.org/newscodes/ninature/picture"/>
    <provider uri="http://cv.iptc.org/newscodes/newsprovider/AFP"/>
    <versionCreated>2024-05-01T09:30:00+02:00</versionCreated>
  </itemMeta>
</newsItem>
""",
)


def _headed(attributes: str, *meta: str) -> str:
    """An example that is about the attributes of the item."""
    lines = meta or (
        '<itemClass uri="http://cv.iptc.org/newscodes/ninature/picture"/>',
        '<provider uri="http://cv.iptc.org/newscodes/newsprovider/AFP"/>',
        "<versionCreated>2024-05-01T09:30:00+02:00</versionCreated>",
    )
    content = "\n    ".join(lines)
    return f"""
<newsItem {attributes}
    xmlns="http://iptc.org/std/nar/2006-10-01/">
  <itemMeta>
    {content}
  </itemMeta>
</newsItem>
"""


_GUID: Final = 'guid="urn:newsml:example.com:20240501:tunnel"'
_STANDARD: Final = 'standard="NewsML-G2" standardversion="2.35"'

GUID_SYNTAX: Final = _rule(
    id="G2-GUID-SYNTAX",
    title="A guid that begins with urn:newsml: or tag: is of the form that these have.",
    severity=Severity.WARNING,
    message="the guid {guid} is not of the form {form}",
    help="mend it, or use another kind of URI",
    why="RFC 3085 and RFC 4151 define these forms; a program that knows them may refuse what is not of theirs.",
    breaks=_headed(f'{_STANDARD} version="1" xml:lang="en" guid="urn:newsml:example.com:tunnel"'),
    keeps=_headed(f'{_STANDARD} version="1" xml:lang="en" guid="urn:newsml:example.com:20240501:tunnel"'),
)
VERSION_MISSING: Final = _rule(
    id="G2-VERSION-MISSING",
    title="An item says which version of itself it is.",
    severity=Severity.INFO,
    message="the item has no version, so it counts as the first",
    help='add version="1", and count up with each change',
    why="Receivers replace an item by a later version of the same guid. Where the number is missing, all versions are "
    "version 1.",
    breaks=_headed(f'{_STANDARD} xml:lang="en" {_GUID}'),
    keeps=_headed(f'{_STANDARD} version="1" xml:lang="en" {_GUID}'),
)
STANDARD_NAME: Final = _rule(
    id="G2-STANDARD-NAME",
    title='The standard of an item is "NewsML-G2".',
    severity=Severity.ERROR,
    message='the standard is {standard}, but should be "NewsML-G2"',
    help='write standard="NewsML-G2"',
    why="The schema lets any text pass, but receivers look for this very one.",
    breaks=_headed(f'standard="NewsML G2" standardversion="2.35" version="1" xml:lang="en" {_GUID}'),
    keeps=_headed(f'standard="NewsML-G2" standardversion="2.35" version="1" xml:lang="en" {_GUID}'),
)
STANDARD_VERSION: Final = _rule(
    id="G2-STANDARD-VERSION",
    title="The version of the standard is one that there is.",
    severity=Severity.ERROR,
    message="there is no NewsML-G2 {version}; this is checked as {checked}",
    help=f"versions are 2.0 to {LATEST}",
    why="The schema lets any two numbers pass.",
    breaks=_headed(f'standard="NewsML-G2" standardversion="3.1" version="1" xml:lang="en" {_GUID}'),
    keeps=_headed(f'standard="NewsML-G2" standardversion="2.35" version="1" xml:lang="en" {_GUID}'),
)
CONFORMANCE_CORE: Final = Rule(
    id="G2-CONFORMANCE-CORE",
    title='An item that uses what only the Power level has says so by conformance="power".',
    severity=Severity.WARNING,
    basis=Basis.SPECIFICATION,
    message="the item conforms to the core level{default}, but uses {features}",
    help='write conformance="power"',
    why="The core level is a small part of NewsML-G2 for simple receivers. The default is core, so an item that says "
    "nothing promises to be simple. Counted as Power here: hopHistory, pubHistory, partMeta, assert, inlineRef, "
    "derivedFrom, schemeMeta, extension properties, bags, faceted concepts, and the attributes custom, how, why and "
    "pubconstraint.",
    breaks=_headed(
        f'{_STANDARD} version="1" xml:lang="en" {_GUID}',
        '<itemClass uri="http://cv.iptc.org/newscodes/ninature/picture"/>',
        '<provider uri="http://cv.iptc.org/newscodes/newsprovider/AFP"/>',
        "<versionCreated>2024-05-01T09:30:00+02:00</versionCreated>",
        '<itemMetaExtProperty reluri="https://example.com/desk" value="science"/>',
    ),
    keeps=_headed(
        f'{_STANDARD} conformance="power" version="1" xml:lang="en" {_GUID}',
        '<itemClass uri="http://cv.iptc.org/newscodes/ninature/picture"/>',
        '<provider uri="http://cv.iptc.org/newscodes/newsprovider/AFP"/>',
        "<versionCreated>2024-05-01T09:30:00+02:00</versionCreated>",
        '<itemMetaExtProperty reluri="https://example.com/desk" value="science"/>',
    ),
)
ITEMCLASS: Final = _rule(
    id="G2-ITEMCLASS",
    title="The class of an item is from the scheme for its kind of item.",
    severity=Severity.ERROR,
    message="the class of a {kind} is from the scheme {wanted}, not {found}",
    help="use a code of the scheme {wanted}, {uri}",
    why="The class says what a receiver has to expect. The IPTC has a scheme for each kind of item: ninat for news and "
    "packages, cinat for concepts and knowledge, plinat for planning, catinat for catalogs.",
    breaks="""
<itemClass qcode="cinat:concept"/>
""",
    keeps="""
<itemClass qcode="ninat:text"/>
""",
)
ITEMCLASS_OWN: Final = _rule(
    id="G2-ITEMCLASS-OWN",
    title="The class of an item is from the IPTC's scheme.",
    severity=Severity.WARNING,
    message="the class is from a scheme that is not the IPTC's; that for a {kind} is {wanted}",
    help="use a code of the scheme {wanted}, {uri}",
    why="Receivers that do not know your scheme cannot tell a text from a picture.",
    breaks="""
<itemClass uri="https://example.com/classes/story"/>
""",
    keeps="""
<itemClass uri="http://cv.iptc.org/newscodes/ninature/text"/>
""",
)
ITEMCLASS_PACKAGE: Final = _rule(
    id="G2-ITEMCLASS-PACKAGE",
    title="The class of a package is ninat:composite.",
    severity=Severity.WARNING,
    message="the class of a packageItem is {wanted}, not {found}",
    help='write <itemClass {attribute}="{wanted}"/>',
    why="A package is made of several things, whatever they are.",
    breaks="""
<packageItem standard="NewsML-G2" standardversion="2.35" version="1" xml:lang="en"
    guid="urn:newsml:example.com:20240501:tunnel" xmlns="http://iptc.org/std/nar/2006-10-01/">
  <itemMeta>
    <itemClass uri="http://cv.iptc.org/newscodes/ninature/text"/>
    <provider uri="http://cv.iptc.org/newscodes/newsprovider/AFP"/>
    <versionCreated>2024-05-01T09:30:00+02:00</versionCreated>
  </itemMeta>
</packageItem>
""",
    keeps="""
<packageItem standard="NewsML-G2" standardversion="2.35" version="1" xml:lang="en"
    guid="urn:newsml:example.com:20240501:tunnel" xmlns="http://iptc.org/std/nar/2006-10-01/">
  <itemMeta>
    <itemClass uri="http://cv.iptc.org/newscodes/ninature/composite"/>
    <provider uri="http://cv.iptc.org/newscodes/newsprovider/AFP"/>
    <versionCreated>2024-05-01T09:30:00+02:00</versionCreated>
  </itemMeta>
</packageItem>
""",
)
PROVIDER_UNIDENTIFIED: Final = _rule(
    id="G2-PROVIDER-UNIDENTIFIED",
    title="The provider is named by a code, a URI or a literal.",
    severity=Severity.WARNING,
    message="the provider has neither qcode nor uri nor literal",
    help='add one: <provider qcode="nprov:AFP"/>',
    why="A name alone is for people; programs cannot tell two providers of one name apart.",
    breaks="""
<provider><name>Example News</name></provider>
""",
    keeps="""
<provider literal="Example News"><name>Example News</name></provider>
""",
)
PROVIDER_NPROV: Final = _rule(
    id="G2-PROVIDER-NPROV",
    title="The provider is from the IPTC's list of news providers.",
    severity=Severity.INFO,
    message="the provider {provider} is not from the scheme nprov, http://cv.iptc.org/newscodes/newsprovider/",
    help="have your provider listed by the IPTC, or leave it as it is",
    why="The IPTC keeps a list of providers so that their codes mean the same to everybody.",
    breaks="""
<provider uri="https://example.com/"/>
""",
    keeps="""
<provider uri="http://cv.iptc.org/newscodes/newsprovider/AFP"/>
""",
)
PUBSTATUS: Final = _rule(
    id="G2-PUBSTATUS",
    title="The publishing status is stat:usable, stat:withheld or stat:canceled.",
    severity=Severity.ERROR,
    message="{status} is no publishing status",
    help="use stat:usable, stat:withheld or stat:canceled; usable holds where there is none",
    why="A receiver has to know whether it may publish, and these three are all that it can act upon.",
    breaks="""
<pubStatus qcode="stat:cancelled"/>
""",
    keeps="""
<pubStatus qcode="stat:canceled"/>
""",
)
LANGUAGE_MISSING: Final = _rule(
    id="G2-LANGUAGE-MISSING",
    title="An item says what language its texts are in.",
    severity=Severity.WARNING,
    message="the item has no xml:lang",
    help='add the language, such as xml:lang="en"',
    why="Without it nobody can know how to sort, spell or speak the headlines and names in it.",
    breaks=_headed(f'{_STANDARD} version="1" {_GUID}'),
    keeps=_headed(f'{_STANDARD} version="1" xml:lang="en" {_GUID}'),
)
RULES: Final = (
    GUID_URI,
    GUID_SYNTAX,
    VERSION_MISSING,
    STANDARD_NAME,
    STANDARD_VERSION,
    CONFORMANCE_CORE,
    ITEMCLASS,
    ITEMCLASS_OWN,
    ITEMCLASS_PACKAGE,
    PROVIDER_UNIDENTIFIED,
    PROVIDER_NPROV,
    PUBSTATUS,
    LANGUAGE_MISSING,
)

_URI: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*:\S+")
_NEWSML_URN: Final = re.compile(r"urn:newsml:[A-Za-z0-9.\-]+:(\d{8})(?:T\d{6}(?:Z|[+-]\d{4}))?:\S+", re.IGNORECASE)
_TAG_URI: Final = re.compile(r"tag:[A-Za-z0-9.\-_@]+,(\d{4}(?:-\d\d(?:-\d\d)?)?):\S*")
_POWER: Final = words(
    "hopHistory pubHistory partMeta assert inlineRef derivedFrom derivedFromValue bag mainConcept facetConcept "
    "itemMetaExtProperty contentMetaExtProperty partMetaExtProperty conceptExtProperty groupExtProperty "
    "remoteContentExtProperty rightsInfoExtProperty newsCoverageExtProperty planningExtProperty "
    "schemeMetaExtProperty publishedExtProperty schemeMeta"
)
_POWER_ATTRIBUTES: Final = ("custom", "how", "howuri", "why", "whyuri", "pubconstraint", "pubconstrainturi")
_CLASSES: Final = {
    "newsItem": ("ninat", "ninature"),
    "packageItem": ("ninat", "ninature"),
    "conceptItem": ("cinat", "cinature"),
    "knowledgeItem": ("cinat", "cinature"),
    "planningItem": ("plinat", "plinature"),
    "catalogItem": ("catinat", "catinature"),
}
_NEWSCODES: Final = "http://cv.iptc.org/newscodes/"
_STATUSES: Final = frozenset({"stat:usable", "stat:withheld", "stat:canceled"})
_STATUS_URIS: Final = frozenset(f"{_NEWSCODES}pubstatusg2/{status[5:]}" for status in _STATUSES)
_VERSIONS: Final = frozenset(f"2.{minor}" for minor in range(int(LATEST[2:]) + 1))


def _identity(item: Item, _: Scene) -> Iterator[Fault]:
    root = item.root
    guid = root.get("guid")
    if guid is not None:
        bare = guid.strip()
        if not _URI.fullmatch(bare):
            yield GUID_URI.at(Spot(root, "guid"), guid=shown(bare))
        elif bare[:11].lower() == "urn:newsml:":
            found = _NEWSML_URN.fullmatch(bare)
            if not found or not _is_day(found[1]):
                yield _guid_fault(root, bare, "urn:newsml:provider:YYYYMMDD:id", found)
        elif bare.startswith("tag:"):
            found = _TAG_URI.fullmatch(bare)
            # The year may be any: Reuters writes 0000 for "always".
            if not found or not DATATYPES["truncated"].accepts(found[1].replace("0000", "2000")):
                yield _guid_fault(root, bare, "tag:authority,YYYY:id", found)
    if "version" not in root.attrib:
        yield VERSION_MISSING.at(root)
    if XML_LANG not in root.attrib:
        yield LANGUAGE_MISSING.at(root)
    standard = root.get("standard")
    if standard not in {None, "NewsML-G2"}:
        yield STANDARD_NAME.at(Spot(root, "standard"), standard=shown(standard or ""))
    declared = item.declared.strip()
    if declared not in _VERSIONS and DATATYPES["version"].accepts(item.declared):  # else the structure has told
        checked = f"2.{item.schema.version % 100}"
        yield STANDARD_VERSION.at(Spot(root, "standardversion"), version=shown(declared), checked=checked)
    conformance = root.get("conformance")
    if conformance in {None, "core"}:
        used = [name for name in item.nodes if name in _POWER] or _power_attributes(item)
        if used:
            default = "" if conformance else " by default"
            yield CONFORMANCE_CORE.at(root, default=default, features=listed(used, at_most=4))


def _is_day(digits: str) -> bool:
    """Whether there is a day such as 20240501."""
    try:
        return bool(date.fromisoformat(digits))
    except ValueError:
        return False


def _guid_fault(root: Element, guid: str, form: str, found: re.Match[str] | None) -> Fault:
    """A guid that is not of its form, or is, but with a date that there is not."""
    form += f": there is no date {found[1]}" if found else ""
    return GUID_SYNTAX.at(Spot(root, "guid"), guid=shown(guid), form=form)


def _power_attributes(item: Item) -> list[str]:
    """The attributes of the Power level that an item uses."""
    used = {name for role in (Role.CODE, Role.IRI, Role.POWER) for _, name, _ in item.notes[role]}
    return [f"@{name}" for name in _POWER_ATTRIBUTES if name in used]


def _item_class(item: Item, scene: Scene) -> Iterator[Fault]:
    for element in item.nodes["itemClass"]:
        kind = item.name
        if kind not in _CLASSES or element not in _meta(item):
            continue
        alias, folder = _CLASSES[kind]
        uri = f"{_NEWSCODES}{folder}/"
        qcode, full = trimmed(element, "qcode"), trimmed(element, "uri")
        found_alias = qcode.partition(":")[0]
        others = {one for one, _ in _CLASSES.values()} - {alias}
        wrong_uri = any(full.startswith(f"{_NEWSCODES}{other}/") for _, other in _CLASSES.values() if other != folder)
        if found_alias in others or wrong_uri:
            yield ITEMCLASS.at(element, kind=kind, wanted=alias, found=cut(found_alias or full), uri=uri)
        elif (qcode and found_alias != alias) or (not qcode and full and not full.startswith(uri)):
            if not is_undeclared(qcode, item, scene):
                yield ITEMCLASS_OWN.at(element, kind=kind, wanted=alias, uri=uri)
        elif kind == "packageItem" and (qcode or full) not in {"ninat:composite", f"{uri}composite"}:
            wanted = "ninat:composite" if qcode else f"{uri}composite"
            attribute = "qcode" if qcode else "uri"
            yield ITEMCLASS_PACKAGE.at(element, wanted=wanted, attribute=attribute, found=cut(qcode or full))


def _meta(item: Item) -> Element | tuple[()]:
    return next(iter(item.nodes.get("itemMeta", ())), ())


def _provider(item: Item, scene: Scene) -> Iterator[Fault]:
    for provider in item.nodes["provider"]:
        qcode, uri, literal = (trimmed(provider, name) for name in ("qcode", "uri", "literal"))
        if not (qcode or uri or literal):
            yield PROVIDER_UNIDENTIFIED.at(provider)
        elif qcode.startswith("nprov:") or uri.startswith(f"{_NEWSCODES}newsprovider/") or not (qcode or uri):
            continue
        elif not is_undeclared(qcode, item, scene):
            yield PROVIDER_NPROV.at(provider, provider=cut(qcode or uri))


def _status(item: Item, scene: Scene) -> Iterator[Fault]:
    for status in item.nodes["pubStatus"]:
        qcode, uri = trimmed(status, "qcode"), trimmed(status, "uri")
        is_wrong = qcode not in _STATUSES if qcode else uri and uri not in _STATUS_URIS
        if is_wrong and not is_undeclared(qcode, item, scene):
            yield PUBSTATUS.at(status, status=cut(qcode or uri))


_OF_ITEMS: Final = frozenset(ITEMS)

CHECKS: Final = (
    Check(_identity, items=_OF_ITEMS),
    Check(_item_class, names=frozenset({"itemClass"}), items=_OF_ITEMS),
    Check(_provider, names=frozenset({"provider"})),
    Check(_status, names=frozenset({"pubStatus"})),
)
