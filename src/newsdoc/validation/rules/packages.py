"""Rules about packages and messages: what is in them, and how it hangs together."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Final
from xml.etree.ElementTree import Element

from newsdoc.findings import Severity
from newsdoc.validation.document import ITEMS, Fault, Item, Scene
from newsdoc.validation.places import Spot
from newsdoc.validation.rules.record import Basis, Check, Rule
from newsdoc.validation.rules.tags import children, g2, has, is_g2, trimmed, words
from newsdoc.validation.rules.times import after
from newsdoc.validation.structure.diagnose import wrong_namespace
from newsdoc.validation.structure.suggest import closest
from newsdoc.validation.structure.words import cut, local, namespace_of, shown

__all__ = ["CHECKS", "RULES"]

_rule = partial(Rule, basis=Basis.PRACTICE)


def _package(groups: str) -> str:
    return f"""
<packageItem standard="NewsML-G2" standardversion="2.35" version="1" xml:lang="en"
    guid="urn:newsml:example.com:20240501:tunnel" xmlns="http://iptc.org/std/nar/2006-10-01/">
  <catalogRef href="http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_41.xml"/>
  <itemMeta>
    <itemClass qcode="ninat:composite"/>
    <provider qcode="nprov:AFP"/>
    <versionCreated>2024-05-01T09:30:00+02:00</versionCreated>
  </itemMeta>
  {groups.strip()}
</packageItem>
"""


_SOUND: Final = """
  <groupSet root="top">
    <group id="top" roleuri="https://example.com/roles/top"><groupRef idref="side"/></group>
    <group id="side" roleuri="https://example.com/roles/side">
      <itemRef residref="urn:newsml:example.com:20240501:tunnel-map"/>
    </group>
  </groupSet>
"""

PACKAGE_GROUP: Final = Rule(
    id="G2-PACKAGE-GROUP",
    title="The root of a package and its references to groups name groups, and no group contains itself.",
    severity=Severity.ERROR,
    basis=Basis.SPECIFICATION,
    message="{problem}",
    help="name the id of a group of this package",
    why="A reader starts at the root and follows the references; it must neither get lost nor walk in circles.",
    breaks=_package("""
  <groupSet root="top">
    <group id="top" roleuri="https://example.com/roles/top"><groupRef idref="sde"/></group>
  </groupSet>
"""),
    keeps=_package(_SOUND),
)
PACKAGE_UNREACHABLE: Final = _rule(
    id="G2-PACKAGE-UNREACHABLE",
    title="All groups of a package are reached from its root.",
    severity=Severity.WARNING,
    message='no reference leads from the root to the group "{id}"',
    help="refer to it from a group that is reached, or take it out",
    why="What is not reached from the root is not part of the package for those who follow the references.",
    breaks=_package("""
  <groupSet root="top">
    <group id="top" roleuri="https://example.com/roles/top">
      <itemRef residref="urn:newsml:example.com:20240501:tunnel-text"/>
    </group>
    <group id="side" roleuri="https://example.com/roles/side">
      <itemRef residref="urn:newsml:example.com:20240501:tunnel-map"/>
    </group>
  </groupSet>
"""),
    keeps=_package(_SOUND),
)
PACKAGE_EMPTY: Final = _rule(
    id="G2-PACKAGE-EMPTY",
    title="The groups of a package hold something.",
    severity=Severity.WARNING,
    message="the group is empty",
    help="add references to items or groups, or take it out",
    why="An empty group is a frame without a picture.",
    breaks=_package("""
  <groupSet root="top">
    <group id="top" roleuri="https://example.com/roles/top"/>
  </groupSet>
"""),
    keeps=_package(_SOUND),
)


def _message(header: str, items: str = "") -> str:
    one = """
    <newsItem standard="NewsML-G2" standardversion="2.35" version="1" xml:lang="en"
        guid="urn:newsml:example.com:20240501:tunnel">
      <itemMeta>
        <itemClass uri="http://cv.iptc.org/newscodes/ninature/picture"/>
        <provider uri="http://cv.iptc.org/newscodes/newsprovider/AFP"/>
        <versionCreated>2024-05-01T09:30:00+02:00</versionCreated>
      </itemMeta>
    </newsItem>"""
    return f"""
<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/">
  <header>{header}
  </header>
  <itemSet>{one}{items.replace("ITEM", one) if items else ""}
  </itemSet>
</newsMessage>
"""


_HEADER: Final = """
    <sent>2024-05-01T09:31:00+02:00</sent>
    <destination>desk</destination>"""

MESSAGE_DESTINATION: Final = _rule(
    id="G2-MESSAGE-DESTINATION",
    title="A message says where it is meant to go.",
    severity=Severity.INFO,
    message="the header names no destination",
    help="add a destination",
    why="Where messages are stored and forwarded, the address on the envelope is all that there is to route them by.",
    breaks=_message("\n    <sent>2024-05-01T09:31:00+02:00</sent>"),
    keeps=_message(_HEADER),
)
MESSAGE_SENT: Final = _rule(
    id="G2-MESSAGE-SENT",
    title="A message was sent after its items were made.",
    severity=Severity.WARNING,
    message="the message was sent at {sent}, before this version was made ({version})",
    help="mend the wrong one; sent is the time of the transmission",
    why="An item cannot leave before it exists; one of the clocks is wrong.",
    breaks=_message("\n    <sent>2024-04-30T09:31:00+02:00</sent>\n    <destination>desk</destination>"),
    keeps=_message(_HEADER),
)
MESSAGE_DUPLICATE_GUID: Final = _rule(
    id="G2-MESSAGE-DUPLICATE-GUID",
    title="A message carries each version of an item once.",
    severity=Severity.WARNING,
    message="the message has this version of {guid} already, in {other}",
    help="take one out, or count up its version",
    why="Of two items of the same guid and version, the receiver keeps either.",
    breaks=_message(_HEADER, "ITEM"),
    keeps=_message(_HEADER),
)
MESSAGE_NONITEM: Final = _rule(
    id="G2-MESSAGE-NONITEM",
    title="A message carries items.",
    severity=Severity.ERROR,
    message="{name} is no item{meant}",
    help="an itemSet holds newsItem, packageItem, conceptItem, knowledgeItem, planningItem and catalogItem",
    why="The schema does not look closely here: a misspelt item passes, unread.",
    breaks=_message(_HEADER, "\n    <newsItm/>"),
    keeps=_message(_HEADER),
)
STRAY: Final = _rule(
    id="G2-STRAY",
    title="Elements and attributes that look like NewsML-G2 are NewsML-G2, also where the schema does not look.",
    severity=Severity.ERROR,
    message="{problem}",
    help="mend the name or the namespace",
    why="In some places, such as assert and link, the schema lets anything pass that it does not know, and any "
    "attribute on eventDetails, so that slips of the pen go unnoticed.",
    breaks="""
<contentMeta>
  <subject qcode="medtop:04000000"/>
  <headline>The tunnel opens</headline>
</contentMeta>
<assert qcode="medtop:04000000"><nme>business</nme></assert>
""",
    keeps="""
<contentMeta>
  <subject qcode="medtop:04000000"/>
  <headline>The tunnel opens</headline>
</contentMeta>
<assert qcode="medtop:04000000"><name>business</name></assert>
""",
)

RULES: Final = (
    PACKAGE_GROUP,
    PACKAGE_UNREACHABLE,
    PACKAGE_EMPTY,
    MESSAGE_DESTINATION,
    MESSAGE_SENT,
    MESSAGE_DUPLICATE_GUID,
    MESSAGE_NONITEM,
    STRAY,
)

_ITEM_TAGS: Final = frozenset(map(g2, ITEMS))
_SPORTS: Final = "sports-"  # SportsML-G2 shares the namespace of NewsML-G2
_MEMBERS: Final = frozenset(map(g2, ("groupRef", "itemRef", "conceptRef")))


def _groups(item: Item, scene: Scene) -> Iterator[Fault]:
    for group_set in item.nodes["groupSet"]:
        groups = list(children(group_set, "group"))
        by_id = {trimmed(group, "id"): group for group in groups if "id" in group.attrib}
        root = trimmed(group_set, "root")
        if "root" in group_set.attrib and root not in by_id:
            yield PACKAGE_GROUP.at(Spot(group_set, "root"), problem=_no_group("the root", root, scene))
        astray = False
        references: dict[str, list[Element]] = {}
        for group in groups:
            if not any(child.tag in _MEMBERS or not is_g2(child) for child in group):
                yield PACKAGE_EMPTY.at(group)
            references[trimmed(group, "id")] = list(children(group, "groupRef"))
            for reference in children(group, "groupRef"):
                target = trimmed(reference, "idref")
                astray = astray or target not in by_id
                if "idref" in reference.attrib and target not in by_id:
                    yield PACKAGE_GROUP.at(Spot(reference, "idref"), problem=_no_group("the reference", target, scene))
        reached: set[str] = set()
        yield from _walk(root, by_id, references, reached)
        if reached and not astray:  # else it may be the group that a reference means which names none
            yield from (PACKAGE_UNREACHABLE.at(by_id[one], id=cut(one)) for one in by_id if one not in reached)


def _no_group(what: str, id: str, scene: Scene) -> str:
    other = scene.ids.get(id)
    if other is not None:
        return f'{what} names "{cut(id)}", which is not a group of this package but a {local(other.tag)}'
    return f'{what} names "{cut(id)}", but no group has this id'


def _walk(
    root: str, by_id: dict[str, Element], references: dict[str, list[Element]], reached: set[str]
) -> Iterator[Fault]:
    """Follows the references from the root, and finds circles; puts all groups that it meets into *reached*."""
    if root not in by_id:
        return
    reached.add(root)
    trail = [root]
    on_trail = {root}
    waiting = [iter(references.get(root, ()))]
    while waiting:
        reference = next(waiting[-1], None)
        if reference is None:
            waiting.pop()
            on_trail.discard(trail.pop())
            continue
        target = trimmed(reference, "idref")
        if target in on_trail:
            problem = f'the group "{cut(target)}" contains itself by this reference'
            yield PACKAGE_GROUP.at(Spot(reference, "idref"), problem=problem)
        elif target in by_id and target not in reached:
            reached.add(target)
            trail.append(target)
            on_trail.add(target)
            waiting.append(iter(references.get(target, ())))


def _message_of_items(item: Item, _: Scene) -> Iterator[Fault]:
    for header in item.nodes.get("header", ()):
        if not has(header, "destination"):
            yield MESSAGE_DESTINATION.at(header)
    sent = next(((one.text or "").strip() for one in item.nodes.get("sent", ())), "")
    seen: dict[tuple[str, str], Element] = {}
    for item_set in item.nodes.get("itemSet", ()):
        for child in item_set:
            if not is_g2(child):
                continue  # which the structure has told
            if child.tag not in _ITEM_TAGS:
                meant = closest(local(child.tag), ITEMS)
                ending = f': did you mean "{meant}"?' if meant and local(child.tag) != meant else ""
                yield MESSAGE_NONITEM.at(child, name=cut(local(child.tag)), meant=ending)
                continue
            identity = (trimmed(child, "guid"), trimmed(child, "version") or "1")
            if identity in seen and identity[0]:
                yield MESSAGE_DUPLICATE_GUID.at(Spot(child, "guid"), other=seen[identity], guid=shown(identity[0]))
            seen.setdefault(identity, child)
            for meta in children(child, "itemMeta"):
                for created in children(meta, "versionCreated"):
                    version = (created.text or "").strip()
                    if after(version, sent):
                        yield MESSAGE_SENT.at(Spot(created, text=0), sent=sent, version=version)


def _strays(item: Item, _: Scene) -> Iterator[Fault]:
    names = {component.name for component in item.schema.table.elements()} if item.strays else set()
    for element, around in item.strays:
        name = cut(local(element.tag))
        if (around == "itemSet" and is_g2(element)) or (around == "inlineXML" and name.startswith(_SPORTS)):
            continue
        if around == "inlineXML" and is_g2(element) and name not in names:
            problem = f"{name} stands in the namespace of NewsML-G2; it seems to lack an xmlns of its own"
        elif not is_g2(element):
            problem = wrong_namespace(name, namespace_of(element.tag), item.schema)[0]
        elif name in names:
            continue  # declared in some places only, and the schema has no objection to it here
        else:
            meant = closest(name, names)
            problem = f'"{name}" is not an element of NewsML-G2' + (f': did you mean "{meant}"?' if meant else "")
        yield STRAY.at(element, problem=problem)


_OPEN: Final = words("assert link itemRef remoteInfo deliverableOf deliveredItemRef")
"""What may hold elements of any namespace and of none."""
_EVENT: Final = "eventDetails"
"""What may have any attribute that has no prefix."""


def _open_places(item: Item, _: Scene) -> Iterator[Fault]:
    for name in _OPEN & item.nodes.keys():
        for element in item.nodes[name]:
            for child in element:
                if child.tag[0] != "{" and item.schema.table.keys_of(child.tag):
                    yield STRAY.at(child, problem=wrong_namespace(child.tag, "", item.schema)[0])
    for element in item.nodes.get(_EVENT, ()):
        known = item.schema.declaration(_EVENT).attributes.keys()
        for name in element.keys():  # noqa: SIM118 - elements are no dictionaries
            if name not in known and name[0] != "{":
                meant = closest(name, known)
                ending = f': did you mean "{meant}"?' if meant else ""
                yield STRAY.at(Spot(element, name), problem=f'{_EVENT} has no attribute "{cut(name)}"{ending}')


CHECKS: Final = (
    Check(_groups, names=frozenset({"groupSet"})),
    Check(_message_of_items, items=frozenset({"newsMessage"})),
    Check(_strays),
    Check(_open_places, names=_OPEN | {_EVENT}),
)
