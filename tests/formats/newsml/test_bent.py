"""Files that break the rules: what can be meant is read with a finding each, and the file stays as it was."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone

import attrs
import pytest

from formats.newsml.support import META, STANDARD
from newsdoc.errors import NoArticleError, ReadError
from newsdoc.formats.base import Reading
from newsdoc.formats.newsml.reader import read
from newsdoc.formats.newsml.writer import write
from newsdoc.model import Article, Embargo, PartialDate, plain_text

NS = 'xmlns="http://iptc.org/std/nar/2006-10-01/"'


def item(meta: str = "", content: str = "", attributes: str = 'guid="urn:x:1"', body: str = "") -> bytes:
    return (
        f'<newsItem {NS} standard="NewsML-G2" standardversion="2.35" {attributes}>'
        f"<itemMeta>{meta}{META}</itemMeta><contentMeta>{content}</contentMeta>"
        f"<contentSet>{body}</contentSet></newsItem>"
    ).encode()


def only(data: bytes) -> Reading:
    (reading,) = read(data, name="bent.xml")
    return reading


ONE_HOUR = timezone(timedelta(hours=1))


@pytest.mark.parametrize(
    ("spelled", "meant"),
    [
        ("2017-10-11T10:41:00+0100", datetime(2017, 10, 11, 10, 41, tzinfo=ONE_HOUR)),
        ("2017-10-11 10:41:00+01:00", datetime(2017, 10, 11, 10, 41, tzinfo=ONE_HOUR)),
        ("2017-10-11T10:41Z", datetime(2017, 10, 11, 10, 41, tzinfo=UTC)),
    ],
)
def test_a_bent_date_is_read_as_it_is_meant(spelled: str, meant: datetime) -> None:
    reading = only(item(f"<firstCreated>{spelled}</firstCreated>"))
    assert reading.article.times.first_created == meant
    (finding,) = reading.findings
    assert finding.code == "NEWSML-DATE-BENT"
    assert finding.path == "newsItem/itemMeta/firstCreated"


@pytest.mark.parametrize(
    ("spelled", "meant", "code"),
    [
        ("  2018-10-12T06:42:04Z\n", datetime(2018, 10, 12, 6, 42, 4, tzinfo=UTC), "NEWSML-WHITE-SPACE"),
        ("", None, "NEWSML-DATE-EMPTY"),
        ("   ", None, "NEWSML-DATE-EMPTY"),
    ],
)
def test_padded_and_empty_dates_are_said_and_read(spelled: str, meant: datetime | None, code: str) -> None:
    reading = only(item(f"<firstCreated>{spelled}</firstCreated>"))
    assert reading.article.times.first_created == meant
    assert [(finding.code, finding.path) for finding in reading.findings] == [(code, "newsItem/itemMeta/firstCreated")]


@pytest.mark.parametrize(
    ("spelled", "meant"),
    [
        ("2016-01-04T16:34:45.0001239Z", datetime(2016, 1, 4, 16, 34, 45, 123, tzinfo=UTC)),
        ("2016-12-31T24:00:00", datetime(2017, 1, 1)),  # noqa: DTZ001 - without a zone, as written
    ],
)
def test_dates_that_schemas_allow_are_no_mistake(spelled: str, meant: datetime) -> None:
    reading = only(item(f"<firstCreated>{spelled}</firstCreated>"))
    assert reading.article.times.first_created == meant
    assert reading.findings == ()


@pytest.mark.parametrize(
    "spelled", ["yesterday", "2017-13-01", "2017-10-11T25:00:00Z", "0000-01-01", "2017-10-11T1:2:3"]
)
def test_what_is_no_date_is_left_out_and_kept_in_the_file(spelled: str) -> None:
    data = item(content=f"<contentCreated>{spelled}</contentCreated><headline>One</headline>")
    reading = only(data)
    assert reading.article.times.content_created is None
    assert [finding.code for finding in reading.findings] == ["NEWSML-DATE-UNREADABLE"]
    assert write([attrs.evolve(reading.article, headline="Two")]).find(spelled.encode()) > 0


@pytest.mark.parametrize(
    ("spelled", "meant"),
    [("2016", PartialDate(2016)), ("2016-11", PartialDate(2016, 11)), ("2016-11-21", date(2016, 11, 21))],
)
def test_dates_are_as_exact_as_they_are_given(spelled: str, meant: object) -> None:
    assert only(item(content=f"<contentCreated>{spelled}</contentCreated>")).article.times.content_created == meant


def test_an_empty_embargo_has_no_end() -> None:
    assert only(item("<embargoed/>")).article.management.embargo == Embargo()
    assert only(item()).article.management.embargo is None


def test_white_space_around_codes_is_said_and_left_out() -> None:
    reading = only(item(content='<subject qcode=" medtop:1 "/><language tag=" de "/><urgency> 3 </urgency>'))
    assert reading.article.classification.subjects[0].qcode == "medtop:1"
    assert reading.article.language == "de"
    assert reading.article.management.urgency == 3
    assert [(finding.code, finding.path) for finding in reading.findings] == [
        ("NEWSML-WHITE-SPACE", "newsItem/contentMeta/subject/@qcode")
    ]


@pytest.mark.parametrize(
    ("content", "path"),
    [
        ('<subject qcode="no code" literal="x"/>', "newsItem/contentMeta/subject/@qcode"),
        ('<language tag="de_DE"/>', "newsItem/contentMeta/language/@tag"),
        ("<urgency>high</urgency>", "newsItem/contentMeta/urgency"),
        ('<subject uri="http://[x" literal="x"/>', "newsItem/contentMeta/subject/@uri"),
        (
            '<headline rank="first">x</headline><headline rank="-1">x</headline>',
            "newsItem/contentMeta/headline[1]/@rank",
        ),
    ],
)
def test_values_that_cannot_be_read_are_named_with_their_place(content: str, path: str) -> None:
    findings = only(item(content=content)).findings
    assert path in {finding.path for finding in findings}


def test_missing_parts_are_just_missing() -> None:
    (reading,) = read(f"<newsItem {NS} {STANDARD}/>")
    assert reading.article == Article()
    assert [(finding.code, finding.path) for finding in reading.findings] == [("NEWSML-MISSING", "newsItem")]


@pytest.mark.parametrize("name", ["itemClass", "provider", "versionCreated"])
def test_a_missing_part_of_the_metadata_is_said(name: str) -> None:
    meta = re.sub(rf"<{name}.*?(/>|</{name}>)", "", META)
    (reading,) = read(f"<newsItem {NS} {STANDARD}><itemMeta>{meta}</itemMeta></newsItem>")
    (finding,) = reading.findings
    assert (finding.code, finding.path, finding.line) == ("NEWSML-MISSING", "newsItem/itemMeta", 1)
    assert name in finding.message


def test_two_contents_give_the_first_as_the_body() -> None:
    page = '<html xmlns="http://www.w3.org/1999/xhtml"><body><p>{}</p></body></html>'
    body = "".join(f"<inlineXML>{page.format(words)}</inlineXML>" for words in ("One.", "Two."))
    reading = only(item(body=body))
    assert reading.article.body == Article(body=["One."]).body
    (finding,) = reading.findings
    assert finding.code == "NEWSML-SECOND-BODY"


@pytest.mark.parametrize(
    ("attributes", "wrong"),
    [
        ('standard="NewsML-G2" standardversion="2.99"', ["@standardversion"]),
        ('standard="NewsML-G2"', ["@standardversion"]),
        ('standard="Other" standardversion="2.9"', ["@standard"]),
        ("", ["@standard", "@standardversion"]),
        ('standard="NewsML-G2" standardversion="2.9"', []),
    ],
)
def test_a_wrong_or_missing_standard_version_is_said_and_read(attributes: str, wrong: list[str]) -> None:
    meta = f"<itemMeta>{META}</itemMeta><contentMeta><headline>x</headline></contentMeta>"
    (reading,) = read(f"<newsItem {NS} {attributes}>{meta}</newsItem>")
    assert reading.article.headline == "x"
    assert [finding.path for finding in reading.findings] == [f"newsItem/{name}" for name in wrong]
    assert {finding.code for finding in reading.findings} <= {"NEWSML-STANDARD"}


def test_a_wrong_namespace_is_said_and_read() -> None:
    meta = f"<itemMeta>{META}</itemMeta><contentMeta><headline>x</headline></contentMeta>"
    (reading,) = read(f'<newsItem xmlns="http://iptc.org/std/nar/2006-10-01" {STANDARD}>{meta}</newsItem>')
    assert reading.article.headline == "x"
    assert [finding.code for finding in reading.findings] == ["NEWSML-NAMESPACE"]


def test_an_unbound_prefix_is_said_and_read() -> None:
    data = item(content="<headline>x</headline><rtr:note>y</rtr:note>")
    reading = only(data)
    assert reading.article.headline == "x"
    assert [finding.code for finding in reading.findings] == ["NEWSML-PREFIX"]
    assert write([reading.article]) == data


@pytest.mark.parametrize(
    ("data", "line", "column"),
    [
        (b"<newsItem", 1, 10),
        (b"<newsItem>\n  <a></b>\n</newsItem>", 2, 10),
        (b"<?xml version='1.0'?>\n<a>&nbsp;</a>", 2, 10),
        (b"<a>\x00</a>", 1, 4),
        (b"", 0, 0),
    ],
)
def test_what_is_not_well_formed_is_one_error_with_its_place(data: bytes, line: int, column: int) -> None:
    with pytest.raises(ReadError) as caught:
        list(read(data, name="broken.xml"))
    assert (caught.value.line, caught.value.column) == (line, column)
    assert str(caught.value).startswith("broken.xml")


@pytest.mark.parametrize("kind", ["packageItem", "conceptItem", "knowledgeItem", "planningItem", "catalogItem"])
def test_other_items_say_what_they_are(kind: str) -> None:
    with pytest.raises(NoArticleError, match=kind):
        list(read(f"<{kind} {NS}/>"))
    with pytest.raises(NoArticleError, match=kind):
        list(read(f"<newsMessage {NS}><itemSet><{kind}/></itemSet></newsMessage>"))


def test_other_xml_is_no_newsml() -> None:
    with pytest.raises(ReadError, match="expected a newsItem or a newsMessage"):
        list(read("<rss/>"))


def test_entities_are_never_expanded() -> None:
    bomb = '<!DOCTYPE a [<!ENTITY a "ha">' + "".join(
        f'<!ENTITY {name} "{f"&{below};" * 10}">' for below, name in zip("abcdefgh", "bcdefghi", strict=True)
    )
    with pytest.raises(ReadError, match="entit"):
        list(read(f"{bomb}]><newsItem {NS}>&i;</newsItem>"))


def test_nothing_outside_the_file_is_opened(tmp_path_factory: pytest.TempPathFactory) -> None:
    secret = tmp_path_factory.mktemp("outside") / "secret.txt"
    secret.write_text("secret")
    with pytest.raises(ReadError):
        list(read(f'<!DOCTYPE a [<!ENTITY a SYSTEM "{secret.as_uri()}">]><newsItem {NS}><x>&a;</x></newsItem>'))


def test_nesting_beyond_the_limits_of_xml_parsers_is_one_error() -> None:
    with pytest.raises(ReadError):
        list(read("<a>" * 100_000))


def test_nesting_beyond_the_model_is_dissolved_and_loses_no_words() -> None:
    deep = "<blockquote>" * 100 + "<p>in<em>side</em></p>" + "</blockquote>" * 100
    page = f'<html xmlns="http://www.w3.org/1999/xhtml"><body>{deep}</body></html>'
    reading = only(item(body=f"<inlineXML>{page}</inlineXML>"))
    assert plain_text(reading.article.body) == "inside"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "iso-8859-1", "windows-1252"])
def test_the_declared_encoding_rules(encoding: str) -> None:
    words = f"<newsItem {NS}><contentMeta><headline>Käse</headline></contentMeta></newsItem>"
    name = encoding.removesuffix("-sig")
    data = f'<?xml version="1.0" encoding="{name}"?>{words}'.encode(encoding)
    (reading,) = read(data)
    assert reading.article.headline == "Käse"
    assert write([reading.article]) == data


def test_decoded_text_needs_no_declaration_to_be_true() -> None:
    words = f'<?xml version="1.0" encoding="iso-8859-1"?>{item(content="<headline>Käse 日本</headline>").decode()}'
    (reading,) = read(words)
    assert reading.article.headline == "Käse 日本"
    (again,) = read(write([reading.article]))
    assert again.article == reading.article


@pytest.mark.parametrize("ids", [("a", "a"), ("1", "b c"), ("", "")], ids=["twice", "no names", "empty"])
def test_xml_ids_that_are_none_are_no_obstacle(ids: tuple[str, str]) -> None:
    first, second = ids
    paragraphs = f'<p xml:id="{first}">One.</p><p xml:id="{second}">Two.</p>'
    page = f'<html xmlns="http://www.w3.org/1999/xhtml"><body>{paragraphs}</body></html>'
    data = item(body=f"<inlineXML>{page}</inlineXML>", content="<headline>Old</headline>")
    reading = only(data)
    assert [plain_text(each) for each in reading.article.body] == ["One.", "Two."]
    assert reading.findings == ()
    edited = write((attrs.evolve(reading.article, headline="New"),))
    assert edited == data.replace(b">Old<", b">New<")


STRANGE = "http://example.com/our namespace"


def test_namespaces_whose_names_are_no_addresses_are_no_obstacle() -> None:
    page = f'<html xmlns="{STRANGE}"><p>One.</p></html>'
    data = item(body=f"<inlineXML>{page}</inlineXML>", content=f'<headline>Old</headline><e xmlns="{STRANGE}"/>')
    reading = only(data)
    assert [plain_text(each) for each in reading.article.body] == ["One."]
    assert reading.findings == ()
    assert write((attrs.evolve(reading.article, headline="New"),)) == data.replace(b">Old<", b">New<")
    edited = attrs.evolve(reading.article, body=["One.", "Two."])
    assert only(write((edited,))).article == edited


@pytest.mark.parametrize("message", ["{}", f"<newsMessage {NS}><itemSet>{{}}</itemSet></newsMessage>"])
def test_an_item_in_such_a_namespace_is_refused(message: str) -> None:
    strange = item().decode().replace(NS, f'xmlns="{STRANGE}"')
    with pytest.raises(
        ReadError, match=r"the item stands in a namespace whose name is no address, 'http://example.com/o"
    ):
        only(message.format(strange).encode())
