"""What rules once let pass, beside what is like it and right."""

from __future__ import annotations

import pytest

from newsdoc.validation import Validator
from newsdoc.validation.rules.examples import document

_TOPICS = "http://cv.iptc.org/newscodes/mediatopic/"
_SUBJECT = '<contentMeta><subject qcode="medtop:04000000"/><headline>The tunnel</headline></contentMeta>'
_GUID_OF_EXAMPLES = "urn:newsml:example.com:20240501:harbour-tunnel"


@pytest.mark.parametrize(
    ("guid", "right"),
    [
        ("urn:newsml:example.com:20240229:a:1", True),
        ("urn:newsml:example.com:20241303:a:1", False),
        ("urn:newsml:example.com:20230229T101500Z:a", False),
        ("tag:example.com,2024:a", True),
        ("tag:example.com,2024-12-31:a", True),
        ("tag:example.com,0000:a", True),
        ("tag:example.com,2024-13:a", False),
    ],
)
def test_the_date_in_a_guid_is_one_that_there_is(guid: str, right: bool) -> None:  # noqa: FBT001 - a table of cases
    example = document('<subject qcode="medtop:04000000"/>').replace(_GUID_OF_EXAMPLES, guid)
    found = Validator(select=["G2-GUID"]).validate(example).findings
    assert [one.code for one in found] == ([] if right else ["G2-GUID-SYNTAX"])
    assert right or "there is no date 20" in found[0].message


def _contents(*contents: str) -> str:
    return f"<contentSet>{''.join(contents)}</contentSet>"


def _body(media_type: str, content: str) -> str:
    return _contents(f'<inlineXML contenttype="{media_type}">{content}</inlineXML>')


def _page(namespace: str) -> str:
    return f'<html xmlns="{namespace}"><head><title>A tunnel</title></head><body><p>It opens.</p></body></html>'


def _story(namespace: str) -> str:
    return f'<nitf xmlns="{namespace}"><body><body.content><p>It opens.</p></body.content></body></nitf>'


def _part(start: str, end: str) -> str:
    return f'<partMeta><timeDelim start="{start}" end="{end}" timeunit="timeunit:editUnit"/></partMeta>'


def _event(attributes: str) -> str:
    return f"""
<conceptItem standard="NewsML-G2" standardversion="2.35" conformance="power" version="1" xml:lang="en"
    guid="urn:newsml:example.com:20240501:opening" xmlns="http://iptc.org/std/nar/2006-10-01/">
  <itemMeta>
    <itemClass uri="http://cv.iptc.org/newscodes/cinature/concept"/>
    <provider uri="http://cv.iptc.org/newscodes/newsprovider/AFP"/>
    <versionCreated>2024-05-01T09:30:00+02:00</versionCreated>
  </itemMeta>
  <concept>
    <conceptId uri="https://example.com/events/opening"/>
    <name>The opening</name>
    <eventDetails {attributes}><dates><start>2024-05-01</start></dates></eventDetails>
  </concept>
</conceptItem>"""


_XHTML, _NITF = "http://www.w3.org/1999/xhtml", "http://iptc.org/std/NITF/2006-10-18/"


@pytest.mark.parametrize(
    ("example", "rules"),
    [
        # The same rendition, once in the item and once elsewhere.
        (
            _contents(
                '<inlineXML rendition="rnd:highRes"><x xmlns="urn:x"/></inlineXML>',
                '<remoteContent rendition="rnd:highRes" href="https://example.com/a"/>',
            ),
            ["G2-RENDITION-DUPLICATE"],
        ),
        # The same subject by code, by URI and by both.
        (
            f"""
<subject qcode="medtop:04000000"/>
<subject uri="{_TOPICS}04000000"/>
<subject qcode="medtop:04000000" uri="{_TOPICS}04000000"/>
<subject uri="{_TOPICS}16000000"/>
""",
            ["G2-SUBJECT-DUPLICATE"] * 2,
        ),
        # Bodies whose namespace is not that of their media type; before 3.3, NITF had none, and HTML needs none.
        (_body("application/xhtml+xml", _page(_XHTML)), []),
        (_body("application/xhtml+xml", _page(_XHTML + "/")), ["G2-INLINEXML-CONTENTTYPE"]),
        (_body("application/xhtml+xml", _page("")), ["G2-INLINEXML-CONTENTTYPE"]),
        (_body("application/xhtml+xml", _page("").replace(' xmlns=""', "")), ["G2-STRAY"]),
        (_body("text/html", _page("")), []),
        (_body("text/html", _page(_XHTML + "/")), ["G2-INLINEXML-CONTENTTYPE"]),
        (_body("application/nitf+xml", _story(_NITF)), []),
        (_body("application/nitf+xml", _story("")), []),
        (_body("application/nitf+xml", _story("http://iptc.org/std/nitf/2006-03-01/")), []),
        (_body("application/nitf+xml", _story(_NITF[:-1])), ["G2-INLINEXML-CONTENTTYPE"]),
        # Parts that end before they begin: numbers and time codes.
        (_part("5", "10"), []),
        (_part("10", "5"), ["G2-RANGE"]),
        (_part("00:01:00:00", "00:00:59:24"), ["G2-RANGE"]),
        (_part("00:00:59:24", "00:01:00:00"), []),
        (_part("10", "00:00:05"), []),
        (_part("ten", "5"), []),
        # Where the schema takes anything.
        ('<link rel="irel:seeAlso" href="https://example.com/"><title xmlns="">A</title></link>', ["G2-STRAY"]),
        ('<link rel="irel:seeAlso" href="https://example.com/"><sheet xmlns="">A</sheet></link>', []),
        (f'{_SUBJECT}\n<assert qcode="medtop:04000000"><name xmlns="">A</name></assert>', ["G2-STRAY"]),
        (_event('id="e" creatoruri="https://example.com/a"'), []),
        (_event('creatrui="https://example.com/a" rightsstatus="x"'), ["G2-STRAY"] * 2),
    ],
)
def test_what_was_once_missed_is_told(example: str, rules: list[str]) -> None:
    found = Validator(ignore=["G2-WORDCOUNT"]).validate(document(example)).findings
    assert [one.code for one in found] == rules
