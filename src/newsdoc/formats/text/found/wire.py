"""Wire formats of the age of teleprinters, as text: ANPA 1312 (American agencies) and IPTC 7901 (European ones).

Both frame a story with control characters: SOH before the header, STX before the text, ETX after it. A gateway may
have replaced them with U+FFFD or dropped them; the lines between still tell. What a header says goes to the metadata;
its lines stay, verbatim, as notes for editors.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime, timedelta, timezone
from typing import Final

from attrs import evolve, frozen

from newsdoc.formats.text.found.dates import MONTHS
from newsdoc.formats.text.found.front import Front
from newsdoc.formats.text.found.notes import note_kind
from newsdoc.formats.text.found.parts import NotePart, Part, TablePart
from newsdoc.formats.text.found.sheet import EDGE, Line, Sheet, Span

__all__ = ["Wire", "read_wire", "take_agate"]

CONTROLS: Final = "\x00-\x08\x0b\x0c\x0e-\x1f\ufffd"
CONTROL_SET: Final = "".join(map(chr, [*range(9), 11, 12, *range(14, 32), 0xFFFD]))
_CONTROL = re.compile(f"[{CONTROLS}]+")
_LEFT = re.compile(f"[{CONTROLS}{EDGE}]*")
_IPTC = re.compile(
    rf"[{CONTROLS}]*(?P<provider>[A-Za-z]{{2,5}}) ?(?P<number>\d{{3,4}})"
    rf" (?P<urgency>[1-9]) (?P<category>[A-Za-z]{{1,3}}) (?P<words>\d{{1,5}})(?: (?P<info>.*?))?[{CONTROLS}{EDGE}]*"
)
_IPTC_END = re.compile(
    rf"[{CONTROLS}]*(?P<day>\d{{2}})(?P<hour>\d{{2}})(?P<minute>\d{{2}})"
    rf" (?P<month>[A-Za-z]{{3}}) (?P<year>\d{{2}})[{CONTROLS}{EDGE}]*"
)
_ANPA = re.compile(
    rf"[{CONTROLS}]*(?P<service>[a-z])(?P<number>\d{{4}})[{CONTROLS}]?[a-z-]*[{CONTROLS}]*", re.IGNORECASE
)
_ANPA_SECOND = re.compile(
    rf"(?P<priority>[a-z]) ?(?P<category>[a-z])(?:[{CONTROLS}]+| )(?:[abp][mcn]-)?.*", re.IGNORECASE
)
_CARET = re.compile(r"\^(?P<words>[^<=]*)(?P<end>[<=])")
_ANPA_END = re.compile(
    rf"[{CONTROLS}]*[A-Z]{{2}}-[A-Z]{{2}}-(?P<month>\d\d)-(?P<day>\d\d)-(?P<year>\d\d)"
    rf" (?P<hour>\d\d)(?P<minute>\d\d)(?P<zone>[A-Z]{{3}})[{CONTROLS}{EDGE}]*"
)
_URGENCY: Final = {"f": 1, "b": 2, "u": 3, "r": 4, "d": 5, "a": 6, "c": 6, "s": 6, "w": 6}
_ZONES: Final = {
    "EST": -5,
    "EDT": -4,
    "CST": -6,
    "CDT": -5,
    "MST": -7,
    "MDT": -6,
    "PST": -8,
    "PDT": -7,
    "GMT": 0,
    "UTC": 0,
}
_MOST_HEADER_LINES: Final = 20
_LAST_CENTURY: Final = 69


@frozen
class Wire:
    """What is left of a text when the frame of its wire is read off.

    :ivar lines: the lines of the story.
    :ivar notes: the notes for editors that stood in the header.
    :ivar indented: whether each paragraph begins with an indent, and nothing else does.
    :ivar agate: numbers of the lines that are rows of agate type.
    """

    lines: tuple[Line, ...]
    notes: tuple[Part, ...] = ()
    indented: bool = False
    agate: frozenset[int] = frozenset()


def read_wire(sheet: Sheet, front: Front) -> Wire:
    """Read the frame of a wire, if the text has one, into *front*."""
    lines = sheet.lines
    at = next((index for index, line in enumerate(lines) if _bare(line)), -1)
    if at < 0:
        return Wire(lines)
    following = next((line for line in lines[at + 1 :] if _bare(line)), None)
    if (found := _IPTC.fullmatch(lines[at].text)) and (
        _CONTROL.match(lines[at].text)
        or (following and _CONTROL.match(following.text))
        or found["provider"] == found["provider"].lower()
    ):
        return _iptc(sheet, front, at, found)
    head = [line for line in lines[at : at + _MOST_HEADER_LINES] if line.text.lstrip(CONTROL_SET).startswith("^")]
    if len(head) > 1 and sum(bool(_CARET.match(line.text)) for line in head) > 1:
        return _anpa(sheet, front, at)
    return Wire(lines)


def _bare(line: Line) -> str:
    return line.text.strip(CONTROL_SET + EDGE)


def _trimmed(sheet: Sheet, line: Line) -> Line:
    """*line* without the control characters at its edges, which are marked."""
    text = line.text
    left = _LEFT.match(text)
    start = line.start + (left.end() if left else 0)
    inner = sheet.text[start : line.end].rstrip(CONTROL_SET + EDGE)
    end = start + len(inner)
    sheet.mark(line.start, start)
    sheet.mark(end, line.end)
    # A control character at the start of a line, like a tab, opens something new.
    indent = line.indent or (1 if start > line.start else 0)
    return evolve(line, start=start, end=end, text=inner, indent=indent)


def _iptc(sheet: Sheet, front: Front, at: int, header: re.Match[str]) -> Wire:
    sheet.find(
        "TEXT-WIRE-HEADER",
        sheet.lines[at].span,
        "the header of a wire message in the manner of IPTC 7901",
        confidence=0.95,
    )
    front.provider = header["provider"]
    front.number = header["provider"] + header["number"]
    front.urgency = int(header["urgency"])
    front.category = header["category"]
    front.notes.append(sheet.line_prose([_trimmed(sheet, sheet.lines[at])]))
    lines = [_trimmed(sheet, line) for line in sheet.lines[at + 1 :]]
    last = next((index for index in range(len(lines) - 1, -1, -1) if not lines[index].blank), -1)
    if last >= 0 and (found := _IPTC_END.fullmatch(lines[last].text)):
        month = MONTHS.get(found["month"].casefold(), 0)
        front.issued = _moment(2000 + int(found["year"]), month, found, None)
        front.notes.append(sheet.line_prose([lines[last]]))
        del lines[last:]
    for line in sheet.lines[:at]:
        sheet.mark(*line.span)
    return Wire(tuple(lines))


def _moment(year: int, month: int, found: re.Match[str], zone: timezone | None) -> datetime | None:
    try:
        return datetime(year, month, int(found["day"]), int(found["hour"]), int(found["minute"]), tzinfo=zone)
    except ValueError:
        return None


def _anpa(sheet: Sheet, front: Front, at: int) -> Wire:
    lines = list(sheet.lines[at:])
    for line in sheet.lines[:at]:
        sheet.mark(*line.span)
    sheet.find(
        "TEXT-WIRE-HEADER", lines[0].span, "the header of a wire message in the manner of ANPA 1312", confidence=0.95
    )
    first = next(index for index, line in enumerate(lines) if line.text.lstrip(CONTROL_SET).startswith("^"))
    for line in lines[:first]:
        if found := _ANPA.fullmatch(line.text):
            front.number = found["service"] + found["number"]
        elif found := _ANPA_SECOND.fullmatch(line.text):
            front.urgency = _URGENCY.get(found["priority"].lower())
            front.category = found["category"]
        _keep(sheet, front, line)
    notes: list[Part] = []
    end = first
    while end < len(lines) and (lines[end].blank or lines[end].text.lstrip(CONTROL_SET).startswith("^")):
        if not lines[end].blank:
            _caret(sheet, front, lines[end], notes)
        end += 1
    agate = frozenset(line.number for line in lines[end:] if ";" in line.text and line.text[0] in CONTROL_SET)
    story = [_trimmed(sheet, line) for line in lines[end:]]
    _trailer(front, story)
    return Wire(tuple(story), tuple(notes), indented=True, agate=agate)


def _keep(sheet: Sheet, front: Front, line: Line) -> None:
    """Keep a line of the header as a note; control characters in it are markup."""
    pieces: list[Span] = []
    at = line.start
    for found in _CONTROL.finditer(sheet.text, line.start, line.end):
        sheet.mark(*found.span())
        if at < found.start():
            pieces.append((at, found.start()))
        at = found.end()
    if at < line.end:
        pieces.append((at, line.end))
    if pieces:
        front.notes.append(sheet.prose(pieces))


def _caret(sheet: Sheet, front: Front, line: Line, notes: list[Part]) -> None:
    """One line of the ANPA header: the take key first, then headline, notes for editors, byline."""
    found = _CARET.search(line.text)
    start = line.start + (found.start("words") if found else line.text.index("^") + 1)
    end = line.start + found.end("words") if found else line.end
    sheet.mark(line.start, start)
    if found and _bare(evolve(line, text=line.text[found.end() :])):
        # More follows on the line: it is kept, whatever it is.
        end = line.end
    sheet.mark(end, line.end)
    prose = sheet.prose([(start, end)]).cut()
    if not prose.text:
        return
    if note_kind(prose.text):
        notes.append(NotePart(gap=True, kind=note_kind(prose.text), lines=(prose,)))
    elif not front.sluglines:
        front.sluglines.append(prose)
    elif front.bylines or prose.text[:3].lower() == "by ":
        front.bylines.append(prose)
    elif front.headline is None:
        front.headline = prose
    else:
        front.headlines.append(prose)


def _trailer(front: Front, story: Sequence[Line]) -> None:
    for line in reversed(story):
        if line.blank:
            continue
        if found := _ANPA_END.fullmatch(line.text):
            zone = timezone(timedelta(hours=_ZONES[found["zone"]])) if found["zone"] in _ZONES else None
            year = int(found["year"])
            front.issued = _moment(year + (1900 if year > _LAST_CENTURY else 2000), int(found["month"]), found, zone)
        return


def take_agate(
    sheet: Sheet, lines: Sequence[Line], at: int, agate: frozenset[int], *, gap: bool
) -> tuple[TablePart, int] | None:
    """The rows of agate type that begin at line *at*, cells parted by semicolons, and the line after them."""
    rows = []
    end = at
    while end < len(lines) and lines[end].number in agate and not lines[end].blank:
        line = lines[end]
        cells = []
        start = line.start
        for piece in line.text.split(";"):
            cells.append(sheet.prose([(start, start + len(piece))]).cut())
            sheet.mark(start + len(piece), min(start + len(piece) + 1, line.end))
            start += len(piece) + 1
        rows.append(tuple(cells))
        end += 1
    return (TablePart(gap=gap, rows=tuple(rows)), end) if rows else None
