"""Rules about the bodies of news items: XHTML and NITF."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final
from xml.etree.ElementTree import Element

from newsdoc.findings import Severity
from newsdoc.validation.document import Fault, Item, Scene
from newsdoc.validation.places import Spot
from newsdoc.validation.rules.content import NITF as NITF_NAMESPACE
from newsdoc.validation.rules.content import NITF_3_3, XHTML
from newsdoc.validation.rules.record import Basis, Check, Rule
from newsdoc.validation.rules.tags import words
from newsdoc.validation.structure.check import check_body
from newsdoc.validation.structure.records import version_number
from newsdoc.validation.structure.schema import NITF_VERSIONS, nitf
from newsdoc.validation.structure.suggest import closest
from newsdoc.validation.structure.words import cut, local, namespace_of

__all__ = ["CHECKS", "RULES"]


def _page(body: str) -> str:
    return f"""
<contentSet>
  <inlineXML contenttype="application/xhtml+xml">
    <html xmlns="http://www.w3.org/1999/xhtml"><head><title>A tunnel</title></head><body>
      {body}
    </body></html>
  </inlineXML>
</contentSet>
"""


def _story(body: str) -> str:
    return f"""
<contentSet>
  <inlineXML contenttype="application/nitf+xml">
    <nitf xmlns="http://iptc.org/std/NITF/2006-10-18/" version="-//IPTC//DTD NITF 3.6//EN"><body>
      {body}
    </body></nitf>
  </inlineXML>
</contentSet>
"""


_rows = "<table><tr><th>Lane</th><th>Opens</th></tr><tr><td>East</td><td>May</td></tr></table>"

XHTML_UNKNOWN: Final = Rule(
    id="XHTML-UNKNOWN",
    title="Elements in the namespace of XHTML are elements of HTML.",
    severity=Severity.WARNING,
    basis=Basis.BODY,
    message='"{name}" is not an element of HTML{meant}',
    help="use an element of HTML, or a namespace of your own",
    why="Readers show the words of an element that they do not know, and nothing of what it was meant for.",
    breaks=_page("<para>The harbour tunnel opens in May.</para>"),
    keeps=_page("<p>The harbour tunnel opens in May.</p>"),
)
XHTML_NESTING: Final = Rule(
    id="XHTML-NESTING",
    title="Elements of XHTML stand in elements that may hold them.",
    severity=Severity.WARNING,
    basis=Basis.BODY,
    message="{problem}",
    help="{cure}",
    why="Browsers rearrange what is nested wrongly, each in its own way.",
    breaks=_page("<p>The tunnel: <ul><li>two lanes</li></ul></p>"),
    keeps=_page("<p>The tunnel:</p> <ul><li>two lanes</li></ul>"),
)
XHTML_ALT: Final = Rule(
    id="XHTML-ALT",
    title="Pictures in the text have a text in their stead.",
    severity=Severity.WARNING,
    basis=Basis.BODY,
    message="the picture has no alternative text",
    help='describe the picture in alt, or write alt="" if it is there for decoration only',
    why="People who do not see, and programs, have nothing else to go by.",
    breaks=_page('<p><img src="https://example.com/tunnel.jpg"/></p>'),
    keeps=_page('<p><img src="https://example.com/tunnel.jpg" alt="The mouth of the tunnel"/></p>'),
)
XHTML_TABLE: Final = Rule(
    id="XHTML-TABLE",
    title="The rows of a table have as many cells as the table has columns.",
    severity=Severity.WARNING,
    basis=Basis.BODY,
    message="this row fills {found} of the table's {columns} columns",
    help="add the missing cells, or let a cell span several columns",
    why="A cell too few shifts the rest of the row, so that numbers stand under the wrong heading.",
    breaks=_page(_rows.replace("<td>East</td>", "")),
    keeps=_page(_rows),
)
NITF: Final = Rule(
    id="NITF",
    title="A story in NITF is valid by the version of NITF that it declares.",
    severity=Severity.ERROR,
    basis=Basis.BODY,
    message="{problem}",
    why="The IPTC publishes schemas of NITF 3.3 to 3.6. A story in no namespace, as the older DTDs have it, is checked "
    "in the same way. One that declares an older version, or none, is checked as 3.6.",
    breaks=_story("<body.content><block><block><p>The harbour tunnel opens in May.</p></block></block></body.content>"),
    keeps=_story("<body.content><block><p>The harbour tunnel opens in May.</p></block></body.content>"),
)

RULES: Final = (XHTML_UNKNOWN, XHTML_NESTING, XHTML_ALT, XHTML_TABLE, NITF)


# XHTML

_INLINE: Final = words(
    "a abbr acronym audio b bdi bdo big br button canvas cite code data datalist del dfn em embed font i iframe img "
    "input ins kbd label map mark meter noscript object output picture progress q ruby s samp script select slot small "
    "span strike strong sub sup svg math template textarea time tt u var video wbr area link meta nobr"
)
_BLOCKS: Final = words(
    "address article aside blockquote center details dialog dir div dl fieldset figure footer form h1 h2 h3 h4 h5 h6 "
    "header hgroup hr main menu nav ol p pre search section table ul"
)
_WORDS_ONLY: Final = words(
    "p h1 h2 h3 h4 h5 h6 pre span em strong b i u s small big tt cite q dfn abbr acronym code samp kbd var sub sup "
    "mark time label bdi bdo data font strike"
)
# Elements that stand in certain others only.
_HOMES: Final = {
    "li": "ul ol menu dir",
    "dt": "dl div",
    "dd": "dl div",
    "tr": "table thead tbody tfoot",
    "td": "tr",
    "th": "tr",
    "thead": "table",
    "tbody": "table",
    "tfoot": "table",
    "caption": "table",
    "colgroup": "table",
    "col": "colgroup table",
    "figcaption": "figure",
    "legend": "fieldset",
    "summary": "details",
    "option": "select datalist optgroup",
    "optgroup": "select",
    "source": "audio video picture",
    "track": "audio video",
    "param": "object",
    "rt": "ruby rtc",
    "rp": "ruby rtc",
    "rb": "ruby",
    "rtc": "ruby",
    "head": "html",
    "body": "html",
    "title": "head",
    "base": "head",
    "style": "head body div section article",
}
# Elements that hold certain others only.
_CHILDREN: Final = {
    "ul": "li script template",
    "ol": "li script template",
    "dl": "dt dd div script template",
    "table": "caption colgroup col thead tbody tfoot tr script template",
    "thead": "tr script template",
    "tbody": "tr script template",
    "tfoot": "tr script template",
    "tr": "td th script template",
    "html": "head body",
    "head": "title base link meta style script noscript template",
}
_KNOWN: Final = _INLINE | _BLOCKS | _HOMES.keys() | {"html"}
_XHTML_TAG: Final = f"{{{XHTML}}}"
_LINK, _IMAGE, _TABLE, _ROW = (_XHTML_TAG + name for name in ("a", "img", "table", "tr"))
_ROW_GROUPS: Final = frozenset(_XHTML_TAG + name for name in ("thead", "tbody", "tfoot"))
_CELLS: Final = frozenset(_XHTML_TAG + name for name in ("td", "th"))
_WIDEST: Final = 1000


@cache
def _nesting(parent: str, child: str) -> tuple[str, str] | None:
    """What is wrong with an element of XHTML in another, and the cure; None if nothing is."""
    if child in _BLOCKS and parent in _WORDS_ONLY:
        return (
            f"{child} cannot stand in {parent}, which holds words and inline markup only",
            f"close {parent} before it",
        )
    if parent in _CHILDREN and child in _KNOWN and child not in _CHILDREN[parent].split():
        return f"{child} cannot stand right in {parent}", f"{parent} holds {_CHILDREN[parent].split(' script')[0]}"
    if child in _HOMES and parent not in _HOMES[child].split() and parent in _KNOWN:
        return f"{child} cannot stand in {parent}", f"it belongs in {_HOMES[child].replace(' ', ', ')}"
    return None


_SOUND: set[tuple[str, str]] = set()
"""Pairs of tags, outer and inner, that are known to be sound."""
_MOST_PAIRS: Final = 10_000


def _xhtml(item: Item, _: Scene) -> Iterator[Fault]:
    for content in item.nodes["inlineXML"]:
        if len(content) == 0 or not content[0].tag.startswith(_XHTML_TAG):
            continue
        root = content[0]
        if local(root.tag) not in _KNOWN:
            yield _unknown(root)
        pairs = {(element.tag, child.tag) for element in filter(len, root.iter()) for child in element}
        if not pairs <= _SOUND:
            for element in root.iter():
                for child in element:
                    if (element.tag, child.tag) not in _SOUND:
                        yield from _pair(element, child)
        tags = {root.tag, *(tag for _, tag in pairs)}
        if _LINK in tags:
            yield from _links(root)
        if _IMAGE in tags:
            yield from (XHTML_ALT.at(image) for image in root.iter(_IMAGE) if "alt" not in image.attrib)
        if _TABLE in tags:
            for table in root.iter(_TABLE):
                yield from _table(table)


def _unknown(element: Element) -> Fault:
    name = local(element.tag)
    meant = closest(name, _KNOWN)
    return XHTML_UNKNOWN.at(element, name=cut(name), meant=f': did you mean "{meant}"?' if meant else "")


def _pair(element: Element, child: Element) -> Iterator[Fault]:
    if not child.tag.startswith(_XHTML_TAG):
        return
    name = local(child.tag)
    if name not in _KNOWN:
        yield _unknown(child)
        return
    wrong = _nesting(local(element.tag), name) if element.tag.startswith(_XHTML_TAG) else None
    if wrong is not None:
        yield XHTML_NESTING.at(child, problem=wrong[0], cure=wrong[1])
    elif len(_SOUND) < _MOST_PAIRS:
        _SOUND.add((element.tag, child.tag))


def _links(root: Element) -> Iterator[Fault]:
    """Links within links."""
    within: set[Element] = set()
    for link in root.iter(_LINK):
        if link in within:
            yield XHTML_NESTING.at(
                link, problem="a link cannot stand in another link", cure="close the outer one first"
            )
        else:
            within.update(inner for inner in link.iter(_LINK) if inner is not link)


def _table(table: Element) -> Iterator[Fault]:
    groups = [[child for child in table if child.tag == _ROW]]
    groups += [[child for child in group if child.tag == _ROW] for group in table if group.tag in _ROW_GROUPS]
    widths = [found for rows in groups for found in _widths(rows)]
    columns = max((width for _, width in widths), default=0)
    for row, width in widths:
        if width < columns:
            yield XHTML_TABLE.at(row, found=width, columns=columns)


def _widths(rows: list[Element]) -> list[tuple[Element, int]]:
    """How many columns each row of a group fills, with the cells that hang down into it."""
    found = []
    hanging = 0
    ends: dict[int, int] = {}
    for number, row in enumerate(rows):
        hanging -= ends.pop(number, 0)
        width = hanging
        for cell in row:
            if cell.tag in _CELLS:
                across = _span(cell, "colspan")
                down = _span(cell, "rowspan")
                width += across
                if down != 1:
                    end = len(rows) if down == 0 else number + down
                    ends[end] = ends.get(end, 0) + across
                    hanging += across
        found.append((row, width))
    return found


def _span(cell: Element, name: str) -> int:
    value = cell.get(name)
    if value is None:
        return 1
    value = value.strip()
    return min(int(value[:4]), _WIDEST) if value.isdecimal() and value.isascii() else 1


# NITF

_DECLARED: Final = re.compile(r"-//IPTC//DTD NITF (\d+\.\d+)//EN")
_OLDER_NITF: Final = words("2.0 2.1 2.2 2.3 2.4 2.5 3.0 3.1 3.2")
"""The versions that have a DTD only; stories in them are checked as the latest, which takes what they took."""
_ITS_NAMESPACES: Final = frozenset({NITF_NAMESPACE, NITF_3_3, ""})


def _nitf(item: Item, _: Scene) -> Iterator[Fault]:
    for content in item.nodes["inlineXML"]:
        if len(content) == 0 or local(content[0].tag) != "nitf" or namespace_of(content[0].tag) not in _ITS_NAMESPACES:
            continue
        story = content[0]
        namespace = namespace_of(story.tag)
        declared = _DECLARED.fullmatch(story.get("version", "").strip())
        version = declared[1] if declared and declared[1] in NITF_VERSIONS else ""
        if not version:
            version = NITF_VERSIONS[0] if namespace == NITF_3_3 else NITF_VERSIONS[-1]
        is_older = declared is not None and declared[1] in _OLDER_NITF
        for fault in check_body(story, nitf(version_number(version), namespace)):
            if not (is_older and fault.spot == Spot(story, "version")):
                yield Fault(NITF.id, fault.spot, fault.message, fault.help, fault.other)


_CONTENT: Final = frozenset({"inlineXML"})

CHECKS: Final = (Check(_xhtml, names=_CONTENT), Check(_nitf, names=_CONTENT))
