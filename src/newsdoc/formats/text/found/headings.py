"""Headings: marked with ``#``, underlined, or without a mark, known by their looks and by what stands around them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from newsdoc.formats.text.found.dates import is_date_line
from newsdoc.formats.text.found.front import is_byline
from newsdoc.formats.text.found.layout import ends_sentence
from newsdoc.formats.text.found.parts import BreakPart, HeadingPart, ListPart, NotePart, ParagraphPart, Part
from newsdoc.formats.text.found.sheet import EDGE, Line, Sheet
from newsdoc.labels import FACTS

__all__ = ["guess_headings", "looks_like_heading", "take_heading", "take_underlined"]

_BOLD = re.compile(r"(\*\*|__)(?=\S)([^*_]{2,80}[^*_\s.:;,!?…。：！？])\1")
_ATX = re.compile(r"(#{1,6})[ \t\u00a0\u3000]+(?=\S)(.*?)(?:[ \t]+#+)?$")
_OPENING: Final = "#*_"
_UNDERLINE = re.compile(r"={3,}|-{3,}|~{3,}")
_LONGEST_UNDERLINED: Final = 120
_DEEPEST_INDENT: Final = 3
_SMALL_WORD: Final = 3


def take_heading(sheet: Sheet, lines: Sequence[Line], at: int, *, gap: bool) -> tuple[HeadingPart, int] | None:
    """The heading with ``#`` marks, or all in bold, on line *at*, and the line after it."""
    line = lines[at]
    if line.text[0] not in _OPENING:
        return None
    bold = _BOLD.fullmatch(line.text) if gap else None
    found = bold or _ATX.match(line.text)
    if found is None or not found[2].strip(EDGE + "#"):
        return None
    start, end = line.start + found.start(2), line.start + found.end(2)
    sheet.mark(line.start, start)
    sheet.mark(end, line.end)
    level = 2 if bold else len(found[1])
    return HeadingPart(gap=gap, prose=sheet.prose([(start, end)]), level=level, marked=True), at + 1


def take_underlined(sheet: Sheet, lines: Sequence[Line], at: int, *, gap: bool) -> tuple[HeadingPart, int] | None:
    """The heading on line *at* that a line of ``=`` or ``-`` underlines, and the line after both."""
    if at + 1 >= len(lines):
        return None
    line, below = lines[at], lines[at + 1]
    if not _UNDERLINE.fullmatch(below.text) or line.indent > _DEEPEST_INDENT or len(line.text) > _LONGEST_UNDERLINED:
        return None
    if line.text.endswith((".", ":", ";", ",", "。", "：")):
        return None
    sheet.mark(*below.span)
    level = 1 if below.text[0] == "=" else 2
    return HeadingPart(gap=gap, prose=sheet.line_prose([line]), level=level, marked=True), at + 2


_NO_HEADING = re.compile(
    r".*[.:;,…。：；，、=|\\/][\"”'’»」]?|[(\[（【].*[)\]）】]|[-–—].*|.*(?:https?:|www\.|@).*|.*\s=\s.*|.*\s[|>›]\s.*"
    r"|\W*\d[\d\W]*"
)
_BOILERPLATE = re.compile(
    r"(?:read more|read also|also read|related|see also|more on this|share|follow us|sign up|subscribe"
    r"|advertisement|click here"
    r"|photos?|pictures?|image|video|watch|listen|source|foto|bild|anzeige|werbung|lesen sie auch|mehr zum thema"
    r"|lire aussi|à lire"
    r"|lea también|lee también|más información|publicidad|延伸閱讀|延伸阅读|相關新聞|相关新闻|関連記事|広告|圖|图"
    r"|写真)(?:\b|\s?[:：/]).*",
    re.IGNORECASE,
)
_CJK = re.compile("[\u3040-\u30ff\u3400-\u9fff]")
_NUMBERED = re.compile(r"\d{1,2}[.)] ")
_LONGEST: Final = 100
_LONGEST_CJK: Final = 28
_MOST_WORDS: Final = 14
_SHORT: Final = 60
_TITLE_CASE: Final = 0.9
_SENTENCE_CASE: Final = 0.7
_LABEL_CASE: Final = 0.6


def looks_like_heading(text: str) -> float:
    """How much a line by itself looks like a heading: 0 for not at all, .9 for title case, .7 for a short line."""
    if len(text) > _LONGEST or _NO_HEADING.fullmatch(text) or _BOILERPLATE.fullmatch(text):
        return 0.0
    if is_byline(text) or is_date_line(text):
        return 0.0
    first = next((character for character in text if character.isalpha()), "a")
    if first.islower():
        return 0.0
    if _CJK.match(first):
        if len(text) > _LONGEST_CJK:
            return 0.0
        return _LABEL_CASE if "：" in text else _SENTENCE_CASE
    words = text.split()
    if len(words) > _MOST_WORDS:
        return 0.0
    big = [word for word in words if len(word) > _SMALL_WORD or word[0].isdigit()]
    if (
        len(words) > 1
        and sum(not word.lstrip("“\"‘'«„(").islower() and not word.lstrip("“\"‘'«„(")[:1].islower() for word in big)
        * 10
        >= len(big) * 7
    ):
        return _TITLE_CASE
    if ":" in text:
        # "Trams: a plea for patience", but no "Venue: the hall".
        return 0.0 if text.partition(":")[0].casefold() in FACTS else _LABEL_CASE
    return _SENTENCE_CASE


def guess_headings(sheet: Sheet, parts: Sequence[Part], *, spaced: bool) -> list[Part]:
    """*parts* in which short lines between longer stretches are headings."""
    scores = [
        looks_like_heading(part.prose.text) if isinstance(part, ParagraphPart) and part.lines == 1 else 0.0
        for part in parts
    ]
    stand = [bool(scores[at]) and _stands_as_heading(parts, scores, at, spaced=spaced) for at in range(len(parts))]
    numbered = {
        at
        for at, part in enumerate(parts)
        if scores[at] and isinstance(part, ParagraphPart) and _NUMBERED.match(part.prose.text)
    }
    if sum(stand[at] for at in numbered) > 1:
        # Where lines with numbers are headings, all of them are.
        stand = [stands or at in numbered for at, stands in enumerate(stand)]
    done: list[Part] = []
    for at, part in enumerate(parts):
        if stand[at] and isinstance(part, ParagraphPart):
            sheet.find("TEXT-HEADING-GUESSED", part.prose.span(), confidence=scores[at])
            done.append(HeadingPart(gap=part.gap, prose=part.prose))
        else:
            done.append(_bulleted(sheet, part, parts[at + 1] if at + 1 < len(parts) else None))
    return done


def _stands_as_heading(parts: Sequence[Part], scores: Sequence[float], at: int, *, spaced: bool) -> bool:
    part, below = parts[at], parts[at + 1] if at + 1 < len(parts) else None
    above = parts[at - 1] if at else None
    if not isinstance(part, ParagraphPart) or below is None:
        return False
    if spaced and not (part.gap and (below.gap or scores[at] >= _TITLE_CASE or isinstance(below, ListPart))):
        return False
    if not _opens_stretch(below, part, scores[at + 1]):
        return False
    if above is None and not isinstance(below, ListPart):
        # Right below headline and byline a line that sums up is more likely than a heading.
        others = any(
            scores[later] and _opens_stretch(parts[later + 1], parts[later], scores[later + 1])
            for later in range(at + 1, len(parts) - 1)
        )
        return others and len(part.prose.text.split()) <= _MOST_WORDS // 2
    if above is None or scores[at] >= _TITLE_CASE or (part.gap and below.gap):
        return True
    return scores[at] > _LABEL_CASE and len(part.prose.text) <= _SHORT and _closes_stretch(above)


def _opens_stretch(below: Part, heading: Part, score: float) -> bool:
    """Whether *below* is what a heading stands above."""
    if not isinstance(below, ParagraphPart):
        return not isinstance(below, BreakPart | HeadingPart) and not (
            isinstance(below, NotePart) and below.kind in ("end", "signoff")
        )
    text = below.prose.text
    if score:
        return False
    if is_byline(text) or is_date_line(text):
        return True
    return (
        below.lines > 1
        or ends_sentence(text)
        or text.endswith((":", "："))
        or (isinstance(heading, ParagraphPart) and len(text) > 2 * len(heading.prose.text))
    )


def _closes_stretch(above: Part) -> bool:
    return not isinstance(above, ParagraphPart) or ends_sentence(above.prose.text)


def _bulleted(sheet: Sheet, part: Part, below: Part | None) -> Part:
    """A list of one short item with a square or a disc, above prose: a heading as East Asian papers mark it."""
    if not isinstance(part, ListPart) or len(part.items) != 1 or part.ordered or isinstance(below, ListPart | None):
        return part
    item = part.items[0]
    if item.inner or not part.square or len(item.prose.text) > _LONGEST_CJK or ends_sentence(item.prose.text):
        return part
    sheet.find("TEXT-HEADING-GUESSED", item.prose.span(), confidence=0.8)
    return HeadingPart(gap=part.gap, prose=item.prose, marked=True)
