"""Rules about the content of a news item: its renditions, their types and measures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from itertools import chain
from typing import Final
from xml.etree.ElementTree import Element

from newsdoc.findings import Severity
from newsdoc.validation.document import Fault, Item, Scene
from newsdoc.validation.places import Spot
from newsdoc.validation.rules.record import Basis, Check, Rule
from newsdoc.validation.rules.tags import XML_LANG, g2, trimmed, words
from newsdoc.validation.structure.words import LIKE_G2, cut, local, namespace_of, shown

__all__ = ["CHECKS", "NITF", "NITF_3_3", "RULES", "XHTML"]

XHTML: Final = "http://www.w3.org/1999/xhtml"
"""The namespace of XHTML."""
NITF: Final = "http://iptc.org/std/NITF/2006-10-18/"
"""The namespace of NITF from 3.4 on."""
NITF_3_3: Final = "http://iptc.org/std/nitf/2006-03-01/"
"""The namespace of NITF 3.3; before, it had none."""

_rule = partial(Rule, basis=Basis.PRACTICE)

_PAGE: Final = (
    '<html xmlns="http://www.w3.org/1999/xhtml"><head><title>A tunnel</title></head>\n'
    "      <body><p>The harbour tunnel opens in May.</p></body></html>"
)


def _inline(attributes: str, content: str = _PAGE) -> str:
    return f"""
<contentSet>
  <inlineXML {attributes}>
    {content}
  </inlineXML>
</contentSet>
"""


def _remote(*attributes: str) -> str:
    lines = "\n".join(f"  <remoteContent {one}/>" for one in attributes)
    return f"\n<contentSet>\n{lines}\n</contentSet>\n"


_WEB: Final = 'href="https://example.com/800.jpg" contenttype="image/jpeg" rendition="rnd:web" width="800" height="600"'
_HIGH: Final = (
    'href="https://example.com/4000.jpg" contenttype="image/jpeg" rendition="rnd:highRes" width="4000" height="3000"'
)

RENDITION_DUPLICATE: Final = _rule(
    id="G2-RENDITION-DUPLICATE",
    title="Renditions of the content can be told apart.",
    severity=Severity.WARNING,
    message="the rendition {rendition} is there already, in {other}, and nothing tells them apart",
    help="give each its own rendition, or say how they differ in type, size or language",
    why="A receiver picks the rendition that it needs; of two alike it takes either.",
    breaks=_remote(_WEB, _WEB.replace("800.jpg", "800b.jpg")),
    keeps=_remote(_WEB, _HIGH),
)
RENDITION_MISSING: Final = _rule(
    id="G2-RENDITION-MISSING",
    title="Where there are several contents, each says which rendition it is.",
    severity=Severity.INFO,
    message="this is one of {count} contents, but has no rendition",
    help='add one, such as rendition="rnd:highRes"',
    why="A receiver picks the rendition that it needs.",
    breaks=_remote(_WEB, _HIGH.replace(' rendition="rnd:highRes"', "")),
    keeps=_remote(_WEB, _HIGH),
)
INLINEXML_CONTENTTYPE: Final = _rule(
    id="G2-INLINEXML-CONTENTTYPE",
    title="The media type of inline XML is that of its content.",
    severity=Severity.ERROR,
    message="the content is {found}, but contenttype says {stated}",
    help="{cure}",
    why="Receivers choose their reader by the media type; the wrong one makes nothing of the content.",
    breaks=_inline('contenttype="application/nitf+xml"'),
    keeps=_inline('contenttype="application/xhtml+xml"'),
)
INLINEXML_EMPTY: Final = _rule(
    id="G2-INLINEXML-EMPTY",
    title="Inline XML has content.",
    severity=Severity.WARNING,
    message="inlineXML is empty",
    help='put the content in, or say that there is none: hascontent="false"',
    why="An empty rendition promises what is not there.",
    breaks="""
<contentSet>
  <inlineXML contenttype="application/xhtml+xml"/>
</contentSet>
""",
    keeps=_inline('contenttype="application/xhtml+xml"'),
)
CONTENTTYPE: Final = _rule(
    id="G2-CONTENTTYPE",
    title="A media type is of the form type/subtype.",
    severity=Severity.ERROR,
    message="{value} is not a media type",
    help="write it like image/jpeg or application/xhtml+xml",
    why="The schema lets any text pass, but programs look media types up.",
    breaks=_remote(_WEB.replace("image/jpeg", "jpeg")),
    keeps=_remote(_WEB),
)
CONTENTTYPE_UNREGISTERED: Final = _rule(
    id="G2-CONTENTTYPE-UNREGISTERED",
    title="Media types are those that are registered.",
    severity=Severity.WARNING,
    message="{value} is not registered{meant}",
    help="use the registered type",
    why="A type that nobody registered is known to nobody else.",
    breaks=_remote(_WEB.replace("image/jpeg", "image/jpg")),
    keeps=_remote(_WEB),
)
IMAGE_SIZE: Final = _rule(
    id="G2-IMAGE-SIZE",
    title="A picture says its width and height.",
    severity=Severity.INFO,
    message="the picture says neither width nor height",
    help="add width and height, in pixels",
    why="Pages are laid out, and renditions chosen, before a picture is fetched.",
    breaks=_remote('href="https://example.com/800.jpg" contenttype="image/jpeg" rendition="rnd:web"'),
    keeps=_remote(_WEB),
)
WORDCOUNT: Final = _rule(
    id="G2-WORDCOUNT",
    title="The number of words is that of the content.",
    severity=Severity.INFO,
    message="wordcount says {stated}, the content has about {counted} words",
    help="count again, or leave wordcount out",
    why="Editors plan space by it. Ways of counting differ, so ten per cent are let pass.",
    breaks=_inline('contenttype="application/xhtml+xml" wordcount="230"'),
    keeps=_inline('contenttype="application/xhtml+xml" wordcount="6"'),
)
DURATION_UNIT: Final = Rule(
    id="G2-DURATION-UNIT",
    title="The unit of a duration is one that is counted in whole numbers.",
    severity=Severity.ERROR,
    basis=Basis.SPECIFICATION,
    message="{unit} is no unit of whole numbers",
    help="use a unit such as timeunit:seconds or timeunit:milliseconds",
    why="A duration is a whole number of units. Time codes are of another form.",
    breaks=_remote(
        'href="https://example.com/a.mp4" rendition="rnd:web" duration="00:01:00" durationunit="timeunit:timeCode"'
    ),
    keeps=_remote('href="https://example.com/a.mp4" rendition="rnd:web" duration="60" durationunit="timeunit:seconds"'),
)

RULES: Final = (
    RENDITION_DUPLICATE,
    RENDITION_MISSING,
    INLINEXML_CONTENTTYPE,
    INLINEXML_EMPTY,
    CONTENTTYPE,
    CONTENTTYPE_UNREGISTERED,
    IMAGE_SIZE,
    WORDCOUNT,
    DURATION_UNIT,
)

_KINDS: Final = frozenset(map(g2, ("inlineXML", "inlineData", "remoteContent")))
_TELLING: Final = words(
    "contenttype format formaturi contenttypevariant width height duration size language layoutorientation "
    "audiobitrate videoavgbitrate videoframerate colourspace colourspaceuri videodefinition videodefinitionuri"
)
_TYPED: Final = words(
    "inlineXML inlineData remoteContent link icon altRep itemRef deliverableOf deliveredItemRef remoteInfo "
    "newsContentCharacteristics"
)
_MEDIA_TYPE: Final = re.compile(
    r"([A-Za-z0-9][\w!#$&^.+\-]{0,126})/([A-Za-z0-9][\w!#$&^.+\-]{0,126})(?:\s*;.*)?", re.ASCII
)
_TOP_LEVEL: Final = words(
    "application audio example font haptics image message model multipart text video x-world chemical"
)
# What people write, and what is registered.
_MISTAKEN: Final = {
    "image/jpg": "image/jpeg",
    "image/pjpeg": "image/jpeg",
    "image/tif": "image/tiff",
    "image/svg": "image/svg+xml",
    "image/x-png": "image/png",
    "audio/mp3": "audio/mpeg",
    "audio/x-mp3": "audio/mpeg",
    "audio/m4a": "audio/mp4",
    "audio/wav": "audio/vnd.wave",
    "video/mpeg4": "video/mp4",
    "video/mov": "video/quicktime",
    "text/xhtml": "application/xhtml+xml",
    "xhtml/xml": "application/xhtml+xml",
    "text/htm": "text/html",
    "text/text": "text/plain",
    "text/txt": "text/plain",
    "text/nitf": "application/nitf+xml",
    "application/xhtml": "application/xhtml+xml",
    "application/xhtml+html": "application/xhtml+xml",
    "application/html": "text/html",
    "application/nitf": "application/nitf+xml",
    "application/jpg": "image/jpeg",
    "application/word": "application/msword",
}
_LANGUAGES: Final = {
    XHTML: ("XHTML", "application/xhtml+xml"),
    NITF: ("NITF", "application/nitf+xml"),
}
_SPECIFIC: Final = {
    "application/xhtml+xml": "XHTML",
    "text/html": "XHTML",
    "application/nitf+xml": "NITF",
    "text/vnd.iptc.nitf": "NITF",
    "application/sportsml+xml": "SportsML",
    "application/atom+xml": "Atom",
    "application/rss+xml": "RSS",
}
_NAMESPACES: Final = {
    "application/xhtml+xml": XHTML,
    "text/html": XHTML,
    "application/nitf+xml": NITF,
    "text/vnd.iptc.nitf": NITF,
}
_OLDER_NITF: Final = frozenset({"nitf", f"{{{NITF_3_3}}}nitf"})
_FEW: Final = 5
_TOLERANCE: Final = 0.1
_NO_WORDS: Final = frozenset({"head", "script", "style"})
_UNCOUNTABLE: Final = frozenset({"timeCode", "timeCodeDropFrame", "normalPlayTime"})
_TIMEUNIT: Final = "http://cv.iptc.org/newscodes/timeunit/"


def _renditions(item: Item, _: Scene) -> Iterator[Fault]:
    for content_set in item.nodes["contentSet"]:
        contents = [child for child in content_set if child.tag in _KINDS]
        seen: dict[tuple[str | None, ...], Element] = {}
        for content in contents:
            attributes = content.attrib
            rendition = attributes.get("rendition") or attributes.get("renditionuri")
            if rendition:
                language = attributes.get(XML_LANG)
                key = (rendition, language, *map(attributes.get, _TELLING))
                if key in seen:
                    yield RENDITION_DUPLICATE.at(content, other=seen[key], rendition=cut(rendition))
                seen.setdefault(key, content)
            elif len(contents) > 1:
                yield RENDITION_MISSING.at(content, count=len(contents))


def language_of(content: Element) -> tuple[str, str] | None:
    """The language of inline XML and its media type, None if it is none that is known here."""
    found = _LANGUAGES.get(namespace_of(content.tag))
    return _LANGUAGES[NITF] if content.tag in _OLDER_NITF else found


def _inline_xml(item: Item, _: Scene) -> Iterator[Fault]:
    for element in item.nodes["inlineXML"]:
        if len(element) == 0:
            if element.get("hascontent", "true").strip() not in {"false", "0"}:
                yield INLINEXML_EMPTY.at(element)
            continue
        stated = trimmed(element, "contenttype").partition(";")[0].strip().lower()
        language = language_of(element[0])
        if language is not None and stated in _SPECIFIC and _SPECIFIC[stated] != language[0]:
            cure = f'write contenttype="{language[1]}"'
            spot = Spot(element, "contenttype")
            yield INLINEXML_CONTENTTYPE.at(spot, found=language[0], stated=shown(stated), cure=cure)
        elif language is None and stated in _NAMESPACES:
            yield from _other_namespace(element[0], stated)


def _other_namespace(content: Element, stated: str) -> Iterator[Fault]:
    """Content in another namespace than that of its media type, which no reader makes anything of."""
    namespace, expected = namespace_of(content.tag), _NAMESPACES[stated]
    if LIKE_G2 in namespace or (not namespace and stated == "text/html"):
        return  # which G2-STRAY tells, and which is as HTML is written
    found = f"in the namespace {shown(namespace)}" if namespace else "in no namespace"
    cure = f'declare xmlns="{expected}" on it, or state its own media type'
    yield INLINEXML_CONTENTTYPE.at(content, found=f"{cut(local(content.tag))} {found}", stated=shown(stated), cure=cure)


def _media_types(item: Item, _: Scene) -> Iterator[Fault]:
    for name in _TYPED & item.nodes.keys():
        for element in item.nodes[name]:
            value = element.get("contenttype")
            if value is None or value in _GOOD:
                continue
            bare = value.strip().lower()
            found = _MEDIA_TYPE.fullmatch(bare)
            if found is None:
                yield CONTENTTYPE.at(Spot(element, "contenttype"), value=shown(value))
                continue
            plain = f"{found[1]}/{found[2]}"
            if plain in _MISTAKEN or found[1] not in _TOP_LEVEL:
                meant = f': did you mean "{_MISTAKEN[plain]}"?' if plain in _MISTAKEN else ""
                yield CONTENTTYPE_UNREGISTERED.at(Spot(element, "contenttype"), value=shown(value), meant=meant)


_GOOD: Final = frozenset({"image/jpeg", "application/xhtml+xml", "text/html", "text/plain", "application/nitf+xml"})


def _image_sizes(item: Item, _: Scene) -> Iterator[Fault]:
    for content in item.nodes["remoteContent"]:
        attributes = content.attrib
        is_image = attributes.get("contenttype", "").strip().lower().startswith("image/")
        if is_image and "width" not in attributes and "height" not in attributes:
            yield IMAGE_SIZE.at(content)


def _word_counts(item: Item, _: Scene) -> Iterator[Fault]:
    for element in item.all("inlineXML", "inlineData"):
        stated = trimmed(element, "wordcount")
        if not stated.isdecimal() or not (len(element) or element.text):
            continue
        if "encoding" in element.attrib or "encodinguri" in element.attrib:
            continue
        counted = _count_words(element)
        number = int(stated[:9])
        if abs(number - counted) > max(_FEW, _TOLERANCE * max(number, counted)):
            yield WORDCOUNT.at(Spot(element, "wordcount"), stated=number, counted=counted)


def _count_words(element: Element) -> int:
    """How many words the content has; of a page, its body."""
    parts = [element]
    if len(element) and local(element[0].tag) in {"html", "nitf"}:
        parts = [child for child in element[0] if local(child.tag) not in _NO_WORDS]
    return _words_in(" ".join(chain.from_iterable(map(Element.itertext, parts))))


def _words_in(text: str) -> int:
    """How many words there are: letters behind white space are counted, which is quicker than to cut the words out."""
    marked = text.replace("\xa0", " ").replace("\u3000", " ").encode().translate(_MARKS)
    return marked.count(b" x") + marked.startswith(b"x")


_MARKS: Final = bytes(32 if byte in b" \t\r\n" else 120 for byte in range(256))  # a space, or an x


def _duration_units(item: Item, _: Scene) -> Iterator[Fault]:
    for element in item.all("remoteContent", "inlineXML", "inlineData", "channel", "newsContentCharacteristics"):
        code, uri = trimmed(element, "durationunit"), trimmed(element, "durationunituri")
        unit = code.removeprefix("timeunit:") if code.startswith("timeunit:") else uri.removeprefix(_TIMEUNIT)
        if unit in _UNCOUNTABLE:
            yield DURATION_UNIT.at(Spot(element, "durationunit" if code else "durationunituri"), unit=cut(code or uri))


_CONTENT: Final = frozenset({"inlineXML", "inlineData", "remoteContent"})

CHECKS: Final = (
    Check(_renditions, names=frozenset({"contentSet"})),
    Check(_inline_xml, names=frozenset({"inlineXML"})),
    Check(_media_types, names=_TYPED),
    Check(_image_sizes, names=frozenset({"remoteContent"})),
    Check(_word_counts, names=frozenset({"inlineXML", "inlineData"})),
    Check(_duration_units, names=_CONTENT | {"channel", "newsContentCharacteristics"}),
)
