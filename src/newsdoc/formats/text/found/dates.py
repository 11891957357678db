"""Dates as newspapers print them, in several languages: ``March 9, 2024``, ``9. März 2024``, ``2024年3月9日``."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

__all__ = ["DAY_WORDS", "MONTHS", "find_date", "is_date_line"]

MONTHS: Final[dict[str, int]] = {
    name: number
    for number, names in enumerate(
        (
            "january jan januar jänner janvier janv enero ene",
            "february feb februar février fév févr febrero",
            "march mar märz mär mrz mars marzo",
            "april apr avril avr abril abr",
            "may mai mayo",
            "june jun juni juin junio",
            "july jul juli juillet juil julio",
            "august aug août agosto ago",
            "september sep sept septembre septiembre set",
            "october oct oktober okt octobre octubre",
            "november nov novembre noviembre",
            "december dec dezember dez décembre déc diciembre dic",
        ),
        1,
    )
    for name in names.split()
}
"""Names of months and what is printed for short, in lower case, with their numbers."""

_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
DAY_WORDS: Final = (
    r"mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:rs(?:day)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?"
    r"|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag"
    r"|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche"
    r"|lunes|martes|miércoles|jueves|viernes|sábado|domingo"
)
"""Names of the days of the week, as the source of a regular expression without regard to case."""

_DATE = re.compile(
    rf"(?P<iso>(?P<iy>\d{{4}})[-/.](?P<im>\d{{1,2}})[-/.](?P<id>\d{{1,2}}))\b"
    rf"|(?P<am>{_MONTH})\b\.? (?P<ad>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<ay>\d{{4}})\b"
    rf"|(?P<ed>\d{{1,2}})(?:\.|st|nd|rd|th|er|º)? (?:de )?(?P<em>{_MONTH})\b\.?,? (?:de |del )?(?P<ey>\d{{4}})\b"
    rf"|(?P<dd>\d{{1,2}})\.(?P<dm>\d{{1,2}})\.(?P<dy>\d{{4}})\b"
    rf"|(?P<cy>\d{{4}}) ?年 ?(?P<cm>\d{{1,2}}) ?月 ?(?P<cd>\d{{1,2}}) ?日",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\d{4}")
_BEFORE = re.compile(
    rf"(?:(?:first |last )?(?:published|updated|posted|modified|date|datum|stand|veröffentlicht|aktualisiert|publié"
    rf"|mis à jour"
    rf"|publicado|actualizado|fecha|发布时间|發布時間|发布|發布|更新|公開|投稿日|日期|時間)(?:[ :：]|\bon\b|\bam\b"
    rf"|\ble\b|\bel\b|\bat\b)*)?"
    rf"(?:\d{{1,2}}[:.h]\d{{2}}(?: ?[ap]\.?m\.?)?,? |(?:{DAY_WORDS})\b[,.]? ?|(?:le|el|am|den) )*",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"[,.]?(?: ?[(（][月火水木金土日一二三四五六][)）])?"
    r"(?:[ ,T|·•–—-]*(?:at|um|à|a las|kl\.?)?[ ]*\d{1,2}(?:[:.h时時]\d{2}分?(?::\d{2})?)?"
    r"(?:\.\d+)?[ ]?(?:[ap]\.?m\.?|uhr|h)?[ ]?(?:[A-Z]{2,5}(?:[+-]\d{1,2})?|Z|[+-]\d{2}:?\d{2})?\b\.?)?",
    re.IGNORECASE,
)


def find_date(text: str) -> tuple[date, int, int] | None:
    """The first full date in *text*, and where it stands."""
    if not _YEAR.search(text):
        return None
    for found in _DATE.finditer(text):
        group = found.groupdict()
        kind = next(letter for letter in "iaedc" if group[f"{letter}y"])
        month = group[f"{kind}m"]
        number = int(month) if month.isdigit() else MONTHS[month.casefold()]
        try:
            return date(int(group[f"{kind}y"]), number, int(group[f"{kind}d"])), found.start(), found.end()
        except ValueError:
            continue
    return None


def is_date_line(text: str) -> date | None:
    """The date that *text* gives, if it gives nothing else but a day of the week, a time, a word such as "Updated"."""
    found = find_date(text)
    if found is None:
        return None
    day, start, end = found
    return day if _BEFORE.fullmatch(text[:start]) and _AFTER.fullmatch(text[end:]) else None
