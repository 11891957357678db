"""The rules that the official schema defines, and those of XML below it."""

from __future__ import annotations

from functools import partial
from typing import Final

from newsdoc.findings import FindingKind, Severity
from newsdoc.validation.rules.record import Basis, Rule

__all__ = ["RULES"]

_structure = partial(Rule, severity=Severity.ERROR, kind=FindingKind.STRUCTURE, basis=Basis.SCHEMA)

RULES: Final = (
    _structure(
        id="G2-ROOT",
        title="The root is an element of NewsML-G2.",
        why="A file that begins with something else is not NewsML-G2, or its root is misspelt.",
        breaks="""
<newsItm xmlns="http://iptc.org/std/nar/2006-10-01/" standard="NewsML-G2" standardversion="2.35"/>
""",
        keeps="""
<headline>The tunnel opens</headline>
""",
    ),
    _structure(
        id="G2-NAMESPACE",
        title="Elements of NewsML-G2 stand in its namespace.",
        why="The namespace is http://iptc.org/std/nar/2006-10-01/, with the slash at its end. In another one, a "
        "program takes an element for something that it does not know.",
        breaks="""
<newsItem xmlns="http://iptc.org/std/nar/2006-10-01" standard="NewsML-G2" standardversion="2.35" version="1"
    conformance="power" guid="urn:newsml:example.com:20240501:harbour-tunnel" xml:lang="en">
  <catalogRef href="http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_41.xml"/>
  <itemMeta>
    <itemClass qcode="ninat:picture"/>
    <provider qcode="nprov:AFP"/>
    <versionCreated>2024-05-01T09:30:00+02:00</versionCreated>
  </itemMeta>
</newsItem>
""",
        keeps="""
<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" standard="NewsML-G2" standardversion="2.35" version="1"
    conformance="power" guid="urn:newsml:example.com:20240501:harbour-tunnel" xml:lang="en">
  <catalogRef href="http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_41.xml"/>
  <itemMeta>
    <itemClass qcode="ninat:picture"/>
    <provider qcode="nprov:AFP"/>
    <versionCreated>2024-05-01T09:30:00+02:00</versionCreated>
  </itemMeta>
</newsItem>
""",
    ),
    _structure(
        id="G2-UNKNOWN-ELEMENT",
        title="Elements in the namespace of NewsML-G2 are elements of NewsML-G2.",
        why="A misspelt element is lost to whoever reads the file.",
        breaks="""
<contentMeta>
  <headine>The tunnel opens</headine>
</contentMeta>
""",
        keeps="""
<contentMeta>
  <headline>The tunnel opens</headline>
</contentMeta>
""",
    ),
    _structure(
        id="G2-MISPLACED-ELEMENT",
        title="Elements stand in the elements that may hold them.",
        why="What an element says depends on where it stands, and where it may not stand nobody looks for it.",
        breaks="""
<contentMeta>
  <headline>The tunnel opens</headline>
  <edNote>Picture follows.</edNote>
</contentMeta>
""",
        keeps="""
<edNote>Picture follows.</edNote>
""",
    ),
    _structure(
        id="G2-ELEMENT-ORDER",
        title="Elements stand in the order of their parent's content model.",
        why="The schema fixes an order, and programs may rely on it.",
        breaks="""
<contentMeta>
  <headline>The tunnel opens</headline>
  <urgency>4</urgency>
</contentMeta>
""",
        keeps="""
<contentMeta>
  <urgency>4</urgency>
  <headline>The tunnel opens</headline>
</contentMeta>
""",
    ),
    _structure(
        id="G2-REPEATED-ELEMENT",
        title="What may stand once stands once.",
        why="Of two values, nobody knows which one holds.",
        breaks="""
<urgency>4</urgency>
<urgency>5</urgency>
""",
        keeps="""
<urgency>4</urgency>
""",
    ),
    _structure(
        id="G2-MISSING-ELEMENT",
        title="What has to be there is there.",
        why="Without a provider or a time, an item cannot be managed.",
        breaks="""
<itemMeta>
  <itemClass qcode="ninat:text"/>
  <versionCreated>2024-05-01T09:30:00+02:00</versionCreated>
</itemMeta>
""",
        keeps="""
<itemMeta>
  <itemClass qcode="ninat:text"/>
  <provider qcode="nprov:AFP"/>
  <versionCreated>2024-05-01T09:30:00+02:00</versionCreated>
</itemMeta>
""",
    ),
    _structure(
        id="G2-FOREIGN-ELEMENT",
        title="Elements of other namespaces stand only where NewsML-G2 leaves room for them.",
        why="Most elements have room for them at the end; some have none, and some take only what they know.",
        breaks="""
<subject qcode="medtop:04000000">
  <broader qcode="medtop:04000000"><x:mark xmlns:x="urn:example:marks"/></broader>
</subject>
""",
        keeps="""
<subject qcode="medtop:04000000">
  <broader qcode="medtop:20000209"/>
  <x:mark xmlns:x="urn:example:marks"/>
</subject>
""",
    ),
    _structure(
        id="G2-TEXT",
        title="Text stands in the elements that are made for it.",
        why="Text between elements belongs to nothing, and no reader shows it.",
        breaks="""
<contentMeta>
  The tunnel opens
  <urgency>4</urgency>
  <headline>The tunnel opens</headline>
</contentMeta>
""",
        keeps="""
<contentMeta>
  <urgency>4</urgency>
  <headline>The tunnel opens</headline>
</contentMeta>
""",
    ),
    _structure(
        id="G2-UNKNOWN-ATTRIBUTE",
        title="Attributes without a prefix are attributes of NewsML-G2.",
        why="A misspelt attribute is lost to whoever reads the file.",
        breaks="""
<subject qcde="medtop:04000000" uri="http://cv.iptc.org/newscodes/mediatopic/04000000"/>
""",
        keeps="""
<subject qcode="medtop:04000000" uri="http://cv.iptc.org/newscodes/mediatopic/04000000"/>
""",
    ),
    _structure(
        id="G2-MISPLACED-ATTRIBUTE",
        title="Attributes stand on the elements that may have them.",
        why="Where an attribute has no meaning, nobody looks for it.",
        breaks="""
<subject qcode="medtop:04000000" wordcount="230"/>
""",
        keeps="""
<subject qcode="medtop:04000000" confidence="80"/>
""",
    ),
    _structure(
        id="G2-FOREIGN-ATTRIBUTE",
        title="Attributes of other namespaces stand only where NewsML-G2 leaves room for them.",
        why="Most elements take them; a few, such as rightsExpressionData, do not.",
        breaks="""
<rightsInfo>
  <rightsExpressionData langid="urn:example:terms" enctype="text/plain" x:mark="1" xmlns:x="urn:example:marks"
    >web only</rightsExpressionData>
</rightsInfo>
""",
        keeps="""
<rightsInfo x:mark="1" xmlns:x="urn:example:marks">
  <rightsExpressionData langid="urn:example:terms" enctype="text/plain">web only</rightsExpressionData>
</rightsInfo>
""",
    ),
    _structure(
        id="G2-MISSING-ATTRIBUTE",
        title="Required attributes are there.",
        why="A language without its tag says nothing.",
        breaks="""
<language role="lrol:voiceOver"/>
""",
        keeps="""
<language tag="en"/>
""",
    ),
    _structure(
        id="G2-QCODE-SYNTAX",
        title="A QCode is an alias, a colon and a code, without white space.",
        why="Whatever is not of that form cannot be looked up.",
        breaks="""
<subject qcode="medtop 04000000"/>
""",
        keeps="""
<subject qcode="medtop:04000000"/>
""",
    ),
    _structure(
        id="G2-DATE-SYNTAX",
        title="Dates and times are of the form that XML Schema gives them.",
        why="The form is that of ISO 8601 in full: 2024-05-01T09:30:00+02:00, with the T, the seconds and a colon in "
        "the time zone. Where a time may be left out, 2024-05-01 will do.",
        breaks="""
<versionCreated>2024-05-01T09:30:00+0200</versionCreated>
""",
        keeps="""
<versionCreated>2024-05-01T09:30:00+02:00</versionCreated>
""",
    ),
    _structure(
        id="G2-VALUE",
        title="Values are of the datatype that the schema gives them.",
        why="Numbers, languages, addresses and names of a few choices have a form that programs rely on.",
        breaks="""
<urgency>high</urgency>
<slugline>HARBOUR
TUNNEL</slugline>
""",
        keeps="""
<urgency>3</urgency>
<slugline>HARBOUR TUNNEL</slugline>
""",
    ),
    _structure(
        id="G2-ID-DUPLICATE",
        title="No two elements have the same id.",
        why="What refers to the id could mean either of them.",
        breaks="""
<headline id="head">The tunnel opens</headline>
<description id="head">A summary.</description>
""",
        keeps="""
<headline id="head">The tunnel opens</headline>
<description id="summary">A summary.</description>
""",
    ),
    _structure(
        id="G2-VERSION-FEATURE",
        title="An item uses no more than the version has that it declares.",
        why="A receiver may refuse what it cannot know. Declaring a later version costs nothing.",
        breaks="""
<newsItem standard="NewsML-G2" standardversion="2.24" conformance="power" version="1" xml:lang="en"
    guid="urn:newsml:example.com:20240501:harbour-tunnel" xmlns="http://iptc.org/std/nar/2006-10-01/">
  <catalogRef href="http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_41.xml"/>
  <itemMeta>
    <itemClass qcode="ninat:picture"/>
    <provider qcode="nprov:AFP"/>
    <versionCreated>2024-05-01T09:30:00+02:00</versionCreated>
  </itemMeta>
  <contentMeta>
    <digitalSourceType qcode="digsrctype:digitalCapture"/>
  </contentMeta>
</newsItem>
""",
        keeps="""
<newsItem standard="NewsML-G2" standardversion="2.33" conformance="power" version="1" xml:lang="en"
    guid="urn:newsml:example.com:20240501:harbour-tunnel" xmlns="http://iptc.org/std/nar/2006-10-01/">
  <catalogRef href="http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_41.xml"/>
  <itemMeta>
    <itemClass qcode="ninat:picture"/>
    <provider qcode="nprov:AFP"/>
    <versionCreated>2024-05-01T09:30:00+02:00</versionCreated>
  </itemMeta>
  <contentMeta>
    <digitalSourceType qcode="digsrctype:digitalCapture"/>
  </contentMeta>
</newsItem>
""",
    ),
)
