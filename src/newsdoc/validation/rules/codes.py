"""Rules about codes: what their aliases stand for, and whether a concept is named at all."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import partial
from typing import Final, TypeAlias
from xml.etree.ElementTree import Element

from newsdoc.catalogs import IPTC_LATEST
from newsdoc.findings import Severity
from newsdoc.validation.document import Fault, Item, Note, Scene
from newsdoc.validation.places import Spot
from newsdoc.validation.rules.record import Basis, Check, Rule
from newsdoc.validation.rules.scope import Catalogs, aliases_of, catalogs_of, codes_of, spot_of, uses_of, version_of
from newsdoc.validation.rules.tags import trimmed, words
from newsdoc.validation.structure.schema import Role, newsml_g2_table
from newsdoc.validation.structure.suggest import closest, listed
from newsdoc.validation.structure.words import cut, shown

__all__ = ["CHECKS", "RULES"]

_rule = partial(Rule, basis=Basis.PRACTICE)

QCODE_ALIAS: Final = Rule(
    id="G2-QCODE-ALIAS",
    title="The alias of a QCode is declared by a catalog of the item.",
    severity=Severity.ERROR,
    basis=Basis.GUIDELINES,
    message='no catalog of this item declares the alias "{alias}"{times}{meant}',
    help="add the catalog that declares it, or use an alias that is declared",
    why="A QCode means the URI of the scheme with the code behind it. Without the alias in a catalog it means nothing. "
    "The IPTC's catalog is known to newsdoc; other catalogs have to stand in the item, or be given as files. The rule "
    "is checked only where each catalog of the item is at hand.",
    breaks="""
<subject qcode="metdop:04000000"/>
""",
    keeps="""
<subject qcode="medtop:04000000"/>
""",
)
QCODE_UNVERIFIABLE: Final = _rule(
    id="G2-QCODE-ALIAS-UNVERIFIABLE",
    title="The catalogs that the aliases come from are at hand.",
    severity=Severity.INFO,
    message="this catalog is not at hand, so that {count} cannot be checked: {aliases}",
    help="give a copy of it: --catalog FILE, or catalogs=[FILE] in Python",
    why="newsdoc fetches nothing. Aliases that neither the IPTC's catalog nor one in the item declares may stand in "
    "this catalog, or nowhere.",
    breaks="""
<catalogRef href="https://example.com/catalog.xml"/>
<contentMeta>
  <subject qcode="local:tunnels"/>
  <headline>The tunnel opens</headline>
</contentMeta>
""",
    keeps="""
<catalog>
  <scheme alias="ninat" uri="http://cv.iptc.org/newscodes/ninature/"/>
  <scheme alias="nprov" uri="http://cv.iptc.org/newscodes/newsprovider/"/>
  <scheme alias="local" uri="https://example.com/codes/"/>
</catalog>
<contentMeta>
  <subject qcode="local:tunnels"/>
  <headline>The tunnel opens</headline>
</contentMeta>
""",
)
CATALOG_NONE: Final = _rule(
    id="G2-CATALOG-NONE",
    title="An item that uses QCodes has a catalog.",
    severity=Severity.ERROR,
    message="{name} uses QCodes, such as {example}, but has no catalog",
    help="add a catalogRef, for example to the IPTC's catalog, or a catalog",
    why="The aliases of QCodes are declared by the catalogs of the same item, or of the same header. Catalogs of the "
    "message around an item do not hold for the item.",
    breaks="""
<newsItem standard="NewsML-G2" standardversion="2.35" conformance="power" version="1" xml:lang="en"
    guid="urn:newsml:example.com:20240501:harbour-tunnel" xmlns="http://iptc.org/std/nar/2006-10-01/">
  <itemMeta>
    <itemClass qcode="ninat:picture"/>
    <provider qcode="nprov:AFP"/>
    <versionCreated>2024-05-01T09:30:00+02:00</versionCreated>
  </itemMeta>
</newsItem>
""",
    keeps="""
<newsItem standard="NewsML-G2" standardversion="2.35" conformance="power" version="1" xml:lang="en"
    guid="urn:newsml:example.com:20240501:harbour-tunnel" xmlns="http://iptc.org/std/nar/2006-10-01/">
  <catalogRef href="http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_41.xml"/>
  <itemMeta>
    <itemClass qcode="ninat:picture"/>
    <provider qcode="nprov:AFP"/>
    <versionCreated>2024-05-01T09:30:00+02:00</versionCreated>
  </itemMeta>
</newsItem>
""",
)
CATALOG_CONFLICT: Final = _rule(
    id="G2-CATALOG-CONFLICT",
    title="Within an item, an alias stands for one scheme.",
    severity=Severity.ERROR,
    message='the alias "{alias}" stands for {one} here and for {two} in {other}',
    help="choose another alias for one of the schemes",
    why="Which of the two a QCode means, nobody can say.",
    breaks="""
<catalogRef href="http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_41.xml"/>
<catalog>
  <scheme alias="medtop" uri="https://example.com/codes/"/>
</catalog>
""",
    keeps="""
<catalogRef href="http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_41.xml"/>
<catalog>
  <scheme alias="local" uri="https://example.com/codes/"/>
</catalog>
""",
)
CATALOG_OLD: Final = _rule(
    id="G2-CATALOG-OLD",
    title=f"The IPTC's catalog is the latest, {IPTC_LATEST}.",
    severity=Severity.INFO,
    message="the IPTC's catalog {version} has been replaced; the latest is {latest}",
    help=f"refer to catalog.IPTC-G2-Standards_{IPTC_LATEST}.xml",
    why="Later catalogs declare more aliases and say which schemes are retired.",
    breaks="""
<catalogRef href="http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_35.xml"/>
""",
    keeps="""
<catalogRef href="http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_41.xml"/>
""",
)
QCODE_URI_MISMATCH: Final = _rule(
    id="G2-QCODE-URI-MISMATCH",
    title="A QCode and the URI beside it name the same concept.",
    severity=Severity.ERROR,
    message="{qcode} stands for {resolved}, but @{twin} says {uri}",
    help="mend the one that is wrong, or leave one out",
    why="Some receivers read the QCode, some the URI; they would take the item for two different things.",
    breaks="""
<subject qcode="medtop:04000000" uri="http://cv.iptc.org/newscodes/mediatopic/16000000"/>
""",
    keeps="""
<subject qcode="medtop:04000000" uri="http://cv.iptc.org/newscodes/mediatopic/04000000"/>
""",
)
QCODE_NONASCII: Final = _rule(
    id="G2-QCODE-NONASCII",
    title="Codes are made of characters that a URI may hold.",
    severity=Severity.INFO,
    message="the code {code} has characters that a URI cannot hold",
    help="escape them as URIs do, or choose another code",
    why="The code becomes part of the concept's URI.",
    breaks="""
<subject qcode="dbpedia:Düsseldorf"/>
""",
    keeps="""
<subject qcode="dbpedia:D%C3%BCsseldorf"/>
""",
)
SCHEME_URI_SEP: Final = _rule(
    id="G2-SCHEME-URI-SEP",
    title="The URI of a scheme ends so that a code can be put behind it.",
    severity=Severity.WARNING,
    message='the URI of the scheme "{uri}" does not end with a separator such as "/", "#", "=" or ":"',
    help='most end with "/"',
    why="The URI of a concept is that of the scheme with the code behind it. Without a separator the two run together.",
    breaks="""
<catalog>
  <scheme alias="ninat" uri="http://cv.iptc.org/newscodes/ninature/"/>
  <scheme alias="nprov" uri="http://cv.iptc.org/newscodes/newsprovider/"/>
  <scheme alias="local" uri="https://example.com/codes"/>
</catalog>
""",
    keeps="""
<catalog>
  <scheme alias="ninat" uri="http://cv.iptc.org/newscodes/ninature/"/>
  <scheme alias="nprov" uri="http://cv.iptc.org/newscodes/newsprovider/"/>
  <scheme alias="local" uri="https://example.com/codes/"/>
</catalog>
""",
)

RULES: Final = (
    QCODE_ALIAS,
    QCODE_UNVERIFIABLE,
    CATALOG_NONE,
    CATALOG_CONFLICT,
    CATALOG_OLD,
    QCODE_URI_MISMATCH,
    QCODE_NONASCII,
    SCHEME_URI_SEP,
)

_PLAIN: Final = re.compile(r"[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=]*+")
_UNSAFE: Final = re.compile(r"[^A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%]|%(?![0-9A-Fa-f]{2})")
_MANY: Final = 8
_URI_SCHEMES: Final = words("http https urn tag")


def _codes(item: Item, scene: Scene) -> Iterator[Fault]:
    catalogs = catalogs_of(item, scene)
    yield from _catalogs(catalogs)
    if not item.notes[Role.CODE]:
        return
    codes = codes_of(item)
    strangers = sorted(alias for alias in aliases_of(item) if alias not in catalogs.aliases)
    if not _URI_SCHEMES.isdisjoint(strangers):
        uses = _uses(item)
        yield from (_uri(uses[alias]) for alias in strangers if alias in _URI_SCHEMES)
        strangers = [alias for alias in strangers if alias not in _URI_SCHEMES]
    if catalogs.none:
        if strangers:
            example = next(code for code in codes if code.partition(":")[0] in strangers)
            yield CATALOG_NONE.at(item.root, name=item.name, example=cut(example))
        return
    if not _PLAIN.fullmatch("".join(codes)):  # seldom, so that all codes are looked at together first
        for code, use in codes.items():
            if _UNSAFE.search(code, code.find(":")):
                yield QCODE_NONASCII.at(spot_of(use), code=cut(code))
    for element, twin, _ in item.notes[Role.IRI]:
        attribute = "qcode" if twin == "uri" else twin.removesuffix("uri")
        if attribute in element.attrib and twin.endswith("uri"):
            yield from _twins(element, attribute, twin, catalogs)
    if strangers:
        yield from _strangers(strangers, item, catalogs)


def _catalogs(catalogs: Catalogs) -> Iterator[Fault]:
    for reference in catalogs.references:
        version = version_of(trimmed(reference, "href"))
        if version is not None and version < IPTC_LATEST:
            yield CATALOG_OLD.at(Spot(reference, "href"), version=version, latest=IPTC_LATEST)
    for clash in catalogs.clashes:
        yield CATALOG_CONFLICT.at(
            Spot(clash.scheme, "uri"),
            other=clash.first,
            alias=cut(clash.alias),
            one=cut(trimmed(clash.scheme, "uri")),
            two=cut(clash.uri),
        )


Uses: TypeAlias = Mapping[str, Sequence[tuple[str, Note]]]
"""By alias, the codes that have it, each with its use."""


def _uses(item: Item) -> Uses:
    uses: dict[str, list[tuple[str, Note]]] = defaultdict(list)
    for note in uses_of(item):
        for code in note[2].split():
            uses[code.partition(":")[0]].append((code, note))
    return uses


def _uri(uses: Sequence[tuple[str, Note]]) -> Fault:
    """A URI in the place of a QCode, which it looks like."""
    code, note = uses[0]
    times = f" ({len(uses)} uses)" if len(uses) > 1 else ""
    twin = "uri" if note[1] == "qcode" else f"{note[1]}uri"
    cure = f"write it in @{twin}" if twin in newsml_g2_table().vocabulary else "write the QCode that it stands for"
    return Fault(QCODE_ALIAS.id, spot_of(note), f"{shown(code)} is a URI, not a QCode{times}", cure)


def _strangers(strangers: Sequence[str], item: Item, catalogs: Catalogs) -> Iterator[Fault]:
    """Aliases that no known catalog declares."""
    if catalogs.missing:
        named = next((one for one in catalogs.missing if "href" in one.attrib), None)
        if named is None:
            return  # what is missing is an address, which the structure has told
        count = "one alias" if len(strangers) == 1 else f"{len(strangers)} aliases"
        aliases = listed(map(cut, strangers), at_most=_MANY)
        yield QCODE_UNVERIFIABLE.at(Spot(named, "href"), count=count, aliases=aliases)
        return
    uses = _uses(item)
    for alias in strangers:
        meant = _meant(alias, catalogs.aliases)
        times = len(uses[alias])
        yield QCODE_ALIAS.at(
            spot_of(uses[alias][0][1]),
            alias=cut(alias),
            times=f" ({times} uses)" if times > 1 else "",
            meant=f': did you mean "{meant}"?' if meant else "",
        )


def _meant(alias: str, known: Collection[str]) -> str:
    """The alias that was meant: one slip of the pen away, for aliases are short and many are alike."""
    found = closest(alias, known)
    return found if found and is_one_slip(alias.lower(), found.lower()) else ""


def is_one_slip(one: str, other: str) -> bool:
    """Whether two words differ in one letter that is wrong, missing, too many, or swapped with the next.

    >>> is_one_slip("metdop", "medtop"), is_one_slip("icls", "gics")
    (True, False)
    """
    start = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    one, other = one[start:], other[start:]
    return one[1:] == other[1:] or one[1:] == other or one == other[1:] or (one[:2][::-1] + one[2:]) == other


def _twins(element: Element, attribute: str, twin: str, catalogs: Catalogs) -> Iterator[Fault]:
    codes, uris = element.get(attribute, "").split(), element.get(twin, "").split()
    if len(codes) != len(uris):
        return
    resolved = [catalogs.resolve(code) for code in codes]
    for code, known, uri in zip(codes, resolved, uris, strict=True):
        if known is not None and known != uri:
            yield QCODE_URI_MISMATCH.at(
                Spot(element, twin), qcode=cut(code), resolved=cut(known), twin=twin, uri=cut(uri)
            )


def _scheme_uris(item: Item, _: Scene) -> Iterator[Fault]:
    for scheme in item.all("scheme", "schemeMeta"):
        uri = trimmed(scheme, "uri")
        if uri and uri[-1].isalnum():
            yield SCHEME_URI_SEP.at(Spot(scheme, "uri"), uri=cut(uri))


CHECKS: Final = (
    Check(_codes),
    Check(_scheme_uris, names=frozenset({"scheme", "schemeMeta"})),
)
