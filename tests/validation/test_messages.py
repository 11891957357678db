"""What people read: each mistake on which libxml2 misleads is told with its cause and its cure, and told once."""

from __future__ import annotations

import pytest
from lxml import etree

from newsdoc.validation import validate
from newsdoc.validation.rules.examples import document

IN_CONTENT_META = (
    "allowed in contentMeta: icon, urgency, contentCreated, contentModified, digitalSourceType, located, infoSource, "
    "creator, contributor, audience, exclAudience, altId, rating, userInteraction, language, genre, keyword, subject, "
    "slugline, headline, dateline, by, creditline, description and contentMetaExtProperty"
)
ORDER_IN_ITEM_META = (
    "the order in itemMeta is: itemClass, provider, versionCreated, firstCreated, embargoed, pubStatus, role, "
    "fileName, generator, profile, service, title, edNote, memberOf, instanceOf, signal, altRep, deliverableOf, hash, "
    "expires, origRep, incomingFeedId, metadataCreator, link then itemMetaExtProperty"
)

# What is wrong, where (line, column and path), the message, the help.
CASES = {
    "a misspelt headline": (
        "<contentMeta>\n  <headine>The tunnel opens</headine>\n</contentMeta>",
        '10:3: error G2-UNKNOWN-ELEMENT: "headine" is not an element of NewsML-G2: did you mean "headline"?',
        "newsItem/contentMeta/headine",
        IN_CONTENT_META,
    ),
    "the prefix of XML Schema bound to another namespace": (
        document("<urgency>3</urgency>").replace(
            "<newsItem ", '<newsItem xmlns:xsi="http://iptc.org/std/nar/2006-10-01/" xsi:schemaLocation="a b" ', 1
        ),
        (
            "1:59: error G2-UNKNOWN-ATTRIBUTE: schemaLocation is an attribute of XML Schema, but its prefix is bound "
            'to "http://iptc.org/std/nar/2006-10-01/"'
        ),
        "newsItem/@schemaLocation",
        'declare xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"',
    ),
    "a misspelt creator": (
        "<contentMeta>\n  <creatr><name>A</name></creatr>\n  <headline>x</headline>\n</contentMeta>",
        '10:3: error G2-UNKNOWN-ELEMENT: "creatr" is not an element of NewsML-G2: did you mean "creator"?',
        "newsItem/contentMeta/creatr",
        IN_CONTENT_META,
    ),
    "no provider": (
        (
            "<itemMeta>\n  <itemClass qcode='ninat:text'/>\n"
            "  <versionCreated>2024-05-01T09:30:00+02:00</versionCreated>\n</itemMeta>"
        ),
        "4:1: error G2-MISSING-ELEMENT: itemMeta lacks provider after itemClass",
        "newsItem/itemMeta",
        "add provider: who manages and publishes the item",
    ),
    "no class": (
        (
            "<itemMeta>\n  <provider qcode='nprov:AFP'/>\n"
            "  <versionCreated>2024-05-01T09:30:00+02:00</versionCreated>\n</itemMeta>"
        ),
        "4:1: error G2-MISSING-ELEMENT: itemMeta lacks itemClass before provider",
        "newsItem/itemMeta",
        "add itemClass: the nature of the item: text, picture, package, concept ...",
    ),
    "a URI in the place of a code": (
        "<subject qcode='http://cv.iptc.org/newscodes/mediatopic/04000000'/>",
        ('11:12: error G2-QCODE-ALIAS: "http://cv.iptc.org/newscodes/mediatopic/04000000" is a URI, not a QCode'),
        "newsItem/contentMeta/subject/@qcode",
        "write it in @uri",
    ),
    "URIs in the place of codes": (
        "<rightsInfo scope='urn:a:b urn:c:d'><copyrightNotice>(c)</copyrightNotice></rightsInfo>",
        '4:13: error G2-QCODE-ALIAS: "urn:a:b" is a URI, not a QCode (2 uses)',
        "newsItem/rightsInfo/@scope",
        "write it in @scopeuri",
    ),
    "a version that is none": (
        document("<urgency>3</urgency>").replace('"2.35"', '"3"', 1),
        '1:76: error G2-VALUE: newsItem/@standardversion is "3", which is not a version',
        "newsItem/@standardversion",
        "expected a version, such as 2.35",
    ),
    "an id twice": (
        "<subject id='a1' qcode='medtop:04000000'/>\n<headline id='a1'>x</headline>",
        '12:13: error G2-ID-DUPLICATE: the id "a1" is taken: the subject in line 11 has it already',
        "newsItem/contentMeta/headline/@id",
        "ids are unique in the document; choose another one, and mend what refers to it",
    ),
    "an id twice on one element": (
        "<subject id='a1' xml:id='a1' qcode='medtop:04000000'/>",
        '11:20: error G2-ID-DUPLICATE: the id "a1" is taken: the subject in line 11 has it already',
        "newsItem/contentMeta/subject/@xml:id",
        "ids are unique in the document; choose another one, and mend what refers to it",
    ),
    "a space in a QCode": (
        "<subject qcode='medtop 040'/>",
        (
            '11:12: error G2-QCODE-SYNTAX: subject/@qcode is "medtop 040", which is not a QCode: a space is not '
            "allowed in it, and it has no colon between alias and code"
        ),
        "newsItem/contentMeta/subject/@qcode",
        "expected a QCode, such as medtop:04000000",
    ),
    "the namespace without its slash": (
        document("<urgency>3</urgency>").replace("2006-10-01/", "2006-10-01"),
        (
            "1:1: error G2-NAMESPACE: the namespace of newsItem lacks the slash at its end: "
            "http://iptc.org/std/nar/2006-10-01/"
        ),
        "newsItem",
        'declare xmlns="http://iptc.org/std/nar/2006-10-01/"',
    ),
    "an editor's note in contentMeta": (
        "<contentMeta>\n  <headline>x</headline>\n  <edNote>Picture follows.</edNote>\n</contentMeta>",
        (
            "11:3: error G2-MISPLACED-ELEMENT: edNote cannot stand in contentMeta; it belongs in itemMeta, partMeta, "
            "newsCoverage and 2 more"
        ),
        "newsItem/contentMeta/edNote",
        IN_CONTENT_META,
    ),
    "a line break in the slugline": (
        "<contentMeta>\n  <slugline>HARBOUR\nTUNNEL</slugline>\n  <headline>x</headline>\n</contentMeta>",
        (
            '10:13: error G2-VALUE: slugline is "HARBOUR\\nTUNNEL", which is not a text on one line: it holds a line '
            "break; write it on one line, with plain spaces"
        ),
        "newsItem/contentMeta/slugline",
        "expected a text on one line",
    ),
    "provider and time swapped": (
        (
            "<itemMeta>\n  <itemClass qcode='ninat:text'/>\n"
            "  <versionCreated>2024-05-01T09:30:00+02:00</versionCreated>\n  <provider qcode='nprov:AFP'/>\n</itemMeta>"
        ),
        "7:3: error G2-ELEMENT-ORDER: provider must come before versionCreated, in line 6",
        "newsItem/itemMeta/provider",
        ORDER_IN_ITEM_META,
    ),
    "a link at the beginning": (
        (
            "<itemMeta>\n  <link rel='irel:seeAlso' href='https://example.com/'/>\n  <itemClass qcode='ninat:text'/>\n"
            "  <provider qcode='nprov:AFP'/>\n  <versionCreated>2024-05-01T09:30:00+02:00</versionCreated>\n</itemMeta>"
        ),
        "5:3: error G2-ELEMENT-ORDER: link must come after versionCreated, in line 8",
        "newsItem/itemMeta/link",
        ORDER_IN_ITEM_META,
    ),
    "a misspelt provider is not a missing one": (
        (
            "<itemMeta>\n  <itemClass qcode='ninat:text'/>\n  <provder qcode='nprov:AFP'/>\n"
            "  <versionCreated>2024-05-01T09:30:00+02:00</versionCreated>\n</itemMeta>"
        ),
        '6:3: error G2-UNKNOWN-ELEMENT: "provder" is not an element of NewsML-G2: did you mean "provider"?',
        "newsItem/itemMeta/provder",
        "allowed in itemMeta: " + ORDER_IN_ITEM_META.partition(": ")[2].replace(" then ", " and "),
    ),
    "a newer element": (
        document("<digitalSourceType qcode='digsrctype:digitalCapture'/>").replace('"2.35"', '"2.24"'),
        (
            "10:3: error G2-VERSION-FEATURE: contentMeta/digitalSourceType came with NewsML-G2 2.33; "
            "this item declares 2.24"
        ),
        "newsItem/contentMeta/digitalSourceType",
        'declare standardversion="2.33" or a later one, or leave it out',
    ),
    "a zone without its colon": (
        (
            "<itemMeta>\n  <itemClass qcode='ninat:text'/>\n  <provider qcode='nprov:AFP'/>\n"
            "  <versionCreated>2024-05-01T09:30:00+0200</versionCreated>\n</itemMeta>"
        ),
        (
            '7:19: error G2-DATE-SYNTAX: versionCreated is "2024-05-01T09:30:00+0200", which is not a date with time: '
            'the time zone "+0200" lacks its colon: write "2024-05-01T09:30:00+02:00"'
        ),
        "newsItem/itemMeta/versionCreated",
        "expected a date with time, such as 2024-05-01T09:30:00+02:00",
    ),
    "an empty date": (
        (
            "<itemMeta>\n  <itemClass qcode='ninat:text'/>\n  <provider qcode='nprov:AFP'/>\n  <versionCreated/>\n"
            "</itemMeta>"
        ),
        "7:3: error G2-DATE-SYNTAX: versionCreated is empty",
        "newsItem/itemMeta/versionCreated",
        "expected a date with time, such as 2024-05-01T09:30:00+02:00",
    ),
    "a language without xml": (
        "<rightsInfo lang='en'><copyrightNotice>(c)</copyrightNotice></rightsInfo>",
        '4:13: error G2-UNKNOWN-ATTRIBUTE: rightsInfo has no attribute "lang": did you mean "xml:lang"?',
        "newsItem/rightsInfo/@lang",
        (
            "attributes of rightsInfo: idrefs, scope, scopeuri, aspect, aspecturi, id, creator, creatoruri, modified, "
            "custom, how, howuri, why, whyuri, pubconstraint, pubconstrainturi, xml:lang, dir, validfrom and validto"
        ),
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_message_names_the_cause_and_the_cure(case: str) -> None:
    example, expected, path, cure = CASES[case]
    report = validate(document(example), name="")
    assert [str(one) for one in report.findings] == [expected]
    assert report.findings[0].path == path
    assert report.findings[0].help == cure


def test_one_feature_of_a_later_version_is_one_finding_however_often_it_is_used() -> None:
    subjects = "\n".join(
        f"<subject qcode='medtop:0{n}000000' creatoruri='https://example.com/a'/>" for n in range(1, 6)
    )
    report = validate(document(subjects).replace('"2.35"', '"2.15"'))
    assert [one.message for one in report.findings if one.code == "G2-VERSION-FEATURE"] == [
        "subject/@creatoruri (5 times) came with NewsML-G2 2.18; this item declares 2.15"
    ]


def test_one_early_stranger_is_one_finding_and_not_one_for_each_that_follows() -> None:
    subjects = "".join(f"<subject qcode='medtop:0{n}000000'/>" for n in range(1, 8))
    early = "<contentMetaExtProperty reluri='https://example.com/desk' value='a'/>"
    report = validate(document(f"<contentMeta>\n  {early}{subjects}<headline>x</headline>\n</contentMeta>"))
    assert [str(one.code) for one in report.findings] == ["G2-ELEMENT-ORDER"]


def test_checking_goes_on_after_each_mistake() -> None:
    mistakes = "<urgency>high</urgency><nonsense/><headine>x</headine><language/><creator qcode='a b'/>"
    report = validate(document(f"<contentMeta>\n  {mistakes}\n</contentMeta>"))
    assert [one.code for one in report.findings] == [
        "G2-VALUE",
        "G2-UNKNOWN-ELEMENT",
        "G2-UNKNOWN-ELEMENT",
        "G2-MISSING-ATTRIBUTE",
        "G2-ELEMENT-ORDER",
        "G2-QCODE-SYNTAX",
    ]


def test_a_stranger_among_the_items_of_a_message_is_one_finding_and_no_item_is_looked_at_twice() -> None:
    item = document("<subject qcode='medtop:04000000'/>").replace(' version="1"', "")
    message = (
        '<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/" xmlns:x="urn:example:x"><header>'
        "<sent>2024-05-02T09:30:00Z</sent><destination>desk</destination></header>"
        f"<itemSet>{item}<x:note/></itemSet></newsMessage>"
    )
    (version, note) = validate(message).findings
    assert version.code == "G2-VERSION-MISSING"
    assert note.message == "itemSet takes no elements of other namespaces, such as note"


def test_a_catalog_without_an_address_is_one_finding() -> None:
    example = document('<catalogRef/>\n<subject qcode="local:1"/>')
    assert [one.code for one in validate(example).findings] == ["G2-MISSING-ATTRIBUTE"]


WHOLE = document("<subject qcode='medtop:04000000'/>")
G2 = "http://iptc.org/std/nar/2006-10-01/"


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        (" giud=", " guid="),
        (" standrd=", " standard="),
        (" versoin=", " version="),
        (" conformnce=", " conformance="),
        (" lang=", " xml:lang="),
        ('itemClass qcod="', 'itemClass qcode="'),
        ("subject qcod='", "subject qcode='"),
        ('provider qcod="', 'provider qcode="'),
        ("catalogRef hreff=", "catalogRef href="),
    ],
)
def test_a_misspelt_attribute_is_one_finding_and_counts_as_what_was_meant(written: str, meant: str) -> None:
    report = validate(WHOLE.replace(meant, written))
    name = written.strip(" =\"'").rpartition(" ")[2]
    assert [(one.code, one.path.rpartition("/@")[2]) for one in report.findings] == [("G2-UNKNOWN-ATTRIBUTE", name)]
    (finding,) = report.findings
    assert finding.span is not None
    assert WHOLE.replace(meant, written)[finding.span[0] :].startswith(name + "=")


def test_a_wrong_value_of_a_misspelt_attribute_is_told_where_it_stands() -> None:
    codes = {one.code: one.path for one in validate(WHOLE.replace(' version="1"', ' versoin="one"')).findings}
    assert codes == {"G2-UNKNOWN-ATTRIBUTE": "newsItem/@versoin", "G2-VALUE": "newsItem/@versoin"}


@pytest.mark.parametrize(
    ("old", "new", "code", "path"),
    [
        ("catalogRef", "catalogref", "G2-UNKNOWN-ELEMENT", "newsItem/catalogref"),
        ("headline>", "headine>", "G2-UNKNOWN-ELEMENT", "newsItem/contentMeta/headine"),
        ("<contentMeta>", f'<contentMeta xmlns="{G2[:-1]}">', "G2-NAMESPACE", "newsItem/contentMeta"),
        ("<contentMeta>", '<contentMeta xmlns="">', "G2-NAMESPACE", "newsItem/contentMeta"),
        ("<provider", '<provider xmlns=""', "G2-NAMESPACE", "newsItem/itemMeta/provider"),
    ],
)
def test_an_element_of_the_wrong_name_is_one_finding_and_counts_as_what_was_meant(
    old: str, new: str, code: str, path: str
) -> None:
    assert [(one.code, one.path) for one in validate(WHOLE.replace(old, new)).findings] == [(code, path)]


@pytest.mark.parametrize("wrong", [G2[:-1], ""], ids=["no slash", "none"])
def test_an_item_in_the_wrong_namespace_within_a_message_is_one_finding(wrong: str) -> None:
    header = "<header><sent>2024-05-02T09:30:00Z</sent><destination>desk</destination></header>"
    item = WHOLE.replace(f'xmlns="{G2}"', f'xmlns="{wrong}"')
    (finding,) = validate(f'<newsMessage xmlns="{G2}">{header}<itemSet>{item}</itemSet></newsMessage>').findings
    assert (finding.code, finding.path) == ("G2-NAMESPACE", "newsMessage/itemSet/newsItem")


def test_an_element_that_stands_elsewhere_is_not_missing_as_well() -> None:
    created = "<versionCreated>2024-05-01T09:30:00+02:00</versionCreated>"
    example = WHOLE.replace(created, "").replace("<subject", f"{created}<subject")
    assert [one.code for one in validate(example).findings] == ["G2-MISPLACED-ELEMENT"]


def test_an_attribute_that_is_there_is_not_replaced_by_a_misspelt_one() -> None:
    example = document("<subject qcode='medtop:04000000' qcod='no code'/>")
    assert [one.code for one in validate(example).findings] == ["G2-UNKNOWN-ATTRIBUTE"]


def test_one_element_that_stands_elsewhere_stands_for_one_that_is_missing() -> None:
    concept = "<concept><name>a</name></concept>"
    example = f'<conceptSet xmlns="{G2}">{concept}<conceptId uri="urn:example:a"/>{concept}</conceptSet>'
    found = validate(example, format="newsml", select=["G2-MISSING", "G2-MISPLACED"]).findings
    assert sorted(one.code for one in found) == ["G2-MISPLACED-ELEMENT", "G2-MISSING-ELEMENT"]


def test_a_misspelt_element_in_the_wrong_place_is_told_both() -> None:
    example = document("<contentMeta>\n  <headine>x</headine>\n  <urgency>1</urgency>\n</contentMeta>")
    assert [one.message for one in validate(example).findings] == [
        '"headine" is not an element of NewsML-G2: did you mean "headline"?',
        "urgency must come before headline, in line 10",
    ]


def test_what_stands_behind_elements_of_other_namespaces_must_come_before_them() -> None:
    extension = "<contentMetaExtProperty reluri='https://example.com/desk' value='a'/>"
    stranger = "<a xmlns='urn:example'/>"
    rows = f"<headline>x</headline>\n  {extension}{stranger}\n  {extension}"
    example = document(f"<contentMeta>\n  {rows}\n</contentMeta>")
    assert [one.message for one in validate(example).findings] == [
        "contentMetaExtProperty must come before a, in line 11"
    ]


def test_of_two_elements_that_exclude_each_other_one_is_to_be_kept() -> None:
    dates = "<dates><start>2024</start><end>2025</end><duration>P1Y</duration></dates>"
    example = document(f"<assert qcode='medtop:04000000'><eventDetails>{dates}</eventDetails></assert>")
    found = [(one.message, one.help) for one in validate(example).findings if one.code == "G2-ELEMENT-ORDER"]
    assert found == [("duration cannot stand in dates beside end, in line 13", "keep one of the two")]


def test_the_one_that_is_to_stay_may_come_later() -> None:
    (finding,) = validate(WHOLE.replace("<itemMeta>", "<contentMeta/>\n<itemMeta>")).findings
    assert finding.message == "contentMeta may stand only once in newsItem; the other is in line 10"


def test_one_attribute_of_rights_with_two_wrong_codes_is_one_finding() -> None:
    rights = "<rightsInfo scope='stat:a stat:b medtop:c riscope:d'><copyrightNotice>(c)</copyrightNotice></rightsInfo>"
    found = [one.message for one in validate(document(rights)).findings if one.code == "G2-RIGHTS-VOCABULARY"]
    assert found == ["rightsInfo/@scope is from the scheme riscope, not from stat or medtop"]


def test_an_xml_id_is_one_also_where_the_schema_skips_attributes() -> None:
    history = '<hopHistory xml:id="a"><hop id="a"><party qcode="nprov:AFP"/></hop></hopHistory>'
    assert [one.code for one in validate(document(history), select=["G2-ID"]).findings] == ["G2-ID-DUPLICATE"]


def test_an_id_that_is_named_twice_and_is_nowhere_is_one_finding() -> None:
    example = document("<partMeta contentrefs='nowhere nowhere'/>")
    assert [one.code for one in validate(example).findings] == ["G2-IDREF"]


def test_an_element_of_another_schema_is_no_root() -> None:
    policy = '<Policy xmlns="http://www.w3.org/ns/odrl/2/" uid="urn:a" type="http://www.w3.org/ns/odrl/2/Set"/>'
    assert [one.code for one in validate(policy, format="newsml").findings] == ["G2-ROOT"]


@pytest.mark.parametrize("version", ["", "2.0", "1", "1.", "one"])
def test_a_version_of_xml_that_there_is_not_is_told(version: str) -> None:
    example = f'<?xml version="{version}"?>\n{document("")}'.encode()
    with pytest.raises(etree.XMLSyntaxError):
        etree.fromstring(example)
    (finding,) = validate(example, name="").findings
    assert str(finding) == f'1:16: error FILE-XML: the version of XML is "{version}", and not 1.0'


@pytest.mark.parametrize(
    ("xml", "place", "message", "cure"),
    [
        ("<a>&#0;</a>", 4, '"&#0;" refers to a character that cannot stand in XML', "take it out, or write U+FFFD"),
        ("<a>\x01</a>", 4, "the control character U+0001 is not allowed in XML", "take it out, or write U+FFFD"),
        ("<a>b & c</a>", 6, 'an "&" stands alone', 'write "&amp;" for the sign itself'),
        ("<a>b &c d</a>", 6, 'an "&" stands alone', 'write "&amp;" for the sign itself'),
        ("<a>b < c</a>", 6, 'a "<" begins no tag', 'write "&lt;" for the sign itself'),
        ("<a b='<'/>", 7, 'a "<" begins no tag', 'write "&lt;" for the sign itself'),
        ("<a b=c/>", 6, "the value of b is not in quotes", 'write b="c"'),
        ("<a b/>", 5, "the attribute b has no value", 'write b="...", or leave it out'),
        ("<a b='1'c='2'/>", 9, "there is no space between two attributes", "put one there"),
        ("<a><!-- b -- c --></a>", 13, 'there is "--" in a comment', 'write "- -"'),
        ("<a>]]></a>", 6, 'there is "]]>" in a text', 'write "]]&gt;"'),
        ("<a><1/></a>", 5, "no name begins with this character", "begin it with a letter or an underscore"),
        ("x<a/>", 2, "there is text before the root element", "take it away"),
        ("<a/><b/>", 5, "there is something after the end of the root element", "keep one root element"),
        (" <?xml version='1.0'?><a/>", 2, "the XML declaration is not the very first thing in the file", "take away"),
        ("<a><b>", 7, "the file ends inside <b>, which is open since line 1", "the rest has been lost"),
        ("<a><![CDATA[ b</a>", 19, "a CDATA section is not closed", 'write "]]>" where it ends'),
    ],
)
def test_what_is_no_xml_is_told_with_place_and_cure(xml: str, place: int, message: str, cure: str) -> None:
    (finding,) = validate(xml, format="newsml").findings
    assert (finding.line, finding.column, finding.message) == (1, place, message)
    assert finding.help.startswith(cure)
