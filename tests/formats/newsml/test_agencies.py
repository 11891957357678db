"""Files as agencies send them, in shapes and spellings that the corpus may lack: they come back as they were.

Each shape is of our own making, after the habits of agencies; each spelling says the same in another way.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import attrs
import pytest
from lxml import etree

import newsdoc
from formats.newsml.support import G2, document_infoset, infoset
from newsdoc import Article

G2_NS = 'xmlns="http://iptc.org/std/nar/2006-10-01/"'
XHTML_NS = 'xmlns="http://www.w3.org/1999/xhtml"'


def item(number: int, meta: str, content: str, *, version: str = "2.28", rights: str = "", before: str = "") -> str:
    return f"""<newsItem {G2_NS} guid="urn:newsml:agency.example:2024:{number}" version="2" standard="NewsML-G2"
    standardversion="{version}" conformance="power" xml:lang="de">
  <catalogRef href="http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_38.xml"/>{before}
  {rights}
  <itemMeta>
    <itemClass qcode="ninat:text"/>
    <provider qcode="nprov:EX"><name>Beispiel-Agentur</name></provider>
    <versionCreated>2024-05-06T07:08:09+02:00</versionCreated>
    <pubStatus qcode="stat:usable"/>
  </itemMeta>
  <contentMeta>
    <urgency>4</urgency>
    {meta}
    <headline>Fähre fährt wieder – „endlich“</headline>
  </contentMeta>
  <contentSet>{content}</contentSet>
</newsItem>"""


def page(words: str) -> str:
    return (
        f'<inlineXML contenttype="application/xhtml+xml"><html {XHTML_NS}><head><title>Fähre</title></head>'
        f"<body>{words}</body></html></inlineXML>"
    )


def message(*items: str) -> str:
    return f"""<newsMessage {G2_NS} xmlns:agency="urn:agency">
  <header>
    <sent>2024-05-06T07:08:10Z</sent><sender>Beispiel</sender><transmitId>t-1</transmitId><priority>5</priority>
    <destination role="x:y">Kunde</destination><agency:route hops="2"/>
  </header>
  <itemSet>{"".join(items)}</itemSet>
</newsMessage>"""


NITF = (
    '<inlineXML contenttype="application/nitf+xml"><nitf xmlns="http://iptc.org/std/NITF/2006-10-18/"><head/>'
    "<body><body.head><hedline><hl1>Ferry</hl1></hedline><dateline><location>Oslo</location></dateline></body.head>"
    '<body.content><block><p>The <em>ferry</em> runs.</p><media media-type="image">'
    '<media-reference source="a.jpg" mime-type="image/jpeg"/><media-caption><p>It.</p></media-caption></media>'
    "</block></body.content></body></nitf></inlineXML>"
)
PACKAGE = (
    '<packageItem guid="urn:p" standard="NewsML-G2" standardversion="2.28"><itemMeta>'
    '<itemClass qcode="ninat:composite"/></itemMeta><groupSet root="G">'
    '<group id="G"><itemRef residref="urn:newsml:agency.example:2024:1"/></group>'
    "</groupSet></packageItem>"
)

SHAPES = {
    "paragraphs only": item(1, "", page("<p>Die Fähre fährt.</p><p>Sie fährt oft.</p>")),
    "sections, classes and data of an agency's own": item(
        2,
        '<subject qcode="medtop:20000001" why="why:direct" how="howextr:tool"><name>Verkehr</name></subject>',
        page(
            '<section class="main a-b"><p class="dateline">Kiel <span class="credit">(ex)</span> - Die</p>'
            '<aside data-x="1"><h3>Kasten</h3><ul class="box"><li data-qcode="a:1">Eins</li></ul></aside></section>'
        ),
    ),
    "NITF inside": item(3, '<genre qcode="genre:Current"/><by>Von Ann Lee</by>', NITF),
    "plain text": item(
        4, "", '<inlineData contenttype="text/plain">Erster Absatz.\n\nZweiter &amp; letzter.</inlineData>'
    ),
    "escaped HTML": item(
        5, "", '<inlineData contenttype="text/html"><![CDATA[<p>Die <b>Fähre</b>&nbsp;fährt.</p>]]></inlineData>'
    ),
    "no words, only remote content": item(
        6,
        '<creator qcode="x:1" role="crol:photographer"><name>Ann Lee</name><related rel="a:b" qcode="c:d"/></creator>',
        '<remoteContent href="https://example.com/a.jpg" rendition="rnd:highRes" contenttype="image/jpeg" width="10"'
        ' height="20" colourspace="colsp:sRGB" x:crc="9" xmlns:x="urn:x"><altId type="a:b">77</altId>'
        '<hash hashtype="htype:MD5">d41d8</hash></remoteContent><remoteContent residref="urn:r:2" orientation="1"/>',
    ),
    "video with parts": item(
        7,
        '<icon href="https://example.com/i.jpg" rendition="rnd:thumbnail" width="1"/>',
        '<remoteContent href="https://example.com/a.mp4" duration="75" durationunit="timeunit:seconds"'
        ' videoframerate="25" videodefinition="videodef:hd" audiochannels="adc:stereo"><channel chnlid="1"'
        ' type="cnltype:video"/><altLoc>urn:a</altLoc></remoteContent>',
    ),
    "several rights and catalogs": item(
        8,
        "",
        page("<p>Wort.</p>"),
        rights='<rightsInfo><copyrightHolder literal="EX"><name>EX</name><definition>Die Agentur</definition>'
        "</copyrightHolder><copyrightNotice>© EX</copyrightNotice></rightsInfo><rightsInfo idrefs='a'><usageTerms>Nein"
        "</usageTerms></rightsInfo>",
        before='<catalog><scheme alias="ex" uri="https://example.com/"><name>Eigene</name></scheme></catalog>',
    ),
    "old version, old habits": item(
        9,
        '<language tag="de"/><keyword>Fähre</keyword><slugline separator="/">Verkehr/Fähre</slugline>'
        "<dateline>Kiel</dateline><creditline>EX</creditline><description>Kurz</description>",
        page("<table border='1'><tr><th colspan='2'>Zeit</th></tr><tr><td>8</td><td>9</td></tr></table>"),
        version="2.9",
    ),
    "assertions and references": item(
        10,
        '<located qcode="city:3"/><contributor literal="Bo"/><audience qcode="aud:a" significance="3"/>',
        page('<p>In <span id="s1">Kiel</span>.</p>'),
    ).replace(
        "  <contentSet>",
        '  <assert qcode="city:3"><name>Kiel</name><POIDetails><position latitude="54" longitude="10"/></POIDetails>'
        '</assert><inlineRef idrefs="s1" qcode="city:3" confidence="80"/><derivedFrom idrefs="s1"/>\n  <contentSet>',
    ),
    "foreign elements everywhere": item(
        11,
        '<f:score xmlns:f="urn:f" f:by="x">0.9</f:score>'
        '<headline role="hlrole:short">Kurz<f:x xmlns:f="urn:f"/></headline>',
        page('<p xml:space="preserve">Ein  <f:i xmlns:f="urn:f">Wort</f:i></p>')
        + '<inlineData contenttype="application/json">{"a": [1]}</inlineData>',
    ),
    "a message of one": message(item(12, "", page("<p>Wort.</p>"))),
    "a message with a package and further items": message(
        item(13, "", page("<p>Eins.</p>")), PACKAGE, item(14, "", NITF), "<!-- end -->"
    ),
}


def crlf(data: str) -> bytes:
    return data.replace("\n", "\r\n").encode()


def prefixed(data: str) -> bytes:
    """With a prefix for the namespace of NewsML-G2, and the default left to the pages."""
    root = etree.fromstring(data)
    spelled = etree.tostring(_moved(root, {"nar": G2[1:-1]}), encoding="unicode")
    assert "<nar:newsItem" in spelled
    return spelled.encode()


def _moved(element: etree._Element, nsmap: dict[str, str]) -> etree._Element:
    copy = etree.Element(element.tag, dict(element.attrib), nsmap)
    copy.text, copy.tail = element.text, element.tail
    for child in element:
        copy.append(_moved(child, {}) if isinstance(child.tag, str) else etree.Comment(child.text))
        copy[-1].tail = child.tail
    return copy


def commented(data: str) -> bytes:
    """With a comment and an instruction behind each tag of the envelope."""
    tags = r"(</?(?:itemMeta|contentMeta|contentSet|headline|urgency)\b[^>]*>)"
    return re.sub(tags, r"\1<!-- c --><?p i?>", data).encode()


SPELLINGS: dict[str, Callable[[str], bytes]] = {
    "as it is": str.encode,
    "with a declaration": lambda data: f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n{data}\n'.encode(),
    "with a byte order mark": lambda data: f'<?xml version="1.0"?>{data}'.encode("utf-8-sig"),
    "in UTF-16": lambda data: f'<?xml version="1.0" encoding="UTF-16"?>{data}'.encode("utf-16"),
    "in big-endian UTF-16": lambda data: b"\xfe\xff" + data.encode("utf-16-be"),
    "in Latin-1": lambda data: f'<?xml version="1.0" encoding="iso-8859-1"?>{data}'.encode(
        "iso-8859-1", "xmlcharrefreplace"
    ),
    "in Windows-1252": lambda data: f"<?xml version='1.0' encoding='windows-1252' ?>{data}".encode("windows-1252"),
    "in ASCII with references": lambda data: data.encode("ascii", "xmlcharrefreplace"),
    "with line ends of Windows": crlf,
    "with a document type": lambda data: f'<!DOCTYPE any SYSTEM "any.dtd">\n{data}'.encode(),
    "with comments around": lambda data: f"<?xml-stylesheet href='a.xsl'?><!-- a -->{data}<!-- z -->".encode(),
    "with comments and instructions inside": commented,
    "with a prefix": prefixed,
}


@pytest.mark.parametrize("spelling", SPELLINGS)
@pytest.mark.parametrize("shape", SHAPES)
def test_any_shape_in_any_spelling_comes_back_and_can_be_edited(shape: str, spelling: str) -> None:
    data = SPELLINGS[spelling](SHAPES[shape])
    articles = list(newsdoc.loads_all(data, "newsml"))
    assert newsdoc.dumps_all(articles, "newsml") == data
    between = newsdoc.dumps_all(articles, "json")
    assert newsdoc.dumps_all(newsdoc.loads_all(between, "json"), "newsml") == data
    assert articles[0].headline == "Fähre fährt wieder – „endlich“"
    edited = newsdoc.dumps(attrs.evolve(articles[0], headline="Anders"), "newsml")
    again = list(newsdoc.loads_all(edited, "newsml"))
    assert [article.headline for article in again[:1]] == ["Anders"]
    assert again[1:] == articles[1:]
    assert without_headline(edited) == without_headline(data)


def without_headline(data: bytes) -> list[tuple[object, ...]]:
    root = etree.fromstring(data)
    element = next(each for each in root.iter(f"{G2}headline") if not each.get("role"))
    element.text = None
    for silent in element:
        silent.tail = None
    return list(infoset(root))


@pytest.mark.parametrize("shape", SHAPES)
def test_any_shape_says_the_same_in_any_spelling_and_format(shape: str) -> None:
    (first, *others) = [list(newsdoc.loads_all(spell(SHAPES[shape]), "newsml")) for spell in SPELLINGS.values()]
    assert all(other == first for other in others)
    for name in ("json", "text", "newsml"):
        bare = [attrs.evolve(article, source=None) for article in first]
        assert list(newsdoc.loads_all(newsdoc.dumps_all(bare, name), name)) == bare


@pytest.mark.parametrize("shape", SHAPES)
def test_items_taken_out_of_their_message_stand_alone(shape: str) -> None:
    articles = list(newsdoc.loads_all(SHAPES[shape].encode(), "newsml"))
    own = Article("Mine", ["Words."])
    data = newsdoc.dumps_all([own, *articles], "newsml")
    assert list(newsdoc.loads_all(data, "newsml")) == [own, *articles]
    root = etree.fromstring(data)
    assert [local(child) for child in root] == ["header", "itemSet"]
    assert len(root[1]) == 1 + len(articles)


def local(element: etree._Element) -> str:
    return str(element.tag).rpartition("}")[2]


def test_what_stands_around_the_root_comes_back() -> None:
    data = b"<?xml version='1.0'?><!-- a --><?b c?>" + SHAPES["paragraphs only"].encode() + b"<!-- d -->"
    edited = newsdoc.dumps(attrs.evolve(newsdoc.loads(data), byline="Ann"), "newsml")
    assert document_infoset(edited)[:2] == document_infoset(data)[:2]
    assert document_infoset(edited)[-1] == document_infoset(data)[-1]
