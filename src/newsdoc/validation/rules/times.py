"""Rules about dates and times: zones, order, embargoes, periods."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from functools import lru_cache, partial
from typing import Final
from xml.etree.ElementTree import Element

from newsdoc.findings import Severity
from newsdoc.validation.document import Fault, Item, Scene
from newsdoc.validation.places import Spot
from newsdoc.validation.rules.record import Basis, Check, Rule
from newsdoc.validation.rules.tags import children, trimmed
from newsdoc.validation.structure.schema import Role
from newsdoc.validation.structure.words import cut

__all__ = ["CHECKS", "RANGE", "RULES", "after", "moment"]

_rule = partial(Rule, basis=Basis.PRACTICE)

DATE_ZONE: Final = _rule(
    id="G2-DATE-ZONE",
    title="Times have a time zone.",
    severity=Severity.WARNING,
    message="{name} has no time zone: {value}",
    help='add the offset, such as +02:00, or "Z" for UTC',
    why="Without a zone, a receiver on another continent publishes hours too early.",
    breaks="""
<versionCreated>2024-05-01T09:30:00</versionCreated>
""",
    keeps="""
<versionCreated>2024-05-01T09:30:00+02:00</versionCreated>
""",
)
DATE_ORDER: Final = _rule(
    id="G2-DATE-ORDER",
    title="Nothing was created or changed after the version of the item was made.",
    severity=Severity.WARNING,
    message="{name} ({value}) is later than versionCreated ({version}) in {other}",
    help="mend the wrong one; versionCreated is when this version was made",
    why="The first version, the content and its last change are older than the version that carries them, or as old.",
    breaks="""
<versionCreated>2024-05-01T09:30:00+02:00</versionCreated>
<firstCreated>2024-05-02T09:30:00+02:00</firstCreated>
""",
    keeps="""
<versionCreated>2024-05-02T09:30:00+02:00</versionCreated>
<firstCreated>2024-05-01T09:30:00+02:00</firstCreated>
""",
)
EMBARGO: Final = _rule(
    id="G2-EMBARGO",
    title="An embargo ends after the version was made.",
    severity=Severity.WARNING,
    message="the embargo {problem}",
    help="give the time at which it ends, or leave embargoed out",
    why="An embargo that is over when the item is made holds nothing back. An empty one holds the item back for ever, "
    "which is rarely meant.",
    breaks="""
<embargoed>2024-04-30T00:00:00+02:00</embargoed>
""",
    keeps="""
<embargoed>2024-05-02T00:00:00+02:00</embargoed>
""",
)
RANGE: Final = _rule(
    id="G2-RANGE",
    title="Periods end after they begin, ratings lie on their scale, coordinates lie on the Earth.",
    severity=Severity.ERROR,
    message="{problem}",
    help="{cure}",
    why="A period that ends before it begins contains nothing; calendars drop such an event. Latitudes run from -90 to "
    "90, longitudes from -180 to 180.",
    breaks="""
<link rel="irel:seeAlso" href="https://example.com/live" validfrom="2024-05-02" validto="2024-05-01"/>
""",
    keeps="""
<link rel="irel:seeAlso" href="https://example.com/live" validfrom="2024-05-01" validto="2024-05-02"/>
""",
)

RULES: Final = (DATE_ZONE, DATE_ORDER, EMBARGO, RANGE)

_MOMENT: Final = re.compile(
    r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d):(\d\d):(\d\d)(\.\d+)?)?)?)?(Z|[+-]\d\d:\d\d)?", re.ASCII
)
_TIMES: Final = ("versionCreated", "firstCreated", "embargoed", "contentCreated", "contentModified", "sent", "expires")
_EARLIER: Final = ("firstCreated", "contentCreated", "contentModified")
_BEGINNINGS: Final = {"validto": "validfrom", "coversto": "coversfrom", "approxend": "approxstart"}
_DAY_ENDS: Final = 24
_INSTANT: Final = timedelta(microseconds=1)
_ANY_ZONE: Final = timedelta(hours=14)


@lru_cache(maxsize=4096)
def moment(value: str) -> tuple[datetime, datetime, bool] | None:
    """The first and the last instant that a date may mean, and whether it says its zone; None if it is none."""
    found = _MOMENT.fullmatch(value.strip())
    if found is None:
        return None
    year, month, day, hour, minute, second = (int(part) if part else None for part in found.groups()[:6])
    try:
        begins = 0 if hour == _DAY_ENDS else hour or 0
        begin = datetime(year or 1, month or 1, day or 1, begins, minute or 0, second or 0, tzinfo=UTC)
        if hour == _DAY_ENDS:
            begin += timedelta(days=1)
        if found[7]:
            begin += timedelta(microseconds=int(found[7][1:7].ljust(6, "0")))
        if month is None:
            end = begin.replace(year=begin.year + 1) - _INSTANT
        elif day is None:
            end = (begin + timedelta(days=32)).replace(day=1) - _INSTANT
        else:
            end = begin if hour is not None else begin + timedelta(days=1) - _INSTANT
        zone = found[8]
        if zone is not None and zone != "Z":
            offset = timedelta(hours=int(zone[1:3]), minutes=int(zone[4:6])) * (-1 if zone[0] == "-" else 1)
            begin, end = begin - offset, end - offset
    except (ValueError, OverflowError):
        return None
    return begin, end, zone is not None


def after(later: str, earlier: str) -> bool:
    """Whether one date lies after another for certain, however they are read.

    >>> after("2024-05", "2024-04-30"), after("2024-05-02T10:00:00", "2024-05-02T12:00:00Z")
    (True, False)
    """
    one, other = moment(later), moment(earlier)
    if one is None or other is None:
        return False
    # A date without a zone may be in any; two of them are taken to be in the same one.
    return one[0] > other[1] + (_ANY_ZONE if one[2] != other[2] else timedelta())


def _text(element: Element) -> str:
    return (element.text or "").strip()


def _times(item: Item, _: Scene) -> Iterator[Fault]:
    nodes = item.nodes
    for name in _TIMES:
        for element in nodes.get(name, ()):
            value = _text(element)
            if "T" in value:
                known = moment(value)
                if known is not None and not known[2]:
                    yield DATE_ZONE.at(Spot(element, text=0), name=name, value=value)
    created = next(iter(nodes.get("versionCreated", ())), None)
    if created is None:
        return
    version = _text(created)
    for name in _EARLIER:
        for element in nodes.get(name, ()):
            value = _text(element)
            if after(value, version):
                yield DATE_ORDER.at(Spot(element, text=0), other=created, name=name, value=value, version=version)
    for element in nodes.get("embargoed", ()):
        value = _text(element)
        if not value:
            yield EMBARGO.at(element, problem="has no end")
        elif after(version, value):
            yield EMBARGO.at(Spot(element, text=0), problem=f"ended ({value}) before this version was made ({version})")


def _periods(item: Item, _: Scene) -> Iterator[Fault]:
    for element, end, value in item.notes[Role.PERIOD]:
        begin = _BEGINNINGS[end]
        earlier, later = trimmed(element, begin), value.strip()
        if earlier and after(earlier, later):
            problem = f"{end} ({cut(later)}) is earlier than {begin} ({cut(earlier)})"
            yield RANGE.at(Spot(element, end), problem=problem, cure="mend or swap them")


def _events(item: Item, _: Scene) -> Iterator[Fault]:
    for dates in item.nodes["dates"]:
        start = next(children(dates, "start"), None)
        end = next(children(dates, "end"), None)
        if start is not None and end is not None and after(_text(start), _text(end)):
            problem = f"the event ends ({cut(_text(end))}) before it begins ({cut(_text(start))})"
            yield RANGE.at(Spot(end, text=0), problem=problem, cure="mend or swap start and end")


_TIME_CODE: Final = re.compile(r"\d{1,20}(?:[:;]\d{1,20}){0,4}(?:\.\d{1,20})?", re.ASCII)


def _time_code(value: str) -> list[Decimal]:
    """The parts of a time code, or a number of seconds, frames or the like; none if it is neither."""
    return [Decimal(part) for part in re.split("[:;]", value)] if _TIME_CODE.fullmatch(value) else []


def _delimiters(item: Item, _: Scene) -> Iterator[Fault]:
    for part in item.nodes["timeDelim"]:
        start, end = trimmed(part, "start"), trimmed(part, "end")
        first, last = _time_code(start), _time_code(end)
        if len(first) == len(last) and last < first:
            problem = f"the part ends ({cut(end)}) before it begins ({cut(start)})"
            yield RANGE.at(Spot(part, "end"), problem=problem, cure="mend or swap start and end")


CHECKS: Final = (
    Check(_times),
    Check(_periods),
    Check(_events, names=frozenset({"dates"})),
    Check(_delimiters, names=frozenset({"timeDelim"})),
)
